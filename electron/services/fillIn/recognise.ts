import type { BookState } from '../../contract/fillIn.ts';
import { assertNever, type FillInBookId, type FillInRoundId, type UnitId, type Year } from '../../domain/brand.ts';
import { identifyBook, type BookIdentity } from '../../domain/fillIn/identifyBook.ts';
import type { ReturnedBook } from '../../domain/fillIn/returned.ts';
import type { FillInBook, FillInRound } from '../../domain/fillIn/round.ts';
import { nameIndex } from '../../domain/units/names.ts';
import type { ServiceContext } from '../app/context.ts';

/** What a file turned out to be: one of our books, or why it is none that can be taken in. */
export type RecognisedBook =
  | {
      readonly book: FillInBook;
      readonly round: FillInRound;
      readonly state: Extract<BookState, 'ready' | 'stale' | 'unmarked'>;
      readonly sentence: string;
      readonly notes: readonly string[];
    }
  | { readonly book?: undefined; readonly state: BookState; readonly sentence: string };

/** Tells what a workbook is, and says it in a sentence. */
export function recogniseBook(context: ServiceContext, year: Year, returned: ReturnedBook): RecognisedBook {
  const { store } = context;
  const identity = identifyBook(returned, {
    workspace: store.workspace.setting('workspace') ?? '',
    year,
    yearOfBook: (id) => {
      const book = store.fillIn.book(id);
      return book && store.fillIn.round(book.roundId)?.year;
    },
  });
  if (identity.kind === 'ours') return oneOfOurs(context, year, identity);
  if (identity.kind === 'unmarked') return byHeading(context, year, returned);
  return refused(identity, year);
}

function refused(identity: Exclude<BookIdentity, { kind: 'ours' | 'unmarked' }>, year: Year): RecognisedBook {
  switch (identity.kind) {
    case 'otherYear':
      return {
        state: 'otherYear',
        sentence: `这是 ${identity.year} 年度的填报表，现在打开的是 ${year} 年度，没有读取。要接收它，请先在右上角切换到 ${identity.year} 年度。`,
      };
    case 'otherDistrict':
      return {
        state: 'otherDistrict',
        sentence: `这是${identity.district === '' ? '另一个单位' : `“${identity.district}”`}的工作台发出的填报表，不是这里发出的，没有读取。请退回寄错的单位，或核对文件。`,
      };
    case 'unknownRound':
      return {
        state: 'unknown',
        sentence:
          '这份填报表所属的期次在这里没有记录（期次可能已删除，或恢复过较早的备份），没有读取。请为该单位重新生成填报表。',
      };
    case 'otherKind':
      return { state: 'unknown', sentence: '这是本程序导出的台账，不是填报表，没有读取。要读取它，请到“导入”。' };
    case 'noForm':
      return {
        state: 'unknown',
        sentence:
          '没有找到填报表的表头（“完成情况”“完成日期”等列），没有读取。请确认选对了文件，并请单位在原文件上填写。',
      };
    default:
      return assertNever(identity);
  }
}

function oneOfOurs(
  context: ServiceContext,
  year: Year,
  identity: Extract<BookIdentity, { kind: 'ours' }>,
): RecognisedBook {
  const { fillIn } = context.store;
  const book = fillIn.book(identity.bookId);
  const round = book && fillIn.round(book.roundId);
  if (!book || !round) return refused({ kind: 'unknownRound' }, year);
  const notes = [
    ...(identity.unstamped === 'gone' ? ['隐藏的标记页没有了（另存时丢失或被删除），已按每行的标识对应。'] : []),
    ...(identity.unstamped === 'changed' ? ['隐藏的标记页被改动，没有采用；已按每行的标识对应，请核对。'] : []),
    ...(isSuperseded(context, book) ? ['发出这份之后，又为该单位重新生成过一份；这份是较早的。'] : []),
  ];
  const newer = newerRound(context, year, book, round);
  if (newer === undefined) return { book, round, state: 'ready', sentence: '', notes };
  const sentence = `这是较早一期“${round.title}”的填报表，${book.label}已有更新的一期“${newer.title}”。默认不接收；确实要用，请勾选。`;
  return { book, round, state: 'stale', sentence, notes };
}

function isSuperseded({ store }: ServiceContext, { id, roundId, unitIds }: FillInBook): boolean {
  const books = store.fillIn.booksOf(roundId);
  const later = books.slice(books.findIndex((book) => book.id === id) + 1);
  return unitIds.every((unit) => later.some((book) => book.unitIds.includes(unit)));
}

/** A later round of the year that asks all of the book's units. */
function newerRound(
  { store }: ServiceContext,
  year: Year,
  { unitIds }: FillInBook,
  { id }: FillInRound,
): FillInRound | undefined {
  const rounds = store.fillIn.roundsOfYear(year);
  const later = rounds.slice(
    0,
    Math.max(
      0,
      rounds.findIndex((round) => round.id === id),
    ),
  );
  return later.find((round) => {
    const asked = new Set<UnitId>(store.fillIn.booksOf(round.id).flatMap((book) => book.unitIds));
    return unitIds.every((unit) => asked.has(unit));
  });
}

const UNIT = /填报单位[：:]\s*([^\s填]+)/u;

/** Without any mark the heading still says which unit's book it is, and of which round. */
function byHeading(context: ServiceContext, year: Year, { sheets }: ReturnedBook): RecognisedBook {
  const { store } = context;
  const heading = sheets.map((sheet) => sheet.heading).join('\n');
  const name = UNIT.exec(heading)?.[1] ?? '';
  const party = nameIndex(store.units.units(), []).find(name);
  const books = store.fillIn.roundsOfYear(year).flatMap((round) => {
    const last = party && lastBook(context, round.id, party.id as UnitId);
    return last === undefined ? [] : [{ round, bookId: last }];
  });
  const found = books.find(({ round }) => heading.includes(`（${round.title}）`)) ?? books[0];
  const book = found && store.fillIn.book(found.bookId);
  if (!found || !book) {
    return {
      state: 'unknown',
      sentence:
        '表里的标识都没有了，“填报单位”也对不上发出过填报表的单位，没有读取。请单位在原文件上填写，或为它重新生成一份。',
    };
  }
  return {
    book,
    round: found.round,
    state: 'unmarked',
    sentence: `表里的标识都没有了（可能是复制到新表填写的），按表头认作${book.label}“${found.round.title}”的填报表，各行按文字对应。请逐行核对后勾选。`,
    notes: [],
  };
}

function lastBook({ store }: ServiceContext, roundId: FillInRoundId, unitId: UnitId): FillInBookId | undefined {
  return store.fillIn.booksOf(roundId).findLast((book) => book.unitIds.includes(unitId))?.id;
}
