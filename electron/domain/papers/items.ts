import { chineseDate } from '../dates/chineseDate.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { LAMP_WORDS } from '../words/states.ts';
import type { PaperValues } from './paper.ts';

/** An open occurrence as a paper lists it. */
export interface PaperItem {
  readonly unit: string;
  /** What is to be done: the duty's words, or the part of them that the rule stands in. */
  readonly content: string;
  /** The beginning of the duty's words, where `content` is a part of them. */
  readonly within?: string;
  readonly period: string;
  readonly dueOn: PlainDate;
  /** Days overdue; 0 on the due day, negative while there is time left. */
  readonly days: number;
  /** Pieces, for quotas; else 0 or 1 of 1. */
  readonly done: number;
  readonly needed: number;
  /** Looked at on a review date, or asked for in a round: never late (应检查, 未反馈). */
  readonly check?: 'checkDue' | 'noReply';
  /** `dueOn` is a review date (检查日). */
  readonly isReview?: true;
  /** Returned (退回整改), to come again by `dueOn`. */
  readonly isReturned?: true;
}

/** 逾期5天, 今日到期, 剩余3天, 未反馈; with what is done of a quota. */
export function timeLimitWords({
  days,
  done,
  needed,
  check,
  isReview,
  isReturned,
}: Pick<PaperItem, 'days' | 'done' | 'needed' | 'check' | 'isReview' | 'isReturned'>): string {
  const pieces = needed > 1 ? `（已办${done}/${needed}）` : '';
  if (isReturned) return `退回未补报，${timeLimitWords({ days, done, needed })}`;
  if (check !== undefined) return `${LAMP_WORDS[check]}${pieces}`;
  if (isReview) return days === 0 ? `今日检查${pieces}` : `${-days}天后检查${pieces}`;
  if (days > 0) return `逾期${days}天${pieces}`;
  return `${days === 0 ? '今日到期' : `剩余${-days}天`}${pieces}`;
}

/** The rows of a list of items, by their tags; an empty list says 无 in its one row. */
export function itemRows(items: readonly PaperItem[], year: number): readonly PaperValues[] {
  if (items.length === 0) return [{ ...NOTHING }];
  return items.map((item, index) => ({
    序号: String(index + 1),
    单位: item.unit,
    事项内容: itemWords(item),
    所属期: item.period,
    应办日期: `${tableDate(item.dueOn, year)}${item.isReview ? '（检查日）' : ''}`,
    时限情况: timeLimitWords(item),
  }));
}

/** 5月底前报备案（见“修订公开目录……”）: a part of a duty says which duty it is of. */
export function itemWords({ content, within }: Pick<PaperItem, 'content' | 'within'>): string {
  return within === undefined ? content : `${content}（见“${within}”）`;
}

/** 9月30日 in a table; with its year where that is not the paper's. */
export function tableDate(date: PlainDate, year: number): string {
  const words = chineseDate(date);
  return words.startsWith(`${year}年`) ? words.slice(`${year}年`.length) : words;
}

const NOTHING = { 序号: '—', 单位: '—', 事项内容: '无', 所属期: '—', 应办日期: '—', 时限情况: '—' } as const;

/** 甲、乙、丙等5个单位: the first names, and how many there are where not all are named. */
export function namedUnits(names: readonly string[], most: number): string {
  if (names.length <= most) return names.join('、');
  return `${names.slice(0, most).join('、')}等${names.length}个单位`;
}
