import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HolidayShift, TimeRule } from '../../../../electron/domain/model/timeRule.ts';
import { readTimeWording } from '../../../../electron/domain/reading/wording/time.ts';
import { cost } from '../../../support/cost.ts';
import { runs } from '../../../support/runs.ts';
import {
  after,
  atLeast,
  CONTINUOUS,
  during,
  every,
  nth,
  on,
  once,
  posted,
  rulesOf,
  triggered,
  within,
} from './timeExpectations.ts';

const cell = (text: string, subject = '') => readTimeWording(text, { planYear: 2021, source: 'time', subject });
const prose = (text: string) => readTimeWording(text, { planYear: 2021, source: 'content' });

const LATER: { shift: HolidayShift } = { shift: { kind: 'later' } };
const PREVIOUS = { covers: 'previous' } as const;
const formed = (n: number, count: 'day' | 'workday' = 'workday') => triggered('informationFormed', n, count);

/** Wordings that a clerk reads without asking. */
const SURE: readonly (readonly [string, readonly TimeRule[]])[] = [
  // 每日, 每周
  ['每日公开', [every('day')]],
  ['每天17:00前更新', [every('day', undefined, { time: '17:00' })]],
  ['每个工作日', [every('day', undefined, { shift: { kind: 'earlier' } })]],
  ['每周五下午5点前', [every('week', on(5), { time: '17:00' })]],
  ['每周一、三、五更新', [every('week', on(1)), every('week', on(3)), every('week', on(5))]],
  ['每个星期二上午10时前', [every('week', on(2), { time: '10:00' })]],
  ['每周一次', [every('week')]],
  ['每周一报', [every('week')]],
  ['每周末', [every('week')]],
  ['下周一前报送上周情况', [every('week', on(1), PREVIOUS)]],
  // 每月
  ['按月', [every('month')]],
  ['月度公开', [every('month')]],
  ['一月一通报', [every('month')]],
  ['1次/月', [every('month')]],
  ['每月１０日前', [every('month', within(1, 10))]],
  ['每月十日前', [every('month', within(1, 10))]],
  ['每月10日前公开上月情况', [every('month', within(1, 10), PREVIOUS)]],
  ['次月8日前报上月', [every('month', within(1, 8), PREVIOUS)]],
  ['每月公开，次月10日前完成', [every('month', within(1, 10), PREVIOUS)]],
  ['每月15日、30日前', [every('month', within(1, 15)), every('month', within(1, 30))]],
  ['每月1日至5日', [every('month', within(1, 5))]],
  ['每月底', [every('month')]],
  ['每月上旬', [every('month', within(1, 10))]],
  ['每月中旬前', [every('month', within(1, 20))]],
  ['每月结束后10日内', [every('month', after(10))]],
  ['月后5个工作日内', [every('month', after(5, 'workday'))]],
  ['每月最后一个工作日', [every('month', undefined, { shift: { kind: 'earlier' } })]],
  ['每月25日前报送，遇节假日顺延', [every('month', within(1, 25), LATER)]],
  ['每月25日前（遇节假日提前）', [every('month', within(1, 25), { shift: { kind: 'earlier' } })]],
  [
    '每月5日前报送，如遇法定节假日，顺延至节后第二个工作日',
    [every('month', within(1, 5), { shift: { kind: 'nthWorkdayAfter', n: 2 } })],
  ],
  ['每季度末，逢双休日顺延至下一个工作日', [every('quarter', undefined, LATER)]],
  ['月末最后一个工作日', [every('month', undefined, { shift: { kind: 'earlier' } })]],
  ['每月底最后一天', [every('month')]],
  ['当月公开', [every('month')]],
  ['每月第二个周五', [every('month', nth(2, 5))]],
  ['周一至周五每天', [every('day', undefined, { shift: { kind: 'earlier' } })]],
  // 每季度, 每半年
  ['季度', [every('quarter')]],
  ['每季度末', [every('quarter')]],
  ['每季度首月15日前', [every('quarter', within(1, 15))]],
  ['每季度首月15日前公开上季度情况', [every('quarter', within(1, 15), PREVIOUS)]],
  ['下季度首月10日前', [every('quarter', within(1, 10), PREVIOUS)]],
  ['季末月25日前', [every('quarter', within(3, 25))]],
  ['每季度最后一个月20日前', [every('quarter', within(3, 20))]],
  ['季后15日内', [every('quarter', after(15))]],
  ['季度终了后15个工作日内', [every('quarter', after(15, 'workday'))]],
  ['季度结束后次月15日前', [every('quarter', within(1, 15), PREVIOUS)]],
  ['季度公开（4月、7月、10月、次年1月15日前）', [every('quarter', within(1, 15), PREVIOUS)]],
  ['半年公开', [every('halfYear')]],
  ['每半年结束后15日内', [every('halfYear', after(15))]],
  ['半年公开（7月15日、1月15日前）', [every('halfYear', within(1, 15), PREVIOUS)]],
  // 每年
  ['年度公开', [every('year')]],
  ['一年一次', [every('year')]],
  ['每年年底前', [every('year')]],
  ['年度公开（３月底前完成）', [every('year', within(3, 'last'))]],
  ['每年1月31日前', [every('year', within(1, 31))]],
  ['每年1月31日前公布上一年度情况', [every('year', within(1, 31), PREVIOUS)]],
  ['年度公开（次年1月底前）', [every('year', within(1, 'last'), PREVIOUS)]],
  ['每年1月、7月15日前', [every('year', within(1, 15)), every('year', within(7, 15))]],
  ['每年第一季度', [every('year', within(3, 'last'))]],
  ['每年上半年', [every('year', within(6, 'last'))]],
  ['年度结束后60日内', [every('year', after(60))]],
  ['每年2次，6月底、12月底前', [every('year', within(6, 'last')), every('year')]],
  ['每年4、7、10、1月的10日前', [4, 7, 10, 1].map((month) => every('year', within(month, 10)))],
  ['每半年一次，分别于6月底和12月底前', [every('halfYear')]],
  // one date
  ['首季度', [once(3)]],
  ['上、下半年各一次', [once(6), once(12)]],
  ['9月中下旬', [once(9)]],
  ['5月20日前报送上半年计划；11月20日前报送总结', [once(5, 20), once(11, 20)]],
  ['6月底前', [once(6)]],
  ['六月三十日前', [once(6, 30)]],
  ['2021 年 6 月 30 日 前', [once(6, 30, { year: 2021 })]],
  ['二〇二一年六月底前', [once(6, 'last', { year: 2021 })]],
  ['6月4日（星期五）下午5:30前', [once(6, 4, { time: '17:30' })]],
  ['9月30日中午12点前', [once(9, 30, { time: '12:00' })]],
  ['2021.6.4', [once(6, 4, { year: 2021 })]],
  ['2021-06-30', [once(6, 30, { year: 2021 })]],
  ['20210630', [once(6, 30, { year: 2021 })]],
  ['10月上旬', [once(10, 10)]],
  ['5月份', [once(5)]],
  ['一季度末', [once(3)]],
  ['第三季度末前', [once(9)]],
  ['一季度和三季度末', [once(3), once(9)]],
  ['上半年', [once(6)]],
  ['下半年', [once(12)]],
  ['年内完成', [once(12)]],
  ['2025年底前', [once(12, 'last', { year: 2025 })]],
  ['明年1月底前', [once(1, 'last', { year: 2022 })]],
  ['3、6、9、12月底前', [once(3), once(6), once(9), once(12)]],
  ['7月15日前和次年1月15日前', [once(7, 15), once(1, 15, { year: 2022 })]],
  ['上半年6月20日前，下半年12月10日前', [once(6, 20), once(12, 10)]],
  ['5月底前完成；长期坚持', [once(5)]],
  // clocks
  ['自信息形成或者变更之日起20个工作日内', [formed(20)]],
  ['信息形成（变更）之日起二十个工作日内', [formed(20)]],
  ['收到申请之日起20个工作日', [triggered('requestReceived', 20)]],
  ['自收到申请之日起20个工作日内答复，需延长的，延长不超过20个工作日', [triggered('requestReceived', 20)]],
  ['政策文件发布后三个工作日内公布解读材料', [triggered('documentIssued', 3)]],
  ['印发后10日内', [triggered('documentIssued', 10, 'day')]],
  ['本方案印发后15日内', [triggered('noticeIssued', 15, 'day')]],
  ['行政许可决定作出之日起七个工作日内', [formed(7)]],
  ['预算批准后20日内', [triggered('other', 20, 'day')]],
  ['收到群众来信5个工作日内回复', [triggered('messageReceived', 5)]],
  ['接到12345热线工单后5个工作日内答复', [triggered('messageReceived', 5)]],
  ['会议结束后一周内', [triggered('other', 7, 'day')]],
  ['信息形成后及时公开，最迟不超过20个工作日', [formed(20)]],
  // quotas, stays, no date
  ['每月不少于1次', [atLeast(1, 'month')]],
  ['每月报送2篇', [atLeast(2, 'month')]],
  ['每季度2篇以上', [atLeast(2, 'quarter')]],
  ['每半年至少1次', [atLeast(1, 'halfYear')]],
  ['一年两次', [atLeast(2, 'year')]],
  ['2次/年', [atLeast(2, 'year')]],
  ['全年不少于12期', [atLeast(12, 'year')]],
  ['每月10日前报送信息不少于2篇', [every('month', within(1, 10)), atLeast(2, 'month')]],
  ['公示7天', [posted(7)]],
  ['公示期不少于7个工作日', [posted(7, 'workday')]],
  ['不得少于10天', [posted(10)]],
  ['公示期为5日', [posted(5)]],
  ['长期', [CONTINUOUS]],
  ['全年持续推进', [CONTINUOUS]],
  ['常年公开', [CONTINUOUS]],
  ['形成后20个工作日内公开，长期公示', [formed(20), CONTINUOUS]],
  // several in one
  ['按月公开；按季公开；按年公开', [every('month'), every('quarter'), every('year')]],
  ['月通报、季调度、年考核', [every('month'), every('quarter'), every('year')]],
  ['①每月25日前 ②6月底前', [every('month', within(1, 25)), once(6)]],
  ['1.每月5日前；2.每季度首月10日前', [every('month', within(1, 5)), every('quarter', within(1, 10))]],
  ['决策草案公开征求意见不少于30日，决策作出后20个工作日内公开', [posted(30), formed(20)]],
  ['不少于7个工作日，每年12月底前', [posted(7, 'workday'), every('year')]],
];

