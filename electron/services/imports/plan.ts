import type { RowDecision } from '../../contract/imports.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { readsAsPieces } from '../../domain/reading/wording/pieces.ts';
import type { DutyId, Year } from '../../domain/brand.ts';
import type { OfficeEdits, SourceChange } from '../../domain/exchange/importCells.ts';
import { dutyKindOf, isTicked, type ComparedRow, type ComparedTable } from '../../domain/exchange/importCompare.ts';
import { tellingText } from '../../domain/exchange/importMatching.ts';
import {
  rulesOf,
  type DutyTextField,
  type DutyTexts,
  type Duty,
  type DutyKind,
  type Following,
  type NamedParty,
} from '../../domain/model/duty.ts';
import { takenAtFirst } from '../../domain/exchange/threeWay.ts';
import { sameRules } from '../../domain/rules/equal.ts';
import { speaksOfEarlier, withoutYearQuestion } from '../../domain/years/carry.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { TimeReading } from '../../domain/reading/wording/reading.ts';
import type { DutySource, NewDuty } from '../../store/repositories/dutyRecords.ts';
import type { Store } from '../../store/store.ts';
import { rulePlanFor, SORT_STEP } from '../duties/edit.ts';
import type { RulePlan } from '../duties/ruleChanges.ts';
import type { PartyReading } from '../../domain/reading/wording/reading.ts';
import { officeEdits } from './officeEdits.ts';

/** Where a row stands in the file, but for the import's id, which exists only once it is written. */
export type RowSource = Omit<DutySource, 'importId'>;

/** Who a row makes responsible; resolved to units when all new names exist. */
export interface PartyPlan {
  readonly parties: readonly (NamedParty & Pick<PartyReading, 'except'>)[];
  readonly check: string | null;
}

export interface NewRow {
  readonly duty: Omit<NewDuty, 'assignments' | 'unresolved' | 'unitsCheck' | 'source'>;
  readonly source: RowSource;
  /** Where else the file says the same. */
  readonly also: readonly RowSource[];
  readonly parties: PartyPlan;
  /** The day of issue starts a clock of it (“自本通知印发之日起10日内”): the event that is recorded with it. */
  readonly issuedOn?: PlainDate;
}

export interface ChangedRow {
  readonly id: DutyId;
  readonly values: Partial<DutyTexts>;
  readonly rules?: RulePlan;
  readonly timeCheck?: string | null;
  readonly parties?: PartyPlan;
  readonly kind?: DutyKind;
  readonly following?: Following;
  readonly startsOn?: PlainDate | null;
}

/** What an import writes, row by row, worked out before anything is written. */
export interface RowsPlan {
  readonly created: readonly NewRow[];
  /** Rows whose values or readings change. */
  readonly updated: readonly ChangedRow[];
  /** Every duty of before that the file contains, changed or not. */
  readonly contained: readonly ContainedRow[];
  readonly unchanged: number;
}

/** A duty of before, and where the file says it. */
export interface ContainedRow {
  readonly dutyId: DutyId;
  readonly source: RowSource;
  /** Worth a trace by itself: see `ComparedRow.isNews`. */
  readonly isNews: boolean;
}

type DecisionsByRow = ReadonlyMap<string, RowDecision>;

const HAND_SET = '文件中的文字已改变，而现在的时限是手工设定的，没有改动。请核对时限是否仍然正确。';

/** From when what a table asks for is owed, as it was decided or is proposed. */
export interface StartPlan {
  readonly on: PlainDate | null;
  /** The start of duties on record moves too. */
  readonly moves: boolean;
  /** The day on which the document was issued, where it is known and past; from then on its own clocks run, whatever `on` is. */
  readonly issuedOn?: PlainDate;
}

export type StartOf = (table: ComparedTable) => StartPlan;

