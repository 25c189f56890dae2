import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { RecognisedFile } from '../../../electron/domain/reading/tables/recognisedTable.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { confirmAll, preview, recognisedFile, YEAR, type FixtureRow } from './importFixtures.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const ROWS: readonly FixtureRow[] = [
  { content: '部门会议公开', time: '每月', units: '区民政局' },
  { content: '财政预决算', time: '每年8月底前', units: '区财政局' },
  { content: '公共资源配置', time: '每季度', units: '区住建局' },
];
const withRow = (index: number, change: Partial<FixtureRow>): readonly FixtureRow[] =>
  ROWS.map((row, at) => (at === index ? { ...row, ...change } : row));

const duties = () => app.call('duties.list', { year: YEAR });
type Rows = InputOf<'imports.confirm'>['rows'];

/** Confirms a file with decisions for rows by their number from 0. */
async function confirm(file: RecognisedFile, decide: (keys: readonly string[]) => Rows, name?: string) {
  const read = await preview(app, file, name);
  const keys = read.tables.flatMap(({ rows }) => rows.map(({ key }) => key));
  const tables = read.tables.map(({ tableId }) => tableId);
  return app.call('imports.confirm', { previewId: read.previewId, year: YEAR, tables, names: {}, rows: decide(keys) });
}

async function changesOf(file: RecognisedFile, index: number, name?: string) {
  const read = await preview(app, file, name);
  const row = read.tables[0]?.rows[index];
  return { state: row?.state, changes: row?.changes ?? [], matchedBy: row?.matchedBy };
}

