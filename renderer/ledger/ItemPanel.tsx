import { useState } from 'react';
import type { ItemDetail, LeftItem } from '../../electron/contract/ledger.ts';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { CaseLink } from '../occurrence/CaseLink.tsx';
import { RegisterForm } from '../occurrence/RegisterForm.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { Loaded } from '../ui/states.tsx';
import { AcceptForm, NoteForm, ReopenForm, ReturnForm } from './forms.tsx';
import { ItemEvidence, ItemHead, ItemHistory, ItemNotes, ItemProgress, PeriodBefore } from './ItemFacts.tsx';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './ItemFacts.module.css';

interface ItemPanelProps {
  readonly item: OccurrenceKey;
  readonly onClose: () => void;
  readonly onLeft: (left: readonly LeftItem[]) => void;
}

/** All that is known of one item, and what can be done with it. */
export function ItemPanel({ item, onClose, onLeft }: ItemPanelProps) {
  const query = useAppQuery('ledger.item', { item });
  const title = query.data?.item.content ?? '正在读取';
  return (
    <SidePanel
      title={title}
      label={title}
      onClose={onClose}
      width={420}
      {...(query.data ? { footer: <ItemActions detail={query.data} onLeft={onLeft} /> } : {})}
    >
      <Loaded query={query}>
        {(detail) => (
          <>
            <ItemHead detail={detail} />
            <ItemEvidence detail={detail} />
            <PeriodBefore before={detail.before} />
            <ItemProgress item={item} />
            <ItemHistory verifications={detail.verifications} />
            <ItemNotes notes={detail.notes} />
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}

type Action = 'register' | 'accept' | 'return' | 'reopen' | 'note';

interface ItemActionsProps {
  readonly detail: ItemDetail;
  readonly onLeft: (left: readonly LeftItem[]) => void;
}

/** What can be done with an item as it stands; the form of the one that is chosen takes the place of the buttons. */
function ItemActions({ detail, onLeft }: ItemActionsProps) {
  const [action, setAction] = useState<Action>();
  const { item, occurrence, lacksEvidence, proposedDue } = detail;
  const { state, mayVerify } = item;
  const wasReturned = item.newDueOn !== undefined;
  const end = () => setAction(undefined);
  const form = { items: [item], onDone: end, onCancel: end };
  const choices: readonly (readonly [Action, string, boolean])[] = [
    ['register', wasReturned ? '补报' : '登记办结', occurrence.mayRegister],
    ['accept', '销号', mayVerify && state !== 'closed'],
    ['return', '退回', mayVerify && !wasReturned],
    ['reopen', '重新核验', state === 'closed'],
    ['note', '备注', true],
  ];
  const shown = choices.filter(([, , isOpen]) => isOpen);
  if (action === 'register') return <RegisterForm occurrences={[occurrence]} onDone={end} onCancel={end} />;
  if (action === 'accept') return <AcceptForm {...form} lacksEvidence={lacksEvidence} onLeft={onLeft} />;
  if (action === 'return') return <ReturnForm {...form} proposedDue={proposedDue} />;
  if (action === 'reopen') return <ReopenForm {...form} />;
  if (action === 'note') return <NoteForm {...form} />;
  const first = state === 'toVerify' ? 'accept' : shown[0]?.[0];
  return (
    <div className={css['choices']}>
      <CaseLink of={occurrence} />
      {shown.map(([what, word]) => (
        <WriteButton
          key={what}
          type={what === first && what !== 'note' && what !== 'return' ? 'primary' : 'default'}
          onClick={() => setAction(what)}
        >
          {word}
        </WriteButton>
      ))}
    </div>
  );
}
