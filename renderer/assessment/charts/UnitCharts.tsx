import { useCallback, useMemo } from 'react';
import type { ClassScores, ScoreSeries } from '../../../electron/contract/assessment.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { useYear } from '../../address/year.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import type { Palette } from '../../theme/palette.ts';
import { Loaded } from '../../ui/states.tsx';
import { Chart } from './Chart.tsx';
import { nodesTable, pointWords, seriesTable, type SeriesFigure } from './figures.ts';
import { monthFigures, nodeFigures, yearFigures } from './ofClass.ts';
import { againstClassOption, linesHeight, nodesWithMark, seriesOption } from './options.ts';
import css from './Charts.module.css';

interface UnitChartsProps {
  readonly unitId: UnitId;
  readonly shown: ClassScores;
}

/** A unit beside its class, node by node; its months and its years. */
export function UnitCharts({ unitId, shown }: UnitChartsProps) {
  const year = useYear();
  const query = useAppQuery('assessment.series', { year, classId: shown.classId, unitId });
  return (
    <div className={css['charts']}>
      <Beside unitId={unitId} shown={shown} />
      <Loaded query={query}>{(series) => <UnitSeries series={series} unit={unitName(shown, unitId)} />}</Loaded>
    </div>
  );
}

function unitName({ rows }: ClassScores, unitId: UnitId): string {
  return rows.find((row) => row.unitId === unitId)?.unit ?? '';
}

function Beside({ unitId, shown }: UnitChartsProps) {
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
    />
  );
}

interface SeriesProps {
  readonly series: ScoreSeries;
  readonly unit?: string;
}

export function UnitSeries({ series, unit }: SeriesProps) {
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
      />
      {years.length > 1 && (
        <SeriesChart
          title={`${of}各年总分`}
          points={years}
          unit={unit}
          legend="各年按当年的方案和类别；定稿的年度按公布分"
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
}

function SeriesChart({ title, points, unit, legend }: SeriesChartProps) {
  const option = useCallback((palette: Palette) => seriesOption(points, unit, palette), [points, unit]);
  const last = points.findLast(({ total, mean }) => (unit === undefined ? mean : total) !== undefined);
  const figure = unit === undefined ? last?.mean : last?.total;
  return (
    <Chart
      title={title}
      summary={
        last === undefined || figure === undefined
          ? `${title}，还没有数据`
          : `${title}，最近的${pointWords(last)}为 ${figure.toFixed(2)}`
      }
      option={option}
      height={280}
      table={() => seriesTable(points, unit, title)}
      legend={points.some(({ isProvisional }) => isProvisional) ? `${legend}；* 暂计，当时有指标尚未评议` : legend}
    />
  );
}
