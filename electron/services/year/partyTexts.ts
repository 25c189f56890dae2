import type { DutyRow } from '../../contract/duties.ts';
import type { RuleView } from '../../contract/shared.ts';
import { PARTY_ROLES, PARTY_ROLE_WORDS } from '../../domain/words/duties.ts';

/** Responsible units with their roles told apart, a line each; the wording as written where nothing was read from it. */
export function partiesText({ assignments, unitsWording }: Pick<DutyRow, 'assignments' | 'unitsWording'>): string {
  if (assignments.length === 0) return unitsWording;
  const lines = PARTY_ROLES.flatMap((role) => {
    const names = assignments.filter((party) => party.role === role).map((party) => party.name);
    return names.length > 0
      ? [{ role, line: `${PARTY_ROLE_WORDS[role]}：${names.join('、')}`, names: names.join('、') }]
      : [];
  });
  // Where all are plainly responsible, the column's header says so already.
  const [only] = lines;
  if (lines.length === 1 && only?.role === 'responsible') return only.names;
  return lines.map(({ line }) => line).join('\n');
}

/** The time limit as the source words it; where it has no wording of its own, the rules in words. */
export function timeText({
  timeWording,
  rules,
  kind,
}: Pick<DutyRow, 'timeWording' | 'kind'> & { readonly rules: readonly Pick<RuleView, 'sentence'>[] }): string {
  if (timeWording !== '') return timeWording;
  if (rules.length > 0) return rules.map(({ sentence }) => sentence).join('；');
  return kind === 'measure' ? '年内持续推进' : '';
}
