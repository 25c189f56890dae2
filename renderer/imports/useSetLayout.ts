import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportPreview } from '../../electron/contract/imports.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import { call } from '../bridge/call.ts';
import { noteRevision } from './keeping.ts';

/** What has a waiting file read otherwise. */
type Reread = 'imports.setLayout' | 'imports.setItems';

interface ReadOtherwise<Method extends Reread> {
  /** Answers whether it could be read so. */
  readonly send: (input: InputOf<Method>) => Promise<boolean>;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** Has a sheet read as a person says, and puts the new preview in the place of the old one. */
export function useSetLayout(): ReadOtherwise<'imports.setLayout'> {
  return useReread('imports.setLayout');
}

/** Has the items of a table taken as a person says. */
export function useSetItems(): ReadOtherwise<'imports.setItems'> {
  return useReread('imports.setItems');
}

function useReread<Method extends Reread>(method: Method): ReadOtherwise<Method> {
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (input: InputOf<Method>): Promise<boolean> => {
    setPending(true);
    setError(undefined);
    try {
      // Both answer it; the compiler cannot follow that through the union of methods.
      const preview = (await call(method, input)) as ImportPreview;
      if (preview.draft) noteRevision(preview.draft.draftId, preview.draft.revision);
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
