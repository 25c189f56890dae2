import type { Register } from '../../electron/contract/shared.ts';
import type { Year } from '../../electron/domain/brand.ts';

/** The screen of each register, and what of its address opens a case. */
const SCREENS: Readonly<Record<Register, readonly [name: string, path: string, param: string]>> = {
  requests: ['依申请公开', '/requests', 'request'],
};

/** Something that is due and stands in a register: its period's key is the case. */
export interface CaseOccurrence {
  readonly register?: Register;
  readonly periodKey: string;
}

/** Where a case stands in its register, and what that is called; nothing for what stands in none. */
export function caseLink(
  { register, periodKey }: CaseOccurrence,
  year: Year,
): { readonly href: string; readonly name: string } | undefined {
  if (register === undefined) return undefined;
  const [name, path, param] = SCREENS[register];
  return { name, href: `${path}?year=${year}&${param}=${encodeURIComponent(periodKey)}` };
}
