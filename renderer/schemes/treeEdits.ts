import type {
  FirstLevel,
  SchemeBranch,
  SchemeLeaf,
  SchemeNode,
  SchemeSection,
  SchemeTree,
} from '../../electron/contract/schemeTree.ts';
import type { SchemeNodeId } from '../../electron/domain/brand.ts';
import { parsePoints, plainPoints, type Points } from '../../electron/domain/points.ts';

/*
 * A scheme's tree while it is edited: pure functions from tree to tree. What makes no sense (to move the first node up) gives the very same tree, so
 * that it is no step.
 */

/** Sections in the order in which they are shown and reckoned. */
export const SECTIONS = ['base', 'bonus', 'deductions', 'veto'] as const satisfies readonly SchemeSection[];

/** A node with what it stands in. */
export interface Placed {
  readonly node: SchemeNode;
  readonly section: SchemeSection;
  /** From the first level down, without the node. */
  readonly above: readonly SchemeBranch[];
  readonly siblings: readonly SchemeNode[];
  /** Its place among them. */
  readonly at: number;
}

/** Gives nodes their ids. */
export type NewId = () => SchemeNodeId;

export const newNodeId: NewId = () => crypto.randomUUID() as SchemeNodeId;

/** Every node in the order in which it is shown: section by section, each with what stands below it. */
export function allPlaced(tree: SchemeTree): readonly Placed[] {
  const found: Placed[] = [];
  const visit = (siblings: readonly SchemeNode[], section: SchemeSection, above: readonly SchemeBranch[]): void => {
    for (const [at, node] of siblings.entries()) {
      found.push({ node, section, above, siblings, at });
      if (node.kind === 'branch') visit(node.children, section, [...above, node]);
    }
  };
  for (const section of SECTIONS) visit(firstOf(tree, section), section, []);
  return found;
}

/** The first-level nodes of a section. */
export function firstOf({ nodes }: SchemeTree, section: SchemeSection): readonly SchemeNode[] {
  return nodes.flatMap((first) => (first.section === section ? [first.node] : []));
}

export function placedNode(tree: SchemeTree, id: SchemeNodeId): Placed | undefined {
  return allPlaced(tree).find(({ node }) => node.id === id);
}

/** Gives a branch other children; parts keep the weights of those that stay, and new ones have none yet. */
export function withChildren(branch: SchemeBranch, children: readonly SchemeNode[]): SchemeNode {
  if (children.length === 0) return emptied(branch);
  const { combine } = branch;
  if (combine.kind !== 'parts') return { ...branch, children };
  const known = new Map(branch.children.map(({ id }, at) => [id, combine.weights[at] ?? '0']));
  return { ...branch, children, combine: { kind: 'parts', weights: children.map(({ id }) => known.get(id) ?? '0') } };
}

/** A branch that has lost its last child is an indicator that waits for a rule. */
function emptied({ combine: _combine, children: _children, ...rest }: SchemeBranch): SchemeLeaf {
  return { ...rest, kind: 'leaf', clauses: [], start: 'full', nothing: 'full' };
}

function mapNode(node: SchemeNode, id: SchemeNodeId, change: (node: SchemeNode) => SchemeNode): SchemeNode {
  if (node.id === id) return change(node);
  if (node.kind === 'leaf') return node;
  const children = node.children.map((child) => mapNode(child, id, change));
  return children.every((child, at) => child === node.children[at]) ? node : withChildren(node, children);
}

/** Changes one node, wherever it stands. */
export function updateNode(tree: SchemeTree, id: SchemeNodeId, change: (node: SchemeNode) => SchemeNode): SchemeTree {
  const nodes = tree.nodes.map((first): FirstLevel => {
    const node = mapNode(first.node, id, change);
    return node === first.node ? first : { ...first, node };
  });
  return nodes.every((first, at) => first === tree.nodes[at]) ? tree : { ...tree, nodes };
}

