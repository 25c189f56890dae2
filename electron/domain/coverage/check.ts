import type { PlainDate } from '../dates/plainDate.ts';
import type { Duty, DutyKind } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { indexByOccurrence, occurrenceText } from '../model/occurrenceKey.ts';
import type { WorkCalendar } from '../workdays/workCalendar.ts';
import { unitsAnswering } from './answering.ts';
import { askingRules, dayWithin, expectationOf, type Expected, type CoverageFacts } from './expected.ts';
import type { CoverageFinding, GapCause, NoteCause } from './finding.ts';
import { dutyNotes, partyNotes } from './notes.ts';
import { versionHoles } from './versions.ts';
import { DUTY_KINDS } from '../words/duties.ts';

/** expected = due + exempt + gaps, always. */
export interface CoverageSum {
  readonly expected: number;
  readonly due: number;
  readonly exempt: number;
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

function checkDuty(reference: CoverageFacts, duty: Duty, occurrences: readonly Occurrence[]): DutyCoverage {
  const { expected, nobody, periods } = expectationOf(reference, duty);
  const rest = indexByOccurrence(occurrences);
  const missing: Expected[] = [];
  let due = 0;
  let exempt = 0;
  for (const one of expected) {
    const key = occurrenceText(one);
    const found = rest.get(key);
    if (found === undefined) missing.push(one);
    else if (found.lamp === 'exempt') exempt += 1;
    else due += 1;
    rest.delete(key);
  }
  const found = [...missingOf(duty, missing), ...factualGaps(reference, duty, nobody, periods)];
  const gaps = found.reduce((sum, { count }) => sum + count, 0);
  return {
    kind: duty.kind,
    expected: due + exempt + gaps,
    due,
    exempt,
    gaps,
    found,
    notes: dutyNotes(reference, duty, [...rest.values()]),
  };
}

function sumOf(parts: readonly CoverageSum[]): CoverageSum {
  const sum = { expected: 0, due: 0, exempt: 0, gaps: 0 };
  for (const part of parts) {
    sum.expected += part.expected;
    sum.due += part.due;
    sum.exempt += part.exempt;
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
