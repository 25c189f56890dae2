import type Database from 'better-sqlite3';
import type { CaseId, CaseStepId, FulfilmentId, UnitId } from '../../domain/brand.ts';
import type { ClockTime } from '../../domain/dates/clockTime.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import {
  NO_STEP_TEXTS,
  type CaseFacts,
  type CaseFields,
  type CaseRegister,
  type CaseStep,
  type CaseStepKind,
  type CaseStepTexts,
} from '../../domain/model/caseRecord.ts';
import { grouped } from './rows.ts';

/** A case without its steps, as the log may know it. */
export interface CaseRecord {
  readonly register: CaseRegister;
  readonly number: string;
  readonly unitId: UnitId;
  readonly coUnits: readonly UnitId[];
  /** Empty where it is private. */
  readonly title: string;
  readonly fields: CaseFields;
}

export interface StoredCaseStep {
  readonly id: CaseStepId;
  readonly step: CaseStep;
  readonly texts: CaseStepTexts;
  /** The registration that it made for a duty's quota; it may be gone since. */
  readonly fulfilmentId?: FulfilmentId;
}

export interface StoredCase extends CaseRecord {
  readonly id: CaseId;
  readonly recordedAt: string;
  /** What lies apart: title and fields that name people, by their keys. */
  readonly privateTexts: CaseFields;
  /** In the order of their moments; of one moment in the order of recording. */
  readonly steps: readonly StoredCaseStep[];
  /** The day on which its private texts were erased. */
  readonly erasedOn?: PlainDate;
}

export interface StepToKeep {
  readonly step: CaseStep;
  readonly texts: CaseStepTexts;
  readonly fulfilmentId?: FulfilmentId | undefined;
  /** Its texts lie apart. */
  readonly isPrivate: boolean;
}

export interface ErasedCase {
  readonly register: string;
  readonly number: string;
  readonly erasedOn: PlainDate;
}

export interface CasesRepository {
  /** The cases of a register, or of all, by the moment of their first step. */
  all(register?: CaseRegister): readonly StoredCase[];
  one(id: CaseId): StoredCase | undefined;
  byNumber(register: CaseRegister, number: string): CaseId | undefined;
  /** All registers as figures derive from them. */
  facts(): readonly CaseFacts[];
  /** `privateTexts`: what lies apart; `undefined` where the register has nothing private. */
  add(record: CaseRecord, privateTexts: CaseFields | undefined, recordedAt: string): CaseId;
  update(id: CaseId, record: CaseRecord, privateTexts: CaseFields | undefined, recordedAt: string): void;
  addStep(id: CaseId, step: StepToKeep, recordedAt: string): CaseStepId;
  updateStep(stepId: CaseStepId, step: StepToKeep, recordedAt: string): void;
  removeStep(stepId: CaseStepId): void;
  /** Removes a case with its steps; its private texts stay for a step back until they are erased. */
  remove(id: CaseId): void;
  /** Removes all private texts of a case, of every earlier state too, and keeps its number in the list of erased ones. */
  erase(id: CaseId, one: ErasedCase): void;
  /** Keeps the number of a case that is not in this file in the list of erased ones. */
  noteErased(one: ErasedCase): void;
  erased(): readonly ErasedCase[];
  isErased(one: Pick<ErasedCase, 'register' | 'number'>): boolean;
}

interface CaseRow {
  readonly id: CaseId;
  readonly register: CaseRegister;
  readonly number: string;
  readonly unitId: UnitId;
  readonly title: string;
  readonly body: string;
  readonly private: string | null;
  readonly recordedAt: string;
  readonly erasedOn: PlainDate | null;
}

interface StepRow {
  readonly id: CaseStepId;
  readonly caseId: CaseId;
  readonly kind: CaseStepKind;
  readonly on: PlainDate;
  readonly at: ClockTime | null;
  readonly body: string;
  readonly unitId: UnitId | null;
  readonly fulfilmentId: FulfilmentId | null;
  readonly private: string | null;
}

