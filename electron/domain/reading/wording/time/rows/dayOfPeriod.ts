import { monthsIn } from '../../../../rules/periods.ts';
import { dayIn, PERIOD_END, recurring, recurringBody } from '../every.ts';
import { words } from '../lexer.ts';
import { periodOf, thirdOf, weekdayOf } from '../lexicon.ts';
import type { NthInMonth } from '../../../../model/timeRule.ts';
import { monthOf, numberOf } from '../numbers.ts';
import type { Found, Row } from '../row.ts';
import type { TokenBody } from '../token.ts';

const PERIOD_DUE =
  '(?:(?:结束|终了|期满|末|底|终)?之?后|结束|终了|期满)的?第?{number:n}个?(?<unit>工作日|日|天|周|个?月)(?:{within}|前)?';

function afterPeriod({ word, before }: Found): TokenBody | undefined {
  const every = periodOf(word('period'));
  const unit = word('unit') ?? '';
  if (every === undefined || /[本上下一二三四\d]$/u.test(before)) return undefined;
  const n = numberOf(word('n'));
  if (unit.includes('月')) {
    if (n > (monthsIn(every) ?? 0)) return undefined;
    const note = `期满后${n}个月内：以期满后第${n}个月的最后一日为期限。`;
    return recurringBody([recurring(every, dayIn(n, 'last'), 'previous')], { confidence: 'read', note });
  }
  const count = unit === '工作日' ? 'workday' : 'day';
  return recurringBody([recurring(every, { at: 'afterPeriod', n: unit === '周' ? n * 7 : n, count })]);
}

/** 季末5日内: before the period's end, or after it? */
function aroundEnd({ word, words: whole }: Found): TokenBody | undefined {
  const every = periodOf(word('period'));
  if (every === undefined) return undefined;
  const n = numberOf(word('n'));
  const months = monthsIn(every) ?? 1;
  // 季末25日前: more days than anyone waits after a period; the day of its last month.
  if (n > 15 && months > 1 && word('unit') !== '工作日' && n <= 31)
    return recurringBody([recurring(every, dayIn(months, n))], {
      confidence: 'read',
      note: `按期末当月${n}日处理。`,
    });
  const count = word('unit') === '工作日' ? 'workday' : 'day';
  return recurringBody([recurring(every, { at: 'afterPeriod', n, count })], {
    confidence: 'proposed',
    check: `“${whole}”可指期末之前，也可指期满之后，暂按期满之后处理，请确认。`,
  });
}

/** The weekday's number in its month. 第二周周五 is taken as the second Friday. */
function nthWeekday({ word, words: whole }: Found): TokenBody | undefined {
  const every = periodOf(word('period'));
  const length = every === undefined ? undefined : monthsIn(every);
  if (every === undefined || length === undefined) return undefined;
  const named = word('named');
  const which = word('month') ?? '';
  const inPeriod = word('lastMonth') === undefined ? numberOf(which.replace(/[第个]/gu, '')) || 1 : length;
  const isLast = word('last') !== undefined;
  const ofPeriod = isLast && word('first') === undefined ? length : inPeriod;
  const month = named === undefined ? ofPeriod : monthOf(named);
  // 每季度第二个周五 names no month of the quarter; most mean its first weeks.
  const isOpen = !isLast && every !== 'month' && named === undefined && word('first') === undefined;
  const wanted = isLast ? ['last' as const] : ((word('nth') ?? '一').match(/[一二三四五12345]/gu) ?? []).map(numberOf);
  const counts = wanted.filter((count): count is NthInMonth => count === 'last' || count < 5);
  if (month > length || counts.length < wanted.length)
    return { kind: 'vague', reach: 'always', check: `“${whole}”无法自动推算，请人工设定。` };
  const weekday = weekdayOf(word('weekday'));
  const rules = counts.map((nth) => recurring(every, { at: 'nthWeekday', month, nth, weekday }));
  // 第二周周五 is taken as the second Friday.
  const weekly = !whole.includes('个') && !isLast;
  const check = isOpen
    ? `“${whole}”没有写明是哪个月，暂按当期首月处理，请确认。`
    : `“${whole}”暂按当月第${counts.join('、')}个周${word('weekday') ?? ''}处理，请确认。`;
  return recurringBody(rules, isOpen || weekly ? { confidence: 'proposed', check } : {});
}

const MONTH_OF: Readonly<Record<string, number>> = { 首: 1, 首个: 1, 头个: 1, 头一个: 1 };

