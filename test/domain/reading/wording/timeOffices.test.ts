import { describe, expect, it } from 'vitest';
import type { TimeRule } from '../../../../electron/domain/model/timeRule.ts';
import { readTimeWording } from '../../../../electron/domain/reading/wording/time.ts';
import { after, atLeast, every, once, posted, rulesOf, triggered, within } from './timeExpectations.ts';

/** Wordings of schedules, ledgers and catalogues of many offices, each with a clerk's reading. */
const cell = (text: string) => readTimeWording(text, { planYear: 2021, source: 'time' });
const prose = (text: string) => readTimeWording(text, { planYear: 2021, source: 'content' });

const BEFORE = { covers: 'previous' } as const;
const EARLIER = { shift: { kind: 'earlier' } } as const;
const formed = (n: number, count: 'day' | 'workday' = 'workday') => triggered('informationFormed', n, count);
const yearEnd = (year: number) => once(12, 'last', { year });

type Case = readonly [text: string, rules: readonly TimeRule[]];

/** Read without a question. */
const PLAIN: readonly Case[] = [
  ['每季度第一个月月底前', [every('quarter', within(1, 'last'))]],
  ['每月5日前、20日前', [every('month', within(1, 5)), every('month', within(1, 20))]],
  ['每月25日至月底', [every('month')]],
  ['每月首个工作日', [every('month', after(1, 'workday'))]],
  ['每月初5个工作日内', [every('month', after(5, 'workday'))]],
  ['20日内（工作日）', [formed(20)]],
  ['6月最后一天前', [once(6)]],
  ['每月前5日', [every('month', within(1, 5))]],
  ['每月最后一周', [every('month')]],
  ['每月上、下旬各一次', [every('month', within(1, 10)), every('month')]],
  ['每季度最后一个工作日', [every('quarter', undefined, EARLIER)]],
  ['6月最后一天', [once(6)]],
  ['按月公开，每月10日前公开上月数据', [every('month', within(1, 10), BEFORE)]],
  [
    '月报：次月10日前；季报：次月15日前；年报：次年3月底前',
    [
      every('month', within(1, 10), BEFORE),
      every('quarter', within(1, 15), BEFORE),
      every('year', within(3, 'last'), BEFORE),
    ],
  ],
  [
    '月报每月10日前，季报每季首月15日前，年报次年1月31日前',
    [every('month', within(1, 10)), every('quarter', within(1, 15)), every('year', within(1, 31), BEFORE)],
  ],
  ['季报', [every('quarter')]],
  ['周调度、月通报、季点评', [every('week'), every('month'), every('quarter')]],
  ['半月调度一次', [every('month', within(1, 15)), every('month')]],
  ['年度/季度', [every('year'), every('quarter')]],
  ['每季度一次，于季末25日前', [every('quarter', within(3, 25))]],
  ['每年底', [every('year')]],
  ['2021年内', [yearEnd(2021)]],
  ['本年度', [once(12)]],
  ['次年', [yearEnd(2022)]],
  ['下年度1月底', [once(1, 'last', { year: 2022 })]],
  ['2021-2023年', [yearEnd(2023)]],
  ['2021年至2023年', [yearEnd(2023)]],
  ['“十四五”期间', [yearEnd(2025)]],
  ['21年6月底前', [once(6, 'last', { year: 2021 })]],
  ['6—9月', [once(9)]],
  ['5月至年底', [once(12)]],
  ['06-30', [once(6, 30)]],
  ['上半年1次，下半年1次', [once(6), once(12)]],
  ['当日办结', [formed(0, 'day')]],
  ['公开后3日内解读', [triggered('documentIssued', 3, 'day')]],
  ['文件公布后3个工作日内同步发布', [triggered('documentIssued', 3)]],
  ['政策解读与文件同步，3个工作日内', [triggered('documentIssued', 3)]],
  ['即时公开、动态调整', [formed(20)]],
  ['作出执法决定之日起20个工作日内，行政许可、行政处罚7个工作日', [formed(20), formed(7)]],
  ['任前公示5个工作日', [posted(5, 'workday')]],
];

