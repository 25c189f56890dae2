import { EVENT_YEARS, outsideYears } from '../dates/dateLimits.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import { withoutClock } from '../dates/withoutClock.ts';
import { identityOf, type PublicationFacts } from '../model/publication.ts';
import { linkTrouble, withScheme } from '../registrations/link.ts';
import { cellAddress, type GridCell } from '../sheets/grid.ts';
import type { MergeIndex } from '../sheets/mergeIndex.ts';
import type { ListColumn, ListRole } from './publicationColumns.ts';

/** A line that can be recorded, and where it stands. */
export interface ListLine extends PublicationFacts {
  /** What it is known by (`identityOf`). */
  readonly identity: string;
  readonly sheet: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  /** Chinese sentences: what was supposed, what was not taken over. */
  readonly notes: readonly string[];
}

/** A line that is left, and the cell that is to blame. */
export interface ListFault {
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly address: string;
  readonly value: string;
  /** In Chinese, without a full stop. */
  readonly reason: string;
}

export interface LineKnowledge {
  readonly sheet: string;
  /** The year of days that name none. */
  readonly year: number;
  readonly today: string;
  readonly index: MergeIndex;
  /** Whose list it is, where a line names nobody. */
  readonly owner: string | undefined;
}

/** Longest title, and longest name of a column or body, that is kept. */
const LONGEST_TITLE = 500;
const LONGEST_NAME = 200;
const LONGEST_INDEX = 100;

