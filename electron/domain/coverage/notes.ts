import type { Duty, DutyRule } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { ruleMeant } from '../groups/meaning.ts';
import type { PeriodUnit } from '../model/timeRule.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Unit, UnitGroup } from '../model/unit.ts';
import { monthPieces } from '../submissions/pieces.ts';
import { membersOn, unitsAnswering } from './answering.ts';
import { askingRules, dayWithin, type CoverageFacts } from './expected.ts';
import type { CoverageFinding, NoteCause } from './finding.ts';
import { isOfKind } from './kinds.ts';
import { versionHoles } from './versions.ts';

type Note = CoverageFinding<NoteCause>;

function note(cause: NoteCause, more: Partial<Note>): Note {
  return { count: 1, unitIds: [], periods: [], ...more, cause };
}

/** What the check of one duty came upon. */
export interface DutyFindings {
  /** Occurrences that nobody asked for. */
  readonly unexpected: readonly Occurrence[];
  readonly misjudged: readonly Occurrence[];
  /** All that it has this year falls due before its start. */
  readonly startsTooLate: boolean;
}

/** What is worth a look at one duty. */
export function dutyNotes(
  reference: CoverageFacts,
  duty: Duty,
  { unexpected, misjudged, startsTooLate }: DutyFindings,
): readonly Note[] {
  const { facts } = reference;
  const dutyId = duty.id;
  const notes: Note[] = [];
  const about = (cause: NoteCause, found: readonly Occurrence[]): void => {
    if (found.length === 0) return;
    const unitIds = [...new Set(found.map(({ unitId }) => unitId))];
    const periods = [...new Set(found.map(({ period }) => period.key))];
    notes.push(note(cause, { dutyId, count: found.length, unitIds, periods }));
  };
  about('unexpected', unexpected);
  about('misjudged', misjudged);
  if (duty.following === 'none') return [...notes, note('notFollowed', { dutyId })];
  if (duty.timeCheck !== undefined) notes.push(note('timeToCheck', { dutyId }));
  if (duty.unitsCheck !== undefined) notes.push(note('unitsToCheck', { dutyId }));
  const rules = askingRules(facts, duty);
  if (rules.length === 0 && duty.rules.length > 0) notes.push(note('onlyDuration', { dutyId }));
  const waits = rules.some(({ rule }) => rule.type === 'triggered');
  if (waits && duty.register === undefined && !facts.triggers.some((trigger) => trigger.dutyId === dutyId)) {
    notes.push(note('neverTriggered', { dutyId }));
  }
  notes.push(...piecesNotes(duty, rules));
  if (startsTooLate) notes.push(note('startsTooLate', { dutyId }));
  const { outside } = versionHoles(reference, duty);
  if (outside.length > 0) notes.push(note('partOfYear', { dutyId, count: outside.length, periods: outside }));
  return notes;
}

/** How what a duty asks of 信息报送 is scored, where it is not by the month. */
function piecesNotes({ id, kind, following = 'counted' }: Duty, rules: readonly DutyRule[]): readonly Note[] {
  if (kind !== 'submission' || following !== 'counted') return [];
  const has = (...lengths: readonly PeriodUnit[]): boolean =>
    rules.some(
      ({ rule }) =>
        (rule.type === 'quota' && lengths.includes(rule.per)) ||
        (rule.type === 'recurring' && lengths.includes(rule.every)),
    );
  return [
    ...(has('quarter', 'halfYear', 'year') ? [note('longerPieces', { dutyId: id })] : []),
    ...(has('day', 'week') || rules.some(({ rule }) => rule.type === 'triggered')
      ? [note('unscoredPieces', { dutyId: id })]
      : []),
  ];
}

/** Groups that are named and have nobody in them, units that answer for nothing, registrations that answer nothing. */
export function partyNotes(reference: CoverageFacts, occurrences: readonly Occurrence[]): readonly Note[] {
  const { facts, today } = reference;
  const day = dayWithin(facts.year, today);
  const named = new Set(facts.duties.flatMap(({ assignments }) => assignments.map(({ party }) => party.id)));
  const groups = facts.groups.filter(({ id }) => named.has(id));
  const busy = new Set(occurrences.map(({ unitId }) => unitId));
  for (const duty of facts.duties) for (const unitId of unitsAnswering(facts, duty, day)) busy.add(unitId);
  const there = facts.units.filter(({ from, to }) => (from ?? day) <= day && day <= (to ?? day));
  // Before any duty is recorded, that nobody answers for one is no news.
  const idle = facts.duties.length === 0 ? [] : there.filter(({ id }) => !busy.has(id));
  return [
    ...groups.flatMap((group) => groupNotes(group, reference, there)),
    ...idle.map(({ id }) => note('idleUnit', { unitId: id })),
    ...strayFulfilments(reference, occurrences),
    ...differingPieces(facts),
  ];
}

/** Units whose typed figures of a month are others than their listed pieces. */
function differingPieces(facts: YearFacts): readonly Note[] {
  const of = monthPieces(facts);
  const typed = facts.submissions.filter(({ unitId, month }) => of(unitId, month).differs);
  return [...Map.groupBy(typed, ({ unitId }) => unitId)].map(([unitId, own]) => {
    const periods = own.map(({ month }) => `${facts.year}-${String(month).padStart(2, '0')}`);
    return note('piecesDiffer', { unitId, count: own.length, periods });
  });
}

/**
 * A group without members; and one whose name means a whole kind (区政府各部门) while units of that kind that are there on the day are not in it:
 * what it is asked for is asked of them too, or they are left out on purpose.
 */
function groupNotes(group: UnitGroup, { facts, today }: CoverageFacts, there: readonly Unit[]): readonly Note[] {
  const members = membersOn(group, facts.units, dayWithin(facts.year, today));
  if (members.size === 0) return [note('emptyGroup', { groupId: group.id })];
  const meant = ruleMeant(group.name);
  const excepted = new Set(group.exceptions?.map(({ unitId }) => unitId));
  const isLeft = (unit: Unit): boolean => meant !== undefined && isOfKind(meant, unit) && !members.has(unit.id);
  const left = there.filter((unit) => isLeft(unit) && !excepted.has(unit.id));
  if (left.length === 0) return [];
  return [note('outsideGroup', { groupId: group.id, count: left.length, unitIds: left.map(({ id }) => id) })];
}

function strayFulfilments({ facts }: CoverageFacts, occurrences: readonly Occurrence[]): readonly Note[] {
  const known = new Set(occurrences.flatMap(({ fulfilmentIds }) => fulfilmentIds));
  const stray = facts.fulfilments.filter(({ id }) => !known.has(id));
  return [...Map.groupBy(stray, ({ dutyId }) => dutyId)].map(([dutyId, own]) =>
    note('strayFulfilments', {
      dutyId,
      count: own.length,
      unitIds: [...new Set(own.map(({ unitId }) => unitId))],
      periods: [...new Set(own.map(({ periodKey }) => periodKey))],
    }),
  );
}
