import { type Cell, Workbook } from '@cj-tech-master/excelts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import type { RecognisedFile } from '../../../electron/domain/reading/tables/recognisedTable.ts';
import { rowKey, type WorkbookStamp } from '../../../electron/domain/sheets/stamp.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { exported } from '../exports/exported.ts';
import { confirmAll, preview, recognisedFile, YEAR, type FixtureRow } from './importFixtures.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const duties = () => app.call('duties.list', { year: YEAR });

const MEASURES: readonly FixtureRow[] = [
  {
    number: '1-1',
    task: '深化公开',
    subtask: '重点领域',
    content: '做好财政预决算信息公开',
    time: '6月底前',
    units: '区财政局',
  },
  {
    number: '1-2',
    task: '深化公开',
    subtask: '重点领域',
    content: '推进公共资源配置公开，每季度更新',
    units: '区住建局牵头，区财政局配合',
  },
  { number: '2-1', task: '优化解读', subtask: '政策解读', content: '加强政策解读，主要负责人带头', units: '各单位' },
];
const importMeasures = () =>
  confirmAll(
    app,
    recognisedFile(MEASURES, { kind: 'breakdown', title: '清河区2021年任务分解表', sheet: '分解' }),
    '分解表.xlsx',
  );

/** The ledger as it goes out, opened and saved again by another program. */
async function ledger(edit: (cell: (row: number, header: string) => Cell, book: Workbook) => void = () => {}) {
  const { file } = await exported(app, { year: YEAR, kind: 'tasks' });
  const book = new Workbook();
  await book.xlsx.load(file.bytes.buffer);
  const sheet = book.getWorksheet('工作台账');
  if (!sheet) throw new Error('no ledger');
  const at = new Map<string, number>();
  let top = 0;
  sheet.eachRow((row, number) => {
    row.eachCell((cell, column) => {
      if (['序号', '重点任务', '工作举措', '责任单位', '时限'].includes(cell.text) && !at.has(cell.text)) {
        at.set(cell.text, column);
        top = number;
      }
    });
  });
  // The header takes two rows.
  edit((row, header) => sheet.getCell(top + 2 + row, at.get(header) ?? 0), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a ledger of ours that comes back', () => {
  beforeEach(async () => {
    await importMeasures();
  });

  it('says nothing new as long as nobody edited it, though it prints other texts than are stored', async () => {
    const read = await app.readFile('台账.xlsx', await ledger(), YEAR);
    const rows = read.tables.flatMap((table) => table.rows);
    expect(rows.map(({ state, matchedBy }) => [state, matchedBy])).toEqual(MEASURES.map(() => ['same', 'key']));
    expect(rows[1]?.unitsWording).not.toBe(MEASURES[1]?.units);
    expect(read.notes).toEqual([expect.stringContaining('本程序于2021年6月15日导出') as string]);
    expect(read.tables.flatMap(({ missing }) => missing)).toEqual([]);
    expect(read.unknownNames).toEqual([]);
    const revision = app.store.revision();
    const tables = read.tables.map(({ tableId }) => tableId);
    const input = { previewId: read.previewId, year: YEAR, tables, names: {}, rows: {} };
    const summary = await app.call('imports.confirm', input);
    expect(summary).toMatchObject({ created: 0, updated: 0, unchanged: 3, changed: false });
    expect(summary.importId).toBeUndefined();
    expect(app.store.revision()).toBe(revision);
    expect(app.context.copies.list()).toHaveLength(1);
  });

  it('changes exactly the cells that were edited, and leaves the duty its own document', async () => {
    const before = await duties();
    const bytes = await ledger((cell) => {
      cell(0, '时限').value = '9月底前';
      cell(1, '责任单位').value = '区住建局';
      cell(2, '工作举措').value = '加强政策解读，主要负责人每季度解读1次';
      cell(2, '序号').value = 30;
    });
    const read = await app.readFile('台账.xlsx', bytes, YEAR);
    const rows = read.tables[0]?.rows ?? [];
    expect(rows.map(({ changes }) => changes.map(({ field, after, conflict }) => [field, after, conflict]))).toEqual([
      [['timeWording', '9月底前', false]],
      [['unitsWording', '区住建局', false]],
      [['content', '加强政策解读，主要负责人每季度解读1次', false]],
    ]);
    const confirm = { year: YEAR, tables: ['t0'], names: {}, rows: {} };
    await app.call('imports.confirm', { ...confirm, previewId: read.previewId });
    const after = await duties();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after[0]).toMatchObject({ number: '1-1', timeWording: '9月底前' });
    expect(after[0]?.rules[0]?.sentence).toContain('9月30日');
    expect(after[1]?.assignments.map(({ name }) => name)).toEqual(['区住建局']);
    expect(after[2]).toMatchObject({ number: '2-1', task: '优化解读', total: before[2]?.total });
    const detail = await app.call('duties.get', { id: after[2]?.id as never });
    expect(detail.source).toMatchObject({ fileName: '分解表.xlsx', sheet: '分解' });
    // The same workbook again, and the office's own document again: nothing new in either.
    const again = await app.readFile('台账.xlsx', bytes, YEAR);
    expect(again.tables[0]?.rows.map(({ state }) => state)).toEqual(['same', 'same', 'same']);
    const own = recognisedFile(MEASURES, { kind: 'breakdown', title: '清河区2021年任务分解表', sheet: '分解' });
    expect((await preview(app, own, '分解表.xlsx')).tables[0]?.rows.map(({ state }) => state)).toEqual([
      'same',
      'same',
      'same',
    ]);
  });

  it('is a conflict where the office edited the same cell since, by hand or by its units', async () => {
    const bytes = await ledger((cell) => {
      cell(0, '时限').value = '9月底前';
      cell(1, '责任单位').value = '区住建局';
      cell(2, '责任单位').value = '';
    });
    const [first, second] = await duties();
    if (!first || !second) throw new Error('no duties');
    await app.call('duties.update', { id: first.id, timeWording: '10月底前' });
    const { units } = await app.call('units.list', {});
    const finance = units.find(({ name }) => name === '区财政局');
    if (!finance) throw new Error('no unit');
    await app.call('duties.update', {
      id: second.id,
      assignments: [{ party: { kind: 'unit', id: finance.id }, role: 'lead' }],
    });
    const read = await app.readFile('台账.xlsx', bytes, YEAR);
    expect(read.tables[0]?.rows.map(({ state }) => state)).toEqual(['conflict', 'conflict', 'changed']);
    expect(read.tables[0]?.rows[0]?.changes).toMatchObject([
      { before: '10月底前', after: '9月底前', base: '6月底前', conflict: true },
    ]);
    expect(read.tables[0]?.rows[2]?.changes).toMatchObject([{ clears: true, conflict: false }]);
    const kept = await duties();
    await app.call('imports.confirm', { previewId: read.previewId, year: YEAR, tables: ['t0'], names: {}, rows: {} });
    expect(await duties()).toEqual(kept);
  });

  it('is read by what it says where its stamp was changed, or belongs to another office or year', async () => {
    const damaged = await ledger((_cell, book) => {
      const stamp = book.getWorksheet('_desk')?.getCell('A2');
      if (stamp) stamp.value = stamp.text.replace('清河区', '别的区');
    });
    const read = await app.readFile('台账.xlsx', damaged, YEAR);
    expect(read.notes).toEqual([expect.stringContaining('识别信息已损坏') as string]);
    expect(read.tables[0]?.rows.every(({ matchedBy }) => matchedBy !== 'key')).toBe(true);
    const ours = await ledger();
    const other = await openTestApp({ today: '2021-06-15', year: 2021 });
    try {
      const strange = await other.readFile('台账.xlsx', ours, YEAR);
      expect(strange.notes).toEqual([expect.stringContaining('不是本工作区的') as string]);
      expect(strange.tables[0]?.rows.map(({ state }) => state)).toEqual(['new', 'new', 'new']);
      expect(other.bugs).toEqual([]);
    } finally {
      await other.close();
    }
    await app.call('workspace.openYear', { year: 2022 as Year });
    const late = await app.readFile('台账.xlsx', ours, 2022);
    expect(late.notes).toEqual([expect.stringContaining('2021 年度') as string]);
    expect(late.tables[0]?.rows.map(({ state }) => state)).toEqual(['new', 'new', 'new']);
  });
});

