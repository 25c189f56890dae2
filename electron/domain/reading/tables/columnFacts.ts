import type { Grid } from '../../sheets/grid.ts';
import type { MergeIndex } from '../../sheets/mergeIndex.ts';
import { cellSign, type CellSign } from './cellSigns.ts';
import { isListNumber } from './rowTexts.ts';

/** What stands below a header's column. */
export interface ColumnFacts {
  /** Cells that the column stores itself. */
  readonly filled: number;
  /** All of them are numbers of a list. */
  readonly numbersOnly: boolean;
  /** How many of them differ. */
  readonly distinct: number;
  /** Characters of the longest of them, and of one on average. */
  readonly longest: number;
  readonly mean: number;
  /** Which share of them, from 0 to 1, looks like one of some things. */
  readonly share: (...signs: readonly CellSign[]) => number;
  /** Whether a third of them and more match. */
  readonly someSay: (pattern: RegExp) => boolean;
  readonly allSay: (pattern: RegExp) => boolean;
}

/** Tells what a column of the sheet holds below the header. */
export type FactsOf = (column: number) => ColumnFacts;

/** So many cells of a column tell what it holds. */
const SAMPLE = 120;

class Column {
  readonly texts: string[] = [];
  filled = 0;
  numbersOnly = true;
  readonly different = new Set<string>();
  longest = 0;
  characters = 0;
  #signs: readonly CellSign[] | undefined;

  facts(): ColumnFacts {
    const { filled, numbersOnly, longest, characters } = this;
    const share = (...signs: readonly CellSign[]): number => {
      const all = (this.#signs ??= this.texts.map(cellSign));
      return all.length === 0 ? 0 : all.filter((sign) => signs.includes(sign)).length / all.length;
    };
    const someSay = (pattern: RegExp): boolean =>
      this.texts.filter((text) => pattern.test(text)).length * 3 >= Math.max(1, this.texts.length);
    const allSay = (pattern: RegExp): boolean =>
      this.texts.length > 0 && this.texts.every((text) => pattern.test(text));
    return {
      filled,
      numbersOnly,
      distinct: this.different.size,
      longest,
      mean: filled === 0 ? 0 : characters / filled,
      share,
      someSay,
      allSay,
    };
  }
}

/** What the rows of a table hold in each column; section headings over several columns do not count. */
export function columnFacts(grid: Grid, index: MergeIndex, rows: readonly number[]): FactsOf {
  const merges = index.beginningIn(rows[0] ?? 0, rows.at(-1) ?? 0);
  const wide = new Set(merges.filter(({ left, right }) => right - left >= 2).map(({ top }) => top));
  const columns = new Map<number, Column>();
  // Of a long column every nth cell, so that its end counts as its beginning does.
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  for (const row of rows) {
    const cells = grid.rows[row] ?? [];
    if (wide.has(row) && cells.filter((cell) => cell !== undefined).length === 1) continue;
    for (const [column, cell] of cells.entries()) {
      if (!cell) continue;
      const known = columns.get(column) ?? new Column();
      columns.set(column, known);
      known.filled += 1;
      known.numbersOnly &&= wide.has(row) || isListNumber(cell.text);
      known.different.add(cell.text);
      known.longest = Math.max(known.longest, cell.text.length);
      known.characters += cell.text.length;
      if (!wide.has(row) && (known.filled % step === 0 || known.texts.length < SAMPLE / 4)) known.texts.push(cell.text);
    }
  }
  const facts = new Map([...columns].map(([column, known]) => [column, known.facts()]));
  return (column) => facts.get(column) ?? NOTHING;
}

const NOTHING: ColumnFacts = new Column().facts();
