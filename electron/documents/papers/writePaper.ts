import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { PapersSpec, PaperValues } from '../../domain/papers/paper.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { checkPaperTemplate, tagParser, TEMPLATE_OPTIONS } from './checkPaperTemplate.ts';
import { joinPapers } from './writePaperJoin.ts';
import { zipFiles } from '../zipFiles.ts';
import { writePaperTemplate } from './writePaperTemplate.ts';

/**
 * Fills a template with each paper's values: one .docx in which every paper begins on a page 1 of its own, or a .zip with a .docx for each. The office's own
 * template is checked anew, since it lies in a folder where anybody may have changed it.
 */
export async function writePapers(
  { kind, template, papers, pack }: PapersSpec,
  progress: (done: number, total: number) => void,
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  if (papers.length === 0) return fail('not-found', '没有要生成的公文。');
  if (template) {
    const checked = await checkPaperTemplate(kind, template);
    if (!checked.ok) return checked;
  }
  const bytes = template?.bytes ?? (await writePaperTemplate(kind));
  const filled: { readonly name: string; readonly zip: PizZip }[] = [];
  for (const [index, paper] of papers.entries()) {
    filled.push({ name: paper.name, zip: fill(bytes, paper.values) });
    progress(index + 1, papers.length);
  }
  const [first, ...rest] = filled.map(({ zip }) => zip);
  if (pack === 'one' && first) return succeed(packed(joinPapers(first, rest)));
  return succeed(zipFiles(filled.map(({ name, zip }) => ({ name: `${name}.docx`, bytes: packed(zip) }))));
}

function fill(template: Uint8Array, values: PaperValues): PizZip {
  const document = new Docxtemplater<PizZip>(new PizZip(template), {
    ...TEMPLATE_OPTIONS,
    parser: tagParser,
    // Known tags all have a value: the check refuses the others.
    nullGetter: () => '',
  });
  document.render(values);
  return document.getZip();
}

function packed(zip: PizZip): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(zip.generate({ type: 'uint8array', compression: 'DEFLATE' }));
}
