import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { RecoveryState } from '../../electron/contract/recovery.ts';
import { tableWord } from '../../electron/domain/words/tables.ts';
import { openOtherData } from '../backups/otherTabs.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Notice } from '../ui/Notice.tsx';
import { faultMessage } from '../ui/states.tsx';

type ReadOnlyState = Extract<RecoveryState, { readonly state: 'readOnly' }>;

/** 只读查看, where what could be read of a harmed file is shown; `undefined` where the data is open. */
export function useReadOnly(): ReadOnlyState | undefined {
  const { data } = useAppQuery('recovery.state', {});
  return data?.state === 'readOnly' ? data : undefined;
}

/** What could not be read, as far as the file itself tells. */
function lossWords({ rows, cutOff, orphans }: ReadOnlyState): string {
  const parts = [`读出 ${rows} 条`];
  if (cutOff.length > 0) parts.push(`没有读全的：${cutOff.map(tableWord).join('、')}`);
  if (orphans > 0) parts.push(`另有 ${orphans} 条因所属的内容丢失而略去`);
  return `${parts.join('；')}。`;
}

/** Above every screen while nothing can be written: why, what is missing, and the way back. */
export function ReadOnlyBanner() {
  const state = useReadOnly();
  const back = useMutation({ mutationFn: () => call('recovery.retry', {}), onSuccess: openOtherData });
  if (!state) return null;
  return (
    <Notice
      tone="alarm"
      actions={
        <Button size="small" loading={back.isPending || back.isSuccess} onClick={() => back.mutate()}>
          结束查看，返回恢复
        </Button>
      }
    >
      <b>只读查看</b>
      {`：${state.sentence}${lossWords(state)}可以查看和导出，不能修改。`}
      {back.error && <span className="over">{faultMessage(back.error)}</span>}
    </Notice>
  );
}
