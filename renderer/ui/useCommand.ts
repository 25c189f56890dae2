import { useCallback } from 'react';
import type { InputOf, MethodsOf, OutputOf } from '../../electron/contract/index.ts';
import { useAppCommand } from '../bridge/hooks.ts';

type CommandName = MethodsOf<'command'>;

export interface Command<Name extends CommandName> {
  /**
   * Sends the command; `done` gets its value. It is called even when the refetch that follows has taken the sending
   * row or form off the screen, which callbacks of the query library are not.
   */
  readonly send: (input: InputOf<Name>, done?: (value: OutputOf<Name>) => void) => void;
  readonly isPending: boolean;
  /** The last refusal, for forms that show it in place. */
  readonly error: Error | null;
}

/** A command whose refusal is shown where it was given (`error`), or handed to `onFault`. */
export function useCommand<Name extends CommandName>(name: Name, onFault?: (error: unknown) => void): Command<Name> {
  const { mutateAsync, isPending, error } = useAppCommand(name);
  const send = useCallback(
    (input: InputOf<Name>, done?: (value: OutputOf<Name>) => void) => {
      void mutateAsync(input).then(
        (value) => done?.(value),
        (fault: unknown) => onFault?.(fault),
      );
    },
    [mutateAsync, onFault],
  );
  return { send, isPending, error };
}
