import type { SchemeNodeId } from '../brand.ts';
import { exceeds, type Points } from '../points.ts';
import type { Clause, ClauseOf, Counting, CountPeriod } from '../model/scoreClause.ts';
import type { SchemeLeaf, SchemeNode, SchemeTree } from '../model/schemeTree.ts';
import type { EventLevel, ScoreEvent, ScoreEventType } from '../model/scoreEvent.ts';
import { countingsOf } from './checkClause.ts';

/** An item of a third party's sheet: the most that it may have, and by which periods it is returned. */
export interface AskedItem {
  readonly item: string;
  /** Absent: a figure without bounds, as places are reckoned from. */
  readonly full?: Points;
  readonly every?: CountPeriod;
}

/** A leaf that people judge. */
export interface AskedJudgement {
  readonly nodeId: SchemeNodeId;
  readonly name: string;
  readonly full: Points;
  readonly least: Points;
  readonly most: Points;
  readonly assessors: ClauseOf<'judged'>['assessors'];
  readonly needsBasis: boolean;
  /** Nobody has judged yet: the total is 暂计. */
  readonly isNeeded: boolean;
}

/** A kind of event that some rule counts. */
export interface AskedEvent {
  readonly type: ScoreEventType;
  readonly name?: string;
  readonly level?: EventLevel;
}

/** What a scheme's rules ask people for, because no other record of the office has it. */
export interface AskedFacts {
  readonly sheets: readonly { readonly sheet: string; readonly items: readonly AskedItem[] }[];
  readonly samples: readonly string[];
  readonly figures: readonly string[];
  readonly groups: readonly { readonly group: string; readonly outOf: Points }[];
  readonly judged: readonly AskedJudgement[];
  /** Leaves of which a share is kept where a unit has explained that it had nothing to show. */
  readonly explained: readonly { readonly nodeId: SchemeNodeId; readonly name: string; readonly share: Points }[];
  readonly events: readonly AskedEvent[];
}

/** The leaves of a node, in order. */
export function leavesOf(node: SchemeNode): readonly SchemeLeaf[] {
  return node.kind === 'leaf' ? [node] : node.children.flatMap(leavesOf);
}

/** All nodes of a scheme, each before its children. */
export function nodesOf({ nodes }: Pick<SchemeTree, 'nodes'>): readonly SchemeNode[] {
  const withBelow = (node: SchemeNode): readonly SchemeNode[] =>
    node.kind === 'leaf' ? [node] : [node, ...node.children.flatMap(withBelow)];
  return nodes.flatMap(({ node }) => withBelow(node));
}

/** What a scheme asks people for, each thing once. */
export function askedBy(scheme: Pick<SchemeTree, 'nodes'>): AskedFacts {
  const leaves = scheme.nodes.flatMap(({ node }) => leavesOf(node));
  const clauses = leaves.flatMap((leaf) => leaf.clauses.map((clause) => ({ leaf, clause })));
  const countings = [
    ...clauses.flatMap(({ clause }) => countingsOf(clause)),
    ...nodesOf(scheme).flatMap(({ zeroWhen }) => (zeroWhen === undefined ? [] : [zeroWhen.count])),
  ];
  return {
    sheets: sheetsOf(clauses),
    samples: distinct(clauses.flatMap(({ clause }) => (clause.rule === 'sample' ? [clause.sample] : []))),
    figures: distinct(countings.flatMap((counting) => (counting.of === 'figure' ? [counting.name] : []))),
    groups: distinct(
      clauses.flatMap(({ clause }) => (clause.rule === 'rollup' ? [{ group: clause.group, outOf: clause.outOf }] : [])),
      ({ group }) => group,
    ),
    judged: distinct(
      clauses.flatMap(({ leaf, clause }) => (clause.rule === 'judged' ? [judgedLeaf(leaf, clause)] : [])),
      ({ nodeId }) => nodeId,
    ),
    explained: leaves.flatMap(({ id, name, explainedShare }) =>
      explainedShare === undefined ? [] : [{ nodeId: id, name, share: explainedShare }],
    ),
    events: distinct(
      [
        ...clauses.flatMap(({ clause }) => (clause.rule === 'events' ? clause.entries.map(askedEvent) : [])),
        ...countings.flatMap(eventsOfCounting),
      ],
      ({ type, name = '', level = '' }) => `${type} ${name} ${level}`,
    ),
  };
}