function monthOfPeriod({ word }: Found): TokenBody | undefined {
  const every = periodOf(word('period'));
  const which = word('which') ?? '';
  if (every === undefined) return undefined;
  const length = every === 'quarter' ? 3 : 6;
  const last = which.startsWith('末') || which.startsWith('最后');
  const month = last ? length : (MONTH_OF[which] ?? numberOf(which.replace(/[第个]/gu, '')));
  if (month < 1 || month > length) return undefined;
  const day = word('day');
  const named = day === undefined ? (thirdOf(word('third')) ?? 'last') : numberOf(day);
  const covers = /下|次/u.test(word('whose') ?? '') ? 'previous' : 'same';
  const due = last && named === 'last' ? PERIOD_END : dayIn(month, named);
  return recurringBody([recurring(every, due, covers)]);
}

function nextMonth({ word }: Found): TokenBody {
  const every = periodOf(word('period') ?? '月') ?? 'month';
  const [day, first] = [word('day'), word('first')];
  const named = day === undefined ? (thirdOf(word('third')) ?? (first === undefined ? 'last' : 10)) : numberOf(day);
  const early = { confidence: 'proposed', check: '“月初”没有写明日期，暂按10日处理，请确认。' } as const;
  return recurringBody([recurring(every, dayIn(1, named), 'previous')], first === undefined ? {} : early);
}

/** A day in a quarter, half or year, or after a period's end; and the month after. */
export const DAY_OF_PERIOD: readonly Row[] = [
  {
    name: 'days after a period',
    examples: ['每月结束后10日内', '季后15日内', '月后5个工作日内', '年度终了后3个月内'],
    sign: /后|结束|终了|期满/u,
    pattern: words`(?:每|按|各|于|在)?(?:一?个)?(?<period>周|月|季|半年|年)(?:度|份)?的?${PERIOD_DUE}`,
    make: afterPeriod,
  },
  {
    name: 'days about a period’s end',
    examples: ['每季度末5个工作日内', '季末25日前'],
    sign: /[末底]/u,
    pattern: words`(?:每|按|各)?(?:一?个)?(?<period>月|季|半年|年)度?{end}{number:n}个?(?<unit>工作日|日|天)(?:{within}|前)`,
    make: aroundEnd,
  },
  {
    name: 'day of the next month',
    examples: ['次月8日前', '季度结束后次月15日前', '次月底前'],
    sign: /[次翌下]一?个?月/u,
    pattern: words`(?:每月{gap}|每(?!月))?(?<period>季度?|半年度?|年度?)?(?:结束|终了|末)?后?的?(?:{next})个?月(?:份)?的?(?:{day:day}[日号]|(?<third>上旬|中旬|下旬)|月?{end}|(?<first>初)|(?=之?前|以?内))(?:{before})?`,
    make: nextMonth,
  },
  {
    name: 'working days of the next month',
    examples: ['次月5个工作日内', '次月初5个工作日内'],
    sign: /[次翌下]一?个?月/u,
    pattern: words`(?:{next})月的?初?的?(?:前|头|第)?{number:n}个?工作日(?:{before})?`,
    make: ({ word }) =>
      recurringBody([recurring('month', { at: 'afterPeriod', n: numberOf(word('n')), count: 'workday' })]),
  },
  {
    name: 'first working days of a quarter or half',
    examples: ['每季度首月的10个工作日内'],
    sign: /工作日/u,
    pattern: words`(?:{every}|各)?(?<period>季度?|半年)度?的?首个?月(?:份)?的?(?:前|头)?{number:n}个?工作日(?:{before})?`,
    make: ({ word }) => {
      const every = periodOf(word('period'));
      if (every === undefined) return undefined;
      return recurringBody([recurring(every, { at: 'afterPeriod', n: numberOf(word('n')), count: 'workday' })], {
        confidence: 'read',
        note: '从上期末起算的工作日；所属期为上期。',
      });
    },
  },
  {
    name: 'weekday of a certain week',
    examples: ['每月第二个周五', '每月最后一个星期五前', '每季度首月第一个周一', '每年9月第三个周六'],
    sign: /周|星期|礼拜/u,
    pattern: words`{every}(?<period>月|季度?|半年|年)的?(?:(?<first>首个?月|{nth:month}月|(?<lastMonth>末月|最后一个月))|{month:named}月份?)?的?(?:第(?<nth>[一二三四五12345](?:个?{and}第?[一二三四五12345])*)|(?<last>最后一?|末)|(?<firstWeek>首))个?(?:{week})的?(?:{week})?{weekday:weekday}(?:{before})?`,
    make: nthWeekday,
  },
  {
    name: 'week of a period',
    examples: ['每季度第二周前'],
    sign: /周/u,
    pattern: words`(?:{every}|各)?(?<period>季度?|月|半年)度?的?第{number:n}个?周(?:{before})?`,
    make: ({ word, words: whole }) => {
      const every = periodOf(word('period'));
      const day = numberOf(word('n')) * 7;
      if (every === undefined || day > 28) return undefined;
      const check = `“${whole}”暂按当期首月${day}日处理，请确认。`;
      return recurringBody([recurring(every, dayIn(1, day))], { confidence: 'proposed', check });
    },
  },
  {
    name: 'month of a quarter or half',
    examples: ['每季度首月15日前', '季末月25日前', '下季度首月10日前', '每季度第一个月（1月、4月、7月、10月）15日前'],
    sign: /季|半年/u,
    pattern: words`(?<whose>{every}|按|各|下一?个?|次|本|当)?(?<period>季度?|半年)度?{gap}(?<which>{first}|{nth}|{last})月(?:份)?(?:\((?:{month}月?{and})+{month}月份?\))?的?(?:{day:day}[日号]|(?<third>上旬|中旬|下旬)|月?{end})?(?:{before})?`,
    make: monthOfPeriod,
  },
  {
    name: 'day of a quarter or half without its month',
    examples: ['每季度10日前'],
    sign: /季|半年/u,
    pattern: words`(?:{every}|各)(?<period>季度|季|半年)的?前?{day:day}[日号](?:{before})?`,
    make: ({ word, words: whole }) => {
      const every = periodOf(word('period'));
      if (every === undefined) return undefined;
      const day = numberOf(word('day'));
      const check = `“${whole}”没有写明是哪个月，暂按当期首月${day}日处理，请确认。`;
      return recurringBody([recurring(every, dayIn(1, day))], { confidence: 'proposed', check });
    },
  },
  {
    name: 'end of a quarter or half',
    examples: ['每季度末', '每半年末'],
    sign: /季|半年/u,
    pattern: words`(?:{every}|各|(?<![一二三四1234本]))(?<period>季度?|半年)度?{end}(?!月|\d+个?(?:工作日|日|天))(?:{before})?`,
    make: ({ word }) => {
      const every = periodOf(word('period'));
      return every === undefined ? undefined : recurringBody([recurring(every, PERIOD_END)]);
    },
  },
];

