import { chineseDate } from './chineseDate.ts';
import { dateParts, daysInMonth, parsePlainDate, type PlainDate } from './plainDate.ts';

/** Days that follow each other and that no calendar has a name for (every two weeks from a day on). */
export interface Stretch {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** `2021-01-04/2021-01-17`, as ISO 8601 writes an interval: a stretch is itself, whatever it is counted from. */
export function stretchKey({ from, to }: Stretch): string {
  return `${from}/${to}`;
}

/** The stretch of a key; `undefined` for keys of other periods. */
export function stretchOfKey(key: string): Stretch | undefined {
  const [first = '', last = '', more] = key.split('/');
  const [from, to] = [parsePlainDate(first), parsePlainDate(last)];
  return from === undefined || to === undefined || more !== undefined ? undefined : { from, to };
}

/** What a stretch is made of, as people name it. */
function grainOf({ from, to }: Stretch): 'years' | 'months' | 'days' {
  const [first, last] = [dateParts(from), dateParts(to)];
  if (first.day !== 1 || last.day !== daysInMonth(last.year, last.month)) return 'days';
  return first.month === 1 && last.month === 12 ? 'years' : 'months';
}

/** 2021年1月4日至1月17日, 2021年1月至2月, 2021年至2022年. */
export function stretchLabel(stretch: Stretch): string {
  const { from, to } = stretch;
  const [first, last] = [dateParts(from), dateParts(to)];
  const year = first.year === last.year ? '' : `${last.year}年`;
  switch (grainOf(stretch)) {
    case 'years':
      return `${first.year}年至${last.year}年`;
    case 'months':
      return `${first.year}年${first.month}月至${year}${last.month}月`;
    default:
      return `${chineseDate(from)}至${year}${last.month}月${last.day}日`;
  }
}

/** 1-4起, 1至2月, 21至22年: for a narrow head. */
export function shortStretch(stretch: Stretch): string {
  const [first, last] = [dateParts(stretch.from), dateParts(stretch.to)];
  switch (grainOf(stretch)) {
    case 'years':
      return `${String(first.year).slice(2)}至${String(last.year).slice(2)}年`;
    case 'months':
      return `${first.month}至${last.month}月`;
    default:
      return `${first.month}-${first.day}起`;
  }
}
