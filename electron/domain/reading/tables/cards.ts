import { cellAddress, type Grid } from '../../sheets/grid.ts';
import type { MergeIndex } from '../../sheets/mergeIndex.ts';
import { cellSign } from './cellSigns.ts';
import { headerMeaning, normaliseHeader, type HeaderMeaning } from './headerWords.ts';
import { timeText } from './timeCells.ts';
import type { LeftOutText, RowDraft } from './tableBody.ts';
import type { TableColumn } from './columns.ts';

/** A cell that says what the cell right of it holds: 责任单位｜区财政局. */
interface Pair {
  readonly row: number;
  readonly column: number;
  readonly word: string;
  readonly meaning: HeaderMeaning;
  /** Where the value stands. */
  readonly at: number;
}

/** A sheet that is filled in like a form, card by card. */
export interface Cards {
  readonly rows: readonly RowDraft[];
  /** What its words say, as the columns of a table would. */
  readonly columns: readonly TableColumn[];
  readonly leftOut: readonly LeftOutText[];
}

const NOTE = '按登记表（左边是项目，右边是内容）读取，请核对。';
/** So many rows tell what a sheet is. */
const SAMPLE = 30;

/** Reads a sheet whose cells go label, value, label, value; `undefined` for any other. */
export function readCards(grid: Grid, index: MergeIndex): Cards | undefined {
  const filled = grid.rows.flatMap((_, row) => (ownColumns(grid, index, row).length > 1 ? [row] : []));
  const found = filled.map((row) => pairsIn(grid, index, row));
  if (!areCards(grid, found.slice(0, SAMPLE))) return undefined;
  const turned = turnedCards(grid, index, filled);
  const labelColumns = new Set(found.flat().map(({ column }) => column));
  const pairs = turned?.flat() ?? filled.flatMap((row) => pairsIn(grid, index, row, labelColumns));
  const cards = turned ?? cardsOf(pairs);
  const used = new Set(pairs.flatMap(({ row, column, at }) => [`${row}:${column}`, `${row}:${at}`]));
  return {
    rows: cards.flatMap((card) => draftOf(grid, card) ?? []),
    columns: columnsOf(pairs),
    leftOut: leftOutOf(grid, used),
  };
}

function ownColumns(grid: Grid, index: MergeIndex, row: number): readonly number[] {
  return (grid.rows[row] ?? []).flatMap((cell, column) =>
    cell !== undefined && index.originOf(row, column).column === column ? [column] : [],
  );
}

/**
 * The pairs of a row. What stands where other rows have their values is one, whatever it says: 公开内容｜预算公开情况 (`labelColumns` are where the
 * sheet's words stand).
 */
function pairsIn(grid: Grid, index: MergeIndex, row: number, labelColumns?: ReadonlySet<number>): readonly Pair[] {
  const columns = ownColumns(grid, index, row);
  const isValue = (at: number): boolean =>
    meaningAt(at) === undefined || (labelColumns !== undefined && !labelColumns.has(at));
  const meaningAt = (column: number | undefined): HeaderMeaning | undefined =>
    column === undefined ? undefined : headerMeaning(grid.rows[row]?.[column]?.text ?? '');
  const pairs: Pair[] = [];
  for (let i = 0; i + 1 < columns.length; i += 1) {
    const [column = 0, at = 0] = [columns[i], columns[i + 1]];
    const meaning = meaningAt(column);
    if (meaning === undefined || !(meaning.kind in ROLES || meaning.kind === 'label') || !isValue(at)) continue;
    pairs.push({ row, column, at, meaning, word: normaliseHeader(grid.rows[row]?.[column]?.text ?? '') });
    i += 1;
  }
  return pairs;
}

/** Most rows are pairs, and they say what is to be done, and who does it or when; a period beside 单位 is no body. */
function areCards(grid: Grid, rows: readonly (readonly Pair[])[]): boolean {
  const found = rows.filter((pairs) => pairs.length > 0);
  const kinds = new Set(found.flat().map(({ meaning }) => meaning.kind));
  const signOf = ({ row, at }: Pair) => cellSign(grid.rows[row]?.[at]?.text ?? '');
  const answers = found.flat().some((pair) => {
    const { kind } = pair.meaning;
    if (kind === 'time') return true;
    return (kind === 'units' || kind === 'leadUnits') && signOf(pair) !== 'limit' && signOf(pair) !== 'number';
  });
  return found.length > 1 && found.length * 5 >= rows.length * 3 && kinds.has('label') && answers;
}

/**
 * A table that was turned: 公开事项｜甲｜乙｜丙 over 责任单位｜…: each column behind the words is a card. `undefined` where the rows hold one value
 * each, or words between their values.
 */
