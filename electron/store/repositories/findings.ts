import type Database from 'better-sqlite3';
import type { FindingId, UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type {
  Finding,
  FindingFacts,
  FindingReply,
  FindingSource,
  Recheck,
  RecheckResult,
} from '../../domain/model/finding.ts';

export interface FindingsRepository {
  /** In the order in which they were put on record. */
  ofYear(year: Year): readonly Finding[];
  one(id: FindingId): Finding | undefined;
  add(year: Year, facts: FindingFacts, recordedAt: string): FindingId;
  update(id: FindingId, facts: FindingFacts): void;
  /** `undefined` takes the reply away. */
  setReply(id: FindingId, reply: FindingReply | undefined): void;
  /** `undefined` takes the re-check away. */
  setRecheck(id: FindingId, recheck: Recheck | undefined): void;
  remove(ids: readonly FindingId[]): void;
}

interface Row {
  readonly id: FindingId;
  readonly year: Year;
  readonly unitId: UnitId;
  readonly source: FindingSource;
  readonly foundOn: PlainDate;
  readonly indicator: string;
  readonly full: string | null;
  readonly points: string | null;
  readonly cause: string;
  readonly rectifyBy: PlainDate | null;
  readonly reply: string;
  readonly replyLink: string;
  readonly repliedOn: PlainDate | null;
  readonly repliedIn: number | null;
  readonly recheckedOn: PlainDate | null;
  readonly recheckedIn: number | null;
  readonly result: RecheckResult | null;
  readonly recheckNote: string;
  readonly recordedAt: string;
}

const SELECT = `SELECT id, year, unit_id AS unitId, source, found_on AS foundOn, indicator, full, points, cause, rectify_by AS rectifyBy,
  reply, reply_link AS replyLink, replied_on AS repliedOn, replied_in AS repliedIn, rechecked_on AS recheckedOn,
  rechecked_in AS recheckedIn, result, recheck_note AS recheckNote, recorded_at AS recordedAt FROM findings`;

function toFinding(row: Row): Finding {
  const { id, year, unitId, source, foundOn, indicator, full, points, cause, rectifyBy, recordedAt } = row;
  const { reply: text, replyLink: link, repliedOn, repliedIn, recheckedOn, recheckedIn, result, recheckNote } = row;
  return {
    id,
    year,
    unitId,
    source,
    foundOn,
    indicator,
    cause,
    recordedAt,
    ...(full === null ? {} : { full }),
    ...(points === null ? {} : { points }),
    ...(rectifyBy === null ? {} : { rectifyBy }),
    ...(repliedOn === null || repliedIn === null
      ? {}
      : { reply: { text, link, on: repliedOn, recordedIn: repliedIn } }),
    ...(recheckedOn === null || recheckedIn === null || result === null
      ? {}
      : { recheck: { on: recheckedOn, result, note: recheckNote, recordedIn: recheckedIn } }),
  };
}

function columns(facts: FindingFacts) {
  return { full: null, points: null, rectifyBy: null, ...facts };
}

/** Faults that were found, and what became of them (问题, 整改). Writes run inside `command`. */
export function createFindingsRepository(db: Database.Database, nextId: () => string): FindingsRepository {
  const ofYear = db.prepare<[number], Row>(`${SELECT} WHERE year = ? ORDER BY sort, id`);
  const one = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`);
  const add = db.prepare<[object]>(
    `INSERT INTO findings (id, year, unit_id, source, found_on, indicator, full, points, cause, rectify_by, reply, reply_link,
       recheck_note, sort, recorded_at)
     SELECT @id, @year, @unitId, @source, @foundOn, @indicator, @full, @points, @cause, @rectifyBy, '', '', '',
       COALESCE(MAX(sort), 0) + 1, @recordedAt FROM findings WHERE year = @year`,
  );
  const update = db.prepare<[object]>(
    `UPDATE findings SET unit_id = @unitId, source = @source, found_on = @foundOn, indicator = @indicator, full = @full,
       points = @points, cause = @cause, rectify_by = @rectifyBy WHERE id = @id`,
  );
  const setReply = db.prepare<[object]>(
    `UPDATE findings SET reply = @text, reply_link = @link, replied_on = @on,
       replied_in = CASE WHEN @on IS NULL THEN NULL ELSE (SELECT revision FROM current_command) END WHERE id = @id`,
  );
  const setRecheck = db.prepare<[object]>(
    `UPDATE findings SET rechecked_on = @on, result = @result, recheck_note = @note,
       rechecked_in = CASE WHEN @on IS NULL THEN NULL ELSE (SELECT revision FROM current_command) END WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM findings WHERE id IN (SELECT value FROM json_each(?))');
  return {
    ofYear: (year) => ofYear.all(year).map(toFinding),
    one(id) {
      const row = one.get(id);
      return row && toFinding(row);
    },
    add(year, facts, recordedAt) {
      const id = nextId() as FindingId;
      add.run({ ...columns(facts), id, year, recordedAt });
      return id;
    },
    update: (id, facts) => void update.run({ ...columns(facts), id }),
    setReply: (id, reply) => void setReply.run({ text: '', link: '', on: null, ...reply, id }),
    setRecheck: (id, recheck) => void setRecheck.run({ on: null, result: null, note: '', ...recheck, id }),
    remove: (ids) => void remove.run(JSON.stringify(ids)),
  };
}
