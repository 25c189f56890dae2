import { describe, expect, it } from 'vitest';
import { every, once } from '../wording/timeExpectations.ts';
import { plan } from './planReading.ts';

const read = (text: string) =>
  plan(text).rows.map(({ number, task, timeReading }) => [
    number,
    task,
    timeReading.rules.map(({ rule }) => rule),
    timeReading.check,
  ]);
const from = (words: string): string => `时间取自标题“${words}”，请核对。`;

describe('a heading that is a time', () => {
  it('stands as a line of its own over numbered items: proposed, and no item is lost', () => {
    const text = `清河区2021年政务公开工作计划
3月份
1.印发年度要点。（责任单位：区政府办）
2.组织业务培训。（责任单位：区政府办）
6月底前：
3.开展半年自查。（责任单位：各部门）
第四季度
4.开展年度考核。（责任单位：区政府办）`;
    expect(read(text)).toEqual([
      ['1', '3月份', [once(3)], from('3月份')],
      ['2', '3月份', [once(3)], from('3月份')],
      ['3', '6月底前', [once(6)], from('6月底前')],
      ['4', '第四季度', [once(12)], from('第四季度')],
    ]);
  });

  it.each([
    ['一、每周公开事项', '每周', every('week')],
    ['一、每季度更新的信息', '每季度', every('quarter')],
    ['一、5月底前完成的工作', '5月底前', once(5)],
    ['一、上半年任务', '上半年', once(6)],
  ])('%s: what stands under it is due then, and asked about', (heading, words, rule) => {
    expect(
      read(`${heading}\n（一）公开动态。（责任单位：各部门）\n（二）公开信息。（责任单位：区政府办）`).map((row) =>
        row.slice(2),
      ),
    ).toEqual([
      [[rule], from(words)],
      [[rule], from(words)],
    ]);
  });

  it.each(['一、2021年重点工作', '一、年度工作任务', '一、全年工作', '一、日常公开事项', '一、每周公开数量统计'])(
    '%s names no time',
    (heading) => {
      expect(read(`${heading}\n（一）公开动态。（责任单位：各部门）`)).toEqual([
        ['一（一）', expect.any(String), [], undefined],
      ]);
    },
  );

  it.each([
    ['【三月】', '三月', once(3)],
    ['〔4月份〕', '4月份', once(4)],
    ['【第二季度重点工作】', '第二季度', once(6)],
    ['【4月至6月】', '4月至6月', once(6)],
    ['【每季度】', '每季度', every('quarter')],
    ['★（六月底前）：', '六月底前', once(6)],
  ])('%s in brackets heads what stands under it, up to the next line in brackets', (heading, words, rule) => {
    const text = `清河区2021年工作计划
${heading}
1.组织培训。（责任单位：区政府办）
【其他】
2.答复来信。（责任单位：各部门）`;
    expect(read(text).map((row) => row.slice(2))).toEqual([
      [[rule], from(words)],
      [[], undefined],
    ]);
  });

  it('gives way to a time of the item', () => {
    const [row] = read('3月份\n1.区财政局要在2月底前公开预算。');
    expect(row?.slice(2)).toEqual([[once(2)], undefined]);
  });

  it('over a chapter holds for the chapter, and under one ends with it', () => {
    const text = `3月份
一、公开预算。（责任单位：区财政局）
4月份
一、公开规划。（责任单位：区发改局）`;
    expect(read(text).map(([, task]) => task)).toEqual(['3月份', '4月份']);
    const nested = `一、工作安排
3月份
1.公开预算。（责任单位：区财政局）
二、工作要求
1.加强领导。（责任单位：区政府办）`;
    expect(read(nested).map(([, , rules]) => rules)).toEqual([[once(3)], []]);
  });
});

it('an item before a line of a few words is a task, and nothing of a text is nowhere', () => {
  const table = plan(`一、夯实基础
1.清理文件。（责任单位：区司法局）
2.改版网站。（责任单位：区政府办）
后续安排
3.开设专栏。（责任单位：区政府办）
4.附则
本方案由区政府办负责解释。`);
  expect(table.rows.map(({ content }) => content)).toEqual(['清理文件。', '改版网站。', '开设专栏。']);
  expect(table.leftOut.map(({ text }) => text)).toEqual(['后续安排', '4.附则', '本方案由区政府办负责解释。']);
});
