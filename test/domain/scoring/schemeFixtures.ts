import type { FindingId, SchemeNodeId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { addDays, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { Clause, OutcomeWord, Selector } from '../../../electron/domain/model/scoreClause.ts';
import type {
  FirstLevel,
  SchemeBranch,
  SchemeLeaf,
  SchemeTree,
  SchemeWeight,
} from '../../../electron/domain/model/schemeTree.ts';
import type {
  ElementFact,
  EventFact,
  FindingFact,
  JudgementFact,
  OccurrenceFact,
  PageFact,
  PieceFact,
  UnitFacts,
} from '../../../electron/domain/model/unitFacts.ts';
import type { NodeScore, TreeScore } from '../../../electron/domain/model/treeScore.ts';
import { roundPoints } from '../../../electron/domain/points.ts';
import { checkTree } from '../../../electron/domain/scoring/checkTree.ts';
import { scoreClass, type ClassRow, type ClassUnit } from '../../../electron/domain/scoring/scoreClass.ts';
import { findNode, scoreTree } from '../../../electron/domain/scoring/scoreTree.ts';

export const day = (text: string) => text as PlainDate;
export const nodeId = (text: string) => text as SchemeNodeId;

export const EVERY: Selector = { all: true };
export const PIECES = { of: 'pieces' } as const;
/** What is done on time, of all. */
export const SHARE: Extract<Clause, { readonly rule: 'share' }> = {
  rule: 'share',
  select: EVERY,
  good: { any: ['onTime'] },
};
/** A leaf that begins with nothing, and one whose points have no bound either. */
export const GAIN = { start: 'zero', nothing: 'zero' } as const;
export const FREE = { ...GAIN, cap: { kind: 'none' } } as const;
export const FOUR_PERCENT: SchemeWeight = { kind: 'percent', percent: '4', base: '100' };

/** A leaf that takes from its full mark, or with `start: 'zero'` adds to nothing. */
export function leaf(
  id: string,
  full: string,
  clauses: readonly Clause[],
  more: Partial<Omit<SchemeLeaf, 'kind' | 'id' | 'full' | 'clauses'>> = {},
): SchemeLeaf {
  return { kind: 'leaf', id: nodeId(id), name: id, full, clauses, start: 'full', nothing: 'full', ...more };
}

export function branch(
  id: string,
  full: string,
  children: SchemeBranch['children'],
  more: Partial<Omit<SchemeBranch, 'kind' | 'id' | 'full' | 'children'>> = {},
): SchemeBranch {
  return { kind: 'branch', id: nodeId(id), name: id, full, children, combine: { kind: 'sum' }, ...more };
}

/** A leaf that is given by hand, from nothing up to its mark; left out while nobody has judged it. */
export function typed(id: string, full: string, more: Partial<SchemeLeaf> = {}): SchemeLeaf {
  return leaf(id, full, [{ rule: 'judged', least: '0', most: '1000', assessors: 'one', unjudged: 'nothing' }], {
    start: 'zero',
    nothing: 'notApplicable',
    cap: { kind: 'none' },
    ...more,
  });
}

export const base = (node: SchemeLeaf | SchemeBranch): FirstLevel => ({ section: 'base', node });
export const bonus = (node: SchemeLeaf | SchemeBranch): FirstLevel => ({ section: 'bonus', node });
export const deduction = (node: SchemeLeaf | SchemeBranch): FirstLevel => ({ section: 'deductions', node });

/** A scheme of these first-level nodes, its total what the base's marks come to. Checked, as one that is saved is. */
export function scheme(nodes: readonly FirstLevel[], more: Partial<SchemeTree> = {}): SchemeTree {
  const ten4 = nodes.reduce(
    (sum, { section, node }) => (section === 'base' ? sum + Math.round(Number(node.full) * 10_000) : sum),
    0,
  );
  const tree: SchemeTree = {
    version: 1,
    total: String(ten4 / 10_000),
    scaling: 'raw',
    nodes,
    grades: [],
    contribution: 'share',
    contributionFrom: 'printed',
    rankShare: 0,
    ...more,
  };
  const checked = checkTree(tree);
  if (!checked.ok) throw new Error(checked.error.message);
  return tree;
}

/** A unit's facts of 2021 as of the year's end, empty but for what is given. */
export function unitFacts(more: Partial<UnitFacts> & { readonly unit?: string } = {}): UnitFacts {
  const { unit = '甲', ...rest } = more;
  return {
    unitId: unit as UnitId,
    year: 2021 as Year,
    span: { from: day('2021-01-01'), to: day('2021-12-31') },
    asOf: day('2022-01-15'),
    judgedOn: day('2022-01-16'),
    occurrences: [],
    elements: [],
    findings: [],
    pieces: [],
    events: [],
    pages: [],
    samples: [],
    sheets: [],
    figures: [],
    judgements: [],
    members: [],
    explained: [],
    ...rest,
  };
}

let next = 0;

/** A thing owed, and what became of it: `onTime`, `late`, `missing`, `notDueYet`, with flags beside it. */
export function owed(
  outcome: OccurrenceFact['outcome'],
  more: Partial<OccurrenceFact> & { readonly due?: string } = {},
): OccurrenceFact {
  next += 1;
  const { due = '2021-06-15', ...rest } = more;
  return {
    id: `owed-${next}`,
    kind: 'disclosure',
    role: 'responsible',
    tags: [],
    covers: { from: day(`${due.slice(0, 7)}-01`), to: day(due) },
    on: day(due),
    outcome,
    ...rest,
  };
}

/** So many things owed, alike. */
export function many(
  count: number,
  outcome: OccurrenceFact['outcome'],
  more: Parameters<typeof owed>[1] = {},
): readonly OccurrenceFact[] {
  return Array.from({ length: count }, () => owed(outcome, more));
}

export function lacking(...elements: readonly string[]): readonly ElementFact[] {
  return elements.map((element) => {
    next += 1;
    return { id: `element-${next}`, element, isPresent: false, on: day('2021-05-01') };
  });
}

export function piece(more: Partial<Omit<PieceFact, 'on'>> & { readonly on?: string } = {}): PieceFact {
  next += 1;
  const { on = '2021-05-10', ...rest } = more;
  return { id: `piece-${next}`, channel: '门户网站', count: 1, adoptions: [], ...rest, on: day(on) };
}

/** Pieces by month, from January on. */
export function piecesByMonth(counts: readonly number[]): readonly PieceFact[] {
  return counts.flatMap((count, index) =>
    Array.from({ length: count }, () => piece({ on: `2021-${String(index + 1).padStart(2, '0')}-10` })),
  );
}

export function taken(...levels: readonly (PieceFact['adoptions'][number]['level'] | readonly ['district', string])[]) {
  return levels.map((level) =>
    typeof level === 'string'
      ? { level, on: day('2021-06-01'), outlet: '' }
      : { level: level[0], on: day('2021-06-01'), outlet: level[1] },
  );
}

export function event(type: EventFact['type'], more: Partial<EventFact> = {}): EventFact {
  next += 1;
  return { id: `event-${next}`, type, on: day('2021-07-01'), name: '', outlet: '', matter: '', ...more };
}

export function finding(more: Partial<FindingFact> = {}): FindingFact {
  next += 1;
  return { id: `finding-${next}` as FindingId, on: day('2021-08-01'), source: 'inspection', indicator: '', ...more };
}

export function pages(column: string, ...days: readonly string[]): readonly PageFact[] {
  return days.map((on) => ({ id: `${column} ${on}`, column, on: day(on) }));
}

export function judged(node: string, points: string, more: Partial<JudgementFact> = {}): JudgementFact {
  return { nodeId: nodeId(node), assessor: '评议人甲', points, reason: '评议', basis: '', ...more };
}

/** What became of things owed, as rules ask for it. */
export function perOne(any: readonly OutcomeWord[], points: string, select: Selector = EVERY): Clause {
  return { rule: 'perOccurrence', count: { of: 'occurrences', select, when: { any } }, points };
}

/** A scheme and the units that it was reckoned for, with what they came to. */
export interface Reckoned {
  readonly tree: SchemeTree;
  readonly weight: SchemeWeight;
  readonly units: readonly { readonly facts: UnitFacts; readonly score: TreeScore }[];
}

let heard: Reckoned[] | undefined;

/** All that is reckoned while something runs, for whoever enters the same elsewhere. */
export function reckonedIn(run: () => unknown): readonly Reckoned[] {
  const list: Reckoned[] = [];
  heard = list;
  try {
    run();
  } finally {
    heard = undefined;
  }
  return list;
}

/** A unit's score. */
export function reckon(tree: SchemeTree, facts: UnitFacts): TreeScore {
  const score = scoreTree(tree, facts);
  heard?.push({ tree, weight: FOUR_PERCENT, units: [{ facts, score }] });
  return score;
}

/** A class's rows. */
export function reckonClass(tree: SchemeTree, weight: SchemeWeight, units: readonly ClassUnit[]): readonly ClassRow[] {
  const rows = scoreClass(tree, weight, units);
  const factsOf = new Map(units.map(({ facts }) => [facts.unitId, facts]));
  const known = rows.flatMap(({ score }) => {
    const facts = factsOf.get(score.unitId);
    return facts === undefined ? [] : [{ facts, score }];
  });
  heard?.push({ tree, weight, units: known });
  return rows;
}

/** The only node's points, as they are printed. */
export function pointsOf(
  node: SchemeLeaf | SchemeBranch,
  facts: UnitFacts,
  section: 'base' | 'bonus' | 'deductions' = 'base',
): string {
  return printed(nodeOf(reckon(scheme([{ section, node }]), facts), node.id));
}

export function nodeOf(score: TreeScore, id: string): NodeScore {
  const found = findNode(score.nodes, nodeId(id));
  if (found === undefined) throw new Error(`No node ${id}`);
  return found;
}

/** Two places, or — where it does not apply. */
export function printed({ points }: Pick<NodeScore, 'points'>): string {
  return points === undefined ? '—' : roundPoints(points);
}

/** The facts as they stood at the end of a day, by their own days: for rules that look back. */
export function standingOn(facts: UnitFacts, on: string): UnitFacts {
  const asOf = day(on);
  return {
    ...facts,
    asOf,
    judgedOn: addDays(asOf, 1),
    occurrences: facts.occurrences.map((fact): OccurrenceFact => {
      if (fact.doneOn !== undefined && fact.doneOn <= asOf) return fact;
      return { ...fact, outcome: fact.on <= asOf ? 'missing' : 'notDueYet' };
    }),
  };
}

/** With the facts as they stood on some days. */
export function withSnapshots(facts: UnitFacts, ...days: readonly string[]): UnitFacts {
  return { ...facts, snapshots: new Map(days.map((on) => [day(on), standingOn(facts, on)])) };
}
