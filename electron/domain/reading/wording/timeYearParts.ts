import { isDeadline, place, THIS_OR_YEAR, YEAR, yearOf } from './timeDates.ts';
import { dayIn, recurring } from './timeEvery.ts';
import { DAY, EACH_DAY, findAll, MONTH, numberOf, pattern, quarterOf } from './timePatterns.ts';
import type { Doubt, TokenFinder, NamedDate, TimeReadingOptions, TimeToken } from './timeToken.ts';

/** The last day of a month of the year that was named, if one was. */
function monthEnd(month: number, named: Pick<NamedDate, 'year' | 'nextYear'>): NamedDate {
  return { ...named, month, day: 'last' };
}

const QUARTER = '(?:第?[一二三四1-4首]季度?)';
const QUARTERS = new RegExp(
  `${THIS_OR_YEAR}(?<!每|每个|[\\d〇])(前|上)?((?:第?[一二三四1-4首](?:季度?)?[、,和及与])*)(${QUARTER})(?:的)?(?:(末|底|内|结束前|末月底)|(初))?(前|之前|以前)?(?!度?的?(?:计划|总结|工作|情况|任务|报告|数据|进展|报表))`,
  'gu',
);

/** 一季度末, 第三季度内, 三季度前 (open: does the quarter still count?), 前三季度. */
export const findQuarters: TokenFinder = (text, options) =>
  findAll(text, QUARTERS, (match): TimeToken | undefined => {
    const [whole, year, next, upTo, more = '', last = '', end, first, before] = match;
    const quarters = (`${more}${last}`.match(/[一二三四1-4首]/gu) ?? []).map((quarter) => quarterOf(quarter));
    const marked = end !== undefined || before !== undefined;
    if (DATE_FOLLOWS.test(text.slice(match.index + whole.length))) return undefined;
    if (!isDeadline(text, match, marked, options) || quarters.length === 0) return undefined;
    const named = yearOf(year, next);
    const open = (before !== undefined && end === undefined) || first !== undefined;
    const dates = quarters.map((quarter) => monthEnd((open ? quarter - 1 : quarter) * 3, named));
    const ends =
      open && upTo === undefined ? dates.map((date) => (date.month === 0 ? { ...date, month: 3 } : date)) : dates;
    const [only] = ends;
    const doubt: Doubt =
      open && only !== undefined
        ? { confidence: 'ask', check: `“${whole}”可指季度开始前，也可指季度末前，暂按${only.month}月底处理，请确认。` }
        : {};
    return { kind: 'dates', ...place(match), dates: ends, ...doubt };
  });

/** 上半年6月20日前: the half or quarter only says which of the dates is meant. */
const DATE_FOLLOWS = new RegExp(`^[^,。;、\\d]{0,8}?${MONTH}月`, 'u');

function halfYear(text: string, match: RegExpExecArray, options: TimeReadingOptions): TimeToken | undefined {
  const [whole, year, next, which = '', end, before] = match;
  if (DATE_FOLLOWS.test(text.slice(match.index + whole.length))) return undefined;
  if (!isDeadline(text, match, end !== undefined || before !== undefined, options)) return undefined;
  const named = yearOf(year, next);
  const both = which.length > 1;
  // 下半年前: before the half begins, or before it ends?
  if (end === '前' && which === '下') {
    const check = `“${whole}”可指6月底前，也可指12月底前，暂按6月底处理，请确认。`;
    return { kind: 'dates', ...place(match), dates: [monthEnd(6, named)], confidence: 'ask', check };
  }
  const dates = both ? [monthEnd(6, named), monthEnd(12, named)] : [monthEnd(which === '上' ? 6 : 12, named)];
  return { kind: 'dates', ...place(match), dates };
}

/** 上半年, 下半年末, 年底前, 年内, 2021年年底, 全年不少于… is a quota's. */
export const findYearParts: TokenFinder = (text, options) => [
  ...findAll(
    text,
    pattern`${THIS_OR_YEAR}(上半年?度?[、,和及与]下|上[、和及]?下|上|下)半年度?(末|底|内|结束前|前)?(前|之前)?(?!度?的?(?:计划|总结|工作|情况|任务|报告|数据|进展|报表))`,
    (match) => halfYear(text, match, options),
  ),
  ...findAll(
    text,
    pattern`(?:${YEAR}年?(底|末|终|内)|(?<![\\d近每半一二两三四五六七八九十全数多历])年(?:度)?(底|末|终|内))(?:之)?(前|以前)?`,
    (match): TimeToken | undefined => {
      const part = match[3] ?? match[4];
      const marked = match[5] !== undefined || part === '内';
      if (part === '终' && match[5] === undefined && options.source === 'content') return undefined;
      if (!isDeadline(text, match, marked, options)) return undefined;
      return { kind: 'dates', ...place(match), dates: [{ ...yearOf(match[1], match[2]), month: 12, day: 'last' }] };
    },
  ),
  ...(options.source === 'content' ? [] : wholeYear(text)),
];

