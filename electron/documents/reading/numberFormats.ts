import { SSF } from 'xlsx';

/** A piece of a format code: words that are shown as they stand, a code, or what takes no part. */
interface Token {
  readonly kind: 'literal' | 'code';
  readonly text: string;
}

const TOKEN = /"([^"]*)"|\\([\s\S])|_[\s\S]|\*[\s\S]|\[[^\]]*\]|General|G\/通用格式|[\s\S]/giu;

/** The sections of a format (positive; negative; zero; text), each cut into its pieces. */
function sectionsOf(format: string): Token[][] {
  const sections: Token[][] = [[]];
  for (const [whole, quoted, escaped] of format.matchAll(TOKEN)) {
    const last = sections.at(-1);
    if (quoted !== undefined) last?.push({ kind: 'literal', text: quoted });
    else if (escaped !== undefined) last?.push({ kind: 'literal', text: escaped });
    else if (whole === ';') sections.push([]);
    else if (!/^(?:_|\*|\[)./u.test(whole)) last?.push({ kind: 'code', text: whole });
  }
  return sections;
}

/** A text as its format shows it: `"区"@`, `@"前"`. */
export function textByFormat(format: string, text: string): string {
  const sections = sectionsOf(format);
  const section = sections.length === 4 ? sections[3] : sections.at(-1);
  const hasPlace = section?.some((token) => token.kind === 'code' && token.text === '@') === true;
  if (section === undefined || !hasPlace) return text;
  return section.map((token) => (token.kind === 'code' && token.text === '@' ? text : token.text)).join('');
}

const GENERAL = /^(?:General|G\/通用格式)$/iu;

/** A number whose format only puts words around it (`General"月底前"`); `undefined` for other formats. */
function generalByFormat(format: string, value: number, plain: string): string | undefined {
  const sections = sectionsOf(format);
  const section = (value < 0 && sections.length > 1 ? sections[1] : sections[0]) ?? [];
  const codes = section.filter((token) => token.kind === 'code' && token.text.trim() !== '');
  if (codes.length !== 1 || !GENERAL.test(codes[0]?.text ?? '')) return undefined;
  return section.map((token) => (token.kind === 'code' && GENERAL.test(token.text) ? plain : token.text)).join('');
}

/** Locales and ways of writing figures, which say nothing of the value, and which the parser takes for text. */
const LOCALE = /\[(?:\$-[^\]]*|DBNum\d)\]/giu;

/** A number as its format shows it; `plain` is the number as such. `undefined` where the format cannot be followed. */
export function numberByFormat(format: string, value: number, plain: string): string | undefined {
  const general = generalByFormat(format, value, plain);
  if (general !== undefined) return general;
  try {
    return SSF.format(format.replace(LOCALE, ''), value);
  } catch {
    return undefined;
  }
}

const WEEKDAYS = '日一二三四五六';
const QUOTED_OR_WEEKDAY = /"[^"]*"|\\[\s\S]|\[[^\]]*\]|a{3,4}|d{3,4}/giu;

/** A date as its format shows it, weekdays (`aaaa`, `dddd`) in Chinese. */
export function dateByFormat(format: string, serial: number): string | undefined {
  const day = WEEKDAYS.charAt((Math.floor(serial) + 6) % 7);
  const spelt = format.replace(QUOTED_OR_WEEKDAY, (token) => {
    if (!/^[ad]/iu.test(token)) return token;
    return token.length === 4 || /^d/iu.test(token) ? `"星期${day}"` : `"${day}"`;
  });
  try {
    return SSF.format(spelt.replace(LOCALE, ''), serial);
  } catch {
    return undefined;
  }
}

/** Format codes without their literals: quoted and escaped text, colours, locale tags. */
export function bareFormat(format: string): string {
  return format
    .replace(/"[^"]*"/gu, '')
    .replace(/\\./gu, '')
    .replace(/\[[^\]]*\]/gu, '')
    .toLowerCase();
}

/** Whether a date's format shows words of its own beside those of the date: `m"月底前"`. */
export function hasOwnWords(format: string): boolean {
  const words = sectionsOf(format)
    .flat()
    .filter(({ kind }) => kind === 'literal')
    .map(({ text }) => text)
    .join('');
  return /[^\s年月日号/\-.,、:：]/u.test(words);
}
