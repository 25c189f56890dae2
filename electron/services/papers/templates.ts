import type { TemplateView } from '../../contract/papers.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { PaperTemplate } from '../../domain/papers/paper.ts';
import { PAPER_KINDS, PAPER_KIND_WORDS } from '../../domain/words/documents.ts';
import type { PaperKind } from '../../domain/model/documents.ts';
import { PAPER_TAGS } from '../../domain/papers/tags.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { JobResult } from '../app/jobRegistry.ts';
import type { JobControl } from '../app/ports.ts';

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const settingOf = (kind: PaperKind) => `papers.template.${kind}`;

/** The name of the office's own template in use; `undefined` while the built-in one is. */
function ownName({ store }: ServiceContext, kind: PaperKind): string | undefined {
  const name = store.workspace.setting(settingOf(kind));
  return name === undefined || name === '' ? undefined : name;
}

export function templateViews(context: ServiceContext): readonly TemplateView[] {
  return PAPER_KINDS.map((kind) => {
    const fileName = ownName(context, kind);
    const view = { kind, name: PAPER_KIND_WORDS[kind], tags: PAPER_TAGS[kind] };
    return fileName === undefined ? view : Object.assign(view, { own: { fileName } });
  });
}

/** The office's own template, read anew each time: it may have been edited in its folder. */
export async function ownTemplate(
  context: ServiceContext,
  kind: PaperKind,
): Promise<Outcome<PaperTemplate | undefined>> {
  const name = ownName(context, kind);
  if (name === undefined) return succeed(undefined);
  const bytes = await context.templates.read(name);
  return bytes.ok ? succeed({ name, bytes: bytes.value }) : bytes;
}

/** Puts the template in use among the files in memory, to be fetched and edited in Word. */
export async function offerTemplate(
  context: ServiceContext,
  kind: PaperKind,
  control: JobControl,
): Promise<Outcome<JobResult>> {
  const own = await ownTemplate(context, kind);
  if (!own.ok) return own;
  const bytes = own.value ? succeed(own.value.bytes) : await context.documents.writePaperTemplate(kind, control);
  if (!bytes.ok) return bytes;
  const name = own.value?.name ?? `${PAPER_KIND_WORDS[kind]}模板.docx`;
  const kept = context.files.put({ name, mediaType: WORD, bytes: bytes.value });
  return kept.ok ? succeed({ fileId: kept.value, fileName: name }) : kept;
}

/**
 * Takes an uploaded file as the template from now on. Every template gets a file of its own, and only the setting says which is used: the one before stays
 * whole, and 撤销 goes back to it.
 */
export async function replaceTemplate(context: ServiceContext, kind: PaperKind, fileId: string) {
  const { files, documents, templates, store } = context;
  if (store.workspace.setting('district') === undefined) {
    return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  }
  const file = files.get(fileId);
  if (!file.ok) return file;
  const { name, bytes } = file.value;
  // Quick, and its end is waited for: nobody would cancel it.
  const control: JobControl = { signal: new AbortController().signal, progress: () => undefined };
  const checked = await documents.checkPaperTemplate(kind, { name, bytes }, control);
  if (!checked.ok) return checked;
  const fileName = freeName(kind, await templates.list());
  const written = await templates.write(fileName, bytes);
  if (!written.ok) return written;
  const taken = runCommand(context, { label: `更换${PAPER_KIND_WORDS[kind]}模板` }, () => {
    store.workspace.setSetting(settingOf(kind), fileName);
    return { fileName };
  });
  if (!taken.ok) await templates.remove(fileName);
  return taken;
}

function freeName(kind: PaperKind, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = `${PAPER_KIND_WORDS[kind]}模板-${number}.docx`;
    if (!taken.includes(name)) return name;
  }
}

export function restoreTemplate(context: ServiceContext, kind: PaperKind) {
  const { store } = context;
  if (ownName(context, kind) === undefined) {
    return fail('conflict', `${PAPER_KIND_WORDS[kind]}用的已经是默认模板。`);
  }
  return runCommand(context, { label: `恢复默认${PAPER_KIND_WORDS[kind]}模板` }, () => {
    store.workspace.setSetting(settingOf(kind), '');
    return {};
  });
}