/** Wordings that a rule of the field fills in: read, with a note, and no question. */
const LIKELY: readonly (readonly [string, readonly TimeRule[]])[] = [
  ['即时公开', [formed(20)]],
  ['实时更新', [formed(20)]],
  ['发文后即时', [triggered('documentIssued', 20)]],
  ['20个工作日内', [formed(20)]],
  ['48小时内', [formed(2, 'day')]],
  ['当日公开', [formed(0, 'day')]],
  ['次日公开', [formed(1, 'day')]],
  ['即时公开（3个工作日内）', [formed(3)]],
  ['5月1日至5月31日', [once(5, 31)]],
  ['2021年6月—12月', [once(12, 'last', { year: 2021 })]],
  ['6.30前', [once(6, 30)]],
  ['当月25日前', [every('month', within(1, 25))]],
  ['每季度首月的10个工作日内', [every('quarter', after(10, 'workday'))]],
  ['10个工作日内完成，特殊情况可延长至20个工作日', [formed(10)]],
  ['2021年', [once(12, 'last', { year: 2021 })]],
  ['每月前5个工作日内', [every('month', after(5, 'workday'))]],
  ['年度终了后3个月内', [every('year', within(3, 'last'), PREVIOUS)]],
  ['每半月', [every('month', within(1, 15)), every('month')]],
  ['“十四五”末', [once(12, 'last', { year: 2025 })]],
];

