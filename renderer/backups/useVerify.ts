import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CopyView } from '../../electron/contract/backups.ts';
import type { OutputOf } from '../../electron/contract/index.ts';
import { call } from '../bridge/call.ts';
import { useNotify } from '../ui/notify.tsx';
import { copyName, countsWords } from './words.ts';

type Finding = OutputOf<'backups.verify'>;

export interface Verified {
  /** What was found, by the name of the copy, since the screen was opened. */
  readonly found: ReadonlyMap<string, Finding>;
  /** The copy that is being read. */
  readonly verifying: string | undefined;
  readonly verify: (copy: CopyView) => void;
}

/** 验证: reads every page of a copy, and says what was found. */
export function useVerify(from: 'copy' | 'second'): Verified {
  const notify = useNotify();
  const [found, setFound] = useState<ReadonlyMap<string, Finding>>(new Map());
  const { mutate, variables, isPending } = useMutation({
    mutationFn: ({ name }: CopyView) => call('backups.verify', { from, name }),
    onSuccess: (finding, copy) => {
      setFound((before) => new Map(before).set(copy.name, finding));
      if (finding.holds && finding.trouble === undefined)
        notify.success(`${copyName(copy)}完好：${countsWords(finding.holds.counts)}`);
    },
    onError: notify.fault,
  });
  return { found, verifying: isPending ? variables.name : undefined, verify: mutate };
}
