import { assertNever, type DutyId } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Lamp, Occurrence } from '../model/occurrence.ts';
import { isReturned } from '../model/ledger.ts';
import { dueNow } from '../model/dueNow.ts';
import { asksForPieces, monthsOf } from '../submissions/pieces.ts';
import type { TodayList } from '../words/today.ts';
import { finishedSince, newlyOverdue, weekOf, type LastLook } from './since.ts';

/** An occurrence as 今日 counts it: one fact. */
export interface CountedOnce {
  readonly occurrence: Occurrence;
  /** All duties that ask for the fact, the occurrence’s own first. */
  readonly askedBy: readonly DutyId[];
}

type OfYear = Pick<YearFacts, 'year' | 'duties' | 'fulfilments'>;

/**
 * Each fact once. A unit's pieces of a month (信息报送) are one fact however many duties ask for them: the one that asks for most stands for all,
 * of two that ask for as many the one that is due first. Everything else is a fact of its own. In the order given.
 */
export function eachFactOnce(occurrences: readonly Occurrence[], { year, duties }: OfYear): readonly CountedOnce[] {
  const asking = new Set(duties.filter(asksForPieces).map(({ id }) => id));
  const counted = new Map<string, { occurrence: Occurrence; askedBy: readonly DutyId[] }>();
  for (const occurrence of occurrences) {
    const { dutyId, ruleId, unitId, period, dueOn } = occurrence;
    const isPieces = asking.has(dutyId) && monthsOf(year, period).length > 0;
    const fact = isPieces ? `${unitId} ${period.key}` : `${unitId} ${period.key} ${dutyId} ${ruleId} ${dueOn}`;
    const known = counted.get(fact);
    if (known === undefined) counted.set(fact, { occurrence, askedBy: [dutyId] });
    else if (!standsFor(occurrence, known.occurrence)) known.askedBy = unique([...known.askedBy, dutyId]);
    else counted.set(fact, { occurrence, askedBy: unique([dutyId, ...known.askedBy]) });
  }
  return [...counted.values()];
}

function standsFor(one: Occurrence, other: Occurrence): boolean {
  if (one.needed !== other.needed) return one.needed > other.needed;
  return one.dueOn !== undefined && (other.dueOn === undefined || one.dueOn < other.dueOn);
}

function unique(ids: readonly DutyId[]): readonly DutyId[] {
  return [...new Set(ids)];
}

/** 逾期 as every count of it on 今日, in the rail and in the day's notice: each fact once. */
export function overdueFacts(occurrences: readonly Occurrence[], facts: OfYear): readonly CountedOnce[] {
  return eachFactOnce(
    occurrences.filter(({ lamp }) => lamp === 'overdue'),
    facts,
  );
}

const ASIDE: ReadonlySet<Lamp> = new Set(['exempt', 'before', 'notCounted']);
const DONE: ReadonlySet<Lamp> = new Set(['onTime', 'late', 'breach']);

/** Still to be done: not done, or done and returned. */
function isOpen(one: Occurrence): boolean {
  return !DONE.has(one.lamp) || isReturned(one);
}

function dueWithin(
  occurrences: readonly Occurrence[],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): readonly Occurrence[] {
  return occurrences.filter((one) => {
    const day = dueNow(one);
    return day !== undefined && from <= day && day <= to && !ASIDE.has(one.lamp);
  });
}

const dueInWeek = (occurrences: readonly Occurrence[], day: PlainDate) => dueWithin(occurrences, weekOf(day));

const NEAR: ReadonlySet<Lamp> = new Set(['dueSoon', 'upcoming']);

/** What the day's notice says of the week: still to be done and due from today to Sunday, each fact once. */
export function restOfWeek(
  occurrences: readonly Occurrence[],
  facts: OfYear,
  today: PlainDate,
): readonly CountedOnce[] {
  const due = dueWithin(occurrences, { from: today, to: weekOf(today).to });
  return eachFactOnce(
    due.filter((one) => NEAR.has(one.lamp) || isReturned(one)),
    facts,
  );
}

export interface TodayMoment {
  readonly today: PlainDate;
  /** The last look before today; without one nothing is new. */
  readonly look: LastLook | undefined;
}

/**
 * What a figure of 今日 counts, one for one: the figure is the length of its list. Rates count every occurrence, as score and papers do; what is to
 * be done counts each fact once.
 */
export function todayList(
  list: TodayList,
  occurrences: readonly Occurrence[],
  facts: OfYear,
  { today, look }: TodayMoment,
): readonly CountedOnce[] {
  const once = (some: readonly Occurrence[]) => eachFactOnce(some, facts);
  const each = (some: readonly Occurrence[]) =>
    some.map((occurrence) => ({ occurrence, askedBy: [occurrence.dutyId] }));
  const open = (some: readonly CountedOnce[]) => some.filter(({ occurrence }) => isOpen(occurrence));
  switch (list) {
    case 'overdue':
      return overdueFacts(occurrences, facts);
    case 'newOverdue':
      return look === undefined ? [] : once(newlyOverdue(occurrences, look));
    case 'finished':
      return look === undefined ? [] : once(finishedSince(occurrences, facts.fulfilments, look));
    case 'thisWeek':
      return once(dueInWeek(occurrences, today));
    case 'thisWeekOpen':
      return open(once(dueInWeek(occurrences, today)));
    case 'nextWeek':
      return once(dueInWeek(occurrences, addDays(today, 7)));
    case 'nextWeekOpen':
      return open(once(dueInWeek(occurrences, addDays(today, 7))));
    case 'due':
      return each(occurrences.filter(({ tally }) => tally !== 'apart' && tally !== 'notDue'));
    case 'onTime':
      return each(occurrences.filter(({ tally }) => tally === 'onTime'));
    default:
      return assertNever(list);
  }
}
