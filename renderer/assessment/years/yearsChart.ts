import type { TableCopy } from '../../grid/csv.ts';
import type { Palette } from '../../theme/palette.ts';
import { EDGES, frame, indexOf, INSIDE, nameAxis, two, valueAxis } from '../charts/options.ts';
import type { ChartOption } from '../charts/parts.ts';
import { closeScale } from '../charts/scale.ts';

/** What is drawn of a unit, a task or a kind: a figure of each of two years. */
export interface PairFigure {
  readonly name: string;
  readonly earlier: number | undefined;
  readonly later: number | undefined;
}

export interface PairYears {
  readonly earlier: number;
  readonly later: number;
}

/** All that is drawn. */
export function pairValues(lines: readonly PairFigure[]): readonly number[] {
  return lines.flatMap((line) => [line.earlier, line.later].flatMap((each) => each ?? []));
}

/** Two years beside each other: of each line a ring for the earlier and a point for the later one. */
export function pairOption(lines: readonly PairFigure[], { earlier, later }: PairYears, palette: Palette): ChartOption {
  const scale = closeScale(pairValues(lines));
  const series = (year: number, of: (line: PairFigure) => number | undefined, isFilled: boolean) => ({
    name: `${year}年`,
    type: 'scatter' as const,
    // A point on the edge is whole.
    clip: false,
    symbolSize: 11,
    z: isFilled ? 4 : 3,
    itemStyle: isFilled
      ? { color: palette.accent }
      : { color: palette.surface, borderColor: palette['blue-ink'], borderWidth: 2 },
    data: lines.map((line) => [of(line) ?? '-', line.name]),
  });
  return {
    ...frame(palette),
    legend: { top: 0, right: 8, textStyle: { color: palette.ink2 }, itemGap: 16, selectedMode: false },
    grid: { left: 8, right: 24, ...EDGES, ...INSIDE },
    tooltip: {
      ...frame(palette).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (params: unknown) => tipOf(lines[indexOf(params)], { earlier, later }),
    },
    xAxis: { ...valueAxis(palette, scale), position: 'bottom' },
    yAxis: {
      ...nameAxis(
        palette,
        lines.map(({ name }) => name),
      ),
      inverse: true,
    },
    series: [series(earlier, (line) => line.earlier, false), series(later, (line) => line.later, true)],
  };
}

function shown(value: number | undefined): string {
  return value === undefined ? '—' : two(value);
}

function tipOf(line: PairFigure | undefined, years: PairYears): string {
  if (!line) return '';
  return [line.name, `${years.earlier}年 ${shown(line.earlier)}`, `${years.later}年 ${shown(line.later)}`].join('\n');
}

/** The same figures as a table. */
export function pairTable(lines: readonly PairFigure[], { earlier, later }: PairYears, name: string): TableCopy {
  return {
    name,
    header: ['名称', `${earlier}年`, `${later}年`, '增减'],
    rows: lines.map((line) => [
      line.name,
      line.earlier,
      line.later,
      line.earlier === undefined || line.later === undefined ? undefined : Number(two(line.later - line.earlier)),
    ]),
  };
}
