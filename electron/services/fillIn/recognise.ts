import type { BookState } from '../../contract/fillIn.ts';
import { assertNever, type FillInBookId, type FillInRoundId, type UnitId, type Year } from '../../domain/brand.ts';
import { identifyBook, type BookIdentity } from '../../domain/fillIn/identifyBook.ts';
import type { ReturnedBook } from '../../domain/fillIn/returned.ts';
import type { FillInBook, FillInRound } from '../../domain/fillIn/round.ts';
import { nameIndex } from '../../domain/units/names.ts';
import type { ReceivedFile } from '../app/pendingReceipts.ts';
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
export function recogniseBook(
  context: ServiceContext,
  year: Year,
  { fileName, of }: Pick<ReceivedFile, 'fileName' | 'of'>,
  returned: ReturnedBook,
): RecognisedBook {
  const { store } = context;
  const identity = identifyBook(returned, {
    workspace: store.workspace.setting('workspace') ?? '',
    year,
    yearOfBook: (id) => {
      const book = store.fillIn.book(id);
      return book && store.fillIn.round(book.roundId)?.year;
    },
  });
  if (identity.kind === 'ours') return oneOfOurs(context, year, identity, returned);
  if (of) return ownList(context, of, returned);
  if (identity.kind === 'unmarked') {
    return returned.sheets.length > 0 || returned.scores
      ? byHeading(context, year, returned)
      : byName(context, year, `${fileName}\n${returned.heading}`);
  }
  return refused(identity, year);
}

const NO_FORM: RecognisedBook = {
  state: 'unknown',
  sentence: '没有找到填报表的表头（“完成情况”“完成日期”等列），没有读取。请确认选对了文件，并请单位在原文件上填写。',
};

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
      return NO_FORM;
    default:
      return assertNever(identity);
  }
}

function oneOfOurs(
  context: ServiceContext,
  year: Year,
  identity: Extract<BookIdentity, { kind: 'ours' }>,
  returned: ReturnedBook,
): RecognisedBook {
  const { fillIn } = context.store;
  const book = fillIn.book(identity.bookId);
  const round = book && fillIn.round(book.roundId);
  if (!book || !round) return refused({ kind: 'unknownRound' }, year);
  const missing = missingForm(round, returned);
  if (missing) return missing;
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

/** Why there is nothing to take in of a book that is ours: it lacks what its round asks for. */
function missingForm({ kind }: FillInRound, returned: ReturnedBook): RecognisedBook | undefined {
  switch (kind) {
    case 'progress':
      return returned.sheets.length === 0 ? NO_FORM : undefined;
    case 'selfScore':
      return returned.scores
        ? undefined
        : {
            state: 'unknown',
            sentence:
              '没有找到自评表的表头（“指标”“自评分”“自评理由和佐证”），没有读取。请确认选对了文件，并请单位在原文件上填写。',
          };
    case 'taskList':
      return returned.tasks ? undefined : NO_TASKS;
    default:
      return assertNever(kind);
  }
}

const NO_TASKS: RecognisedBook = {
  state: 'empty',
  sentence: '没有读到任务：表里没有填写，或没有“任务内容”“完成时限”这样的表头，没有读取。请单位填好后重新返回。',
};

/** A document of a unit's own kind, dropped for it. */
function ownList(
  context: ServiceContext,
  { roundId, unitId }: NonNullable<ReceivedFile['of']>,
  { tasks }: ReturnedBook,
): RecognisedBook {
  const round = context.store.fillIn.round(roundId);
  const bookId = lastBook(context, roundId, unitId);
  const book = bookId && context.store.fillIn.book(bookId);
  if (!round || !book) {
    return { state: 'unknown', sentence: '这一期任务清单里没有这个单位（期次可能已删除），没有读取。请刷新后重试。' };
  }
  return tasks ? { book, round, state: 'ready', sentence: '', notes: [] } : NO_TASKS;
}

/** A list without any mark: the unit whose name its file or its head bears, in the latest round that asks it for one. */
function byName(context: ServiceContext, year: Year, words: string): RecognisedBook {
  const { store } = context;
  const named = store.units
    .units()
    .flatMap(({ id, name, aliases }) => [name, ...aliases].map((word) => ({ id, name, word })))
    .filter(({ word }) => word !== '' && words.includes(word))
    .toSorted((a, b) => b.word.length - a.word.length)[0];
  const rounds = store.fillIn.roundsOfYear(year).filter(({ kind }) => kind === 'taskList');
  const round = named && rounds.find(({ id }) => lastBook(context, id, named.id) !== undefined);
  const bookId = round && lastBook(context, round.id, named.id);
  const book = bookId && store.fillIn.book(bookId);
  if (!round || !book) {
    return {
      state: 'unknown',
      sentence:
        '不是这里发出的填报表，没有读取。如果是单位自己的任务清单，请在那一期任务清单里，点该单位一行的“读入清单”放入。',
    };
  }
  return {
    book,
    round,
    state: 'unmarked',
    sentence: `按文件名和标题认作${named.name}的任务清单（“${round.title}”）。请核对后勾选；不是的，请到该单位一行点“读入清单”。`,
    notes: [],
  };
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
  { id, kind }: FillInRound,
): FillInRound | undefined {
  const rounds = store.fillIn.roundsOfYear(year).filter((round) => round.kind === kind);
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
function byHeading(context: ServiceContext, year: Year, { sheets, heading: head }: ReturnedBook): RecognisedBook {
  const { store } = context;
  const kind = sheets.length > 0 ? 'progress' : 'selfScore';
  const heading = kind === 'progress' ? sheets.map((sheet) => sheet.heading).join('\n') : head;
  const name = UNIT.exec(heading)?.[1] ?? '';
  const party = nameIndex(store.units.units(), []).find(name);
  const rounds = store.fillIn.roundsOfYear(year).filter((round) => round.kind === kind);
  const books = rounds.flatMap((round) => {
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