/** Wordings that propose a rule and ask. */
const ASK: readonly (readonly [string, readonly TimeRule[]])[] = [
  ['三季度前', [once(6)]],
  ['2021年8月前', [once(7, 'last', { year: 2021 })]],
  ['4月1日之前', [once(3)]],
  ['2021年1月1日前', [once(12, 'last', { year: 2020 })]],
  ['6个月', [every('halfYear')]],
  ['更改内容后一周内或每季度第二周前', [formed(7, 'day'), every('quarter', within(1, 14))]],
  ['每季度10日前', [every('quarter', within(1, 10))]],
  ['每月初', [every('month', within(1, 10))]],
  ['月底前', [every('month')]],
  ['25号前', [every('month', within(1, 25))]],
  ['周五前', [every('week', on(5))]],
  ['20个工作日', [formed(20)]],
  ['一个月内', [formed(30, 'day')]],
  ['变更后及时更新', [formed(20)]],
  ['动态调整', [formed(20)]],
  ['与文件同步公开', [triggered('documentIssued', 0, 'day')]],
  ['6月31日前', [once(6)]],
  ['2020年底前', [once(12, 'last', { year: 2020 })]],
  ['年初公布', [once(1)]],
  ['6月左右', [once(6)]],
  ['6月或7月', [once(6), once(7)]],
  ['15个自然日', [formed(15, 'day')]],
  ['每季度末5个工作日内', [every('quarter', after(5, 'workday'))]],
  ['每季度末5日前', [every('quarter', after(5))]],
];

