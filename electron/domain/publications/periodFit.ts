import { addDays, dateParts, daysBetween, type PlainDate } from '../dates/plainDate.ts';
import { isEventPeriod } from '../dates/shortPeriod.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { DayReason, MatchDoubt, PeriodReason } from '../model/publicationMatch.ts';
import type { NamedPeriod } from '../reading/wording/namedPeriods.ts';
import { reportsYearBefore } from '../reading/wording/time.ts';
import { featuresOf, saidOf, type Features, type Taken } from './features.ts';
import type { DutyWords } from './dutyWords.ts';

/** When a publication came out, and what its title says of time. */
export interface Timed {
  readonly title: string;
  readonly on: PlainDate;
  readonly named: readonly NamedPeriod[];
  readonly features: Features;
}

export interface FitContext {
  readonly graceDays: number;
  readonly eventFeatures: (label: string) => Features;
}

export interface PeriodFit {
  readonly reason: PeriodReason;
  readonly weight: number;
  readonly doubts: readonly MatchDoubt[];
}

/** The days on which something is expected: of its period, or between the period's end and the due date behind it. */
interface Window {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export function expectedIn({ period, dueOn }: Pick<Occurrence, 'period' | 'dueOn'>): Window {
  if (dueOn === undefined || dueOn <= period.to) return period;
  return { from: addDays(period.to, 1), to: dueOn };
}

/** An occurrence with what its dates come to, reckoned once for all publications. */
export interface Due {
  readonly occurrence: Occurrence;
  readonly text: OccurrenceText;
  readonly expected: Window;
  /** The last day on which, by the day alone, something may be of it: the grace after it is expected. */
  readonly until: PlainDate;
  readonly isEvent: boolean;
}

export function dueOf(occurrence: Occurrence, graceDays: number): Due {
  const expected = expectedIn(occurrence);
  return {
    occurrence,
    text: occurrenceText(occurrence),
    expected,
    until: addDays(expected.to, graceDays),
    isEvent: isEventPeriod(occurrence.period.key),
  };
}

const HALF_YEAR = 6;
/** Behind a period whose year the title does not say, it may be another year's. */
const LONG_WITHOUT_YEAR = 75;
const LONG = 400;

function longAfter(named: NamedPeriod, on: PlainDate): readonly MatchDoubt[] {
  return daysBetween(named.to, on) > (named.saysYear ? LONG : LONG_WITHOUT_YEAR) ? ['long'] : [];
}

/** How words fit a period; `undefined` where they are of another. `coarser`: they name more than the period, and say at least that it lies within. */
function wordsFit(
  named: NamedPeriod,
  occurrence: Occurrence,
  words: DutyWords,
  { title, on }: Timed,
): PeriodFit | 'coarser' | undefined {
  const { from, to } = occurrence.period;
  const span = { in: 'title', start: named.start, end: named.end } as const;
  const fit = (by: 'words' | 'upTo' | 'part' | 'yearBefore', weight: number, doubts: readonly MatchDoubt[] = []) =>
    ({ reason: { kind: 'period', by, span }, weight, doubts: [...doubts, ...longAfter(named, on)] }) as const;
  if (named.from === from && named.to === to) return fit('words', 1);
  if (named.fromNewYear && named.to === to && named.from <= from) return fit('upTo', 0.93);
  const isYear = from.slice(5) === '01-01' && to.slice(5) === '12-31';
  if (isYear && named.grain === 'year') {
    // A report that falls due in the year tells of the one before, where nobody said otherwise when its rule was read.
    const isBefore = dateParts(named.from).year === dateParts(from).year - 1;
    const isReport = words.reportsYearBefore || reportsYearBefore(title);
    if (!isBefore || !isReport) return undefined;
    const isEarly = occurrence.dueOn !== undefined && dateParts(occurrence.dueOn).month <= HALF_YEAR + 4;
    return fit('yearBefore', 0.9, isEarly ? [] : ['partOfPeriod']);
  }
  if (from <= named.from && named.to <= to) {
    // Days of a week are the week's; the month of a year's list is when it was made, that of a year's report a part of it.
    const isShort = daysBetween(from, to) <= 7;
    const isWhole = isShort || (isYear && !words.isReport);
    return fit('part', isWhole ? 0.9 : 0.6, isWhole ? [] : ['partOfPeriod']);
  }
  if (named.from <= from && to <= named.to && !named.fromNewYear && named.grain !== 'week') return 'coarser';
  return undefined;
}

function byDay(
  { occurrence, expected, until }: Due,
  words: DutyWords,
  { on }: Timed,
  graceDays: number,
): PeriodFit | undefined {
  if (on < occurrence.period.from || until < on) return undefined;
  const { from, to } = expected;
  const isOwn = from <= on && on <= to;
  // What is early in a month may well tell of the month before.
  const isEarly =
    words.isReport &&
    from === occurrence.period.from &&
    daysBetween(from, to) >= 27 &&
    on <= addDays(from, graceDays) &&
    daysBetween(from, to) < 360;
  return {
    reason: { kind: 'period', by: 'day' },
    weight: isOwn ? (isEarly ? 0.7 : 0.85) : 0.72 - daysBetween(to, on) / 100,
    doubts: isOwn ? (isEarly ? ['lastPeriod'] : []) : ['lastPeriod'],
  };
}

/** What an event is called without what all documents are called. */
function eventName(label: string): string {
  const inner = /《([^《》]+)》/u.exec(label)?.[1];
  return (inner ?? label).replace(
    /^.{0,20}关于(?:印发|公布|发布|修订)?|的?(?:通知|公告|决定|意见|办法|方案|实施)$/gu,
    '',
  );
}

/** Reads what events are called, each once. */
export function eventReader(placesIn: (text: string) => readonly Taken[]): (label: string) => Features {
  const known = new Map<string, Features>();
  return (label) => {
    const before = known.get(label);
    if (before !== undefined) return before;
    const name = eventName(label);
    const made = featuresOf(name, placesIn(name));
    known.set(label, made);
    return made;
  };
}

const SAME_EVENT = 0.6;

function ofEvent(
  occurrence: Occurrence,
  { features, on }: Timed,
  { eventFeatures, graceDays }: FitContext,
): PeriodFit | undefined {
  const { period, dueOn = period.to } = occurrence;
  if (on < addDays(period.from, -1)) return undefined;
  let all = 0;
  let said = 0;
  const spans: { in: 'title'; start: number; end: number }[] = [];
  for (const [feature, { weight }] of eventFeatures(period.label)) {
    all += weight;
    const found = saidOf(feature, features);
    said += weight * found.share;
    if (found.said !== undefined) spans.push({ in: 'title', start: found.said.start, end: found.said.end });
  }
  const share = all === 0 ? 0 : said / all;
  if (share >= SAME_EVENT) {
    const isLong = daysBetween(dueOn, on) > LONG;
    return {
      reason: { kind: 'period', by: 'event', spans },
      weight: 0.7 + 0.3 * share,
      doubts: isLong ? ['long'] : [],
    };
  }
  if (on > addDays(dueOn, graceDays)) return undefined;
  return { reason: { kind: 'period', by: 'day' }, weight: 0.4 + 0.4 * share, doubts: ['otherEvent'] };
}

/** How a publication fits the period of an occurrence: by its words, else by its day; `undefined` where it does not. */
export function fitPeriod(due: Due, words: DutyWords, timed: Timed, context: FitContext): PeriodFit | undefined {
  const { occurrence } = due;
  if (due.isEvent) return ofEvent(occurrence, timed, context);
  let best: PeriodFit | undefined;
  let isCoarser = false;
  for (const named of timed.named) {
    const fit = wordsFit(named, occurrence, words, timed);
    if (fit === 'coarser') isCoarser = true;
    else if (fit !== undefined && (best === undefined || fit.weight > best.weight)) best = fit;
  }
  if (best !== undefined) return timed.named.length > 1 ? alsoNamed(best, timed) : best;
  // Where any matter will do (news), the time that a title names is a part of its matter: that counts which came out in the days.
  if (timed.named.length > 0 && !isCoarser && words.genre === undefined) return undefined;
  const fit = byDay(due, words, timed, context.graceDays);
  return fit === undefined || timed.named.every((named) => isAround(named, occurrence.period, timed.on))
    ? fit
    : { ...fit, weight: fit.weight * 0.9, doubts: [...fit.doubts, 'otherTime'] };
}

/** The month or the year of the period, or of the day itself, tells no other time; a quarter may well be that of something else. */
function isAround(named: NamedPeriod, period: Window, on: PlainDate): boolean {
  const isShort = named.grain === 'year' || daysBetween(named.from, named.to) <= 30;
  return isShort && [period, { from: on, to: on }].some(({ from, to }) => named.from <= from && to <= named.to);
}

/** Two periods in one title (2020年预算执行情况和2021年预算草案): a person tells which counts. Within one another they say the same. */
function alsoNamed(fit: PeriodFit, { named }: Timed): PeriodFit {
  const isOne = named.every((one) =>
    named.every(
      (other) => (one.from <= other.from && other.to <= one.to) || (other.from <= one.from && one.to <= other.to),
    ),
  );
  return isOne ? fit : { ...fit, weight: fit.weight * 0.9, doubts: [...fit.doubts, 'twoPeriods'] };
}

/** The day against the period and the due date. */
export function dayFit({ period, dueOn }: Occurrence, on: PlainDate): DayReason {
  const fit = on < period.from ? 'early' : dueOn !== undefined && on > dueOn ? 'late' : 'inTime';
  return { kind: 'day', fit, dueOn };
}
