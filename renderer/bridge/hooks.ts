import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Changed } from '../../electron/contract/define.ts';
import type { InputOf, MethodsOf, OutputOf } from '../../electron/contract/index.ts';
import { call } from './call.ts';

type QueryName = MethodsOf<'query'>;
type CommandName = MethodsOf<'command'>;

interface QueryOptions {
  readonly enabled?: boolean;
  readonly refetchInterval?: number | false;
  readonly staleTime?: number;
  /** How long an answer is remembered that nothing on screen shows, in milliseconds. */
  readonly gcTime?: number;
}

/** Reads from the app and keeps the last answer on screen while the next one loads, so that nothing jumps. */
export function useAppQuery<Name extends QueryName>(name: Name, input: InputOf<Name>, options: QueryOptions = {}) {
  return useQuery({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    placeholderData: keepPreviousData,
    ...options,
  });
}

/** Sends a command. Where it wrote, every query on screen is fetched anew: all figures derive from the same facts. */
export function useAppCommand<Name extends CommandName>(name: Name) {
  const client = useQueryClient();
  return useMutation<OutputOf<Name>, Error, InputOf<Name>>({
    mutationFn: (input) => call(name, input),
    // Every command answers it; the compiler cannot follow that through the union of methods.
    onSuccess: (value) => ((value as Changed).changed ? client.invalidateQueries() : undefined),
  });
}
