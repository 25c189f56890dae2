import { shortStretch, stretchOfKey } from './stretch.ts';

/** 2021-03 → 3月, 2021-Q1 → 1季度, 2021-H1 → 上半年, 2021-W07 → 7周, 2021-03-05 → 3-5, 2021 → 全年, 2021-01-04/2021-01-17 → 1-4起, 2021-R06-30 → 上半年; else the period's own name. */
export function shortPeriod(key: string, period: string): string {
  const [, part = ''] = /^\d{4}-?(.*)$/.exec(key) ?? [];
  if (/^\d{4}$/.test(key)) return '全年';
  if (/^H[12]$/.test(part)) return part === 'H1' ? '上半年' : '下半年';
  if (/^Q[1-4]$/.test(part)) return `${part.slice(1)}季度`;
  if (/^W\d\d$/.test(part)) return `${Number(part.slice(1))}周`;
  // Up to a review: the label says which part of the year.
  if (/^R\d\d-\d\d$/.test(part)) return period.replace(/^\d{4}年/, '').replace('年度', '全年');
  if (/^\d\d$/.test(part)) return `${Number(part)}月`;
  if (/^\d\d-\d\d$/.test(part)) return part.split('-').map(Number).join('-');
  const stretch = stretchOfKey(key);
  return stretch ? shortStretch(stretch) : period;
}

/**
 * The same for a narrow column of lines of a year: with the year where it is another one (2020年, 2020年53周), and 按件 for what a single event started,
 * whose name is as long as its title.
 */
export function periodInColumn(key: string, period: string, year: number): string {
  if (isEventPeriod(key)) return '按件';
  const own = key.slice(0, 4);
  const short = shortPeriod(key, period);
  if (Number(own) === year) return short;
  return short === '全年' ? `${own}年` : `${own}年${short}`;
}

/** Whether a period is a single event's, named by its title. */
export function isEventPeriod(key: string): boolean {
  return !/^\d{4}(?:$|[-/])/.test(key);
}
