import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ItemView } from '../../electron/contract/ledger.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { KeysDialog } from '../grid/KeyHints.tsx';
import { useActionKeys } from '../grid/useActionKeys.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { StateWord } from '../ui/Lamp.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { filterOf, LEDGER_ADDRESS } from './address.ts';
import { AcceptForm, ReturnForm } from './forms.tsx';
import { ItemEvidence, ItemHead, ItemHistory, ItemNotes, PeriodBefore } from './ItemFacts.tsx';
import { useQueue, type Queue } from './useQueue.ts';
import { KEY_WORDS, QUEUE_KEYS, type QueueAction } from './queueKeys.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './VerifyScreen.module.css';

/** As many as are walked through at a time. */
const MOST = 2000;

/** 逐项核验: what is registered and waits for the office, one after the other, from the keyboard. */
export function VerifyScreen() {
  const year = useYear();
  const [address, setAddress] = useAddressState(LEDGER_ADDRESS);
  const filter = { ...filterOf(address), states: ['toVerify' as const] };
  const query = useAppQuery('ledger.items', { year, filter, sort: address.sort, offset: 0, limit: MOST });
  const leave = () => setAddress({ verify: false });
  const back = <Button onClick={leave}>返回台账</Button>;
  return (
    <Loaded query={query}>
      {({ rows, total }) => <Walk waiting={rows} total={total} back={back} isFresh={!query.isPlaceholderData} />}
    </Loaded>
  );
}

interface WalkProps {
  /** What waits now. */
  readonly waiting: readonly ItemView[];
  readonly total: number;
  readonly back: React.ReactNode;
  /** What waits is the answer to what is asked. */
  readonly isFresh: boolean;
}

function Walk({ waiting, total, back, isFresh }: WalkProps) {
  const queue = useQueue(waiting, isFresh);
  const { items, at, current, said } = queue;
  const rest = total - waiting.length;
  const more = queue.fresh + rest;
  return (
    <Page
      fill
      title="逐项核验"
      sub={current && `第 ${at + 1} / ${items.length}${rest > 0 ? `（另有 ${rest} 项，办完这些后再核验）` : ''}`}
      actions={back}
    >
      {current ? (
        <div className={css['walk']}>
          <Card className={css['list']}>
            <VirtualRows
              count={items.length}
              estimate={() => 52}
              keyOf={(index) => (items[index] ? occurrenceText(items[index]) : String(index))}
              current={at}
              label="待核验的"
            >
              {(index) => {
                const item = items[index];
                return item && <QueueLine item={item} queue={queue} index={index} />;
              }}
            </VirtualRows>
          </Card>
          <Current key={occurrenceText(current)} item={current} queue={queue} />
        </div>
      ) : (
        <Card className="pane">
          {items.length === 0 ? (
            <EmptyState title="没有待核验的" hint="登记办结之后，等待核验的列在这里。" actions={back} />
          ) : (
            <EmptyState
              title={more > 0 ? `这一批核验完了，还有 ${more} 项待核验` : '核验完了'}
              hint={`销号 ${said.accepted} 项，退回 ${said.returned} 项，跳过 ${said.skipped} 项。`}
              actions={
                <>
                  {more > 0 && <GoOn count={more} onGo={queue.goOn} />}
                  {said.skipped > 0 && <Button onClick={queue.again}>再看跳过的 {said.skipped} 项</Button>}
                  {back}
                </>
              }
            />
          )}
        </Card>
      )}
    </Page>
  );
}

/** The way on at the end of the walk; it has the keyboard. */
function GoOn({ count, onGo }: { readonly count: number; readonly onGo: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Button ref={button} type="primary" onClick={onGo}>
      接着核验 {count} 项
    </Button>
  );
}

interface QueueLineProps {
  readonly item: ItemView;
  readonly queue: Queue;
  readonly index: number;
}

function QueueLine({ item, queue, index }: QueueLineProps) {
  const outcome = queue.outcomeOf(item);
  return (
    <button
      type="button"
      className={css['queued']}
      aria-current={queue.at === index}
      data-done={outcome === 'accepted' || outcome === 'returned' || outcome === 'gone'}
      onClick={() => queue.go(index)}
    >
      <span className="row">
        <b className="ellipsis grow">{item.unit}</b>
        {outcome === 'accepted' && <StateWord state="closed" />}
        {outcome === 'returned' && <StateWord state="returned" />}
        {outcome === 'gone' && <span className="sub text-sm">已处理</span>}
        {outcome === 'skipped' && <span className="sub text-sm">跳过</span>}
      </span>
      <span className="ellipsis sub text-sm" title={item.content}>
        {item.period} · {item.content}
      </span>
    </button>
  );
}

interface CurrentProps {
  readonly item: ItemView;
  readonly queue: Queue;
}

