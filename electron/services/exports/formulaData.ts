import type Fraction from 'fraction.js';
import { leavesOf, ownPoints, type ScoredUnit } from '../../domain/assessment/yearScores.ts';
import type { SchemeNodeId } from '../../domain/brand.ts';
import type { Clause, ClauseOf } from '../../domain/model/scoreClause.ts';
import type { SchemeLeaf, SchemeNode, SchemeTree } from '../../domain/model/schemeTree.ts';
import type { ClauseTrace, FactRef, NodeScore } from '../../domain/model/treeScore.ts';
import { plainPoints } from '../../domain/points.ts';
import { exact, ONE, percentOf, sumOf, ZERO } from '../../domain/scoring/exact.ts';
import { partGiven, within } from '../../domain/scoring/clauses/scale.ts';
import { findNode } from '../../domain/scoring/scoreTree.ts';
import type { CellSpec, ColumnSpec } from '../../domain/sheets/workbookSpec.ts';
import { CLAUSE_RULE_WORDS } from '../../domain/words/scoreRules.ts';
import { numberCell, textCell } from './sheet.ts';

/** The first row of a body under a header of one row, or of two. */
export const BODY_ROW = { one: 4, two: 5 } as const;

/** As many places as a spreadsheet's numbers have. */
const EXACT = 'General';

export const DATA_COLUMNS: readonly ColumnSpec[] = [
  { header: ['编号'], width: 12, align: 'center' },
  { header: ['单位'], width: 22, align: 'left' },
  { header: ['指标'], width: 26, align: 'left' },
  { header: ['规则'], width: 14, align: 'left' },
  { header: ['分值'], width: 9, align: 'center' },
  { header: ['计入数'], width: 9, align: 'center' },
  { header: ['总数或免计数'], width: 13, align: 'center' },
  { header: ['加减分'], width: 14, align: 'center' },
  { header: ['由来'], width: 34, align: 'left' },
];

export const FACT_COLUMNS: readonly ColumnSpec[] = [
  { header: ['编号'], width: 12, align: 'center' },
  { header: ['单位'], width: 22, align: 'left' },
  { header: ['指标'], width: 26, align: 'left' },
  { header: ['事实'], width: 44, align: 'left' },
  { header: ['日期'], width: 13, align: 'center' },
  { header: ['是否计入'], width: 10, align: 'center' },
  { header: ['数'], width: 7, align: 'center' },
];

const GOOD = '计入';
const BAD = '不计入';

/** Where the clauses of a leaf of a unit stand on the data sheet. */
export interface LeafRows {
  readonly from: number;
  readonly to: number;
}

/** The data and facts of a class, and where each leaf's clauses stand. */
export interface FormulaData {
  readonly data: readonly (readonly CellSpec[])[];
  readonly facts: readonly (readonly CellSpec[])[];
  readonly rowsOf: (unit: number, leaf: SchemeNodeId) => LeafRows | undefined;
}

export interface FactWords {
  readonly text: (ref: FactRef) => string;
}

/** What each clause of each leaf reckoned with, unit by unit. A rule that a formula can say is one; another's points stand as a value, and say so. */
export function formulaData(
  tree: Pick<SchemeTree, 'nodes'>,
  units: readonly Pick<ScoredUnit, 'unit' | 'score'>[],
  factSheet: string,
  { text }: FactWords,
): FormulaData {
  const data: (readonly CellSpec[])[] = [];
  const facts: (readonly CellSpec[])[] = [];
  const places = new Map<string, LeafRows>();
  const leaves = leavesOf(tree);
  for (const [unitAt, { unit, score }] of units.entries()) {
    const changes = changesOf(tree, score.nodes);
    for (const [leafAt, leaf] of leaves.entries()) {
      const traces = findNode(score.nodes, leaf.id)?.clauses ?? [];
      if (traces.length === 0) continue;
      const from = BODY_ROW.one + data.length;
      const told = leaf.clauses.flatMap((clause, at): readonly Said[] => {
        const trace = traces[at];
        return trace === undefined ? [] : [saidOf(clause, trace, leaf, { factSheet, row: from + at })];
      });
      for (const [at, said] of completed(told, traces, changes.get(leaf.id)).entries()) {
        const rule = leaf.clauses[at]?.rule;
        const key = `${unitAt + 1}-${leafAt + 1}-${at + 1}`;
        const common = [textCell(key), textCell(unit.name), textCell(short(leaf.name))];
        const named = textCell(rule === undefined ? '' : CLAUSE_RULE_WORDS[rule]);
        data.push([...common, named, numberCell(said.of.valueOf(), EXACT), ...said.cells]);
        const noted = (ref: FactRef, mark: string, count: number): void => {
          const row = [textCell(short(text(ref))), textCell(ref.fact.on), textCell(mark), numberCell(count)];
          facts.push([...common, ...row]);
        };
        for (const fact of said.good) noted(fact.ref, GOOD, fact.count);
        for (const fact of said.bad) noted(fact.ref, BAD, fact.count);
      }
      places.set(`${unitAt} ${leaf.id}`, { from, to: BODY_ROW.one + data.length - 1 });
    }
  }
  return { data, facts, rowsOf: (unit, leaf) => places.get(`${unit} ${leaf}`) };
}

