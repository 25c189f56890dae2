import { useCallback } from 'react';
import { call } from '../bridge/call.ts';
import { useNotify } from '../ui/notify.tsx';
import { useDraftsAgain } from './useReading.ts';

/** Drops drafts, or takes dropped ones up again; they can be had back until they are cleared away. */
export function useDropDrafts(): (draftIds: readonly string[], dropped: boolean) => void {
  const again = useDraftsAgain();
  const { fault } = useNotify();
  return useCallback(
    (draftIds, dropped) => {
      call('imports.drop', { draftIds: [...draftIds], dropped })
        .catch(fault)
        .then(again, fault);
    },
    [again, fault],
  );
}