/** The item that is looked at, what shows it, the period before, and what can be done. */
function Current({ item, queue }: CurrentProps) {
  const pane = useRef<HTMLElement>(null);
  const key = useMemo(() => occurrenceKey(item), [item]);
  const query = useAppQuery('ledger.item', { item: key });
  // What is shown while the next is read is the one before it: nothing is done to that.
  const detail = query.isPlaceholderData ? undefined : query.data;
  useNext(queue, item);
  const notify = useNotify();
  const accept = useCommand('ledger.accept', (error) => {
    notify.fault(error);
    queue.takeBack(item);
  });
  const [form, setForm] = useState<'waiver' | 'return'>();
  const [showsKeys, setShowsKeys] = useState(false);
  const focus = () => pane.current?.focus({ preventScroll: true });
  useEffect(focus, []);
  const mayAct = detail?.item.mayVerify === true && detail.item.state === 'toVerify';
  const press = (what: string, nothing: string) => {
    const found = pane.current?.querySelector<HTMLElement>(what);
    if (found) found.click();
    else if (detail) notify.info(nothing);
  };
  const close = () => {
    setForm(undefined);
    focus();
  };
  const act: Readonly<Record<QueueAction, () => void>> = {
    next: () => queue.go(queue.at + 1),
    previous: () => queue.go(queue.at - 1),
    skip: () => queue.done(item, 'skipped'),
    accept() {
      if (!mayAct) return;
      if (detail.lacksEvidence) return setForm('waiver');
      accept.send({ items: [key] }, ({ commandId }) =>
        notify.success(`已销号：${item.unit}，${item.period}`, { commandId }),
      );
      queue.done(item, 'accepted');
    },
    return: () => mayAct && setForm('return'),
    open: () => press('a[target=_blank]', '这一项没有链接。'),
    file: () => press('[data-opens-file]:not([disabled])', '这一项没有可以打开的文件。'),
    keys: () => setShowsKeys(true),
  };
  useActionKeys(QUEUE_KEYS, act, form === undefined && !showsKeys);
  const done = (what: 'accepted' | 'returned') => () => queue.done(item, what);
  const ends = { items: [item], onCancel: close };
  return (
    <Card className={css['current']}>
      {/* The keys of the queue are pressed here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section ref={pane} className={css['facts']} tabIndex={0} aria-label={`${item.unit}，${item.content}`}>
        <h2 className={css['title']}>{item.content}</h2>
        {detail ? (
          <div className={css['parts']}>
            <div>
              <ItemHead detail={detail} />
              <ItemEvidence detail={detail} />
            </div>
            <div>
              <PeriodBefore before={detail.before} />
              <ItemHistory verifications={detail.verifications} />
              <ItemNotes notes={detail.notes} />
            </div>
          </div>
        ) : (
          query.error && <Loaded query={query}>{() => null}</Loaded>
        )}
      </section>
      <div className={css['foot']}>
        {form === 'waiver' && <AcceptForm {...ends} lacksEvidence onLeft={() => undefined} onDone={done('accepted')} />}
        {form === 'return' && <ReturnForm {...ends} proposedDue={detail?.proposedDue} onDone={done('returned')} />}
        {form === undefined && <Ways act={act} mayAct={mayAct} isRead={detail !== undefined} />}
      </div>
      {showsKeys && <KeysDialog hints={KEY_WORDS} onClose={() => setShowsKeys(false)} />}
    </Card>
  );
}

/** Reads the item that comes next, so that it is there when it does. */
function useNext({ items, at }: Queue, current: ItemView): void {
  useAppQuery('ledger.item', { item: occurrenceKey(items[at + 1] ?? current) });
}

interface WaysProps {
  readonly act: Readonly<Record<QueueAction, () => void>>;
  readonly mayAct: boolean;
  readonly isRead: boolean;
}

/** The ways on, each with its key. */
function Ways({ act, mayAct, isRead }: WaysProps) {
  return (
    <div className={css['ways']}>
      <WriteButton type="primary" disabled={!mayAct} onClick={act.accept}>
        销号 <kbd>Enter</kbd>
      </WriteButton>
      <WriteButton disabled={!mayAct} onClick={act.return}>
        退回 <kbd>R</kbd>
      </WriteButton>
      <Button onClick={act.skip}>
        跳过 <kbd>S</kbd>
      </Button>
      {isRead && !mayAct && <span className="sub">这一项已不是待核验</span>}
      <span className="grow" />
      <Button type="text" onClick={act.previous}>
        上一项 <kbd>K</kbd>
      </Button>
      <Button type="text" onClick={act.next}>
        下一项 <kbd>J</kbd>
      </Button>
      <Button type="text" onClick={act.open}>
        打开链接 <kbd>O</kbd>
      </Button>
      <Button type="text" onClick={act.file}>
        打开文件 <kbd>F</kbd>
      </Button>
      <Button type="text" onClick={act.keys}>
        快捷键 <kbd>?</kbd>
      </Button>
    </div>
  );
}
