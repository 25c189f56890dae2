import type Fraction from 'fraction.js';
import type { SchemeNode, SchemeTree } from '../model/schemeTree.ts';
import { atLeast, atMost, exact, HUNDRED, sumOf, ZERO } from './exact.ts';

/** The most points that a unit can come to by a scheme; `undefined` where some part of it has no bound. */
export function mostOfScheme({
  scaling,
  nodes,
  bonus,
}: Pick<SchemeTree, 'scaling' | 'nodes' | 'bonus'>): Fraction | undefined {
  const of = (section: string): readonly SchemeNode[] =>
    nodes.flatMap((first) => (first.section === section ? [first.node] : []));
  const base = sumWhereBounded(of('base').map((node) => mostOfNode(node, exact(node.full))));
  const fulls = sumOf(of('base').map(({ full }) => exact(full)));
  const added = sumWhereBounded(of('bonus').map((node) => mostOfNode(node, exact(node.full))));
  const most = bonus?.most === undefined ? added : atMost(added ?? exact(bonus.most), exact(bonus.most));
  if (base === undefined || most === undefined) return undefined;
  const isScaled = scaling === 'rescaled' && fulls.compare(ZERO) > 0;
  return (isScaled ? atLeast(base, fulls).mul(HUNDRED).div(fulls) : atLeast(base, fulls)).add(most);
}

/** `first`: the marks of its first level. */
function mostOfNode(node: SchemeNode, first: Fraction): Fraction | undefined {
  const { cap = { kind: node.kind === 'leaf' ? 'own' : 'none' }, full } = node;
  switch (cap.kind) {
    case 'own':
      return exact(full);
    case 'firstLevel':
      return first;
    case 'value':
      return startOf(node).add(exact(cap.points));
    default:
      return node.kind === 'leaf' ? undefined : sumWhereBounded(node.children.map((child) => mostOfNode(child, first)));
  }
}

function startOf(node: SchemeNode): Fraction {
  if (node.kind === 'branch') return sumOf(node.children.map(startOf));
  return node.start === 'full' ? exact(node.full) : ZERO;
}

function sumWhereBounded(values: readonly (Fraction | undefined)[]): Fraction | undefined {
  const bounded = values.flatMap((value) => value ?? []);
  return bounded.length === values.length ? sumOf(bounded) : undefined;
}