/** A workbook of ours with these rows; `change` edits what comes back. */
async function keyedFile(change: (rows: RecognisedFile['tables'][0]['rows']) => RecognisedFile['tables'][0]['rows']) {
  const stored = await duties();
  const rows = Object.fromEntries(
    stored.map(({ id, content, unitsWording, timeWording }, index) => [
      rowKey('buch', index + 1),
      { id, cells: { number: `${index + 1}`, task: '', subtask: '', content, unitsWording, timeWording } },
    ]),
  );
  const stamp: WorkbookStamp = {
    version: 1,
    kind: 'schedule',
    workspace: app.store.workspace.setting('workspace') ?? '',
    district: '清河区',
    year: YEAR,
    book: 'buch',
    madeAt: '2021-06-10T02:00:00.000Z',
    rows,
  };
  const file = recognisedFile(
    stored.map(({ content, timeWording, unitsWording }) => ({ content, time: timeWording, units: unitsWording })),
    { title: '清河区2021年定时公开执行情况表', sheet: '执行情况' },
  );
  const [table] = file.tables;
  if (!table) throw new Error('no table');
  const keyed = table.rows.map((row, index) => Object.assign(row, { key: rowKey('buch', index + 1) }));
  return { ...file, stamp, tables: [{ ...table, rows: change(keyed) }] };
}

