import { keepPieces } from '../year/pieces.ts';
import { writeReopened } from '../year/reopen.ts';
import type { AcceptSummary } from '../../contract/fillIn.ts';
import { type PlainDate } from '../../domain/dates/plainDate.ts';
import type { FaultChange } from '../../domain/exchange/faultMatching.ts';
import { type RowWrite } from '../../domain/exchange/bookWriting.ts';
import type { UnitId } from '../../domain/brand.ts';
import { roundAnswer } from '../../domain/exchange/roundAnswer.ts';
import type { FillInBook, FillInRound, RoundAnswer } from '../../domain/fillIn/round.ts';
import { occurrenceKey, sameOccurrence, type OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { OpenField } from '../../domain/model/documents.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import { whyReopened } from '../../domain/registrations/reopening.ts';
import { isEarly, registrationMeant } from '../../domain/registrations/mayRegister.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AnswerChange } from './answers.ts';
import { keptTasks } from './taskLists.ts';
import { type ReviewedBook, type ReviewedRow } from './review.ts';

/** As long as the contract lets a reason be. */
const LONGEST_REASON = 200;

/** A row of a book with what was decided about it. */
export interface RowToAccept {
  readonly row: ReviewedRow;
  readonly write: RowWrite | undefined;
  readonly exempt: boolean;
  /** The cells that are taken over. */
  readonly take: readonly OpenField[];
  /** Why it was done before its period began. */
  readonly earlyReason?: string;
  /** Something of it stays behind. */
  readonly left: boolean;
}

/** A book with what was decided about it. */
export interface BookToAccept {
  readonly reviewed: ReviewedBook;
  readonly book: FillInBook;
  readonly round: FillInRound;
  readonly added: 'note' | 'ignore';
  readonly rows: readonly RowToAccept[];
  /** Replies to findings that are taken over, and how many stay behind. */
  readonly faults: readonly FaultChange[];
  readonly faultsLeft: readonly FaultChange[];
  /** Answers to requests and other cases that are taken over, and how many stay behind. */
  readonly requests: readonly AnswerChange[];
  readonly requestsLeft: readonly AnswerChange[];
  /** The day on which the unit answered. */
  readonly repliedOn: PlainDate;
}

/** The registration that a row of a book is about; `undefined` where its day would be a new one. */
export function meantOf({ record: { occurrence, fulfilments }, ours }: ReviewedRow): Fulfilment | undefined {
  return registrationMeant(occurrence, fulfilments, ours.doneOn);
}

interface WrittenCounts {
  registered: number;
  corrected: number;
  reported: number;
  exempted: number;
}

/** Writes what was decided: registrations, reports, replies, answers, and that the books came back. Runs inside a command. */
export function writeBooks(context: ServiceContext, books: readonly BookToAccept[]): Omit<AcceptSummary, 'remaining'> {
  const counts: WrittenCounts = { registered: 0, corrected: 0, reported: 0, exempted: 0 };
  for (const book of books) {
    for (const row of book.rows) writeRow(context, book.round, row, counts);
    writeRound(context, book);
    for (const { finding, after } of book.faults) {
      context.store.findings.setReply(finding.id, { ...after, on: book.repliedOn });
    }
    for (const { write } of book.requests) write?.();
    writeReturns(context, book);
  }
  const rows = books.flatMap((book) => book.rows);
  const replied = books.reduce((sum, { faults }) => sum + faults.length, 0);
  const answered = books.reduce((sum, { requests }) => sum + requests.length, 0);
  return {
    books: books.length,
    rows: rows.filter(({ write, exempt }) => write !== undefined || exempt).length,
    ...counts,
    ...(replied > 0 ? { replied } : {}),
    ...(answered > 0 ? { answered } : {}),
    ...counted('claimed', books, ({ scores }) => scores?.claims.length),
    ...counted('listed', books, ({ tasks }) => tasks?.length),
    left: books
      .filter(({ reviewed }) => !reviewed.file.reopened)
      .reduce(
        (sum, { rows: own, requestsLeft }) => sum + own.filter(({ left }) => left).length + requestsLeft.length,
        0,
      ),
  };
}

function counted<Name extends string>(
  name: Name,
  books: readonly BookToAccept[],
  of: (reviewed: ReviewedBook) => number | undefined,
): Partial<Record<Name, number>> {
  const sum = books.reduce((total, { reviewed }) => total + (of(reviewed) ?? 0), 0);
  return sum > 0 ? ({ [name]: sum } as Record<Name, number>) : {};
}

/** Keeps by round what the unit said: of each item, or its list, or its points. What its book says nothing new of stands as it was said in this round before. */
function writeRound({ store, clock }: ServiceContext, { reviewed, book, round, rows }: BookToAccept): void {
  const { scores, tasks } = reviewed;
  const [unitId] = book.unitIds;
  if (scores && unitId !== undefined) {
    const claims = scores.claims.map(({ indicatorId, points, reason }) => ({ indicatorId, points, reason }));
    store.rounds.setScores(round.id, unitId, claims);
  }
  if (tasks && unitId !== undefined) {
    const before = store.rounds.tasksOf(round.id).filter((task) => task.unitId === unitId);
    store.rounds.setTasks(round.id, unitId, keptTasks(tasks, before));
  }
  const silent = new Set(silentUnits(reviewed, book, rows));
  for (const each of rows) {
    const key = occurrenceKey(each.row.record.occurrence);
    if (silent.has(key.unitId)) continue;
    const before = answerBefore(store, round, key);
    const said = roundAnswer(each.row.diff, { write: each.write, take: each.take, before });
    if (before && SAID.every((field) => said[field] === before[field])) continue;
    // What is looked at once more was said when it first came.
    const reportedOn = (reviewed.file.reopened ? before?.reportedOn : undefined) ?? clock.today();
    store.rounds.setAnswer({ ...key, roundId: round.id, ...said, reportedOn });
  }
}

const SAID = ['status', 'doneOn', 'link', 'progress'] as const;

function answerBefore({ rounds }: Store, round: FillInRound, item: OccurrenceKey): RoundAnswer | undefined {
  return rounds
    .answersOf(item.dutyId, item.unitId)
    .find((answer) => answer.roundId === round.id && sameOccurrence(answer, item));
}

/** In a book of several units, those who wrote nothing have not returned theirs. */
function silentUnits(
  { faults, requests }: ReviewedBook,
  { unitIds }: FillInBook,
  rows: readonly RowToAccept[],
): readonly UnitId[] {
  if (unitIds.length === 1) return [];
  return unitIds.filter(
    (unitId) =>
      (faults?.filled.get(unitId) ?? 0) + (requests?.filled.get(unitId) ?? 0) === 0 &&
      !rows.some(({ row }) => row.view.unitId === unitId && row.diff.filled),
  );
}

function writeRow(
  context: ServiceContext,
  round: FillInRound,
  { row, write, exempt, earlyReason }: RowToAccept,
  counts: WrittenCounts,
): void {
  const { store, clock } = context;
  const key = occurrenceKey(row.record.occurrence);
  if (write) {
    writeFulfilment(context, row, earlyReason === undefined ? write : { ...write, earlyReason }, counts);
    const reportedOn = clock.today();
    store.reports.set(key, { ...write.report, reportedOn, roundId: round.id }, clock.now());
    counts.reported += 1;
  }
  if (!exempt) return;
  const said = row.diff.theirs.remarks || row.diff.theirs.progress;
  const reason = `单位填报不涉及${said === '' ? '' : `：${said}`}`.slice(0, LONGEST_REASON);
  store.exemptions.set(key, { reason }, clock.now());
  counts.exempted += 1;
}

/** A day registers or corrects; a link alone goes to what is registered already. */
function writeFulfilment(
  context: ServiceContext,
  row: ReviewedRow,
  { doneOn, link, earlyReason }: RowWrite & { readonly earlyReason?: string },
  counts: WrittenCounts,
): void {
  const { store, clock } = context;
  const { occurrence } = row.record;
  const known = meantOf(row);
  const year = store.duties.yearOf(occurrence.dutyId);
  const early = doneOn !== undefined && earlyReason !== undefined && isEarly(occurrence, doneOn) ? { earlyReason } : {};
  if (known) {
    if ((doneOn ?? known.doneOn) === known.doneOn && link === known.link) return;
    const change = { ...(doneOn === undefined ? {} : { doneOn }), link, ...early };
    const moved = { removed: [known], added: [{ ...known, ...change }] };
    const why = occurrence.state === 'closed' ? whyReopened(known, change) : undefined;
    const update = () => {
      store.fulfilments.update(known.id, change);
      if (why !== undefined) writeReopened(context, [{ item: occurrenceKey(occurrence), why }]);
    };
    if (year === undefined) update();
    else keepPieces(store, year, moved, update);
    counts.corrected += 1;
    return;
  }
  if (doneOn === undefined) return;
  const made = { ...occurrenceKey(occurrence), doneOn, recordedAt: clock.now(), title: '', link, ...early };
  const write = () => store.fulfilments.add(made);
  if (year === undefined) write();
  else keepPieces(store, year, { added: [made] }, write);
  counts.registered += 1;
}

function writeReturns({ store, clock }: ServiceContext, planned: BookToAccept): void {
  const { reviewed, book, round, added, rows, faults, faultsLeft, requests, requestsLeft } = planned;
  const { view, file, scores, tasks } = reviewed;
  const silent = new Set(silentUnits(reviewed, book, rows));
  const side = (scores?.claims.length ?? 0) + (tasks?.length ?? 0);
  for (const unitId of book.unitIds) {
    const own = rows.filter(({ row }) => row.view.unitId === unitId);
    const ofUnit = (changes: readonly FaultChange[]) =>
      changes.filter(({ finding }) => finding.unitId === unitId).length;
    const answers = (changes: readonly AnswerChange[]) => changes.filter((change) => change.unitId === unitId).length;
    const filled =
      view.kind === 'progress'
        ? own.filter(({ row }) => row.diff.filled).length +
          (reviewed.faults?.filled.get(unitId) ?? 0) +
          (reviewed.requests?.filled.get(unitId) ?? 0)
        : view.filled;
    if (silent.has(unitId)) continue;
    store.fillIn.addReturn({
      roundId: round.id,
      bookId: book.id,
      unitId,
      fileName: view.fileName,
      sha256: file.sha256,
      returnedAt: clock.now(),
      filled,
      taken:
        own.filter(({ write, exempt }) => write !== undefined || exempt).length +
        ofUnit(faults) +
        answers(requests) +
        side,
      // What was looked at once more and left again is decided.
      left: file.reopened
        ? 0
        : own.filter(({ left }) => left).length +
          ofUnit(faultsLeft) +
          answers(requestsLeft) +
          (scores?.troubles.length ?? 0),
      notes: added === 'note' ? notesOf(reviewed, book, unitId) : '',
    });
  }
}

/** The added rows of a unit's sheet; of a sheet that is nobody's, they go to the first unit. */
function notesOf({ view, rows }: ReviewedBook, { unitIds }: FillInBook, unitId: UnitId): string {
  const sheetOf = new Map(rows.map(({ view: { sheet, unitId } }) => [sheet, unitId]));
  return view.added
    .filter(({ sheet }) => (sheetOf.get(sheet) ?? unitIds[0]) === unitId)
    .map(({ text }) => text)
    .join('\n');
}
