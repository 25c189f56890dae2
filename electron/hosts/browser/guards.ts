import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** 256 random bits, new at every start. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * True for `127.0.0.1:port` and `localhost:port`. Any other name means that a foreign page has made its own
 * domain point at this machine (DNS rebinding). Two Host headers are none: Node keeps the first, a proxy may go by the last.
 */
export function isOwnHost(
  { headers, rawHeaders }: Pick<IncomingMessage, 'headers' | 'rawHeaders'>,
  port: number,
): boolean {
  // Names stand at the even places.
  if (rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length !== 1) return false;
  return headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
}

/** True where the request comes from this app's own page, or from a program that sends no Origin (a script). */
export function isOwnOrigin(headers: IncomingHttpHeaders, port: number): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  return origin === undefined || origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`;
}

/** Compares in constant time; the digests make both sides the same length. */
export function holdsToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer ([\w-]+)$/.exec(authorization ?? '')?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
