import { assertNever, type SchemeNodeId } from '../brand.ts';
import type { Clause } from '../model/scoreClause.ts';
import type { Indicator, Scheme } from '../model/scheme.ts';
import type { SchemeLeaf, SchemeTree, SchemeWeight } from '../model/schemeTree.ts';
import type { YearFrame } from '../model/yearFrame.ts';
import type { Points } from '../points.ts';

/** The tree that a scheme of the four rules is: the same figures for the same facts. An indicator's id is its leaf's. */
export function treeOfIndicators(
  { version, indicators }: Pick<Scheme, 'version' | 'indicators'>,
  { contributionFrom, rankShare }: Pick<YearFrame, 'contributionFrom' | 'rankShare'>,
): SchemeTree {
  return {
    version,
    total: '100',
    scaling: 'raw',
    nodes: indicators.map((indicator) => ({ section: 'base', node: leafOf(indicator) })),
    grades: [],
    contribution: 'share',
    contributionFrom,
    rankShare,
  };
}

/** What such a scheme weighs. */
export function weightOf({ weight, base }: Pick<Scheme, 'weight' | 'base'>): SchemeWeight {
  return { kind: 'percent', percent: weight, base: String(base) };
}

function leafOf({ id, name, rule, full }: Indicator): SchemeLeaf {
  return {
    kind: 'leaf',
    id: id as string as SchemeNodeId,
    name,
    full,
    clauses: [clauseOf(rule, full)],
    start: 'zero',
    nothing: 'notApplicable',
  };
}

/**
 * 定时公开按时率 counts 定时公开 and 时限办件, of which late ones and those taken down too early are not well done; 任务举措完成 counts what is done,
 * late too; 信息报送 months and longer periods that met their number; the rest a person judges, and is left out until then.
 */
function clauseOf(rule: Indicator['rule'], full: Points): Clause {
  switch (rule) {
    case 'disclosureOnTime':
      return {
        rule: 'share',
        select: { kinds: ['disclosure', 'case'] },
        good: { any: ['onTime'], without: ['breach'] },
      };
    case 'measuresDone':
      return { rule: 'share', select: { kinds: ['measure'] }, good: { any: ['done'] } };
    case 'submissionsMet':
      return { rule: 'share', select: { kinds: ['submission'] }, good: { any: ['onTime'] } };
    case 'manual':
      return { rule: 'judged', least: '0', most: full, assessors: 'one', unjudged: 'nothing' };
    default:
      return assertNever(rule);
  }
}
