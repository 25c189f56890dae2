/**
 * Reads a block copied from Excel or WPS: cells parted by tabs, rows by line ends. A cell that holds a tab, a line end or
 * a quote comes quoted, with its quotes doubled. The line end after the last row is no row.
 */
export function parseBlock(text: string): readonly (readonly string[])[] {
  if (text === '') return [];
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const cell = readCell(text, at);
    row.push(cell.value);
    at = cell.end;
    const end = text[at];
    if (end === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (end === undefined) break;
    at += end === '\r' && text[at + 1] === '\n' ? 2 : 1;
    if (at >= text.length) break;
  }
  return rows;
}

function readCell(text: string, from: number): { readonly value: string; readonly end: number } {
  const quoted = text[from] === '"' ? readQuoted(text, from + 1) : undefined;
  if (quoted) return quoted;
  let end = from;
  while (end < text.length && !isSeparator(text[end])) end += 1;
  return { value: text.slice(from, end), end };
}

/** A cell that merely begins with a quote (no closing quote before a separator) is plain text. */
function readQuoted(text: string, from: number): { readonly value: string; readonly end: number } | undefined {
  let value = '';
  for (let at = from; at < text.length; at += 1) {
    if (text[at] !== '"') {
      value += text[at];
    } else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else {
      const next = text[at + 1];
      return next === undefined || isSeparator(next) ? { value, end: at + 1 } : undefined;
    }
  }
  return undefined;
}

function isSeparator(char: string | undefined): boolean {
  return char === '\t' || char === '\n' || char === '\r';
}

/** A block as Excel and WPS paste it. */
export function formatBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoteCell).join('\t')).join('\r\n');
}

function quoteCell(value: string): string {
  return /[\t\r\n"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A cell of a table on its way to the clipboard; `rowSpan` 0 marks a cell covered by the merged one above it. */
export interface HtmlCell {
  readonly text: string;
  readonly rowSpan?: number;
  /** A figure, to be reckoned with. */
  readonly isNumber?: boolean;
}

/**
 * The same block as an HTML table, which keeps merged cells and borders when pasted. Cells are marked as text, so that
 * a number such as 2-1 does not turn into a date.
 */
export function formatHtmlTable(header: readonly string[], rows: readonly (readonly HtmlCell[])[]): string {
  const head = header.map((text) => `<th style="${CELL};background:#f2f4f7">${escapeHtml(text)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table style="border-collapse:collapse"><tr>${head}</tr>${body}</table>`;
}

const FRAME = 'border:1px solid #999;vertical-align:top';
const CELL = `${FRAME};mso-number-format:'\\@'`;

function htmlCell(cell: HtmlCell): string {
  if (cell.rowSpan === 0) return '';
  const span = cell.rowSpan !== undefined && cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '';
  return `<td${span} style="${cell.isNumber ? FRAME : CELL}">${escapeHtml(cell.text).replaceAll('\n', '<br>')}</td>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
