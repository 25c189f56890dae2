import { inflateRawSync } from 'node:zlib';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** Opens a zip in memory. `rawNames`: for whoever looks at names and never uses them as paths, so that one that leads out is as good as any other. */
export function openZip(bytes: Uint8Array, { rawNames = false } = {}): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options = { lazyEntries: true, autoClose: false, decodeStrings: !rawNames };
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, options, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

/** The central directory, or `undefined` where it lists more entries than `most`. */
export function listEntries(zip: ZipFile, most: number): Promise<readonly Entry[] | undefined> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > most) resolve(undefined);
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

/** The bytes of an entry. The declared size is only a claim: inflating stops at the room that is left, with what `isOutOfRoom` knows. */
export async function entryBytes(zip: ZipFile, entry: Entry, room: number): Promise<Buffer> {
  const packed = await packedBytes(zip, entry);
  return entry.compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(room, 1) });
}

export function isOutOfRoom(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** As they lie in the file. */
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
