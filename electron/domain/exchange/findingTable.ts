import { normaliseHeader } from '../reading/tables/headerWords.ts';
import { yearIn } from '../reading/tables/titles.ts';
import { cellAddress, columnLetters, type Grid } from '../sheets/grid.ts';
import { mergeIndex, type MergeIndex } from '../sheets/mergeIndex.ts';
import { LINK } from './ledgerColumns.ts';
import { DITTO, isBlank, ledgerCell, sameTexts, textsOf, titleOf, TOTAL, type LedgerCell } from './ledgerTable.ts';

/** What a column of a list of findings holds. `unit`: whose fault it is; `owner`: who is to rectify it. */
export type FindingRole =
  | 'unit'
  | 'owner'
  | 'source'
  | 'foundOn'
  | 'indicator'
  | 'full'
  | 'points'
  | 'cause'
  | 'rectifyBy'
  | 'reply'
  | 'link'
  | 'repliedOn'
  | 'recheckedOn'
  | 'result'
  | 'note';

export interface FindingColumn {
  readonly column: number;
  readonly letters: string;
  readonly header: string;
  readonly role: FindingRole;
}

/** A line that tells of one fault. */
export interface FindingRow {
  /** Stable within the file. */
  readonly key: string;
  readonly sheet: string;
  readonly title: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<FindingRole, LedgerCell>>>;
  /** The year that a date without one is of. */
  readonly year: number;
  /** The day that a line above the header says for all of them, as it is written: 检查时间：2021年7月1日. */
  readonly foundAbove?: { readonly words: string; readonly day: string };
  /** The points stand in a cell that is merged over several lines, and are counted in an earlier one. */
  readonly pointsAbove?: true;
  /** Why it is not taken at all, in Chinese: it is hidden, struck out. */
  readonly trouble?: string;
}

export interface FindingSheet {
  readonly sheet: string;
  readonly tables: readonly {
    readonly sheet: string;
    readonly title: string;
    /** 1-based. */
    readonly headerLine: number;
    readonly columns: readonly FindingColumn[];
  }[];
  readonly rows: readonly FindingRow[];
  /** Lines that tell of no fault: titles, totals, remarks. */
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  /** Why nothing was read of it, in Chinese. */
  readonly skipped?: string;
}

const CHECK = '(?:复核|复查|复检|验收|核查|销号|抽查复核)';
const FOUND = '(?:发现|检查|评估|测评|通报|抽查|巡查|督查|交办)';

/** Header words from the most telling to the least: the first that fits says what a column holds. */
const WORDS: readonly (readonly [FindingRole, RegExp])[] = [
  ['recheckedOn', new RegExp(`^${CHECK}(?:的)?(?:日期|时间)$`, 'u')],
  ['result', new RegExp(`^(?:${CHECK}(?:结果|结论|情况)|整改(?:结果|结论)|是否(?:已|完成)?整改(?:到位|完成)?)$`, 'u')],
  ['note', new RegExp(`^${CHECK}(?:意见|说明|备注)$`, 'u')],
  ['link', LINK],
  ['foundOn', new RegExp(`^(?:问题)?${FOUND}(?:问题)?(?:的)?(?:日期|时间|日)$`, 'u')],
  ['source', /来源|^(?:检查|评估|督查)(?:类型|类别|名称|方式)$|^(?:问题)?发现(?:途径|渠道|方式)$/u],
  ['rectifyBy', /时限|期限|限期|截止|限时|^要求.*(?:日期|时间)$/u],
  ['repliedOn', /^(?:单位)?(?:回复|反馈|整改回复|整改完成|完成整改|实际整改|实际完成)(?:日期|时间)$/u],
  ['points', /^(?:.{0,4})(?:扣分|失分|扣减|丢分)(?:值|分值|数|分数)?$|^(?:扣|失|丢)(?:除|减)?分(?:值|数)$/u],
  ['full', /^(?:.{0,4})(?:满分|分值|标准分|权重分?|总分|应得分|基准分)(?:值)?$/u],
  ['cause', /(?:扣分|失分|扣减|丢分|问题)(?:的)?(?:原因|说明|依据|理由|情况|点|描述|表现|内容)$|原因$/u],
  ['cause', /^(?:主要|具体|存在|反馈|发现|查摆|通报)*(?:的)?(?:主要|具体)*问题(?:清单|及不足|和不足)?$|^存在的?不足$/u],
  ['reply', /整改(?:落实|完成|进展)?(?:情况|进展|回复|反馈|成效)|^(?:落实|回复|反馈)(?:情况|内容)?$|^完成情况$/u],
  ['owner', /^(?:整改)?(?:责任|整改|承办|牵头|主责)(?:责任)?(?:单位|部门|主体)(?:名称)?$/u],
  ['unit', /(?:单位|部门|镇街|乡镇|主体|被检查对象)(?:名称)?$/u],
  [
    'indicator',
    /指标|^(?:检查|评估|测评|考核|考评)(?:项目?|内容|要点|事项)(?:名称)?$|^(?:项目|栏目|事项|类别)(?:名称)?$/u,
  ],
];

