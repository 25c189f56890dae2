import type Fraction from 'fraction.js';
import type {
  Between,
  FactChange,
  FactView,
  HonourView,
  Honours,
  MonthBefore,
  NodeView,
  ScoreSeries,
  SeriesPoint,
  StateOn,
  WhatIf,
} from '../../contract/assessment.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { overallHonours, progressHonours, specialHonours, type YearResult } from '../../domain/assessment/honours.ts';
import { nodeChanges, supposing, type Supposed } from '../../domain/assessment/supposing.ts';
import { nodeNames, type ScoredClass } from '../../domain/assessment/yearScores.ts';
import type { SchemeNodeId, UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import { addDays, dateParts, dayInMonth, endOfMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { occurrenceText } from '../../domain/model/occurrenceKey.ts';
import type { EventFact } from '../../domain/model/unitFacts.ts';
import { scoreDays } from '../../domain/occurrences/asOf.ts';
import { parsePoints, roundPoints, type Points } from '../../domain/points.ts';
import { exact, HUNDRED, meanOf } from '../../domain/scoring/exact.ts';
import { scoreClass } from '../../domain/scoring/scoreClass.ts';
import { findNode } from '../../domain/scoring/scoreTree.ts';
import type { ServiceContext } from '../app/context.ts';
import { detailOf } from './detail.ts';
import { publishedOf } from './published.ts';
import { findRow } from './rows.ts';
import { scoresOf, scoresOn, type ScoredYear } from './scores.ts';
import { missingYear } from './table.ts';

function noUnit(year: Year) {
  return fail('not-found', `${year} 年度没有这个单位，可能已被移除。请刷新后重试。`);
}

/** What a unit's score would be, with its whole class reckoned anew. */
export function whatIf(context: ServiceContext, input: ParsedInputOf<'assessment.whatIf'>): Outcome<WhatIf> {
  const { year, unitId } = input;
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const found = findRow(scoresOf(context, year), unitId);
  if (found === undefined) return noUnit(year);
  const { row, each } = found;
  const supposed = supposedOf(input);
  const rows = scoreClass(
    each.tree,
    each.of.weight,
    each.rows.map(({ facts, unplaced }) => ({
      facts: facts.unitId === unitId ? supposing(facts, supposed) : facts,
      barred: unplaced === 'gone' || unplaced === 'inTwoClasses' ? unplaced : undefined,
    })),
  );
  const after = rows.find(({ score }) => score.unitId === unitId);
  return succeed({
    ...(row.score.total === undefined ? {} : { before: row.score.total }),
    ...(after?.score.total === undefined ? {} : { after: after.score.total }),
    ...(row.place === undefined ? {} : { placeBefore: row.place }),
    ...(after?.place === undefined ? {} : { placeAfter: after.place }),
    ...(row.grade === undefined ? {} : { gradeBefore: row.grade }),
    ...(after?.grade === undefined ? {} : { gradeAfter: after.grade }),
    nodes: nodeChanges(each.tree, row.score.nodes, after?.score.nodes ?? []),
  });
}

function supposedOf({ changes, events, judgements }: ParsedInputOf<'assessment.whatIf'>): Supposed {
  const eventFact = ({ level, organ, ...rest }: (typeof events)[number], at: number): EventFact => ({
    ...rest,
    id: `supposed ${at}`,
    ...(level === null ? {} : { level }),
    ...(organ === null ? {} : { organ }),
  });
  return {
    outcomes: new Map(changes.map(({ occurrence, outcome }) => [occurrenceText(occurrence), outcome])),
    events: events.map(eventFact),
    judgements,
  };
}

/** The year's scores as they stood on a day, by what was known then. */
function scoresAt(context: ServiceContext, year: Year, day: PlainDate): ScoredYear {
  if (day >= context.clock.today()) return scoresOf(context, year);
  return scoresOn(context, year, scoreDays(context.store.facts(year), day), day);
}

/** What changed of a unit's score between two days. */
export function between(
  context: ServiceContext,
  { year, unitId, from, to }: ParsedInputOf<'assessment.between'>,
): Outcome<Between> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  if (from > to) {
    return fail('invalid-input', `开始日 ${from} 晚于结束日 ${to}，请对调。`, { fields: { from: '晚于结束日' } });
  }
  const [before, after] = [scoresAt(context, year, from), scoresAt(context, year, to)];
  const [was, is] = [findRow(before, unitId), findRow(after, unitId)];
  if (was === undefined || is === undefined) return noUnit(year);
  const facts = new Map<SchemeNodeId, readonly FactView[]>(
    detailOf(context, before, was.each, was.row).nodes.flatMap(factsBelow),
  );
  const now = new Map(detailOf(context, after, is.each, is.row).nodes.flatMap(factsBelow));
  return succeed({
    from: stateOn(before, was.row),
    to: stateOn(after, is.row),
    nodes: nodeChanges(is.each.tree, was.row.score.nodes, is.row.score.nodes).map((change) =>
      Object.assign({}, change, { facts: factChanges(facts.get(change.nodeId) ?? [], now.get(change.nodeId) ?? []) }),
    ),
  });
}

function stateOn({ days }: ScoredYear, { score, place }: ScoredClass['rows'][number]): StateOn {
  return {
    asOf: days.asOf,
    ...(score.total === undefined ? {} : { total: score.total }),
    ...(isProvisional(score) ? { isProvisional: true } : {}),
    ...(place === undefined ? {} : { place }),
  };
}

/** 暂计: leaves that nobody has judged yet are left out of the total. */
function isProvisional({ total, unjudged }: ScoredClass['rows'][number]['score']): boolean {
  return total !== undefined && unjudged.length > 0;
}

/** What each leaf counted, those that came out well too. */
function factsBelow({
  nodeId,
  clauses,
  children,
}: NodeView): readonly (readonly [SchemeNodeId, readonly FactView[]])[] {
  const own = clauses.flatMap(({ counted, wellFacts }) => [...counted, ...wellFacts]);
  return [[nodeId, own] as const, ...children.flatMap(factsBelow)];
}

function factChanges(before: readonly FactView[], after: readonly FactView[]): readonly FactChange[] {
  const keyOf = ({ of, on, text, occurrence }: FactView): string =>
    occurrence === undefined ? `${of} ${text} ${on}` : `${of} ${occurrenceText(occurrence)} ${text}`;
  const saidOf = ({ said, count }: FactView): string => JSON.stringify([said, count]);
  const was = new Map(before.map((fact) => [keyOf(fact), fact]));
  const is = new Map(after.map((fact) => [keyOf(fact), fact]));
  const changed = [...is].flatMap(([key, fact]): readonly FactChange[] => {
    const earlier = was.get(key);
    if (earlier === undefined) return [{ ...fact, change: 'new' }];
    return saidOf(earlier) === saidOf(fact) ? [] : [{ ...fact, change: 'changed' }];
  });
  const gone = [...was].flatMap(([key, fact]): readonly FactChange[] =>
    is.has(key) ? [] : [{ ...fact, change: 'gone' }],
  );
  return [...changed, ...gone];
}

/** Totals and places of a class at a moment. */
type Totals = ReadonlyMap<UnitId, { readonly total: Points; readonly isProvisional?: true; readonly place?: number }>;

/** What classes came to at the ends of months: kept for as long as the facts are the same. */
const monthly = new WeakMap<YearFacts, Map<PlainDate, ReadonlyMap<UnitClassId, Totals>>>();

function totalsAt(context: ServiceContext, year: Year, day: PlainDate): ReadonlyMap<UnitClassId, Totals> {
  const facts = context.store.facts(year);
  const known = monthly.get(facts) ?? new Map<PlainDate, ReadonlyMap<UnitClassId, Totals>>();
  monthly.set(facts, known);
  const before = known.get(day);
  if (before !== undefined) return before;
  const totals = new Map(scoresAt(context, year, day).scored.map((each) => [each.of.id, totalsOf(each)]));
  known.set(day, totals);
  return totals;
}

function totalsOf({ rows }: ScoredClass): Totals {
  return new Map(
    rows.flatMap(({ unit, score, place }) =>
      score.total === undefined
        ? []
        : [
            [
              unit.id,
              {
                total: score.total,
                ...(isProvisional(score) ? { isProvisional: true as const } : {}),
                ...(place === undefined ? {} : { place }),
              },
            ] as const,
          ],
    ),
  );
}

function pointOf(totals: Totals, unitId: UnitId | undefined): SeriesPoint {
  const all = [...totals.values()].map(({ total }) => exact(total));
  const mean = meanOf(all);
  const own = unitId === undefined ? undefined : totals.get(unitId);
  const isAnyProvisional = [...totals.values()].some((each) => each.isProvisional);
  const best = all.toSorted((a, b) => b.compare(a))[0];
  return {
    of: all.length,
    ...(own === undefined ? {} : own),
    ...(unitId === undefined && isAnyProvisional ? { isProvisional: true } : {}),
    ...(mean === undefined ? {} : { mean: roundPoints(mean) }),
    ...(best === undefined ? {} : { best: roundPoints(best) }),
  };
}

/** A class, and a unit of it, over the months of the year and over the years. */
export function series(
  context: ServiceContext,
  { year, classId, unitId }: ParsedInputOf<'assessment.series'>,
): Outcome<ScoreSeries> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const scored = scoresOf(context, year);
  const own = scored.scored.find(({ of }) => of.id === classId);
  if (own === undefined) return fail('not-found', '没有找到这个考核类别。请刷新后重试。');
  const months = Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) => {
    const end = endOfMonth(year, month);
    const today = context.clock.today();
    // A month that is not over is told as of today; one that has not begun is not told.
    if (end.slice(0, 8) > today.slice(0, 8)) return [];
    const day = end < today ? end : today;
    const totals = totalsAt(context, year, day).get(classId) ?? new Map();
    return [{ month, asOf: day, ...pointOf(totals, unitId) }];
  });
  const years = context.store.workspace
    .years()
    .map((each) => each.year)
    .toSorted((a, b) => a - b)
    .flatMap((each) => {
      const result = resultOf(context, each, own.of.name, unitId);
      return result === undefined
        ? []
        : [{ year: each, ...pointOf(result.totals, unitId), outOf: result.outOf, isFrozen: result.isFrozen }];
    });
  return succeed({ months, years });
}

