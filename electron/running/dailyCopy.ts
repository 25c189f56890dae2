import { contract } from '../contract/index.ts';
import type { Failure } from '../domain/failure.ts';
import type { Dispatch } from '../services/app/dispatch.ts';
import type { Clock, Log } from '../services/app/ports.ts';
import type { Copies } from '../store/copies/copies.ts';
import type { Store } from '../store/store.ts';

interface DailyOptions {
  readonly dispatch: Dispatch;
  readonly store: Store;
  readonly copies: Copies;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Makes a copy at the first use of each day, before the first command of the day writes anything; reading does not wait for it. A copy that cannot be
 * made bars nobody from working: `backups.overview` tells of it.
 */
export function copyDaily({ dispatch, store, copies, clock, log }: DailyOptions): Dispatch {
  let day = '';
  let copied: Promise<Failure | undefined> = Promise.resolve(undefined);
  return async (name, input, bytes) => {
    const today = clock.today();
    if (today !== day) {
      day = today;
      copied = copyOnce({ store, copies, clock, log });
    }
    if (isCommand(name)) await copied;
    return dispatch(name, input, bytes);
  };
}

async function copyOnce({ store, copies, clock, log }: Omit<DailyOptions, 'dispatch'>): Promise<Failure | undefined> {
  try {
    // Before the first start is answered there is nothing to keep.
    if (store.content().last === undefined) return undefined;
    const today = clock.today();
    if (copies.list().some(({ label }) => label.kind === 'daily' && label.day === today)) return undefined;
    const copy = await copies.make(store, 'daily', clock.now());
    return copy.ok ? undefined : copy.error;
  } catch (error) {
    log.bug('daily-copy', error, { method: 'copies.make' });
    return undefined;
  }
}

function isCommand(name: string): boolean {
  return Object.hasOwn(contract, name) && contract[name as keyof typeof contract].kind === 'command';
}
