import type { FirstLevel, SchemeSection, SchemeTree, VetoEffect } from '../../electron/contract/schemeTree.ts';
import type { SchemeNodeId } from '../../electron/domain/brand.ts';
import {
  addBelow,
  addBeside,
  addFirst,
  copyNode,
  indent,
  moveBy,
  moveTo,
  outdent,
  type TreeEdit,
} from './treeEdits.ts';

/** What is done to a tree from its keyboard, its rows and its heads. */
export type TreeAct =
  | { readonly act: 'choose'; readonly id: SchemeNodeId | undefined }
  | { readonly act: 'edit' }
  | { readonly act: 'remove'; readonly id: SchemeNodeId }
  | ShapingAct;

/** What makes another tree of it at once. */
export type ShapingAct =
  | { readonly act: 'addFirst'; readonly section: SchemeSection }
  | { readonly act: 'up' | 'down' | 'in' | 'out' | 'addBeside' | 'addBelow' | 'copy'; readonly id: SchemeNodeId }
  | {
      readonly act: 'move';
      readonly id: SchemeNodeId;
      readonly target: SchemeNodeId;
      readonly side: 'before' | 'behind';
    };

/** What an act makes of a tree, and what the step is called. */
export function shaped(tree: SchemeTree, of: ShapingAct): TreeEdit & { readonly label: string } {
  switch (of.act) {
    case 'addFirst':
      return { label: '增加指标', ...addFirst(tree, of.section) };
    case 'addBeside':
      return { label: '增加指标', ...addBeside(tree, of.id) };
    case 'addBelow':
      return { label: '增加下级指标', ...addBelow(tree, of.id) };
    case 'copy':
      return { label: '复制指标', ...copyNode(tree, of.id) };
    case 'up':
    case 'down':
      return { label: '移动指标', tree: moveBy(tree, of.id, of.act === 'up' ? -1 : 1), chosen: of.id };
    case 'in':
      return { label: '降一级', tree: indent(tree, of.id), chosen: of.id };
    case 'out':
      return { label: '升一级', tree: outdent(tree, of.id), chosen: of.id };
    case 'move':
      return { label: '移动指标', tree: moveTo(tree, of.id, of.target, of.side), chosen: of.id };
    default:
      return of satisfies never;
  }
}

/** What a veto does; of other first-level nodes nothing. */
export function effectOf({ nodes }: SchemeTree, id: SchemeNodeId): VetoEffect | undefined {
  const first = nodes.find(({ node }) => node.id === id);
  return first?.section === 'veto' ? first.effect : undefined;
}

export function withEffect(tree: SchemeTree, id: SchemeNodeId, effect: VetoEffect): SchemeTree {
  const of = (first: FirstLevel): FirstLevel =>
    first.section === 'veto' && first.node.id === id ? { ...first, effect } : first;
  return { ...tree, nodes: tree.nodes.map(of) };
}
