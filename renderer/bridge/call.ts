import type { Bridge } from '../../electron/contract/bridge.ts';
import type { FileBytes } from '../../electron/contract/define.ts';
import type { TakenFile } from '../../electron/contract/evidence.ts';
import type { Failure, FailureCode, Outcome } from '../../electron/contract/failure.ts';
import type { EvidenceId, RequestId, ScoreFreezeId } from '../../electron/domain/brand.ts';
import type { InputOf, MethodsOf, OutputOf } from '../../electron/contract/index.ts';
import {
  MAX_COPY_BYTES,
  MAX_FILE_BYTES,
  refuseEvidence,
  refuseFile,
  refuseUpload,
} from '../../electron/contract/limits.ts';

/** Methods that take and give JSON; files go by `putFile` and `getFile`. */
export type CallName = MethodsOf<'query' | 'command'>;

declare global {
  interface Window {
    readonly desk?: Bridge;
  }
}

/** A refusal by the app, thrown so that queries and mutations carry it. `error.message` is a Chinese sentence for the person. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** Why the app refused; `undefined` where it was not the app. */
export function failureCode(error: unknown): FailureCode | undefined {
  return error instanceof FailureError ? error.failure.code : undefined;
}

/** A host, and how many calls of this window it has not answered yet. */
interface Connection {
  readonly bridge: Bridge;
  underWay: number;
}

let current: Connection | undefined;

/** Chooses the host; called once at start. */
export function connect(bridge: Bridge): void {
  current = { bridge, underWay: 0 };
}

function connection(): Connection {
  if (!current) throw new Error('The bridge is used before connect()');
  return current;
}

function bridge(): Bridge {
  return connection().bridge;
}

function unwrap<Value>(result: Outcome<Value>): Value {
  if (!result.ok) throw new FailureError(result.error);
  return result.value;
}

/** Asks the app. Throws `FailureError` when it refuses. */
export async function call<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const host = connection();
  host.underWay += 1;
  const value = unwrap(await host.bridge.call(name, input).finally(() => (host.underWay -= 1)));
  if (typeof value === 'object' && value !== null && 'changed' in value && value.changed === true) onChanged?.();
  // The contract types both ends of the wire; the host checks the input against the same schema.
  return value as OutputOf<Name>;
}

/** How many calls of this window the app has not answered yet. */
export function callsUnderWay(): number {
  return current?.underWay ?? 0;
}

let onChanged: (() => void) | undefined;

/** Has `listener` called when a command of this window has written something, before its caller has the answer. Answers how to stop. */
export function hearChanges(listener: () => void): () => void {
  onChanged = listener;
  return () => {
    if (onChanged === listener) onChanged = undefined;
  };
}

/** Hands a file to the app. A file that another program holds open cannot be read by the page: that is said in plain words. */
export async function putFile(file: File): Promise<OutputOf<'files.put'>> {
  // Refused before it is read: a page that takes in 200 MB may not live to say so.
  if (file.size > MAX_FILE_BYTES) throw new FailureError(refuseFile(file.name, file.size).error);
  return putBytes(file.name, await readBytes(file));
}

/** Hands a copy of the data from elsewhere to the app, whatever the file is called. */
export async function bringCopy(file: File): Promise<OutputOf<'backups.bring'>> {
  if (file.size > MAX_COPY_BYTES) throw new FailureError(refuseUpload('backups.bring', file.name).error);
  const bytes = await readBytes(file);
  return unwrap(
    await bridge().put('backups.bring', { name: file.name.slice(0, 200) }, bytes),
  ) as OutputOf<'backups.bring'>;
}

/** Hands a file over as evidence; refused where it is too large, empty, dangerous or held by another program. */
export async function putEvidence(file: File): Promise<TakenFile> {
  if (file.size > MAX_FILE_BYTES) throw new FailureError(refuseEvidence(file.name).error);
  const bytes = await readBytes(file);
  // The contract types what the method answers.
  return unwrap(await bridge().put('evidence.put', { name: file.name.slice(-200) }, bytes)) as TakenFile;
}

/** Hands a paper of a request over; refused as evidence is. */
export async function putPaper(file: File): Promise<TakenFile> {
  if (file.size > MAX_FILE_BYTES) throw new FailureError(refuseEvidence(file.name).error);
  const bytes = await readBytes(file);
  return unwrap(await bridge().put('cases.put', { name: file.name.slice(-200) }, bytes)) as TakenFile;
}

/** Fetches a paper of a request as it was added. */
export async function getPaper(id: RequestId, sha256: string): Promise<FileBytes> {
  return unwrap(await bridge().get('cases.file', { id, sha256 }));
}

/** Fetches a file of evidence as it was added. */
export async function getEvidence(id: EvidenceId): Promise<FileBytes> {
  return unwrap(await bridge().get('evidence.get', { id }));
}

async function putBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<OutputOf<'files.put'>> {
  return unwrap(await bridge().put('files.put', { name }, bytes)) as OutputOf<'files.put'>;
}

async function readBytes(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new FailureError({
      code: 'file-locked',
      message: `无法读取“${file.name}”：文件可能正被 WPS 或 Excel 打开，或已被移动。请关闭后重试。`,
      place: { file: file.name },
    });
  }
}

/** Fetches a file that the app made. */
export async function getFile(fileId: string): Promise<FileBytes> {
  return unwrap(await bridge().get('files.get', { fileId }));
}

/** Fetches a paper of a frozen assessment, as it was made then. */
export async function getFrozenPaper(freezeId: ScoreFreezeId, name: string): Promise<FileBytes> {
  return unwrap(await bridge().get('scoreProcess.paper', { freezeId, name }));
}

/** Whether the host saves files through the system's own dialog. */
export function hostSaves(): boolean {
  return bridge().save !== undefined;
}

/** Lets the host save a file that the app made, or one that the page made; answers its name, or nothing where the person thought better of it. */
export async function saveByHost(file: string | Omit<FileBytes, 'mediaType'>): Promise<string | undefined> {
  const host = bridge();
  if (!host.save) throw new Error('The host does not save files');
  const fileId = typeof file === 'string' ? file : (await putBytes(file.name, file.bytes)).fileId;
  return unwrap(await host.save('files.get', { fileId })).name;
}
