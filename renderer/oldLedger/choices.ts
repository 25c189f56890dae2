import type { LedgerChoicesInput, LedgerLineView, LedgerPreview } from '../../electron/contract/oldLedger.ts';

export const NO_CHOICES: LedgerChoicesInput = { duties: {}, units: {}, lines: {}, left: [] };

/** A line is registered, or not. */
export function leave(choices: LedgerChoicesInput, key: string, isLeft: boolean): LedgerChoicesInput {
  const others = choices.left.filter((each) => each !== key);
  return { ...choices, left: isLeft ? [...others, key] : others };
}

/** Something is said to mean something, or no more. */
export function choose<Value>(
  known: Readonly<Record<string, Value>>,
  what: string,
  meaning: Value | undefined,
): Record<string, Value> {
  const { [what]: _before, ...others } = known;
  return meaning === undefined ? others : { ...others, [what]: meaning };
}

/** Why lines that were done before their period began are so; none is taken for none. */
export function early({ earlyReason: _before, ...choices }: LedgerChoicesInput, reason: string): LedgerChoicesInput {
  return reason === '' ? choices : { ...choices, earlyReason: reason };
}

export type LineFilter = LedgerLineView['state'];

/** What is shown first: what asks for a person, else what will be written. */
export function firstFilter({ counts }: LedgerPreview): LineFilter {
  if (counts.left > 0) return 'left';
  return counts.register > 0 ? 'register' : 'already';
}

export const STATE_WORDS: Readonly<Record<LineFilter, string>> = {
  left: '对不上',
  register: '将登记',
  already: '已登记',
  open: '未办（没有日期）',
};
