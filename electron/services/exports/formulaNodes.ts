import type Fraction from 'fraction.js';
import { ownPoints } from '../../domain/assessment/yearScores.ts';
import type { SchemeNodeId } from '../../domain/brand.ts';
import type { SchemeBranch, SchemeLeaf, SchemeNode, SchemeSection, SchemeTree } from '../../domain/model/schemeTree.ts';
import type { NodeScore } from '../../domain/model/treeScore.ts';
import { atLeast, exact, ONE, percentOf, sumOf, ZERO } from '../../domain/scoring/exact.ts';
import type { CellSpec } from '../../domain/sheets/workbookSpec.ts';
import { plain, type LeafRows } from './formulaData.ts';
import { textCell } from './sheet.ts';

/** The columns of a node: what it got, what goes to the level above; of a branch its sum, that within its bounds, and with the marks of what does not apply. */
export interface NodeColumns {
  readonly got: string;
  readonly up: string;
  readonly sum?: string;
  readonly bounded?: string;
  readonly shared?: string;
}

export interface UnitFormulas {
  readonly columnsOf: (id: SchemeNodeId) => NodeColumns;
  readonly row: number;
  readonly dataSheet: string;
  readonly rowsOf: (leaf: SchemeNodeId) => LeafRows | undefined;
  readonly put: (column: string, cell: CellSpec) => void;
}

const EXACT = '0.00';
const MISSING = textCell('—', 'muted');

/** What of a node's marks the whole scheme is scaled for, as the engine has it. */
export function droppedOf(node: SchemeNode, score: NodeScore, section: SchemeSection): Fraction {
  if (score.steps.some(({ kind }) => kind === 'zeroed')) return ZERO;
  const own = node.notApplicable?.kind === 'wholeScheme' && score.points === undefined ? exact(node.full) : ZERO;
  if (node.kind === 'leaf') return score.isProvisional ? ZERO : own;
  if (node.combine.kind === 'periods') return own;
  const below = sumOf(
    node.children.map((child, at) => {
      const childScore = score.children[at];
      return childScore === undefined ? ZERO : droppedOf(child, childScore, section);
    }),
  );
  if (score.points === undefined) return score.children.length === 0 ? own : atLeast(own, below);
  return node.combine.kind === 'parts' || section !== 'base' ? ZERO : below;
}

interface Sibling {
  readonly node: SchemeNode;
  readonly score: NodeScore;
}

/** By how much each of some siblings grows by the marks of those that do not apply, as formulas; absent where nothing comes to it. */
export function sharesOf(siblings: readonly Sibling[], section: SchemeSection): ReadonlyMap<SchemeNodeId, string> {
  const dropped = new Map(siblings.map(({ node, score }) => [node.id, droppedOf(node, score, section)]));
  const effective = ({ node }: Sibling): Fraction => exact(node.full).sub(dropped.get(node.id) ?? ZERO);
  const applying = siblings.filter((each) => each.score.points !== undefined && effective(each).compare(ZERO) > 0);
  const all = sumOf(applying.map(effective));
  if (siblings.every(({ score }) => score.points !== undefined) || all.compare(ZERO) <= 0) return new Map();
  const more = new Map<SchemeNodeId, string[]>();
  const give = ({ node }: Sibling, marks: string): void => {
    more.set(node.id, [...(more.get(node.id) ?? []), marks]);
  };
  for (const each of siblings) {
    const marks = effective(each);
    if (each.score.points !== undefined || marks.compare(ZERO) <= 0) continue;
    const way = each.node.notApplicable ?? { kind: 'rescale' };
    const target = way.kind === 'move' ? applying.find(({ node }) => node.id === way.to) : undefined;
    if (target !== undefined) give(target, plain(marks));
    else if (way.kind === 'spread') for (const to of applying) give(to, `${plain(marks)}/${applying.length}`);
    else for (const to of applying) give(to, `${plain(marks)}*${plain(effective(to))}/${plain(all)}`);
  }
  return new Map(
    applying.flatMap((each) => {
      const parts = more.get(each.node.id);
      return parts === undefined ? [] : [[each.node.id, `(1+(${parts.join('+')})/${plain(effective(each))})`] as const];
    }),
  );
}

/** Writes the formulas of a unit's nodes. */
export function writeNodes({ nodes }: SchemeTree, scores: readonly NodeScore[], to: UnitFormulas): void {
  const first = nodes.flatMap(({ section, node }, at) => {
    const score = scores[at];
    return score === undefined ? [] : [{ section, node, score }];
  });
  const shares = sharesOf(
    first.filter(({ section }) => section === 'base'),
    'base',
  );
  for (const { section, node, score } of first) {
    writeNode({ node, score }, { section, factor: shares.get(node.id), by: ONE, isFirst: true }, to);
  }
}