function turnedCards(
  grid: Grid,
  index: MergeIndex,
  filled: readonly number[],
): readonly (readonly Pair[])[] | undefined {
  const first = Math.min(...filled.map((row) => ownColumns(grid, index, row)[0] ?? 0));
  const words = filled.flatMap((row) => {
    const text = grid.rows[row]?.[first]?.text ?? '';
    const meaning = headerMeaning(text);
    const isRole = meaning !== undefined && (meaning.kind in ROLES || meaning.kind === 'label');
    return isRole ? [{ row, column: first, meaning, word: normaliseHeader(text) }] : [];
  });
  const valuesOf = (row: number) => ownColumns(grid, index, row).filter((column) => column > first);
  const several = words.filter(({ row }) => valuesOf(row).length > 1);
  const areWords = several.some(({ row }) =>
    valuesOf(row).some((column) => {
      const kind = headerMeaning(grid.rows[row]?.[column]?.text ?? '')?.kind;
      return kind !== undefined && kind !== 'label' && kind !== 'other';
    }),
  );
  const labels = several.filter(({ meaning }) => meaning.kind === 'label');
  if (areWords || several.length < 2 || several.length * 2 < words.length || labels.length === 0) return undefined;
  if (new Set(words.map(({ word }) => word)).size < words.length) return undefined;
  const columns = [...new Set(several.flatMap(({ row }) => valuesOf(row)))].toSorted((a, b) => a - b);
  return columns.map((at) =>
    // A value that is merged over several columns is each one's.
    words.flatMap((word) =>
      index.textAt(word.row, at) === '' ? [] : [{ ...word, at: index.originOf(word.row, at).column }],
    ),
  );
}

/** A word that comes again begins the next card; twice in a row, two cards stand beside each other. */
function cardsOf(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const cards: Pair[][] = [];
  const open = new Map<number, Pair[]>();
  const inRow = new Map<string, number>();
  for (const pair of pairs) {
    const key = `${pair.row} ${pair.word}`;
    const place = inRow.get(key) ?? 0;
    inRow.set(key, place + 1);
    const card = open.get(place);
    if (card && !card.some(({ word }) => word === pair.word)) {
      card.push(pair);
      continue;
    }
    const next = [pair];
    open.set(place, next);
    cards.push(next);
  }
  return cards;
}

function valueOf(grid: Grid, card: readonly Pair[], kind: HeaderMeaning['kind']): string {
  const values = card
    .filter(({ meaning }) => meaning.kind === kind)
    .map(({ row, at }) => (kind === 'time' ? timeText(grid.rows[row]?.[at]) : (grid.rows[row]?.[at]?.text ?? '')));
  return [...new Set(values)].join(kind === 'time' ? '；' : '、');
}

function rankOf({ meaning }: Pair): number {
  return meaning.kind === 'label' ? meaning.rank : -1;
}

/** The labels of a card from broad to fine: the last says what is to be done. */
function labelsOf(card: readonly Pair[]): readonly Pair[] {
  return card.filter(({ meaning }) => meaning.kind === 'label').toSorted((a, b) => rankOf(a) - rankOf(b));
}

function draftOf(grid: Grid, card: readonly Pair[]): RowDraft | undefined {
  const labels = labelsOf(card);
  const content = labels.at(-1);
  if (content === undefined) return undefined;
  const textAt = ({ row, at }: Pair): string => grid.rows[row]?.[at]?.text ?? '';
  const [task = '', ...subtasks] = labels.slice(0, -1).map(textAt);
  const named = (
    [
      ['牵头单位：', 'leadUnits'],
      ['', 'units'],
      ['配合单位：', 'supportUnits'],
    ] as const
  ).flatMap(([label, kind]) => {
    const value = valueOf(grid, card, kind);
    return value === '' ? [] : [label + value];
  });
  return {
    number: valueOf(grid, card, 'number'),
    task,
    subtask: subtasks.join('／'),
    content: textAt(content),
    timeWording: valueOf(grid, card, 'time'),
    unitsWording: named.join('\n'),
    gridRow: content.row,
    address: cellAddress(content.row, content.at),
    timeCheck: NOTE,
  };
}

const ROLES = {
  number: 'number',
  time: 'time',
  units: 'units',
  leadUnits: 'leadUnits',
  supportUnits: 'supportUnits',
} as const;

function columnsOf(pairs: readonly Pair[]): readonly TableColumn[] {
  const finest = Math.max(...pairs.map(rankOf));
  return pairs.flatMap((pair): readonly TableColumn[] => {
    const { at: column, word: header, meaning } = pair;
    if (meaning.kind === 'label') return [{ column, header, role: rankOf(pair) === finest ? 'content' : 'task' }];
    return meaning.kind in ROLES ? [{ column, header, role: ROLES[meaning.kind as keyof typeof ROLES] }] : [];
  });
}

/** Cells of no pair; a line that stands alone at the top is the title. */
function leftOutOf({ rows }: Grid, used: ReadonlySet<string>): readonly LeftOutText[] {
  return rows.flatMap((cells, row) => {
    const open = cells.flatMap((cell, column) =>
      cell && !used.has(`${row}:${column}`) ? [{ column, text: cell.text }] : [],
    );
    const [first] = open;
    if (first === undefined || (row === 0 && open.length === 1)) return [];
    return [{ address: cellAddress(row, first.column), text: open.map(({ text }) => text).join('　') }];
  });
}
