import type { QueryClient } from '@tanstack/react-query';
import { StrictMode, useEffect } from 'react';
import { followOtherTabs } from '../backups/otherTabs.ts';
import { failureCode } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { ReadOnlyBanner, useReadOnly } from '../recovery/ReadOnlyBanner.tsx';
import { later } from '../ui/later.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { ComeIn } from './ComeIn.tsx';
import { Providers } from './Providers.tsx';
import { Shell } from './Shell.tsx';

const RecoveryPage = later(async () => (await import('../recovery/RecoveryPage.tsx')).RecoveryPage);
const FirstStart = later(async () => (await import('./FirstStart.tsx')).FirstStart);

/** The page of a harmed data folder, the first start's question, or the shell with its screens. */
export function FirstScreen() {
  const status = useAppQuery('workspace.status', {});
  const readOnly = useReadOnly();
  useEffect(followOtherTabs, []);
  if (failureCode(status.error) === 'harmed') return <RecoveryPage />;
  // What little could be read is no office that starts.
  if (readOnly && status.data && status.data.years.length === 0) return <NothingRead />;
  if (status.data?.district !== undefined) return <Shell status={status.data} />;
  if (status.data) return <FirstStart status={status.data} />;
  if (failureCode(status.error) === 'unauthorised') return <ComeIn />;
  if (status.error) return <ErrorState error={status.error} onRetry={() => void status.refetch()} />;
  return null;
}

function NothingRead() {
  return (
    <main>
      <ReadOnlyBanner />
      <EmptyState title="没有读出任何年度的内容" hint="请结束查看，恢复一份备份。" />
    </main>
  );
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
