import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import type { Clause } from '../model/scoreClause.ts';
import type { FirstLevel, SchemeLeaf, SchemeNode, SchemeSection, SchemeTree } from '../model/schemeTree.ts';
import { parsePoints, plainPoints, type Points } from '../points.ts';
import { exact, sumOf, ZERO } from '../scoring/exact.ts';
import { proposeRule } from '../scoring/proposeRule.ts';
import { markIn } from './schemeColumns.ts';
import type { OutlineLine, OutlineNode, SchemeCell, SchemeSheet, SchemeTotal } from './schemeTable.ts';
import { sectionSum, sumsAt } from './schemeTotals.ts';

/** Something in a cell that cannot be taken as it stands. */
export interface SchemeFault extends SchemeCell {
  /** A Chinese sentence that names sheet, cell and value. */
  readonly message: string;
}

/** 评分标准 of which no rule, or not all, was read. */
export interface UnreadCriteria extends SchemeCell {
  readonly nodeId: SchemeNodeId;
  readonly name: string;
  /** What of it was not read. */
  readonly parts: readonly string[];
  /** A person is to judge, for nothing was read at all. */
  readonly isJudged: boolean;
}

/** A scheme as a table tells it: a draft, to be looked at. */
export interface OutlinedScheme {
  readonly tree: SchemeTree;
  readonly faults: readonly SchemeFault[];
  readonly unread: readonly UnreadCriteria[];
}

/** Makes a tree of what a table says. What cannot be read stays as it is written, for the person to put right. */
export function treeOfOutline(
  sheets: readonly SchemeSheet[],
  newId: () => SchemeNodeId,
  onLeaf: (leaf: SchemeLeaf, lines: readonly OutlineLine[]) => void = () => undefined,
): OutlinedScheme {
  const rowOf = new Map<SchemeNodeId, number>();
  const maker = new Maker(newId, (leaf, lines) => {
    rowOf.set(leaf.id, lines[0]?.row ?? 0);
    onLeaf(leaf, lines);
  });
  const made = sheets.map(({ nodes, totals }) => ({ nodes: nodes.map((node) => maker.first(node)), totals }));
  const nodes = made.flatMap((sheet) => sheet.nodes);
  const base = sectionSum(nodes, 'base');
  for (const { nodes: own, totals } of made) {
    const sheet = { nodes: own, rowOf, totalRows: totals.map(({ row }) => row) };
    for (const total of totals) maker.checkTotal(total, sumsAt(total.row, total.word, sheet, nodes));
  }
  return {
    tree: {
      version: 1,
      total: plainPoints(base.toString(4)),
      scaling: 'raw',
      nodes,
      grades: [],
      contribution: 'share',
      contributionFrom: 'printed',
      rankShare: 0,
    },
    faults: maker.faults,
    unread: maker.unread,
  };
}

function markOf({ full }: SchemeNode) {
  return parsePoints(full) ?? ZERO;
}

class Maker {
  readonly faults: SchemeFault[] = [];
  readonly unread: UnreadCriteria[] = [];
  private readonly newId: () => SchemeNodeId;
  private readonly onLeaf: (leaf: SchemeLeaf, lines: readonly OutlineLine[]) => void;

  constructor(newId: () => SchemeNodeId, onLeaf: (leaf: SchemeLeaf, lines: readonly OutlineLine[]) => void) {
    this.newId = newId;
    this.onLeaf = onLeaf;
  }

  first(outline: OutlineNode): FirstLevel {
    const { section } = outline;
    const node = this.node(outline);
    return section === 'veto' ? { section, effect: { kind: 'at', points: '59' }, node } : { section, node };
  }

  checkTotal({ cell, word }: SchemeTotal, sums: readonly Fraction[]): void {
    const said = markIn(cell.text);
    const [base = ZERO] = sums;
    if (said === undefined || sums.some((sum) => sum.equals(exact(said)))) return;
    const name = /合计|总计|小计|共计/u.exec(word)?.[0] ?? '合计';
    this.fault(cell, `${name}写的是 ${plainPoints(said)}，各项基础分加起来是 ${plainPoints(base.toString(4))}，请核对`);
  }

  private fault(cell: SchemeCell, what: string): void {
    const value = cell.text === '' ? '' : `的“${cell.text.slice(0, 40)}”`;
    this.faults.push({ ...cell, message: `工作表“${cell.sheet}”单元格 ${cell.address} ${value}：${what}。` });
  }

