import Fraction from 'fraction.js';
import type { ClauseOf } from '../../model/scoreClause.ts';
import type { CountedFact } from '../../model/treeScore.ts';
import { atMost, exact, ONE, pointsFor, sumOf, ZERO } from '../exact.ts';
import { daysLate, elementItems, type CountedItem } from '../unitIndex.ts';
import type { ClauseContext, ClauseResult } from './context.ts';
import { changed, itemWeight, lookAt, notCharged, traceOf } from './context.ts';

/** How single things are counted: the first ones free, then for every so many. */
interface PerItem {
  readonly points: Fraction;
  readonly perN?: number;
  readonly firstFree?: number;
}

/** What single things came to. */
interface PerItemResult {
  readonly points: Fraction;
  readonly counted: readonly CountedFact[];
  readonly free: number;
}

/**
 * Points for each of some things, in order. The first ones may be free: they are not charged, and a later node may charge them. Of every `n`, those
 * that make no full number are not charged either.
 */
export function eachOf(
  items: readonly CountedItem[],
  { points, perN = 1, firstFree = 0 }: PerItem,
  weight: (item: CountedItem) => Fraction,
  context: ClauseContext,
): PerItemResult {
  const total = items.reduce((sum, { count }) => sum + count, 0);
  const free = Math.min(total, firstFree);
  let toSkip = free;
  let left = Math.floor((total - free) / perN) * perN;
  const counted: CountedFact[] = [];
  const isLoss = points.compare(ZERO) < 0;
  const whole = points.div(perN);
  for (const item of items) {
    const skipped = Math.min(toSkip, item.count);
    toSkip -= skipped;
    const count = Math.min(left, item.count - skipped);
    if (count <= 0) continue;
    left -= count;
    const share = weight(item);
    // Most things stand for themselves, whole.
    const own = share === ONE && count === 1 ? whole : whole.mul(share).mul(count);
    counted.push({ ref: item.ref, count, points: own });
    if (isLoss && own.compare(ZERO) < 0) context.charges.charge(item.charges, context.nodeId);
  }
  return { points: sumOf(counted.map((each) => each.points)), counted, free };
}

/** How much one thing is worth: how much of it the unit answers for, and how late it is where points go by the day. */
function worthOf(clause: ClauseOf<'perOccurrence'>, item: CountedItem): Fraction {
  const weight = itemWeight(item, clause.joint);
  const { perDay } = clause;
  if (perDay === undefined || item.ref.of !== 'occurrence') return weight;
  const { outcome } = item.ref.fact;
  const isLate = outcome === 'late' || outcome === 'missing';
  const steps = new Fraction(isLate ? Math.floor(daysLate(item.ref.fact, perDay.days) / perDay.every) : 0);
  const points = exact(clause.points);
  if (perDay.mostEach === undefined || points.equals(ZERO)) return weight.mul(steps);
  return weight.mul(atMost(steps, exact(perDay.mostEach).div(points.abs())));
}

/** Whether each thing that is counted is worth one. */
function isWhole({ joint, perDay }: ClauseOf<'perOccurrence'>): boolean {
  return perDay === undefined && (joint === undefined || joint.kind === 'full');
}

/** Points per thing counted. */
export function scorePerOccurrence(clause: ClauseOf<'perOccurrence'>, context: ClauseContext): ClauseResult {
  const { count, joint } = clause;
  const { items, looked, pending } = context.index.shared(joint).count(count);
  const weight = (item: CountedItem): Fraction => worthOf(clause, item);
  const own = isWhole(clause) ? items : items.filter((item) => !weight(item).equals(ZERO));
  const points = exact(clause.points);
  const { open, passedOver } = notCharged(own, context.charges, points.compare(ZERO) < 0 && clause.again !== true);
  const result = eachOf(open, { ...clause, points }, weight, context);
  const total = open.reduce((sum, item) => sum + item.count, 0);
  const charged = result.counted.reduce((sum, item) => sum + item.count, 0);
  const trace = traceOf('perOccurrence', {
    points: result.points,
    counted: result.counted,
    passedOver,
    pending,
    ...(count.of === 'occurrences'
      ? { looked: lookAt(context.index, count.select, joint).outcomes, asked: count.when }
      : {}),
    figures: { kind: 'counts', count: total, free: result.free, charged },
  });
  return changed(trace, looked > 0);
}

/** Points per element that is there or is not, or once for any of them. */
export function scoreChecklist(clause: ClauseOf<'checklist'>, context: ClauseContext): ClauseResult {
  const { index } = context;
  const items = elementItems(index, clause);
  const points = exact(clause.points);
  const { open, passedOver } = notCharged(items, context.charges, points.compare(ZERO) < 0 && clause.again !== true);
  const each = eachOf(open, { points }, () => ONE, context);
  const isOnce = clause.counts === 'once';
  const counted = isOnce
    ? each.counted.map(({ ref, count }, at): CountedFact => ({ ref, count, points: at === 0 ? points : ZERO }))
    : each.counted;
  const due = clause.select === undefined ? undefined : index.look(clause.select);
  const looked = due === undefined ? index.facts.elements.length : due.due.length;
  const trace = traceOf('checklist', {
    points: sumOf(counted.map((fact) => fact.points)),
    counted,
    passedOver,
    looked: due?.outcomes ?? {},
    figures: { kind: 'counts', count: open.length, free: 0, charged: counted.length },
  });
  return changed(trace, looked > 0 || items.length > 0);
}

/** Points per finding, and once more per one that was not rectified by its day. */
export function scoreFindings(clause: ClauseOf<'findings'>, context: ClauseContext): ClauseResult {
  const { sources, indicator, found, notRectified } = clause;
  const among = (what: { readonly notRectified?: true }): readonly CountedItem[] =>
    context.index
      .count({ of: 'findings', ...(sources === undefined ? {} : { sources }), ...what })
      .items.filter(
        ({ ref }) => indicator === undefined || (ref.of === 'finding' && ref.fact.indicator.includes(indicator)),
      );
  const all = among({});
  const lost = ({ ref }: CountedItem): Fraction =>
    clause.perPoint === true && ref.of === 'finding' ? pointsFor(ref.fact) : ONE;
  const reckon = (items: readonly CountedItem[], per: PerItem) => {
    const charging = per.points.compare(ZERO) < 0 && clause.again !== true;
    const { open, passedOver } = notCharged(items, context.charges, charging);
    return { passedOver, open, result: eachOf(open, per, lost, context) };
  };
  const parts = [
    ...(found === undefined ? [] : [reckon(all, { ...numbersOf(clause), points: exact(found) })]),
    ...(notRectified === undefined ? [] : [reckon(among({ notRectified: true }), { points: exact(notRectified) })]),
  ];
  const results = parts.map(({ result }) => result);
  const counted = results.flatMap((result) => result.counted);
  const trace = traceOf('findings', {
    points: sumOf(results.map(({ points }) => points)),
    counted,
    passedOver: parts.flatMap(({ passedOver }) => passedOver),
    figures: {
      kind: 'counts',
      count: parts.reduce((sum, { open }) => sum + open.length, 0),
      free: results.reduce((sum, { free }) => sum + free, 0),
      charged: counted.length,
    },
  });
  return changed(trace, all.length > 0);
}

function numbersOf({ perN, firstFree }: ClauseOf<'findings'>): Pick<PerItem, 'perN' | 'firstFree'> {
  return { ...(perN === undefined ? {} : { perN }), ...(firstFree === undefined ? {} : { firstFree }) };
}
