import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../../brand.ts';
import type { Points } from '../../points.ts';
import type { ClauseRule, Joint, Selector } from '../../model/scoreClause.ts';
import type { ClauseTrace, FactRef, PassedOver } from '../../model/treeScore.ts';
import type { OccurrenceFact } from '../../model/unitFacts.ts';
import type { ChargeBook, FaultKey } from '../charges.ts';
import { exact, HUNDRED, ONE, ZERO } from '../exact.ts';
import { lookedAt, type CountedItem, type Looked, type UnitIndex } from '../unitIndex.ts';

/** Where a unit stands in its class by a figure. */
export interface Standing {
  readonly value: Fraction;
  readonly place: number;
  readonly among: number;
  readonly best: Fraction;
  readonly mean: Fraction;
}

/** What a clause is reckoned with. */
export interface ClauseContext {
  readonly index: UnitIndex;
  readonly charges: ChargeBook;
  readonly nodeId: SchemeNodeId;
  /** The leaf's mark. */
  readonly mark: Fraction;
  readonly start: 'full' | 'zero';
  /** Of rules that look at the whole class. */
  readonly standing: Standing | undefined;
}

/** What a clause came to: `points` that it adds or takes; `value`: of a mark, or a part of it, that it decides by itself. */
export interface ClauseOutcome {
  readonly points: Fraction;
  readonly value?: { readonly of: Fraction; readonly got: Fraction };
  readonly state: 'counted' | 'nothing' | 'unjudged';
}

/** The same with what it was reckoned from; its points are the trace's. */
export interface ClauseResult extends Omit<ClauseOutcome, 'points'> {
  readonly trace: ClauseTrace;
}

/** A trace with what there is of it. */
export function traceOf(rule: ClauseRule, parts: Partial<Omit<ClauseTrace, 'rule'>> = {}): ClauseTrace {
  return { rule, points: ZERO, counted: [], passedOver: [], well: [], pending: [], looked: {}, ...parts };
}

/** A result that adds or takes points. */
export function changed(trace: ClauseTrace, isCounted: boolean): ClauseResult {
  return { trace, state: isCounted ? 'counted' : 'nothing' };
}

/** A result that decides a mark: its change is what it gives, or what is lost of it. */
export function valued(trace: ClauseTrace, of: Fraction, got: Fraction, { start }: ClauseContext): ClauseResult {
  return { trace: { ...trace, points: start === 'full' ? got.sub(of) : got }, value: { of, got }, state: 'counted' };
}

/** Nothing to reckon with: what of the mark it would have decided stays open. */
export function nothing(trace: ClauseTrace, of?: Fraction): ClauseResult {
  return { trace, state: 'nothing', ...(of === undefined ? {} : { value: { of, got: ZERO } }) };
}

/** The part of the leaf's mark that a clause decides. */
export function partOf({ of }: { readonly of?: Points }, { mark }: Pick<ClauseContext, 'mark'>): Fraction {
  return of === undefined ? mark : exact(of);
}

/** How much of a joint duty a unit answers for. Nobody leads a duty that several are 责任单位 of: each leads its own. */
export function weightOf({ role, ledByOther }: OccurrenceFact, joint: Joint | undefined): Fraction {
  if (joint === undefined || joint.kind === 'full') return ONE;
  const leads = role === 'lead' || (role === 'responsible' && ledByOther !== true);
  if (joint.kind === 'leadOnly') return leads ? ONE : ZERO;
  return exact(leads ? joint.lead : joint.support).div(HUNDRED);
}

export function itemWeight({ ref }: Pick<CountedItem, 'ref'>, joint: Joint | undefined): Fraction {
  return ref.of === 'occurrence' ? weightOf(ref.fact, joint) : ONE;
}

/** Things that may be charged, and those that an earlier node has charged. */
export function notCharged<Item extends { readonly ref: FactRef; readonly blockedBy: readonly FaultKey[] }>(
  items: readonly Item[],
  charges: ChargeBook,
  isCharging: boolean,
): { readonly open: readonly Item[]; readonly passedOver: readonly PassedOver[] } {
  if (!isCharging) return { open: items, passedOver: [] };
  const open: Item[] = [];
  const passedOver: PassedOver[] = [];
  for (const item of items) {
    const by = charges.by(item.blockedBy);
    if (by === undefined) open.push(item);
    else passedOver.push({ ref: item.ref, by });
  }
  return { open, passedOver };
}

/** What is looked at of things owed: where the lead alone answers, what the unit leads. */
export function lookAt(index: UnitIndex, select: Selector, joint: Joint | undefined): Looked {
  if (joint === undefined || joint.kind === 'full') return index.look(select);
  return lookedAt(
    index
      .shared(joint)
      .select(select)
      .filter((fact) => !weightOf(fact, joint).equals(ZERO)),
  );
}
