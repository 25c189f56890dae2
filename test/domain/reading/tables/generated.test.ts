import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type { Grid, GridCell, Merge } from '../../../../electron/domain/sheets/grid.ts';
import type { ColumnRole } from '../../../../electron/domain/model/documents.ts';
import type { RecognisedFile } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { cost } from '../../../support/cost.ts';
import { runs } from '../../../support/runs.ts';

/** Tables made from duties in every shape that offices use; they must be read back to exactly those duties. */
interface Duty {
  readonly number: string;
  readonly task: string;
  readonly content: string;
  readonly time: string;
  readonly units: string;
}

/** How a table is laid out. */
interface Shape {
  /** The order of the columns. */
  readonly order: readonly Field[];
  /** Which synonym names each column. */
  readonly words: number;
  /** Equal neighbours are merged, left blank, or written again. */
  readonly repeats: 'merged' | 'blank' | 'written';
  readonly title: boolean;
  readonly caption: boolean;
  /** A second header row below some of the words. */
  readonly deepHeader: boolean;
  /** The header comes again after so many rows; 0: never. */
  readonly pageRows: number;
  readonly pageLine: string;
  readonly remark: boolean;
  readonly blankRows: boolean;
  readonly columnsBefore: number;
  readonly numbersAsText: boolean;
}

type Field = 'number' | 'task' | 'content' | 'time' | 'units';
const FIELDS: readonly Field[] = ['number', 'task', 'content', 'time', 'units'];

const WORDS: Readonly<Record<Field, readonly string[]>> = {
  number: ['序号', '序 号', '编号', '序\n号'],
  task: ['重点任务', '工作任务', '一级任务', '任 务 名 称'],
  content: ['工作举措', '具体措施', '主要内容', '工 作 内 容'],
  time: ['完成时限', '时限', '完成时间', '时间\n要求'],
  units: ['责任单位', '承办单位', '责任部门', '责 任 单 位'],
};

const TASKS = ['夯实公开基础', '深化政策解读', '扩大公众参与', '加强平台建设', '强化监督保障'];
const VERBS = ['公开', '更新', '编制', '清理', '发布', '修订'];
const THINGS = ['部门预算', '权责清单', '办事指南', '政策文件', '应急预案', '年度报告', '服务事项', '统计数据'];
const TIMES = ['6月底前', '每月', '2021年9月30日前', '12月底', '每季度', '3月15日前', '长期坚持'];
const UNITS = [
  '区财政局',
  '区司法局、区审计局',
  '区教育局牵头，各镇街配合',
  '各镇（街道）',
  '区政府办公室',
  '区直各部门',
];

