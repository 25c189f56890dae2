import type { DutyId, UnitId } from '../brand.ts';
import type { DutyReason, MatchDoubt } from '../model/publicationMatch.ts';
import type { DutyIndex, DutyScore, DutyWords } from './dutyWords.ts';
import { genreOf, isDraftDuty, saysNews, saysOther } from './titleSigns.ts';

/** From here on a duty's words are said, and the title says little else. */
const STRONG_SHARE = 0.66;
const STRONG_EXPLAINED = 0.6;
const STRONG_COLUMN = 0.75;
/** Of a sentence among others more has to be said. */
const PART = { share: 0.85, explained: 0.8 };

/** A title's kind against what the duty asks for. */
function kindDoubt(title: string, { words }: DutyScore): MatchDoubt | undefined {
  const { genre, isFaint } = genreOf(title);
  switch (genre) {
    case 'interpretation':
      return words.genre === 'interpretation' || /解读|问答/u.test(words.text) ? undefined : 'otherKind';
    case 'draft':
      return isDraftDuty(words.text) ? undefined : 'otherKind';
    case 'notice':
      return words.text.includes('通知') ? undefined : 'otherKind';
    case 'news':
      if (words.genre === 'news' || isFaint || saysNews(title, words.text)) return undefined;
      return 'otherKind';
    case 'other':
      return undefined;
    default:
      return genre satisfies never;
  }
}

function wordDoubts(score: DutyScore): readonly MatchDoubt[] {
  const { words, share, columnShare, explained } = score;
  if (words.isWhole) return ['fewWords'];
  if (words.isPart) return share >= PART.share && explained >= PART.explained ? [] : ['fewWords'];
  if (words.genre === undefined && columnShare >= STRONG_COLUMN && (explained >= 0.25 || share > columnShare))
    return [];
  return [
    ...(share >= STRONG_SHARE ? [] : (['fewWords'] as const)),
    ...(explained >= STRONG_EXPLAINED ? [] : (['moreWords'] as const)),
  ];
}

/** A duty that a publication may be of, and how well. */
export interface DutyOption {
  readonly words: DutyWords;
  readonly reason: DutyReason;
  readonly weight: number;
  readonly doubts: readonly MatchDoubt[];
}

const OTHER_KIND = 0.6;

export function asOption(title: string, score: DutyScore): DutyOption {
  const kind = kindDoubt(title, score);
  const { duty, genre } = score.words;
  const isOther = genre === undefined && saysOther(title, `${duty.task} ${duty.subtask} ${duty.content}`);
  return {
    words: score.words,
    reason: { kind: 'duty', by: 'words', share: Math.min(1, score.share), spans: score.spans },
    weight: score.score * (kind === undefined && !isOther ? 1 : OTHER_KIND) * (score.words.isPart ? 0.8 : 1),
    doubts: [...wordDoubts(score), ...(kind === undefined ? [] : [kind]), ...(isOther ? (['otherText'] as const) : [])],
  };
}

/** News of a unit that no word of the column or title calls so. */
const BY_GENRE = 0.42;

export function genreOptions(
  unitId: UnitId,
  title: string,
  taken: ReadonlySet<DutyId>,
  index: DutyIndex,
): DutyOption[] {
  const { genre } = genreOf(title);
  if (genre !== 'news' && genre !== 'interpretation') return [];
  return index.ofGenre(unitId, genre).flatMap((words): DutyOption[] => {
    if (taken.has(words.duty.id)) return [];
    return [{ words, reason: { kind: 'duty', by: 'genre', genre }, weight: BY_GENRE, doubts: ['fewWords'] }];
  });
}