describe('three ways', () => {
  beforeEach(async () => {
    await confirmAll(app, recognisedFile(ROWS));
  });

  it('what only the file changed is a change, with what it was', async () => {
    expect(await changesOf(recognisedFile(withRow(1, { time: '每年9月底前' })), 1)).toEqual({
      state: 'changed',
      matchedBy: 'number',
      changes: [
        {
          field: 'timeWording',
          label: '时限',
          before: '每年8月底前',
          after: '每年9月底前',
          base: '每年8月底前',
          conflict: false,
          clears: false,
        },
      ],
    });
  });

  it('what only the office changed is none, and what both changed alike neither', async () => {
    const [, budget] = await duties();
    if (!budget) throw new Error('no duty');
    await app.call('duties.update', { id: budget.id, timeWording: '每年9月底前' });
    expect((await changesOf(recognisedFile(ROWS), 1)).state).toBe('same');
    expect((await changesOf(recognisedFile(withRow(1, { time: '每年9月底前' })), 1)).state).toBe('same');
  });

  it('what both changed otherwise is a conflict: kept, unless the file is taken; not asked twice', async () => {
    const [, budget] = await duties();
    if (!budget) throw new Error('no duty');
    await app.call('duties.update', { id: budget.id, timeWording: '每年9月底前' });
    const file = recognisedFile(withRow(1, { time: '每年10月底前' }));
    const found = await changesOf(file, 1);
    expect(found.state).toBe('conflict');
    expect(found.changes).toMatchObject([
      { before: '每年9月底前', after: '每年10月底前', base: '每年8月底前', conflict: true },
    ]);
    await confirm(file, () => ({}));
    expect((await duties())[1]?.timeWording).toBe('每年9月底前');
    expect((await changesOf(file, 1)).state).toBe('same');
    await app.call('workspace.undo', {});
    await confirm(file, ([, key = '']) => ({ [key]: { include: true, take: ['timeWording'] } }));
    expect((await duties())[1]).toMatchObject({ timeWording: '每年10月底前' });
    expect((await duties())[1]?.rules[0]?.sentence).toContain('10月');
  });

  it('rules and units that the office set by hand stand against a new wording', async () => {
    const [meeting, budget] = await duties();
    const unit = await app.call('units.save', { name: '区审计局', kind: 'department', aliases: [] });
    if (!meeting || !budget) throw new Error('no duties');
    await app.call('duties.update', { id: meeting.id, rules: [{ type: 'quota', per: 'year', atLeast: 2 }] });
    await app.call('duties.update', {
      id: budget.id,
      assignments: [{ party: { kind: 'unit', id: unit.id }, role: 'lead' }],
    });
    const file = recognisedFile([
      { ...ROWS[0], content: '部门会议公开', time: '每周' },
      { ...ROWS[1], content: '财政预决算', units: '区财政局、区民政局' },
      { ...ROWS[2], content: '公共资源配置', units: '区财政局、区住建局' },
    ]);
    const { tables } = await preview(app, file);
    expect(tables[0]?.rows.map(({ state }) => state)).toEqual(['conflict', 'conflict', 'changed']);
    expect(tables[0]?.rows[1]?.changes[0]).toMatchObject({ before: '牵头：区审计局', conflict: true });
    await confirm(file, () => ({}));
    const after = await duties();
    expect(after[0]?.rules.map(({ rule }) => rule)).toMatchObject([{ type: 'quota' }]);
    expect(after[1]?.assignments.map(({ name }) => name)).toEqual(['区审计局']);
    expect(after[2]?.assignments.map(({ name }) => name)).toEqual(['区财政局', '区住建局']);
  });

  it('an emptied cell clears nothing, unless it is taken', async () => {
    const file = recognisedFile(withRow(1, { time: '', units: '' }));
    const found = await changesOf(file, 1);
    expect(found.changes.map(({ field, clears, conflict }) => [field, clears, conflict])).toEqual([
      ['timeWording', true, false],
      ['unitsWording', true, false],
    ]);
    await confirm(file, () => ({}));
    expect((await duties())[1]).toMatchObject({ timeWording: '每年8月底前', unitsWording: '区财政局' });
    await app.call('workspace.undo', {});
    await confirm(file, ([, key = '']) => ({ [key]: { include: true, take: ['unitsWording'] } }));
    expect((await duties())[1]).toMatchObject({ timeWording: '每年8月底前', unitsWording: '', assignments: [] });
  });

  it('a column that the file does not have empties nothing', async () => {
    const file = recognisedFile(ROWS.map(({ content, units = '' }) => ({ content, units })));
    const [table] = file.tables;
    if (!table) throw new Error('no table');
    const columns = table.columns.filter(({ role }) => role !== 'time');
    const read = await preview(app, { ...file, tables: [{ ...table, columns }] });
    expect(read.tables[0]?.rows.map(({ state }) => state)).toEqual(['same', 'same', 'same']);
  });

  it('signs, blanks and closing punctuation make no change', async () => {
    const file = recognisedFile([
      { content: '部门会议公开。', time: '每 月', units: '区民政局；' },
      { number: '２', content: '财政预决算', time: '每年８月底前', units: ' 区财政局' },
      { content: '公共资源\n配置', time: '每季度', units: '区住建局' },
    ]);
    expect((await preview(app, file)).tables[0]?.rows.map(({ state }) => state)).toEqual(['same', 'same', 'same']);
  });

  it('only the cells that are taken are written', async () => {
    const file = recognisedFile(withRow(0, { number: '11', time: '每周', units: '区财政局' }));
    await confirm(file, ([key = '']) => ({ [key]: { include: true, take: ['number'] } }));
    expect((await duties())[0]).toMatchObject({ number: '11', timeWording: '每月', unitsWording: '区民政局' });
    await app.call('workspace.undo', {});
    await confirm(file, ([key = '']) => ({ [key]: { include: true, take: [] } }));
    expect((await duties())[0]).toMatchObject({ number: '1', timeWording: '每月', unitsWording: '区民政局' });
  });

  it('a hand-made duty of the same text is filled where it says nothing, and asked about where it does', async () => {
    const rule = { type: 'quota', per: 'year', atLeast: 2 } as const;
    const given = { year: YEAR, kind: 'disclosure', number: '', task: '', subtask: '', timeWording: '' } as const;
    await app.call('duties.create', { ...given, content: '应急预案', rules: [], assignments: [] });
    await app.call('duties.create', { ...given, content: '信用信息', rules: [rule], assignments: [] });
    const file = recognisedFile(
      [
        { content: '应急预案', time: '每半年', units: '区住建局' },
        { content: '信用信息', time: '每半年', units: '区住建局' },
      ],
      { title: '清河区新增公开目录', sheet: '目录' },
    );
    const read = await preview(app, file, '目录.xlsx');
    const conflicts = read.tables[0]?.rows.map(({ changes }) =>
      changes.map(({ field, conflict }) => (conflict ? `${field}!` : field)),
    );
    expect(conflicts).toEqual([
      ['number', 'timeWording', 'unitsWording'],
      ['number', 'timeWording!', 'unitsWording'],
    ]);
  });
});

