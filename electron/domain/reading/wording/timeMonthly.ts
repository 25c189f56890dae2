import { dayIn, recurring, recurringToken, THIRDS, UNIT_WORDS } from './timeEvery.ts';
import { BEFORE, DAY, EACH_DAY, findAll, GAP, numberOf, NUMBER, pattern } from './timePatterns.ts';
import type { Doubt, TokenFinder, TimeToken } from './timeToken.ts';

const PER = '(?:每一?个?月(?:份)?|按月|逐月|月度)';
/** 5日前、20日: a list of days; 前 may stand behind each. */
const DAYS = `${DAY}(?:[日号](?:之?前)?)?(?:(?:[、,和及与]|以及)${DAY}(?:[日号](?:之?前)?)?)*`;
const EARLY: Doubt = { confidence: 'ask', check: '“月初”没有写明日期，暂按10日处理，请确认。' };

/** 每月10日前, 每月10日、20日前, 每月1日至5日, 每月底, 每月上旬, 每月前5个工作日内, 每季度最后一个工作日. */
export const findMonthly: TokenFinder = (text) => [
  ...findLastDays(text),
  ...findDays(text),
  ...findFirstDays(text),
  ...findParts(text),
  ...findThisMonth(text),
];

/** 每月最后一个工作日, 季度最后一天, 每月最后一周: the period's end, a working day where one is asked for. */
function findLastDays(text: string): TimeToken[] {
  return findAll(
    text,
    pattern`(?:(?:每一?个?|各)(月|季度?|半年|年)|(?<![\\d一二三四五六七八九十本上下])(月|季度?))(?:份|度)?(?:月?[底末])?的?最后一?个?(?:(工作日)|[天日]|(?:周|星期)(?![一二三四五六日天]))(?:${BEFORE})?`,
    (match) => {
      const rule = recurring(UNIT_WORDS[match[1] ?? match[2] ?? ''] ?? 'month', { at: 'periodEnd' });
      return recurringToken(match, [match[3] === undefined ? rule : { ...rule, shift: { kind: 'earlier' } }]);
    },
  );
}

function findDays(text: string): TimeToken[] {
  return [
    ...findAll(
      text,
      pattern`${PER}${GAP}(${DAYS})(?<=[日号])(?:(?:至|到|-|~)(?:(${DAY})[日号]?|(月?[底末])))?(?:${BEFORE}|$)?`,
      (match) => {
        if (match[3] !== undefined) return recurringToken(match, [recurring('month', { at: 'periodEnd' })]);
        const named = match[2] === undefined ? ((match[1] ?? '').match(EACH_DAY) ?? []) : [match[2]];
        return recurringToken(
          match,
          named.map((day) => recurring('month', dayIn(1, numberOf(day)))),
        );
      },
    ),
    ...findAll(text, pattern`${PER}${GAP}(${DAY})[日号]?(?:至|到|-|~)(${DAY})[日号](?:${BEFORE})?`, (match) =>
      recurringToken(match, [recurring('month', dayIn(1, numberOf(match[2])))]),
    ),
  ];
}

/** 每月上旬, 每月上、下旬, 每月底, 每月初. */
function findParts(text: string): TimeToken[] {
  return [
    ...findAll(text, pattern`${PER}${GAP}上旬?[、和及与]下旬(?:${BEFORE})?`, (match) =>
      recurringToken(match, [recurring('month', dayIn(1, 10)), recurring('month', { at: 'periodEnd' })]),
    ),
    ...findAll(text, pattern`${PER}${GAP}(?:月)?(?:(上旬|中旬|下旬)|([底末])|(初))(?:${BEFORE})?`, (match) => {
      const day = match[3] === undefined ? (THIRDS[match[1] ?? ''] ?? 'last') : 10;
      const due = day === 'last' ? ({ at: 'periodEnd' } as const) : dayIn(1, day);
      return recurringToken(match, [recurring('month', due)], match[3] === undefined ? {} : EARLY);
    }),
  ];
}

/** 每月前5个工作日内, 每月首个工作日, 每月前5日. */
function findFirstDays(text: string): TimeToken[] {
  return [
    ...findAll(
      text,
      pattern`${PER}${GAP}(?:月?初)?(?:(?:前|头|第)?(${NUMBER})|首|头)个?工作日(?:${BEFORE})?`,
      (match) =>
        recurringToken(
          match,
          [recurring('month', { at: 'afterPeriod', n: numberOf(match[1] ?? '1'), count: 'workday' })],
          { confidence: 'likely', note: '从上月末起算的工作日；所属期为上月。' },
        ),
    ),
    ...findAll(text, pattern`${PER}的?(?:前|头)(${DAY})[日天](?:${BEFORE})?`, (match) =>
      recurringToken(match, [recurring('month', dayIn(1, numberOf(match[1])))]),
    ),
  ];
}

/** 当月25日前, 本月25日前: the month in which the thing came up; every month has one. */
function findThisMonth(text: string): TimeToken[] {
  return findAll(text, pattern`([当本])月的?(${DAY})[日号](?:${BEFORE})?`, (match) =>
    recurringToken(
      match,
      [recurring('month', dayIn(1, numberOf(match[2])))],
      match[1] === '当'
        ? { confidence: 'likely' }
        : { confidence: 'ask', check: `“${match[0]}”没有写明月份，暂按每月处理，请确认。` },
    ),
  );
}
