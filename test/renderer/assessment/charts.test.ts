import { describe, expect, test } from 'vitest';
import {
  bandsOf,
  distributionTable,
  nodesTable,
  rankingTable,
  seriesTable,
  type NodeFigure,
  type UnitFigure,
} from '../../../renderer/assessment/charts/figures.ts';
import {
  againstClassOption,
  bandsInSight,
  distributionOption,
  rankingOption,
  seriesOption,
} from '../../../renderer/assessment/charts/options.ts';
import { svgOf, type ChartOption } from '../../../renderer/assessment/charts/parts.ts';
import { fontOfPage } from '../../../renderer/assessment/charts/picture.ts';
import { axisWords, binsOf, closeScale } from '../../../renderer/assessment/charts/scale.ts';
import { PALETTES } from '../../../renderer/theme/palette.ts';

const UNITS: readonly UnitFigure[] = [
  { unit: '区财政局', total: 96.5, place: 1, grade: '优秀' },
  { unit: '区司法局', total: 95.75, place: 2, grade: '优秀' },
  { unit: '区统计局', total: 79.4, place: 3, grade: '合格' },
  { unit: '区档案馆', total: 88, isUnplaced: true },
];
const BANDS = bandsOf([{ name: '优秀', from: '95' }, { name: '良好', from: '80' }, { name: '合格' }]);
const NODES: readonly NodeFigure[] = [
  { name: '定时公开', full: 30, own: 21.4, mean: 27, least: 20, best: 30 },
  { name: '信息采用', full: 0, own: 3, mean: 1, least: 0, best: 6 },
  { name: '评议', full: 10, own: undefined, mean: 8, least: 7, best: 9 },
];

/** All that is written in a drawing, in the light palette. */
function wordsOf(option: ChartOption, height = 400): string {
  const svg = svgOf(option, { width: 900, height });
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, word]) => word).join('|');
}

describe('scales', () => {
  test.each([
    [[79.4, 96.5], { min: 75, max: 100, step: 5 }],
    [[92.35, 92.4, 92.41], { min: 92.35, max: 92.41, step: 0.01 }],
    [[65.69, 100], { min: 60, max: 100, step: 10 }],
    [[90, 90], { min: 89, max: 91, step: 1 }],
    [[0, 0.5], { min: 0, max: 0.5, step: 0.1 }],
    [[0, 0], { min: 0, max: 1, step: 1 }],
    [[-6, 12], { min: -10, max: 15, step: 5 }],
    [[], { min: 0, max: 100, step: 20 }],
  ])('%j lie on a scale that shows how far apart they are', (values, scale) => {
    expect(closeScale(values)).toEqual(scale);
  });

  test('bins hold every value once, and their ends are round', () => {
    for (const values of [[79.4, 80, 96.5, 100], [90], [0, 0], [92.35, 92.4, 92.41], [-3, 4]]) {
      const bins = binsOf(values);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      for (const [at, { from, to }] of bins.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(bins[at + 1]?.from ?? to).toBe(to);
      }
      expect(bins[0]?.from).toBeLessThanOrEqual(Math.min(...values));
      expect(bins.at(-1)?.to).toBeGreaterThanOrEqual(Math.max(...values));
    }
    expect(binsOf([])).toEqual([]);
    expect(binsOf([80, 85, 90])).toEqual([
      { from: 80, to: 81, count: 1 },
      ...[81, 82, 83, 84].map((from) => ({ from, to: from + 1, count: 0 })),
      { from: 85, to: 86, count: 1 },
      ...[86, 87, 88].map((from) => ({ from, to: from + 1, count: 0 })),
      { from: 89, to: 90, count: 1 },
    ]);
  });

  test('a grade reaches up to the better one; a share of the class has no stretch', () => {
    expect(BANDS).toEqual([
      { name: '优秀', from: 95, to: undefined },
      { name: '良好', from: 80, to: 95 },
      { name: '合格', from: 0, to: 80 },
    ]);
    expect(
      bandsOf([
        { name: '优秀', atMostPercent: '20' },
        { name: '良好', from: '80' },
      ]),
    ).toEqual([{ name: '良好', from: 80, to: undefined }]);
  });
});

