import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DutyId } from '../../electron/domain/brand.ts';
import type { TimeRule } from '../../electron/domain/model/timeRule.ts';
import { day, openTestApp, type TestApp } from '../support/testApp.ts';
import { YEAR } from './imports/importFixtures.ts';

/** A time that is asked (待核, and nothing of it in force) is owed by nobody until a person decides. */

const MONTHLY: TimeRule = {
  type: 'recurring',
  every: 'month',
  due: { at: 'periodEnd' },
  covers: 'same',
  shift: { kind: 'none' },
};

let app: TestApp;
let id: DutyId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-07-12', year: YEAR });
  const { id: unitId } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
  ({ id } = await app.call('duties.create', {
    year: YEAR,
    kind: 'measure',
    number: '1',
    task: '',
    subtask: '',
    content: '通报专项资金使用情况',
    timeWording: '适时',
    rules: [],
    assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
  }));
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const keys = async () => (await app.call('duties.get', { id })).occurrences.map(({ periodKey }) => periodKey);

it('has no date, stands among what is to be checked, and the coverage check counts it', async () => {
  const { duty } = await app.call('duties.get', { id });
  expect(duty).toMatchObject({ state: 'toCheck', total: 0, overdue: 0, timeCheck: expect.stringContaining('适时') });
  expect(await keys()).toEqual([]);
  const { found, gaps } = await app.call('coverage.check', { year: YEAR });
  expect(found.map(({ cause, dutyId, count }) => [cause, dutyId, count])).toEqual([['noRule', id, 1]]);
  expect(gaps).toBe(1);
  expect((await app.call('exports.calendar', { year: YEAR })).events).toBe(0);
});

it('is owed from the decision on: for the whole year, from a day on, or as work without a deadline', async () => {
  await app.call('duties.update', { id, rules: [MONTHLY] });
  expect(await keys()).toHaveLength(12);
  await app.call('workspace.undo', {});
  await app.call('duties.changeRules', { id, rules: [MONTHLY], from: day('2021-07-01') });
  expect(await keys()).toEqual(['2021-07', '2021-08', '2021-09', '2021-10', '2021-11', '2021-12']);
  await app.call('workspace.undo', {});
  await app.call('duties.update', { id, rules: [{ type: 'continuous' }] });
  expect(await keys()).toEqual(['2021-R06-30', '2021-R12-31']);
});

it('takes a rule of every few years from a day on, though it has no date in the year', async () => {
  const shift = { kind: 'none' } as const;
  const rule: TimeRule = {
    type: 'interval',
    n: 2,
    unit: 'year',
    from: day('2021-07-01'),
    at: 'end',
    covers: 'same',
    shift,
  };
  await app.call('duties.changeRules', { id, rules: [rule], from: day('2021-07-01') });
  expect(await keys()).toEqual([]);
  expect((await app.call('duties.get', { id })).duty.timeCheck).toBeUndefined();
});
