import type { EvidenceView } from '../../contract/evidence.ts';
import type { FileBytes } from '../../contract/define.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { OccurrenceKey } from '../../contract/occurrenceKey.ts';
import type { EvidenceId, ReminderId, ScoreFreezeId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { canPreview, titleOfFile } from '../../domain/ledger/fileName.ts';
import type { Evidence } from '../../domain/model/ledger.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { findEach, findOpenItems, type FoundItem } from '../year/foundItems.ts';
import { shortened } from '../year/openDuty.ts';
import { writeReopened, type Reopening } from '../year/reopen.ts';
import { checkFiles, clearFiles } from './folder.ts';
import { createTakenFiles, type Taken, type TakenFiles } from '../app/takenFiles.ts';

type Add = Pick<ParsedInputOf<'evidence.addLink'>, 'items' | 'note' | 'publishedOn' | 'capturedOn'>;
type FileEvidence = Extract<Evidence, { readonly kind: 'file' }>;

/** What shows that something was done (佐证): pages and files. */
export function createEvidence(context: ServiceContext): AreaHandlers<'evidence'> {
  const taken = createTakenFiles(context);
  const oneByOne = createTurns();
  return {
    'evidence.list': ({ item }) => list(context, item),
    'evidence.put': ({ name }, body) => taken.take(name, body),
    'evidence.addFiles': (input) => oneByOne(() => addFiles(context, taken, input)),
    'evidence.addLink': (input) => addLink(context, input),
    'evidence.update': (input) => update(context, input),
    'evidence.remove': ({ ids }) => remove(context, ids),
    'evidence.get': ({ id }) => fileOf(context, id),
    'evidence.open': ({ id }) => open(context, id),
    'evidence.bringBack': (input) => oneByOne(() => bringBack(context, taken, input)),
    'evidence.check': () => checkFiles(context),
    'evidence.clear': ({ keys }) => oneByOne(() => clearFiles(context, keys)),
  };
}

/** One after the other: what is given its place for a row that is about to be written is not cleared away in between. */
function createTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function list(
  { store, evidenceFolder }: ServiceContext,
  item: OccurrenceKey,
): Promise<Outcome<readonly EvidenceView[]>> {
  const views: EvidenceView[] = [];
  for (const each of store.evidence.ofItem(item)) {
    if (each.kind === 'link') views.push({ ...each, canPreview: false });
    else {
      const { sha256, mediaType } = each.file;
      views.push({ ...each, state: await evidenceFolder.stateOf(sha256), canPreview: canPreview(mediaType) });
    }
  }
  return succeed(views);
}

async function addFiles(context: ServiceContext, taken: TakenFiles, input: ParsedInputOf<'evidence.addFiles'>) {
  const early = openItems(context, input);
  if (!early.ok) return early;
  const files: { readonly file: Taken; readonly title: string }[] = [];
  for (const { fileId, title } of input.files) {
    const found = taken.find(fileId);
    if (!found.ok) return found;
    files.push({ file: found.value, title: title ?? titleOfFile(found.value.name) });
  }
  // Whole and in their place before a row names them.
  for (const { file } of files) {
    const kept = await context.evidenceFolder.keep(file.fileId, file.sha256);
    if (!kept.ok) return kept;
  }
  // Others were answered meanwhile.
  const found = openItems(context, input);
  if (!found.ok) return found;
  const what = files.length === 1 ? (files[0]?.file.name ?? '') : `${files.length} 个文件`;
  const added = runCommand(context, { label: `添加佐证：${named(found.value)}，${shortened(what)}` }, () => ({
    ids: found.value.flatMap((item) =>
      files.map(({ file: { name, sha256, size, mediaType }, title }) =>
        context.store.evidence.add({
          ...rowOf(context, item, input),
          kind: 'file',
          title,
          file: { name, sha256, size, mediaType },
        }),
      ),
    ),
  }));
  if (added.ok) for (const { file } of files) taken.forget(file.fileId);
  return added;
}

function addLink(context: ServiceContext, input: ParsedInputOf<'evidence.addLink'>) {
  const found = openItems(context, input);
  if (!found.ok) return found;
  const { link, title } = input;
  return runCommand(context, { label: `添加佐证：${named(found.value)}，链接` }, () => ({
    ids: found.value.map((item) =>
      context.store.evidence.add({ ...rowOf(context, item, input), kind: 'link', title, link }),
    ),
  }));
}

/** The items that evidence is for, where days and years allow it. */
function openItems(context: ServiceContext, { items, publishedOn, capturedOn }: Add): Outcome<readonly FoundItem[]> {
  const refusal = refuseDays(context, { publishedOn, capturedOn });
  return refusal ? { ok: false, error: refusal } : findOpenItems(context, items);
}

function rowOf({ clock }: ServiceContext, { occurrence }: FoundItem, { note, publishedOn, capturedOn }: Add) {
  return {
    ...occurrenceKey(occurrence),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    capturedOn: capturedOn ?? clock.today(),
    note,
    recordedAt: clock.now(),
  };
}

interface Days {
  readonly publishedOn?: PlainDate | null | undefined;
  readonly capturedOn?: PlainDate | undefined;
}

/** Days that have not come, and a page that was captured before it was there. */
function refuseDays({ clock }: ServiceContext, { publishedOn, capturedOn }: Days): Failure | undefined {
  const today = clock.today();
  for (const [field, day] of [
    ['publishedOn', publishedOn],
    ['capturedOn', capturedOn],
  ] as const) {
    const refusal = day === undefined || day === null ? undefined : refuseImpossibleDay(clock, day, field);
    if (refusal) return refusal;
  }
  if (publishedOn === undefined || publishedOn === null || publishedOn <= (capturedOn ?? today)) return undefined;
  return fail('invalid-input', `发布日期 ${publishedOn} 晚于截取日期 ${capturedOn ?? today}，请改正。`, {
    fields: { publishedOn: '不能晚于截取日期' },
  }).error;
}

function update(context: ServiceContext, { id, ...change }: ParsedInputOf<'evidence.update'>) {
  const found = openEvidence(context, [id]);
  if (!found.ok) return found;
  const [one] = found.value;
  const refusal = refuseDays(context, { publishedOn: one?.publishedOn, capturedOn: one?.capturedOn, ...change });
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(context, { label: '修改 1 条佐证' }, () => {
    context.store.evidence.update(id, change);
    return {};
  });
}

function remove(context: ServiceContext, ids: readonly EvidenceId[]) {
  const found = openEvidence(context, [...new Set(ids)]);
  if (!found.ok) return found;
  const reopened = found.value.flatMap((each): readonly Reopening[] => {
    const item = findEach(context, [each]);
    // What its rule has no occurrence for any more is not closed.
    if (!item.ok || item.value[0]?.occurrence.state !== 'closed') return [];
    return [{ item: occurrenceKey(each), why: `移除了佐证“${shortened(wordsOf(each))}”` }];
  });
  return runCommand(context, { label: `移除 ${found.value.length} 条佐证` }, () => {
    writeReopened(context, reopened);
    context.store.evidence.remove(found.value.map(({ id }) => id));
    return { reopened: new Set(reopened.map(({ item }) => JSON.stringify(item))).size };
  });
}

function wordsOf(evidence: Evidence): string {
  if (evidence.title !== '') return evidence.title;
  return evidence.kind === 'link' ? evidence.link : evidence.file.name;
}

/** Evidence that is there, of open years; the first that is not is refused. */
function openEvidence(context: ServiceContext, ids: readonly EvidenceId[]): Outcome<readonly Evidence[]> {
  const found: Evidence[] = [];
  for (const id of ids) {
    const one = context.store.evidence.one(id);
    const year = one && context.store.duties.yearOf(one.dutyId);
    if (!one || year === undefined) return gone();
    const closed = refuseClosedYear(context, year);
    if (closed) return { ok: false, error: closed };
    found.push(one);
  }
  return succeed(found);
}

function gone(): Outcome<never> {
  return fail('not-found', '这条佐证已不存在，可能刚被移除。请刷新后重试。');
}

function fileEvidence({ store }: ServiceContext, id: EvidenceId): Outcome<FileEvidence> {
  const one = store.evidence.one(id);
  if (!one) return gone();
  return one.kind === 'file' ? succeed(one) : fail('invalid-input', '这条佐证是链接，没有文件。');
}

/** A file's bytes under its own name, checked. */
async function fileOf(context: ServiceContext, id: EvidenceId): Promise<Outcome<FileBytes>> {
  const found = fileEvidence(context, id);
  if (!found.ok) return found;
  const { name, sha256, mediaType } = found.value.file;
  const bytes = await context.evidenceFolder.read(sha256);
  if (bytes.ok) return succeed({ name, mediaType, bytes: bytes.value });
  const help = '如还有原来的文件，请在这条佐证旁选择“重新添加原文件”。';
  return fail(bytes.error.code, `“${name}”打不开：${bytes.error.message}${help}`, { place: { file: name } });
}

async function open(context: ServiceContext, id: EvidenceId): Promise<Outcome<{ readonly opened: boolean }>> {
  const file = await fileOf(context, id);
  if (!file.ok) return file;
  const opened = await context.desktop.openCopy?.(file.value);
  if (opened === undefined) return succeed({ opened: false });
  return opened.ok ? succeed({ opened: true }) : opened;
}

async function bringBack(context: ServiceContext, taken: TakenFiles, input: ParsedInputOf<'evidence.bringBack'>) {
  const { id, slip, frozen } = input;
  const wanted =
    frozen !== undefined
      ? frozenFile(context, frozen)
      : slip === undefined
        ? evidenceFile(context, id)
        : slipFile(context, slip);
  if (!wanted.ok) return wanted;
  const file = taken.find(input.fileId);
  if (!file.ok) return file;
  const { name, sha256 } = wanted.value;
  if (file.value.sha256 !== sha256) {
    const instead =
      id === undefined
        ? '请找出当时的那一份，没有改动、没有另存过的。'
        : '请找出添加时的那个文件；如要换成这个文件，请作为新的佐证添加。';
    return fail(
      'file-changed',
      `“${file.value.name}”与原来${id === undefined ? '生成或存下' : '添加'}的“${name}”内容不同，没有放回。${instead}`,
      { place: { file: file.value.name } },
    );
  }
  const kept = await context.evidenceFolder.keep(input.fileId, sha256);
  if (!kept.ok) return kept;
  taken.forget(input.fileId);
  return succeed({ changed: false });
}

interface Wanted {
  readonly name: string;
  readonly sha256: string;
}

function frozenFile(
  { store }: ServiceContext,
  { freezeId, hash }: { readonly freezeId: ScoreFreezeId; readonly hash: string },
): Outcome<Wanted> {
  const found = store.scoreProcess.freeze(freezeId);
  const file = found && [...found.papers, ...found.evidence].find((each) => each.hash === hash);
  return file === undefined
    ? fail('not-found', '没有找到这次定稿的这个文件，可能已被撤销。请刷新后重试。')
    : succeed({ name: file.name, sha256: file.hash });
}

function evidenceFile(context: ServiceContext, id: EvidenceId | undefined): Outcome<Wanted> {
  if (id === undefined) return fail('not-found', '没有指明是哪一个佐证。请刷新后重试。');
  const found = fileEvidence(context, id);
  return found.ok ? succeed(found.value.file) : found;
}

function slipFile({ store }: ServiceContext, id: ReminderId): Outcome<Wanted> {
  const slip = store.reminders.one(id);
  if (!slip) return fail('not-found', '这份催办单已不存在，可能刚被撤销。请刷新后重试。');
  return slip.file ? succeed(slip.file) : fail('not-found', `${slip.documentNumber}没有文件：它是示例数据。`);
}

function named(items: readonly FoundItem[]): string {
  const [first] = items;
  return first && items.length === 1 ? `${first.unit}，${shortened(first.duty.content)}` : `${items.length} 项`;
}
