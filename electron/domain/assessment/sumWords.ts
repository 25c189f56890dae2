import Fraction from 'fraction.js';
import { assertNever } from '../brand.ts';
import type {
  BonusRule,
  SchemeBranch,
  SchemeLeaf,
  SchemeNode,
  SchemeSection,
  SchemeTree,
} from '../model/schemeTree.ts';
import type { NodeScore, TotalStep, TreeScore } from '../model/treeScore.ts';
import { plainPoints, roundPoints, type Points } from '../points.ts';
import { exact, sumOf, ZERO } from '../scoring/exact.ts';
import { isRebased, nodeNames, ownPoints, type OwnPoints } from './yearScores.ts';

/** How a printed total comes of the printed points of the first level, where it is more than their sum. */
export interface SumWords {
  /** 基础分99.67＋加分0.00（4.50分不计，未达到加分门槛：基础分应高于80分）－扣分1.15＝98.52. */
  readonly text: string;
  /** The same in short words: 未达到加分门槛. */
  readonly notes: readonly string[];
}

const PLAIN: ReadonlySet<TotalStep['kind']> = new Set(['base', 'bonus', 'deductions']);

/** The sum of a total in printed figures, every one of which is told; `undefined` where the total is no more than the sum of its parts, or there is none. */
export function sumWords(score: TreeScore, tree: SchemeTree): SumWords | undefined {
  const rebased = isRebased(score, tree);
  if (score.total === undefined || (!rebased && score.steps.every(({ kind }) => PLAIN.has(kind)))) return undefined;
  const told = new Sum(tree, printedSums(score, tree), { rebased, isVetoed: score.vetoes.length > 0 });
  for (const [at, step] of score.steps.entries()) told.take(step, score.steps[at + 1]);
  return { text: told.ending(score.total), notes: told.notes };
}

/**
 * What must be said of a node's printed points beside those of what is below it, or of its clauses: that rounding parts them, weights, a mean, or
 * marks of others that are in them. `own`: its points before marks of others came to it.
 */
export function sumNotes(node: SchemeNode, score: NodeScore, { points, below }: OwnPoints): readonly string[] {
  const reached = score.steps[0]?.from ?? points;
  if (reached === undefined || (node.kind === 'leaf' && score.clauses.length < 2)) return [];
  if (node.kind === 'branch' && node.combine.kind === 'periods') return [`各期平均 ${roundPoints(reached)}`];
  if (node.kind === 'branch' && node.combine.kind === 'parts') {
    return [
      `按权重 ${node.combine.weights.map((weight) => `${plainPoints(weight)}%`).join('、')} 合计 ${roundPoints(reached)}`,
    ];
  }
  const parts = node.kind === 'leaf' ? clauseParts(node, score) : childParts(node, score, below);
  const gap = exact(roundPoints(reached)).sub(sumOf(parts)).abs();
  if (gap.equals(ZERO)) return [];
  const isRounding = gap.compare(new Fraction(parts.length + 1, 200)) <= 0;
  if (isRounding) return [`因四舍五入，合计差 ${roundPoints(gap)}`];
  return [
    node.kind === 'leaf'
      ? `各条合计 ${roundPoints(reached)}`
      : `下级合计 ${roundPoints(reached)}，含不适用指标分入的分值`,
  ];
}

function clauseParts({ start, full }: SchemeLeaf, { clauses }: NodeScore): readonly Fraction[] {
  const changes = clauses.map(({ points }) => exact(roundPoints(points)));
  return start === 'full' ? [exact(full), ...changes] : changes;
}

/** Points of children as they are printed. */
function childParts({ children }: SchemeBranch, { children: scores }: NodeScore, below: Fraction): readonly Fraction[] {
  return children.map((child, at) => {
    const own = scores[at];
    const points = own === undefined ? undefined : ownPoints(child, own, below).points;
    return points === undefined ? ZERO : exact(roundPoints(points));
  });
}

/** What the printed points of the first level come to, section by section. */
function printedSums({ nodes }: TreeScore, tree: SchemeTree): (section: SchemeSection) => Fraction {
  const printed = tree.nodes.map(({ section, node }, at) => {
    const own = nodes[at];
    const points = own === undefined ? undefined : ownPoints(node, own).points;
    return { section, points: points === undefined ? ZERO : exact(roundPoints(points)) };
  });
  return (section) => sumOf(printed.filter((each) => each.section === section).map(({ points }) => points));
}