/** Written by `columnsOf` alone. */
interface StepBody extends Pick<CaseStep, 'until' | 'choice' | 'count' | 'isReasoned'> {
  readonly note?: string;
  readonly link?: string;
}

/** The id under which an erased case is kept: numbers are no more than one register's. */
const erasedId = ({ register, number }: Pick<ErasedCase, 'register' | 'number'>): string => `${register}:${number}`;

function toStep({ id, kind, on, at, body, unitId, fulfilmentId, private: apart }: StepRow): StoredCaseStep {
  const { note = '', link = '', ...rest } = JSON.parse(body) as StepBody;
  const step: CaseStep = {
    kind,
    on,
    ...(at === null ? {} : { at }),
    ...rest,
    ...(unitId === null ? {} : { unitId }),
  };
  const texts = {
    ...NO_STEP_TEXTS,
    note,
    link,
    ...(apart === null ? {} : (JSON.parse(apart) as Partial<CaseStepTexts>)),
  };
  return { id, step, texts, ...(fulfilmentId === null ? {} : { fulfilmentId }) };
}

function bodyOf({ until, choice, count, isReasoned }: CaseStep, texts: CaseStepTexts | undefined): string {
  return JSON.stringify({ until, choice, count, isReasoned, note: texts?.note, link: texts?.link });
}

function columnsOf({ step, texts, fulfilmentId, isPrivate }: StepToKeep) {
  return {
    kind: step.kind,
    on: step.on,
    at: step.at ?? null,
    body: bodyOf(step, isPrivate ? undefined : texts),
    unitId: step.unitId ?? null,
    fulfilmentId: fulfilmentId ?? null,
  };
}

function firstMoment({ steps }: StoredCase): string {
  const [first] = steps;
  return first === undefined ? '' : `${first.step.on}${first.step.at ?? ''}`;
}