/** A row of several lines would be cut over several rows of the sheet, and formulas would point beside it. */
function short(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

interface Listed {
  readonly ref: FactRef;
  readonly count: number;
}

/** A clause as the data sheet has it: its numbers, its points, whence they are; and the facts that are listed for it. */
interface Said {
  readonly of: Fraction;
  readonly points: Fraction;
  readonly cells: readonly [CellSpec, CellSpec, CellSpec, CellSpec];
  readonly good: readonly Listed[];
  readonly bad: readonly Listed[];
}

interface Place {
  readonly factSheet: string;
  readonly row: number;
}

function saidOf(clause: Clause, trace: ClauseTrace, leaf: SchemeLeaf, place: Place): Said {
  switch (clause.rule) {
    case 'share':
      return shareSaid(clause, trace, leaf, place) ?? valueSaid(clause, trace, leaf);
    case 'perOccurrence':
      return countSaid(clause, trace, leaf, place) ?? valueSaid(clause, trace, leaf);
    default:
      return valueSaid(clause, trace, leaf);
  }
}

function markOf(clause: Clause, leaf: SchemeLeaf): Fraction {
  return 'of' in clause && clause.of !== undefined ? exact(clause.of) : exact(leaf.full);
}

const NONE: CellSpec = { kind: 'empty' };

/** The points as they are. */
function valueSaid(clause: Clause, trace: ClauseTrace, leaf: SchemeLeaf): Said {
  const why = clause.rule === 'judged' ? '数值：由人评议' : '数值：规则不写成公式';
  return valued(markOf(clause, leaf), trace.points, why);
}

function valued(of: Fraction, points: Fraction, why: string): Said {
  return { of, points, cells: [NONE, NONE, numberCell(points.valueOf(), EXACT), textCell(why)], good: [], bad: [] };
}

/**
 * A part of the mark for which a rule had nothing to reckon with gives what the leaf says: what the clauses miss of the leaf's points stands in the
 * first row that has none.
 */
function completed(
  said: readonly Said[],
  traces: readonly ClauseTrace[],
  change: Fraction | undefined,
): readonly Said[] {
  const lack = change?.sub(sumOf(said.map(({ points }) => points))) ?? ZERO;
  if (lack.equals(ZERO)) return said;
  const first = traces.findIndex(({ points }) => points.equals(ZERO));
  return said.map((each, at) => (at === Math.max(0, first) ? valued(each.of, each.points.add(lack), NOTHING) : each));
}

const NOTHING = '数值：没有可计的，按方案计';

/** What the clauses of each leaf of a unit changed together, before bounds; absent where nothing was counted at all. */
function changesOf(tree: Pick<SchemeTree, 'nodes'>, scores: readonly NodeScore[]): ReadonlyMap<SchemeNodeId, Fraction> {
  const changes = new Map<SchemeNodeId, Fraction>();
  const walk = (node: SchemeNode, score: NodeScore | undefined, by: Fraction): void => {
    if (score === undefined) return;
    const { points, below } = ownPoints(node, score, by);
    if (node.kind === 'branch') {
      for (const [at, child] of node.children.entries()) walk(child, score.children[at], below);
      return;
    }
    const [first] = score.steps;
    if (points === undefined || first?.kind === 'nothing') return;
    const own = first === undefined || first.kind === 'scaled' ? points : first.from;
    changes.set(node.id, node.start === 'full' ? own.sub(exact(node.full)) : own);
  };
  for (const [at, { node }] of tree.nodes.entries()) walk(node, scores[at], ONE);
  return changes;
}

/** A number as a formula has it: 0.1, and a fraction that no decimal says as a quotient. */
export function plain(value: Fraction): string {
  const { s, n, d } = value;
  const text = d === 1n ? `${n}` : (decimalOf(value) ?? `(${n}/${d})`);
  return s < 0n ? `(-${text})` : text;
}

function decimalOf(value: Fraction): string | undefined {
  const text = value.abs().toString();
  return text.includes('(') || text.length > 15 ? undefined : text;
}

function shareSaid(
  clause: ClauseOf<'share'>,
  trace: ClauseTrace,
  leaf: SchemeLeaf,
  { factSheet, row }: Place,
): Said | undefined {
  const { figures } = trace;
  if (figures?.kind !== 'share' || clause.perPoint !== undefined) return undefined;
  const of = markOf(clause, leaf);
  const gives = partGiven(figures.good.div(figures.due), clause);
  const got = of.mul(gives);
  const points = leaf.start === 'full' ? got.sub(of) : got;
  if (!points.equals(trace.points)) return undefined;
  const good = trace.well.map((fact): Listed => ({ ref: { of: 'occurrence', fact }, count: 1 }));
  const bad = trace.counted.map(({ ref, count }): Listed => ({ ref, count }));
  // Shares of joint duties weigh otherwise than one each: their sums stand as values.
  const isCounted = figures.good.equals(good.length) && figures.due.equals(good.length + bad.length);
  const [mark, some, all] = [`$E${row}`, `$F${row}`, `$G${row}`];
  const formula = `${mark}*${partFormula(clause, some, all)}${leaf.start === 'full' ? `-${mark}` : ''}`;
  const counting = (what: string): string => `COUNTIFS(${factSheet}!$A:$A,$A${row},${factSheet}!$F:$F,"${what}")`;
  const [first, second]: readonly [CellSpec, CellSpec] = isCounted
    ? [
        { kind: 'formula', formula: counting(GOOD), value: good.length, format: '0' },
        { kind: 'formula', formula: `${some}+${counting(BAD)}`, value: good.length + bad.length, format: '0' },
      ]
    : [numberCell(figures.good.valueOf(), EXACT), numberCell(figures.due.valueOf(), EXACT)];
  const result: CellSpec = { kind: 'formula', formula, value: points.valueOf(), format: EXACT };
  const why = isCounted ? '公式' : '公式；计入数、总数按分担比例，为数值';
  const listed = isCounted ? { good, bad } : { good: [], bad: [] };
  return { of, points, cells: [first, second, result, textCell(why)], ...listed };
}

/** The part of the mark that a share gives. Whole numbers are set against each other crosswise, so that no rounding decides. */
function partFormula({ tiers, nothingBelow, fullFrom }: ClauseOf<'share'>, some: string, all: string): string {
  const reaches = (percent: string): string => `${some}*100>=${plainPoints(percent)}*${all}`;
  if (tiers !== undefined) {
    return tiers.reduceRight(
      (rest, { from, gives }) => `IF(${reaches(from)},${plain(percentOf(ONE, gives))},${rest})`,
      '0',
    );
  }
  const ratio = `MIN(1,${some}/${all})`;
  const upper = fullFrom === undefined ? ratio : `IF(${reaches(fullFrom)},1,${ratio})`;
  return nothingBelow === undefined ? upper : `IF(${reaches(nothingBelow)},${upper},0)`;
}

function countSaid(
  clause: ClauseOf<'perOccurrence'>,
  trace: ClauseTrace,
  leaf: SchemeLeaf,
  { factSheet, row }: Place,
): Said | undefined {
  const { figures } = trace;
  if (figures?.kind !== 'counts' || clause.perDay !== undefined) return undefined;
  const { perN = 1, firstFree = 0 } = clause;
  const counted = Math.floor(Math.max(0, figures.count - firstFree) / perN);
  const points = within(exact(clause.points).mul(counted), clause.atMost);
  if (!points.equals(trace.points)) return undefined;
  const good = trace.counted.map(({ ref, count }): Listed => ({ ref, count }));
  const isListed = figures.count === figures.charged + figures.free;
  const sum = `SUMIFS(${factSheet}!$G:$G,${factSheet}!$A:$A,$A${row})`;
  const free = figures.free === 0 ? '' : `+${figures.free}`;
  const number: CellSpec = isListed
    ? { kind: 'formula', formula: `${sum}${free}`, value: figures.count, format: '0' }
    : numberCell(figures.count);
  const over = firstFree === 0 ? `$F${row}` : `MAX(0,$F${row}-$G${row})`;
  const steps = perN === 1 ? over : `INT(${over}/${perN})`;
  const own = `${plain(exact(clause.points))}*${steps}`;
  const most = clause.atMost === undefined ? undefined : plainPoints(clause.atMost);
  const formula = most === undefined ? own : `MIN(${most},MAX(-${most},${own}))`;
  const result: CellSpec = { kind: 'formula', formula, value: points.valueOf(), format: EXACT };
  const why = textCell(isListed ? '公式' : '公式；计入数为数值');
  const cells = [number, numberCell(firstFree), result, why] as const;
  return { of: exact(leaf.full), points, cells, good: isListed ? good : [], bad: [] };
}
