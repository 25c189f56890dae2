import { NO_SHIFT, type DueInPeriod, type TimeRule } from '../../../../model/timeRule.ts';
import { DATES } from '../dates.ts';
import { dayIn, recurring } from '../every.ts';
import { words } from '../lexer.ts';
import { FIXED_FESTIVALS } from '../lexicon.ts';
import { monthOf, numberOf, quarterOf } from '../numbers.ts';
import { asking, type Found, type Row } from '../row.ts';
import { clauseEnd, clauseStart, SENTENCE_BREAKS, type TokenBody } from '../token.ts';

/** A wording whose day hangs on when it was written; one that is said of every week or month is none. */
function hangsOnWriting({ text, start, end, words: whole, options }: Found): TokenBody | undefined {
  // In prose only what is a deadline in so many words.
  if (options.source === 'content' && !/^[^日即近].*[日号天一二三四五六底末]之?前$/u.test(whole)) return undefined;
  const sentence = text.slice(clauseStart(text, start, SENTENCE_BREAKS), clauseEnd(text, end, SENTENCE_BREAKS));
  if (whole.startsWith('下') && /每|上一?个?(?:周|星期|月)/u.test(sentence)) return undefined;
  return { kind: 'vague', reach: 'always', check: `“${whole}”指哪一天，要看是何时写的，请人工设定。` };
}

function partOfYear({ word, words: whole }: Found): TokenBody | undefined {
  const check = `“${whole}”限定了起止日期，请确认。`;
  const [since, month, fromMonth, toMonth, fromDay = '1', toDay] = [
    'since',
    'month',
    'fromMonth',
    'toMonth',
    'fromDay',
    'toDay',
  ].map(word);
  const year = word('year') ?? word('rangeYear');
  const named = year === undefined ? {} : { year: Number(year) };
  if (since !== undefined) return { kind: 'span', from: { year: Number(since), month: 1, day: 1 }, check };
  if (fromMonth !== undefined && toMonth !== undefined) {
    const toYear = word('toYear');
    const ends = toYear === undefined ? named : { year: Number(toYear) };
    // A stretch over the turn of the year holds in two parts of every year.
    if (word('toNext') !== undefined || (toYear === undefined && monthOf(toMonth) < monthOf(fromMonth)))
      return { kind: 'limit', reach: 'clause', check: `“${whole}”跨年，相应的时限待定，请确认后设定。` };
    return {
      kind: 'span',
      from: { ...named, month: monthOf(fromMonth), day: numberOf(fromDay) },
      to: { ...ends, month: monthOf(toMonth), day: toDay === undefined ? 'last' : numberOf(toDay) },
      check,
    };
  }
  const part = word('half') ?? word('quarter');
  if (part !== undefined) {
    const first = word('half') === undefined ? quarterOf(part) * 3 - 2 : part === '上' ? 1 : 7;
    return { kind: 'span', from: { ...named, month: first, day: 1 }, check };
  }
  if (month === undefined) return undefined;
  return { kind: 'span', from: { ...named, month: monthOf(month), day: numberOf(word('day') ?? '1') }, check };
}

/** How a season or a state of affairs is named, with what may stand around it. */
const STATE =
  '(?:(?:进入|遇|在|当|逢)?(?:法定|重大|重要|传统)*(?:{state}|节假日|假日|{fixedFestival}节?|{movingFestival}节?|[^,。;:、\\d()]{1,8}?(?=期间|时期|时段))(?:期间|时期|时段|时|内)?)';

/** In prose the act follows a festival that is a deadline. */
const FESTIVE = ',?[^,。;]{0,4}(?:完成|{act}|到位|落实|办结|上报|开展|组织|印发|召开|走访|慰问|各)';

/** “3·15”: a day that is named by its date; offered as that day. */
function namedByDate({ word, words: whole }: Found): TokenBody {
  const due = dayIn(numberOf(word('month') ?? word('bare')), numberOf(word('day') ?? word('bareDay')));
  const check = `“${whole}”没有写明以哪一天为限，请人工设定。`;
  return { kind: 'vague', reach: 'always', check, ...offered(whole, due) };
}

