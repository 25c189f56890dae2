import type { FileBytes } from '../../electron/contract/define.ts';
import { saveFailure, type SaveTrouble } from '../../electron/contract/saving.ts';
import { FailureError, getFile, hostSaves, saveByHost } from '../bridge/call.ts';

/** What a browser offers for saving where the person says (File System Access). It writes beside the file and replaces it when closed. */
interface PickedFile {
  readonly name: string;
  createWritable(): Promise<{
    write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
}

declare global {
  interface Window {
    showSaveFilePicker?(options: {
      readonly suggestedName: string;
      readonly types?: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
    }): Promise<PickedFile>;
  }
}

/** Hands a file that the app made to the person. Answers the name it was saved under, `undefined` where the person thought better of it. */
export async function saveFile(fileId: string): Promise<string | undefined> {
  return hostSaves() ? saveByHost(fileId) : saveInBrowser(await getFile(fileId));
}

/** The same for a file that the page made. */
export async function saveBytes(file: FileBytes): Promise<string | undefined> {
  return hostSaves() ? saveByHost(file) : saveInBrowser(file);
}

async function saveInBrowser(file: FileBytes): Promise<string | undefined> {
  const picked = await pick(file);
  if (picked === 'cancelled') return undefined;
  if (picked === 'unable') return download(file);
  return write(picked, file.bytes);
}

/** Asks where to. Browsers without the dialog, and pages whose last click is too long ago for one, save as a download. */
async function pick({ name, mediaType }: FileBytes): Promise<PickedFile | 'cancelled' | 'unable'> {
  if (window.showSaveFilePicker === undefined) return 'unable';
  const [type = ''] = mediaType.split(';');
  const extension = /\.\w+$/u.exec(name)?.[0];
  try {
    return await window.showSaveFilePicker({
      suggestedName: name,
      ...(extension === undefined ? {} : { types: [{ accept: { [type]: [extension] } }] }),
    });
  } catch (error) {
    return nameOf(error) === 'AbortError' ? 'cancelled' : 'unable';
  }
}

async function write(picked: PickedFile, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    const writable = await picked.createWritable();
    try {
      await writable.write(bytes);
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => undefined);
      throw error;
    }
    return picked.name;
  } catch (error) {
    throw new FailureError(saveFailure(TROUBLES[nameOf(error)] ?? 'failed', picked.name).error);
  }
}

/** The browser's names for what went wrong. */
const TROUBLES: Readonly<Record<string, SaveTrouble>> = {
  NoModificationAllowedError: 'inUse',
  QuotaExceededError: 'diskFull',
  NotAllowedError: 'readOnly',
  NotFoundError: 'gone',
};

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

function download({ name, mediaType, bytes }: FileBytes): string {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the bytes once it began; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}
