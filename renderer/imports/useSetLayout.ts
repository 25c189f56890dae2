import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InputOf } from '../../electron/contract/index.ts';
import { call } from '../bridge/call.ts';

interface SetLayout {
  /** Answers whether the sheet could be read so. */
  readonly send: (input: InputOf<'imports.setLayout'>) => Promise<boolean>;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** Has a sheet read as a person says, and puts the new preview in the place of the old one. */
export function useSetLayout(): SetLayout {
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (input: InputOf<'imports.setLayout'>): Promise<boolean> => {
    setPending(true);
    setError(undefined);
    try {
      const preview = await call('imports.setLayout', input);
      client.setQueryData(['imports.preview', { previewId: input.previewId }], preview);
      return true;
    } catch (fault) {
      setError(fault);
      return false;
    } finally {
      setPending(false);
    }
  };
  return { send, isPending, error };
}
