import path from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataDir, readOptions, type Machine } from '../../electron/hosts/options.ts';

const linux: Machine = { platform: 'linux', env: {}, home: '/home/li', cwd: '/home/li/desk' };

test('data lives in the user’s data folder of the platform', () => {
  expect(defaultDataDir(linux)).toBe('/home/li/.local/share/disclosure-desk');
  expect(defaultDataDir({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/disclosure-desk');
  // The specification says that a relative path there is to be ignored.
  expect(defaultDataDir({ ...linux, env: { XDG_DATA_HOME: 'data' } })).toBe('/home/li/.local/share/disclosure-desk');
  expect(defaultDataDir({ ...linux, platform: 'darwin' })).toBe('/home/li/Library/Application Support/disclosure-desk');
  expect(defaultDataDir({ ...linux, platform: 'win32', env: { APPDATA: '/appdata' } })).toBe(
    '/appdata/disclosure-desk',
  );
});

test('without switches: that folder, a free port, and the browser opens', () => {
  expect(readOptions([], linux)).toEqual({
    ok: true,
    value: {
      dataDir: defaultDataDir(linux),
      dataDirGiven: false,
      dataDirChosen: false,
      port: 0,
      open: true,
      browser: false,
      demo: false,
      today: undefined,
    },
  });
});

test('every switch is read, and a relative folder starts where the person is', () => {
  const argv = ['--data', 'mine', '--port=8123', '--no-open', '--browser', '--demo', '--today', '2024-02-29'];
  expect(readOptions(argv, linux)).toMatchObject({
    ok: true,
    value: {
      dataDir: path.resolve('/home/li/desk/mine'),
      port: 8123,
      open: false,
      browser: true,
      demo: true,
      today: '2024-02-29',
    },
  });
});

test.each([
  [['--prot', '80'], '--prot'],
  [['--port', 'x'], '端口'],
  [['--port', '70000'], '端口'],
  [['--today', '2023-02-29'], '日期'],
  [['--today', '今天'], '日期'],
  [['--data='], '文件夹'],
])('%j is refused in words', (argv, word) => {
  const result = readOptions(argv, linux);
  expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(result.ok || result.error.message).toContain(word);
});

test('in Electron the switches of Chromium are passed over', () => {
  const argv = ['--no-sandbox', '--data', '/d', '--force-device-scale-factor=1.5', '--today', '2021-06-01'];
  expect(readOptions(argv, linux, { lenient: true })).toMatchObject({
    ok: true,
    value: { dataDir: path.resolve('/d'), today: '2021-06-01' },
  });
});
