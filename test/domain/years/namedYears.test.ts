import { describe, expect, it } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import { earlierYearIn, namedYears, withoutYears } from '../../../electron/domain/years/namedYears.ts';

const YEAR = 2024 as Year;

describe('years that a text names', () => {
  it.each([
    ['2021年底前', [2021]],
    ['２０２１年度工作要点', [2021]],
    ['二〇二一年重点任务', [2021]],
    ['2021—2025年规划', [2025]],
    ['2021年至2023年三年行动', [2021, 2023]],
    ['国办发〔2019〕14号文件要求', []],
    ['《条例》（2019年修订）宣传', []],
    ['每年3月底前', []],
    ['公开12021年的数', []],
  ])('%s', (text, years) => {
    expect(namedYears(text).map(({ year }) => year)).toEqual(years);
  });

  it('tells those before a year from those of it and after', () => {
    expect(earlierYearIn('2021年底前', YEAR)?.words).toBe('2021年');
    expect(earlierYearIn('2021—2025年规划', YEAR)).toBeUndefined();
    expect(earlierYearIn('2024年底前', YEAR)).toBeUndefined();
  });

  it('leaves what two plans have in common', () => {
    expect(withoutYears('2023年度工作要点')).toBe(withoutYears('2024年工作要点'));
  });
});
