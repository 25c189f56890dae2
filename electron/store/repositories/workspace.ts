import type Database from 'better-sqlite3';
import type { Year } from '../../domain/brand.ts';
import type { MonthDay } from '../../domain/dates/monthDay.ts';

export interface StoredYear {
  readonly year: Year;
  readonly state: 'open' | 'closed';
  /** Pieces of news wanted of every unit in every month. */
  readonly submissionTarget: number;
  /** 检查节点, in order. */
  readonly reviewDates: readonly MonthDay[];
}

export interface WorkspaceRepository {
  /** A setting of the workspace: `district`, `demo`. */
  setting(name: string): string | undefined;
  setSetting(name: string, value: string): void;
  /** Latest first. */
  years(): readonly StoredYear[];
  year(year: Year): StoredYear | undefined;
  /** Adds a year with the usual review dates. */
  addYear(year: Omit<StoredYear, 'reviewDates'>): void;
  setReviewDates(year: Year, dates: readonly MonthDay[]): void;
  setSubmissionTarget(year: Year, target: number): void;
  setYearState(year: Year, state: StoredYear['state']): void;
}

type YearRow = Omit<StoredYear, 'reviewDates'> & { readonly reviewDates: string };

const YEARS = 'SELECT year, state, submission_target AS submissionTarget, review_dates AS reviewDates FROM years';

function toYear(row: YearRow): StoredYear {
  // Written by `setReviewDates` and the column's default alone.
  return { ...row, reviewDates: JSON.parse(row.reviewDates) as MonthDay[] };
}

/** Settings and years. Writes run inside `command`. */
export function createWorkspaceRepository(db: Database.Database): WorkspaceRepository {
  const setting = db.prepare<[string], string>('SELECT value FROM settings WHERE id = ?').pluck();
  const set = db.prepare<[string, string]>(
    'INSERT INTO settings (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value',
  );
  const years = db.prepare<[], YearRow>(`${YEARS} ORDER BY year DESC`);
  const year = db.prepare<[number], YearRow>(`${YEARS} WHERE year = ?`);
  const add = db.prepare<[string, number, string, number]>(
    'INSERT INTO years (id, year, state, submission_target) VALUES (?, ?, ?, ?)',
  );
  const target = db.prepare<[number, number]>('UPDATE years SET submission_target = ? WHERE year = ?');
  const reviews = db.prepare<[string, number]>('UPDATE years SET review_dates = ? WHERE year = ?');
  const state = db.prepare<[string, number]>('UPDATE years SET state = ? WHERE year = ?');
  return {
    setting: (name) => setting.get(name),
    setSetting: (name, value) => void set.run(name, value),
    years: () => years.all().map(toYear),
    year(wanted) {
      const row = year.get(wanted);
      return row && toYear(row);
    },
    addYear: (added) => void add.run(String(added.year), added.year, added.state, added.submissionTarget),
    setSubmissionTarget: (wanted, count) => void target.run(count, wanted),
    setReviewDates: (wanted, dates) => void reviews.run(JSON.stringify(dates), wanted),
    setYearState: (wanted, next) => void state.run(next, wanted),
  };
}
