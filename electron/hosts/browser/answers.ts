import type { ServerResponse } from 'node:http';
import type { FileBytes } from '../../contract/define.ts';
import type { FailureCode, Outcome } from '../../contract/failure.ts';
import { securityHeaders } from '../assets.ts';

const statuses: Readonly<Record<FailureCode, number>> = {
  'invalid-input': 400,
  unauthorised: 401,
  'unknown-method': 404,
  'not-found': 404,
  'too-large': 413,
  conflict: 409,
  'not-set-up': 409,
  'year-closed': 409,
  'score-frozen': 409,
  'score-notice': 409,
  'nothing-to-undo': 409,
  cancelled: 409,
  'data-folder-in-use': 409,
  'data-file-displaced': 409,
  'file-busy': 409,
  'not-ours': 409,
  'read-only': 409,
  harmed: 409,
  'wrong-passphrase': 422,
  'weight-below-minimum': 422,
  'not-a-workbook': 422,
  'not-a-document': 422,
  'bad-template': 422,
  'dangerous-file': 422,
  'empty-file': 422,
  'file-changed': 409,
  'password-protected': 422,
  'empty-workbook': 422,
  'no-header': 422,
  'nothing-asked': 422,
  'fill-in-book': 422,
  'file-too-large': 422,
  'unpacks-too-large': 422,
  'too-many-rows': 422,
  'unreadable-date': 422,
  'file-locked': 422,
  'not-an-address': 422,
  'login-page': 422,
  'no-list': 422,
  'web-off': 409,
  'host-private': 409,
  'robots-refuse': 409,
  'no-network': 502,
  'host-not-found': 502,
  'host-unreachable': 502,
  'host-untrusted': 502,
  'robots-unread': 502,
  'redirected-too-often': 502,
  'page-too-large': 502,
  'page-broken': 502,
  'page-refused': 502,
  'page-too-slow': 504,
  'newer-database': 500,
  'database-damaged': 500,
  'disk-unreadable': 500,
  'not-writable': 500,
  bug: 500,
  'disk-full': 507,
};

/** Sends the envelope as JSON. The status repeats what the envelope says, for scripts that look there first. */
export function sendResult(response: ServerResponse, result: Outcome<unknown>, status?: number): void {
  const body = Buffer.from(JSON.stringify(result));
  response.writeHead(status ?? (result.ok ? 200 : statuses[result.error.code]), {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.byteLength,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

/** Sends a file to be saved under its name. */
export function sendFile(response: ServerResponse, file: FileBytes): void {
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': file.mediaType,
    'Content-Length': file.bytes.byteLength,
    'Content-Disposition': contentDisposition(file.name),
    'Cache-Control': 'no-store',
  });
  response.end(file.bytes);
}

/** RFC 6266 with RFC 5987's `filename*` for Chinese names, and an ASCII name for programs that do not know it. */
export function contentDisposition(name: string): string {
  const extension = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="file${extension}"; filename*=UTF-8''${encoded}`;
}
