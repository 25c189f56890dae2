import { describe, expect, it } from 'vitest';
import type { SchemeNodeId } from '../../../electron/domain/brand.ts';
import { matchScores } from '../../../electron/domain/exchange/scoreMatching.ts';
import type { ReturnedScore } from '../../../electron/domain/fillIn/scores.ts';

const INDICATORS = [
  { id: 'a' as SchemeNodeId, name: '主动公开', full: '20' },
  { id: 'b' as SchemeNodeId, name: '政策解读', full: '10.5' },
];

const row = (indicator: string, points: string, reason = '', line = 5): ReturnedScore => ({
  sheet: '自评表',
  line,
  indicator,
  points: { text: points, address: `D${line}` },
  reason: { text: reason, address: `E${line}` },
});
const match = (...rows: readonly ReturnedScore[]) => matchScores('甲.xlsx', rows, undefined, INDICATORS);

describe('the points that a unit claims', () => {
  it.each([
    ['20', '20'],
    ['0', '0'],
    ['１９．５分', '19.5'],
    [' 8.25 ', '8.25'],
    ['9.500000000000002', '9.5'],
  ])('%s is read', (text, points) => {
    expect(match(row('主动公开', text))).toMatchObject({ claims: [{ indicatorId: 'a', points }], troubles: [] });
  });

  it.each(['20.01', '99', '1000'])('%s is more than there are', (text) => {
    expect(match(row('主动公开', text))).toMatchObject({
      claims: [],
      troubles: [
        `“甲.xlsx”工作表“自评表”单元格 D5 的“${text}”超过“主动公开”的满分 20 分，没有采用。请改正后重新返回。`,
      ],
    });
  });

  it.each(['-1', '满分', '18/20', '1.234', '约18', '12345'])('%s is no number of points', (text) => {
    expect(match(row('主动公开', text))).toMatchObject({
      claims: [],
      troubles: [`“甲.xlsx”工作表“自评表”单元格 D5 的“${text}”不是分数，没有采用。请填 0 至 20 的数字，最多两位小数。`],
    });
  });

  it('an unknown indicator, one twice and a reason without points are said; empty rows and dashes are not', () => {
    const read = match(
      row('主动公开', '18', '见专栏', 5),
      row('主动 公开', '19', '', 6),
      row('新指标', '3', '', 7),
      row('政策解读', '—', '每件都有', 8),
      row('合计', '', '', 9),
    );
    expect(read.claims.map(({ points, reason }) => [points, reason])).toEqual([['18', '见专栏']]);
    expect(read.troubles).toEqual([
      '“甲.xlsx”工作表“自评表”第 6 行与另一行同为指标“主动公开”，没有采用。',
      '“甲.xlsx”工作表“自评表”第 7 行的指标“新指标”不在考核方案中，没有采用。请按原表的指标填写。',
      '“甲.xlsx”工作表“自评表”第 8 行“政策解读”写了理由，没有填自评分，没有采用。',
    ]);
    expect(read.unclaimed.map(({ name }) => name)).toEqual(['政策解读']);
  });
});
