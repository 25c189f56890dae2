import { createHash } from 'node:crypto';
import type { SealedLabel } from '../../domain/model/backup.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { SealingKeys } from '../copies/settings.ts';
import { base64, loadAge, unwrapKey } from './keys.ts';
import { parseLabel } from './sealedLabel.ts';
import { isDiskError } from './trouble.ts';

/**
 * A sealed copy is an age file (https://c2sp.org/age) whose header has two stanzas of our own beside the recipient's: the label, in clear, and the
 * private key, wrapped by the passphrase. So one file and the passphrase suffice on any computer. age's header is authenticated as a whole: a changed
 * label does not open. docs/sealed-copies.md tells how to open one by hand.
 */
const LABEL = 'disclosure-desk/label';
const KEY = 'disclosure-desk/key';
const FIRST_LINE = 'age-encryption.org/v1';

/** No header of ours is longer, in bytes. */
export const HEAD_BYTES = 16 * 1024;

/** What a sealed copy tells in clear. Nothing of it is sure until it has been opened. */
export interface SealedHead {
  readonly label: SealedLabel;
  /** As in `SealingKeys`. */
  readonly wrapped: string;
  /** Where the header ends and what is sealed begins, in bytes. */
  readonly length: number;
}

/** The sealed form of what a stream gives; not more than a chunk of it is in memory. */
export async function seal(
  plain: ReadableStream<Uint8Array>,
  label: SealedLabel,
  { recipient, wrapped }: SealingKeys,
): Promise<ReadableStream<Uint8Array>> {
  const { Encrypter, Stanza } = await loadAge();
  // With a sum, so that bytes that a disk spoilt are not taken for a wrong passphrase.
  const checked = (kind: string, body: Uint8Array) => new Stanza([kind, sumOf(body)], body);
  const sealing = new Encrypter();
  sealing.addRecipient(recipient);
  sealing.addRecipient({
    wrapFileKey: () => [
      checked(LABEL, Buffer.from(JSON.stringify(label))),
      checked(KEY, Buffer.from(wrapped, 'base64')),
    ],
  });
  return sealing.encrypt(plain);
}

/** The sealed form of a file that lies beside copies: with the key, without a label. */
export async function sealFile(
  plain: ReadableStream<Uint8Array>,
  { recipient, wrapped }: SealingKeys,
): Promise<ReadableStream<Uint8Array>> {
  const { Encrypter, Stanza } = await loadAge();
  const key = Buffer.from(wrapped, 'base64');
  const sealing = new Encrypter();
  sealing.addRecipient(recipient);
  sealing.addRecipient({ wrapFileKey: () => [new Stanza([KEY, sumOf(key)], key)] });
  return sealing.encrypt(plain);
}

/** What such a file holds, opened by the private key; ends in an error where it was cut or changed. */
export async function openFile(sealed: ReadableStream<Uint8Array>, key: string): Promise<ReadableStream<Uint8Array>> {
  const { Decrypter } = await loadAge();
  const opening = new Decrypter();
  opening.addIdentity(key);
  return opening.decrypt(sealed);
}

function sumOf(body: Uint8Array): string {
  return base64(createHash('sha256').update(body).digest());
}

/** Whether bytes begin as a sealed file does, of whatever making. */
export function isSealed(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, FIRST_LINE.length)).toString('latin1') === FIRST_LINE;
}

/** The head of a sealed copy by its first `HEAD_BYTES`; `undefined` where it is none of ours, or not whole. */
export function readHead(bytes: Uint8Array): SealedHead | undefined {
  if (!isSealed(bytes)) return undefined;
  const lines = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1').split('\n');
  const label = bodyOf(lines, LABEL);
  const wrapped = bodyOf(lines, KEY);
  const parsed = label && parseLabel(label.toString('utf8'));
  const length = headLength(lines);
  return parsed && wrapped && length !== undefined
    ? { label: parsed, wrapped: wrapped.toString('base64'), length }
    : undefined;
}

/** A header ends in a line of its own. */
function headLength(lines: readonly string[]): number | undefined {
  const end = lines.findIndex((line) => line.startsWith('--- '));
  // Behind the last line end there is no line yet.
  return end < 0 || end === lines.length - 1
    ? undefined
    : lines.slice(0, end + 1).reduce((sum, line) => sum + line.length + 1, 0);
}

/** How age lays out what it seals (https://c2sp.org/age#payload): a nonce, then pieces, each with a tag; in bytes. */
const NONCE = 16;
const PIECE = 64 * 1024;
const TAG = 16;

/** How many bytes a sealed file of a size holds when opened; `undefined` where no whole one has that size. */
export function bytesInside(fileBytes: number, { length }: Pick<SealedHead, 'length'>): number | undefined {
  const sealed = fileBytes - length - NONCE;
  const pieces = Math.ceil(sealed / (PIECE + TAG));
  const inside = sealed - pieces * TAG;
  return pieces > 0 && inside > (pieces - 1) * PIECE ? inside : undefined;
}

/** The body of a stanza: lines of 64 characters up to a shorter one. */
function bodyOf(lines: readonly string[], kind: string): Buffer | undefined {
  const start = lines.findIndex((line) => line.startsWith(`-> ${kind} `));
  if (start < 0) return undefined;
  const end = lines.findIndex((line, index) => index > start && line.length < 64);
  const body = Buffer.from(lines.slice(start + 1, end + 1).join(''), 'base64');
  return lines[start] === `-> ${kind} ${sumOf(body)}` ? body : undefined;
}

/**
 * What a sealed copy holds, as a stream that ends in an error where the file is cut or changed: until its end nothing of it may be used.
 * `wrong-passphrase` where that is the reason; damage where it is not. Throws what the disk refuses.
 */
export async function unseal(
  sealed: ReadableStream<Uint8Array>,
  { wrapped }: SealedHead,
  passphrase: string | undefined,
  title: string,
): Promise<Outcome<ReadableStream<Uint8Array>>> {
  if (passphrase === undefined || passphrase === '') {
    return fail('wrong-passphrase', `“${title}”是加密的备份。请输入当时设定的口令。`, { place: { file: title } });
  }
  try {
    const identity = await unwrapKey(wrapped, passphrase);
    if (identity === undefined) {
      return fail(
        'wrong-passphrase',
        `口令不对，“${title}”没有打开，什么都没有改动。请核对大小写和输入法后再输一次；更换口令以前的备份要用当时的口令。`,
        { place: { file: title } },
      );
    }
    const { Decrypter } = await loadAge();
    const opening = new Decrypter();
    opening.addIdentity(identity);
    return succeed(await opening.decrypt(sealed));
  } catch (error) {
    if (isDiskError(error)) throw error;
    // The library throws plain errors for whatever does not fit together.
    return sealDamaged(title);
  }
}

/** A sealed copy is cut off or was changed: age tells that, and nothing more of where. */
export function sealDamaged(title: string): Outcome<never> {
  return fail(
    'database-damaged',
    `加密的备份“${title}”不完整或被改动过，没有恢复，现在的数据没有改动。请换一份备份。`,
    { place: { file: title } },
  );
}
