import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { InputOf } from '../../electron/contract/index.ts';
import { call } from '../bridge/call.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorState } from '../ui/states.tsx';

interface RemoveDialogProps {
  readonly title: string;
  readonly what: readonly InputOf<'backups.remove'>[];
  readonly onRemoved: () => void;
  readonly onClose: () => void;
  /** What goes, and what stays. */
  readonly children: ReactNode;
}

/** Asks before something goes that nothing brings back; Enter leaves it. */
export function RemoveDialog({ title, what, onRemoved, onClose, children }: RemoveDialogProps) {
  const remove = useMutation({
    mutationFn: async () => {
      for (const each of what) await call('backups.remove', each);
    },
    onSuccess: onRemoved,
  });
  return (
    <Dialog
      title={title}
      width={480}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button danger loading={remove.isPending} onClick={() => remove.mutate()}>
            删除
          </Button>
        </>
      }
    >
      <div className="stack">
        {children}
        {remove.error && <ErrorState error={remove.error} inline />}
      </div>
    </Dialog>
  );
}
