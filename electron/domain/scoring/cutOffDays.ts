import type { Year } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { SchemeNode, SchemeTree } from '../model/schemeTree.ts';
import { stretchesOf } from './stretches.ts';

/** The days as of which a scheme looks at the facts beside the score's own: the cut-offs of its periods, in order. */
export function cutOffDays({ nodes }: SchemeTree, year: Year): readonly PlainDate[] {
  const below = (node: SchemeNode): readonly PlainDate[] => {
    if (node.kind === 'leaf') return [];
    const { combine } = node;
    const own =
      combine.kind === 'periods'
        ? stretchesOf(year, combine.every).map(({ to }) => addDays(to, combine.graceDays))
        : [];
    return [...own, ...node.children.flatMap(below)];
  };
  return [...new Set(nodes.flatMap(({ node }) => below(node)))].sort();
}
