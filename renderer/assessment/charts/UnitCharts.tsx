import { useCallback, useMemo } from 'react';
import type { ClassScores, ScoreSeries } from '../../../electron/contract/assessment.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { useYear } from '../../address/year.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import type { Palette } from '../../theme/palette.ts';
import { Loaded } from '../../ui/states.tsx';
import { Chart } from './Chart.tsx';
import { nodesTable, seriesTable, type SeriesFigure } from './figures.ts';
import { monthFigures, nodeFigures, yearFigures } from './ofClass.ts';
import { againstClassOption, linesHeight, nodesWithMark, seriesOption } from './options.ts';
import css from './Charts.module.css';

interface UnitChartsProps {
  readonly unitId: UnitId;
  readonly shown: ClassScores;
  /** They go on paper where the screen is printed. */
  readonly prints?: boolean;
}

/** A unit beside its class, node by node; its months and its years. */
export function UnitCharts({ unitId, shown, prints = false }: UnitChartsProps) {
  const year = useYear();
  const query = useAppQuery('assessment.series', { year, classId: shown.classId, unitId });
  return (
    <div className={css['charts']}>
      <Beside unitId={unitId} shown={shown} prints={prints} />
      <Loaded query={query}>
        {(series) => <UnitSeries series={series} unit={unitName(shown, unitId)} prints={prints} />}
      </Loaded>
    </div>
  );
}

function unitName({ rows }: ClassScores, unitId: UnitId): string {
  return rows.find((row) => row.unitId === unitId)?.unit ?? '';
}

function Beside({ unitId, shown, prints = false }: UnitChartsProps) {
  const year = useYear();
  const unit = unitName(shown, unitId);
  const nodes = useMemo(() => nodeFigures(shown, unitId), [shown, unitId]);
  const option = useCallback((palette: Palette) => againstClassOption(nodes, unit, palette), [nodes, unit]);
  const drawn = nodesWithMark(nodes);
  const title = `${year}年${unit}与本类比较`;
  const below = drawn.filter(({ own, mean }) => own !== undefined && mean !== undefined && own < mean);
  return (
    <Chart
      title={title}
      summary={`${unit}各指标得分率，与${shown.name}的平均、最低、最高比较；低于平均的有 ${below.length} 项`}
      option={option}
      height={linesHeight(drawn.length, 34)}
      table={() => nodesTable(nodes, unit, title)}
      legend={
        drawn.length < nodes.length
          ? '按得分占分值的百分比画；没有分值的指标（加分、扣分）和不适用的不画，见表'
          : '按得分占分值的百分比画'
      }
      prints={prints}
    />
  );
}

interface SeriesProps {
  readonly series: ScoreSeries;
  readonly unit?: string;
  readonly prints: boolean;
}

export function UnitSeries({ series, unit, prints }: SeriesProps) {
  const year = useYear();
  const months = useMemo(() => monthFigures(series), [series]);
  const years = useMemo(() => yearFigures(series), [series]);
  const of = unit === undefined ? '本类' : unit;
  return (
    <>
      <SeriesChart
        title={`${year}年${of}各月总分`}
        points={months}
        unit={unit}
        legend="每月最后一天（当月为今天）按当时的登记计算的总分"
        prints={prints}
      />
      {years.length > 1 && (
        <SeriesChart
          title={`${of}各年总分`}
          points={years}
          unit={unit}
          legend="各年按当年的方案和类别；定稿的年度按公布分"
          prints={prints}
        />
      )}
    </>
  );
}

interface SeriesChartProps {
  readonly title: string;
  readonly points: readonly SeriesFigure[];
  readonly unit: string | undefined;
  readonly legend: string;
  readonly prints: boolean;
}

function SeriesChart({ title, points, unit, legend, prints }: SeriesChartProps) {
  const option = useCallback((palette: Palette) => seriesOption(points, unit, palette), [points, unit]);
  const last = points.findLast(({ total, mean }) => (unit === undefined ? mean : total) !== undefined);
  const figure = unit === undefined ? last?.mean : last?.total;
  return (
    <Chart
      title={title}
      summary={
        last === undefined || figure === undefined
          ? `${title}，还没有数据`
          : `${title}，最近的${last.label}为 ${figure.toFixed(2)}`
      }
      option={option}
      height={280}
      table={() => seriesTable(points, unit, title)}
      legend={legend}
      prints={prints}
    />
  );
}
