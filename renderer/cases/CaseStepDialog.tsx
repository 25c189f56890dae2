import { useState } from 'react';
import type { Changed } from '../../electron/contract/define.ts';
import type { CaseRegister, CaseRow, CaseStepKind, CaseStepView } from '../../electron/contract/registers.ts';
import { REGISTER_DEFINITIONS } from '../../electron/domain/words/registerDefinitions.ts';
import { stepDefinition } from '../../electron/domain/words/registers.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { emptyStep, StepFields, stepToSend, type StepDraft } from './CaseStepFields.tsx';
import { timeNow } from './timeNow.ts';

interface CaseStepDialogProps {
  readonly register: CaseRegister;
  readonly row: CaseRow;
  readonly kind: CaseStepKind;
  /** The step that is put right; without it a new one is recorded. */
  readonly view?: CaseStepView;
  readonly onClose: () => void;
}

/** A step of a case with its day and what else its kind has. */
export function CaseStepDialog({ register, row, kind, view, onClose }: CaseStepDialogProps) {
  const today = useToday();
  const notify = useNotify();
  const add = useCommand('registers.addStep');
  const update = useCommand('registers.updateStep');
  const [draft, setDraft] = useState<StepDraft>(() => {
    const empty = emptyStep(today, timeNow());
    if (view === undefined) return empty;
    const { step, texts } = view;
    const { on, at, until, unitId, choice, count } = step;
    return { ...empty, ...texts, on, at: at ?? '', until, unitId, choice, count: count ?? null };
  });
  const sent = stepToSend(register, kind, draft);
  const word = stepDefinition(REGISTER_DEFINITIONS[register], kind)?.word ?? '';
  const save = () => {
    if (!sent) return;
    const done = (words: string) => (made: Changed) => {
      notify.success(words, made.commandId === undefined ? {} : { commandId: made.commandId });
      onClose();
    };
    if (view) update.send({ id: row.id, stepId: view.id, ...sent }, done(`已修改“${word}”`));
    else add.send({ id: row.id, ...sent }, done(`${row.number}：已登记“${word}”`));
  };
  return (
    <FormDialog
      title={`${row.number}：${word}`}
      width={560}
      word={view ? '保存' : '登记'}
      error={add.error ?? update.error}
      isPending={add.isPending || update.isPending}
      isWhole={sent !== undefined}
      onSave={save}
      onClose={onClose}
    >
      <StepFields register={register} kind={kind} owner={row.unitId} draft={draft} onChange={setDraft} />
    </FormDialog>
  );
}