/** Changes the siblings among which a node stands: the children of its branch, or the first level of its section. */
function updateSiblings(
  tree: SchemeTree,
  { above, section }: Pick<Placed, 'above' | 'section'>,
  change: (siblings: readonly SchemeNode[]) => readonly SchemeNode[],
): SchemeTree {
  const parent = above.at(-1);
  if (parent !== undefined) {
    return updateNode(tree, parent.id, (node) =>
      node.kind === 'branch' ? withChildren(node, change(node.children)) : node,
    );
  }
  const before = new Map(tree.nodes.map((first) => [first.node.id, first]));
  const next = change(firstOf(tree, section)).map((node): FirstLevel => {
    const known = before.get(node.id);
    const effect = known?.section === 'veto' ? known.effect : ({ kind: 'at', points: '59' } as const);
    return section === 'veto' ? { section, effect, node } : { section, node };
  });
  // The section's nodes keep the places that its nodes had; more of them follow the last, or the sections before it.
  const places = tree.nodes.flatMap((first, at) => (first.section === section ? [at] : []));
  const rank = SECTIONS.indexOf(section);
  const after = tree.nodes.findLastIndex((first) => SECTIONS.indexOf(first.section) < rank);
  const [start = after + 1] = places;
  const head = tree.nodes.slice(0, start);
  const tail = tree.nodes.slice(start).filter((first) => first.section !== section);
  const isMixed = places.length === next.length && places.some((place, at) => place !== start + at);
  if (!isMixed) return { ...tree, nodes: [...head, ...next, ...tail] };
  const mixed = [...tree.nodes];
  for (const [at, place] of places.entries()) {
    const node = next[at];
    if (node !== undefined) mixed[place] = node;
  }
  return { ...tree, nodes: mixed };
}

/** A new indicator of a section, without a rule yet. */
export function newLeaf(section: SchemeSection, siblings: readonly SchemeNode[], newId: NewId): SchemeLeaf {
  const taken = new Set(siblings.map(({ name }) => name));
  let name = '新指标';
  for (let n = 2; taken.has(name); n += 1) name = `新指标 ${n}`;
  const isBase = section === 'base';
  return {
    kind: 'leaf',
    id: newId(),
    name,
    full: '0',
    clauses: [],
    start: isBase ? 'full' : 'zero',
    nothing: isBase ? 'full' : 'zero',
    // What holds it needs no marks to lose.
    ...(section === 'veto' ? { cap: { kind: 'none' } } : {}),
  };
}

/** What an edit makes: the tree, and the node that is chosen after it. */
export interface TreeEdit {
  readonly tree: SchemeTree;
  readonly chosen: SchemeNodeId | undefined;
}

/** Adds an indicator behind a node, at its level. */
export function addBeside(tree: SchemeTree, id: SchemeNodeId, newId: NewId = newNodeId): TreeEdit {
  const place = placedNode(tree, id);
  if (place === undefined) return { tree, chosen: id };
  const leaf = newLeaf(place.section, place.siblings, newId);
  return { tree: updateSiblings(tree, place, (own) => own.toSpliced(place.at + 1, 0, leaf)), chosen: leaf.id };
}

/** Adds a first-level indicator at the end of a section. */
export function addFirst(tree: SchemeTree, section: SchemeSection, newId: NewId = newNodeId): TreeEdit {
  const leaf = newLeaf(section, firstOf(tree, section), newId);
  return { tree: updateSiblings(tree, { above: [], section }, (own) => [...own, leaf]), chosen: leaf.id };
}

/** Adds an indicator below a node. One that has rules of its own becomes a branch, and what it had the first below it. */
export function addBelow(tree: SchemeTree, id: SchemeNodeId, newId: NewId = newNodeId): TreeEdit {
  const place = placedNode(tree, id);
  if (place === undefined) return { tree, chosen: id };
  const { node, section } = place;
  const children = node.kind === 'branch' ? node.children : hasRule(node) ? [node] : [];
  const leaf = newLeaf(section, children, newId);
  return { tree: updateNode(tree, id, (own) => branchWith(own, leaf, newId)), chosen: leaf.id };
}

