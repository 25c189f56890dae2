import type { Palette } from '../../theme/palette.ts';
import { binWords, pointWords, type Band, type NodeFigure, type SeriesFigure, type UnitFigure } from './figures.ts';
import { withMinus } from '../points.ts';
import type { ChartOption } from './parts.ts';
import { binsOf, closeScale, type Scale } from './scale.ts';

/** Two places, as totals have them. */
export function two(value: number): string {
  return value.toFixed(2);
}

/** What all charts share: the app's letters and colours, no movement, words of a tip as plain text. */
export function frame(palette: Palette) {
  return { animation: false, backgroundColor: palette.surface, tooltip: tip(palette) };
}

function tip({ ink, raised, line }: Palette) {
  return {
    renderMode: 'richText' as const,
    backgroundColor: raised,
    borderColor: line,
    textStyle: { color: ink, fontSize: 13 },
    confine: true,
  };
}

/** The words beside the axes take their room from the drawing, so that its edges are those of the box. */
export const INSIDE = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const;

export function valueAxis({ ink2, line, line2 }: Palette, { min, max, step }: Scale) {
  return {
    type: 'value' as const,
    min,
    max,
    interval: step,
    axisLabel: { color: ink2, fontSize: 12 },
    axisLine: { show: true, lineStyle: { color: line } },
    splitLine: { lineStyle: { color: line2 } },
  };
}

export function nameAxis({ ink, line }: Palette, names: readonly string[]) {
  return {
    type: 'category' as const,
    data: [...names],
    axisLabel: { color: ink, fontSize: 13, interval: 0, width: 160, overflow: 'truncate' as const },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
  };
}

/** Where the mean of the class lies: a line across, with its figure. */
function meanLine(palette: Palette, mean: number | undefined, axis: 'xAxis' | 'yAxis') {
  if (mean === undefined) return undefined;
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: palette.accent, type: 'dashed' as const, width: 1.5 },
    label: {
      formatter: `均分 ${two(mean)}`,
      color: palette.accent,
      fontSize: 12,
      position: axis === 'xAxis' ? ('start' as const) : ('end' as const),
    },
    data: [axis === 'xAxis' ? { xAxis: mean } : { yAxis: mean }],
  };
}

/** Washes of the grades from the best down: those beside each other differ. */
const WASHES = ['blue-soft', 'sunken', 'line2', 'accent-soft'] as const;

function rankingScale({ units, mean }: Pick<RankingFigures, 'units' | 'mean'>): Scale {
  return closeScale([...units.map(({ total }) => total), ...(mean === undefined ? [] : [mean])]);
}

/** The grades whose stretch lies on the scale, at least in part, as far as it does. */
export function bandsInSight(
  figures: RankingFigures,
): readonly { name: string; left: number; right: number; at: number }[] {
  const { min, max } = rankingScale(figures);
  return figures.bands.flatMap(({ name, from, to }, at) => {
    const [left, right] = [Math.max(from, min), Math.min(to ?? max, max)];
    return left < right ? [{ name, left, right, at }] : [];
  });
}

/** Each grade's stretch in its wash; its name stands over the drawing, clear of the points. */
function bandAreas(palette: Palette, figures: RankingFigures) {
  const inSight = bandsInSight(figures);
  if (inSight.length === 0) return undefined;
  return {
    silent: true,
    // Over the figure of the mean, which stands on the drawing's edge.
    label: { color: palette.ink2, fontSize: 12, position: 'top' as const, distance: 20 },
    data: inSight.map(({ name, left, right, at }): [object, object] => [
      { name, xAxis: left, itemStyle: { color: palette[WASHES[at % WASHES.length] ?? 'sunken'] } },
      { xAxis: right },
    ]),
  };
}

/** What a chart of the units of a class is drawn from. */
export interface RankingFigures {
  readonly units: readonly UnitFigure[];
  readonly mean: number | undefined;
  readonly bands: readonly Band[];
  /** Stands out. */
  readonly chosen?: string;
}

/** Heights by how many lines a chart has, in pixels. */
const LINE_HEIGHT = 24;
export const EDGES = { top: 36, bottom: 28 };

export function linesHeight(lines: number, each = LINE_HEIGHT): number {
  return Math.max(lines, 3) * each + EDGES.top + EDGES.bottom;
}

/** 排名: each unit a point on a scale that shows how far apart they are; the class's mean and the grades across it. */
export function rankingOption(figures: RankingFigures, palette: Palette): ChartOption {
  const { units, mean, chosen } = figures;
  const scale = rankingScale(figures);
  const areas = bandAreas(palette, figures);
  const line = meanLine(palette, mean, 'xAxis');
  return {
    ...frame(palette),
    grid: { left: 8, right: 64, ...EDGES, ...INSIDE },
    xAxis: { ...valueAxis(palette, scale), position: 'bottom' },
    yAxis: {
      ...nameAxis(
        palette,
        units.map(({ unit }) => unit),
      ),
      inverse: true,
    },
    series: [
      {
        type: 'scatter',
        // A point on the edge is whole.
        clip: false,
        symbolSize: 10,
        data: units.map((unit) => ({ value: [unit.total, unit.unit], ...pointLook(unit, chosen, palette) })),
        label: {
          show: true,
          position: 'right',
          distance: 8,
          fontSize: 12,
          color: palette.ink,
          ...clearOf(palette),
          formatter: ({ dataIndex }) => labelOf(units[dataIndex]),
        },
        tooltip: { formatter: (params) => tipOf(units[indexOf(params)], mean) },
        ...(line ? { markLine: line } : {}),
        ...(areas ? { markArea: areas } : {}),
      },
    ],
  };
}

