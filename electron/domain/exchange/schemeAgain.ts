import type { SchemeNodeId } from '../brand.ts';
import { foldLookAlikes } from '../lookAlikes.ts';
import type { FirstLevel, SchemeLeaf, SchemeNode, SchemeSection, SchemeTree } from '../model/schemeTree.ts';
import { proposeRule } from '../scoring/proposeRule.ts';
import type { StampedRow } from '../sheets/stamp.ts';
import { markIn, nameOf } from './schemeColumns.ts';
import { leafOf, type OutlinedScheme, type SchemeFault, type UnreadCriteria } from './schemeOutline.ts';
import type { SchemeCell } from './schemeTable.ts';
import { leafRows, levelField } from './schemeWorkbook.ts';

/** A row of a workbook that went out from here, as it came back. */
export interface RowAgain {
  readonly key?: string;
  /** Names by level, as far as the table has levels. */
  readonly levels: readonly SchemeCell[];
  readonly full: SchemeCell;
  readonly criteria: SchemeCell;
}

/** As it is compared: without blanks and line ends, which no program keeps exactly. */
function bare(text: string): string {
  return foldLookAlikes(text).replaceAll(/[\s\p{Cc}\p{Cf}]/gu, '');
}

/**
 * The scheme that went out, with what was changed in its table since: names, marks, criteria, order, rows that are new, rows that are gone. Rules stay
 * as they were where the criteria were left alone.
 */
export function changedTree(
  tree: SchemeTree,
  rows: readonly RowAgain[],
  stamped: Readonly<Record<string, StampedRow>>,
  newId: () => SchemeNodeId,
): OutlinedScheme {
  const changes = new Changes();
  const paths = new Map(leafRows(tree).map((row) => [row.leaf.id as string, row]));
  const seen = new Set<string>();
  const order = new Map<SchemeNodeId, number>();
  const added: Added[] = [];
  let before: SchemeLeaf | undefined;
  for (const [place, row] of rows.entries()) {
    const known = row.key === undefined ? undefined : stamped[row.key];
    const own = known === undefined || seen.has(known.id) ? undefined : paths.get(known.id);
    if (own === undefined || known === undefined) {
      added.push({ row, after: before?.id });
      continue;
    }
    seen.add(known.id);
    for (const { id } of own.path) if (!order.has(id)) order.set(id, place);
    changes.take(row, known, own.path, own.section);
    before = own.leaf;
  }
  for (const { leaf } of paths.values()) if (!seen.has(leaf.id)) changes.gone.add(leaf.id);
  for (const { leaf } of paths.values()) {
    if (changes.gone.has(leaf.id)) changes.say({ ...NOWHERE }, `“${leaf.name}”一行在表中没有了，草稿中已去掉`);
  }
  changes.settle();
  const nodes = tree.nodes.flatMap((first): readonly FirstLevel[] => {
    const node = changes.applied(first.node, order);
    return node === undefined ? [] : [{ ...first, node }];
  });
  const ordered = nodes.toSorted((a, b) => placeOf(a.node, order) - placeOf(b.node, order));
  const whole = added.reduce(
    (all, { row, after }) => inserted(all, row, after, newId, changes),
    ordered as readonly FirstLevel[],
  );
  return { tree: { ...tree, nodes: whole }, faults: changes.faults, unread: changes.unread };
}

interface Added {
  readonly row: RowAgain;
  /** The leaf of the row above. */
  readonly after: SchemeNodeId | undefined;
}

const NOWHERE: SchemeCell = { sheet: '', address: '', text: '' };

function placeOf(node: SchemeNode, order: ReadonlyMap<SchemeNodeId, number>): number {
  return order.get(node.id) ?? Number.MAX_SAFE_INTEGER;
}

class Changes {
  readonly faults: SchemeFault[] = [];
  readonly unread: UnreadCriteria[] = [];
  readonly gone = new Set<SchemeNodeId>();
  private readonly names = new Map<SchemeNodeId, SchemeCell[]>();
  private readonly marks = new Map<SchemeNodeId, string>();
  private readonly criteria = new Map<SchemeNodeId, { readonly cell: SchemeCell; readonly section: SchemeSection }>();
  private readonly renamed = new Map<SchemeNodeId, { readonly name: string; readonly full?: string }>();
  /** Nodes of which a row still bears the name that went out. */
  private readonly kept = new Set<SchemeNodeId>();

  say(cell: SchemeCell, what: string): void {
    const where = cell.address === '' ? '' : `工作表“${cell.sheet}”单元格 ${cell.address} 的“${cell.text}”：`;
    this.faults.push({ ...cell, message: `${where}${what}。` });
  }

  take(row: RowAgain, { cells }: StampedRow, path: readonly SchemeNode[], section: SchemeSection): void {
    for (const [level, node] of path.entries()) {
      const cell = row.levels[level];
      if (cell === undefined || cell.text === '') continue;
      if (bare(cell.text) === bare(cells[levelField(level)] ?? '')) this.kept.add(node.id);
      else this.names.set(node.id, [...(this.names.get(node.id) ?? []), cell]);
    }
    const leaf = path.at(-1);
    if (leaf === undefined) return;
    if (bare(row.full.text) !== bare(cells['full'] ?? '')) {
      const mark = markIn(row.full.text);
      if (mark === undefined) this.say(row.full, `不是分值，“${leaf.name}”仍按 ${cells['full'] ?? ''} 分`);
      else this.marks.set(leaf.id, mark);
    }
    if (bare(row.criteria.text) !== bare(cells['criteria'] ?? '')) {
      this.criteria.set(leaf.id, { cell: row.criteria, section });
    }
  }

