import type Database from 'better-sqlite3';
import type { DutyId, RuleId, Year } from '../../domain/brand.ts';
import type { ImportedDuty, ImportedFrom } from '../../domain/exchange/importMatching.ts';
import type { DutyTexts, Assignment, Duty, DutyKind, DutyRule, NamedParty } from '../../domain/model/duty.ts';
import { ruleText } from '../../domain/rules/equal.ts';
import type { DutiesRepository, DutyChange, DutyOrigin, DutySource, NewDuty, StoredRule } from './dutyRecords.ts';
import {
  prepareReads,
  prepareWrites,
  type AssignmentRow,
  type DutyColumns,
  type OriginRow,
  type PlanRow,
  type Reads,
  type RuleCells,
  type RuleRow,
  type Writes,
} from './dutyStatements.ts';
import type { SqlValue } from './insertMany.ts';
import { grouped } from './rows.ts';
import { readTimeRule } from './timeRuleJson.ts';

/** Duties, their rules and responsibilities. Writes run inside `command`. */
export function createDutiesRepository(db: Database.Database, nextId: () => string): DutiesRepository {
  const read = prepareReads(db);
  const write = prepareWrites(db);
  const parts = partRows(nextId);
  // The store's ids are plain text; their kind is known from the table they name.
  const newId = () => nextId() as DutyId;
  const addMany = (duties: readonly NewDuty[]): readonly DutyId[] => {
    const added = duties.map((duty) => ({ id: newId(), duty }));
    write.duties(added.map(({ id, duty }) => dutyRow(id, duty)));
    write.rules(added.flatMap(({ id, duty }) => parts.rules(id, duty.rules)));
    write.assignments(added.flatMap(({ id, duty }) => parts.assignments(id, duty.assignments)));
    write.unresolved(added.flatMap(({ id, duty }) => parts.unresolved(id, duty.unresolved)));
    return added.map(({ id }) => id);
  };
  return {
    ofYear: (year) => readDuties(read, year),
    yearOf: (id) => read.yearOf.get(id),
    sourcesOf: (id) => read.sourcesOf.all({ id }).map(toOrigin),
    unitsQuestionOf: (id) => read.row.get(id)?.unitsCheck ?? undefined,
    unresolvedOf: (id) => read.unresolvedOf.all(id),
    ofGroup: (id) => read.ofGroup.all(id),
    assignmentsOf: (id) => read.assignmentsOf.all(id).map(toAssignment),
    awaiting: () => read.awaiting.all(),
    toCompare: (year, kind) => importedDuties(read, year, kind),
    lastSort: (year) => read.lastSort.get(year) ?? 0,
    add: (duty) => one(addMany([duty])),
    addMany,
    update: (id, change) => updateDuty(read, write, id, change),
    addSources: (sources) =>
      write.sources(sources.map(({ dutyId, ...source }) => [nextId(), dutyId, ...sourceCells(source)])),
    setRules(id, rules) {
      const rows = parts.rules(id, rules);
      const kept = new Set(rows.map(([ruleId]) => ruleId));
      const known = new Set(read.ruleIds.all(id));
      for (const ruleId of known) if (!kept.has(ruleId)) write.removeRule.run(ruleId);
      write.rules(rows.filter(([ruleId]) => !known.has(ruleId)));
      for (const row of rows) if (known.has(row[0])) write.updateRule.run(...row, row[0]);
      return rows.map(([ruleId]) => ruleId);
    },
    setAssignments(id, assignments, unresolved) {
      write.removeAssignments.run(id);
      write.removeUnresolved.run(id);
      write.assignments(parts.assignments(id, assignments));
      write.unresolved(parts.unresolved(id, unresolved));
    },
    remove(ids) {
      const list = JSON.stringify(ids);
      for (const statement of write.removeParts) statement.run(list);
      return write.remove.run(list).changes;
    },
  };
}

function one(ids: readonly DutyId[]): DutyId {
  const [id] = ids;
  if (id === undefined) throw new Error('A duty was not added');
  return id;
}

/** The rows of a duty's parts; new ones get an id. */
function partRows(nextId: () => string) {
  return {
    rules: (dutyId: DutyId, rules: readonly StoredRule[]) =>
      rules.map(
        ({ id = nextId() as RuleId, rule, validFrom = null, validTo = null, follows = null }, sort): RuleCells => [
          id,
          dutyId,
          ruleText(rule),
          validFrom,
          validTo,
          follows,
          sort,
        ],
      ),
    assignments: (dutyId: DutyId, assignments: readonly Assignment[]) =>
      assignments.map(({ party, role }, sort): readonly SqlValue[] =>
        party.kind === 'unit'
          ? [nextId(), dutyId, party.id, null, role, sort]
          : [nextId(), dutyId, null, party.id, role, sort],
      ),
    unresolved: (dutyId: DutyId, parties: readonly NamedParty[]) =>
      parties.map(({ name, role }, sort): readonly SqlValue[] => [nextId(), dutyId, name, role, sort]),
  };
}

