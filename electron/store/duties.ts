import type Database from 'better-sqlite3';
import type { DutyId, RuleId, Year } from '../domain/brand.ts';
import type { Assignment, Duty, DutyRule } from '../domain/duties/duty.ts';
import type { RuleVersion } from '../domain/rules/timeRule.ts';
import type { DutiesRepository, DutySource, ImportedDuty, SourceRow, UnresolvedParty } from './dutyRecords.ts';
import {
  prepareReads,
  prepareWrites,
  type AssignmentRow,
  type CompareRow,
  type DutyRow,
  type RuleRow,
} from './dutyStatements.ts';
import { grouped } from './rows.ts';
import { readTimeRule, writeTimeRule } from './timeRuleJson.ts';

/** Duties, their rules and responsibilities. Writes run inside `command`. */
export function createDutiesRepository(db: Database.Database, nextId: () => string): DutiesRepository {
  const read = prepareReads(db);
  const write = prepareWrites(db);

  function addRule(dutyId: DutyId, rule: RuleVersion, sort: number): RuleId {
    const id = nextId() as RuleId;
    write.rule.run(id, dutyId, writeTimeRule(rule.rule), rule.validFrom ?? null, rule.validTo ?? null, sort);
    return id;
  }
  function addParties(id: string, assignments: readonly Assignment[], unresolved: readonly UnresolvedParty[]): void {
    for (const [sort, { party, role }] of assignments.entries()) {
      const unit = party.kind === 'unit' ? party.id : null;
      write.assignment.run(nextId(), id, unit, party.kind === 'group' ? party.id : null, role, sort);
    }
    for (const [sort, party] of unresolved.entries()) write.unresolved.run(nextId(), id, party.name, party.role, sort);
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
      const id = nextId() as DutyId;
      write.duty.run({
        ...texts(duty),
        id,
        year: duty.year,
        kind: duty.kind,
        timeCheck: duty.timeCheck ?? null,
        unitsCheck: duty.unitsCheck ?? null,
        sort: duty.sort,
        ...sourceColumns(duty.source),
      });
      for (const [sort, rule] of duty.rules.entries()) addRule(id, rule, sort);
      addParties(id, duty.assignments, duty.unresolved);
      return id;
    },
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
        if (rule.id === undefined) return addRule(id, rule, sort);
        const { validFrom = null, validTo = null } = rule;
        write.updateRule.run(writeTimeRule(rule.rule), validFrom, validTo, sort, rule.id);
        return rule.id;
      });
    },
    setAssignments(id, assignments, unresolved) {
      write.removeAssignments.run(id);
      write.removeUnresolved.run(id);
      addParties(id, assignments, unresolved);
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
