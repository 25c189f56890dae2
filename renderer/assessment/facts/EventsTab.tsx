import { clsx } from 'clsx';
import { useState } from 'react';
import type { ScoreEventView, ScoreFactsOfYear } from '../../../electron/contract/scoreFacts.ts';
import { useAddressState } from '../../address/useAddressState.ts';
import { useYear } from '../../address/year.ts';
import { call } from '../../bridge/call.ts';
import { TableActions } from '../../grid/TableActions.tsx';
import { VirtualRows } from '../../grid/VirtualRows.tsx';
import { shortDate } from '../../ui/dates.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Card } from '../../ui/Page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { UnitName } from '../../ui/UnitName.tsx';
import { UnitSelect } from '../../ui/UnitSelect.tsx';
import { FACTS_ADDRESS } from './address.ts';
import { BringDialog } from './BringDialog.tsx';
import { EventForm } from './EventForm.tsx';
import { eventsTable, eventTitle } from './events.ts';
import { WriteButton } from '../../ui/WriteButton.tsx';
import css from './Facts.module.css';

/** 考核事件: dated facts with their documents; each says which nodes count it. */
export function EventsTab({ facts }: { readonly facts: ScoreFactsOfYear }) {
  const year = useYear();
  const [{ unit, event }, setAddress] = useAddressState(FACTS_ADDRESS);
  const [isBringing, setBringing] = useState(false);
  const shown = unit === '' ? facts.events : facts.events.filter(({ unitId }) => unitId === unit);
  const open = facts.events.find(({ id }) => id === event);
  const actions = (
    <>
      <WriteButton onClick={() => setBringing(true)}>导入事件表</WriteButton>
      <WriteButton type="primary" icon={<Icon name="plus" />} onClick={() => setAddress({ event: 'new' })}>
        登记事件
      </WriteButton>
    </>
  );
  return (
    <>
      <Card className="pane">
        <div className={css['bar']}>
          <UnitSelect value={unit === '' ? undefined : unit} onChange={(id) => setAddress({ unit: id ?? '' })} />
          <span className="to-end row">
            <TableActions disabled={shown.length === 0} table={() => eventsTable(shown, year)} />
            {actions}
          </span>
        </div>
        {shown.length === 0 ? (
          <EmptyState
            title={facts.events.length === 0 ? '还没有考核事件' : '这个单位没有考核事件'}
            hint="通报、表扬、采用、批示、督办单、被上级扣分等，带日期和依据登记在这里，按方案的规则加分或扣分。也可以从表格整张导入。"
            actions={actions}
          />
        ) : (
          <Events events={shown} onOpen={(id) => setAddress({ event: id })} />
        )}
      </Card>
      {(open !== undefined || event === 'new') && (
        <EventForm
          key={event}
          facts={facts}
          view={open}
          {...(unit === '' ? {} : { unitId: unit })}
          onClose={() => setAddress({ event: '' }, { replace: true })}
        />
      )}
      {isBringing && (
        <BringDialog
          title="导入事件表"
          hint="从 Excel、WPS 或 Word 的表里复制，粘贴在下面；或选择文件。每行一个事件：单位、日期、类型、事由，级别、刊物、依据可有可无。先核对，确认后才写入；已有的不会重复。"
          example={'单位\t日期\t类型\t级别\t依据文件\t事由\n区财政局\t3月5日\t通报批评\t市级\t……\t……'}
          read={(fileId) => call('scoreFacts.readEvents', { year, fileId })}
          paste={(block) => call('scoreFacts.pasteEvents', { year, block })}
          onRead={(file) => setAddress({ file })}
          onClose={() => setBringing(false)}
        />
      )}
    </>
  );
}

function Events({
  events,
  onOpen,
}: {
  readonly events: readonly ScoreEventView[];
  readonly onOpen: (id: ScoreEventView['id']) => void;
}) {
  const year = useYear();
  return (
    <>
      <div className={clsx(css['event'], css['head'])}>
        <span>日期</span>
        <span>单位</span>
        <span>事件</span>
        <span>依据与事由</span>
        <span>计入</span>
        <span />
      </div>
      <VirtualRows
        count={events.length}
        estimate={() => 42}
        keyOf={(index) => events[index]?.id ?? String(index)}
        label="考核事件"
      >
        {(index) => {
          const event = events[index];
          if (!event) return null;
          const said = [event.matter, event.basis, event.reason].filter((text) => text !== '').join('；');
          return (
            <div className={css['event']}>
              <span className="num">{shortDate(event.on, year)}</span>
              <span className="ellipsis">
                <UnitName unitId={event.unitId} name={event.unit} />
              </span>
              <span className={css['clamped']}>
                {eventTitle(event)}
                {event.points !== undefined && <span className="num sub"> {event.points.replace('-', '−')} 分</span>}
              </span>
              <span className={clsx('sub', css['clamped'])} title={said}>
                {said}
              </span>
              <span className={css['clamped']}>
                {event.countedIn.length === 0 ? (
                  <span className="accent" title="方案里没有规则计这样的事件">
                    没有规则计它
                  </span>
                ) : (
                  event.countedIn.map(({ name }) => name).join('、')
                )}
              </span>
              <span className="right">
                <WriteButton
                  size="small"
                  locked={event.locked}
                  onClick={() => onOpen(event.id)}
                  aria-label={`修改${event.unit} ${eventTitle(event)}`}
                >
                  修改
                </WriteButton>
              </span>
            </div>
          );
        }}
      </VirtualRows>
    </>
  );
}
