import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBrowserHost, type BrowserHost, type Limits } from '../../electron/hosts/browser/server.ts';
import type { Dispatch } from '../../electron/services/app/dispatch.ts';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly bytes: Buffer;
}

export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A browser host over a dispatch of the test's own, with a small page, and a client that can send what browsers cannot. */
export interface Loopback {
  readonly host: BrowserHost;
  /** Everything that reached the app. */
  readonly reached: { readonly name: string; readonly input: unknown; readonly bytes: Uint8Array | undefined }[];
  readonly bugs: unknown[];
  /** Sends exactly these headers besides Host, which can be replaced. */
  ask(asked: Asked): Promise<Reply>;
  /** With token and JSON type. */
  post(name: string, input: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  stop(): Promise<void>;
}

export async function startLoopback(
  dispatch: Dispatch,
  settings: { readonly limits?: Limits; readonly onAuthorised?: () => void } = {},
): Promise<Loopback> {
  const parent = mkdtempSync(path.join(tmpdir(), 'desk-page-'));
  const root = path.join(parent, 'root');
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  mkdirSync(path.join(parent, 'root-evil'));
  writeFileSync(path.join(root, 'index.html'), '<!doctype html><title>页面</title>');
  writeFileSync(path.join(root, 'assets', 'main-abc.js'), 'export {};');
  writeFileSync(path.join(parent, 'secret.txt'), 'secret');
  writeFileSync(path.join(parent, 'root-evil', 'secret.txt'), 'secret');
  const reached: { name: string; input: unknown; bytes: Uint8Array | undefined }[] = [];
  const bugs: unknown[] = [];
  const started = await startBrowserHost({
    dispatch(name, input, bytes) {
      reached.push({ name, input, bytes: bytes instanceof Uint8Array ? bytes : undefined });
      return dispatch(name, input, bytes);
    },
    log: { bug: (_id, error) => bugs.push(error) },
    root,
    port: 0,
    ...settings,
  });
  if (!started.ok) throw new Error(started.error.message);
  const host = started.value;
  const ask = (asked: Asked) => send(host.port, asked);
  return {
    host,
    reached,
    bugs,
    ask,
    post: (name, input, headers = {}) =>
      ask({
        method: 'POST',
        path: `/api/${name}`,
        headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(input),
      }),
    async stop() {
      await host.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

function send(port: number, { method = 'GET', path: target, headers = {}, body }: Asked): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path: target, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString(), bytes });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
