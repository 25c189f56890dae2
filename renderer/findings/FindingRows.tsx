import { Button, Checkbox } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { FindingView } from '../../electron/contract/findings.ts';
import type { FindingId, Year } from '../../electron/domain/brand.ts';
import { FINDING_SOURCE_WORDS } from '../../electron/domain/words/findings.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { shortDate } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { Card } from '../ui/Page.tsx';
import { StepDialog, type Step } from './StepDialog.tsx';
import { STATE_LAMPS, stateText } from './findings.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Findings.module.css';

interface FindingRowsProps {
  readonly views: readonly FindingView[];
  readonly year: Year;
  readonly current: FindingId | '';
  readonly onOpen: (id: FindingId) => void;
}

/** The list, line by line; a line opens its finding, ticked lines are answered, checked or removed together. */
export function FindingRows({ views, year, current, onOpen }: FindingRowsProps) {
  const [chosen, setChosen] = useState<ReadonlySet<FindingId>>(new Set());
  const [step, setStep] = useState<Step>();
  const ticked = views.filter(({ id }) => chosen.has(id));
  const tick = (ids: readonly FindingId[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  const all = views.map(({ id }) => id);
  return (
    <Card className="pane">
      {ticked.length > 0 && (
        <div className={css['bulk']}>
          <span className="num">已选 {ticked.length} 个</span>
          <WriteButton size="small" onClick={() => setStep('day')}>
            整改时限
          </WriteButton>
          <WriteButton size="small" onClick={() => setStep('reply')}>
            登记整改情况
          </WriteButton>
          <WriteButton size="small" onClick={() => setStep('recheck')}>
            复核
          </WriteButton>
          <WriteButton size="small" danger onClick={() => setStep('remove')}>
            移除
          </WriteButton>
          <Button size="small" type="text" onClick={() => setChosen(new Set())}>
            取消选择
          </Button>
        </div>
      )}
      <div className={clsx(css['line'], css['head'])}>
        <Checkbox
          aria-label="全选"
          checked={ticked.length === views.length}
          indeterminate={ticked.length > 0 && ticked.length < views.length}
          onChange={({ target }) => tick(all, target.checked)}
        />
        <span>单位</span>
        <span>指标</span>
        <span className={css['figure']}>扣分</span>
        <span>失分原因</span>
        <span>来源</span>
        <span>整改时限</span>
        <span>整改情况</span>
        <span>状态</span>
      </div>
      <VirtualRows
        count={views.length}
        estimate={() => 40}
        keyOf={(index) => views[index]?.id ?? String(index)}
        label="问题"
      >
        {(index) => {
          const view = views[index];
          return (
            view && (
              <div className={clsx(css['row'], view.id === current && css['on'])}>
                <Checkbox
                  aria-label={`选择 ${view.unit} ${view.cause}`}
                  checked={chosen.has(view.id)}
                  onChange={({ target }) => tick([view.id], target.checked)}
                />
                <FindingLine view={view} year={year} onOpen={onOpen} />
              </div>
            )
          );
        }}
      </VirtualRows>
      {step && (
        <StepDialog
          step={step}
          views={ticked}
          onClose={(isDone) => {
            setStep(undefined);
            if (isDone) setChosen(new Set());
          }}
        />
      )}
    </Card>
  );
}

function FindingLine({
  view,
  year,
  onOpen,
}: Pick<FindingRowsProps, 'year' | 'onOpen'> & { readonly view: FindingView }) {
  const { unit, indicator, points, full, cause, source, rectifyBy, reply, state } = view;
  const said = reply?.text === '' ? reply.link : (reply?.text ?? '');
  return (
    <button type="button" className={css['open']} onClick={() => onOpen(view.id)}>
      <span className="ellipsis" title={unit}>
        {unit}
      </span>
      <span className={css['clamped']} title={indicator}>
        {indicator}
      </span>
      <span className={clsx('num', css['figure'])} title={full === undefined ? undefined : `分值 ${full}`}>
        {points ?? ''}
      </span>
      <span className={css['clamped']} title={cause}>
        {cause}
      </span>
      <span className="sub ellipsis">{FINDING_SOURCE_WORDS[source]}</span>
      <span className="num sub">{rectifyBy === undefined ? '' : shortDate(rectifyBy, year)}</span>
      <span className={css['clamped']} title={said}>
        {said}
      </span>
      <LampWord lamp={STATE_LAMPS[state]} placed>
        {stateText(view)}
      </LampWord>
    </button>
  );
}
