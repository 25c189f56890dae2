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
    return [{ kind: 'toCheck', nodeId: node.id, message: `“${node.name}”的规则是提出的，请核对。` }];
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

/** Leaves that may charge the same facts. Where the draft was tried, with how many they met on. */
export function overlapsIn(tree: SchemeTree, tried: readonly Overlap[] | undefined): readonly DraftNote[] {
  const names = new Map(allPlaced(tree).map(({ node }) => [node.id, node.name]));
  return (tried ?? overlapsOf(tree)).map(({ first, later, faults, isAgain, count }): DraftNote => {
    const what = faults.map((fault) => FAULT_WORDS[fault]).join('、');
    const met = count === 0 ? '' : `，已有 ${count} 处`;
    const how = isAgain ? '两项都扣' : '按先后只扣一次';
    return {
      kind: 'overlap',
      nodeId: later,
      message: `“${names.get(first) ?? ''}”和“${names.get(later) ?? ''}”都看${what}${met}，${how}。`,
    };
  });
}
