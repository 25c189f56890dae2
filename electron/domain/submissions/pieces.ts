import type { RuleId, UnitId, Year } from '../brand.ts';
import { dateParts, dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { Duty } from '../model/duty.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { SubmissionCount, YearFacts } from '../model/facts.ts';
import type { Period } from '../model/occurrence.ts';
import type { TimeRule } from '../model/timeRule.ts';
import { samePieces } from './samePiece.ts';

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
  return piecesAmong(duties, fulfilments).flatMap((done) => {
    const month = monthOfPiece(done, year);
    return month === undefined ? [] : [{ unitId: done.unitId, month, count: 1 }];
  });
}

/** The registrations of duties that ask for pieces. */
function piecesAmong(duties: readonly Duty[], fulfilments: readonly Fulfilment[]): readonly Fulfilment[] {
  const asking = new Set(duties.filter(asksForPieces).map(({ id }) => id));
  return asking.size === 0 ? [] : fulfilments.filter(({ dutyId }) => asking.has(dutyId));
}

/** How many pieces of 信息报送 a unit sent in a month. */
export type Pieces = (unitId: UnitId, month: number) => number;

/** What is known of a unit's pieces of a month, and what counts of it. */
export interface MonthPieces {
  /** What counts, wherever pieces of the month are counted. */
  readonly count: number;
  /** Pieces of the list, by their day. */
  readonly listed: number;
  /** Pieces that are registered for a duty and are none of the list. */
  readonly registered: number;
  /** The figure that was typed into the matrix. */
  readonly typed: number | undefined;
  /** 待核: pieces are listed, and the typed figure is another. What is listed counts. */
  readonly differs: boolean;
}

/** The facts that a year's pieces are counted from. */
export type PieceFacts = Pick<YearFacts, 'year' | 'duties' | 'fulfilments' | 'submissions' | 'pieces'>;

/**
 * The pieces of a year, by unit and month. A piece is one fact, in whichever of three places it stands:
 * - the list (信息清单) names pieces one by one; each counts in the month of its day;
 * - a registration of a duty that asks for pieces is a piece too, of the month for which it was registered. One that is the same as a piece of the
 *   list (`samePieces`) is that piece, which counts once, in the month of its day. One with a page of its own is a piece of its own. One without a
 *   link may be any of the list, and is taken for one of them;
 * - a figure typed into the matrix says how many there were, and holds where no piece of the month is listed: then the larger of it and of what is
 *   registered counts, for registrations are counted into it (`keepPieces`). Where pieces are listed they count, and another figure is 待核.
 */
export function monthPieces(facts: PieceFacts): (unitId: UnitId, month: number) => MonthPieces {
  const typed = countsByUnit(facts.submissions);
  const listed = countsByUnit(
    facts.pieces.flatMap(({ unitId, on }) => {
      const { year, month } = dateParts(on);
      return year === facts.year ? [{ unitId, month, count: 1 }] : [];
    }),
  );
  const { ownPage, anyPage } = unlisted(facts);
  return (unitId, month) => {
    const inMonth = (counts: ReturnType<typeof countsByUnit>): number | undefined => counts.get(unitId)?.get(month);
    const [own, any, list] = [inMonth(ownPage) ?? 0, inMonth(anyPage) ?? 0, inMonth(listed) ?? 0];
    const said = inMonth(typed);
    const count = own + Math.max(list, any);
    const isListed = list > 0;
    return {
      count: isListed ? count : Math.max(said ?? 0, count),
      listed: list,
      registered: own + any,
      typed: said,
      differs: isListed && said !== undefined && said !== count,
    };
  };
}

/** The pieces of a year that count: see `monthPieces`. */
export function piecesOf(facts: PieceFacts): Pieces {
  const of = monthPieces(facts);
  return (unitId, month) => of(unitId, month).count;
}

/** The registered pieces of a year's months that are none of the list. */
export function registeredAlone(
  facts: Omit<PieceFacts, 'submissions'>,
): readonly (Fulfilment & { readonly month: number })[] {
  const known = samePieces(facts.pieces);
  return piecesAmong(facts.duties, facts.fulfilments).flatMap((done) => {
    const month = monthOfPiece(done, facts.year);
    const isListed = known.of({ ...done, on: done.doneOn }) !== undefined;
    return month === undefined || isListed ? [] : [{ ...done, month }];
  });
}

/** Registered pieces that are none of the list: those with a page of their own, and those that may be any piece of their unit. */
function unlisted(facts: PieceFacts) {
  const alone = registeredAlone(facts).map(({ unitId, month, link }) => ({ unitId, month, link, count: 1 }));
  return {
    ownPage: countsByUnit(alone.filter(({ link }) => link.trim() !== '')),
    anyPage: countsByUnit(alone.filter(({ link }) => link.trim() === '')),
  };
}

/** A duty that says how many pieces a unit owes a month. */
export interface PieceSource {
  readonly duty: Duty;
  /** Pieces wanted in each month, 1 to 12, by what of its rules is in force on the month's last day; 0 where it asks for none. */
  readonly targets: readonly number[];
  /** The same by rule. */
  readonly ofRules: readonly { readonly ruleId: RuleId; readonly targets: readonly number[] }[];
  /** The most of them. */
  readonly atLeast: number;
  /** The first month that it asks for. */
  readonly fromMonth: number;
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

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
  const ofRules = duty.rules.map(({ id: ruleId, rule, validFrom, validTo }) => ({
    ruleId,
    targets: MONTHS.map((month) => {
      const last = dayInMonth(year, month, 'last');
      const isInForce = month >= fromMonth && (validFrom ?? last) <= last && last <= (validTo ?? last);
      return isInForce ? wantedBy(rule, last) : 0;
    }),
  }));
  const targets = MONTHS.map((month) => Math.max(0, ...ofRules.map((each) => each.targets[month - 1] ?? 0)));
  const atLeast = Math.max(...targets);
  return atLeast === 0 ? undefined : { duty, targets, ofRules, atLeast, fromMonth };
}

function firstMonth(startsOn: PlainDate | undefined, year: Year): number {
  if (startsOn === undefined) return 1;
  const start = dateParts(startsOn);
  if (start.year < year) return 1;
  return start.year > year ? 13 : start.month;
}
