import { crc32, inflateRawSync } from 'node:zlib';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import type { Outcome } from '../../domain/failure.ts';
import { succeed } from '../../domain/failure.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../refusals.ts';

export interface PackedPart {
  readonly name: string;
  readonly bytes: Buffer;
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

/** The central directory, or `undefined` where it lists more entries than any workbook has. */
function listEntries(zip: ZipFile): Promise<Entry[] | undefined> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > LIMITS.entries) resolve(undefined);
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

/** The packed bytes of an entry, as they lie in the file. */
function packedBytes(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const raw = entry.compressionMethod === 0 ? {} : { decompress: false };
    zip.openReadStream(entry, raw, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      stream.on('error', reject);
    });
  });
}

/** Parts that hold no cell and no text: pictures, fonts, caches. They are never inflated. */
const NEEDLESS =
  /^(?:xl\/(?:media|drawings|charts|embeddings|printerSettings|pivotCache|pivotTables|externalLinks|ctrlProps|activeX|theme|calcChain)|word\/(?:media|embeddings|fonts|charts|diagrams|activeX|theme)|customXml|docProps|Pictures|Thumbnails|ObjectReplacements)\b/i;

const DAMAGED = '已损坏或没有下载完整';

async function inflateAll(zip: ZipFile, entries: readonly Entry[], file: string): Promise<Outcome<PackedPart[]>> {
  const parts: PackedPart[] = [];
  let room: number = LIMITS.unpackedBytes;
  for (const entry of entries) {
    if (entry.fileName.endsWith('/') || NEEDLESS.test(entry.fileName)) continue;
    if (entry.isEncrypted()) return refuse.passwordProtected(file);
    const packed = await packedBytes(zip, entry);
    const stored = entry.compressionMethod === 0;
    // The declared size is only a claim: inflating stops at the room that is left.
    const bytes = stored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(room, 1) });
    room -= bytes.length;
    if (room < 0) return refuse.unpacksTooLarge(file);
    // A package that says nothing of its sums says 0.
    if (entry.crc32 !== 0 && entry.crc32 !== crc32(bytes)) return refuse.notAWorkbook(file, DAMAGED);
    parts.push({ name: entry.fileName, bytes });
  }
  return succeed(parts);
}

function isOutOfRoom(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/**
 * The parts of a zip that a table or a text can need, inflated under the limits: number of entries, and bytes both as the central
 * directory declares them and as they really come out.
 */
export async function unpack(file: string, bytes: Uint8Array): Promise<Outcome<PackedPart[]>> {
  try {
    const zip = await open(bytes);
    const entries = await listEntries(zip);
    const declared = entries?.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (entries === undefined || declared === undefined || declared > LIMITS.unpackedBytes) {
      return refuse.unpacksTooLarge(file);
    }
    return await inflateAll(zip, entries, file);
  } catch (error) {
    if (isOutOfRoom(error)) return refuse.unpacksTooLarge(file);
    return refuse.notAWorkbook(file, DAMAGED);
  }
}
