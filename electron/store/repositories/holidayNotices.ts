import type Database from 'better-sqlite3';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { HolidayNotice, NoticeDay } from '../../domain/workdays/notice.ts';

/** A notice as the office recorded it. */
export interface StoredNotice extends HolidayNotice {
  /** The notice as pasted; empty where the days were set by hand. */
  readonly sourceText: string;
  /** ISO instant. */
  readonly recordedAt: string;
}

export interface HolidayNoticesRepository {
  /** By year. */
  all(): readonly StoredNotice[];
  of(year: number): StoredNotice | undefined;
  /** Puts a year's notice in the place of the one before. */
  save(notice: StoredNotice): void;
  remove(year: number): void;
}

interface Row {
  readonly year: number;
  readonly days: string;
  readonly sourceText: string;
  readonly recordedAt: string;
}

interface DayJson {
  readonly date: PlainDate;
  readonly kind: 'off' | 'worked';
  readonly name: string;
}

const COLUMNS = 'year, days, source_text AS sourceText, recorded_at AS recordedAt';

function toNotice({ days, ...row }: Row): StoredNotice {
  // Written by `daysJson` alone.
  const all = JSON.parse(days) as readonly DayJson[];
  const of = (kind: DayJson['kind']): readonly NoticeDay[] =>
    all.flatMap((day) => (day.kind === kind ? [{ date: day.date, name: day.name }] : []));
  return { ...row, off: of('off'), worked: of('worked') };
}

function daysJson({ off, worked }: HolidayNotice): string {
  const days: readonly DayJson[] = [
    ...off.map(({ date, name }) => ({ date, kind: 'off' as const, name })),
    ...worked.map(({ date, name }) => ({ date, kind: 'worked' as const, name })),
  ];
  return JSON.stringify(days.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
}

/** The office's own holiday notices. Writes run inside `command`. */
export function createHolidayNoticesRepository(db: Database.Database): HolidayNoticesRepository {
  const all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM holiday_notices ORDER BY year`);
  const one = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM holiday_notices WHERE year = ?`);
  const save = db.prepare<[string, number, string, string, string]>(
    `INSERT INTO holiday_notices (id, year, days, source_text, recorded_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
     SET days = excluded.days, source_text = excluded.source_text, recorded_at = excluded.recorded_at`,
  );
  const remove = db.prepare<[number]>('DELETE FROM holiday_notices WHERE year = ?');
  return {
    all: () => all.all().map(toNotice),
    of(year) {
      const row = one.get(year);
      return row && toNotice(row);
    },
    save: (notice) =>
      void save.run(String(notice.year), notice.year, daysJson(notice), notice.sourceText, notice.recordedAt),
    remove: (year) => void remove.run(year),
  };
}
