import type { IncomingMessage } from 'node:http';

/** `tooLarge` is known from Content-Length or, where that is absent or lies, as soon as the limit is passed. */
export type RequestBody =
  | { readonly kind: 'read'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'aborted' };

/** Reads a request's body, holding at most `limit` bytes, however slowly it comes; cut where nothing comes for `idleMs`. */
export function readBody(request: IncomingMessage, limit: number, idleMs: number): Promise<RequestBody> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve({ kind: 'tooLarge' });
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const stopWatching = destroyWhenIdle(request, idleMs);
    const settle = (body: RequestBody) => {
      stopWatching();
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

/** Destroys a request whose body brings nothing for `idleMs`, until it ends; answers what leaves it alone before. */
export function destroyWhenIdle(request: IncomingMessage, idleMs: number): () => void {
  const timer = setTimeout(() => request.destroy(), idleMs);
  const goOn = () => void timer.refresh();
  const stop = () => {
    clearTimeout(timer);
    request.off('data', goOn).off('end', stop).off('close', stop);
  };
  request.on('data', goOn).once('end', stop).once('close', stop);
  return stop;
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
