import { headerMeaning } from '../../domain/reading/tables/headerWords.ts';

/** Those of spreadsheets first, those of people's keyboards last. */
const SEPARATORS = [',', '\t', ';', '|', '^', '，', '；'] as const;
const BLANK: readonly string[] = [];
/** A spreadsheet's cell holds 32,767 characters: a longer one has lost its closing quote. */
const LONGEST_QUOTED = 40_000;

interface Field {
  readonly value: string;
  /** Index of the separator or line end behind it. */
  readonly end: number;
  /** It begins with a quote that is never closed, and is read as it stands. */
  readonly open?: true;
}

function isLineEnd(char: string | undefined): boolean {
  return char === '\n' || char === '\r';
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length) {
    const char = text[end];
    if (char === separator || isLineEnd(char)) break;
    end += 1;
  }
  return { value: text.slice(start, end), end };
}

/** Index of the quote that closes the one at `start`; doubled ones stand for themselves. */
function closingQuote(text: string, start: number): number | undefined {
  for (let at = start + 1; at - start < LONGEST_QUOTED; ) {
    const quote = text.indexOf('"', at);
    if (quote === -1 || quote - start > LONGEST_QUOTED) return undefined;
    if (text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
  return undefined;
}

function quotedField(text: string, start: number, separator: string): Field {
  const close = closingQuote(text, start);
  if (close !== undefined) {
    const rest = plainField(text, close + 1, separator);
    const inside = text.slice(start + 1, close);
    if (rest.value.trim() === '') return { value: inside.replaceAll('""', '"'), end: rest.end };
    // The words of a text that are in quotes: 「"放管服"改革」.
    if (!/[\r\n]/u.test(inside)) return { value: text.slice(start, rest.end), end: rest.end };
  }
  return { ...plainField(text, start, separator), open: true };
}

/** A field as a person sees it in a spreadsheet: `="001"` and `'001` are ways to keep a text a text. */
function plainValue(value: string): string {
  const [, kept] = /^\s*="((?:[^"]|"")*)"\s*$/u.exec(value) ?? [];
  if (kept !== undefined) return kept.replaceAll('""', '"');
  return value.startsWith("'") && value.indexOf("'", 1) === -1 ? value.slice(1) : value;
}

function fieldAt(text: string, at: number, separator: string): Field {
  if (text[at] === '"') return quotedField(text, at, separator);
  if (text.startsWith('="', at)) {
    const field = quotedField(text, at + 1, separator);
    if (field.open === undefined) return field;
  }
  return plainField(text, at, separator);
}

interface Line {
  readonly fields: readonly string[];
  /** Columns whose quotes are never closed. */
  readonly open: readonly number[];
  /** Index of the line end behind it. */
  readonly end: number;
}

function readLine(text: string, start: number, separator: string): Line {
  const fields: string[] = [];
  const open: number[] = [];
  let at = start;
  for (;;) {
    const field = fieldAt(text, at, separator);
    if (field.open) open.push(fields.length);
    fields.push(plainValue(field.value));
    at = field.end;
    if (text[at] !== separator) return { fields, open, end: at };
    at += 1;
  }
}

function behindLineEnd(text: string, end: number): number {
  return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
}

function lineEnds(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n?|\n/gu)?.length ?? 0;
}

/** A quote that is never closed: 0-based row and column, and the line of the file, from 1. */
export interface OpenQuote {
  readonly row: number;
  readonly column: number;
  readonly line: number;
}

export interface SeparatedValues {
  /** Fields as texts, without trailing blank rows. */
  readonly rows: readonly (readonly string[])[];
  readonly openQuotes: readonly OpenQuote[];
  /** Rows with more fields than the header and most rows have: a separator stands in a text without quotes. */
  readonly longRows: readonly number[];
  readonly separator: string;
}

function parse(text: string, separator: string, maxRows: number, firstLine: number): Omit<SeparatedValues, 'longRows'> {
  const rows: (readonly string[])[] = [];
  const openQuotes: OpenQuote[] = [];
  let blanks = 0;
  let at = 0;
  let line = firstLine;
  while (at < text.length && rows.length <= maxRows) {
    const { fields, open, end } = readLine(text, at, separator);
    if (fields.every((field) => field === '')) {
      blanks += 1;
    } else {
      for (; blanks > 0 && rows.length <= maxRows; blanks--) rows.push(BLANK);
      blanks = 0;
      for (const column of open) openQuotes.push({ row: rows.length, column, line });
      rows.push(fields);
    }
    const next = behindLineEnd(text, end);
    line += lineEnds(text, at, next);
    at = next;
  }
  return { rows, openQuotes, separator };
}