function hasRule({ clauses, zeroWhen }: SchemeLeaf): boolean {
  return clauses.length > 0 || zeroWhen !== undefined;
}

/** A node with one more below it, at the end. */
function branchWith(node: SchemeNode, child: SchemeNode, newId: NewId): SchemeNode {
  if (node.kind === 'branch') return withChildren(node, [...node.children, child]);
  // What was judged or explained stays with the rule: its leaf keeps its id.
  if (hasRule(node)) {
    return {
      kind: 'branch',
      id: newId(),
      name: node.name,
      full: node.full,
      combine: { kind: 'sum' },
      children: [node, child],
    };
  }
  return { kind: 'branch', id: node.id, name: node.name, full: node.full, combine: { kind: 'sum' }, children: [child] };
}

/** Takes a node out, with all below it. Chosen is the next one, else the one before, else what it stood in. */
export function removeNode(tree: SchemeTree, id: SchemeNodeId): TreeEdit {
  const place = placedNode(tree, id);
  if (place === undefined) return { tree, chosen: undefined };
  const { siblings, at, above } = place;
  const next = siblings[at + 1] ?? siblings[at - 1] ?? above.at(-1);
  return { tree: updateSiblings(tree, place, (own) => own.filter((each) => each.id !== id)), chosen: next?.id };
}

/** Copies a node and all below it, right behind it. */
export function copyNode(tree: SchemeTree, id: SchemeNodeId, newId: NewId = newNodeId): TreeEdit {
  const place = placedNode(tree, id);
  if (place === undefined) return { tree, chosen: id };
  const taken = new Set(place.siblings.map(({ name }) => name));
  let name = `${place.node.name}（副本）`;
  for (let n = 2; taken.has(name); n += 1) name = `${place.node.name}（副本 ${n}）`;
  const { node } = renewed({ ...place.node, name }, newId);
  return { tree: updateSiblings(tree, place, (own) => own.toSpliced(place.at + 1, 0, node)), chosen: node.id };
}

/** A node and all below it with ids of their own; what they say of one another is said of the copies. */
function renewed(
  node: SchemeNode,
  newId: NewId,
): { readonly node: SchemeNode; readonly ids: ReadonlyMap<SchemeNodeId, SchemeNodeId> } {
  const ids = new Map<SchemeNodeId, SchemeNodeId>();
  const note = (each: SchemeNode): void => {
    ids.set(each.id, newId());
    if (each.kind === 'branch') for (const child of each.children) note(child);
  };
  note(node);
  return { node: withIds(node, ids), ids };
}

function withIds(node: SchemeNode, ids: ReadonlyMap<SchemeNodeId, SchemeNodeId>): SchemeNode {
  const idOf = (id: SchemeNodeId): SchemeNodeId => ids.get(id) ?? id;
  const { notApplicable } = node;
  const base = {
    id: idOf(node.id),
    ...(notApplicable?.kind === 'move' ? { notApplicable: { kind: 'move', to: idOf(notApplicable.to) } as const } : {}),
  };
  if (node.kind === 'branch') {
    return { ...node, ...base, children: node.children.map((child) => withIds(child, ids)) };
  }
  return {
    ...node,
    ...base,
    clauses: node.clauses.map((clause) =>
      (clause.rule === 'byRank' || clause.rule === 'toBest') && clause.figure.of === 'node'
        ? { ...clause, figure: { of: 'node', nodeId: idOf(clause.figure.nodeId) } }
        : clause,
    ),
  };
}

/** The same scheme as another one: every node has an id of its own. */
export function withFreshIds(tree: SchemeTree, newId: NewId = newNodeId): SchemeTree {
  const ids = new Map(allPlaced(tree).map(({ node }) => [node.id, newId()]));
  const { bonus } = tree;
  const gated = bonus?.gate?.of;
  return {
    ...tree,
    nodes: tree.nodes.map((first): FirstLevel => ({ ...first, node: withIds(first.node, ids) })),
    ...(bonus?.gate !== undefined && gated !== undefined
      ? { bonus: { ...bonus, gate: { ...bonus.gate, of: gated.map((id) => ids.get(id) ?? id) } } }
      : {}),
  };
}

