import type { DutyId, UnitId } from '../brand.ts';
import type { Duty } from '../model/duty.ts';
import type { DecidingSpan } from '../model/publicationMatch.ts';
import { reportsYearBefore } from '../reading/wording/time.ts';
import { featuresOf, saidOf, type Features } from './features.ts';
import { INTERPRETATION_FEATURE, NEWS_FEATURES, relatedTo, type Feature } from './fieldWords.ts';

interface DutyFeature {
  readonly feature: Feature;
  readonly weight: number;
  /** As the duty says it. */
  readonly text: string;
}

/** A duty, or a sentence of its prose, by what it speaks of. */
export interface DutyWords {
  readonly duty: Duty;
  readonly text: string;
  readonly features: readonly DutyFeature[];
  readonly total: number;
  /** It asks for a kind of text, whatever the matter. */
  readonly genre: 'news' | 'interpretation' | undefined;
  readonly genreFeature: Feature | undefined;
  /** It tells of a period that is over (情况, 月报), so that what comes out early in a period may be of the one before. */
  readonly isReport: boolean;
  readonly reportsYearBefore: boolean;
  /** A sentence among others: what it says is not all that the duty asks for. */
  readonly isPart: boolean;
  /** All sentences of a long text together: it says more than any title, and explains those of its matter. */
  readonly isWhole: boolean;
}

/** How well a publication speaks of a duty. */
export interface DutyScore {
  readonly words: DutyWords;
  /** How much of the duty the title and the column say; the column alone; how much of the title the duty explains. Each 0 to 1. */
  readonly share: number;
  readonly columnShare: number;
  readonly explained: number;
  readonly score: number;
  readonly spans: readonly DecidingSpan[];
}

/** Words of a publication, as they are set beside those of duties. */
export interface PublicationWords {
  readonly title: Features;
  readonly titleText: string;
  /** Where the head of the title ends, that names a series (健康科普：科学用眼); 0 where it has none. */
  readonly headEnd: number;
  readonly column: Features;
}

const LONG = 34;
const MOST_PARTS = 12;

function partsOf(content: string): readonly string[] {
  const text = content.trim();
  if (text.length <= LONG) return [text];
  return text
    .split(/[，。；;,：:\n]/u)
    .map((part) => part.trim())
    .filter((part) => part.length >= 4)
    .slice(0, MOST_PARTS);
}

const REPORT = /情况|通报|公报|月报|季报|简报|快报|统计|数据|执行|进度|进展|结果|发放|报告/u;

function draftOf(duty: Duty, text: string, isPart: boolean, isWhole = false) {
  return { duty, text, isPart, isWhole, own: featuresOf(text) };
}

/** The least number of duties for a word's rarity to be reckoned by: few duties tell little of it. */
const LEAST_COUNT = 30;

/** Where a title has a duty's very words. */
export interface OwnWords {
  readonly dutyId: DutyId;
  readonly start: number;
  readonly end: number;
}

export interface DutyIndex {
  /** What the duties that a unit owes have to do with a publication, those that share a word. */
  scoresFor(unitId: UnitId, words: PublicationWords): readonly DutyScore[];
  /** The same over duties that one unit alone owes, with that unit. */
  soleScores(words: PublicationWords): readonly (DutyScore & { readonly unitId: UnitId })[];
  /** The duties of a unit that ask for a genre. */
  ofGenre(unitId: UnitId, genre: DutyWords['genre']): readonly DutyWords[];
  wordsOf(dutyId: DutyId): readonly DutyWords[];
  /** The duties of units whose very words, less those that say nothing, stand in a title. */
  ownWords(title: string, units: ReadonlySet<UnitId>): readonly OwnWords[];
  owners(dutyId: DutyId): ReadonlySet<UnitId>;
}

