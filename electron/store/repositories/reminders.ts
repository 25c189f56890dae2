import type Database from 'better-sqlite3';
import type { FillInRoundId, ReminderId, UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Reminder } from '../../domain/model/ledger.ts';
import type { OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { grouped } from './rows.ts';

/** A slip as a command makes it: the order of making is the command's. */
export type NewReminder = Omit<Reminder, 'id' | 'recordedIn' | 'withdrawn' | 'fetchedAt' | 'answer'>;

export interface RemindersRepository {
  /** Of a year, in the order of making, numbers within. */
  ofYear(year: Year): readonly Reminder[];
  one(id: ReminderId): Reminder | undefined;
  /** The files of all slips, of whatever year, in the order of making. */
  files(): readonly SlipFile[];
  /** Those that a command made and that are there still. */
  madeIn(revision: number): readonly Reminder[];
  /** Whether a row of the change log is of one of these slips, or of an item of one. */
  isOf(
    change: { readonly table: string; readonly rowId: string; readonly after: string | null },
    ids: ReadonlySet<ReminderId>,
  ): boolean;
  add(reminder: NewReminder): ReminderId;
  /** Its file was taken; a second time changes nothing. */
  markFetched(id: ReminderId, at: string): void;
  withdraw(id: ReminderId, reason: string): void;
  setAnswer(id: ReminderId, answer: NonNullable<Reminder['answer']>): void;
}

/** A slip's file, and whose it is. */
export interface SlipFile extends Pick<Reminder, 'id' | 'year' | 'unitId' | 'documentNumber'> {
  readonly name: string;
  readonly sha256: string;
}

interface Row {
  readonly id: ReminderId;
  readonly year: Year;
  readonly unitId: UnitId;
  readonly level: number;
  readonly levelName: string;
  readonly number: number;
  readonly documentNumber: string;
  readonly on: PlainDate;
  readonly replyBy: PlainDate;
  readonly withdrawn: string | null;
  readonly fileName: string | null;
  readonly sha256: string | null;
  readonly fetchedAt: string | null;
  readonly answeredOn: PlainDate | null;
  readonly answer: string | null;
  readonly roundId: FillInRoundId | null;
  readonly roundTitle: string | null;
  readonly recordedAt: string;
  readonly recordedIn: number;
}

type ItemRow = OccurrenceKey & { readonly reminderId: ReminderId };

const SELECT = `SELECT r.id, r.year, r.unit_id AS unitId, r.level, r.level_name AS levelName, r.number,
  r.document_number AS documentNumber, r.on_date AS "on", r.reply_by AS replyBy, r.withdrawn, r.file_name AS fileName, r.sha256,
  f.fetched_at AS fetchedAt, r.answered_on AS answeredOn, r.answer, r.round_id AS roundId, r.round_title AS roundTitle,
  r.recorded_at AS recordedAt, r.recorded_in AS recordedIn
  FROM reminders r LEFT JOIN reminder_fetches f ON f.reminder_id = r.id`;
const ITEMS = `SELECT i.reminder_id AS reminderId, i.duty_id AS dutyId, i.rule_id AS ruleId, i.unit_id AS unitId,
  i.period_key AS periodKey FROM reminder_items i JOIN reminders r ON r.id = i.reminder_id`;

/** Slips (催办单) and the items that they name. Writes run inside `command`. */
export function createRemindersRepository(db: Database.Database, nextId: () => string): RemindersRepository {
  const reads = (where: string) => {
    const rows = db.prepare<[number | string], Row>(
      `${SELECT} WHERE r.${where} = ? ORDER BY r.recorded_in, r.level, r.number`,
    );
    const items = db.prepare<[number | string], ItemRow>(`${ITEMS} WHERE r.${where} = ? ORDER BY i.rowid`);
    return (value: number | string): readonly Reminder[] => {
      const own = grouped(
        items.all(value),
        ({ reminderId }) => reminderId,
        ({ reminderId: _of, ...item }): OccurrenceKey => item,
      );
      return rows.all(value).map((row) => toReminder(row, own.get(row.id) ?? []));
    };
  };
  const [ofYear, byId, madeIn] = [reads('year'), reads('id'), reads('recorded_in')];
  const files = db.prepare<[], SlipFile>(
    `SELECT id, year, unit_id AS unitId, document_number AS documentNumber, file_name AS name, sha256 FROM reminders
     WHERE sha256 IS NOT NULL ORDER BY recorded_in, level, number`,
  );
  const add = db.prepare<[object]>(
    `INSERT INTO reminders (id, year, unit_id, level, level_name, number, document_number, on_date, reply_by, file_name, sha256,
       round_id, round_title, recorded_at, recorded_in)
     VALUES (@id, @year, @unitId, @level, @levelName, @number, @documentNumber, @on, @replyBy, @fileName, @sha256,
       @roundId, @roundTitle, @recordedAt, (SELECT revision FROM current_command))`,
  );
  const addItem = db.prepare<[object]>(
    `INSERT INTO reminder_items (id, reminder_id, duty_id, rule_id, unit_id, period_key)
     VALUES (@id, @reminderId, @dutyId, @ruleId, @unitId, @periodKey)`,
  );
  const fetched = db.prepare<[string, string, string]>(
    'INSERT INTO reminder_fetches (id, reminder_id, fetched_at) VALUES (?, ?, ?) ON CONFLICT (reminder_id) DO NOTHING',
  );
  const withdraw = db.prepare<[string, string]>('UPDATE reminders SET withdrawn = ? WHERE id = ?');
  const answer = db.prepare<[string, string, string]>('UPDATE reminders SET answered_on = ?, answer = ? WHERE id = ?');
  return {
    ofYear,
    one: (id) => byId(id)[0],
    madeIn,
    files: () => files.all(),
    isOf({ table, rowId, after }, ids) {
      if (table === 'reminders') return ids.has(rowId as ReminderId);
      if (table !== 'reminder_items' || after === null) return false;
      // The log writes rows of this table with these columns.
      return ids.has((JSON.parse(after) as { readonly reminder_id: ReminderId }).reminder_id);
    },
    add({ file, items, round, ...reminder }) {
      const id = nextId() as ReminderId;
      add.run({
        ...reminder,
        id,
        fileName: file?.name ?? null,
        sha256: file?.sha256 ?? null,
        roundId: round?.id ?? null,
        roundTitle: round?.title ?? null,
      });
      for (const { dutyId, ruleId, unitId, periodKey } of items) {
        addItem.run({ id: nextId(), reminderId: id, dutyId, ruleId, unitId, periodKey });
      }
      return id;
    },
    markFetched: (id, at) => void fetched.run(nextId(), id, at),
    withdraw: (id, reason) => void withdraw.run(reason, id),
    setAnswer: (id, { on, text }) => void answer.run(on, text, id),
  };
}

function toReminder(
  { withdrawn, fileName, sha256, fetchedAt, answeredOn, answer, roundId, roundTitle, ...row }: Row,
  items: readonly OccurrenceKey[],
): Reminder {
  return {
    ...row,
    ...(withdrawn === null ? {} : { withdrawn }),
    ...(fileName === null || sha256 === null ? {} : { file: { name: fileName, sha256 } }),
    ...(fetchedAt === null ? {} : { fetchedAt }),
    ...(answeredOn === null || answer === null ? {} : { answer: { on: answeredOn, text: answer } }),
    ...(roundId === null || roundTitle === null ? {} : { round: { id: roundId, title: roundTitle } }),
    items,
  };
}