/** Moves a node up or down among its siblings. */
export function moveBy(tree: SchemeTree, id: SchemeNodeId, by: -1 | 1): SchemeTree {
  const place = placedNode(tree, id);
  const to = (place?.at ?? 0) + by;
  if (place === undefined || to < 0 || to >= place.siblings.length) return tree;
  return updateSiblings(tree, place, (own) => own.toSpliced(place.at, 1).toSpliced(to, 0, place.node));
}

/** Puts a node below the sibling before it, at the end. */
export function indent(tree: SchemeTree, id: SchemeNodeId, newId: NewId = newNodeId): SchemeTree {
  const place = placedNode(tree, id);
  const before = place?.siblings[place.at - 1];
  if (place === undefined || before === undefined) return tree;
  const without = updateSiblings(tree, place, (own) => own.filter((each) => each.id !== id));
  return updateNode(without, before.id, (own) => branchWith(own, place.node, newId));
}

/** Puts a node behind what it stands in. */
export function outdent(tree: SchemeTree, id: SchemeNodeId): SchemeTree {
  const place = placedNode(tree, id);
  const parent = place?.above.at(-1);
  if (place === undefined || parent === undefined) return tree;
  const without = updateSiblings(tree, place, (own) => own.filter((each) => each.id !== id));
  const around = placedNode(without, parent.id);
  return around === undefined
    ? tree
    : updateSiblings(without, around, (own) => own.toSpliced(around.at + 1, 0, place.node));
}

/** Puts a node before or behind another, wherever that stands; not into itself. */
export function moveTo(
  tree: SchemeTree,
  id: SchemeNodeId,
  target: SchemeNodeId,
  side: 'before' | 'behind',
): SchemeTree {
  const [place, goal] = [placedNode(tree, id), placedNode(tree, target)];
  const isInside = goal?.above.some((each) => each.id === id) === true;
  if (place === undefined || goal === undefined || id === target || isInside) return tree;
  const without = updateSiblings(tree, place, (own) => own.filter((each) => each.id !== id));
  const now = placedNode(without, target);
  if (now === undefined) return tree;
  const at = side === 'before' ? now.at : now.at + 1;
  return updateSiblings(without, now, (own) => own.toSpliced(at, 0, place.node));
}

/** Puts a first-level node at the end of another section. */
export function moveToSection(tree: SchemeTree, id: SchemeNodeId, section: SchemeSection): SchemeTree {
  const place = placedNode(tree, id);
  if (place === undefined || place.above.length > 0 || place.section === section) return tree;
  const without = updateSiblings(tree, place, (own) => own.filter((each) => each.id !== id));
  return updateSiblings(without, { above: [], section }, (own) => [...own, place.node]);
}

/** What the marks of some nodes come to; `undefined` where one of them is no number. */
export function sumOfMarks(nodes: readonly SchemeNode[]): Points | undefined {
  const marks = nodes.map(({ full }) => parsePoints(full));
  const [first, ...others] = marks;
  if (first === undefined || others.includes(undefined)) return nodes.length === 0 ? '0' : undefined;
  return plainPoints(
    others.reduce((sum, mark) => (mark === undefined ? sum : sum?.add(mark)), first)?.toString(4) ?? '0',
  );
}

/** Sets the marks of every branch that is a sum to what its children come to, and the total to what the base comes to. */
export function fitted(tree: SchemeTree): SchemeTree {
  const fit = (node: SchemeNode): SchemeNode => {
    if (node.kind === 'leaf') return node;
    const children = node.children.map(fit);
    const sum = node.combine.kind === 'sum' ? sumOfMarks(children) : undefined;
    return { ...node, children, full: sum ?? node.full };
  };
  const nodes = tree.nodes.map(
    (first): FirstLevel => (first.section === 'base' ? { ...first, node: fit(first.node) } : first),
  );
  const next = { ...tree, nodes };
  return { ...next, total: sumOfMarks(firstOf(next, 'base')) ?? tree.total };
}
