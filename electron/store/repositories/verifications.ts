import type Database from 'better-sqlite3';
import type { VerificationId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { ReturnFault, Verification } from '../../domain/model/ledger.ts';
import type { OccurrenceKey } from '../../domain/model/occurrenceKey.ts';

/** A verification as a command makes it: the order of recording is the command's. */
export type NewVerification = Verification extends infer One
  ? One extends Verification
    ? Omit<One, 'id' | 'recordedIn'>
    : never
  : never;

export interface VerificationsRepository {
  /** Of the duties of a year, in the order of recording. */
  ofYear(year: Year): readonly Verification[];
  /** Of one occurrence, in the order of recording. */
  ofItem(item: OccurrenceKey): readonly Verification[];
  add(verification: NewVerification): VerificationId;
}

interface Row extends OccurrenceKey {
  readonly id: VerificationId;
  readonly result: Verification['result'];
  readonly on: PlainDate;
  readonly reason: string;
  readonly fault: ReturnFault | null;
  readonly newDueOn: PlainDate | null;
  readonly waiver: string | null;
  readonly elements: string;
  readonly by: string;
  readonly recordedAt: string;
  readonly recordedIn: number;
}

const SELECT = `SELECT v.id, v.duty_id AS dutyId, v.rule_id AS ruleId, v.unit_id AS unitId, v.period_key AS periodKey, v.result,
  v.on_date AS "on", v.reason, v.fault, v.new_due_on AS newDueOn, v.waiver, v.elements, v.by_whom AS "by",
  v.recorded_at AS recordedAt, v.recorded_in AS recordedIn FROM verifications v`;
const ORDER = 'ORDER BY v.recorded_in, v.id';

function toVerification({ result, fault, newDueOn, waiver, elements, ...row }: Row): Verification {
  // Written by this repository alone.
  const common = { ...row, elements: JSON.parse(elements) as string[] };
  if (fault !== null && newDueOn !== null) return { ...common, result: 'returned', fault, newDueOn };
  if (result === 'accepted') return { ...common, result, ...(waiver === null ? {} : { waiver }) };
  return { ...common, result: 'reopened' };
}

/** What the office found when it checked (核验). Writes run inside `command`. */
export function createVerificationsRepository(db: Database.Database, nextId: () => string): VerificationsRepository {
  const ofYear = db.prepare<[number], Row>(`${SELECT} JOIN duties d ON d.id = v.duty_id WHERE d.year = ? ${ORDER}`);
  const ofItem = db.prepare<[object], Row>(
    `${SELECT} WHERE v.duty_id = @dutyId AND v.rule_id = @ruleId AND v.unit_id = @unitId AND v.period_key = @periodKey ${ORDER}`,
  );
  const add = db.prepare<[object]>(
    `INSERT INTO verifications (id, duty_id, rule_id, unit_id, period_key, result, on_date, reason, fault, new_due_on, waiver, elements,
       by_whom, recorded_at, recorded_in)
     VALUES (@id, @dutyId, @ruleId, @unitId, @periodKey, @result, @on, @reason, @fault, @newDueOn, @waiver, @elements, @by,
       @recordedAt, (SELECT revision FROM current_command))`,
  );
  return {
    ofYear: (year) => ofYear.all(year).map(toVerification),
    ofItem: ({ dutyId, ruleId, unitId, periodKey }) =>
      ofItem.all({ dutyId, ruleId, unitId, periodKey }).map(toVerification),
    add(verification) {
      const id = nextId() as VerificationId;
      const found = { fault: null, newDueOn: null, waiver: null, ...verification };
      add.run({ ...found, id, elements: JSON.stringify(verification.elements) });
      return id;
    },
  };
}
