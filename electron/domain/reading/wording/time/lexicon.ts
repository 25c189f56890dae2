import type { Weekday } from '../../../dates/plainDate.ts';
import type { PeriodUnit, TriggerEvent } from '../../../model/timeRule.ts';

/**
 * The words of the field that speak of time, each once, with its value. Rows name a class of them (`{before}`, `{month}`); a wording that is
 * missing somewhere is missing here.
 */

/** How long a period is, by the word that names it. */
export const PERIODS = {
  日: 'day',
  天: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  半年: 'halfYear',
  年: 'year',
} as const satisfies Readonly<Record<string, PeriodUnit>>;

/** Monday is 1. */
export const WEEKDAYS = {
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
} as const satisfies Readonly<Record<string, Weekday>>;

/** The last day of a part of a month: 上旬 ends on the 10th, 下旬 with the month. */
export const THIRDS = {
  上旬: 10,
  中旬: 20,
  下旬: 'last',
  上中旬: 20,
  中下旬: 'last',
} as const satisfies Readonly<Record<string, number | 'last'>>;

/** The end of a five-year plan. */
export const PLANS = {
  十二五: 2015,
  十三五: 2020,
  十四五: 2025,
  十五五: 2030,
  十六五: 2035,
} as const satisfies Readonly<Record<string, number>>;

/** Festivals whose day is fixed, with the day; and those that move with the lunar calendar. */
export const FIXED_FESTIVALS = {
  元旦: [1, 1],
  五一: [5, 1],
  劳动节: [5, 1],
  六一: [6, 1],
  儿童节: [6, 1],
  七一: [7, 1],
  建党节: [7, 1],
  八一: [8, 1],
  建军节: [8, 1],
  教师节: [9, 10],
  国庆: [10, 1],
  十一: [10, 1],
} as const satisfies Readonly<Record<string, readonly [month: number, day: number]>>;
const MOVING_FESTIVALS = '春节|元宵|清明|端午|中秋|重阳|除夕|小年';
/** Times of the year, and states of affairs, whose first and last day nobody can know from the words. */
const STATES =
  '主?汛期|防汛期|伏季休渔期|休渔期|禁渔期|森林防火期|防火期|供暖季|供暖期|采暖季|采暖期|取暖季|招生季|毕业季|开学季|旅游旺季|旺季|淡季|雨季|旱季|冬春季|秋冬季|夏秋季|春耕|秋收|夏收|三夏|三秋|农忙(?:时节|季节)?|暑期|寒假|暑假|寒暑假|高考|中考|两会|开学|疫情|台风季|腊月|[春夏秋冬]季|[春夏秋冬]{2}两?季?|高温季节|梅雨季节?';

/** Words that tell what starts a clock; the first that fits. */
export const EVENTS: readonly (readonly [TriggerEvent, RegExp])[] = [
  ['other', /征求意见|意见征求|意见征集|征集|公示期?满|公示结束|突发|事[件故](?:发生|处置)/u],
  [
    'noticeIssued',
    /(?:本|此|该)?通知(?:下发|印发|发布|之日)|本(?:方案|要点|文件|意见|计划|办法)(?:下发|印发|发布)|接到通知|收到通知/u,
  ],
  ['requestReceived', /申请|受理/u],
  [
    'messageReceived',
    /留言|来信|信件|来电|诉求|咨询|投诉|举报|批评|提问|网民|公众意见|群众意见|意见建议|意见、建议|建议和|转办|交办|工单|舆情|信访|信箱|热线/u,
  ],
  ['informationFormed', /形成|变更|变动|变化|更改|修改|制作|获取|产生|生成|作出|做出|调整/u],
  ['documentIssued', /文件|政策|规划|方案|办法|规范性|印发|出台|发布|公布|下发|发文|颁布|公文|解读/u],
  ['informationFormed', /信息|制定/u],
];

/** The longest words of a list first, as an alternation needs them. */
function anyOf(words: Readonly<Record<string, unknown>>): string {
  return Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|');
}

/** Acts that a time limit is set for. After these a period word means how often. */
const PUBLISH = '公开|公布|发布|更新|公示|通报|披露';
const REPORT = '报送|上报|报告|提交|报备';
const KEEP = '维护|调度';