/** Plans every included row. `conflict` where rules that a person set would strand registrations. */
export function planRows(
  store: Store,
  year: Year,
  { tables, startOf }: { readonly tables: readonly ComparedTable[]; readonly startOf: StartOf },
  decisions: DecisionsByRow,
): Outcome<RowsPlan> {
  const fresh = new NewRows(year, startOf);
  // A workbook may show a duty in several rows, and each may have been edited.
  const known = new Map<DutyId, TakenRow[]>();
  let lastSort = store.duties.lastSort(year);
  for (const table of tables) {
    const rows = table.rows.filter((row) => decisions.get(row.key)?.include ?? isTicked(row));
    const sorts = sortsOf(rows, lastSort);
    for (const [index, row] of rows.entries()) {
      const decision = decisions.get(row.key);
      if (row.stored) {
        const taken = { table, row, decision, changes: takenChanges(row, decision) };
        known.set(row.stored.id, [...(known.get(row.stored.id) ?? []), taken]);
      } else fresh.add(table, row, decision, sorts[index] ?? 0);
    }
    for (const sort of sorts) lastSort = Math.max(lastSort, sort);
  }
  const changed = planKnown(store, year, startOf, known);
  if (!changed.ok) return changed;
  const { created, repeated } = fresh;
  return succeed({ created, ...changed.value, unchanged: changed.value.unchanged + repeated });
}

/** Rows that become duties. A new measure that a plan's text and its table in one file both hold is one: the second says where else it stands. */
class NewRows {
  readonly created: NewRow[] = [];
  repeated = 0;
  readonly #year: Year;
  readonly #firsts = new Map<string, { readonly isPlan: boolean; readonly also: RowSource[] }>();

  readonly #startOf: StartOf;

  constructor(year: Year, startOf: StartOf) {
    this.#year = year;
    this.#startOf = startOf;
  }

