import type { RequestId } from '../brand.ts';
import type { ApplicantKind } from '../model/request.ts';
import type { RequestPrivate } from '../model/requestPrivate.ts';
import { foldText } from './foldedText.ts';

/** Who asked, by the number of the case. */
export interface KnownApplicant
  extends Pick<RequestPrivate, 'name' | 'contact' | 'idNumber' | 'phone' | 'email' | 'address'> {
  readonly id: RequestId;
  readonly number: string;
  readonly kind: ApplicantKind;
}

export type ApplicantField = 'name' | 'contact' | 'idNumber' | 'phone' | 'email' | 'address';

/** What of an applicant stands in a text that is not the case's own. It never holds the words themselves. */
export interface ApplicantHit {
  readonly field: ApplicantField;
  /** Of the case. */
  readonly number: string;
  /** Within the text, its end not included. */
  readonly start: number;
  readonly end: number;
}

/** All applicants of the register, ready to be looked for at once. */
export interface ApplicantFinder {
  find(text: string): readonly ApplicantHit[];
}

/** Shorter words than these stand in texts by chance. */
const SHORTEST: Readonly<Record<ApplicantField, number>> = {
  name: 2,
  contact: 2,
  idNumber: 6,
  phone: 7,
  email: 5,
  address: 6,
};
const FIELDS = ['name', 'contact', 'idNumber', 'phone', 'email', 'address'] as const;

/** The name of a body is no person's, and stands in titles by right: it is not looked for; who speaks for it is. */
function isSought({ kind }: KnownApplicant, field: ApplicantField): boolean {
  return field !== 'name' || kind === 'person';
}

/** Finds applicants' names, numbers and addresses however wide their signs are written; of what lies within a longer word, the longer one alone. */
export function applicantFinder(applicants: readonly KnownApplicant[]): ApplicantFinder {
  const words = applicants.flatMap((applicant) =>
    FIELDS.filter((field) => isSought(applicant, field)).flatMap((field) => {
      const word = foldText(applicant[field].trim()).text;
      return Array.from(word).length < SHORTEST[field] ? [] : [{ field, number: applicant.number, word }];
    }),
  );
  // A person who asked twice is one word.
  const once = [...new Map(words.map((each) => [each.word, each])).values()];
  const byFirst = Map.groupBy(once, ({ word }) => word.slice(0, 2));
  return {
    find(original) {
      if (once.length === 0) return [];
      const folded = foldText(original);
      const { text } = folded;
      const hits: ApplicantHit[] = [];
      let furthest = 0;
      for (let at = 0; at + 1 < text.length; at += 1) {
        const [found] = (byFirst.get(text.slice(at, at + 2)) ?? [])
          .filter(({ word }) => text.startsWith(word, at))
          .toSorted((a, b) => b.word.length - a.word.length);
        const end = at + (found?.word.length ?? 0);
        if (!found || end <= furthest) continue;
        furthest = end;
        hits.push({ field: found.field, number: found.number, start: folded.startOf(at), end: folded.endOf(end - 1) });
      }
      return hits;
    },
  };
}

/** What may be shown of a hit: enough to find it, too little to use it. */
export function maskedApplicant(original: string, { field, start, end }: ApplicantHit): string {
  const signs = Array.from(original.slice(start, end));
  const shown = field === 'name' || field === 'contact' ? 1 : 3;
  return `${signs.slice(0, shown).join('')}${'*'.repeat(Math.min(8, signs.length - shown))}`;
}
