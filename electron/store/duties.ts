import type Database from 'better-sqlite3';
import type { DutyId, RuleId, Year } from '../domain/brand.ts';
import type { Assignment, Duty, DutyRule } from '../domain/duties/duty.ts';
import type { RuleVersion } from '../domain/rules/timeRule.ts';
import type { DutiesRepository, DutySource, ImportedDuty, NewDuty, SourceRow, UnresolvedParty } from './dutyRecords.ts';
import {
  prepareReads,
  prepareWrites,
  type AssignmentRow,
  type CompareRow,
  type DutyRow,
  type RuleRow,
} from './dutyStatements.ts';
import type { Cell } from './insertMany.ts';
import { grouped } from './rows.ts';
import { readTimeRule, writeTimeRule } from './timeRuleJson.ts';

/** Duties, their rules and responsibilities. Writes run inside `command`. */
export function createDutiesRepository(db: Database.Database, nextId: () => string): DutiesRepository {
  const read = prepareReads(db);
  const write = prepareWrites(db);

  const ruleRow = (id: RuleId, dutyId: DutyId, rule: RuleVersion, sort: number): readonly Cell[] => {
    const { validFrom = null, validTo = null } = rule;
    return [id, dutyId, writeTimeRule(rule.rule), validFrom, validTo, sort];
  };
  // The store's ids are plain text; their kind is known from the table they name.
  const nextRuleId = () => nextId() as RuleId;
  const assignmentRows = (dutyId: DutyId, assignments: readonly Assignment[]): readonly (readonly Cell[])[] =>
    assignments.map(({ party, role }, sort) =>
      party.kind === 'unit'
        ? [nextId(), dutyId, party.id, null, role, sort]
        : [nextId(), dutyId, null, party.id, role, sort],
    );
  const unresolvedRows = (dutyId: DutyId, parties: readonly UnresolvedParty[]): readonly (readonly Cell[])[] =>
    parties.map(({ name, role }, sort) => [nextId(), dutyId, name, role, sort]);

  function addMany(duties: readonly NewDuty[]): readonly DutyId[] {
    const added = duties.map((duty) => ({ id: nextId() as DutyId, duty }));
    write.duties(added.map(({ id, duty }) => dutyRow(id, duty)));
    write.rules(added.flatMap(({ id, duty }) => duty.rules.map((rule, sort) => ruleRow(nextRuleId(), id, rule, sort))));
    write.assignments(added.flatMap(({ id, duty }) => assignmentRows(id, duty.assignments)));
    write.unresolved(added.flatMap(({ id, duty }) => unresolvedRows(id, duty.unresolved)));
    return added.map(({ id }) => id);
  }

  return {
    ofYear: (year) => readDuties(read, year),
    yearOf: (id) => read.yearOf.get(id),
    sourceOf: (id) => read.source.get(id),
    unitsQuestionOf: (id) => read.row.get(id)?.unitsCheck ?? undefined,
    unresolvedOf: (id) => read.unresolvedOf.all(id),
    assignmentsOf: (id) => read.assignmentsOf.all(id).map(toAssignment),
    awaiting: () => read.awaiting.all(),
    toCompare: (year, kind) => read.compare.all(year, kind).map(toImported),
    lastSort: (year) => read.lastSort.get(year) ?? 0,
    add(duty) {
      const [id] = addMany([duty]);
      if (id === undefined) throw new Error('A duty was not added');
      return id;
    },
    addMany,
    update(id, change) {
      const row = read.row.get(id);
      if (!row) return;
      write.update.run({
        ...texts({ ...row, ...change }),
        id,
        timeCheck: change.timeCheck === undefined ? row.timeCheck : change.timeCheck,
        unitsCheck: change.unitsCheck === undefined ? row.unitsCheck : change.unitsCheck,
      });
      if (change.source) write.source.run({ id, ...sourceColumns(change.source) });
    },
    setRules(id, rules) {
      const kept = new Set(rules.flatMap((rule) => (rule.id === undefined ? [] : [rule.id])));
      for (const ruleId of read.ruleIds.all(id)) if (!kept.has(ruleId)) write.removeRule.run(ruleId);
      return rules.map((rule, sort) => {
        if (rule.id === undefined) {
          const ruleId = nextRuleId();
          write.rules([ruleRow(ruleId, id, rule, sort)]);
          return ruleId;
        }
        const { validFrom = null, validTo = null } = rule;
        write.updateRule.run(writeTimeRule(rule.rule), validFrom, validTo, sort, rule.id);
        return rule.id;
      });
    },
    setAssignments(id, assignments, unresolved) {
      write.removeAssignments.run(id);
      write.removeUnresolved.run(id);
      write.assignments(assignmentRows(id, assignments));
      write.unresolved(unresolvedRows(id, unresolved));
    },
    remove(ids) {
      const list = JSON.stringify(ids);
      for (const statement of write.removeParts) statement.run(list);
      return write.remove.run(list).changes;
    },
  };
}

