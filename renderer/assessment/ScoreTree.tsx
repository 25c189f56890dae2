import { Button } from 'antd';
import { clsx } from 'clsx';
import { useState, type KeyboardEvent } from 'react';
import type { NodeView, ScoreDetail } from '../../electron/contract/assessment.ts';
import type { SchemeNodeId } from '../../electron/domain/brand.ts';
import { SECTION_WORDS } from '../../electron/domain/words/scoreRules.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { Icon } from '../ui/Icon.tsx';
import { assessmentAddress } from './address.ts';
import { firstLeaf, nodeIn, treeLines, type TreeLine } from './nodes.ts';
import { columnPoints, isLow, plain, withMinus } from './points.ts';
import { PROVISIONAL } from './scores.ts';
import { Trace } from './Trace.tsx';
import css from './ScoreTree.module.css';

/** Past so many nodes only the first level is open at first. */
const MANY = 30;

interface ScoreTreeProps {
  readonly detail: ScoreDetail;
  /** It was frozen: it is looked at, nothing is judged. */
  readonly isStored?: boolean;
}

/** The scheme's tree with a unit's points, and under it the trace of the node that is chosen. */
export function ScoreTree({ detail, isStored = false }: ScoreTreeProps) {
  const [{ node }] = useAddressState(assessmentAddress);
  const shown = (node === '' ? undefined : nodeIn(detail.nodes, node)) ?? firstLeaf(detail.nodes);
  return (
    <>
      <Tree detail={detail} shown={shown?.nodeId} />
      {shown && <Trace key={shown.nodeId} detail={detail} node={shown} isStored={isStored} />}
    </>
  );
}

function Tree({ detail, shown }: { readonly detail: ScoreDetail; readonly shown: SchemeNodeId | undefined }) {
  const [, setAddress] = useAddressState(assessmentAddress);
  const whole = treeLines(detail.nodes, () => false);
  const [closed, setClosed] = useState<ReadonlySet<SchemeNodeId>>(
    () => new Set(whole.length > MANY ? detail.nodes.map(({ nodeId }) => nodeId) : []),
  );
  const lines = treeLines(detail.nodes, (id) => closed.has(id));
  const branches = whole.filter(({ node }) => node.children.length > 0);
  const toggle = (id: SchemeNodeId): void => {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  };
  const choose = (id: SchemeNodeId): void => setAddress({ node: id }, { replace: true });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = lines.findIndex(({ node }) => node.nodeId === shown);
    const here = lines[at];
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const isOpen = here !== undefined && !closed.has(here.node.nodeId);
      if (here && here.node.children.length > 0 && isOpen === (event.key === 'ArrowLeft')) toggle(here.node.nodeId);
      return;
    }
    const next = lines[at + (event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0)];
    if (!next || next === here) return;
    event.preventDefault();
    choose(next.node.nodeId);
    document.getElementById(idOf(next.node.nodeId))?.focus();
  };
  return (
    <div className={css['tree']}>
      {branches.length > 0 && (
        <div className={css['tools']}>
          <Button type="text" size="small" onClick={() => setClosed(new Set())} disabled={closed.size === 0}>
            全部展开
          </Button>
          <Button
            type="text"
            size="small"
            onClick={() => setClosed(new Set(branches.map(({ node }) => node.nodeId)))}
            disabled={closed.size === branches.length}
          >
            全部收起
          </Button>
        </div>
      )}
      {/* The keys move between the buttons that the lines hold. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className={css['lines']} aria-label="指标得分" onKeyDown={onKeyDown}>
        {lines.map((line) => (
          <Line
            key={line.node.nodeId}
            line={line}
            isOn={line.node.nodeId === shown}
            isClosed={closed.has(line.node.nodeId)}
            onToggle={() => toggle(line.node.nodeId)}
            onChoose={() => choose(line.node.nodeId)}
          />
        ))}
      </ul>
      <Steps steps={detail.steps} total={detail.row.total} />
    </div>
  );
}

/** How far a line is moved in, for its sheet. */
function depthOf(depth: number): Readonly<Record<string, number>> {
  return { '--depth': depth };
}

function idOf(id: SchemeNodeId): string {
  return `node-${id}`;
}

interface LineProps {
  readonly line: TreeLine;
  readonly isOn: boolean;
  readonly isClosed: boolean;
  readonly onToggle: () => void;
  readonly onChoose: () => void;
}

function Line({ line: { node, depth }, isOn, isClosed, onToggle, onChoose }: LineProps) {
  const { basis } = node;
  return (
    <li className={clsx(css['line'], isOn && css['on'])} style={depthOf(depth)}>
      {node.children.length > 0 ? (
        <button
          type="button"
          className={css['toggle']}
          aria-label={`${isClosed ? '展开' : '收起'}${node.name}`}
          aria-expanded={!isClosed}
          onClick={onToggle}
        >
          <Icon name={isClosed ? 'right' : 'down'} size={12} />
        </button>
      ) : (
        <span className={css['toggle']} />
      )}
      <button
        type="button"
        id={idOf(node.nodeId)}
        className={css['open']}
        aria-pressed={isOn}
        tabIndex={isOn ? 0 : -1}
        onClick={onChoose}
      >
        <span className="grow">
          <span className={clsx(css['name'], depth === 0 && css['first'])}>
            {depth === 0 && node.section !== 'base' && <span className="sub">{SECTION_WORDS[node.section]}：</span>}
            {node.name}
            {node.isMet === false && <span className={css['unmet']}>未达标</span>}
          </span>
          {basis !== '' && (
            <span className={css['basis']} title={withMinus(basis)}>
              {withMinus(basis)}
            </span>
          )}
        </span>
        <NodePoints node={node} />
      </button>
    </li>
  );
}

function NodePoints({ node: { points, full, section, isProvisional } }: { readonly node: NodeView }) {
  return (
    <>
      {isProvisional && <span className="accent text-xs">{PROVISIONAL}</span>}
      <span className={clsx('num', css['points'], isLow(points, full, section) && 'over')}>
        {points === undefined ? (isProvisional ? '未评' : '不适用') : columnPoints(points)}
      </span>
      <span className={clsx('num sub', css['full'])}>{Number(full) === 0 ? '' : `/ ${plain(full)}`}</span>
    </>
  );
}

/** From the base to the total, in order. */
function Steps({ steps, total }: { readonly steps: readonly string[]; readonly total: string | undefined }) {
  if (steps.length === 0) return null;
  return (
    <ol className={css['steps']} aria-label="从基础分到总分">
      {steps.map((step, at) => (
        // Steps of one reckoning never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>{withMinus(step)}</li>
      ))}
      {total !== undefined && (
        <li>
          总分：<b>{withMinus(total)}</b>
        </li>
      )}
    </ol>
  );
}
