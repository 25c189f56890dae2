import type Database from 'better-sqlite3';
import type { DutyId, GroupId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { memberIds } from '../../domain/groups/membership.ts';
import type { GroupRule, Membership, MemberScope, Unit, UnitGroup, UnitKind } from '../../domain/model/unit.ts';
import { grouped, validity } from './rows.ts';

export interface UnitsRepository {
  /** In the order they were entered. */
  units(): readonly Unit[];
  groups(): readonly UnitGroup[];
  add(unit: Omit<Unit, 'id'>): UnitId;
  /** Sets everything about a unit; aliases that stay keep their rows. */
  update(unit: Unit): void;
  remove(id: UnitId): void;
  addAlias(id: UnitId, name: string): void;
  addGroup(group: Omit<UnitGroup, 'id'>): GroupId;
  updateGroup(group: UnitGroup): void;
  removeGroup(id: GroupId): void;
  addGroupAlias(id: GroupId, name: string): void;
  /** What refers to a unit, as Chinese phrases: 5 个事项、3 条办结登记. */
  referencesTo(id: UnitId): readonly string[];
  referencesToGroup(id: GroupId): readonly string[];
  /** Per unit, how many duties name it or a group of its. */
  dutyCounts(): ReadonlyMap<UnitId, number>;
}

interface UnitRow {
  readonly id: UnitId;
  readonly name: string;
  readonly kind: UnitKind;
  readonly valid_from: PlainDate | null;
  readonly valid_to: PlainDate | null;
  readonly successor_id: UnitId | null;
}
interface MemberRow {
  readonly id: string;
  readonly owner: GroupId;
  readonly unit_id: UnitId;
  readonly valid_from: PlainDate | null;
  readonly valid_to: PlainDate | null;
}
interface NameRow {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
}

/** Units, groups, their aliases and members. Writes run inside `command`. */
export function createUnitsRepository(db: Database.Database, nextId: () => string): UnitsRepository {
  const unitNames = names(db, 'unit_aliases', 'unit_id', nextId);
  const groupNames = names(db, 'group_aliases', 'group_id', nextId);
  const members = memberships(db, 'group_members', nextId);
  const exceptions = memberships(db, 'group_exceptions', nextId);
  const rules = groupRules(db, nextId);
  const sql = prepare(db);
  const units = () => readUnits(sql.units.all(), unitNames.all());
  const groups = () =>
    readGroups(sql.groups.all(), {
      aliases: groupNames.all(),
      members: members.all(),
      rules: rules.all(),
      exceptions: exceptions.all(),
    });
  const setParts = (id: GroupId, group: Omit<UnitGroup, 'id'>): void => {
    groupNames.set(id, group.aliases);
    members.set(id, group.members);
    rules.set(id, group.rules ?? []);
    exceptions.set(id, group.exceptions ?? []);
  };
  return {
    units,
    groups,
    add(unit) {
      // The store's ids are plain text; their kind is known from the table they name.
      const id = nextId() as UnitId;
      sql.add.run(id, unit.name, unit.kind, unit.from ?? null, unit.to ?? null, unit.successorId ?? null);
      unitNames.set(id, unit.aliases);
      return id;
    },
    update(unit) {
      const { id, name, kind, from = null, to = null, successorId = null } = unit;
      sql.update.run(name, kind, from, to, successorId, id);
      unitNames.set(unit.id, unit.aliases);
    },
    remove(id) {
      unitNames.set(id, []);
      sql.remove.run(id);
    },
    addAlias: unitNames.add,
    addGroup(group) {
      const id = nextId() as GroupId;
      sql.addGroup.run(id, group.name, group.listKept ? 1 : 0);
      setParts(id, group);
      return id;
    },
    updateGroup(group) {
      sql.updateGroup.run(group.name, group.listKept ? 1 : 0, group.id);
      setParts(group.id, group);
    },
    removeGroup(id) {
      setParts(id, { name: '', aliases: [], members: [] });
      sql.removeGroup.run(id);
    },
    addGroupAlias: groupNames.add,
    referencesTo: (id) => references(db, 'unit_id', UNIT_REFERENCES, id),
    referencesToGroup: (id) => references(db, 'group_id', GROUP_REFERENCES, id),
    dutyCounts: () => countDuties(sql.assignments.all(), units(), groups()),
  };
}

type Names = ReadonlyMap<string, readonly string[]>;

function readUnits(rows: readonly UnitRow[], aliases: Names): readonly Unit[] {
  const toUnit = ({ id, name, kind, successor_id, ...dates }: UnitRow): Unit => ({
    id,
    name,
    kind,
    aliases: aliases.get(id) ?? [],
    ...validity(dates),
    ...(successor_id === null ? {} : { successorId: successor_id }),
  });
  return rows.map(toUnit);
}

interface GroupRow {
  readonly id: GroupId;
  readonly name: string;
  readonly list_kept: number;
}

interface GroupParts {
  readonly aliases: Names;
  readonly members: ReadonlyMap<GroupId, readonly Membership[]>;
  readonly rules: ReadonlyMap<GroupId, readonly GroupRule[]>;
  readonly exceptions: ReadonlyMap<GroupId, readonly Membership[]>;
}

function readGroups(rows: readonly GroupRow[], parts: GroupParts): readonly UnitGroup[] {
  return rows.map(({ id, name, list_kept }) => {
    const [rules, exceptions] = [parts.rules.get(id), parts.exceptions.get(id)];
    return {
      id,
      name,
      aliases: parts.aliases.get(id) ?? [],
      members: parts.members.get(id) ?? [],
      ...(rules ? { rules } : {}),
      ...(exceptions ? { exceptions } : {}),
      ...(list_kept === 1 ? { listKept: true } : {}),
    };
  });
}

interface AssignmentRow {
  readonly unitId: UnitId | null;
  readonly groupId: GroupId | null;
  readonly dutyId: DutyId;
}

function countDuties(
  assignments: readonly AssignmentRow[],
  units: readonly Unit[],
  groups: readonly UnitGroup[],
): ReadonlyMap<UnitId, number> {
  const members = new Map(groups.map((group) => [group.id, memberIds(group, units)]));
  const duties = new Map<UnitId, Set<DutyId>>();
  for (const { unitId, groupId, dutyId } of assignments) {
    const named = unitId === null ? (groupId === null ? [] : (members.get(groupId) ?? [])) : [unitId];
    for (const id of named) {
      const own = duties.get(id);
      if (own) own.add(dutyId);
      else duties.set(id, new Set([dutyId]));
    }
  }
  return new Map([...duties].map(([id, own]) => [id, own.size]));
}

function prepare(db: Database.Database) {
  return {
    units: db.prepare<[], UnitRow>(
      'SELECT id, name, kind, valid_from, valid_to, successor_id FROM units ORDER BY sort, id',
    ),
    groups: db.prepare<[], GroupRow>('SELECT id, name, list_kept FROM unit_groups ORDER BY sort, id'),
    add: db.prepare<[string, string, string, string | null, string | null, string | null]>(
      'INSERT INTO units (id, name, kind, valid_from, valid_to, successor_id, sort) SELECT ?, ?, ?, ?, ?, ?, COALESCE(MAX(sort), 0) + 1 FROM units',
    ),
    update: db.prepare<[string, string, string | null, string | null, string | null, string]>(
      'UPDATE units SET name = ?, kind = ?, valid_from = ?, valid_to = ?, successor_id = ? WHERE id = ?',
    ),
    remove: db.prepare<[string]>('DELETE FROM units WHERE id = ?'),
    addGroup: db.prepare<[string, string, number]>(
      'INSERT INTO unit_groups (id, name, list_kept, sort) SELECT ?, ?, ?, COALESCE(MAX(sort), 0) + 1 FROM unit_groups',
    ),
    updateGroup: db.prepare<[string, number, string]>('UPDATE unit_groups SET name = ?, list_kept = ? WHERE id = ?'),
    removeGroup: db.prepare<[string]>('DELETE FROM unit_groups WHERE id = ?'),
    assignments: db.prepare<[], AssignmentRow>(
      'SELECT unit_id AS unitId, group_id AS groupId, duty_id AS dutyId FROM assignments',
    ),
  };
}

const UNIT_REFERENCES: readonly (readonly [table: string, what: string, column?: string])[] = [
  ['assignments', '处责任分工'],
  ['group_members', '个单位组'],
  ['group_exceptions', '个单位组的除外单位'],
  ['trigger_units', '个触发事件'],
  ['fulfilments', '条办结登记'],
  ['extensions', '条延期'],
  ['exemptions', '条免除'],
  ['unit_reports', '条填报'],
  ['round_answers', '条逐期填报'],
  ['unit_tasks', '条任务清单'],
  ['self_scores', '项自评'],
  ['verifications', '条核验'],
  ['evidence', '条佐证'],
  ['notes', '条备注'],
  ['reminders', '份催办单'],
  ['findings', '个问题'],
  ['contacts', '位联系人'],
  ['units', '个并入的单位', 'successor_id'],
  ['submissions', '个月的信息报送'],
  ['pieces', '篇报送信息'],
  ['unit_class_members', '个考核类别'],
  ['judgements', '项评分'],
  ['score_events', '件考核事件'],
  ['score_sheet_marks', '项评分表分值'],
  ['score_samples', '项抽查'],
  ['score_figures', '项考核数据'],
  ['score_members', '名抽查成员'],
  ['score_explanations', '项考核说明'],
  ['score_appeals', '件考核申诉'],
  ['publication_list_units', '份发布清单'],
  ['publication_verdicts', '条发布比对'],
  ['look_backs', '项回头看'],
  ['match_rules', '条比对规则'],
  ['site_addresses', '个取数地址'],
  ['requests', '件依申请公开'],
  ['request_events', '次申请的交办'],
  ['cases', '个办件'],
  ['case_units', '个会办的办件'],
  ['case_steps', '次办件的交办'],
  ['report_cells', '项年度报告数据'],
  ['report_texts', '段年度报告文字'],
];
const GROUP_REFERENCES: readonly (readonly [table: string, what: string])[] = [['assignments', '处责任分工']];

function references(db: Database.Database, column: string, tables: typeof UNIT_REFERENCES, id: string) {
  return tables.flatMap(([table, what, own = column]) => {
    const count = db.prepare<[string], number>(`SELECT COUNT(*) FROM ${table} WHERE ${own} = ?`).pluck().get(id);
    return count ? [`${count} ${what}`] : [];
  });
}

/** The aliases of units or groups: one row per alias. */
function names(db: Database.Database, table: string, owner: string, nextId: () => string) {
  const all = db.prepare<[], NameRow>(`SELECT id, ${owner} AS owner, name FROM ${table} ORDER BY sort, id`);
  const own = db.prepare<[string], NameRow>(`SELECT id, ${owner} AS owner, name FROM ${table} WHERE ${owner} = ?`);
  const remove = db.prepare<[string]>(`DELETE FROM ${table} WHERE id = ?`);
  const insert = db.prepare<[string, string, string, string]>(
    `INSERT INTO ${table} (id, ${owner}, name, sort) SELECT ?, ?, ?, COALESCE(MAX(sort), 0) + 1 FROM ${table} WHERE ${owner} = ?`,
  );
  const add = (id: string, name: string): void => void insert.run(nextId(), id, name, id);
  return {
    add,
    all: () =>
      grouped(
        all.all(),
        (row) => row.owner,
        (row) => row.name,
      ),
    set(id: string, wanted: readonly string[]): void {
      const stored = own.all(id);
      for (const row of stored) if (!wanted.includes(row.name)) remove.run(row.id);
      for (const name of wanted) if (!stored.some((row) => row.name === name)) add(id, name);
    },
  };
}

/** Dated memberships, or exceptions from them; those that stay as they are keep their rows. */
function memberships(db: Database.Database, table: 'group_members' | 'group_exceptions', nextId: () => string) {
  const columns = 'id, group_id AS owner, unit_id, valid_from, valid_to';
  const all = db.prepare<[], MemberRow>(`SELECT ${columns} FROM ${table} ORDER BY sort, id`);
  const own = db.prepare<[string], MemberRow>(`SELECT ${columns} FROM ${table} WHERE group_id = ?`);
  const remove = db.prepare<[string]>(`DELETE FROM ${table} WHERE id = ?`);
  const insert = db.prepare<[string, string, string, string | null, string | null, number]>(
    `INSERT INTO ${table} (id, group_id, unit_id, valid_from, valid_to, sort) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const place = db.prepare<[number, string]>(`UPDATE ${table} SET sort = ? WHERE id = ?`);
  const same = (row: MemberRow, member: Membership) =>
    row.unit_id === member.unitId &&
    (row.valid_from ?? undefined) === member.from &&
    (row.valid_to ?? undefined) === member.to;
  return {
    all: () =>
      grouped(
        all.all(),
        (row) => row.owner,
        (row): Membership => ({ unitId: row.unit_id, ...validity(row) }),
      ),
    set(id: string, wanted: readonly Membership[]): void {
      const stored = own.all(id);
      for (const row of stored) if (!wanted.some((member) => same(row, member))) remove.run(row.id);
      for (const [sort, member] of wanted.entries()) {
        const kept = stored.find((row) => same(row, member));
        if (kept) place.run(sort, kept.id);
        else insert.run(nextId(), id, member.unitId, member.from ?? null, member.to ?? null, sort);
      }
    },
  };
}

interface RuleRow {
  readonly id: string;
  readonly owner: GroupId;
  readonly kind: UnitKind;
  readonly scope: MemberScope;
  readonly valid_from: PlainDate | null;
  readonly valid_to: PlainDate | null;
}

/** Whole kinds that belong to a group; rules that stay as they are keep their rows. */
function groupRules(db: Database.Database, nextId: () => string) {
  const columns = 'id, group_id AS owner, kind, scope, valid_from, valid_to';
  const all = db.prepare<[], RuleRow>(`SELECT ${columns} FROM group_rules ORDER BY sort, id`);
  const own = db.prepare<[string], RuleRow>(`SELECT ${columns} FROM group_rules WHERE group_id = ?`);
  const remove = db.prepare<[string]>('DELETE FROM group_rules WHERE id = ?');
  const insert = db.prepare<[string, string, string, string, string | null, string | null, number]>(
    'INSERT INTO group_rules (id, group_id, kind, scope, valid_from, valid_to, sort) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const same = (row: RuleRow, rule: GroupRule) =>
    row.kind === rule.kind &&
    row.scope === rule.scope &&
    (row.valid_from ?? undefined) === rule.from &&
    (row.valid_to ?? undefined) === rule.to;
  return {
    all: () =>
      grouped(
        all.all(),
        (row) => row.owner,
        (row): GroupRule => ({ kind: row.kind, scope: row.scope, ...validity(row) }),
      ),
    set(id: string, wanted: readonly GroupRule[]): void {
      const stored = own.all(id);
      for (const row of stored) if (!wanted.some((rule) => same(row, rule))) remove.run(row.id);
      for (const [sort, rule] of wanted.entries()) {
        if (stored.some((row) => same(row, rule))) continue;
        insert.run(nextId(), id, rule.kind, rule.scope, rule.from ?? null, rule.to ?? null, sort);
      }
    },
  };
}
