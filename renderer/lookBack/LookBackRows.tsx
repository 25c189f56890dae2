import { Checkbox, Dropdown } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import { Link } from 'wouter';
import type { LookBackItemView, LookBackOutcome, LookBackView } from '../../electron/contract/lookBack.ts';
import { occurrenceKey, occurrenceText, type OccurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { ITEM_STATE_WORDS } from '../../electron/domain/words/ledger.ts';
import { LOOK_BACK_OUTCOMES, LOOK_BACK_OUTCOME_WORDS } from '../../electron/domain/words/lookBack.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { decisionWords, originWords, remarkWords } from './list.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './LookBack.module.css';

interface RowsProps {
  readonly view: LookBackView;
  /** Those that the filters let through. */
  readonly items: readonly LookBackItemView[];
}

interface Asked {
  readonly outcome: LookBackOutcome;
  readonly items: readonly LookBackItemView[];
}

/** The items; ticked ones are decided together. */
export function LookBackRows({ view, items }: RowsProps) {
  const [chosen, setChosen] = useState<ReadonlySet<OccurrenceText>>(new Set());
  const [asked, setAsked] = useState<Asked>();
  const deciding = useDeciding(view);
  const ticked = items.filter((item) => chosen.has(occurrenceText(item)));
  const tick = (some: readonly LookBackItemView[], on: boolean): void => {
    const next = new Set(chosen);
    for (const item of some) {
      if (on) next.add(occurrenceText(item));
      else next.delete(occurrenceText(item));
    }
    setChosen(next);
  };
  const untick = () => setChosen(new Set());
  const decide = (outcome: LookBackOutcome, some: readonly LookBackItemView[]): void => {
    // What follows from the record is decided without asking for more.
    if (outcome !== 'ended' && some.every((item) => item.proposed === outcome)) deciding.decide(outcome, some, untick);
    else setAsked({ outcome, items: some });
  };
  if (items.length === 0) return <EmptyState title="没有符合筛选条件的" />;
  return (
    <Card className={clsx('pane', css['list'])}>
      {!view.isClosed && (
        <Bulk items={items} ticked={ticked} onDecide={decide} onClear={() => deciding.clear(ticked, untick)} />
      )}
      <div className={clsx(css['line'], css['head'])}>
        <Checkbox
          aria-label="全选"
          disabled={view.isClosed}
          checked={ticked.length === items.length}
          indeterminate={ticked.length > 0 && ticked.length < items.length}
          onChange={({ target }) => tick(items, target.checked)}
        />
        <span>单位</span>
        <span>事项</span>
        <span className={css['origin']}>来源</span>
        <span>应办日期</span>
        <span>处理</span>
      </div>
      <VirtualRows
        count={items.length}
        estimate={() => 52}
        keyOf={(at) => (items[at] ? occurrenceText(items[at]) : String(at))}
        label="上一年度未办结的事项"
      >
        {(at) => {
          const item = items[at];
          return (
            item && (
              <Line
                item={item}
                view={view}
                isChosen={chosen.has(occurrenceText(item))}
                onChoose={(on) => tick([item], on)}
                onDecide={(outcome) => decide(outcome, [item])}
                onClear={() => deciding.clear([item])}
              />
            )
          );
        }}
      </VirtualRows>
      {asked && (
        <DecideDialog
          year={view.year}
          {...asked}
          onClose={(isDone) => {
            setAsked(undefined);
            if (isDone) untick();
          }}
        />
      )}
    </Card>
  );
}

function useDeciding({ year }: Pick<LookBackView, 'year'>) {
  const notify = useNotify();
  const decide = useCommand('lookBack.decide', notify.fault);
  const clear = useCommand('lookBack.clear', notify.fault);
  return {
    decide: (outcome: LookBackOutcome, items: readonly LookBackItemView[], done?: () => void) =>
      decide.send({ year, items: items.map((item) => occurrenceKey(item)), outcome }, ({ decided, commandId }) => {
        notify.success(`${LOOK_BACK_OUTCOME_WORDS[outcome]} ${decided} 项`, { commandId });
        done?.();
      }),
    clear: (items: readonly LookBackItemView[], done?: () => void) =>
      clear.send({ year, items: items.map((item) => occurrenceKey(item)) }, ({ cleared, commandId }) => {
        notify.success(`${cleared} 项改回未定`, { commandId });
        done?.();
      }),
  };
}

interface BulkProps {
  readonly items: readonly LookBackItemView[];
  readonly ticked: readonly LookBackItemView[];
  readonly onDecide: (outcome: LookBackOutcome, items: readonly LookBackItemView[]) => void;
  readonly onClear: () => void;
}

/** What is done with ticked lines; without any, what the record proposes. */
function Bulk({ items, ticked, onDecide, onClear }: BulkProps) {
  if (ticked.length > 0) {
    return (
      <div className={css['bulk']}>
        <span className="num">已选 {ticked.length} 项</span>
        {LOOK_BACK_OUTCOMES.map((outcome) => (
          <WriteButton key={outcome} size="small" onClick={() => onDecide(outcome, ticked)}>
            {LOOK_BACK_OUTCOME_WORDS[outcome]}
          </WriteButton>
        ))}
        <WriteButton
          size="small"
          type="text"
          disabled={ticked.every(({ decision }) => decision === undefined)}
          onClick={onClear}
        >
          改回未定
        </WriteButton>
      </div>
    );
  }
  const proposed = (outcome: LookBackOutcome) =>
    items.filter((item) => item.decision === undefined && item.proposed === outcome);
  const [done, carried] = [proposed('done'), proposed('carriedOn')];
  if (done.length + carried.length === 0) return null;
  return (
    <div className={css['bulk']}>
      {done.length > 0 && (
        <WriteButton size="small" onClick={() => onDecide('done', done)}>
          截止后已登记的 {done.length} 项定为办结
        </WriteButton>
      )}
      {carried.length > 0 && (
        <WriteButton size="small" onClick={() => onDecide('carriedOn', carried)}>
          本年度已沿用的 {carried.length} 项定为结转
        </WriteButton>
      )}
    </div>
  );
}

interface LineProps {
  readonly item: LookBackItemView;
  readonly view: LookBackView;
  readonly isChosen: boolean;
  readonly onChoose: (on: boolean) => void;
  readonly onDecide: (outcome: LookBackOutcome) => void;
  readonly onClear: () => void;
}

function Line({ item, view, isChosen, onChoose, onDecide, onClear }: LineProps) {
  const { decision, proposed, carriedTo, unit, content, period, task } = item;
  const remark = remarkWords(item);
  const choices = [
    ...LOOK_BACK_OUTCOMES.map((outcome) => ({
      key: outcome,
      label: `${LOOK_BACK_OUTCOME_WORDS[outcome]}${decision === undefined && proposed === outcome ? '（建议）' : ''}`,
      onClick: () => onDecide(outcome),
    })),
    ...(decision === undefined ? [] : [{ key: 'clear', label: '改回未定', onClick: onClear }]),
  ];
  return (
    <div className={clsx(css['line'], isChosen && css['on'])}>
      <Checkbox
        aria-label={`选择 ${unit}，${content}，${period}`}
        disabled={view.isClosed}
        checked={isChosen}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <span className="ellipsis" title={unit}>
        {unit}
      </span>
      <span className={css['item']}>
        <Link href={`/tasks?year=${view.from ?? view.year}&duty=${item.dutyId}`} className="ellipsis" title={content}>
          {content}
        </Link>
        <span className="sub text-sm ellipsis" title={task}>
          {[period, task].filter((each) => each !== '').join(' · ')}
        </span>
      </span>
      <span className={clsx('sub ellipsis', css['origin'])} title={originWords(item)}>
        {originWords(item)}
      </span>
      <span className={css['item']}>
        <span className="num">{item.dueOn ?? '—'}</span>
        <span className={clsx('text-sm', item.state === 'overdue' ? 'over' : 'sub')}>
          {ITEM_STATE_WORDS[item.state]}
        </span>
      </span>
      <span className={css['decision']}>
        <span className={css['item']}>
          <Dropdown trigger={['click']} disabled={view.isClosed} menu={{ items: choices }}>
            <WriteButton
              size="small"
              type={decision === undefined ? 'default' : 'text'}
              aria-label={`${decisionWords(item)}：${unit}，${content}`}
              icon={<Icon name="down" size={12} />}
              iconPlacement="end"
            >
              {/* One box: what stands beside the icon is set in the order of the boxes. */}
              <span>
                {decisionWords(item)}
                {decision && <span className="num sub"> {decision.on}</span>}
              </span>
            </WriteButton>
          </Dropdown>
          {(remark !== '' || carriedTo !== undefined) && (
            <span className={clsx('sub text-sm', css['remark'])} title={remark}>
              {carriedTo !== undefined && <Link href={`/tasks?year=${view.year}&duty=${carriedTo}`}>本年度的事项</Link>}
              {carriedTo !== undefined && remark !== '' && ' · '}
              {remark}
            </span>
          )}
        </span>
      </span>
    </div>
  );
}
