import type { ClassScores, Points } from '../../../electron/contract/assessment.ts';
import type { TableCopy } from '../../grid/csv.ts';
import { binsOf, type Bin } from './scale.ts';

/** A unit's total, as charts show it. */
export interface UnitFigure {
  readonly unit: string;
  readonly total: number;
  readonly place?: number;
  /** It has no place: 暂计, or too little applies to it. */
  readonly isUnplaced?: boolean;
  readonly grade?: string;
}

/** A grade's stretch of totals. */
export interface Band {
  readonly name: string;
  readonly from: number;
  readonly to: number | undefined;
}

/** The grades that begin at a total, each up to where the better one begins. Grades by a share of the class have no stretch of their own. */
export function bandsOf(grades: ClassScores['scheme']['tree']['grades']): readonly Band[] {
  const bands: Band[] = [];
  let to: number | undefined;
  for (const { name, from, atMostPercent } of grades) {
    if (atMostPercent === undefined) bands.push({ name, from: from === undefined ? 0 : Number(from), to });
    to = from === undefined ? to : Number(from);
  }
  return bands;
}

/** What a unit reached of a first-level node, beside its class. */
export interface NodeFigure {
  readonly name: string;
  readonly full: number;
  readonly own: number | undefined;
  readonly mean: number | undefined;
  readonly least: number | undefined;
  readonly best: number | undefined;
}

/** A point of a line: a month or a year. */
export interface SeriesFigure {
  readonly label: string;
  /** Somebody had not judged by then. */
  readonly isProvisional?: true;
  readonly total?: number;
  readonly mean?: number;
  readonly best?: number;
  readonly place?: number;
  /** How many units were ranked. */
  readonly of?: number;
}

/** Of decimal text, for a place on an axis only: sums and totals are the app's. */
export function numberOf(points: Points | undefined): number | undefined {
  return points === undefined ? undefined : Number(points);
}

/** What stands in a table beside a chart; nothing where there is no figure. */
function shown(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(2));
}

/** 排名: the same units as the chart, in its order. */
export function rankingTable(units: readonly UnitFigure[], mean: number | undefined, name: string): TableCopy {
  return {
    name,
    header: ['名次', '单位', '总分', '与均分相差', '等次'],
    rows: units.map(({ unit, total, place, grade }) => [
      place ?? '不排名',
      unit,
      total,
      mean === undefined ? undefined : shown(total - mean),
      grade,
    ]),
  };
}

/** 90 至 95（不含 95）: the last stretch takes its end. */
export function binWords(bin: Bin, isLast: boolean): string {
  return `${bin.from} 至 ${bin.to}${isLast ? '' : `（不含 ${bin.to}）`}`;
}

/** 分布: how many units lie in each stretch of totals. */
export function distributionTable(units: readonly UnitFigure[], name: string): TableCopy {
  const bins = binsOf(units.map(({ total }) => total));
  return {
    name,
    header: ['总分', '单位数'],
    rows: bins.map((bin, at) => [binWords(bin, at === bins.length - 1), bin.count]),
  };
}

/** 与本类比较: a unit's points of each node beside the class's. */
export function nodesTable(nodes: readonly NodeFigure[], unit: string, name: string): TableCopy {
  return {
    name,
    header: ['指标', '分值', unit, '本类平均', '本类最低', '本类最高'],
    rows: nodes.map(({ name: node, full, own, mean, least, best }) => [
      node,
      full,
      shown(own),
      shown(mean),
      shown(least),
      shown(best),
    ]),
  };
}

/** 6月（暂计） */
export function pointWords({ label, isProvisional }: SeriesFigure): string {
  return isProvisional ? `${label}（暂计）` : label;
}

/** Months or years of a unit, or of a class alone. */
export function seriesTable(points: readonly SeriesFigure[], unit: string | undefined, name: string): TableCopy {
  const hasPlaces = points.some(({ place }) => place !== undefined);
  return {
    name,
    header: ['时间', ...(unit === undefined ? [] : [unit]), '本类平均', '本类最高', ...(hasPlaces ? ['名次'] : [])],
    rows: points.map(({ total, mean, best, place, of, ...point }) => [
      pointWords(point),
      ...(unit === undefined ? [] : [shown(total)]),
      shown(mean),
      shown(best),
      ...(hasPlaces ? [place === undefined ? '' : of === undefined ? `${place}` : `${place}/${of}`] : []),
    ]),
  };
}
