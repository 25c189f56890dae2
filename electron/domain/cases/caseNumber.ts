import { foldLookAlikes } from '../lookAlikes.ts';

/** Full-width digits, letters and the signs between them; brackets stay as offices write them. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ－．／＃＿]/gu;

/** A case's number as it is kept: without what nobody sees, digits and letters as they are typed, so that no number is on record twice. */
export function caseNumber(text: string): string {
  return foldLookAlikes(text)
    .replace(WIDE, (sign) => sign.normalize('NFKC'))
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
