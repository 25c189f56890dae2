import type { PreviewRow, TablePreview } from '../../electron/contract/imports.ts';

/** How a paragraph of a document is set: its title, headings of three levels, plain text. */
export type ParagraphKind = 'title' | 'heading1' | 'heading2' | 'heading3' | 'text';

const LEVELS: readonly (readonly [RegExp, ParagraphKind])[] = [
  [/^(?:第[一二三四五六七八九十百\d]+[章部编]|[一二三四五六七八九十百]+、)/u, 'heading1'],
  [/^[（(][一二三四五六七八九十百]+[）)]/u, 'heading2'],
  [/^(?:\d{1,3}[.．、]|第?[一二三四五六七八九十百]+(?:条|是))/u, 'heading3'],
];

const SENTENCE_END = /[。；;！!？?]/u;

/** A heading that the text runs on behind, on the same line, is no longer than this. */
const LONGEST_RUN_IN = 40;

/** What a paragraph is by its number and length; the documents' own styles do not come along. */
export function paragraphKind(text: string, title: string): ParagraphKind {
  const plain = text.trim();
  const wanted = title.replace(/\s/gu, '');
  if (wanted !== '' && plain !== '' && wanted.includes(plain.replace(/\s/gu, '')) && !SENTENCE_END.test(plain))
    return 'title';
  return LEVELS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'text';
}

/** How much of a numbered paragraph is its heading: all of it, or the words before the first full stop. 0: no heading. */
export function headingLength(text: string, kind: ParagraphKind): number {
  if (kind === 'text') return 0;
  if (kind === 'title') return text.length;
  const stop = text.search(SENTENCE_END);
  if (stop < 0) return text.length <= LONGEST_RUN_IN * 2 ? text.length : 0;
  return stop + 1 <= LONGEST_RUN_IN ? stop + 1 : 0;
}

/** A sentence of a paragraph that asks for something: the rows that were read from it. */
export interface AskingSentence {
  readonly start: number;
  readonly end: number;
  /** Keys of the rows, first one first. */
  readonly rows: readonly [string, ...string[]];
}

/** The sentences by paragraph (row of the grid), in the order they stand in. Rows without a span ask with the whole paragraph. */
export function sentencesOf(
  table: Pick<TablePreview, 'rows' | 'grid'>,
): ReadonlyMap<number, readonly AskingSentence[]> {
  const byParagraph = new Map<number, PreviewRow[]>();
  for (const row of table.rows) {
    const rows = byParagraph.get(row.gridRow);
    if (rows) rows.push(row);
    else byParagraph.set(row.gridRow, [row]);
  }
  return new Map([...byParagraph].map(([at, rows]) => [at, sentencesIn(rows, table.grid.rows[at]?.[0] ?? '')]));
}

function sentencesIn(rows: readonly PreviewRow[], text: string): readonly AskingSentence[] {
  const found = new Map<string, AskingSentence>();
  for (const { key, span } of rows) {
    const start = span?.start ?? 0;
    const end = Math.min(span?.end ?? text.length, text.length);
    const at = `${start} ${end}`;
    const same = found.get(at);
    found.set(at, same ? { ...same, rows: [...same.rows, key] } : { start, end, rows: [key] });
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether a sheet is read as a page of text: one column, a paragraph a row. */
export function isPage({ kind }: Pick<TablePreview, 'kind'>): boolean {
  return kind === 'plan';
}

/** A sheet without a table that is plain text: nothing stands beside anything. */
export function isText({ rows, merges }: TablePreview['grid']): boolean {
  return merges.length === 0 && rows.every((row) => row.length <= 1);
}
