import { expect, test } from 'vitest';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { pasteUnits } from '../../../renderer/register/ManyUnits.tsx';
import { likelyPeriod, openPeriods } from '../../../renderer/register/periods.ts';
import { entry, occurrence } from '../calendar/entries.ts';
import { day } from '../support/facts.ts';

const month = (name: string, dueOn: string) => entry('月报', { periodKey: name, period: name, dueOn: day(dueOn) });
const done = { lamp: 'onTime', done: 1 } as const;

test('periods with something open, by date; the last that is due soon is meant', () => {
  const all = [
    occurrence(month('2021-07', '2021-07-31'), '甲'),
    occurrence(month('2021-04', '2021-04-30'), '甲', done),
    occurrence(month('2021-05', '2021-05-31'), '甲', { lamp: 'overdue' }),
    occurrence(month('2021-06', '2021-06-30'), '甲', done),
    occurrence(month('2021-06', '2021-06-30'), '乙'),
  ];
  const periods = openPeriods(all);
  expect(periods.map(({ period, open, dueOn }) => [period, open, dueOn])).toEqual([
    ['2021-05', 1, '2021-05-31'],
    ['2021-06', 1, '2021-06-30'],
    ['2021-07', 1, '2021-07-31'],
  ]);
  expect(likelyPeriod(periods, day('2021-07-05'))?.period).toBe('2021-06');
  expect(likelyPeriod(periods, day('2021-05-01'))?.period).toBe('2021-05');
  expect(likelyPeriod([], day('2021-05-01'))).toBeUndefined();
});

test('a unit that is done can be registered again where it takes more, and is not waited for', () => {
  const may = month('2021-05', '2021-05-31');
  const all = [
    occurrence(may, '甲'),
    occurrence(may, '乙', done),
    occurrence(may, '丙', { ...done, mayRegister: true }),
    occurrence(may, '丁', { lamp: 'exempt' }),
  ];
  const [period] = openPeriods(all);
  const units = ['甲', '乙', '丙', '丁', '戊'].map((name) => ({
    id: `unit-${name}` as UnitId,
    name,
    kind: 'department' as const,
    aliases: [],
    groupIds: [],
    duties: 0,
  }));
  expect(period?.open).toBe(1);
  expect(pasteUnits(units, period).map(({ state }) => state)).toEqual(['open', 'done', 'more', 'exempt', 'none']);
});
