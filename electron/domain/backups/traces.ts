import type { Traces } from '../model/harm.ts';

/** Whether an office has worked in a folder. What an ordinary first start leaves (`desk.lock`, `logs/`, an empty log) is no trace. */
export function hasTraces({ walBytes, copies, aside, evidence, hints }: Traces): boolean {
  return walBytes > 0 || copies > 0 || aside > 0 || evidence || hints.length > 0;
}
