import type { LookBackOutcome } from '../model/lookBack.ts';

/** What an item of the look-back (回头看) came to. */
export const LOOK_BACK_OUTCOME_WORDS: Readonly<Record<LookBackOutcome, string>> = {
  done: '办结',
  carriedOn: '结转',
  ended: '终止',
};

export const LOOK_BACK_OUTCOMES = ['done', 'carriedOn', 'ended'] as const satisfies readonly LookBackOutcome[];

/** Nothing is decided of it. */
export const UNDECIDED = '未定';

/** 共 12，办结 5，结转 4，终止 1，未定 2. */
export function lookBackWords(counts: Readonly<Record<LookBackOutcome | 'total' | 'undecided', number>>): string {
  const { total, undecided } = counts;
  const decided = LOOK_BACK_OUTCOMES.map((outcome) => `${LOOK_BACK_OUTCOME_WORDS[outcome]} ${counts[outcome]}`);
  return [`共 ${total}`, ...decided, `${UNDECIDED} ${undecided}`].join('，');
}
