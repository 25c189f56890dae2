import { clsx } from 'clsx';
import { useMemo, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { TodayLine } from '../../electron/contract/today.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { groupLines, type DueNode, type GroupBy } from '../../electron/domain/today/grouping.ts';
import type { TodayList } from '../../electron/domain/words/today.ts';
import { Icon } from '../ui/Icon.tsx';
import { LampMark } from '../ui/Lamp.tsx';
import { listHref } from './address.ts';
import { dueWords, lineText, nameWords, periodWords, sourcesOf, unitsWords } from './nodeWords.ts';
import css from './DueList.module.css';

export type OpenLine = (line: TodayLine, unitId?: UnitId) => void;

type Node = DueNode<TodayLine>;

interface DueListProps {
  readonly label: string;
  readonly lines: readonly TodayLine[];
  readonly by: GroupBy;
  readonly year: Year;
  /** What stands at the end of a line for all that it counts. */
  readonly sum: (lines: readonly TodayLine[]) => ReactNode;
  /** A line that opens to nothing more shows its occurrence: all units of it, or the one meant. */
  readonly onOpen: OpenLine;
  /** All of it. */
  readonly list: TodayList;
}

/** More groups than this nobody reads through. */
const MOST = 200;
/** So few lines are read as they are: every group stands open. */
const FEW = 12;

/** Hundreds of lines, grouped with their counts; a group opens by mouse, Enter or → to its duties and periods. */
export function DueList({ label, lines, by, year, sum, onOpen, list }: DueListProps) {
  const nodes = useMemo(() => groupLines(lines, by), [lines, by]);
  const [startsOpen] = useState(lines.length <= FEW);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const shared = {
    year,
    by,
    sum,
    onOpen,
    isOpen: (key: string) => startsOpen !== turned.has(key),
    onTurn: (key: string) =>
      setTurned(new Set(turned.has(key) ? [...turned].filter((each) => each !== key) : [...turned, key])),
  };
  return (
    <ul className={clsx(css['list'], by === 'duty' && css['by-duty'])} aria-label={label} data-walk>
      {nodes.slice(0, MOST).map((node) => (
        <Branch key={node.key} node={node} depth={0} {...shared} />
      ))}
      {nodes.length > MOST && (
        <li className={css['more']}>
          <Link href={listHref(year, list)}>另有 {nodes.length - MOST} 组，查看全部</Link>
        </li>
      )}
    </ul>
  );
}

interface BranchProps extends Pick<DueListProps, 'by' | 'year' | 'sum' | 'onOpen'> {
  readonly node: Node;
  readonly depth: number;
  readonly isOpen: (key: string) => boolean;
  readonly onTurn: (key: string) => void;
}

function Branch({ node, depth, ...shared }: BranchProps) {
  const { isOpen, onTurn, onOpen } = shared;
  const isGroup = node.parts.length > 0;
  const open = isGroup && isOpen(node.key);
  return (
    <li className={css['branch']}>
      <button
        type="button"
        className={css['row']}
        onKeyDown={walk}
        data-level={node.level}
        style={{ '--depth': depth } as CSSProperties}
        {...(isGroup ? { 'aria-expanded': open } : {})}
        onClick={() => (isGroup ? onTurn(node.key) : onOpen(node.head, meant(node)))}
      >
        <Cells node={node} depth={depth} {...shared} />
      </button>
      {open && (
        <ul className={css['parts']}>
          {node.parts.map((part) => (
            <Branch key={part.key} node={part} depth={depth + 1} {...shared} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** The unit that a line means; none where it stands for several. */
function meant({ units }: Node): UnitId | undefined {
  return units.length === 1 ? units[0] : undefined;
}

function Cells({ node, depth, by, year, sum }: Omit<BranchProps, 'isOpen' | 'onTurn' | 'onOpen'>) {
  const sources = node.level === 'unit' && node.parts.length > 0 ? [] : sourcesOf(node.lines);
  const name = nameWords(node, by);
  const isGroup = node.parts.length > 0;
  return (
    <>
      <span className={css['name']}>
        <span className={css['turn']}>
          {isGroup ? <Icon name="right" size={12} /> : <LampMark lamp={node.head.lamp} />}
        </span>
        <span className={css['text']} title={name}>
          {name}
        </span>
        {depth === 0 && isGroup && <b className={clsx('num', css['count'])}>{node.lines.length}</b>}
        {node.level === 'unit' && !isGroup && (
          <span className={clsx('sub', css['text'])} title={lineText(node.head)}>
            {lineText(node.head)}
          </span>
        )}
        {node.lines.length === 1 && node.head.needed > 1 && (
          <span className="sub num">{`${node.head.done}/${node.head.needed}`}</span>
        )}
      </span>
      {by === 'duty' && (
        <span className={clsx('sub', css['units'])} title={unitsWords(node, true)}>
          {unitsWords(node)}
        </span>
      )}
      <span className={clsx('num sub', css['period'])} data-period title={node.head.period}>
        {periodWords(node, year)}
      </span>
      <span className={clsx('num sub', css['due'])}>{dueWords(node, year)}</span>
      <span className={css['sum']}>{sum(node.lines)}</span>
      {sources.length > 0 && <span className={clsx('sub', css['sources'])}>同一项，来源：{sources.join('；')}</span>}
    </>
  );
}

/** ↑ and ↓ go from line to line, → opens one, ← closes it or goes to what it stands under. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const row = event.currentTarget;
  const rows = [...(row.closest('[data-walk]')?.querySelectorAll('button') ?? [])];
  const at = rows.indexOf(row);
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const expanded = row.getAttribute('aria-expanded');
  const act = {
    ArrowDown: () => rows[at + 1]?.focus(),
    ArrowUp: () => rows[at - 1]?.focus(),
    Home: () => rows[0]?.focus(),
    End: () => rows.at(-1)?.focus(),
    ArrowRight: () => (expanded === 'false' ? row.click() : rows[at + 1]?.focus()),
    ArrowLeft: () => {
      if (expanded === 'true') row.click();
      else row.closest('ul')?.closest('li')?.querySelector('button')?.focus();
    },
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
