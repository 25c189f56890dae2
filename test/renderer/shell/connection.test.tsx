import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lazy, Suspense } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { makeQueryClient } from '../../../renderer/bridge/queryClient.ts';
import { FirstScreen } from '../../../renderer/shell/App.tsx';
import { loadWhenThere } from '../../../renderer/shell/connection.ts';
import { ErrorBoundary } from '../../../renderer/shell/ErrorBoundary.tsx';
import { Providers } from '../../../renderer/shell/Providers.tsx';
import { Waiting } from '../../../renderer/shell/Waiting.tsx';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage } from '../support/page.tsx';

preparePage();
afterEach(() => vi.unstubAllGlobals());

const Screen = () => <h1>热力图</h1>;

function showLazy(load: () => Promise<typeof Screen>): void {
  const Lazy = lazy(async () => ({ default: await loadWhenThere(load) }));
  render(
    <ErrorBoundary>
      <Suspense fallback={<Waiting />}>
        <Lazy />
      </Suspense>
    </ErrorBoundary>,
  );
}

describe('a screen whose script cannot be fetched', () => {
  test('waits for the host where that is gone, says so, and comes by itself or by the button', async () => {
    let isThere = false;
    const gone = () => (isThere ? Promise.resolve(new Response()) : Promise.reject(new TypeError('Failed to fetch')));
    vi.stubGlobal('fetch', gone);
    showLazy(() => (isThere ? Promise.resolve(Screen) : Promise.reject(new TypeError('Failed to fetch'))));
    expect((await screen.findByRole('alert')).textContent).toContain('连接已断开');
    await expectAccessible();
    // Still gone: the button changes nothing.
    await userEvent.click(screen.getByRole('button', { name: '重新连接' }));
    expect(screen.getByRole('alert')).toBeTruthy();
    isThere = true;
    await userEvent.click(screen.getByRole('button', { name: '重新连接' }));
    expect(await screen.findByRole('heading', { name: '热力图' })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBe(null);
  });

  test('is not asked for before the host is back: browsers remember what they could not fetch', async () => {
    let isThere = false;
    vi.stubGlobal('fetch', () => (isThere ? Promise.resolve(new Response()) : Promise.reject(new TypeError('gone'))));
    const load = vi.fn(() => (isThere ? Promise.resolve(Screen) : Promise.reject(new TypeError('gone'))));
    showLazy(load);
    await screen.findByRole('alert');
    expect(load).not.toHaveBeenCalled();
    isThere = true;
    await userEvent.click(screen.getByRole('button', { name: '重新连接' }));
    await screen.findByRole('heading', { name: '热力图' });
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('is another trouble where the host is there', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response()));
    // React tells the console of what a boundary caught.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    showLazy(() => Promise.reject(new Error('a bug in the script')));
    expect((await screen.findByRole('alert')).textContent).toContain('这个页面出了问题');
    expect(screen.getByRole('button', { name: '重新载入' })).toBeTruthy();
    vi.restoreAllMocks();
  });
});

test('a tab that the app does not know is told how to come in', async () => {
  const refusal = new FailureError({ code: 'unauthorised', message: '访问令牌不正确或已失效。' });
  connectAnswers({
    'workspace.status': () => {
      throw refusal;
    },
  });
  render(
    <Providers client={makeQueryClient()}>
      <FirstScreen />
    </Providers>,
  );
  expect(await screen.findByRole('heading', { name: '这个标签页还没有进入工作台' })).toBeTruthy();
  await expectAccessible();
});
