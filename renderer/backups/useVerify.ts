import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CopyView } from '../../electron/contract/backups.ts';
import type { OutputOf } from '../../electron/contract/index.ts';
import { call, failureCode } from '../bridge/call.ts';
import { useNotify } from '../ui/notify.tsx';
import { copyName, countsWords, fileNames } from './words.ts';

type Finding = OutputOf<'backups.verify'>;

/** A copy of the lists; a sealed one is read with its passphrase. */
type VerifiedCopy = CopyView & { readonly sealed?: boolean };

export interface Verified {
  /** What was found, by the name of the copy, since the screen was opened. */
  readonly found: ReadonlyMap<string, Finding>;
  /** The copy that is being read. */
  readonly verifying: string | undefined;
  readonly verify: (copy: VerifiedCopy) => void;
  /** A sealed copy whose passphrase is asked for, which `VerifyDialog` does. */
  readonly asking: Asking | undefined;
}

export interface Asking {
  readonly copy: CopyView;
  readonly busy: boolean;
  /** What was wrong with the passphrase. */
  readonly fault: Error | null;
  readonly onGive: (passphrase: string) => void;
  readonly onClose: () => void;
}

/** 验证: reads every page of a copy, and says what was found. */
export function useVerify(from: 'copy' | 'second'): Verified {
  const notify = useNotify();
  const client = useQueryClient();
  const [found, setFound] = useState<ReadonlyMap<string, Finding>>(new Map());
  const [sealed, setSealed] = useState<CopyView>();
  const { mutate, variables, isPending, error, reset } = useMutation({
    mutationFn: ({ copy: { name }, passphrase }: { readonly copy: CopyView; readonly passphrase?: string }) =>
      call('backups.verify', { from, name, ...(passphrase === undefined ? {} : { passphrase }) }),
    onSuccess: (finding, { copy }) => {
      setSealed(undefined);
      setFound((before) => new Map(before).set(copy.name, finding));
      if (finding.missingFiles.length > 0)
        notify.info(`${copyName(copy)}缺佐证文件${fileNames(finding.missingFiles)}，其他内容完好`);
      else if (finding.holds && finding.trouble === undefined)
        notify.success(`${copyName(copy)}完好：${countsWords(finding.holds.counts)}`);
      // What is not whole elsewhere is brought there anew.
      else if (from === 'second') void client.invalidateQueries({ queryKey: ['backups.overview'] });
    },
    onError: (fault) => {
      if (failureCode(fault) !== 'wrong-passphrase') notify.fault(fault);
    },
  });
  const ask = (copy?: CopyView) => {
    reset();
    setSealed(copy);
  };
  return {
    found,
    verifying: isPending ? variables.copy.name : undefined,
    verify: (copy) => (copy.sealed === true ? ask(copy) : mutate({ copy })),
    asking: sealed && {
      copy: sealed,
      busy: isPending,
      fault: failureCode(error) === 'wrong-passphrase' ? error : null,
      onGive: (passphrase) => mutate({ copy: sealed, passphrase }),
      onClose: () => ask(),
    },
  };
}
