import { headerMeaning, normaliseHeader } from '../reading/tables/headerWords.ts';
import { readDate } from '../dates/readDate.ts';
import { columnLetters, type GridCell } from '../sheets/grid.ts';
import type { MergeIndex } from '../sheets/mergeIndex.ts';
import { periodHeader, readPeriodWords } from './ledgerPeriod.ts';

/** What a column of an old ledger holds: what was to be done, by whom, of which period, due when, done when, and where it can be read. */
export type LedgerRole = 'number' | 'content' | 'unit' | 'period' | 'due' | 'done' | 'title' | 'link';

export interface LedgerColumn {
  readonly column: number;
  readonly letters: string;
  readonly header: string;
  readonly role: LedgerRole;
  /** What stands below told it, not the header's words. */
  readonly byEvidence?: true;
}

/** What the office knows, by which columns are known without their headers. */
export interface LedgerKnowledge {
  readonly year: number;
  readonly isDuty: (text: string) => boolean;
  readonly isUnit: (text: string) => boolean;
}

/** Headers of columns of addresses. */
export const LINK = /链接|网址|网页|url|公开地址|信息地址|发布地址/iu;
const DUE =
  /^(?:最后|最终)?应(?:办|公开|完成|报|上报|发布|办结|公布|更新|反馈)|(?:时限|期限|限期|限时)$|(?:截止|截至|到期|最迟|最晚)(?:日|日期|时间)?$|^(?:规定|要求|计划|约定|预定|预计|拟).{0,6}(?:时间|日期|日)$|(?:时间|日期)要求$/u;
const PERIOD =
  /所属(?:期|时期|月|季|年|周)|^(?:公开|报告|填报|报送|应办|办理|统计|数据|信息)?(?:期次|期数|期别|期号|周期|时期|月份|季度|年月|周次|批次|月度|报告期|期间|时段|年度)$/u;
/** From the most telling to the least. */
const DONE = [
  /^实际.{0,8}(?:日期|时间|日)$/u,
  /^.{0,4}办结.{0,4}(?:日期|时间|日)$/u,
  /^(?:.{0,4}(?:完成|公开|发布|公布|刊发|推送|上网|上传|挂网|更新|报送|上报|落实|销号|办理|公示|录入|反馈|登记|提交|见报|采用).{0,4}(?:日期|日))$/u,
  /^(?:.{0,4}(?:完成|公开|发布|公布|刊发|推送|上网|上传|挂网|更新|报送|上报|落实|销号|办理|公示|录入|反馈|登记|提交|见报|采用).{0,4}时间)$/u,
  /^(?:日期|时间|年月日)$/u,
] as const;
const TITLE = /标题|题名|题目|(?:信息|文章|稿件|文件|公开件|网页)名称|发布内容|公开内容名称/u;
const UNIT = /(?:单位|部门|主体|镇街|科室)(?:名称)?$/u;
const CONTENT = /事项|指标|举措|措施|任务|内容|项目|工作|栏目|目录/u;

/** A column with its header's words, upper and lower. */
export interface LedgerHeader {
  readonly column: number;
  readonly words: readonly string[];
}

/** 日期 below 办结情况 is 办结日期. */
function wordOf({ words }: LedgerHeader): string {
  const lower = normaliseHeader(words.at(-1) ?? '');
  const upper = normaliseHeader(words.length > 1 ? (words[0] ?? '') : '').replace(/(?:情况|信息|登记|结果)$/u, '');
  return /^(?:日期|时间|名称)$/u.test(lower) ? `${upper}${lower}` : lower;
}

/** What a header's word says of its column. */
export function roleByWord(word: string): LedgerRole | undefined {
  if (word === '' || word.length > 18) return undefined;
  if (LINK.test(word)) return 'link';
  if (DUE.test(word)) return 'due';
  if (DONE.some((pattern) => pattern.test(word))) return 'done';
  if (PERIOD.test(word)) return 'period';
  if (TITLE.test(word)) return 'title';
  const meaning = headerMeaning(word)?.kind;
  if (meaning === 'number') return 'number';
  if (meaning === 'units' || meaning === 'leadUnits') return 'unit';
  if (meaning === 'label') return 'content';
  if (UNIT.test(word) && meaning === undefined) return 'unit';
  return CONTENT.test(word) && meaning === undefined ? 'content' : undefined;
}

/** How telling a word is of a day on which something was done; smaller is more. */
function doneRank(word: string): number {
  const rank = DONE.findIndex((pattern) => pattern.test(word));
  return rank < 0 ? DONE.length : rank;
}

/** What stands below a header, in shares of the filled cells. */
export interface Below {
  readonly filled: number;
  readonly dates: number;
  readonly links: number;
  readonly units: number;
  readonly duties: number;
  readonly periods: number;
}

export const IS_LINK = /^(?:https?:\/\/|www\.)|\.(?:gov|org|com|net)\.?(?:cn)?\//iu;

/** Whether a cell tells a day, be it one that the calendar does not have. */
export function isDate({ date, text, kind }: GridCell, year: number): boolean {
  return (
    date !== undefined ||
    ['date', 'impossible', 'outside'].includes(readDate(bareDate(text), { year, serial: kind === 'number' }).kind)
  );
}

