import { cellAddress, type CellNote, type Grid } from '../sheets/grid.ts';

/** A text, and where a person finds it. */
export interface PlacedText {
  /** 第 3 段; 表格1 B2; Sheet1 C7（批注）. */
  readonly place: string;
  readonly text: string;
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
  const paragraphs = (text?.paragraphs ?? []).map((each, at) => ({ place: paragraphPlace(at), text: each }));
  const left = (text?.left ?? []).map(({ at, text: words, why }) => ({
    place: `${paragraphPlace(at)}（${LEFT_WORDS[why]}）`,
    text: words,
  }));
  return [...paragraphs, ...left, ...grids.flatMap(textsOfGrid)];
}

function textsOfGrid({ sheet, rows, notes = [] }: Grid): readonly PlacedText[] {
  const cells = rows.flatMap((row, at) =>
    row.flatMap((cell, column) =>
      cell === undefined || cell.text.trim() === ''
        ? []
        : [{ place: `${sheet} ${cellAddress(at, column)}`, text: cell.text }],
    ),
  );
  const noted = notes.flatMap(({ row, column, kind, text }) => {
    const word = NOTE_WORDS[kind];
    return word === undefined || text === undefined
      ? []
      : [{ place: `${sheet} ${cellAddress(row, column)}（${word}）`, text }];
  });
  return [...cells, ...noted];
}

/** The paragraphs of a typed or pasted text; blank ones count, as an editor counts its lines. */
export function textsOfPaste(text: string): readonly PlacedText[] {
  return text
    .split(/\r\n?|\n|\u2028|\u2029/u)
    .map((each, at) => ({ place: paragraphPlace(at), text: each }))
    .filter((each) => each.text.trim() !== '');
}

function paragraphPlace(at: number): string {
  return `第 ${at + 1} 段`;
}
