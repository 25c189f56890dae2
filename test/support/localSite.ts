import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSafeServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Timer } from '../../electron/web/pace.ts';

/** A page of the site: its text under 200, or what it does. */
type Page = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A web site on this machine, for one test file; every page it is not told of is a 404. */
export interface LocalSite {
  /** `127.0.0.1:4711`, as the office would confirm it. */
  readonly host: string;
  readonly origin: string;
  /** What was asked for, method and path, in order. */
  readonly asked: readonly string[];
  /** Headers of the questions, in the same order. */
  readonly headers: readonly IncomingMessage['headers'][];
  /** Puts these pages, by path with parameters, in place of all that were there, and forgets what was asked. */
  serve(pages: Readonly<Record<string, Page>>): void;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** The address that it listens on. */
  readonly address?: string;
  /** A certificate: the site speaks https. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export async function startLocalSite({ address = '127.0.0.1', tls }: SiteOptions = {}): Promise<LocalSite> {
  let pages: Readonly<Record<string, Page>> = {};
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    headers.push(request.headers);
    const page = pages[path];
    if (typeof page === 'function') page(request, response);
    else if (page === undefined) response.writeHead(404).end('没有');
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  };
  const server = tls ? createSafeServer(tls, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `${address}:${port}`,
    origin: `${tls ? 'https' : 'http'}://${address}:${port}`,
    asked,
    headers,
    serve(next) {
      pages = next;
      asked.length = 0;
      headers.length = 0;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Leads on to another address. */
export function redirect(to: string, status = 302): Page {
  return (_request, response) => void response.writeHead(status, { Location: to }).end();
}

/** Answers with a status, bytes and headers. */
export function answerWith(
  bytes: Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Page {
  return (_request, response) => void response.writeHead(status, headers).end(bytes);
}

/** A clock that is at once where somebody waits for it to be; its limits are over when a test says so, and never before. */
export interface QuickTimer extends Timer {
  /** The times that were waited. */
  readonly waits: readonly number[];
  /** Ends every limit of so many milliseconds that runs now. */
  expire(milliseconds: number): void;
}

export function quickTimer(): QuickTimer {
  let now = 0;
  const waits: number[] = [];
  const running = new Set<{ readonly milliseconds: number; readonly end: () => void }>();
  return {
    waits,
    now: () => now,
    wait(milliseconds) {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    limit(milliseconds, end) {
      const own = { milliseconds, end };
      running.add(own);
      return () => running.delete(own);
    },
    expire(milliseconds) {
      for (const own of running) if (own.milliseconds === milliseconds) own.end();
    },
  };
}
