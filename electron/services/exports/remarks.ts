import type { OccurrenceView } from '../../contract/duties.ts';
import { followingMark } from '../../domain/words/duties.ts';
import { ITEM_MARK_WORDS } from '../../domain/words/ledger.ts';
import { EARLY, LAMP_WORDS } from '../../domain/words/states.ts';
import type { ExportItem } from './items.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { dateParts, type PlainDate } from '../../domain/dates/plainDate.ts';

/** More names than these are counted. */
const NAMES = 3;

/** 3月31日; dates of another year in full. */
export function dayWords(date: PlainDate, year: number): string {
  const parts = dateParts(date);
  return parts.year === year ? `${parts.month}月${parts.day}日` : chineseDate(date);
}

/**
 * What 备注 says of one occurrence: 由3月31日延至4月15日：机构调整; 撤早：3月5日撤下; 提前：2月20日办结，原因…. Empty where nothing is out of the
 * rule.
 */
export function remarkOf(occurrence: OccurrenceView, year: number): string {
  const { exemption } = occurrence;
  if (exemption) return `免除：${exemption.reason}`;
  return [
    ...extensionRemark(occurrence, year),
    ...breachRemark(occurrence, year),
    ...earlyRemark(occurrence, year),
  ].join('；');
}

/** The same in a list that names what was returned by its new day: 退回，原应办6月30日. */
export function listRemark(occurrence: OccurrenceView, year: number): string {
  const { dueOn, newDueOn } = occurrence;
  const back = newDueOn === undefined || dueOn === undefined ? [] : [`${RETURNED}，原应办${dayWords(dueOn, year)}`];
  return [...back, remarkOf(occurrence, year)].filter((words) => words !== '').join('；');
}

const RETURNED = ITEM_MARK_WORDS.returned;

/** The day by which an occurrence is listed: of what was returned its new day. */
export function listedDay({ dueOn, newDueOn }: Pick<OccurrenceView, 'dueOn' | 'newDueOn'>): PlainDate | undefined {
  return newDueOn ?? dueOn;
}

function extensionRemark({ originalDueOn, dueOn, extension }: OccurrenceView, year: number): readonly string[] {
  if (!extension) return [];
  const to = dueOn === undefined ? '' : `延至${dayWords(dueOn, year)}`;
  const from = originalDueOn === undefined ? '' : `由${dayWords(originalDueOn, year)}`;
  return [`${from}${to}：${extension.reason}`];
}

function breachRemark({ lamp, fulfilments }: OccurrenceView, year: number): readonly string[] {
  if (lamp !== 'breach') return [];
  const days = fulfilments.flatMap(({ takenDownOn }) =>
    takenDownOn === undefined ? [] : [dayWords(takenDownOn, year)],
  );
  return [`${LAMP_WORDS.breach}：${days.join('、')}撤下，未满公示期`];
}

function earlyRemark({ early, fulfilments }: OccurrenceView, year: number): readonly string[] {
  if (!early) return [];
  const told = fulfilments.flatMap(({ doneOn, earlyReason }) =>
    earlyReason === undefined ? [] : [`${dayWords(doneOn, year)}办结，${earlyReason}`],
  );
  return [`${EARLY}${told.length > 0 ? `：${told.join('、')}` : ''}`];
}

/**
 * What is out of the rule of a duty (extended, exempt, taken down too early, early) with its reasons, a line for those that say the same: 2021年3月，区财政局、区民政局
 * 由3月31日延至4月15日：机构调整. `named` leaves the units out where the table is about one.
 */
export function remarksOf(occurrences: readonly OccurrenceView[], year: number, named = true): string {
  const excepted = occurrences.filter((each) => remarkOf(each, year) !== '');
  const alike = Map.groupBy(excepted, (each) => `${each.period}\n${remarkOf(each, year)}`);
  return [...alike.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const units = [...new Set(group.map(({ unit }) => unit))];
      const names =
        units.length > NAMES ? `${units.slice(0, NAMES).join('、')}等${units.length}个单位` : units.join('、');
      const remark = remarkOf(first, year);
      return [`${first.period}，${named ? names : ''}${remark}`];
    })
    .join('\n');
}

/** The same, after how the duty is followed where it is not counted, and why it asks for nothing this year. */
export function dutyRemarks({ duty, occurrences }: ExportItem, year: number, named = true): string {
  const lines = [followingMark(duty.followedAs), duty.nothingDueWhy ?? '', remarksOf(occurrences, year, named)];
  return lines.filter((line) => line !== '').join('\n');
}