  add(table: ComparedTable, row: ComparedRow, decision: RowDecision | undefined, sort: number): void {
    const { kind } = table.table;
    const words = dutyKindOf(kind) === 'measure' ? tellingText(row.texts.content) : '';
    const isPlan = kind === 'plan';
    const first = this.#firsts.get(words);
    if (first && first.isPlan !== isPlan) {
      first.also.push(sourceOf(table, row));
      this.repeated += 1;
      return;
    }
    const also: RowSource[] = [];
    if (words !== '') this.#firsts.set(words, { isPlan, also });
    const place = { year: this.#year, sort, start: this.#startOf(table) };
    this.created.push({ ...newRow(table, row, decision, place), also });
  }
}

/** A row of the file and what of it is taken over. */
interface TakenRow {
  readonly table: ComparedTable;
  readonly row: ComparedRow;
  readonly decision: RowDecision | undefined;
  readonly changes: readonly SourceChange[];
}

/** What the person chose; without a choice what is ticked at first. */
function takenChanges({ changes }: ComparedRow, decision: RowDecision | undefined): readonly SourceChange[] {
  const take = decision?.take ?? takenAtFirst(changes);
  return changes.filter(({ field }) => take.includes(field));
}

function planKnown(
  store: Store,
  year: Year,
  startOf: StartOf,
  known: ReadonlyMap<DutyId, readonly TakenRow[]>,
): Outcome<Omit<RowsPlan, 'created'>> {
  const office = officeEdits(store, year);
  const updated: ChangedRow[] = [];
  const contained: ContainedRow[] = [];
  let unchanged = 0;
  for (const [id, rows] of known) {
    const duty = office.duty(id);
    if (!duty) continue;
    const change = changedRow(store, office, duty, { rows, startOf });
    if (!change.ok) return change;
    if (writesSomething(change.value)) updated.push(change.value);
    else unchanged += 1;
    for (const { table, row } of rows) {
      // A table of ours is the ledger over again, and no document of its own.
      if (row.matchedBy === 'key') continue;
      contained.push({ dutyId: id, source: sourceOf(table, row), isNews: row.isNews === true });
    }
  }
  return succeed({ updated, contained, unchanged });
}

function sourceOf({ table }: ComparedTable, { row, texts }: ComparedRow): RowSource {
  return { sheet: table.grid.sheet, title: table.title, address: row.address, row: texts };
}

/** Where a new duty stands, and from when it is owed. */
interface NewPlace {
  readonly year: Year;
  readonly sort: number;
  readonly start: StartPlan;
}

/** What a row becomes unless a person says otherwise: 信息报送 where it asks for pieces, else as its table says. */
export function kindOfRow({ table: { kind } }: ComparedTable, { texts }: ComparedRow): DutyKind {
  return readsAsPieces(texts.content, texts.timeWording) ? 'submission' : dutyKindOf(kind);
}

/** Asked of a clock that runs from the day of issue: it is in force, and a person looks at it. */
export function issueCheck(on: PlainDate): string {
  return `时限从本文件印发之日起算，已按印发日期${chineseDate(on)}登记触发事件，请核对。`;
}

/** The same while nobody is known to answer for it, so that no event could be recorded. */
export function unrecordedIssueCheck(on: PlainDate): string {
  return `时限从本文件印发之日（${chineseDate(on)}）起算，但责任单位还没有确定，未登记触发事件，请确定后登记。`;
}

function newRow(
  table: ComparedTable,
  compared: ComparedRow,
  decision: RowDecision | undefined,
  { year, sort, start }: NewPlace,
): Omit<NewRow, 'also'> {
  const { row, texts } = compared;
  const rules = decision?.rules ?? row.timeReading.rules.map(({ rule }) => rule);
  const startsOn = decision?.startsOn === undefined ? start.on : decision.startsOn;
  const runsFromIssue = rules.some((rule) => rule.type === 'triggered' && rule.event === 'noticeIssued');
  const issuedOn = runsFromIssue ? start.issuedOn : undefined;
  const asked = decision?.rules === undefined ? row.timeReading.check : undefined;
  const timeCheck = asked ?? (issuedOn === undefined ? undefined : issueCheck(issuedOn));
  return {
    duty: {
      ...texts,
      year,
      kind: decision?.kind ?? kindOfRow(table, compared),
      ...(timeCheck === undefined ? {} : { timeCheck }),
      ...(startsOn === null ? {} : { startsOn }),
      ...(decision?.following === undefined ? {} : { following: decision.following }),
      sort,
      rules: rules.map((rule) => ({ rule })),
    },
    source: sourceOf(table, compared),
    parties: partiesOf(compared, decision),
    ...(issuedOn === undefined ? {} : { issuedOn }),
  };
}

function partiesOf({ row }: ComparedRow, decision: RowDecision | undefined): PartyPlan {
  if (decision?.parties) return { parties: decision.parties, check: null };
  return { parties: row.unitsReading.parties, check: row.unitsReading.check ?? null };
}

/** What else was decided about a duty on record; what is as it was is no change. A start moves only where a person says so. */
function decidedFacts(
  duty: Duty,
  rows: readonly TakenRow[],
  startOf: StartOf,
): Pick<ChangedRow, 'kind' | 'following' | 'startsOn'> {
  const kind = rows.findLast(({ decision }) => decision?.kind !== undefined)?.decision?.kind;
  const following = rows.findLast(({ decision }) => decision?.following !== undefined)?.decision?.following;
  const own = rows.findLast(({ decision }) => decision?.startsOn !== undefined)?.decision?.startsOn;
  const moved = rows.map(({ table }) => startOf(table)).findLast(({ moves }) => moves)?.on;
  const startsOn = own === undefined ? moved : own;
  return {
    ...(kind === undefined || kind === duty.kind ? {} : { kind }),
    ...(following === undefined || following === duty.following ? {} : { following }),
    ...(startsOn === undefined || startsOn === (duty.startsOn ?? null) ? {} : { startsOn }),
  };
}

function changedRow(
  store: Store,
  office: OfficeEdits,
  duty: Duty,
  { rows, startOf }: { readonly rows: readonly TakenRow[]; readonly startOf: StartOf },
): Outcome<ChangedRow> {
  const values: Partial<Record<DutyTextField, string>> = {};
  for (const { changes } of rows) for (const { field, after } of changes) values[field] = after;
  const time = timeChange(store, office, duty, rows);
  if (!time.ok) return time;
  const asked = time.value.timeCheck === undefined ? settledYears(duty, values) : {};
  const ofParties = rows.findLast((row) => row.decision?.parties !== undefined || takes(row, 'unitsWording'));
  return succeed({
    id: duty.id,
    values,
    ...time.value,
    ...asked,
    ...decidedFacts(duty, rows, startOf),
    ...(ofParties ? { parties: partiesOf(ofParties.row, ofParties.decision) } : {}),
  });
}

/** What a copied duty asks once the new plan's words no longer speak of a year before. */
function settledYears(duty: Duty, values: Partial<DutyTexts>): Pick<ChangedRow, 'timeCheck'> {
  if (duty.carriedFrom === undefined || duty.timeCheck === undefined) return {};
  if (speaksOfEarlier({ ...duty, ...values }, duty.year)) return {};
  const rest = withoutYearQuestion(duty.timeCheck);
  return rest === duty.timeCheck ? {} : { timeCheck: rest ?? null };
}

function takes({ changes }: TakenRow, wanted: DutyTextField): boolean {
  return changes.some(({ field }) => field === wanted);
}

type TimeChange = Pick<ChangedRow, 'rules' | 'timeCheck'>;

function timeChange(store: Store, office: OfficeEdits, duty: Duty, rows: readonly TakenRow[]): Outcome<TimeChange> {
  const byHand = rows.findLast(({ decision }) => decision?.rules !== undefined);
  if (byHand?.decision?.rules) {
    const rules = rulePlanFor(store, duty, byHand.decision.rules);
    if (rules.stranded.length === 0) return succeed({ rules, timeCheck: null });
    return fail(
      'conflict',
      `“${duty.content}”原来的时限下已有办结登记，新设的时限周期不同，没有导入。请保留原来的时限。`,
      {
        fields: { [`rows.${byHand.row.key}.rules`]: '原来的时限下已有办结登记' },
      },
    );
  }
  const reworded = rows.findLast((row) => takes(row, 'timeWording'));
  // Without a wording of their own, the rules were read from the content.
  const rewritten = rows.findLast(
    (each) => each.row.texts.timeWording.trim() === '' && duty.timeWording.trim() === '' && takes(each, 'content'),
  );
  const reading = (reworded ?? rewritten)?.row.row.timeReading;
  if (!reading) return succeed({});
  if (!reworded && office.rulesByHand(duty)) return succeed({ timeCheck: HAND_SET });
  return succeed(rereadRules(store, reading, duty, !reworded));
}

function rereadRules(store: Store, reading: TimeReading, duty: Duty, fromContent: boolean): TimeChange {
  const { check } = reading;
  const wanted = reading.rules.map(({ rule }) => rule);
  const before = rulesOf(duty);
  if (sameRules(before, wanted)) return { timeCheck: check ?? null };
  // A content without a time says nothing against rules that somebody set.
  if (fromContent && wanted.every((rule) => rule.type === 'continuous') && before.length > 0) return {};
  const rules = rulePlanFor(store, duty, wanted);
  return rules.stranded.length > 0 ? { timeCheck: HAND_SET } : { rules, timeCheck: check ?? null };
}

function writesSomething({ id: _id, values, ...rest }: ChangedRow): boolean {
  return Object.keys(values).length > 0 || Object.values(rest).some((each) => each !== undefined);
}

/** Places new rows behind the row they follow in the file, and rows of a new table behind everything. */
function sortsOf(rows: readonly ComparedRow[], lastSort: number): readonly number[] {
  const known = rows.map((row) => row.stored?.sort);
  if (known.every((sort) => sort === undefined)) return rows.map((_, index) => lastSort + (index + 1) * SORT_STEP);
  const sorts: number[] = [];
  for (let index = 0; index < rows.length; ) {
    const own = known[index];
    if (own !== undefined) {
      sorts.push(own);
      index += 1;
      continue;
    }
    const next = known.findIndex((sort, at) => at > index && sort !== undefined);
    const count = (next < 0 ? rows.length : next) - index;
    const after = next < 0 ? undefined : known[next];
    const before = sorts.at(-1) ?? (after ?? lastSort) - SORT_STEP;
    const gap = Math.max(0, (after ?? before + SORT_STEP) - before);
    for (let step = 1; step <= count; step += 1) sorts.push(before + Math.floor((gap * step) / (count + 1)));
    index += count;
  }
  return sorts;
}
