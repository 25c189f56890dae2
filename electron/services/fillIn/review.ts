import type { BookState, ReceiptBook, ReceiptRow } from '../../contract/fillIn.ts';
import type { FillInBookId, Year } from '../../domain/brand.ts';
import { compareRow, theirCells, type RowDiff } from '../../domain/exchange/bookCells.ts';
import { matchScores, type ScoreMatch } from '../../domain/exchange/scoreMatching.ts';
import { matchBook, stampedWording, type ExpectedRow, type MatchedRow } from '../../domain/exchange/bookMatching.ts';
import { parsePlainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { takenAtFirst } from '../../domain/exchange/threeWay.ts';
import { OPEN_FIELDS, STATUS_WORDS, type OpenCells } from '../../domain/fillIn/form.ts';
import type { ListedTask } from '../../domain/fillIn/tasks.ts';
import type { ReturnedBook } from '../../domain/fillIn/returned.ts';
import { askedOf, type BookRow, type FillInBook, type FillInRound } from '../../domain/fillIn/round.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { anewFrom, beforeReturn, EXEMPT } from '../../domain/registrations/mayRegister.ts';
import { rowKey } from '../../domain/sheets/stamp.ts';
import { ROUND_KIND_WORDS } from '../../domain/words/documents.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import { factsIndex } from '../year/views.ts';
import { taskWords } from './forms.ts';
import { reviewFaults, type ReviewedFaults } from './faults.ts';
import { joinAnswers, type ReviewedAnswers } from './answers.ts';
import { reviewCases } from './cases.ts';
import { reviewRequests } from './requests.ts';
import { recogniseBook, type RecognisedBook } from './recognise.ts';
import { occurrenceRecords, type OccurrenceRecord, type OccurrenceRecords } from './occurrenceRecords.ts';
import type { PendingReceipt, ReceivedFile } from '../app/pendingReceipts.ts';

/** A row as it came back, with what it is compared to. */
export interface ReviewedRow {
  readonly view: ReceiptRow;
  readonly record: OccurrenceRecord;
  readonly diff: RowDiff;
  readonly ours: OpenCells;
}

/** A file of a receipt, looked through. `book` is missing where nothing of it can be taken in. */
export interface ReviewedBook {
  readonly view: ReceiptBook;
  readonly file: ReceivedFile;
  readonly book?: FillInBook;
  readonly round?: FillInRound;
  readonly rows: readonly ReviewedRow[];
  readonly faults?: ReviewedFaults;
  readonly requests?: ReviewedAnswers;
  /** Of a self-score. */
  readonly scores?: ScoreMatch;
  /** Of a list of tasks. */
  readonly tasks?: readonly ListedTask[];
}

interface Review {
  readonly context: ServiceContext;
  readonly year: Year;
  readonly records: OccurrenceRecords;
  readonly unitNames: ReadonlyMap<string, string>;
}

/** Compares everything in a receipt with what is on record now. */
export function reviewReceipt(context: ServiceContext, { year, files }: PendingReceipt): readonly ReviewedBook[] {
  const review: Review = {
    context,
    year,
    records: occurrenceRecords(context, year),
    unitNames: factsIndex(context.store.facts(year)).unitNames,
  };
  const hashes = new Map<string, string>();
  const books = new Map<FillInBookId, string>();
  return files.map((file) => {
    const twin = hashes.get(file.sha256);
    if (twin !== undefined) return nothingOf(file, 'duplicate', `与“${twin}”是同一份文件，内容完全相同，不必再接收。`);
    hashes.set(file.sha256, file.fileName);
    if (!file.book.ok) return nothingOf(file, 'unreadable', file.book.error.message);
    const known = recogniseBook(context, year, file, file.book.value);
    if (known.book === undefined) return nothingOf(file, known.state, known.sentence);
    const earlier = books.get(known.book.id);
    books.set(known.book.id, earlier ?? file.fileName);
    const stated = withTwin(context, file, known, earlier);
    return known.round.kind === 'progress'
      ? lookThrough(review, file, file.book.value, stated)
      : lookThroughSide(file, file.book.value, stated);
  });
}

const NONE_MISSING: ReceiptBook['missing'] = { count: 0, first: [] };

function nothingOf(file: ReceivedFile, state: BookState, sentence: string): ReviewedBook {
  const view: ReceiptBook = {
    bookKey: file.key,
    fileName: file.fileName,
    state,
    sentence,
    notes: [],
    acceptable: false,
    ticked: false,
    rows: [],
    total: 0,
    filled: 0,
    same: 0,
    added: [],
    missing: NONE_MISSING,
  };
  return { view, file, rows: [] };
}

type Found = Extract<RecognisedBook, { readonly book: FillInBook }>;
type Stated = Omit<Found, 'state'> & { readonly state: BookState };

/** The same book in two states, and a file that was taken in before, are not taken in unasked; one that is opened for what is left of it is. */
function withTwin({ store }: ServiceContext, file: ReceivedFile, known: Found, earlier: string | undefined): Stated {
  if (earlier !== undefined) {
    const sentence = `与“${earlier}”是同一份填报表，内容不同。只能接收其中一份：默认接收先放进来的；要用这一份，请改选它。`;
    return { ...known, state: 'otherState', sentence };
  }
  if (file.reopened) {
    const sentence =
      '这份填报表已经接收过。下面只列出没有采用的内容：采用的写入，其余的不再列为待处理；“不涉及”的，免除之前一直列着。';
    return { ...known, state: 'leftOver', sentence };
  }
  if (!store.fillIn.wasReturned(file.sha256)) return known;
  return { ...known, state: 'duplicate', sentence: takenBefore(store, file, known) };
}

function takenBefore({ fillIn }: Store, { sha256 }: ReceivedFile, { book, round }: Found): string {
  if (round.kind === 'progress') return '这份文件已经接收过。下面只列出当时没有采用的内容。';
  const last = fillIn.returnsOf(round.id).findLast(({ unitId }) => book.unitIds.includes(unitId));
  const what = ROUND_KIND_WORDS[round.kind];
  return last === undefined || last.sha256 === sha256
    ? `这份${what}已经接收过，下面是它的全部内容。默认不再接收。`
    : `这份${what}已经接收过，之后又接收了“${last.fileName}”；再接收会用这份较早的内容覆盖。默认不接收；确实要用，请勾选。`;
}

function lookThrough(review: Review, file: ReceivedFile, returned: ReturnedBook, known: Stated): ReviewedBook {
  const { book, round, state, sentence } = known;
  const { unitNames } = review;
  const expected = book.rows.map((row, n) => expectedRow(review, book, returned, row, n));
  const match = matchBook(returned, book.id, expected);
  const matched = match.rows.map((row) => reviewRow(review, book, row));
  const rows = matched.flatMap(({ row }) => row ?? []);
  const told = matched.map(({ view }) => view).filter(saysSomething);
  const faults = reviewFaults(review.context, review.year, returned, book, unitNames);
  const requests = joinAnswers(
    reviewRequests(review.context, review.year, returned, book, unitNames),
    reviewCases(review.context, review.year, returned, book, unitNames),
  );
  const missing = match.missing.map((n) => wordsOf(expected[n]));
  const view: ReceiptBook = {
    bookKey: file.key,
    fileName: file.fileName,
    state,
    sentence,
    notes: [...known.notes, ...sheetNotes(returned, book, unitNames), ...faults.notes, ...requests.notes],
    roundId: round.id,
    round: round.title,
    kind: round.kind,
    bookId: book.id,
    label: book.label,
    acceptable: true,
    ticked: state === 'ready' || state === 'leftOver',
    rows: told,
    total: match.rows.length,
    filled: matched.filter(({ filled }) => filled).length,
    same: match.rows.length - told.length,
    // What it adds and what it lacks was told when it came.
    added: state === 'leftOver' ? [] : match.added,
    ...(faults.views.length > 0 ? { faults: faults.views } : {}),
    ...(requests.views.length > 0 ? { requests: requests.views } : {}),
    missing: state === 'leftOver' ? NONE_MISSING : { count: missing.length, first: missing.slice(0, 5) },
  };
  return { view, file, book, round, rows, faults, requests };
}

/** A list of tasks takes the place of what the unit sent before; points of a self-score take the place of those of the same indicators. */
function lookThroughSide(file: ReceivedFile, returned: ReturnedBook, known: Stated): ReviewedBook {
  const { book, round, state, sentence, notes } = known;
  const base = nothingOf(file, state, sentence).view;
  const of = { roundId: round.id, round: round.title, kind: round.kind, bookId: book.id, label: book.label };
  const ticked = state === 'ready' || state === 'leftOver';
  const common = { ...base, ...of, notes, acceptable: true, ticked };
  if (round.kind === 'taskList') {
    const { tasks = [] } = returned;
    const troubles = (returned.taskTroubles ?? []).map((trouble) => `“${file.fileName}”${trouble}`);
    return {
      view: {
        ...common,
        tasks,
        ...(troubles.length > 0 ? { troubles } : {}),
        total: tasks.length,
        filled: tasks.length,
      },
      file,
      book,
      round,
      rows: [],
      tasks,
    };
  }
  const own = returned.stamp?.book === book.id ? returned.stamp : undefined;
  const [unitId] = book.unitIds;
  const { indicators: all = [] } = round.asking;
  const indicators = unitId === undefined ? all : askedOf(all, unitId);
  const scores = matchScores(file.fileName, returned.scores ?? [], own, indicators);
  const { claims, troubles, unclaimed, filled } = scores;
  if (claims.length === 0 && troubles.length === 0) {
    return nothingOf(file, 'empty', `${book.label}的自评表没有填自评分，没有读取。请单位填好后重新返回。`);
  }
  const gap = unclaimed.length === 0 ? [] : [`没有自评分的指标：${unclaimed.map(({ name }) => name).join('、')}。`];
  const unusable = {
    state: 'empty',
    sentence: `${book.label}的自评表没有一项自评分能采用，没有读取；已有的自评分不变。请单位改正后重新返回。`,
    acceptable: false,
    ticked: false,
  } as const;
  const view: ReceiptBook = {
    ...common,
    ...(claims.length > 0 ? {} : unusable),
    notes: [...notes, ...gap],
    total: indicators.length,
    filled,
    claims: claims.map(({ indicator: { name, full }, points, reason }) => ({ indicator: name, full, points, reason })),
    troubles,
  };
  return claims.length > 0 ? { view, file, book, round, rows: [], scores } : { view, file, rows: [] };
}

function saysSomething({ cells, notes, exemptible }: ReceiptRow): boolean {
  return cells.length > 0 || notes.length > 0 || exemptible;
}

/** A row as it went out: by the stamp, which travels with the book, else by what is on record now. */
function expectedRow(review: Review, book: FillInBook, { stamp }: ReturnedBook, row: BookRow, n: number): ExpectedRow {
  const stamped = stamp?.book === book.id ? stamp.rows[rowKey(book.id, n)] : undefined;
  const record = review.records.of(row.occurrence);
  const now = {
    content: record?.duty.content ?? '',
    period: record?.occurrence.period.label ?? '',
    dueOn: record?.occurrence.dueOn ?? '',
  };
  return {
    wording: stamped ? stampedWording(stamped) : now,
    unit: review.unitNames.get(row.occurrence.unitId) ?? '',
  };
}

function wordsOf(row: ExpectedRow | undefined): string {
  const { content = '', period = '' } = row?.wording ?? {};
  return `${content.length > 24 ? `${content.slice(0, 24)}…` : content}（${period}）`;
}

function sheetNotes(
  { sheets, otherSheets }: ReturnedBook,
  { unitIds }: FillInBook,
  unitNames: Review['unitNames'],
): string[] {
  const expected = new Set(unitIds.map((id) => unitNames.get(id) ?? ''));
  const renamed = sheets.filter(({ name }) => !expected.has(name));
  const gone = sheets.flatMap(({ name, missing }) => {
    const open = missing.filter((field) => OPEN_FIELDS.some((each) => each === field));
    return open.length === 0 ? [] : [`工作表“${name}”少了${open.length}个填写列，这些列没有读取。`];
  });
  return [
    ...renamed.map(({ name }) => `工作表改名为“${name}”，不影响读取。`),
    ...gone,
    ...(otherSheets.length > 0
      ? [`另有工作表${otherSheets.map((name) => `“${name}”`).join('')}不是填报表，没有读取。`]
      : []),
  ];
}

/** Why nothing of a row is registered, whatever it says; `told`: the day that it has. */
function whyShut(occurrence: Occurrence, told: PlainDate | undefined): string | undefined {
  if (occurrence.lamp === 'exempt') return `这一项${EXEMPT}；如要登记，请先取消免除`;
  const returnedOn = anewFrom(occurrence);
  return returnedOn !== undefined && told !== undefined && told < returnedOn
    ? beforeReturn(returnedOn, told)
    : undefined;
}

interface RowReview {
  readonly view: ReceiptRow;
  readonly filled: boolean;
  /** Missing where the occurrence is gone. */
  readonly row?: ReviewedRow;
}

function reviewRow(
  { context, year, records, unitNames }: Review,
  book: FillInBook,
  { n, sheet, row, notes }: MatchedRow,
): RowReview {
  const days = { year, today: context.clock.today() };
  const { occurrence, base } = book.rows[n] ?? { occurrence: undefined, base: undefined };
  const record = occurrence && records.of(occurrence);
  const common = { key: String(n), sheet, line: row.row + 1, unit: unitNames.get(occurrence?.unitId ?? '') ?? '' };
  if (!occurrence || !record) {
    const theirs = theirCells(row, days);
    const said = OPEN_FIELDS.map((field) => theirs[field])
      .filter((text) => text !== '')
      .join('；');
    const gone = said === '' ? [] : [`这项应办已不存在（事项、时限或单位已改），没有采用：${said}`];
    const view: ReceiptRow = {
      ...common,
      dutyId: occurrence?.dutyId ?? ('' as ReceiptRow['dutyId']),
      unitId: occurrence?.unitId ?? ('' as ReceiptRow['unitId']),
      task: row.cells.task?.text ?? '',
      content: row.cells.content?.text ?? '',
      period: row.cells.period?.text ?? '',
      dueOn: undefined,
      cells: [],
      takenAtFirst: [],
      wantsDate: false,
      periodFrom: undefined,
      wantsReason: false,
      exemptible: false,
      notes: said === '' ? [] : [...notes, ...gone],
    };
    return { view, filled: said !== '' };
  }
  const told = theirCells(row, days).doneOn;
  const ours = record.cells(told);
  const isExempt = record.occurrence.lamp === 'exempt';
  const { from } = record.occurrence.period;
  const shut = whyShut(record.occurrence, parsePlainDate(told));
  const diff = compareRow(row, base, ours, days, { ...(shut === undefined ? {} : { shut }), from });
  const isDone = diff.theirs.status === STATUS_WORDS.done;
  const view: ReceiptRow = {
    ...common,
    dutyId: occurrence.dutyId,
    unitId: occurrence.unitId,
    task: taskWords(record.duty),
    content: record.duty.content,
    period: record.occurrence.period.label,
    dueOn: record.occurrence.dueOn,
    cells: diff.cells,
    takenAtFirst: takenAtFirst(diff.cells),
    wantsDate:
      !isExempt &&
      diff.cells.some(
        ({ field, barred }) => (field === 'doneOn' && barred === 'unreadable') || (isDone && barred === 'incomplete'),
      ),
    periodFrom: from,
    wantsReason: diff.cells.some(({ barred }) => barred === 'early'),
    exemptible: diff.theirs.status === STATUS_WORDS.notApplicable && ours.doneOn === '' && !isExempt,
    notes,
  };
  return { view, filled: diff.filled, row: { view, record, diff, ours } };
}
