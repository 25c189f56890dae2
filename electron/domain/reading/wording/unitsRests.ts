import { guessUnitKind } from '../../groups/meaning.ts';
import type { FoundName } from './unitsNames.ts';

const OF_TOWNS = /[镇乡街]|办事处|园区|开发区/u;
/** Sets that a kind of unit makes; who 责任单位 are shifts from case to case. */
const OF_A_KIND = /[镇乡街]|(?<!责任|职能|业务|成员)(?:部门|单位|机关)/u;

/**
 * 城关镇牵头，其余镇街配合: the set without those of its kind that are named before it, or that the words except; where there are none, whom it
 * means stays open. `names` are the drafts' full names.
 */
export function closedRests<Draft extends FoundName>(
  drafts: readonly Draft[],
  names: readonly string[],
): readonly Draft[] {
  return drafts.map((draft, i) => {
    const { beyond } = draft;
    if (beyond === undefined) return draft;
    const { set, definite } = beyond;
    const before = drafts.slice(0, i).flatMap(({ kind }, at) => (kind === 'unit' ? [names[at] ?? ''] : []));
    const ofKind = (name: string): boolean =>
      set.includes('单位') || (guessUnitKind(name) === 'town') === OF_TOWNS.test(set);
    const named = definite && OF_A_KIND.test(set) ? before.filter(ofKind).join('、') : '';
    const except = draft.except ?? (named === '' ? undefined : named);
    if (except === undefined) return draft;
    // 其余12个镇街: their number may tell something else.
    const counted = draft.attached !== undefined && /\d/u.test(draft.attached);
    return { ...draft, name: set, open: counted, doubtful: true, except };
  });
}