  /** A name that all rows of a node bear is its new one; one that only some bear is asked about. */
  settle(): void {
    for (const [id, cells] of this.names) {
      const [first] = cells;
      if (first === undefined) continue;
      const texts = new Set(cells.map(({ text }) => bare(text)));
      if (texts.size === 1 && !this.kept.has(id)) this.renamed.set(id, nameOf(first.text));
      else this.say(first, '同一项指标在几行里名称不同，仍按原来的名称');
    }
  }

  /** A node as it stands now; `undefined` where all of it is gone. */
  applied(node: SchemeNode, order: ReadonlyMap<SchemeNodeId, number>): SchemeNode | undefined {
    const renamed = this.renamed.get(node.id);
    const name = renamed?.name ?? node.name;
    if (node.kind === 'leaf') {
      if (this.gone.has(node.id)) return undefined;
      return this.rewritten({ ...node, name, full: this.marks.get(node.id) ?? node.full });
    }
    const children = node.children
      .flatMap((child) => this.applied(child, order) ?? [])
      .toSorted((a, b) => placeOf(a, order) - placeOf(b, order));
    if (children.length === 0) return undefined;
    const { combine } = node;
    const weights =
      combine.kind === 'parts'
        ? children.map(({ id }) => combine.weights[node.children.findIndex((child) => child.id === id)] ?? '0')
        : [];
    return {
      ...node,
      name,
      full: renamed?.full ?? node.full,
      children,
      ...(combine.kind === 'parts' ? { combine: { kind: 'parts', weights } } : {}),
    };
  }

  /** A leaf whose criteria were changed: its rules are proposed anew. */
  private rewritten(leaf: SchemeLeaf): SchemeLeaf {
    const changed = this.criteria.get(leaf.id);
    if (changed === undefined) return leaf;
    const { cell, section } = changed;
    const {
      clauses,
      start,
      nothing,
      toCheck,
      criteria,
      cap: _cap,
      ...rest
    } = leafOf({
      id: leaf.id,
      name: leaf.name,
      full: leaf.full,
      criteria: cell.text,
      section,
    });
    this.tellUnread(leaf, cell);
    const { criteria: _old, ...kept } = leaf;
    return {
      ...kept,
      ...rest,
      clauses,
      start,
      nothing,
      ...(toCheck ? { toCheck } : {}),
      ...(criteria ? { criteria } : {}),
    };
  }

  tellUnread({ id, name, full }: SchemeLeaf, cell: SchemeCell): void {
    const { unread, isRead } = proposeRule(cell.text, full === '' ? '0' : full);
    if (unread.length > 0) this.unread.push({ ...cell, nodeId: id, name, parts: unread, isJudged: !isRead });
  }
}

/** A new row stands behind the leaf of the row above it, below what its names say that they share. */
function inserted(
  nodes: readonly FirstLevel[],
  row: RowAgain,
  after: SchemeNodeId | undefined,
  newId: () => SchemeNodeId,
  changes: Changes,
): readonly FirstLevel[] {
  const last = row.levels.findLast(({ text }) => text !== '');
  if (last === undefined) return nodes;
  const mark = markIn(row.full.text);
  const { name } = nameOf(last.text);
  if (mark === undefined) changes.say(row.full.text === '' ? last : row.full, `“${name}”没有读出分值，请填写`);
  const above = nodes.findIndex(({ node }) => holds(node, after));
  const section = nodes[above]?.section ?? 'base';
  const leaf = leafOf({
    id: newId(),
    name,
    full: mark ?? (section === 'base' ? '' : '0'),
    criteria: row.criteria.text,
    section,
  });
  changes.tellUnread(leaf, row.criteria);
  const names = row.levels.filter(({ text }) => text !== '').map(({ text }) => nameOf(text).name);
  const first = nodes[above];
  const put = first && within(first.node, names, after, leaf);
  if (first !== undefined && put !== undefined) return nodes.with(above, { ...first, node: put });
  const fresh: FirstLevel =
    section === 'veto' ? { section, effect: { kind: 'notRated' }, node: leaf } : { section, node: leaf };
  return nodes.toSpliced(above + 1, 0, fresh);
}

function holds(node: SchemeNode, id: SchemeNodeId | undefined): boolean {
  return node.id === id || (node.kind === 'branch' && node.children.some((child) => holds(child, id)));
}

function within(
  node: SchemeNode,
  names: readonly string[],
  after: SchemeNodeId | undefined,
  leaf: SchemeLeaf,
): SchemeNode | undefined {
  if (node.kind === 'leaf' || names.length < 2 || node.name !== names[0]) return undefined;
  const at = node.children.findIndex((child) => holds(child, after));
  const child = node.children[at];
  const deeper = child && within(child, names.slice(1), after, leaf);
  const children = deeper ? node.children.with(at, deeper) : node.children.toSpliced(at + 1, 0, leaf);
  const { combine } = node;
  if (deeper === undefined && combine.kind === 'parts') {
    return { ...node, children, combine: { kind: 'parts', weights: combine.weights.toSpliced(at + 1, 0, '0') } };
  }
  return { ...node, children };
}
