import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { writeStartPage } from '../../electron/hosts/browser/startPage.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'desk-pages-'));
const address = 'http://127.0.0.1:4700/#token=abc';
afterEach(() => vi.useRealTimers());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the page leads to the address, sends no referrer, and only its account can read it', () => {
  const page = writeStartPage(address, folder);
  const text = readFileSync(page?.file ?? '', 'utf8');
  expect(text).toContain(`location.replace("${address}")`);
  expect(text).toContain('<meta name="referrer" content="no-referrer">');
  if (process.platform !== 'win32') {
    expect(statSync(page?.file ?? '').mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(page?.file ?? '')).mode & 0o777).toBe(0o700);
  }
  page?.remove();
  page?.remove();
  expect(readdirSync(folder)).toEqual([]);
});

test('it goes by itself after a minute', () => {
  vi.useFakeTimers();
  const page = writeStartPage(address, folder);
  vi.advanceTimersByTime(59_000);
  expect(existsSync(page?.file ?? '')).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(readdirSync(folder)).toEqual([]);
});

test('what killed starts left goes at the next one; another start’s page of this minute and foreign things stay', () => {
  const make = (name: string) => {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'start.html'), '');
    return name;
  };
  // No process has this id: it is past what any system gives.
  make('disclosure-desk-start-2147483646-dead');
  const old = make(`disclosure-desk-start-${process.pid}-old`);
  utimesSync(path.join(folder, old), new Date(0), new Date(0));
  const running = make(`disclosure-desk-start-${process.pid}-new`);
  const foreign = make('disclosure-desk-start-');
  symlinkSync(path.join(folder, foreign), path.join(folder, 'disclosure-desk-start-2147483646-link'));
  const page = writeStartPage(address, folder);
  expect(readdirSync(folder).sort()).toEqual(
    [running, foreign, 'disclosure-desk-start-2147483646-link', path.basename(path.dirname(page?.file ?? ''))].sort(),
  );
  expect(existsSync(path.join(folder, foreign, 'start.html'))).toBe(true);
  page?.remove();
});

test('without a place for it there is no page, and the start goes on', () => {
  expect(writeStartPage(address, path.join(folder, 'gone'))).toBe(undefined);
});
