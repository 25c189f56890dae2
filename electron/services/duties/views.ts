import type { DutyDetail, DutyRow, RuleVersionView, TriggerView } from '../../contract/duties.ts';
import type { DutyId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { STARTS_TOO_LATE } from '../../domain/words/states.ts';
import { currentRules, followedAs, type Assignment, type Duty, type DutyRule } from '../../domain/model/duty.ts';
import { dutyProgress } from '../../domain/duties/progress.ts';
import { staysIn } from '../../domain/groups/membership.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { DutyOrigin } from '../../store/repositories/dutyRecords.ts';
import type { DerivedYear } from '../app/derivations.ts';
import { assignmentView, ruleView } from '../year/views.ts';

/** Rows of the breakdown table, in the order of the source. */
export function dutyRows(duties: readonly Duty[], derived: DerivedYear, today: PlainDate): readonly DutyRow[] {
  const unitsOf = unitOpener(derived.facts);
  return duties.map((duty) => dutyRow(duty, derived, today, unitsOf));
}

function dutyRow(
  duty: Duty,
  { facts, ofDuty, isNotBegun }: DerivedYear,
  today: PlainDate,
  unitsOf: (assignments: readonly Assignment[]) => readonly UnitId[],
): DutyRow {
  const { id, kind, number, task, subtask, content, timeWording, unitsWording, timeCheck, unitsCheck } = duty;
  const { startsOn, following, isVerified } = duty;
  const occurrences = ofDuty(id);
  return {
    id,
    kind,
    number,
    task,
    subtask,
    content,
    timeWording,
    unitsWording,
    rules: currentRules(duty).map((rule) => versionView(rule, duty.year)),
    assignments: duty.assignments.map((assignment) => assignmentView(assignment, facts)),
    unitIds: unitsOf(duty.assignments),
    ...(timeCheck === undefined ? {} : { timeCheck }),
    ...(unitsCheck === undefined ? {} : { unitsCheck }),
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(following === undefined ? {} : { following }),
    ...(isVerified === undefined ? {} : { isVerified }),
    followedAs: followedAs(duty),
    ...(isNotBegun(id) ? { nothingDueWhy: STARTS_TOO_LATE } : {}),
    ...dutyProgress(duty, occurrences, today),
  };
}

/** Opens groups to their members of the year, and adds who takes a closed unit's place; the list of one group is made once. */
export function unitOpener(facts: YearFacts): (assignments: readonly Assignment[]) => readonly UnitId[] {
  const first = `${facts.year}-01-01`;
  const last = `${facts.year}-12-31`;
  const members = new Map(
    facts.groups.map((group) => [
      group.id,
      staysIn(group, facts.units)
        .filter((member) => (member.from ?? first) <= last && (member.to ?? last) >= first)
        .map((member) => member.unitId),
    ]),
  );
  const heirs = new Map(
    facts.units.flatMap(({ id, to, successorId }) =>
      successorId !== undefined && to !== undefined && to < last ? [[id, successorId] as const] : [],
    ),
  );
  return (assignments) => {
    const open = assignments.map(({ party }) => (party.kind === 'unit' ? [party.id] : (members.get(party.id) ?? [])));
    const [only] = open;
    if (open.length === 1 && only && heirs.size === 0) return only;
    const units = new Set(open.flat());
    // A set is gone through with what is added on the way, so that a successor's successor comes too.
    for (const id of units) {
      const heir = heirs.get(id);
      if (heir !== undefined) units.add(heir);
    }
    return [...units];
  };
}

/** A duty's triggers as the screens list them, by day. */
export function triggerViews(facts: YearFacts, dutyId: DutyId): readonly TriggerView[] {
  const done = facts.fulfilments.filter((each) => each.dutyId === dutyId);
  return facts.triggers
    .filter((trigger) => trigger.dutyId === dutyId)
    .map(({ id, title, on, unitIds }) => {
      const registrations = done.filter(({ periodKey }) => periodKey === id).length;
      return { id, title, on, unitIds, registrations };
    });
}

function versionView({ id, rule, validFrom, validTo }: DutyRule, year: number): RuleVersionView {
  return {
    id,
    ...ruleView(rule, year),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
  };
}

/** Every version of a duty's rules, earliest first; empty where none was ever changed from a date on. */
export function ruleHistory({ rules, year }: Duty): readonly RuleVersionView[] {
  if (rules.every(({ validFrom, validTo }) => validFrom === undefined && validTo === undefined)) return [];
  return rules
    .toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
    .map((rule) => versionView(rule, year));
}

/** The documents that say a duty, first what it was made from: each with the place where its latest import has it. */
function documentsOf(origins: readonly DutyOrigin[]): readonly Omit<DutyOrigin, 'row'>[] {
  const latest = new Map<string, Omit<DutyOrigin, 'row'>>();
  for (const { fileName, sheet, address, importedAt } of origins) {
    latest.set(`${fileName}\n${sheet}`, { fileName, sheet, address, importedAt });
  }
  return [...latest.values()];
}

/** Where a duty came from, as one line: 《…》“明细表”工作表 C5. */
export function sourceLine(origins: readonly DutyOrigin[]): string {
  const [source] = documentsOf(origins);
  return source ? `《${source.fileName}》“${source.sheet}”工作表 ${source.address}` : '手工新增';
}

/** Which documents say a duty, and its wordings as imported where one of them was changed since: no import says what it says now. */
export function originView(
  origins: readonly DutyOrigin[],
  duty: Duty,
): Pick<DutyDetail, 'source' | 'alsoIn' | 'imported'> {
  const [source, ...alsoIn] = documentsOf(origins);
  const last = origins.at(-1);
  if (!source || !last) return { alsoIn };
  const asImported = (field: 'content' | 'timeWording' | 'unitsWording'): string =>
    origins.some(({ row }) => row[field] === duty[field]) ? duty[field] : last.row[field];
  const imported = {
    content: asImported('content'),
    timeWording: asImported('timeWording'),
    unitsWording: asImported('unitsWording'),
  };
  const changed = imported.content !== duty.content || imported.timeWording !== duty.timeWording;
  return { source, alsoIn, ...(changed || imported.unitsWording !== duty.unitsWording ? { imported } : {}) };
}