describe('what the file no longer has', () => {
  it('stays, is listed with what is registered, and goes where it is asked for', async () => {
    await confirmAll(app, recognisedFile(ROWS));
    const shorter = recognisedFile(ROWS.slice(0, 2));
    const read = await preview(app, shorter);
    expect(read.tables[0]?.missing).toMatchObject([{ number: '3', content: '公共资源配置', registered: 0 }]);
    const [, , missing] = await duties();
    const [kept] = await duties();
    if (!missing || !kept) throw new Error('no duty');
    const input = { previewId: read.previewId, year: YEAR, tables: ['t0'], names: {}, rows: {} };
    const refusal = await app.refusal('imports.confirm', { ...input, remove: [kept.id] });
    expect(refusal).toMatchObject({ code: 'invalid-input', fields: { 'remove.0': expect.any(String) as string } });
    expect(await app.call('imports.confirm', { ...input, remove: [missing.id] })).toMatchObject({ removed: 1 });
    expect(await duties()).toHaveLength(2);
    await app.call('workspace.undo', {});
    expect(await duties()).toHaveLength(3);
  });

  it('does not speak of other documents', async () => {
    await confirmAll(app, recognisedFile(ROWS));
    const other = recognisedFile([{ content: '另一事项', time: '每月', units: '区民政局' }], {
      title: '清河区公开目录',
      sheet: '目录',
    });
    expect((await preview(app, other, '目录.xlsx')).tables[0]?.missing).toEqual([]);
  });
});

