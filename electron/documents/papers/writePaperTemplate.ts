import { Packer, type FileChild } from 'docx';
import { PAPER_KIND_WORDS } from '../../domain/words/documents.ts';
import type { PaperKind } from '../../domain/model/documents.ts';
import { adoptionTemplate } from './writePaperAdoption.ts';
import { circularTemplate } from './writePaperCircular.ts';
import { fontTable, paperDocument } from './writePaperLayout.ts';
import { reminderTemplate } from './writePaperReminder.ts';
import { reportTemplate } from './writePaperReport.ts';

const CONTENTS: Readonly<Record<PaperKind, () => readonly FileChild[]>> = {
  reminder: reminderTemplate,
  circular: circularTemplate,
  report: reportTemplate,
  adoption: adoptionTemplate,
};

/** The built-in template of a paper, as a .docx with its tags in it. */
export async function writePaperTemplate(kind: PaperKind): Promise<Uint8Array<ArrayBuffer>> {
  // The library writes an empty font table; ours says which fonts stand in where ours are missing.
  const fonts = { path: 'word/fontTable.xml', data: fontTable() };
  return Uint8Array.from(
    await Packer.toBuffer(paperDocument(PAPER_KIND_WORDS[kind], CONTENTS[kind]()), undefined, [fonts]),
  );
}
