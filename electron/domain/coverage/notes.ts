import type { Duty } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { unitsAnswering } from './answering.ts';
import { askingRules, dayWithin, type CoverageFacts } from './expected.ts';
import type { CoverageFinding, NoteCause } from './finding.ts';
import { versionHoles } from './versions.ts';

type Note = CoverageFinding<NoteCause>;

function note(cause: NoteCause, more: Partial<Note>): Note {
  return { count: 1, unitIds: [], periods: [], ...more, cause };
}

/** What is worth a look at one duty; `unexpected` are occurrences that nobody asked for. */
export function dutyNotes(reference: CoverageFacts, duty: Duty, unexpected: readonly Occurrence[]): readonly Note[] {
  const { facts } = reference;
  const dutyId = duty.id;
  const notes: Note[] = [];
  if (unexpected.length > 0) {
    const unitIds = [...new Set(unexpected.map(({ unitId }) => unitId))];
    const periods = [...new Set(unexpected.map(({ period }) => period.key))];
    notes.push(note('unexpected', { dutyId, count: unexpected.length, unitIds, periods }));
  }
  if (duty.timeCheck !== undefined) notes.push(note('timeToCheck', { dutyId }));
  if (duty.unitsCheck !== undefined) notes.push(note('unitsToCheck', { dutyId }));
  const rules = askingRules(facts, duty);
  if (rules.length === 0 && duty.rules.length > 0) notes.push(note('onlyDuration', { dutyId }));
  const waits = rules.some(({ rule }) => rule.type === 'triggered');
  if (waits && !facts.triggers.some((trigger) => trigger.dutyId === dutyId)) {
    notes.push(note('neverTriggered', { dutyId }));
  }
  const { outside } = versionHoles(reference, duty);
  if (outside.length > 0) notes.push(note('partOfYear', { dutyId, count: outside.length, periods: outside }));
  return notes;
}

/** Groups that are named and have nobody in them, units that answer for nothing, registrations that answer nothing. */
export function partyNotes(reference: CoverageFacts, occurrences: readonly Occurrence[]): readonly Note[] {
  const { facts, today } = reference;
  const day = dayWithin(facts.year, today);
  const named = new Set(facts.duties.flatMap(({ assignments }) => assignments.map(({ party }) => party.id)));
  const empty = facts.groups.filter(
    ({ id, members }) => named.has(id) && !members.some(({ from, to }) => (from ?? day) <= day && day <= (to ?? day)),
  );
  const busy = new Set(occurrences.map(({ unitId }) => unitId));
  for (const duty of facts.duties) for (const unitId of unitsAnswering(facts, duty, day)) busy.add(unitId);
  const there = facts.units.filter(({ from, to }) => (from ?? day) <= day && day <= (to ?? day));
  // Before any duty is recorded, that nobody answers for one is no news.
  const idle = facts.duties.length === 0 ? [] : there.filter(({ id }) => !busy.has(id));
  return [
    ...empty.map(({ id }) => note('emptyGroup', { groupId: id })),
    ...idle.map(({ id }) => note('idleUnit', { unitId: id })),
    ...strayFulfilments(reference, occurrences),
  ];
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