/** A day of the plan's year is offered, or of every year where the words say so. */
function offered(whole: string, due: DueInPeriod, year?: number): { suggestion?: TimeRule } {
  if (due.at !== 'dayInPeriod') return {};
  if (whole.startsWith('每')) return { suggestion: recurring('year', due) };
  const { month, day } = due;
  return { suggestion: { type: 'once', ...(year === undefined ? {} : { year }), month, day, shift: NO_SHIFT } };
}

function beforeFestival({ word, words: whole, options }: Found): TokenBody {
  const days: Readonly<Record<string, readonly [number, number]>> = FIXED_FESTIVALS;
  const fixed = days[word('fixed') ?? ''];
  if (fixed === undefined) return { kind: 'vague', reach: 'always', check: `“${whole}”的日期每年不同，请人工设定。` };
  const check = `“${whole}”没有写明是哪一年、以哪一天为限，请人工设定。`;
  if (!/前/u.test(whole)) return { kind: 'vague', reach: 'always', check };
  const [month, day] = fixed;
  const eve = day > 1 ? dayIn(month, day - 1) : dayIn(month === 1 ? 12 : month - 1, 'last');
  return { kind: 'vague', reach: 'always', check, ...offered(whole, eve, options.planYear) };
}

/** What hangs on days that no rule can know, or holds in part only. */
export const LIMITS: readonly Row[] = [
  {
    name: 'before or after a festival or season',
    examples: ['春节前', '每年汛期前', '元旦前', '国庆节前完成'],
    source: 'time',
    sign: /节|旦|[五六七八十]一|庆|[春夏秋冬]|清明|端午|重阳|除夕|小年|元宵|汛|期|季|假|考|两会|开学|疫|农忙|腊月/u,
    pattern: words`(?:每年|20\d\d年)?(?:{fixedFestival:fixed}(?!号|日|月)|{movingFestival}|{state})节?(?:前夕|前后|假期|当天|当日|期间之?前|之前|以前|之后|以后|前|后|(?=$|[,。;)、]))(?!期间)`,
    make: beforeFestival,
  },
  {
    name: 'a day named by its date',
    examples: ['每年“3·15”前', '6·5环境日前', '每年“12.4”国家宪法日当天'],
    sign: /[·•・“"「.]/u,
    pattern: words`(?:每年|20\d\d年)?(?:在|于)?(?:[“"「]{month:month}[·•・.]{day:day}[”"」]|{month:bare}[·•・]{day:bareDay})[^,。;:、()\d]{0,10}?(?:前夕|前后|之?前|以前|之?后|期间|当[天日]|(?<=[”"」][^,。;]{1,8})日)(?:(?=$|[,。;)])|(?=${FESTIVE}))`,
    make: namedByDate,
  },
  {
    name: 'before a festival, in prose',
    examples: ['国庆节前完成验收。', '春节前公布名单。', '于“十一”前完成整改。'],
    source: 'content',
    sign: /前/u,
    pattern: words`(?:每年)?(?:在|于)?[“"「]?(?:{fixedFestival:fixed}|{movingFestival})节?[”"」]?节?(?:前夕|之?前|以前)(?=${FESTIVE})`,
    make: beforeFestival,
  },
  {
    name: 'a season or state in which a rule holds',
    examples: ['汛期每日', '疫情期间，每天公布', '夏季每月'],
    sign: /期|季|时|假|节|汛|[春夏秋冬]|开学|两会|[高中]考|疫|农忙|三秋|腊月/u,
    pattern: words`(?:(?:其他|其余|平)(?:时间|时期|季节|时段|月份|时)|(?:其他|其余|非)?${STATE})(?:每[日天周]24小时)?,?(?:要|应|须|实行|坚持|必须)?(?=,?(?:[每按逐]|日报|周报|月报|日[一调]|周[一调]))`,
    make: ({ words: whole }) => ({
      kind: 'limit',
      reach: 'clause',
      check: `“${whole}”没有写明起止日期，相应的时限待定，请确认后设定。`,
    }),
  },
  {
    name: 'until something is over',
    examples: ['疫情解除前每日', '整改完成前，每周报告'],
    sign: /前,?[每按逐]/u,
    pattern: words`(?<=^|[,。;:\n(])[^,。;:\n()\d每按逐]{2,10}(?<![底末初旬日号节班提目当月季年周天])(?:之?前|以前)(?=,?(?:[每按逐]))`,
    make: ({ words: whole }) => ({
      kind: 'limit',
      reach: 'sentence',
      check: `“${whole}”没有写明到哪一天为止，相应的时限待定，请确认后设定。`,
    }),
  },
  {
    name: 'a season or state behind its rule',
    examples: ['每日（汛期）', '每日公开（疫情期间）', '其他时间每月', '重大活动期间随时报送'],
    source: 'time',
    sign: /期间|时[期段节]|季节|其他|其余|平时|[(,].*[期季汛节假旺淡考会学疫忙秋春夏冬暑寒]/u,
    pattern: words`(?:其他|其余|平)(?:时间|时期|季节|时段|月份|时)|[^,。;:、\d()五]{1,8}(?:期间|时期|时段|季节|时节)|(?<=[(,])(?:仅限?|限|指)?${STATE}(?=\))|(?<=[(,])(?:仅限?|限|指)?[^,。;:、\d()]{1,6}期间(?=\)|$)`,
    make: ({ words: whole }) => ({
      kind: 'limit',
      reach: 'clause',
      check: `“${whole}”没有写明起止日期，相应的时限待定，请确认后设定。`,
    }),
  },
  {
    name: 'an exception',
    examples: ['每月（1月除外）10日前', '除7、8月外每月10日前', '每季度（四季度除外）', '每月5日前（1月顺延至10日）'],
    sign: /月.{0,6}(?:外|不|免|停|无需|顺延|推迟|延|提前|改为|调整)|除|不[含包]|扣除|不在此列/u,
    pattern: words`(?:每年)?(?:{month}月?{and})*{month}月份?(?:(?:以|之)?外(?!部|网|事|来|地|出)|不报|不公开|不公布|不再|无需|免报|停报|暂停)|(?:其中|遇|逢|如遇)?(?:{month}{and})*{month}月份?(?:可|应|则)?(?:顺延|推迟|延后|延长|延期|提前|改为|调整)(?:至|到|为)?(?:{day}[日号]|{month}月[^,。;()]{0,4}|月?{end})?(?:之?前)?|(?:除了?|不含|不包括|不包含)(?=[^,。;()]{0,12}[月季周节假旬])[^,。;()]{1,16}?(?:以外|之外|外)|(?=[^,。;()]{0,12}[月季周节假旬])[^,。;()前]{1,12}?(?:除外|不在此列)|(?<=[(,])(?:不含|不包括|不包含|扣除)[^,。;()]{0,8}?[月季周节假期](?:度|份)?(?=[),。;]|$)`,
    make: ({ words: whole, before, options }) => {
      // In prose an exception of time is one that stands in brackets behind its period.
      if (options.source === 'content' && !before.endsWith('(')) return undefined;
      return { kind: 'limit', reach: 'sentence', check: `“${whole}”是例外，相应的时限待定，请确认后设定。` };
    },
  },
  {
    name: 'days off are left out of the count',
    examples: ['5日内(不含节假日)', '7日内，节假日除外', '10天内（扣除双休日）', '15日内（休息日不计）'],
    sign: /节假日|假日|假期|公休|休息日|双休日|周末|周六|非工作日|节日/u,
    pattern: words`(?:(?:{without})(?:其中的?|期间的?)?(?:{daysOff})(?:期间)?(?:{leftOut})?|(?:遇|逢|如遇)?(?:{daysOff})(?:期间)?(?:均|都)?(?:{leftOut}))`,
    make: () => ({ kind: 'workdaysOnly' }),
  },
  {
    name: 'days are counted as working days',
    examples: ['公示7天（工作日）', '7日内，以工作日计', '15日内（按工作日计算）', '10天内，均为工作日'],
    sign: /工作日/u,
    pattern: words`(?:以上)?(?:时限|时间|期限|天数|日期)?(?:均|都)?(?:以|按照?|为|系?指|是指?)(?:法定)?工作日(?:来)?(?:计算?|折算|核算|为准)?(?=$|[,。;)\n])|(?<=\()工作日(?=\))`,
    make: () => ({ kind: 'workdaysOnly' }),
  },
  {
    name: 'hangs on the day it was written',
    examples: ['本周五前', '下周一前', '本月25日前', '明天前', '本周内'],
    sign: /[本这下上][一个]?[周月季星礼]|[今明后近即][日天期]|日前/u,
    pattern: words`(?<!每)(?:[本这下]一?个?(?:周|星期|礼拜){weekday}?(?:之?前|以前|内|之内|以内|末|底)?(?!期)|[本这]个?月(?:的?{day}[日号]|{end}|[上中下]旬)(?:之?前|以前|内)?|[本这]个?月(?:之?前|以前|内)|上个?月(?:的?{day}[日号]|{end})(?:之?前|以前|内)?|[本这]季度?(?:{end}|内)(?:之?前|以前)?|下个?月(?:的?{day}[日号]|{end}|[上中下]旬|初)(?:之?前|以前|内)?|(?<!次)(?:今|明|后)[日天](?:[上下]午|下班)?(?:之?前|以前|内)?|近日内?|近期内?|(?<=^|[,。;:\n(于在、])日前|即日)`,
    make: hangsOnWriting,
  },
  {
    name: 'how long an action takes',
    examples: ['为期3个月', '专项行动历时半年', '用3个月时间集中整治', '开展为期一个月的专项行动'],
    sign: /为期|历时|用时|时长|用/u,
    pattern: words`(?:为期|历时|用时|时长|利用|(?<=[^作使引])用|(?<=^|[,。;])用)(?:约|大约|近)?(?:{number}个?(?:年|月|周|星期|天|日)|半个?[年月])(?:左右)?(?:的?时间)?`,
    make: ({ text, start, end, words: whole, options }) => {
      const clause = text.slice(clauseStart(text, start, '。;!?\n'), clauseEnd(text, end));
      if (/公示|公告|征求|征集|公布|展示|张贴|挂网/u.test(clause)) return undefined;
      return options.source === 'content'
        ? { kind: 'vague', reach: 'always' }
        : { kind: 'vague', reach: 'always', check: `“${whole}”说的是行动持续多久，不是公开时限，请设定时限。` };
    },
  },
  {
    name: 'how long a thing is valid',
    examples: ['有效期至2025年12月', '有效期3年', '长期有效'],
    sign: /有效|[试暂施执]行|[自从].{1,16}实施|[生失]效|废止/u,
    pattern: words`(?:文件|目录|清单|本通知)?(?:(?:长期|永久|持续|一直)有效(?!的|性)|有效(?:期限?|时间|时限|(?=至|到)))(?:一般)?(?:为|是|自|至|到|截至|截止到?|:)*(?:[^,。;()\n]{0,6}?(?:20\d\d年?|{number}个?(?:年|月|工作日|日|天))[^,。;()\n]{0,24}|长期|永久|\d[\d.\-/年月日号底末]*)?|(?:试行|暂行)(?:期限?)?(?:为|:)?{number}个?[年月]|(?:自|从)[^,。;()\n]{1,16}(?:施行|实施|执行|生效)|(?:至|到)?[^,。;()\n]{2,12}(?:失效|废止)`,
    make: ({ words: whole, options }) =>
      options.source === 'content'
        ? { kind: 'vague', reach: 'always' }
        : { kind: 'vague', reach: 'always', check: `“${whole}”说的是有效期，不是公开时限，请设定时限。` },
  },
  {
    name: 'how long a thing is kept',
    examples: ['保留至2025年底', '保存到2022年6月30日'],
    sign: /保[留存]|存放/u,
    pattern: words`(?:保留|保存|存放)(?:时间|期限|期)?(?:为|:)?(?:至|到)(?=[^,。;()\n]{0,12}[年月日])[^,。;()\n]{2,16}`,
    make: ({ words: whole, options }) =>
      options.source === 'content'
        ? { kind: 'vague', reach: 'always' }
        : { kind: 'vague', reach: 'always', check: `“${whole}”说的是保留到何时，不是公开时限，请设定时限。` },
  },
  {
    name: 'how long opinions are taken',
    examples: ['公示至3月7日', '征集意见时间为7月1日至7月30日', '公示期：3月1日至3月7日'],
    sign: /征|公示|公告|展示|张贴|挂网/u,
    pattern: words`(?:征集|征求|公示|公告|展示)(?:公众|社会)?(?:意见)?(?:时间|期限?|时限)(?:为|是|:|从|自)*(?:20\d\d年)?{month}月{day}[日号]起?(?:{to})(?:20\d\d年)?(?:{month}月)?{day}[日号](?:止|结束)?|(?:公示|展示|张贴|挂网)(?:时间|期限?)?(?:为|:)?(?:截[至止]到?|至|到)(?:${DATES}|年{end})`,
    make: asking('always', '是公示或者征求意见的起止日期，请设定相应的时限。'),
  },
  {
    name: 'from the day on which something is set up',
    examples: ['平台上线后每日更新', '专栏开通后，按月更新'],
    sign: /后/u,
    pattern: words`[^,。;:\n()\d前]{1,12}(?:上线|建成|开通|启用|投用|运行|投入使用|运营|开园|开业|竣工|验收)(?:之|以)?后(?=,?[每按逐])`,
    make: ({ words: whole }) => ({
      kind: 'limit',
      reach: 'clause',
      check: `“${whole}”没有写明从哪一天起，相应的时限待定，请确认后设定。`,
    }),
  },
  {
    name: 'behind a school year',
    examples: ['学年结束后1个月内', '学年末'],
    sign: /学年/u,
    pattern: words`(?:每个?)?学年度?(?:结束|终了|开始|期满)[^,。;()\n]{0,12}?(?:{within}|{ago})|(?:每个?)?学年度?[末底初](?:之?前)?`,
    make: asking('always', '的起算日没有写明，请人工设定。'),
  },
  {
    name: 'how far a clock may be extended',
    examples: ['自收到申请之日起20个工作日内答复，延长不超过20个工作日'],
    sign: /延[长期]/u,
    // It is no clock of its own.
    pattern: words`(?:延长|延期)(?:答复|办理)?(?:期限|时间|的)*(?:至|到)?(?:最长|一般)?(?:不得?超过|至多|最多)?{number}(?:{workdays}|{days}|个?(?:周|星期)|个月|小时|分钟|年)`,
    make: () => ({ kind: 'vague', reach: 'always' }),
  },
  {
    name: 'part of the year in which a rule holds',
    examples: [
      '7月起每月10日前',
      '1-6月每月25日前',
      '2021年10月至2022年3月，每月5日前',
      '11月至次年3月每周',
      '2022年起每年3月底前',
      '自1月4日起每两周',
      '从下半年开始，每季度',
    ],
    sign: /起|月|开始/u,
    pattern: words`[自从]?(?:(?<year>20\d\d)年|[今本当每]年)?(?:{month:month}月(?:{day:day}日|份)?|(?<half>[上下])半年|第?(?<quarter>[一二三四1-4])季度)(?:起|开始)(?=,?[每按逐隔])|[自从]?(?<since>20\d\d)年度?起(?=,?[每按逐隔])|(?:${STATE}\(?)?(?:每年)?(?:(?<rangeYear>20\d\d)年)?{month:fromMonth}月?(?:{day:fromDay}日)?起?(?:{to})(?:(?<toYear>20\d\d)年|(?<toNext>次|翌|第二)年)?{month:toMonth}月(?:{day:toDay}日|[份底末]|期间)?\)?(?=,?[每按逐])`,
    make: partOfYear,
  },
  {
    name: 'days before an event',
    examples: ['会议召开前3日', '施行30日前公布'],
    sign: /前/u,
    pattern: words`[^,。;:\n(]{0,10}(?<![月季度周年旬每]|报|报送|提交|公开|公布|发布|通报|更新)(?:前|提前)(?:至少|不少于|不得少于)?{number}(?:{workdays}|{days}|个月|小时)(?!前)|(?:召开|举行|施行|实施|开始|开展|到期|决策|开庭|届满)(?:[^,。;\d]{0,4}?的|之日)?{number}(?:{workdays}|{days}|个月)之?前`,
    make: asking('always', '是事前时限，请待事项日期确定后人工设定。'),
  },
];
