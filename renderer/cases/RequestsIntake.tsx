import { useState } from 'react';
import type { UnitId } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { IntakeDialog } from './IntakeDialog.tsx';

interface IntakeProps {
  readonly previewId: string;
  /** The organ that got the last one. */
  readonly unitId: UnitId | undefined;
  readonly onClose: () => void;
}

/** A list of requests before it is taken in. */
export function RequestsIntake({ previewId, unitId: last, onClose }: IntakeProps) {
  const notify = useNotify();
  const [unitId, setUnitId] = useState(last);
  const asked = unitId === undefined ? { previewId } : { previewId, unitId };
  // What was taken in is no longer waiting: it is not asked for again.
  const [isSent, setSent] = useState(false);
  const query = useAppQuery('cases.preview', asked, { enabled: !isSent });
  const { send, isPending, error } = useCommand('cases.confirm', () => setSent(false));
  return (
    <IntakeDialog
      unitWord="收件机关"
      measure="件"
      unitId={unitId}
      onUnit={setUnitId}
      query={query}
      lineOf={({ applicant, receivedOn }) => ({ what: applicant, on: receivedOn })}
      error={error}
      isPending={isPending}
      onConfirm={() => {
        setSent(true);
        send(asked, ({ added, commandId }) => {
          notify.success(`已导入 ${added} 件申请`, { commandId });
          onClose();
        });
      }}
      onClose={onClose}
    />
  );
}
