import { useMutation } from '@tanstack/react-query';
import { Button, Modal, type GetRef } from 'antd';
import { useRef, type ReactNode } from 'react';
import type { InputOf } from '../../electron/contract/index.ts';
import { call } from '../bridge/call.ts';
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
  const leave = useRef<GetRef<typeof Button>>(null);
  const remove = useMutation({
    mutationFn: async () => {
      for (const each of what) await call('backups.remove', each);
    },
    onSuccess: onRemoved,
  });
  return (
    <Modal
      open
      title={title}
      width={480}
      onCancel={onClose}
      afterOpenChange={(open) => open && leave.current?.focus()}
      footer={
        <>
          <Button ref={leave} onClick={onClose}>
            取消
          </Button>
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
    </Modal>
  );
}
