import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import { RestoredNotice, ToldNotice } from '../backups/RestoredNotice.tsx';
import { followOtherWindows } from '../bridge/otherWindows.ts';
import { ReadOnlyBanner } from '../recovery/ReadOnlyBanner.tsx';
import { keepKeyboard } from '../ui/keyboard.ts';
import { EmptyState } from '../ui/states.tsx';
import { QuickRegister } from '../register/QuickRegister.tsx';
import { ClosedYearNotice } from './ClosedYearNotice.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { DropTarget } from './DropTarget.tsx';
import { Rail } from './Rail.tsx';
import { preloadWhenIdle } from './preload.ts';
import { ROUTES } from './routes.tsx';
import { TopBar } from './TopBar.tsx';
import { Waiting } from './Waiting.tsx';
import { useCurrentYear } from '../address/year.ts';
import css from './Shell.module.css';

const FIRST = ROUTES[0]?.path ?? '/';

/** Titles the window after the screen, and moves focus to the screen when it changes, as a page load would. */
function useScreenChange(path: string): React.RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const last = useRef(path);
  useEffect(() => {
    const name = ROUTES.find((route) => route.path === path)?.name;
    document.title = name === undefined ? '政务公开工作台' : `${name} · 政务公开工作台`;
    if (last.current !== path) main.current?.focus({ preventScroll: true });
    last.current = path;
  }, [path]);
  return main;
}

/** Top bar, rail and the current screen. Screens are made anew when the year changes. */
export function Shell({ status }: { readonly status: WorkspaceStatus }) {
  const [path] = useLocation();
  const year = useCurrentYear();
  const main = useScreenChange(path);
  useEffect(preloadWhenIdle, []);
  useEffect(keepKeyboard, []);
  const client = useQueryClient();
  const [since] = useState(status.revision);
  useEffect(() => followOtherWindows(client, since), [client, since]);
  return (
    <div className={css['shell']}>
      <a className={css['skip-link']} href="#main">
        跳到正文
      </a>
      <TopBar status={status} />
      <div className={css['notices']}>
        <ReadOnlyBanner />
        <RestoredNotice />
        <ToldNotice />
        <ClosedYearNotice status={status} path={path} />
      </div>
      <Rail status={status} path={path} />
      <main id="main" tabIndex={-1} ref={main}>
        {year === undefined ? (
          <EmptyState title="还没有打开任何年度" />
        ) : (
          <ErrorBoundary key={`${path}-${year}`}>
            <Suspense fallback={<Waiting />}>
              <Switch>
                {ROUTES.map(({ path: at, Screen }) => (
                  <Route key={at} path={at}>
                    <Screen />
                  </Route>
                ))}
                <Route>
                  <Redirect to={FIRST} replace />
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        )}
      </main>
      {year !== undefined && <QuickRegister />}
      <DropTarget />
    </div>
  );
}
