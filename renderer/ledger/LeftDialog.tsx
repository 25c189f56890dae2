import { Button, Input } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import type { LeftItem, LeftReason } from '../../electron/contract/ledger.ts';
import { occurrenceKey, occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './LedgerScreen.module.css';

const WHY: Readonly<Record<LeftReason, string>> = {
  noEvidence: '没有链接也没有文件',
  evidenceLost: '佐证文件不在了或被改动',
  accepted: '原已销号',
};

interface LeftDialogProps {
  readonly left: readonly LeftItem[];
  readonly onLeft: (left: readonly LeftItem[]) => void;
  /** Opens one, so that what shows it can be added. */
  readonly onOpen: (item: LeftItem) => void;
  readonly onClose: () => void;
}

/** What was left out when many were closed: each by name and why, with what can be done about it. */
export function LeftDialog({ left, onOpen, onClose }: LeftDialogProps) {
  const bare = left.filter(({ why }) => why !== 'accepted');
  return (
    <Dialog title={`${left.length} 项没有销号`} onCancel={onClose} footer={null} width={600}>
      <ul className={css['left']} aria-label="没有销号的">
        {left.map((item) => (
          <li key={occurrenceText(item)}>
            <span className="grow ellipsis" title={item.content}>
              <b>{item.unit}</b> {item.content}
              <span className="sub"> {item.period}</span>
            </span>
            <span className="sub">{WHY[item.why]}</span>
            {item.why !== 'accepted' && (
              <Button
                size="small"
                aria-label={`补佐证：${item.unit}，${item.period}`}
                onClick={() => {
                  onClose();
                  onOpen(item);
                }}
              >
                补佐证
              </Button>
            )}
          </li>
        ))}
      </ul>
      {bare.length > 0 ? (
        <WaiverForm bare={bare} onClose={onClose} />
      ) : (
        <div className="actions">
          <Button type="primary" onClick={onClose}>
            知道了
          </Button>
        </div>
      )}
    </Dialog>
  );
}

/** 写明理由: closes what nothing shows, for a reason. */
function WaiverForm({ bare, onClose }: { readonly bare: readonly LeftItem[]; readonly onClose: () => void }) {
  const notify = useNotify();
  const accept = useCommand('ledger.accept');
  const [waiver, setWaiver] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (waiver.trim() === '' || accept.isPending) return;
    accept.send({ items: bare.map(occurrenceKey), waiver: waiver.trim() }, ({ closed, commandId }) => {
      notify.success(`已销号 ${closed} 项（免佐证）`, { commandId });
      onClose();
    });
  };
  return (
    <form onSubmit={submit} className="stack" aria-label="写明理由">
      <label htmlFor={id}>不补佐证也要销号的，写明免佐证的理由</label>
      <Input
        id={id}
        value={waiver}
        maxLength={200}
        placeholder="如：现场查看过公开栏"
        onChange={(event) => setWaiver(event.target.value)}
      />
      {accept.error && <ErrorState error={accept.error} inline />}
      <div className="actions">
        <Button onClick={onClose}>以后再说</Button>
        <Button type="primary" htmlType="submit" loading={accept.isPending} disabled={waiver.trim() === ''}>
          写明理由并销号 {bare.length} 项
        </Button>
      </div>
    </form>
  );
}
