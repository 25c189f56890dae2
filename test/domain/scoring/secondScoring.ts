import type {
  Clause,
  Counting,
  OutcomeTest,
  PerPoint,
  Selector,
  ShareScale,
} from '../../../electron/domain/model/scoreClause.ts';
import type { SchemeLeaf, SchemeNode, SchemeTree } from '../../../electron/domain/model/schemeTree.ts';
import type { OccurrenceFact, UnitFacts } from '../../../electron/domain/model/unitFacts.ts';

/*
 * The assessment reckoned a second time, plainly: whole numbers as parts of fractions, every question asked anew of all facts, dates as texts and as
 * days since a day. Nothing here is the engine's own code; only the types are.
 */

/** An exact number: part and whole. */
export type Ratio = readonly [bigint, bigint];

const R = (text: string | number): Ratio => {
  const [whole = '0', rest = ''] = String(text).replace('-', '').split('.');
  const part = BigInt(whole + rest);
  return [String(text).startsWith('-') ? -part : part, 10n ** BigInt(rest.length)];
};
const N: Ratio = [0n, 1n];
const plus = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * d + c * b, b * d];
const less = (x: Ratio, [c, d]: Ratio): Ratio => plus(x, [-c, d]);
const times = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * c, b * d];
const over = ([a, b]: Ratio, [c, d]: Ratio): Ratio => (c < 0n ? [-a * d, b * -c] : [a * d, b * c]);
const order = ([a, b]: Ratio, [c, d]: Ratio): number => (a * d < c * b ? -1 : Number(a * d > c * b));
const sum = (all: readonly Ratio[]): Ratio => all.reduce(plus, N);
const least = (x: Ratio, y: Ratio): Ratio => (order(x, y) < 0 ? x : y);
const most = (x: Ratio, y: Ratio): Ratio => (order(x, y) > 0 ? x : y);
const isZero = ([a]: Ratio): boolean => a === 0n;
const percent = (x: Ratio, of: string): Ratio => over(times(x, R(of)), R(100));

export const isSame = (x: Ratio | undefined, y: Ratio | undefined): boolean =>
  x === undefined || y === undefined ? x === y : order(x, y) === 0;

