import type Database from 'better-sqlite3';
import { z } from 'zod';
import type {
  SchemeId,
  ScoreAppealId,
  ScoreFreezeId,
  ScoreNoticeId,
  SchemeNodeId,
  UnitClassId,
  UnitId,
  Year,
} from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { AppealDecision, AppealOutcome, ScoreAppeal, ScoreStageName } from '../../domain/model/scoreProcess.ts';
import type { Points } from '../../domain/points.ts';
import { FREEZE_LABEL } from '../../domain/words/scoreProcess.ts';

/** Where a class stands, as it was set. */
export interface StoredStage {
  readonly classId: UnitClassId;
  readonly stage: ScoreStageName;
  readonly since: PlainDate;
  readonly until?: PlainDate;
}

/** A file by its content: its SHA-256, under which it lies among the office's files. */
export interface NamedHash {
  readonly name: string;
  readonly hash: string;
}

/** A freeze (定稿), without its body. */
export interface StoredFreeze {
  readonly id: ScoreFreezeId;
  readonly year: Year;
  readonly classId: UnitClassId;
  readonly className: string;
  readonly version: number;
  /** ISO instant. */
  readonly frozenAt: string;
  readonly frozenBy: string;
  readonly reason: string;
  readonly papers: readonly NamedHash[];
  readonly evidence: readonly NamedHash[];
}

/** A freeze that was taken back; the log of changes alone has it. */
export interface WithdrawnFreeze extends Omit<StoredFreeze, 'papers' | 'evidence'> {
  /** ISO instant. */
  readonly withdrawnAt: string;
}

/** What a freeze locks, as its body says. */
export interface FreezeLocks {
  readonly id: ScoreFreezeId;
  readonly year: Year;
  readonly classId: UnitClassId;
  readonly className: string;
  readonly version: number;
  readonly frozenAt: string;
  readonly schemeId: SchemeId;
  readonly unitIds: readonly UnitId[];
  readonly appeals: readonly ScoreAppealId[];
}

export interface ScoreProcessRepository {
  stages(year: Year): readonly StoredStage[];
  setStage(year: Year, stage: StoredStage): void;
  /** Of a year, each class's in order; of all years where none is named. */
  freezes(year?: Year): readonly StoredFreeze[];
  freeze(id: ScoreFreezeId): StoredFreeze | undefined;
  /** Those of a year that were taken back and not put in force again; their numbers stay theirs. */
  withdrawn(year: Year): readonly WithdrawnFreeze[];
  /** Scheme, figures and traces, as JSON; `services/assessment/frozenBody.ts` reads it. */
  frozenBody(id: ScoreFreezeId): string | undefined;
  /** Files that freezes name: papers as they were made, and evidence. */
  files(): readonly NamedHash[];
  /** What each freeze in force locks: units, scheme, appeals. Of all years. */
  locks(): readonly FreezeLocks[];
  addFreeze(freeze: Omit<StoredFreeze, 'id'>, body: string): ScoreFreezeId;
  /** In the order in which they were recorded, those of withdrawn notices among them. */
  appeals(year: Year): readonly ScoreAppeal[];
  appeal(id: ScoreAppealId): ScoreAppeal | undefined;
  addAppeal(appeal: Omit<ScoreAppeal, 'id'>, recordedAt: string): ScoreAppealId;
  decide(id: ScoreAppealId, decision: AppealDecision): void;
  removeAppeal(id: ScoreAppealId): void;
}

interface FreezeRow extends Omit<StoredFreeze, 'papers' | 'evidence'> {
  readonly papers: string;
  readonly evidence: string;
}

const hashes = z.array(z.strictObject({ name: z.string(), hash: z.string() }));

const unitIdList = z.array(z.custom<UnitId>((value) => typeof value === 'string'));
const appealIdList = z.array(z.custom<ScoreAppealId>((value) => typeof value === 'string'));

function toFreeze({ papers, evidence, ...row }: FreezeRow): StoredFreeze {
  return { ...row, papers: hashes.parse(JSON.parse(papers)), evidence: hashes.parse(JSON.parse(evidence)) };
}

interface LocksRow extends Omit<FreezeLocks, 'unitIds' | 'appeals'> {
  readonly unitIds: string;
  readonly appeals: string;
}

function toLocks({ unitIds, appeals, ...row }: LocksRow): FreezeLocks {
  return {
    ...row,
    unitIds: unitIdList.parse(JSON.parse(unitIds)),
    appeals: appealIdList.parse(JSON.parse(appeals)),
  };
}

