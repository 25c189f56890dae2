import { contract } from '../contract/index.ts';
import { fail, type Failure } from '../domain/failure.ts';
import type { Dispatch } from '../services/app/dispatch.ts';
import type { Clock, Ids, Log } from '../services/app/ports.ts';
import type { Copies } from '../store/copies/copies.ts';
import type { Store } from '../store/store.ts';

interface DailyOptions {
  readonly dispatch: Dispatch;
  readonly store: Store;
  readonly copies: Copies;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Told how each day's copy went. */
  readonly note: (failure: Failure | undefined) => void;
}

/**
 * Makes a copy at the first use of each day, before the first command of the day writes anything; reading does not wait for it. A copy that cannot be
 * made bars nobody from working: `backups.health` tells of it.
 */
export function copyDaily(options: DailyOptions): Dispatch {
  const { dispatch, clock, note } = options;
  let day = '';
  let copied: Promise<void> = Promise.resolve();
  return async (name, input, body) => {
    const today = clock.today();
    if (today !== day) {
      day = today;
      copied = copyOnce(options).then(note);
    }
    if (isCommand(name)) await copied;
    return dispatch(name, input, body);
  };
}

async function copyOnce({ store, copies, clock, ids, log }: DailyOptions): Promise<Failure | undefined> {
  try {
    // Before the first start is answered there is nothing to keep.
    if (store.content().last === undefined) return undefined;
    const today = clock.today();
    if (copies.list().some(({ label }) => label.kind === 'daily' && label.day === today)) return undefined;
    const copy = await copies.make(store, 'daily', clock.now());
    return copy.ok ? undefined : copy.error;
  } catch (error) {
    const refusal = store.refusal(error);
    if (refusal) return refusal;
    const id = ids.next();
    log.bug(id, error, { method: 'copies.make' });
    return fail('bug', `程序内部出错（编号 ${id}）。`, { id }).error;
  }
}

/** Whether a method writes facts. */
export function isCommand(name: string): boolean {
  return Object.hasOwn(contract, name) && contract[name as keyof typeof contract].kind === 'command';
}
