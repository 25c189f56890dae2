import { cellAddress, type Grid } from '../sheets/grid.ts';
import { disputeCell, requestCell, type ReportForm, type RequestColumnKey, type RequestRowKey } from './form.ts';

/** What a returned table says, and what of it cannot be read, each with sheet, cell and value. */
export interface ReturnedTable {
  readonly figures: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
  /** What stands above the table of requests: whose it is, and of which year. */
  readonly titles: readonly ReturnedTitle[];
}

/** 区教育局2021年政府信息公开工作年度报告. */
export interface ReturnedTitle {
  readonly text: string;
  /** What stands before the year. */
  readonly whose: string;
  readonly year: number;
}

/** How rows begin, numbers in front aside; the longer beginning first where one is part of another. */
const ROW_WORDS: readonly (readonly [key: RequestRowKey, ...beginnings: readonly string[]])[] = [
  ['new', '本年新收'],
  ['carriedIn', '上年结转'],
  ['granted', '予以公开'],
  ['partly', '部分公开'],
  ['stateSecret', '属于国家秘密'],
  ['lawForbids', '其他法律'],
  ['threeSafeties', '危及'],
  ['thirdPartyRights', '保护第三方'],
  ['internalAffairs', '属于三类内部'],
  ['processInformation', '属于四类过程'],
  ['enforcementFile', '属于行政执法案卷'],
  ['administrativeQuery', '属于行政查询'],
  ['notHeld', '本机关不掌握'],
  ['needsMaking', '没有现成信息'],
  ['stillUnclear', '补正后'],
  ['petition', '信访举报'],
  ['repeated', '重复申请'],
  ['publication', '要求提供公开出版物'],
  ['massRequests', '无正当理由大量'],
  ['confirmedAgain', '要求行政机关确认', '要求确认'],
  ['correctionOverdue', '申请人无正当理由逾期不补正', '逾期不补正'],
  ['feeUnpaid', '申请人逾期未', '逾期未'],
  ['results', '总计'],
  ['carriedOut', '结转下年度'],
  ['otherHandling', '其他'],
];

const COLUMN_WORDS: ReadonlyMap<string, RequestColumnKey> = new Map([
  ['自然人', 'person'],
  ['商业企业', 'business'],
  ['科研机构', 'research'],
  ['社会公益组织', 'charity'],
  ['法律服务机构', 'legal'],
  ['其他', 'otherBody'],
  ['总计', 'total'],
]);
/** Not the day on which it was filled in. */
const TITLE = /^(.*?)(20\d{2})年度?(?!\d{1,2}月).*(?:报告|情况|数据|公开|表)/u;

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');
const unnumbered = (text: string): string =>
  plain(text).replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、．])+/u, '');

function rowOf(label: string): RequestRowKey | undefined {
  const words = unnumbered(label);
  return ROW_WORDS.find(([, ...beginnings]) => beginnings.some((beginning) => words.startsWith(beginning)))?.[0];
}

interface Header {
  readonly row: number;
  readonly columns: ReadonlyMap<number, RequestColumnKey>;
  readonly first: number;
}

/** Where a sheet names the kinds of applicants, over one row or two. */
function headerOf({ rows }: Grid): Header | undefined {
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1] ?? [];
    const columns = new Map<number, RequestColumnKey>();
    const width = Math.max(row.length, next.length);
    for (let column = 0; column < width; column += 1) {
      const word = [next[column], row[column]].map((cell) => COLUMN_WORDS.get(plain(cell?.text ?? ''))).find(Boolean);
      if (word !== undefined && ![...columns.values()].includes(word)) columns.set(column, word);
    }
    if (!columns.has([...columns].find(([, key]) => key === 'person')?.[0] ?? -1) || columns.size < 6) continue;
    const isTwo = next.some((cell) => plain(cell?.text ?? '') === '商业企业');
    return { row: isTwo ? at + 1 : at, columns, first: Math.min(...columns.keys()) };
  }
  return undefined;
}

type Found = { readonly figures: Map<string, number>; readonly faults: string[] };

