import type { UnitId, Year } from '../brand.ts';
import { dateParts, dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { Duty } from '../model/duty.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { SubmissionCount, YearFacts } from '../model/facts.ts';
import type { Period } from '../model/occurrence.ts';
import type { TimeRule } from '../model/timeRule.ts';

/** Counts by unit and month, added up where a month was entered more than once. */
export function countsByUnit(
  submissions: readonly SubmissionCount[],
): ReadonlyMap<UnitId, ReadonlyMap<number, number>> {
  const byUnit = new Map<UnitId, Map<number, number>>();
  for (const { unitId, month, count } of submissions) {
    const months = byUnit.get(unitId) ?? new Map<number, number>();
    months.set(month, (months.get(month) ?? 0) + count);
    byUnit.set(unitId, months);
  }
  return byUnit;
}

/** Whether pieces of a duty are the year's pieces of 信息报送: of kind `submission`, in periods that months of the year make up. */
export function asksForPieces({ kind }: Pick<Duty, 'kind'>): boolean {
  return kind === 'submission';
}

/** The months of a year that a period is made of; none where it reaches beyond the year or does not begin and end with a month. */
export function monthsOf(year: Year, { from, to }: Pick<Period, 'from' | 'to'>): readonly number[] {
  const [first, last] = [dateParts(from), dateParts(to)];
  if (first.year !== year || last.year !== year || first.day !== 1) return [];
  if (to !== dayInMonth(year, last.month, 'last')) return [];
  return Array.from({ length: last.month - first.month + 1 }, (_, index) => first.month + index);
}

const MONTH_KEY = /^(\d{4})-(\d\d)$/u;

/** The month of the year that a registered piece belongs to: the one it was registered for, else the one it was done in. */
export function monthOfPiece(
  { periodKey, doneOn }: Pick<Fulfilment, 'periodKey' | 'doneOn'>,
  year: Year,
): number | undefined {
  const named = MONTH_KEY.exec(periodKey);
  if (named) return Number(named[1]) === year ? Number(named[2]) : undefined;
  const done = dateParts(doneOn);
  return done.year === year ? done.month : undefined;
}

/** The registrations that are pieces of 信息报送, each as one of its unit and month. */
export function registeredPieces({
  year,
  duties,
  fulfilments,
}: Pick<YearFacts, 'year' | 'duties' | 'fulfilments'>): readonly SubmissionCount[] {
  const asking = new Set(duties.filter(asksForPieces).map(({ id }) => id));
  if (asking.size === 0) return [];
  return fulfilments.flatMap((done) => {
    const month = asking.has(done.dutyId) ? monthOfPiece(done, year) : undefined;
    return month === undefined ? [] : [{ unitId: done.unitId, month, count: 1 }];
  });
}

/** How many pieces of 信息报送 a unit sent in a month. One fact: what the matrix says, and never fewer than are registered one by one. */
export type Pieces = (unitId: UnitId, month: number) => number;

/** The pieces of a year. */
export function piecesOf(facts: Pick<YearFacts, 'year' | 'duties' | 'fulfilments' | 'submissions'>): Pieces {
  const typed = countsByUnit(facts.submissions);
  const registered = countsByUnit(registeredPieces(facts));
  return (unitId, month) => Math.max(typed.get(unitId)?.get(month) ?? 0, registered.get(unitId)?.get(month) ?? 0);
}

/** A duty that says how many pieces a unit owes a month. */
export interface PieceSource {
  readonly duty: Duty;
  /** Pieces wanted in each month, 1 to 12, by what of its rules is in force on the month's last day; 0 where it asks for none. */
  readonly targets: readonly number[];
  /** The most of them. */
  readonly atLeast: number;
  /** The first month that it asks for. */
  readonly fromMonth: number;
}

function wantedBy(rule: TimeRule, last: PlainDate): number {
  const { from = last, to = last } = ('during' in rule ? rule.during : undefined) ?? {};
  if (last < from || to < last) return 0;
  if (rule.type === 'quota') return rule.per === 'month' ? rule.atLeast : 0;
  return rule.type === 'recurring' && rule.every === 'month' ? 1 : 0;
}

/** The months a duty of 信息报送 asks for, and how many pieces in each; `undefined` where it asks for none by the month. */
export function pieceSource(duty: Duty, year: Year): PieceSource | undefined {
  if (!asksForPieces(duty)) return undefined;
  const fromMonth = firstMonth(duty.startsOn, year);
  const targets = Array.from({ length: 12 }, (_, index) => {
    const last = dayInMonth(year, index + 1, 'last');
    const inForce = duty.rules.filter(({ validFrom = last, validTo = last }) => validFrom <= last && last <= validTo);
    return index + 1 < fromMonth ? 0 : Math.max(0, ...inForce.map(({ rule }) => wantedBy(rule, last)));
  });
  const atLeast = Math.max(...targets);
  return atLeast === 0 ? undefined : { duty, targets, atLeast, fromMonth };
}

function firstMonth(startsOn: PlainDate | undefined, year: Year): number {
  if (startsOn === undefined) return 1;
  const start = dateParts(startsOn);
  if (start.year < year) return 1;
  return start.year > year ? 13 : start.month;
}
