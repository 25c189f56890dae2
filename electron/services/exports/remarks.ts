import type { OccurrenceView } from '../../contract/duties.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { dateParts, type PlainDate } from '../../domain/dates/plainDate.ts';

/** More names than these are counted. */
const NAMES = 3;

/** 3月31日; dates of another year in full. */
export function dayWords(date: PlainDate, year: number): string {
  const parts = dateParts(date);
  return parts.year === year ? `${parts.month}月${parts.day}日` : chineseDate(date);
}

/** What 备注 says of one occurrence: 由3月31日延至4月15日：机构调整. Empty where nothing is out of the rule. */
export function remarkOf({ originalDueOn, dueOn, extension, exemption }: OccurrenceView, year: number): string {
  if (exemption) return `免除：${exemption.reason}`;
  if (!extension) return '';
  const to = dueOn === undefined ? '' : `延至${dayWords(dueOn, year)}`;
  const from = originalDueOn === undefined ? '' : `由${dayWords(originalDueOn, year)}`;
  return `${from}${to}：${extension.reason}`;
}

/**
 * Extensions and exemptions of a duty with their reasons, a line for those that say the same: 2021年3月，区财政局、区民政局
 * 由3月31日延至4月15日：机构调整. `named` leaves the units out where the table is about one.
 */
export function remarksOf(occurrences: readonly OccurrenceView[], year: number, named = true): string {
  const excepted = occurrences.filter(({ extension, exemption }) => extension ?? exemption);
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