/** 较上月: what the units of a class came to by the end of the month before. */
export function monthBefore(
  context: ServiceContext,
  { year, classId }: ParsedInputOf<'assessment.monthBefore'>,
): Outcome<MonthBefore> {
  const missing = missingYear(context, year);
  return missing ? { ok: false, error: missing } : succeed(monthBeforeOf(context, year, classId));
}

/** The same of a year that there is. */
export function monthBeforeOf(context: ServiceContext, year: Year, classId: UnitClassId): MonthBefore {
  const { asOf } = scoresOf(context, year).days;
  const day = addDays(dayInMonth(dateParts(asOf).year, dateParts(asOf).month, 1), -1);
  if (dateParts(day).year < year) return { totals: [] };
  const totals = totalsAt(context, year, day).get(classId) ?? new Map();
  return {
    asOf: day,
    totals: [...totals].map(([unitId, { total, isProvisional: isOpen }]) =>
      isOpen ? { unitId, total, isProvisional: true as const } : { unitId, total },
    ),
  };
}

interface YearOfClass {
  readonly classId: UnitClassId;
  readonly totals: Totals;
  readonly outOf: Points;
  readonly isFrozen: boolean;
}

/** What a class came to in a year: as published where it is frozen. In other years it is known by its name, or by the unit. */
function resultOf(
  context: ServiceContext,
  year: Year,
  name: string,
  unitId: UnitId | undefined,
): YearOfClass | undefined {
  const scored = scoresOf(context, year).scored.filter(({ rows }) => rows.length > 0);
  const each =
    scored.find(({ of }) => of.name === name) ??
    scored.find(({ of }) => unitId !== undefined && of.unitIds.includes(unitId));
  if (each === undefined) return undefined;
  const published = publishedOf(context, year).get(each.of.id);
  const tree = published?.frozen.table.scheme.tree ?? each.tree;
  const outOf = tree.scaling === 'rescaled' ? '100' : tree.total;
  const base = { classId: each.of.id, outOf };
  if (published === undefined) return { ...base, totals: totalsOf(each), isFrozen: false };
  const totals = new Map(
    published.figures.flatMap(({ unitId: id, total, place }) =>
      total === undefined ? [] : [[id, { total, ...(place === undefined ? {} : { place }) }] as const],
    ),
  );
  return { ...base, totals, isFrozen: true };
}

