import type { PlainDate } from '../dates/plainDate.ts';
import type { Duty, DutyKind } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { indexByOccurrence, occurrenceText } from '../model/occurrenceKey.ts';
import type { WorkCalendar } from '../workdays/workCalendar.ts';
import { successorOn, unitsAnswering, unitsNamed } from './answering.ts';
import { askingRules, dayWithin, expectationOf, type Expected, type CoverageFacts } from './expected.ts';
import type { CoverageFinding, GapCause, NoteCause } from './finding.ts';
import { dutyNotes, partyNotes } from './notes.ts';
import { piecesSent, standingOf, standsAs, type Standing } from './standing.ts';
import { versionHoles } from './versions.ts';
import { DUTY_KINDS } from '../words/duties.ts';

/** expected = due + exempt + before + aside + gaps, always. */
export interface CoverageSum {
  readonly expected: number;
  /** What counts in rates and score. */
  readonly due: number;
  readonly exempt: number;
  /** 此前: due before the start of use. */
  readonly before: number;
  /** Reported, the office's own, or on record though not followed. */
  readonly aside: number;
  readonly gaps: number;
}

/** Proof that every unit x duty x period of a year is an occurrence, an exemption or a gap. */
export interface Coverage extends CoverageSum {
  readonly byKind: readonly (CoverageSum & { readonly kind: DutyKind; readonly duties: number })[];
  readonly found: readonly CoverageFinding<GapCause>[];
  readonly notes: readonly CoverageFinding<NoteCause>[];
}

export interface CoverageOptions {
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
}

interface DutyCoverage extends CoverageSum {
  readonly kind: DutyKind;
  readonly found: readonly CoverageFinding<GapCause>[];
  readonly notes: readonly CoverageFinding<NoteCause>[];
}

function gap(
  duty: Duty,
  cause: GapCause,
  count: number,
  more: Partial<CoverageFinding> = {},
): readonly CoverageFinding<GapCause>[] {
  return count === 0 ? [] : [{ unitIds: [], periods: [], ...more, cause, dutyId: duty.id, count }];
}

/** Gaps that no occurrence can fill: the facts themselves leave something out. */
function factualGaps(
  reference: CoverageFacts,
  duty: Duty,
  nobody: readonly string[],
  periods: number,
): readonly CoverageFinding<GapCause>[] {
  const { facts, today } = reference;
  if (duty.following === 'none' || duty.register !== undefined) return [];
  if (duty.assignments.length === 0) {
    const rules = askingRules(facts, duty);
    // Triggers name their units themselves.
    if (rules.length > 0 && rules.every(({ rule }) => rule.type === 'triggered')) return gap(duty, 'noUnits', 1);
    return gap(duty, 'noUnits', Math.max(1, periods));
  }
  const isAsked = duty.timeCheck !== undefined && askingRules(facts, duty).length === 0;
  if (duty.rules.length === 0 && (duty.kind !== 'measure' || isAsked)) {
    return gap(duty, 'noRule', Math.max(1, unitsAnswering(facts, duty, dayWithin(facts.year, today)).size));
  }
  const { between, betweenPeriods } = versionHoles(reference, duty);
  return [
    ...gap(duty, 'nobody', nobody.length, { periods: nobody }),
    ...gap(duty, 'betweenVersions', between, { periods: betweenPeriods }),
  ];
}

function missingOf(duty: Duty, missing: readonly Expected[]): readonly CoverageFinding<GapCause>[] {
  const unitIds = [...new Set(missing.map(({ unitId }) => unitId))];
  const periods = [...new Set(missing.map(({ periodKey }) => periodKey))];
  return gap(duty, 'missing', missing.length, { unitIds, periods });
}

/** What one duty's occurrences come to, and those that do not stand as they should. */
interface Standings {
  readonly missing: readonly Expected[];
  readonly misjudged: readonly Occurrence[];
  readonly unexpected: readonly Occurrence[];
  readonly counts: Readonly<Record<Standing | 'exempt', number>>;
}

