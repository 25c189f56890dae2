import type Database from 'better-sqlite3';
import type { NoteId, Year } from '../../domain/brand.ts';
import type { Note } from '../../domain/model/ledger.ts';
import type { OccurrenceKey } from '../../domain/model/occurrenceKey.ts';

export interface NotesRepository {
  /** Of the duties of a year, by day. */
  ofYear(year: Year): readonly Note[];
  /** Of one occurrence, by day. */
  ofItem(item: OccurrenceKey): readonly Note[];
  one(id: NoteId): Note | undefined;
  add(note: Omit<Note, 'id'>): NoteId;
  remove(ids: readonly NoteId[]): number;
}

const SELECT = `SELECT n.id, n.duty_id AS dutyId, n.rule_id AS ruleId, n.unit_id AS unitId, n.period_key AS periodKey, n.on_date AS "on",
  n.text, n.by_whom AS "by", n.recorded_at AS recordedAt FROM notes n`;
const ORDER = 'ORDER BY n.on_date, n.recorded_at, n.id';

/** What the office notes of occurrences. Writes run inside `command`. */
export function createNotesRepository(db: Database.Database, nextId: () => string): NotesRepository {
  const ofYear = db.prepare<[number], Note>(`${SELECT} JOIN duties d ON d.id = n.duty_id WHERE d.year = ? ${ORDER}`);
  const ofItem = db.prepare<[object], Note>(
    `${SELECT} WHERE n.duty_id = @dutyId AND n.rule_id = @ruleId AND n.unit_id = @unitId AND n.period_key = @periodKey ${ORDER}`,
  );
  const one = db.prepare<[string], Note>(`${SELECT} WHERE n.id = ?`);
  const add = db.prepare<[object]>(
    `INSERT INTO notes (id, duty_id, rule_id, unit_id, period_key, on_date, text, by_whom, recorded_at)
     VALUES (@id, @dutyId, @ruleId, @unitId, @periodKey, @on, @text, @by, @recordedAt)`,
  );
  const remove = db.prepare<[string]>('DELETE FROM notes WHERE id IN (SELECT value FROM json_each(?))');
  return {
    ofYear: (year) => ofYear.all(year),
    ofItem: ({ dutyId, ruleId, unitId, periodKey }) => ofItem.all({ dutyId, ruleId, unitId, periodKey }),
    one: (id) => one.get(id),
    add(note) {
      const id = nextId() as NoteId;
      add.run({ ...note, id });
      return id;
    },
    remove: (ids) => remove.run(JSON.stringify(ids)).changes,
  };
}
