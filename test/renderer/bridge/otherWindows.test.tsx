/* oxlint-disable unicorn/require-post-message-target-origin -- a BroadcastChannel takes none */
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, connect } from '../../../renderer/bridge/call.ts';
import { useAppQuery } from '../../../renderer/bridge/hooks.ts';
import { followOtherWindows } from '../../../renderer/bridge/otherWindows.ts';
import { CHANGED, STATUS } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();
afterEach(() => vi.useRealTimers());

function District() {
  const client = useQueryClient();
  useEffect(() => followOtherWindows(client, STATUS.revision), [client]);
  return <p>{useAppQuery('workspace.status', {}).data?.district}</p>;
}

/** `meanwhile`: written elsewhere as soon as this window has its first answer. */
function office(meanwhile?: string) {
  const far = { revision: 1, district: '清河区' };
  let next = meanwhile;
  const elsewhere = (district: string) => Object.assign(far, { revision: far.revision + 1, district });
  const asked = connectAnswers({
    'workspace.status': () => {
      const answer = { ...STATUS, district: far.district };
      if (next !== undefined) elsewhere(next);
      next = undefined;
      return answer;
    },
    'workspace.revision': () => ({ revision: far.revision }),
    'workspace.rename': ({ district }) => {
      Object.assign(far, { revision: far.revision + 1, district });
      return CHANGED;
    },
  });
  show(<District />);
  const times = (name: string) => asked.filter((each) => each.name === name).length;
  return { times, elsewhere };
}

test('a window that comes in front shows what was written elsewhere', async () => {
  const { times, elsewhere } = office();
  expect(await screen.findByText('清河区')).toBeTruthy();
  await waitFor(() => expect(times('workspace.revision')).toBeGreaterThan(0));
  elsewhere('临江区');
  await act(() => window.dispatchEvent(new Event('focus')));
  expect(await screen.findByText('临江区')).toBeTruthy();
});

test('what was written elsewhere before its first look is news', async () => {
  office('临江区');
  expect(await screen.findByText('临江区')).toBeTruthy();
});

test('what another host never answered holds no news up', async () => {
  const forever = new Promise<never>(() => undefined);
  connect({ call: () => forever, put: () => forever, get: () => forever });
  void call('workspace.revision', {});
  const { times, elsewhere } = office();
  expect(await screen.findByText('清河区')).toBeTruthy();
  await waitFor(() => expect(times('workspace.revision')).toBeGreaterThan(0));
  elsewhere('临江区');
  await act(() => window.dispatchEvent(new Event('focus')));
  expect(await screen.findByText('临江区')).toBeTruthy();
});

test('a window that nobody touches shows it within seconds; without news it asks for nothing more', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { times, elsewhere } = office();
  expect(await screen.findByText('清河区')).toBeTruthy();
  await waitFor(() => expect(times('workspace.revision')).toBe(1));
  const before = times('workspace.status');
  act(() => void vi.advanceTimersByTime(3000));
  await waitFor(() => expect(times('workspace.revision')).toBe(2));
  expect(times('workspace.status')).toBe(before);
  elsewhere('临江区');
  act(() => void vi.advanceTimersByTime(3000));
  expect(await screen.findByText('临江区')).toBeTruthy();
});

test('another tab of the browser says so at once', async () => {
  const { times, elsewhere } = office();
  await waitFor(() => expect(times('workspace.revision')).toBe(1));
  elsewhere('临江区');
  const tab = new BroadcastChannel('desk.changed');
  tab.postMessage(true);
  expect(await screen.findByText('临江区')).toBeTruthy();
  tab.close();
});

test('what this window wrote is told to the others, and is no news to itself', async () => {
  const { times } = office();
  await waitFor(() => expect(times('workspace.revision')).toBe(1));
  const before = times('workspace.status');
  const tab = new BroadcastChannel('desk.changed');
  const heard = new Promise((resolve) => {
    tab.onmessage = resolve;
  });
  await call('workspace.rename', { district: '临江区' });
  await heard;
  await waitFor(() => expect(times('workspace.revision')).toBe(2));
  await act(() => window.dispatchEvent(new Event('focus')));
  await waitFor(() => expect(times('workspace.revision')).toBe(3));
  expect(times('workspace.status')).toBe(before);
  tab.close();
});
