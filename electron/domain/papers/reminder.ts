import { chineseDate } from '../dates/chineseDate.ts';
import { daysBetween, type PlainDate } from '../dates/plainDate.ts';
import type { RoundKind } from '../model/documents.ts';
import type { ReminderLevel } from '../model/ledger.ts';
import { ROUND_BOOK_WORDS } from '../words/documents.ts';
import { itemRows, type PaperItem } from './items.ts';
import { toFill, type PaperValues, type Sender } from './paper.ts';

/** What a reminder slip (催办单) to one unit is made of. */
export interface ReminderFacts {
  readonly district: string;
  readonly year: number;
  readonly unit: string;
  /** Overdue, not answered and soon due, in the order in which they are listed. */
  readonly items: readonly PaperItem[];
  /** How far ahead counts as soon, in days. */
  readonly soonDays: number;
  readonly number: string;
  /** 提醒, 催办, 督办, as the office calls it. */
  readonly level: string;
  readonly asOf: PlainDate;
  /** The day by which the unit answers. */
  readonly replyBy: PlainDate;
  readonly sender: Sender;
  /** The round whose book the unit has not sent back: pressed for in place of items. */
  readonly round?: { readonly title: string; readonly kind: RoundKind; readonly dueOn: PlainDate };
  /** Who answers at the unit for what is listed (六定): 张三（科长，0533-2345678）. */
  readonly responsible?: readonly string[];
}

/** 截至2021年10月20日，你单位有政务公开事项3项次逾期未办、2项次将在7日内到期。 */
export function reminderSentence({
  items,
  asOf,
  soonDays,
  round,
}: Pick<ReminderFacts, 'items' | 'asOf' | 'soonDays' | 'round'>): string {
  if (round) {
    return `截至${chineseDate(asOf)}，你单位应于${chineseDate(round.dueOn)}前返回的${bookWords(round)}还没有收到。`;
  }
  const { overdue, checks, soon } = split(items);
  const parts = [
    ...(overdue > 0 ? [`${overdue}项次逾期未办`] : []),
    ...(checks > 0 ? [`${checks}项次未反馈办理情况`] : []),
    ...(soon > 0 ? [`${soon}项次将在${soonDays}日内到期`] : []),
  ];
  const day = chineseDate(asOf);
  return parts.length === 0
    ? `截至${day}，你单位没有逾期或临期的政务公开事项。`
    : `截至${day}，你单位有政务公开事项${parts.join('、')}（清单附后）。`;
}

/**
 * 发文字号 of a slip: 清政公开催〔2021〕3号, of the office's mark, the level's, the year and the number. An office without a mark fills it in on the paper.
 */
export function slipNumber(mark: string, { mark: levelMark }: ReminderLevel, year: number, number: number): string {
  return `${mark}${levelMark}〔${year}〕${number}号`;
}

/** What the unit is asked to do: only what its items call for. */
export function reminderRequest({ items, replyBy, sender, responsible = [], round }: ReminderFacts): string {
  if (round) return `请于${chineseDate(replyBy)}前填好，返回${officeOf(sender)}。`;
  const { overdue, checks, soon } = split(items);
  const parts = [
    ...(overdue > 0 ? ['抓紧补办逾期事项'] : []),
    ...(checks > 0 ? ['反馈未反馈事项的办理情况'] : []),
    ...(soon > 0 ? ['按期办结临期事项'] : []),
  ];
  const asked = parts.length === 0 ? '' : `请${parts.join('，')}，并`;
  const people = responsible.length > 0 ? `你单位责任人：${responsible.join('、')}。` : '';
  return `${asked}于${chineseDate(replyBy)}前将办理情况填入回执，反馈至${officeOf(sender)}。${people}`;
}

/** “6月进展”填报表. */
function bookWords({ title, kind }: NonNullable<ReminderFacts['round']>): string {
  return `“${title}”${ROUND_BOOK_WORDS[kind]}`;
}

/** The round's book in the place of a list of items. */
function bookRows({ unit, asOf, year }: ReminderFacts, round: NonNullable<ReminderFacts['round']>) {
  const days = daysBetween(round.dueOn, asOf);
  return itemRows(
    [{ unit, content: bookWords(round), period: '—', dueOn: round.dueOn, days, done: 0, needed: 1 }],
    year,
  );
}

/** The rows of what a slip presses for. */
export function slipRows(facts: ReminderFacts): readonly PaperValues[] {
  return facts.round ? bookRows(facts, facts.round) : itemRows(facts.items, facts.year);
}

/** How many items are overdue, wait for a unit's answer (应检查, 未反馈), or fall due soon. */
export function split(items: readonly PaperItem[]) {
  const checks = items.filter(({ check }) => check !== undefined).length;
  const overdue = items.filter(({ check, days }) => check === undefined && days > 0).length;
  return { overdue, checks, soon: items.length - overdue - checks };
}

export function officeOf({ office }: Sender): string {
  return office === '' ? toFill('发文机关') : office;
}

/** The values of a slip's tags. */
export function reminderValues(facts: ReminderFacts): PaperValues {
  const { overdue, soon } = split(facts.items);
  return {
    ...senderValues(facts.sender, facts.asOf, facts.asOf),
    区县: facts.district,
    年度: String(facts.year),
    发文字号: facts.number,
    级别: facts.level,
    单位名称: facts.unit,
    催办情况: reminderSentence(facts),
    办理要求: reminderRequest(facts),
    逾期项数: String(overdue),
    临近项数: String(soon),
    回复期限: chineseDate(facts.replyBy),
    事项: slipRows(facts),
  };
}

/** Sign-off, the day on which figures stand, the day of writing, whom to ask: the same in every paper. */
export function senderValues(sender: Sender, asOf: PlainDate, on: PlainDate): PaperValues {
  return {
    发文机关: officeOf(sender),
    成文日期: chineseDate(on),
    截止日期: chineseDate(asOf),
    联系人: sender.contact === '' ? toFill('联系人') : sender.contact,
    联系电话: sender.phone === '' ? toFill('联系电话') : sender.phone,
  };
}