/** Wordings that name no time that can be reckoned: a question and no rule. */
const VAGUE: readonly string[] = [
  '及时公开',
  '定期公开',
  '不定期更新',
  '适时',
  '尽快',
  '按照区财政统一部署执行',
  '按上级要求公开',
  '根据工作进展公开',
  '在规定时限内',
  '法定时限',
  '本月25日前',
  '另行通知',
  '待定',
  '会议召开前3日',
  '施行30日前公布',
  '每两周',
  '每三年一次',
  '每年春节前',
  '13月底前',
  '同上',
  '无',
  '',
];

describe('a time-limit cell', () => {
  it.each(SURE)('%s', (text, rules) => {
    const read = cell(text);
    expect(rulesOf(read.rules)).toEqual(rules);
    expect(read.check).toBeUndefined();
    expect(read.rules.map(({ confidence }) => confidence)).toEqual(rules.map(() => 'read'));
    expect(read.rules.every(({ note }) => note === undefined)).toBe(true);
  });

  it.each(LIKELY)('%s, by a rule of the field', (text, rules) => {
    const read = cell(text);
    expect(rulesOf(read.rules)).toEqual(rules);
    expect(read.check).toBeUndefined();
    expect(read.rules.every(({ confidence, note }) => confidence === 'read' && note !== undefined)).toBe(true);
  });

  it.each(ASK)('%s, with a question', (text, rules) => {
    const read = cell(text);
    expect(rulesOf(read.rules)).toEqual(rules);
    expect(read.rules.every(({ confidence }) => confidence === 'proposed')).toBe(true);
    expect(read.check).toMatch(/请/u);
  });

  it.each(VAGUE)('asks about “%s” and proposes nothing', (text) => {
    const read = cell(text);
    expect(read.rules).toEqual([]);
    expect(read.check).toMatch(/请/u);
  });

  it('reads what it can and asks about the rest', () => {
    const part = cell('每月公开；重大事项按照上级部署执行');
    expect(rulesOf(part.rules)).toEqual([every('month')]);
    expect(part.check).toContain('按照上级部署执行');
    const months = cell('7月起每月10日前');
    expect(rulesOf(months.rules)).toEqual([every('month', within(1, 10), during('2021-07-01'))]);
    expect(months.check).toContain('7月起');
    expect(cell('每月逢5日').check).toContain('逢5日');
  });

  it('takes an early yearly report for the year before, and a yearly plan for its own', () => {
    const limit = '年度公开（1月底前完成）';
    expect(rulesOf(cell(limit, '政务公开工作年度报告').rules)).toEqual([every('year', within(1, 'last'), PREVIOUS)]);
    expect(rulesOf(cell(limit, '重点项目清单').rules)).toEqual([every('year', within(1, 'last'))]);
    expect(cell(limit, '统计公报').rules[0]?.note).toContain('上一年度');
  });

  it('keeps a holiday shift that stands alone, and asks for its time', () => {
    const read = cell('遇节假日顺延至节后第一个工作日');
    expect(read).toMatchObject({ rules: [], shift: { kind: 'nthWorkdayAfter', n: 1 } });
    expect(read.check).toContain('节假日');
  });
});

