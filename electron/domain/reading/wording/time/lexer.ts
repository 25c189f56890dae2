import { CLASSES } from './lexicon.ts';

function isClass(word: string): word is keyof typeof CLASSES {
  return Object.hasOwn(CLASSES, word);
}

/** `{before}` is any word of the lexicon's class; `{day:from}` remembers which one, under a name. */
const CLASS = /\{([a-zA-Z]+)(?::([a-zA-Z]+))?\}/gu;

/**
 * A pattern over the words of the lexicon, as a regular expression: what stands outside of `{…}` is written as in one. Compiled once, where a
 * row is declared. Throws for a class that the lexicon does not have.
 */
export function words(source: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  const filled = String.raw({ raw: source.raw }, ...parts).replace(CLASS, (_, word: string, name?: string) => {
    if (!isClass(word)) throw new Error(`The lexicon has no class ${word}`);
    return name === undefined ? `(?:${CLASSES[word]})` : `(?<${name}>${CLASSES[word]})`;
  });
  return new RegExp(filled, 'gu');
}