interface NodePlace {
  readonly section: SchemeSection;
  /** By how much the marks of siblings make it larger. */
  readonly factor: string | undefined;
  /** How many times as large its parents made it. */
  readonly by: Fraction;
  readonly isFirst: boolean;
}

function writeNode({ node, score }: Sibling, place: NodePlace, to: UnitFormulas): void {
  const columns = to.columnsOf(node.id);
  const { points, below } = ownPoints(node, score, place.by);
  if (node.kind === 'branch') {
    const isShared = node.combine.kind === 'sum' && place.section === 'base';
    const siblings = node.children.flatMap((child, at): readonly Sibling[] => {
      const own = score.children[at];
      return own === undefined ? [] : [{ node: child, score: own }];
    });
    const shares = isShared ? sharesOf(siblings, place.section) : new Map<SchemeNodeId, string>();
    for (const each of siblings) {
      const factor = shares.get(each.node.id);
      writeNode(each, { section: place.section, factor, by: below, isFirst: false }, to);
    }
    if (points !== undefined) {
      writeBranch(node, { score, siblings, isShared, points }, place, to);
      return;
    }
    for (const column of Object.values(columns)) to.put(column, MISSING);
    return;
  }
  if (points === undefined) {
    to.put(columns.got, MISSING);
    to.put(columns.up, MISSING);
    return;
  }
  const formula = leafFormula(node, score, place, to);
  const capped = place.isFirst ? firstLevelCap(node, place.section, formula) : formula;
  to.put(columns.got, formulaCell(capped, points));
  to.put(columns.up, formulaCell(`${columns.got}${to.row}${place.factor === undefined ? '' : `*${place.factor}`}`));
}

function formulaCell(formula: string, value?: Fraction): CellSpec {
  return { kind: 'formula', formula, format: EXACT, ...(value === undefined ? {} : { value: value.valueOf() }) };
}

function isTaken({ steps }: NodeScore, kind: NodeScore['steps'][number]['kind']): boolean {
  return steps.some((step) => step.kind === kind);
}

function leafFormula(leaf: SchemeLeaf, score: NodeScore, { section }: NodePlace, to: UnitFormulas): string {
  if (isTaken(score, 'zeroed')) return '0';
  const mark = exact(leaf.full);
  const start = leaf.start === 'full' ? mark : ZERO;
  const rows = to.rowsOf(leaf.id);
  const isNothing = score.steps[0]?.kind === 'nothing';
  const sum = rows === undefined ? '' : `SUM(${to.dataSheet}!$H$${rows.from}:$H$${rows.to})`;
  const own = isNothing
    ? plain(leaf.nothing === 'full' ? mark : ZERO)
    : bounds(leaf, score, [start.equals(ZERO) ? '' : plain(start), sum].filter(Boolean).join('+') || '0', {
        start,
        mark,
        section,
      });
  if (!isTaken(score, 'explained')) return own;
  return `MAX(${own},${plain(percentOf(mark, leaf.explainedShare ?? '0'))})`;
}

interface Bounds {
  readonly start: Fraction;
  readonly mark: Fraction;
  readonly section: SchemeSection;
}

/** Multiplier, cap and floor of a node. */
function bounds(node: SchemeNode, score: NodeScore, value: string, { start, mark, section }: Bounds): string {
  const { multiplier, floor } = node;
  let own = value;
  if (multiplier !== undefined && (multiplier.for === undefined || isTaken(score, 'multiplied'))) {
    own = `${plain(start)}+(${own}-${plain(start)})*${plain(exact(multiplier.times))}`;
  }
  const cap = node.cap ?? (node.kind === 'leaf' ? { kind: 'own' } : { kind: 'none' });
  const least = section === 'base' ? ZERO : ZERO.sub(mark);
  if (cap.kind === 'own') own = `MIN(MAX(${own},${plain(least)}),${plain(mark)})`;
  if (cap.kind === 'value') {
    const most = exact(cap.points);
    own = `MIN(MAX(${own},${plain(start.sub(most))}),${plain(start.add(most))})`;
  }
  return floor === undefined ? own : `MAX(${own},${plain(exact(floor))})`;
}

function hasFirstLevelCap(node: SchemeNode): boolean {
  return node.cap?.kind === 'firstLevel' || (node.kind === 'branch' && node.children.some(hasFirstLevelCap));
}

