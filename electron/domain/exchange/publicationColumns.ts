import { normaliseHeader } from '../reading/tables/headerWords.ts';
import type { GridCell } from '../sheets/grid.ts';
import type { MergeIndex } from '../sheets/mergeIndex.ts';
import { withoutClock } from '../dates/withoutClock.ts';
import { IS_LINK, isDate } from './ledgerColumns.ts';

/**
 * What a column of a list of publications holds. `unit`, `source` and `author` may each tell who published; `column` is a step of the website's
 * column, several make a path; `formed` (成文日期) is the day of the paper, `published` that of the page. `ignored`: a person said that it is nothing.
 */
export type ListRole =
  | 'title'
  | 'unit'
  | 'source'
  | 'author'
  | 'column'
  | 'published'
  | 'formed'
  | 'link'
  | 'indexNumber'
  | 'ignored';

/** From the most telling word for a role to the least; a role is given once, but for the steps of a column. */
const WORDS: readonly (readonly [role: ListRole, words: readonly RegExp[]])[] = [
  ['link', [/链接|网址|url|href|(?:信息|文章|发布|公开|网页|页面|访问)地址|^地址$/iu]],
  ['indexNumber', [/索引号?$|^索引/u]],
  ['formed', [/^(?:成文|发文|印发|制发|形成|生成|落款)(?:日期|时间|日)$/u]],
  [
    'published',
    [
      /^(?:信息|文章|文件|网站|首次|实际)?(?:发布|公开|公布|发表|刊发)(?:日期|时间|日)$|^publish(?:ed)?_?(?:time|date|on)$|^pub_?(?:time|date)$/iu,
      /(?:上网|挂网|上传|上线|推送|刊登|刊载)(?:日期|时间|日)$/u,
      /^(?:日期|时间|年月日|date|time)$/iu,
      /^(?:更新|更改|最后更新)(?:日期|时间|日)?$/u,
    ],
  ],
  [
    'title',
    [
      /^(?:信息|文章|稿件|文稿|新闻|文件|网页|内容|主)?(?:标题|题名|题目)$|^title$/iu,
      /^(?:信息|文章|稿件|文稿|新闻|文件|公开件|网页)(?:名称|内容)$|^名称$/u,
    ],
  ],
  ['source', [/^(?:信息|文章|稿件|内容|数据)?来源(?:单位|部门|机构)?$|^出处$|^source$/iu]],
  ['author', [/^(?:作者|撰稿人?|供稿人?|供稿单位|投稿单位|撰写人)$|^author$/iu]],
  [
    'unit',
    [
      /^(?:信息)?(?:发布|公开|制作|报送|发文|制发)(?:单位|机构|部门|机关|主体|者)(?:名称)?$|^(?:发布|公开)$/u,
      /(?:单位|部门|机构|机关|主体)(?:名称)?$|^站点(?:名称)?$|^(?:镇街|镇办|乡镇)$/u,
    ],
  ],
  [
    'column',
    [
      /(?:栏目|频道)(?:名称|路径)?[一二三四五1-5]?$|^(?:[一二三四五]级)(?:栏目|目录)(?:名称)?$/u,
      /(?:目录|导航)(?:名称|路径)?$/u,
      /(?:信息|主题|内容|文章)?(?:分类|类别|类目)$/u,
    ],
  ],
];

/** What a header's word says of its column, and how telling it is; 0 is the most. */
export function listRoleOf(word: string): { readonly role: ListRole; readonly rank: number } | undefined {
  const plain = normaliseHeader(word);
  if (plain === '' || plain.length > 18) return undefined;
  for (const [role, patterns] of WORDS) {
    const rank = patterns.findIndex((pattern) => pattern.test(plain));
    if (rank >= 0) return { role, rank };
  }
  return undefined;
}

/** A column and what it was taken for. */
export interface ListColumn {
  readonly column: number;
  readonly header: string;
  readonly role?: ListRole;
}

