import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../../electron/domain/reading/plan/readPlan.ts';
import { every, once, rulesOf } from '../wording/timeExpectations.ts';

function rowsOf(paragraphs: readonly string[]) {
  const table = readPlan({ name: '方案.docx', paragraphs: ['清河区专项行动方案', ...paragraphs] }, { planYear: 2021 });
  return (table?.rows ?? []).map(({ content, timeWording, timeReading }) => ({
    content,
    timeWording,
    rules: rulesOf(timeReading.rules),
    check: timeReading.check,
  }));
}

describe('a time in the heading of an item', () => {
  it.each([
    ['（一）动员部署阶段（3月1日—3月31日）', '3月1日—3月31日', once(3, 31)],
    ['（二）组织实施阶段（2021年4月至10月）', '2021年4月至10月', once(10, 'last', { year: 2021 })],
    ['二、自查自纠(6月底前)', '6月底前', once(6)],
    ['1.集中整改（7月上旬）', '7月上旬', once(7, 10)],
    ['（三）督促检查，7月1日-8月31日', '7月1日-8月31日', once(8, 31)],
    ['第一阶段：宣传发动（3月下旬）。', '3月下旬', once(3)],
    ['（四）日常通报（每季度）', '每季度', every('quarter')],
  ])('%s holds for what stands under it', (heading, timeWording, rule) => {
    const [row] = rowsOf([heading, '各部门要对照清单组织落实。']);
    expect(row).toEqual({ content: '各部门要对照清单组织落实。', timeWording, rules: [rule], check: undefined });
  });

  it('gives way to a time of the sentence’s own, and to one in its units’ bracket', () => {
    const rows = rowsOf([
      '（一）组织实施阶段（4月1日—10月31日）。各部门要开展整治，每月25日前报送进展。',
      '（三）检查阶段（4月1日—10月31日）。各镇要逐项整改。（区司法局，9月底前）',
      '（二）总结阶段（11月）',
      '各部门要总结经验。',
    ]);
    expect(rows.map(({ rules }) => rules)).toEqual([
      [every('month', { at: 'dayInPeriod', month: 1, day: 25 })],
      [once(9)],
      [once(11)],
    ]);
  });

  it('stands in a sentence of its own as well, which is no task', () => {
    const rows = rowsOf(['（一）自查自评。时间为5月11日至6月30日。各部门要开展自查。']);
    expect(rows.map(({ content, rules }) => [content, rules])).toEqual([['各部门要开展自查。', [once(6, 30)]]]);
  });

  it('is said where the sentence has a number of its own', () => {
    const [row] = rowsOf(['（一）组织实施阶段（4月—10月）', '各部门要召开不少于2次推进会。']);
    expect(row?.rules).toEqual([{ type: 'quota', per: 'year', atLeast: 2 }]);
    expect(row?.check).toContain('4月—10月');
  });

  it('of a stage without that word stands before what is due then, and is no task of its own', () => {
    const from = (words: string) => `时间取自标题“${words}”，请核对。`;
    const year = (words: string) => `“${words}”没有写年份，承前面的标题按2022年认定，请核对。`;
    const own = (words: string) => `没有写年份，标题“${words}”是2022年的，请核对年份。`;
    const inLine = rowsOf([
      '（一）筹备（2021年11月底前）。区政府办制定方案。',
      '（二）组织实施（2021年12月—2022年4月）。各镇街开展清理。各部门要于3月底前报送进展。',
      '（三）验收（5月底前）。区政府办组织验收。',
    ]);
    expect(inLine.map(({ content, rules, check }) => [content, rules, check])).toEqual([
      ['区政府办制定方案。', [once(11, 'last', { year: 2021 })], from('2021年11月底前')],
      ['各镇街开展清理。', [once(4, 'last', { year: 2022 })], undefined],
      ['各部门要于3月底前报送进展。', [once(3)], own('2021年12月—2022年4月')],
      ['区政府办组织验收。', [once(5, 'last', { year: 2022 })], from('5月底前') + year('5月底前')],
    ]);
    const below = rowsOf([
      '1.动员部署：2021年12月底前。',
      '区政府办制定方案。',
      '2.全面自查（2月底前）',
      '各镇街开展清理。',
      '3.总结提升，3月底前。',
      '各部门要总结经验。',
    ]);
    expect(below.map(({ content, rules, check }) => [content, rules, check])).toEqual([
      ['区政府办制定方案。', [once(12, 'last', { year: 2021 })], from('2021年12月底前')],
      ['各镇街开展清理。', [once(2, 'last', { year: 2022 })], year('2月底前')],
      ['各部门要总结经验。', [once(3, 'last', { year: 2022 })], from('3月底前') + year('3月底前')],
    ]);
  });

  it.each(['1.公开预算（3月底前）。区财政局要做好解读。', '1.组织验收（3月底前）。（区政府办）'])(
    '%s: what names a thing to do, or its units, is a task',
    (line) => {
      expect(rowsOf([line])[0]).toMatchObject({ rules: [once(3)], check: undefined });
    },
  );

  it.each([
    '（一）落实《2021年工作要点》（2021年版）',
    '（二）政策解读（牵头单位：区政府办公室）',
    '（三）强化监督（2021年）',
    '（四）落实“十四五”规划（2021—2025年）重点任务',
  ])('is none in: %s', (heading) => {
    const [row] = rowsOf([heading, '各部门要对照清单组织落实。']);
    expect(row?.timeWording).toBe('');
    expect(row?.rules).toEqual([]);
  });
});
