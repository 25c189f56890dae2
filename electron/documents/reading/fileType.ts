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
  | 'mhtml'
  | 'wordXml'
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
  // TIFF, in both byte orders.
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['rar', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  // BIFF 2, 3 and 4 stand in the file without a container: a beginning-of-file record of 4 or 6 bytes.
  ['oldBiff', [0x09, 0x00, 0x04, 0x00]],
  ['oldBiff', [0x09, 0x00, 0x06, 0x00]],
  ['oldBiff', [0x09, 0x02, 0x06, 0x00]],
  ['oldBiff', [0x09, 0x04, 0x06, 0x00]],
];

/** Control characters that texts hold: tab, line ends, page breaks, Word's soft line ends and hyphens, the old end mark. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1e, 0x1f]);

/** Recognises a file by content. */
export function fileTypeOf(bytes: Uint8Array): FileType {
  for (const [type, signature] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) return type;
  }
  if (isBitmap(bytes) || isBoxedImage(bytes)) return 'image';
  const head = bytes.subarray(0, 4096);
  const encoding = utf16Of(bytes);
  if (encoding === undefined && head.some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte))) return 'binary';
  const text = new TextDecoder(encoding ?? 'latin1').decode(head.subarray(0, head.length & ~1 || head.length));
  return textTypeOf(
    text
      .replace(/^(?:\uFEFF|ï»¿)/u, '')
      .trimStart()
      .toLowerCase(),
  );
}

/** BMP: its two letters, and four bytes that are zero. */
function isBitmap(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x42 && bytes[1] === 0x4d && bytes.length > 26 && bytes.subarray(6, 10).every((byte) => byte === 0)
  );
}

/** WebP, and HEIC as phones take pictures: the kind stands behind a length. */
function isBoxedImage(bytes: Uint8Array): boolean {
  const word = (from: number): string => String.fromCharCode(...bytes.subarray(from, from + 4));
  if (word(0) === 'RIFF') return word(8) === 'WEBP';
  return word(4) === 'ftyp' && /^(?:hei|hev|mif|msf|avi)/u.test(word(8));
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function textTypeOf(start: string): FileType {
  if (start.startsWith('mime-version:')) return 'mhtml';
  if (/^version:[\d.]+\s+starthtml:/u.test(start)) return 'html';
  if (start.startsWith('<?xml')) {
    if (/<(?:w:worddocument|pkg:package)\b/u.test(start)) return 'wordXml';
    return start.includes('<html') ? 'html' : 'xml';
  }
  const tag = start.replace(/^(?:<!--[\s\S]*?-->\s*)+/u, '');
  return /^<(?:!doctype html|(?:html|head|body|table|meta|style|div|p|span|title|link|b|font|h[1-6]|ul|ol|center|br|a)\b)/u.test(
    tag,
  )
    ? 'html'
    : 'text';
}
