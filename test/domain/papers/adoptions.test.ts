import { describe, expect, it } from 'vitest';
import { adoptionText, adoptionValues, rankedAdoptions } from '../../../electron/domain/papers/adoptions.ts';
import { adoption, adoptionUnit } from './paperFixtures.ts';

const none = { district: 0, city: 0, province: 0, state: 0 };

describe('采用情况通报', () => {
  it('tells the month and the year so far, level by level, who was taken up most, and who sent nothing', () => {
    expect(adoptionText(adoption())).toEqual({
      overall: [
        '9月，4个单位报送信息7篇，被采用3篇次，其中国家级0、省级1、市级2、区级0篇次。' +
          '1至9月累计报送信息52篇，被采用8篇次，其中国家级0、省级2、市级4、区级2篇次。',
      ],
      results: [
        '部门中，9月采用居前的有：区民政局（1篇次）、区财政局（1篇次）、区司法局（1篇次）。',
        '被省级以上采用的信息：区民政局《养老服务延伸到村》（省级）。',
      ],
      problems: ['9月应报而没有报送信息的有1个单位：区水利局。'],
    });
    const quiet = adoptionText(adoption({ month: 1, units: [adoptionUnit('区水利局')], adopted: [] }));
    expect(quiet).toEqual({
      overall: ['1月，没有单位报送信息，没有被采用。'],
      results: ['1月没有信息被采用。'],
      problems: ['1月没有应报未报的单位。'],
    });
  });

  it('ranks kinds apart: by times taken up, then the higher level, then pieces sent; equal ones share a place', () => {
    const of = (name: string, sent: number, taken: Partial<typeof none>) =>
      adoptionUnit(name, { month: { sent, taken: { ...none, ...taken } }, year: { sent, taken: none } });
    const units = [
      of('甲', 1, { city: 1 }),
      of('乙', 1, { district: 2 }),
      of('丙', 2, { city: 1 }),
      of('丁', 1, { state: 1 }),
      of('戊', 1, { city: 1 }),
      of('己', 0, {}),
    ];
    expect(rankedAdoptions(units).map(({ unit, monthRank, yearRank }) => [unit.name, monthRank, yearRank])).toEqual([
      ['乙', 1, 2],
      ['丁', 2, 2],
      ['丙', 3, 1],
      ['甲', 4, 2],
      ['戊', 4, 2],
      ['己', undefined, undefined],
    ]);
  });

  it('lists what was taken up with day and outlet', () => {
    expect(adoptionValues(adoption())['采用信息']).toEqual([
      {
        序号: '1',
        单位: '区民政局',
        信息标题: '养老服务延伸到村',
        级别: '省级',
        采用日期: '2021年9月3日',
        刊物: '省政务要情',
      },
      { 序号: '2', 单位: '区财政局', 信息标题: '财政资金直达基层', 级别: '市级', 采用日期: '2021年9月6日', 刊物: '—' },
    ]);
  });
});
