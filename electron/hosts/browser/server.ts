import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Dispatch } from '../../services/app/dispatch.ts';
import type { Log } from '../../services/app/ports.ts';
import { readAsset, securityHeaders } from '../assets.ts';
import { answerApi, type ApiSettings } from './api.ts';
import { createToken, isOwnHost } from './guards.ts';

export interface BrowserHost {
  readonly port: number;
  readonly token: string;
  /** With the token in the fragment, which browsers keep to themselves. */
  readonly address: string;
  /** Lets running answers finish for a moment, then cuts what is left. */
  close(): Promise<void>;
}

export interface BrowserHostSettings {
  readonly dispatch: Dispatch;
  readonly log: Log;
  /** The folder of the built page. */
  readonly root: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

const GRACE_MS = 1000;

/** Serves the page and its API on 127.0.0.1 only. Fails where the port is taken or forbidden. */
export async function startBrowserHost(settings: BrowserHostSettings): Promise<Outcome<BrowserHost>> {
  const token = createToken();
  let api: ApiSettings | undefined;
  const server = createServer(
    // A client that dribbles its headers or body is cut off; 50 MB over loopback take well under a second.
    { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 10_000, connectionsCheckingInterval: 5000 },
    (request, response) => {
      if (!api) {
        response.destroy();
        return;
      }
      answer(request, response, settings.root, api).catch((error: unknown) => {
        settings.log.bug('http', error, { path: request.url ?? '' });
        response.destroy();
      });
    },
  );
  server.maxConnections = 128;
  const listening = await listen(server, settings.port);
  if (!listening.ok) return listening;
  const port = listening.value;
  api = { dispatch: settings.dispatch, log: settings.log, token, port };
  return succeed({
    port,
    token,
    address: `http://127.0.0.1:${port}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  });
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<Outcome<number>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? '已被其他程序占用' : `不能使用（${error.code ?? error.message}）`;
      resolve(fail('conflict', `端口 ${port} ${reason}。请用 --port 换一个端口，或去掉 --port 由系统选择。`));
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      resolve(succeed(typeof address === 'object' && address ? address.port : port));
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  api: ApiSettings,
): Promise<void> {
  const url = parseUrl(request.url);
  if (url?.pathname.startsWith('/api/')) return answerApi(request, response, url, api);
  if (!url || !isOwnHost(request.headers.host, api.port)) return sendPlain(response, 403, 'Forbidden');
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendPlain(response, 405, 'Method not allowed');
  const asset = await readAsset(root, url.pathname);
  if (!asset) return sendPlain(response, 404, 'Not found');
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': asset.mediaType,
    'Content-Length': asset.body.byteLength,
    'Cache-Control': asset.cache,
  });
  response.end(request.method === 'HEAD' ? undefined : asset.body);
}

/** The base only completes the path; the real host is checked from its header. */
function parseUrl(target: string | undefined): URL | undefined {
  if (!target?.startsWith('/')) return undefined;
  try {
    return new URL(`http://127.0.0.1${target}`);
  } catch {
    return undefined;
  }
}

function sendPlain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.end(text);
}