/** Whom the figures of a class propose for honours. */
export function honours(
  context: ServiceContext,
  { year, classId, most, nodeId }: ParsedInputOf<'assessment.honours'>,
): Outcome<Honours> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const own = scoresOf(context, year).scored.find(({ of }) => of.id === classId);
  if (own === undefined) return fail('not-found', '没有找到这个考核类别。请刷新后重试。');
  const units = new Map(own.rows.map(({ unit }) => [unit.id, unit.name]));
  const view = (unitId: UnitId, place: number, words: string): HonourView => ({
    unitId,
    unit: units.get(unitId) ?? '',
    place,
    words,
  });
  const before = context.store.workspace.years().find((each) => each.year < year);
  const results = yearResults(resultOf(context, year, own.of.name, undefined));
  const earlier = before && yearResults(resultOf(context, before.year, own.of.name, undefined));
  return succeed({
    overall: overallHonours(results, most).map(({ unitId, place, total }) => view(unitId, place, `总分 ${total}`)),
    progress: progressHonours(results, earlier ?? [], most).map(({ unitId, place, rise, placesUp }) =>
      view(unitId, place, `比上年提高 ${rise} 分${movedWords(placesUp)}`),
    ),
    special:
      nodeId === undefined
        ? []
        : specialOf(context, own, nodeId, most).map(({ unitId, place, points }) =>
            view(unitId, place, `“${nodeNames(own.tree)(nodeId)}”${points} 分`),
          ),
  });
}

