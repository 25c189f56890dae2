import type {
  BookState,
  FillInRowDecision,
  OpenField,
  Receipt,
  ReceiptBook,
  ReceiptFault,
  ReceiptAnswer,
  ReceiptRow,
} from '../../electron/contract/fillIn.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';

export interface ReceiptDecisions {
  /** By book. */
  readonly included: Readonly<Record<string, boolean>>;
  readonly added: Readonly<Record<string, 'note' | 'ignore'>>;
  /** By book and row: `book row`. What is left out of a decision stays as it is proposed. */
  readonly rows: Readonly<Record<string, FillInRowDecision>>;
  /** By book: which replies to findings and answers to requests are taken over, and the day on which the unit answered. */
  readonly faults?: Readonly<Record<string, FaultDecisions>>;
}

interface FaultDecisions {
  readonly taken?: Readonly<Record<string, boolean>>;
  readonly repliedOn?: PlainDate;
}

export const NO_DECISIONS: ReceiptDecisions = { included: {}, added: {}, rows: {} };

function keyOf(book: ReceiptBook, row: ReceiptRow): string {
  return `${book.bookKey} ${row.key}`;
}

export function isIncluded(book: ReceiptBook, decisions: ReceiptDecisions): boolean {
  return book.acceptable && (decisions.included[book.bookKey] ?? book.ticked);
}

/** Ticks a book; another state of the same book is let go of. */
export function include(
  receipt: Receipt,
  book: ReceiptBook,
  on: boolean,
  decisions: ReceiptDecisions,
): ReceiptDecisions {
  const twins = on && book.bookId !== undefined ? receipt.books.filter((other) => other.bookId === book.bookId) : [];
  const others = Object.fromEntries(twins.map(({ bookKey }) => [bookKey, false]));
  return { ...decisions, included: { ...decisions.included, ...others, [book.bookKey]: on } };
}

export function choiceOf(book: ReceiptBook, row: ReceiptRow, decisions: ReceiptDecisions): FillInRowDecision {
  return decisions.rows[keyOf(book, row)] ?? {};
}

export function takenOf(book: ReceiptBook, row: ReceiptRow, decisions: ReceiptDecisions): readonly OpenField[] {
  return choiceOf(book, row, decisions).take ?? row.takenAtFirst;
}

export function choose(
  book: ReceiptBook,
  row: ReceiptRow,
  choice: FillInRowDecision,
  decisions: ReceiptDecisions,
): ReceiptDecisions {
  const key = keyOf(book, row);
  return { ...decisions, rows: { ...decisions.rows, [key]: { ...decisions.rows[key], ...choice } } };
}

/** The day that the person gives in place of a missing one; `undefined` takes it back. */
export function giveDate(
  book: ReceiptBook,
  row: ReceiptRow,
  doneOn: PlainDate | undefined,
  decisions: ReceiptDecisions,
): ReceiptDecisions {
  const { doneOn: _before, ...rest } = choiceOf(book, row, decisions);
  const choice = doneOn === undefined ? rest : { ...rest, doneOn };
  return { ...decisions, rows: { ...decisions.rows, [keyOf(book, row)]: choice } };
}

/** Why something was done before its period began; '' takes it back. */
export function giveReason(
  book: ReceiptBook,
  row: ReceiptRow,
  reason: string,
  decisions: ReceiptDecisions,
): ReceiptDecisions {
  const { earlyReason: _before, ...rest } = choiceOf(book, row, decisions);
  const choice = reason === '' ? rest : { ...rest, earlyReason: reason };
  return { ...decisions, rows: { ...decisions.rows, [keyOf(book, row)]: choice } };
}

/** The unit's day is early, or the one that the person gave is. */
export function wantsReason(book: ReceiptBook, row: ReceiptRow, decisions: ReceiptDecisions): boolean {
  const { doneOn } = choiceOf(book, row, decisions);
  return doneOn === undefined ? row.wantsReason : row.periodFrom !== undefined && doneOn < row.periodFrom;
}

export function takeField(
  book: ReceiptBook,
  row: ReceiptRow,
  field: OpenField,
  on: boolean,
  decisions: ReceiptDecisions,
): ReceiptDecisions {
  const taken = takenOf(book, row, decisions).filter((other) => other !== field);
  return choose(book, row, { take: on ? [...taken, field] : taken }, decisions);
}

/** Which of a row's cells a button for the whole book or the whole row takes. */
export type TakeAll = 'proposed' | 'theirs' | 'none';

export function takeRow(
  book: ReceiptBook,
  row: ReceiptRow,
  which: TakeAll,
  decisions: ReceiptDecisions,
): ReceiptDecisions {
  return choose(book, row, { take: fieldsOf(row, which) }, decisions);
}

export function takeBook(book: ReceiptBook, which: TakeAll, decisions: ReceiptDecisions): ReceiptDecisions {
  return book.rows.reduce((all, row) => takeRow(book, row, which, all), decisions);
}

function fieldsOf(row: ReceiptRow, which: TakeAll): readonly OpenField[] {
  if (which === 'none') return [];
  if (which === 'proposed') return row.takenAtFirst;
  return row.cells.filter(({ barred, clears }) => barred === undefined && !clears).map(({ field }) => field);
}

/** What stands on a further sheet of a book: a reply to a finding, or an answer to a request. */
type SideLine = Pick<ReceiptFault | ReceiptAnswer, 'key' | 'barred' | 'takenAtFirst'>;

