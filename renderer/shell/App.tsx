import type { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { FailureError } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { ErrorState } from '../ui/states.tsx';
import { ComeIn } from './ComeIn.tsx';
import { FirstStart } from './FirstStart.tsx';
import { Providers } from './Providers.tsx';
import { Shell } from './Shell.tsx';

/** The first start's question, or the shell with its screens. */
export function FirstScreen() {
  const status = useAppQuery('workspace.status', {});
  if (status.data?.district !== undefined) return <Shell status={status.data} />;
  if (status.data) return <FirstStart status={status.data} />;
  if (isShutOut(status.error)) return <ComeIn />;
  if (status.error) return <ErrorState error={status.error} onRetry={() => void status.refetch()} />;
  return null;
}

function isShutOut(error: Error | null): boolean {
  return error instanceof FailureError && error.failure.code === 'unauthorised';
}

export function App({ client }: { readonly client: QueryClient }) {
  return (
    <StrictMode>
      <Providers client={client}>
        <FirstScreen />
      </Providers>
    </StrictMode>
  );
}
