import { Button, Tooltip } from 'antd';
import { clsx } from 'clsx';
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import type { SchemeNode, SchemeSection, SchemeTree } from '../../electron/contract/schemeTree.ts';
import type { SchemeNodeId } from '../../electron/domain/brand.ts';
import { plainPoints } from '../../electron/domain/points.ts';
import { briefWords } from '../../electron/domain/words/briefRules.ts';
import { SECTION_WORDS } from '../../electron/domain/words/scoreRules.ts';
import { Icon } from '../ui/Icon.tsx';
import type { DraftNote } from './findings.ts';
import type { TreeAct } from './treeActs.ts';
import { allPlaced, firstOf, SECTIONS, sumOfMarks, type Placed } from './treeEdits.ts';
import css from './SchemeTreePane.module.css';

interface TreePaneProps {
  readonly name: string;
  readonly tree: SchemeTree;
  readonly chosen: SchemeNodeId | undefined;
  readonly notes: readonly DraftNote[];
  readonly onAct: (act: TreeAct) => void;
}

type Row =
  | { readonly of: 'scheme' }
  | { readonly of: 'section'; readonly section: SchemeSection }
  | { readonly of: 'node'; readonly placed: Placed };

/** The scheme as a tree: arrows walk, Enter edits, Alt with arrows moves, Delete asks. */
export function SchemeTreePane({ name, tree, chosen, notes, onAct }: TreePaneProps) {
  const [shut, setShut] = useState<ReadonlySet<SchemeNodeId>>(new Set());
  const [over, setOver] = useState<{ readonly id: SchemeNodeId; readonly side: 'before' | 'behind' }>();
  const list = useRef<HTMLDivElement>(null);
  const placed = allPlaced(tree);
  const open = placed.filter(({ above }) => !above.some(({ id }) => shut.has(id)));
  const walk: readonly (SchemeNodeId | undefined)[] = [undefined, ...open.map(({ node }) => node.id)];
  const toggle = (id: SchemeNodeId): void => setShut((before) => toggled(before, id));
  useFollow(list, chosen);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = keyStep(event, { chosen, placed, walk, shut });
    if (step === undefined) return;
    event.preventDefault();
    if (step.kind === 'toggle') toggle(step.id);
    else onAct(step.act);
  };
  const bySection = Map.groupBy(open, ({ section }) => section);
  const rowsOf = (section: SchemeSection): readonly Row[] =>
    (bySection.get(section) ?? []).map((each): Row => ({ of: 'node', placed: each }));
  const rows = [
    [{ of: 'scheme' } satisfies Row],
    ...SECTIONS.map((section) => [{ of: 'section', section } satisfies Row, rowsOf(section)].flat()),
  ].flat();
  return (
    // The rows take the focus, one at a time.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div className={css['tree']} role="tree" aria-label="指标" ref={list} onKeyDown={onKeyDown}>
      {rows.map((row) =>
        row.of === 'scheme' ? (
          <SchemeRow key="scheme" name={name} tree={tree} isOn={chosen === undefined} notes={notes} onAct={onAct} />
        ) : row.of === 'section' ? (
          <SectionRow key={row.section} section={row.section} tree={tree} onAct={onAct} />
        ) : (
          <NodeRow
            key={row.placed.node.id}
            placed={row.placed}
            isOn={row.placed.node.id === chosen}
            isShut={shut.has(row.placed.node.id)}
            notes={notes}
            over={over?.id === row.placed.node.id ? over.side : undefined}
            onAct={onAct}
            onToggle={toggle}
            onOver={setOver}
          />
        ),
      )}
    </div>
  );
}

function toggled(shut: ReadonlySet<SchemeNodeId>, id: SchemeNodeId): ReadonlySet<SchemeNodeId> {
  const next = new Set(shut);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Keeps the chosen row in sight, and the keyboard on it where the tree has it. */
function useFollow(list: { readonly current: HTMLElement | null }, chosen: SchemeNodeId | undefined): void {
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${chosen ?? ''}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    if (list.current?.contains(document.activeElement)) row?.focus({ preventScroll: true });
  }, [list, chosen]);
}

type KeyStep = { readonly kind: 'toggle'; readonly id: SchemeNodeId } | { readonly kind: 'act'; readonly act: TreeAct };