/** Prose of measures, with the deadlines that stand in it. */
const PROSE: readonly (readonly [string, readonly TimeRule[]])[] = [
  ['年底前完成2016年以来各类文件的清点。', [once(12)]],
  ['对2018年以来的文件开展清理，6月底前完成并公布清理结果。', [once(6)]],
  ['到2021年底，全区政务新媒体整合到位。', [once(12, 'last', { year: 2021 })]],
  ['9月份组织开展政府开放日活动。', [once(9)]],
  ['4月、8月、12月分别开展一次督查。', [once(4), once(8), once(12)]],
  ['确保上半年完成主体工程。', [once(6)]],
  ['每季度至少召开一次新闻发布会。', [atLeast(1, 'quarter')]],
  ['2-2年内邀请市民旁听会议不少于3次。', [atLeast(3, 'year')]],
  ['年内召开推进会，全年听取汇报不少于2次。', [atLeast(2, 'year')]],
  ['每年12月10日前将总结报区政府办公室。', [every('year', within(12, 10))]],
  ['各单位于每月25日前报送信息，遇节假日顺延。', [every('month', within(1, 25), LATER)]],
  ['加强日常监测，每日巡查网站，每季度通报结果。', [every('day'), every('quarter')]],
  ['依托12345热线，3个工作日内回复群众诉求。', [triggered('messageReceived', 3)]],
  ['图解材料须在文件公布后3个工作日内上网。', [triggered('documentIssued', 3)]],
  ['公开征求意见时间不少于30日，目录每年3月底前公布。', [posted(30), every('year', within(3, 'last'))]],
  ['按照《清河区方案》（清政发〔2021〕2号）要求，按季度公开工作进展。', [every('quarter')]],
];

/** Prose in which numbers and time words are no deadlines. */
const NO_TIME: readonly string[] = [
  '2021年是“十四五”开局之年，也是建区100周年。',
  '完成26个领域的目录编制，覆盖率达到100%。',
  '第一季度GDP增长5.2%，上半年经济运行平稳。',
  '根据2021年5月24日印发的通知要求，做好政务公开工作。',
  '自2021年7月1日起施行的行政处罚法，做好宣传。',
  '推进“一网通办”，实现最多跑一次，打造5G应用场景，支持互联网协议第６版。',
  '提供7×24小时自助服务，依托12345热线畅通渠道。',
  '加快推进三年行动计划，四减四增行动方案落实，近三年数据全部公开。',
  '完善年度考核办法，纳入年度绩效考核，分值权重不低于4%。',
  '及时公开各类信息，稳步推进历年数据归集，重要的一年做好季度工作。',
  '2020年底前制定的文件继续有效，第六批、第3期、2016年以来的清单除外。',
  '政策解读材料与政策文件同步起草、同步报批、同步发布。',
];

