import { fieldWordAt, relatedTo, type Feature } from './fieldWords.ts';

/** A stretch of a text that says a matter. */
export interface Said {
  readonly weight: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a text speaks of: each matter once, where it is first said. */
export type Features = ReadonlyMap<Feature, Said>;

/** Stretches of a text that are read otherwise: names of units and places, periods. */
export interface Taken {
  readonly start: number;
  readonly end: number;
}

/** Of each sign of a run of unknown words, whatever pairs it is cut into. */
const RUN = 0.45;
const SIGN = 0.15;
const A_SIGN = /[\p{Script=Han}A-Za-z0-9]/u;

/** The matters of a text. What no word of the field says counts by its pairs of neighbouring signs, as far as texts share them. */
export function featuresOf(text: string, taken: readonly Taken[] = []): Features {
  const found = new Map<Feature, Said>();
  const add = (feature: Feature, said: Said): void => {
    if (!found.has(feature)) found.set(feature, said);
  };
  const blanked = taken.length === 0 ? text : blank(text, taken);
  let run = '';
  let runStart = 0;
  const endRun = (): void => {
    const pair = (RUN * run.length) / Math.max(run.length - 1, 1);
    if (run.length === 1) add(run, { weight: SIGN, text: run, start: runStart, end: runStart + 1 });
    for (let at = 0; at + 1 < run.length; at += 1)
      add(run.slice(at, at + 2), {
        weight: pair,
        text: run.slice(at, at + 2),
        start: runStart + at,
        end: runStart + at + 2,
      });
    run = '';
  };
  for (let at = 0; at < blanked.length; ) {
    const word = fieldWordAt(blanked, at);
    if (word !== undefined) {
      endRun();
      if (word.field !== undefined)
        add(word.field.feature, {
          weight: word.field.weight,
          text: blanked.slice(at, at + word.length),
          start: at,
          end: at + word.length,
        });
      at += word.length;
      continue;
    }
    const sign = blanked.charAt(at);
    if (!A_SIGN.test(sign) || /\d/u.test(sign)) endRun();
    else {
      if (run === '') runStart = at;
      run += sign;
    }
    at += 1;
  }
  endRun();
  return found;
}

/** A text with spaces in place of stretches of it. */
export function blank(text: string, taken: readonly Taken[]): string {
  let blanked = text;
  for (const { start, end } of taken) blanked = blanked.slice(0, start) + ' '.repeat(end - start) + blanked.slice(end);
  return blanked;
}

/** How much of a matter a text says, 0 to 1, and where. */
export function saidOf(feature: Feature, features: Features): { readonly share: number; readonly said?: Said } {
  const own = features.get(feature);
  if (own !== undefined) return { share: 1, said: own };
  const related = relatedTo(feature);
  if (related === undefined) return { share: 0 };
  let best: { share: number; said?: Said } = { share: 0 };
  for (const [other, share] of related) {
    const said = features.get(other);
    if (said !== undefined && share > best.share) best = { share, said };
  }
  return best;
}
