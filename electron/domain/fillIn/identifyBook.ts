import type { FillInBookId, Year } from '../brand.ts';
import { bookByKeys } from './bookKeys.ts';
import type { ReturnedBook } from './returned.ts';

/** What a workbook that came back turns out to be. */
export type BookIdentity =
  /** One of ours, of the open year; it may lack its form. `unstamped`: known by its keys alone. */
  | { readonly kind: 'ours'; readonly bookId: FillInBookId; readonly unstamped?: 'gone' | 'changed' }
  /** A form or a list without any mark: whose it is can only be told from its wording. */
  | { readonly kind: 'unmarked' }
  | { readonly kind: 'otherYear'; readonly year: Year }
  | { readonly kind: 'otherDistrict'; readonly district: string }
  /** Ours by its marks, of a round that is not (or no longer) on record. */
  | { readonly kind: 'unknownRound' }
  /** A workbook of this app, but no fill-in workbook. */
  | { readonly kind: 'otherKind' }
  | { readonly kind: 'noForm' };

export interface BooksOnRecord {
  readonly workspace: string;
  readonly year: Year;
  /** The year of a book on record. */
  yearOfBook(id: FillInBookId): Year | undefined;
}

/** Tells whose a workbook is. The stamp says it; where that is gone or was changed, the keys do. */
export function identifyBook(returned: ReturnedBook, known: BooksOnRecord): BookIdentity {
  const { stamp, sheets, scores, tasks, stampBroken } = returned;
  if (stamp !== undefined && stamp.kind !== 'fillIn') return { kind: 'otherKind' };
  if (stamp !== undefined && stamp.workspace !== known.workspace)
    return { kind: 'otherDistrict', district: stamp.district };
  // Ids of books are compared with known ones only.
  const bookId = (stamp?.book ?? bookByKeys(returned)) as FillInBookId | undefined;
  const year = bookId === undefined ? undefined : known.yearOfBook(bookId);
  if (bookId !== undefined && year !== undefined) {
    if (year !== known.year) return { kind: 'otherYear', year };
    return stamp === undefined
      ? { kind: 'ours', bookId, unstamped: stampBroken ? 'changed' : 'gone' }
      : { kind: 'ours', bookId };
  }
  if (stamp !== undefined)
    return stamp.year === known.year ? { kind: 'unknownRound' } : { kind: 'otherYear', year: stamp.year };
  if (bookId !== undefined) return { kind: 'unknownRound' };
  return sheets.length === 0 && !scores && !tasks ? { kind: 'noForm' } : { kind: 'unmarked' };
}