function updateDuty(read: Reads, write: Writes, id: DutyId, change: DutyChange): void {
  const row = read.row.get(id);
  if (!row) return;
  write.update.run({
    ...texts({ ...row, ...change }),
    id,
    timeCheck: change.timeCheck === undefined ? row.timeCheck : change.timeCheck,
    unitsCheck: change.unitsCheck === undefined ? row.unitsCheck : change.unitsCheck,
    kind: change.kind ?? row.kind,
    startsOn: change.startsOn === undefined ? row.startsOn : change.startsOn,
    following: change.following === undefined ? row.following : (change.following ?? 'byRule'),
    verified: change.isVerified === undefined ? row.verified : verifiedColumn(change.isVerified),
  });
}

function readDuties(read: Reads, year: Year): readonly Duty[] {
  const rules = grouped(read.rules.all(year), (row) => row.dutyId, toRule);
  const assignments = grouped(read.assignments.all(year), (row) => row.dutyId, toAssignment);
  const unresolved = grouped(
    read.unresolved.all(year),
    (row) => row.dutyId,
    (row) => row.name,
  );
  const toDuty = ({
    timeCheck,
    unitsCheck,
    importId,
    startsOn,
    following,
    verified,
    register,
    carriedFrom,
    ...row
  }: DutyColumns): Duty => {
    const check = unitsCheckOf(unitsCheck, unresolved.get(row.id) ?? []);
    return {
      ...row,
      rules: rules.get(row.id) ?? [],
      assignments: assignments.get(row.id) ?? [],
      ...(timeCheck === null ? {} : { timeCheck }),
      ...(check === undefined ? {} : { unitsCheck: check }),
      ...(importId === null ? {} : { importId }),
      ...(startsOn === null ? {} : { startsOn }),
      ...followingColumns(following),
      ...(verified === null ? {} : { isVerified: verified === 1 }),
      ...(register === null ? {} : { register }),
      ...(carriedFrom === null ? {} : { carriedFrom }),
    };
  };
  return read.duties.all(year).map(toDuty);
}

function verifiedColumn(isVerified: boolean | null): 0 | 1 | null {
  if (isVerified === null) return null;
  return isVerified ? 1 : 0;
}

function followingColumns(following: DutyColumns['following']): Pick<Duty, 'following' | 'isFollowingUndecided'> {
  if (following === null) return { following: 'counted', isFollowingUndecided: true };
  return following === 'byRule' ? {} : { following };
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
    ...(row.follows === null ? {} : { follows: row.follows }),
  };
}

function toAssignment({ unitId, groupId, role }: AssignmentRow): Assignment {
  if (unitId !== null) return { party: { kind: 'unit', id: unitId }, role };
  if (groupId !== null) return { party: { kind: 'group', id: groupId }, role };
  throw new Error('An assignment names neither a unit nor a group');
}

function importedDuties(read: Reads, year: Year, kind: DutyKind): readonly ImportedDuty[] {
  const plans = new Set(read.plans.all(year).map(planKey));
  const sources = grouped(
    read.sources.all({ year, kind }),
    ({ dutyId }) => dutyId,
    ({ importId, fileName, sheet, title, address, row }): ImportedFrom => {
      const isPlan = plans.has(planKey({ importId, sheet, title }));
      return { importId, fileName, sheet, title, address, row: sourceRow(row), isPlan };
    },
  );
  return read.compare.all({ year, kind }).map(({ carried, ...duty }) =>
    Object.assign(duty, {
      sources: sources.get(duty.id) ?? [],
      ...(carried === null ? {} : { carried: sourceRow(carried) }),
    }),
  );
}

function planKey({ importId, sheet, title }: PlanRow): string {
  return [importId, sheet, title].join('\n');
}

function toOrigin(found: OriginRow): DutyOrigin {
  return { ...found, row: sourceRow(found.row) };
}

/** Written by `sourceCells`, and made of columns by the query. */
function sourceRow(json: string): DutyTexts {
  return JSON.parse(json) as DutyTexts;
}

function dutyRow(id: DutyId, duty: NewDuty): readonly SqlValue[] {
  const { year, kind, number, task, subtask, content, timeWording, unitsWording, sort } = duty;
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
    ...(duty.source ? sourceCells(duty.source) : [null, null, null, null, null]),
    duty.startsOn ?? null,
    duty.following ?? 'byRule',
    duty.register ?? null,
    duty.carriedFrom ?? null,
    verifiedColumn(duty.isVerified ?? null),
  ];
}

function texts(row: DutyTexts): DutyTexts {
  const { number, task, subtask, content, timeWording, unitsWording } = row;
  return { number, task, subtask, content, timeWording, unitsWording };
}

function sourceCells({ importId, sheet, title, address, row }: DutySource): readonly SqlValue[] {
  return [importId, sheet, title, address, JSON.stringify(texts(row))];
}
