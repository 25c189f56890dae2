import { describe, expect, it } from 'vitest';
import { circularText, circularValues, circularSpanWords } from '../../../electron/domain/papers/circular.ts';
import { rankedUnits } from '../../../electron/domain/papers/ranking.ts';
import { day } from '../../support/testApp.ts';
import { circular, item, unitOf } from './paperFixtures.ts';

describe('a circular', () => {
  const text = circularText(circular());

  it('has a title in two lines', () => {
    expect(text.title).toBe('关于清河区2021年度\n政务公开工作情况的通报');
    expect(circularSpanWords(2021, 'Q3')).toBe('2021年第三季度');
  });

  it('tells the figures of the whole', () => {
    expect(text.overall).toEqual([
      '2021年度，3个单位应办政务公开事项25项次。截至2021年10月20日，按时办结21项次、迟办1项次、逾期未办3项次，按时率84%（按时率＝按时办结÷到期应办）。另有2项次免除，未计入。',
      '信息报送按每月1篇的要求，3个单位共报送信息17篇，1个单位月月达标，2个单位有缺报月份，其中1个单位一篇未报。',
    ]);
  });

  it('names who did well, kinds of unit apart, and leaves the rest to a person', () => {
    expect(text.results).toEqual([
      '部门中，全部按时办结的有1个：区财政局。',
      // At 80 % nobody is praised.
      '【请补充：镇街中做得较好的单位，没有的删去】',
      '信息报送月月达标的有1个：区财政局。',
      '【请补充：值得推广的做法，没有的删去本段】',
    ]);
  });

  it('praises nobody below the floor, nor at or below the mean of its kind', () => {
    const praised = (rates: Readonly<Record<string, number>>, praiseFloor = 90) => {
      const units = Object.entries(rates).map(([name, onTime]) => unitOf(name, [onTime, 1000 - onTime, 0]));
      return circularText(circular({ units, praiseFloor })).results[0];
    };
    const nobody = '【请补充：部门中做得较好的单位，没有的删去】';
    // Means: 82.3, 91, 91.33….
    expect(praised({ 甲: 950, 乙: 920, 丙: 600 })).toBe('部门中，按时率居前的有：甲（95%）、乙（92%）。');
    expect(praised({ 甲: 910, 乙: 910 })).toBe(nobody);
    expect(praised({ 甲: 940, 乙: 900, 丙: 900 })).toBe('部门中，按时率居前的有：甲（94%）。');
    expect(praised({ 甲: 899, 乙: 500 })).toBe(nobody);
    expect(praised({ 甲: 900, 乙: 500 })).toBe('部门中，按时率居前的有：甲（90%）。');
    expect(praised({ 甲: 899, 乙: 500 }, 0)).toBe('部门中，按时率居前的有：甲（89.9%）。');
  });

  it('counts findings by unit, what is overdue first, and asks for their rectification', () => {
    const counts = (total: number, done: number, more: object = {}) => ({
      total,
      done,
      explained: 0,
      replied: 0,
      overdue: 0,
      ...more,
    });
    const units = [
      unitOf('区财政局', [9, 0, 0], { findings: counts(2, 2) }),
      unitOf('区民政局', [9, 0, 0], { findings: counts(3, 1, { overdue: 1, replied: 1 }) }),
      unitOf('区教育局', [9, 0, 0], { findings: counts(1, 0, { explained: 1 }) }),
      unitOf('区审计局', [9, 0, 0]),
    ];
    const said = circularText(circular({ units, overdue: [], target: 0 }));
    expect(said.problems.find(({ heading }) => heading === '问题整改')?.text).toBe(
      '3个单位被指出问题6个，已整改3个，已说明1个，已回复待复核1个，逾期1个：区民政局（问题3个，已整改1个，已回复待复核1个，逾期1个）、区财政局（问题2个，已整改2个，逾期0个）、区教育局（问题1个，已整改0个，已说明1个，逾期0个）。',
    );
    expect(said.demands.find(({ heading }) => heading === '限期整改问题')?.text).toMatch(
      /^请区民政局对逾期未整改的问题于2021年\d+月\d+日前整改到位，并将整改情况报清河区人民政府办公室复核。$/u,
    );
  });

  it('names ten units with findings and says that there are more; none where nothing was found', () => {
    const findings = { total: 1, done: 1, explained: 0, replied: 0, overdue: 0 };
    const many = Array.from({ length: 11 }, (_, at) => unitOf(`区${at}局`, [9, 0, 0], { findings }));
    const said = circularText(circular({ units: many, overdue: [], target: 0 }));
    const text = said.problems.find(({ heading }) => heading === '问题整改')?.text ?? '';
    expect(text).toMatch(/^11个单位被指出问题11个，已整改11个，逾期0个，其中区0局（.*区9局（[^）]*）等。$/u);
    expect(text).not.toContain('区10局');
    const nothing = circularText(circular({ units: [unitOf('区甲局', [9, 0, 0])], overdue: [], target: 0 }));
    for (const points of [nothing.problems, nothing.demands, said.demands])
      expect(points.map(({ heading }) => heading)).not.toContain('限期整改问题');
    expect(nothing.problems.map(({ heading }) => heading)).not.toContain('问题整改');
  });

  it('tells of what was taken down too early, and never calls it on time', () => {
    const early = unitOf('区财政局', [9, 0, 0]);
    const units = [{ ...early, counts: { ...early.counts, due: 10, breach: 1 } }];
    const said = circularText(circular({ units, overdue: [], target: 0 }));
    expect(said.overall[0]).toContain(
      '应办政务公开事项10项次。截至2021年10月20日，按时办结9项次、迟办0项次、未满期限撤下1项次、逾期未办0项次，按时率90%',
    );
    expect(said.results.join('')).not.toContain('区财政局');
    // It is something that went wrong: not 没有…的情况.
    expect(said.problems.map(({ text: words }) => words).join('')).toContain('区财政局');
  });

  it('praises for 信息报送 only who reaches the floor too, or has nothing due', () => {
    const met = { submissions: { count: 3, met: 3, due: 3 } };
    const units = [unitOf('乙', [1, 1, 2], met), unitOf('丙', [0, 0, 0], met), unitOf('丁', [9, 1, 0], met)];
    expect(circularText(circular({ units })).results.at(-2)).toBe('信息报送月月达标的有2个：丙、丁。');
  });

  it('tells what was taken down too early and what a review found undone apart from what is overdue', () => {
    const odd = unitOf('区民政局', [7, 0, 1]);
    const units = [{ ...odd, counts: { ...odd.counts, due: 11, breach: 1, unchecked: 2 } }];
    const text = circularText(circular({ units, overdue: [], target: 0 }));
    expect(text.overall[0]).toContain(
      '按时办结7项次、迟办0项次、未满期限撤下1项次、逾期未办1项次、到检查日未办2项次，按时率63.64%',
    );
    expect(text.problems.map(({ heading, text: words }) => `${heading}：${words}`)).toEqual([
      expect.stringContaining('逾期未办：截至2021年10月20日，1个单位有1项次逾期未办'),
      '撤早：1个单位有1项次未满公示期就撤下：区民政局（1项次）。',
      '应检查：1个单位有2项次到检查日仍未办：区民政局（2项次）。',
    ]);
    expect(circularValues(circular({ units }))['统计口径']).toBe(
      '到期应办＝按时＋迟办＋撤早（1）＋逾期＋应检查（2）；按时率＝按时办结÷到期应办',
    );
    expect(circularValues(circular())['统计口径']).toBe('到期应办＝按时＋迟办＋逾期；按时率＝按时办结÷到期应办');
  });

  it('says how many pieces are asked for, where that is the same for all', () => {
    const text = circularText(circular({ target: undefined }));
    expect(text.overall[1]).toContain('信息报送按各单位的每月篇数要求，3个单位');
    expect(text.demands[1]?.text).toBe('请柳林镇、区民政局按各自的每月篇数要求按月报送信息。');
  });

  it('names what is overdue, late and not sent in, the worst first', () => {
    expect(text.problems).toEqual([
      {
        heading: '逾期未办',
        text: '截至2021年10月20日，2个单位有3项次逾期未办：区民政局（2项次）、柳林镇（1项次）。逾期时间最长的：区民政局“社会救助资金发放情况”（2021年第三季度）应于2021年9月30日前办结，已逾期20天；区民政局“低保对象名单”（2021年第三季度）应于2021年9月30日前办结，已逾期3天；柳林镇“社会救助资金发放情况”（2021年第三季度）应于2021年9月30日前办结，已逾期1天。',
      },
      { heading: '迟办', text: '1个单位有1项次超过时限后才办结：区民政局（1项次）。' },
      {
        heading: '信息缺报',
        text: '2个单位有缺报月份：柳林镇（9个月）、区民政局（5个月）。一篇未报的有1个：柳林镇。',
      },
    ]);
  });

  it('asks for what is missing, by when', () => {
    expect(text.demands).toEqual([
      {
        heading: '抓紧补办逾期事项',
        text: '请区民政局、柳林镇对照附件2所列事项，于2021年10月27日前补办，并将办理情况报清河区人民政府办公室。',
      },
      { heading: '按月报送信息', text: '请柳林镇、区民政局按每月不少于1篇的要求按月报送信息。' },
      { heading: '其他要求', text: '【请补充：下一步工作要求】' },
    ]);
  });

  it('says so where nothing is wrong, and asks for nothing', () => {
    const good = circularText(circular({ units: [unitOf('区财政局', [3, 0, 0])], overdue: [], target: 0 }));
    expect(good.overall).toHaveLength(1);
    expect(good.problems).toEqual([
      { heading: '时限和报送', text: '截至2021年10月20日，没有逾期未办、迟办和信息缺报的情况。' },
    ]);
    expect(good.demands.map(({ heading }) => heading)).toEqual(['其他要求']);
  });

  it('says so where nothing is due yet', () => {
    expect(circularText(circular({ units: [], overdue: [], span: 'Q1', asOf: day('2021-01-04') })).overall).toEqual([
      '截至2021年1月4日，2021年第一季度还没有到期的政务公开事项。',
    ]);
  });

  it('shortens a long item inside a sentence and keeps quotation marks in order', () => {
    const long = `“一网通办”事项${'清单'.repeat(30)}。`;
    const [first] = circularText(circular({ overdue: [item({ content: long })] })).problems;
    expect(first?.text).toContain(`区民政局“‘一网通办’事项${'清单'.repeat(16)}……”（`);
  });

  it('puts units of a kind in order of their share, equal shares on one rank, in the annex', () => {
    const units = [
      unitOf('甲', [8, 2, 0]),
      unitOf('乙', [4, 0, 1]),
      unitOf('丙', [9, 0, 0]),
      unitOf('丁', [1, 1, 0]),
      unitOf('戊', [0, 0, 0], { submissions: { count: 1, met: 1, due: 2 } }),
    ];
    expect(rankedUnits(units).map(({ unit, rank }) => [unit.name, rank])).toEqual([
      ['丙', 1],
      ['甲', 2],
      ['乙', 2],
      ['丁', 4],
    ]);
    expect(circularValues(circular({ units }))['单位情况']).toMatchObject([
      { 名次: '1', 单位: '丙', 按时率: '100%', 报送篇数: '—' },
      { 名次: '2', 单位: '甲', 应办: '10', 按时: '8', 迟办: '2', 逾期: '0', 按时率: '80%' },
      { 名次: '2', 单位: '乙' },
      { 名次: '4', 单位: '丁', 按时率: '50%' },
      { 名次: '—', 单位: '戊', 按时率: '—', 报送篇数: '1', 缺报月数: '1' },
    ]);
  });

  it('has empty lists that say 无', () => {
    const values = circularValues(circular({ units: [], overdue: [] }));
    expect(values).toMatchObject({ 单位情况: [{ 单位: '无' }], 逾期事项: [{ 事项内容: '无' }] });
  });
});
