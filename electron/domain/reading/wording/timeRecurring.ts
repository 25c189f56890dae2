import type { Weekday } from '../../dates/plainDate.ts';
import { monthsIn } from '../../rules/periods.ts';
import type { DueInPeriod } from '../../model/timeRule.ts';
import { dayIn, recurring, recurringToken, THIRDS, UNIT_WORDS } from './timeEvery.ts';
import { BEFORE, DAY, findAll, GAP, NUMBER, numberOf, pattern } from './timePatterns.ts';
import type { Doubt, TokenFinder, TimeToken } from './timeToken.ts';

const PERIOD_DUE = `(?:(?:结束|终了|期满|末|底)?之?后|结束|终了|期满)(?:的)?(?:第)?(${NUMBER})(?:个)?(工作日|日|天|周|个?月)(?:内|之内|以内|前)?`;

/** 每月结束后10日内, 季后15日内, 月后5个工作日内. */
export const findAfterPeriod: TokenFinder = (text) => [
  ...findAll(text, pattern`(?:每|按|各|于|在)?(?:一?个)?(周|月|季|半年|年)(?:度|份)?(?:的)?${PERIOD_DUE}`, (match) => {
    const every = UNIT_WORDS[match[1] ?? ''];
    const unit = match[3] ?? '';
    if (every === undefined || /[本上下一二三四\d]/u.test(text.charAt(match.index - 1))) return undefined;
    const n = numberOf(match[2]);
    const days = unit === '周' ? n * 7 : n;
    if (unit.includes('月')) {
      if (n > (monthsIn(every) ?? 0)) return undefined;
      const note = `期满后${n}个月内：以期满后第${n}个月的最后一日为期限。`;
      return recurringToken(match, [recurring(every, dayIn(n, 'last'), 'previous')], { confidence: 'likely', note });
    }
    return recurringToken(match, [
      recurring(every, { at: 'afterPeriod', n: days, count: unit === '工作日' ? 'workday' : 'day' }),
    ]);
  }),
  ...findAll(
    text,
    pattern`(?:每|按|各)?(?:一?个)?(月|季|半年|年)(?:度)?[末底](${NUMBER})个?(工作日|日|天)(?:之内|以内|内|前)`,
    (match) => {
      const every = UNIT_WORDS[match[1] ?? ''];
      if (every === undefined) return undefined;
      const n = numberOf(match[2]);
      const months = monthsIn(every) ?? 1;
      // 季末25日前: more days than anyone waits after a period; the day of its last month.
      if (n > 15 && months > 1 && match[3] !== '工作日' && n <= 31) {
        return recurringToken(match, [recurring(every, dayIn(months, n))], {
          confidence: 'likely',
          note: `按期末当月${n}日处理。`,
        });
      }
      const count = match[3] === '工作日' ? 'workday' : 'day';
      return recurringToken(match, [recurring(every, { at: 'afterPeriod', n, count })], {
        confidence: 'ask',
        check: `“${match[0]}”可指期末之前，也可指期满之后，暂按期满之后处理，请确认。`,
      });
    },
  ),
];

/** 次月8日前, 下月5个工作日内, 次月底前: each month, covering the month before. */
export const findNextMonth: TokenFinder = (text) => [
  ...findAll(
    text,
    pattern`(?:每月${GAP})?(季度?|半年度?|年度?)?(?:结束|终了|末)?(?:后)?(?:的)?(?:次|翌|下一?个?)(?:个)?月(?:份)?(?:的)?(?:(${DAY})[日号]|(上旬|中旬|下旬)|(月?[底末])|(初)|(?=之?前|以?内))${BEFORE}?`,
    (match) => nextMonth(match),
  ),
  ...findAll(text, pattern`(?:次|翌|下一?个?)月(?:的)?(?:前|头|第)?(${NUMBER})个?工作日${BEFORE}?`, (match) =>
    recurringToken(match, [recurring('month', { at: 'afterPeriod', n: numberOf(match[1]), count: 'workday' })]),
  ),
];

function nextMonth(match: RegExpExecArray): TimeToken {
  const [, period, day, third, , first] = match;
  const every = UNIT_WORDS[(period ?? '月').replace(/度$/u, '')] ?? 'month';
  const named: number | 'last' =
    day === undefined ? (THIRDS[third ?? ''] ?? (first === undefined ? 'last' : 10)) : numberOf(day);
  const doubt: Doubt =
    first === undefined ? {} : { confidence: 'ask', check: '“月初”没有写明日期，暂按10日处理，请确认。' };
  return recurringToken(match, [recurring(every, dayIn(1, named), 'previous')], doubt);
}

const MONTH_OF: Readonly<Record<string, number>> = {
  首: 1,
  首个: 1,
  第一个: 1,
  头一个: 1,
  第1个: 1,
  第二个: 2,
  第2个: 2,
  第三个: 3,
  第3个: 3,
};

