import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import type { FirstLevel, SchemeNode, SchemeSection } from '../model/schemeTree.ts';
import { parsePoints } from '../points.ts';
import { sumOf, ZERO } from '../scoring/exact.ts';

/** A leaf as a table has it: the row of its first line, and what it stands below. */
interface PlacedMark {
  readonly row: number;
  readonly mark: Fraction;
  readonly section: SchemeSection;
  readonly above: readonly SchemeNodeId[];
}

/** A sheet's first levels, the rows of its leaves, and the rows in which sums stand. */
export interface SummedSheet {
  readonly nodes: readonly FirstLevel[];
  readonly rowOf: ReadonlyMap<SchemeNodeId, number>;
  readonly totalRows: readonly number[];
}

/** The sums of the first levels of a section. */
export function sectionSum(nodes: readonly FirstLevel[], section: SchemeSection): Fraction {
  return sumOf(nodes.filter((first) => first.section === section).map(({ node }) => markOf(node)));
}

/**
 * What a line of totals may rightly say. 总计 and 共计 are of the whole scheme, with or without what is added to it; 合计 may also be of all lines so
 * far; 小计 also of the lines since the sum before it, of its section, or of an indicator that the line above it stands below.
 */
export function sumsAt(
  row: number,
  word: string,
  { nodes, rowOf, totalRows }: SummedSheet,
  whole: readonly FirstLevel[],
): readonly Fraction[] {
  const [all, bonus, own] = [sectionSum(whole, 'base'), sectionSum(whole, 'bonus'), sectionSum(nodes, 'base')];
  const sums = [all, all.add(bonus), own, own.add(sectionSum(nodes, 'bonus'))];
  if (/总计|共计/u.test(word)) return sums;
  const before = nodes.flatMap(({ section, node }) => placed(node, section, [], rowOf)).filter((one) => one.row < row);
  const sum = (holds: (one: PlacedMark) => boolean): Fraction => sumOf(before.filter(holds).map(({ mark }) => mark));
  const last = before.at(-1);
  const inSection = (one: PlacedMark): boolean => one.section === last?.section;
  const running = [sum(({ section }) => section === 'base'), sum(inSection)];
  if (!word.includes('小计')) return [...sums, ...running];
  const since = totalRows.findLast((each) => each < row) ?? -1;
  return [
    ...sums,
    ...running,
    sum((one) => one.row > since),
    ...(last?.above ?? []).map((id) => sum(({ above }) => above.includes(id))),
  ];
}

function placed(
  node: SchemeNode,
  section: SchemeSection,
  above: readonly SchemeNodeId[],
  rowOf: ReadonlyMap<SchemeNodeId, number>,
): readonly PlacedMark[] {
  const path = [...above, node.id];
  if (node.kind === 'branch') return node.children.flatMap((child) => placed(child, section, path, rowOf));
  return [{ row: rowOf.get(node.id) ?? 0, mark: markOf(node), section, above: path }];
}

function markOf({ full }: SchemeNode): Fraction {
  return parsePoints(full) ?? ZERO;
}