/** Half up by magnitude, two places. */
export function print([part, whole]: Ratio): string {
  const abs = part < 0n ? -part : part;
  const hundredths = String((abs * 200n + whole) / (whole * 2n)).padStart(3, '0');
  const text = `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
  return part < 0n && text !== '0.00' ? `-${text}` : text;
}

const dayOf = (text: string): number => Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000);

const textOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function monthsLater(text: string, n: number): string {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + n, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

type Stretch = { readonly from: string; readonly to: string };

/** Ends in the unit's days, and begins in them or in the month in which they begin with the start of use. */
function isOwn({ span, stretchesFrom }: UnitFacts, { from, to }: Stretch): boolean {
  if (to < span.from || to > span.to) return false;
  return from >= span.from || (stretchesFrom !== undefined && from >= stretchesFrom);
}

function stretches(facts: UnitFacts, per: string): readonly Stretch[] {
  if (per === 'week') {
    const weeks: Stretch[] = [];
    for (let day = dayOf(`${facts.year}-01-01`); day + 6 <= dayOf(`${facts.year}-12-31`); day += 1) {
      const week = { from: textOf(day), to: textOf(day + 6) };
      const isMonday = new Date(day * 86_400_000).getUTCDay() === 1;
      if (isMonday && isOwn(facts, week)) weeks.push(week);
    }
    return weeks;
  }
  const length = { month: 1, quarter: 3, halfYear: 6, year: 12 }[per] ?? 12;
  const all: Stretch[] = [];
  for (let month = 1; month <= 12; month += length) {
    const from = `${facts.year}-${String(month).padStart(2, '0')}-01`;
    const to = new Date((dayOf(monthsLater(from, length)) - 1) * 86_400_000).toISOString().slice(0, 10);
    if (isOwn(facts, { from, to })) all.push({ from, to });
  }
  return all;
}

/** Whether every day of some is in lists of a column; columns have no paths here. */
const isShown = (facts: UnitFacts, column: string, day: number): boolean =>
  facts.pageCovers === undefined ||
  facts.pageCovers.some(
    ({ columns, from, to }) =>
      (columns.length === 0 || columns.includes(column)) && dayOf(from) <= day && day <= dayOf(to),
  );

const daysIn = ({ from, to }: Stretch): readonly number[] =>
  Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, at) => dayOf(from) + at);

const isAllShown = (facts: UnitFacts, count: Counting, days: Stretch): boolean =>
  count.of !== 'publications' ||
  facts.pageCovers === undefined ||
  daysIn(days).every((day) => count.columns.every((column) => isShown(facts, column, day)));

/** What has been charged, by whom, in order. */
interface Ledger {
  readonly charged: { readonly key: string; readonly by: string; readonly turn: number }[];
  readonly short: {
    readonly what: string;
    readonly from: string;
    readonly to: string;
    readonly pieces: number;
    left: number;
  }[];
  turn: number;
}

export const newLedger = (): Ledger => ({ charged: [], short: [], turn: 0 });

const isCharged = (ledger: Ledger, keys: readonly string[], before = Infinity): boolean =>
  ledger.charged.some(({ key, turn }) => keys.includes(key) && turn < before);

function charge(ledger: Ledger, keys: readonly string[], by: string): void {
  for (const key of keys) if (!isCharged(ledger, [key])) ledger.charged.push({ key, by, turn: ledger.turn });
  ledger.turn += 1;
}

function alreadyShort(ledger: Ledger, what: string, { from, to }: Stretch, pieces: number): number {
  let found = 0;
  for (const one of ledger.short) {
    if (one.what !== what || found >= pieces) continue;
    if (from <= one.from && one.to <= to) found += Math.min(pieces - found, one.pieces);
    else if (one.from <= from && to <= one.to) {
      const own = Math.min(pieces - found, one.left);
      one.left -= own;
      found += own;
    }
  }
  return found;
}

function is(fact: OccurrenceFact, word: string, by?: OutcomeTest['lateBy']): boolean {
  if (word === 'due') return true;
  if (word === 'onTime') return fact.outcome === 'onTime';
  const days = by ? (fact.daysLate?.[by.days] ?? 1) : 0;
  const isIn = !by || ((by.over === undefined || days > by.over) && (by.upTo === undefined || days <= by.upTo));
  if (word === 'done') return fact.outcome === 'onTime' || (fact.outcome === 'late' && isIn);
  if (word === 'late' || word === 'missing') return fact.outcome === word && isIn;
  return (fact as unknown as Record<string, unknown>)[word] === true;
}

const isFor = (fact: OccurrenceFact, test: OutcomeTest): boolean =>
  fact.outcome !== 'notDueYet' &&
  test.any.some((word) => is(fact, word, test.lateBy)) &&
  (test.also ?? []).every((word) => is(fact, word, test.lateBy)) &&
  !(test.without ?? []).some((word) => is(fact, word, test.lateBy));

function chosen(facts: UnitFacts, ask: Selector, joint?: Joint): readonly OccurrenceFact[] {
  return facts.occurrences.filter(
    (fact) =>
      (!fact.assists || joint?.kind === 'shares' || (ask.roles ?? []).includes('support')) &&
      (!ask.kinds || ask.kinds.includes(fact.kind)) &&
      (!ask.duties || (fact.dutyId !== undefined && ask.duties.includes(fact.dutyId))) &&
      (!ask.tags || ask.tags.some((tag) => fact.tags.includes(tag))) &&
      (!ask.roles || ask.roles.includes(fact.role)) &&
      (!ask.events || (fact.event !== undefined && ask.events.includes(fact.event))) &&
      (!ask.columns || (fact.column !== undefined && ask.columns.includes(fact.column))) &&
      (!ask.results || (fact.result !== undefined && ask.results.includes(fact.result))) &&
      (!ask.periods ||
        ask.periods.some(({ from, to, by }) =>
          by === 'due' ? from <= fact.on && fact.on <= to : from <= fact.covers.from && fact.covers.to <= to,
        )),
  );
}

interface Thing {
  readonly id: string;
  readonly on: string;
  readonly n: number;
  readonly keys: readonly string[];
  readonly charges?: readonly string[];
  readonly owed?: OccurrenceFact;
  /** Points that it stands for itself. */
  readonly own?: string | undefined;
}

const inOrder = (a: Thing, b: Thing): number =>
  a.on === b.on ? (a.id < b.id ? -1 : Number(a.id > b.id)) : a.on < b.on ? -1 : 1;

const timingKey = (fact: OccurrenceFact): string => `timing of ${fact.id}`;
const flagKey = (fact: OccurrenceFact, word: string): string =>
  ['early', 'breach', 'returned', 'due'].includes(word) ? `${word} of ${fact.id}` : timingKey(fact);

function things(facts: UnitFacts, count: Counting, joint?: Joint): readonly Thing[] {
  const all: Thing[] = [];
  if (count.of === 'pieces') {
    for (const one of facts.pieces) {
      if (count.channels && !count.channels.includes(one.channel)) continue;
      if (count.levels && !one.adoptions.some(({ level }) => count.levels?.includes(level))) continue;
      if (count.adopted && one.adoptions.length === 0) continue;
      if (count.late && !one.isLate) continue;
      all.push({ id: one.id, on: one.on, n: one.count, keys: [`piece ${one.id}`] });
    }
  } else if (count.of === 'occurrences') {
    for (const one of chosen(facts, count.select, joint)) {
      if (!isFor(one, count.when)) continue;
      const words = [...count.when.any, ...(count.when.also ?? [])].filter(
        (word) => is(one, word, count.when.lateBy) && word !== 'onTime' && word !== 'done',
      );
      all.push({ id: one.id, on: one.on, n: 1, keys: words.map((word) => flagKey(one, word)), owed: one });
    }
  } else if (count.of === 'events') {
    for (const one of facts.events) {
      if (!count.types.includes(one.type)) continue;
      if (count.levels && (one.level === undefined || !count.levels.includes(one.level))) continue;
      if (count.names && !count.names.includes(one.name)) continue;
      all.push({ id: one.id, on: one.on, n: 1, keys: [`event ${one.id}`] });
    }
  } else if (count.of === 'findings') {
    for (const one of facts.findings) {
      if (count.sources && !count.sources.includes(one.source)) continue;
      if (count.notRectified && !one.isMissed) continue;
      if (count.rectified && !one.isRectified) continue;
      all.push({ id: one.id, on: one.on, n: 1, ...findingKeys(one.id, count.notRectified === true) });
    }
  } else if (count.of === 'elements') all.push(...elements(facts, count.elements, false));
  else if (count.of === 'publications') {
    for (const one of facts.pages) {
      if (count.columns.includes(one.column)) all.push({ id: one.id, on: one.on, n: 1, keys: [`page ${one.id}`] });
    }
  } else {
    for (const one of facts.figures) {
      if (one.name === count.name)
        all.push({ id: `${one.name} ${one.on}`, on: one.on, n: one.count, keys: [`${one.name} ${one.on}`] });
    }
  }
  return all.toSorted(inOrder);
}

const findingKeys = (id: string, missed: boolean) =>
  missed ? { keys: [`missed ${id}`] } : { keys: [`whole ${id}`, `part ${id}`], charges: [`whole ${id}`] };

function elements(facts: UnitFacts, names: readonly string[], present: boolean, select?: Selector): readonly Thing[] {
  const among = select && chosen(facts, select).map(({ id }) => id);
  const all = new Map<string, Thing>();
  for (const one of facts.elements.toSorted((a, b) => inOrder({ ...a, n: 1, keys: [] }, { ...b, n: 1, keys: [] }))) {
    if (one.isPresent !== present || (names.length > 0 && !names.includes(one.element))) continue;
    if (among && (one.occurrenceId === undefined || !among.includes(one.occurrenceId))) continue;
    const id = `${one.occurrenceId ?? one.findingId ?? one.id} ${one.element}`;
    if (all.has(id)) continue;
    const key = `element ${id}`;
    const found = one.findingId;
    all.set(id, {
      id,
      on: one.on,
      n: 1,
      keys: found === undefined ? [key] : [key, `whole ${found}`],
      charges: found === undefined ? [key] : [key, `part ${found}`],
    });
  }
  return [...all.values()].toSorted(inOrder);
}

const inside = (list: readonly Thing[], { from, to }: Stretch): number =>
  list.filter(({ on }) => from <= on && on <= to).reduce((all, { n }) => all + n, 0);

type Joint = Extract<Clause, { rule: 'share' }>['joint'];

function share(fact: OccurrenceFact, joint: Joint): Ratio {
  if (!joint || joint.kind === 'full') return R(1);
  const leads = fact.role === 'lead' || (fact.role === 'responsible' && !fact.ledByOther);
  if (joint.kind === 'leadOnly') return R(leads ? 1 : 0);
  return over(R(leads ? joint.lead : joint.support), R(100));
}

/** What a clause makes: a change of points, or what it gives of a part; nothing where nothing was counted. */
interface Made {
  readonly state: 'counted' | 'nothing' | 'unjudged';
  readonly change?: Ratio;
  readonly value?: readonly [got: Ratio, of: Ratio];
}

/** Single things one after the other: every one is a step, and the steps that are charged are the first full numbers of them. */
const clamp = (points: Ratio, bound: string | undefined): Ratio =>
  bound === undefined ? points : least(most(points, less(N, R(bound))), R(bound));

/** The part of a mark that a share gives. */
function given(ratio: Ratio, { tiers, nothingBelow, fullFrom }: ShareScale): Ratio {
  const hundred = times(ratio, R(100));
  if (tiers) return percent(R(1), tiers.find(({ from }) => order(hundred, R(from)) >= 0)?.gives ?? '0');
  if (nothingBelow !== undefined && order(hundred, R(nothingBelow)) < 0) return N;
  if (fullFrom !== undefined && order(hundred, R(fullFrom)) >= 0) return R(1);
  return least(ratio, R(1));
}

/** One step after the other away from the bound; the last may be a part of one. */
function steps(ratio: Ratio, { side, bound, every, points, partial, atMost }: PerPoint): Ratio {
  let left = less(R(bound), times(ratio, R(100)));
  if (side === 'above') left = less(N, left);
  if (order(left, N) <= 0) return N;
  let count = N;
  while (order(left, R(every)) >= 0) {
    left = less(left, R(every));
    count = plus(count, R(1));
  }
  if (partial === 'exact') count = plus(count, over(left, R(every)));
  if (partial === 'full' && !isZero(left)) count = plus(count, R(1));
  return clamp(times(R(points), count), atMost);
}

/** Periods in a row that hold something, and what they hold. */
function row(
  list: readonly Thing[],
  periods: readonly Stretch[],
): { readonly n: number; readonly list: readonly Thing[] } {
  let best: readonly Stretch[] = [];
  for (let at = 0; at < periods.length; at += 1) {
    let end = at;
    while (periods[end] && inside(list, periods[end] as Stretch) > 0) end += 1;
    if (end - at > best.length) best = periods.slice(at, end);
  }
  return { n: best.length, list: list.filter(({ on }) => best.some(({ from, to }) => from <= on && on <= to)) };
}

function singles(
  list: readonly Thing[],
  points: Ratio,
  { perN = 1, firstFree = 0 }: { readonly perN?: number | undefined; readonly firstFree?: number | undefined },
  weight: (thing: Thing) => Ratio,
  ledger: Ledger,
  by: string,
): Ratio {
  const steps = list.flatMap((thing) => Array.from({ length: thing.n }, () => thing)).slice(firstFree);
  const paid = steps.slice(0, steps.length - (steps.length % perN));
  for (const thing of new Set(paid)) {
    if (times(points, weight(thing))[0] < 0n) charge(ledger, thing.charges ?? thing.keys, by);
  }
  return sum(paid.map((thing) => over(times(points, weight(thing)), R(perN))));
}

function open(list: readonly Thing[], points: Ratio, again: true | undefined, ledger: Ledger): readonly Thing[] {
  return points[0] >= 0n || again ? list : list.filter(({ keys }) => !isCharged(ledger, keys));
}

const PIECES = JSON.stringify({ of: 'pieces' });

/** Whether what makes a thing owed less than well done was charged before. */
function isBlocked(fact: OccurrenceFact, keys: readonly string[], ledger: Ledger): boolean {
  if (keys.length === 0) return false;
  if (isCharged(ledger, keys)) return true;
  return (
    fact.kind === 'submission' &&
    fact.outcome === 'missing' &&
    alreadyShort(ledger, PIECES, fact.covers, fact.short ?? 1) > 0
  );
}

function chargeOwed(fact: OccurrenceFact, keys: readonly string[], ledger: Ledger, by: string): void {
  charge(ledger, keys, by);
  if (fact.kind !== 'submission' || fact.outcome !== 'missing') return;
  const pieces = fact.short ?? 1;
  ledger.short.push({ what: PIECES, ...fact.covers, pieces, left: pieces });
}

interface World {
  readonly facts: UnitFacts;
  readonly ledger: Ledger;
  readonly standings: ReadonlyMap<string, SecondStanding>;
  readonly isBase: boolean;
}

export interface SecondStanding {
  readonly value: Ratio;
  readonly place: number;
  readonly best: Ratio;
  readonly mean: Ratio;
}

function clauseOf(clause: Clause, leaf: SchemeLeaf, at: number, world: World): Made {
  const made = freely(clause, leaf, at, world);
  return 'atMost' in clause && made.change ? { ...made, change: clamp(made.change, clause.atMost) } : made;
}

function freely(clause: Clause, leaf: SchemeLeaf, at: number, { facts, ledger, standings }: World): Made {
  const mark = R(leaf.full);
  const of = 'of' in clause && clause.of !== undefined ? R(clause.of) : mark;
  const by = leaf.id;
  switch (clause.rule) {
    case 'share':
    case 'lateDecay':
    case 'deadline': {
      const due = chosen(facts, clause.select, clause.joint).filter(
        (fact) => fact.outcome !== 'notDueYet' && (clause.joint === undefined || !isZero(share(fact, clause.joint))),
      );
      const test: OutcomeTest = clause.rule === 'share' ? clause.good : { any: ['onTime'] };
      const asked = [...test.any, ...(test.also ?? []), ...(test.without ?? [])];
      const timed = asked.some((word) => ['onTime', 'done', 'late', 'missing', 'returnedLate'].includes(word));
      const rest = due
        .toSorted((a, b) => inOrder({ ...a, n: 1, keys: [] }, { ...b, n: 1, keys: [] }))
        .map((fact) => {
          const keys: string[] = [];
          if (timed && (fact.outcome !== 'onTime' || fact.returnedLate)) keys.push(timingKey(fact));
          for (const word of ['early', 'breach', 'returned'] as const) {
            if (asked.includes(word) && is(fact, word)) keys.push(flagKey(fact, word));
          }
          return { fact, keys };
        })
        .filter(({ fact, keys }) => clause.again || !isBlocked(fact, keys, ledger));
      const whole = sum(rest.map(({ fact }) => share(fact, clause.joint)));
      if (isZero(whole)) return { state: 'nothing', value: [N, of] };
      const worth = (fact: OccurrenceFact): Ratio => {
        if (clause.rule === 'share') return isFor(fact, test) ? R(1) : N;
        if (fact.outcome === 'onTime') return of;
        if (clause.rule === 'deadline') return R(fact.outcome === 'late' ? clause.late : clause.missing);
        if (fact.outcome === 'missing') return N;
        return most(less(of, times(R(clause.perDay), R(fact.daysLate?.[clause.days] ?? 1))), percent(of, clause.floor));
      };
      const reached = over(sum(rest.map(({ fact }) => times(worth(fact), share(fact, clause.joint)))), whole);
      if (clause.rule === 'share' && clause.perPoint) {
        const { perPoint } = clause;
        const change = steps(reached, perPoint);
        if (change[0] < 0n) {
          for (const { fact, keys } of rest) {
            if (isFor(fact, test) === (perPoint.side === 'above')) chargeOwed(fact, keys, ledger, by);
          }
        }
        return { state: 'counted', change };
      }
      const got = clause.rule === 'share' ? times(of, given(reached, clause)) : reached;
      for (const { fact, keys } of rest) {
        const lost = clause.rule === 'share' ? !isFor(fact, test) && order(got, of) < 0 : order(worth(fact), of) < 0;
        if (lost) chargeOwed(fact, keys, ledger, by);
      }
      return { state: 'counted', value: [got, of] };
    }
    case 'perOccurrence': {
      const points = R(clause.points);
      const { perDay } = clause;
      const weight = ({ owed }: Thing): Ratio => {
        if (!owed) return R(1);
        const own = share(owed, clause.joint);
        if (!perDay) return own;
        const isLate = owed.outcome === 'late' || owed.outcome === 'missing';
        const days = isLate ? Math.floor((owed.daysLate?.[perDay.days] ?? 1) / perDay.every) : 0;
        const worth = times(points, R(days));
        if (perDay.mostEach === undefined || isZero(points)) return times(own, R(days));
        return times(own, over(clamp(worth, perDay.mostEach), points));
      };
      const all = things(facts, clause.count, clause.joint);
      const list = open(
        all.filter((thing) => !isZero(weight(thing))),
        points,
        clause.again,
        ledger,
      );
      const isCounted =
        clause.count.of === 'occurrences'
          ? chosen(facts, clause.count.select, clause.joint).some(({ outcome }) => outcome !== 'notDueYet')
          : all.length > 0;
      return {
        state: isCounted ? 'counted' : 'nothing',
        change: singles(list, points, clause, weight, ledger, by),
      };
    }
    case 'checklist': {
      const points = R(clause.points);
      const all = elements(facts, clause.elements, clause.what === 'present', clause.select);
      const list = open(all, points, clause.again, ledger);
      const each = singles(list, points, {}, () => R(1), ledger, by);
      const due = clause.select && chosen(facts, clause.select).filter(({ outcome }) => outcome !== 'notDueYet');
      const isCounted = all.length > 0 || (due ? due.length > 0 : facts.elements.length > 0);
      const change = clause.counts === 'each' ? each : list.length > 0 ? points : N;
      return { state: isCounted ? 'counted' : 'nothing', change };
    }
    case 'findings': {
      const own = facts.findings
        .filter(
          ({ source, indicator }) =>
            (!clause.sources || clause.sources.includes(source)) &&
            (clause.indicator === undefined || indicator.includes(clause.indicator)),
        )
        .toSorted((a, b) => inOrder({ ...a, n: 1, keys: [] }, { ...b, n: 1, keys: [] }));
      let change = N;
      for (const kind of ['found', 'notRectified'] as const) {
        const text = clause[kind];
        if (text === undefined) continue;
        const points = R(text);
        const list = own
          .filter(({ isMissed }) => kind === 'found' || isMissed)
          .map(
            ({ id, on, points: lost }): Thing =>
              Object.assign({ id, on, n: 1, own: lost }, findingKeys(id, kind === 'notRectified')),
          );
        const free = open(list, points, clause.again, ledger);
        change = plus(
          change,
          singles(
            free,
            points,
            kind === 'found' ? clause : {},
            ({ own: lost }) => (clause.perPoint && lost !== undefined ? R(lost) : R(1)),
            ledger,
            by,
          ),
        );
      }
      return { state: own.length > 0 ? 'counted' : 'nothing', change };
    }
    case 'sample': {
      const looked = facts.samples.filter(({ sample, isRight }) => sample === clause.sample && isRight !== undefined);
      if (looked.length === 0) return { state: 'nothing', value: [N, of] };
      const right = looked.filter(({ isRight }) => isRight).length;
      return { state: 'counted', value: [over(times(of, R(right)), R(looked.length)), of] };
    }
    case 'shortfall': {
      const list = things(facts, clause.count);
      const what = JSON.stringify(clause.count);
      const done = stretches(facts, clause.per).filter(
        (period) =>
          period.to < facts.judgedOn &&
          (inside(list, period) >= clause.quota || isAllShown(facts, clause.count, period)),
      );
      let change = N;
      for (const period of done) {
        const short = Math.max(0, clause.quota - inside(list, period));
        const owed = short - (clause.again ? 0 : alreadyShort(ledger, what, period, short));
        if (owed > 0 && R(clause.points)[0] < 0n) ledger.short.push({ what, ...period, pieces: owed, left: owed });
        change = plus(change, times(R(clause.points), R(owed)));
      }
      return { state: done.length > 0 ? 'counted' : 'nothing', change };
    }
    case 'threshold': {
      const count = inside(things(facts, clause.count), facts.span);
      if (count >= clause.atLeast) return { state: 'counted', value: [mark, mark] };
      if (facts.span.to >= facts.judgedOn || !isAllShown(facts, clause.count, facts.span)) {
        return { state: 'nothing', value: [N, mark] };
      }
      const short = clause.atLeast - count;
      const what = JSON.stringify(clause.count);
      const before = clause.again ? 0 : alreadyShort(ledger, what, facts.span, short);
      if (before >= short) return { state: 'counted', value: [mark, mark] };
      ledger.short.push({ what, ...facts.span, pieces: short - before, left: short - before });
      return { state: 'counted', value: [plus(mark, R(clause.otherwise)), mark] };
    }
    case 'periods': {
      const values = stretches(facts, clause.every)
        .filter(({ to }) => to < facts.judgedOn)
        .flatMap(({ from, to }) => {
          const own = facts.sheets.filter(
            (one) =>
              one.sheet === clause.sheet &&
              one.item === clause.item &&
              one.period?.from === from &&
              one.period.to === to,
          );
          const figure = own.map(({ points }) => R(points)).toSorted(order)[0];
          if (figure === undefined) return clause.missing === 'zero' ? [N] : [];
          return [clause.outOf === undefined ? figure : times(over(figure, R(clause.outOf)), of)];
        });
      if (values.length === 0) return { state: 'nothing', value: [N, of] };
      return { state: 'counted', value: [over(sum(values), R(values.length)), of] };
    }
    case 'freshness': {
      const to = facts.asOf < facts.span.to ? facts.asOf : facts.span.to;
      const { from } = facts.span;
      if (to < from) return { state: 'nothing', change: N };
      // Each line with the days that are known of it, one run of them after the other.
      const lines: { readonly days: readonly string[]; readonly from: string; readonly to: string }[] = [];
      const { pages } = clause;
      if (pages.of === 'publications') {
        for (const column of pages.columns) {
          const days = facts.pages.filter((one) => one.column === column).map(({ on }) => on);
          let begin: number | undefined;
          for (const day of [...daysIn({ from, to }), dayOf(to) + 1]) {
            const shown = day <= dayOf(to) && isShown(facts, column, day);
            if (shown) begin ??= day;
            else if (begin !== undefined) {
              lines.push({ days, from: textOf(begin), to: textOf(day - 1) });
              begin = undefined;
            }
          }
        }
      } else {
        const own = chosen(facts, pages.select);
        const days = own.flatMap(({ doneOn, registeredOn }) => registeredOn ?? (doneOn === undefined ? [] : [doneOn]));
        if (own.length > 0) lines.push({ days, from, to });
      }
      let long = 0;
      for (const line of lines) {
        let last = line.from;
        for (const on of [...line.days.filter((each) => line.from <= each && each <= line.to).toSorted(), line.to]) {
          const { n, unit } = clause.gap;
          if (unit === 'day' ? dayOf(on) - dayOf(last) > n : on > monthsLater(last, n)) long += 1;
          last = on;
        }
      }
      return { state: lines.length > 0 ? 'counted' : 'nothing', change: times(R(clause.points), R(long)) };
    }
    case 'judged': {
      const all = facts.judgements
        .filter((one) => one.nodeId === leaf.id)
        .map(({ points }) => least(most(R(points), R(clause.least)), R(clause.most)))
        .toSorted(order);
      if (all.length === 0) return { state: clause.unjudged === 'provisional' ? 'unjudged' : 'nothing' };
      const kept = clause.assessors === 'trimmed' && all.length >= 5 ? all.slice(1, all.length - 1) : all;
      const mean = over(sum(kept), R(kept.length));
      return order(R(clause.most), N) <= 0
        ? { state: 'counted', change: mean }
        : { state: 'counted', value: [mean, mark] };
    }
    case 'sheet': {
      const own = facts.sheets.filter((one) => one.sheet === clause.sheet && one.item === clause.item && !one.period);
      const figure = own.map(({ points }) => R(points)).toSorted(order)[0];
      if (figure === undefined) return { state: 'unjudged' };
      if (clause.tiers) {
        const whole = clause.outOf === undefined ? of : R(clause.outOf);
        if (isZero(whole)) return { state: 'nothing', value: [N, of] };
        return { state: 'counted', value: [times(of, given(over(figure, whole), clause)), of] };
      }
      const got = clause.outOf === undefined ? figure : times(over(figure, R(clause.outOf)), of);
      return { state: 'counted', value: [got, of] };
    }
    case 'rollup': {
      const all = facts.members.filter(({ group }) => group === clause.group).map(({ points }) => R(points));
      if (all.length === 0) return { state: 'unjudged' };
      return { state: 'counted', value: [times(over(over(sum(all), R(all.length)), R(clause.outOf)), of), of] };
    }
    case 'events':
      return eventsOf(clause, facts, ledger, by);
    case 'excess': {
      const list = things(facts, clause.count);
      let [change, isCounted] = [N, false];
      for (const period of stretches(facts, clause.per).filter(({ from }) => from < facts.judgedOn)) {
        const count = inside(list, period);
        if (count > 0) isCounted = true;
        if (count <= clause.quota) continue;
        change = plus(change, times(R(clause.each ?? '0'), R(count - clause.quota)));
        const past = over(times(R(count - clause.quota), R(100)), R(clause.quota));
        let best: readonly [Ratio, Ratio] | undefined;
        for (const tier of clause.tiers) {
          if (order(past, R(tier.over)) > 0 && (!best || order(R(tier.over), best[0]) > 0))
            best = [R(tier.over), R(tier.points)];
        }
        if (best) change = plus(change, best[1]);
        if (!clause.beyond) continue;
        const [a, b] = over(less(past, R(clause.beyond.over)), R(clause.beyond.each));
        if (a > 0n) change = plus(change, times(R(clause.beyond.points), [a / b, 1n]));
      }
      return { state: isCounted ? 'counted' : 'nothing', change };
    }
    case 'rate': {
      const [upper, lower] = [things(facts, clause.numerator), things(facts, clause.denominator)];
      const done = stretches(facts, clause.per).filter(
        (period) =>
          period.to < facts.judgedOn &&
          inside(lower, period) > 0 &&
          isAllShown(facts, clause.numerator, period) &&
          isAllShown(facts, clause.denominator, period),
      );
      const bad = done.filter(
        (period) => order(over(times(R(inside(upper, period)), R(100)), R(inside(lower, period))), R(clause.below)) < 0,
      );
      return { state: done.length > 0 ? 'counted' : 'nothing', change: times(R(clause.points), R(bad.length)) };
    }
    case 'ratio': {
      const { numerator, denominator, perPoint } = clause;
      const values: Ratio[] = [];
      for (const period of stretches(facts, clause.per)) {
        const lower = denominator.of === 'quota' ? denominator.quota : inside(things(facts, denominator), period);
        const isOpen =
          period.to >= facts.judgedOn ||
          !isAllShown(facts, numerator, period) ||
          (denominator.of !== 'quota' && !isAllShown(facts, denominator, period));
        if (lower === 0 || isOpen) continue;
        const ratio = over(R(inside(things(facts, numerator), period)), R(lower));
        values.push(perPoint ? steps(ratio, { ...perPoint, atMost: '1000000' }) : times(of, given(ratio, clause)));
      }
      if (perPoint)
        return { state: values.length > 0 ? 'counted' : 'nothing', change: clamp(sum(values), perPoint.atMost) };
      if (values.length === 0) return { state: 'nothing', value: [N, of] };
      return { state: 'counted', value: [over(sum(values), R(values.length)), of] };
    }
    case 'byCount': {
      const all = things(facts, clause.count);
      const all2 = [...clause.tiers.map(({ points }) => points), clause.beyond?.points ?? '0'];
      const free = open(all, all2.some((text) => R(text)[0] < 0n) ? R(-1) : N, clause.again, ledger);
      const worth = (n: number): Ratio => {
        let points = N;
        for (const tier of clause.tiers) if (n >= tier.from) points = R(tier.points);
        const last = clause.tiers.at(-1)?.from ?? 0;
        for (let at = clause.beyond ? last + clause.beyond.each : Infinity; at <= n; at += clause.beyond?.each ?? 1) {
          points = plus(points, R(clause.beyond?.points ?? '0'));
        }
        return points;
      };
      const numberOf = (list: readonly Thing[]): number => list.reduce((n, one) => n + one.n, 0);
      const how = clause.by;
      let groups: { readonly n: number; readonly list: readonly Thing[] }[] = [{ n: numberOf(free), list: free }];
      if (how.kind === 'inARow') groups = [row(free, stretches(facts, how.per))];
      if (how.kind === 'each') {
        groups = stretches(facts, how.per)
          .filter(({ from }) => from < facts.judgedOn)
          .map(({ from, to }) => free.filter(({ on }) => from <= on && on <= to))
          .map((list) => ({ n: numberOf(list), list }));
      }
      let change = N;
      for (const { n, list } of groups) {
        const points = worth(n);
        if (points[0] < 0n) for (const thing of list) charge(ledger, thing.charges ?? thing.keys, by);
        change = plus(change, points);
      }
      const isCounted =
        clause.count.of === 'occurrences'
          ? chosen(facts, clause.count.select).some(({ outcome }) => outcome !== 'notDueYet')
          : all.length > 0;
      return { state: isCounted ? 'counted' : 'nothing', change };
    }
    case 'byRank':
    case 'toBest': {
      const standing = standings.get(`${leaf.id} ${at}`);
      if (clause.rule === 'toBest') {
        const measure = clause.against === 'mean' ? standing?.mean : standing?.best;
        if (!standing || !measure || order(measure, N) <= 0) return { state: 'nothing', value: [N, of] };
        const ratio = most(over(standing.value, measure), N);
        return { state: 'counted', value: [times(of, given(ratio, clause)), of] };
      }
      if (!standing) return { state: 'nothing', value: [N, of] };
      const { place } = standing;
      const got =
        clause.steps.by === 'each'
          ? plus(of, times(R(clause.steps.points), R(place - 1)))
          : R(clause.steps.points[place - 1] ?? clause.steps.past ?? '0');
      return { state: 'counted', value: [got, of] };
    }
    default:
      throw new Error('a rule that is not reckoned');
  }
}

interface Happening extends Thing {
  readonly entry: Extract<Clause, { rule: 'events' }>['entries'][number];
  readonly matter: string;
  readonly isPiece: boolean;
}

function eventsOf(clause: Extract<Clause, { rule: 'events' }>, facts: UnitFacts, ledger: Ledger, by: string): Made {
  const all: Happening[] = [];
  const add = (
    one: { type: string; name?: string; level?: string | undefined; organ?: string | undefined; outlet: string },
    thing: Thing,
    matter: string,
    isPiece: boolean,
  ): void => {
    const entry = clause.entries.find(
      (each) =>
        each.type === one.type &&
        (each.name === undefined || each.name === (one.name ?? '')) &&
        (each.level === undefined || each.level === one.level) &&
        (each.organ === undefined || each.organ === one.organ) &&
        (each.outlet === undefined || each.outlet === one.outlet),
    );
    if (entry) all.push({ ...thing, entry, matter, isPiece });
  };
  for (const one of facts.events) {
    const thing = { id: one.id, on: one.on, n: 1, keys: [`event ${one.id}`], own: one.points };
    add(one, thing, one.matter === '' ? one.id : one.matter, false);
  }
  for (const one of facts.pieces) {
    add(
      { type: 'sent', outlet: '' },
      { id: one.id, on: one.on, n: one.count, keys: [`piece ${one.id}`] },
      one.id,
      true,
    );
    for (const { level, on, outlet } of one.adoptions) {
      const id = `${one.id} ${level} ${outlet} ${on}`;
      add({ type: 'adoption', level, outlet }, { id, on, n: 1, keys: [`adoption ${id}`] }, one.id, true);
    }
  }
  all.sort(inOrder);
  const single = ({ entry }: Happening): Ratio => times(R(entry.points), R(entry.times ?? '1'));
  const each = ({ entry, own: points }: Pick<Happening, 'entry' | 'own'>): Ratio =>
    entry.perPoint && points !== undefined ? R(points) : R(1);
  const worth = (one: Happening): Ratio => times(single(one), each(one));
  let own = all.filter((one) => single(one)[0] >= 0n || clause.again || !isCharged(ledger, one.keys));
  own = own.filter(
    (one, at) =>
      !one.isPiece || own.findIndex((x) => x.isPiece && x.entry === one.entry && x.matter === one.matter) === at,
  );
  if (clause.take !== 'stack') {
    const abs = (one: Happening): Ratio => most(worth(one), less(N, worth(one)));
    const group = (one: Happening): string => (clause.take === 'highest' ? 'all' : one.matter);
    own = own.filter((one, at) =>
      own.every(
        (other, place) =>
          group(other) !== group(one) ||
          order(abs(other), abs(one)) < 0 ||
          (order(abs(other), abs(one)) === 0 && place >= at),
      ),
    );
  }
  let change = N;
  for (const entry of new Set(own.map((one) => one.entry))) {
    const list = own.filter((one) => one.entry === entry);
    const [first] = list;
    if (first)
      change = plus(
        change,
        clamp(
          singles(list, single(first), entry, ({ own: points }) => each({ entry, own: points }), ledger, by),
          entry.atMost,
        ),
      );
  }
  return { state: all.length > 0 ? 'counted' : 'nothing', change };
}

/** A node as it came out. */
export interface SecondNode {
  readonly id: string;
  readonly points: Ratio | undefined;
  readonly full: Ratio;
  readonly dropped: Ratio;
  readonly waits: boolean;
  readonly below: readonly SecondNode[];
}

const isMember = ({ unitId, classId }: UnitFacts, scope: SchemeNode['appliesTo']): boolean =>
  !scope || (scope.units ?? []).includes(unitId) || (classId !== undefined && (scope.classes ?? []).includes(classId));

function away(node: SchemeNode, waits = false, below: readonly SecondNode[] = []): SecondNode {
  const full = R(node.full);
  return {
    id: node.id,
    points: undefined,
    full,
    dropped: node.notApplicable?.kind === 'wholeScheme' ? full : N,
    waits,
    below,
  };
}

export function nodeOf(node: SchemeNode, world: World): SecondNode {
  if (!isMember(world.facts, node.appliesTo)) return away(node);
  const turn = world.ledger.turn;
  const own = node.kind === 'leaf' ? leafOf(node, world) : branchOf(node, world);
  if (!node.zeroWhen) return own;
  const list = things(world.facts, node.zeroWhen.count).filter(({ keys }) => !isCharged(world.ledger, keys, turn));
  const { atLeast, inARow } = node.zeroWhen;
  const run = inARow ? row(list, stretches(world.facts, inARow)) : { n: list.reduce((all, { n }) => all + n, 0), list };
  if (run.n < atLeast) return own;
  for (const one of run.list) charge(world.ledger, one.charges ?? one.keys, node.id);
  return { ...own, points: N, dropped: N, waits: false };
}

function leafOf(leaf: SchemeLeaf, world: World): SecondNode {
  const mark = R(leaf.full);
  const made = leaf.clauses.map((clause, at) => clauseOf(clause, leaf, at, world));
  const id = leaf.id;
  if (made.length > 0 && made.every(({ state }) => state === 'unjudged')) return { ...away(leaf, true), dropped: N };
  const waits = made.some(({ state }) => state === 'unjudged');
  const explained = leaf.explainedShare !== undefined && world.facts.explained.includes(leaf.id);
  let points: Ratio;
  if (made.every(({ state }) => state === 'nothing')) {
    if (leaf.nothing === 'notApplicable' && !explained) return away(leaf);
    points = leaf.nothing === 'full' ? mark : N;
  } else {
    const start = leaf.start === 'full' ? mark : N;
    points = start;
    for (const { state, change, value } of made) {
      if (change) points = plus(points, change);
      if (!value) continue;
      const [got, of] = value;
      if (state === 'counted') points = plus(points, leaf.start === 'full' ? less(got, of) : got);
      else if (leaf.start === 'full' && leaf.nothing === 'zero') points = less(points, of);
      else if (leaf.start === 'zero' && leaf.nothing === 'full') points = plus(points, of);
    }
    points = bounded(leaf, points, start, mark, world, leaf.cap ?? { kind: 'own' });
  }
  if (explained) points = most(points, percent(mark, leaf.explainedShare ?? '0'));
  return { id, points, full: mark, dropped: N, waits, below: [] };
}

function bounded(
  node: SchemeNode,
  given: Ratio,
  start: Ratio,
  mark: Ratio,
  world: World,
  cap: NonNullable<SchemeNode['cap']>,
): Ratio {
  let points = given;
  if (node.multiplier && isMember(world.facts, node.multiplier.for)) {
    points = plus(start, times(less(points, start), R(node.multiplier.times)));
  }
  if (cap.kind === 'own') points = least(most(points, world.isBase ? N : less(N, mark)), mark);
  if (cap.kind === 'value') points = least(most(points, less(start, R(cap.points))), plus(start, R(cap.points)));
  return node.floor === undefined ? points : most(points, R(node.floor));
}

function startsAt(node: SchemeNode): Ratio {
  if (node.kind === 'leaf') return node.start === 'full' ? R(node.full) : N;
  return node.combine.kind === 'sum' ? sum(node.children.map(startsAt)) : R(node.full);
}

/** Nothing of them applies; one of no marks beside others says nothing. */
function isIdle(nodes: readonly SecondNode[]): boolean {
  const marked = nodes.some(({ full }) => !isZero(full));
  return !nodes.some(({ points, full }) => points && !(marked && isZero(full) && isZero(points)));
}

function branchOf(node: Extract<SchemeNode, { kind: 'branch' }>, world: World): SecondNode {
  const { combine } = node;
  const full = R(node.full);
  const cap = node.cap ?? { kind: 'none' as const };
  if (combine.kind === 'periods') {
    const values: Ratio[] = [];
    let waits = false;
    for (const { from, to } of stretches(world.facts, combine.every)) {
      const asOf = new Date((dayOf(to) + combine.graceDays) * 86_400_000).toISOString().slice(0, 10);
      if (asOf >= world.facts.judgedOn) continue;
      const then = [...(world.facts.snapshots ?? [])].find(([on]) => on === asOf)?.[1];
      if (!then) throw new Error(`no facts of ${asOf}`);
      const own = <T extends { readonly on: string }>(list: readonly T[]): readonly T[] =>
        list.filter(({ on }) => from <= on && on <= to);
      const span = { from: then.span.from < from ? from : then.span.from, to: then.span.to < to ? then.span.to : to };
      const facts = {
        ...then,
        span: span as UnitFacts['span'],
        ...(then.stretchesFrom !== undefined && then.stretchesFrom < from
          ? { stretchesFrom: from as UnitFacts['span']['from'] }
          : {}),
        occurrences: own(then.occurrences),
        elements: own(then.elements),
        findings: own(then.findings),
        pieces: own(then.pieces),
        events: own(then.events),
        pages: own(then.pages),
        figures: own(then.figures),
      };
      const { points, waits: open } = branchOf({ ...node, combine: { kind: 'sum' } }, { ...world, facts });
      if (open) waits = true;
      if (points !== undefined || combine.missing === 'zero') values.push(points ?? N);
    }
    if (values.length === 0) return away(node, waits);
    const mean = over(sum(values), R(values.length));
    return {
      id: node.id,
      points: bounded(node, mean, startsAt(node), full, world, cap),
      full,
      dropped: N,
      waits,
      below: [],
    };
  }
  const below = node.children.map((child) => nodeOf(child, world));
  const waits = below.some((child) => child.waits);
  if (isIdle(below)) {
    const own = away(node, waits, below);
    return { ...own, dropped: most(own.dropped, sum(below.map(({ dropped }) => dropped))) };
  }
  if (combine.kind === 'parts') {
    const used = below.flatMap(({ points, full: of }, at) =>
      points === undefined || isZero(of) ? [] : [{ share: over(points, of), weight: R(combine.weights[at] ?? '0') }],
    );
    const weights = sum(used.map(({ weight }) => weight));
    const reached = isZero(weights)
      ? N
      : times(over(sum(used.map((one) => times(one.share, one.weight))), weights), full);
    return { id: node.id, points: bounded(node, reached, full, full, world, cap), full, dropped: N, waits, below };
  }
  const applying = node.children.filter((_, at) => below[at]?.points !== undefined);
  const raw = sum(below.flatMap(({ points }) => (points === undefined ? [] : [points])));
  const start = sum(applying.map(startsAt));
  if (!world.isBase) {
    return { id: node.id, points: bounded(node, raw, start, full, world, cap), full, dropped: N, waits, below };
  }
  const mark = sum(below.flatMap((child) => (child.points === undefined ? [] : [less(child.full, child.dropped)])));
  const dropped = sum(below.map((child) => child.dropped));
  const held = bounded(node, raw, start, mark, world, cap);
  const after = sharing(node.children, below);
  let points = sum(after.map((child) => child.points ?? N));
  if (order(held, raw) !== 0) points = isZero(mark) ? held : over(times(held, less(full, dropped)), mark);
  return { id: node.id, points, full, dropped, waits, below: after };
}

/** Siblings, with the marks of those that do not apply. */
function sharing(nodes: readonly SchemeNode[], scored: readonly SecondNode[]): readonly SecondNode[] {
  const stands = (one: SecondNode): Ratio => less(one.full, one.dropped);
  const takers = scored.filter((one) => one.points !== undefined && order(stands(one), N) > 0);
  const all = sum(takers.map(stands));
  if (order(all, N) <= 0) return scored;
  return scored.map((one) => {
    if (!takers.includes(one)) return one;
    let more = N;
    for (const [at, gone] of scored.entries()) {
      if (gone.points !== undefined) continue;
      const marks = less(R(nodes[at]?.full ?? '0'), gone.dropped);
      if (order(marks, N) <= 0) continue;
      const way = nodes[at]?.notApplicable;
      const target = way?.kind === 'move' ? takers.find(({ id }) => id === way.to) : undefined;
      if (target) more = target === one ? plus(more, marks) : more;
      else if (way?.kind === 'spread') more = plus(more, over(marks, R(takers.length)));
      else more = plus(more, over(times(marks, stands(one)), all));
    }
    const by = over(plus(stands(one), more), stands(one));
    return grown(one, by);
  });
}

function grown(one: SecondNode, by: Ratio): SecondNode {
  if (one.points === undefined) return one;
  const full = plus(times(less(one.full, one.dropped), by), one.dropped);
  return { ...one, full, points: times(one.points, by), below: one.below.map((child) => grown(child, by)) };
}

const everyNode = (nodes: readonly SecondNode[]): readonly SecondNode[] =>
  nodes.flatMap((one) => [one, ...everyNode(one.below)]);
const saysFirstLevel = (node: SchemeNode): boolean =>
  node.cap?.kind === 'firstLevel' || (node.kind === 'branch' && node.children.some(saysFirstLevel));

export interface SecondScore {
  readonly nodes: ReadonlyMap<string, SecondNode>;
  readonly exact: Ratio | undefined;
  readonly waits: boolean;
  readonly notRated: boolean;
}

/** A unit's total: base, vetoes, gate, bonus, deductions. */
export function secondScore(
  scheme: SchemeTree,
  facts: UnitFacts,
  standings: ReadonlyMap<string, SecondStanding> = new Map(),
): SecondScore {
  const ledger = newLedger();
  const first = scheme.nodes.map(({ section, node }) => {
    const isBase = section === 'base';
    const own = nodeOf(node, { facts, ledger: section === 'veto' ? newLedger() : ledger, standings, isBase });
    if (own.points === undefined || !saysFirstLevel(node)) return own;
    const mark = R(node.full);
    return { ...own, points: least(most(own.points, isBase ? N : less(N, mark)), mark) };
  });
  const at = (section: string): readonly number[] =>
    scheme.nodes.flatMap((each, place) => (each.section === section ? [place] : []));
  const pick = <T>(list: readonly T[], places: readonly number[]): readonly T[] =>
    list.filter((_, place) => places.includes(place));
  const bases = sharing(
    pick(scheme.nodes, at('base')).map(({ node }) => node),
    pick(first, at('base')),
  );
  const byId = new Map(
    everyNode([...first.filter((_, place) => !at('base').includes(place)), ...bases]).map((one) => [one.id, one]),
  );
  const vetoes = scheme.nodes.flatMap((each, place) => {
    const points = first[place]?.points;
    return each.section === 'veto' && points && order(points, N) < 0 ? [each.effect] : [];
  });
  const done = {
    nodes: byId,
    waits: first.some(({ waits }) => waits),
    notRated: vetoes.some(({ kind }) => kind === 'notRated'),
  };
  const applying = bases.filter(({ points }) => points !== undefined);
  const hasBase = bases.length > 0;
  if (hasBase && isIdle(bases)) return { ...done, exact: undefined };
  const fulls = sum(pick(scheme.nodes, at('base')).map(({ node }) => R(node.full)));
  const dropped = sum(bases.map((one) => one.dropped));
  let total = sum(applying.map(({ points }) => points ?? N));
  if (order(dropped, N) > 0 && order(dropped, fulls) < 0) total = over(times(total, fulls), less(fulls, dropped));
  if (hasBase && scheme.scaling === 'rescaled' && order(fulls, N) > 0) total = over(times(total, R(100)), fulls);
  const own = total;
  const caps = vetoes.flatMap((effect) => (effect.kind === 'at' ? [R(effect.points)] : []));
  for (const cap of caps) total = least(total, cap);
  let more = sum(pick(first, at('bonus')).map(({ points }) => points ?? N));
  const gate = scheme.bonus?.gate;
  if (order(more, N) > 0) {
    const seen = gate?.of ? sum(gate.of.map((id) => byId.get(id)?.points ?? N)) : own;
    const apart = gate ? order(R(print(seen)), R(gate.points)) : 1;
    if (caps.length > 0 || !(gate?.compare === 'atLeast' ? apart >= 0 : apart > 0)) more = N;
  }
  if (scheme.bonus?.most !== undefined) more = least(more, R(scheme.bonus.most));
  total = plus(total, more);
  const taken = sum(pick(first, at('deductions')).map(({ points }) => points ?? N));
  const after = plus(total, taken);
  return { ...done, exact: hasBase && !isZero(taken) ? most(after, least(total, N)) : after };
}

/** Standings of a class by a count, plainly: how many have more. */
export function standingsByCount(
  scheme: SchemeTree,
  units: readonly UnitFacts[],
): readonly ReadonlyMap<string, SecondStanding>[] {
  const leaves = (node: SchemeNode): readonly SchemeLeaf[] =>
    node.kind === 'leaf' ? [node] : node.children.flatMap(leaves);
  const all = scheme.nodes.flatMap(({ node }) => leaves(node));
  return units.map((own) => {
    const map = new Map<string, SecondStanding>();
    for (const leaf of all) {
      for (const [at, clause] of leaf.clauses.entries()) {
        if ((clause.rule !== 'byRank' && clause.rule !== 'toBest') || clause.figure.of !== 'count') continue;
        const { count } = clause.figure;
        const numberOf = (facts: UnitFacts): number => things(facts, count).reduce((n, one) => n + one.n, 0);
        const values = units.map(numberOf);
        const value = numberOf(own);
        const lowest = clause.rule === 'byRank' && clause.lowest === true;
        const place = 1 + values.filter((other) => (lowest ? other < value : other > value)).length;
        map.set(`${leaf.id} ${at}`, {
          value: R(value),
          place,
          best: R(lowest ? Math.min(...values) : Math.max(...values)),
          mean: over(R(values.reduce((all, each) => all + each, 0)), R(values.length)),
        });
      }
    }
    return map;
  });
}