/** Figures stay legible where a line runs through them. */
function clearOf({ surface }: Palette) {
  return { textBorderColor: surface, textBorderWidth: 3 };
}

/** A unit without a place is a ring, the chosen one has the accent's colour. */
function pointLook({ unit, isUnplaced }: UnitFigure, chosen: string | undefined, palette: Palette) {
  const colour = unit === chosen ? palette.accent : palette['blue-ink'];
  return {
    itemStyle: isUnplaced
      ? { color: palette.surface, borderColor: colour, borderWidth: 2 }
      : { color: colour, borderColor: colour, borderWidth: 1 },
  };
}

function labelOf(unit: UnitFigure | undefined): string {
  if (!unit) return '';
  return unit.isUnplaced ? `${two(unit.total)} 不排名` : two(unit.total);
}

/** echarts gives one point, or several where they are asked for together. */
export function indexOf(params: unknown): number {
  const one: unknown = Array.isArray(params) ? params[0] : params;
  return typeof one === 'object' && one !== null && 'dataIndex' in one ? Number(one.dataIndex) : -1;
}

function tipOf(unit: UnitFigure | undefined, mean: number | undefined): string {
  if (!unit) return '';
  const off = mean === undefined ? undefined : unit.total - mean;
  return [
    unit.unit,
    `总分 ${two(unit.total)}${unit.place === undefined ? '，不排名' : `，第 ${unit.place} 名`}`,
    ...(off === undefined ? [] : [`与均分相差 ${off > 0 ? '+' : ''}${two(off)}`]),
    ...(unit.grade === undefined ? [] : [unit.grade]),
  ].join('\n');
}

/** 分布: how many units lie in each stretch of totals. */
export function distributionOption(units: readonly UnitFigure[], palette: Palette): ChartOption {
  const bins = binsOf(units.map(({ total }) => total));
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const step = Math.max(1, Math.ceil(most / 5));
  return {
    ...frame(palette),
    grid: { left: 8, right: 16, top: 28, bottom: 28, ...INSIDE },
    xAxis: {
      ...nameAxis(
        palette,
        bins.map(({ from, to }) => `${from}–${to}`),
      ),
      axisLabel: { color: palette.ink, fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      ...valueAxis(palette, { min: 0, max: Math.ceil((most + 0.2) / step) * step, step }),
      name: '单位数',
      nameTextStyle: { color: palette.ink2 },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '12%',
        itemStyle: { color: palette['blue-ink'] },
        label: {
          show: true,
          position: 'top',
          color: palette.ink,
          formatter: ({ dataIndex }) => bins[dataIndex]?.count.toString().replace(/^0$/u, '') ?? '',
        },
        data: bins.map(({ count }) => count),
        tooltip: {
          formatter: (params) => {
            const at = indexOf(params);
            const bin = bins[at];
            return bin ? `${binWords(bin, at === bins.length - 1)}\n${bin.count} 个单位` : '';
          },
        },
      },
    ],
  };
}

/** In percent of the mark, for the place on the axis. */
function percentOf(points: number | undefined, full: number): number | undefined {
  return points === undefined || full <= 0 ? undefined : Number(((points / full) * 100).toFixed(2));
}

/** Nodes that have a mark: what is out of nothing (扣分) is no share of anything. */
export function nodesWithMark(nodes: readonly NodeFigure[]): readonly NodeFigure[] {
  return nodes.filter(({ full, own, mean }) => full > 0 && (own !== undefined || mean !== undefined));
}