describe('a plan and its table', () => {
  const MEASURES: readonly FixtureRow[] = [
    { task: '深化重点领域公开', content: '做好财政预决算信息公开，6月底前完成。', units: '区财政局' },
    { task: '深化重点领域公开', content: '加强政策解读，每季度至少开展1次。', units: '区司法局' },
  ];
  const plan = () => {
    const file = recognisedFile(
      MEASURES.map(({ content, units = '' }) => ({ number: '', task: '一、重点工作', content, units })),
      { kind: 'plan', title: '清河区2021年政务公开工作要点', sheet: '正文' },
    );
    const [table] = file.tables;
    if (!table) throw new Error('no table');
    // Both sentences stand in one paragraph.
    const rows = table.rows.map((row, index) => {
      const span = { start: index * 20, end: index * 20 + row.content.length, text: row.content };
      return { ...row, gridRow: 4, address: 'A5', span };
    });
    return { ...file, tables: [{ ...table, columns: [], rows }] };
  };
  const table = (rows = MEASURES) =>
    recognisedFile(rows, { kind: 'breakdown', title: '清河区2021年政务公开工作任务分解表', sheet: '分解表' });

  it('writes the sentences of a plan like rows, with their place', async () => {
    const read = await preview(app, plan(), '要点.docx');
    expect(read.tables[0]?.rows.map(({ key, span, address }) => [key, span?.start, address])).toEqual([
      ['t0-4', 0, 'A5'],
      ['t0-4-1', 20, 'A5'],
    ]);
    await confirmAll(app, plan(), '要点.docx');
    const [first] = await duties();
    if (!first) throw new Error('no duty');
    expect(first.kind).toBe('measure');
    expect((await app.call('duties.get', { id: first.id })).source).toMatchObject({ sheet: '正文', address: 'A5' });
    expect((await preview(app, plan(), '要点.docx')).tables[0]?.rows.map(({ state }) => state)).toEqual([
      'same',
      'same',
    ]);
  });

  it.each([
    ['the table after the plan', plan, table],
    ['the plan after the table', table, plan],
  ])('are not doubled: %s', async (_what, first, second) => {
    await confirmAll(app, first(), 'a.docx');
    const before = await duties();
    const read = await preview(app, second(), 'b.docx');
    expect(read.tables[0]?.rows.map(({ state, matchedBy }) => [state, matchedBy])).toEqual([
      ['same', 'text'],
      ['same', 'text'],
    ]);
    expect(read.tables[0]?.missing).toEqual([]);
    // That the second document says it too is a fact of its own, written once.
    await confirmAll(app, second(), 'b.docx');
    expect(await duties()).toEqual(before);
    const revision = app.store.revision();
    await confirmAll(app, second(), 'b.docx');
    expect(app.store.revision()).toBe(revision);
  });

  it('know each other in one file: the measures of the table are no news in the text', async () => {
    await confirmAll(app, table(), '要点.docx');
    const both = { ...table(), tables: [...table().tables, ...plan().tables] };
    const read = await preview(app, both, '要点.docx');
    expect(read.tables.map(({ rows }) => rows.map(({ state }) => state))).toEqual([
      ['same', 'same'],
      ['same', 'same'],
    ]);
    // That the text says it too is a fact of its own, written once.
    expect(await confirmAll(app, both, '要点.docx')).toMatchObject({ created: 0, updated: 0, changed: true });
    const revision = app.store.revision();
    expect(await confirmAll(app, both, '要点.docx')).toMatchObject({ created: 0, changed: false });
    expect(app.store.revision()).toBe(revision);
  });

  it('are one also where both are imported at once', async () => {
    const both = { ...table(), tables: [...plan().tables, ...table().tables] };
    expect(await confirmAll(app, both, '要点.docx')).toMatchObject({ created: 2, unchanged: 2 });
    expect(await duties()).toHaveLength(2);
  });

  it('ask where one says other units than the other', async () => {
    await confirmAll(app, plan(), '要点.docx');
    const other = table(MEASURES.map(({ task = '', content }) => ({ task, content, units: '区政府办' })));
    const read = await preview(app, other, '分解表.xlsx');
    expect(read.tables[0]?.rows.map(({ changes }) => changes.map(({ field, conflict }) => [field, conflict]))).toEqual([
      [['unitsWording', true]],
      [['unitsWording', true]],
    ]);
  });
});

describe('sub-items of a labelled list', () => {
  it('are rows of one sheet row, each a duty, and found again', async () => {
    const file = recognisedFile(
      [
        { number: '36-1', content: '公开应急预案（区总体预案）', time: '每年', units: '区应急局' },
        { number: '36-2', content: '公开应急预案（专项预案）', time: '每年', units: '区水利局' },
      ],
      {},
    );
    const [table] = file.tables;
    if (!table) throw new Error('no table');
    const labels = ['区总体预案', '专项预案'];
    const rows = table.rows.map((row, index) => ({ ...row, gridRow: 36, address: 'C37', label: labels[index] ?? '' }));
    const listed = { ...file, tables: [{ ...table, rows, measures: 1 }] };
    const read = await preview(app, listed);
    expect(read.tables[0]).toMatchObject({ measures: 1, rows: [{ label: '区总体预案' }, { label: '专项预案' }] });
    await confirmAll(app, listed);
    expect((await duties()).map(({ number, unitsWording }) => [number, unitsWording])).toEqual([
      ['36-1', '区应急局'],
      ['36-2', '区水利局'],
    ]);
    expect((await preview(app, listed)).tables[0]?.rows.map(({ state }) => state)).toEqual(['same', 'same']);
  });
});

