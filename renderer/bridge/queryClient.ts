import { QueryClient } from '@tanstack/react-query';
import { FailureError } from './call.ts';

/** A refusal is an answer: asking again would not change it. Only a broken connection is tried once more. */
function retry(failures: number, error: Error): boolean {
  return !(error instanceof FailureError) && failures < 1;
}

/** The office is usually offline and the app is on this machine: requests never wait for a network. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: 60_000, retry, retryDelay: 300, refetchOnWindowFocus: true },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