/** The other registers (公众留言, 舆情 …). Writes run inside `command`; what is private goes into a table that the log does not copy. */
export function createCasesRepository(db: Database.Database, nextId: () => string): CasesRepository {
  const sql = prepare(db);
  const keep = (caseId: string, texts: object, recordedAt: string): string => {
    const id = nextId();
    sql.addPrivate.run(id, caseId, JSON.stringify(texts), recordedAt);
    return id;
  };
  const whole = (rows: readonly CaseRow[], steps: readonly StepRow[], units: readonly UnitRow[]) => {
    const stepsOf = grouped(steps, ({ caseId }) => caseId, toStep);
    const unitsOf = grouped(
      units,
      ({ caseId }) => caseId,
      ({ unitId }) => unitId,
    );
    return rows.map(
      ({ body, private: apart, erasedOn, ...row }): StoredCase =>
        Object.assign(
          {
            ...row,
            fields: JSON.parse(body) as CaseFields,
            coUnits: unitsOf.get(row.id) ?? [],
            privateTexts: apart === null ? {} : (JSON.parse(apart) as CaseFields),
            steps: stepsOf.get(row.id) ?? [],
          },
          erasedOn === null ? {} : { erasedOn },
        ),
    );
  };
  const all = (register?: CaseRegister) => {
    const cases = sql.cases.all({ register: register ?? null });
    return whole(cases, sql.steps.all(), sql.units.all()).toSorted((a, b) => {
      const [left, right] = [firstMoment(a), firstMoment(b)];
      return left < right ? -1 : Number(left > right);
    });
  };
  const one = (id: CaseId) => whole(sql.one.all(id), sql.stepsOf.all(id), sql.unitsOf.all(id))[0];
  const writeUnits = (id: CaseId, coUnits: readonly UnitId[]) => {
    for (const [sort, unitId] of coUnits.entries()) sql.addUnit.run(nextId(), id, unitId, sort);
  };
  return {
    all,
    one,
    byNumber: (register, number) => sql.byNumber.get(register, number),
    facts: () =>
      all().map(({ id, register, number, unitId, coUnits, title, fields, steps }) => ({
        id,
        register,
        number,
        unitId,
        coUnits,
        title,
        fields,
        steps: steps.map(({ step }) => step),
      })),
    add({ coUnits, fields, ...record }, privateTexts, recordedAt) {
      const id = nextId() as CaseId;
      const privateId = privateTexts === undefined ? null : keep(id, privateTexts, recordedAt);
      sql.add.run({ ...record, id, body: JSON.stringify(fields), privateId, recordedAt });
      writeUnits(id, coUnits);
      return id;
    },
    update(id, { coUnits, fields, register: _same, ...record }, privateTexts, recordedAt) {
      const before = one(id);
      if (before === undefined) return;
      sql.update.run({ ...record, id, body: JSON.stringify(fields) });
      if (privateTexts !== undefined && JSON.stringify(before.privateTexts) !== JSON.stringify(privateTexts)) {
        sql.setPrivate.run(keep(id, privateTexts, recordedAt), id);
      }
      if (before.coUnits.join(' ') === coUnits.join(' ')) return;
      sql.removeUnits.run(id);
      writeUnits(id, coUnits);
    },
    addStep(caseId, kept, recordedAt) {
      const id = nextId() as CaseStepId;
      const privateId = kept.isPrivate ? keep(caseId, kept.texts, recordedAt) : null;
      sql.addStep.run({ ...columnsOf(kept), id, caseId, privateId, recordedAt });
      return id;
    },
    updateStep(id, kept, recordedAt) {
      const row = sql.stepRow.get(id);
      if (row === undefined) return;
      sql.updateStep.run({ ...columnsOf(kept), id });
      const isSame = JSON.stringify(toStep(row).texts) === JSON.stringify({ ...NO_STEP_TEXTS, ...kept.texts });
      if (kept.isPrivate && !isSame) sql.setStepPrivate.run(keep(row.caseId, kept.texts, recordedAt), id);
    },
    removeStep: (id) => void sql.removeStep.run(id),
    remove(id) {
      sql.removeSteps.run(id);
      sql.removeUnits.run(id);
      sql.remove.run(id);
    },
    erase(id, erased) {
      sql.clearPrivate.run(id);
      sql.clearStepPrivate.run(id);
      sql.removePrivate.run(id);
      sql.addErased.run(erasedId(erased), erased.register, erased.erasedOn);
    },
    noteErased: (erased) => void sql.addErased.run(erasedId(erased), erased.register, erased.erasedOn),
    isErased: (one) => sql.isErased.get(erasedId(one), one.register) === 1,
    erased: () =>
      sql.erased.all().map(({ id, register, erasedOn }) => ({
        register,
        erasedOn,
        number: id.slice(register.length + 1),
      })),
  };
}

interface UnitRow {
  readonly caseId: CaseId;
  readonly unitId: UnitId;
}

const CASE = `SELECT c.id, c.register, c.number, c.unit_id AS unitId, c.title, c.body, p.body AS private, c.recorded_at AS recordedAt,
  e.erased_on AS erasedOn FROM cases c LEFT JOIN private_texts p ON p.id = c.private_id
  LEFT JOIN erased_cases e ON e.register = c.register AND e.id = c.register || ':' || c.number`;
const STEP = `SELECT s.id, s.case_id AS caseId, s.kind, s.on_date AS "on", s.at_time AS at, s.body, s.unit_id AS unitId,
  s.fulfilment_id AS fulfilmentId, p.body AS private FROM case_steps s LEFT JOIN private_texts p ON p.id = s.private_id`;
const ORDER = `ORDER BY s.on_date, COALESCE(s.at_time, ''), s.sort, s.id`;

