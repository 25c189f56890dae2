import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, vi } from 'vitest';
import type { Result } from '../../../electron/contract/errors.ts';
import type { InputOf, MethodsOf, OutputOf } from '../../../electron/contract/index.ts';
import { Providers } from '../../../renderer/shell/Providers.tsx';
import { makeQueryClient } from '../../../renderer/bridge/queryClient.ts';
import { connect, DeskFault } from '../../../renderer/bridge/desk.ts';
import { STATUS } from './facts.ts';

type CallName = MethodsOf<'query' | 'command'>;
export type Answers = { readonly [Name in CallName]?: (input: InputOf<Name>) => OutputOf<Name> };

export interface Asked {
  readonly name: string;
  readonly input: unknown;
}

let status: () => OutputOf<'workspace.status'> | undefined = () => STATUS;

/** The far side of the bridge: answers by name, keeps what it was asked. A thrown DeskFault becomes a refusal. */
export function connectDesk(answers: Answers): readonly Asked[] {
  const asked: Asked[] = [];
  const all: Answers = { 'workspace.status': () => STATUS, ...answers };
  status = () => all['workspace.status']?.({});
  connect({
    call: async (name, input): Promise<Result<unknown>> => {
      asked.push({ name, input });
      // The table above pairs each name with a function of that name's input.
      const answer = all[name] as ((input: unknown) => unknown) | undefined;
      if (!answer) throw new Error(`Nobody answers ${name}`);
      try {
        return { ok: true, value: answer(input) };
      } catch (error) {
        if (error instanceof DeskFault) return { ok: false, error: error.error };
        throw error;
      }
    },
    put: () => Promise.reject(new Error('no files here')),
    get: () => Promise.reject(new Error('no files here')),
  });
  return asked;
}

/** Renders under the app's own providers, at an address, with the status that the shell waits for before any screen. */
export function show(node: ReactNode, address = '/'): void {
  window.history.replaceState(null, '', address);
  const client = makeQueryClient();
  client.setQueryData(['workspace.status', {}], status());
  render(<Providers client={client}>{node}</Providers>);
}

/** The page that antd and react-big-calendar expect: sizes are all zero here, so measuring yields one row. */
export function preparePage(): void {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }));
  afterEach(() => {
    cleanup();
    localStorage.clear();
    window.history.replaceState(null, '', '/');
  });
}
