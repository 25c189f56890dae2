import { useState } from 'react';
import type { RequestDetail, RequestEventKind, RequestStepView } from '../../electron/contract/cases.ts';
import { EVENT_WORDS } from '../../electron/domain/words/requests.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { draftOf, stepOf } from './stepDraft.ts';
import { StepFields } from './StepFields.tsx';

interface StepDialogProps {
  readonly detail: RequestDetail;
  readonly kind: RequestEventKind;
  /** The step that is put right; without it a new one is recorded. */
  readonly step?: RequestStepView;
  readonly onClose: () => void;
}

/** A step of a request with its day, its paper and what else its kind has. */
export function StepDialog({ detail, kind, step, onClose }: StepDialogProps) {
  const today = useToday();
  const notify = useNotify();
  const add = useCommand('cases.addStep');
  const update = useCommand('cases.updateStep');
  const [draft, setDraft] = useState(() => draftOf(kind, detail, step, today));
  const input = stepOf(kind, draft);
  const { id, number } = detail.row;
  const save = () => {
    if (!input) return;
    const { who, approver, paper, note } = draft;
    const texts = { who, approver, paper, note };
    const word = EVENT_WORDS[kind];
    if (step) {
      update.send({ id, eventId: step.id, step: input, texts }, ({ commandId }) => {
        notify.success(`已修改“${word}”`, { commandId });
        onClose();
      });
    } else {
      add.send({ id, step: input, texts }, ({ commandId }) => {
        notify.success(`${number}：已登记“${word}”`, { commandId });
        onClose();
      });
    }
  };
  return (
    <FormDialog
      title={`${number}：${EVENT_WORDS[kind]}`}
      width={560}
      word={step ? '保存' : '登记'}
      error={add.error ?? update.error}
      isPending={add.isPending || update.isPending}
      // Art. 33: an extension is approved. One that a list brought without it can be put right in other ways.
      isWhole={input !== undefined && (step !== undefined || kind !== 'extended' || draft.approver.trim() !== '')}
      onSave={save}
      onClose={onClose}
    >
      <StepFields kind={kind} draft={draft} onChange={setDraft} />
    </FormDialog>
  );
}