/** A date without what people write around it: 已于3月5日公开. */
export function bareDate(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:已|均已)?(?:于|在)?\s*/u, '')
    .replace(/(?:已|前)?(?:公开|完成|办结|发布|公布|上网|上报|报送|更新|落实)(?:完毕|完成)?[。.]?$/u, '')
    .trim();
}

/** Looks at what stands in some rows of a column. */
export function below(index: MergeIndex, column: number, rows: readonly number[], known: LedgerKnowledge): Below {
  const cells = rows
    .map((row) => index.cellAt(row, column))
    .filter((cell) => cell !== undefined && cell.text.trim() !== '');
  const share = (is: (cell: GridCell) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter((cell) => cell !== undefined && is(cell)).length / cells.length;
  const { year } = known;
  return {
    filled: cells.length,
    dates: share((cell) => isDate(cell, year)),
    links: share(({ text }) => IS_LINK.test(text.trim())),
    units: share(({ text }) => namesIn(text).some(known.isUnit)),
    duties: share(({ text }) => known.isDuty(text)),
    periods: share((cell) => ['stretch', 'nth'].includes(readPeriodWords(cell, { year }).kind)),
  };
}

/** 区财政局、区审计局 as two. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(/[、，,；;\n/]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const MOST = 0.5;
export const SOME = 0.3;

/** What the columns below a header hold: by its words where what stands below does not speak against them, else by what stands below. */
export function columnsOf(
  headers: readonly LedgerHeader[],
  belowOf: (column: number) => Below,
): readonly LedgerColumn[] {
  const found = new Map<number, { readonly role: LedgerRole; readonly byEvidence?: true }>();
  const facts = new Map(headers.map(({ column }) => [column, belowOf(column)]));
  const of = (column: number): Below => facts.get(column) ?? belowOf(column);
  const worded = headers.map((header) => ({ ...header, word: wordOf(header) }));
  const taken = (role: LedgerRole): boolean => [...found.values()].some((each) => each.role === role);
  const free = () => worded.filter(({ column }) => !found.has(column));
  for (const role of ['link', 'title', 'number', 'unit'] as const) {
    const first = free().find(({ word }) => roleByWord(word) === role);
    if (first) found.set(first.column, { role });
  }
  const isDated = ({ column }: LedgerHeader): boolean => of(column).filled === 0 || of(column).dates >= SOME;
  const done = free()
    .filter(({ word }) => roleByWord(word) === 'done')
    .filter(isDated)
    .toSorted((a, b) => doneRank(a.word) - doneRank(b.word));
  const [best, second] = done;
  if (best) found.set(best.column, { role: 'done' });
  const due = free().find(({ word, column }) => roleByWord(word) === 'due' && of(column).dates >= SOME);
  if (due) found.set(due.column, { role: 'due' });
  // 完成时间 beside 实际完成时间 is when it was to be done.
  else if (second && best && doneRank(best.word) < doneRank(second.word)) found.set(second.column, { role: 'due' });
  const period = free().find(({ word, column }) => roleByWord(word) === 'period' && isPeriod(word, of(column)));
  if (period) found.set(period.column, { role: 'period' });
  const contents = free().filter(({ word }) => roleByWord(word) === 'content');
  const content = contents.toSorted(
    (a, b) => of(b.column).duties - of(a.column).duties || rankOf(b.word) - rankOf(a.word),
  )[0];
  if (content) found.set(content.column, { role: 'content' });
  const prove = (role: LedgerRole, share: (facts: Below) => number, least: number): void => {
    if (taken(role)) return;
    const candidates = free().filter(({ column }) => of(column).filled > 0 && share(of(column)) >= least);
    const [one, other] = candidates.toSorted((a, b) => share(of(b.column)) - share(of(a.column)));
    // Of two columns of dates nobody knows which tells what was done.
    if (one && !(role === 'done' && other)) found.set(one.column, { role, byEvidence: true });
  };
  prove('link', ({ links }) => links, MOST);
  prove('unit', ({ units }) => units, MOST);
  if (!content || (of(content.column).duties === 0 && free().some(({ column }) => of(column).duties >= SOME))) {
    if (content) found.delete(content.column);
    prove('content', ({ duties }) => duties, SOME);
    if (content && !taken('content')) found.set(content.column, { role: 'content' });
  }
  prove('done', ({ dates }) => dates, MOST);
  prove('period', ({ periods }) => periods, MOST);
  return worded.flatMap(({ column, words }) => {
    const what = found.get(column);
    return what ? [{ column, letters: columnLetters(column), header: words.join('／'), ...what }] : [];
  });
}

/** 公开周期 over 每月 says how often, and not which. */
function isPeriod(word: string, { filled, periods, dates }: Below): boolean {
  return filled === 0 || periods + dates > 0 || periodHeader(word) !== undefined;
}

function rankOf(word: string): number {
  const meaning = headerMeaning(word);
  return meaning?.kind === 'label' ? meaning.rank : 0;
}
