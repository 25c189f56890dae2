import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { SchemeNodeId, UnitId } from '../brand.ts';
import type { Clause } from '../model/scoreClause.ts';
import type { FirstLevel, SchemeLeaf, SchemeTree } from '../model/schemeTree.ts';
import type { UnitFacts } from '../model/unitFacts.ts';
import { parsePoints, plainPoints, roundPoints, type Points } from '../points.ts';
import type { SchemeNames } from '../words/scoreRules.ts';
import { troublesOfClause } from './checkClause.ts';
import { traceSentence } from './describeTrace.ts';
import { EXAMPLE_LEAF, EXAMPLE_YEAR, exampleCase } from './exampleCases.ts';
import { dayOfYear, type ExampleFacts } from './exampleFacts.ts';
import { scoreClass, type ClassUnit } from './scoreClass.ts';
import { findNode } from './scoreTree.ts';

/** A rule tried on a few made-up facts: 应办 20，按时 18 → 16 分. */
export interface ClauseExample {
  /** The facts: 应办 20，按时 18. */
  readonly given: string;
  /** What the rule makes of them; two places, without needless zeros. */
  readonly points: Points;
  /** How it came about. */
  readonly how: string;
}

/** Of a leaf, what an example of one of its clauses depends on. */
export type ExampleLeaf = Pick<SchemeLeaf, 'full' | 'start' | 'nothing' | 'cap' | 'floor'> & {
  readonly section: FirstLevel['section'];
};

const MARK = /^\d{1,6}(\.\d{1,4})?$/u;

/**
 * An example of a clause, alone in a leaf: a few facts, and what the very engine makes of them. `undefined` where the clause is not whole yet, or no
 * handful of facts shows it.
 */
export function exampleOf(clause: Clause, leaf: ExampleLeaf, names: SchemeNames): ClauseExample | undefined {
  const mark = MARK.test(leaf.full) ? parsePoints(leaf.full) : undefined;
  if (mark === undefined || troublesOfClause(clause, mark).length > 0 || !isBounded(leaf)) return undefined;
  const made = exampleCase(clause, mark, names);
  if (made === undefined) return undefined;
  const facts = [made.facts, ...(made.others ?? [])];
  const units = facts.map((each, at): ClassUnit => ({ facts: unitOf(each, at) }));
  const rows = scoreClass(schemeOf(clause, leaf), { kind: 'percent', percent: '4', base: '100' }, units);
  const score = rows.find((row) => row.score.unitId === unitId(0))?.score;
  const node = score && findNode(score.nodes, EXAMPLE_LEAF);
  const [trace] = node?.clauses ?? [];
  if (node?.points === undefined || trace === undefined) return undefined;
  const how = traceSentence(trace, (id) => names.node(id));
  return { given: made.given, points: plainPoints(roundPoints(node.points)), how };
}

function isBounded({ cap, floor }: ExampleLeaf): boolean {
  const texts = [...(cap?.kind === 'value' ? [cap.points] : []), ...(floor === undefined ? [] : [floor])];
  return texts.every((text) => parsePoints(text) !== undefined);
}

function unitId(at: number): UnitId {
  return `${at}` as UnitId;
}

/** The leaf alone; beside it, where its rule looks at another node, one that is given by hand. */
function schemeOf(clause: Clause, { section, full, start, nothing, cap, floor }: ExampleLeaf): SchemeTree {
  const node: SchemeLeaf = {
    kind: 'leaf',
    id: EXAMPLE_LEAF,
    name: '',
    full,
    clauses: [clause],
    start,
    nothing,
    ...(cap === undefined ? {} : { cap }),
    ...(floor === undefined ? {} : { floor }),
  };
  const first: FirstLevel = section === 'veto' ? { section, effect: { kind: 'notRated' }, node } : { section, node };
  const figure = 'figure' in clause ? clause.figure : undefined;
  return {
    version: 1,
    total: full,
    scaling: 'raw',
    nodes: figure?.of === 'node' ? [{ section: 'base', node: judgedNode(figure.nodeId) }, first] : [first],
    grades: [],
    contribution: 'share',
    contributionFrom: 'printed',
    rankShare: 0,
  };
}

function judgedNode(id: SchemeNodeId): SchemeLeaf {
  return {
    kind: 'leaf',
    id,
    name: '',
    full: '100',
    clauses: [{ rule: 'judged', least: '0', most: '1000', assessors: 'one', unjudged: 'nothing' }],
    start: 'zero',
    nothing: 'notApplicable',
    cap: { kind: 'none' },
  };
}

function unitOf(facts: ExampleFacts, at: number): UnitFacts {
  const after = '2022-01-31' as PlainDate;
  return {
    unitId: unitId(at),
    year: EXAMPLE_YEAR,
    span: { from: dayOfYear(0), to: dayOfYear(364) },
    asOf: after,
    judgedOn: addDays(after, 1),
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
    ...facts,
  };
}

/** An example as one line: 应办 20，按时 18 → 16 分. */
export function exampleSentence({ given, points }: ClauseExample): string {
  return `${given} → ${points.replace('-', '−')} 分`;
}
