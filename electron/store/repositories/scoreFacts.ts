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

/** What a score is reckoned from that is not registered as work; of a year. Writes run inside `command`. */
export interface ScoreFactsRepository {
  events(year: Year): readonly ScoreEvent[];
  sheets(year: Year): readonly ScoreSheet[];
  marks(year: Year): readonly (SheetMark & OfUnit)[];
  samples(year: Year): readonly (SampleFact & OfUnit)[];
  figures(year: Year): readonly (FigureFact & OfUnit & { readonly id: string; readonly note: string })[];
  members(year: Year): readonly (MemberFact & OfUnit & { readonly id: string })[];
  explanations(year: Year): readonly Explanation[];
  addEvent(event: Omit<ScoreEvent, 'id'>): ScoreEventId;
  updateEvent(event: Omit<ScoreEvent, 'recordedAt'>): void;
  removeEvent(id: ScoreEventId): void;
  /** Stores a sheet; of one of its name the figures that differ are written anew. */
  setSheet(
    year: Year,
    sheet: Omit<ScoreSheet, 'id'>,
    marks: readonly (Omit<SheetMark, 'sheet'> & OfUnit)[],
  ): ScoreSheetId;
  removeSheet(id: ScoreSheetId): void;
  /** Writes a unit's sample anew. */
  setSample(year: Year, of: OfUnit & Pick<SampleFact, 'sample'>, items: readonly Omit<SampleFact, 'sample'>[]): void;
  addFigure(year: Year, figure: FigureFact & OfUnit & { readonly note: string }): string;
  updateFigure(id: string, figure: FigureFact & OfUnit & { readonly note: string }): void;
  removeFigure(id: string): void;
  /** Writes what the members of a unit's group reached anew. */
  setMembers(year: Year, of: OfUnit & Pick<MemberFact, 'group'>, members: readonly Omit<MemberFact, 'group'>[]): void;
  explain(year: Year, explanation: Explanation): void;
  removeExplanation(year: Year, of: Pick<Explanation, 'unitId' | 'nodeId'>): void;
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
export function createScoreFactsRepository(db: Database.Database, nextId: () => string): ScoreFactsRepository {
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
    ...writes(db, nextId),
  };
}

type Writes = Omit<
  ScoreFactsRepository,
  'events' | 'sheets' | 'marks' | 'samples' | 'figures' | 'members' | 'explanations'
>;

function writes(db: Database.Database, nextId: () => string): Writes {
  return { ...eventWrites(db, nextId), ...sheetWrites(db, nextId), ...otherWrites(db, nextId) };
}