describe('rows and keys', () => {
  const ROWS: readonly FixtureRow[] = [
    { content: '部门会议公开', time: '每月', units: '区民政局' },
    { content: '财政预决算', time: '每年8月底前', units: '区财政局' },
    { content: '公共资源配置', time: '每季度', units: '区住建局' },
  ];
  beforeEach(async () => {
    await confirmAll(app, recognisedFile(ROWS));
  });
  const read = async (change: Parameters<typeof keyedFile>[0]) => {
    const file = await keyedFile(change);
    const { tables, previewId } = await preview(app, file, '执行情况.xlsx');
    const [table] = tables;
    if (!table) throw new Error('no table');
    const rows = table.rows.map(({ content, state, matchedBy, keyTrouble }) => [content, state, matchedBy, keyTrouble]);
    return {
      previewId,
      rows,
      keys: table.rows.map(({ key }) => key),
      missing: table.missing.map(({ content }) => content),
    };
  };

  it('in any order, and renamed: the key finds the duty', async () => {
    const { rows, missing } = await read((all) =>
      all.toReversed().map((row, index) => (index === 0 ? Object.assign(row, { content: '公共资源交易结果' }) : row)),
    );
    expect(rows).toEqual([
      ['公共资源交易结果', 'changed', 'key', undefined],
      ['财政预决算', 'same', 'key', undefined],
      ['部门会议公开', 'same', 'key', undefined],
    ]);
    expect(missing).toEqual([]);
  });

  it('a copied row is new; the one that says what went out keeps the key', async () => {
    const { rows } = await read((all) => {
      const [first, ...rest] = all;
      return first ? [{ ...first, gridRow: 20, content: '党组会议公开' }, first, ...rest] : [];
    });
    expect(rows.slice(0, 2)).toEqual([
      ['党组会议公开', 'new', undefined, '这一行与第 3 行的隐藏编号相同，是复制出来的行，按新增处理。'],
      ['部门会议公开', 'same', 'key', undefined],
    ]);
  });

  it('of two copies that say the same the first keeps it', async () => {
    const { rows } = await read((all) => {
      const [first, ...rest] = all;
      return first ? [first, { ...first, gridRow: 21 }, ...rest] : [];
    });
    expect(rows.slice(0, 2).map(([, state]) => state)).toEqual(['same', 'new']);
  });

  it('a key that was changed, or is of another workbook, is said, and the row found by its text', async () => {
    const { rows } = await read((all) =>
      all.map((row, index) => Object.assign({}, row, { key: ['§buch-1-zzz', rowKey('anderes', 2), row.key][index] })),
    );
    expect(rows.map(([, state, by]) => [state, by])).toEqual([
      ['same', 'text'],
      ['same', 'text'],
      ['same', 'key'],
    ]);
    expect(rows[0]?.[3]).toContain('被改动过');
    expect(rows[1]?.[3]).toContain('别的表格');
  });

  it('rows that were added and taken out', async () => {
    const { rows, missing } = await read((all) => {
      const [first] =
        recognisedFile([{ content: '新加的事项', time: '每月', units: '区财政局' }]).tables[0]?.rows ?? [];
      return first ? [...all.slice(0, 2), { ...first, gridRow: 30 }] : [];
    });
    expect(rows.map(([content, state]) => [content, state])).toEqual([
      ['部门会议公开', 'same'],
      ['财政预决算', 'same'],
      ['新加的事项', 'new'],
    ]);
    expect(missing).toEqual(['公共资源配置']);
  });

  it('what was deleted here since does not come back unless the person says so', async () => {
    const [, budget] = await duties();
    if (!budget) throw new Error('no duty');
    const file = await keyedFile((all) => all);
    await app.call('duties.remove', { ids: [budget.id] });
    const found = await preview(app, file, '执行情况.xlsx');
    expect(found.tables[0]?.rows[1]).toMatchObject({ state: 'conflict', deletedSince: true, changes: [] });
    const key = found.tables[0]?.rows[1]?.key ?? '';
    const input = { year: YEAR, tables: ['t0'], names: {} };
    await app.call('imports.confirm', { ...input, previewId: found.previewId, rows: {} });
    expect(await duties()).toHaveLength(2);
    const again = await preview(app, file, '执行情况.xlsx');
    await app.call('imports.confirm', { ...input, previewId: again.previewId, rows: { [key]: { include: true } } });
    expect((await duties()).map(({ content }) => content)).toContain('财政预决算');
  });

  it('two rows of one duty, as on sheets for two units: said once, or a conflict', async () => {
    const [meeting] = await duties();
    if (!meeting) throw new Error('no duty');
    const file = await keyedFile((all) => {
      const [first, ...rest] = all;
      if (!first) return [];
      const second = { ...first, gridRow: 40, key: rowKey('buch', 9), content: '部门会议公开二' };
      return [{ ...first, content: '部门会议公开一' }, second, ...rest];
    });
    const cells = file.stamp.rows[rowKey('buch', 1)]?.cells ?? {};
    const stamp = { ...file.stamp, rows: { ...file.stamp.rows, [rowKey('buch', 9)]: { id: meeting.id, cells } } };
    const found = await preview(app, { ...file, stamp }, '执行情况.xlsx');
    const [one, two] = found.tables[0]?.rows ?? [];
    expect([one?.state, two?.state]).toEqual(['changed', 'conflict']);
    const input = { previewId: found.previewId, year: YEAR, tables: ['t0'], names: {} };
    const take = { include: true, take: ['content' as const] };
    expect(await app.call('imports.confirm', { ...input, rows: { [two?.key ?? '']: take } })).toMatchObject({
      created: 0,
      updated: 1,
    });
    expect((await duties())[0]?.content).toBe('部门会议公开二');
  });
});
