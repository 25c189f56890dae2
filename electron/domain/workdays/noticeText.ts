/** Names that the notices give the holidays, with the short forms people type. */
const HOLIDAYS: readonly (readonly [pattern: string, name: string])[] = [
  ['元旦节?', '元旦'],
  ['春节', '春节'],
  ['清明节?', '清明节'],
  ['(?:国际)?劳动节|五一(?:国际)?(?:劳动节)?', '劳动节'],
  ['端午节?', '端午节'],
  ['中秋节?', '中秋节'],
  ['国庆节?', '国庆节'],
];

/** The seven holidays that a full yearly notice arranges, in the calendar's order. */
export const HOLIDAY_NAMES: readonly string[] = HOLIDAYS.map(([, name]) => name);

const ONE_NAME = `(?:${HOLIDAYS.map(([pattern]) => pattern).join('|')})`;
/** One holiday, or several celebrated together: 国庆节、中秋节. */
export const NAMES = `${ONE_NAME}(?:[、和及与]${ONE_NAME})*`;
const NUMBERING = '[（(]?[一二三四五六七八九十\\d]{1,3}[)）、.．]';
const HEADING = new RegExp(`^(?:${NUMBERING})?(${NAMES})(?:假期|期间)?[：:]?`);
/** A day of another name, local holidays and days of remembrance: 九、纪念日：…. */
const OTHER_HEADING = new RegExp(`^(?:${NUMBERING}([^：:，,。\\d]{2,20})|([^：:，,。\\d]{2,8}))[：:]`);

/** The full names in a text that names holidays: 五一 is 劳动节. */
export function fullNames(text: string): string {
  const found = [...text.matchAll(new RegExp(ONE_NAME, 'g'))].map(
    ([word]) => HOLIDAYS.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(word))?.[1] ?? word,
  );
  return [...new Set(found)].join('、');
}

/** What a sentence is about, where it begins with a heading: the name, and how long the heading is. */
export function headingOf(sentence: string): { readonly name: string; readonly length: number } | undefined {
  const known = HEADING.exec(sentence);
  if (known) return { name: fullNames(known[1] ?? ''), length: known[0].length };
  const other = OTHER_HEADING.exec(sentence);
  return other ? { name: other[1] ?? other[2] ?? '', length: other[0].length } : undefined;
}

/** A sentence of a notice without its line breaks and blanks, and where each of its characters stood. */
export interface NoticeSentence {
  readonly text: string;
  /** Offsets in the pasted text, one per character of `text`. */
  readonly at: readonly number[];
  /** Line of its first character, from 1. */
  readonly line: number;
}

const ENDS = /[。；;]/;
/** A line that stops on one of these goes on in the next: pasted text breaks lines in the middle of a sentence. */
const GOES_ON = /[、，,：:（(年月至到和及与—–~～-]$/;
const STARTS_ANEW = new RegExp(
  `^(?:${NUMBERING}|${NAMES}(?:假期)?\\s*[：:，,\\d]|(?:\\d{4}年)?\\d{1,2}月\\d|\\d{4}[-./]\\d|\\d{1,2}[-/]\\d)`,
);

const STARTS_HOLIDAY = new RegExp(`^(?:${NUMBERING})?${NAMES}`);

/** Whether the sentence ends with this line. A blank line always ends it. */
function endsHere(line: string, next: string | undefined): boolean {
  const own = line.trim();
  if (own === '' || next === undefined || next.trim() === '') return true;
  // 「安排如下：」 is over when the first holiday begins; 「元旦：」 goes on with its dates.
  if (/[：:]$/.test(own) && STARTS_HOLIDAY.test(next.trim())) return true;
  return !GOES_ON.test(own) && (STARTS_ANEW.test(next.trim()) || new RegExp(`^${NAMES}$`).test(own));
}

/** Splits a pasted notice into sentences: at 。 and ；, and where a new line begins something new. */
export function sentencesOf(pasted: string): readonly NoticeSentence[] {
  const sentences: NoticeSentence[] = [];
  let text = '';
  let at: number[] = [];
  let started = 1;
  const end = (): void => {
    if (text !== '') sentences.push({ text, at, line: started });
    text = '';
    at = [];
  };
  const put = (char: string, offset: number, line: number): void => {
    if (text === '') started = line;
    text += char;
    at.push(offset);
  };
  // Full-width digits as plain ones; one character stays one, so that offsets hold.
  const digits = pasted.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const lines = digits.split('\n');
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    for (let column = 0; column < line.length; column += 1) {
      const char = line.charAt(column);
      if (ENDS.test(char)) end();
      else if (!/\s/.test(char)) put(char, offset + column, index + 1);
      // A blank between two numbers parts them: 9月4日 9月5日, 2/6 2/14.
      else if (/\d$/.test(text) && /^\s+\d/.test(line.slice(column))) put('、', offset + column, index + 1);
    }
    if (endsHere(line, lines[index + 1])) end();
    offset += line.length + 1;
  }
  end();
  return sentences;
}