function firstLevelCap(node: SchemeNode, section: SchemeSection, value: string): string {
  if (!hasFirstLevelCap(node)) return value;
  const mark = exact(node.full);
  return `MIN(MAX(${value},${plain(section === 'base' ? ZERO : ZERO.sub(mark))}),${plain(mark)})`;
}

/** What all leaves of a node start from. */
function startOf(node: SchemeNode): Fraction {
  if (node.kind === 'leaf') return node.start === 'full' ? exact(node.full) : ZERO;
  if (node.combine.kind !== 'sum') return exact(node.full);
  return sumOf(node.children.map(startOf));
}

interface BranchScore {
  readonly score: NodeScore;
  readonly siblings: readonly Sibling[];
  readonly isShared: boolean;
  readonly points: Fraction;
}

function writeBranch(
  branch: SchemeBranch,
  { score, siblings, isShared, points }: BranchScore,
  place: NodePlace,
  to: UnitFormulas,
): void {
  const { row, columnsOf, put } = to;
  const { section, factor, isFirst } = place;
  const { got, up, sum = '', bounded = '', shared = '' } = columnsOf(branch.id);
  const full = exact(branch.full);
  const applying = siblings.filter((each) => each.score.points !== undefined);
  const dropped = (each: Sibling): Fraction => droppedOf(each.node, each.score, section);
  const mark = isShared ? sumOf(applying.map((each) => exact(each.node.full).sub(dropped(each)))) : full;
  const whole = isShared ? full.sub(sumOf(siblings.map(dropped))) : mark;
  const isPeriods = branch.combine.kind === 'periods';
  const start =
    branch.combine.kind === 'parts'
      ? full
      : isPeriods
        ? startOf(branch)
        : sumOf(applying.map(({ node }) => startOf(node)));
  const isZeroed = isTaken(score, 'zeroed');
  put(sum, sumCell(branch, score, siblings, to));
  put(bounded, formulaCell(isZeroed ? '0' : bounds(branch, score, `${sum}${row}`, { start, mark, section })));
  const children = `SUM(${siblings.map(({ node }) => `${columnsOf(node.id).up}${row}`).join(',') || '0'})`;
  const grown = mark.equals(ZERO) ? `${bounded}${row}` : `${bounded}${row}*${plain(whole)}/${plain(mark)}`;
  const own =
    isShared && !isZeroed
      ? `IF(ABS(${bounded}${row}-${sum}${row})>0.000000001,${grown},${children})`
      : `${bounded}${row}`;
  put(shared, formulaCell(isFirst && !isZeroed ? firstLevelCap(branch, section, own) : own));
  put(up, formulaCell(`${shared}${row}${factor === undefined ? '' : `*${factor}`}`));
  // What is printed of a node is what it came to before marks of others came to it.
  const isInner = factor === undefined && score.steps.at(-1)?.kind === 'scaled';
  put(got, formulaCell(`${isInner ? bounded : shared}${row}`, points));
}

/** What the children come to together: their sum, or weighted; the mean of periods by the figures of each. */
function sumCell(branch: SchemeBranch, score: NodeScore, siblings: readonly Sibling[], to: UnitFormulas): CellSpec {
  const { row, columnsOf } = to;
  const ownOf = ({ node }: Sibling): string => {
    const { got, shared } = columnsOf(node.id);
    return `${shared ?? got}${row}`;
  };
  const { combine } = branch;
  switch (combine.kind) {
    case 'periods': {
      const missing = combine.missing === 'zero' ? [ZERO] : [];
      const values = (score.periods ?? []).flatMap(({ points }) => points ?? missing);
      return formulaCell(values.length === 0 ? '0' : `AVERAGE(${values.map(plain).join(',')})`);
    }
    case 'parts': {
      const parts = siblings.flatMap((each, at) => {
        const full = exact(each.node.full);
        if (each.score.points === undefined || full.equals(ZERO)) return [];
        return [{ own: `${ownOf(each)}/${plain(full)}`, weight: exact(combine.weights[at] ?? '0') }];
      });
      const all = sumOf(parts.map(({ weight }) => weight));
      if (all.equals(ZERO)) return formulaCell('0');
      const sum = parts.map(({ own, weight }) => `${own}*${plain(weight)}`).join('+');
      return formulaCell(`(${sum})/${plain(all)}*${plain(exact(branch.full))}`);
    }
    default:
      return formulaCell(`SUM(${siblings.map(ownOf).join(',') || '0'})`);
  }
}
