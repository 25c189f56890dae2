import type Database from 'better-sqlite3';
import { defaultScheme } from '../../domain/assessment/defaultScheme.ts';
import type { SchemeId, UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import type { Scheme, SchemeBody, StoredClass, StoredVersion } from '../../domain/model/scheme.ts';
import type { SchemeWeight } from '../../domain/model/schemeTree.ts';

export interface SchemesRepository {
  /** A year's schemes in their order; the default one where none is stored. */
  ofYear(year: Year): readonly [Scheme, ...Scheme[]];
  /** Stores a scheme, with its first version. `id`: of one that is stored for the first time and was known before. */
  add(year: Year, name: string, first: StoredVersion, id?: SchemeId): SchemeId;
  addVersion(id: SchemeId, version: StoredVersion): void;
  rename(id: SchemeId, name: string): void;
  /** With its versions. */
  remove(id: SchemeId): void;
  /** The office's own classes; none where they follow from kinds of unit. */
  classes(year: Year): readonly StoredClass[];
  /** Writes a year's classes anew; those that have an id keep it. */
  setClasses(year: Year, classes: readonly (Omit<StoredClass, 'id'> & { readonly id?: UnitClassId })[]): void;
}

interface VersionRow {
  readonly schemeId: SchemeId;
  readonly name: string;
  readonly version: number;
  readonly body: string;
  readonly note: string;
  readonly savedAt: string;
}

interface ClassRow {
  readonly id: UnitClassId;
  readonly name: string;
  readonly schemeId: SchemeId | null;
  readonly weight: string | null;
}

function statements(db: Database.Database) {
  return {
    versions: db.prepare<[number], VersionRow>(
      `SELECT s.id AS schemeId, s.name, v.version, v.body, v.note, v.saved_at AS savedAt FROM score_schemes s
       JOIN scheme_versions v ON v.scheme_id = s.id WHERE s.year = ? ORDER BY s.sort, s.id, v.version`,
    ),
    add: db.prepare<[string, number, string, number]>(
      'INSERT INTO score_schemes (id, year, name, sort) SELECT ?, ?, ?, COALESCE(MAX(sort), 0) + 1 FROM score_schemes WHERE year = ?',
    ),
    addVersion: db.prepare<[string, string, number, string, string, string]>(
      'INSERT INTO scheme_versions (id, scheme_id, version, body, note, saved_at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    rename: db.prepare<[string, string]>('UPDATE score_schemes SET name = ? WHERE id = ?'),
    removeVersions: db.prepare<[string]>('DELETE FROM scheme_versions WHERE scheme_id = ?'),
    remove: db.prepare<[string]>('DELETE FROM score_schemes WHERE id = ?'),
    classes: db.prepare<[number], ClassRow>(
      'SELECT id, name, scheme_id AS schemeId, weight FROM unit_classes WHERE year = ? ORDER BY sort, id',
    ),
    members: db.prepare<[number], { readonly id: string; readonly classId: UnitClassId; readonly unitId: UnitId }>(
      `SELECT m.id, m.class_id AS classId, m.unit_id AS unitId FROM unit_class_members m JOIN unit_classes c ON c.id = m.class_id
       JOIN units u ON u.id = m.unit_id WHERE c.year = ? ORDER BY u.sort, u.id`,
    ),
    removeMember: db.prepare<[string]>('DELETE FROM unit_class_members WHERE id = ?'),
    addMember: db.prepare<[string, string, string]>(
      'INSERT INTO unit_class_members (id, class_id, unit_id) VALUES (?, ?, ?)',
    ),
    removeClass: db.prepare<[string]>('DELETE FROM unit_classes WHERE id = ?'),
    addClass: db.prepare<[string, number, string, number, string | null, string | null]>(
      'INSERT INTO unit_classes (id, year, name, sort, scheme_id, weight) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    updateClass: db.prepare<[string, number, string | null, string | null, string]>(
      'UPDATE unit_classes SET name = ?, sort = ?, scheme_id = ?, weight = ? WHERE id = ?',
    ),
  };
}

/** A year's schemes by version, and the classes of units that they are for. Writes run inside `command`. */
export function createSchemesRepository(db: Database.Database, nextId: () => string): SchemesRepository {
  const sql = statements(db);
  const addVersion = (id: SchemeId, { version, note, savedAt, tree, weight }: StoredVersion): void =>
    void sql.addVersion.run(nextId(), id, version, JSON.stringify({ tree, weight }), note, savedAt);
  return {
    ofYear(year) {
      const groups = Map.groupBy(sql.versions.all(year), ({ schemeId }) => schemeId);
      const [first, ...others] = [...groups].flatMap(([id, rows]) => schemeFrom(id, year, rows));
      return first === undefined ? [defaultScheme(year)] : [first, ...others];
    },
    add(year, name, first, id = nextId() as SchemeId) {
      sql.add.run(id, year, name, year);
      addVersion(id, first);
      return id;
    },
    addVersion,
    rename: (id, name) => void sql.rename.run(name, id),
    remove(id) {
      sql.removeVersions.run(id);
      sql.remove.run(id);
    },
    classes(year) {
      const members = Map.groupBy(sql.members.all(year), ({ classId }) => classId);
      return sql.classes.all(year).map((row) =>
        classFrom(
          row,
          (members.get(row.id) ?? []).map(({ unitId }) => unitId),
        ),
      );
    },
    setClasses: (year, classes) => writeClasses(sql, { year, classes, nextId }),
  };
}

function schemeFrom(id: SchemeId, year: Year, rows: readonly VersionRow[]): readonly Scheme[] {
  const versions = rows.map(({ version, note, savedAt, body }): StoredVersion => {
    const { tree, weight } = JSON.parse(body) as SchemeBody;
    return { version, note, savedAt, tree, weight };
  });
  const [first, ...later] = versions;
  return first === undefined ? [] : [{ id, year, name: rows[0]?.name ?? '', versions: [first, ...later] }];
}

function classFrom({ id, name, schemeId, weight }: ClassRow, unitIds: readonly UnitId[]): StoredClass {
  return {
    id,
    name,
    unitIds,
    ...(schemeId === null ? {} : { schemeId }),
    ...(weight === null ? {} : { weight: JSON.parse(weight) as SchemeWeight }),
  };
}

interface NewClasses {
  readonly year: Year;
  readonly classes: Parameters<SchemesRepository['setClasses']>[1];
  readonly nextId: () => string;
}

/** Classes that stay, and members that stay in them, keep their rows. */
function writeClasses(sql: ReturnType<typeof statements>, { year, classes, nextId }: NewClasses): void {
  const before = new Map(sql.classes.all(year).map((row) => [row.id, row]));
  const members = sql.members.all(year);
  const wanted = new Set(classes.flatMap(({ id, unitIds }) => unitIds.map((unitId) => `${id ?? ''} ${unitId}`)));
  const kept = new Set<string>();
  for (const { id, classId, unitId } of members) {
    if (wanted.has(`${classId} ${unitId}`)) kept.add(`${classId} ${unitId}`);
    else sql.removeMember.run(id);
  }
  const staying = new Set(classes.map(({ id }) => id));
  for (const id of before.keys()) if (!staying.has(id)) sql.removeClass.run(id);
  // Names change places without being the same for a moment.
  for (const { id, name } of classes) {
    const row = id === undefined ? undefined : before.get(id);
    if (row !== undefined && row.name !== name) sql.updateClass.run(nextId(), 0, row.schemeId, row.weight, row.id);
  }
  for (const [sort, { id, name, schemeId, unitIds, weight }] of classes.entries()) {
    const [scheme, own] = [schemeId ?? null, weight === undefined ? null : JSON.stringify(weight)];
    const classId = id ?? (nextId() as UnitClassId);
    if (before.has(classId)) sql.updateClass.run(name, sort, scheme, own, classId);
    else sql.addClass.run(classId, year, name, sort, scheme, own);
    for (const unitId of new Set(unitIds)) {
      if (!kept.has(`${classId} ${unitId}`)) sql.addMember.run(nextId(), classId, unitId);
    }
  }
}
