import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import type { TimeRule } from '../../electron/domain/model/timeRule.ts';
import { openTestApp, type TestApp } from '../support/testApp.ts';
import { temporaryFolder } from '../support/storeFixtures.ts';

/**
 * Earlier versions let the reader store rules beyond what may be set: a quota of 0, thousands of days, dates up to 2200. Whoever has such a rule
 * must still open the year, see it and edit the duty; only setting it anew is refused.
 */

const YEAR = 2021 as Year;
const none = { shift: { kind: 'none' } } as const;
const OLD: readonly TimeRule[] = [
  { type: 'quota', per: 'month', atLeast: 0 },
  { type: 'triggered', event: 'documentIssued', n: 9999, count: 'workday', ...none },
  { type: 'recurring', every: 'year', due: { at: 'afterPeriod', n: 5000, count: 'day' }, covers: 'same', ...none },
  { type: 'minimumDuration', n: 10_000, count: 'day' },
  { type: 'once', year: 2200, month: 12, day: 31, ...none },
  { type: 'once', year: 1990, month: 1, day: 1, ...none },
];

const temporary = temporaryFolder();
let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021, folder: temporary.folder });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
  temporary.remove();
});

it('opens a file with such rules, shows them and lets the duty be edited', async () => {
  const { id: unitId } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
  const { id } = await app.call('duties.create', {
    year: YEAR,
    kind: 'disclosure',
    number: '1',
    task: '任务',
    subtask: '',
    content: '预算公开',
    timeWording: '按原文',
    rules: [],
    assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
  });
  // The repository keeps what it is given, as the import of earlier versions did.
  app.store.command('导入', '2021-06-15T02:00:00Z', () =>
    app.store.duties.setRules(
      id,
      OLD.map((rule) => ({ rule })),
    ),
  );
  await app.close();

  app = await openTestApp({ today: '2021-06-15', folder: temporary.folder });
  const { duty } = await app.call('duties.get', { id });
  expect(duty.rules.map(({ rule }) => rule)).toEqual(OLD);
  // Each derives the year from it, and would be refused where that failed.
  expect((await app.call('workspace.status', {})).years).toHaveLength(1);
  await app.call('assessment.table', { year: YEAR });
  await app.call('coverage.check', { year: YEAR });
  await app.call('duties.update', { id, content: '部门预算公开' });
  expect((await app.call('duties.get', { id })).duty.rules.map(({ rule }) => rule)).toEqual(OLD);
  const refused = await app.refusal('duties.update', { id, rules: [...OLD] });
  expect(refused).toMatchObject({
    code: 'invalid-input',
    fields: { 'rules.0.atLeast': '应为 1 至 1000 之间的整数', 'rules.1.n': '应为 0 至 1000 之间的整数' },
  });
});
