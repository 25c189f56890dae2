import type { UnitClassId, UnitId } from '../brand.ts';
import { dateParts, dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Coverage } from '../model/publication.ts';
import type { SchemeNode, SchemeTree } from '../model/schemeTree.ts';
import type { Unit } from '../model/unit.ts';
import type { PageFact, Span, UnitFacts } from '../model/unitFacts.ts';
import { eventFacts, type EventSources } from './eventFacts.ts';
import { findingFacts, type FindingSources } from './findingFacts.ts';
import { occurrenceFacts, submissionFacts, type OccurrenceSources } from './occurrenceFacts.ts';
import { pieceFacts, type PieceSources } from './pieceFacts.ts';

/** All that scores of a year are reckoned from, as it stands on the score's day: `facts` and `occurrences` of that day, the rest is cut to it here. */
export interface ScoreSources extends OccurrenceSources, PieceSources, FindingSources, EventSources {
  /** Pages that came out, as lists show them (`publicationScoreFacts`). */
  readonly pages?: readonly (PageFact & { readonly unitId: UnitId })[];
  /** What the lists cover; absent: all is known of every column. */
  readonly pageCovers?: readonly Coverage[];
  readonly samples?: readonly (UnitFacts['samples'][number] & { readonly unitId: UnitId })[];
  readonly sheets?: readonly (UnitFacts['sheets'][number] & { readonly unitId: UnitId })[];
  readonly figures?: readonly (UnitFacts['figures'][number] & { readonly unitId: UnitId })[];
  readonly members?: readonly (UnitFacts['members'][number] & { readonly unitId: UnitId })[];
  readonly explained?: readonly { readonly unitId: UnitId; readonly nodeId: UnitFacts['explained'][number] }[];
  /** What people judged. */
  readonly judgements?: readonly (UnitFacts['judgements'][number] & { readonly unitId: UnitId })[];
  /** The class (考核类别) that a unit is in. */
  readonly classOf?: (unitId: UnitId) => UnitClassId | undefined;
}

/** What a unit's score is reckoned from. Each list is gone through once, whatever number of units there are. */
export function unitFacts(sources: ScoreSources): (unit: Unit) => UnitFacts {
  const { facts, days } = sources;
  const occurrences = occurrenceFacts(sources);
  const submissions = submissionFacts(sources);
  const findings = findingFacts(sources);
  const pieces = pieceFacts(sources);
  const of = <Row extends { readonly unitId: UnitId }>(rows: readonly Row[] = []) => {
    const byUnit = Map.groupBy(rows, ({ unitId }) => unitId);
    return (id: UnitId): readonly Row[] => byUnit.get(id) ?? [];
  };
  const [events, pages, samples] = [of(eventFacts(sources)), of(sources.pages), of(sources.samples)];
  const [sheets, figures, members] = [of(sources.sheets), of(sources.figures), of(sources.members)];
  const [judgements, explained] = [of(sources.judgements), of(sources.explained)];
  return (unit) => {
    const own = occurrences(unit.id);
    const found = findings(unit.id);
    return {
      unitId: unit.id,
      ...classIn(sources, unit.id),
      year: facts.year,
      ...daysOf(unit, facts),
      asOf: days.asOf,
      judgedOn: days.judgedOn,
      occurrences: [...own.occurrences, ...submissions(unit)],
      elements: [...own.elements, ...found.elements],
      findings: found.findings,
      pieces: pieces(unit.id),
      events: events(unit.id),
      pages: pages(unit.id).filter(({ on }) => dateParts(on).year === facts.year && on <= days.asOf),
      ...coversIn(sources, unit.id),
      samples: samples(unit.id),
      sheets: sheets(unit.id),
      figures: figures(unit.id).filter(({ on }) => on <= days.asOf),
      members: members(unit.id),
      judgements: judgements(unit.id),
      explained: explained(unit.id).map(({ nodeId }) => nodeId),
    };
  };
}

function classIn({ classOf }: ScoreSources, unitId: UnitId): Pick<UnitFacts, 'classId'> {
  const classId = classOf?.(unitId);
  return classId === undefined ? {} : { classId };
}

function coversIn({ pageCovers }: ScoreSources, unitId: UnitId): Pick<UnitFacts, 'pageCovers'> {
  if (pageCovers === undefined) return {};
  const own = pageCovers.filter(({ units }) => units.length === 0 || units.includes(unitId));
  return { pageCovers: own.map(({ columns, firstDay, lastDay }) => ({ columns, from: firstDay, to: lastDay })) };
}

/**
 * The same, with what the facts were at the end of the days that the scheme asks for (`cutOffDays`), of those that have passed. `asOf` makes them for
 * a day, as of that day and judged on the next; it is asked once per day, and not at all where no day is wanted.
 */
export function withSnapshots(
  now: (unit: Unit) => UnitFacts,
  days: readonly PlainDate[],
  asOf: (day: PlainDate) => (unit: Unit) => UnitFacts,
): (unit: Unit) => UnitFacts {
  if (days.length === 0) return now;
  const made = new Map<PlainDate, (unit: Unit) => UnitFacts>();
  const factsOn = (day: PlainDate): ((unit: Unit) => UnitFacts) => {
    const known = made.get(day) ?? asOf(day);
    made.set(day, known);
    return known;
  };
  return (unit) => {
    const facts = now(unit);
    const past = days.filter((day) => day < facts.judgedOn);
    if (past.length === 0) return facts;
    return { ...facts, snapshots: new Map(past.map((day) => [day, factsOn(day)(unit)])) };
  };
}

/** The days of the year that count for a unit: of its own life, and from the start of use. The month of the start counts whole. */
function daysOf({ from, to }: Unit, { year, inUseFrom, frame }: YearFacts): Pick<UnitFacts, 'span' | 'stretchesFrom'> {
  const first = dayInMonth(year, 1, 1);
  const last = dayInMonth(year, 12, 'last');
  const there = from === undefined || from < first ? first : from;
  const use = frame.countsBefore || inUseFrom === undefined || inUseFrom < there ? there : inUseFrom;
  const span: Span = { from: use, to: to !== undefined && to < last ? to : last };
  const { year: useYear, month } = dateParts(use);
  const monthBegins = dayInMonth(useYear, month, 1);
  const stretchesFrom = monthBegins < there ? there : monthBegins;
  return stretchesFrom === use ? { span } : { span, stretchesFrom };
}

/** The words by which a scheme's checklists name elements. */
export function elementNames({ nodes }: SchemeTree): readonly string[] {
  const below = (node: SchemeNode): readonly string[] =>
    node.kind === 'branch'
      ? node.children.flatMap(below)
      : node.clauses.flatMap((clause) => (clause.rule === 'checklist' ? clause.elements : []));
  return [...new Set(nodes.flatMap(({ node }) => below(node)))];
}
