import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
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
  /** Told of every request that carries the token and may be answered. */
  readonly onAuthorised?: () => void;
  /** Other ones than `LIMITS` are for tests. */
  readonly limits?: Limits;
}

/** What one client may cost the others. */
export interface Limits {
  /** For the whole head of a request, in milliseconds. A program on this machine sends it at once. */
  readonly headMs: number;
  /** How long a body may bring nothing, in milliseconds. Slow ones are not cut: a scanner may sit between. */
  readonly idleMs: number;
  /** Connections without a request in work; beyond it the oldest are closed. */
  readonly waiting: number;
}

const LIMITS: Limits = { headMs: 10_000, idleMs: 30_000, waiting: 768 };

const GRACE_MS = 1000;

/** Serves the page and its API on 127.0.0.1 only. Fails where the port is taken or forbidden. */
export async function startBrowserHost(settings: BrowserHostSettings): Promise<Outcome<BrowserHost>> {
  const token = createToken();
  const { headMs, idleMs, waiting } = settings.limits ?? LIMITS;
  let api: ApiSettings | undefined;
  const server = createServer(
    // No limit for a whole request: a body is cut when it stops coming, not when it is slow (body.ts).
    { headersTimeout: headMs, requestTimeout: 0, keepAliveTimeout: 10_000, connectionsCheckingInterval: headMs / 2 },
    (request, response) => {
      if (!api) {
        response.destroy();
        return;
      }
      answer(request, response, settings.root, api).catch((error: unknown) => {
        settings.log.bug(randomUUID(), error, { path: request.url ?? '' });
        response.destroy();
      });
    },
  );
  boundWaiting(server, waiting);
  const listening = await listen(server, settings.port);
  if (!listening.ok) return listening;
  const port = listening.value;
  const { dispatch, log, onAuthorised } = settings;
  api = { dispatch, log, token, port, idleMs, onAuthorised };
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

/**
 * Closes the oldest connections without a request in work beyond `most`. A bound for all connections would let whoever
 * opens that many and says nothing keep everybody else out.
 */
function boundWaiting(server: Server, most: number): void {
  const waiting = new Set<Socket>();
  const wait = (socket: Socket) => {
    if (socket.destroyed) return;
    waiting.add(socket);
    const [oldest] = waiting;
    if (waiting.size > most) oldest?.destroy();
  };
  server.on('connection', (socket) => {
    socket.once('close', () => waiting.delete(socket));
    wait(socket);
  });
  server.on('request', ({ socket }, response) => {
    waiting.delete(socket);
    response.once('close', () => wait(socket));
  });
}

function listen(server: Server, port: number): Promise<Outcome<number>> {
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
  if (!url || !isOwnHost(request, api.port)) return sendPlain(response, 403, 'Forbidden');
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