function prepare(db: Database.Database) {
  return {
    cases: db.prepare<[object], CaseRow>(
      `${CASE} WHERE @register IS NULL OR c.register = @register ORDER BY c.number, c.id`,
    ),
    one: db.prepare<[string], CaseRow>(`${CASE} WHERE c.id = ?`),
    byNumber: db.prepare<[string, string], CaseId>('SELECT id FROM cases WHERE register = ? AND number = ?').pluck(),
    steps: db.prepare<[], StepRow>(`${STEP} ${ORDER}`),
    stepsOf: db.prepare<[string], StepRow>(`${STEP} WHERE s.case_id = ? ${ORDER}`),
    stepRow: db.prepare<[string], StepRow>(`${STEP} WHERE s.id = ?`),
    units: db.prepare<[], UnitRow>('SELECT case_id AS caseId, unit_id AS unitId FROM case_units ORDER BY sort, id'),
    unitsOf: db.prepare<[string], UnitRow>(
      'SELECT case_id AS caseId, unit_id AS unitId FROM case_units WHERE case_id = ? ORDER BY sort, id',
    ),
    add: db.prepare<[object]>(
      `INSERT INTO cases (id, register, number, unit_id, title, body, private_id, recorded_at)
       VALUES (@id, @register, @number, @unitId, @title, @body, @privateId, @recordedAt)`,
    ),
    update: db.prepare<[object]>(
      'UPDATE cases SET number = @number, unit_id = @unitId, title = @title, body = @body WHERE id = @id',
    ),
    setPrivate: db.prepare<[string, string]>('UPDATE cases SET private_id = ? WHERE id = ?'),
    addUnit: db.prepare<[string, string, string, number]>(
      'INSERT INTO case_units (id, case_id, unit_id, sort) VALUES (?, ?, ?, ?)',
    ),
    removeUnits: db.prepare<[string]>('DELETE FROM case_units WHERE case_id = ?'),
    addStep: db.prepare<[object]>(
      `INSERT INTO case_steps (id, case_id, kind, on_date, at_time, body, unit_id, fulfilment_id, private_id, sort, recorded_at)
       SELECT @id, @caseId, @kind, @on, @at, @body, @unitId, @fulfilmentId, @privateId, COALESCE(MAX(sort), 0) + 1, @recordedAt
       FROM case_steps WHERE case_id = @caseId`,
    ),
    updateStep: db.prepare<[object]>(
      `UPDATE case_steps SET kind = @kind, on_date = @on, at_time = @at, body = @body, unit_id = @unitId, fulfilment_id = @fulfilmentId
       WHERE id = @id`,
    ),
    setStepPrivate: db.prepare<[string, string]>('UPDATE case_steps SET private_id = ? WHERE id = ?'),
    removeStep: db.prepare<[string]>('DELETE FROM case_steps WHERE id = ?'),
    removeSteps: db.prepare<[string]>('DELETE FROM case_steps WHERE case_id = ?'),
    remove: db.prepare<[string]>('DELETE FROM cases WHERE id = ?'),
    addPrivate: db.prepare<[string, string, string, string]>(
      'INSERT INTO private_texts (id, case_id, body, recorded_at) VALUES (?, ?, ?, ?)',
    ),
    clearPrivate: db.prepare<[string]>('UPDATE cases SET private_id = NULL WHERE id = ?'),
    clearStepPrivate: db.prepare<[string]>('UPDATE case_steps SET private_id = NULL WHERE case_id = ?'),
    removePrivate: db.prepare<[string]>('DELETE FROM private_texts WHERE case_id = ?'),
    addErased: db.prepare<[string, string, string]>(
      'INSERT INTO erased_cases (id, register, erased_on) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
    ),
    isErased: db
      .prepare<[string, string], number>('SELECT EXISTS (SELECT 1 FROM erased_cases WHERE id = ? AND register = ?)')
      .pluck(),
    erased: db.prepare<[], { readonly id: string; readonly register: string; readonly erasedOn: PlainDate }>(
      `SELECT id, register, erased_on AS erasedOn FROM erased_cases WHERE register <> 'requests' ORDER BY erased_on, id`,
    ),
  };
}
