import type { UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { linkKey } from '../linkKey.ts';
import { foldLookAlikes } from '../lookAlikes.ts';

/** What tells one piece of a unit from another. */
export interface PieceMark {
  readonly unitId: UnitId;
  readonly title: string;
  readonly on: PlainDate;
  readonly link: string;
}

/** Looks pieces up by what they are: their page, or their title and day. */
export interface SamePieces<Found extends PieceMark> {
  /** The unit's piece with the same link, else the one with the same title on the same day. */
  of(piece: PieceMark): Found | undefined;
  /** The piece of any unit that has the same link. */
  byLink(link: string): Found | undefined;
  /** One more to be found; of two that are the same the first is. */
  put(piece: Found): void;
}

/** A title as it is compared: signs that look alike folded, blanks and the quotation marks around it aside. */
function titleKey(title: string): string {
  return foldLookAlikes(title)
    .normalize('NFKC')
    .replaceAll(/\s+/gu, '')
    .replace(/^[《“"'‘]+|[》”"'’。]+$/gu, '');
}

/** Whether two titles are the same to a reader; no title is the same as none. */
export function isSameTitle(one: string, other: string): boolean {
  return titleKey(one) !== '' && titleKey(one) === titleKey(other);
}

/**
 * Two pieces are one where their pages are the same, or where they are of one unit, title and day. What has neither link nor title is told from
 * nothing.
 */
export function samePieces<Found extends PieceMark>(pieces: Iterable<Found>): SamePieces<Found> {
  const byLink = new Map<string, Found>();
  const byUnitAndLink = new Map<string, Found>();
  const byTitle = new Map<string, Found>();
  const keep = (map: Map<string, Found>, key: string | undefined, piece: Found): void => {
    if (key !== undefined && !map.has(key)) map.set(key, piece);
  };
  const put = (piece: Found): void => {
    keep(byLink, pageOf(piece.link), piece);
    keep(byUnitAndLink, unitPage(piece), piece);
    keep(byTitle, named(piece), piece);
  };
  for (const piece of pieces) put(piece);
  const find = (map: Map<string, Found>, key: string | undefined): Found | undefined =>
    key === undefined ? undefined : map.get(key);
  return {
    of: (piece) => find(byUnitAndLink, unitPage(piece)) ?? find(byTitle, named(piece)),
    byLink: (link) => find(byLink, pageOf(link)),
    put,
  };
}

function pageOf(link: string): string | undefined {
  return link.trim() === '' ? undefined : linkKey(link);
}

function unitPage({ unitId, link }: PieceMark): string | undefined {
  const page = pageOf(link);
  return page === undefined ? undefined : `${unitId} ${page}`;
}

function named({ unitId, title, on }: PieceMark): string | undefined {
  const key = titleKey(title);
  return key === '' ? undefined : `${unitId} ${on} ${key}`;
}
