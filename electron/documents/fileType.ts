/** What the first bytes of a file say it is, whatever its name says. */
export type FileType =
  | 'zip'
  | 'compound'
  | 'oldBiff'
  | 'pdf'
  | 'image'
  | 'rar'
  | 'html'
  | 'xml'
  | 'rtf'
  | 'text'
  | 'binary';

const SIGNATURES: readonly (readonly [FileType, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['rar', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  // BIFF 2, 3 and 4 stand in the file without a container: a beginning-of-file record of 4 or 6 bytes.
  ['oldBiff', [0x09, 0x00, 0x04, 0x00]],
  ['oldBiff', [0x09, 0x00, 0x06, 0x00]],
  ['oldBiff', [0x09, 0x02, 0x06, 0x00]],
  ['oldBiff', [0x09, 0x04, 0x06, 0x00]],
];

/** Recognises a file by content. */
export function fileTypeOf(bytes: Uint8Array): FileType {
  for (const [type, signature] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) return type;
  }
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = bytes.subarray(0, 4096);
  if (!utf16 && head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c)) {
    return 'binary';
  }
  const start = new TextDecoder('latin1').decode(head).replace(/^ï»¿/, '').trimStart().toLowerCase();
  if (/^<(?:!doctype html|html|head|body|table|meta|style|div)\b/.test(start)) return 'html';
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml';
  return 'text';
}
