import { Button, Input, Select } from 'antd';
import { clsx } from 'clsx';
import { useMemo, useState } from 'react';
import type { NodeChange, ScoreDetail, WhatIf } from '../../electron/contract/assessment.ts';
import type { ItemView } from '../../electron/contract/ledger.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { SUPPOSED_WORDS } from '../../electron/domain/words/assessment.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { shortDate } from '../ui/dates.ts';
import { Icon } from '../ui/Icon.tsx';
import { StateWord } from '../ui/Lamp.tsx';
import { searchable } from '../ui/search.ts';
import { Loaded } from '../ui/states.tsx';
import { differenceText, shownPoints } from './points.ts';
import { SupposeMore } from './SupposeMore.tsx';
import {
  changesOf,
  suppose,
  SUPPOSED,
  type Supposed,
  type SupposedEvent,
  type SupposedJudgement,
  type Suppositions,
} from './whatIf.ts';
import css from './WhatIfPane.module.css';

/** As many items as the app gives at once; a unit has far fewer. */
const MOST = 2000;

/** 假设: what the score would be if some items had come out otherwise. Nothing of it is stored. */
export function WhatIfPane({ detail }: { readonly detail: ScoreDetail }) {
  const year = useYear();
  const { unitId } = detail.row;
  const items = useAppQuery('ledger.items', {
    year,
    filter: { units: [unitId] },
    sort: { by: 'state', descending: false },
    offset: 0,
    limit: MOST,
  });
  return <Loaded query={items}>{({ rows }) => <Suppose items={rows} detail={detail} />}</Loaded>;
}

function Suppose({ items, detail }: { readonly items: readonly ItemView[]; readonly detail: ScoreDetail }) {
  const [all, setAll] = useState<Suppositions>(new Map());
  const [events, setEvents] = useState<readonly SupposedEvent[]>([]);
  const [judgements, setJudgements] = useState<readonly SupposedJudgement[]>([]);
  const [typed, setTyped] = useState('');
  const count = all.size + events.length + judgements.length;
  const restore = (): void => {
    setAll(new Map());
    setEvents([]);
    setJudgements([]);
  };
  const shown = useMemo(() => {
    const wanted = searchable(typed);
    return items.filter(({ content, period }) => searchable(`${content}${period}`).includes(wanted));
  }, [items, typed]);
  return (
    <>
      <Outcome detail={detail} items={items} all={all} events={events} judgements={judgements} />
      <SupposeMore
        detail={detail}
        events={events}
        judgements={judgements}
        onEvents={setEvents}
        onJudgements={setJudgements}
      />
      <div className={css['tools']}>
        <Input
          size="small"
          aria-label="查找事项"
          placeholder="查找事项"
          prefix={<Icon name="search" size={12} />}
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="sub text-sm num">已假设 {count} 项，不写入任何记录</span>
        <Button size="small" className="to-end" disabled={count === 0} onClick={restore}>
          全部还原
        </Button>
      </div>
      {shown.length === 0 ? (
        <p className={css['none']}>{items.length === 0 ? '本年度没有这个单位的事项。' : '没有符合的事项。'}</p>
      ) : (
        <VirtualRows
          count={shown.length}
          estimate={() => 38}
          keyOf={(index) => (shown[index] ? occurrenceText(shown[index]) : String(index))}
          label="假设的事项"
        >
          {(index) => {
            const item = shown[index];
            return (
              item && (
                <ItemLine
                  item={item}
                  outcome={all.get(occurrenceText(item))}
                  onChoose={(outcome) => setAll(suppose(all, item, outcome))}
                />
              )
            );
          }}
        </VirtualRows>
      )}
    </>
  );
}

function ItemLine(props: {
  readonly item: ItemView;
  readonly outcome: Supposed | undefined;
  readonly onChoose: (outcome: Supposed | undefined) => void;
}) {
  const { item, outcome, onChoose } = props;
  return (
    <div className={clsx(css['item'], outcome !== undefined && css['supposed'])}>
      <span className="grow ellipsis" title={`${item.content}（${item.period}）`}>
        {item.content}
        <span className="sub">（{item.period}）</span>
      </span>
      <span className="num sub text-sm">{item.dueOn && `应 ${shortDate(item.dueOn)}`}</span>
      <span className={css['state']}>
        <StateWord state={item.state} />
      </span>
      <Select<Supposed | undefined>
        size="small"
        aria-label={`假设${item.content}（${item.period}）`}
        placeholder="照实"
        allowClear
        value={outcome}
        onChange={(value) => onChoose(value)}
        options={SUPPOSED.map((value) => ({ value, label: SUPPOSED_WORDS[value] }))}
        style={{ width: 84 }}
      />
    </div>
  );
}

function Outcome({
  detail,
  items,
  all,
  events,
  judgements,
}: {
  readonly detail: ScoreDetail;
  readonly items: readonly ItemView[];
  readonly all: Suppositions;
  readonly events: readonly SupposedEvent[];
  readonly judgements: readonly SupposedJudgement[];
}) {
  const year = useYear();
  const changes = useMemo(() => changesOf(items, all), [items, all]);
  const isNothing = changes.length + events.length + judgements.length === 0;
  const query = useAppQuery(
    'assessment.whatIf',
    {
      year,
      unitId: detail.row.unitId,
      changes,
      ...(events.length === 0 ? {} : { events: [...events] }),
      ...(judgements.length === 0 ? {} : { judgements: [...judgements] }),
    },
    { enabled: !isNothing },
  );
  if (isNothing) {
    return (
      <p className={css['hint']}>在下面加事件、评议，或给事项另选一个结果，这里算出总分、名次和各指标会怎样变化。</p>
    );
  }
  return (
    <Loaded query={query}>
      {(found) => (
        <div className={css['outcome']} aria-live="polite">
          <Totals found={found} />
          <Changes nodes={found.nodes} />
        </div>
      )}
    </Loaded>
  );
}

function Totals({ found: { before, after, placeBefore, placeAfter } }: { readonly found: WhatIf }) {
  return (
    <p className={css['totals']}>
      总分 {before ?? '—'} → <b>{after ?? '—'}</b>
      {before !== undefined && after !== undefined && <Difference after={after} before={before} />}
      <span className="sub">
        {`　名次 ${placeBefore ?? '不排名'} → `}
        <b>{placeAfter ?? '不排名'}</b>
      </span>
    </p>
  );
}

/** +1.20 in the colour of what is well, −0.35 in that of what is not. */
export function Difference({ after, before }: { readonly after: string; readonly before: string }) {
  const text = differenceText(after, before);
  return (
    <span className={clsx('num', css['difference'], text.startsWith('+') ? 'ok' : text.startsWith('−') && 'over')}>
      {text}
    </span>
  );
}

/** The nodes whose points change, before and after. */
export function Changes({ nodes }: { readonly nodes: readonly NodeChange[] }) {
  if (nodes.length === 0) return <p className="sub text-sm">各指标得分不变。</p>;
  return (
    <ul className={css['nodes']} aria-label="变化的指标">
      {nodes.map(({ nodeId, name, before, after }) => (
        <li key={nodeId}>
          <span className="grow ellipsis" title={name}>
            {name}
          </span>
          <span className="num">
            {before === undefined ? '—' : shownPoints(before)} → {after === undefined ? '—' : shownPoints(after)}
          </span>
          {before !== undefined && after !== undefined && <Difference after={after} before={before} />}
        </li>
      ))}
    </ul>
  );
}
