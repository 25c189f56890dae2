import type { RoundDetail, RoundUnit } from '../../electron/contract/fillIn.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';

/** Something of what came back waits for the office. */
export function wantsLook({ back, toDecide }: RoundUnit): boolean {
  return toDecide > 0 || (back !== undefined && (back.left > 0 || back.notes !== ''));
}

/** Rows of what came back can be opened and decided; a note alone is only read, and a list's tasks are decided where they are listed. */
export function canBeOpened({ back, toDecide }: RoundUnit, { kind }: Pick<RoundDetail, 'kind'>): boolean {
  return back !== undefined && (back.left > 0 || (toDecide > 0 && kind === 'progress'));
}

/** 未返回 is a unit whose day has passed; before, it is waited for. */
export function missingWord({ dueOn }: Pick<RoundDetail, 'dueOn'>, today: PlainDate): '未返回' | '待返回' {
  return dueOn < today ? '未返回' : '待返回';
}

/** What is to be done next in a round: send the books out, decide what came back, take in what comes, or begin another. */
export type NextStep = 'download' | 'decide' | 'receive' | 'start';

/** The next step, whose button is the page's primary one. `undefined` before the round is known. */
export function nextStep(round: RoundDetail | undefined): NextStep | undefined {
  if (round === undefined) return undefined;
  if (round.list.some((unit) => canBeOpened(unit, round))) return 'decide';
  if (round.returned === 0) return 'download';
  return round.returned < round.units ? 'receive' : 'start';
}
