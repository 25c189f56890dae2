import type { FileBytes } from '../../contract/define.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { RequestEventId, RequestId } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { StoredFile } from '../../domain/model/ledger.ts';
import { NO_EVENT_TEXTS } from '../../domain/model/requestPrivate.ts';
import type { RequestTexts, StoredRequest } from '../../store/repositories/requests.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import type { Taken, TakenFiles } from '../app/takenFiles.ts';

type Files = Pick<AreaHandlers<'cases'>, 'cases.put' | 'cases.addFiles' | 'cases.removeFile' | 'cases.file'>;

/** Papers of requests (文书). Their names are as private as the texts: the log has neither. */
export function createFiles(context: ServiceContext, taken: TakenFiles): Files {
  return {
    'cases.put': ({ name }, body) => taken.take(name, body),
    'cases.addFiles': (input) => addFiles(context, taken, input),
    'cases.removeFile': (input) => removeFile(context, input),
    'cases.file': ({ id, sha256 }) => fileOf(context, id, sha256),
  };
}

interface Place {
  readonly request: StoredRequest;
  readonly texts: RequestTexts;
  readonly files: readonly StoredFile[];
}

/** Where files are put, or taken from: a request or one of its steps. */
function placeOf({ store }: ServiceContext, id: RequestId, eventId: RequestEventId | undefined): Outcome<Place> {
  const request = store.requests.one(id);
  if (!request || (eventId !== undefined && !request.events.some((each) => each.id === eventId))) {
    return fail('not-found', '这件申请或者这个步骤已不存在，可能刚被移除。请刷新后重试。');
  }
  if (request.erasedOn !== undefined) {
    return fail('conflict', `${request.number} 的资料已于 ${request.erasedOn} 清除，不能再添加或移除文件。`);
  }
  const texts = store.requests.texts(id);
  const own = eventId === undefined ? texts.request.files : (texts.events.get(eventId)?.files ?? []);
  return succeed({ request, texts, files: own });
}

/** Writes the files of a place; the rest of its texts stays. */
function setFiles(
  { store, clock }: ServiceContext,
  { request, texts }: Place,
  eventId: RequestEventId | undefined,
  files: readonly StoredFile[],
): void {
  const { id, number, unitId, channel, applicantKind, events } = request;
  if (eventId === undefined) {
    store.requests.update(id, { number, unitId, channel, applicantKind }, { ...texts.request, files }, clock.now());
    return;
  }
  const event = events.find((each) => each.id === eventId)?.event;
  const own = texts.events.get(eventId) ?? NO_EVENT_TEXTS;
  if (event) store.requests.updateEvent(eventId, event, { ...own, files }, clock.now());
}

async function addFiles(
  context: ServiceContext,
  taken: TakenFiles,
  { id, eventId, fileIds }: ParsedInputOf<'cases.addFiles'>,
) {
  const early = placeOf(context, id, eventId);
  if (!early.ok) return early;
  const files: Taken[] = [];
  for (const fileId of new Set(fileIds)) {
    const found = taken.find(fileId);
    if (!found.ok) return found;
    files.push(found.value);
  }
  // Whole and in their place before a row names them.
  for (const { fileId, sha256 } of files) {
    const kept = await context.evidenceFolder.keep(fileId, sha256);
    if (!kept.ok) return kept;
  }
  // Others were answered meanwhile.
  const place = placeOf(context, id, eventId);
  if (!place.ok) return place;
  const known = new Set(place.value.files.map(({ sha256 }) => sha256));
  const added = files
    .filter(({ sha256 }) => !known.has(sha256))
    .map(({ name, sha256, size, mediaType }) => ({ name, sha256, size, mediaType }));
  const written = runCommand(context, { label: `${place.value.request.number}：添加 ${files.length} 个文件` }, () => {
    setFiles(context, place.value, eventId, [...place.value.files, ...added]);
    return {};
  });
  if (written.ok) for (const { fileId } of files) taken.forget(fileId);
  return written;
}

function removeFile(context: ServiceContext, { id, eventId, sha256 }: ParsedInputOf<'cases.removeFile'>) {
  const place = placeOf(context, id, eventId);
  if (!place.ok) return place;
  const files = place.value.files.filter((each) => each.sha256 !== sha256);
  if (files.length === place.value.files.length) {
    return fail('not-found', '这个文件已不在这件申请里，可能刚被移除。请刷新后重试。');
  }
  return runCommand(context, { label: `${place.value.request.number}：移除 1 个文件` }, () => {
    setFiles(context, place.value, eventId, files);
    return {};
  });
}

/** A paper's bytes under its own name, checked. */
async function fileOf(context: ServiceContext, id: RequestId, sha256: string): Promise<Outcome<FileBytes>> {
  const { request, events } = context.store.requests.texts(id);
  const all = [...request.files, ...[...events.values()].flatMap(({ files }) => files)];
  const found = all.find((each) => each.sha256 === sha256);
  if (!found) return fail('not-found', '这件申请里没有这个文件，可能刚被移除。请刷新后重试。');
  const bytes = await context.evidenceFolder.read(sha256);
  if (!bytes.ok) return fail(bytes.error.code, `“${found.name}”打不开：${bytes.error.message}`);
  return succeed({ name: found.name, mediaType: found.mediaType, bytes: bytes.value });
}
