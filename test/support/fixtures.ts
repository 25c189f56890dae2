import { utils, write, type WorkBook } from 'xlsx';
import { breakdownContent, scheduleContent, twoLevelContent } from './fixturesContent.ts';

/**
 * Workbooks of the invented 清河区, built at test time in the three shapes that offices really use, with merges,
 * a header over two columns, labels repeated after page breaks, sub-numbers and full-width digits.
 */
export interface Fixture {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Rows and distinct tasks that a careful reader counts. */
  readonly rows: number;
  /** Duties: a row whose units cell is a labelled list holds several. */
  readonly duties: number;
  readonly tasks: number;
}

export interface SheetInput {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | undefined)[])[];
  /** `A1:B2` ranges. */
  readonly merges?: readonly string[];
}

export type BookType = 'xlsx' | 'biff8' | 'ods' | 'csv';

/** A plain workbook of the given sheets: cells, merges, nothing else. */
export function workbookBytes(sheets: readonly SheetInput[], bookType: BookType = 'xlsx'): Uint8Array<ArrayBuffer> {
  const book: WorkBook = utils.book_new();
  for (const { name, rows, merges = [] } of sheets) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => Array.from(row)));
    sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer);
}

/** Runs of equal neighbours in a column as merge ranges, with the repeats blanked, as a merged column stores them. */
function mergeRuns(
  rows: (string | number | undefined)[][],
  column: number,
  letter: string,
  breaks: ReadonlySet<number>,
  firstRow: number,
): string[] {
  const merges: string[] = [];
  let start = 0;
  for (let i = 1; i <= rows.length; i++) {
    const same = i < rows.length && !breaks.has(i) && rows[i]?.[column] === rows[start]?.[column];
    if (same) continue;
    if (i - start > 1) merges.push(`${letter}${firstRow + start}:${letter}${firstRow + i - 1}`);
    for (const row of rows.slice(start + 1, i)) row[column] = undefined;
    start = i;
  }
  return merges;
}

/** 定时公开指标明细表: 22 items, units and limits merged down, a remark and a signature line under the table. */
export function scheduleFixture(): Fixture {
  const rows = scheduleContent.map(
    ([item, unit, limit], i) => [i + 1, item, unit, limit] as (string | number | undefined)[],
  );
  const merges = [...mergeRuns(rows, 2, 'C', new Set(), 3), ...mergeRuns(rows, 3, 'D', new Set([1, 7, 9, 11]), 3)];
  const sheet = {
    name: '明细表',
    rows: [
      ['清河区2021年“定时公开”指标明细表'],
      ['序号', '指标名称', '单位名称', '公开时限'],
      ...rows,
      ['备注：公开时限遇有调整的，以区政府办公室通知为准。'],
      ['填表人：', undefined, '联系电话：'],
    ],
    merges: ['A1:D1', 'A25:D25', ...merges],
  };
  const bytes = workbookBytes([sheet]);
  return { name: '清河区2021年定时公开指标明细表.xlsx', bytes, rows: rows.length, duties: rows.length, tasks: 0 };
}

/** 任务分解表: 工作任务 over two columns, 50 measures, labels repeated where the page breaks. */
export function breakdownFixture(): Fixture {
  const pageBreaks = new Set([8, 19, 33, 41]);
  const rows = breakdownContent.map(
    ([task, subtask, measure, units], i) => [i + 1, task, subtask, measure, units] as (string | number | undefined)[],
  );
  const tasks = new Set(breakdownContent.map(([task]) => task)).size;
  const merges = [
    ...mergeRuns(rows, 1, 'B', pageBreaks, 3),
    ...mergeRuns(rows, 2, 'C', pageBreaks, 3),
    ...mergeRuns(rows, 4, 'E', pageBreaks, 3),
  ];
  const sheet = {
    name: 'Sheet1',
    rows: [['清河区政务公开工作任务分解表'], ['序号', '工作任务', undefined, '工作举措', '责任单位'], ...rows],
    merges: ['A1:E1', 'B2:C2', ...merges],
  };
  const bytes = workbookBytes([sheet]);
  // The measure on plans for emergencies is parted into four, by a labelled list of units.
  const duties = rows.length + 3;
  return { name: '清河区2021年政务公开工作任务分解表.xlsx', bytes, rows: rows.length, duties, tasks };
}

/** 任务分解落实方案: 30 rows under 17 numbered tasks; a merged number and task hold several rows numbered 2-1, 2-2, … in the text. */
export function twoLevelFixture(): Fixture {
  const rows: (string | number | undefined)[][] = [];
  const merges = ['A1:D1'];
  for (const [index, [task, measures]] of twoLevelContent.entries()) {
    const top = rows.length + 3;
    for (const [i, [content, units]] of measures.entries()) {
      const text = measures.length > 1 ? `${index + 1}-${i + 1}${content}` : content;
      rows.push([i === 0 ? index + 1 : undefined, i === 0 ? task : undefined, text, units]);
    }
    const bottom = rows.length + 2;
    if (bottom > top) merges.push(`A${top}:A${bottom}`, `B${top}:B${bottom}`);
  }
  const sheet = {
    name: 'Sheet1',
    rows: [['2021年清河区政务公开重点工作任务分解落实方案'], ['序号', '重点任务', '主要内容', '责任单位'], ...rows],
    merges,
  };
  return {
    name: '清河区2021年政务公开任务分解落实方案.xlsx',
    bytes: workbookBytes([sheet]),
    rows: rows.length,
    duties: rows.length,
    tasks: twoLevelContent.length,
  };
}
