/** How much room text takes, reckoned here because WPS, Excel and LibreOffice do not agree on automatic row heights. */

// Zero-width: combining marks, joiners, variation selectors, line ends.
const NO_WIDTH = /^(?:\p{Mn}|\p{Me}|\p{Cf}|\n)$/u;
// Half-width: Latin letters, digits and signs, half-width kana. All else is set full width in a Chinese font.
const HALF_WIDTH =
  /^[\u0020-\u007E\u00A0-\u00A6\u00A8-\u00AF\u00B2-\u00B6\u00B8-\u00D6\u00D8-\u00F6\u00F8-\u024F\uFF61-\uFFDC]$/u;
// 避头尾: signs that must not begin a line stay with the character before, opening ones with the character after.
const NOT_AT_START = new Set('、，。；：？！）】》」』〉〕”’…—～·％%,.;:?!)]}');
const NOT_AT_END = new Set('（【《「『〈〔“‘([{');

/** Width of one character in half-widths of the font: a Chinese character counts 2, a letter or digit 1. */
export function charWidth(char: string): number {
  const code = char.charCodeAt(0);
  // The common cases first: thousands of cells are measured for one table.
  if (code >= 0x4e_00 && code <= 0x9f_ff) return 2;
  if (code >= 0x20 && code <= 0x7e) return 1;
  if (HALF_WIDTH.test(char)) return 1;
  return NO_WIDTH.test(char) ? 0 : 2;
}

/** Width of a line of text in half-widths. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/**
 * Breaks text into the lines it fills in a column `width` half-widths wide: anywhere between Chinese characters, between Latin
 * words, inside a word only where it is longer than a line; closing punctuation never begins a line. A line end stays at
 * the end of its line: joined, the lines give the text back. Empty text is one line.
 */
export function wrapText(text: string, width: number): readonly string[] {
  const room = Math.max(width, 2);
  return text
    .split(/(?<=\n)/)
    .flatMap((paragraph) => wrapParagraph(paragraph, room))
    .concat(text.endsWith('\n') ? [''] : []);
}

function wrapParagraph(paragraph: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(paragraph, room)) {
    // A space at the end of a line hangs over the edge and takes no room.
    const wide = textWidth(piece);
    if (used > 0 && used + textWidth(piece.trimEnd()) > room) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += piece;
    used += wide;
  }
  lines.push(line);
  return lines;
}

/** The parts between which a line may break, none wider than `room`. */
function pieces(paragraph: string, room: number): readonly string[] {
  const found: string[] = [];
  let piece = '';
  let last = '';
  for (const char of paragraph) {
    if (piece !== '' && mayBreakBetween(last, char)) {
      found.push(...cut(piece, room));
      piece = '';
    }
    piece += char;
    last = char;
  }
  if (piece !== '') found.push(...cut(piece, room));
  return found;
}

function mayBreakBetween(before: string, after: string): boolean {
  if (after === ' ' || NOT_AT_START.has(after) || NOT_AT_END.has(before) || charWidth(after) === 0) return false;
  if (before === ' ') return true;
  return charWidth(before) !== 1 || charWidth(after) !== 1;
}

function cut(piece: string, room: number): readonly string[] {
  if (textWidth(piece) <= room) return [piece];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const char of piece) {
    const wide = charWidth(char);
    if (used + wide > room && part !== '') {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += char;
    used += wide;
  }
  parts.push(part);
  return parts;
}

// A worksheet cannot hold these; Excel refuses the whole file.
const FORBIDDEN = /(?!\n)\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
/** Most characters a cell of a worksheet can hold. */
const MOST_CHARACTERS = 32_767;

/** Text as a person sees it in a cell: no control characters, tabs as spaces, `\n` line ends, cut where a cell is full. */
export function cellText(text: string): string {
  const clean = text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ').replaceAll(FORBIDDEN, '');
  return clean.length > MOST_CHARACTERS ? `${clean.slice(0, MOST_CHARACTERS - 1)}…` : clean;
}
