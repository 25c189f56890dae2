import type { PeriodUnit } from '../../model/timeRule.ts';
import { dayIn, recurring, recurringToken, UNIT_WORDS } from './timeEvery.ts';
import { findAll, NUMBER, numberOf, pattern, PUBLISHING } from './timePatterns.ts';
import type { TokenFinder, TimeToken } from './timeToken.ts';

/** How the wordings say 「how often」. 季度公开 and 年度公开 count only before a verb of publishing, so that 年度报告 and 季度工作 do not. */
const OFTEN = `(?=${PUBLISHING}|一次|1次|至少)`;
/** In prose 年度公开重点领域 and 年度公开计划 name a thing. */
const OFTEN_IN_PROSE = `(?=${PUBLISHING}(?!重点|领域|目录|计划|清单|指标|任务|事项|制度|机制)|一次|1次|至少)`;
/** A time-limit cell may hold no more than 季度, or list 月度、季度. */
const ALONE = '(?=\\(|\\)|$|[,、;:。/\\n]|或|和|及)';
const NOT_ONE = '(?<![\\d本全上下前后各当该今明近同一二三四两常历多去往之个首次翌来单双腊正半春夏秋冬淡旺雨])';

function periodPatterns(often: string): readonly (readonly [PeriodUnit, RegExp])[] {
  const sources: readonly (readonly [PeriodUnit, string])[] = [
    ['day', `每一?[日天](?!常)|逐日|按[日天](?!期|程)|${NOT_ONE}日(?=更新)`],
    ['week', `每一?个?(?:周(?!期|边|岁|年|转|村)|星期|礼拜)|按周|逐周|${NOT_ONE}周(?=公开|更新|报送)`],
    ['month', `每一?个?月(?:度|份)?|按月度?|逐月|分月|${NOT_ONE}月度?${often}|当月内?${often}`],
    ['quarter', `每一?个?季度?(?!节)|按季度?|逐季度?|分季度?|${NOT_ONE}季度?${often}|当季度?内?${often}`],
    ['halfYear', `每半年度?|按半年度?|逐半年|${NOT_ONE}半年度?${often}`],
    ['year', `每一?个?年度?(?:[底末](?:之?前)?)?|按年度?|逐年(?=${PUBLISHING})|${NOT_ONE}年度?${often}`],
  ];
  return sources.map(([every, source]) => [every, new RegExp(source, 'gu')]);
}

const PERIODS = {
  time: periodPatterns(`(?:${OFTEN}|${ALONE})`),
  content: periodPatterns(OFTEN_IN_PROSE),
};

/** The plain names of how often: 每月, 按季度, 年度公开. */
export const findPeriods: TokenFinder = (text, { source }) => {
  const found: TimeToken[] = [];
  for (const [every, words] of PERIODS[source]) {
    for (const match of findAll(text, words, (match) => match)) {
      const end = match.index + match[0].length;
      // 做好月度水费信息公开: an adjective of what is published, not yet a promise of how often.
      found.push({ kind: 'period', start: match.index, end, every });
    }
  }
  if (source === 'content') found.push(...findAdjectives(text));
  return found;
};

/** 月度水费信息公开: says how often only by the name of the thing. */
function findAdjectives(text: string): TimeToken[] {
  return findAll(
    text,
    /(?<![\d本全上下各当该一二三四])(月度|季度)(?!报告|考核|计划|会议|例会|评)[^。;,\n□]{2,10}?信息公开/gu,
    (match) => ({
      kind: 'recurring',
      start: match.index,
      end: match.index + match[0].length,
      rules: [recurring(match[1] === '月度' ? 'month' : 'quarter', { at: 'periodEnd' })],
      confidence: 'ask',
      check: `“${match[0]}”只以“${match[1] ?? ''}”作定语，请确认是否${match[1] === '月度' ? '每月' : '每季度'}公开一次。`,
    }),
  );
}

/** 每个工作日: a daily duty that rests on days off. */
export const findDaily: TokenFinder = (text) =>
  findAll(
    text,
    /每一?个?工作日|逐个?工作日|工作日每[日天]|每周的?工作日(?:每[日天])?|每?周一[至到-]周?五(?:每[日天])?/gu,
    (match) => ({
      kind: 'period',
      start: match.index,
      end: match.index + match[0].length,
      every: 'day',
      workdaysOnly: true,
    }),
  );

