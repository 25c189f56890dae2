import { CFB } from 'xlsx';
import type { Why } from './signatures.ts';

/** What is used here of the parser's compound file reader, which its own types leave open. */
interface CompoundTool {
  read(
    bytes: Uint8Array,
    options: { readonly type: 'array' },
  ): {
    readonly FullPaths: readonly string[];
    readonly FileIndex: readonly { readonly clsid?: string; readonly content?: ArrayLike<number> }[];
  };
}
const tool: CompoundTool = CFB;

/** Of an installer's database, its patches and transforms. */
const INSTALLER = /^000c108[246]0000000000c000000000000046$/u;

/** What was found in a compound file; `inside`: files that it carries along. */
export type Compound =
  | { readonly kind: 'refused'; readonly why: Why | 'locked' }
  | { readonly kind: 'taken'; readonly inside: readonly { readonly name: string; readonly bytes: Uint8Array }[] };

const lastOf = (path: string): string => path.replace(/\/$/u, '').split('/').at(-1) ?? '';

/** The OLE containers of old Office and WPS files: macros, what is locked, installers, and other files packed inside. */
export function lookIntoCompound(bytes: Uint8Array): Compound {
  let container: ReturnType<CompoundTool['read']>;
  try {
    container = tool.read(bytes, { type: 'array' });
  } catch {
    return { kind: 'refused', why: 'damaged' };
  }
  const parts = container.FullPaths.map((path, index) => {
    const { content = [] } = container.FileIndex[index] ?? {};
    return { name: lastOf(path), content: Uint8Array.from(content) };
  });
  // Before some names stands a control character.
  const named = (pattern: RegExp) => parts.filter(({ name }) => pattern.test(name.replace(/^\P{L}/u, '')));
  if (named(/^(?:EncryptedPackage|EncryptionInfo|DataSpaces)$/u).length > 0) return { kind: 'refused', why: 'locked' };
  if (container.FileIndex.some(({ clsid = '' }) => INSTALLER.test(bareClassId(clsid)))) {
    return { kind: 'refused', why: 'installer' };
  }
  if (named(/^(?:VBA_PROJECT(?:_CUR)?|VBA|Macros|dir_SRP|JDEData|JSAProject|VBAProject)$/iu).length > 0) {
    return { kind: 'refused', why: 'macros' };
  }
  for (const { content } of named(/^(?:Workbook|Book)$/iu)) {
    const trouble = sheetTrouble(content);
    if (trouble) return { kind: 'refused', why: trouble };
  }
  if (named(/^WordDocument$/u).some(({ content }) => isLockedWord(content))) return { kind: 'refused', why: 'locked' };
  if (named(/^PowerPoint Document$/u).some(({ content }) => hasSlideMacros(content))) {
    return { kind: 'refused', why: 'macros' };
  }
  if (named(/^EncryptedSummary$/u).length > 0) return { kind: 'refused', why: 'locked' };
  const inside = [
    ...named(/^Ole10Native$/u).map(({ content }) => packaged(content)),
    ...named(/^(?:Package|CONTENTS)$/u).map(({ name, content }) => ({ name, bytes: content })),
  ];
  return { kind: 'taken', inside };
}

/** The reader writes a class id as it lies in the file or as it is spoken; either way its digits in one order. */
function bareClassId(clsid: string): string {
  const digits = clsid.replace(/[^0-9a-f]/giu, '').toLowerCase();
  if (!digits.startsWith('8') || digits.slice(2, 8) !== '100c00') return digits;
  return `000c10${digits.slice(0, 2)}${digits.slice(8)}`;
}

/** BIFF records: the rest is encrypted ([MS-XLS] 2.4.117 FilePass); a sheet, whose kind may be one of macros (2.4.28 BoundSheet8). */
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const END_OF_FILE = 0x000a;
const MACRO_SHEETS: ReadonlySet<number> = new Set([0x01, 0x06]);

function sheetTrouble(stream: Uint8Array): 'locked' | 'macros' | undefined {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (type === FILE_PASS) return 'locked';
    if (type === END_OF_FILE) return undefined;
    if (type === BOUND_SHEET && at + 10 <= stream.length && MACRO_SHEETS.has(view.getUint8(at + 9))) return 'macros';
    at += 4 + length;
  }
  return undefined;
}

/** [MS-DOC] 2.5.2 FibBase, fEncrypted. */
function isLockedWord(stream: Uint8Array): boolean {
  return stream.length > 12 && ((stream[11] ?? 0) & 0x01) !== 0;
}

/** [MS-PPT] 2.4.10 VbaInfoAtom: fHasMacros behind a reference. */
const VBA_INFO = [0xff, 0x03, 0x14, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x04, 0x0c, 0x00, 0x00, 0x00];

function hasSlideMacros(stream: Uint8Array): boolean {
  const at = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength).indexOf(Buffer.from(VBA_INFO));
  return at >= 0 && stream.subarray(at + VBA_INFO.length + 4, at + VBA_INFO.length + 8).some((byte) => byte !== 0);
}

/** A file packed into a document: its label, its path and its path once more before its bytes, each text ended by a zero. */
function packaged(content: Uint8Array): { readonly name: string; readonly bytes: Uint8Array } {
  const text = (from: number): string => {
    const end = content.indexOf(0, from);
    return new TextDecoder('gb18030').decode(content.subarray(from, end < 0 ? content.length : end));
  };
  const label = text(6);
  const afterLabel = content.indexOf(0, 6) + 1;
  const afterPath = content.indexOf(0, afterLabel) + 1;
  // Two numbers, the length of the other path, the path itself, and the length of what follows.
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const at = afterPath + 4;
  const pathBytes = at > 4 && at + 4 <= content.length ? view.getUint32(at, true) : 0;
  const from = at + 4 + pathBytes + 4;
  return { name: label === '' ? '内嵌文件' : label, bytes: from < content.length ? content.subarray(from) : content };
}