describe('pasted text', () => {
  it('is no other document for bearing the name of an earlier paste, but the same one under the same title', async () => {
    const pasted = (rows: readonly FixtureRow[], title: string): RecognisedFile => {
      const file = recognisedFile(rows);
      return { ...file, tables: file.tables.map((table) => Object.assign({}, table, { title })) };
    };
    const numbered = ROWS.map((row, index) => Object.assign({}, row, { number: `${index + 1}` }));
    await confirmAll(app, pasted(numbered, ''), '剪贴板.html');
    const other = [{ content: '学校招生范围和条件公开', time: '每年', units: '区教育局', number: '1' }];
    const [table] = (await preview(app, pasted(other, ''), '剪贴板.html')).tables;
    expect(table?.rows.map(({ state }) => state)).toEqual(['new']);
    expect(table?.missing).toEqual([]);
    const again = (await preview(app, pasted(numbered, ''), '剪贴板.html')).tables[0]?.rows;
    expect(again?.map(({ state }) => state)).toEqual(['same', 'same', 'same']);
    await confirmAll(app, pasted(numbered, '清河区定时公开明细表'), '剪贴板.html');
    const titled = pasted(
      [{ ...other[0], content: '义务教育招生公开', number: '9' }, ...numbered.slice(1)],
      '清河区定时公开明细表',
    );
    expect((await preview(app, titled, '剪贴板.txt')).tables[0]?.rows.map(({ state }) => state)).toEqual([
      'new',
      'same',
      'same',
    ]);
  });
});

describe('what stands in the file but is hidden or struck out', () => {
  const HIDDEN = '第 4 行在表里是隐藏的';
  const withHidden = (hidden: readonly number[]) => {
    const file = recognisedFile(ROWS);
    const [table] = file.tables;
    if (!table) throw new Error('No table');
    const rows = table.rows.map((row, index) => (hidden.includes(index) ? { ...row, untickedBecause: HIDDEN } : row));
    const unreadColumns = [{ column: 4, header: '联系电话', cells: 12 }];
    const proposed = { because: '列中多是时限', otherwise: ['remarks' as const] };
    const columns = table.columns.map((each) => (each.role === 'time' ? { ...each, proposed } : each));
    return { ...file, notes: ['.xls 看不出划去的字'], tables: [{ ...table, rows, unreadColumns, columns }] };
  };

  it('is said, not ticked at first, and not taken for missing when the file comes again', async () => {
    const first = await preview(app, withHidden([1]));
    expect(first.notes).toEqual(['.xls 看不出划去的字']);
    const [table] = first.tables;
    expect(table?.unreadColumns).toEqual([{ column: 4, letters: 'E', header: '联系电话', cells: 12 }]);
    expect(table?.columns.filter(({ proposed }) => proposed).map(({ letters }) => letters)).toEqual(['E']);
    expect(table?.rows.map(({ ticked, untickedBecause }) => [ticked, untickedBecause])).toEqual([
      [true, undefined],
      [false, HIDDEN],
      ...ROWS.slice(2).map(() => [true, undefined]),
    ]);
    await confirmAll(app, withHidden([1]));
    expect(await duties()).toHaveLength(ROWS.length - 1);
    // Ticked, it comes in; hidden later, it stays.
    await confirmAll(app, recognisedFile(ROWS));
    expect(await duties()).toHaveLength(ROWS.length);
    const again = await preview(app, withHidden([0, 1]));
    expect(again.tables[0]?.missing).toEqual([]);
    expect(again.tables[0]?.rows.map(({ state }) => state)).toEqual(ROWS.map(() => 'same'));
  });
});
