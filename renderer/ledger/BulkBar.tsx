import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ItemKey, ItemState, LeftItem } from '../../electron/contract/ledger.ts';
import { ITEM_STATE_WORDS, ITEM_STATES } from '../../electron/domain/words/ledger.ts';
import { slipsHref } from '../address/slips.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { AcceptForm, NoteForm, ReopenForm, ReturnForm } from './forms.tsx';
import { MOST_ITEMS, type Selection } from './useSelection.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './LedgerScreen.module.css';

type Action = 'accept' | 'return' | 'reopen' | 'note';

interface ActionFacts {
  readonly word: string;
  readonly takes: (item: ItemKey) => boolean;
  /** Why some that are marked are not among them. */
  readonly apart: string;
}

const ACTIONS: Readonly<Record<Action, ActionFacts>> = {
  accept: {
    word: '销号',
    takes: ({ mayVerify, state }) => mayVerify && state !== 'closed',
    apart: '还没有登记、不需核验，或已经销号',
  },
  return: {
    word: '退回',
    takes: ({ mayVerify, state }) => mayVerify && (state === 'toVerify' || state === 'closed'),
    apart: '还没有登记，或已经退回',
  },
  reopen: { word: '重新核验', takes: ({ state }) => state === 'closed', apart: '没有销号' },
  note: { word: '备注', takes: () => true, apart: '' },
};
const ORDER = ['accept', 'return', 'reopen', 'note'] as const satisfies readonly Action[];

interface BulkBarProps {
  readonly selection: Selection;
  readonly onLeft: (left: readonly LeftItem[]) => void;
}

/** What can be done with the lines that are marked. */
export function BulkBar({ selection, onLeft }: BulkBarProps) {
  const [action, setAction] = useState<Action>();
  const { items, none } = selection;
  const tooMany = items.length > MOST_ITEMS;
  return (
    <section className={css['bar']} aria-label="对选中的">
      <div className="row">
        <span className="num grow">
          <b>已选 {items.length.toLocaleString('zh-CN')} 项</b>
          <span className="sub">
            {tooMany ? `，一次最多处理 ${MOST_ITEMS} 项，请缩小筛选范围` : `（${countWords(items)}）`}
          </span>
        </span>
        {ORDER.map((each) => {
          const count = items.filter(ACTIONS[each].takes).length;
          return (
            <WriteButton
              key={each}
              type={each === 'accept' ? 'primary' : 'default'}
              disabled={tooMany || count === 0}
              onClick={() => setAction(each)}
            >
              {`${ACTIONS[each].word}${count === 0 ? '' : ` ${count} 项`}`}
            </WriteButton>
          );
        })}
        <PressButton items={items} />
        <Button type="text" onClick={none}>
          取消选择
        </Button>
      </div>
      {action && (
        <BulkDialog action={action} items={items} onLeft={onLeft} onDone={none} onClose={() => setAction(undefined)} />
      )}
    </section>
  );
}

/** States for which a slip may press. */
const PRESSED: ReadonlySet<ItemState> = new Set<ItemState>(['overdue', 'returned', 'dueSoon', 'checkDue', 'noReply']);

/** Leads to the slips of what is marked and still open. */
function PressButton({ items }: Pick<Selection, 'items'>) {
  const year = useYear();
  const [, navigate] = useLocation();
  const open = items.filter(({ state }) => PRESSED.has(state)).map(occurrenceKey);
  const isMany = open.length > MOST_ITEMS;
  return (
    <WriteButton
      disabled={open.length === 0 || isMany}
      title={isMany ? `一次最多催办 ${MOST_ITEMS} 项，请缩小筛选范围` : '拟催办单'}
      onClick={() => navigate(slipsHref({ year, items: open }))}
    >
      {open.length === 0 ? '催办' : `催办 ${open.length} 项`}
    </WriteButton>
  );
}

/** 待核验 7，逾期 3. */
function countWords(items: readonly ItemKey[]): string {
  const counts = Map.groupBy(items, ({ state }) => state);
  return ITEM_STATES.flatMap((state) => {
    const count = counts.get(state)?.length ?? 0;
    return count === 0 ? [] : [`${ITEM_STATE_WORDS[state]} ${count}`];
  }).join('，');
}

interface BulkDialogProps {
  readonly action: Action;
  readonly items: readonly ItemKey[];
  readonly onLeft: (left: readonly LeftItem[]) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function BulkDialog({ action, items, onLeft, onDone, onClose }: BulkDialogProps) {
  const { word, takes, apart } = ACTIONS[action];
  const taken = items.filter(takes);
  const form = {
    items: taken,
    onDone: () => {
      onClose();
      onDone();
    },
    onCancel: onClose,
  };
  return (
    <Dialog title={`${word} ${taken.length} 项`} onCancel={onClose} footer={null} width={520}>
      {taken.length < items.length && (
        <p className="sub" style={{ marginBottom: 8 }}>
          选中的 {items.length} 项里有 {items.length - taken.length} 项{apart}，不在其内。
        </p>
      )}
      {action === 'accept' && <AcceptForm {...form} onLeft={onLeft} />}
      {action === 'return' && <ReturnMany {...form} />}
      {action === 'reopen' && <ReopenForm {...form} />}
      {action === 'note' && <NoteForm {...form} />}
    </Dialog>
  );
}

type ReturnManyProps = Omit<Parameters<typeof ReturnForm>[0], 'proposedDue'>;

/** The day that is proposed is the same for all of them: it depends on today alone. */
function ReturnMany(props: ReturnManyProps) {
  const [first] = props.items;
  return first ? <ReturnFirst {...props} first={first} /> : null;
}

function ReturnFirst({ first, ...props }: ReturnManyProps & { readonly first: ReturnManyProps['items'][number] }) {
  const query = useAppQuery('ledger.item', { item: occurrenceKey(first) });
  return <ReturnForm {...props} proposedDue={query.data?.proposedDue} />;
}
