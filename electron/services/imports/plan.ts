import type { RowDecision } from '../../contract/imports.ts';
import type { Year } from '../../domain/brand.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { TimeRule } from '../../domain/rules/timeRule.ts';
import type { DutySource, ImportedDuty, NewDuty } from '../../store/dutyRecords.ts';
import type { Store } from '../../store/store.ts';
import { rulePlanFor, SORT_STEP } from '../duties/edit.ts';
import type { NamedParty } from '../parties.ts';
import { currentRules, sameRules, type RulePlan } from '../ruleChanges.ts';
import { indexOf } from '../views.ts';
import { dutyKindOf, textsOf, type ComparedRow, type ComparedTable, type FieldChange } from './compare.ts';

/** Where a row stands in the file, but for the import's id, which exists only once it is written. */
export type RowSource = Omit<DutySource, 'importId'>;

/** Who a row makes responsible; resolved to units when all new names exist. */
export interface PartyPlan {
  readonly parties: readonly NamedParty[];
  readonly check: string | null;
}

export interface NewRow {
  readonly duty: Omit<NewDuty, 'assignments' | 'unresolved' | 'unitsCheck' | 'source'>;
  readonly source: RowSource;
  readonly units: PartyPlan;
}

export interface ChangedRow {
  readonly stored: ImportedDuty;
  readonly source: RowSource;
  readonly changes: readonly FieldChange[];
  readonly rules?: RulePlan;
  readonly timeCheck?: string | null;
  readonly units?: PartyPlan;
}

/** What an import writes, row by row, worked out before anything is written. */
export interface RowsPlan {
  readonly created: readonly NewRow[];
  /** Rows whose values or readings change. */
  readonly updated: readonly ChangedRow[];
  /** Unchanged rows that stand elsewhere in the file now. */
  readonly moved: readonly ChangedRow[];
  readonly unchanged: number;
}

type Decisions = ReadonlyMap<string, RowDecision>;

const HAND_SET = '文件中的文字已改变，而现在的时限是手工设定的，没有改动。请核对时限是否仍然正确。';

/** Plans every included row. `conflict` where rules that a person set would strand registrations. */
export function planRows(
  store: Store,
  year: Year,
  tables: readonly ComparedTable[],
  decisions: Decisions,
): Outcome<RowsPlan> {
  const duties = indexOf(store.facts(year)).duties;
  const created: NewRow[] = [];
  const updated: ChangedRow[] = [];
  const moved: ChangedRow[] = [];
  let unchanged = 0;
  let lastSort = store.duties.lastSort(year);
  for (const table of tables) {
    const rows = table.rows.filter((row) => decisions.get(row.key)?.include ?? true);
    const sorts = sortsOf(rows, lastSort);
    lastSort = Math.max(lastSort, ...lastOf(sorts));
    for (const [index, row] of rows.entries()) {
      const decision = decisions.get(row.key);
      const duty = row.stored && duties.get(row.stored.id);
      if (!row.stored || !duty) {
        created.push(newRow(table, row, year, decision, sorts[index] ?? 0));
        continue;
      }
      const change = changedRow(store, table, { ...row, stored: row.stored }, duty, decision);
      if (!change.ok) return change;
      if (writesSomething(change.value)) updated.push(change.value);
      else if (hasMoved(row.stored, change.value.source)) moved.push(change.value);
      if (!writesSomething(change.value)) unchanged += 1;
    }
  }
  return succeed({ created, updated, moved, unchanged });
}

function lastOf(sorts: readonly number[]): readonly number[] {
  const last = sorts.at(-1);
  return last === undefined ? [] : [last];
}

function sourceOf({ table }: ComparedTable, { row }: ComparedRow): RowSource {
  return { sheet: table.grid.sheet, title: table.title, address: row.address, row: textsOf(row) };
}

function newRow(
  table: ComparedTable,
  compared: ComparedRow,
  year: Year,
  decision: RowDecision | undefined,
  sort: number,
): NewRow {
  const { row } = compared;
  const rules = decision?.rules ?? row.time.rules.map((reading) => reading.rule);
  const timeCheck = decision?.rules === undefined ? row.time.check : undefined;
  return {
    duty: {
      ...textsOf(row),
      year,
      kind: dutyKindOf(table.table.kind),
      ...(timeCheck === undefined ? {} : { timeCheck }),
      sort,
      rules: rules.map((rule) => ({ rule })),
    },
    source: sourceOf(table, compared),
    units: partiesOf(compared, decision),
  };
}

function partiesOf({ row }: ComparedRow, decision: RowDecision | undefined): PartyPlan {
  if (decision?.parties) return { parties: decision.parties, check: null };
  return { parties: row.units.parties, check: row.units.check ?? null };
}

function changedRow(
  store: Store,
  table: ComparedTable,
  compared: ComparedRow & { readonly stored: ImportedDuty },
  duty: Duty,
  decision: RowDecision | undefined,
): Outcome<ChangedRow> {
  const { stored, changes } = compared;
  const time = timeChange(store, compared, duty, decision);
  if (!time.ok) return time;
  const unitsChanged = decision?.parties !== undefined || changes.some(({ field }) => field === 'unitsWording');
  return succeed({
    stored,
    source: sourceOf(table, compared),
    changes,
    ...time.value,
    ...(unitsChanged ? { units: partiesOf(compared, decision) } : {}),
  });
}

type TimeChange = Pick<ChangedRow, 'rules' | 'timeCheck'>;

function timeChange(
  store: Store,
  { key, row, changes }: ComparedRow,
  duty: Duty,
  decision: RowDecision | undefined,
): Outcome<TimeChange> {
  if (decision?.rules) {
    const rules = rulePlanFor(store, duty, decision.rules);
    if (rules.stranded.length === 0) return succeed({ rules, timeCheck: null });
    return fail(
      'conflict',
      `“${duty.content}”原来的时限下已有办结登记，新设的时限周期不同，没有导入。请保留原来的时限。`,
      {
        fields: { [`rows.${key}.rules`]: '原来的时限下已有办结登记' },
      },
    );
  }
  const changed = new Set(changes.map(({ field }) => field));
  // Without a wording of their own, the rules were read from the content.
  const fromContent = row.timeWording.trim() === '' && duty.timeWording.trim() === '' && changed.has('content');
  if (!changed.has('timeWording') && !fromContent) return succeed({});
  return succeed(
    rereadRules(
      store,
      row.time.rules.map((reading) => reading.rule),
      row.time.check,
      duty,
      fromContent,
    ),
  );
}

function rereadRules(
  store: Store,
  wanted: readonly TimeRule[],
  check: string | undefined,
  duty: Duty,
  fromContent: boolean,
): TimeChange {
  const before = currentRules(duty.rules).map(({ rule }) => rule);
  if (sameRules(before, wanted)) return { timeCheck: check ?? null };
  // A content without a time says nothing against rules that somebody set.
  if (fromContent && wanted.every((rule) => rule.type === 'continuous') && before.length > 0) return {};
  const rules = rulePlanFor(store, duty, wanted);
  return rules.stranded.length > 0 ? { timeCheck: HAND_SET } : { rules, timeCheck: check ?? null };
}

function writesSomething({ changes, rules, timeCheck, units }: ChangedRow): boolean {
  return changes.length > 0 || rules !== undefined || timeCheck !== undefined || units !== undefined;
}

function hasMoved({ source }: ImportedDuty, now: RowSource): boolean {
  return source !== undefined && (source.sheet !== now.sheet || source.address !== now.address);
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