/** Proposed, with a question. */
const ASKED: readonly Case[] = [
  ['信息形成后及时', [formed(20)]],
  ['每年初', [every('year', within(1, 'last'))]],
  ['明年初', [once(1, 'last', { year: 2022 })]],
  ['单月', [1, 3, 5, 7, 9, 11].map((month) => every('year', within(month, 'last')))],
  ['月度或季度', [every('month'), every('quarter')]],
  ['半年内', [formed(180, 'day')]],
  ['30分钟内', [formed(0, 'day')]],
  ['一般事项5个工作日、复杂事项15个工作日内办结', [formed(5), formed(15)]],
  [
    '突发事件发生后5小时内发布权威信息，24小时内举行新闻发布会',
    [triggered('other', 0, 'day'), triggered('other', 1, 'day')],
  ],
];

/** No rule that could be reckoned; a question. */
const OPEN: readonly string[] = [
  '腊月',
  '冬春季',
  '举行听证会的7日前',
  '6月起',
  '立行立改',
  '接件即办',
  '两年一次',
  '按要求',
];

describe('time-limit cells of many offices', () => {
  it.each(PLAIN)('%s', (text, rules) => {
    const read = cell(text);
    expect(rulesOf(read.rules)).toEqual(rules);
    expect(read.check).toBeUndefined();
  });

  it.each(ASKED)('%s, with a question', (text, rules) => {
    const read = cell(text);
    expect(rulesOf(read.rules)).toEqual(rules);
    expect(read.check).toMatch(/请/u);
  });

  it.each(OPEN)('asks about “%s”', (text) => {
    expect(cell(text)).toMatchObject({ rules: [], check: expect.stringMatching(/请/u) });
  });
});

const PROSE: readonly Case[] = [
  ['实行“周调度、月通报、季考核”机制。', [every('week'), every('month'), every('quarter')]],
  ['上半年、下半年各开展一次评估。', [once(6), once(12)]],
  ['2021年6月至12月，开展专项整治行动。', [once(12, 'last', { year: 2021 })]],
  ['力争第三季度完成主体施工，年底竣工。', [once(9), once(12)]],
  ['动态、要闻类栏目1周内至少更新1次，通知公告类栏目每6个月更新。', [every('week'), every('halfYear')]],
  ['持续开展“一月一主题”活动，全年不少于10场。', [atLeast(10, 'year')]],
  ['各镇（街道）年内至少建成1个政务公开专区。', [atLeast(1, 'year')]],
];

const NO_TIME: readonly string[] = [
  '2021年政府工作报告提出的任务，已于6月底前完成分解。',
  '对标先进，2年内跻身前列。',
  '将企业开办时间压缩至1个工作日以内，建成15分钟便民服务圈。',
  '首页栏目2周内未更新的、一般栏目超过6个月未更新的，要及时整改。',
  '做好“十四五”期间重点工作公开，深入实施三年行动计划。',
  '一季度GDP同比增长5%，12345热线按时办结率达到98%以上。',
];

it('asks for the first and last day of a rule that holds for a season', () => {
  const read = cell('夏季每月，其他季节每季度');
  expect(read.rules).toEqual([]);
  expect(rulesOf(read.suggestions ?? [])).toEqual([every('month'), every('quarter')]);
  expect(read.check).toContain('夏季');
});

describe('measures of many offices', () => {
  it.each(PROSE)('%s', (text, rules) => {
    expect(rulesOf(prose(text).rules)).toEqual(rules);
  });

  it.each(NO_TIME)('finds no deadline in: %s', (text) => {
    expect(prose(text)).toEqual({ rules: [] });
  });

  it('asks about a stretch that no period can say', () => {
    expect(prose('微信公众号14日内至少更新一次。')).toMatchObject({
      rules: [],
      check: expect.stringContaining('14日内'),
    });
  });
});