interface AppealRow {
  readonly id: ScoreAppealId;
  readonly year: Year;
  readonly classId: UnitClassId;
  readonly unitId: UnitId;
  readonly kind: ScoreAppeal['kind'];
  readonly nodeId: SchemeNodeId | null;
  readonly lodgedOn: PlainDate;
  readonly claim: string;
  readonly claimed: Points | null;
  readonly outcome: AppealOutcome | null;
  readonly points: Points | null;
  readonly decidedOn: PlainDate | null;
  readonly decidedBy: string;
  readonly reason: string;
  readonly basis: string;
  readonly noticeId: ScoreNoticeId | null;
  readonly isVoid: number;
}

function toAppeal(row: AppealRow): ScoreAppeal {
  const { id, year, classId, unitId, kind, nodeId, lodgedOn, claim, claimed, basis } = row;
  const { outcome, points, decidedOn, decidedBy, reason, noticeId, isVoid } = row;
  return {
    id,
    year,
    classId,
    unitId,
    kind,
    lodgedOn,
    claim,
    basis,
    ...(nodeId === null ? {} : { nodeId }),
    ...(claimed === null ? {} : { claimed }),
    ...(outcome === null || decidedOn === null
      ? {}
      : { decision: { outcome, points: points ?? '0', on: decidedOn, by: decidedBy, reason } }),
    ...(noticeId === null ? {} : { noticeId }),
    ...(isVoid === 1 ? { isVoid: true } : {}),
  };
}

const FREEZE = `SELECT id, year, class_id AS classId, class_name AS className, version, frozen_at AS frozenAt, frozen_by AS frozenBy, reason,
  papers, evidence FROM score_freezes`;
const APPEAL = `SELECT id, year, class_id AS classId, unit_id AS unitId, kind, node_id AS nodeId, lodged_on AS lodgedOn, claim, claimed, outcome,
  points, decided_on AS decidedOn, decided_by AS decidedBy, reason, basis, notice_id AS noticeId,
  COALESCE((SELECT n.end_how = 'withdrawn' FROM score_notices n WHERE n.id = notice_id), 0) AS isVoid FROM score_appeals`;

/** Freezes that a step took back, by what the log kept of them; the step's day is when they ceased. */
const WITHDRAWN = `SELECT t.row_id AS id, MAX(t.revision) AS revision, undoing.at AS withdrawnAt FROM commands made
  JOIN commands undoing ON undoing.undoes = made.id JOIN changes t ON t.revision = undoing.revision
  WHERE made.label LIKE '${FREEZE_LABEL}%' AND t.table_name = 'score_freezes' AND t.after IS NULL
    AND t.row_id NOT IN (SELECT id FROM score_freezes) GROUP BY t.row_id ORDER BY revision`;
const WITHDRAWN_ROW = `SELECT before ->> '$.id' AS id, before ->> '$.year' AS year, before ->> '$.class_id' AS classId,
  before ->> '$.class_name' AS className, before ->> '$.version' AS version, before ->> '$.frozen_at' AS frozenAt,
  before ->> '$.frozen_by' AS frozenBy, before ->> '$.reason' AS reason
  FROM changes WHERE revision = ? AND table_name = 'score_freezes' AND row_id = ?`;

