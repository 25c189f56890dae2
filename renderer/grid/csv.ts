/** A cell of a table on its way out: numbers stay numbers, everything else is text. */
export type CopyCell = string | number | undefined;

/** A table as it stands on the screen: filtered, sorted, under its Chinese headers. */
export interface TableCopy {
  /** What the file is called, without its extension. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly CopyCell[])[];
  /** Stands under it on paper: what it was made by, what its signs mean. */
  readonly note?: string;
}

/** UTF-8 with its mark, without which Excel and WPS take the bytes for GBK; lines end as RFC 4180 has it. */
export function csvOf({ header, rows }: TableCopy): string {
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

function field(cell: CopyCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = keptAsText(cell ?? '');
  return /[",\r\n\t]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A spreadsheet runs texts that begin with = + - @, a tab or a line end as formulas, and takes 2-1 and 3/4 for dates, 007 and a long
 * number for shorter ones. A tab before the text keeps it text in Excel, WPS and LibreOffice alike (OWASP, "CSV Injection"); the
 * apostrophe, which OWASP names too, would be seen in the cell and on paper. Readers that trim, ours among them, give the text back.
 */
function keptAsText(text: string): string {
  return RUNS.test(text) || TAKEN_FOR_ELSE.test(text) ? `\t${text}` : text;
}

const RUNS = /^[\s"']*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const TAKEN_FOR_ELSE =
  /^\d{1,3}[-/.]\d{1,2}$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}$|^0\d+$|^\d{12,}$|^\d+(?:\.\d+)?[eE]\d+$/u;
