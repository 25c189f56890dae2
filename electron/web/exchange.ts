import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { succeed, type Outcome } from '../domain/failure.ts';
import type { Timer } from './pace.ts';
import { refuse, refuseFor } from './refusals.ts';

/** What one question may cost. */
export interface ExchangeLimits {
  /** Milliseconds until the site begins to answer, and until all of the answer is there. */
  readonly answerMs: number;
  readonly wholeMs: number;
  /** Bytes of the page, as they come and unpacked. */
  readonly bytes: number;
}

export interface ExchangeRequest {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD';
  readonly userAgent: string;
  /** The host's addresses, looked at before: these are connected to, and no others. */
  readonly addresses: readonly string[];
  readonly limits: ExchangeLimits;
  readonly timer: Pick<Timer, 'limit'>;
}

/** One answer, whatever its status; where it leads on, or says that there is no page, its page is not read. */
export interface Answer {
  readonly status: number;
  /** The header Location of a redirect. */
  readonly location: string | undefined;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

class TooLarge extends Error {}
class TooSlow extends Error {}

const MEGABYTE = 1024 * 1024;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Bytes of a header that are no ASCII, which Node reads as Latin-1. */
const BEYOND_ASCII = /[\u0080-\u00FF]/gu;

/** A byte as a browser escapes it: sites write paths in their own spelling, 「/新闻」 as it stands. */
function asEscape(byte: string): string {
  return `%${(byte.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

/** Asks once, at one of the given addresses, without cookies or proxies. Never rejects. */
export async function exchange(request: ExchangeRequest, signal: AbortSignal): Promise<Outcome<Answer>> {
  const { url, limits, timer } = request;
  const slow = new AbortController();
  const tooSlow = (): void => slow.abort(new TooSlow());
  const answered = timer.limit(limits.answerMs, tooSlow);
  const ended = timer.limit(limits.wholeMs, tooSlow);
  const until = AbortSignal.any([signal, slow.signal]);
  try {
    const response = await connect(request, until);
    answered();
    return succeed(await answerOf(response, request, until));
  } catch (error) {
    if (signal.aborted) return refuse.cancelled();
    if (slow.signal.aborted) return refuse.tooSlow(url.href, Math.ceil(limits.wholeMs / 1000));
    if (error instanceof TooLarge) return refuse.tooLarge(url.href, Math.round(limits.bytes / MEGABYTE));
    return refuseFor(url.host, url.href, error);
  } finally {
    answered();
    ended();
    // What is left of the answer is not waited for.
    slow.abort();
  }
}

function connect(request: ExchangeRequest, signal: AbortSignal): Promise<http.IncomingMessage> {
  const { url, method, userAgent, addresses } = request;
  const protocol = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    protocol
      .request(url, {
        method,
        signal,
        // An agent of its own: no connection of before, and no proxy that the environment names.
        agent: new protocol.Agent({ keepAlive: false }),
        lookup: pinned(addresses),
        headers: {
          'User-Agent': userAgent,
          Accept: 'text/html,application/xhtml+xml,application/xml,application/rss+xml,application/json,*/*;q=0.5',
          'Accept-Language': 'zh-CN,zh;q=0.9',
          'Accept-Encoding': 'gzip, br',
          Connection: 'close',
        },
      })
      .on('response', resolve)
      .on('error', reject)
      .end();
  });
}

/** Answers every name with the addresses that were looked at, so that no second look-up can lead elsewhere. */
function pinned(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all }, done) => {
    if (all) done(null, found);
    else done(null, found[0]?.address ?? '', found[0]?.family);
  };
}

async function answerOf(
  response: http.IncomingMessage,
  { method, limits }: ExchangeRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  const location = REDIRECTS.has(status) ? headers.location?.replace(BEYOND_ASCII, asEscape) : undefined;
  const isRead = method === 'GET' && location === undefined && status < 400;
  const bytes = isRead ? await bodyOf(response, limits.bytes, signal) : new Uint8Array();
  if (!isRead) response.destroy();
  return { status, location, contentType: headers['content-type'] ?? '', bytes };
}

async function bodyOf(
  response: http.IncomingMessage,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(response.headers['content-length'] ?? 0) > limit) throw new TooLarge();
  const pieces: Uint8Array[] = [];
  const collect = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const piece of within(source, limit)) pieces.push(piece);
  };
  const unpack = unpacker(response.headers['content-encoding']);
  if (unpack) await pipeline(response, (packed) => within(packed, limit), unpack, collect, { signal });
  else await pipeline(response, collect, { signal });
  return Uint8Array.from(Buffer.concat(pieces));
}

/** Passes bytes on until they are too many; of a packed page both sides are counted, as a small one may unpack to gigabytes. */
async function* within(source: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of source) {
    size += piece.byteLength;
    if (size > limit) throw new TooLarge();
    yield piece;
  }
}

function unpacker(encoding: string | undefined): Transform | undefined {
  switch (encoding?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
    case 'none':
      return undefined;
    case 'br':
      return createBrotliDecompress();
    default:
      return createUnzip();
  }
}
