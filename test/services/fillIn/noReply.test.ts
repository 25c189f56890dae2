import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { derivedYear } from '../../../electron/services/year/derivedYear.ts';
import type { TestApp } from '../../support/testApp.ts';
import { YEAR } from '../imports/importFixtures.ts';
import { acceptTicked, bookOf, fillInApp, receive, startRound, unitIdOf } from './fillInApp.ts';

let app: TestApp;
beforeEach(async () => {
  app = await fillInApp();
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

/** The lamp of a unit's review of 30 June of the sentence without a date. */
function lampOf(unit: string): string | undefined {
  const unitId = unitIdOf(app, unit);
  const { facts, occurrences } = derivedYear(app.context, YEAR);
  const sentence = facts.duties.find(({ content }) => content === '持续做好政策解读');
  return occurrences.find((one) => one.dutyId === sentence?.id && one.unitId === unitId && one.dueOn === '2021-06-30')
    ?.lamp;
}

const both = () => [lampOf('区财政局'), lampOf('区统计局')];

describe('work without a deadline that a round asked about', () => {
  it('is 未反馈 after the reply day, for the unit that has not answered, until it does', async () => {
    expect(both()).toEqual(['ongoing', 'ongoing']);
    const round = await startRound(app);
    const answered = await bookOf(app, round, '区统计局');
    answered.fill(answered.find('持续做好政策解读'), { status: '进行中', progress: '已发布解读 3 篇' });
    await acceptTicked(app, await receive(app, [['区统计局.xlsx', await answered.bytes()]]));
    // To be answered by 5 July; the review is on 30 June.
    app.setToday('2021-07-05');
    expect(both()).toEqual(['checkDue', 'checkDue']);
    app.setToday('2021-07-06');
    expect(both()).toEqual(['noReply', 'checkDue']);
    const late = await bookOf(app, round, '区财政局');
    late.fill(late.find('持续做好政策解读'), { status: '进行中', progress: '正在拟定' });
    await acceptTicked(app, await receive(app, [['区财政局.xlsx', await late.bytes()]]));
    expect(both()).toEqual(['checkDue', 'checkDue']);
  });
});
