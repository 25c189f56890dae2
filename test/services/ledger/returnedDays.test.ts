import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { occurrenceKey, type OccurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { anewFrom } from '../../../electron/domain/registrations/mayRegister.ts';
import { NO_SHIFT, type TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { matchWithStore } from '../../../electron/services/oldLedger/match.ts';
import { derivedYear } from '../../../electron/services/year/derivedYear.ts';
import { workbookOf } from '../../../electron/services/exports/exports.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { sheetOf } from '../oldLedger/ledgerOffice.ts';

const YEAR = 2021 as Year;
const once = (month: number, date: number): TimeRule => ({ type: 'once', month, day: date, shift: NO_SHIFT });

let app: TestApp;
let unitId: UnitId;
const key = { ahead: undefined as unknown as OccurrenceKey, past: undefined as unknown as OccurrenceKey };

/** Two duties: one due long after its new day, one long before it; both returned on 07-02, to come again by 07-09. */
beforeAll(async () => {
  app = await openTestApp({ today: '2021-07-01', year: YEAR });
  unitId = (await app.call('units.save', { name: '区甲局', kind: 'department', aliases: [] })).id;
  const add = async (content: string, kind: 'disclosure' | 'measure', rule: TimeRule): Promise<OccurrenceKey> => {
    const { id } = await app.call('duties.create', {
      year: YEAR,
      kind,
      number: content.slice(0, 1),
      task: '',
      subtask: '',
      content,
      timeWording: '',
      rules: [rule],
      assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
    });
    const ruleId = app.store.facts(YEAR).duties.find((duty) => duty.id === id)!.rules[0]!.id;
    return { dutyId: id, ruleId, unitId, periodKey: '2021' };
  };
  key.ahead = await add('预算执行公开', 'measure', once(9, 20));
  key.past = await add('决算公开', 'disclosure', once(6, 30));
  await register(key.ahead, '2021-07-01');
  await register(key.past, '2021-06-28');
  app.setToday('2021-07-02');
  const back = { reason: '缺附件', elements: [], newDueOn: day('2021-07-09') };
  await app.call('ledger.return', { items: [key.ahead], fault: 'material', ...back });
  await app.call('ledger.return', { items: [key.past], fault: 'requirement', ...back });
  app.setToday('2021-07-06');
  await app.call('today.seen', {});
});
afterAll(() => app.close());

const register = (item: OccurrenceKey, on: string) =>
  app.call('fulfilments.register', { items: [item], doneOn: day(on), title: '公开', link: 'http://a.gov.cn/1' });
const days = (cells: readonly (readonly unknown[])[], column: number) =>
  cells.map((row) => (row[column] as { readonly value?: unknown; readonly text?: unknown }).value ?? row[column]);

describe('within the new day, on 07-06', () => {
  beforeAll(() => app.setToday('2021-07-06'));

  it('stands in the week of the new day, on 今日 and in the notice, and still to be done', async () => {
    const { thisWeek, overdue } = await app.call('today.summary', { year: YEAR });
    expect(thisWeek).toMatchObject({ total: 2, open: 2 });
    expect(thisWeek.lines.map(({ dueOn, days: past, isReturned }) => [dueOn, past, isReturned])).toEqual([
      ['2021-07-09', -3, true],
      ['2021-07-09', -3, true],
    ]);
    expect(thisWeek.entries.map(({ dueOn, done, total }) => [dueOn, done, total])).toEqual([
      ['2021-07-09', 0, 1],
      ['2021-07-09', 0, 1],
    ]);
    expect(overdue.lines).toEqual([]);
    expect(await app.call('notices.daily', {})).toMatchObject({ overdue: 0, dueThisWeek: 2 });
    // A line opens its entry, which is named by the day it was due on.
    const { dueOn, dutyId, ruleId, periodKey } = thisWeek.lines[0]!;
    const opened = await app.call('calendar.entry', { dutyId, ruleId, periodKey, dueOn });
    expect(opened.occurrences.map(({ newDueOn, daysLate }) => [newDueOn, daysLate])).toEqual([['2021-07-09', -3]]);
  });

  it('is found and sorted in the ledger by the new day, and next in its duty', async () => {
    const filter = { from: day('2021-07-09'), to: day('2021-07-09') };
    const { rows } = await app.call('ledger.items', { year: YEAR, filter, offset: 0, limit: 10 });
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(['2021-09-20', '2021-06-30']);
    const original = { from: day('2021-06-30'), to: day('2021-06-30') };
    expect((await app.call('ledger.items', { year: YEAR, filter: original, offset: 0, limit: 10 })).rows).toEqual([]);
    const duties = await app.call('duties.list', { year: YEAR });
    expect(duties.map(({ nextDue }) => nextDue)).toEqual(['2021-07-09', '2021-07-09']);
  });
});

describe('past the new day, on 07-12', () => {
  beforeAll(() => app.setToday('2021-07-12'));

  it('is overdue by three days on 今日, newly so since 07-06, and on the page of its unit', async () => {
    const { overdue, since } = await app.call('today.summary', { year: YEAR });
    expect(overdue.lines.map((line) => [line.dueOn, line.days])).toEqual([
      ['2021-07-09', 3],
      ['2021-07-09', 3],
    ]);
    expect(since).toMatchObject({ day: '2021-07-06', newOverdue: 2 });
    const page = await app.call('unit.page', { year: YEAR, unitId });
    expect(page.overdueItems.map(({ daysLate, newDueOn }) => [daysLate, newDueOn])).toEqual([
      [3, '2021-07-09'],
      [3, '2021-07-09'],
    ]);
  });

  it('says the same on slips, in the circular, the report and the workbooks', async () => {
    const { slips } = await app.call('reminders.propose', { year: YEAR });
    expect(slips.map(({ longest, items }) => [longest, items.map(({ timeLimit }) => timeLimit)])).toEqual([
      [3, ['退回未补报，逾期3天', '退回未补报，逾期3天']],
    ]);
    const book = (kind: 'outstanding' | 'schedule' | 'tasks' | 'units') => {
      const made = workbookOf(app.context, { year: YEAR, kind, paper: 'A4' });
      if (!made.ok) throw new Error(made.error.message);
      return made.value.sheets;
    };
    const texts = (kind: 'outstanding' | 'schedule' | 'units', sheet: number) =>
      JSON.stringify(book(kind)[sheet]?.rows);
    const [list, byUnit] = book('outstanding');
    expect(days(list?.rows ?? [], 6)).toEqual([3, 3]);
    expect(texts('outstanding', 0)).toContain('2021年7月9日');
    expect(texts('outstanding', 0)).toContain('退回，原应办9月20日');
    expect(JSON.stringify(byUnit?.rows)).toContain('3');
    expect(days(book('schedule')[1]?.rows ?? [], 5)).toEqual([3]);
    expect(texts('units', 0)).toContain('逾期：7月9日');
  });
});

it('the workbook of the ledger tells states as the ledger does, and how often slips pressed', async () => {
  app.setToday('2021-07-12');
  const { slips } = await app.call('reminders.propose', { year: YEAR });
  const [slip] = slips;
  const { commandId } = await app.call('reminders.make', {
    year: YEAR,
    slips: [{ unitId, level: 1, number: 1, replyBy: day('2021-07-15'), items: slip!.items.map(occurrenceKey) }],
  });
  const tasks = workbookOf(app.context, { year: YEAR, kind: 'tasks', paper: 'A4' });
  if (!tasks.ok) throw new Error(tasks.error.message);
  const said = JSON.stringify(tasks.value.sheets[0]?.rows[0]);
  // Past its new day it is 逾期 in the ledger: no 退回整改 there.
  expect(said).not.toContain('退回整改');
  expect(said).toContain('催1\\n退回1');
  await app.call('workspace.undo', { commandId: commandId! });
});

describe('what is refused', () => {
  beforeAll(() => app.setToday('2021-07-12'));
  const said = { reason: '核对', elements: [] };

  it('registered anew, after 未达要求, with a day before the day of the return', async () => {
    const input = { items: [key.past], doneOn: day('2021-07-01'), title: '', link: '' };
    const refusal = await app.refusal('fulfilments.register', input);
    expect(refusal).toMatchObject({ code: 'invalid-input', fields: { doneOn: '不能早于退回日期 2021-07-02' } });
    expect(refusal.message).toContain('区甲局（2021年度）2021-07-02 因未达要求退回');
    const own = { ...input, items: [{ ...key.past, doneOn: day('2021-07-01') }], doneOn: day('2021-07-12') };
    expect((await app.refusal('fulfilments.register', own)).fields).toEqual({
      'items.0.doneOn': '不能早于退回日期 2021-07-02',
    });
    // Of the other, returned for its material, the first day stands: what comes may be of any day.
    const { ids, commandId } = await app.call('fulfilments.register', { ...input, items: [key.ahead] });
    expect(ids).toHaveLength(1);
    await app.call('workspace.undo', { commandId: commandId! });
  });

  it('a line of an old ledger with such a day is left and says why', () => {
    const { facts, ofDuty } = derivedYear(app.context, YEAR);
    const [occurrence] = ofDuty(key.past.dutyId);
    expect(anewFrom(occurrence!)).toBe('2021-07-02');
    const grid = sheetOf([
      ['公开事项', '单位', '所属期', '办结日期'],
      ['决算公开', '区甲局', '2021年', '2021-07-01'],
    ]);
    const { lines } = matchWithStore(app.context, {
      ledgerId: 'x',
      fileName: '台账.xlsx',
      year: YEAR,
      grids: [grid],
      notes: [],
    });
    expect(lines).toMatchObject([
      { state: 'left', reason: '2021-07-02 因未达要求退回，重新办结的日期不能早于这一天（填的是 2021-07-01）' },
    ]);
    expect(facts.fulfilments).toHaveLength(2);
  });

  it('a correction of what came anew to a day before the return', async () => {
    const { ids, commandId } = await register(key.past, '2021-07-08');
    const refusal = await app.refusal('fulfilments.update', { id: ids[0]!, doneOn: day('2021-06-29') });
    expect(refusal).toMatchObject({ code: 'invalid-input', fields: { doneOn: '不能早于退回日期 2021-07-02' } });
    // The first one was there before: its day may be put right.
    const first = app.store.facts(YEAR).fulfilments.find(({ dutyId }) => dutyId === key.past.dutyId);
    await app.call('fulfilments.update', { id: first!.id, doneOn: day('2021-06-27') });
    await app.call('fulfilments.update', { id: first!.id, doneOn: day('2021-06-28') });
    await app
      .call('workspace.undo', { commandId: commandId! })
      .catch(() => app.call('fulfilments.remove', { ids: [...ids] }));
  });

  it('accepted before anything new came, and accepted or returned before it was done', async () => {
    expect((await app.refusal('ledger.accept', { items: [key.past] })).code).toBe('conflict');
    const { ids } = await register(key.past, '2021-07-08');
    const accepted = await app.refusal('ledger.accept', { items: [key.past], on: day('2021-07-07') });
    expect(accepted).toMatchObject({ code: 'invalid-input', fields: { on: '不能早于办结日期 2021-07-08' } });
    const back = { ...said, items: [key.past], fault: 'material' as const, newDueOn: day('2021-07-20') };
    expect(await app.refusal('ledger.return', { ...back, on: day('2021-07-07') })).toMatchObject({
      code: 'invalid-input',
      fields: { on: '不能早于办结日期 2021-07-08' },
    });
    await app.call('fulfilments.remove', { ids: [...ids] });
  });

  it('a new day more than a year ahead', async () => {
    const { ids } = await register(key.past, '2021-07-08');
    const back = { ...said, items: [key.past], fault: 'material' as const };
    expect(await app.refusal('ledger.return', { ...back, newDueOn: day('2022-07-14') })).toMatchObject({
      code: 'invalid-input',
      fields: { newDueOn: '不能超过一年' },
    });
    const { commandId } = await app.call('ledger.return', { ...back, newDueOn: day('2022-07-13') });
    await app.call('workspace.undo', { commandId: commandId! });
    await app.call('fulfilments.remove', { ids: [...ids] });
  });
});
