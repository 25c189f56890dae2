import { CFB } from 'xlsx';
import { succeed, type Outcome } from '../../domain/failure.ts';
import { refuse } from '../refusals.ts';
import { oldWordRuns, type OldWordRuns } from './oldWordRuns.ts';

/** BIFF record that says the rest of the stream is encrypted ([MS-XLS] 2.4.117 FilePass), and the records before which it must stand. */
const FILE_PASS = 0x002f;
const END_OF_FILE = 0x000a;
const FONT = 0x0031;
const STRUCK_OUT = 0x0008;
const LAST_RECORDS_LOOKED_AT = 40;

/** [MS-DOC] 2.5.2 FibBase: what the stream begins with, its flags, and those of them that matter. */
const WORD_97 = 0xa5ec;
const WORD_6 = 0xa5dc;
const FIB_FLAGS_AT = 10;
const FIB_BYTES = 32;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;

/** What is used here of the parser's compound file reader, which its own types leave open. */
interface CompoundTool {
  read(bytes: Uint8Array, options: { readonly type: 'array' }): object;
  find(container: object, name: string): { readonly content?: ArrayLike<number> } | null;
  write(container: object, options: { readonly type: 'buffer' }): unknown;
  readonly utils: {
    cfb_new(): object;
    cfb_add(container: object, name: string, content: Uint8Array): void;
  };
}
const tool: CompoundTool = CFB;

/** What an OLE compound file is: an old workbook, or an old Word document in a container that is sound; with what its readers do not tell. */
export type CompoundContent =
  | { readonly kind: 'workbook'; readonly hasStruck: boolean }
  | ({ readonly kind: 'word'; readonly container: Buffer } & Pick<OldWordRuns, 'hasHidden' | 'hasStruck'>);

function streamOf(container: object, name: string): Uint8Array | undefined {
  const content = tool.find(container, name)?.content;
  return content === undefined ? undefined : Uint8Array.from(content);
}

interface BiffRecord {
  readonly type: number;
  readonly data: DataView;
}

/** The records of a workbook's first part, which says what holds for all its sheets. */
function* globalRecords(stream: Uint8Array): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (type === END_OF_FILE || at + 4 + length > stream.length) return;
    yield { type, data: new DataView(stream.buffer, stream.byteOffset + at + 4, length) };
    at += 4 + length;
  }
}

function hasFilePass(stream: Uint8Array): boolean {
  let records = 0;
  for (const { type } of globalRecords(stream)) {
    if (type === FILE_PASS) return true;
    records += 1;
    if (records === LAST_RECORDS_LOOKED_AT) return false;
  }
  return false;
}

/** Whether a font of the workbook is struck through ([MS-XLS] 2.4.122 Font, fStrikeOut). */
function hasStruckFont(stream: Uint8Array): boolean {
  for (const { type, data } of globalRecords(stream)) {
    if (type === FONT && data.byteLength >= 4 && (data.getUint16(2, true) & STRUCK_OUT) !== 0) return true;
  }
  return false;
}

/**
 * Looks into an OLE compound file before it is parsed. An encrypted one is `password-protected`, whatever its age; a
 * presentation or anything else `not-a-workbook`; a Word document that is damaged or older than Word 97 `not-a-document`.
 */
export function inspectCompound(file: string, bytes: Uint8Array): Outcome<CompoundContent> {
  let container: object;
  try {
    container = tool.read(bytes, { type: 'array' });
  } catch {
    return refuse.notAWorkbook(file, '已损坏或没有下载完整');
  }
  if (tool.find(container, '/EncryptedPackage') !== null) return refuse.passwordProtected(file);
  const stream = streamOf(container, '/Workbook') ?? streamOf(container, '/Book');
  if (stream !== undefined) {
    return hasFilePass(stream)
      ? refuse.passwordProtected(file)
      : succeed({ kind: 'workbook', hasStruck: hasStruckFont(stream) });
  }
  const document = streamOf(container, '/WordDocument');
  if (document !== undefined) return inspectWord(file, container, document);
  if (tool.find(container, '/PowerPoint Document') !== null) return refuse.notAWorkbook(file, '是演示文稿，不是表格');
  return refuse.notAWorkbook(file, '不是表格文件');
}

function inspectWord(file: string, container: object, document: Uint8Array): Outcome<CompoundContent> {
  if (document.length < FIB_BYTES) return refuse.damagedDocument(file);
  const view = new DataView(document.buffer, document.byteOffset, document.byteLength);
  const magic = view.getUint16(0, true);
  if (magic === WORD_6) return refuse.notADocument(file, '是 Word 97 以前的旧格式');
  if (magic !== WORD_97) return refuse.damagedDocument(file);
  const flags = view.getUint16(FIB_FLAGS_AT, true);
  if ((flags & ENCRYPTED) !== 0) return refuse.passwordProtected(file);
  const name = (flags & SECOND_TABLE) === 0 ? '/0Table' : '/1Table';
  const table = streamOf(container, name);
  if (table === undefined) return refuse.damagedDocument(file);
  // Built anew: the reader of Word files trusts the container's chains, and runs in circles in a broken one.
  const sound = tool.utils.cfb_new();
  const { document: shown, hasHidden, hasStruck } = oldWordRuns(document, table);
  tool.utils.cfb_add(sound, '/WordDocument', shown);
  tool.utils.cfb_add(sound, name, table);
  const packed = Buffer.from(tool.write(sound, { type: 'buffer' }) as Uint8Array);
  return succeed({ kind: 'word', container: packed, hasHidden, hasStruck });
}