/** How many fields a row has up to its last filled one. */
function widthOf(row: readonly string[]): number {
  return row.findLastIndex((field) => field.trim() !== '') + 1;
}

interface Mode {
  readonly value: number;
  readonly count: number;
}

/** The number above one that occurs most; among equals the largest. */
function modeOf(numbers: readonly number[]): Mode {
  const counts = new Map<number, number>();
  for (const value of numbers) if (value > 1) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .reduce(
      (best, mode) => (mode.count > best.count || (mode.count === best.count && mode.value > best.value) ? mode : best),
      {
        value: 0,
        count: 0,
      },
    );
}

function headerWords(row: readonly string[]): number {
  return row.filter((field) => headerMeaning(field.trim()) !== undefined).length;
}

const ROWS_LOOKED_AT = 200;
const LOOKED_AT = 200_000;

interface Fit {
  readonly separator: string;
  /** A row holds two words of a header or more: no wrong separator gives that. */
  readonly header: boolean;
  /** Share of the rows that have the same number of fields. */
  readonly even: number;
  readonly fields: number;
}

/** Fields that begin or end with another separator were parted at the wrong one. */
function cutsAstray(rows: readonly (readonly string[])[], separator: string): boolean {
  const others = SEPARATORS.filter((other) => other !== separator && other !== '，' && other !== '；');
  const astray = rows.filter((row) =>
    row.some((field, i) => {
      const text = field.trim();
      return others.some((other) => (i > 0 && text.startsWith(other)) || (i < row.length - 1 && text.endsWith(other)));
    }),
  );
  return astray.length * 2 > rows.length;
}

function fitOf(head: string, separator: string): Fit {
  const { rows } = parse(head, separator, ROWS_LOOKED_AT, 1);
  const filled = rows.filter((row) => row.length > 0);
  const raw = modeOf(filled.map(({ length }) => length));
  const bare = modeOf(filled.map(widthOf));
  const mode = bare.count > raw.count ? bare : raw;
  const even = cutsAstray(filled, separator) ? 0 : mode.count / Math.max(filled.length, 1);
  return { separator, header: filled.some((row) => headerWords(row) > 1), even, fields: mode.value };
}

/** The separator that gives the lines the same number of fields; a comma where none does. */
function separatorOf(text: string, prefersTab: boolean): string {
  const head = text.slice(0, LOOKED_AT);
  const fits = SEPARATORS.filter((separator) => head.includes(separator)).map((separator) => fitOf(head, separator));
  const tab = fits.find(({ separator }) => separator === '\t');
  if (prefersTab && tab && tab.even >= 0.5) return tab.separator;
  const better = (a: Fit, b: Fit): number =>
    Number(b.header) - Number(a.header) || b.even - a.even || b.fields - a.fields;
  const [best] = fits.filter(({ fields }) => fields > 1).toSorted(better);
  return best?.separator ?? ',';
}

/** `sep=;` in the first line, which spreadsheets read and do not show. */
const SAID = /^"?sep=(.)"?[ \t]*(?:\r\n?|\n)/iu;

/** Whether a text says itself that it is separated values. */
export function saysSeparator(text: string): boolean {
  return SAID.test(text);
}

function longRowsOf(rows: readonly (readonly string[])[]): number[] {
  const mode = modeOf(rows.map(widthOf));
  const header = rows.find((row) => headerWords(row) > 1);
  const width = Math.max(mode.value, header?.length ?? 0);
  return width < 2 ? [] : rows.flatMap((row, i) => (widthOf(row) > width ? [i] : []));
}

/**
 * Separated values (RFC 4180) as rows of texts. The separator is the one that the text names (`sep=;`), else the one that gives its lines the same
 * number of fields; `prefersTab` for files that are called so. Everything stays text, so that long identity numbers, leading zeros and a leading = survive.
 * A quote that is never closed counts as a character. Stops once there are more than `maxRows` rows.
 */
export function parseCsv(text: string, maxRows: number, prefersTab = false): SeparatedValues {
  const said = SAID.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  const values = parse(body, said?.[1] ?? separatorOf(body, prefersTab), maxRows, said === null ? 1 : 2);
  return { ...values, longRows: longRowsOf(values.rows) };
}
