import type { IntervalUnit, PeriodUnit } from '../../../../model/timeRule.ts';
import { dayIn, PERIOD_END, recurring, recurringBody } from '../every.ts';
import { words } from '../lexer.ts';
import { periodOf, weekdayOf } from '../lexicon.ts';
import { numberOf } from '../numbers.ts';
import type { Found, Row } from '../row.ts';
import type { TokenBody } from '../token.ts';

/** How the wordings say 「how often」. 季度公开 and 年度公开 count only before an act, so that 年度报告 and 季度工作 do not. */
const OFTEN = '(?=(?!报告)(?:{act})|一次|1次|至少)';
/** In prose 年度公开重点领域 and 年度公开计划 name a thing. */
const OFTEN_IN_PROSE = '(?=(?!报告)(?:{act})(?!重点|领域|目录|计划|清单|指标|任务|事项|制度|机制)|一次|1次|至少)';
/** A time-limit cell may hold no more than 季度, or list 月度、季度. */
const OFTEN_IN_CELL = `(?:${OFTEN}|(?=\\(|\\)|$|[,、;。:/\\n]|或|和|及))`;
const NOT_ONE = '(?<![\\d本全上下前后各当该今明近同一二三四两常历多去往之个首次翌来单双腊正半春夏秋冬淡旺雨生业学暖])';

const SIGNS: Readonly<Record<PeriodUnit, RegExp>> = {
  day: /[日天]/u,
  week: /周|星期|礼拜/u,
  month: /月/u,
  quarter: /季/u,
  halfYear: /半年/u,
  year: /年/u,
};

function plain(every: PeriodUnit, source: 'time' | 'content', example: string): Row {
  const often = source === 'time' ? OFTEN_IN_CELL : OFTEN_IN_PROSE;
  const patterns: Readonly<Record<PeriodUnit, () => RegExp>> = {
    day: () => words`每一?[日天](?!常)|逐日|按[日天](?!期|程)|${NOT_ONE}日(?=更新)`,
    week: () => words`{every}(?:周(?!期|边|岁|年|转|村)|星期|礼拜)|按周|逐周|${NOT_ONE}周(?=公开|更新|报送)`,
    month: () => words`{every}月(?:度|份)?|按月度?|逐月|分月|${NOT_ONE}月度?${often}|当月内?${often}`,
    quarter: () => words`{every}季度?(?!节)|按季度?|逐季度?|分季度?|${NOT_ONE}季度?${often}|当季度?内?${often}`,
    halfYear: () => words`每半年度?|按半年度?|逐半年|${NOT_ONE}半年度?${often}`,
    year: () => words`{every}年度?(?:[底末](?:之?前)?)?|按年度?|逐年(?=(?!报告)(?:{act}))|${NOT_ONE}年度?${often}`,
  };
  return {
    name: `${every} in ${source === 'time' ? 'a cell' : 'prose'}`,
    source,
    examples: [example],
    sign: SIGNS[every],
    pattern: patterns[every](),
    make: () => ({ kind: 'period', every }),
  };
}

/** The plain names of how often: 每月, 按季度, 年度公开. */
const PLAIN: readonly Row[] = [
  plain('day', 'time', '每日公开'),
  plain('week', 'time', '每周'),
  plain('month', 'time', '按月'),
  plain('quarter', 'time', '季度'),
  plain('halfYear', 'time', '半年公开'),
  plain('year', 'time', '年度公开'),
  plain('day', 'content', '每日巡查网站。'),
  plain('week', 'content', '按周通报进展。'),
  plain('month', 'content', '按月公开进展。'),
  plain('quarter', 'content', '每季度通报结果。'),
  plain('halfYear', 'content', '每半年通报结果。'),
  plain('year', 'content', '年度公开一次。'),
];

function once({ word }: Found): TokenBody | undefined {
  const every = periodOf(word('period'));
  return every === undefined ? undefined : { kind: 'period', every };
}

const EVEN_MONTHS = [2, 4, 6, 8, 10, 12] as const;
const ODD_MONTHS = [1, 3, 5, 7, 9, 11] as const;

