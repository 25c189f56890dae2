import { crc32 } from 'node:zlib';
import type { PackedPart } from './unpack.ts';

const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_RECORD = 22;
/** File names are UTF-8. */
const UTF8_FLAG = 0x0800;

/** A zip archive that holds the parts as they are, uncompressed (PKWARE APPNOTE 4.3). */
export function storedZip(parts: readonly PackedPart[]): Uint8Array {
  const entries = parts.map(({ name, bytes }) => ({ name: Buffer.from(name, 'utf8'), bytes, crc: crc32(bytes) }));
  const locals = entries.reduce((sum, { name, bytes }) => sum + LOCAL_HEADER + name.length + bytes.length, 0);
  const centrals = entries.reduce((sum, { name }) => sum + CENTRAL_HEADER + name.length, 0);
  const out = Buffer.alloc(locals + centrals + END_RECORD);
  let at = 0;
  let central = locals;
  for (const { name, bytes, crc } of entries) {
    out.writeUInt32LE(0x02014b50, central);
    out.writeUInt16LE(20, central + 4);
    writeShared(out, central + 6, name.length, bytes.length, crc);
    out.writeUInt32LE(at, central + 42);
    name.copy(out, central + CENTRAL_HEADER);
    central += CENTRAL_HEADER + name.length;

    out.writeUInt32LE(0x04034b50, at);
    writeShared(out, at + 4, name.length, bytes.length, crc);
    name.copy(out, at + LOCAL_HEADER);
    bytes.copy(out, at + LOCAL_HEADER + name.length);
    at += LOCAL_HEADER + name.length + bytes.length;
  }
  out.writeUInt32LE(0x06054b50, central);
  out.writeUInt16LE(entries.length, central + 8);
  out.writeUInt16LE(entries.length, central + 10);
  out.writeUInt32LE(centrals, central + 12);
  out.writeUInt32LE(locals, central + 16);
  return out;
}

/** The fields that a local and a central header share, from "version needed" to "extra field length". */
function writeShared(out: Buffer, at: number, nameLength: number, size: number, crc: number): void {
  out.writeUInt16LE(20, at);
  out.writeUInt16LE(UTF8_FLAG, at + 2);
  out.writeUInt32LE(crc, at + 10);
  out.writeUInt32LE(size, at + 14);
  out.writeUInt32LE(size, at + 18);
  out.writeUInt16LE(nameLength, at + 22);
}
