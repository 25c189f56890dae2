import { NO_SHIFT, type TimeRule } from '../model/timeRule.ts';

/** Law, or what the offices commonly prescribe: then the district's own document decides. */
export type StatutoryBasis = 'law' | 'custom';

/** A time limit (法定时限) ready to be given to a duty. */
export interface StatutoryRule {
  /** Stays the same over versions. */
  readonly id: string;
  /** What must be done, in a few words. */
  readonly title: string;
  readonly rule: TimeRule;
  /** The rule as a Chinese sentence with its own trigger: 自收到征求意见书之日起15个工作日内. */
  readonly sentence: string;
  readonly basis: StatutoryBasis;
  /** The document, and the article in it (empty where there is none). */
  readonly source: string;
  readonly article: string;
  /** What the limit does not say by itself; empty where it does. */
  readonly note: string;
}

/** 中华人民共和国政府信息公开条例, Order 711 of the State Council, in force since 2019-05-15. The 2008 version had other limits. */
const REGULATION = '《中华人民共和国政府信息公开条例》（国务院令第711号）';
/** 重大行政决策程序暂行条例, Order 713 of the State Council, in force since 2019-09-01. */
const DECISIONS = '《重大行政决策程序暂行条例》（国务院令第713号）';
/** Yearly key points and assessment rules of provinces, cities and districts; no national document sets these two limits. */
const CUSTOM = '各地政务公开工作要点和考核办法';
const CUSTOM_NOTE = '全国没有统一规定，各地通行这一时限；选用前请核对本地文件。';

/** Days of the limits, for whoever reckons with them. Working days where not said otherwise. */
export const STATUTORY_DAYS = {
  /** Art. 26: from formation or change of the information. */
  disclosure: 20,
  /** Art. 33: from the receipt of the request, or of its correction (art. 30). */
  requestAnswer: 20,
  /** Art. 33: the most by which the answer can be put off. */
  longestExtension: 20,
  /** Art. 30: to tell the applicant, once, what to correct. */
  askCorrection: 7,
  /** Art. 32: a third party's answer; art. 34: a co-authoring agency's. */
  consultation: 15,
  /** Calendar days; 重大行政决策程序暂行条例 art. 15. */
  comments: 30,
  /** Calendar days; 预算法 art. 14. */
  budget: 20,
} as const;

function after(
  event: Extract<TimeRule, { type: 'triggered' }>['event'],
  n: number,
  count: 'workday' | 'day' = 'workday',
): TimeRule {
  return { type: 'triggered', event, n, count, shift: NO_SHIFT };
}

/** 「每年N月31日前」 on the year before: the yearly report covers the year that is over. */
function yearlyReport(month: number): TimeRule {
  return {
    type: 'recurring',
    every: 'year',
    due: { at: 'dayInPeriod', month, day: 31 },
    covers: 'previous',
    shift: NO_SHIFT,
  };
}

/**
 * The ready-made clocks, in the order of the articles. Day 0 is the day of the event and is not counted. Where the article leaves room (what
 * is not counted, how long an extension may be), `note` says so; `requestClock` reckons a request's answer with all of it.
 */
export const STATUTORY_RULES: readonly StatutoryRule[] = [
  {
    id: 'disclosure',
    title: '主动公开政府信息',
    rule: after('informationFormed', STATUTORY_DAYS.disclosure),
    sentence: '自政府信息形成或者变更之日起20个工作日内',
    basis: 'law',
    source: REGULATION,
    article: '第二十六条',
    note: '法律、法规对期限另有规定的，从其规定。',
  },
  {
    id: 'request-correction',
    title: '告知申请人补正申请',
    rule: after('requestReceived', STATUTORY_DAYS.askCorrection),
    sentence: '自收到申请之日起7个工作日内一次性告知',
    basis: 'law',
    source: REGULATION,
    article: '第三十条',
    note: '答复期限自收到补正的申请之日起重新计算。',
  },
  {
    id: 'third-party',
    title: '第三方对公开提出意见',
    rule: after('other', STATUTORY_DAYS.consultation),
    sentence: '第三方自收到征求意见书之日起15个工作日内',
    basis: 'law',
    source: REGULATION,
    article: '第三十二条',
    note: '征求意见所需时间不计入答复期限（第三十三条）；触发事件登记收到征求意见书之日。',
  },
  {
    id: 'request-answer',
    title: '答复政府信息公开申请',
    rule: after('requestReceived', STATUTORY_DAYS.requestAnswer),
    sentence: '自收到申请之日起20个工作日内',
    basis: 'law',
    source: REGULATION,
    article: '第三十三条',
    note: '能够当场答复的应当场答复；补正后重新计算；征求第三方和其他机关意见所需时间不计入。',
  },
  {
    id: 'request-answer-extended',
    title: '延长期限后答复申请',
    rule: after('requestReceived', STATUTORY_DAYS.requestAnswer + STATUTORY_DAYS.longestExtension),
    sentence: '自收到申请之日起40个工作日内（20个工作日，延长20个工作日）',
    basis: 'law',
    source: REGULATION,
    article: '第三十三条',
    note: '须经政府信息公开工作机构负责人同意并告知申请人；延长最长20个工作日。',
  },
  {
    id: 'co-author',
    title: '共同制作机关对公开提出意见',
    rule: after('other', STATUTORY_DAYS.consultation),
    sentence: '被征求意见的机关自收到征求意见书之日起15个工作日内',
    basis: 'law',
    source: REGULATION,
    article: '第三十四条',
    note: '逾期未提出意见的视为同意公开；触发事件登记收到征求意见书之日。',
  },
  {
    id: 'yearly-report-department',
    title: '部门政府信息公开工作年度报告',
    rule: yearlyReport(1),
    sentence: '每年1月31日前，报送并公布上一年度报告',
    basis: 'law',
    source: REGULATION,
    article: '第四十九条',
    note: '所属期为上一年度。',
  },
  {
    id: 'yearly-report-government',
    title: '本级政府信息公开工作年度报告',
    rule: yearlyReport(3),
    sentence: '每年3月31日前，公布本级政府上一年度报告',
    basis: 'law',
    source: REGULATION,
    article: '第四十九条',
    note: '所属期为上一年度。',
  },
  {
    id: 'comments',
    title: '决策草案公开征求意见',
    rule: { type: 'minimumDuration', n: STATUTORY_DAYS.comments, count: 'day' },
    sentence: '征求意见的期限不少于30日',
    basis: 'law',
    source: DECISIONS,
    article: '第十五条',
    note: '因情况紧急等原因缩短期限的，公开征求意见时应当说明。',
  },
  {
    id: 'budget',
    title: '公开预算、预算调整和决算',
    rule: after('other', STATUTORY_DAYS.budget, 'day'),
    sentence: '自批准（批复）之日起20日内',
    basis: 'law',
    source: '《中华人民共和国预算法》',
    article: '第十四条',
    note: '按自然日计，节假日计算在内；触发事件登记批准或批复之日。',
  },
  {
    id: 'interpretation',
    title: '发布政策解读材料',
    rule: after('documentIssued', 3),
    sentence: '政策文件公开后3个工作日内',
    basis: 'custom',
    source: CUSTOM,
    article: '',
    note: CUSTOM_NOTE,
  },
  {
    id: 'message',
    title: '答复网民留言',
    rule: after('messageReceived', 5),
    sentence: '收到留言后5个工作日内',
    basis: 'custom',
    source: CUSTOM,
    article: '',
    note: CUSTOM_NOTE,
  },
];
