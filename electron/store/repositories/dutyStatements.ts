import type Database from 'better-sqlite3';
import type { DutyId, GroupId, ImportId, RuleId, UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { DutyKind, Following, PartyRole, DutyTexts, NamedParty, Register } from '../../domain/model/duty.ts';
import { insertMany } from './insertMany.ts';
import type { DutyOrigin } from './dutyRecords.ts';

export interface DutyColumns extends DutyTexts {
  readonly id: DutyId;
  readonly year: Year;
  readonly kind: DutyKind;
  readonly timeCheck: string | null;
  readonly unitsCheck: string | null;
  readonly importId: ImportId | null;
  readonly startsOn: PlainDate | null;
  /** `null`: nobody has decided since a format that knew no following. */
  readonly following: Following | 'byRule' | null;
  readonly verified: 0 | 1 | null;
  readonly register: Register | null;
  readonly carriedFrom: DutyId | null;
}
export interface RuleRow {
  readonly id: RuleId;
  readonly dutyId: DutyId;
  readonly rule: string;
  readonly valid_from: PlainDate | null;
  readonly valid_to: PlainDate | null;
  readonly follows: RuleId | null;
}
export interface AssignmentRow {
  readonly dutyId: DutyId;
  readonly unitId: UnitId | null;
  readonly groupId: GroupId | null;
  readonly role: PartyRole;
}
export type CompareRow = DutyTexts & {
  readonly id: DutyId;
  readonly sort: number;
  /** Texts of the duty of an earlier year that it was copied from, as JSON; `null` where it was not. */
  readonly carried: string | null;
};
export interface SourceRow {
  readonly dutyId: DutyId;
  readonly importId: ImportId;
  readonly fileName: string;
  readonly sheet: string;
  readonly title: string;
  readonly address: string;
  readonly row: string;
}
/** A table of an import that was a plan's text. */
export type PlanRow = Pick<SourceRow, 'importId' | 'sheet' | 'title'>;

export type OriginRow = Omit<DutyOrigin, 'row'> & { readonly row: string };

const TEXTS = 'd.number, d.task, d.subtask, d.content, d.time_wording AS timeWording, d.units_wording AS unitsWording';
const OF_YEAR = 'JOIN duties d ON d.id = r.duty_id WHERE d.year = ? ORDER BY r.sort, r.id';

/** A row of `duty_rules`: id, duty, rule, first and last day, version before, place. */
export type RuleCells = [RuleId, DutyId, string, string | null, string | null, RuleId | null, number];

/**
 * The kind of duty that the table makes in which a duty stands in its file, whatever it has become since; of one entered by hand its own, where
 * pieces and cases may have been either.
 */
const TABLE_KIND = `(SELECT CASE t.value ->> '$.kind' WHEN 'schedule' THEN 'disclosure' ELSE 'measure' END
  FROM imports i, json_each(i.tables) t WHERE i.id = d.import_id AND t.value ->> '$.sheet' = d.source_sheet AND t.value ->> '$.title' = d.source_title)`;
const OF_KIND = `(CASE WHEN d.kind = @kind AND d.import_id IS NULL THEN 1
  WHEN d.import_id IS NULL THEN d.kind IN ('submission', 'case')
  ELSE coalesce(${TABLE_KIND}, d.kind) = @kind END)`;

export type Reads = ReturnType<typeof prepareReads>;
export type Writes = ReturnType<typeof prepareWrites>;

/** The queries of duties. */
export function prepareReads(db: Database.Database) {
  return {
    duties: db.prepare<[number], DutyColumns>(
      `SELECT d.id, d.year, d.kind, ${TEXTS}, d.time_check AS timeCheck, d.units_check AS unitsCheck, d.import_id AS importId,
         d.starts_on AS startsOn, d.following, d.verified, d.register, d.carried_from AS carriedFrom FROM duties d WHERE d.year = ? ORDER BY d.sort, d.id`,
    ),
    rules: db.prepare<[number], RuleRow>(
      `SELECT r.id, r.duty_id AS dutyId, r.rule, r.valid_from, r.valid_to, r.follows FROM duty_rules r ${OF_YEAR}`,
    ),
    assignments: db.prepare<[number], AssignmentRow>(
      `SELECT r.duty_id AS dutyId, r.unit_id AS unitId, r.group_id AS groupId, r.role FROM assignments r ${OF_YEAR}`,
    ),
    unresolved: db.prepare<[number], { dutyId: DutyId; name: string }>(
      `SELECT r.duty_id AS dutyId, r.name FROM unresolved_parties r ${OF_YEAR}`,
    ),
    unresolvedOf: db.prepare<[string], NamedParty>(
      'SELECT name, role FROM unresolved_parties WHERE duty_id = ? ORDER BY sort, id',
    ),
    ofGroup: db
      .prepare<[string], DutyId>('SELECT DISTINCT duty_id FROM assignments WHERE group_id = ? ORDER BY duty_id')
      .pluck(),
    assignmentsOf: db.prepare<[string], AssignmentRow>(
      'SELECT duty_id AS dutyId, unit_id AS unitId, group_id AS groupId, role FROM assignments WHERE duty_id = ? ORDER BY sort, id',
    ),
    awaiting: db.prepare<[], NamedParty & { readonly dutyId: DutyId }>(
      `SELECT p.duty_id AS dutyId, p.name, p.role FROM unresolved_parties p JOIN duties d ON d.id = p.duty_id
       JOIN years y ON y.year = d.year AND y.state = 'open' ORDER BY d.sort, p.sort`,
    ),
    row: db.prepare<[string], DutyColumns>(
      `SELECT d.id, d.year, d.kind, ${TEXTS}, d.time_check AS timeCheck, d.units_check AS unitsCheck, d.import_id AS importId,
         d.starts_on AS startsOn, d.following, d.verified, d.register, d.carried_from AS carriedFrom FROM duties d WHERE d.id = ?`,
    ),
    yearOf: db.prepare<[string], Year>('SELECT year FROM duties WHERE id = ?').pluck(),
    ruleIds: db.prepare<[string], RuleId>('SELECT id FROM duty_rules WHERE duty_id = ?').pluck(),
    lastSort: db.prepare<[number], number>('SELECT MAX(sort) FROM duties WHERE year = ?').pluck(),
    sourcesOf: db.prepare<[{ readonly id: DutyId }], OriginRow>(
      `SELECT i.file_name AS fileName, s.sheet, s.address, i.imported_at AS importedAt, s.row FROM (
         SELECT 0 AS place, id, import_id, source_sheet AS sheet, source_address AS address, source_row AS row
         FROM duties WHERE id = @id AND import_id IS NOT NULL
         UNION ALL SELECT 1, id, import_id, sheet, address, row FROM duty_sources WHERE duty_id = @id
       ) s JOIN imports i ON i.id = s.import_id ORDER BY s.place, i.revision, s.id`,
    ),
    compare: db.prepare<[{ readonly year: Year; readonly kind: DutyKind }], CompareRow>(
      `SELECT d.id, d.sort, ${TEXTS}, CASE WHEN c.id IS NOT NULL THEN json_object('number', c.number, 'task', c.task, 'subtask', c.subtask,
         'content', c.content, 'timeWording', c.time_wording, 'unitsWording', c.units_wording) END AS carried
       FROM duties d LEFT JOIN duties c ON c.id = d.carried_from WHERE d.year = @year AND ${OF_KIND} ORDER BY d.sort, d.id`,
    ),
    // What a duty was made from comes first, whichever import that was: older versions let it follow the latest one.
    sources: db.prepare<[{ readonly year: Year; readonly kind: DutyKind }], SourceRow>(
      `SELECT s.dutyId, s.importId, i.file_name AS fileName, s.sheet, s.title, s.address, s.row FROM (
         SELECT d.id AS dutyId, 0 AS place, d.id, d.import_id AS importId, d.source_sheet AS sheet, d.source_title AS title,
           d.source_address AS address, d.source_row AS row
         FROM duties d WHERE d.year = @year AND ${OF_KIND} AND d.import_id IS NOT NULL
         UNION ALL
         SELECT o.duty_id, 1, o.id, o.import_id, o.sheet, o.title, o.address, o.row
         FROM duty_sources o JOIN duties d ON d.id = o.duty_id WHERE d.year = @year AND ${OF_KIND}
       ) s JOIN imports i ON i.id = s.importId ORDER BY s.place, i.revision, s.id`,
    ),
    plans: db.prepare<[number], PlanRow>(
      `SELECT i.id AS importId, t.value ->> '$.sheet' AS sheet, t.value ->> '$.title' AS title
       FROM imports i, json_each(i.tables) t WHERE i.year = ? AND t.value ->> '$.kind' = 'plan'`,
    ),
  };
}

/** In the order of `dutyRow`. */
const DUTY_COLUMNS = [
  'id',
  'year',
  'kind',
  'number',
  'task',
  'subtask',
  'content',
  'time_wording',
  'units_wording',
  'time_check',
  'units_check',
  'sort',
  'import_id',
  'source_sheet',
  'source_title',
  'source_address',
  'source_row',
  'starts_on',
  'following',
  'register',
  'carried_from',
  'verified',
];

/** The writes of duties; each runs inside `command`. */
export function prepareWrites(db: Database.Database) {
  const ids = '(SELECT value FROM json_each(?))';
  return {
    duties: insertMany(db, 'duties', DUTY_COLUMNS),
    rules: insertMany(db, 'duty_rules', ['id', 'duty_id', 'rule', 'valid_from', 'valid_to', 'follows', 'sort']),
    assignments: insertMany(db, 'assignments', ['id', 'duty_id', 'unit_id', 'group_id', 'role', 'sort']),
    unresolved: insertMany(db, 'unresolved_parties', ['id', 'duty_id', 'name', 'role', 'sort']),
    sources: insertMany(db, 'duty_sources', ['id', 'duty_id', 'import_id', 'sheet', 'title', 'address', 'row']),
    update: db.prepare<[object]>(
      `UPDATE duties SET number = @number, task = @task, subtask = @subtask, content = @content, time_wording = @timeWording,
         units_wording = @unitsWording, time_check = @timeCheck, units_check = @unitsCheck, kind = @kind, starts_on = @startsOn,
         following = @following, verified = @verified WHERE id = @id`,
    ),
    updateRule: db.prepare<[...RuleCells, RuleId]>(
      'UPDATE duty_rules SET (id, duty_id, rule, valid_from, valid_to, follows, sort) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?',
    ),
    removeRule: db.prepare<[string]>('DELETE FROM duty_rules WHERE id = ?'),
    removeAssignments: db.prepare<[string]>('DELETE FROM assignments WHERE duty_id = ?'),
    removeUnresolved: db.prepare<[string]>('DELETE FROM unresolved_parties WHERE duty_id = ?'),
    removeParts: [
      `UPDATE unit_tasks SET decided = NULL, duty_id = NULL WHERE duty_id IN ${ids}`,
      `DELETE FROM trigger_units WHERE trigger_id IN (SELECT id FROM triggers WHERE duty_id IN ${ids})`,
      ...[
        'triggers',
        'fulfilments',
        'extensions',
        'exemptions',
        'unit_reports',
        'round_answers',
        'verifications',
        'evidence',
        'notes',
        'reminder_items',
        'publication_verdicts',
        'look_backs',
        'match_rules',
        'contacts',
        'assignments',
        'unresolved_parties',
        'duty_rules',
        'duty_sources',
      ].map((table) => `DELETE FROM ${table} WHERE duty_id IN ${ids}`),
    ].map((statement) => db.prepare<[string]>(statement)),
    remove: db.prepare<[string]>(`DELETE FROM duties WHERE id IN ${ids}`),
  };
}
