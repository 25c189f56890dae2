import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './YearsScreen.module.css';

interface Props {
  readonly year: Year;
  readonly onEnd: () => void;
}

/** Closes a year once it has been seen what stands open in it; an unfrozen score asks. */
export function CloseYear({ year, onEnd }: Props) {
  const notify = useNotify();
  const preview = useAppQuery('years.previewClosing', { year });
  const close = useCommand('years.close');
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  const standing = preview.data?.standing;
  const asks = standing?.some(({ kind }) => kind === 'unfrozen') ?? false;
  return (
    <Dialog
      title={`关闭 ${year} 年度`}
      okText="关闭年度"
      okButtonProps={{ disabled: standing === undefined || (asks && !isSure), loading: close.isPending }}
      cancelText="取消"
      onCancel={onEnd}
      onOk={() =>
        close.send({ year, reason, unfrozen: asks && isSure }, ({ commandId }) => {
          notify.success(`${year} 年度已关闭`, { commandId });
          onEnd();
        })
      }
    >
      <Loaded query={preview}>{(value) => <Standing standing={value.standing} onLeave={onEnd} />}</Loaded>
      {asks && (
        <Checkbox checked={isSure} onChange={(event) => setSure(event.target.checked)}>
          考核还没有定稿，仍要关闭：关闭后得分不能再改，也不能定稿
        </Checkbox>
      )}
      <div className={css['field']}>
        <label htmlFor="close-reason">说明（可不填）</label>
        <Input id="close-reason" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </div>
      {close.error && <ErrorState error={close.error} inline />}
    </Dialog>
  );
}

function Standing({
  standing,
  onLeave,
}: {
  readonly standing: OutputOf<'years.previewClosing'>['standing'];
  readonly onLeave: () => void;
}) {
  if (standing.length === 0) return <p>没有未了结的事。关闭后这一年只能查看，需要时可以说明原因重新打开。</p>;
  return (
    <>
      <p>还有下列事项没有了结，关闭后只能查看，需要时可以说明原因重新打开：</p>
      <ul className={css['standing']} aria-label="没有了结的">
        {standing.map(({ kind, text, href }) => (
          <li key={kind}>
            <Link href={href} onClick={onLeave}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
