import type { UnitId } from '../brand.ts';
import { dateParts, type PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import { ADOPTION_LEVELS, type Adoption, type Piece } from '../model/piece.ts';
import { adoptionTrouble, isSameAdoption } from '../submissions/adoptions.ts';
import { samePieces, type PieceMark } from '../submissions/samePiece.ts';
import type { NameIndex } from '../units/names.ts';
import { bareDate } from './ledgerColumns.ts';
import { linkOf } from './ledgerMatching.ts';
import { readAdoptions } from './pieceAdoptions.ts';
import type { PieceRole } from './pieceColumns.ts';
import type { PieceRow } from './pieceTable.ts';

/** What a list is set beside. */
export interface PieceListFacts {
  readonly year: number;
  readonly today: PlainDate;
  /** Of every year. */
  readonly pieces: readonly Piece[];
  readonly names: NameIndex;
  readonly unitName: (id: UnitId) => string;
  /** Whose list it is, where a line names no unit. */
  readonly ownerOf: (row: PieceRow) => string | undefined;
}

/** What a person decided: which unit a name means, which lines are not taken. */
export interface PieceListChoices {
  readonly units: ReadonlyMap<string, UnitId>;
  readonly left: ReadonlySet<string>;
}

/** A piece as it is to be recorded. */
export type NewPiece = Omit<Piece, 'id' | 'recordedAt'>;

/** A line of the list, and what becomes of it. */
export type PieceLine = { readonly row: PieceRow; readonly unit: string } & Verdict;

type Verdict =
  /** One more piece. `isProposed`: something of it was supposed, as its notes say. */
  | { readonly state: 'add'; readonly piece: NewPiece; readonly notes: readonly string[]; readonly isProposed: boolean }
  /** A piece that is there already, on record or in a line above, and was taken up once more. */
  | {
      readonly state: 'adopt';
      readonly piece: NewPiece;
      readonly adoptions: readonly Adoption[];
      readonly notes: readonly string[];
      readonly isProposed: boolean;
    }
  | { readonly state: 'already'; readonly piece: NewPiece; readonly notes: readonly string[] }
  | Left;

interface Left {
  readonly state: 'left';
  /** Why, in Chinese, and the cell that is to blame. */
  readonly reason: string;
  readonly address: string;
  /** What a person may say: which unit a name means, once for all lines; that a line they left is to be taken. */
  readonly unknown?: 'unit' | 'choice';
}

/** What a list would write. */
export interface PieceWrites {
  readonly add: readonly NewPiece[];
  /** Pieces on record, with what took them up since. */
  readonly adopt: readonly Piece[];
}

const LONGEST_TITLE = 200;

function left(reason: string, address: string, unknown?: Left['unknown']): Left {
  return { state: 'left', reason, address, ...(unknown === undefined ? {} : { unknown }) };
}

function textOf({ cells }: PieceRow, role: PieceRole): string {
  return cells[role]?.text ?? '';
}

/** A piece on record or of a line above, with the adoptions that lines add. */
interface Known extends PieceMark {
  readonly stored?: Piece;
  readonly line?: number;
  adoptions: readonly Adoption[];
}

/**
 * Sets the lines of a list beside the pieces on record, in their order. Nothing is doubled: what is there already (`samePieces`) is not added again,
 * and gets only the adoptions that it lacks. Nothing is guessed: what is not told stays, with why.
 */
export function matchPieces(
  rows: readonly PieceRow[],
  facts: PieceListFacts,
  choices: PieceListChoices,
): { readonly lines: readonly PieceLine[]; readonly writes: PieceWrites } {
  const known = samePieces<Known>(facts.pieces.map((piece) => ({ ...piece, stored: piece })));
  const added: (Known & NewPiece)[] = [];
  const adopted = new Set<Known>();
  const verdictOf = (row: PieceRow, unit: string): Verdict => {
    const read = readLine(row, unit, facts, choices);
    if (read.state === 'left') return read;
    const { piece, notes, isProposed } = read;
    const same = known.of(piece);
    if (same === undefined) {
      const other = known.byLink(piece.link);
      if (other !== undefined) return left(elsewhere(other, facts), row.cells.link?.address ?? '');
      const one = { ...piece, line: row.line };
      known.put(one);
      added.push(one);
      return { state: 'add', piece, notes, isProposed };
    }
    const said = same.line === undefined ? [] : [`与第 ${same.line} 行是同一篇`];
    const more = piece.adoptions.filter((each) => !same.adoptions.some((other) => isSameAdoption(each, other)));
    if (more.length === 0) return { state: 'already', piece, notes: said };
    same.adoptions = [...same.adoptions, ...more];
    if (same.stored !== undefined) adopted.add(same);
    return { state: 'adopt', piece, adoptions: more, notes: [...said, ...notes], isProposed };
  };
  const lines = rows.map((row): PieceLine => {
    const unit = textOf(row, 'unit') || (facts.ownerOf(row) ?? '');
    return { row, unit, ...verdictOf(row, unit) };
  });
  return {
    lines,
    writes: {
      add: added.map(({ unitId, title, on, channel, link, adoptions }) => ({
        unitId,
        title,
        on,
        channel,
        link,
        adoptions,
      })),
      adopt: [...adopted].flatMap(({ stored, adoptions }) => (stored === undefined ? [] : [{ ...stored, adoptions }])),
    },
  };
}

function elsewhere({ unitId, title, on }: Known, { unitName }: PieceListFacts): string {
  return `这个链接已记在“${unitName(unitId)}”名下（${on}《${title}》），没有记入`;
}

type ReadLine = Left | Extract<Verdict, { state: 'add' }>;

function readLine(
  row: PieceRow,
  unit: string,
  facts: PieceListFacts,
  { units, left: out }: PieceListChoices,
): ReadLine {
  const title = textOf(row, 'title').replaceAll(/\s+/gu, ' ');
  const at = (role: PieceRole): string => row.cells[role]?.address ?? row.cells.title?.address ?? '';
  if (out.has(row.key)) return left('按您的选择不记入', at('title'), 'choice');
  if (row.trouble !== undefined) return left(row.trouble, at('title'));
  if (title === '') return left('没有标题', at('title'));
  if (title.length > LONGEST_TITLE) return left(`标题超过 ${LONGEST_TITLE} 个字`, at('title'));
  const found = facts.names.find(unit);
  const unitId = units.get(unit) ?? (found?.kind === 'unit' ? found.id : undefined);
  if (unitId === undefined) {
    return unit === ''
      ? left('没有写单位', at('unit'))
      : left(`单位“${unit}”不在册，或不止一个单位，请选择`, at('unit'), 'unit');
  }
  const day = dayOf(row, facts);
  if (typeof day === 'object') return left(day.reason, at('day'));
  const { link, note } = linkOf(textOf(row, 'link'));
  const taken = adoptionsOf(row, day);
  const troubles = taken.adoptions.map((each) => adoptionTrouble(each, day, facts.today));
  const trouble = troubles.find((each) => each !== undefined);
  if (trouble !== undefined) return left(trouble, at('adopted'));
  const isOfYear =
    dateParts(day).year === facts.year || taken.adoptions.some(({ on }) => dateParts(on).year === facts.year);
  if (!isOfYear) return left(`日期 ${day} 不在 ${facts.year} 年，也没有 ${facts.year} 年的采用`, at('day'));
  const notes = [...(row.unitFromAbove ? ['单位按上一行'] : []), ...(note === undefined ? [] : [note]), ...taken.notes];
  return {
    state: 'add',
    piece: {
      unitId,
      title,
      on: day,
      channel: textOf(row, 'channel').slice(0, LONGEST_TITLE),
      link,
      adoptions: taken.adoptions,
    },
    notes,
    isProposed: row.unitFromAbove === true || taken.notes.length > 0,
  };
}

function dayOf(row: PieceRow, { today }: PieceListFacts): PlainDate | { readonly reason: string } {
  const cell = row.cells.day;
  if (cell === undefined || cell.text === '') return { reason: '没有写日期' };
  const read = readDate(cell.date ?? bareDate(cell.text), { year: row.year, serial: cell.isNumber === true });
  if (read.kind !== 'date') return { reason: `“${cell.text}”${read.why}` };
  return read.date > today ? { reason: `日期 ${read.date} 晚于今天` } : read.date;
}

/** What the columns of adoptions say together; the same said twice is one. */
function adoptionsOf(row: PieceRow, pieceOn: PlainDate) {
  const on = row.cells.adoptedOn;
  const day =
    on === undefined || on.text === '' ? undefined : readDate(on.date ?? bareDate(on.text), { year: row.year });
  const context = {
    year: row.year,
    on: day?.kind === 'date' ? day.date : undefined,
    outlet: textOf(row, 'outlet').slice(0, LONGEST_TITLE),
    pieceOn,
  };
  const cells = [
    ...(row.cells.adopted === undefined ? [] : [row.cells.adopted]),
    ...ADOPTION_LEVELS.flatMap((level) => {
      const cell = row.cells[level];
      return cell === undefined ? [] : [{ ...cell, level }];
    }),
  ];
  const read = cells.map((cell) => readAdoptions(cell, context));
  const adoptions: Adoption[] = [];
  for (const each of read.flatMap((one) => one.adoptions)) {
    if (!adoptions.some((other) => isSameAdoption(each, other))) adoptions.push(each);
  }
  const wrong = day !== undefined && day.kind !== 'date' ? [`采用日期“${on?.text ?? ''}”${day.why}`] : [];
  return { adoptions, notes: [...new Set([...wrong, ...read.flatMap(({ notes }) => notes)])] };
}