/** What a header's word says of its column; `undefined` for anything else. */
export function findingRole(word: string): FindingRole | undefined {
  if (word === '' || word.length > 18) return undefined;
  return WORDS.find(([, pattern]) => pattern.test(word))?.[0];
}

interface OpenTable {
  readonly sheet: string;
  readonly title: string;
  readonly headerLine: number;
  readonly columns: readonly FindingColumn[];
  readonly top: number;
  readonly bottom: number;
}

/** Reads a sheet that lists findings: every line below its header, and of each what its columns hold. `place` is the sheet's in the file. */
export function readFindingSheet(grid: Grid, planYear: number, place: number): FindingSheet {
  const nothing = { sheet: grid.sheet, tables: [], rows: [], leftOut: [] };
  if (grid.hidden) return { ...nothing, skipped: '工作表是隐藏的，没有读。要读入，请取消隐藏后保存' };
  if (grid.rows.every((_, row) => isBlank(grid, row))) return { ...nothing, skipped: '是空表' };
  const index = mergeIndex(grid);
  const tables = tablesOf(grid, index);
  if (tables.length === 0) {
    return {
      ...nothing,
      skipped: '没有找到表头：要有失分原因（或存在问题）一列，另有指标、单位、扣分、整改情况中的一列',
    };
  }
  const rows: FindingRow[] = [];
  const leftOut: { sheet: string; address: string; text: string }[] = [];
  for (const [at, table] of tables.entries()) {
    const year = yearIn(table.title) ?? planYear;
    const foundAbove = dayAbove(grid, index, table.top, tables[at - 1]?.bottom ?? -1);
    for (let row = table.bottom + 1; row < (tables[at + 1]?.top ?? grid.rows.length); row++) {
      if (isBlank(grid, row) || sameTexts(grid, index, table.top, row)) continue;
      const texts = textsOf(grid, index, row);
      const filled = [...new Set(texts.filter((text) => text !== ''))];
      const [first = ''] = filled;
      const read = rowAt(grid, index, table, row);
      const tells = (['cause', 'points', 'reply'] as const).some((role) => (read.cells[role]?.text ?? '') !== '');
      if (filled.length === 1 || TOTAL.test(first) || !tells) {
        const address = cellAddress(row, texts.indexOf(first));
        leftOut.push({ sheet: grid.sheet, address, text: filled.join(' ') });
        continue;
      }
      rows.push({ ...read, key: `${place}.${row}`, year, ...(foundAbove === undefined ? {} : { foundAbove }) });
    }
  }
  return { sheet: grid.sheet, tables, rows, leftOut };
}

/** 检查时间：2021年7月1日, 发现日期 7月1日. */
const FOUND_ABOVE = new RegExp(
  `(?:问题)?${FOUND}(?:问题)?(?:的)?(?:日期|时间)\\s*[:：]?\\s*(\\d[\\d年月日号./-]*\\d日?|\\d[\\d年月日号./-]*[日号])`,
  'u',
);