/** 每周一次 is no Monday. */
const NOT_COUNT = '(?!次|期|篇|条|个|更(?!新)|报(?!送|表)|调度|总|例|场|评|考|查|统)';

/** A day of every week. */
export const DAY_OF_WEEK: readonly Row[] = [
  {
    name: 'days of the week',
    examples: ['每周五', '每周一、三、五', '每个星期二前'],
    sign: /周|星期|礼拜/u,
    pattern: words`{every}(?:{week})(?:{gap}|的)?(?:{week})?(?<days>[一二三四五六日天1-7](?:[、,和及](?:周|星期)?{weekday})*)${NOT_COUNT}(?:{before})?`,
    make: ({ word }) => {
      const days = (word('days') ?? '').match(/[一二三四五六日天1-7]/gu) ?? [];
      return recurringBody(days.map((day) => recurring('week', { at: 'weekday', weekday: weekdayOf(day) })));
    },
  },
  {
    name: 'day of the next week',
    examples: ['每周报送，下周一前', '下周一前报送上周情况'],
    sign: /周|星期/u,
    pattern: words`(?:每周{gap})?(?:次|下)一?个?(?:周|星期)的?(?:周|星期)?{weekday:weekday}(?:{before})?`,
    make: ({ word }) =>
      recurringBody([recurring('week', { at: 'weekday', weekday: weekdayOf(word('weekday')) }, 'previous')]),
  },
  {
    name: 'end of the week',
    examples: ['每周末'],
    sign: /周/u,
    pattern: words`每周的?{end}(?:{before})?`,
    make: () => recurringBody([recurring('week', PERIOD_END)]),
  },
  {
    name: 'a weekday alone',
    examples: ['周五前'],
    source: 'time',
    sign: /周|星期/u,
    pattern: words`(?<![每上下])本?(?:周|星期){weekday:weekday}${NOT_COUNT}(?:{before})?`,
    make: ({ word, words: whole }) =>
      recurringBody([recurring('week', { at: 'weekday', weekday: weekdayOf(word('weekday')) })], {
        confidence: 'proposed',
        check: `“${whole}”没有写明是否每周，暂按每周处理，请确认。`,
      }),
  },
];