/** Periods of several units that another unit says: 每三个月, 每7天. */
const SAME_AS: Readonly<Record<string, PeriodUnit>> = {
  '1日': 'day',
  '1天': 'day',
  '7日': 'week',
  '7天': 'week',
  '1周': 'week',
  '1星期': 'week',
  '1月': 'month',
  '3月': 'quarter',
  '1季': 'quarter',
  '1季度': 'quarter',
  '6月': 'halfYear',
  '12月': 'year',
  '1年': 'year',
  '1年度': 'year',
  '2季': 'halfYear',
  '2季度': 'halfYear',
  '4季度': 'year',
};

/** The period that n units come to; `undefined` where no period says it. */
export function sameAs(n: number, unit: string): PeriodUnit | undefined {
  return SAME_AS[`${n}${unit.replace(/^个/u, '')}`];
}

const UNITS: Readonly<Record<string, IntervalUnit>> = {
  日: 'day',
  天: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
  年度: 'year',
};

function several({ word, words: whole }: Found): TokenBody | undefined {
  const skips = word('skipped') !== undefined;
  const n = skips ? 2 : numberOf(word('each') ?? word('within') ?? word('once'));
  const unit = (word('eachUnit') ?? word('withinUnit') ?? word('onceUnit') ?? word('skipped') ?? '').replace(
    /^个/u,
    '',
  );
  const odd = whole.startsWith('单月');
  if ((n === 2 && unit === '月' && !skips) || odd || whole.startsWith('双月')) {
    const rules = (odd ? ODD_MONTHS : EVEN_MONTHS).map((month) => recurring('year', dayIn(month, 'last')));
    const check = `“${whole}”暂按${odd ? '单' : '双'}月月底处理，请确认。`;
    return recurringBody(rules, { confidence: 'proposed', check });
  }
  const weekday = word('weekday');
  const every = sameAs(n, unit);
  if (every !== undefined && !whole.includes('隔') && weekday === undefined) return { kind: 'period', every };
  const counted = /^[单双]周/u.test(whole) ? 'week' : UNITS[unit];
  const stretches = whole.includes('每隔') ? n + 1 : n;
  // 每10个工作日: a holiday notice would move the stretches.
  if (counted === undefined || /工作日|每隔/u.test(whole) || stretches > 1000)
    return { kind: 'vague', reach: 'always', check: `“${whole}”的周期无法自动推算，请人工设定。` };
  return {
    kind: 'interval',
    n: counted === 'week' && n === 0 ? 2 : stretches,
    unit: counted,
    ...(weekday === undefined ? {} : { weekday: weekdayOf(weekday) }),
    check: `“${whole}”没有写明从哪一天起算，请设定起算日，设定前不计应办。`,
  };
}