function standingsOf(
  { facts }: CoverageFacts,
  duty: Duty,
  expected: readonly Expected[],
  occurrences: readonly Occurrence[],
): Standings {
  const rest = indexByOccurrence(occurrences);
  const missing: Expected[] = [];
  const misjudged: Occurrence[] = [];
  const counts = { counts: 0, before: 0, aside: 0, exempt: 0 };
  for (const one of expected) {
    const key = occurrenceText(one);
    const found = rest.get(key);
    rest.delete(key);
    if (found === undefined) {
      missing.push(one);
      continue;
    }
    const extension = facts.extensions.find(({ id }) => id === found.extensionId);
    const standing = standingOf(facts, duty, one.rule, extension?.dueOn ?? one.dueOn);
    counts[found.lamp === 'exempt' ? 'exempt' : standing] += 1;
    if (!standsAs(found, standing) || !hasItsPieces(facts, duty, one, found)) misjudged.push(found);
  }
  return { missing, misjudged, counts, unexpected: [...rest.values()] };
}

/** Pieces of 信息报送 counted again; what is not counted by months is no matter here. */
function hasItsPieces(facts: YearFacts, duty: Duty, one: Expected, found: Occurrence): boolean {
  if (duty.kind !== 'submission' || one.rule.rule.type === 'triggered') return true;
  const named = unitsNamed(facts, duty, one.dueOn);
  const heirTo = [...named].filter((id) => successorOn(facts.units, id, one.dueOn) === one.unitId);
  const units = named.has(one.unitId) ? [one.unitId] : [one.unitId, ...heirTo];
  const sent = piecesSent(facts, [...new Set(units)], found.period);
  return sent === undefined || sent === found.done;
}

function checkDuty(reference: CoverageFacts, duty: Duty, occurrences: readonly Occurrence[]): DutyCoverage {
  const { expected, nobody, periods, notBegun } = expectationOf(reference, duty);
  const { missing, misjudged, unexpected, counts } = standingsOf(reference, duty, expected, occurrences);
  const found = [...missingOf(duty, missing), ...factualGaps(reference, duty, nobody, periods)];
  const gaps = found.reduce((sum, { count }) => sum + count, 0);
  const { counts: due, exempt, before, aside } = counts;
  return {
    kind: duty.kind,
    expected: due + exempt + before + aside + gaps,
    due,
    exempt,
    before,
    aside,
    gaps,
    found,
    notes: dutyNotes(reference, duty, { unexpected, misjudged, startsTooLate: expected.length === 0 && notBegun > 0 }),
  };
}

function sumOf(parts: readonly CoverageSum[]): CoverageSum {
  const sum = { expected: 0, due: 0, exempt: 0, before: 0, aside: 0, gaps: 0 };
  for (const part of parts) {
    sum.expected += part.expected;
    sum.due += part.due;
    sum.exempt += part.exempt;
    sum.before += part.before;
    sum.aside += part.aside;
    sum.gaps += part.gaps;
  }
  return sum;
}

/**
 * Holds a year's occurrences against what assignments, membership and rules ask for. The expectation is found by a way of its own (see
 * `expectedPeriods`, `unitsAnswering`), so an occurrence that the derivation loses shows as `missing`, one that it invents as `unexpected`.
 */
export function coverage(facts: YearFacts, occurrences: readonly Occurrence[], options: CoverageOptions): Coverage {
  const reference: CoverageFacts = { facts, ...options };
  const ofDuty = Map.groupBy(occurrences, ({ dutyId }) => dutyId);
  const parts = facts.duties.map((duty) => checkDuty(reference, duty, ofDuty.get(duty.id) ?? []));
  const byKind = DUTY_KINDS.flatMap((kind) => {
    const own = parts.filter((part) => part.kind === kind);
    return own.length === 0 ? [] : [{ kind, duties: own.length, ...sumOf(own) }];
  });
  return {
    ...sumOf(parts),
    byKind,
    found: parts.flatMap(({ found }) => found),
    notes: [...parts.flatMap(({ notes }) => notes), ...partyNotes(reference, occurrences)],
  };
}
