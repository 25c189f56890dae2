import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { confirmAll, preview, recognisedFile, YEAR } from './importFixtures.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-01-04', year: 2021 });
});
afterEach(() => app.close());

const schedule = (time: string) => recognisedFile([{ content: '水情信息', time, units: '区水务局' }]);

/** The days on which the one duty of the year is due. */
async function dueDays(): Promise<readonly (string | undefined)[]> {
  const [duty] = await app.call('duties.list', { year: YEAR });
  if (!duty) throw new Error('Nothing was imported');
  const { occurrences } = await app.call('duties.get', { id: duty.id });
  return occurrences.map(({ dueOn }) => dueOn);
}

describe('what an import makes of a time wording', () => {
  it.each(['本周五前', '汛期每日', '每月（1月除外）10日前', '国庆节前', '每两周'])(
    'asked: nothing of “%s” is owed, and the duty is 待核',
    async (time) => {
      await confirmAll(app, schedule(time));
      expect(await dueDays()).toEqual([]);
      const [duty] = await app.call('duties.list', { year: YEAR });
      expect(duty?.timeCheck).toMatch(/请/u);
      expect(app.bugs).toEqual([]);
    },
  );

  it('asked: the preview offers the rule, and a person who takes it decides', async () => {
    const read = await preview(app, schedule('汛期每日'));
    const [row] = read.tables[0]?.rows ?? [];
    expect(row?.rules).toEqual([]);
    expect(row?.suggestions).toHaveLength(1);
    const rules = (row?.suggestions ?? []).map(({ rule }) => rule);
    await app.call('imports.confirm', {
      previewId: read.previewId,
      year: YEAR,
      tables: ['t0'],
      names: { 区水务局: { as: 'newUnit', name: '区水务局', kind: 'department' } },
      rows: { [row?.key ?? '']: { include: true, rules } },
    });
    expect(await dueDays()).toHaveLength(365);
  });

  it('a series that begins inside the year is owed from its first day on', async () => {
    await confirmAll(app, schedule('6月底前建立，每月更新'));
    expect(await dueDays()).toEqual([
      '2021-06-30',
      '2021-07-31',
      '2021-08-31',
      '2021-09-30',
      '2021-10-31',
      '2021-11-30',
      '2021-12-31',
    ]);
  });

  it('a wording that is typed anew keeps the first day too', async () => {
    await confirmAll(app, schedule('每月'));
    const [duty] = await app.call('duties.list', { year: YEAR });
    if (!duty) throw new Error('Nothing was imported');
    await app.call('duties.update', { id: duty.id, timeWording: '10月底前建立，每月更新' });
    expect(await dueDays()).toEqual(['2021-10-31', '2021-11-30', '2021-12-31']);
  });
});
