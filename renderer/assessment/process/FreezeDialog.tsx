import { Button, Form, Input } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { ClassProcess } from '../../../electron/contract/scoreProcess.ts';
import { FREEZE_LABEL } from '../../../electron/domain/words/scoreProcess.ts';
import { useYear } from '../../address/year.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import css from './Process.module.css';

const LOCKS = [
  '存下本类各单位的得分、每项的计算过程、当时的公文和佐证的哈希值，以后不再重算。',
  '锁定本类的考核方案、类别、人工评议、考核事件、评分表和其他考核事实。',
  '办结登记、问题、报送照常进行，不改变公布分；与定稿时的差异另外列出。',
  '公布分只随申诉和补记改变，改变后可再次定稿为下一版。',
];

/** 定稿: what it stores and locks is said before it is done. */
export function FreezeDialog({ shown, onClose }: { readonly shown: ClassProcess; readonly onClose: () => void }) {
  const year = useYear();
  const notify = useNotify();
  const freeze = useCommand('scoreProcess.freeze');
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const send = (): void =>
    freeze.send({ year, classId: shown.classId, by, reason }, ({ version, commandId }) => {
      const label = `${FREEZE_LABEL}${shown.name}（第 ${version} 版）`;
      notify.success(`${shown.name}已定稿：第 ${version} 版`, { commandId, label });
      onClose();
    });
  return (
    <Dialog title={`定稿：${shown.name}第 ${shown.nextVersion} 版`} width={560} footer={null} onCancel={onClose}>
      <Form layout="vertical" className={css['form']} onFinish={send}>
        <ul className={css['locks']}>
          {LOCKS.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        {shown.notes.map((words) => (
          <p key={words} className={clsx('accent', css['note'])}>
            {words}
          </p>
        ))}
        {shown.hindrances.length > 0 && (
          <p className={clsx('over', css['note'])}>还不能定稿：{shown.hindrances.map(({ words }) => words).join('')}</p>
        )}
        <Form.Item label="定稿人" htmlFor="freeze-by">
          <Input id="freeze-by" maxLength={100} value={by} onChange={(event) => setBy(event.target.value)} />
        </Form.Item>
        <Form.Item label="说明（可不填，如会议、文号）" htmlFor="freeze-reason">
          <Input
            id="freeze-reason"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        {freeze.error && <ErrorState error={freeze.error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={freeze.isPending}
            disabled={by.trim() === '' || shown.hindrances.length > 0}
          >
            定稿
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
