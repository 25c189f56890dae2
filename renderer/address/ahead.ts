import type { QueryClient } from '@tanstack/react-query';
import type { TodaySummary } from '../../electron/contract/today.ts';
import type { RecoveryState } from '../../electron/contract/recovery.ts';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { call } from '../bridge/call.ts';
import { yearOfPage } from './chosenYear.ts';

/** What a page needs to know before it can show anything, asked while its scripts are still on their way. */
export interface Ahead {
  readonly status: Promise<WorkspaceStatus>;
  readonly recovery: Promise<RecoveryState>;
  /** Of 今日; `undefined` where another screen is opened, or no year is there. */
  readonly today: Promise<{ readonly year: Year; readonly summary: TodaySummary } | undefined>;
}

/** Asks for the page at this place. A refusal is told to nobody here: whoever needs the answer asks again and shows it. */
export function askAhead({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Ahead {
  const status = call('workspace.status', {});
  const recovery = call('recovery.state', {});
  const summary = async () => {
    if (pathname !== '/') return undefined;
    const year = yearOfPage(await status, search);
    return year === undefined ? undefined : { year, summary: await call('today.summary', { year }) };
  };
  const ahead = { status, recovery, today: summary() };
  // A refusal that comes before anybody takes it up is no fault of the page.
  void Promise.allSettled(Object.values(ahead));
  return ahead;
}

/** Hands the answers to whoever asks the same, once they are there. */
export async function takeUp(client: QueryClient, { status, recovery, today }: Ahead): Promise<void> {
  const [first, state, day] = await Promise.allSettled([status, recovery, today]);
  if (first.status === 'fulfilled') client.setQueryData(['workspace.status', {}], first.value);
  if (state.status === 'fulfilled') client.setQueryData(['recovery.state', {}], state.value);
  if (day.status !== 'fulfilled' || day.value === undefined) return;
  client.setQueryData(['today.summary', { year: day.value.year }], day.value.summary);
}