const BEFORE_NAME = /^(?:信息|文章|稿件)?(?:来源|发布单位|发布机构|作者|供稿|撰稿)\s*[:：]\s*/u;
const BEFORE_DAY = /^(?:发布|公开|发表|成文|更新)?(?:日期|时间)\s*[:：]\s*|^\[|\]$/gu;
const PATH_SIGN = /\s*(?:>+|[»›＞→]|\\)\s*/gu;
const HOME = /^(?:当前位置|您的位置|您现在的位置)?\s*[:：]?\s*(?:网站)?首页\//u;
/** What stands before the colon of an address that is no page: javascript:, ftp://, mailto:. */
const OTHER_SCHEME = /^(?!https?:)[a-z][a-z\d+.-]*:(?!\d)/iu;
const NOTHING = /^(?:[-—–/\\]+|无|暂无|null|undefined|#)$/iu;

/** Reads one line of a list by what its columns hold; a line without title or day, or with what cannot be, is left. */
export function readListLine(
  row: number,
  columns: readonly ListColumn[],
  { sheet, year, today, index, owner }: LineKnowledge,
): ListLine | ListFault {
  const cellOf = (role: ListRole): { readonly cell: GridCell | undefined; readonly address: string } => {
    const column = columns.find((one) => one.role === role)?.column ?? 0;
    const has = columns.some((one) => one.role === role);
    return { cell: has ? index.cellAt(row, column) : undefined, address: cellAddress(row, column) };
  };
  const textOf = (role: ListRole): string => cellOf(role).cell?.text.trim() ?? '';
  const fault = (role: ListRole, reason: string, value = textOf(role)): ListFault => {
    return { sheet, line: row + 1, address: cellOf(role).address, value, reason };
  };
  const title = textOf('title').replaceAll(/\s+/gu, ' ');
  if (title === '' || NOTHING.test(title)) return fault('title', '没有标题');
  if (title.length > LONGEST_TITLE) return fault('title', `标题超过 ${LONGEST_TITLE} 个字`, `${title.slice(0, 60)}…`);
  const dayBasis = columns.some(({ role }) => role === 'published') ? 'published' : 'formed';
  const day = dayOf(cellOf(dayBasis).cell, { year, today });
  if ('reason' in day) return fault(dayBasis, day.reason);
  const link = linkOf(cellOf('link').cell, cellOf('title').cell);
  if ('reason' in link) return fault('link', link.reason);
  const named = (['unit', 'source', 'author'] as const).map((role) => nameOf(textOf(role)));
  const units = [...new Set(named.filter((name) => name !== ''))];
  const facts: PublicationFacts = {
    title,
    units: units.length > 0 || owner === undefined ? units : [owner],
    column: pathOf(columns.filter(({ role }) => role === 'column').map(({ column }) => index.textAt(row, column))),
    publishedOn: day.date,
    dayBasis,
    link: link.link,
    indexNumber: textOf('indexNumber').slice(0, LONGEST_INDEX),
  };
  const notes = [...day.notes, ...link.notes];
  return { ...facts, identity: identityOf(facts), sheet, line: row + 1, notes };
}

function nameOf(text: string): string {
  const name = text.replaceAll(/\s+/gu, ' ').replace(BEFORE_NAME, '').trim();
  return NOTHING.test(name) ? '' : name.slice(0, LONGEST_NAME);
}

/** 政务公开/财政收支 of steps in one cell or in several. */
function pathOf(steps: readonly string[]): string {
  const texts = steps
    .map((step) => step.trim().replaceAll(PATH_SIGN, '/'))
    .filter((step) => step !== '' && !NOTHING.test(step));
  const path = [...new Set(texts)]
    .join('/')
    .replaceAll(/\s+/gu, ' ')
    .replace(HOME, '')
    .replace(/^\/+|\/+$/gu, '');
  return path.slice(0, LONGEST_NAME);
}

type Day = { readonly date: PlainDate; readonly notes: readonly string[] } | { readonly reason: string };

function dayOf(cell: GridCell | undefined, { year, today }: { readonly year: number; readonly today: string }): Day {
  const text = cell?.text.trim().replaceAll(BEFORE_DAY, '').trim() ?? '';
  if (cell === undefined || text === '' || NOTHING.test(text)) return { reason: '没有写日期' };
  const options = { year, serial: cell.kind === 'number' || cell.kind === 'text' };
  const read = readDate(cell.date ?? withoutClock(text), options);
  if (read.kind === 'none') return { reason: '看不懂这个日期，应写作 2021-06-30 的形式' };
  if (read.kind !== 'date') return { reason: `日期${read.why}` };
  const isBare = read.spelling === 'monthDay';
  // 12-30 in a list of January is of the year before.
  const earlier = isBare && read.date > today ? readDate(withoutClock(text), { ...options, year: year - 1 }) : read;
  const { date } = earlier.kind === 'date' ? earlier : read;
  if (date > today) return { reason: `日期 ${date} 晚于今天` };
  const outside = outsideYears(date, EVENT_YEARS);
  if (outside !== undefined) return { reason: `日期 ${date} 的${outside}` };
  return { date, notes: isBare ? [`日期没有写年份，按 ${date.slice(0, 4)} 年读`] : [] };
}

type Link = { readonly link: string; readonly notes: readonly string[] } | { readonly reason: string };

/** The address in the column of addresses or behind it, else behind the title. What is written there and is no page's is at fault. */
function linkOf(own: GridCell | undefined, title: GridCell | undefined): Link {
  const text = own?.text.trim() ?? '';
  const [first = ''] = text.split(/[\s；;]+/u);
  if (OTHER_SCHEME.test(first)) return { reason: '链接不是网页地址，应以 http:// 或 https:// 开头' };
  const written = withScheme(first);
  if (first !== '' && linkTrouble(written) === undefined) return { link: written, notes: [] };
  for (const behind of [own?.link, title?.link]) {
    const address = withScheme(behind?.trim() ?? '');
    if (address !== '' && linkTrouble(address) === undefined) return { link: address, notes: [] };
  }
  const tried = first !== '' && !NOTHING.test(first) ? text : (own?.link ?? title?.link);
  const notes = tried === undefined ? [] : [`链接“${tried.slice(0, 100)}”不是完整的网址，没有记下`];
  return { link: '', notes };
}
