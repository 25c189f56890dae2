import { ANSWER_HEADS, RESULT_WORDS } from '../words/requests.ts';

/** By the head of the yearly report under which they stand (不予公开), the results themselves (属于国家秘密 …). */
const UNDER = new Map<string, ReadonlySet<string>>(
  ANSWER_HEADS.map(([head, kinds]) => [head, new Set(kinds.map((kind) => RESULT_WORDS[kind]))]),
);

/** Whether a request that came out so is one of those that a rule names, by its own words or by the head under which it stands. */
export function isOneOfResults(result: string | undefined, named: readonly string[]): boolean {
  if (result === undefined) return false;
  return named.some((word) => word === result || UNDER.get(word)?.has(result) === true);
}
