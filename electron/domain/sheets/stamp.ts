import type { Year } from '../brand.ts';

/** What a workbook of ours is; a `scheme` is read as one alone; a `report` is made to be read and printed, and nothing of it is ever taken over. */
export type StampKind = 'tasks' | 'schedule' | 'fillIn' | 'scheme' | 'report';

/**
 * What this app writes into a workbook of its own, on a very hidden sheet, so that it knows it again when it comes back:
 * whose it is, and what the row behind each hidden key said when it went out.
 */
export interface WorkbookStamp {
  readonly version: 1;
  readonly kind: StampKind;
  /** The setting `workspace` of the data file it was written from. */
  readonly workspace: string;
  readonly district: string;
  readonly year: Year;
  /** Names this very workbook; part of its rows' keys. */
  readonly book: string;
  /** ISO instant of the writing. */
  readonly madeAt: string;
  readonly rows: Readonly<Record<string, StampedRow>>;
  /** Sheets that only show what others hold; they are not read as tables of duties. */
  readonly viewOnly?: readonly string[];
  /** What the kind adds: a round's id and the like. */
  readonly more?: Readonly<Record<string, string>>;
}

/** A row behind a key: the fact it shows, and its cells' texts by field as they went out. */
export interface StampedRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** The very hidden sheet's name, and the mark that every hidden key begins with. */
export const STAMP_SHEET = '_desk';
export const KEY_MARK = '§';

/** A spreadsheet's cell holds 32,767 characters. */
const PIECE = 30_000;

/** `§<book>-<n>-<check>`: the check tells a mistyped or made-up key from one of ours. */
export function rowKey(book: string, n: number): string {
  return `${KEY_MARK}${book}-${n}-${checkOf(`${book}-${n}`)}`;
}

/** The key of the nth further row (from 1) over which a row too tall for a page runs on. */
export function runOnKey(key: string, part: number): string {
  return `${key}+${part}`;
}

/** A text that stands where a hidden key stands, right or not: its key, and which part of the row it marks (0: the first). */
export function keyIn(text: string): { readonly key: string; readonly part: number } | undefined {
  const [, key, part] = /^(§[\w-]{5,})(?:\+(\d{1,4}))?$/u.exec(text) ?? [];
  return key === undefined ? undefined : { key, part: Number(part ?? 0) };
}

/** Whether a text is a hidden key whose check is right. */
export function isRowKey(text: string): boolean {
  const [, body = '', check] = /^§([\w-]+-\d+)-([0-9a-z]+)$/u.exec(text) ?? [];
  return check !== undefined && check === checkOf(body);
}

/** FNV-1a, 32 bit, in base 36: finds accidents and casual edits; it is no signature. */
function checkOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

// Readers and writers of workbooks trim cells, decode `_x0041_`, and lose what XML cannot hold.
const FRAGILE = /_(?=x[0-9A-Fa-f]{4}_)|(?! )\p{White_Space}|\p{Cc}|\p{Cf}|[\uFFFE\uFFFF]/gu;
const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON without anything that a workbook might not give back as it was. */
function sturdy(stamp: WorkbookStamp): string {
  return JSON.stringify(stamp).replaceAll(FRAGILE, (found) =>
    [...Array(found.length).keys()].map((at) => escaped(found.charAt(at))).join(''),
  );
}

/** The stamp as the cells of column A: a check, then JSON in pieces that fit a cell, each between bars. */
export function stampCells(stamp: WorkbookStamp): readonly string[] {
  const json = sturdy(stamp);
  const pieces: string[] = [];
  for (let from = 0; from < json.length; ) {
    const end = from + PIECE;
    // A character of two halves stays whole.
    const to = /[\uD800-\uDBFF]/u.test(json.charAt(end - 1)) ? end - 1 : end;
    pieces.push(`|${json.slice(from, to)}|`);
    from = to;
  }
  return [`desk ${checkOf(json)}`, ...pieces];
}

/** Reads a stamp back; `undefined` where the cells were changed or are none of ours. */
export function readStamp(cells: readonly string[]): WorkbookStamp | undefined {
  const [head = '', ...pieces] = cells;
  const json = pieces.map((piece) => piece.replace(/^\||\|$/gu, '')).join('');
  if (head !== `desk ${checkOf(json)}`) return undefined;
  try {
    // The check says that it is what `stampCells` wrote.
    const stamp = JSON.parse(json) as WorkbookStamp;
    return stamp.version === 1 ? stamp : undefined;
  } catch {
    return undefined;
  }
}