/** The end of a five-year plan: 十四五末 is 2025. */
const PLAN_ENDS: Readonly<Record<string, number>> = {
  十二五: 2015,
  十三五: 2020,
  十四五: 2025,
  十五五: 2030,
  十六五: 2035,
};

/** “十四五”末, 十四五结束前, and as a whole cell “十四五”期间. */
export const findPlanEnds: TokenFinder = (text, { source }) =>
  findAll(
    text,
    /[“"「『]?(十[二三四五六]五)[”"」』]?(?:规划)?(?:(?:期?末|结束)(?:前|之前)?|(?:期间|时期)(?:完成)?$)/gu,
    (match): TimeToken | undefined => {
      // 「“十四五”期间」 is a limit only where a limit is asked for.
      if (source === 'content' && /期间|时期/u.test(match[0])) return undefined;
      const year = PLAN_ENDS[match[1] ?? ''];
      return year === undefined
        ? undefined
        : { kind: 'dates', ...place(match), dates: [{ year, month: 12, day: 'last' }], confidence: 'likely' };
    },
  );

/** 年初, 年中, 月中, 季初: parts without an end; a usual one is proposed. */
export const findLooseParts: TokenFinder = (text, { source }) =>
  source === 'content'
    ? []
    : findAll(
        text,
        /(?<![\d一二三四五六七八九十])(每|(?:明|次|翌|来|下)(?=年)|)(年)(初|中)(?:之?前)?|(?<!\d)月中(?!旬)(?:之?前)?/gu,
        (match): TimeToken => {
          const check = `“${match[0]}”没有写明日期，请确认。`;
          const [, whose = '', year, part] = match;
          if (year === undefined) return { kind: 'bareDays', ...place(match), days: [15], confidence: 'ask', check };
          const month = part === '初' ? 1 : 6;
          const doubt = { confidence: 'ask', check: check.replace('，请', `，暂按${month}月底处理，请`) } as const;
          if (whose === '每')
            return { kind: 'recurring', ...place(match), rules: [recurring('year', dayIn(month, 'last'))], ...doubt };
          const named = whose === '' ? {} : { nextYear: true };
          return { kind: 'dates', ...place(match), dates: [monthEnd(month, named)], ...doubt };
        },
      );

/** A cell that holds a year, a stretch of years, or 本年度, and nothing more. */
function wholeYear(text: string): TimeToken[] {
  const years =
    /^(?:(?:20\d\d年?(?:-|~|至|到))?(20\d\d)年度?|(?:本|今|当)年度?|((?:次|翌|明|来|下一?)年度?))(?:期间)?(?:完成|公开|内|前)?$/gu;
  return findAll(text, years, (match) => ({
    kind: 'dates',
    ...place(match),
    dates: [{ ...yearOf(match[1], match[2]), month: 12, day: 'last' }],
    confidence: 'likely',
    note: '只写了年份，以年底为期限。',
  }));
}

/** 10日前, 25号前: a day without its month; the word before it (每月) or a person must say which. */
export const findBareDays: TokenFinder = (text) => [
  ...findAll(
    text,
    pattern`(?<![\\d月至到十个后起或第-])(${DAY}(?:[日号][、,和及])?(?:${DAY}[日号][、,和及])*(?:${DAY})?)[日号](?:之前|以前|前)`,
    (match): TimeToken => ({
      kind: 'bareDays',
      ...place(match),
      days: ((match[1] ?? '').match(EACH_DAY) ?? []).map((day) => numberOf(day)),
    }),
  ),
  ...findAll(
    text,
    /(?<![\d一二三四五六七八九十每元])(?:本|当)?月[底末](?:之?前)?|(?<![\d每次])本月内/gu,
    (match): TimeToken => ({
      kind: 'bareDays',
      ...place(match),
      days: ['last'],
    }),
  ),
];
