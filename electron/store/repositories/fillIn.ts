import type Database from 'better-sqlite3';
import type { DutyId, FillInBookId, FillInRoundId, RuleId, UnitId, Year } from '../../domain/brand.ts';
import { NOTHING_FILLED } from '../../domain/fillIn/form.ts';
import { type OpenField } from '../../domain/model/documents.ts';
import type { AwaitedReply } from '../../domain/model/facts.ts';
import type { Asking, BookRow, FillInBook, FillInReturn, FillInRound } from '../../domain/fillIn/round.ts';

/** A book without its rows, for lists. */
export interface BookHead extends Omit<FillInBook, 'rows'> {
  readonly rows: number;
}

export interface FillInRepository {
  /** Latest first. */
  roundsOfYear(year: Year): readonly FillInRound[];
  round(id: FillInRoundId): FillInRound | undefined;
  addRound(round: Omit<FillInRound, 'id'>): FillInRoundId;
  /** Removes a round with its books and returns, and what units said in it. What they last reported of each occurrence stays. */
  removeRound(id: FillInRoundId): void;
  /** In the order they were made. */
  booksOf(roundId: FillInRoundId): readonly BookHead[];
  book(id: FillInBookId): FillInBook | undefined;
  addBook(book: Omit<FillInBook, 'id'>): FillInBookId;
  /** Oldest first. */
  returnsOf(roundId: FillInRoundId): readonly FillInReturn[];
  addReturn(back: FillInReturn): void;
  /** What the year's rounds asked for and units have not answered since the round was made. */
  awaited(year: Year): readonly AwaitedReply[];
  /** Whether the very same file was taken in before. */
  wasReturned(sha256: string): boolean;
}

type RoundRow = Omit<FillInRound, 'asking'> & { readonly asking: string };
type HeadRow = Omit<BookHead, 'unitIds'> & { readonly unitIds: string };
type BodyRow = readonly [DutyId, RuleId, UnitId, string, Readonly<Partial<Record<OpenField, string>>>];

const ROUND = 'SELECT id, year, kind, title, due_on AS dueOn, made_at AS madeAt, asking FROM fill_in_rounds';
const BOOK = 'id, round_id AS roundId, label, unit_ids AS unitIds, made_at AS madeAt, json_array_length(body) AS rows';

// What these columns hold was written by this repository alone.
function toRound(row: RoundRow): FillInRound {
  return { ...row, asking: JSON.parse(row.asking) as Asking };
}

function toHead(row: HeadRow): BookHead {
  return { ...row, unitIds: JSON.parse(row.unitIds) as UnitId[] };
}

function toRow([dutyId, ruleId, unitId, periodKey, filled]: BodyRow): BookRow {
  return { occurrence: { dutyId, ruleId, unitId, periodKey }, base: { ...NOTHING_FILLED, ...filled } };
}

/** Most cells are empty; only the others are kept. */
function fromRow({ occurrence: { dutyId, ruleId, unitId, periodKey }, base }: BookRow): BodyRow {
  return [
    dutyId,
    ruleId,
    unitId,
    periodKey,
    Object.fromEntries(Object.entries(base).filter(([, text]) => text !== '')),
  ];
}

