const SEPARATORS = [',', '\t', ';', '|'] as const;
const BLANK: readonly string[] = [];

/** The separator that occurs most in the first lines outside quotes; a comma where none does. */
function guessSeparator(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => head.split(separator).length - 1);
  const most = Math.max(...counts);
  return most === 0 ? ',' : (SEPARATORS[counts.indexOf(most)] ?? ',');
}

interface Field {
  readonly value: string;
  /** Index of the separator or line end behind it. */
  readonly end: number;
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length) {
    const char = text[end];
    if (char === separator || char === '\n' || char === '\r') break;
    end += 1;
  }
  return { value: text.slice(start, end), end };
}

function quotedField(text: string, start: number, separator: string): Field {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    // A quote that is never closed takes the rest, as spreadsheets read it.
    if (quote === -1) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      // Stray characters between a closing quote and the next separator belong to the field.
      const rest = plainField(text, quote + 1, separator);
      return { value: value + rest.value, end: rest.end };
    }
    value += '"';
    at = quote + 2;
  }
}

interface Line {
  readonly fields: readonly string[];
  /** Index of the line end behind it. */
  readonly end: number;
}

function readLine(text: string, start: number, separator: string): Line {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const field = text[at] === '"' ? quotedField(text, at, separator) : plainField(text, at, separator);
    fields.push(field.value);
    at = field.end;
    if (text[at] !== separator) return { fields, end: at };
    at += 1;
  }
}

/**
 * Rows of fields of a comma-separated text (RFC 4180; also tab, semicolon, bar), without trailing blank rows. Everything
 * stays text, so that long identity numbers, leading zeros and a leading = survive. Stops once there are more than
 * `maxRows` rows.
 */
export function parseCsv(text: string, maxRows: number): (readonly string[])[] {
  const separator = guessSeparator(text);
  const rows: (readonly string[])[] = [];
  let blanks = 0;
  let at = 0;
  while (at < text.length && rows.length <= maxRows) {
    const { fields, end } = readLine(text, at, separator);
    if (fields.every((field) => field === '')) {
      blanks += 1;
    } else {
      for (; blanks > 0 && rows.length <= maxRows; blanks--) rows.push(BLANK);
      blanks = 0;
      rows.push(fields);
    }
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
  return rows;
}
