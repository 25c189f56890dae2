import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { SchemeId, ScoreAppealId, ScoreNoticeId, UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { NoticeEnd, ScoreNotice } from '../../domain/model/scoreProcess.ts';

/** What a notice locks, as its body says. */
export interface NoticeLocks extends ScoreNotice {
  readonly schemeId: SchemeId;
  readonly unitIds: readonly UnitId[];
  /** Those that are in its figures. */
  readonly appeals: readonly ScoreAppealId[];
}

export interface ScoreNoticesRepository {
  /** Of a year, in the order in which they were put up; those that are over or withdrawn too. */
  ofYear(year: Year): readonly ScoreNotice[];
  /** Of all years, with what each locks as long as it is on. */
  locks(): readonly NoticeLocks[];
  /** Scheme, figures and traces as they were published, as JSON; `services/assessment/frozenBody.ts` reads it. */
  body(id: ScoreNoticeId): string | undefined;
  add(notice: Omit<ScoreNotice, 'id' | 'end'>, body: string): ScoreNoticeId;
  end(id: ScoreNoticeId, end: NonNullable<ScoreNotice['end']>): void;
}

interface NoticeRow extends Omit<ScoreNotice, 'end'> {
  readonly how: NoticeEnd | null;
  readonly on: PlainDate | null;
  readonly by: string;
  readonly endReason: string;
}

const unitIdList = z.array(z.custom<UnitId>((value) => typeof value === 'string'));
const appealIdList = z.array(z.custom<ScoreAppealId>((value) => typeof value === 'string'));

function toNotice({ how, on, by, endReason, ...notice }: NoticeRow): ScoreNotice {
  return how === null || on === null ? notice : { ...notice, end: { how, on, by, reason: endReason } };
}

type Locked = Pick<NoticeLocks, 'schemeId' | 'unitIds' | 'appeals'>;

const NOTICE = `SELECT id, year, class_id AS classId, class_name AS className, since, until, published_at AS publishedAt,
  published_by AS publishedBy, reason, end_how AS how, end_on AS "on", end_by AS "by", end_reason AS endReason FROM score_notices`;

/** The notices (公示) of scores. Writes run inside `command`. */
export function createScoreNoticesRepository(db: Database.Database, nextId: () => string): ScoreNoticesRepository {
  const ofYear = db.prepare<[number], NoticeRow>(`${NOTICE} WHERE year = ? ORDER BY published_at, rowid`);
  const all = db.prepare<[], NoticeRow>(`${NOTICE} ORDER BY published_at, rowid`);
  const body = db.prepare<[string], string>('SELECT body FROM score_notices WHERE id = ?').pluck();
  const locked = db.prepare<
    [string],
    { readonly schemeId: SchemeId; readonly unitIds: string; readonly appeals: string }
  >(
    `SELECT body ->> '$.locks.schemeId' AS schemeId, body -> '$.locks.unitIds' AS unitIds, body -> '$.appeals' AS appeals
     FROM score_notices WHERE id = ?`,
  );
  // Bodies are long and never change: what one locks is read out of it once.
  const known = new Map<ScoreNoticeId, Locked>();
  const lockedOf = (id: ScoreNoticeId): Locked | undefined => {
    const before = known.get(id);
    const row = before === undefined ? locked.get(id) : undefined;
    if (row === undefined) return before;
    const read: Locked = {
      schemeId: row.schemeId,
      unitIds: unitIdList.parse(JSON.parse(row.unitIds)),
      appeals: appealIdList.parse(JSON.parse(row.appeals)),
    };
    known.set(id, read);
    return read;
  };
  const add = db.prepare<[object]>(
    `INSERT INTO score_notices (id, year, class_id, class_name, since, until, published_at, published_by, reason, body)
     VALUES (@id, @year, @classId, @className, @since, @until, @publishedAt, @publishedBy, @reason, @body)`,
  );
  const end = db.prepare<[object]>(
    'UPDATE score_notices SET end_how = @how, end_on = @on, end_by = @by, end_reason = @reason WHERE id = @id',
  );
  return {
    ofYear: (year) => ofYear.all(year).map(toNotice),
    locks: () =>
      all.all().flatMap((row) => {
        const own = lockedOf(row.id);
        return own === undefined ? [] : [{ ...toNotice(row), ...own }];
      }),
    body: (id) => body.get(id),
    add(notice, text) {
      const id = nextId() as ScoreNoticeId;
      add.run({ ...notice, id, body: text });
      return id;
    },
    end: (id, given) => void end.run({ ...given, id }),
  };
}
