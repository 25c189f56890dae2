import { SaxesParser } from 'saxes';
import { BrokenDocument } from './brokenDocument.ts';

/** An element of WordprocessingML, by its local name; elements of other vocabularies have their prefix in front. */
export interface WordTag {
  readonly name: string;
  /** An attribute of the tag, by its local name. */
  readonly attribute: (name: string) => string | undefined;
}

export interface WordXmlHandler {
  open(tag: WordTag): void;
  close(name: string): void;
  text?(text: string): void;
  /** Told of bytes read so far. */
  progress?(done: number, total: number): void;
}

/** ISO 29500 transitional and strict. */
const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const CHUNK_BYTES = 1 << 20;

function decoderOf(bytes: Uint8Array): InstanceType<typeof TextDecoder> {
  const utf16le = bytes[0] === 0xff && bytes[1] === 0xfe;
  const utf16be = bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(utf16le ? 'utf-16le' : utf16be ? 'utf-16be' : 'utf-8', { fatal: true });
}

/**
 * Walks the XML of a part in one pass, so that a large one is never held as a tree. Throws `BrokenDocument` where it is not
 * well formed: cut off, changed, or in another encoding than it says.
 */
export function walkWordXml(bytes: Uint8Array, handler: WordXmlHandler): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const nameOf = ({ uri, local }: { uri: string; local: string }): string =>
    WORD.has(uri) ? local : `${uri === COMPATIBILITY ? 'mc' : 'other'}:${local}`;
  parser.on('error', (error) => {
    throw new BrokenDocument(error.message);
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes);
    handler.open({ name: nameOf(tag), attribute: (name) => attributes.find(({ local }) => local === name)?.value });
  });
  parser.on('closetag', (tag) => handler.close(nameOf(tag)));
  if (handler.text) parser.on('text', (text) => handler.text?.(text));
  const decoder = decoderOf(bytes);
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      handler.progress?.(at, bytes.length);
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof BrokenDocument) throw error;
    throw new BrokenDocument(error instanceof Error ? error.message : 'unreadable');
  }
}
