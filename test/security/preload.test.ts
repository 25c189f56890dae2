import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preloadConfig } from '../../build/vite.main.ts';
import { contract, methodNames } from '../../electron/contract/index.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';

/**
 * The hole: a preload script hands the page more than it needs: `ipcRenderer` itself, `require`, a channel by name.
 * The harm: one script smuggled into the page owns the machine. The safe form: exactly four functions, for the
 * contract's names only; pinned here on the script as it is really built.
 */

const folder = mkdtempSync(path.join(tmpdir(), 'desk-preload-'));
const exposed = new Map<string, unknown>();
const sent: unknown[][] = [];

beforeAll(async () => {
  await build(preloadConfig(folder));
  const electron = {
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => exposed.set(key, api) },
    ipcRenderer: {
      invoke(...message: unknown[]) {
        sent.push(message);
        return Promise.resolve({ ok: true, value: 'answer' });
      },
    },
  };
  // What a sandboxed preload script can reach; its `require` knows electron and a few modules that ours must not use.
  const sandbox = createContext({
    module: { exports: {} },
    exports: {},
    require(name: string) {
      if (name !== 'electron') throw new Error(`The preload script requires ${name}`);
      return electron;
    },
    URL,
    TextEncoder,
    TextDecoder,
    console,
    process: { platform: 'linux' },
  });
  runInContext(readFileSync(path.join(folder, 'preload.cjs'), 'utf8'), sandbox);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The test above has put it there.
const bridge = () => exposed.get('desk') as Required<Bridge>;

test('the page gets desk.call, desk.put, desk.get, desk.save and nothing else', () => {
  expect([...exposed.keys()]).toEqual(['desk']);
  expect(Object.keys(bridge()).sort()).toEqual(['call', 'get', 'put', 'save']);
  expect(Object.values(bridge()).every((member) => typeof member === 'function')).toBe(true);
});

test('each method goes through its own function, over its channel, as JSON text', async () => {
  for (const name of methodNames) {
    sent.length = 0;
    const { kind } = contract[name];
    const bytes = new Uint8Array([1]);
    const results = [
      await bridge().call(name, { a: undefined, b: 1 }),
      await bridge().put(name, { b: 1 }, bytes),
      await bridge().get(name, { b: 1 }),
      await bridge().save(name, { b: 1 }),
    ];
    const at = kind === 'upload' ? 1 : kind === 'download' ? 2 : 0;
    expect(results.map((result) => result.ok)).toEqual(
      [0, 1, 2, 3].map((index) => index === at || (index === 3 && kind === 'download')),
    );
    expect(sent).toEqual([
      ['desk', name, '{"b":1}', kind === 'upload' ? bytes : undefined],
      ...(kind === 'download' ? [['desk.save', name, '{"b":1}', undefined]] : []),
    ]);
  }
});

test.each(['__proto__', 'constructor', 'toString', 'units', 'ELECTRON_BROWSER_REQUIRE', ''])(
  'the name “%s” does not leave the page',
  async (name) => {
    sent.length = 0;
    const results = [
      await bridge().call(name, {}),
      await bridge().put(name, {}, new Uint8Array()),
      await bridge().get(name, {}),
      await bridge().save(name, {}),
    ];
    for (const result of results) expect(result).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
    expect(sent).toEqual([]);
  },
);

test('it is one file of sensible size', () => {
  expect(statSync(path.join(folder, 'preload.cjs')).size).toBeLessThan(600_000);
});