/** The day that is said above a header, below the table before it; nearest to the header first. */
function dayAbove(grid: Grid, index: MergeIndex, top: number, after: number): FindingRow['foundAbove'] {
  for (let row = top - 1; row > after; row--) {
    for (const text of textsOf(grid, index, row)) {
      const found = FOUND_ABOVE.exec(text.normalize('NFKC'));
      if (found?.[1] !== undefined) return { words: found[0], day: found[1] };
    }
  }
  return undefined;
}

function tablesOf(grid: Grid, index: MergeIndex): readonly OpenTable[] {
  const tables: OpenTable[] = [];
  for (let row = 0; row < grid.rows.length; row++) {
    const before = tables.at(-1);
    if (isBlank(grid, row) || (before && sameTexts(grid, index, before.top, row))) continue;
    const table = tableAt(grid, index, row);
    if (!table) continue;
    tables.push(table);
    row = table.bottom;
  }
  return tables;
}

/** The table whose header begins in a row: one row, or two where its cells are merged over two. */
function tableAt(grid: Grid, index: MergeIndex, top: number): OpenTable | undefined {
  const upper = textsOf(grid, index, top);
  const isDeep = upper.some((_, column) => {
    const { merge } = index.originOf(top, column);
    return merge !== undefined && merge.top === top && merge.bottom === top + 1;
  });
  const lower = isDeep ? textsOf(grid, index, top + 1) : upper;
  const columns: FindingColumn[] = [];
  for (const [column, word] of lower.entries()) {
    const above = upper[column] ?? '';
    const whole = normaliseHeader(`${above}${word}`);
    const role = findingRole(normaliseHeader(word)) ?? (above === word ? undefined : findingRole(whole));
    if (role === undefined || (role !== 'indicator' && columns.some((one) => one.role === role))) continue;
    columns.push({ column, letters: columnLetters(column), header: above === word ? word : `${above}／${word}`, role });
  }
  const roles = new Set(columns.map(({ role }) => role));
  const named = ['indicator', 'unit', 'owner', 'points', 'reply'] as const;
  if (!roles.has('cause') || !named.some((role) => roles.has(role))) return undefined;
  const title = titleOf(grid, index, top);
  return { sheet: grid.sheet, title, headerLine: top + 1, columns, top, bottom: isDeep ? top + 1 : top };
}

function rowAt(
  { hiddenRows = [], notes = [], rows }: Grid,
  index: MergeIndex,
  { sheet, title, columns }: OpenTable,
  row: number,
): Omit<FindingRow, 'key' | 'year'> {
  const cells: Partial<Record<FindingRole, LedgerCell>> = {};
  let pointsAbove = false;
  for (const { column, role } of columns) {
    const cell = ledgerCell(index, above(index, row, column, rows.length), column);
    const before = cells[role];
    if (before === undefined || before.text === '') cells[role] = cell;
    // 一级指标, 二级指标: the finest says it, behind the broader ones.
    else if (cell.text !== '' && cell.text !== before.text) {
      cells[role] = { ...before, text: `${before.text}／${cell.text}` };
    }
    if (role === 'points' && index.originOf(row, column).row < row) pointsAbove = true;
  }
  const struck = notes.some(
    (note) =>
      note.row === row &&
      note.kind === 'struck' &&
      columns.some((one) => one.column === note.column && one.role === 'cause'),
  );
  const trouble = hiddenRows.includes(row)
    ? '这一行在表里是隐藏的（可能被筛选），没有导入'
    : struck
      ? '这一行划了删除线，没有导入'
      : undefined;
  return {
    sheet,
    title,
    line: row + 1,
    cells,
    ...(pointsAbove ? { pointsAbove: true as const } : {}),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/** The row that a cell's text stands in: further up where it only says that it is the same as above. */
function above(index: MergeIndex, row: number, column: number, rows: number): number {
  let at = row;
  while (at > 0 && at < rows && DITTO.test(index.textAt(at, column).trim())) at -= 1;
  return at;
}
