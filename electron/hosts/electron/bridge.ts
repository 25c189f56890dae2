import type { FileBytes } from '../../contract/define.ts';
import type { Result } from '../../contract/errors.ts';

/** The one channel between page and app. */
export const CHANNEL = 'desk';

type Kind = 'query' | 'command' | 'upload' | 'download';

/** What the page gets as `window.desk`; the same three functions as the browser host's client. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Result<unknown>>;
  put(name: string, input: unknown, bytes: Uint8Array<ArrayBuffer>): Promise<Result<unknown>>;
  get(name: string, input: unknown): Promise<Result<FileBytes>>;
}

/** Sends one message over `CHANNEL`. */
export type Send = (name: string, json: string, bytes?: Uint8Array<ArrayBuffer>) => Promise<unknown>;

/**
 * Builds the bridge from the contract's names. A name outside the contract, or of another kind, is refused on this
 * side already; the main process checks again. Input crosses as JSON text, so that both hosts carry the same values.
 */
export function createBridge(methods: Readonly<Record<string, { readonly kind: Kind }>>, send: Send): Bridge {
  const ask = async (
    kinds: readonly Kind[],
    name: string,
    input: unknown,
    bytes?: Uint8Array<ArrayBuffer>,
  ): Promise<unknown> => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method || !kinds.includes(method.kind)) return unknownMethod;
    return send(name, JSON.stringify(input ?? {}), bytes);
  };
  return {
    // The main process answers with the contract's envelope.
    call: async (name, input) => (await ask(['query', 'command'], name, input)) as Result<unknown>,
    put: async (name, input, bytes) => (await ask(['upload'], name, input, bytes)) as Result<unknown>,
    get: async (name, input) => (await ask(['download'], name, input)) as Result<FileBytes>,
  };
}

const unknownMethod: Result<never> = {
  ok: false,
  error: { code: 'unknown-method', message: '程序没有这项功能。' },
};
