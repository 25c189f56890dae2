import type { Changed } from '../../contract/define.ts';
import type { AcceptSummary, FillInRowDecision } from '../../contract/fillIn.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { parsePlainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, type Failure, type Outcome } from '../../domain/failure.ts';
import type { FaultChange } from '../../domain/exchange/faultMatching.ts';
import { refuseReply } from '../../domain/findings/state.ts';
import { rowWrite } from '../../domain/exchange/bookWriting.ts';
import type { Year } from '../../domain/brand.ts';
import type { Verification } from '../../domain/model/ledger.ts';
import {
  cameAnewFrom,
  isEarly,
  refuseRegistrations,
  wantsPieces,
  type WantedRegistration,
} from '../../domain/registrations/mayRegister.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { backUpBefore } from '../app/backups.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import { faultsTaken } from './faults.ts';
import { answersTaken } from './answers.ts';
import { reviewReceipt, type ReviewedRow } from './review.ts';
import { meantOf, writeBooks, type BookToAccept, type RowToAccept } from './acceptWrite.ts';

type Input = ParsedInputOf<'fillIn.accept'>;

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
  const written = runCommand(context, { label: labelOf(books) }, () => writeBooks(context, books));
  if (!written.ok) return written;
  await keepLeft(context, books);
  return { ok: true, value: { ...written.value, remaining: takeOff(context, input, books) } };
}

/** Keeps the files of which something is left to decide; those that no return names any more go. What cannot be kept can be dropped in again. */
async function keepLeft({ store, returnedFolder }: ServiceContext, books: readonly BookToAccept[]): Promise<void> {
  const known = (await returnedFolder.list()).map(({ id }) => id);
  for (const id of known) if (!store.fillIn.wasReturned(id)) await returnedFolder.remove(id);
  for (const { reviewed, rows, faultsLeft, requestsLeft } of books) {
    const { sha256, bytes, fileName } = reviewed.file;
    const isLeft =
      faultsLeft.length > 0 ||
      requestsLeft.length > 0 ||
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
    const unknown = Object.keys(decided.requests ?? {}).find(
      (id) => !found.view.requests?.some(({ key: own }) => own === id),
    );
    if (unknown !== undefined) {
      return fail('invalid-input', `“${found.view.fileName}”中没有编号为“${unknown}”的办件，没有接收。请刷新后重试。`);
    }
    const requests = found.requests ? answersTaken(found.requests, decided.requests) : [];
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
      requests,
      requestsLeft: (found.requests?.changes ?? []).filter((change) => !requests.includes(change)),
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
  const answers = new Map<string, string>();
  for (const { requests, reviewed } of books) {
    for (const { id, name } of requests) {
      const other = answers.get(id);
      if (other !== undefined) {
        const { fileName } = reviewed.view;
        return fail('conflict', `“${other}”和“${fileName}”都填了 ${name} 的答复，只能采用一份。`).error;
      }
      answers.set(id, reviewed.view.fileName);
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
