import { fail, type Failure } from '../failure.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Finding, FindingReply, FindingState, Recheck } from '../model/finding.ts';

/** Where a finding stands on a day: the later recorded of reply and re-check decides, then the day by which it was to be rectified. */
export function findingState({ reply, recheck, rectifyBy }: Finding, today: PlainDate): FindingState {
  if (reply && (!recheck || recheck.recordedIn < reply.recordedIn)) return 'replied';
  if (recheck) return recheck.result;
  return rectifyBy !== undefined && rectifyBy < today ? 'overdue' : 'open';
}

/** Whether nothing more is to come. */
export function isSettled(state: FindingState): boolean {
  return state === 'done' || state === 'explained';
}

/** Whether it is the unit's turn, and its day has passed: never while a reply waits for the office. */
export function isOverdue(finding: Finding, today: PlainDate): boolean {
  const state = findingState(finding, today);
  return finding.rectifyBy !== undefined && finding.rectifyBy < today && !isSettled(state) && state !== 'replied';
}

/** How a unit's findings stand, as papers count them. */
export interface FindingCounts {
  readonly total: number;
  readonly done: number;
  readonly explained: number;
  readonly replied: number;
  readonly overdue: number;
}

/** Counts of findings on a day. */
export function countFindings(findings: readonly Finding[], today: PlainDate): FindingCounts {
  const states = findings.map((finding) => findingState(finding, today));
  const count = (state: FindingState) => states.filter((each) => each === state).length;
  return {
    total: findings.length,
    done: count('done'),
    explained: count('explained'),
    replied: count('replied'),
    overdue: findings.filter((finding) => isOverdue(finding, today)).length,
  };
}

/** The findings as they stood at the end of a day: what was found, said and checked up to it. */
export function findingsAsOf(findings: readonly Finding[], day: PlainDate): readonly Finding[] {
  return findings.flatMap((finding): readonly Finding[] => {
    const { reply, recheck, ...facts } = finding;
    if (facts.foundOn > day) return [];
    const said = reply && reply.on <= day ? { reply } : {};
    return [{ ...facts, ...said, ...(recheck && recheck.on <= day ? { recheck } : {}) }];
  });
}

/** Why a reply cannot be recorded; `undefined` where it can. */
export function refuseReply(finding: Finding, { text, link, on }: FindingReply): Failure | undefined {
  if (text === '' && link === '') {
    return fail('invalid-input', '请填写整改情况，或写明佐证链接。', { fields: { text: '不能为空' } }).error;
  }
  if (finding.recheck && isSettled(finding.recheck.result)) {
    return fail('conflict', '这个问题已复核结束，不再接收回复。需要重新整改的，请先重新复核。').error;
  }
  return refuseBefore(finding, on, '回复日期');
}

/** Why a re-check cannot be recorded; `undefined` where it can. */
export function refuseRecheck(finding: Finding, { on, result, note }: Recheck): Failure | undefined {
  if (result === 'explained' && note === '' && !finding.reply) {
    return fail('invalid-input', '“已说明”须有说明：请填写复核意见，或先登记单位的回复。', {
      fields: { note: '不能为空' },
    }).error;
  }
  return refuseBefore(finding, on, '复核日期');
}

function refuseBefore({ foundOn, reply }: Finding, on: PlainDate, what: '回复日期' | '复核日期'): Failure | undefined {
  if (on < foundOn) {
    return fail('invalid-input', `${what} ${on} 早于发现日期 ${foundOn}。请改正。`, {
      fields: { on: `不能早于 ${foundOn}` },
    }).error;
  }
  if (what === '复核日期' && reply && on < reply.on) {
    return fail('invalid-input', `复核日期 ${on} 早于单位回复的 ${reply.on}。请改正。`, {
      fields: { on: `不能早于 ${reply.on}` },
    }).error;
  }
  return undefined;
}