/** 每季度第二周前, 每月第一周; 每月第二个周五 is beyond the rules. */
export const findWeeksOfPeriod: TokenFinder = (text) => [
  ...findAll(
    text,
    pattern`(?:每一?个?|各)?(季度?|半年)(?:度)?(?:的)?首个?月(?:份)?(?:的)?(?:前|头)?(${NUMBER})个?工作日(?:${BEFORE})?`,
    (match) => {
      const every = UNIT_WORDS[match[1] ?? ''];
      const due = { at: 'afterPeriod', n: numberOf(match[2]), count: 'workday' } as const;
      return every === undefined
        ? undefined
        : recurringToken(match, [recurring(every, due)], {
            confidence: 'likely',
            note: '从上期末起算的工作日；所属期为上期。',
          });
    },
  ),
  ...findAll(
    text,
    /每一?个?(?:月|季度?)的?(?:第[一二三四1234]|最后一|首|末)个?(?:周|星期)的?(?:周|星期)?[一二三四五六日天](?:之?前)?/gu,
    (match): TimeToken => ({
      kind: 'vague',
      start: match.index,
      end: match.index + match[0].length,
      reach: 'always',
      check: `“${match[0]}”无法自动推算，请人工设定。`,
    }),
  ),
  ...findAll(
    text,
    pattern`(每一?个?|各)?(季度?|月|半年)(?:度)?(?:的)?第(${NUMBER})(?:个)?周(?:${BEFORE})?`,
    (match) => {
      const every = UNIT_WORDS[match[2] ?? ''];
      const day = numberOf(match[3]) * 7;
      if (every === undefined || day > 28) return undefined;
      return recurringToken(match, [recurring(every, dayIn(1, day))], {
        confidence: 'ask',
        check: `“${match[0]}”暂按当期首月${day}日处理，请确认。`,
      });
    },
  ),
];

/** 每季度首月15日前, 季末月25日前, 每半年首月10日前, 下季度首月10日前. */
export const findMonthOfPeriod: TokenFinder = (text) => [
  ...findAll(
    text,
    pattern`(每一?个?|按|各|下一?个?|次|本|当)?(季度?|半年)(?:度)?${GAP}(首个?|头一?个|第[一二三四五六123456]个?|末个?|最后一?个?)月(?:份)?(?:的)?(?:(${DAY})(?:[日号])|(上旬|中旬|下旬)|月?[底末])?(?:${BEFORE})?`,
    (match) => monthOfPeriod(match),
  ),
  ...findAll(text, pattern`(每一?个?|各)(季度|季|半年)(?:的)?前?(${DAY})[日号](?:${BEFORE})?`, (match) => {
    const every = UNIT_WORDS[match[2] ?? ''];
    if (every === undefined) return undefined;
    const day = numberOf(match[3]);
    return recurringToken(match, [recurring(every, dayIn(1, day))], {
      confidence: 'ask',
      check: `“${match[0]}”没有写明是哪个月，暂按当期首月${day}日处理，请确认。`,
    });
  }),
  ...findAll(
    text,
    pattern`(?:每一?个?|各|(?<![一二三四1234本]))(季度?|半年)(?:度)?[末底](?!月|\\d+个?(?:工作日|日|天))(?:${BEFORE})?`,
    (match) => {
      const every = UNIT_WORDS[(match[1] ?? '').replace(/度$/u, '')];
      return every === undefined ? undefined : recurringToken(match, [recurring(every, { at: 'periodEnd' })]);
    },
  ),
];

function monthOfPeriod(match: RegExpExecArray): TimeToken | undefined {
  const [, before = '', unit = '', which = '', day, third] = match;
  const every = UNIT_WORDS[unit.replace(/度$/u, '')];
  if (every === undefined) return undefined;
  const length = every === 'quarter' ? 3 : 6;
  const last = which.startsWith('末') || which.startsWith('最后');
  const month = last ? length : (MONTH_OF[which] ?? numberOf(which.replace(/[第个]/gu, '')));
  if (month < 1 || month > length) return undefined;
  const named = day === undefined ? (THIRDS[third ?? ''] ?? 'last') : numberOf(day);
  const covers = /下|次/u.test(before) ? 'previous' : 'same';
  const due: DueInPeriod = last && named === 'last' ? { at: 'periodEnd' } : dayIn(month, named);
  return recurringToken(match, [recurring(every, due, covers)]);
}

const WEEKDAY: Readonly<Record<string, Weekday>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
  '7': 7,
};
/** 每周一次 is no Monday. */
const NOT_COUNT = '(?!次|期|篇|条|个|更(?!新)|报(?!送|表)|调度|总|例|场|评|考|查|统)';

/** 周五前 in a time-limit cell: most likely of every week. */
export const findBareWeekdays: TokenFinder = (text, { source }) =>
  source === 'content'
    ? []
    : findAll(text, pattern`(?<![每上下])本?(?:周|星期)([一二三四五六日天])${NOT_COUNT}(?:${BEFORE})?`, (match) =>
        recurringToken(match, [recurring('week', { at: 'weekday', weekday: WEEKDAY[match[1] ?? ''] ?? 7 })], {
          confidence: 'ask',
          check: `“${match[0]}”没有写明是否每周，暂按每周处理，请确认。`,
        }),
      );

/** 每周五, 每周一、三、五, 每个星期五, 下周一前. */
export const findWeekly: TokenFinder = (text) => [
  ...findAll(
    text,
    pattern`每一?个?(?:周|星期|礼拜)(?:${GAP}|的)?(?:周|星期|礼拜)?([一二三四五六日天1-7](?:[、,和及](?:周|星期)?[一二三四五六日天])*)${NOT_COUNT}(?:${BEFORE})?`,
    (match) => {
      const days = ((match[1] ?? '').match(/[一二三四五六日天1-7]/gu) ?? []).map((day) => WEEKDAY[day] ?? 7);
      return recurringToken(
        match,
        days.map((weekday) => recurring('week', { at: 'weekday', weekday })),
      );
    },
  ),
  ...findAll(
    text,
    pattern`(?:每周${GAP})?(?:次|下)一?个?(?:周|星期)的?(?:周|星期)?([一二三四五六日天])(?:${BEFORE})?`,
    (match) =>
      recurringToken(match, [recurring('week', { at: 'weekday', weekday: WEEKDAY[match[1] ?? ''] ?? 7 }, 'previous')]),
  ),
  ...findAll(text, pattern`每周(?:的)?(?:[末底])(?:${BEFORE})?`, (match) =>
    recurringToken(match, [recurring('week', { at: 'periodEnd' })]),
  ),
];