interface KeyState {
  readonly chosen: SchemeNodeId | undefined;
  readonly placed: readonly Placed[];
  /** What the arrows walk over: the scheme itself, then every row in sight. */
  readonly walk: readonly (SchemeNodeId | undefined)[];
  readonly shut: ReadonlySet<SchemeNodeId>;
}

/** What a key does in the tree; nothing where it means nothing there. */
export function keyStep(
  { key, altKey, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  { chosen, placed, walk, shut }: KeyState,
): KeyStep | undefined {
  const act = (of: TreeAct): KeyStep => ({ kind: 'act', act: of });
  const goTo = (id: SchemeNodeId | undefined): KeyStep => act({ act: 'choose', id });
  const at = walk.indexOf(chosen);
  const own = placed.find(({ node }) => node.id === chosen);
  if (altKey && chosen !== undefined) {
    const moves = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' } as const;
    const move = moves[key as keyof typeof moves];
    return move === undefined ? undefined : act({ act: move, id: chosen });
  }
  if (altKey || ctrlKey || metaKey) return undefined;
  switch (key) {
    case 'ArrowDown':
      return at + 1 < walk.length ? goTo(walk[at + 1]) : undefined;
    case 'ArrowUp':
      return at > 0 ? goTo(walk[at - 1]) : undefined;
    case 'Home':
      return goTo(undefined);
    case 'End':
      return goTo(walk.at(-1));
    case 'ArrowRight': {
      if (own?.node.kind !== 'branch') return undefined;
      return shut.has(own.node.id) ? { kind: 'toggle', id: own.node.id } : goTo(own.node.children[0]?.id);
    }
    case 'ArrowLeft': {
      if (own === undefined) return undefined;
      const isOpen = own.node.kind === 'branch' && !shut.has(own.node.id);
      return isOpen ? { kind: 'toggle', id: own.node.id } : goTo(own.above.at(-1)?.id);
    }
    case 'Enter':
    case 'F2':
      return act({ act: 'edit' });
    case 'Delete':
      return chosen === undefined ? undefined : act({ act: 'remove', id: chosen });
    case 'Insert':
      return chosen === undefined ? act({ act: 'addFirst', section: 'base' }) : act({ act: 'addBeside', id: chosen });
    default:
      return undefined;
  }
}

function SchemeRow(props: Pick<TreePaneProps, 'name' | 'tree' | 'notes' | 'onAct'> & { readonly isOn: boolean }) {
  const { name, tree, notes, isOn, onAct } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      aria-level={1}
      data-row=""
      aria-selected={isOn}
      tabIndex={isOn ? 0 : -1}
      className={clsx(css['row'], css['scheme'], isOn && css['on'])}
      onClick={() => onAct({ act: 'choose', id: undefined })}
    >
      <span className="grow ellipsis">{name === '' ? '（未命名方案）' : name}</span>
      <Marks notes={notes.filter(({ nodeId, kind }) => nodeId === undefined && kind === 'bars')} />
      <span className={clsx('num', css['full'])}>{plainPoints(tree.total)}</span>
    </div>
  );
}

function SectionRow({
  section,
  tree,
  onAct,
}: Pick<TreePaneProps, 'tree' | 'onAct'> & { readonly section: SchemeSection }) {
  const nodes = firstOf(tree, section);
  const sum = section === 'base' ? sumOfMarks(nodes) : section === 'bonus' ? tree.bonus?.most : undefined;
  const gate = section === 'bonus' ? tree.bonus?.gate : undefined;
  return (
    <div
      className={clsx(css['row'], css['section'])}
      role="treeitem"
      aria-level={1}
      aria-selected={false}
      tabIndex={-1}
    >
      <span>{SECTION_WORDS[section]}</span>
      <span className="grow ellipsis sub text-sm">
        {gate &&
          `${gate.of === undefined ? '基础分' : '所选指标得分'} ${gate.compare === 'above' ? '>' : '≥'} ${plainPoints(gate.points)} 方可计入`}
      </span>
      <Tooltip title={`添加${SECTION_WORDS[section]}的指标`}>
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          icon={<Icon name="plus" size={14} />}
          aria-label={`添加${SECTION_WORDS[section]}的指标`}
          onClick={() => onAct({ act: 'addFirst', section })}
        />
      </Tooltip>
      <span className={clsx('num', css['full'])}>
        {sum === undefined ? '' : section === 'bonus' ? `≤ ${plainPoints(sum)}` : sum}
      </span>
    </div>
  );
}

