import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AcceptSummary } from '../../electron/contract/fillIn.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import { call } from '../bridge/call.ts';
import { useNotify } from '../ui/notify.tsx';
import { endSession } from './session.ts';

/** 已接收 36 份：登记办结 80 条，更正 2 条，进展 96 条 */
export function acceptedWords({
  books,
  registered,
  corrected,
  reported,
  exempted,
  replied = 0,
  answered = 0,
  claimed = 0,
  listed = 0,
  left,
}: AcceptSummary): string {
  const parts = [
    ...(registered > 0 ? [`登记办结 ${registered} 条`] : []),
    ...(corrected > 0 ? [`更正 ${corrected} 条`] : []),
    ...(reported > 0 ? [`记录进展 ${reported} 条`] : []),
    ...(exempted > 0 ? [`免除 ${exempted} 条`] : []),
    ...(replied > 0 ? [`整改情况 ${replied} 条`] : []),
    ...(answered > 0 ? [`依申请公开答复 ${answered} 件`] : []),
    ...(claimed > 0 ? [`自评 ${claimed} 项`] : []),
    ...(listed > 0 ? [`任务 ${listed} 项`] : []),
    ...(left > 0 ? [`${left} 行留待处理`] : []),
  ];
  return `已接收 ${books} 份${parts.length > 0 ? `：${parts.join('，')}` : '，没有新内容'}`;
}

interface Accept {
  readonly send: (input: InputOf<'fillIn.accept'>) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** Takes books in. What is left of the receipt stays on the screen; without a rest it closes. */
export function useAccept(): Accept {
  const client = useQueryClient();
  const notify = useNotify();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const accept = async (input: InputOf<'fillIn.accept'>): Promise<void> => {
    setPending(true);
    setError(undefined);
    try {
      const summary = await call('fillIn.accept', input);
      notify.success(acceptedWords(summary), { commandId: summary.commandId });
      const isOver = summary.remaining === 0;
      if (isOver) endSession();
      // The receipt is gone with its last book: it must not be asked for again. Books leave it even where they said nothing new.
      await client.invalidateQueries({
        predicate: ({ queryKey }) => (queryKey[0] === 'fillIn.receipt' ? !isOver : summary.changed),
      });
    } catch (fault) {
      setError(fault);
    } finally {
      setPending(false);
    }
  };
  return { send: (input) => void accept(input), isPending, error };
}
