import { useEffect, useState } from 'react';
import type { SchemeTrial, TrialUnit } from '../../electron/contract/schemes.ts';
import type { SchemeId, SchemeNodeId, UnitId, Year } from '../../electron/domain/brand.ts';
import { plainPoints } from '../../electron/domain/points.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import type { SchemeDraft } from './editing.ts';
import type { DraftNote } from './findings.ts';
import css from './TrialPane.module.css';

const PAUSE = 350;

/** The last value that stood for a moment: what is typed is tried when the typing pauses. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What a draft would do, once it holds: asked when the typing pauses. */
export function useTrial(
  draft: SchemeDraft,
  of: {
    readonly year: Year;
    readonly schemeId: SchemeId | null;
    readonly unitIds: readonly UnitId[];
    readonly holds: boolean;
  },
): { readonly trial: SchemeTrial | undefined; readonly error: unknown } {
  const { tree, weight } = useSettled(draft);
  const { year, schemeId, unitIds, holds } = of;
  const isSettled = tree === draft.tree;
  const query = useAppQuery(
    'schemes.try',
    { year, schemeId, tree, weight, unitIds: [...unitIds] },
    { enabled: holds && isSettled, gcTime: 10_000 },
  );
  return { trial: holds ? query.data : undefined, error: holds && isSettled ? query.error : undefined };
}

interface TrialPaneProps {
  readonly trial: SchemeTrial | undefined;
  readonly error: unknown;
  readonly chosen: SchemeNodeId | undefined;
  readonly chosenName: string;
  readonly unitIds: readonly UnitId[];
  readonly notes: readonly DraftNote[];
  readonly onUnits: (units: readonly UnitId[]) => void;
  readonly onGo: (id: SchemeNodeId | undefined) => void;
}

/** What the draft would do to three units, and what there is to say of it. */
export function TrialPane({ trial, error, chosen, chosenName, unitIds, notes, onUnits, onGo }: TrialPaneProps) {
  const bars = notes.filter(({ kind }) => kind === 'bars');
  return (
    <div className={css['side']}>
      <Card title="本年照此计算" extra={<span className="sub">最多 3 个单位</span>}>
        <div className={css['units']}>
          <UnitsSelect value={unitIds} placeholder="选择单位试算" onChange={(units) => onUnits(units.slice(-3))} />
        </div>
        {bars.length > 0 ? (
          <p className={css['none']}>{`先改正 ${bars.length} 处，再试算。`}</p>
        ) : error ? (
          <ErrorState error={error} inline />
        ) : (
          trial?.units.map((unit) => (
            <UnitTrial key={unit.unitId} unit={unit} chosen={chosen} chosenName={chosenName} />
          ))
        )}
        {bars.length === 0 && unitIds.length === 0 && <p className={css['none']}>选几个单位，看改动后各得多少分。</p>}
      </Card>
      <Card title="待办" extra={<span className="sub num">{countWords(notes)}</span>} className={css['notes']}>
        {notes.length === 0 ? (
          <p className={css['none']}>没有须改、待核和重叠。</p>
        ) : (
          <ul className={css['list']}>
            {notes.map(({ kind, nodeId, message }) => (
              <li key={`${kind} ${nodeId ?? ''} ${message}`}>
                <button type="button" className="bare" onClick={() => onGo(nodeId)} data-kind={kind}>
                  <b>{KIND_WORDS[kind]}</b>
                  {message}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

const KIND_WORDS: Readonly<Record<DraftNote['kind'], string>> = {
  bars: '须改',
  unread: '待核',
  toCheck: '待核',
  overlap: '重叠',
};

/** 须改 2 · 待核 3 · 重叠 1 */
function countWords(notes: readonly DraftNote[]): string {
  const counts = Map.groupBy(notes, ({ kind }) => KIND_WORDS[kind]);
  return [...counts].map(([word, all]) => `${word} ${all.reduce((sum, { count = 1 }) => sum + count, 0)}`).join(' · ');
}

function UnitTrial({
  unit,
  chosen,
  chosenName,
}: {
  readonly unit: TrialUnit;
  readonly chosen: SchemeNodeId | undefined;
  readonly chosenName: string;
}) {
  const node = unit.nodes.find(({ nodeId }) => nodeId === chosen);
  return (
    <div className={css['unit']}>
      <div className={css['line']}>
        <span className="grow">{unit.unit}</span>
        <span className="num">
          <Change before={unit.before} after={unit.total} />
          {unit.provisional && <span className="sub"> 暂计</span>}
        </span>
      </div>
      {node && (
        <div className={css['line']}>
          <span className="grow sub ellipsis">{chosenName}</span>
          <span className="num">
            <Change before={node.before} after={node.points} />
          </span>
        </div>
      )}
      {node?.lines.map((line) => (
        <p key={line} className="sub text-sm num">
          {line}
        </p>
      ))}
    </div>
  );
}

/** 88.20 → 84.20, or what it is where nothing changes. */
function Change({ before, after }: { readonly before: string | undefined; readonly after: string | undefined }) {
  const shown = (points: string | undefined): string => (points === undefined ? '不计' : points.replace('-', '−'));
  const isSame =
    before === undefined || after === before || (after !== undefined && plainPoints(after) === plainPoints(before));
  return (
    <>
      {!isSame && <span className="sub">{`${shown(before)} → `}</span>}
      <b>{shown(after)}</b>
    </>
  );
}
