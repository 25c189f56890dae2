import type { ClauseView, FactView, NodeView, Points, ScoreDetail } from '../../electron/contract/assessment.ts';
import type { SchemeVersion } from '../../electron/contract/schemes.ts';
import type { ScoreFactsOfYear } from '../../electron/contract/scoreFacts.ts';
import type { SchemeNodeId, Year } from '../../electron/domain/brand.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import type { CopyCell, TableCopy } from '../grid/csv.ts';
import { longDate } from '../ui/dates.ts';
import { columnPoints } from './points.ts';

/** A node as the tree lists it, with how deep it stands. */
export interface TreeLine {
  readonly node: NodeView;
  readonly depth: number;
}

/** The lines of the tree that are in sight: those under a closed branch are not. */
export function treeLines(
  nodes: readonly NodeView[],
  isClosed: (id: SchemeNodeId) => boolean,
  depth = 0,
): readonly TreeLine[] {
  return nodes.flatMap((node) => [
    { node, depth },
    ...(isClosed(node.nodeId) ? [] : treeLines(node.children, isClosed, depth + 1)),
  ]);
}

/** A node anywhere in the tree, its periods too. */
export function nodeIn(nodes: readonly NodeView[], id: string): NodeView | undefined {
  for (const node of nodes) {
    const found = node.nodeId === id ? node : nodeIn(node.children, id);
    if (found) return found;
  }
  return undefined;
}

/** The first leaf, for when nothing is chosen. */
export function firstLeaf(nodes: readonly NodeView[]): NodeView | undefined {
  const [first] = nodes;
  return first && first.children.length > 0 ? firstLeaf(first.children) : first;
}

type SchemeNode = SchemeVersion['tree']['nodes'][number]['node'];
type Clause = Extract<SchemeNode, { kind: 'leaf' }>['clauses'][number];
/** What a scheme says of a leaf that people judge. */
export type JudgedClause = Extract<Clause, { rule: 'judged' }>;

/** How a leaf is judged, as its scheme has it; absent where no person judges it. */
export function judgedClause(scheme: SchemeVersion, id: SchemeNodeId): JudgedClause | undefined {
  const find = (node: SchemeNode): JudgedClause | undefined => {
    if (node.kind === 'branch') return firstOf(node.children, find);
    return node.id === id
      ? firstOf(node.clauses, (clause) => (clause.rule === 'judged' ? clause : undefined))
      : undefined;
  };
  return firstOf(scheme.tree.nodes, ({ node }) => find(node));
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What an assessor's leaf asks for; the same from the scheme and from the year's facts. */
export type Asked = Pick<
  ScoreFactsOfYear['asked']['judged'][number],
  'nodeId' | 'name' | 'least' | 'most' | 'assessors' | 'needsBasis'
>;

/** Where a fact is on record. */
export function placeOf(fact: FactView, year: Year): string | undefined {
  const { of, occurrence, id, on } = fact;
  if (occurrence) {
    const { dutyId, ruleId, unitId, periodKey } = occurrence;
    return `/ledger?year=${year}&item=${[dutyId, ruleId, unitId, periodKey].join('~')}`;
  }
  switch (of) {
    case 'finding':
      return `/findings?year=${year}${id === undefined ? '' : `&finding=${id}`}`;
    case 'event':
      return `/scoreFacts?year=${year}${id === undefined ? '' : `&event=${id}`}`;
    case 'piece':
      return `/submissions?year=${year}&month=${Number(on.slice(5, 7))}`;
    case 'figure':
      return `/scoreFacts?year=${year}&tab=figures`;
    case 'page':
      return `/publications?year=${year}`;
    default:
      return undefined;
  }
}

/** A key for a line of facts: one fact may be counted by several clauses. */
export function factKey(fact: FactView | undefined, index: number): string {
  if (!fact) return String(index);
  return `${fact.of} ${fact.occurrence ? occurrenceText(fact.occurrence) : (fact.id ?? fact.text)} ${fact.on} ${index}`;
}

/** What asks for pieces is shown period by period. What came out well of a frozen score has no occurrence with it, and no id. */
export function isOfPieces({ of, occurrence, id }: FactView): boolean {
  return of === 'occurrence' && occurrence === undefined && id !== undefined;
}

/** All facts of a clause, those that cost or brought points first. */
export function factsOf({ counted, passedOver, wellFacts }: ClauseView): readonly FactView[] {
  return [...counted, ...passedOver, ...wellFacts];
}

/** What a node counted, as it is listed. */
export function factsTable(name: string, facts: readonly FactView[]): TableCopy {
  return {
    name: `${name}（逐项）`,
    header: ['事项', '所属期', '应办日期', '办结日期', '结果', '加减分', '已在何处计'],
    rows: facts.map(({ text, on, said, points, occurrence, byNode }) => [
      text,
      occurrence?.period ?? '',
      occurrence ? occurrence.dueOn : on,
      occurrence?.doneOn,
      said,
      points === undefined ? undefined : Number(points),
      byNode?.name,
    ]),
  };
}

/** 得分单: every node of a unit with its points, the branches' names before their leaves'. */
export function sheetTable(detail: ScoreDetail, year: Year): TableCopy {
  return sheetOf(detail, year, Number);
}

/** The same for a sheet of paper: every figure with its two places. */
export function sheetPaper(detail: ScoreDetail, year: Year): TableCopy {
  const { className, scheme, asOf } = detail;
  return {
    ...sheetOf(detail, year, columnPoints),
    note: `考核类别：${className}；${scheme.name}第 ${scheme.version} 版；得分截至${longDate(asOf)}`,
  };
}

function sheetOf({ row, nodes, steps }: ScoreDetail, year: Year, show: (points: Points) => CopyCell): TableCopy {
  const lines = treeLines(nodes, () => false);
  return {
    name: `${year}年得分单（${row.unit}）`,
    header: ['指标', '分值', '得分', '计分依据'],
    rows: [
      ...lines.map(({ node, depth }) => [
        `${'　'.repeat(depth)}${node.name}`,
        Number(node.full),
        node.points === undefined ? undefined : show(node.points),
        node.basis,
      ]),
      ['总分', undefined, row.total === undefined ? undefined : show(row.total), steps.join('；')],
      ['折算分', undefined, row.contribution === undefined ? undefined : show(row.contribution), ''],
    ],
  };
}