/** 每两周, 每三年, 每半月 …: periods of several units, which the rules can only partly say. */
export const findOddPeriods: TokenFinder = (text) => [
  ...findAll(text, /每半个?月|半月(?:报|公开|更新|调度|通报|一次|1次)(?:一次|1次)?|每月两次(?=公开|更新)/gu, (match) =>
    recurringToken(match, [recurring('month', dayIn(1, 15)), recurring('month', { at: 'periodEnd' })], {
      confidence: 'likely',
      note: '半月一次：按每月15日和月末两个期限处理。',
    }),
  ),
  ...findAll(text, /每一?个?旬(?:末|底)?|按旬|逐旬|每月的?上旬?[、,]中旬?[、,和]下旬/gu, (match) =>
    recurringToken(
      match,
      [recurring('month', dayIn(1, 10)), recurring('month', dayIn(1, 20)), recurring('month', { at: 'periodEnd' })],
      {
        confidence: 'likely',
        note: '按旬：上旬、中旬、下旬分别以10日、20日和月末为期限。',
      },
    ),
  ),
  ...findAll(
    text,
    pattern`每(?:隔)?(${NUMBER})(个?(?:工作日|日|天|周|星期|月|季度|学期|年度?))|[单双](?:周|月)(?=${PUBLISHING}|$|一|[,、;。)])|(?<!后|起|之日)(${NUMBER})(个?(?:日|天|周|星期|月))(?:之内|以内|内)(?:必须|应当?|要|须)?(?=有更新|至少更新|至少(?:一|1)次)|(?<![\\d第])(${NUMBER})(个?(?:周|星期|月|季度))(?=一次|1次|一报|一更)|每个?学期|每学年|每届`,
    (match) => several(match),
  ),
];

const EVEN_MONTHS = [2, 4, 6, 8, 10, 12] as const;
const ODD_MONTHS = [1, 3, 5, 7, 9, 11] as const;

function several(match: RegExpExecArray): TimeToken | undefined {
  const n = numberOf(match[1] ?? match[3] ?? match[5]);
  const unit = match[2] ?? match[4] ?? match[6] ?? '';
  const place = { start: match.index, end: match.index + match[0].length };
  const odd = match[0].startsWith('单月');
  if ((n === 2 && unit.includes('月')) || odd || match[0].startsWith('双月')) {
    const rules = (odd ? ODD_MONTHS : EVEN_MONTHS).map((month) => recurring('year', dayIn(month, 'last')));
    const check = `“${match[0]}”暂按${odd ? '单' : '双'}月月底处理，请确认。`;
    return { kind: 'recurring', ...place, rules, confidence: 'ask', check };
  }
  const known: Readonly<Record<string, PeriodUnit>> = {
    '1日': 'day',
    '1周': 'week',
    '1月': 'month',
    '1季度': 'quarter',
    '1年': 'year',
    '3月': 'quarter',
    '6月': 'halfYear',
    '12月': 'year',
    '7日': 'week',
  };
  const every =
    known[
      `${n}${unit
        .replace(/^个|度$/gu, '')
        .replace('天', '日')
        .replace('星期', '周')
        .replace('季', '季度')}`
    ];
  if (every !== undefined && !match[0].includes('隔')) return { kind: 'period', ...place, every };
  return { kind: 'vague', ...place, reach: 'always', check: `“${match[0]}”的周期无法自动推算，请人工设定。` };
}

/** 一月一报, 年一次, 2次/年 (quotas have their own finder). */
export const findOncePer: TokenFinder = (text, { source }) => [
  ...findAll(
    text,
    /(?<![\d第十])[一1](?:个)?(日|天|周|月|季度?|年)(?:一|1)(?:次|报|更新?|公开|公示|通报|调度|总结|评|考核|报送|督查|检查|发布)/gu,
    (match) => periodToken(match),
  ),
  ...findAll(
    text,
    /(?<=^|[、,;。\n“"「])(日|周|月|季度?|年)(?:报告|通报|调度|考核|总结|评估|评比|检查|点评|巡查|监测|会商)(?=[、,;。\n”"」]|$)/gu,
    (match) => periodToken(match),
  ),
  ...(source === 'content' ? [] : findReports(text)),
  ...findAll(text, /(?<![\d.])[一1]次[/每](日|天|周|月|季度?|半年|年)/gu, (match) => periodToken(match)),
  ...findAll(
    text,
    /(?<![\d每上下])半年(?:一|1)(?:次|报|更新|公开|公示|通报)/gu,
    (match): TimeToken => ({
      kind: 'period',
      start: match.index,
      end: match.index + match[0].length,
      every: 'halfYear',
    }),
  ),
];

/** 月报：次月10日前；季报：次月15日前: how often, by the name of the report. */
function findReports(text: string): TimeToken[] {
  return findAll(
    text,
    /(?<=^|[、,;。\n/(])(月|季度?|半年|年)度?报(?:表|告)?(?=[:、,;。\n/)]|每|次|于|$)/gu,
    periodToken,
  );
}

function periodToken(match: RegExpExecArray): TimeToken | undefined {
  const every = UNIT_WORDS[match[1] ?? ''];
  return every === undefined
    ? undefined
    : { kind: 'period', start: match.index, end: match.index + match[0].length, every };
}
