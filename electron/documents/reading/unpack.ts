import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import type { Outcome } from '../../domain/failure.ts';
import { succeed } from '../../domain/failure.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../refusals.ts';
import { entryBytes, isOutOfRoom, listEntries, openZip } from '../zipEntries.ts';

export interface PackedPart {
  readonly name: string;
  readonly bytes: Buffer;
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
    const bytes = await entryBytes(zip, entry, room);
    room -= bytes.length;
    if (room < 0) return refuse.unpacksTooLarge(file);
    // A package that says nothing of its sums says 0.
    if (entry.crc32 !== 0 && entry.crc32 !== crc32(bytes)) return refuse.notAWorkbook(file, DAMAGED);
    parts.push({ name: entry.fileName, bytes });
  }
  return succeed(parts);
}

/**
 * The parts of a zip that a table or a text can need, inflated under the limits: number of entries, and bytes both as the central
 * directory declares them and as they really come out.
 */
export async function unpack(file: string, bytes: Uint8Array): Promise<Outcome<PackedPart[]>> {
  try {
    const zip = await openZip(bytes);
    const entries = await listEntries(zip, LIMITS.entries);
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