describe('the prose of a measure', () => {
  it.each(PROSE)('%s', (text, rules) => {
    const read = prose(text);
    expect(rulesOf(read.rules)).toEqual(rules);
    expect(read.check).toBeUndefined();
  });

  it.each(NO_TIME)('finds no deadline in: %s', (text) => {
    expect(prose(text)).toEqual({ rules: [] });
  });

  it('asks about publishing that is promised without a date, and not about every 及时', () => {
    expect(prose('定期公开补贴名单，及时发布指南。').check).toContain('“定期公开”');
    expect(prose('适时公布评估结果。')).toMatchObject({ rules: [], check: expect.stringContaining('适时公布') });
    expect(prose('完善定期会商机制，建立定期报告制度。')).toEqual({ rules: [] });
    expect(prose('每季度定期公开进展。').check).toBeUndefined();
  });

  it('proposes a rule where something must follow an event promptly', () => {
    const read = prose('评选工作结束后及时公开获奖名单。');
    expect(rulesOf(read.rules)).toEqual([triggered('other', 20)]);
    expect(read.rules[0]).toMatchObject({ confidence: 'proposed', span: { text: '评选工作结束后及时公开' } });
    expect(read.check).toBeDefined();
  });

  it('asks whether 月度 is meant as a promise', () => {
    const read = prose('做好月度水费收缴信息公开。');
    expect(rulesOf(read.rules)).toEqual([every('month')]);
    expect(read.rules[0]?.confidence).toBe('proposed');
  });
});

describe('spans', () => {
  it('point into the wording as it was written', () => {
    const text = '①　每月 １０ 日前；② ６月底前';
    expect(cell(text).rules.map(({ span }) => span)).toEqual([
      { start: 2, end: 10, text: '每月 １０ 日前' },
      { start: 13, end: 17, text: '６月底前' },
    ]);
  });

  it('hold after characters that fold into several', () => {
    const text = '㈠㏠㋿前言。于6月底前完成';
    const [reading] = cell(text).rules;
    expect(reading?.span.text).toBe('6月底前');
    expect(text.slice(reading?.span.start, reading?.span.end)).toBe('6月底前');
  });

  it('cover the time of day too', () => {
    expect(cell('每周五下午5点前').rules[0]?.span.text).toBe('每周五下午5点前');
  });
});

const PIECES = [
  '每',
  '月',
  '年',
  '日',
  '前',
  '1',
  '６',
  '十',
  '季度',
  '底',
  '工作日',
  '内',
  '后',
  '、',
  '，',
  '（',
  '）',
  '《',
  '不少于',
  '次',
  '公开',
  '\n',
  '①',
  '及时',
  '-',
  '至',
  '2021',
  '点',
  '：',
];
const anyWording = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join('')),
);

describe('any text', () => {
  it('is read without failing, the same each time, with true spans', () => {
    fc.assert(
      fc.property(anyWording, fc.constantFrom('time' as const, 'content' as const), (text, source) => {
        const read = readTimeWording(text, { planYear: 2021, source });
        expect(readTimeWording(text, { planYear: 2021, source })).toEqual(read);
        for (const { span, confidence } of read.rules) {
          expect(text.slice(span.start, span.end)).toBe(span.text);
          expect(span.end).toBeGreaterThan(span.start);
          if (confidence === 'proposed') expect(read.check).toBeDefined();
        }
        if (source === 'time' && read.rules.length === 0) expect(read.check).toBeDefined();
      }),
      { numRuns: runs(2000) },
    );
  });

  it('gives only dates that exist', () => {
    fc.assert(
      fc.property(anyWording, (text) => {
        for (const { rule } of cell(text).rules) {
          if (rule.type !== 'once') continue;
          expect(rule.month).toBeGreaterThanOrEqual(1);
          expect(rule.month).toBeLessThanOrEqual(12);
          if (rule.day !== 'last') expect(rule.day).toBeLessThanOrEqual(31);
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it('of great length is read in no time', async () => {
    const sentence = '深入推进政务公开，第三季度重点，每项工作依法及时公开，定期会商，年度安排（一）另有规定。';
    const reading = (sentences: number, length: number) =>
      cost(() => {
        const text = sentence.repeat(sentences);
        prose(text);
        cell(text.slice(0, length));
      });
    // Ten times as long costs about ten times as much; with the square of the length it would be a hundred times.
    expect((await reading(400, 4000)) / (await reading(10, 400))).toBeLessThan(40);
  });
});
