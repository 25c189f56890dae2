import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { BackupView } from '../../electron/contract/backups.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { later } from '../ui/later.tsx';
import { Notice } from '../ui/Notice.tsx';
import { forgetTold, toldByOtherTab, type Change } from './otherTabs.ts';
import { forgetRestored, justRestored } from './restored.ts';

const RestoreDialog = later(async () => (await import('./RestoreDialog.tsx')).RestoreDialog);

/** After a restore, above every screen: what was restored, and 撤销这次恢复. */
export function RestoredNotice() {
  const [restored, setRestored] = useState(justRestored);
  const [undoing, setUndoing] = useState<BackupView>();
  const { data } = useAppQuery('backups.overview', {}, { enabled: restored !== undefined });
  if (!restored || !data) return null;
  const before = data.aside.find(({ name }) => name === restored.aside);
  const canUndo = before?.holds !== undefined && !restored.wasHarmed;
  const close = () => {
    forgetRestored();
    setRestored(undefined);
  };
  return (
    <Notice
      actions={
        <>
          {canUndo && (
            <Button size="small" onClick={() => setUndoing(before)}>
              撤销这次恢复
            </Button>
          )}
          <Button size="small" type="text" onClick={close}>
            知道了
          </Button>
        </>
      }
    >
      <b>{restored.putBack ? '已放回' : '已恢复'}</b>
      {`：${restored.name}。`}
      {before && !canUndo && '原来打不开的数据文件没有删除，留在“备份与恢复”的“恢复前的数据”里。'}
      {undoing && <RestoreDialog choice={{ from: 'aside', data: undoing }} onClose={() => setUndoing(undefined)} />}
    </Notice>
  );
}

const TOLD: Readonly<Record<Change, string>> = {
  restored: '数据已恢复（在另一个窗口里操作）',
  putBack: '恢复前的数据已放回（在另一个窗口里操作）',
  opened: '打开的数据已更换（在另一个窗口里操作）',
};

/** Above every screen, once: why the page has begun anew by itself. */
export function ToldNotice() {
  const [change, setChange] = useState(toldByOtherTab);
  useEffect(forgetTold, []);
  if (change === undefined) return null;
  return (
    <Notice
      actions={
        <Button size="small" type="text" onClick={() => setChange(undefined)}>
          知道了
        </Button>
      }
    >
      {`${TOLD[change]}。`}
    </Notice>
  );
}