/** A sum that is told while it is reckoned, with the figures that are printed. */
class Sum {
  readonly notes: string[] = [];
  readonly #tree: SchemeTree;
  readonly #printed: (section: SchemeSection) => Fraction;
  readonly #how: { readonly rebased: boolean; readonly isVetoed: boolean };
  #text = '';
  #now = ZERO;

  constructor(
    tree: SchemeTree,
    printed: (section: SchemeSection) => Fraction,
    how: { readonly rebased: boolean; readonly isVetoed: boolean },
  ) {
    this.#tree = tree;
    this.#printed = printed;
    this.#how = how;
  }

  take({ kind, points }: TotalStep, next: TotalStep | undefined): void {
    switch (kind) {
      case 'base':
        return this.#base(points);
      case 'wholeScheme':
        return this.#become('按适用的分值折算为', points);
      case 'rescaled':
        return this.#become('折算为100分为', points);
      case 'veto':
        return this.#become('一票否决，计', points, '一票否决');
      case 'gateShut':
        return this.#shut();
      case 'bonus':
        if (next?.kind === 'bonusCapped') return undefined;
        return this.#add('加分', points, gapWords(this.#printed('bonus'), points));
      case 'bonusCapped':
        this.notes.push('加分封顶');
        return this.#add('加分', points, `（${roundPoints(this.#printed('bonus'))}分，最多计${plain(points)}分）`);
      case 'deductions':
        return this.#add('扣分', points, gapWords(this.#printed('deductions'), points));
      case 'floored':
        return this.#become('不低于', points, '扣到下限为止');
      default:
        return assertNever(kind);
    }
  }

  ending(total: Points): string {
    return `${this.#text}＝${total}${gapWords(this.#now, exact(total))}`;
  }

  #base(points: Fraction): void {
    const { rebased } = this.#how;
    this.#text = `基础分${roundPoints(points)}${
      rebased ? '（不适用指标的分值已转给其他指标）' : gapWords(this.#printed('base'), points)
    }`;
    this.#now = exact(roundPoints(points));
  }

  /** What was so far becomes another figure. */
  #become(words: string, points: Fraction, note?: string): void {
    if (note !== undefined) this.notes.push(note);
    this.#text += `${this.#text === '' ? '' : '，'}${words}${roundPoints(points)}`;
    this.#now = exact(roundPoints(points));
  }

  #add(words: string, points: Fraction, more: string): void {
    const printed = exact(roundPoints(points));
    const sign = printed.compare(ZERO) < 0 ? '－' : '＋';
    this.#text += `${this.#text === '' && sign === '＋' ? '' : sign}${words}${roundPoints(printed.abs())}${more}`;
    this.#now = this.#now.add(printed);
  }

  #shut(): void {
    const { isVetoed } = this.#how;
    const why = isVetoed ? '一票否决的不加分' : gateWords(this.#tree.bonus?.gate, nodeNames(this.#tree));
    if (!isVetoed) this.notes.push('未达到加分门槛');
    this.#add('加分', ZERO, `（${roundPoints(this.#printed('bonus'))}分不计，${why}）`);
  }
}

function plain(points: Fraction): string {
  return plainPoints(roundPoints(points));
}

/** By how much a printed figure misses the sum of the printed ones that it is made of. */
function gapWords(sum: Fraction, figure: Fraction): string {
  const gap = exact(roundPoints(figure)).sub(sum).abs();
  return gap.equals(ZERO) ? '' : `（四舍五入差${roundPoints(new Fraction(gap))}）`;
}

function gateWords(gate: BonusRule['gate'], nameOf: ReturnType<typeof nodeNames>): string {
  return gate === undefined ? '' : `未达到加分门槛：${gateRule(gate, nameOf)}`;
}

/** 基础分应高于80分; “日常公开”应不低于44分. */
export function gateRule(
  { of, compare, points }: NonNullable<BonusRule['gate']>,
  nameOf: ReturnType<typeof nodeNames>,
): string {
  const measured = of === undefined ? '基础分' : of.map((id) => `“${nameOf(id)}”`).join('、');
  return `${measured}应${compare === 'above' ? '高于' : '不低于'}${plainPoints(points)}分`;
}