/** The classes of words that a row's pattern may name. None of them captures. */
export const CLASSES = {
  number: '\\d{1,4}|[〇零一二两三四五六七八九十百]{1,5}',
  /** A day of the month, and a month, by number. */
  day: '3[01]|[12]\\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]',
  month: '1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元',
  period: anyOf(PERIODS),
  week: '周|星期|礼拜',
  weekday: '[一二三四五六日天]',
  third: anyOf(THIRDS),
  plan: anyOf(PLANS),

  /** 每 and what is said in its place. */
  every: '每一?个?',
  perMonth: '每一?个?月(?:份)?|按月|逐月|月度',
  /** 前, and what is said in its place. */
  before: '之前|以前|前|之内|以内|内|截止|为止|止',
  ago: '之前|以前|前',
  within: '之内|以内|内',
  nth: '第[一二三四五六123456]个?',
  /** 次月, 下个月: the one after the period that is spoken of. */
  next: '次|翌|下一?个?',
  nextYear: '明|次|翌|来|下一|第二',
  last: '最后一?个?|末个?',
  first: '首个?|头一?个?',
  end: '[底末]',

  /** Units of counting. */
  workdays: '个?(?:法定)?工作日',
  days: '个?(?:自然日|日历日|日历天|日|天)(?!常|报|均|用)',
  /** 5日内（不含节假日）: days off left out of the count make it one of working days. */
  daysOff:
    '(?:国家|法定|公众)*(?:法定)?(?:节假日|假期|假日|节日|公休日?|休息日|双休日|非工作日|周六日|周六、?周日|周末|放假|长假)(?:(?:[、及和与或,]|以及)?(?:法定|国家)*(?:节假日|休息日|双休日|公休日?|周末|周六日|假日|节日))*',

  fixedFestival: anyOf(FIXED_FESTIVALS),
  movingFestival: MOVING_FESTIVALS,
  state: STATES,
  /** What is left out: 不含节假日, 1月除外. */
  without: '不含|不包含|不包括|不计入?|不计算|不算|扣除|剔除|除去|除开|除了?|非',
  leftOut:
    '除外|不计(?:算)?(?:在内|入)?|不算(?:在内)?|不包括(?:在内)?|不包含(?:在内)?|不含(?:在内)?|扣除|剔除|外|不在此列|暂停|停止|不公开|不公布|不更新|不报',
  /** Words that hold a sign of time and say nothing of when. */
  idle: '(?:[年月季]度?|年终|年末|年中|半年度?|周)?的?(?:报告|工作|总结|计划|预算|决算|要点|考核|数据|报表|统计|情况|信息|任务|目标|公报|检查|指标|事项|项目|清单|目录|鉴|报)|[当历近多往]年|周[期边围知密年]|日[常期程志报]|[生节]日|[期日]限|之日|月份|[青少老中童]年|年[龄级轻份]|[目当之此前]前|前[期款述提置]|会后|每(?:一?[件个人项次名位户份条篇期]|当)|逐一|年内|[A-Za-z]\\d+|\\d+(?:次|遍|期|篇|条|项|家|轮|类|份|件|名|人|个(?!月|工作|自然|季|星期|周|小?时|半))|^\\d{1,2}[.、]$',
  publish: PUBLISH,
  act: `${PUBLISH}|${REPORT}|${KEEP}`,
  /** Words that stand between a period and its day without changing either. */
  gap: `(?:的|度|份|定期|及时|集中|分别|原则上|一般|至少|不少于|${PUBLISH}|${REPORT}|维护|完成|一次|1次|一报|于|在|请|应当|应|须|需|要|最迟|不迟于|不晚于|截至|,|:|-|、|\\()*`,
  to: '至|到|-|~',
  and: '[、,和及与]',
  atLeast: '不少于|不得少于|不应少于|不能少于|至少|最少|不低于|不得低于|不短于|不得短于|不小于|不少過|须满|满|达到',
  /** Things that are counted without further word, and things that are counted only where a period is named. */
  pieces: '次|篇|期|场|轮|批次|批|场次',
  things: '条|件|份|例|部|幅|则|个(?!月|工作日|自然日|日历|星期|季度|小时|周|学|年)|项|家|人次',
  /** Nouns of a stretch that something stays open or posted. */
  posted:
    '公示|公告|公开征求意见|征求意见|意见征集|征集意见|征求公众意见|征集|展示|张贴|听取意见|挂网|刊登|公布|公开|发布|保留|反馈',
  atOnce: '即时|实时|随时|随即|立即|马上',
} as const;

/** The value of a period word, also with 度 behind it; `undefined` for other words. */
export function periodOf(word: string | undefined): PeriodUnit | undefined {
  const known: Readonly<Record<string, PeriodUnit>> = PERIODS;
  return known[word ?? ''] ?? known[(word ?? '').replace(/度$/u, '')];
}

/** The value of a weekday's word. */
export function weekdayOf(word: string | undefined): Weekday {
  const known: Readonly<Record<string, Weekday>> = WEEKDAYS;
  return known[word ?? ''] ?? 7;
}

/** The last day of 上旬, 中旬, 下旬. */
export function thirdOf(word: string | undefined): number | 'last' | undefined {
  const known: Readonly<Record<string, number | 'last'>> = THIRDS;
  return known[word ?? ''];
}