/** Takes a cell's whole number; an empty one is nought and not noted. */
function take(grid: Grid, row: number, column: number, cell: string, { figures, faults }: Found, decimals = 0): void {
  const text = plain(grid.rows[row]?.[column]?.text ?? '').replaceAll(',', '');
  if (/^[/\-—–]*$/u.test(text)) return;
  const pattern = decimals === 0 ? /^\d{1,7}(?:\.0+)?$/u : /^\d{1,9}(?:\.\d{1,2})?$/u;
  if (!pattern.test(text)) {
    const what = decimals === 0 ? '不是整数' : '不是不超过两位小数的数字';
    faults.push(`工作表“${grid.sheet}”${cellAddress(row, column)} 填的是“${text}”，${what}。`);
    return;
  }
  const value = Math.round(Number(text) * 10 ** decimals);
  const before = figures.get(cell);
  if (before !== undefined && before !== value) {
    const said = decimals === 0 ? String(before) : (before / 10 ** decimals).toFixed(decimals);
    faults.push(
      `工作表“${grid.sheet}”${cellAddress(row, column)} 填的是“${text}”，同一项在前面填的是“${said}”，不知道用哪一个，请只保留一份表。`,
    );
    return;
  }
  figures.set(cell, value);
}

function readRequests(grid: Grid, found: Found): boolean {
  const header = headerOf(grid);
  if (header === undefined) return false;
  for (let row = header.row + 1; row < grid.rows.length; row += 1) {
    const labels = (grid.rows[row] ?? []).slice(0, header.first).map((cell) => cell?.text ?? '');
    const key = rowOf(labels.findLast((label) => label.trim() !== '') ?? '');
    if (key === undefined) continue;
    for (const [column, kind] of header.columns) take(grid, row, column, requestCell(key, kind), found);
  }
  return true;
}

function titlesIn(grid: Grid): readonly ReturnedTitle[] {
  const above = grid.rows.slice(0, headerOf(grid)?.row ?? 0).flat();
  return above.flatMap((cell): readonly ReturnedTitle[] => {
    const text = plain(cell?.text ?? '');
    const [, whose, year] = TITLE.exec(text) ?? [];
    return whose === undefined ? [] : [{ text, whose, year: Number(year) }];
  });
}

/** Three times five columns over one line of figures. */
function readDisputes(grid: Grid, form: ReportForm, found: Found): void {
  const at = grid.rows.findIndex(
    (row) => row.filter((cell) => plain(cell?.text ?? '') === '结果维持').length === form.disputes.length,
  );
  if (at < 0) return;
  const starts = (grid.rows[at] ?? []).flatMap((cell, column) =>
    plain(cell?.text ?? '') === '结果维持' ? [column] : [],
  );
  const line = grid.rows.findIndex(
    (row, index) => index > at && row.some((cell) => /^\d/u.test(plain(cell?.text ?? ''))),
  );
  if (line < 0) return;
  for (const [index, { key }] of form.disputes.entries()) {
    for (const [offset, column] of form.disputeColumns.entries()) {
      take(grid, line, (starts[index] ?? 0) + offset, disputeCell(key, column.key), found);
    }
  }
}

function readOpenness(grid: Grid, form: ReportForm, found: Found): void {
  for (const { rows } of form.openness) {
    for (const { label, cells } of rows) {
      const at = grid.rows.findIndex((row) => row.some((cell) => plain(cell?.text ?? '') === label));
      if (at < 0) continue;
      const start = (grid.rows[at] ?? []).findIndex((cell) => plain(cell?.text ?? '') === label);
      for (const [index, cell] of cells.entries()) {
        take(grid, at, start + 1 + index, cell.key, found, cell.isMoney ? 2 : 0);
      }
    }
  }
}

/** Reads the tables of the form from a returned file, in whatever sheets they stand. `undefined` where the table of requests is not there. */
export function readReturnedTable(form: ReportForm, grids: readonly Grid[]): ReturnedTable | undefined {
  const found: Found = { figures: new Map(), faults: [] };
  const hasRequests = grids.map((grid) => readRequests(grid, found)).includes(true);
  if (!hasRequests) return undefined;
  for (const grid of grids) {
    readDisputes(grid, form, found);
    readOpenness(grid, form, found);
  }
  return { ...found, titles: grids.flatMap(titlesIn) };
}