interface NodeRowProps {
  readonly placed: Placed;
  readonly isOn: boolean;
  readonly isShut: boolean;
  readonly notes: readonly DraftNote[];
  readonly over: 'before' | 'behind' | undefined;
  readonly onAct: (act: TreeAct) => void;
  readonly onToggle: (id: SchemeNodeId) => void;
  readonly onOver: (over: { readonly id: SchemeNodeId; readonly side: 'before' | 'behind' } | undefined) => void;
}

const DRAGGED = 'application/x-desk-node';

function sideOf(event: DragEvent): 'before' | 'behind' {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY < top + height / 2 ? 'before' : 'behind';
}

function NodeRow({ placed, isOn, isShut, notes, over, onAct, onToggle, onOver }: NodeRowProps) {
  const { node, above } = placed;
  const isBranch = node.kind === 'branch';
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      aria-level={above.length + 2}
      data-row={node.id}
      aria-selected={isOn}
      {...(isBranch ? { 'aria-expanded': !isShut } : {})}
      tabIndex={isOn ? 0 : -1}
      className={clsx(css['row'], isOn && css['on'])}
      data-over={over}
      style={{ paddingLeft: `calc(var(--space-5) + ${above.length} * 18px)` }}
      draggable
      onClick={() => onAct({ act: 'choose', id: node.id })}
      onDoubleClick={() => onAct({ act: 'edit' })}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, node.id)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        onOver({ id: node.id, side: sideOf(event) });
      }}
      onDragLeave={() => onOver(undefined)}
      onDragEnd={() => onOver(undefined)}
      onDrop={(event) => {
        event.preventDefault();
        onOver(undefined);
        // What was put there when the drag began.
        const id = event.dataTransfer.getData(DRAGGED) as SchemeNodeId;
        if (id !== '') onAct({ act: 'move', id, target: node.id, side: sideOf(event) });
      }}
    >
      {isBranch ? (
        <button
          type="button"
          tabIndex={-1}
          // For the mouse: the row itself says whether it is open, and the arrows fold it.
          aria-hidden="true"
          className={clsx('bare', css['caret'])}
          title={isShut ? '展开' : '收起'}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(node.id);
          }}
        >
          <Icon name={isShut ? 'right' : 'down'} size={12} />
        </button>
      ) : (
        <span className={css['caret']} />
      )}
      <span className={clsx('ellipsis', css['name'])} title={node.name}>
        {node.name === '' ? '（未命名）' : node.name}
      </span>
      <span className={clsx('ellipsis sub text-sm', css['rule'])}>{ruleWords(node)}</span>
      <Marks notes={notes.filter(({ nodeId }) => nodeId === node.id)} />
      <span className={clsx('num', css['full'])}>{marksOf(node)}</span>
    </div>
  );
}

function marksOf(node: SchemeNode): string {
  return node.full === '0' && node.kind === 'leaf' && node.cap?.kind === 'none' ? '' : plainPoints(node.full);
}

/** 每次扣 2 等 2 条, or how a branch is made of what stands below. */
function ruleWords(node: SchemeNode): string {
  if (node.kind === 'branch') {
    if (node.combine.kind === 'sum') return '';
    return node.combine.kind === 'parts' ? `按 ${node.combine.weights.map(plainPoints).join(' : ')} 合成` : '分期计分';
  }
  const [first, ...others] = node.clauses;
  if (first === undefined) return node.zeroWhen === undefined ? '' : '次数达到按零分';
  return `${briefWords(first)}${others.length === 0 ? '' : ` 等 ${others.length + 1} 条`}`;
}

/** 须改, 待核, 重叠: the first of them, with the sentence behind it. */
function Marks({ notes }: { readonly notes: readonly DraftNote[] }) {
  const kinds = ['bars', 'unread', 'toCheck', 'overlap'] as const;
  const kind = kinds.find((each) => notes.some((note) => note.kind === each));
  if (kind === undefined) return null;
  const words = { bars: '须改', unread: '待核', toCheck: '待核', overlap: '重叠' }[kind];
  const said = notes.map(({ message }) => message).join('\n');
  return (
    <span className={css['mark']} data-kind={kind} title={said}>
      {words}
    </span>
  );
}
