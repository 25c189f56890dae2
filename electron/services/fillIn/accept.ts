import { keepPieces } from '../year/pieces.ts';
import { writeReopened } from '../year/reopen.ts';
import type { Changed } from '../../contract/define.ts';
import type { AcceptSummary, FillInRowDecision } from '../../contract/fillIn.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { parsePlainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, type Failure, type Outcome } from '../../domain/failure.ts';
import type { FaultChange } from '../../domain/exchange/faultMatching.ts';
import { refuseReply } from '../../domain/findings/state.ts';
import { rowWrite, type RowWrite } from '../../domain/exchange/bookWriting.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { roundAnswer } from '../../domain/exchange/roundAnswer.ts';
import type { FillInBook, FillInRound, RoundAnswer } from '../../domain/fillIn/round.ts';
import { occurrenceKey, sameOccurrence, type OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { OpenField } from '../../domain/model/documents.ts';
import type { Verification } from '../../domain/model/ledger.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import { whyReopened } from '../../domain/registrations/reopening.ts';
import {
  cameAnewFrom,
  isEarly,
  refuseRegistrations,
  registrationMeant,
  wantsPieces,
  type WantedRegistration,
} from '../../domain/registrations/mayRegister.ts';
import type { Store } from '../../store/store.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { backUpBefore } from '../app/backups.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import { faultsTaken } from './faults.ts';
import { keptTasks } from './taskLists.ts';
import { reviewReceipt, type ReviewedBook, type ReviewedRow } from './review.ts';

type Input = ParsedInputOf<'fillIn.accept'>;

/** As long as the contract lets a reason be. */
const LONGEST_REASON = 200;

interface RowToAccept {
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

interface BookToAccept {
  readonly reviewed: ReviewedBook;
  readonly book: FillInBook;
  readonly round: FillInRound;
  readonly added: 'note' | 'ignore';
  readonly rows: readonly RowToAccept[];
  /** Replies to findings that are taken over, and how many stay behind. */
  readonly faults: readonly FaultChange[];
  readonly faultsLeft: readonly FaultChange[];
  /** The day on which the unit answered. */
  readonly repliedOn: PlainDate;
}

/**
 * Takes books in, in one transaction after a backup: what units did is registered or corrected, what they said is kept beside it.
 * Everything is compared anew, so that what the office did since the receipt was shown is not overwritten unasked.
 */
export async function acceptReceipt(context: ServiceContext, input: Input): Promise<Outcome<AcceptSummary & Changed>> {
  const first = planAll(context, input);
  if (!first.ok) return first;
  const unsaved = await backUpBefore(context, 'beforeFillIn');
  if (unsaved) return { ok: false, error: unsaved };
  // The backup took a moment, in which something may have been written.
  const planned = planAll(context, input);
  if (!planned.ok) return planned;
  const books = planned.value;
  const written = runCommand(context, { label: labelOf(books) }, () => write(context, books));
  if (!written.ok) return written;
  await keepLeft(context, books);
  return { ok: true, value: { ...written.value, remaining: takeOff(context, input, books) } };
}

/** Keeps the files of which something is left to decide; those that no return names any more go. What cannot be kept can be dropped in again. */
async function keepLeft({ store, returnedFolder }: ServiceContext, books: readonly BookToAccept[]): Promise<void> {
  const known = (await returnedFolder.list()).map(({ id }) => id);
  for (const id of known) if (!store.fillIn.wasReturned(id)) await returnedFolder.remove(id);
  for (const { reviewed, rows, faultsLeft } of books) {
    const { sha256, bytes, fileName } = reviewed.file;
    const isLeft =
      faultsLeft.length > 0 ||
      (reviewed.scores?.troubles.length ?? 0) > 0 ||
      rows.some(({ left, row, exempt }) => left || (row.view.exemptible && !exempt));
    if (isLeft && !known.includes(sha256)) await returnedFolder.add(sha256, fileName, bytes);
  }
}

/** Takes the books off the receipt, with further copies of the same files; answers what stays. */
function takeOff({ receipts }: ServiceContext, { receiptId }: Input, books: readonly BookToAccept[]): number {
  const taken = new Set(books.map(({ reviewed }) => reviewed.file.sha256));
  const files = receipts.get(receiptId)?.files ?? [];
  const gone = files.filter(({ sha256 }) => taken.has(sha256)).map(({ key }) => key);
  receipts.remove(receiptId, gone);
  return files.length - gone.length;
}

function labelOf(books: readonly BookToAccept[]): string {
  const [only] = books;
  return books.length === 1 && only ? `接收填报表：${only.book.label}` : `接收填报表 ${books.length} 份`;
}

function planAll(context: ServiceContext, input: Input): Outcome<readonly BookToAccept[]> {
  const receipt = context.receipts.get(input.receiptId);
  if (!receipt) return fail('not-found', '这批填报表已不在内存中（已经接收，或程序已重启）。请重新放入文件。');
  const closed = refuseClosedYear(context, receipt.year);
  if (closed) return { ok: false, error: closed };
  const reviewed = reviewReceipt(context, receipt);
  const keys = Object.keys(input.books);
  if (keys.length === 0) return fail('invalid-input', '没有选择要接收的填报表，请至少勾选一份。');
  const planned: BookToAccept[] = [];
  for (const key of keys) {
    const found = reviewed.find(({ view }) => view.bookKey === key);
    const decided = input.books[key];
    if (!found?.book || !found.round || !decided) {
      return fail(
        'invalid-input',
        `“${found?.view.fileName ?? key}”不能接收。${found?.view.sentence ?? '请刷新后重试。'}`,
      );
    }
    const stray = Object.keys(decided.rows).find((row) => !found.rows.some(({ view }) => view.key === row));
    if (stray !== undefined) {
      return fail('invalid-input', `“${found.view.fileName}”中没有编号为“${stray}”的行，没有接收。请刷新后重试。`);
    }
    const rows = found.rows.map((row) => planRow(row, decided.rows[row.view.key]));
    const strange = Object.keys(decided.faults ?? {}).find(
      (id) => !found.view.faults?.some(({ key: own }) => own === id),
    );
    if (strange !== undefined) {
      return fail('invalid-input', `“${found.view.fileName}”中没有编号为“${strange}”的问题，没有接收。请刷新后重试。`);
    }
    const faults = found.faults ? faultsTaken(found.faults, decided.faults) : [];
    planned.push({
      reviewed: found,
      book: found.book,
      round: found.round,
      added: decided.added,
      rows,
      faults,
      faultsLeft: (found.faults?.changes ?? []).filter(
        (change) => change.barred === undefined && !faults.includes(change),
      ),
      repliedOn: decided.repliedOn ?? context.clock.today(),
    });
  }
  const refusal = refuse(context, receipt.year, planned);
  return refusal ? { ok: false, error: refusal } : { ok: true, value: planned };
}

function planRow(row: ReviewedRow, decision: FillInRowDecision = {}): RowToAccept {
  const { view, diff, ours } = row;
  const take = decision.take ?? view.takenAtFirst;
  const doneOn = dayOf(row, decision);
  const choice = doneOn === undefined ? { take } : { take, doneOn };
  const { earlyReason } = decision;
  return {
    row,
    write: rowWrite(diff, ours, choice),
    take,
    exempt: decision.exempt === true && view.exemptible,
    ...(earlyReason === undefined ? {} : { earlyReason }),
    left: diff.cells.some(({ field, clears, barred }) => {
      if (clears || take.includes(field)) return !clears && barred !== undefined;
      return doneOn === undefined || !(field === 'doneOn' || field === 'status');
    }),
  };
}

/**
 * The day that a person puts in place of the unit's, or lets stand by saying why it was done early. One that is early without a word about it is
 * left: nothing of the book is refused for it.
 */
function dayOf(
  { view, diff, record, ours }: ReviewedRow,
  { doneOn, earlyReason }: FillInRowDecision,
): PlainDate | undefined {
  if (doneOn !== undefined) {
    const isLeft = earlyReason === undefined && isEarly(record.occurrence, doneOn) && doneOn !== ours.doneOn;
    return isLeft ? undefined : doneOn;
  }
  return view.wantsReason && earlyReason !== undefined ? parsePlainDate(diff.theirs.doneOn) : undefined;
}

/** Two states of one book, and registrations that may not be. */
function refuse({ clock, store }: ServiceContext, year: Year, books: readonly BookToAccept[]): Failure | undefined {
  for (const { faults, repliedOn, reviewed } of books) {
    const said = (change: FaultChange) => refuseReply(change.finding, { ...change.after, on: repliedOn });
    const refusal =
      faults.length === 0
        ? undefined
        : (refuseImpossibleDay(clock, repliedOn, 'repliedOn') ?? faults.map(said).find((each) => each !== undefined));
    if (refusal) {
      const fields = { [`books.${reviewed.view.bookKey}.repliedOn`]: Object.values(refusal.fields ?? {})[0] ?? '' };
      return { ...refusal, fields };
    }
  }
  const seen = new Map<string, string>();
  const wanted: WantedRegistration[] = [];
  const { verifications } = store.facts(year);
  for (const { book, reviewed, rows } of books) {
    const { bookKey, fileName } = reviewed.view;
    const twin = seen.get(book.id);
    if (twin !== undefined) {
      return fail('conflict', `“${twin}”和“${fileName}”是同一份填报表的两个版本，只能接收一份。请去掉其中一份的勾选。`)
        .error;
    }
    seen.set(book.id, fileName);
    wanted.push(...rows.flatMap((row) => wantedOf(row, bookKey, verifications)));
  }
  return refuseRegistrations(wanted, clock.today());
}

/** The registration that taking a row over makes or puts right; nothing where it writes no day. */
function wantedOf(
  { row, write, exempt, earlyReason }: RowToAccept,
  bookKey: string,
  verifications: readonly Verification[],
): readonly WantedRegistration[] {
  if (write?.doneOn === undefined) return [];
  const { duty, occurrence } = row.record;
  const corrects = meantOf(row);
  return [
    {
      duty,
      occurrence,
      unit: row.view.unit,
      doneOn: write.doneOn,
      field: `books.${bookKey}.rows.${row.view.key}.doneOn`,
      ...(corrects ? { corrects, cameAnewOn: cameAnewFrom(corrects, verifications) } : {}),
      ...(earlyReason === undefined ? {} : { earlyReason }),
      exempts: exempt,
      standsAlone: !wantsPieces(occurrence),
    },
  ];
}

/** The registration that a row of a book is about; `undefined` where its day would be a new one. */
function meantOf({ record: { occurrence, fulfilments }, ours }: ReviewedRow): Fulfilment | undefined {
  return registrationMeant(occurrence, fulfilments, ours.doneOn);
}

interface WrittenCounts {
  registered: number;
  corrected: number;
  reported: number;
  exempted: number;
}

function write(context: ServiceContext, books: readonly BookToAccept[]): Omit<AcceptSummary, 'remaining'> {
  const counts: WrittenCounts = { registered: 0, corrected: 0, reported: 0, exempted: 0 };
  for (const book of books) {
    for (const row of book.rows) writeRow(context, book.round, row, counts);
    writeRound(context, book);
    for (const { finding, after } of book.faults) {
      context.store.findings.setReply(finding.id, { ...after, on: book.repliedOn });
    }
    writeReturns(context, book);
  }
  const rows = books.flatMap((book) => book.rows);
  const replied = books.reduce((sum, { faults }) => sum + faults.length, 0);
  return {
    books: books.length,
    rows: rows.filter(({ write, exempt }) => write !== undefined || exempt).length,
    ...counts,
    ...(replied > 0 ? { replied } : {}),
    ...counted('claimed', books, ({ scores }) => scores?.claims.length),
    ...counted('listed', books, ({ tasks }) => tasks?.length),
    left: books
      .filter(({ reviewed }) => !reviewed.file.reopened)
      .flatMap((book) => book.rows)
      .filter(({ left }) => left).length,
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
  { faults }: ReviewedBook,
  { unitIds }: FillInBook,
  rows: readonly RowToAccept[],
): readonly UnitId[] {
  if (unitIds.length === 1) return [];
  return unitIds.filter(
    (unitId) =>
      (faults?.filled.get(unitId) ?? 0) === 0 && !rows.some(({ row }) => row.view.unitId === unitId && row.diff.filled),
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
  const { reviewed, book, round, added, rows, faults, faultsLeft } = planned;
  const { view, file, scores, tasks } = reviewed;
  const silent = new Set(silentUnits(reviewed, book, rows));
  const side = (scores?.claims.length ?? 0) + (tasks?.length ?? 0);
  for (const unitId of book.unitIds) {
    const own = rows.filter(({ row }) => row.view.unitId === unitId);
    const ofUnit = (changes: readonly FaultChange[]) =>
      changes.filter(({ finding }) => finding.unitId === unitId).length;
    const filled =
      view.kind === 'progress'
        ? own.filter(({ row }) => row.diff.filled).length + (reviewed.faults?.filled.get(unitId) ?? 0)
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
      taken: own.filter(({ write, exempt }) => write !== undefined || exempt).length + ofUnit(faults) + side,
      // What was looked at once more and left again is decided.
      left: file.reopened
        ? 0
        : own.filter(({ left }) => left).length + ofUnit(faultsLeft) + (scores?.troubles.length ?? 0),
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