/** How often a thing is due, without a day: each period's end. */
export const HOW_OFTEN: readonly Row[] = [
  ...PLAIN,
  {
    name: 'working days',
    examples: ['每个工作日', '周一至周五每天'],
    sign: /工作日|周五/u,
    pattern: words`{every}工作日|逐个?工作日|工作日每[日天]|每周的?工作日(?:每[日天])?|每?周一[至到-]周?五(?:每[日天])?`,
    make: () => ({ kind: 'period', every: 'day', workdaysOnly: true }),
  },
  {
    name: 'twice a month',
    examples: ['每半月', '半月调度一次'],
    sign: /月/u,
    pattern: words`每半个?月|半个?月(?:报|公开|更新|调度|通报|一次|1次)(?:一次|1次)?|每月两次(?=公开|更新)`,
    make: () =>
      recurringBody([recurring('month', dayIn(1, 15)), recurring('month', PERIOD_END)], {
        confidence: 'read',
        note: '半月一次：按每月15日和月末两个期限处理。',
      }),
  },
  {
    name: 'every ten days',
    examples: ['每旬'],
    sign: /旬/u,
    pattern: words`{every}旬{end}?|按旬|逐旬|每月的?上旬?[、,]中旬?[、,和]下旬`,
    make: () =>
      recurringBody(
        [recurring('month', dayIn(1, 10)), recurring('month', dayIn(1, 20)), recurring('month', PERIOD_END)],
        { confidence: 'read', note: '按旬：上旬、中旬、下旬分别以10日、20日和月末为期限。' },
      ),
  },
  {
    name: 'every so many',
    examples: ['每三个月', '双月公开', '每两周', '隔周周五前', '两年一次', '每10个工作日'],
    sign: /每|隔|[单双][周月]|内|一次|1次|一报|一更/u,
    pattern: words`(?:每(?:隔)?{number:each}(?<eachUnit>个?(?:工作日|日|天|周|星期|月|季度|学期|年度?))|(?:每?隔一?个?(?<skipped>日|天|周|星期|月|年)(?!离))|[单双](?:周|月)(?={act}|$|一|[,、;。)周])|(?<!后|起|之日){number:within}(?<withinUnit>个?(?:日|天|周|星期|月)){within}(?:必须|应当?|要|须)?(?=有更新|至少更新|至少(?:一|1)次)|(?<![\d第]){number:once}(?<onceUnit>个?(?:周|星期|月|季度|年))(?:{act}|开展|组织|进行|评估)?(?=一次|1次|一报|一更)|每个?学期|每学年|每届)(?:的?(?:周|星期){weekday:weekday}(?:{before})?|(?<=年度?)的?{month}月份?(?:{day}[日号]|{end})?(?:{before})?)?`,
    make: several,
  },
  {
    name: 'once a period',
    examples: ['一月一报', '一年一次'],
    sign: /[一1]个?[日天周月季半年星礼]/u,
    pattern: words`(?<![\d第十])[一1]个?{period:period}(?:一|1)(?:次|评|考核|总结|督查|检查|{act}|报|更|公)`,
    make: once,
  },
  {
    name: 'a period and what is done in it',
    examples: ['月通报、季调度、年考核'],
    sign: /[日周月季度年](?:报告|通报|调度|考核|总结|评|检查|点评|巡查|监测|会商)/u,
    pattern: words`(?<=^|[、,;。\n“"「])(?<period>日|周|月|季度?|年)(?:报告|通报|调度|考核|总结|评估|评比|检查|点评|巡查|监测|会商)(?=(?:制度?|机制)?(?:[、,;。\n”"」]|$))`,
    make: once,
  },
  {
    name: 'named by its report',
    examples: ['季报', '月报：次月10日前', '周报', '日报'],
    source: 'time',
    sign: /报/u,
    pattern: words`(?<=^|[、,;。\n/(])(?<period>日|周|月|季度?|半年|年)度?报(?:表|告)?(?=[:、,;。\n/)]|每|次|于|$)`,
    make: once,
  },
  {
    name: 'once per period',
    examples: ['1次/月'],
    sign: /次[/每]/u,
    pattern: words`(?<![\d.])[一1]次[/每]{period:period}`,
    make: once,
  },
  {
    name: 'half-yearly, once',
    examples: ['半年一报'],
    sign: /半年/u,
    pattern: words`(?<![\d每上下])半年(?:一|1)(?:次|{act}|报|公)`,
    make: () => ({ kind: 'period', every: 'halfYear' }),
  },
  {
    name: 'an adjective that may mean how often',
    examples: ['做好月度水费收缴信息公开。'],
    source: 'content',
    sign: /[月季]度/u,
    pattern: words`(?<![\d本全上下各当该一二三四])(?<period>月度|季度)(?!报告|考核|计划|会议|例会|评)[^。;,\n□]{2,10}?信息公开`,
    make: ({ word, words: whole }) => {
      const adjective = word('period') ?? '';
      const monthly = adjective === '月度';
      return recurringBody([recurring(monthly ? 'month' : 'quarter', PERIOD_END)], {
        confidence: 'proposed',
        check: `“${whole}”只以“${adjective}”作定语，请确认是否${monthly ? '每月' : '每季度'}公开一次。`,
      });
    },
  },
];
