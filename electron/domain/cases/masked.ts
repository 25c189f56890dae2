import type { ApplicantKind } from '../model/request.ts';
import type { CaseFields } from '../model/caseRecord.ts';
import { NO_REQUEST_TEXTS, type RequestPrivate } from '../model/requestPrivate.ts';

/** Who asks, as lists and exports show it: 张**, 清河**; empty where there is no name. */
export function maskedName(name: string, kind: ApplicantKind): string {
  const signs = Array.from(new Intl.Segmenter('zh').segment(name.trim()), ({ segment }) => segment);
  if (signs.length === 0) return '';
  const shown = kind === 'person' ? 1 : Math.min(2, signs.length - 1);
  return `${signs.slice(0, shown).join('')}**`;
}

type Applicant = Pick<RequestPrivate, 'name' | 'contact' | 'idNumber' | 'phone' | 'email' | 'address'>;

/** Shorter words than this are found in every text. */
const SHORTEST = 2;

/**
 * What an applicant's data would be in a text that should not hold it: each word of the applicant that stands in it, with its place. The longest come
 * first where one holds another, so that no part of a name is left.
 */
export function applicantIn(
  text: string,
  applicant: Applicant,
): readonly { readonly field: keyof Applicant; readonly start: number; readonly end: number }[] {
  const fields = ['name', 'contact', 'idNumber', 'phone', 'email', 'address'] as const;
  const words = fields
    .map((field) => ({ field, word: applicant[field].trim() }))
    .filter(({ word }) => Array.from(word).length >= SHORTEST)
    .toSorted((a, b) => b.word.length - a.word.length);
  const found: { field: keyof Applicant; start: number; end: number }[] = [];
  for (const { field, word } of words) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      const end = start + word.length;
      if (found.every((each) => end <= each.start || start >= each.end)) found.push({ field, start, end });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** What is asked for, without the applicant: lists, exports and units' books show it so. */
export function maskedSubject(subject: string, applicant: Applicant, kind: ApplicantKind): string {
  let masked = '';
  let from = 0;
  for (const { field, start, end } of applicantIn(subject, applicant)) {
    const word = subject.slice(start, end);
    masked += subject.slice(from, start) + (field === 'name' ? maskedName(word, kind) : '**');
    from = end;
  }
  return masked + subject.slice(from);
}

/** The title of a case: one that lies apart without the name of who wrote. */
export function maskedTitle({
  title,
  privateTexts,
}: {
  readonly title: string;
  readonly privateTexts: CaseFields;
}): string {
  const own = privateTexts['title'];
  if (own === undefined) return title;
  const who = { ...NO_REQUEST_TEXTS, name: privateTexts['author'] ?? '', phone: privateTexts['phone'] ?? '' };
  return maskedSubject(own, who, 'person');
}
