import type { ImportView } from '../../contract/imports.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { fail, succeed } from '../../domain/failure.ts';
import type { ImportRecord } from '../../store/repositories/imports.ts';
import { refuseClosedYear } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { hexDigest } from '../app/digest.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { cleanText } from '../app/cleanText.ts';
import { confirmImport, PREVIEW_GONE } from './confirm.ts';
import { createImportDrafts } from './drafts.ts';
import { setItems } from './itemWays.ts';
import { asOnRecord } from './onRecord.ts';
import { previewOf } from './preview.ts';
import { setLayout } from './setLayout.ts';
import { undoImport, undoPreview } from './undo.ts';

/** Files in: read in the background, previewed beside their source, confirmed in one transaction, taken back as a whole. */
export function createImports(context: ServiceContext): AreaHandlers<'imports'> {
  const { store, previews } = context;
  return {
    ...createImportDrafts(context),
    'imports.read': (input) => read(context, input),
    'imports.preview'({ previewId }) {
      const pending = previews.get(previewId);
      return pending ? succeed(previewOf(context, pending)) : fail('not-found', PREVIEW_GONE);
    },
    'imports.confirm': (input) => confirmImport(context, input),
    'imports.setLayout': (input) => setLayout(context, input),
    'imports.setItems': (input) => setItems(context, input),
    'imports.undoPreview': ({ importId }) => undoPreview(context, importId),
    'imports.undo': (input) => undoImport(context, input),
    'imports.list': ({ year }) => succeed(store.imports.ofYear(year).map(importView)),
  };
}

function read(context: ServiceContext, { fileId, year }: ParsedInputOf<'imports.read'>) {
  const { files, jobs, documents, previews, store } = context;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  const file = files.get(fileId);
  if (!file.ok) return file;
  const { name, bytes } = file.value;
  const jobId = jobs.start('正在读取文件', async (control) => {
    const sha256 = await hexDigest(bytes);
    const recognised = await documents.readFile(
      { name, bytes },
      { planYear: year, layouts: store.layouts.all() },
      control,
    );
    if (!recognised.ok) return recognised;
    const read = asOnRecord(store, name, year, cleanText(recognised.value));
    const { previewId } = previews.add({ fileName: name, sha256, year, fileId, file: read });
    return succeed({ previewId });
  });
  return succeed({ jobId });
}

function importView({ id, fileName, tables, importedAt, undoneAt }: ImportRecord): ImportView {
  return {
    importId: id,
    fileName,
    sheets: [...new Set(tables.map((table) => table.sheet))],
    kinds: [...new Set(tables.map((table) => table.kind))],
    importedAt,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    undone: undoneAt !== undefined,
  };
}