function rarities(drafts: readonly { readonly own: Features }[]): (feature: Feature) => number {
  const counts = new Map<Feature, number>();
  for (const { own } of drafts) for (const feature of own.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const all = Math.max(drafts.length, LEAST_COUNT);
  return (feature) => {
    const count = counts.get(feature) ?? 0;
    return Math.min(1, Math.max(0.3, Math.log((all + 1) / (count + 0.5)) / Math.log((all + 1) / 1.5)));
  };
}

const KINDS_OF_TEXT: ReadonlySet<Feature> = new Set([...NEWS_FEATURES, INTERPRETATION_FEATURE, '规范性文件']);
const NO_GENRE = { genre: undefined, genreFeature: undefined } as const;

function genreOfDuty(own: Features): Pick<DutyWords, 'genre' | 'genreFeature'> {
  // What is left beside the kind of text and light words decides whether any matter will do.
  const matters = [...own].filter(([, { weight }]) => weight > 0.46).map(([feature]) => feature);
  if (matters.some((feature) => !KINDS_OF_TEXT.has(feature))) return NO_GENRE;
  if (matters.includes(INTERPRETATION_FEATURE))
    return { genre: 'interpretation', genreFeature: INTERPRETATION_FEATURE };
  const news = NEWS_FEATURES.find((feature) => matters.includes(feature));
  return news === undefined ? NO_GENRE : { genre: 'news', genreFeature: news };
}

type ByFeature = ReadonlyMap<Feature, readonly DutyWords[]>;

function byFeature(all: readonly DutyWords[]): ByFeature {
  const found = new Map<Feature, DutyWords[]>();
  const add = (feature: Feature, words: DutyWords): void => {
    const list = found.get(feature);
    if (list === undefined) found.set(feature, [words]);
    else if (list.at(-1) !== words) list.push(words);
  };
  for (const words of all) {
    for (const { feature } of words.features) {
      add(feature, words);
      for (const other of relatedTo(feature)?.keys() ?? []) add(other, words);
    }
  }
  return found;
}

const COLUMN_WEIGHT = 0.9;
const LEAST_SCORE = 0.2;

/** How much of a duty's matter a title says; also where other words around it hide it from the reading of words (征地补偿, 土地征收补偿). */
function saidInTitle(
  feature: Feature,
  text: string,
  { title, titleText }: PublicationWords,
): ReturnType<typeof saidOf> {
  const found = saidOf(feature, title);
  if (found.share === 1 || text.length < 2) return found;
  const start = titleText.indexOf(text);
  return start < 0 ? found : { share: 1, said: { weight: 0, text, start, end: start + text.length } };
}

/** A duty that asks for a kind of text is said by what says that kind, whatever else it is called. */
function ofGenre(feature: Feature, { title, column }: PublicationWords): number {
  return Math.max(saidOf(feature, title).share, saidOf(feature, column).share * COLUMN_WEIGHT);
}

/** How many of the pairs of signs of a word stand in a text, 0 to 1: 医保基金 in 医保定点医院…基金收支. */
function pairsIn(word: string, text: string): number {
  if (word.length < 2 || text.includes(word)) return text.includes(word) ? 1 : 0;
  let found = 0;
  for (let at = 0; at + 1 < word.length; at += 1) if (text.includes(word.slice(at, at + 2))) found += 1;
  return found / (word.length - 1);
}

/** How much of what a title says before a place the duty says too. */
function explainedShare(
  title: Features,
  duty: DutyWords,
  explains: ReadonlySet<number>,
  rarity: (feature: Feature) => number,
  until: number,
): number {
  let all = 0;
  let explained = 0;
  for (const [feature, { weight, start, text }] of title) {
    if (start >= until) continue;
    const weighed = weight * rarity(feature);
    all += weighed;
    // A kind of text or a light word adds nothing that the duty would have to explain.
    if (explains.has(start) || weight < 0.46) explained += weighed;
    else explained += weighed * pairsIn(text, duty.text);
  }
  return all === 0 ? 0 : explained / all;
}

/** Of a long text, what is explained is no more than a hint. */
const WHOLE = 0.6;

/** Whether a title says any matter at all: a light word alone is explained by every text. */
function matterOf(title: Features): number {
  const heaviest = Math.max(0, ...[...title.values()].map(({ weight }) => weight));
  return heaviest > 0.46 ? 1 : 0;
}

function scoreOf(words: DutyWords, publication: PublicationWords, rarity: (feature: Feature) => number): DutyScore {
  const { title, column, headEnd } = publication;
  let said = 0;
  let saidInColumn = 0;
  const spans: DecidingSpan[] = [];
  const explains = new Set<number>();
  for (const { feature, weight, text } of words.features) {
    const inTitle = saidInTitle(feature, text, publication);
    const inColumn = saidOf(feature, column);
    saidInColumn += weight * inColumn.share;
    said += weight * Math.max(inTitle.share, inColumn.share * COLUMN_WEIGHT);
    if (inTitle.said !== undefined) {
      spans.push({ in: 'title', start: inTitle.said.start, end: inTitle.said.end });
      explains.add(inTitle.said.start);
    } else if (inColumn.said !== undefined)
      spans.push({ in: 'column', start: inColumn.said.start, end: inColumn.said.end });
  }
  const whole = explainedShare(title, words, explains, rarity, Number.POSITIVE_INFINITY);
  const ofHead = headEnd === 0 ? 0 : explainedShare(title, words, explains, rarity, headEnd);
  const share =
    words.genreFeature === undefined
      ? said / Math.max(words.total, Number.EPSILON)
      : ofGenre(words.genreFeature, publication);
  if (words.isWhole)
    return { words, share, columnShare: 0, explained: whole, score: WHOLE * whole * matterOf(title), spans };
  const columnShare = words.total === 0 ? 0 : saidInColumn / words.total;
  const ratio = words.genre !== undefined ? 1 : Math.max(whole, ofHead);
  const score = Math.max(share * (0.55 + 0.45 * ratio), columnShare * (0.65 + 0.2 * ratio));
  return { words, share, columnShare, explained: ratio, score, spans };
}

/** So few signs are said by too many titles. */
const LEAST_OWN = 4;

function placeOfOwn(title: string, dutyId: DutyId, text: string): readonly OwnWords[] {
  const own = text.replace(/(?:情况|信息|公示|公开|结果|表)+$/u, '');
  const start = own.length < LEAST_OWN ? -1 : title.indexOf(own);
  return start < 0 ? [] : [{ dutyId, start, end: start + own.length }];
}

/** Reads the duties' words once. `owed`: which units owe which duties. */
export function dutyIndex(duties: readonly Duty[], owed: ReadonlyMap<DutyId, ReadonlySet<UnitId>>): DutyIndex {
  const drafts = duties
    .filter(({ id }) => owed.has(id))
    .flatMap((duty) => {
      const content = duty.content === '' ? duty.task : duty.content;
      const parts = partsOf(content);
      const drafts = parts.map((text) => draftOf(duty, text, parts.length > 1));
      return parts.length > 1 ? drafts.concat(draftOf(duty, content, true, true)) : drafts;
    });
  const rarity = rarities(drafts);
  const all = drafts.map(({ duty, text, isPart, isWhole, own }): DutyWords => {
    const features = [...own].map(([feature, { weight, text: said }]) => ({
      feature,
      weight: weight * rarity(feature),
      text: said,
    }));
    const { genre, genreFeature } = isPart ? NO_GENRE : genreOfDuty(own);
    return {
      duty,
      text,
      features,
      genre,
      genreFeature,
      total: features.reduce((sum, { weight }) => sum + weight, 0),
      isReport: REPORT.test(text),
      reportsYearBefore: reportsYearBefore(duty.content),
      isPart,
      isWhole,
    };
  });
  const byDuty = Map.groupBy(all, ({ duty }) => duty.id);
  const dutiesOf = new Map<UnitId, DutyWords[]>();
  for (const words of all) {
    for (const unitId of owed.get(words.duty.id) ?? []) {
      const list = dutiesOf.get(unitId);
      if (list === undefined) dutiesOf.set(unitId, [words]);
      else list.push(words);
    }
  }
  const indexes = new Map<UnitId, ByFeature>();
  const sole = byFeature(all.filter(({ duty }) => owed.get(duty.id)?.size === 1));
  const scores = (index: ByFeature, words: PublicationWords): readonly DutyScore[] => {
    const seen = new Set<DutyWords>();
    for (const features of [words.title, words.column])
      for (const feature of features.keys()) for (const one of index.get(feature) ?? []) seen.add(one);
    const best = new Map<DutyId, DutyScore>();
    for (const one of seen) {
      const score = scoreOf(one, words, rarity);
      const before = best.get(one.duty.id);
      if (score.score >= LEAST_SCORE && (before === undefined || before.score < score.score))
        best.set(one.duty.id, score);
    }
    return [...best.values()];
  };
  return {
    scoresFor(unitId, words) {
      const index = indexes.get(unitId) ?? byFeature(dutiesOf.get(unitId) ?? []);
      indexes.set(unitId, index);
      return scores(index, words);
    },
    soleScores: (words) =>
      scores(sole, words).flatMap((score) => {
        const [unitId] = owed.get(score.words.duty.id) ?? [];
        return unitId === undefined ? [] : [{ ...score, unitId }];
      }),
    ofGenre: (unitId, genre) => (dutiesOf.get(unitId) ?? []).filter((words) => words.genre === genre),
    ownWords: (title, units) =>
      [...units].flatMap((unitId) =>
        (dutiesOf.get(unitId) ?? []).flatMap(({ duty, text, isPart }) =>
          isPart ? [] : placeOfOwn(title, duty.id, text),
        ),
      ),
    wordsOf: (dutyId) => byDuty.get(dutyId) ?? [],
    owners: (dutyId) => owed.get(dutyId) ?? new Set(),
  };
}
