import type Database from 'better-sqlite3';
import type { GroupId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Membership, Unit, UnitGroup, UnitKind } from '../../domain/model/unit.ts';
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
  const members = memberships(db, nextId);
  const sql = prepare(db);
  return {
    units: () => readUnits(sql.units.all(), unitNames.all()),
    groups: () => readGroups(sql.groups.all(), groupNames.all(), members.all()),
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
      sql.addGroup.run(id, group.name);
      groupNames.set(id, group.aliases);
      members.set(id, group.members);
      return id;
    },
    updateGroup(group) {
      sql.updateGroup.run(group.name, group.id);
      groupNames.set(group.id, group.aliases);
      members.set(group.id, group.members);
    },
    removeGroup(id) {
      groupNames.set(id, []);
      members.set(id, []);
      sql.removeGroup.run(id);
    },
    addGroupAlias: groupNames.add,
    referencesTo: (id) => references(db, 'unit_id', UNIT_REFERENCES, id),
    referencesToGroup: (id) => references(db, 'group_id', GROUP_REFERENCES, id),
    dutyCounts: () => new Map(sql.dutyCounts.all().map(({ unitId, duties }) => [unitId, duties])),
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

function readGroups(
  rows: readonly Pick<UnitGroup, 'id' | 'name'>[],
  aliases: Names,
  members: ReadonlyMap<GroupId, readonly Membership[]>,
): readonly UnitGroup[] {
  return rows.map(({ id, name }) => ({ id, name, aliases: aliases.get(id) ?? [], members: members.get(id) ?? [] }));
}

function prepare(db: Database.Database) {
  return {
    units: db.prepare<[], UnitRow>(
      'SELECT id, name, kind, valid_from, valid_to, successor_id FROM units ORDER BY sort, id',
    ),
    groups: db.prepare<[], { id: GroupId; name: string }>('SELECT id, name FROM unit_groups ORDER BY sort, id'),
    add: db.prepare<[string, string, string, string | null, string | null, string | null]>(
      'INSERT INTO units (id, name, kind, valid_from, valid_to, successor_id, sort) SELECT ?, ?, ?, ?, ?, ?, COALESCE(MAX(sort), 0) + 1 FROM units',
    ),
    update: db.prepare<[string, string, string | null, string | null, string | null, string]>(
      'UPDATE units SET name = ?, kind = ?, valid_from = ?, valid_to = ?, successor_id = ? WHERE id = ?',
    ),
    remove: db.prepare<[string]>('DELETE FROM units WHERE id = ?'),
    addGroup: db.prepare<[string, string]>(
      'INSERT INTO unit_groups (id, name, sort) SELECT ?, ?, COALESCE(MAX(sort), 0) + 1 FROM unit_groups',
    ),
    updateGroup: db.prepare<[string, string]>('UPDATE unit_groups SET name = ? WHERE id = ?'),
    removeGroup: db.prepare<[string]>('DELETE FROM unit_groups WHERE id = ?'),
    dutyCounts: db.prepare<[], { unitId: UnitId; duties: number }>(
      `SELECT unitId, COUNT(DISTINCT dutyId) AS duties FROM (
         SELECT unit_id AS unitId, duty_id AS dutyId FROM assignments WHERE unit_id IS NOT NULL
         UNION ALL SELECT m.unit_id, a.duty_id FROM assignments a JOIN group_members m ON m.group_id = a.group_id
       ) GROUP BY unitId`,
    ),
  };
}

const UNIT_REFERENCES: readonly (readonly [table: string, what: string, column?: string])[] = [
  ['assignments', '处责任分工'],
  ['group_members', '个单位组'],
  ['trigger_units', '个触发事件'],
  ['fulfilments', '条办结登记'],
  ['extensions', '条延期'],
  ['exemptions', '条免除'],
  ['unit_reports', '条填报'],
  ['units', '个并入的单位', 'successor_id'],
  ['submissions', '个月的信息报送'],
  ['judgements', '项评分'],
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

/** Dated memberships; those that stay as they are keep their rows. */
function memberships(db: Database.Database, nextId: () => string) {
  const columns = 'id, group_id AS owner, unit_id, valid_from, valid_to';
  const all = db.prepare<[], MemberRow>(`SELECT ${columns} FROM group_members ORDER BY sort, id`);
  const own = db.prepare<[string], MemberRow>(`SELECT ${columns} FROM group_members WHERE group_id = ?`);
  const remove = db.prepare<[string]>('DELETE FROM group_members WHERE id = ?');
  const insert = db.prepare<[string, string, string, string | null, string | null, number]>(
    'INSERT INTO group_members (id, group_id, unit_id, valid_from, valid_to, sort) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const place = db.prepare<[number, string]>('UPDATE group_members SET sort = ? WHERE id = ?');
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
