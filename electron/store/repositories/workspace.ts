import type Database from 'better-sqlite3';
import type { GroupId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { defaultFrame, earlierFrame, type YearFrame } from '../../domain/model/yearFrame.ts';
import type { MonthDay } from '../../domain/dates/monthDay.ts';

export interface StoredYear {
  readonly year: Year;
  readonly state: 'open' | 'closed';
  /** Pieces of news wanted of every unit in every month. */
  readonly submissionTarget: number;
  /** 检查节点, in order. */
  readonly reviewDates: readonly MonthDay[];
  readonly frame: YearFrame;
  /** Nobody has decided about the frame since a format without one: the year counts as it did then. */
  readonly isFrameUndecided: boolean;
  /** Nobody has decided whether it verifies since a format that could not: it does not. */
  readonly isVerifyingUndecided: boolean;
}

/** What a year begins with; the rest it has by default. */
export type NewYear = Pick<StoredYear, 'year' | 'state' | 'submissionTarget'>;

export interface WorkspaceRepository {
  /** A setting of the workspace: `district`, `demo`. */
  setting(name: string): string | undefined;
  setSetting(name: string, value: string): void;
  /** Latest first. */
  years(): readonly StoredYear[];
  year(year: Year): StoredYear | undefined;
  /** Adds a year with the usual review dates and frame. */
  addYear(year: NewYear): void;
  /** A year of which nobody has decided whether it verifies stays so until it does. */
  setFrame(year: Year, frame: YearFrame): void;
  setVerifies(year: Year, verifies: boolean): void;
  setReviewDates(year: Year, dates: readonly MonthDay[]): void;
  setSubmissionTarget(year: Year, target: number): void;
  setYearState(year: Year, state: StoredYear['state']): void;
}

interface YearRow extends NewYear {
  readonly reviewDates: string;
  readonly cutOff: PlainDate | null;
  readonly countsBefore: 0 | 1;
  readonly contributionFrom: YearFrame['contributionFrom'] | null;
  readonly rankShare: number | null;
  readonly praiseFloor: number | null;
  readonly submissionGroups: string;
  readonly verifies: 0 | 1 | null;
  readonly scoreCounts: YearFrame['scoreCounts'] | null;
}

const YEARS = `SELECT year, state, submission_target AS submissionTarget, review_dates AS reviewDates, cut_off AS cutOff,
  counts_before AS countsBefore, contribution_from AS contributionFrom, rank_share AS rankShare, praise_floor AS praiseFloor,
  submission_groups AS submissionGroups, verifies, score_counts AS scoreCounts FROM years`;

function toYear(row: YearRow): StoredYear {
  const { year, state, submissionTarget, cutOff, countsBefore } = row;
  const before = earlierFrame(year);
  return {
    year,
    state,
    submissionTarget,
    // JSON columns are written by this repository and their defaults alone.
    reviewDates: JSON.parse(row.reviewDates) as MonthDay[],
    frame: {
      cutOff: cutOff ?? before.cutOff,
      countsBefore: countsBefore === 1,
      contributionFrom: row.contributionFrom ?? before.contributionFrom,
      rankShare: row.rankShare ?? before.rankShare,
      praiseFloor: row.praiseFloor ?? before.praiseFloor,
      verifies: row.verifies === 1,
      scoreCounts: row.scoreCounts ?? before.scoreCounts,
      submissionGroups: JSON.parse(row.submissionGroups) as GroupId[],
    },
    isFrameUndecided: cutOff === null,
    isVerifyingUndecided: row.verifies === null,
  };
}

/** Settings and years. Writes run inside `command`. */
export function createWorkspaceRepository(db: Database.Database): WorkspaceRepository {
  const setting = db.prepare<[string], string>('SELECT value FROM settings WHERE id = ?').pluck();
  const set = db.prepare<[string, string]>(
    'INSERT INTO settings (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value',
  );
  const years = db.prepare<[], YearRow>(`${YEARS} ORDER BY year DESC`);
  const stored = db.prepare<[number], YearRow>(`${YEARS} WHERE year = ?`);
  const add = db.prepare<[string, number, string, number]>(
    'INSERT INTO years (id, year, state, submission_target) VALUES (?, ?, ?, ?)',
  );
  const setFrame = (year: Year, { countsBefore, submissionGroups, verifies, ...rest }: YearFrame): void => {
    const groups = JSON.stringify(submissionGroups);
    frame.run({ ...rest, year, countsBefore: countsBefore ? 1 : 0, submissionGroups: groups });
    const isUndecided = !verifies && stored.get(year)?.verifies === null;
    if (!isUndecided) verifying.run(verifies ? 1 : 0, year);
  };
  const target = db.prepare<[number, number]>('UPDATE years SET submission_target = ? WHERE year = ?');
  const reviews = db.prepare<[string, number]>('UPDATE years SET review_dates = ? WHERE year = ?');
  const frame = db.prepare<[object]>(
    `UPDATE years SET cut_off = @cutOff, counts_before = @countsBefore, contribution_from = @contributionFrom,
       rank_share = @rankShare, praise_floor = @praiseFloor, submission_groups = @submissionGroups,
       score_counts = @scoreCounts WHERE year = @year`,
  );
  const verifying = db.prepare<[0 | 1, number]>('UPDATE years SET verifies = ? WHERE year = ?');
  const state = db.prepare<[string, number]>('UPDATE years SET state = ? WHERE year = ?');
  return {
    setting: (name) => setting.get(name),
    setSetting: (name, value) => void set.run(name, value),
    years: () => years.all().map(toYear),
    year(wanted) {
      const row = stored.get(wanted);
      return row && toYear(row);
    },
    addYear({ year: added, state: begins, submissionTarget }) {
      add.run(String(added), added, begins, submissionTarget);
      setFrame(added, defaultFrame(added));
    },
    setSubmissionTarget: (wanted, count) => void target.run(count, wanted),
    setReviewDates: (wanted, dates) => void reviews.run(JSON.stringify(dates), wanted),
    setFrame,
    setVerifies: (wanted, verifies) => void verifying.run(verifies ? 1 : 0, wanted),
    setYearState: (wanted, next) => void state.run(next, wanted),
  };
}