/** How far assessments are, what was frozen, and what units said against it. Writes run inside `command`. */
export function createScoreProcessRepository(db: Database.Database, nextId: () => string): ScoreProcessRepository {
  const stages = db.prepare<[number], Omit<StoredStage, 'until'> & { readonly until: PlainDate | null }>(
    'SELECT class_id AS classId, stage, since, until FROM score_stages WHERE year = ? ORDER BY class_id',
  );
  const setStage = db.prepare<[object]>(
    `INSERT INTO score_stages (id, year, class_id, stage, since, until) VALUES (@id, @year, @classId, @stage, @since, @until)
     ON CONFLICT (year, class_id) DO UPDATE SET stage = @stage, since = @since, until = @until`,
  );
  const freezes = db.prepare<[{ year: number | null }], FreezeRow>(
    `${FREEZE} WHERE @year IS NULL OR year = @year ORDER BY year, class_id, version`,
  );
  const freeze = db.prepare<[string], FreezeRow>(`${FREEZE} WHERE id = ?`);
  const body = db.prepare<[string], string>('SELECT body FROM score_freezes WHERE id = ?').pluck();
  const ids = db.prepare<[], ScoreFreezeId>('SELECT id FROM score_freezes ORDER BY year, class_id, version').pluck();
  const locks = db.prepare<[string], LocksRow>(
    `SELECT id, year, class_id AS classId, class_name AS className, version, frozen_at AS frozenAt, body ->> '$.locks.schemeId' AS schemeId,
       body -> '$.locks.unitIds' AS unitIds, body -> '$.appeals' AS appeals FROM score_freezes WHERE id = ?`,
  );
  // Bodies are long and never change: what one locks is read out of it once.
  const known = new Map<ScoreFreezeId, FreezeLocks>();
  const locksOf = (id: ScoreFreezeId): FreezeLocks | undefined => {
    const before = known.get(id);
    const row = before === undefined ? locks.get(id) : undefined;
    if (row === undefined) return before;
    const read = toLocks(row);
    known.set(id, read);
    return read;
  };
  const addFreeze = db.prepare<[object]>(
    `INSERT INTO score_freezes (id, year, class_id, class_name, version, frozen_at, frozen_by, reason, body, papers, evidence)
     VALUES (@id, @year, @classId, @className, @version, @frozenAt, @frozenBy, @reason, @body, @papers, @evidence)`,
  );
  const withdrawn = db.prepare<
    [],
    { readonly id: ScoreFreezeId; readonly revision: number; readonly withdrawnAt: string }
  >(WITHDRAWN);
  const withdrawnRow = db.prepare<[number, string], Omit<WithdrawnFreeze, 'withdrawnAt'>>(WITHDRAWN_ROW);
  // The log's images carry the long bodies too, and never change.
  const gone = new Map<ScoreFreezeId, Omit<WithdrawnFreeze, 'withdrawnAt'>>();
  const goneOf = (id: ScoreFreezeId, revision: number): Omit<WithdrawnFreeze, 'withdrawnAt'> | undefined => {
    const row = gone.get(id) ?? withdrawnRow.get(revision, id);
    if (row !== undefined) gone.set(id, row);
    return row;
  };
  const appeals = db.prepare<[number], AppealRow>(`${APPEAL} WHERE year = ? ORDER BY recorded_at, id`);
  const appeal = db.prepare<[string], AppealRow>(`${APPEAL} WHERE id = ?`);
  const addAppeal = db.prepare<[object]>(
    `INSERT INTO score_appeals (id, year, class_id, unit_id, kind, node_id, lodged_on, claim, claimed, outcome, points, decided_on, decided_by,
       reason, basis, notice_id, recorded_at)
     VALUES (@id, @year, @classId, @unitId, @kind, @nodeId, @lodgedOn, @claim, @claimed, @outcome, @points, @on, @by, @reason, @basis, @noticeId,
       @recordedAt)`,
  );
  const decide = db.prepare<[object]>(
    `UPDATE score_appeals SET outcome = @outcome, points = @points, decided_on = @on, decided_by = @by, reason = @reason WHERE id = @id`,
  );
  const removeAppeal = db.prepare<[string]>('DELETE FROM score_appeals WHERE id = ?');
  return {
    stages: (year) =>
      stages.all(year).map(({ until, ...row }) => (until === null ? row : Object.assign(row, { until }))),
    setStage: (year, { until, ...stage }) => void setStage.run({ ...stage, until: until ?? null, year, id: nextId() }),
    freezes: (year) => freezes.all({ year: year ?? null }).map(toFreeze),
    freeze(id) {
      const row = freeze.get(id);
      return row && toFreeze(row);
    },
    withdrawn: (year) =>
      withdrawn.all().flatMap(({ id, revision, withdrawnAt }) => {
        const row = goneOf(id, revision);
        return row?.year === year ? [{ ...row, withdrawnAt }] : [];
      }),
    frozenBody: (id) => body.get(id),
    files: () =>
      freezes
        .all({ year: null })
        .map(toFreeze)
        .flatMap(({ papers, evidence }) => papers.concat(evidence)),
    locks: () => ids.all().flatMap((id) => locksOf(id) ?? []),
    addFreeze({ papers, evidence, ...row }, text) {
      const id = nextId() as ScoreFreezeId;
      const json = { papers: JSON.stringify(papers), evidence: JSON.stringify(evidence) };
      addFreeze.run({ ...row, ...json, id, body: text });
      return id;
    },
    appeals: (year) => appeals.all(year).map(toAppeal),
    appeal(id) {
      const row = appeal.get(id);
      return row && toAppeal(row);
    },
    addAppeal({ decision, nodeId = null, claimed = null, noticeId = null, ...row }, recordedAt) {
      const id = nextId() as ScoreAppealId;
      const open = { outcome: null, points: null, on: null, by: '', reason: '' };
      addAppeal.run({ ...open, ...decision, ...row, nodeId, claimed, noticeId, id, recordedAt });
      return id;
    },
    decide: (id, decision) => void decide.run({ ...decision, id }),
    removeAppeal: (id) => void removeAppeal.run(id),
  };
}
