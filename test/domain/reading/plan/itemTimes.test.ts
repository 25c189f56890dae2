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