function movedWords(placesUp: number | undefined): string {
  if (placesUp === undefined || placesUp === 0) return '';
  return placesUp > 0 ? `，前进 ${placesUp} 名` : `，后退 ${-placesUp} 名`;
}

function yearResults(result: YearOfClass | undefined): readonly YearResult[] {
  if (result === undefined) return [];
  const whole = exact(result.outOf);
  return [...result.totals].map(([unitId, reached]) =>
    Object.assign({ unitId, percent: roundPoints(exact(reached.total).mul(HUNDRED).div(whole)) }, reached),
  );
}

/** What units reached in a node: as frozen, else as it stands. */
function specialOf(context: ServiceContext, each: ScoredClass, nodeId: SchemeNodeId, most: number) {
  const frozen = publishedOf(context, each.scheme.year).get(each.of.id)?.frozen;
  const reached =
    frozen === undefined
      ? each.rows.flatMap(({ unit, score, place }) => {
          const points = place === undefined ? undefined : findNode(score.nodes, nodeId)?.points;
          return points === undefined ? [] : [{ unitId: unit.id, points }];
        })
      : frozen.details.flatMap(({ row, nodes }) => {
          const points =
            row.place === undefined ? undefined : nodes.flatMap(pointsBelow).find(([id]) => id === nodeId)?.[1];
          return points === undefined ? [] : [{ unitId: row.unitId, points }];
        });
  return specialHonours(reached, most);
}

function pointsBelow({ nodeId, points, children }: NodeView): readonly (readonly [SchemeNodeId, Fraction])[] {
  const own = points === undefined ? undefined : parsePoints(points);
  return [...(own === undefined ? [] : [[nodeId, own] as const]), ...children.flatMap(pointsBelow)];
}