function eventWrites(
  db: Database.Database,
  nextId: () => string,
): Pick<Writes, 'addEvent' | 'updateEvent' | 'removeEvent'> {
  const add = db.prepare<[object]>(
    `INSERT INTO score_events (id, year, unit_id, day, type, name, level, organ, outlet, matter, basis, reason, signed_by, points, recorded_at)
     VALUES (@id, @year, @unitId, @on, @type, @name, @level, @organ, @outlet, @matter, @basis, @reason, @by, @points, @recordedAt)`,
  );
  const update = db.prepare<[object]>(
    `UPDATE score_events SET year = @year, unit_id = @unitId, day = @on, type = @type, name = @name, level = @level, organ = @organ,
       outlet = @outlet, matter = @matter, basis = @basis, reason = @reason, signed_by = @by, points = @points WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM score_events WHERE id = ?');
  const absent = { level: null, organ: null, points: null };
  return {
    addEvent(event) {
      const id = nextId() as ScoreEventId;
      add.run({ ...absent, ...event, id });
      return id;
    },
    updateEvent: (event) => void update.run({ ...absent, ...event }),
    removeEvent: (id) => void remove.run(id),
  };
}

interface StoredMark {
  readonly id: string;
  readonly unitId: UnitId;
  readonly item: string;
  readonly periodFrom: PlainDate | null;
  readonly periodTo: PlainDate | null;
  readonly points: string;
}

function sheetWrites(db: Database.Database, nextId: () => string): Pick<Writes, 'setSheet' | 'removeSheet'> {
  const known = db
    .prepare<[number, string], ScoreSheetId>('SELECT id FROM score_sheets WHERE year = ? AND name = ?')
    .pluck();
  const add = db.prepare<[object]>(
    'INSERT INTO score_sheets (id, year, name, file_name, file_hash, saved_at) VALUES (@id, @year, @name, @fileName, @fileHash, @savedAt)',
  );
  const update = db.prepare<[object]>(
    'UPDATE score_sheets SET file_name = @fileName, file_hash = @fileHash, saved_at = @savedAt WHERE id = @id',
  );
  const marksOf = db.prepare<[string], StoredMark>(
    `SELECT id, unit_id AS unitId, item, period_from AS periodFrom, period_to AS periodTo, points FROM score_sheet_marks WHERE sheet_id = ?`,
  );
  const addMark = db.prepare<[object]>(
    `INSERT INTO score_sheet_marks (id, sheet_id, unit_id, item, period_from, period_to, points)
     VALUES (@id, @sheetId, @unitId, @item, @periodFrom, @periodTo, @points)`,
  );
  const removeMark = db.prepare<[string]>('DELETE FROM score_sheet_marks WHERE id = ?');
  const removeMarks = db.prepare<[string]>('DELETE FROM score_sheet_marks WHERE sheet_id = ?');
  const remove = db.prepare<[string]>('DELETE FROM score_sheets WHERE id = ?');
  const textOf = ({ unitId, item, periodFrom, periodTo, points }: Omit<StoredMark, 'id'>): string =>
    JSON.stringify([unitId, item, periodFrom, periodTo, points]);
  return {
    setSheet(year, sheet, marks) {
      const before = known.get(year, sheet.name);
      const id = before ?? (nextId() as ScoreSheetId);
      if (before === undefined) add.run({ ...sheet, id, year });
      else update.run({ ...sheet, id });
      const wanted = new Map(
        marks.map(({ unitId, item, period, points }) => {
          const mark = { unitId, item, periodFrom: period?.from ?? null, periodTo: period?.to ?? null, points };
          return [textOf(mark), mark] as const;
        }),
      );
      for (const mark of marksOf.all(id)) if (!wanted.delete(textOf(mark))) removeMark.run(mark.id);
      for (const mark of wanted.values()) addMark.run({ ...mark, id: nextId(), sheetId: id });
      return id;
    },
    removeSheet(id) {
      removeMarks.run(id);
      remove.run(id);
    },
  };
}

function otherWrites(
  db: Database.Database,
  nextId: () => string,
): Omit<Writes, keyof ReturnType<typeof eventWrites> | keyof ReturnType<typeof sheetWrites>> {
  const removeSample = db.prepare<[number, string, string]>(
    'DELETE FROM score_samples WHERE year = ? AND unit_id = ? AND sample = ?',
  );
  const addSample = db.prepare<[string, number, string, string, string, number | null]>(
    'INSERT INTO score_samples (id, year, unit_id, sample, item, is_right) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const addFigure = db.prepare<[object]>(
    'INSERT INTO score_figures (id, year, unit_id, name, day, count, note) VALUES (@id, @year, @unitId, @name, @on, @count, @note)',
  );
  const updateFigure = db.prepare<[object]>(
    'UPDATE score_figures SET unit_id = @unitId, name = @name, day = @on, count = @count, note = @note WHERE id = @id',
  );
  const removeFigure = db.prepare<[string]>('DELETE FROM score_figures WHERE id = ?');
  const removeMembers = db.prepare<[number, string, string]>(
    'DELETE FROM score_members WHERE year = ? AND unit_id = ? AND group_name = ?',
  );
  const addMember = db.prepare<[string, number, string, string, string, string]>(
    'INSERT INTO score_members (id, year, unit_id, group_name, name, points) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const explain = db.prepare<[object]>(
    `INSERT INTO score_explanations (id, year, unit_id, node_id, reason, explained_on) VALUES (@id, @year, @unitId, @nodeId, @reason, @explainedOn)
     ON CONFLICT (year, unit_id, node_id) DO UPDATE SET reason = @reason, explained_on = @explainedOn`,
  );
  const removeExplanation = db.prepare<[number, string, string]>(
    'DELETE FROM score_explanations WHERE year = ? AND unit_id = ? AND node_id = ?',
  );
  return {
    setSample(year, { unitId, sample }, items) {
      removeSample.run(year, unitId, sample);
      for (const { item, isRight } of items) {
        addSample.run(nextId(), year, unitId, sample, item, isRight === undefined ? null : Number(isRight));
      }
    },
    addFigure(year, figure) {
      const id = nextId();
      addFigure.run({ ...figure, id, year });
      return id;
    },
    updateFigure: (id, figure) => void updateFigure.run({ ...figure, id }),
    removeFigure: (id) => void removeFigure.run(id),
    setMembers(year, { unitId, group }, members) {
      removeMembers.run(year, unitId, group);
      for (const { name, points } of members) addMember.run(nextId(), year, unitId, group, name, points);
    },
    explain: (year, explanation) => void explain.run({ ...explanation, year, id: nextId() }),
    removeExplanation: (year, { unitId, nodeId }) => void removeExplanation.run(year, unitId, nodeId),
  };
}
