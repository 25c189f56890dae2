import type { IncomingMessage } from 'node:http';

/** `tooLarge` is known from Content-Length or, where that is absent or lies, as soon as the limit is passed. */
export type RequestBody =
  | { readonly kind: 'read'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'aborted' };

/** Reads a request's body, holding at most `limit` bytes. */
export function readBody(request: IncomingMessage, limit: number): Promise<RequestBody> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve({ kind: 'tooLarge' });
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const settle = (body: RequestBody) => {
      request.off('data', onData);
      resolve(body);
    };
    const onData = (chunk: Uint8Array) => {
      size += chunk.byteLength;
      if (size > limit) {
        request.pause();
        settle({ kind: 'tooLarge' });
      } else {
        chunks.push(chunk);
      }
    };
    request.on('data', onData);
    request.once('end', () => settle({ kind: 'read', bytes: join(chunks, size) }));
    request.once('close', () => settle({ kind: 'aborted' }));
    request.once('error', () => settle({ kind: 'aborted' }));
  });
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
