/**
 * The shortest passphrase, in characters. Who has a sealed copy can try passphrases as long as they like and nobody sees it; each try costs about a
 * second of one processor. Ten characters are what the makers of the age format name as the least for random letters and digits.
 */
export const SHORTEST_PASSPHRASE = 10;

/** The same passphrase from every keyboard and input method: full-width letters and digits are the plain ones, accents are one character. */
export function passphraseAsTyped(text: string): string {
  return text.normalize('NFKC');
}

/** Why a passphrase is not taken; `undefined` where it is. */
export function passphraseRefusal(text: string): string | undefined {
  const length = Array.from(passphraseAsTyped(text)).length;
  if (length >= SHORTEST_PASSPHRASE) return undefined;
  return `口令至少要 ${SHORTEST_PASSPHRASE} 个字符，现在是 ${length} 个。拿到加密备份的人可以在自己的电脑上无限次地试口令，太短很快就会被试出来。请用几个不相关的词连起来。`;
}

/** What makes a passphrase easy to guess; said, and left to the person. `undefined` where nothing meets the eye. */
export function passphraseWeakness(text: string): string | undefined {
  const typed = passphraseAsTyped(text);
  const characters = Array.from(typed);
  if (/^\p{Nd}+$/u.test(typed)) return '全是数字的口令（电话、生日、证件号）容易被猜到，建议换成几个不相关的词。';
  if (new Set(characters).size < 6) return '口令里重复的字符太多，容易被猜到，建议换成几个不相关的词。';
  if (isRun(characters)) return '连续的字符（如 abcdefghij）容易被猜到，建议换成几个不相关的词。';
  return undefined;
}

/** Mostly one character after the other, as they stand in the alphabet. */
function isRun(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.filter((code, index) => index > 0 && Math.abs(code - (codes[index - 1] ?? 0)) === 1).length;
  return steps * 2 > characters.length;
}
