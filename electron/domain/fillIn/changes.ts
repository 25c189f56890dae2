import { foldLookAlikes } from '../lookAlikes.ts';
import type { RoundChange } from '../model/documents.ts';
import type { FillInStatus } from './form.ts';
import type { RoundAnswer } from './round.ts';

/** What an answer says, whenever and in whichever round. */
export type Said = Pick<RoundAnswer, 'status' | 'doneOn' | 'link' | 'progress'>;

/** How far each status is; what is none of the unit's stands apart. */
const FAR: Readonly<Record<Exclude<FillInStatus, 'notApplicable'>, number>> = {
  notStarted: 0,
  inProgress: 1,
  done: 2,
};

/** Whether a row says anything; one that the unit left blank is no answer (未填报). */
export function isAnswer({ status, doneOn, link, progress }: Said): boolean {
  return status !== undefined || doneOn !== undefined || link !== '' || progress !== '';
}

/**
 * What became of an item with each of a unit's answers, in the order of their rounds; rounds that it did not answer are no answer. Another status, day or
 * link is a change, and so are other words: 无变化 the first time that an answer repeats the one before, 停滞 from the second on.
 */
export function roundChanges(answers: readonly Said[]): readonly RoundChange[] {
  let repeats = 0;
  return answers.map((answer, index) => {
    const before = answers[index - 1];
    if (before === undefined) return 'new';
    if (!saysTheSame(answer, before)) {
      repeats = 0;
      return isBehind(answer, before) ? 'back' : 'moved';
    }
    repeats += 1;
    if (answer.status === 'done' || answer.status === 'notApplicable') return 'settled';
    return repeats > 1 ? 'stuck' : 'same';
  });
}

/** Whether two answers say the same: blanks and punctuation are no progress. */
function saysTheSame(a: Said, b: Said): boolean {
  return a.status === b.status && a.doneOn === b.doneOn && a.link === b.link && bare(a.progress) === bare(b.progress);
}

function bare(text: string): string {
  return foldLookAlikes(text)
    .normalize('NFKC')
    .replace(/[\s\p{P}]/gu, '');
}

function isBehind({ status: now }: Said, { status: before }: Said): boolean {
  if (now === 'notApplicable' || before === 'notApplicable' || before === undefined) return false;
  return now === undefined || FAR[now] < FAR[before];
}
