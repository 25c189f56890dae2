import { Input } from 'antd';
import { useState } from 'react';
import type { Year } from '../../electron/domain/brand.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './YearsScreen.module.css';

/** Reopens a closed year; the reason goes on record. */
export function ReopenYear({ year, onEnd }: { readonly year: Year; readonly onEnd: () => void }) {
  const notify = useNotify();
  const reopen = useCommand('years.reopen');
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={`重新打开 ${year} 年度`}
      okText="重新打开"
      okButtonProps={{ disabled: reason.trim() === '', loading: reopen.isPending }}
      cancelText="取消"
      onCancel={onEnd}
      onOk={() =>
        reopen.send({ year, reason }, ({ commandId }) => {
          notify.success(`${year} 年度已重新打开`, { commandId });
          onEnd();
        })
      }
    >
      <div className={css['field']}>
        <label htmlFor="reopen-reason">原因（记入年度的记录）</label>
        <Input id="reopen-reason" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </div>
      {reopen.error && <ErrorState error={reopen.error} inline />}
    </Dialog>
  );
}