export function faultChoices(book: ReceiptBook, decisions: ReceiptDecisions): FaultDecisions {
  return decisions.faults?.[book.bookKey] ?? {};
}

/** Whether a reply to a finding, or an answer to a request, is taken over. */
export function takesFault(book: ReceiptBook, fault: SideLine, decisions: ReceiptDecisions): boolean {
  if (fault.barred !== undefined) return false;
  return faultChoices(book, decisions).taken?.[fault.key] ?? fault.takenAtFirst;
}

export function takeFault(
  book: ReceiptBook,
  fault: SideLine,
  on: boolean,
  decisions: ReceiptDecisions,
): ReceiptDecisions {
  const before = faultChoices(book, decisions);
  const own = { ...before, taken: { ...before.taken, [fault.key]: on } };
  return { ...decisions, faults: { ...decisions.faults, [book.bookKey]: own } };
}

/** The day on which the unit answered; `undefined` leaves it at the day on which the book is taken in. */
export function giveReplyDay(
  book: ReceiptBook,
  repliedOn: PlainDate | undefined,
  decisions: ReceiptDecisions,
): ReceiptDecisions {
  const { repliedOn: _before, ...rest } = faultChoices(book, decisions);
  const own = repliedOn === undefined ? rest : { ...rest, repliedOn };
  return { ...decisions, faults: { ...decisions.faults, [book.bookKey]: own } };
}

/** Something in the row that the proposal leaves to the person. */
export function needsLook(row: ReceiptRow): boolean {
  return row.exemptible || row.notes.length > 0 || row.takenAtFirst.length < row.cells.length;
}

export function hasConflict(row: ReceiptRow): boolean {
  return row.cells.some(({ conflict, clears }) => conflict && !clears);
}

/** How a book stands in the list: `blocked` cannot be taken in, `look` wants a person, `clear` can go as it is. */
export type BookRank = 'blocked' | 'look' | 'clear';

export function rankOf(book: ReceiptBook): BookRank {
  if (!book.acceptable) return 'blocked';
  const odd =
    book.state !== 'ready' ||
    book.added.length > 0 ||
    book.missing.count > 0 ||
    book.rows.some(needsLook) ||
    (book.troubles ?? []).length > 0 ||
    [...(book.faults ?? []), ...(book.requests ?? [])].some(({ takenAtFirst }) => !takenAtFirst);
  return odd ? 'look' : 'clear';
}

export const STATE_WORDS: Readonly<Record<BookState, string>> = {
  ready: '可接收',
  stale: '较早一期',
  otherState: '另一版本',
  unmarked: '标识缺失',
  duplicate: '重复',
  leftOver: '未采用的内容',
  otherYear: '其他年度',
  otherDistrict: '非本单位发出',
  empty: '没有内容',
  unknown: '无法识别',
  unreadable: '无法读取',
};

/** Rows of which something would be written. */
export function rowsToWrite(book: ReceiptBook, decisions: ReceiptDecisions): number {
  const side = [...(book.faults ?? []), ...(book.requests ?? [])];
  const replies = side.filter((line) => takesFault(book, line, decisions)).length;
  const rows = book.rows.filter((row) => {
    const { doneOn, exempt, earlyReason = '' } = choiceOf(book, row, decisions);
    const isHeldBack = wantsReason(book, row, decisions) && earlyReason.trim() === '';
    const writesDay = doneOn !== undefined ? !isHeldBack : row.wantsReason && !isHeldBack;
    return takenOf(book, row, decisions).length > 0 || writesDay || exempt === true;
  }).length;
  return rows + replies + (book.claims?.length ?? 0) + (book.tasks?.length ?? 0);
}

/** What is sent to be written: the ticked books with what was decided about their rows. */
export function acceptInput(receipt: Receipt, decisions: ReceiptDecisions): InputOf<'fillIn.accept'> {
  const books = receipt.books.filter((book) => isIncluded(book, decisions));
  return {
    receiptId: receipt.receiptId,
    books: Object.fromEntries(
      books.map((book) => [
        book.bookKey,
        {
          added: decisions.added[book.bookKey] ?? 'note',
          rows: rowChoices(book, decisions),
          ...faultInput(book, decisions),
        },
      ]),
    ),
  };
}

function faultInput(book: ReceiptBook, decisions: ReceiptDecisions) {
  const { taken = {}, repliedOn } = faultChoices(book, decisions);
  const of = (lines: readonly SideLine[] = []) => {
    const own = lines.flatMap(({ key }) => (taken[key] === undefined ? [] : [[key, taken[key]] as const]));
    return own.length > 0 ? Object.fromEntries(own) : undefined;
  };
  const [faults, requests] = [of(book.faults), of(book.requests)];
  return {
    ...(faults ? { faults } : {}),
    ...(requests ? { requests } : {}),
    ...(repliedOn === undefined ? {} : { repliedOn }),
  };
}

function rowChoices(book: ReceiptBook, decisions: ReceiptDecisions): InputOf<'fillIn.accept'>['books'][string]['rows'] {
  const entries = book.rows.flatMap((row) => {
    const { earlyReason = '', ...rest } = choiceOf(book, row, decisions);
    const decision = earlyReason.trim() === '' ? rest : { ...rest, earlyReason: earlyReason.trim() };
    return Object.keys(decision).length === 0 ? [] : [[row.key, decision] as const];
  });
  return Object.fromEntries(entries);
}
