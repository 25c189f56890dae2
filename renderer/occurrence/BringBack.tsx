import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { FileState } from '../../electron/contract/evidence.ts';
import type { EvidenceId, ReminderId, ScoreFreezeId } from '../../electron/domain/brand.ts';
import { FILE_STATE_WORDS } from '../../electron/domain/words/evidence.ts';
import { call, putEvidence } from '../bridge/call.ts';
import { useNotify } from '../ui/notify.tsx';

interface BringBackProps {
  /** Whose file it is. */
  readonly of:
    | { readonly id: EvidenceId }
    | { readonly slip: ReminderId }
    | { readonly frozen: { readonly freezeId: ScoreFreezeId; readonly hash: string } };
  readonly name: string;
  readonly state: FileState;
}

/** Says that a file's bytes are gone or others, and takes the very file again. */
export function BringBack({ of, name, state }: BringBackProps) {
  const notify = useNotify();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const bring = async (chosen: File) => {
    setBusy(true);
    try {
      const { fileId } = await putEvidence(chosen);
      await call('evidence.bringBack', { ...of, fileId });
      notify.success(`“${name}”已放回`);
      // Nothing was written to the ledger; what lies beside it is seen anew.
      await client.invalidateQueries();
    } catch (error) {
      notify.fault(error);
    }
    setBusy(false);
  };
  return (
    <p className="over text-xs">
      {FILE_STATE_WORDS[state]}
      <Button type="link" size="small" loading={isBusy} onClick={() => chooser.current?.click()}>
        重新添加原文件
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={`重新添加“${name}”的原文件`}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) void bring(chosen);
          event.target.value = '';
        }}
      />
    </p>
  );
}
