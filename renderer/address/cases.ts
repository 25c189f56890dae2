import type { Register } from '../../electron/contract/shared.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { registerName } from '../../electron/domain/words/registers.ts';

/** The screen of a register, and what of its address opens a case. */
function placeOf(register: Register): readonly [path: string, param: string] {
  return register === 'requests' ? ['/requests?', 'request'] : [`/registers?register=${register}&`, 'case'];
}

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
  const [path, param] = placeOf(register);
  return { name: registerName(register), href: `${path}year=${year}&${param}=${encodeURIComponent(periodKey)}` };
}