  private node(outline: OutlineNode): SchemeNode {
    const { children, lines } = outline;
    if (children.length > 0)
      return this.branch(
        outline,
        children.map((child) => this.node(child)),
      );
    const [line, ...others] = lines;
    const isOne = others.every(
      ({ mark, isMarkShared }) => mark.text === '' || mark.address === line?.mark.address || isMarkShared,
    );
    if (line === undefined || isOne) return this.leaf(outline, lines);
    // One name over several lines, each with marks of its own.
    const parts = lines.map(
      (each, at): OutlineNode => ({
        name: shortName(each.criteria.text, at),
        section: outline.section,
        cell: each.criteria,
        children: [],
        lines: [each],
      }),
    );
    return this.branch(
      { ...outline, lines: [] },
      parts.map((part) => this.node(part)),
    );
  }

  private branch({ name, section, cell, mark, lines }: OutlineNode, children: readonly SchemeNode[]): SchemeNode {
    const sum = plainPoints(sumOf(children.map(markOf)).toString(4));
    const own = mark ?? lines.find((line) => line.mark.text !== '')?.mark;
    const said = own === undefined ? undefined : this.markIn(own);
    if (said !== undefined && section === 'base' && !exact(said).equals(exact(sum))) {
      this.fault(own ?? cell, `“${name}”分值 ${plainPoints(said)}，下级合计 ${sum}，请核对`);
    }
    return { kind: 'branch', id: this.newId(), name, full: said ?? sum, combine: { kind: 'sum' }, children };
  }

  private markIn(cell: SchemeCell): Points | undefined {
    if (cell.text === '') return undefined;
    const mark = markIn(cell.text);
    if (mark === undefined) this.fault(cell, '不是分值，请改为数字');
    return mark;
  }

  private leaf(outline: OutlineNode, lines: readonly OutlineLine[]): SchemeLeaf {
    const { name, section, cell, mark } = outline;
    const [first] = lines;
    const own = lines.find((line) => line.mark.text !== '' && line.isMarkShared !== true)?.mark ?? mark;
    const said = own === undefined ? undefined : this.markIn(own);
    if (own === undefined && section === 'base') {
      const shared = lines.find(({ isMarkShared }) => isMarkShared === true)?.mark;
      if (shared === undefined) this.fault(first?.mark.text === '' ? first.mark : cell, `“${name}”没有分值，请填写`);
      else this.fault(shared, `这个分值合并在几项指标上，“${name}”没有自己的分值，请分开填写`);
    }
    const full = said ?? (section === 'base' ? '' : '0');
    const criteria = lines
      .map((line) => line.criteria.text)
      .filter((text) => text !== '')
      .join('\n');
    const leaf = leafOf({ id: this.newId(), name, full, criteria, section });
    const { unread, isRead } = proposeRule(criteria, full);
    if (criteria === '') this.fault(first?.criteria ?? cell, `“${name}”没有评分标准，按人工评议，待核`);
    else if (unread.length > 0) {
      const where = lines.find((line) => line.criteria.text !== '')?.criteria ?? cell;
      this.unread.push({ ...where, nodeId: leaf.id, name, parts: unread, isJudged: !isRead });
    }
    this.onLeaf(leaf, lines);
    return leaf;
  }
}

/** A name for a line that has none: the beginning of what it says. */
function shortName(text: string, at: number): string {
  const [said = ''] = text.split(/[，。；：,;:\n]/u);
  return said === '' ? `第 ${at + 1} 条` : said.slice(0, 20);
}

/** A leaf with the rules that its criteria propose, 待核. Outside the base it starts from nothing. */
export function leafOf({
  id,
  name,
  full,
  criteria,
  section,
}: Pick<SchemeLeaf, 'id' | 'name' | 'full'> & {
  readonly criteria: string;
  readonly section: SchemeSection;
}): SchemeLeaf {
  const { clauses, start, nothing, isRead } = proposeRule(criteria, full === '' ? '0' : full);
  const isBase = section === 'base';
  const isOpen = !isBase && (parsePoints(full) ?? ZERO).equals(ZERO);
  return {
    kind: 'leaf',
    id,
    name,
    full,
    clauses: isBase || isRead ? clauses : [judgedIn(section, full)],
    start: isBase ? start : 'zero',
    nothing: isBase ? nothing : 'zero',
    ...(isOpen ? { cap: { kind: 'none' } } : {}),
    ...(criteria === '' ? {} : { criteria: criteria.slice(0, 5000) }),
    toCheck: true,
  };
}

/** What a person gives outside the base; nothing while nobody has. */
function judgedIn(section: SchemeSection, full: Points): Clause {
  const most = (parsePoints(full) ?? ZERO).equals(ZERO) ? '100' : full;
  const range = section === 'bonus' ? { least: '0', most } : { least: `-${most}`, most: '0' };
  return { rule: 'judged', ...range, assessors: 'one', unjudged: 'nothing' };
}
