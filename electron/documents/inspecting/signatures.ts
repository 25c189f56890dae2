/** What a file is by its first bytes, as far as it matters to whoever is to open it. */
export type Content =
  | { readonly kind: 'plain'; readonly mediaType: string }
  /** Holds other files, and can be looked into. */
  | { readonly kind: 'zip' }
  | { readonly kind: 'compound' }
  | { readonly kind: 'text' }
  | { readonly kind: 'refused'; readonly why: Why };

/** Why a file is not taken. */
export type Why =
  | 'program'
  | 'installer'
  | 'script'
  | 'shortcut'
  | 'macros'
  | 'diskImage'
  | 'help'
  /** An archive of a kind that cannot be looked into. */
  | 'closedArchive'
  | 'damaged';

type Bytes = readonly number[];
const ascii = (text: string): Bytes => Array.from(text, (sign) => sign.charCodeAt(0));

interface Signature {
  readonly at?: number;
  readonly bytes: Bytes;
  readonly is: Content;
}

const refused = (why: Why, bytes: Bytes, at = 0): Signature => ({ at, bytes, is: { kind: 'refused', why } });
const plain = (mediaType: string, bytes: Bytes, at = 0): Signature => ({ at, bytes, is: { kind: 'plain', mediaType } });

/** In the order in which they are tried. */
const SIGNATURES: readonly Signature[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: { kind: 'zip' } },
  { bytes: [0x50, 0x4b, 0x05, 0x06], is: { kind: 'zip' } },
  // Of several parts, or with a mark before the first entry.
  { bytes: [0x50, 0x4b, 0x07, 0x08], is: { kind: 'zip' } },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], is: { kind: 'compound' } },
  plain('application/pdf', ascii('%PDF-')),
  plain('image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  plain('image/jpeg', [0xff, 0xd8, 0xff]),
  plain('image/gif', ascii('GIF8')),
  plain('image/tiff', [0x49, 0x49, 0x2a, 0x00]),
  plain('image/tiff', [0x4d, 0x4d, 0x00, 0x2a]),
  refused('program', [0x7f, ...ascii('ELF')]),
  // Mach-O of either size and byte order, of several machines at once (Java's classes begin so too), Android's and WebAssembly's code.
  refused('program', [0xfe, 0xed, 0xfa, 0xce]),
  refused('program', [0xfe, 0xed, 0xfa, 0xcf]),
  refused('program', [0xce, 0xfa, 0xed, 0xfe]),
  refused('program', [0xcf, 0xfa, 0xed, 0xfe]),
  refused('program', [0xca, 0xfe, 0xba, 0xbe]),
  refused('program', [0xca, 0xfe, 0xba, 0xbf]),
  refused('program', ascii('dex\n')),
  refused('program', [0x00, ...ascii('asm')]),
  refused('shortcut', [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]),
  refused('installer', ascii('!<arch>\n')),
  refused('installer', [0xed, 0xab, 0xee, 0xdb]),
  refused('installer', ascii('xar!')),
  refused('installer', ascii('MSCF')),
  refused('help', ascii('ITSF')),
  refused('diskImage', ascii('CD001'), 32_769),
  refused('diskImage', ascii('conectix')),
  refused('diskImage', ascii('vhdxfile')),
  refused('closedArchive', ascii('Rar!')),
  refused('closedArchive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
  refused('closedArchive', [0x1f, 0x8b]),
  refused('closedArchive', [0x1f, 0x9d]),
  refused('closedArchive', ascii('BZh')),
  refused('closedArchive', [0xfd, ...ascii('7zXZ')]),
  refused('closedArchive', [0x28, 0xb5, 0x2f, 0xfd]),
  refused('closedArchive', ascii('ustar'), 257),
  refused('closedArchive', ascii('-lh'), 2),
  refused('closedArchive', ascii('**ACE**'), 7),
];

function standsAt(bytes: Uint8Array, { at = 0, bytes: wanted }: Signature): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}

const word = (bytes: Uint8Array, from: number): string => String.fromCharCode(...bytes.subarray(from, from + 4));

/** Bytes that no text has. */
function hasNoTextBytes(bytes: Uint8Array): boolean {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return (
    !isWide && bytes.subarray(0, 4096).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1a) || byte === 0x7f)
  );
}

/** A container of chunks or boxes: pictures, sound and film. */
function boxed(bytes: Uint8Array): string | undefined {
  if (word(bytes, 0) === 'RIFF') {
    const what = word(bytes, 8);
    if (what === 'WEBP') return 'image/webp';
    return what === 'WAVE' ? 'audio/wav' : what === 'AVI ' ? 'video/x-msvideo' : undefined;
  }
  if (word(bytes, 4) !== 'ftyp') return undefined;
  return /^(?:hei|hev|mif|msf|avi)/u.test(word(bytes, 8)) ? 'image/heic' : 'video/mp4';
}

/** Tells what a file is, whatever it is called. */
export function contentOf(bytes: Uint8Array): Content {
  const known = SIGNATURES.find((signature) => standsAt(bytes, signature));
  if (known) return known.is;
  const inBoxes = boxed(bytes);
  if (inBoxes !== undefined) return { kind: 'plain', mediaType: inBoxes };
  const isBinary = hasNoTextBytes(bytes);
  // Every program for DOS and Windows begins with two letters, and so may a text; what goes on as a document is no text, and is made to be run as either.
  if (word(bytes, 0).startsWith('MZ') && (isBinary || bytes.length < 64 || hasDocumentInside(bytes)))
    return { kind: 'refused', why: 'program' };
  if (isDiskEnd(bytes)) return { kind: 'refused', why: 'diskImage' };
  if (word(bytes, 0).startsWith('BM') && isBinary) return { kind: 'plain', mediaType: 'image/bmp' };
  return isBinary ? { kind: 'plain', mediaType: 'application/octet-stream' } : { kind: 'text' };
}

/** Whether a document or an archive begins within what readers of such files pass over at the beginning. */
function hasDocumentInside(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return head.includes('%PDF-') || head.includes('PK\u0003\u0004');
}

/** A disk image of macOS says what it is in its last 512 bytes, one of Windows too. */
function isDiskEnd(bytes: Uint8Array): boolean {
  const end = bytes.subarray(-512);
  return end.length === 512 && (word(end, 0) === 'koly' || word(end, 0) === 'cone');
}
