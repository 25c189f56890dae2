import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InputOf } from '../../electron/contract/index.ts';
import { call } from '../bridge/call.ts';
import type { Written } from './session.ts';

interface Confirm {
  readonly send: (input: InputOf<'imports.confirm'>) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** Writes a preview. What is written is gone as a preview, so everything is fetched anew but that; nothing is where nothing was written. */
export function useConfirm(onDone: (written: Written) => void): Confirm {
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const write = async (input: InputOf<'imports.confirm'>): Promise<void> => {
    setPending(true);
    setError(undefined);
    try {
      const written = await call('imports.confirm', input);
      onDone(written);
      if (!written.changed) return;
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'imports.preview' });
    } catch (fault) {
      setError(fault);
    } finally {
      setPending(false);
    }
  };
  return { send: (input) => void write(input), isPending, error };
}
