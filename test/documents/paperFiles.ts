import Docxtemplater from 'docxtemplater';
import mammoth from 'mammoth';
import PizZip from 'pizzip';
import { writePapers } from '../../electron/documents/papers/writePaper.ts';
import { adoptionValues } from '../../electron/domain/papers/adoptions.ts';
import { circularValues } from '../../electron/domain/papers/circular.ts';
import type { PaperKind } from '../../electron/domain/model/documents.ts';
import type { PapersSpec, PaperValues } from '../../electron/domain/papers/paper.ts';
import { reminderValues } from '../../electron/domain/papers/reminder.ts';
import { reportValues } from '../../electron/domain/papers/report.ts';
import { adoption, circular, measure, reminder, report } from '../domain/papers/paperFixtures.ts';

export const EXAMPLES: Readonly<Record<PaperKind, PaperValues>> = {
  reminder: reminderValues(reminder()),
  circular: circularValues(circular()),
  adoption: adoptionValues(adoption()),
  report: reportValues(report({ measures: [measure(), measure({ task: '二、加强政策解读' })] })),
};

/** One paper, or several in one file, as bytes. */
export async function written(
  kind: PaperKind,
  papers: readonly PaperValues[] = [EXAMPLES[kind]],
  more: Partial<PapersSpec> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const named = papers.map((values, index) => ({ name: `${index + 1}`, values }));
  const made = await writePapers({ kind, fileName: '公文.docx', papers: named, pack: 'one', ...more }, () => {});
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** The text of a Word file, a paragraph or cell a line, as another library reads it. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  return value.replaceAll(/\n{2,}/g, '\n');
}

export function part(bytes: Uint8Array, name: string): string {
  return new PizZip(bytes).file(name)?.asText() ?? '';
}

/** A Word file with one of its parts changed, as an editor would leave it. */
export function edited(
  bytes: Uint8Array,
  change: (xml: string) => string,
  name = 'word/document.xml',
): Uint8Array<ArrayBuffer> {
  const zip = new PizZip(bytes);
  const before = zip.file(name)?.asText() ?? '';
  const after = change(before);
  if (after === before) throw new Error(`Nothing was changed in ${name}`);
  zip.file(name, after);
  return Uint8Array.from(zip.generate({ type: 'uint8array' }));
}

/** The whole text that a template has, its tags among it. */
export function templateText(bytes: Uint8Array): string {
  return new Docxtemplater(new PizZip(bytes)).getFullText();
}
