import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { InputFile } from '../../domain/documentJobs.ts';
import type { PapersSpec, PaperValues } from '../../domain/papers/paper.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { checkPaperTemplate, tagParser, TEMPLATE_OPTIONS } from './checkPaperTemplate.ts';
import { joinPapers } from './writePaperJoin.ts';
import { zipFiles } from '../zipFiles.ts';
import { writePaperTemplate } from './writePaperTemplate.ts';

type Made = Uint8Array<ArrayBuffer>;

/**
 * Fills a template with each paper's values: one .docx in which every paper begins on a page 1 of its own, or a .zip with a .docx for each. The office's own
 * template is checked anew, since it lies in a folder where anybody may have changed it.
 */
export async function writePapers(
  { pack, ...spec }: PapersSpec,
  progress: (done: number, total: number) => void,
): Promise<Outcome<Made>> {
  const filled = await fillEach(spec, progress);
  if (!filled.ok) return filled;
  const [first, ...rest] = filled.value.map(({ zip }) => zip);
  if (pack === 'one' && first) return succeed(packed(joinPapers(first, rest)));
  return succeed(zipFiles(filled.value.map(({ name, zip }) => ({ name: `${name}.docx`, bytes: packed(zip) }))));
}

/** The same with every paper as a .docx of its own, in their order. */
export async function writeEachPaper(
  spec: Omit<PapersSpec, 'pack'>,
  progress: (done: number, total: number) => void,
): Promise<Outcome<readonly Made[]>> {
  const filled = await fillEach(spec, progress);
  return filled.ok ? succeed(filled.value.map(({ zip }) => packed(zip))) : filled;
}

/** Papers made before, from the same template where they become one: as one .docx, or as they are in a .zip. */
export function packPapers(files: readonly InputFile[], pack: PapersSpec['pack']): Made {
  if (pack === 'each') return zipFiles(files);
  const [first, ...rest] = files.map(({ bytes }) => new PizZip(bytes));
  if (!first) throw new Error('No papers to join');
  return packed(joinPapers(first, rest));
}

async function fillEach(
  { kind, template, papers }: Omit<PapersSpec, 'pack'>,
  progress: (done: number, total: number) => void,
): Promise<Outcome<readonly { readonly name: string; readonly zip: PizZip }[]>> {
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
  return succeed(filled);
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

function packed(zip: PizZip): Made {
  return Uint8Array.from(zip.generate({ type: 'uint8array', compression: 'DEFLATE' }));
}
