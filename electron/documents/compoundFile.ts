import { CFB } from 'xlsx';
import type { Outcome } from '../domain/failure.ts';
import { refuse } from './refusals.ts';

/** BIFF record that says the rest of the stream is encrypted ([MS-XLS] 2.4.117 FilePass), and the records before which it must stand. */
const FILE_PASS = 0x002f;
const END_OF_FILE = 0x000a;
const LAST_RECORDS_LOOKED_AT = 40;

/** What is used here of the parser's compound file reader, which its own types leave open. */
interface CompoundReader {
  read(bytes: Uint8Array, options: { readonly type: 'array' }): object;
  find(container: object, name: string): { readonly content?: ArrayLike<number> } | null;
}
const reader: CompoundReader = CFB;

function streamOf(container: object, name: string): Uint8Array | undefined {
  const content = reader.find(container, name)?.content;
  return content === undefined ? undefined : Uint8Array.from(content);
}

function hasFilePass(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = 0;
  for (let records = 0; records < LAST_RECORDS_LOOKED_AT && at + 4 <= stream.length; records++) {
    const type = view.getUint16(at, true);
    if (type === FILE_PASS) return true;
    if (type === END_OF_FILE) return false;
    at += 4 + view.getUint16(at + 2, true);
  }
  return false;
}

/**
 * Looks into an OLE compound file before it is parsed: an encrypted workbook of either age is `password-protected`, a Word or
 * other document is `not-a-workbook`. `undefined` where it may be read.
 */
export function inspectCompound(file: string, bytes: Uint8Array): Outcome<never> | undefined {
  let container: object;
  try {
    container = reader.read(bytes, { type: 'array' });
  } catch {
    return refuse.notAWorkbook(file, '已损坏或没有下载完整');
  }
  if (reader.find(container, '/EncryptedPackage') !== null) return refuse.passwordProtected(file);
  const stream = streamOf(container, '/Workbook') ?? streamOf(container, '/Book');
  if (stream !== undefined) return hasFilePass(stream) ? refuse.passwordProtected(file) : undefined;
  if (reader.find(container, '/WordDocument') !== null) return refuse.notAWorkbook(file, '是 Word 文档，不是表格');
  if (reader.find(container, '/PowerPoint Document') !== null) return refuse.notAWorkbook(file, '是演示文稿，不是表格');
  return refuse.notAWorkbook(file, '不是表格文件');
}
