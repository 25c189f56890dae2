import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { succeed } from '../../electron/domain/failure.ts';
import { watchDaily } from '../../electron/hosts/electron/dailyNotice.ts';
import { recorded } from '../support/electronStub.ts';

vi.mock('electron', () => import('../support/electronStub.ts'));

const folder = mkdtempSync(path.join(tmpdir(), 'desk-notice-'));
let today = '2026-09-18';
let overdue = 3;

beforeAll(() => {
  mkdirSync(path.join(folder, 'window'));
  vi.useFakeTimers({ now: new Date(2026, 8, 18, 9, 0) });
});
afterAll(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

test('tells once a day, never a flood, also when the app is started again', async () => {
  const dispatch = async () => succeed({ enabled: true, today, overdue, dueThisWeek: 2 });
  watchDaily(folder, dispatch, () => undefined);
  await vi.advanceTimersByTimeAsync(3 * 60 * 60_000);
  expect(recorded.notices).toHaveLength(1);
  expect(recorded.notices[0]?.body).toContain('3');

  watchDaily(folder, dispatch, () => undefined);
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(recorded.notices).toHaveLength(1);

  today = '2026-09-19';
  overdue = 4;
  await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
  expect(recorded.notices).toHaveLength(2);
});
