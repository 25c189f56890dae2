import { useState } from 'react';
import type { CaseRegister } from '../../electron/contract/registers.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { REGISTER_DEFINITIONS } from '../../electron/domain/words/registerDefinitions.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { IntakeDialog } from './IntakeDialog.tsx';

interface IntakeProps {
  readonly register: CaseRegister;
  readonly previewId: string;
  /** That of the last one. */
  readonly unitId: UnitId | undefined;
  readonly onClose: () => void;
}

/** A list of a register's cases before it is taken in. */
export function CasesIntake({ register, previewId, unitId: last, onClose }: IntakeProps) {
  const notify = useNotify();
  const { one, unitWord, measure } = REGISTER_DEFINITIONS[register];
  const [unitId, setUnitId] = useState(last);
  const asked = { register, previewId, ...(unitId === undefined ? {} : { unitId }) };
  // What was taken in is no longer waiting: it is not asked for again.
  const [isSent, setSent] = useState(false);
  const query = useAppQuery('registers.preview', asked, { enabled: !isSent });
  const { send, isPending, error } = useCommand('registers.confirm', () => setSent(false));
  return (
    <IntakeDialog
      unitWord={unitWord}
      measure={measure}
      unitId={unitId}
      onUnit={setUnitId}
      query={query}
      lineOf={({ title, startedOn }) => ({ what: title, on: startedOn })}
      error={error}
      isPending={isPending}
      onConfirm={() => {
        setSent(true);
        send(asked, ({ added, commandId }) => {
          notify.success(`已导入 ${added} ${measure}${one}`, { commandId });
          onClose();
        });
      }}
      onClose={onClose}
    />
  );
}
