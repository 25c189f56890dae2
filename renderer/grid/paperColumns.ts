import type { CopyCell, TableCopy } from './csv.ts';

/** A cell as wide as this, in characters, is not broken: a name, a state, a day with a word. */
const NAME = 11;
/** What a column of running text gets at least. */
const TEXT = 6;
/** Padding and border of a cell, in characters of 9 pt. */
const FRAME = 1.1;
/** What an A4 sheet on its side takes, in characters of 9 pt. */
const SHEET = 85;
/** A text of twice the length gets less than twice the width: its row is high anyway. */
const DAMPED = 0.7;

/** How wide a text is in Chinese characters; letters and digits take little more than half of one. */
function widthOf(cell: CopyCell): number {
  return Array.from(String(cell ?? '')).reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) < 0x2000 ? 0.6 : 1), 0);
}

/** A name of a unit or a state: it stays on one line where there is room. */
export function isName(cell: CopyCell): boolean {
  return widthOf(cell) <= NAME;
}

/** A number, a date, a count of 3/12, a total with a star: never broken. */
export function isFigure(cell: CopyCell): boolean {
  return typeof cell === 'number' || /^[\d\-−+/.:%*—]*$/u.test(cell ?? '');
}

export interface PaperColumn {
  /** In percent of the sheet. */
  readonly width: number;
  /** It holds running text, which is broken wherever its lines end. */
  readonly isText: boolean;
}

/**
 * How much of a sheet each column gets: what stays on one line gets what it needs, running texts share the rest by how long they are.
 * `undefined` where that leaves the texts too little: the browser knows better then.
 */
export function paperColumns({ header, rows }: Pick<TableCopy, 'header' | 'rows'>): readonly PaperColumn[] | undefined {
  const columns = header.map((words, at) =>
    columnOf(
      words,
      rows.map((row) => row[at]),
    ),
  );
  const texts = columns.filter(({ isText }) => isText);
  const rest = SHEET - columns.reduce((sum, { isText, least }) => (isText ? sum : sum + least), 0);
  if (texts.length === 0 || rest < texts.reduce((sum, { least }) => sum + least + FRAME, 0)) return undefined;
  const share = shareOf(texts, rest);
  return columns.map(({ isText, least, weight }) => ({
    isText,
    width: ((isText ? Math.max(least, weight * share) : least) / SHEET) * 100,
  }));
}

interface Wish {
  readonly isText: boolean;
  /** In characters, with the frame. */
  readonly least: number;
  readonly weight: number;
}

function columnOf(words: string, cells: readonly CopyCell[]): Wish {
  const widths = cells.map(widthOf);
  const widest = Math.max(0, ...widths);
  const mean = widths.reduce((sum, each) => sum + each, 0) / Math.max(1, cells.length);
  // One long deadline among many short ones does not widen all of them.
  const isText = widest > NAME || (widest > TEXT && mean < widest / 3);
  const whole = isText ? Math.max(0, ...cells.filter(isFigure).map(widthOf)) : widest;
  const least = Math.max(whole, Math.min(widthOf(words), NAME / 2)) + FRAME;
  return { isText, least: isText ? Math.max(TEXT, least) : least, weight: mean ** DAMPED };
}

/** The width for each weight, where no text gets less than its least. */
function shareOf(texts: readonly Wish[], rest: number): number {
  let free = rest;
  let long = texts;
  for (;;) {
    const share = free / long.reduce((sum, { weight }) => sum + weight, 0);
    const short = long.filter(({ weight, least }) => weight * share < least);
    if (short.length === 0) return share;
    free -= short.reduce((sum, { least }) => sum + least, 0);
    long = long.filter((each) => !short.includes(each));
    if (long.length === 0) return 0;
  }
}
