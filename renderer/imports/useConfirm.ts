import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InputOf } from '../../electron/contract/index.ts';
import { call, failureCode } from '../bridge/call.ts';
import { revisionShown, untilArrived } from './keeping.ts';
import type { Written } from './session.ts';

/** What is known of a preview, which goes as it is written. */
const GONE: ReadonlySet<string> = new Set(['imports.preview', 'imports.decisions']);
const DRAFTS: ReadonlySet<string> = new Set(['imports.drafts']);

interface Confirm {
  readonly send: (input: InputOf<'imports.confirm'>) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** Writes a preview. What is written is gone as a preview, so everything else is fetched anew; nothing is where nothing was written. */
export function useConfirm(draftId: string, onDone: (written: Written) => void): Confirm {
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const write = async (input: InputOf<'imports.confirm'>): Promise<void> => {
    setPending(true);
    setError(undefined);
    try {
      await untilArrived(draftId);
      const written = await call('imports.confirm', { ...input, revision: revisionShown(draftId) });
      onDone(written);
      if (!written.changed) return await client.invalidateQueries({ queryKey: ['imports.drafts'] });
      await client.invalidateQueries({ predicate: ({ queryKey }) => !GONE.has(String(queryKey[0])) });
    } catch (fault) {
      setError(fault);
      // Another window may have written it: what this one shows of the ledger is then of before.
      await client.invalidateQueries({ predicate: ({ queryKey }) => !GONE.has(String(queryKey[0])) });
      // Where another window was first, this one shows what that has made of it.
      const queries = failureCode(fault) === 'conflict' ? GONE : DRAFTS;
      await client.invalidateQueries({ predicate: ({ queryKey }) => queries.has(String(queryKey[0])) });
    } finally {
      setPending(false);
    }
  };
  return { send: (input) => void write(input), isPending, error };
}
