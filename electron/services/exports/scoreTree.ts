import type { ClassScores, NodeView, ScoreDetail } from '../../contract/assessment.ts';
import type { SchemeNodeId } from '../../domain/brand.ts';
import type { SchemeNode, SchemeSection } from '../../domain/model/schemeTree.ts';

/** A node of a scheme where it stands. */
export interface TreeNode {
  readonly section: SchemeSection;
  /** From the first level down to the node. */
  readonly path: readonly SchemeNode[];
  readonly node: SchemeNode;
}

/** Nodes of a scheme in the order in which it is read: a branch before what is below it. */
export function treeNodes({ scheme: { tree } }: Pick<ClassScores, 'scheme'>): readonly TreeNode[] {
  const below = (section: SchemeSection, path: readonly SchemeNode[]): readonly TreeNode[] => {
    const node = path.at(-1);
    if (node === undefined) return [];
    const children = node.kind === 'branch' ? node.children : [];
    return [{ section, path, node }, ...children.flatMap((child) => below(section, [...path, child]))];
  };
  return tree.nodes.flatMap(({ section, node }) => below(section, [node]));
}

/** A unit's nodes by id, those of single periods left out. */
export function nodeViews({ nodes }: Pick<ScoreDetail, 'nodes'>): ReadonlyMap<SchemeNodeId, NodeView> {
  const found = new Map<SchemeNodeId, NodeView>();
  const add = (node: NodeView): void => {
    found.set(node.nodeId, node);
    for (const child of node.children) add(child);
  };
  for (const node of nodes) add(node);
  return found;
}