const duties = fc
  .array(
    fc.record({
      // Tasks come in runs, as their rows stand together.
      task: fc.nat(1),
      verb: fc.constantFrom(...VERBS),
      thing: fc.constantFrom(...THINGS),
      time: fc.constantFrom(...TIMES),
      units: fc.constantFrom(...UNITS),
      sameUnits: fc.boolean(),
      sameTime: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((drafts) => {
    const made: Duty[] = [];
    let task = 0;
    for (const [i, draft] of drafts.entries()) {
      task += i === 0 ? 0 : draft.task;
      const above = made.at(-1);
      made.push({
        number: String(i + 1),
        task: TASKS[task % TASKS.length] ?? '',
        // Every measure differs, or it would be one merged cell.
        content: `${draft.verb}${draft.thing}第${i + 1}批`,
        time: above && draft.sameTime ? above.time : draft.time,
        units: above && draft.sameUnits ? above.units : draft.units,
      });
    }
    return made;
  });

const shapes: fc.Arbitrary<Shape> = fc.record({
  order: fc.shuffledSubarray([...FIELDS], { minLength: FIELDS.length, maxLength: FIELDS.length }),
  words: fc.nat(999),
  repeats: fc.constantFrom('merged', 'blank', 'written'),
  title: fc.boolean(),
  caption: fc.boolean(),
  deepHeader: fc.boolean(),
  pageRows: fc.constantFrom(0, 0, 2, 5),
  pageLine: fc.constantFrom('', '续表', '（续表）', '续上表', '第2页 共3页'),
  remark: fc.boolean(),
  blankRows: fc.boolean(),
  columnsBefore: fc.nat(2),
  numbersAsText: fc.boolean(),
});

function text(value: string): GridCell {
  return { text: value, kind: 'text' };
}

/** Cells and merges as they are set down, row by row. */
class Sheet {
  readonly rows: (GridCell | undefined)[][] = [];
  readonly merges: Merge[] = [];

  put(cells: readonly (GridCell | undefined)[]): number {
    this.rows.push([...cells]);
    return this.rows.length - 1;
  }

  merge(top: number, bottom: number, left: number, right: number): void {
    if (bottom > top || right > left) this.merges.push({ top, bottom, left, right });
  }

  grid(): Grid {
    return {
      sheet: '表',
      columns: Math.max(0, ...this.rows.map((row) => row.length)),
      rows: this.rows,
      merges: this.merges,
    };
  }
}

function headerOf(sheet: Sheet, { order, words, deepHeader, columnsBefore, repeats }: Shape): void {
  const before = Array.from({ length: columnsBefore }, () => undefined);
  const word = (field: Field): string => WORDS[field][words % WORDS[field].length] ?? '';
  const isDeep = deepHeader && repeats === 'merged';
  const top = sheet.put([
    ...before,
    ...order.map((field) => text(isDeep && field === 'units' ? '责任分工' : word(field))),
  ]);
  if (!isDeep) return;
  sheet.put([...before, ...order.map((field) => (field === 'units' ? text(word('units')) : undefined))]);
  for (const [i, field] of order.entries()) {
    if (field !== 'units') sheet.merge(top, top + 1, columnsBefore + i, columnsBefore + i);
  }
}

/** The sheet that a clerk would make of the duties. */
function sheetOf(made: readonly Duty[], shape: Shape): Grid {
  const sheet = new Sheet();
  const left = shape.columnsBefore;
  const right = left + FIELDS.length - 1;
  const wide = (words: string): void => {
    const row = sheet.put([...Array.from({ length: left }, () => undefined), text(words)]);
    sheet.merge(row, row, left, right);
  };
  if (shape.title) wide('清河区2021年重点工作任务分解表');
  if (shape.caption) wide('填报单位：清河区');
  headerOf(sheet, shape);
  const pages: Duty[][] = [];
  for (const [i, duty] of made.entries()) {
    if (i === 0 || (shape.pageRows > 0 && i % shape.pageRows === 0)) pages.push([]);
    pages.at(-1)?.push(duty);
  }
  for (const [i, page] of pages.entries()) {
    if (i > 0) {
      if (shape.blankRows) sheet.put([]);
      if (shape.pageLine !== '') wide(shape.pageLine);
      headerOf(sheet, shape);
    }
    putPage(sheet, page, shape);
  }
  if (shape.remark) wide('备注：时限遇有调整的，以通知为准。');
  if (shape.remark)
    sheet.put([...Array.from({ length: left }, () => undefined), text('填表人：'), undefined, text('审核人：')]);
  return sheet.grid();
}

function putPage(sheet: Sheet, page: readonly Duty[], shape: Shape): void {
  const { order, repeats, numbersAsText, columnsBefore } = shape;
  const first = sheet.rows.length;
  for (const [i, duty] of page.entries()) {
    const above = page[i - 1];
    const cells = order.map((field) => {
      const isRepeated =
        above !== undefined && field !== 'number' && field !== 'content' && duty[field] === above[field];
      if (isRepeated && repeats !== 'written' && !opensTask(field, duty, above)) return undefined;
      return field === 'number' && !numbersAsText ? { text: duty.number, kind: 'number' as const } : text(duty[field]);
    });
    sheet.put([...Array.from({ length: columnsBefore }, () => undefined), ...cells]);
  }
  if (repeats === 'merged') mergeRuns(sheet, first, columnsBefore);
}

/** Units and limits are written anew with each task. */
function opensTask(field: Field, duty: Duty, above: Duty): boolean {
  return field !== 'task' && duty.task !== above.task;
}

function mergeRuns(sheet: Sheet, first: number, columnsBefore: number): void {
  for (let column = columnsBefore; column < columnsBefore + FIELDS.length; column++) {
    let top = first;
    for (let row = first + 1; row <= sheet.rows.length; row++) {
      if (row < sheet.rows.length && sheet.rows[row]?.[column] === undefined) continue;
      sheet.merge(top, row - 1, column, column);
      top = row;
    }
  }
}

function read(...grids: Grid[]): RecognisedFile {
  const outcome = recogniseFile({ name: '清河区表.xlsx', grids }, { planYear: 2021, layouts: [] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

function dutiesIn(file: RecognisedFile): Duty[] {
  return file.tables.flatMap(({ rows }) =>
    rows.map(({ number, task, content, timeWording, unitsWording }) => ({
      number,
      task,
      content,
      time: timeWording,
      units: unitsWording,
    })),
  );
}

const cases = { numRuns: runs(600) };

describe('generated tables', () => {
  it('are read back to the duties they were made from', () => {
    fc.assert(
      fc.property(duties, shapes, (made, shape) => {
        const file = read(sheetOf(made, shape));
        expect(file.tables).toHaveLength(1);
        expect(dutiesIn(file)).toEqual(made);
        const [table] = file.tables;
        expect(table?.columns.filter(({ role }) => role !== 'ignored').map(({ role }) => role)).toEqual(shape.order);
        expect(table?.measures).toBe(made.length);
        expect(table?.tasks).toBe(new Set(made.map(({ task }) => task)).size);
        expect(table?.leftOut.length ?? 0).toBe(shape.remark ? 2 : 0);
      }),
      cases,
    );
  });

  it('say where a blank was filled, and only there', () => {
    fc.assert(
      fc.property(duties, shapes, (made, shape) => {
        const grid = sheetOf(made, { ...shape, repeats: 'blank' });
        const [table] = read(grid).tables;
        for (const row of table?.rows ?? []) {
          const isBlank = (role: ColumnRole): boolean =>
            table?.columns.some((column) => column.role === role && !grid.rows[row.gridRow]?.[column.column]) ?? false;
          expect(row.timeReading.check?.includes('时限为空') ?? false).toBe(isBlank('time'));
          expect(row.unitsReading.check?.includes('责任单位为空') ?? false).toBe(isBlank('units'));
          expect(row.unitsReading.check?.includes('任务名称为空') ?? false).toBe(isBlank('task'));
        }
      }),
      cases,
    );
  });

  it('are read apart one below the other, side by side, and sheet by sheet', () => {
    fc.assert(
      fc.property(duties, duties, shapes, fc.constantFrom('below', 'beside', 'sheets'), (a, b, shape, how) => {
        const plain: Shape = { ...shape, pageRows: 0, remark: false, order: FIELDS, blankRows: false };
        const [first, second] = [sheetOf(a, { ...plain, title: true }), sheetOf(b, { ...plain, title: true })];
        const renamed = titled(second, '清河区2022年重点工作任务分解表');
        const file =
          how === 'sheets'
            ? read(first, { ...renamed, sheet: '表二' })
            : read(how === 'below' ? below(first, renamed) : beside(first, renamed));
        expect(file.tables).toHaveLength(2);
        expect(dutiesIn(file)).toEqual([...a, ...b]);
        expect(file.tables.map(({ title }) => title)).toEqual([
          '清河区2021年重点工作任务分解表',
          '清河区2022年重点工作任务分解表',
        ]);
      }),
      cases,
    );
  });

  it('are read alike each time', () => {
    fc.assert(
      fc.property(duties, shapes, (made, shape) => {
        const grid = sheetOf(made, shape);
        expect(read(grid)).toEqual(read(structuredClone(grid)));
      }),
      { numRuns: runs(100) },
    );
  });
});

function titled(grid: Grid, title: string): Grid {
  const rows = grid.rows.map((row) => row.map((cell) => (cell?.text.endsWith('任务分解表') ? text(title) : cell)));
  return { ...grid, rows };
}

function below(upper: Grid, lower: Grid): Grid {
  const at = upper.rows.length + 1;
  const merges = lower.merges.map(({ top, bottom, left, right }) => ({
    top: top + at,
    bottom: bottom + at,
    left,
    right,
  }));
  return {
    sheet: upper.sheet,
    columns: Math.max(upper.columns, lower.columns),
    rows: [...upper.rows, [], ...lower.rows],
    merges: [...upper.merges, ...merges],
  };
}

/** Two tables of one shape with an empty column between. */
function beside(left: Grid, right: Grid): Grid {
  const at = left.columns + 1;
  const rows = Array.from({ length: Math.max(left.rows.length, right.rows.length) }, (_, row) => [
    ...Array.from({ length: at }, (_cell, column) => left.rows[row]?.[column]),
    ...(right.rows[row] ?? []),
  ]);
  const merges = right.merges.map(({ top, bottom, left: from, right: to }) => ({
    top,
    bottom,
    left: from + at,
    right: to + at,
  }));
  return { sheet: left.sheet, columns: at + right.columns, rows, merges: [...left.merges, ...merges] };
}

it('reads 60,000 units of one measure without slowing down', async () => {
  // Ten times as many cost about ten times as much, not a hundred times.
  expect((await cost(() => readUnitsOfOne(60_000))) / (await cost(() => readUnitsOfOne(6000)))).toBeLessThan(40);
});

function readUnitsOfOne(count: number): void {
  const header = ['序号', '工作举措', '责任单位'].map(text);
  const rows = Array.from({ length: count }, (_, i) => [
    i === 0 ? text('1') : undefined,
    i === 0 ? text('公开预算') : undefined,
    text(`区第${i}局`),
  ]);
  const merges = [0, 1].map((column) => ({ top: 1, bottom: count, left: column, right: column }));
  const [table] = read({ sheet: '表', columns: 3, rows: [header, ...rows], merges }).tables;
  expect(table?.rows).toHaveLength(1);
  expect(table?.rows[0]?.unitsWording.split('\n')).toHaveLength(count);
}
