import { cellAddress, type CellNote, type Grid } from '../sheets/grid.ts';

/** A text, and where a person finds it. */
export interface PlacedText {
  /** 第 3 段; 表格1第 2 行第 1 列; Sheet1 C7（批注）. */
  readonly place: string;
  readonly text: string;
  /** Of a text with lines of its own (a page): where each ends. A place in it names the line too. */
  readonly lineEnds?: readonly number[];
}

/** Where a sign of a text stands: 第 3 段; 第 2 页第 5 行. */
export function placeAt({ place, lineEnds }: PlacedText, at: number): string {
  if (lineEnds === undefined) return place;
  const line = lineEnds.findIndex((end) => at < end);
  return `${place}第 ${(line === -1 ? lineEnds.length - 1 : line) + 1} 行`;
}

/** What was read of a file, as far as its texts go. */
interface TextSource {
  readonly grids: readonly Grid[];
  readonly text?: {
    readonly paragraphs: readonly string[];
    readonly left?: readonly { readonly at: number; readonly text: string; readonly why: LeftWhy }[];
  };
}

type LeftWhy = 'struck' | 'hidden' | 'comment' | 'footnote';
const LEFT_WORDS: Readonly<Record<LeftWhy, string>> = {
  struck: '删除线',
  hidden: '隐藏文字',
  comment: '批注',
  footnote: '脚注',
};
const NOTE_WORDS: Readonly<Partial<Record<CellNote['kind'], string>>> = {
  struckPart: '删除线',
  hiddenPart: '隐藏文字',
  comment: '批注',
  footnote: '脚注',
};

/** All texts of a file in its order: paragraphs outside tables, then tables cell by cell; what is struck, hidden or noted goes out with it too. */
export function textsOf({ grids, text }: TextSource): readonly PlacedText[] {
  const lines = text?.paragraphs ?? [];
  const paragraphs = lines.map((each, at) => ({ place: paragraphPlace(at), text: each }));
  const left = (text?.left ?? []).map(({ at, text: words, why }) => ({
    place: `${paragraphPlace(at)}（${LEFT_WORDS[why]}）`,
    text: words,
  }));
  const titles = new Set(lines.flatMap((line, at) => [line.trim(), `${lines[at - 1]?.trim() ?? ''}${line.trim()}`]));
  return [...paragraphs, ...left, ...grids.flatMap((grid) => textsOfGrid(grid, titles))];
}

/** A table of a document is read with the line that names it above its first row; that line is a paragraph too. */
function textsOfGrid(
  { sheet, columns, rows, merges, notes = [] }: Grid,
  titles: ReadonlySet<string>,
): readonly PlacedText[] {
  const isOverAll = merges.some(({ top, left, bottom, right }) => top + left + bottom === 0 && right === columns - 1);
  const above = isOverAll && titles.has(rows[0]?.[0]?.text.trim() ?? '') ? 1 : 0;
  const placeOf = (row: number, column: number): string =>
    OF_DOCUMENT.test(sheet)
      ? `${sheet}第 ${row + 1 - above} 行第 ${column + 1} 列`
      : `${sheet} ${cellAddress(row, column)}`;
  const cells = rows
    .slice(above)
    .flatMap((row, at) =>
      row.flatMap((cell, column) =>
        cell === undefined || cell.text.trim() === '' ? [] : [{ place: placeOf(at + above, column), text: cell.text }],
      ),
    );
  const noted = notes.flatMap(({ row, column, kind, text }) => {
    const word = NOTE_WORDS[kind];
    return word === undefined || text === undefined ? [] : [{ place: `${placeOf(row, column)}（${word}）`, text }];
  });
  return [...cells, ...noted];
}

/** Tables of documents bear no names but these. */
const OF_DOCUMENT = /^表格\d+$/u;

function paragraphPlace(at: number): string {
  return `第 ${at + 1} 段`;
}
