import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { confirmAll, recognisedFile, YEAR } from './importFixtures.ts';

/** What a wording says of part of the year, and what it asks, on the way from a table into the duties and through the editor. */

const TIMES = ['2021年1月至6月每月25日前，7月起每季度末前', '6月底前建立，每月更新', '每两周', '汛期每日'];
const FILE = recognisedFile(TIMES.map((time, index) => ({ content: `公开事项${index + 1}`, time, units: '区财政局' })));

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-03-15', year: YEAR });
  await confirmAll(app, FILE, '清河区明细表.xlsx');
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function detailOf(time: string) {
  const found = (await app.call('duties.list', { year: YEAR })).find(({ timeWording }) => timeWording === time);
  if (!found) throw new Error(`No duty ${time}`);
  return app.call('duties.get', { id: found.id });
}

it.each([
  [
    TIMES[0] ?? '',
    ['每月25日前，自2021年1月1日起至2021年6月30日止', '每季度，季度末前，自2021年7月1日起'],
    ['01-25', '02-25', '03-25', '04-25', '05-25', '06-25', '09-30', '12-31'],
  ],
  [
    TIMES[1] ?? '',
    ['2021年6月30日前', '每月，月末前，自2021年7月1日起'],
    ['06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31'],
  ],
])('%s is owed as it says, and stays so when the editor saves what it shows', async (time, sentences, days) => {
  const dates = async () => (await detailOf(time)).occurrences.map(({ dueOn }) => dueOn?.slice(5));
  const { duty, history } = await detailOf(time);
  expect(duty.rules.map(({ sentence }) => sentence)).toEqual(sentences);
  // Part of the year is no change of rules.
  expect(history).toEqual([]);
  expect(await dates()).toEqual(days);
  await app.call('duties.update', { id: duty.id, rules: duty.rules.map(({ rule }) => rule) });
  expect(await dates()).toEqual(days);
});

it.each([TIMES[2] ?? '', TIMES[3] ?? ''])(
  '%s is asked: nothing of it is owed, and what it may mean is offered',
  async (time) => {
    const { duty, occurrences } = await detailOf(time);
    expect([duty.rules, occurrences]).toEqual([[], []]);
    expect(duty.timeCheck).toBeDefined();
    const { rules, suggestions } = await app.call('duties.readTime', { wording: time, year: YEAR });
    expect([rules.length, suggestions?.length]).toEqual([0, 1]);
  },
);

it('comes again from the same table without a change', async () => {
  const before = await app.call('duties.list', { year: YEAR });
  await confirmAll(app, FILE, '清河区明细表.xlsx');
  const after = await app.call('duties.list', { year: YEAR });
  expect(after.map(({ rules }) => rules)).toEqual(before.map(({ rules }) => rules));
});
