import type { SchemeLeaf, SchemeNode, SchemeTree } from '../../electron/contract/schemeTree.ts';
import type { SchemeNodeId, Year } from '../../electron/domain/brand.ts';
import { troublesOf } from '../../electron/domain/scoring/checkTree.ts';
import { checkWeight } from '../../electron/domain/scoring/checkWeight.ts';
import { overlapsOf, type Overlap, type SharedFault } from '../../electron/domain/scoring/overlaps.ts';
import { proposeRule } from '../../electron/domain/scoring/proposeRule.ts';
import type { SchemeDraft } from './editing.ts';
import { allPlaced } from './treeEdits.ts';

/** Something to be said of a draft. `bars`: it cannot be saved so. `toCheck`: rules that were proposed. `unread`: criteria of which no rule was read. */
export interface DraftNote {
  readonly kind: 'bars' | 'unread' | 'toCheck' | 'overlap';
  /** Absent: the scheme itself. */
  readonly nodeId?: SchemeNodeId;
  readonly field?: string;
  readonly message: string;
  /** For how many it stands. Absent: itself. */
  readonly count?: number;
}

/** All that there is to say of a draft, what keeps it from being saved first. */
export function notesOf({ name, tree, weight }: SchemeDraft, year: Year): readonly DraftNote[] {
  const weighed = checkWeight(weight, year);
  const nodes = allPlaced(tree).map(({ node }) => node);
  return [
    ...(name.trim() === '' ? [{ kind: 'bars', field: 'name', message: '方案没有名称，请填写。' } as const] : []),
    ...(tree.nodes.length === 0 ? [{ kind: 'bars', message: '方案里还没有指标，请添加。' } as const] : []),
    ...troublesOf(tree).map(
      ({ nodeId, field, message }): DraftNote =>
        nodeId === undefined ? { kind: 'bars', field, message } : { kind: 'bars', field, message, nodeId },
    ),
    ...(weighed.ok ? [] : [{ kind: 'bars', field: 'weight', message: weighed.error.message } as const]),
    ...nodes.flatMap(checkNotes),
  ];
}

function checkNotes(node: SchemeNode): readonly DraftNote[] {
  if (node.kind !== 'leaf' || node.toCheck !== true) return [];
  const unread = unreadParts(node);
  if (unread.length === 0)
    return [{ kind: 'toCheck', nodeId: node.id, message: `“${node.name}”的规则由程序拟出，请核对。` }];
  const what = unread.map((part) => `“${part}”`).join('、');
  return [{ kind: 'unread', nodeId: node.id, message: `“${node.name}”的评分标准有没读懂的：${what}。` }];
}

/** What of a leaf's criteria no rule was read from. */
export function unreadParts({ criteria = '', full }: SchemeLeaf): readonly string[] {
  return criteria === '' ? [] : proposeRule(criteria, full === '' ? '0' : full).unread;
}

const FAULT_WORDS: Readonly<Record<SharedFault, string>> = {
  due: '应办',
  timing: '办理时间',
  early: '提前',
  breach: '撤早',
  returned: '退回',
  element: '要素',
  finding: '问题',
  notRectified: '逾期未整改',
  event: '考核事件',
  pieces: '篇数',
};

/** So many lines of one kind at most; the rest is said together. */
const MOST_LINES = 30;
/** More than so many rules to check are told of by first level. */
const MOST_TO_CHECK = 12;

/** Leaves that may charge the same facts, a line for each that charges later. Where the draft was tried, with how many they met on. */
export function overlapsIn(tree: SchemeTree, tried: readonly Overlap[] | undefined): readonly DraftNote[] {
  return groupedOverlaps(tree, tried, ({ later }) => later);
}

/** The notes as a list of the whole scheme that stays short: what many indicators have alike is a line for each first level, or each pair of them. */
export function shortList(
  tree: SchemeTree,
  own: readonly DraftNote[],
  tried: readonly Overlap[] | undefined,
): readonly DraftNote[] {
  const firstLevel = firstLevels(tree);
  const nameOf = (id: SchemeNodeId | undefined): string => (id === undefined ? '' : (firstLevel.get(id)?.name ?? ''));
  const toCheck = own.filter(({ kind }) => kind === 'toCheck');
  const rest = own.filter(({ kind }) => kind !== 'toCheck');
  const groups = Map.groupBy(toCheck, ({ nodeId }) => nameOf(nodeId));
  const checks =
    toCheck.length <= MOST_TO_CHECK ? toCheck : [...groups].flatMap(([name, notes]) => checksTogether(name, notes));
  const overlaps = groupedOverlaps(
    tree,
    tried,
    ({ first, later }) => `${firstLevel.get(first)?.id ?? ''} ${firstLevel.get(later)?.id ?? ''}`,
  );
  const more = overlaps.length - MOST_LINES;
  const others: readonly DraftNote[] =
    more <= 0 ? [] : [{ kind: 'overlap', message: `另有 ${more} 组重叠，见各指标的标记。`, count: more }];
  return [...rest, ...checks, ...overlaps.slice(0, MOST_LINES), ...others];
}

/** One line for the rules to check below a first-level node; it leads to the first of them. */
function checksTogether(name: string, notes: readonly DraftNote[]): readonly DraftNote[] {
  const [first] = notes;
  if (first === undefined || notes.length === 1) return notes;
  return [{ ...first, message: `“${name}”下有 ${notes.length} 项规则由程序拟出，请逐项核对。`, count: notes.length }];
}

function firstLevels(tree: SchemeTree): ReadonlyMap<SchemeNodeId, SchemeNode> {
  return new Map(allPlaced(tree).map(({ node, above }): [SchemeNodeId, SchemeNode] => [node.id, above[0] ?? node]));
}

function groupedOverlaps(
  tree: SchemeTree,
  tried: readonly Overlap[] | undefined,
  groupOf: (overlap: Overlap) => string,
): readonly DraftNote[] {
  const names = new Map(allPlaced(tree).map(({ node }) => [node.id, node.name]));
  const nameOf = (id: SchemeNodeId): string => `“${names.get(id) ?? ''}”`;
  const groups = Map.groupBy(tried ?? overlapsOf(tree), (each) => `${groupOf(each)} ${each.isAgain}`);
  const sorted = [...groups.values()].toSorted((one, other) => other.length - one.length);
  return sorted.flatMap((all): readonly DraftNote[] => {
    const [example] = all;
    if (example === undefined) return [];
    const { first, later, isAgain } = example;
    const what = [...new Set(all.flatMap(({ faults }) => faults))].map((fault) => FAULT_WORDS[fault]).join('、');
    const how = isAgain ? '两项都扣' : '按先后只扣一次';
    const which = all.length === 1 ? '' : `等 ${all.length} 对指标`;
    const message = `${nameOf(first)}和${nameOf(later)}${which}都看${what}${metWords(all)}，${how}。`;
    return [{ kind: 'overlap', nodeId: later, message }];
  });
}

/** On how many facts they met; pairs of one group may meet on the same. */
function metWords(all: readonly Overlap[]): string {
  const most = Math.max(...all.map(({ count }) => count));
  if (most === 0) return '';
  return all.length === 1 ? `，已有 ${most} 处` : `，最多的一对已有 ${most} 处`;
}
