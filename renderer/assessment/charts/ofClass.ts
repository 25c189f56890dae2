import type { ClassScores, ScoreSeries } from '../../../electron/contract/assessment.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { numberOf, type NodeFigure, type SeriesFigure, type UnitFigure } from './figures.ts';

/** The units of a class that have a total, by place, those without one last; as the table lists them. */
export function unitFigures({ rows }: ClassScores): readonly UnitFigure[] {
  return rows.flatMap(({ unit, total, place, grade }) =>
    total === undefined
      ? []
      : [
          {
            unit,
            total: Number(total),
            ...(place === undefined ? { isUnplaced: true } : { place }),
            ...(grade === undefined ? {} : { grade }),
          },
        ],
  );
}

/** A unit's points of each first-level node, beside those of its class. */
export function nodeFigures({ columns, rows }: ClassScores, unitId: UnitId): readonly NodeFigure[] {
  return columns.map(({ nodeId, name, full }) => {
    const cells = rows.flatMap((row) =>
      row.cells.flatMap((cell) =>
        cell.nodeId === nodeId ? [{ unitId: row.unitId, points: numberOf(cell.points) }] : [],
      ),
    );
    const points = cells.flatMap((cell) => cell.points ?? []);
    const has = points.length > 0;
    return {
      name,
      full: Number(full),
      own: cells.find((cell) => cell.unitId === unitId)?.points,
      mean: has ? points.reduce((sum, each) => sum + each, 0) / points.length : undefined,
      least: has ? Math.min(...points) : undefined,
      best: has ? Math.max(...points) : undefined,
    };
  });
}

interface Figures {
  readonly total?: string;
  readonly mean?: string;
  readonly best?: string;
  readonly place?: number;
  readonly of?: number;
  readonly isProvisional?: boolean;
}

function seriesFigure(label: string, { total, mean, best, place, of, isProvisional }: Figures): SeriesFigure {
  return {
    label,
    ...(isProvisional ? { isProvisional } : {}),
    ...(total === undefined ? {} : { total: Number(total) }),
    ...(mean === undefined ? {} : { mean: Number(mean) }),
    ...(best === undefined ? {} : { best: Number(best) }),
    ...(place === undefined ? {} : { place }),
    ...(of === undefined ? {} : { of }),
  };
}

export function monthFigures({ months }: ScoreSeries): readonly SeriesFigure[] {
  return months.map(({ month, ...figures }) => seriesFigure(`${month}月`, figures));
}

export function yearFigures({ years }: ScoreSeries): readonly SeriesFigure[] {
  return years.map(({ year, ...figures }) => seriesFigure(`${year}年`, figures));
}
