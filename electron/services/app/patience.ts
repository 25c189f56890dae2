import type { Failure, Outcome } from '../../domain/failure.ts';

/**
 * Milliseconds between tries while another program (a virus scanner, a backup tool) holds the data file: about five seconds
 * in all. The wait is awaited, so that what needs only to read is answered meanwhile.
 */
export const WAITS: readonly number[] = [40, 80, 160, 320, 640, 1000, 1000, 1500];

/** What is known of the data file's refusals. */
export interface Held {
  /** The refusal behind an exception; `undefined` where it is none of the file's. */
  readonly refusal: (error: unknown) => Failure | undefined;
  /** What the program itself is writing by another connection at this moment. */
  readonly writtenElsewhere?: () => Promise<unknown> | undefined;
}

/**
 * Runs work on the data file, again where another program holds it (`file-busy`). A command is written whole or not at all,
 * so a refused try has left nothing; what the work checks is checked anew each time. `held`: what the program itself is writing
 * there, which is waited for to its end. What the file refuses with an exception,
 * as reads do, becomes a value too; `refusal` knows which exceptions these are. Others are thrown on.
 */
export async function patiently<Value>(
  work: () => Outcome<Value> | Promise<Outcome<Value>>,
  { refusal, writtenElsewhere: held = () => undefined }: Held,
  waits: readonly number[] = WAITS,
): Promise<Outcome<Value>> {
  for (const wait of waits) {
    const outcome = await tried(work, refusal);
    if (outcome.ok || outcome.error.code !== 'file-busy') return outcome;
    await (held() ?? new Promise((resolve) => setTimeout(resolve, wait)));
  }
  return tried(work, refusal);
}

async function tried<Value>(
  work: () => Outcome<Value> | Promise<Outcome<Value>>,
  refusal: (error: unknown) => Failure | undefined,
): Promise<Outcome<Value>> {
  try {
    return await work();
  } catch (error) {
    const failure = refusal(error);
    if (failure) return { ok: false, error: failure };
    throw error;
  }
}
