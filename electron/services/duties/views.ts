import type { DutyRow, TriggerView } from '../../contract/duties.ts';
import type { UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Assignment, Duty, Trigger } from '../../domain/duties/duty.ts';
import { dutyProgress } from '../../domain/duties/progress.ts';
import type { YearFacts } from '../../domain/facts.ts';
import type { Derived } from '../occurrences.ts';
import { assignmentView, ruleView } from '../views.ts';

/** Rows of the breakdown table, in the order of the source. */
export function dutyRows(duties: readonly Duty[], derived: Derived, today: PlainDate): readonly DutyRow[] {
  const unitsOf = unitOpener(derived.facts);
  return duties.map((duty) => dutyRow(duty, derived, today, unitsOf));
}

function dutyRow(
  duty: Duty,
  { facts, ofDuty }: Derived,
  today: PlainDate,
  unitsOf: (assignments: readonly Assignment[]) => readonly UnitId[],
): DutyRow {
  const { id, kind, number, task, subtask, content, timeWording, unitsWording, timeCheck, unitsCheck } = duty;
  return {
    id,
    kind,
    number,
    task,
    subtask,
    content,
    timeWording,
    unitsWording,
    rules: duty.rules.map((rule) => ({ id: rule.id, ...ruleView(rule.rule, duty.year) })),
    assignments: duty.assignments.map((assignment) => assignmentView(assignment, facts)),
    unitIds: unitsOf(duty.assignments),
    ...(timeCheck === undefined ? {} : { timeCheck }),
    ...(unitsCheck === undefined ? {} : { unitsCheck }),
    ...dutyProgress(duty, ofDuty(id), today),
  };
}

/** Opens groups to their members of the year; the list of one group is made once. */
function unitOpener(facts: YearFacts): (assignments: readonly Assignment[]) => readonly UnitId[] {
  const first = `${facts.year}-01-01`;
  const last = `${facts.year}-12-31`;
  const members = new Map(
    facts.groups.map((group) => [
      group.id,
      group.members
        .filter((member) => (member.from ?? first) <= last && (member.to ?? last) >= first)
        .map((member) => member.unitId),
    ]),
  );
  return (assignments) => {
    const open = assignments.map(({ party }) => (party.kind === 'unit' ? [party.id] : (members.get(party.id) ?? [])));
    const [only] = open;
    return open.length === 1 && only ? only : [...new Set(open.flat())];
  };
}

/** A trigger as the screens list it. */
export function triggerView({ id, title, on, unitIds }: Trigger): TriggerView {
  return { id, title, on, unitIds };
}

/** Where a duty came from, as one line: 《…》“明细表”工作表 C5. */
export function sourceLine(
  source: { readonly fileName: string; readonly sheet: string; readonly address: string } | undefined,
): string {
  return source ? `《${source.fileName}》“${source.sheet}”工作表 ${source.address}` : '手工新增';
}
