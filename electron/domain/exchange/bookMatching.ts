import { bookOfKey, placeInKey } from '../fillIn/bookKeys.ts';
import type { ReturnedBook, ReturnedRow, ReturnedSheet } from '../fillIn/returned.ts';
import { foldLookAlikes } from '../lookAlikes.ts';
import type { LockedField } from '../model/documents.ts';
import type { StampedRow } from '../sheets/stamp.ts';
import { FORM_FIELD_WORDS } from '../words/documents.ts';

/** The texts by which a row is known again, and which nobody may change. */
const WORDING = ['content', 'period', 'dueOn'] as const satisfies readonly LockedField[];
export type Wording = Readonly<Record<(typeof WORDING)[number], string>>;

/** A row that the book had when it went out. */
export interface ExpectedRow {
  readonly wording: Wording;
  /** The sheet that it stood on, by its unit. */
  readonly unit: string;
}

export interface MatchedRow {
  /** Its place in the book's rows. */
  readonly n: number;
  readonly sheet: string;
  readonly row: ReturnedRow;
  /** Chinese sentences: how it was found again, which locked words were changed. */
  readonly notes: readonly string[];
}

/** A row that the book did not have when it went out. */
export interface AddedRow {
  readonly sheet: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

export interface BookMatch {
  readonly rows: readonly MatchedRow[];
  readonly added: readonly AddedRow[];
  /** Places of rows that did not come back. */
  readonly missing: readonly number[];
}

/** Spreadsheets drop invisible characters, and people blanks. */
function bare(text: string): string {
  return foldLookAlikes(text)
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}]/gu, '');
}

function wordingKey(sheet: string, wording: Wording): string {
  return [sheet, ...WORDING.map((field) => bare(wording[field]))].join('\n');
}

function wordingOf({ cells }: ReturnedRow): Wording {
  // A date that a spreadsheet took for one is told as one.
  const due = cells.dueOn?.date ?? cells.dueOn?.text ?? '';
  return { content: cells.content?.text ?? '', period: cells.period?.text ?? '', dueOn: due };
}

/** Places by wording, those only that are told apart by it. `inSheet` keeps units of one book apart. */
function placesByWording(
  expected: readonly ExpectedRow[],
  sheets: readonly ReturnedSheet[],
): (sheet: string, row: ReturnedRow) => number | undefined {
  const places = new Map<string, number | undefined>();
  const put = (key: string, n: number): void => void places.set(key, places.has(key) ? undefined : n);
  const several = new Set(expected.map(({ unit }) => unit)).size > 1 && sheets.length > 1;
  for (const [n, { unit, wording }] of expected.entries()) put(wordingKey(several ? unit : '', wording), n);
  return (sheet, row) => places.get(wordingKey(several ? sheet : '', wordingOf(row)));
}

/**
 * Finds a book's rows again: by hidden key, and by wording where the key is gone, was changed, stands twice, or stands beside
 * the wording of another row (rows sorted or copied without their hidden column). A row without the wording of any is added.
 */
export function matchBook(returned: ReturnedBook, book: string, expected: readonly ExpectedRow[]): BookMatch {
  const byWording = placesByWording(expected, returned.sheets);
  const rows: MatchedRow[] = [];
  const added: AddedRow[] = [];
  const taken = new Set<number>();
  const all = returned.sheets.flatMap((sheet) =>
    sheet.rows.map((row) => ({ sheet: sheet.name, row, ...placeOf(sheet.name, row) })),
  );
  function placeOf(sheet: string, row: ReturnedRow) {
    const keyed = row.key === undefined ? undefined : placeInKey(row.key, book);
    const own = keyed === undefined ? undefined : expected[keyed];
    const worded = byWording(sheet, row);
    const moved = own !== undefined && worded !== undefined && worded !== keyed && !sameWording(own, row);
    return {
      keyed: own === undefined ? undefined : keyed,
      worded,
      n: moved || own === undefined ? worded : keyed,
      moved,
    };
  }
  // Rows whose key is right have their places before others ask for them.
  const order = all.toSorted((a, b) => rank(a) - rank(b));
  function rank({ keyed, n, moved }: (typeof all)[number]): number {
    return n === undefined ? 2 : keyed === n && !moved ? 0 : 1;
  }
  for (const { sheet, row, n, keyed, moved } of order) {
    if (n === undefined || taken.has(n)) {
      added.push({ sheet, line: row.row + 1, text: row.text, why: whyAdded(row, n !== undefined, book) });
      continue;
    }
    taken.add(n);
    const notes = notesOf(row, expected[n], { byKey: keyed === n && !moved, moved });
    rows.push({ n, sheet, row, notes });
  }
  return {
    rows: rows.toSorted((a, b) => a.n - b.n),
    added: added.filter(({ text }) => text !== '').toSorted((a, b) => a.line - b.line),
    missing: expected.flatMap((_, n) => (taken.has(n) ? [] : [n])),
  };
}

function sameWording({ wording }: ExpectedRow, row: ReturnedRow): boolean {
  return wordingKey('', wording) === wordingKey('', wordingOf(row));
}

function whyAdded(row: ReturnedRow, twice: boolean, book: string): string {
  if (twice) return '与另一行重复（复制出来的行），只采用了第一行';
  const other = row.key === undefined ? undefined : bookOfKey(row.key);
  if (other !== undefined && other !== book) return '来自另一份填报表';
  return '发出的表里没有这一行';
}

function notesOf(
  row: ReturnedRow,
  expected: ExpectedRow | undefined,
  how: { readonly byKey: boolean; readonly moved: boolean },
): readonly string[] {
  const notes: string[] = [];
  if (how.moved) notes.push('隐藏的标识与这一行的文字对不上，已按文字对应');
  else if (!how.byKey)
    notes.push(row.key === undefined ? '隐藏的标识没有了，已按文字对应' : '隐藏的标识被改动，已按文字对应');
  if (expected === undefined || !how.byKey) return notes;
  const now = wordingOf(row);
  for (const field of WORDING) {
    if (row.cells[field] === undefined || bare(now[field]) === bare(expected.wording[field])) continue;
    notes.push(`“${FORM_FIELD_WORDS[field]}”的文字被改动（单元格 ${row.cells[field].address}），改动不采用`);
  }
  return notes;
}

/** The wording of a stamped row. */
export function stampedWording({ cells }: StampedRow): Wording {
  return { content: cells['content'] ?? '', period: cells['period'] ?? '', dueOn: cells['dueOn'] ?? '' };
}