function readDuties(read: ReturnType<typeof prepareReads>, year: Year): readonly Duty[] {
  const rules = grouped(read.rules.all(year), (row) => row.dutyId, toRule);
  const assignments = grouped(read.assignments.all(year), (row) => row.dutyId, toAssignment);
  const unresolved = grouped(
    read.unresolved.all(year),
    (row) => row.dutyId,
    (row) => row.name,
  );
  const toDuty = ({ timeCheck, unitsCheck, importId, ...row }: DutyRow): Duty => {
    const check = unitsCheckOf(unitsCheck, unresolved.get(row.id) ?? []);
    return {
      ...row,
      rules: rules.get(row.id) ?? [],
      assignments: assignments.get(row.id) ?? [],
      ...(timeCheck === null ? {} : { timeCheck }),
      ...(check === undefined ? {} : { unitsCheck: check }),
      ...(importId === null ? {} : { importId }),
    };
  };
  return read.duties.all(year).map(toDuty);
}

/** What a person must decide about the responsible units: the reader's own question, and the names nobody bears. */
function unitsCheckOf(check: string | null, names: readonly string[]): string | undefined {
  if (names.length === 0) return check ?? undefined;
  const unknown = `${names.map((name) => `“${name}”`).join('')}尚未对应到单位或单位组，请在“单位”中新建或登记别名，或直接指定责任单位。`;
  return check === null ? unknown : `${check}${unknown}`;
}

function toRule(row: RuleRow): DutyRule {
  return {
    id: row.id,
    rule: readTimeRule(row.rule),
    ...(row.valid_from === null ? {} : { validFrom: row.valid_from }),
    ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
  };
}

function toAssignment({ unitId, groupId, role }: AssignmentRow): Assignment {
  if (unitId !== null) return { party: { kind: 'unit', id: unitId }, role };
  if (groupId !== null) return { party: { kind: 'group', id: groupId }, role };
  throw new Error('An assignment names neither a unit nor a group');
}

function toImported({ fileName, sheet, title, address, row, ...duty }: CompareRow): ImportedDuty {
  if (fileName === null || row === null) return duty;
  // Written by `sourceColumns` alone.
  return { ...duty, source: { fileName, sheet, title, address, row: JSON.parse(row) as SourceRow } };
}

function dutyRow(id: DutyId, duty: NewDuty): readonly Cell[] {
  const { year, kind, number, task, subtask, content, timeWording, unitsWording, sort } = duty;
  const { importId, sheet, title, address, row } = sourceColumns(duty.source);
  return [
    id,
    year,
    kind,
    number,
    task,
    subtask,
    content,
    timeWording,
    unitsWording,
    duty.timeCheck ?? null,
    duty.unitsCheck ?? null,
    sort,
    importId,
    sheet,
    title,
    address,
    row,
  ];
}

function texts(row: SourceRow): SourceRow {
  const { number, task, subtask, content, timeWording, unitsWording } = row;
  return { number, task, subtask, content, timeWording, unitsWording };
}

function sourceColumns(source: DutySource | undefined) {
  return {
    importId: source?.importId ?? null,
    sheet: source?.sheet ?? null,
    title: source?.title ?? null,
    address: source?.address ?? null,
    row: source ? JSON.stringify(texts(source.row)) : null,
  };
}