function judgedLeaf({ id, name, full }: SchemeLeaf, clause: ClauseOf<'judged'>): AskedJudgement {
  const { least, most, assessors, needsBasis = false, unjudged } = clause;
  return { nodeId: id, name, full, least, most, assessors, needsBasis, isNeeded: unjudged === 'provisional' };
}

function askedEvent({
  type,
  name,
  level,
}: Pick<AskedEvent, 'type'> & { readonly [Field in 'name' | 'level']?: AskedEvent[Field] | undefined }): AskedEvent {
  return { type, ...(name === undefined ? {} : { name }), ...(level === undefined ? {} : { level }) };
}

function eventsOfCounting(counting: Counting): readonly AskedEvent[] {
  if (counting.of !== 'events') return [];
  const { types, names = [undefined], levels = [undefined] } = counting;
  return types.flatMap((type) => names.flatMap((name) => levels.map((level) => askedEvent({ type, name, level }))));
}

/** The items that rules read off each sheet; where several read one, the most that any of them lets it have. */
function sheetsOf(clauses: readonly { readonly leaf: SchemeLeaf; readonly clause: Clause }[]): AskedFacts['sheets'] {
  const sheets = new Map<string, Map<string, AskedItem>>();
  for (const { leaf, clause } of clauses) {
    const asked = itemOf(leaf, clause);
    if (asked === undefined) continue;
    const items = sheets.get(asked.sheet) ?? new Map<string, AskedItem>();
    sheets.set(asked.sheet, items);
    const before = items.get(asked.item.item);
    items.set(asked.item.item, before === undefined ? asked.item : wider(before, asked.item));
  }
  return [...sheets].map(([sheet, items]) => ({ sheet, items: [...items.values()] }));
}

function itemOf(leaf: SchemeLeaf, clause: Clause): { readonly sheet: string; readonly item: AskedItem } | undefined {
  if (clause.rule === 'sheet' || clause.rule === 'periods') {
    const { sheet, item, outOf, of } = clause;
    const full = outOf ?? of ?? leaf.full;
    return {
      sheet,
      item: clause.rule === 'sheet' ? { item, full } : { item, full, every: clause.every },
    };
  }
  if ((clause.rule !== 'byRank' && clause.rule !== 'toBest') || clause.figure.of !== 'sheet') return undefined;
  return { sheet: clause.figure.sheet, item: { item: clause.figure.item } };
}

function wider(a: AskedItem, b: AskedItem): AskedItem {
  const every = a.every ?? b.every;
  const full = a.full === undefined || b.full === undefined ? undefined : exceeds(a.full, b.full) ? a.full : b.full;
  return { item: a.item, ...(full === undefined ? {} : { full }), ...(every === undefined ? {} : { every }) };
}

function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => unknown = (item) => item): readonly Item[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}

/** The leaves whose rules count an event, wherever it is charged in the end. */
export function leavesCounting(
  event: Pick<ScoreEvent, 'type' | 'name' | 'level' | 'organ' | 'outlet'>,
  scheme: Pick<SchemeTree, 'nodes'>,
): readonly { readonly nodeId: SchemeNodeId; readonly name: string }[] {
  const counts = (counting: Counting): boolean =>
    counting.of === 'events' &&
    counting.types.includes(event.type) &&
    (counting.names === undefined || counting.names.includes(event.name)) &&
    (counting.levels === undefined || (event.level !== undefined && counting.levels.includes(event.level)));
  const fits = (clause: Clause): boolean =>
    clause.rule === 'events'
      ? clause.entries.some(
          ({ type, name, level, organ, outlet }) =>
            type === event.type &&
            (name === undefined || name === event.name) &&
            (level === undefined || level === event.level) &&
            (organ === undefined || organ === event.organ) &&
            (outlet === undefined || outlet === event.outlet),
        )
      : countingsOf(clause).some(counts);
  return scheme.nodes
    .flatMap(({ node }) => leavesOf(node))
    .filter(({ clauses, zeroWhen }) => clauses.some(fits) || (zeroWhen !== undefined && counts(zeroWhen.count)))
    .map(({ id, name }) => ({ nodeId: id, name }));
}
