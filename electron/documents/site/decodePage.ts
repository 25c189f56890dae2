import { decodeText } from '../reading/decodeText.ts';

/** A page's text, and in which encoding it was. */
export interface DecodedPage {
  readonly text: string;
  readonly encoding: string;
}

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** How far into a page it may say its encoding; browsers look as far. */
const HEAD = 2048;

/**
 * Decodes a page: by byte order mark, else as its header says, its own meta element or its XML declaration, else by evidence. What is said does not hold
 * against the bytes: GB18030 that calls itself UTF-8, and UTF-8 that calls itself GBK, are read as what they are. `undefined` where it is no text.
 */
export function decodePage(bytes: Uint8Array, contentType: string): DecodedPage | undefined {
  const mark = MARKS.find(([sign]) => sign.every((byte, at) => bytes[at] === byte));
  if (mark) return decoded(mark[1], bytes);
  if (bytes.subarray(0, HEAD).includes(0)) return undefined;
  // Text beyond ASCII that is valid UTF-8 is not by chance.
  const isUtf8 = decoded('utf-8', bytes);
  const told = [encodingIn(contentType), encodingIn(headOf(bytes))].filter((each) => each !== undefined);
  // What servers say where nobody has set it: no Chinese page is in it.
  const said = told.filter((each) => each !== 'windows-1252');
  if (isUtf8 && (said.length === 0 || said.includes('utf-8') || bytes.some((byte) => byte > 0x7f))) return isUtf8;
  for (const encoding of said) {
    const page = encoding === 'utf-8' ? undefined : decoded(encoding, bytes);
    if (page) return page;
  }
  const text = decodeText(bytes);
  if (text !== undefined) return { text, encoding: isUtf8 ? 'utf-8' : 'gb18030' };
  // A few broken signs do not spoil a page.
  const [first = 'gb18030'] = said;
  return { text: new TextDecoder(first).decode(bytes), encoding: first };
}

function headOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
}

/** `charset=gbk`, `encoding="GB2312"`; GBK and GB2312 are parts of GB18030. */
function encodingIn(text: string): string | undefined {
  const label = /(?:charset|encoding)\s*=\s*["']?\s*([\w:-]{2,40})/iu.exec(text)?.[1];
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

function decoded(encoding: string, bytes: Uint8Array): DecodedPage | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}
