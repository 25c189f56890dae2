import { assertNever, type UnitId, type Year } from '../brand.ts';
import { dateParts, type PlainDate } from '../dates/plainDate.ts';
import { ADOPTION_LEVELS, type Adoption, type AdoptionLevel, type Piece } from '../model/piece.ts';

/** What a scheme counts of a piece that several levels took up: each of them once, or the highest alone. */
export type AdoptionCounting = 'eachLevel' | 'highest';

/** An adoption that counts. */
export interface CountedAdoption {
  readonly unitId: UnitId;
  readonly piece: Piece;
  readonly level: AdoptionLevel;
  /** The day of the first at that level. */
  readonly on: PlainDate;
}

function heightOf(level: AdoptionLevel): number {
  return ADOPTION_LEVELS.indexOf(level);
}

/**
 * The adoptions that count in a year: those whose own day is in it, whenever the piece was sent. A level counts once for a piece, by its first day;
 * or the year's highest level alone. What a piece was counted for in a year before is not counted again: a level that took it up then, or, where the
 * highest counts, one that is no higher. `pieces` are all that were ever taken up; of those of the year alone an earlier year could not be told. By day.
 */
export function adoptionsOf(
  pieces: readonly Piece[],
  year: Year,
  counting: AdoptionCounting,
): readonly CountedAdoption[] {
  return pieces
    .flatMap((piece) => {
      const firsts = firstOfLevels(piece.adoptions);
      const counted = firsts.filter(({ on }) => dateParts(on).year === year);
      return pick(counted, firsts, counting).map(({ level, on }) => ({ unitId: piece.unitId, piece, level, on }));
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** The first adoption of each level, the highest level first. */
function firstOfLevels(adoptions: readonly Adoption[]): readonly Adoption[] {
  return ADOPTION_LEVELS.toReversed().flatMap((level) => {
    const own = adoptions.filter((each) => each.level === level);
    const [first] = own.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
    return first === undefined ? [] : [first];
  });
}

function pick(own: readonly Adoption[], all: readonly Adoption[], counting: AdoptionCounting): readonly Adoption[] {
  switch (counting) {
    case 'eachLevel':
      return own;
    case 'highest': {
      const [highest] = own;
      if (highest === undefined) return [];
      const before = all.filter(({ on }) => dateParts(on).year < dateParts(highest.on).year);
      return before.some(({ level }) => heightOf(level) >= heightOf(highest.level)) ? [] : [highest];
    }
    default:
      return assertNever(counting);
  }
}

/** Whether two adoptions of a piece are one: the same level on the same day, in outlets of which at most one is named. */
export function isSameAdoption(a: Adoption, b: Adoption): boolean {
  return a.level === b.level && a.on === b.on && (a.outlet === b.outlet || a.outlet === '' || b.outlet === '');
}

/** Why a piece of a day cannot have been taken up as said, in Chinese. */
export function adoptionTrouble({ on }: Adoption, pieceOn: PlainDate, today: PlainDate): string | undefined {
  if (on < pieceOn) return `采用日期 ${on} 早于信息的日期 ${pieceOn}`;
  return on > today ? `采用日期 ${on} 晚于今天` : undefined;
}
