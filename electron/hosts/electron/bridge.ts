import type { Bridge, SavedFile } from '../../contract/bridge.ts';
import type { FileBytes } from '../../contract/define.ts';
import type { Outcome } from '../../contract/failure.ts';

/** The channel between page and app, and the one on which a file goes to disk through the system's dialog. */
export const CHANNEL = 'desk';
export const SAVE_CHANNEL = 'desk.save';

type Kind = 'query' | 'command' | 'upload' | 'download';

/** Sends one message over a channel. */
export type Send = (channel: string, name: string, json: string, bytes?: Uint8Array<ArrayBuffer>) => Promise<unknown>;

/**
 * Builds the bridge from the contract's names. A name outside the contract, or of another kind, is refused on this
 * side already; the main process checks again. Input crosses as JSON text, so that both hosts carry the same values.
 */
export function createBridge(methods: Readonly<Record<string, { readonly kind: Kind }>>, send: Send): Required<Bridge> {
  const ask = async (
    kinds: readonly Kind[],
    name: string,
    input: unknown,
    { bytes, channel = CHANNEL }: { readonly bytes?: Uint8Array<ArrayBuffer>; readonly channel?: string } = {},
  ): Promise<unknown> => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method || !kinds.includes(method.kind)) return unknownMethod;
    return send(channel, name, JSON.stringify(input ?? {}), bytes);
  };
  return {
    // The main process answers with the contract's envelope.
    call: async (name, input) => (await ask(['query', 'command'], name, input)) as Outcome<unknown>,
    put: async (name, input, bytes) => (await ask(['upload'], name, input, { bytes })) as Outcome<unknown>,
    get: async (name, input) => (await ask(['download'], name, input)) as Outcome<FileBytes>,
    save: async (name, input) =>
      (await ask(['download'], name, input, { channel: SAVE_CHANNEL })) as Outcome<SavedFile>,
  };
}

const unknownMethod: Outcome<never> = {
  ok: false,
  error: { code: 'unknown-method', message: '程序没有这项功能。' },
};
