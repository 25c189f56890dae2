import type { SchemeNodeId } from '../brand.ts';
import type { Clause, Counting, OutcomeWord, Selector } from '../model/scoreClause.ts';
import type { SchemeLeaf, SchemeNode, SchemeTree } from '../model/schemeTree.ts';
import type { NodeScore, TreeScore } from '../model/treeScore.ts';
import { countingsOf } from './checkClause.ts';

/** What two rules may both take points for. */
export type SharedFault =
  | 'timing'
  | 'early'
  | 'breach'
  | 'returned'
  | 'due'
  | 'element'
  | 'finding'
  | 'notRectified'
  | 'event'
  | 'pieces';

/** Two leaves that may charge the same facts: the first in the tree's order charges them, the later passes them over or says 再扣. */
export interface Overlap {
  readonly first: SchemeNodeId;
  readonly later: SchemeNodeId;
  readonly faults: readonly SharedFault[];
  /** The later one charges all the same (再扣). */
  readonly isAgain: boolean;
  /** How many facts the later one passed over because of the first, in the scores given. */
  readonly count: number;
}

/** Leaves of a scheme that may charge the same facts, with how many they met on in some scores. */
export function overlapsOf(scheme: SchemeTree, scores: readonly TreeScore[] = []): readonly Overlap[] {
  const leaves = scheme.nodes.flatMap(({ section, node }) => (section === 'veto' ? [] : leavesOf(node)));
  const looks = leaves.map(({ clauses }) => clauses.flatMap(looksOf));
  const counts = passedOver(scores);
  return leaves.flatMap((later, place) =>
    leaves.slice(0, place).flatMap((first, at): readonly Overlap[] => {
      const shared = (looks[place] ?? []).flatMap((look) =>
        (looks[at] ?? []).some((other) => meets(other, look)) ? [look] : [],
      );
      if (shared.length === 0) return [];
      return [
        {
          first: first.id,
          later: later.id,
          faults: [...new Set(shared.map(({ fault }) => fault))],
          isAgain: shared.every(({ isAgain }) => isAgain),
          count: counts.get(`${first.id} ${later.id}`) ?? 0,
        },
      ];
    }),
  );
}

function leavesOf(node: SchemeNode): readonly SchemeLeaf[] {
  return node.kind === 'leaf' ? [node] : node.children.flatMap(leavesOf);
}

/** How often a later node passed over what a first one charged; by both ids. */
function passedOver(scores: readonly TreeScore[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const visit = ({ nodeId, clauses, children, periods = [] }: NodeScore): void => {
    for (const { by } of clauses.flatMap((clause) => clause.passedOver)) {
      counts.set(`${by} ${nodeId}`, (counts.get(`${by} ${nodeId}`) ?? 0) + 1);
    }
    for (const child of children) visit(child);
    for (const period of periods) for (const child of period.children) visit(child);
  };
  for (const { nodes } of scores) for (const node of nodes) visit(node);
  return counts;
}

/** A fault that a clause takes points for, and of which things. `names`: elements, types of events, sources; empty: all of them. */
interface Look {
  readonly fault: SharedFault;
  readonly select?: Selector;
  readonly names: readonly string[];
  readonly isAgain: boolean;
}

function meets(a: Look, b: Look): boolean {
  if (a.fault !== b.fault)
    return a.fault === 'element' ? b.fault === 'finding' : a.fault === 'finding' && b.fault === 'element';
  if (a.names.length > 0 && b.names.length > 0 && !a.names.some((name) => b.names.includes(name))) return false;
  return a.select === undefined || b.select === undefined || !areApart(a.select, b.select);
}

/** Whether nothing can fit both: lists of one kind that have nothing in common. A thing may bear several tags. */
function areApart(a: Selector, b: Selector): boolean {
  const without = <T>(one: readonly T[] | undefined, other: readonly T[] | undefined): boolean =>
    one !== undefined && other !== undefined && !one.some((each) => other.includes(each));
  return (
    without(a.kinds, b.kinds) ||
    without(a.duties, b.duties) ||
    without(a.roles, b.roles) ||
    without(a.events, b.events) ||
    without(a.columns, b.columns) ||
    without(a.results, b.results) ||
    (a.periods?.every((one) =>
      b.periods?.every((other) => one.by === other.by && (one.to < other.from || other.to < one.from)),
    ) === true &&
      b.periods !== undefined)
  );
}

function faultOf(word: OutcomeWord): SharedFault | undefined {
  if (word === 'due' || word === 'early' || word === 'breach' || word === 'returned') return word;
  return word === 'onTime' || word === 'done' ? undefined : 'timing';
}

function looksOf(clause: Clause): readonly Look[] {
  const isAgain = 'again' in clause && clause.again;
  switch (clause.rule) {
    case 'share': {
      const { any, also = [], without = [] } = clause.good;
      const asked = [...any, ...also, ...without];
      const flags = asked.flatMap((word) => faultOf(word) ?? []);
      const isTimed = asked.some((word) => word === 'onTime' || word === 'done');
      const faults = new Set<SharedFault>(isTimed ? [...flags, 'timing'] : flags);
      return [...faults].map((fault) => ({ fault, select: clause.select, names: [], isAgain }));
    }
    case 'lateDecay':
    case 'deadline':
      return [{ fault: 'timing', select: clause.select, names: [], isAgain }];
    case 'perOccurrence':
      return isDeduction(clause.points) ? looksOfCount(clause.count, isAgain) : [];
    case 'byCount':
      return [...clause.tiers, ...(clause.beyond ? [clause.beyond] : [])].some(({ points }) => isDeduction(points))
        ? looksOfCount(clause.count, isAgain)
        : [];
    case 'shortfall':
    case 'threshold':
      return countingsOf(clause).flatMap((counting) =>
        counting.of === 'pieces' ? [{ fault: 'pieces' as const, names: [JSON.stringify(counting)], isAgain }] : [],
      );
    case 'checklist': {
      if (!isDeduction(clause.points)) return [];
      const look: Look = { fault: 'element', names: clause.elements, isAgain };
      return [clause.select === undefined ? look : { ...look, select: clause.select }];
    }
    case 'findings':
      return [
        ...(clause.found === undefined ? [] : [{ fault: 'finding' as const, names: [], isAgain }]),
        ...(clause.notRectified === undefined ? [] : [{ fault: 'notRectified' as const, names: [], isAgain }]),
      ];
    case 'events':
      return clause.entries.flatMap(({ type, points }) =>
        isDeduction(points) ? [{ fault: 'event' as const, names: [type], isAgain }] : [],
      );
    default:
      return [];
  }
}

function looksOfCount(counting: Counting, isAgain: boolean): readonly Look[] {
  switch (counting.of) {
    case 'occurrences': {
      const { any, also = [] } = counting.when;
      const faults = new Set([...any, ...also].flatMap((word) => faultOf(word) ?? []));
      return [...faults].map((fault) => ({ fault, select: counting.select, names: [], isAgain }));
    }
    case 'events':
      return [{ fault: 'event', names: counting.types, isAgain }];
    case 'findings':
      return [
        { fault: counting.notRectified === true ? 'notRectified' : 'finding', names: counting.sources ?? [], isAgain },
      ];
    case 'elements':
      return [{ fault: 'element', names: counting.elements, isAgain }];
    default:
      return [];
  }
}

function isDeduction(points: string): boolean {
  return points.startsWith('-');
}
