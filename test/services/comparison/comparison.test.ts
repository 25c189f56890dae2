import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DutyId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { textOf } from '../../documents/paperFiles.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { printedBy } from '../exports/exported.ts';

const OLD = 2023 as Year;
const NEW = 2024 as Year;
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

let app: TestApp;
let ids: Record<'甲局' | '乙局' | '丙局', UnitId>;

/**
 * A monthly duty of three units in two years. In the first 甲局 is on time all year, 乙局 for half of it, 丙局 never; in the second 甲局 goes on, 丙局 is
 * merged into 乙局 in March. Looked at on 15 June of the second.
 */
beforeAll(async () => {
  app = await openTestApp({ today: '2023-01-01', year: OLD });
  const unit = async (name: string) => (await app.call('units.save', { name, kind: 'department', aliases: [] })).id;
  ids = { 甲局: await unit('甲局'), 乙局: await unit('乙局'), 丙局: await unit('丙局') };
  const { id } = await app.call('duties.create', {
    year: OLD,
    kind: 'disclosure',
    number: '1',
    task: '一、深化决策公开',
    subtask: '',
    content: '按月公开数据',
    timeWording: '每月',
    rules: [{ type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } }],
    assignments: Object.values(ids).map((each) => ({ party: { kind: 'unit', id: each }, role: 'responsible' })),
  });
  app.setToday('2024-01-05');
  await app.call('workspace.openYear', { year: NEW });
  await app.call('years.copyDuties', { year: NEW, duties: [id] });
  const copied = (await app.call('duties.list', { year: NEW }))[0]!.id;
  await app.call('units.merge', { id: ids['丙局'], into: ids['乙局'], from: day('2024-03-01') });
  app.setToday('2024-06-15');
  await onTime(id, OLD, ids['甲局'], 12);
  await onTime(id, OLD, ids['乙局'], 6);
  await onTime(copied, NEW, ids['甲局'], 5);
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

/** The first months of a year, each done on its 20th. */
async function onTime(dutyId: DutyId, year: Year, unitId: UnitId, months: number) {
  const duty = (await app.call('duties.list', { year })).find(({ id }) => id === dutyId)!;
  const items = MONTHS.slice(0, months).map((month) => ({
    dutyId,
    ruleId: duty.rules[0]!.id,
    unitId,
    periodKey: `${year}-${month}`,
    doneOn: day(`${year}-${month}-20`),
  }));
  await app.call('fulfilments.register', { items, doneOn: day('2024-06-15'), title: '', link: '' });
}

const compare = (span: 'same' | 'whole') => app.call('comparison.get', { earlier: OLD, later: NEW, span });
const lines = async (span: 'same' | 'whole') =>
  (await compare(span)).units.map(({ unit, joined, earlier, later, change }) => [
    unit,
    joined.join('、'),
    earlier && [earlier.due, earlier.onTime, earlier.overdue, earlier.rate],
    later && [later.due, later.onTime, later.overdue, later.rate],
    change,
  ]);

describe('two years beside each other', () => {
  it('at the same day of the year, with what was merged where it went', async () => {
    const view = await compare('same');
    expect([view.span, view.isRunning, view.earlier.asOf, view.later.asOf]).toEqual([
      'same',
      true,
      '2023-06-15',
      '2024-06-15',
    ]);
    expect(await lines('same')).toEqual([
      ['甲局', '', [5, 5, 0, '100'], [5, 5, 0, '100'], '0'],
      ['乙局', '丙局', [10, 5, 5, '50'], [7, 0, 7, '0'], '-50'],
    ]);
    expect(view.tasks.map(({ name, later }) => [name, later?.due])).toEqual([['一、深化决策公开', 12]]);
    expect(view.kinds.map(({ key, earlier }) => [key, earlier?.due])).toEqual([['disclosure', 15]]);
    expect(view.total).toMatchObject({ earlier: { due: 15, onTime: 10 }, later: { due: 12, onTime: 5 } });
  });

  it('as whole years, each by its cut-off, with scores', async () => {
    const view = await compare('whole');
    expect([view.span, view.earlier.asOf]).toEqual(['whole', '2024-01-15']);
    expect(await lines('whole')).toEqual([
      ['甲局', '', [12, 12, 0, '100'], [5, 5, 0, '100'], '0'],
      ['乙局', '丙局', [24, 6, 18, '25'], [7, 0, 7, '0'], '-25'],
    ]);
    const table = await app.call('assessment.table', { year: OLD });
    const totals = new Map(table.classes.flatMap(({ rows }) => rows.map(({ unitId, total }) => [unitId, total])));
    expect(view.units[0]?.earlierScore?.total).toBe(totals.get(ids['甲局']));
    expect(totals.get(ids['甲局'])).toBeDefined();
  });

  it('has one choice once the later year is over, and refuses pairs that are none', async () => {
    app.setToday('2025-02-01');
    expect(await compare('same')).toMatchObject({ span: 'whole', isRunning: false });
    app.setToday('2024-06-15');
    expect(await app.refusal('comparison.get', { earlier: NEW, later: NEW, span: 'same' })).toMatchObject({
      code: 'invalid-input',
      fields: { earlier: '应早于后一个年度' },
    });
    expect(await app.refusal('comparison.get', { earlier: 2019 as Year, later: NEW, span: 'same' })).toMatchObject({
      code: 'not-found',
    });
  });

  it('as a workbook, with a sheet for each list and its sum', async () => {
    const { jobId } = await app.call('comparison.export', { earlier: OLD, later: NEW, span: 'same', paper: 'A3' });
    const { file, names, sheets } = await printedBy(app, jobId);
    expect(file.name).toBe('清河区2024年政务公开与2023年对比表（截至2024年6月15日）.xlsx');
    expect(names).toEqual(['按单位', '按重点任务', '按类别']);
    const texts = sheets[0]!.map((row) => row.map(String));
    expect(texts.some((row) => row.includes('乙局（含丙局）') && row.includes('-50.00'))).toBe(true);
    expect(texts.some((row) => row[0] === '合计' && row.includes('15'))).toBe(true);
  });
});

describe('the yearly summary', () => {
  it('says what was carried out and what was not, as the ledger does', async () => {
    const { total, units, tasks, open } = await app.call('comparison.summary', { year: OLD });
    expect(total).toMatchObject({ owed: 36, done: 18, open: 18, notDue: 0, apart: 0, duties: { part: 1 } });
    expect(tasks).toMatchObject([{ name: '一、深化决策公开', owed: 36 }]);
    expect(units.map(({ unit, done, open: missed, duties }) => [unit, done, missed, duties.all, duties.none])).toEqual([
      ['甲局', 12, 0, 1, 0],
      ['乙局', 6, 6, 0, 0],
      ['丙局', 0, 12, 0, 1],
    ]);
    expect(open).toMatchObject([{ outcome: 'part', open: 18, units: ['乙局', '丙局'] }]);
    const page = await app.call('ledger.items', { year: OLD, filter: {}, offset: 0, limit: 0 });
    expect(page.total).toBe(total.owed + total.apart);
    const coverage = await app.call('coverage.check', { year: OLD });
    expect(coverage.due).toBe(total.owed);
  });

  it('goes out as a workbook and as a Word paper with the same figures', async () => {
    const book = await app.call('comparison.exportSummary', { year: OLD, kind: 'xlsx' });
    const { names, sheets } = await printedBy(app, book.jobId);
    expect(names).toEqual(['按重点任务', '按单位', '未落实事项']);
    const sum = sheets[1]!.find((row) => row[0] === '合计');
    expect(sum?.slice(2)).toEqual([36, 18, 0, 18, 0, 0, 1, 1, 1, 0, 0]);
    const paper = await app.call('comparison.exportSummary', { year: OLD, kind: 'docx' });
    const { fileId } = await app.finished(paper.jobId);
    const { name, bytes } = await app.getFile(fileId ?? '');
    expect(name).toBe('清河区2023年政务公开工作落实情况总结.docx');
    const text = await textOf(bytes);
    expect(text).toContain('应办36项次，已落实18，未落实18，未到期0。');
    expect(text).toContain('未落实项次较多的单位：丙局（12）、乙局（6）。');
  });
});
