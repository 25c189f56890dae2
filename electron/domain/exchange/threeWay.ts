/** A cell as it last went out or was taken in, as it is on record now, and as it came back. */
export interface CellVersions {
  /** `undefined` where it is not known, or the cell was never out. */
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

/** How the texts of a file are read against each other. */
export interface ComparisonRules {
  /** Whether two texts say the same. */
  readonly same: (a: string, b: string) => boolean;
  /** Whether an empty cell is one that somebody emptied; else it says nothing. */
  readonly emptyClears: boolean;
  /** Whether the office's own hand is in what is on record, though its text does not show it. Asked only where theirs is news. */
  readonly isOwn: () => boolean;
}

/** What is new about a cell that came back. */
export interface CellNews {
  /** The office made it otherwise too. */
  readonly conflict: boolean;
  /** It came back empty. */
  readonly clears: boolean;
}

/**
 * Three ways: what came back as it went out, or as it is on record, is no news (`undefined`), whatever the office made of it meanwhile. What came back
 * otherwise is news, and a conflict where the office changed it too.
 */
export function threeWay(
  { base, ours, theirs }: CellVersions,
  { same, emptyClears, isOwn }: ComparisonRules,
): CellNews | undefined {
  if ((base !== undefined && same(theirs, base)) || same(theirs, ours)) return undefined;
  const clears = same(theirs, '');
  if (clears && !emptyClears) return undefined;
  return { clears, conflict: (base !== undefined && !same(ours, base)) || isOwn() };
}

/**
 * Why a cell cannot be taken over, whatever the person decides. `unreadable`: what stands there is no date, link or word of the list. `incomplete`:
 * done without a day. `early`: done before its period began, and nobody has said why. `contrary`: it stands against a registration, or against the
 * row's other cells.
 */
export type BarredBecause = 'unreadable' | 'incomplete' | 'early' | 'contrary';

/** One cell that came back otherwise than it is on record: of a row of an import, or of a fill-in workbook. */
export interface CellChange<Field extends string> {
  readonly field: Field;
  /** On record now. */
  readonly before: string;
  /** As it came back. */
  readonly after: string;
  /** As it last went out or was taken in; absent where that is not known. */
  readonly base?: string;
  /** The office changed it since: kept unless the person takes theirs. */
  readonly conflict: boolean;
  /** It came back empty: kept unless the person says that it is to be cleared. */
  readonly clears: boolean;
  /** Set where it cannot be taken over at all. */
  readonly barred?: BarredBecause;
}

/** The change that a cell would make; `undefined` where it says nothing new. */
export function changeOf<Field extends string>(
  field: Field,
  sides: CellVersions,
  reading: ComparisonRules,
): CellChange<Field> | undefined {
  const outcome = threeWay(sides, reading);
  if (outcome === undefined) return undefined;
  const { base, ours, theirs } = sides;
  return { field, before: ours, after: theirs, ...(base === undefined ? {} : { base }), ...outcome };
}

/** The cells that are ticked before the person decides: what is news and stands against nothing. Nothing is cleared unasked. */
export function takenAtFirst<Field extends string>(changes: readonly CellChange<Field>[]): readonly Field[] {
  return changes
    .filter(({ conflict, clears, barred }) => !conflict && !clears && barred === undefined)
    .map(({ field }) => field);
}
