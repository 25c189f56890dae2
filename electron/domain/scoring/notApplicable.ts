import type Fraction from 'fraction.js';
import { exact, ONE, sumOf, ZERO } from './exact.ts';
import type { ScoredNode } from './scoredNode.ts';

/**
 * Shares the marks of what does not apply among its siblings: in proportion, evenly, or to one of them; or leaves them to the whole scheme. What
 * the siblings got grows with their marks. Where the one that should take them does not apply either, they go to all in proportion.
 */
export function sharedOut(siblings: readonly ScoredNode[]): readonly ScoredNode[] {
  if (siblings.every(({ points }) => points !== undefined)) return siblings;
  const applying = siblings.filter((node) => node.points !== undefined && effective(node).compare(ZERO) > 0);
  const all = sumOf(applying.map(effective));
  if (applying.length === siblings.length || all.compare(ZERO) <= 0) return siblings;
  const more = new Map<ScoredNode, Fraction>();
  const give = (to: ScoredNode, marks: Fraction): void => void more.set(to, (more.get(to) ?? ZERO).add(marks));
  for (const { node, points, dropped } of siblings) {
    if (points !== undefined) continue;
    const marks = exact(node.full).sub(dropped);
    if (marks.compare(ZERO) <= 0) continue;
    const way = node.notApplicable ?? { kind: 'rescale' };
    const target = way.kind === 'move' ? applying.find(({ nodeId }) => nodeId === way.to) : undefined;
    if (target !== undefined) give(target, marks);
    else if (way.kind === 'spread') for (const to of applying) give(to, marks.div(applying.length));
    else for (const to of applying) give(to, marks.mul(effective(to)).div(all));
  }
  return siblings.map((sibling) => {
    const extra = more.get(sibling);
    return extra === undefined ? sibling : scaled(sibling, ONE.add(extra.div(effective(sibling))), true);
  });
}

/** The marks that a node stands for. */
function effective({ full, dropped }: ScoredNode): Fraction {
  return full.sub(dropped);
}

/** A node and all below it, with marks and points so many times as large; what is dropped for the whole scheme stays as it is. */
function scaled(scored: ScoredNode, by: Fraction, isTop: boolean): ScoredNode {
  const { points, dropped, steps } = scored;
  if (points === undefined) return scored;
  const to = points.mul(by);
  const more = isTop ? [{ kind: 'scaled', from: points, to } as const] : [];
  return scored.with({
    full: effective(scored).mul(by).add(dropped),
    points: to,
    children: scored.children.map((child) => scaled(child, by, false)),
    steps: [...steps, ...more],
  });
}