describe('drawings', () => {
  test('the ranking says every unit, its total, the mean and the grades in sight', () => {
    const words = wordsOf(
      rankingOption({ units: UNITS, mean: 90.55, bands: BANDS, chosen: '区统计局' }, PALETTES.light),
    );
    for (const word of [
      '区财政局',
      '96.50',
      '79.40',
      '88.00 不排名',
      '均分 90.55',
      '优秀',
      '良好',
      '合格',
      '75',
      '100',
    ])
      expect(words).toContain(word);
    // Not from 0: the scale shows how far apart they are.
    expect(words).not.toMatch(/(?:^|\|)0(?:\||$)/u);
  });

  test('each of four grades has its own wash, and names stand over the drawing', () => {
    const four = bandsOf([
      { name: '优秀', from: '95' },
      { name: '良好', from: '88' },
      { name: '合格', from: '80' },
      { name: '不合格' },
    ]);
    const option = JSON.stringify(rankingOption({ units: UNITS, mean: undefined, bands: four }, PALETTES.light).series);
    const washes = [...option.matchAll(/"name":"[^"]+","xAxis":[\d.]+,"itemStyle":\{"color":"([^"]+)"/gu)];
    expect(new Set(washes.map(([, colour]) => colour)).size).toBe(4);
    expect(option).toContain('"position":"top"');
  });

  test('the distribution counts units, and draws no 0', () => {
    const words = wordsOf(distributionOption(UNITS, PALETTES.dark));
    expect(words).toContain('单位数');
    expect(words).toContain('78–80');
  });

  test('a unit beside its class: nodes without a mark are left to the table', () => {
    const words = wordsOf(againstClassOption(NODES, '区统计局', PALETTES.light));
    expect(words).toContain('定时公开');
    expect(words).toContain('评议');
    expect(words).not.toContain('信息采用');
    for (const word of ['100%', '区统计局', '本类平均', '本类最低至最高']) expect(words).toContain(word);
  });

  test('what the class lost lies on the side of the losses, up to 0', () => {
    const lost = { name: '通报批评', full: 10, own: -3, mean: -0.5, least: -3, best: 0 };
    const won = { name: '信息采用', full: 10, own: 5, mean: 3, least: 2, best: 5 };
    const svg = svgOf(againstClassOption([lost, won], '区统计局', PALETTES.light), { width: 900, height: 300 });
    const fill = PALETTES.light['blue-line'];
    const bars = [
      ...svg.matchAll(
        /<path d="M(?<x>[\d.]+) [\d.]+l(?<width>-?[\d.]+) [^>]*fill="(?<fill>[^"]+)"[^>]*_type="chart"/gu,
      ),
    ];
    const stretches = bars.flatMap(({ groups }) => (groups?.['fill'] === fill ? [groups] : []));
    const [loss, gain] = stretches.map(({ x, width }) => ({ from: Number(x), to: Number(x) + Number(width) }));
    if (!loss || !gain) throw new Error('The chart draws two stretches');
    const [lost3, won3] = [loss.to - loss.from, gain.to - gain.from];
    // −3 to 0, then 2 to 5: as long as each other, two tenths apart.
    expect(won3).toBeCloseTo(lost3, 0);
    expect(gain.from - loss.to).toBeCloseTo((lost3 / 3) * 2, 0);
  });

  test('grades out of sight are not in the legend', () => {
    const units = [{ unit: '区财政局', total: 96.5, place: 1 }];
    expect(bandsInSight({ units, mean: 96.5, bands: bandsOf([{ name: '合格', from: '60' }]) })).toHaveLength(1);
    const low = [{ name: '良好', from: 75, to: 85 }];
    expect(bandsInSight({ units, mean: 96.5, bands: low })).toEqual([]);
  });

  test('a month that somebody had not judged has a star on the axis and the word beside its figures', () => {
    const series = Array.from({ length: 12 }, (_, at) => ({
      label: `${at + 1}月`,
      total: 90,
      isProvisional: true as const,
    }));
    const words = wordsOf(seriesOption(series, '区统计局', PALETTES.light));
    expect(words).toContain('12月*');
    expect(words).not.toContain('暂计');
    expect(seriesTable(series, '区统计局', '各月').rows[11]?.[0]).toBe('12月（暂计）');
  });

  test('months and years: a month without a figure is a gap', () => {
    const series = [
      { label: '1月', mean: 90 },
      { label: '2月', total: 88.5, mean: 91, best: 99 },
    ];
    const words = wordsOf(seriesOption(series, '区统计局', PALETTES.light));
    expect(words).toContain('88.50');
    expect(words).toContain('2月');
    expect(wordsOf(seriesOption(series, undefined, PALETTES.light))).not.toContain('区统计局');
  });

  test('names that look like markup stay words', () => {
    const svg = svgOf(
      rankingOption({ units: [{ unit: '<b onload=x>局&', total: 90 }], mean: undefined, bands: [] }, PALETTES.light),
      { width: 600, height: 200 },
    );
    expect(svg).not.toContain('<b');
    expect(svg).toContain('&lt;b onload=x&gt;局&amp;');
  });

  test('the page’s letters, whose names stand in quotes, keep the drawing well-formed', () => {
    document.body.style.fontFamily = '"Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
    const option = { ...distributionOption(UNITS, PALETTES.light), textStyle: { fontFamily: fontOfPage() } };
    const svg = svgOf(option, { width: 600, height: 300 });
    expect(svg).toContain('Microsoft YaHei');
    expect(svg).not.toMatch(/="[^"]*"[^\s"/>]/u);
    document.body.style.fontFamily = '';
  });

  test('nothing to draw is no fault', () => {
    const none = { units: [], mean: undefined, bands: BANDS };
    for (const option of [
      rankingOption(none, PALETTES.light),
      distributionOption([], PALETTES.light),
      againstClassOption([], '区统计局', PALETTES.light),
      seriesOption([], undefined, PALETTES.light),
    ])
      expect(svgOf(option, { width: 600, height: 300 })).toContain('<svg');
  });
});

test('the tables beside the charts hold the same figures', () => {
  expect(rankingTable(UNITS, 90.55, '排名').rows).toEqual([
    [1, '区财政局', 96.5, 5.95, '优秀'],
    [2, '区司法局', 95.75, 5.2, '优秀'],
    [3, '区统计局', 79.4, -11.15, '合格'],
    ['不排名', '区档案馆', 88, -2.55, undefined],
  ]);
  const bins = distributionTable(UNITS, '分布').rows;
  expect(bins[0]).toEqual(['78 至 80（不含 80）', 1]);
  expect(bins.at(-1)?.[0]).toBe('96 至 98');
  expect(nodesTable(NODES, '区统计局', '比较').rows[2]).toEqual(['评议', 10, undefined, 8, 7, 9]);
  expect(seriesTable([{ label: '2021年', total: 90, place: 3, of: 40 }], '区统计局', '各年')).toMatchObject({
    header: ['时间', '区统计局', '本类平均', '本类最高', '名次'],
    rows: [['2021年', 90, undefined, undefined, '3/40']],
  });
});

test('an axis says that it does not begin at 0 only where it does not', () => {
  expect(axisWords([81.5, 90])).toEqual(['横轴不从 0 开始，只画出差距']);
  expect(axisWords([0, 22.22, 100])).toEqual([]);
  expect(axisWords([])).toEqual([]);
});
