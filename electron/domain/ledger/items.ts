import { assertNever, type DutyId, type UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { DutyKind } from '../model/duty.ts';
import type { ItemMark, ItemState } from '../model/occurrence.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { dueNow, newDueOn } from '../model/dueNow.ts';
import { ITEM_STATES, NEXT_STEP_WORDS } from '../words/ledger.ts';

/** What a line of the ledger is filtered and sorted by. */
export interface LedgerItem {
  readonly occurrence: Occurrence;
  readonly unit: string;
  readonly kind: DutyKind;
  readonly number: string;
  readonly content: string;
  /** How often slips pressed for it. */
  readonly reminders: number;
}

export interface ItemFilter {
  readonly states?: readonly ItemState[];
  readonly marks?: readonly ItemMark[];
  readonly units?: readonly UnitId[];
  readonly duties?: readonly DutyId[];
  readonly kinds?: readonly DutyKind[];
  /** In the unit's name, number or content. */
  readonly text?: string;
  /** The days between which it is due as things stand (`dueNow`). */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

export interface ItemSort {
  readonly by: 'state' | 'unit' | 'content' | 'period' | 'dueOn' | 'doneOn' | 'verifiedOn';
  readonly descending: boolean;
}

/** The marks of an item, in their order. 迟: done after its day, whatever became of it since. */
export function marksOf({ occurrence, reminders }: Pick<LedgerItem, 'occurrence' | 'reminders'>): readonly ItemMark[] {
  const { originalDueOn, late, early, breached, returns = 0 } = occurrence;
  return [
    ...(late ? (['late'] as const) : []),
    ...(originalDueOn === undefined ? [] : (['extended'] as const)),
    ...(early ? (['early'] as const) : []),
    ...(reminders > 0 ? (['pressed'] as const) : []),
    ...(breached ? (['breach'] as const) : []),
    ...(returns > 0 ? (['returned'] as const) : []),
  ];
}

/** The day of the acceptance that stands. */
export function verifiedOn({ state, verification }: Occurrence): PlainDate | undefined {
  return state === 'closed' ? verification?.on : undefined;
}

/** Whether an item passes a filter; `states` apart, so that the states of all others can be counted. */
export function itemTest({
  marks,
  units,
  duties,
  kinds,
  text = '',
  from,
  to,
}: ItemFilter): (item: LedgerItem) => boolean {
  const tests: ((item: LedgerItem) => boolean)[] = [];
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const unitIds = units && new Set(units);
  const dutyIds = duties && new Set(duties);
  const kindSet = kinds && new Set(kinds);
  if (unitIds) tests.push(({ occurrence }) => unitIds.has(occurrence.unitId));
  if (dutyIds) tests.push(({ occurrence }) => dutyIds.has(occurrence.dutyId));
  if (kindSet) tests.push(({ kind }) => kindSet.has(kind));
  const isDue = (test: (day: PlainDate) => boolean) => {
    tests.push(({ occurrence }) => {
      const day = dueNow(occurrence);
      return day !== undefined && test(day);
    });
  };
  if (from !== undefined) isDue((day) => day >= from);
  if (to !== undefined) isDue((day) => day <= to);
  if (marks) tests.push((item) => marksOf(item).some((mark) => marks.includes(mark)));
  if (words.length > 0) {
    tests.push(({ unit, number, content }) => {
      const searched = `${unit} ${number} ${content}`.toLowerCase();
      return words.every((word) => searched.includes(word));
    });
  }
  return (item) => tests.every((test) => test(item));
}

const STATE_ORDER = new Map<ItemState, number>(ITEM_STATES.map((state, index) => [state, index]));

/** Compares items by a column; what has no value there stands last. Equal ones keep their order. */
export function compareItems({ by, descending }: ItemSort): (a: LedgerItem, b: LedgerItem) => number {
  const way = descending ? -1 : 1;
  const valueOf = valueBy(by);
  return (a, b) => {
    const one = valueOf(a);
    const other = valueOf(b);
    if (one === other) return 0;
    if (one === undefined) return 1;
    if (other === undefined) return -1;
    return one < other ? -way : way;
  };
}

function valueBy(by: ItemSort['by']): (item: LedgerItem) => string | number | undefined {
  switch (by) {
    case 'state':
      return ({ occurrence: { state } }) => STATE_ORDER.get(state);
    case 'unit':
      return ({ unit }) => unit;
    case 'content':
      return ({ content }) => content;
    case 'period':
      return ({ occurrence: { period } }) => period.from;
    case 'dueOn':
      return ({ occurrence }) => dueNow(occurrence);
    case 'doneOn':
      return ({ occurrence }) => occurrence.doneOn;
    case 'verifiedOn':
      return ({ occurrence }) => verifiedOn(occurrence);
    default:
      return assertNever(by);
  }
}

/** What is to be done next with an item, in Chinese; empty where nothing is. */
export function nextStep(occurrence: Occurrence): string {
  const { state } = occurrence;
  if (state === 'overdue' && newDueOn(occurrence) !== undefined) return NEXT_STEP_WORDS.returned;
  const by = dueNow(occurrence);
  const words = NEXT_STEP_WORDS[state];
  return (state === 'returned' || state === 'dueSoon') && by !== undefined ? `${words}（${by.slice(5)} 前）` : words;
}