function prepare(db: Database.Database) {
  return {
    rounds: db.prepare<[number], RoundRow>(`${ROUND} WHERE year = ? ORDER BY made_at DESC, id DESC`),
    round: db.prepare<[string], RoundRow>(`${ROUND} WHERE id = ?`),
    addRound: db.prepare<[string, number, string, string, string, string, string]>(
      'INSERT INTO fill_in_rounds (id, year, kind, title, due_on, made_at, asking) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    remove: ['fill_in_returns', 'fill_in_books', 'round_answers', 'unit_tasks', 'self_scores']
      .map((table) => `DELETE FROM ${table} WHERE round_id = ?`)
      .concat('DELETE FROM fill_in_rounds WHERE id = ?')
      .map((statement) => db.prepare<[string]>(statement)),
    books: db.prepare<[string], HeadRow>(`SELECT ${BOOK} FROM fill_in_books WHERE round_id = ? ORDER BY sort, id`),
    book: db.prepare<[string], HeadRow & { readonly body: string }>(
      `SELECT ${BOOK}, body FROM fill_in_books WHERE id = ?`,
    ),
    addBook: db.prepare<[string, string, string, string, string, string]>(
      `INSERT INTO fill_in_books (id, round_id, label, unit_ids, made_at, body, sort)
       SELECT ?, ?, ?, ?, ?, ?, COALESCE(MAX(sort), 0) + 1 FROM fill_in_books`,
    ),
    returns: db.prepare<[string], FillInReturn>(
      `SELECT round_id AS roundId, book_id AS bookId, unit_id AS unitId, file_name AS fileName, sha256, returned_at AS returnedAt,
         filled, taken, left_over AS left, notes FROM fill_in_returns WHERE round_id = ? ORDER BY returned_at, rowid`,
    ),
    addReturn: db.prepare<[object]>(
      `INSERT INTO fill_in_returns (id, round_id, book_id, unit_id, file_name, sha256, returned_at, filled, taken, left_over, notes)
       VALUES (@id, @roundId, @bookId, @unitId, @fileName, @sha256, @returnedAt, @filled, @taken, @left, @notes)`,
    ),
    // What a unit reported since the round was made is an answer.
    awaited: db.prepare<[number], AwaitedReply>(
      `SELECT r.due_on AS replyBy, j.value ->> 0 AS dutyId, j.value ->> 1 AS ruleId, j.value ->> 2 AS unitId, j.value ->> 3 AS periodKey
       FROM fill_in_rounds r JOIN fill_in_books b ON b.round_id = r.id, json_each(b.body) j
       WHERE r.year = ? AND NOT EXISTS (
         SELECT 1 FROM unit_reports u WHERE u.duty_id = j.value ->> 0 AND u.rule_id = j.value ->> 1 AND u.unit_id = j.value ->> 2
           AND u.period_key = j.value ->> 3 AND u.recorded_at >= r.made_at)`,
    ),
    returned: db.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM fill_in_returns WHERE sha256 = ?)').pluck(),
  };
}

/** Rounds of fill-in workbooks. Writes run inside `command`. */
export function createFillInRepository(db: Database.Database, nextId: () => string): FillInRepository {
  const sql = prepare(db);
  return {
    roundsOfYear: (year) => sql.rounds.all(year).map(toRound),
    round(id) {
      const row = sql.round.get(id);
      return row && toRound(row);
    },
    addRound({ year, kind, title, dueOn, madeAt, asking }) {
      const id = nextId() as FillInRoundId;
      sql.addRound.run(id, year, kind, title, dueOn, madeAt, JSON.stringify(asking));
      return id;
    },
    removeRound(id) {
      for (const statement of sql.remove) statement.run(id);
    },
    booksOf: (roundId) => sql.books.all(roundId).map(toHead),
    book(id) {
      const row = sql.book.get(id);
      if (!row) return undefined;
      const { body, ...head } = row;
      return { ...toHead(head), rows: (JSON.parse(body) as BodyRow[]).map(toRow) };
    },
    addBook({ roundId, label, unitIds, madeAt, rows }) {
      const id = nextId() as FillInBookId;
      const body = JSON.stringify(rows.map(fromRow));
      sql.addBook.run(id, roundId, label, JSON.stringify(unitIds), madeAt, body);
      return id;
    },
    returnsOf: (roundId) => sql.returns.all(roundId),
    addReturn: (back) => void sql.addReturn.run({ ...back, id: nextId() }),
    awaited: (year) => sql.awaited.all(year),
    wasReturned: (sha256) => sql.returned.get(sha256) === 1,
  };
}