/** 与本类比较: of each node the share of its mark that the unit reached, beside the class's mean and from its least to its best. */
export function againstClassOption(nodes: readonly NodeFigure[], unit: string, palette: Palette): ChartOption {
  const drawn = nodesWithMark(nodes);
  const shares = drawn.flatMap(({ full, own, mean, least, best }) =>
    [own, mean, least, best].flatMap((points) => percentOf(points, full) ?? []),
  );
  const [least, most] = [Math.min(0, ...shares), Math.max(100, ...shares)];
  const scale = { min: Math.floor(least / 20) * 20, max: Math.ceil(most / 20) * 20, step: 20 };
  const axis = valueAxis(palette, scale);
  return {
    ...frame(palette),
    legend: { top: 0, right: 8, textStyle: { color: palette.ink2 }, itemGap: 16, selectedMode: false },
    grid: { left: 8, right: 24, ...EDGES, ...INSIDE },
    xAxis: { ...axis, axisLabel: { ...axis.axisLabel, formatter: (percent: number) => withMinus(`${percent}%`) } },
    yAxis: {
      ...nameAxis(
        palette,
        drawn.map(({ name }) => name),
      ),
      inverse: true,
    },
    tooltip: {
      ...tip(palette),
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (params: unknown) => nodeTip(drawn[indexOf(params)], unit),
    },
    series: [
      // Unseen, up to where the stretch of the class begins.
      {
        type: 'bar',
        stack: 'class',
        // A stretch may begin below 0.
        stackStrategy: 'all',
        silent: true,
        barWidth: 8,
        itemStyle: { color: 'transparent' },
        data: drawn.map(({ least: low, full }) => percentOf(low, full) ?? 0),
      },
      {
        name: '本类最低至最高',
        type: 'bar',
        stack: 'class',
        stackStrategy: 'all',
        silent: true,
        barWidth: 8,
        itemStyle: { color: palette['blue-line'] },
        data: drawn.map(({ least: low, best, full }) => (percentOf(best, full) ?? 0) - (percentOf(low, full) ?? 0)),
      },
      points('本类平均', 'rect', [3, 16], palette.ink2, drawn, ({ mean }) => mean),
      points(unit, 'circle', 11, palette.accent, drawn, ({ own }) => own),
    ],
  };
}

function points(
  name: string,
  symbol: string,
  symbolSize: number | [number, number],
  color: string,
  nodes: readonly NodeFigure[],
  of: (node: NodeFigure) => number | undefined,
) {
  return {
    name,
    type: 'scatter' as const,
    clip: false,
    symbol,
    symbolSize,
    itemStyle: { color },
    z: 4,
    data: nodes.map((node) => [percentOf(of(node), node.full) ?? '-', node.name]),
  };
}

function nodeTip(node: NodeFigure | undefined, unit: string): string {
  if (!node) return '';
  const { name, full, own, mean, least, best } = node;
  const line = (word: string, value: number | undefined) => `${word} ${value === undefined ? '—' : two(value)}`;
  return [`${name}（${full} 分）`, line(unit, own), line('平均', mean), line('最低', least), line('最高', best)].join(
    '\n',
  );
}

/** 各月, 各年: a unit's total beside the class's mean and best; the class alone where no unit is chosen. */
export function seriesOption(series: readonly SeriesFigure[], unit: string | undefined, palette: Palette): ChartOption {
  const values = series.flatMap(({ total, mean, best }) => [total, mean, best].flatMap((each) => each ?? []));
  return {
    ...frame(palette),
    legend: { top: 0, right: 8, textStyle: { color: palette.ink2 }, itemGap: 16, selectedMode: false },
    grid: { left: 8, right: 24, top: 40, bottom: 12, ...INSIDE },
    tooltip: {
      ...tip(palette),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: palette.line } },
      formatter: (params: unknown) => seriesTip(series[indexOf(params)], unit),
    },
    xAxis: nameAxis(
      palette,
      series.map(({ label, isProvisional }) => (isProvisional ? `${label}*` : label)),
    ),
    yAxis: valueAxis(palette, closeScale(values, 5)),
    series: [
      ...(unit === undefined
        ? []
        : [
            line(
              unit,
              palette.accent,
              'circle',
              'solid',
              series.map(({ total }) => total),
              palette,
            ),
          ]),
      line(
        '本类平均',
        palette['blue-ink'],
        'rect',
        'solid',
        series.map(({ mean }) => mean),
      ),
      line(
        '本类最高',
        palette.ink3,
        'triangle',
        'dashed',
        series.map(({ best }) => best),
      ),
    ],
  };
}

function line(
  name: string,
  color: string,
  symbol: string,
  type: 'solid' | 'dashed',
  values: readonly (number | undefined)[],
  labelled?: Palette,
) {
  return {
    name,
    type: 'line' as const,
    symbol,
    symbolSize: 8,
    itemStyle: { color },
    lineStyle: { color, type, width: 2 },
    // A month without a figure is a gap, not a 0.
    connectNulls: false,
    data: values.map((value) => value ?? '-'),
    ...(labelled
      ? {
          label: {
            show: true,
            position: 'top' as const,
            color: labelled.ink,
            fontSize: 12,
            ...clearOf(labelled),
            formatter: pointLabel,
          },
        }
      : {}),
  };
}

function pointLabel({ value }: { readonly value?: unknown }): string {
  return typeof value === 'number' ? two(value) : '';
}

function seriesTip(point: SeriesFigure | undefined, unit: string | undefined): string {
  if (!point) return '';
  const { total, mean, best, place, of } = point;
  return [
    pointWords(point),
    ...(unit === undefined ? [] : [`${unit} ${total === undefined ? '—' : two(total)}`]),
    ...(place === undefined ? [] : [`第 ${place} 名${of === undefined ? '' : `，共 ${of} 个`}`]),
    `平均 ${mean === undefined ? '—' : two(mean)}`,
    ...(best === undefined ? [] : [`最高 ${two(best)}`]),
  ].join('\n');
}
