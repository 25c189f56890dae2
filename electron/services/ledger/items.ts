import type { ItemKey, ItemView, ItemsPage } from '../../contract/ledger.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Evidence, Note } from '../../domain/model/ledger.ts';
import type { ItemState } from '../../domain/model/occurrence.ts';
import { occurrenceText, type OccurrenceText } from '../../domain/model/occurrenceKey.ts';
import { compareItems, itemTest, marksOf, nextStep, verifiedOn, type LedgerItem } from '../../domain/ledger/items.ts';
import { newDueOn } from '../../domain/model/dueNow.ts';
import { mayAccept } from '../../domain/ledger/verifying.ts';
import { timesPressed } from '../../domain/reminders/pressing.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';

/** A year's items with what the ledger shows beside them. */
export interface YearItems {
  readonly items: readonly LedgerItem[];
  readonly notes: ReadonlyMap<OccurrenceText, readonly Note[]>;
  readonly evidence: ReadonlyMap<OccurrenceText, readonly Evidence[]>;
  /** The last window asked for, as it was filtered and sorted. */
  last?: { readonly asked: string; readonly found: Found };
}

interface Found {
  readonly items: readonly LedgerItem[];
  readonly states: ItemsPage['states'];
  readonly reportedLate: number;
}

const known = new WeakMap<YearFacts, { readonly today: string; readonly items: YearItems }>();

/** The items of a year; made once for the facts and the day. */
export function yearItems(context: ServiceContext, year: YearFacts['year']): YearItems {
  const { facts, occurrences } = derivedYear(context, year);
  const today = context.clock.today();
  const kept = known.get(facts);
  if (kept && kept.today === today) return kept.items;
  const { duties, unitNames } = factsIndex(facts);
  const pressed = timesPressed(context.store.reminders.ofYear(year));
  const items: YearItems = {
    items: occurrences.flatMap((occurrence): readonly LedgerItem[] => {
      const duty = duties.get(occurrence.dutyId);
      if (!duty) return [];
      const { kind, number, content } = duty;
      return [
        {
          occurrence,
          unit: unitNames.get(occurrence.unitId) ?? '',
          kind,
          number,
          content,
          reminders: pressed.get(occurrenceText(occurrence)) ?? 0,
        },
      ];
    }),
    notes: Map.groupBy(context.store.notes.ofYear(year), occurrenceText),
    evidence: Map.groupBy(context.store.evidence.ofYear(year), occurrenceText),
  };
  known.set(facts, { today, items });
  return items;
}

/** The items that a filter lets through, in order, and how many there are of each state. */
export function findItems(
  context: ServiceContext,
  {
    year,
    filter,
    sort = { by: 'dueOn', descending: false },
  }: Pick<ParsedInputOf<'ledger.keys'>, 'year' | 'filter' | 'sort'>,
): { readonly all: YearItems; readonly found: Found } {
  const all = yearItems(context, year);
  const asked = JSON.stringify([filter, sort]);
  if (all.last?.asked === asked) return { all, found: all.last.found };
  const states: Partial<Record<ItemState, number>> = {};
  let reportedLate = 0;
  const wanted = filter.states && new Set(filter.states);
  const test = itemTest(filter);
  const items = all.items.filter((item) => {
    if (!test(item)) return false;
    const { state, lamp } = item.occurrence;
    states[state] = (states[state] ?? 0) + 1;
    if (state === 'reported' && lamp === 'overdue') reportedLate += 1;
    return wanted === undefined || wanted.has(state);
  });
  const found = { items: items.sort(compareItems(sort)), states, reportedLate };
  all.last = { asked, found };
  return { all, found };
}

/** An item by its key, with where it stands. */
export function itemKey({ occurrence }: LedgerItem): ItemKey {
  const { dutyId, ruleId, unitId, period, state } = occurrence;
  return { dutyId, ruleId, unitId, periodKey: period.key, state, mayVerify: mayAccept(occurrence) };
}

/** One line as the screen shows it. */
export function itemView(item: LedgerItem, { notes, evidence }: YearItems): ItemView {
  const { occurrence, unit, number, content, reminders } = item;
  const { lamp, dueOn, originalDueOn, doneOn, needed, done, returns = 0, period } = occurrence;
  const key = occurrenceText(occurrence);
  const own = notes.get(key) ?? [];
  const note = own.at(-1)?.text;
  const again = newDueOn(occurrence);
  const verified = verifiedOn(occurrence);
  return {
    ...itemKey(item),
    unit,
    number,
    content,
    period: period.label,
    lamp,
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(originalDueOn === undefined ? {} : { originalDueOn }),
    ...(again === undefined ? {} : { newDueOn: again }),
    ...(doneOn === undefined ? {} : { doneOn }),
    ...(verified === undefined ? {} : { verifiedOn: verified }),
    needed,
    done,
    marks: marksOf(item),
    returns,
    reminders,
    evidence: evidence.get(key)?.length ?? 0,
    ...(note === undefined ? {} : { note }),
    notes: own.length,
    next: nextStep(occurrence),
  };
}
