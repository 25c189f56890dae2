import type { IncomingMessage } from 'node:http';
import { UploadCut, type Incoming } from '../../contract/define.ts';

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

/** A body as it comes, cut where nothing comes for `idleMs`. More than the limit is told at once only where the request says so; else who reads counts. */
export function streamBody(
  request: IncomingMessage,
  limit: number,
  idleMs: number,
): { readonly kind: 'read'; readonly bytes: Incoming } | { readonly kind: 'tooLarge' } {
  if (Number(request.headers['content-length'] ?? 0) > limit) return { kind: 'tooLarge' };
  return { kind: 'read', bytes: piecesOf(request, idleMs) };
}

async function* piecesOf(request: IncomingMessage, idleMs: number): Incoming {
  // Left before its end, the request lives on: its answer is still to be sent.
  const pieces = request.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      // The time that the reader takes does not count.
      const timer = setTimeout(() => request.destroy(), idleMs);
      const next = await pieces.next().finally(() => clearTimeout(timer));
      if (next.done === true) break;
      yield next.value as Uint8Array;
    }
  } catch {
    throw new UploadCut();
  } finally {
    await pieces.return?.();
  }
  if (!request.complete) throw new UploadCut();
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
