import { dayIn, PERIOD_END, recurring, recurringBody } from '../every.ts';
import { words } from '../lexer.ts';
import { periodOf, thirdOf } from '../lexicon.ts';
import { EACH_DAY, numberOf } from '../numbers.ts';
import type { Row } from '../row.ts';
import type { Doubt } from '../token.ts';

/** 5日前、20日: a list of days; 前 may stand behind each. */
const DAYS = '{day}(?:[日号](?:{ago})?)?(?:(?:{and}|以及){day}(?:[日号](?:{ago})?)?)*';
const EARLY: Doubt = { confidence: 'proposed', check: '“月初”没有写明日期，暂按10日处理，请确认。' };

/** A day of every month. */
export const DAY_OF_MONTH: readonly Row[] = [
  {
    name: 'last day of a period',
    examples: ['每月最后一个工作日', '月末最后一个工作日', '每季度最后一个工作日'],
    sign: /最后/u,
    pattern: words`(?:(?:{every}|各)(?<each>月|季度?|半年|年)|(?<![\d一二三四五六七八九十本上下])(?<bare>月|季度?))(?:份|度)?月?{end}?的?最后一?个?(?:(?<workday>工作日)|[天日]|{week}(?!{weekday}))(?:{before})?`,
    make: ({ word }) => {
      const rule = recurring(periodOf(word('each') ?? word('bare')) ?? 'month', PERIOD_END);
      return recurringBody([word('workday') === undefined ? rule : { ...rule, shift: { kind: 'earlier' } }]);
    },
  },
  {
    name: 'days counted from the end',
    examples: ['每月倒数第二个工作日', '每月最后3日内'],
    sign: /倒数|最后/u,
    pattern: words`(?:(?:{every}|各)(?:月|季度?|半年|年|周)|月|季度?)?{end}?的?(?:倒数第?|最后第?(?![一1]个?[工日天周]))(?:{number})个?(?:工作日|[日天周])(?:{before})?`,
    make: ({ words: whole }) => ({ kind: 'vague', reach: 'always', check: `“${whole}”无法自动推算，请人工设定。` }),
  },
  {
    name: 'days of the month',
    examples: ['每月10日前', '每月15日、30日前', '每月25日至月底', '每月20日起至月底'],
    sign: /月/u,
    pattern: words`(?:{perMonth}){gap}(?<days>${DAYS})(?<=[日号])(?:起?(?:{to})(?:{day:until}[日号]?|(?<monthEnd>月?{end})))?(?:{before}|$)?`,
    make: ({ word }) => {
      if (word('monthEnd') !== undefined) return recurringBody([recurring('month', PERIOD_END)]);
      const until = word('until');
      const named = until === undefined ? ((word('days') ?? '').match(EACH_DAY) ?? []) : [until];
      return recurringBody(named.map((day) => recurring('month', dayIn(1, numberOf(day)))));
    },
  },
  {
    name: 'a stretch of days of the month',
    examples: ['每月1至5日'],
    sign: /月/u,
    pattern: words`(?:{perMonth}){gap}{day}[日号]?(?:{to}){day:until}[日号](?:{before})?`,
    make: ({ word }) => recurringBody([recurring('month', dayIn(1, numberOf(word('until'))))]),
  },
  {
    name: 'first and last third of the month',
    examples: ['每月上、下旬'],
    sign: /旬/u,
    pattern: words`(?:{perMonth}){gap}上旬?{and}下旬(?:{before})?`,
    make: () => recurringBody([recurring('month', dayIn(1, 10)), recurring('month', PERIOD_END)]),
  },
  {
    name: 'part of the month',
    examples: ['每月上旬', '每月底', '每月初'],
    sign: /月/u,
    pattern: words`(?:{perMonth}){gap}月?(?:(?<third>上旬|中旬|下旬)|{end}|(?<first>初))(?:{before})?`,
    make: ({ word }) => {
      const first = word('first');
      const day = first === undefined ? (thirdOf(word('third')) ?? 'last') : 10;
      const due = day === 'last' ? PERIOD_END : dayIn(1, day);
      return recurringBody([recurring('month', due)], first === undefined ? {} : EARLY);
    },
  },
  {
    name: 'first working days of the month',
    examples: ['每月前5个工作日内', '每月首个工作日'],
    sign: /工作日/u,
    pattern: words`(?:{perMonth}){gap}(?:月?初)?(?:(?:前|头|第)?{number:n}|首|头)个?工作日(?:{before})?`,
    make: ({ word }) =>
      recurringBody([recurring('month', { at: 'afterPeriod', n: numberOf(word('n') ?? '1'), count: 'workday' })], {
        confidence: 'read',
        note: '从上月末起算的工作日；所属期为上月。',
      }),
  },
  {
    name: 'first days of the month',
    examples: ['每月前5日', '每月初5日内'],
    sign: /月/u,
    pattern: words`(?:{perMonth})的?(?:前|头|月?初的?前?){day:day}[日天](?:{before})?`,
    make: ({ word }) => recurringBody([recurring('month', dayIn(1, numberOf(word('day'))))]),
  },
  {
    name: 'day of the month in which a thing came up',
    examples: ['当月25日前'],
    sign: /当月/u,
    pattern: words`当月的?{day:day}[日号](?:{before})?`,
    make: ({ word }) =>
      recurringBody([recurring('month', dayIn(1, numberOf(word('day'))))], {
        confidence: 'read',
        note: '“当月”按每月处理。',
      }),
  },
];
