import type Database from 'better-sqlite3';
import type { ScoreEventId, SchemeNodeId, ScoreSheetId, UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { ScoreEvent } from '../../domain/model/scoreEvent.ts';
import type { FigureFact, MemberFact, SampleFact, SheetMark } from '../../domain/model/unitFacts.ts';

/** Of a unit. */
interface OfUnit {
  readonly unitId: UnitId;
}

/** A third party's sheet (评分表), as it was brought in. */
export interface ScoreSheet {
  readonly id: ScoreSheetId;
  readonly name: string;
  readonly fileName: string;
  /** SHA-256 of the file, in lower-case hexadecimal. */
  readonly fileHash: string;
  /** ISO instant. */
  readonly savedAt: string;
}

export interface Explanation extends OfUnit {
  readonly nodeId: SchemeNodeId;
  readonly reason: string;
  readonly explainedOn: PlainDate;
}

/** What a score is reckoned from that is not registered as work; of a year. */
export interface ScoreFactsRepository {
  events(year: Year): readonly ScoreEvent[];
  sheets(year: Year): readonly ScoreSheet[];
  marks(year: Year): readonly (SheetMark & OfUnit)[];
  samples(year: Year): readonly (SampleFact & OfUnit)[];
  figures(year: Year): readonly (FigureFact & OfUnit & { readonly id: string; readonly note: string })[];
  members(year: Year): readonly (MemberFact & OfUnit & { readonly id: string })[];
  explanations(year: Year): readonly Explanation[];
}

interface EventRow extends Omit<ScoreEvent, 'level' | 'organ' | 'points'> {
  readonly id: ScoreEventId;
  readonly level: ScoreEvent['level'] | null;
  readonly organ: ScoreEvent['organ'] | null;
  readonly points: string | null;
}

interface MarkRow extends Omit<SheetMark, 'period'>, OfUnit {
  readonly periodFrom: PlainDate | null;
  readonly periodTo: PlainDate | null;
}

interface SampleRow extends Omit<SampleFact, 'isRight'>, OfUnit {
  readonly isRight: 0 | 1 | null;
}

function toEvent({ level, organ, points, ...row }: EventRow): ScoreEvent {
  return {
    ...row,
    ...(level === null || level === undefined ? {} : { level }),
    ...(organ === null || organ === undefined ? {} : { organ }),
    ...(points === null ? {} : { points }),
  };
}

function toMark({ periodFrom: from, periodTo: to, ...row }: MarkRow): SheetMark & OfUnit {
  return from === null || to === null ? row : { ...row, period: { from, to } };
}

function toSample({ isRight, ...row }: SampleRow): SampleFact & OfUnit {
  return isRight === null ? row : { ...row, isRight: isRight === 1 };
}

/** Reads them as facts of a score. */
export function createScoreFactsRepository(db: Database.Database): ScoreFactsRepository {
  const events = db.prepare<[number], EventRow>(
    `SELECT id, year, unit_id AS unitId, day AS "on", type, name, level, organ, outlet, matter, basis, reason, signed_by AS "by", points,
       recorded_at AS recordedAt FROM score_events WHERE year = ? ORDER BY day, id`,
  );
  const sheets = db.prepare<[number], ScoreSheet>(
    'SELECT id, name, file_name AS fileName, file_hash AS fileHash, saved_at AS savedAt FROM score_sheets WHERE year = ? ORDER BY saved_at, name',
  );
  const marks = db.prepare<[number], MarkRow>(
    `SELECT s.name AS sheet, m.unit_id AS unitId, m.item, m.period_from AS periodFrom, m.period_to AS periodTo, m.points
     FROM score_sheet_marks m JOIN score_sheets s ON s.id = m.sheet_id WHERE s.year = ? ORDER BY s.name, m.unit_id, m.item, m.period_from`,
  );
  const samples = db.prepare<[number], SampleRow>(
    'SELECT unit_id AS unitId, sample, item, is_right AS isRight FROM score_samples WHERE year = ? ORDER BY unit_id, sample, item',
  );
  const figures = db.prepare<[number], FigureFact & OfUnit & { readonly id: string; readonly note: string }>(
    'SELECT id, unit_id AS unitId, name, day AS "on", count, note FROM score_figures WHERE year = ? ORDER BY unit_id, name, day, id',
  );
  const members = db.prepare<[number], MemberFact & OfUnit & { readonly id: string }>(
    'SELECT id, unit_id AS unitId, group_name AS "group", name, points FROM score_members WHERE year = ? ORDER BY unit_id, group_name, name',
  );
  const explanations = db.prepare<[number], Explanation>(
    'SELECT unit_id AS unitId, node_id AS nodeId, reason, explained_on AS explainedOn FROM score_explanations WHERE year = ? ORDER BY unit_id, node_id',
  );
  return {
    events: (year) => events.all(year).map(toEvent),
    sheets: (year) => sheets.all(year),
    marks: (year) => marks.all(year).map(toMark),
    samples: (year) => samples.all(year).map(toSample),
    figures: (year) => figures.all(year),
    members: (year) => members.all(year),
    explanations: (year) => explanations.all(year),
  };
}
