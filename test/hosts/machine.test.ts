import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { findOpener } from '../../electron/hosts/browser/opener.ts';
import { chinaDate, createClock } from '../../electron/hosts/clock.ts';
import { placeWindow, readWindowState, writeWindowState } from '../../electron/hosts/electron/windowState.ts';
import { createLog } from '../../electron/hosts/log.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'desk-hosts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('today is China’s day, whatever zone the machine is set to', () => {
  expect(chinaDate(new Date('2025-12-31T15:59:59Z'))).toBe('2025-12-31');
  expect(chinaDate(new Date('2025-12-31T16:00:00Z'))).toBe('2026-01-01');
});

test('a fixed day stands still, and instants fall on it', () => {
  const clock = createClock('2021-06-15' as PlainDate);
  expect(clock.today()).toBe('2021-06-15');
  expect(clock.now()).toMatch(/^2021-06-15T\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('a bug is written with its id and stack; people see one line with the id and where to look', () => {
  const shown: string[] = [];
  createLog(folder, (line) => shown.push(line)).bug('id-1', new Error('boom'), { method: 'units.list' });
  const file = path.join(folder, 'logs', 'desk.log');
  expect(readFileSync(file, 'utf8')).toMatch(/id-1 {"method":"units.list"}\nError: boom\n +at /);
  expect(shown).toEqual([`程序出错，编号 id-1，详情已记入 ${file}\n`]);
});

test('a log that cannot be written breaks nothing, and one line says what happened', () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  const shown: string[] = [];
  createLog(file, (line) => shown.push(line)).bug('id-2', new Error('boom\nand more'), {});
  expect(shown.join('')).toMatch(/^程序出错，编号 id-2，.*写不进去：Error: boom\n$/);
});

test('a page is opened by what the platform has, and not in CI or without a display', () => {
  const any = () => true;
  const address = '/tmp/页 1/start.html';
  expect(findOpener(address, { platform: 'win32', env: {} }, any)?.args.at(-1)).toBe(`"${address}"`);
  expect(findOpener(address, { platform: 'darwin', env: {} }, any)).toEqual({ command: 'open', args: [address] });
  expect(findOpener(address, { platform: 'linux', env: { DISPLAY: ':0' } }, any)?.command).toBe('xdg-open');
  expect(
    findOpener(address, { platform: 'linux', env: { WAYLAND_DISPLAY: 'w' } }, (name) => name === 'chromium'),
  ).toEqual({ command: 'chromium', args: ['file:///tmp/%E9%A1%B5%201/start.html'] });
  expect(findOpener(address, { platform: 'linux', env: { DISPLAY: ':0' } }, () => false)).toBe(undefined);
  expect(findOpener(address, { platform: 'linux', env: {} }, any)).toBe(undefined);
  expect(findOpener(address, { platform: 'win32', env: { CI: 'true' } }, any)).toBe(undefined);
});

test('a window comes back where it was, if its title bar can be seen there', () => {
  const file = path.join(folder, 'window.json');
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const state = { bounds: { x: 100, y: 50, width: 1200, height: 800 }, maximized: false };
  expect(readWindowState(file)).toBe(undefined);
  writeWindowState(file, state);
  expect(placeWindow(readWindowState(file), [screen])).toEqual(state);
  // The second screen is gone: the size is kept, the place is not.
  const away = { ...state, bounds: { ...state.bounds, x: 2500 } };
  expect(placeWindow(away, [screen])).toEqual({ bounds: { width: 1200, height: 800 }, maximized: false });
  expect(placeWindow(undefined, [{ ...screen, width: 1366, height: 728 }]).bounds).toEqual({
    width: 1366,
    height: 728,
  });
  writeFileSync(file, '{"bounds": 1}');
  expect(readWindowState(file)).toBe(undefined);
});