/** The roles that a header's words tell of: of several columns of one role the most telling, of the column's path all of one sort. */
export function columnsByWord(headers: readonly string[]): readonly ListColumn[] {
  const told = headers.map((header, column) => ({ column, header, told: listRoleOf(header) }));
  const best = new Map<ListRole, number>();
  for (const { told: one } of told) {
    if (one) best.set(one.role, Math.min(best.get(one.role) ?? Infinity, one.rank));
  }
  const taken = new Set<ListRole>();
  return told.map(({ column, header, told: one }) => {
    if (one === undefined || one.rank !== best.get(one.role)) return { column, header };
    if (one.role !== 'column' && taken.has(one.role)) return { column, header };
    taken.add(one.role);
    return { column, header, role: one.role };
  });
}

/** 000014349/2021-00046, 11370406004242136J/2021-01234. */
const INDEX_NUMBER = /^[\dA-Z]{6,}[-/](?:\d{4}[-/])?\d{2,}$/iu;
const COUNTS = /^\d{1,6}$/u;
const EVIDENCE_ROWS = 200;
const MOST = 0.6;
/** A name of a page is longer than this, in characters, taken over its column. */
const SHORTEST_TITLE = 7;

interface Seen {
  readonly column: number;
  readonly cells: readonly GridCell[];
}

/**
 * Gives roles to the columns that have none, by what stands below: addresses, days, names of units, index numbers; of the rest the longest texts, or
 * those with links behind them, are titles, and texts that come again and again the website's columns.
 */
export function columnsByEvidence(
  columns: readonly ListColumn[],
  index: MergeIndex,
  rows: readonly number[],
  { year, isUnit }: { readonly year: number; readonly isUnit: (text: string) => boolean },
): readonly ListColumn[] {
  const found = new Map(columns.flatMap(({ column, role }) => (role === undefined ? [] : [[column, role] as const])));
  const has = (role: ListRole): boolean => [...found.values()].includes(role);
  const seen = columns.map(({ column }): Seen => {
    const cells = rows.slice(0, EVIDENCE_ROWS).flatMap((row) => index.cellAt(row, column) ?? []);
    return { column, cells: cells.filter(({ text }) => text.trim() !== '') };
  });
  const free = () => seen.filter(({ column, cells }) => cells.length > 0 && !found.has(column));
  const prove = (role: ListRole, is: (cell: GridCell) => boolean): void => {
    if (has(role)) return;
    const one = free().find(({ cells }) => cells.filter(is).length / cells.length >= MOST);
    if (one) found.set(one.column, role);
  };
  prove('link', ({ text }) => IS_LINK.test(text.trim()));
  prove('indexNumber', ({ text }) => INDEX_NUMBER.test(text.trim()));
  if (!has('published') && !has('formed'))
    prove('published', (cell) => isDate({ ...cell, text: withoutClock(cell.text) }, year));
  if (!has('unit') && !has('source')) prove('unit', ({ text }) => isUnit(text.trim()));
  if (!has('title')) {
    const title = longest(free());
    if (title) found.set(title.column, 'title');
  }
  if (!has('column')) {
    const column = free().find(isRepeated);
    if (column) found.set(column.column, 'column');
  }
  return columns.map((one) => {
    const role = found.get(one.column);
    return role === undefined ? one : { ...one, role };
  });
}

function longest(seen: readonly Seen[]): Seen | undefined {
  const length = ({ cells }: Seen): number => cells.reduce((sum, { text }) => sum + text.length, 0) / cells.length;
  const linked = ({ cells }: Seen): boolean =>
    cells.filter(({ link }) => link !== undefined).length / cells.length >= MOST;
  const texts = seen.filter(({ cells }) => !cells.every(({ text }) => COUNTS.test(text.trim())));
  const sorted = texts.toSorted((a, b) => Number(linked(b)) - Number(linked(a)) || length(b) - length(a));
  return sorted.find((one) => length(one) >= SHORTEST_TITLE);
}

/** A few short texts over many lines. */
function isRepeated({ cells }: Seen): boolean {
  const texts = new Set(cells.map(({ text }) => text.trim()));
  const isShort = [...texts].every((text) => text.length <= 40 && !COUNTS.test(text) && !IS_LINK.test(text));
  return cells.length > 2 && isShort && texts.size <= cells.length / 2;
}
