import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, vi } from 'vitest';
import type { FileBytes } from '../../../electron/contract/define.ts';
import type { Outcome } from '../../../electron/contract/failure.ts';
import type { InputOf, MethodsOf, OutputOf } from '../../../electron/contract/index.ts';
import { Providers } from '../../../renderer/shell/Providers.tsx';
import { makeQueryClient } from '../../../renderer/bridge/queryClient.ts';
import { connect, FailureError } from '../../../renderer/bridge/call.ts';
import { STATUS } from './facts.ts';

type CallName = MethodsOf<'query' | 'command'>;
export type Answers = { readonly [Name in CallName]?: (input: InputOf<Name>) => OutputOf<Name> };

export interface Asked {
  readonly name: string;
  readonly input: unknown;
}

let status: () => OutputOf<'workspace.status'> | undefined = () => STATUS;

/** The far side of the bridge: answers by name, keeps what it was asked. A thrown FailureError becomes a refusal. */
export function connectAnswers(
  answers: Answers,
  { put, get }: { readonly put?: (input: unknown) => unknown; readonly get?: (input: unknown) => FileBytes } = {},
): readonly Asked[] {
  const asked: Asked[] = [];
  const all: Answers = {
    'workspace.status': () => STATUS,
    'workspace.revision': () => ({ revision: 1 }),
    'recovery.state': () => ({ state: 'open' }),
    'backups.health': () => ({ troubles: [] }),
    'workspace.offers': () => [],
    'evidence.list': () => [],
    ...answers,
  };
  status = () => all['workspace.status']?.({});
  connect({
    call: async (name, input): Promise<Outcome<unknown>> => {
      asked.push({ name, input });
      // The table above pairs each name with a function of that name's input.
      const answer = all[name as CallName] as ((input: unknown) => unknown) | undefined;
      if (!answer) throw new Error(`Nobody answers ${name}`);
      try {
        return { ok: true, value: answer(input) };
      } catch (error) {
        if (error instanceof FailureError) return { ok: false, error: error.failure };
        throw error;
      }
    },
    put: async (_name, input) => {
      if (!put) throw new Error('no files here');
      try {
        return { ok: true, value: put(input) };
      } catch (error) {
        if (error instanceof FailureError) return { ok: false, error: error.failure };
        throw error;
      }
    },
    get: async (_name, input) => {
      if (!get) throw new Error('no files here');
      return { ok: true, value: get(input) };
    },
  });
  return asked;
}

/** Renders under the app's own providers, at an address, with the status that the shell waits for before any screen. */
export function show(node: ReactNode, address = '/', { withStatus = true } = {}): void {
  window.history.replaceState(null, '', address);
  const client = makeQueryClient();
  if (withStatus) client.setQueryData(['workspace.status', {}], status());
  render(<Providers client={client}>{node}</Providers>);
}

/** Of antd's sheet, which is made when the page is built, what counts without eyes too: a closed popup is not there. */
const CLOSED = ['select-dropdown', 'picker-dropdown', 'dropdown', 'popover', 'tooltip', 'cascader-dropdown']
  .map((part) => `.ant-${part}-hidden`)
  .join(', ');

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
  Element.prototype.scrollIntoView = () => undefined;
  const sheet = document.head.appendChild(document.createElement('style'));
  sheet.textContent = `${CLOSED} { display: none }`;
  afterEach(() => {
    cleanup();
    localStorage.clear();
    window.history.replaceState(null, '', '/');
  });
}
