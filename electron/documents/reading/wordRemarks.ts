import type { Remark } from './blocks.ts';
import { walkWordXml } from './wordXml.ts';

/** Comments and notes of a document, by the element and the id that refer to them: `commentReference 3`. */
export type WordRemarks = ReadonlyMap<string, Remark>;

const PARTS = [
  { part: 'word/comments.xml', element: 'comment', why: 'comment' },
  { part: 'word/footnotes.xml', element: 'footnote', why: 'footnote' },
  { part: 'word/endnotes.xml', element: 'endnote', why: 'footnote' },
] as const;

/** Reads what hangs on a document's text. Throws `BrokenDocument`. */
export function readWordRemarks(bytesOf: (part: string) => Uint8Array | undefined): WordRemarks {
  const remarks = new Map<string, Remark>();
  for (const { part, element, why } of PARTS) {
    const bytes = bytesOf(part);
    if (bytes === undefined) continue;
    let id: string | undefined;
    let text = '';
    let collecting = false;
    walkWordXml(bytes, {
      open({ name, attribute }) {
        if (name === element) {
          // The lines between text and notes are notes of a type of their own.
          id = attribute('type') === undefined || attribute('type') === 'normal' ? attribute('id') : undefined;
          text = '';
        } else if (name === 't') collecting = true;
        else if (name === 'p' && text !== '') text += ' ';
      },
      close(name) {
        if (name === 't') collecting = false;
        else if (name === element && id !== undefined && text.trim() !== '') {
          remarks.set(`${element}Reference ${id}`, { why, text: text.trim() });
        }
      },
      text(words) {
        if (collecting) text += words;
      },
    });
  }
  return remarks;
}
