import type { UnitId } from '../../../electron/domain/brand.ts';
import { membersOn, successorOn, unitsAnswering, unitsNamed } from '../../../electron/domain/coverage/answering.ts';
import { expectationOf, type Expected } from '../../../electron/domain/coverage/expected.ts';
import { piecesSent } from '../../../electron/domain/coverage/standing.ts';
import { addDays, endOfMonth, plainDate, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { MIDNIGHT } from '../../../electron/domain/dates/clockTime.ts';
import type { CaseRegister, CaseStepKind, Moment } from '../../../electron/domain/model/caseRecord.ts';
import type { Duty, DutyRule } from '../../../electron/domain/model/duty.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { AssessedFacts } from './fourIndicators.ts';
import type { Verification } from '../../../electron/domain/model/ledger.ts';
import type { Fulfilment } from '../../../electron/domain/model/registrations.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import type { Unit } from '../../../electron/domain/model/unit.ts';
import { LIMIT_DEFINITIONS } from '../../../electron/domain/words/registers.ts';
import { isWorkday, type WorkCalendar } from '../../../electron/domain/workdays/workCalendar.ts';

/*
 * Scores reckoned a second time, slowly and straight from the facts: what is owed by the coverage check's way, what became of it by rereading the
 * records for each occurrence, fractions in whole numbers. Nothing here is the derivation's, the lamps' or the scoring's own code.
 */

/** A unit's line as it is printed. */
export interface SecondScore {
  readonly points: readonly (string | undefined)[];
  readonly total: string | undefined;
  readonly contribution: string | undefined;
  readonly rank: number | undefined;
}

type Share = readonly [part: bigint, whole: bigint];

function decimal(text: string): Share {
  const [whole = '0', rest = ''] = text.split('.');
  return [BigInt(whole + rest), 10n ** BigInt(rest.length)];
}

function times([a, b]: Share, [c, d]: Share): Share {
  return [a * c, b * d];
}

function plus([a, b]: Share, [c, d]: Share): Share {
  return [a * d + c * b, b * d];
}

/** Half up, two places. */
function printed([part, whole]: Share): string {
  const hundredths = String((part * 200n + whole) / (whole * 2n)).padStart(3, '0');
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
}

/** Day and kind of one thing that a unit owed, and what became of it; `undefined` where it counts nowhere or is still open. */
interface Judged {
  readonly unitId: UnitId;
  readonly kind: Duty['kind'];
  readonly how: 'onTime' | 'late' | 'breach' | 'missed' | undefined;
  /** Pieces of 信息报送 due for a run of months. */
  readonly run?: Run;
}

interface Run {
  readonly first: number;
  readonly last: number;
  readonly needed: number;
  readonly sent: number;
}

/** The months that a period's key names: 2021, 2021-H1, 2021-Q1, 2021-03, from/to; nothing where they are not whole or not the year's. */
function runOf({ year, reviewDates }: YearFacts, key: string): readonly [number, number] | undefined {
  if (key === String(year)) return [1, 12];
  const part = /^(\d{4})-([HQ]?)(\d\d?)$/u.exec(key);
  if (part && Number(part[1]) === year) {
    const length = { H: 6, Q: 3 }[part[2] ?? ''] ?? 1;
    return [(Number(part[3]) - 1) * length + 1, Number(part[3]) * length];
  }
  // Up to a check day, from the day after the one before it.
  const check = /^\d{4}-R(\d\d-\d\d)$/u.exec(key)?.[1];
  const before = reviewDates
    .filter((day) => check !== undefined && day < check)
    .toSorted()
    .at(-1);
  const begun = before === undefined ? `${year}-01-01` : addDays(`${year}-${before}` as PlainDate, 1);
  const [from = '', to = ''] = check === undefined ? key.split('/') : [begun, `${year}-${check}`];
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  const isWhole = from.endsWith('-01') && monthsOf(year)[last - 1]?.last === to && from.startsWith(`${year}-`);
  return isWhole ? [first, last] : undefined;
}

/** The first version of the rule that one belongs to. */
function headOf(rules: readonly DutyRule[], id: string): string {
  const before = rules.find((rule) => rule.id === id)?.follows;
  return before !== undefined && rules.some((rule) => rule.id === before) ? headOf(rules, before) : id;
}

/** Whose records answer for what a unit owes: its own, and where it stands in for closed units and is not named itself, theirs. */
function answering(facts: YearFacts, duty: Duty, one: Expected): ReadonlySet<UnitId> {
  const { units, triggers } = facts;
  const trigger = triggers.find(({ id }) => id === one.periodKey);
  const named = trigger ? new Set(trigger.unitIds) : unitsNamed(facts, duty, one.dueOn);
  if (named.has(one.unitId)) return new Set([one.unitId]);
  return new Set([one.unitId, ...[...named].filter((id) => successorOn(units, id, one.dueOn) === one.unitId)]);
}

/** Whether a publication was taken down before each of its duty's minimum durations was over. */
function isDownTooEarly(duty: Duty, { doneOn, takenDownOn }: Fulfilment, calendar: WorkCalendar): boolean {
  if (takenDownOn === undefined) return false;
  return duty.rules.some(({ rule, validFrom = '', validTo = '9999' }) => {
    if (rule.type !== 'minimumDuration' || doneOn < validFrom || doneOn > validTo) return false;
    let day = doneOn;
    for (let left = rule.n; left > 0; ) {
      day = addDays(day, 1);
      if (rule.count === 'day' || isWorkday(calendar, day)) left -= 1;
    }
    return takenDownOn < day;
  });
}

interface Day {
  readonly asOf: PlainDate;
  /** What was due before it and is open was missed. */
  readonly judgedOn: PlainDate;
  readonly calendar: WorkCalendar;
}

type Back = Extract<Verification, { readonly result: 'returned' }>;

/** What is left of what a unit registered once the office has looked at it, and the return that it has not answered yet. */
function leftOf(
  registered: readonly Fulfilment[],
  checks: readonly Verification[],
): { readonly pieces: readonly Fulfilment[]; readonly back: Back | undefined } {
  const pile = [
    ...registered.map((piece) => ({ at: piece.recordedIn ?? 0, piece })),
    ...checks.map((check) => ({ at: check.recordedIn + 0.5, check })),
  ].toSorted((a, b) => a.at - b.at);
  let held: Fulfilment[] = [];
  let back: Back | undefined;
  let isProof = false;
  for (const one of pile) {
    if ('piece' in one) {
      // What comes after a return for missing material proves what is held.
      if (!isProof) held.push(one.piece);
      back = undefined;
      continue;
    }
    const { check } = one;
    if (check.result !== 'returned') continue;
    back = check;
    isProof = check.fault === 'material' && held.length > 0;
    if (check.fault === 'requirement') held = held.toSorted((a, b) => a.doneOn.localeCompare(b.doneOn)).slice(0, -1);
  }
  return { pieces: held, back };
}

/** What became of a request: its answer or withdrawal ends it, and so does a correction or a payment that never came. */
function howOfCase({ requests }: YearFacts, one: Expected, judgedOn: PlainDate): Judged['how'] {
  const events = requests.find(({ id }) => id === one.periodKey)?.events ?? [];
  const ended = events.find(({ kind }) => kind === 'answered' || kind === 'withdrawn');
  if (ended) return ended.on <= one.dueOn ? 'onTime' : 'late';
  for (const event of events) {
    const by = event.kind === 'correctionAsked' || event.kind === 'feeNotice' ? event.by : undefined;
    const reply = event.kind === 'feeNotice' ? 'feePaid' : 'corrected';
    if (by !== undefined && by < judgedOn && !events.some(({ kind }) => kind === reply)) return 'onTime';
    // While the applicant is waited for, no day of the office's passes.
    if (by !== undefined && reply === 'corrected' && !events.some(({ kind }) => kind === reply)) return undefined;
  }
  return one.dueOn < judgedOn ? 'missed' : undefined;
}

/** What ends what a register asks for. */
const ENDS: Readonly<Record<CaseRegister, readonly CaseStepKind[]>> = {
  messages: ['answered'],
  opinions: ['answered', 'noAnswer'],
  consultations: ['adopted'],
  notices: ['takenDown'],
  proposals: ['answered'],
  documents: ['interpreted'],
  events: ['held', 'cancelled'],
};

/** Minutes since the epoch; a day without a time begins it. */
const minuteOf = ({ on, at = MIDNIGHT }: Moment): number => Date.parse(`${on}T${at}:00Z`) / 60_000;

/** What became of a case of another register: a notice is to stay until its day, opinions are judged and answered by the hour, the rest by the day. */
function howOfRecord({ cases, caseLimits }: YearFacts, one: Expected, judgedOn: PlainDate): Judged['how'] {
  const record = cases.find(({ id }) => id === one.periodKey);
  if (record === undefined) throw new Error(`no case ${one.periodKey}`);
  const end = record.steps.find(({ kind }) => ENDS[record.register].includes(kind));
  if (record.register === 'notices') {
    if (end !== undefined && end.on < one.dueOn) return 'breach';
    return end !== undefined || one.dueOn < judgedOn ? 'onTime' : undefined;
  }
  if (end === undefined) return one.dueOn < judgedOn ? 'missed' : undefined;
  if (record.register !== 'opinions') return end.on <= one.dueOn ? 'onTime' : 'late';
  const [found] = record.steps;
  const judged = record.steps.find(({ kind }) => kind === 'judged') ?? end;
  const hours = (key: 'opinionJudge' | 'opinionAnswer') => (caseLimits[key]?.at(-1) ?? LIMIT_DEFINITIONS[key]).n;
  const took = (step: Moment) => minuteOf(step) - minuteOf(found ?? step);
  return took(judged) <= hours('opinionJudge') * 60 && took(end) <= hours('opinionAnswer') * 60 ? 'onTime' : 'late';
}

/** What became of what a unit owed, by the facts known on the day; `undefined` where it falls due after the cut-off. */
function judge(facts: YearFacts, duty: Duty, one: Expected, { asOf, judgedOn, calendar }: Day): Judged | undefined {
  const units = answering(facts, duty, one);
  const mine = <Fact extends { dutyId: string; ruleId: string; unitId: UnitId; periodKey: string }>(
    list: readonly Fact[],
  ): readonly Fact[] => {
    const own = list.filter(
      ({ dutyId, ruleId, unitId, periodKey }) =>
        dutyId === duty.id &&
        periodKey === one.periodKey &&
        headOf(duty.rules, ruleId) === headOf(duty.rules, one.ruleId) &&
        units.has(unitId),
    );
    // A unit's own record is the last word over one that it took over.
    return own.toSorted((a, b) => Number(a.unitId === one.unitId) - Number(b.unitId === one.unitId));
  };
  const later = mine(facts.extensions).at(-1)?.dueOn;
  const dueOn = later !== undefined && later > one.dueOn ? later : one.dueOn;
  if (dueOn > facts.frame.cutOff) return undefined;
  const judged = { unitId: one.unitId, kind: duty.kind };
  const { rule } = one.rule;
  const following = duty.following ?? (rule.type === 'continuous' ? 'reported' : 'counted');
  const isOld = facts.inUseFrom !== undefined && dueOn < facts.inUseFrom && !facts.frame.countsBefore;
  if (following !== 'counted' || isOld) return { ...judged, how: undefined };
  if (duty.register === 'requests') return { ...judged, how: howOfCase(facts, one, judgedOn) };
  if (duty.register !== undefined) return { ...judged, how: howOfRecord(facts, one, judgedOn) };
  // 免除 comes first, whatever is typed or registered.
  if (mine(facts.exemptions).length > 0) return { ...judged, how: undefined };
  const { pieces, back } = leftOf(mine(facts.fulfilments), mine(facts.verifications));
  const needed = rule.type === 'quota' ? rule.atLeast : 1;
  const run = duty.kind === 'submission' && rule.type !== 'triggered' ? runOf(facts, one.periodKey) : undefined;
  if (run !== undefined) {
    const [first, last] = run;
    const months = monthsOf(facts.year).slice(first - 1, last);
    const sent = months.reduce(
      (sum, { first: from, last: to }) => sum + (piecesSent(facts, [...units], { from, to }) ?? 0),
      0,
    );
    return {
      ...judged,
      how: undefined,
      ...(dueOn >= judgedOn ? {} : { run: { first, last, needed, sent } }),
    };
  }
  if (back !== undefined) {
    const by = back.newDueOn < asOf ? back.newDueOn : asOf;
    if (by < judgedOn) return { ...judged, how: 'missed' };
    if (back.fault === 'requirement') return { ...judged, how: undefined };
  }
  if (pieces.length < needed) return { ...judged, how: dueOn < judgedOn ? 'missed' : undefined };
  const stood = pieces.filter(
    (piece) => (piece.takenDownOn ?? '9999') > asOf || !isDownTooEarly(duty, piece, calendar),
  );
  if (stood.length < needed) return { ...judged, how: 'breach' };
  const last = pieces.map(({ doneOn }) => doneOn).toSorted()[needed - 1] ?? dueOn;
  return { ...judged, how: last <= dueOn ? 'onTime' : 'late' };
}

function perMonth(rule: TimeRule, last: PlainDate): number {
  if (rule.type !== 'quota' && rule.type !== 'recurring') return 0;
  const { from = last, to = last } = rule.during ?? {};
  if (last < from || last > to) return 0;
  if (rule.type === 'quota') return rule.per === 'month' ? rule.atLeast : 0;
  return rule.every === 'month' ? 1 : 0;
}

/** The first day of the month in which a duty starts. */
function firstOfStart({ startsOn }: Duty): string {
  return startsOn === undefined ? '' : `${startsOn.slice(0, 7)}-01`;
}

interface Month {
  readonly first: PlainDate;
  readonly last: PlainDate;
}

function monthsOf(year: number): readonly Month[] {
  return Array.from({ length: 12 }, (_, index) => {
    const first = plainDate(year, index + 1, 1);
    if (first === undefined) throw new Error('a month begins');
    return { first, last: endOfMonth(year, index + 1) };
  });
}

/** The pieces that a duty wants in a month. */
function wants(duty: Duty, { first, last }: Month): number {
  if (firstOfStart(duty) > first) return 0;
  const inForce = duty.rules.filter(({ validFrom = '', validTo = '9999' }) => validFrom <= last && last <= validTo);
  return Math.max(0, ...inForce.map(({ rule }) => perMonth(rule, last)));
}

/** Of the months that count for a unit, those that it met. */
function monthsMet(facts: YearFacts, unit: Unit, runs: readonly Run[], judgedOn: PlainDate): Share {
  const { year, frame, inUseFrom = '', groups } = facts;
  const months = monthsOf(year);
  const asking = facts.duties.filter(
    (duty) =>
      duty.kind === 'submission' &&
      (duty.following ?? 'counted') === 'counted' &&
      months.some((month) => wants(duty, month) > 0),
  );
  const named = groups.filter(({ id }) => frame.submissionGroups.includes(id));
  const owes = (last: PlainDate): boolean =>
    named.length === 0
      ? unit.kind !== 'other'
      : named.some((group) =>
          // As for duties: of a member that has closed, whoever took over from it.
          [...membersOn(group, facts.units, last)].some((id) => successorOn(facts.units, id, last) === unit.id),
        );
  let [met, counted] = [0n, 0n];
  const targets = new Map<number, number>();
  for (const [index, month] of months.entries()) {
    const { first, last } = month;
    const hasBegun = asking.length === 0 || asking.some((duty) => firstOfStart(duty) <= first);
    const own = asking
      .filter((duty) => unitsAnswering(facts, duty, last).has(unit.id))
      .map((duty) => wants(duty, month));
    const target = Math.max(owes(last) && hasBegun ? facts.submissionTarget : 0, ...own);
    const isThere = (unit.from ?? first) <= first && last <= (unit.to ?? last);
    const isBefore = !frame.countsBefore && last < inUseFrom;
    if (target === 0 || !isThere || last >= judgedOn || isBefore) continue;
    counted += 1n;
    targets.set(index + 1, target);
    if ((piecesSent(facts, [unit.id], { from: first, to: last }) ?? 0) >= target) met += 1n;
  }
  const sentIn = (month: number): number => {
    const one = months[month - 1];
    return one === undefined ? 0 : (piecesSent(facts, [unit.id], { from: one.first, to: one.last }) ?? 0);
  };
  const known: Run[] = [];
  const longer = runs
    .filter(({ first, last }) => first < last)
    .toSorted((a, b) => a.last - a.first - (b.last - b.first) || b.needed - a.needed || b.sent - a.sent);
  for (const run of longer) {
    const inside = known.filter(({ first, last }) => run.first <= first && last <= run.last);
    if (richest(run, inside, (month) => targets.get(month) ?? 0) >= run.needed) continue;
    counted += 1n;
    const credited = richest(run, inside, (month) => Math.max(sentIn(month), targets.get(month) ?? 0));
    if (Math.max(run.sent, credited) >= run.needed) met += 1n;
    known.push(run);
  }
  return [met, counted];
}

/** The best way of cutting months into those of known runs and single ones: every way is tried. */
function richest(
  { first, last }: Pick<Run, 'first' | 'last'>,
  known: readonly Run[],
  of: (month: number) => number,
): number {
  if (first > last) return 0;
  const alone = of(first) + richest({ first: first + 1, last }, known, of);
  const whole = known
    .filter((run) => run.first === first && run.last <= last)
    .map((run) => run.needed + richest({ first: run.last + 1, last }, known, of));
  return Math.max(alone, ...whole);
}

/** What an indicator makes of a unit: a share, or nothing where it does not apply. */
function shareOf(
  facts: AssessedFacts,
  unit: Unit,
  judged: readonly Judged[],
  { id, rule, full }: AssessedFacts['scheme']['indicators'][number],
  judgedOn: PlainDate,
): Share | undefined {
  const own = (kinds: readonly Duty['kind'][]) =>
    judged.filter(({ kind, how }) => kinds.includes(kind) && how !== undefined);
  const ratio = (part: number, whole: number): Share => [BigInt(part), BigInt(whole)];
  const given = () => {
    if (rule === 'disclosureOnTime') {
      const list = own(['disclosure', 'case']);
      return ratio(list.filter(({ how }) => how === 'onTime').length, list.length);
    }
    if (rule === 'measuresDone') {
      const list = own(['measure']);
      return ratio(list.filter(({ how }) => how !== 'missed').length, list.length);
    }
    if (rule === 'submissionsMet') {
      const runs = judged.flatMap(({ run }) => run ?? []);
      return monthsMet(facts, unit, runs, judgedOn);
    }
    const judgement = facts.judgements.find((each) => each.unitId === unit.id && each.indicatorId === id);
    if (judgement === undefined) return ratio(0, 0);
    const [part, whole] = decimal(judgement.points);
    const [fullPart, fullWhole] = decimal(full);
    return [part * fullWhole, whole * fullPart] as const;
  };
  const share = given();
  return share[1] === 0n ? undefined : share;
}

interface Line extends Omit<SecondScore, 'rank'> {
  readonly unit: Unit;
  readonly isRanked: boolean;
}

function lineOf(facts: AssessedFacts, unit: Unit, judged: readonly Judged[], { asOf, judgedOn }: Day): Line {
  const { scheme, frame } = facts;
  const shares = scheme.indicators.map((indicator) => {
    const share = shareOf(facts, unit, judged, indicator, judgedOn);
    return { full: decimal(indicator.full), share };
  });
  const sum = (list: readonly Share[]) => list.reduce(plus, [0n, 1n] as Share);
  const applying = shares.flatMap(({ full, share }) => (share === undefined ? [] : [{ full, share }]));
  const reached = sum(applying.map(({ full, share }) => times(full, share)));
  const reachable = sum(applying.map(({ full }) => full));
  const whole = sum(shares.map(({ full }) => full));
  const points = shares.map(({ full, share }) => share && printed(times(full, share)));
  const exact: Share = [100n * reached[0] * reachable[1], reached[1] * reachable[0]];
  if (exact[1] === 0n) return { unit, points, total: undefined, contribution: undefined, isRanked: false };
  const total = printed(exact);
  const basis = frame.contributionFrom === 'printed' ? decimal(total) : exact;
  const contribution = printed(times(times(basis, [BigInt(scheme.base), 10_000n]), decimal(scheme.weight)));
  const isThere = unit.to === undefined || unit.to >= asOf;
  const isEnough = reachable[0] * whole[1] * 100n >= BigInt(frame.rankShare) * whole[0] * reachable[1];
  return { unit, points, total, contribution, isRanked: isThere && isEnough };
}

/** The months' figures without the pieces that were registered with a day after `asOf`: these were counted into them. */
function typedBy({ year, duties, fulfilments, submissions }: YearFacts, asOf: PlainDate): YearFacts['submissions'] {
  const asking = new Set(duties.filter(({ kind }) => kind === 'submission').map(({ id }) => id));
  const later = fulfilments.filter(({ dutyId, doneOn }) => doneOn > asOf && asking.has(dutyId));
  const keys = new Set(submissions.map(({ unitId, month }) => `${unitId} ${month}`));
  return [...keys].flatMap((key) => {
    const own = submissions.filter(({ unitId, month }) => `${unitId} ${month}` === key);
    const { unitId, month } = own[0] ?? { unitId: '' as UnitId, month: 0 };
    const prefix = `${year}-${String(month).padStart(2, '0')}`;
    const late = later.filter(
      (one) =>
        one.unitId === unitId &&
        (/^\d{4}-\d\d$/u.test(one.periodKey) ? one.periodKey === prefix : one.doneOn.startsWith(prefix)),
    ).length;
    // Its pieces are sent until its last day.
    if ((monthsOf(year)[month - 1]?.last ?? '') > asOf) return [];
    return [{ unitId, month, count: Math.max(0, own.reduce((sum, { count }) => sum + count, 0) - late) }];
  });
}

/** Every unit's line on a day, by the unit's id. */
export function scoredAgain(
  facts: AssessedFacts,
  today: PlainDate,
  calendar: WorkCalendar,
): ReadonlyMap<UnitId, SecondScore> {
  const { cutOff } = facts.frame;
  const asOf = today < cutOff ? today : cutOff;
  const day: Day = { asOf, judgedOn: today > cutOff ? addDays(cutOff, 1) : today, calendar };
  // What has not happened yet by the day asks for nothing and keeps nothing.
  const inChina = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
  const known: AssessedFacts = {
    ...facts,
    triggers: facts.triggers.filter(({ on }) => on <= asOf),
    requests: facts.requests
      .map((request) => ({ ...request, events: request.events.filter(({ on }) => on <= asOf) }))
      .filter(({ events }) => events.length > 0),
    cases: facts.cases
      .map((record) => ({ ...record, steps: record.steps.filter(({ on }) => on <= asOf) }))
      .filter(({ steps }) => steps.length > 0),
    fulfilments: facts.fulfilments.filter(({ doneOn }) => doneOn <= asOf),
    submissions: typedBy(facts, asOf),
    pieces: facts.pieces.filter(({ on }) => on <= asOf),
    extensions: facts.extensions.filter(({ recordedAt }) => inChina(recordedAt) <= asOf),
    exemptions: facts.exemptions.filter(({ recordedAt }) => inChina(recordedAt) <= asOf),
    verifications: facts.verifications.filter(({ on }) => on <= asOf),
  };
  const judged = known.duties.flatMap((duty) =>
    expectationOf({ facts: known, today: day.judgedOn, calendar }, duty).expected.flatMap(
      (one) => judge(known, duty, one, day) ?? [],
    ),
  );
  const year = String(facts.year);
  const lines = known.units.flatMap((unit) => {
    const own = judged.filter(({ unitId }) => unitId === unit.id);
    const isOfYear = (unit.from ?? year).slice(0, 4) <= year && (unit.to ?? year).slice(0, 4) >= year;
    return own.length === 0 && !isOfYear ? [] : [lineOf(known, unit, own, day)];
  });
  return new Map(
    lines.map(({ unit, isRanked, ...line }) => {
      const rivals = lines.filter((other) => other.isRanked && other.unit.kind === unit.kind);
      const above = rivals.filter(({ total }) => Number(total) > Number(line.total)).length;
      return [unit.id, { ...line, rank: isRanked ? above + 1 : undefined }];
    }),
  );
}
