import type { ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { ReturnedBook } from '../../domain/fillIn/returned.ts';
import { replyDay, type Asking, type FillInBook, type FillInRound } from '../../domain/fillIn/round.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { hexDigest } from '../app/digest.ts';
import { askedIndicators } from '../year/askedIndicators.ts';
import { acceptReceipt } from './accept.ts';
import { fileWords, formWorkbook } from './forms.ts';
import { planBooks, planUnit } from './planBooks.ts';
import { progressHistory, progressRows } from './progress.ts';
import { reviewReceipt } from './review.ts';
import { roundDetail, roundView } from './rounds.ts';
import { decideTask, taskLists } from './taskLists.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { cleanText } from '../app/cleanText.ts';
import type { ReceivedFile } from '../app/pendingReceipts.ts';
import type { JobResult } from '../app/jobRegistry.ts';
import type { JobControl } from '../app/ports.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ZIP = 'application/zip';

/** Fill-in workbooks (填报表): rounds go out, books come back, what units did and said is taken in. */
export function createFillIn(context: ServiceContext): AreaHandlers<'fillIn'> {
  const { store, receipts } = context;
  return {
    'fillIn.rounds': ({ year }) => succeed(store.fillIn.roundsOfYear(year).map((round) => roundView(context, round))),
    'fillIn.round'({ roundId }) {
      const round = store.fillIn.round(roundId);
      return round ? succeed(roundDetail(context, round)) : noRound();
    },
    'fillIn.progress'({ roundId }) {
      const round = store.fillIn.round(roundId);
      return round ? succeed(progressRows(context, round)) : noRound();
    },
    'fillIn.history': ({ item }) => succeed(progressHistory(context, item)),
    'fillIn.tasks'({ roundId }) {
      const round = store.fillIn.round(roundId);
      return round ? succeed(taskLists(context, round)) : noRound();
    },
    'fillIn.decideTask': (input) => decideTask(context, input),
    'fillIn.plan': (input) => plan(context, input),
    'fillIn.start': (input) => start(context, input),
    'fillIn.remake': (input) => remake(context, input),
    'fillIn.removeRound': ({ roundId }) => removeRound(context, roundId),
    'fillIn.books': (input) => makeBooks(context, input),
    'fillIn.receive': (input) => receive(context, input),
    'fillIn.reopen': (input) => reopen(context, input),
    'fillIn.receipt'({ receiptId }) {
      const receipt = receipts.get(receiptId);
      if (!receipt) return noReceipt();
      return succeed({ receiptId, books: reviewReceipt(context, receipt).map(({ view }) => view) });
    },
    'fillIn.discard'({ receiptId, bookKeys }) {
      if (!receipts.get(receiptId)) return noReceipt();
      receipts.remove(receiptId, bookKeys);
      return succeed({ left: receipts.get(receiptId)?.files.length ?? 0 });
    },
    'fillIn.accept': (input) => acceptReceipt(context, input),
  };
}

function noRound() {
  return fail('not-found', '没有找到这一期，可能已被删除。请刷新后重试。');
}

function noReceipt() {
  return fail('not-found', '这批填报表已不在内存中（已经接收，或程序已重启）。请重新放入文件。');
}

function plan(context: ServiceContext, { year, kind, asking }: ParsedInputOf<'fillIn.plan'>) {
  const { books, without } = planBooks(context, year, kind, asking);
  const { calendar, clock } = context;
  const longest = books.toSorted((a, b) => b.rows.length - a.rows.length)[0];
  return succeed({
    books: books.length,
    units: books.reduce((sum, { unitIds }) => sum + unitIds.length, 0),
    rows: books.reduce((sum, { rows }) => sum + rows.length, 0),
    longest: longest && { label: longest.label, rows: longest.rows.length },
    without,
    replyBy: replyDay(calendar, asking.through, clock.today()),
  });
}

function start(context: ServiceContext, { year, kind, title, dueOn, asking }: ParsedInputOf<'fillIn.start'>) {
  const { store, clock } = context;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  if (store.fillIn.roundsOfYear(year).some((round) => round.title === title)) {
    return fail('conflict', `已有名为“${title}”的一期。请换一个名称，以免返回时混淆。`, {
      fields: { title: '名称重复' },
    });
  }
  const { books } = planBooks(context, year, kind, asking);
  if (books.length === 0 && kind !== 'progress') {
    return fail('invalid-input', '这个范围里没有单位，没有发起。请先建立单位，或放宽单位范围。');
  }
  if (books.length === 0) {
    return fail(
      'invalid-input',
      '按这个范围没有要填报的事项，没有生成填报表。请推后截至日期，或改为“全年事项”、放宽单位范围。',
    );
  }
  const madeAt = clock.now();
  const asked: Asking = kind === 'selfScore' ? { ...asking, indicators: askedIndicators(store, year) } : asking;
  return runCommand(context, { label: `发起填报：${title}（${books.length} 份）` }, () => {
    const roundId = store.fillIn.addRound({ year, kind, title, dueOn, madeAt, asking: asked });
    for (const book of books) store.fillIn.addBook({ ...book, roundId, madeAt });
    return { roundId, books: books.length };
  });
}

function remake(context: ServiceContext, { roundId, unitIds }: ParsedInputOf<'fillIn.remake'>) {
  const { store, clock } = context;
  const round = store.fillIn.round(roundId);
  if (!round) return noRound();
  const closed = refuseClosedYear(context, round.year);
  if (closed) return { ok: false as const, error: closed };
  const units = store.units.units().filter(({ id }) => unitIds.includes(id));
  const planned = units.map((unit) => planUnit(context, round, unit));
  const empty = round.kind === 'progress' ? planned.find(({ rows }) => rows.length === 0) : undefined;
  if (units.length < new Set(unitIds).size) return fail('not-found', '没有找到这个单位，可能已被移除。请刷新后重试。');
  if (empty) return fail('invalid-input', `${empty.label}现在没有要填报的事项，没有重新生成。`);
  const label = `重新生成填报表：${units.length === 1 ? units[0]?.name : `${units.length} 个单位`}`;
  return runCommand(context, { label }, () => ({
    bookIds: planned.map((book) => store.fillIn.addBook({ ...book, roundId, madeAt: clock.now() })),
  }));
}

function removeRound(context: ServiceContext, roundId: FillInRound['id']) {
  const { store } = context;
  const round = store.fillIn.round(roundId);
  if (!round) return noRound();
  const closed = refuseClosedYear(context, round.year);
  if (closed) return { ok: false as const, error: closed };
  return runCommand(context, { label: `删除填报期次：${round.title}` }, () => {
    store.fillIn.removeRound(roundId);
    return {};
  });
}

function makeBooks(context: ServiceContext, { roundId, bookIds }: ParsedInputOf<'fillIn.books'>) {
  const { store, jobs } = context;
  const round = store.fillIn.round(roundId);
  if (!round) return noRound();
  const ids = bookIds ?? newestBooks(context, roundId);
  const books = ids.flatMap((id) => store.fillIn.book(id) ?? []);
  if (books.length < ids.length || books.some((book) => book.roundId !== roundId)) {
    return fail('not-found', '没有找到这份填报表，可能已被删除。请刷新后重试。');
  }
  return succeed({ jobId: jobs.start('正在生成填报表', (control) => write(context, round, books, control)) });
}

/** The books that hold for some unit: the last that was made for it. */
function newestBooks({ store }: ServiceContext, roundId: FillInRound['id']): readonly FillInBook['id'][] {
  const books = store.fillIn.booksOf(roundId);
  const newest = new Map(books.flatMap(({ id, unitIds }) => unitIds.map((unit) => [unit, id] as const)));
  const ids = new Set(newest.values());
  return books.map(({ id }) => id).filter((id) => ids.has(id));
}

async function write(
  context: ServiceContext,
  round: FillInRound,
  books: readonly FillInBook[],
  control: JobControl,
): Promise<Outcome<JobResult>> {
  const forms = withNames(books.map((book) => formWorkbook(context, round, book)));
  const [only] = forms;
  const isOne = forms.length === 1 && only !== undefined;
  const name = isOne ? only.fileName : `${fileWords(`${round.title}填报表（${forms.length}份）`)}.zip`;
  const written = await context.documents.writeFillIn(forms, name, control);
  if (!written.ok) return written;
  const kept = context.files.put({ name, mediaType: isOne ? XLSX : ZIP, bytes: written.value });
  return kept.ok ? succeed({ fileId: kept.value, fileName: name }) : kept;
}

/** Two files of an archive cannot bear one name. */
function withNames<Form extends { readonly fileName: string }>(forms: readonly Form[]): readonly Form[] {
  const taken = new Set<string>();
  return forms.map((form) => {
    let { fileName } = form;
    for (let n = 2; taken.has(fileName.toLowerCase()); n += 1)
      fileName = form.fileName.replace(/\.xlsx$/u, `（${n}）.xlsx`);
    taken.add(fileName.toLowerCase());
    return { ...form, fileName };
  });
}

function receive(context: ServiceContext, { year, fileIds, receiptId, of }: ParsedInputOf<'fillIn.receive'>) {
  const { store } = context;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  const round = of && store.fillIn.round(of.roundId);
  if (of && (round?.kind !== 'taskList' || round.year !== year)) {
    return fail('not-found', '没有找到这一期任务清单，可能已被删除。请刷新后重试。');
  }
  const files: File[] = [];
  for (const id of fileIds) {
    const file = context.files.get(id);
    if (!file.ok) return file;
    files.push(file.value);
  }
  const into = { year, ...(receiptId === undefined ? {} : { receiptId }), ...(of === undefined ? {} : { of }) };
  return succeed({ jobId: startReading(context, files, into) });
}

interface File {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Into {
  readonly year: Year;
  /** The receipt that they join. */
  readonly receiptId?: string;
  readonly reopened?: true;
  readonly of?: NonNullable<ReceivedFile['of']>;
}

function startReading(context: ServiceContext, files: readonly File[], into: Into): string {
  const { year, receiptId, reopened, of } = into;
  return context.jobs.start('正在读取填报表', async (control) => {
    const books = await readAll(context, files, control);
    if (!books.ok) return books;
    const received = await Promise.all(
      files.map(async ({ name, bytes }, index) => ({
        fileName: name,
        sha256: await hexDigest(bytes),
        bytes,
        ...(reopened ? { reopened } : {}),
        ...(of ? { of } : {}),
        book: books.value[index] ?? fail('not-a-workbook', `“${name}”没有读出来，请重新放入。`),
      })),
    );
    return succeed({ previewId: context.receipts.put(year, received, receiptId) });
  });
}

/** Reads once more what a unit sent back and of which something was left. */
async function reopen(context: ServiceContext, { roundId, unitId }: ParsedInputOf<'fillIn.reopen'>) {
  const { store, returnedFolder } = context;
  const round = store.fillIn.round(roundId);
  if (!round) return noRound();
  const closed = refuseClosedYear(context, round.year);
  if (closed) return { ok: false as const, error: closed };
  const last = store.fillIn.returnsOf(roundId).findLast((each) => each.unitId === unitId);
  if (!last) return fail('not-found', '这个单位在这一期还没有返回填报表。请刷新后重试。');
  const bytes = await returnedFolder.read(last.sha256);
  if (!bytes.ok) {
    return fail(
      'not-found',
      `“${last.fileName}”不在数据文件夹里。请把原文件再拖进来：已经接收过的，只列出没有采用的内容。`,
    );
  }
  const file = { name: last.fileName, bytes: bytes.value };
  const of = round.kind === 'taskList' ? { of: { roundId, unitId } } : {};
  return succeed({ jobId: startReading(context, [file], { year: round.year, reopened: true, ...of }) });
}

/** All in one worker; where a file brings that down, each in its own, so that it takes no other with it. */
async function readAll(
  { documents }: ServiceContext,
  files: readonly File[],
  control: JobControl,
): Promise<Outcome<readonly Outcome<ReturnedBook>[]>> {
  const together = await documents.readFillIns(files, control);
  if (together.ok) return succeed(together.value.map(cleanText));
  if (together.error.code === 'cancelled') return together;
  const books: Outcome<ReturnedBook>[] = [];
  for (const file of files) {
    const alone = await documents.readFillIns([file], control);
    if (!alone.ok && alone.error.code === 'cancelled') return alone;
    const [book] = alone.ok ? alone.value : [alone];
    if (book) books.push(cleanText(book));
    control.progress('正在读取填报表', books.length, files.length);
  }
  return succeed(books);
}
