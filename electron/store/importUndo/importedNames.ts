import type Database from 'better-sqlite3';
import type { DutyId, GroupId, UnitId } from '../../domain/brand.ts';
import { cellsOf, type RowHistory } from './importHistory.ts';
import type { ForeignKey } from '../schema/ownedTables.ts';
import type { Reverser } from '../log/reverse.ts';
import type { UnitsRepository } from '../repositories/units.ts';

export interface NameRemover {
  /**
   * Removes the units, groups and aliases among the rows that an import wrote, but for those that something else uses or that were changed since.
   * `gone`: duties that go back. Answers what stays, each with the reason, in Chinese. Runs inside a command.
   */
  remove(rows: readonly RowHistory[], gone: readonly DutyId[]): readonly string[];
}

interface Kind {
  readonly table: 'unit_groups' | 'units';
  readonly word: string;
  /** Rows that are nothing without it. */
  readonly parts: readonly string[];
}

/** Groups first: what a group held is free when it is gone. */
const KINDS: readonly Kind[] = [
  {
    table: 'unit_groups',
    word: '单位组',
    parts: ['group_aliases', 'group_members', 'group_rules', 'group_exceptions'],
  },
  { table: 'units', word: '单位', parts: ['unit_aliases', 'group_members', 'group_exceptions'] },
];

interface Means {
  readonly reverser: Reverser;
  readonly references: readonly ForeignKey[];
  readonly units: UnitsRepository;
}

/** Takes the names of an import out again. */
export function createNameRemover(db: Database.Database, { reverser, references, units }: Means): NameRemover {
  const pointing = references
    .filter(({ parent }) => KINDS.some(({ table }) => table === parent))
    .map(({ table, column, parent }) => ({
      table,
      parent,
      rows: db.prepare<[string], string>(`SELECT id FROM ${table} WHERE ${column} = ?`).pluck(),
    }));
  const named = db
    .prepare<[string, string], number>(
      `SELECT EXISTS (SELECT 1 FROM duties WHERE instr(units_wording, ?) > 0 AND id NOT IN (SELECT value FROM json_each(?)))`,
    )
    .pluck();
  const referencesTo = ({ table }: Kind, id: string): readonly string[] =>
    table === 'units' ? units.referencesTo(id as UnitId) : units.referencesToGroup(id as GroupId);

  /** Removes one that nothing but its own parts points at; answers why it stays. */
  function removeOne(kind: Kind, row: RowHistory, made: ReadonlySet<string>): string | undefined {
    const found = pointing
      .filter(({ parent }) => parent === kind.table)
      .flatMap(({ table, rows }) => rows.all(row.rowId).map((rowId) => ({ table, rowId })));
    const isPart = ({ table, rowId }: { table: string; rowId: string }) =>
      kind.parts.includes(table) && made.has(`${table} ${rowId}`);
    if (!made.has(`${row.table} ${row.rowId}`) || !found.every((each) => isPart(each) || isGone(each))) {
      const uses = referencesTo(kind, row.rowId);
      return uses.length > 0 ? uses.join('、') : '导入之后修改过';
    }
    for (const { table, rowId } of found) drop(table, rowId);
    drop(row.table, row.rowId);
    return undefined;
  }

  function isGone({ table, rowId }: { table: string; rowId: string }): boolean {
    return reverser.current(table, rowId) === null;
  }

  function drop(table: string, rowId: string): void {
    reverser.reverse([{ table, rowId, before: null, after: reverser.current(table, rowId) }]);
  }

  return {
    remove(rows, gone) {
      const inserted = rows.filter(({ before, left }) => before === null && left !== null);
      const present = inserted.filter(({ table, rowId }) => reverser.current(table, rowId) !== null);
      const made = new Set(
        present
          .filter(({ table, rowId, left }) => reverser.current(table, rowId) === left)
          .map(({ table, rowId }) => `${table} ${rowId}`),
      );
      const kept: string[] = [];
      for (const kind of KINDS) {
        for (const row of present.filter(({ table }) => table === kind.table)) {
          const reason = removeOne(kind, row, made);
          if (reason !== undefined) kept.push(`${kind.word}“${nameOf(row, reverser)}”（${reason}）`);
        }
      }
      const goneIds = JSON.stringify(gone);
      const bodies = new Set(inserted.map(({ rowId }) => rowId));
      for (const row of present.filter(({ table }) => table === 'unit_aliases' || table === 'group_aliases')) {
        const name = nameOf(row, reverser);
        // Those of a unit or group that the import made stay or go with it.
        if (isGone(row) || bodies.has(bearerOf(row)) || !made.has(`${row.table} ${row.rowId}`)) continue;
        if (named.get(name, goneIds) === 1) kept.push(`别名“${name}”（其他事项的责任单位中写有）`);
        else drop(row.table, row.rowId);
      }
      for (const row of present.filter(({ table }) => table === 'group_rules')) {
        const group = bearerOf(row);
        const name = cellsOf(reverser.current('unit_groups', group) ?? '{}')['name'];
        if (!isGone(row) && !bodies.has(group)) kept.push(`单位组“${String(name ?? '')}”（已改为按整类确定成员）`);
      }
      return kept;
    },
  };
}

function nameOf({ table, rowId, left }: RowHistory, { current }: Reverser): string {
  return String(cellsOf(current(table, rowId) ?? left ?? '{}')['name'] ?? '');
}

function bearerOf({ left }: RowHistory): string {
  const cells = cellsOf(left ?? '{}');
  return String(cells['unit_id'] ?? cells['group_id'] ?? '');
}
