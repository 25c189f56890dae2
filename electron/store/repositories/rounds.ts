import type Database from 'better-sqlite3';
import type { DutyId, FillInRoundId, UnitId, UnitTaskId, Year } from '../../domain/brand.ts';
import type { RoundAnswer, SelfScore, UnitTask } from '../../domain/fillIn/round.ts';

export interface RoundsRepository {
  /** What units said in the rounds of a year; the rounds in the order they were made. */
  answersOfYear(year: Year): readonly RoundAnswer[];
  /** The same of one duty and unit. */
  answersOf(dutyId: DutyId, unitId: UnitId): readonly RoundAnswer[];
  /** Takes up what a unit said of an occurrence; what it said of it in this round before is replaced. */
  setAnswer(answer: RoundAnswer): void;
  scoresOf(roundId: FillInRoundId): readonly SelfScore[];
  /** Takes up what a unit claims in a round; what it claimed of the same indicators before is replaced, of others it stands. */
  setScores(roundId: FillInRoundId, unitId: UnitId, scores: readonly Pick<SelfScore, ScoreField>[]): void;
  /** The lists of a round, each unit's in the order of its file. */
  tasksOf(roundId: FillInRoundId): readonly UnitTask[];
  task(id: UnitTaskId): UnitTask | undefined;
  /** Takes up the list of a unit; the one that it sent in this round before goes. */
  setTasks(roundId: FillInRoundId, unitId: UnitId, tasks: readonly Omit<UnitTask, 'id' | 'roundId' | 'unitId'>[]): void;
  decideTask(id: UnitTaskId, decided: UnitTask['decided']): void;
}

type ScoreField = 'indicatorId' | 'points' | 'reason';
type AnswerRow = Omit<RoundAnswer, 'status' | 'doneOn'> & {
  readonly status: NonNullable<RoundAnswer['status']> | null;
  readonly doneOn: NonNullable<RoundAnswer['doneOn']> | null;
};
type TaskRow = Omit<UnitTask, 'decided'> & { readonly decided: 'duty' | 'none' | null; readonly dutyId: DutyId | null };

const ANSWERS = `SELECT a.round_id AS roundId, a.duty_id AS dutyId, a.rule_id AS ruleId, a.unit_id AS unitId, a.period_key AS periodKey,
  a.status, a.done_on AS doneOn, a.link, a.progress, a.reported_on AS reportedOn
  FROM round_answers a JOIN fill_in_rounds r ON r.id = a.round_id`;
const TASKS = `SELECT id, round_id AS roundId, unit_id AS unitId, content, time_wording AS timeWording, section, remarks, place, decided,
  duty_id AS dutyId FROM unit_tasks`;

function toAnswer({ status, doneOn, ...row }: AnswerRow): RoundAnswer {
  return { ...row, status: status ?? undefined, doneOn: doneOn ?? undefined };
}

function toTask({ decided, dutyId, ...row }: TaskRow): UnitTask {
  return { ...row, decided: dutyId ?? (decided === 'none' ? 'none' : undefined) };
}

function decision(decided: UnitTask['decided']): Pick<TaskRow, 'decided' | 'dutyId'> {
  if (decided === undefined) return { decided: null, dutyId: null };
  return decided === 'none' ? { decided: 'none', dutyId: null } : { decided: 'duty', dutyId: decided };
}

function prepare(db: Database.Database) {
  return {
    ofYear: db.prepare<[number], AnswerRow>(`${ANSWERS} WHERE r.year = ? ORDER BY r.made_at, r.id, a.id`),
    ofItem: db.prepare<[string, string], AnswerRow>(
      `${ANSWERS} WHERE a.duty_id = ? AND a.unit_id = ? ORDER BY r.made_at, r.id, a.id`,
    ),
    setAnswer: db.prepare<[object]>(
      `INSERT INTO round_answers (id, round_id, duty_id, rule_id, unit_id, period_key, status, done_on, link, progress, reported_on)
       VALUES (@id, @roundId, @dutyId, @ruleId, @unitId, @periodKey, @status, @doneOn, @link, @progress, @reportedOn)
       ON CONFLICT (round_id, duty_id, rule_id, unit_id, period_key) DO UPDATE SET status = @status, done_on = @doneOn, link = @link,
         progress = @progress, reported_on = @reportedOn`,
    ),
    scores: db.prepare<[string], SelfScore>(
      `SELECT round_id AS roundId, unit_id AS unitId, indicator_id AS indicatorId, points, reason FROM self_scores WHERE round_id = ?
       ORDER BY unit_id, id`,
    ),
    setScore: db.prepare<[object]>(
      `INSERT INTO self_scores (id, round_id, unit_id, indicator_id, points, reason)
       VALUES (@id, @roundId, @unitId, @indicatorId, @points, @reason)
       ON CONFLICT (round_id, unit_id, indicator_id) DO UPDATE SET points = @points, reason = @reason`,
    ),
    tasks: db.prepare<[string], TaskRow>(`${TASKS} WHERE round_id = ? ORDER BY unit_id, sort, id`),
    task: db.prepare<[string], TaskRow>(`${TASKS} WHERE id = ?`),
    removeTasks: db.prepare<[string, string]>('DELETE FROM unit_tasks WHERE round_id = ? AND unit_id = ?'),
    addTask: db.prepare<[object]>(
      `INSERT INTO unit_tasks (id, round_id, unit_id, sort, content, time_wording, section, remarks, place, decided, duty_id)
       VALUES (@id, @roundId, @unitId, @sort, @content, @timeWording, @section, @remarks, @place, @decided, @dutyId)`,
    ),
    decide: db.prepare<[object]>('UPDATE unit_tasks SET decided = @decided, duty_id = @dutyId WHERE id = @id'),
  };
}

/** What rounds brought in, round by round. Writes run inside `command`. */
export function createRoundsRepository(db: Database.Database, nextId: () => string): RoundsRepository {
  const sql = prepare(db);
  return {
    answersOfYear: (year) => sql.ofYear.all(year).map(toAnswer),
    answersOf: (dutyId, unitId) => sql.ofItem.all(dutyId, unitId).map(toAnswer),
    setAnswer({ status, doneOn, ...answer }) {
      sql.setAnswer.run({ ...answer, id: nextId(), status: status ?? null, doneOn: doneOn ?? null });
    },
    scoresOf: (roundId) => sql.scores.all(roundId),
    setScores(roundId, unitId, scores) {
      for (const score of scores) sql.setScore.run({ ...score, id: nextId(), roundId, unitId });
    },
    tasksOf: (roundId) => sql.tasks.all(roundId).map(toTask),
    task(id) {
      const row = sql.task.get(id);
      return row && toTask(row);
    },
    setTasks(roundId, unitId, tasks) {
      sql.removeTasks.run(roundId, unitId);
      for (const [index, { decided, ...task }] of tasks.entries()) {
        sql.addTask.run({ ...task, ...decision(decided), id: nextId(), roundId, unitId, sort: index + 1 });
      }
    },
    decideTask: (id, decided) => void sql.decide.run({ ...decision(decided), id }),
  };
}
