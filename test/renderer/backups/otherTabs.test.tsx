/* oxlint-disable unicorn/require-post-message-target-origin -- a BroadcastChannel takes none */
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { keepRestored, justRestored } from '../../../renderer/backups/restored.ts';
import { FirstScreen } from '../../../renderer/shell/App.tsx';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { overview } from './facts.ts';

preparePage();
afterEach(() => sessionStorage.clear());

/** Another tab of the app. */
function tell(message: unknown): void {
  const channel = new BroadcastChannel('desk.anew');
  channel.postMessage(message);
  channel.close();
}

function open() {
  connectAnswers({ 'backups.overview': () => overview(), 'units.list': () => ({ units: [], groups: [] }) });
  show(<FirstScreen />, '/settings?year=2021');
}

describe('a tab', () => {
  test('begins anew when another one has restored, and says so once', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    assign.mockClear();
    keepRestored({ name: '某日的备份', aside: undefined, wasHarmed: false, putBack: false });
    open();
    tell('something else');
    tell('restored');
    await expect.poll(() => assign.mock.calls).toEqual([['/settings']]);
    expect(justRestored(), 'what was restored here before is over').toBeUndefined();

    cleanup();
    open();
    await screen.findByText('数据已恢复（在另一个窗口里操作）。');
    await userEvent.click(screen.getByRole('button', { name: '知道了' }));
    expect(screen.queryByText(/在另一个窗口里操作/)).toBeNull();

    cleanup();
    open();
    await screen.findByRole('navigation');
    expect(screen.queryByText(/在另一个窗口里操作/)).toBeNull();
  });

  test('tells the others when it goes back from 只读查看, and does not hear itself', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    assign.mockClear();
    connectAnswers({
      'recovery.state': () => ({ state: 'readOnly', sentence: '已损坏。', rows: 1, cutOff: [], orphans: 0 }),
      'recovery.retry': () => ({ state: 'open' }),
      'backups.overview': () => overview(),
    });
    const heard: unknown[] = [];
    const other = new BroadcastChannel('desk.anew');
    other.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data);
    show(<FirstScreen />, '/settings?year=2021');
    await userEvent.click(await screen.findByRole('button', { name: '结束查看，返回恢复' }));
    await expect.poll(() => heard).toEqual(['opened']);
    other.close();
    expect(assign.mock.calls).toEqual([['/']]);
  });
});
