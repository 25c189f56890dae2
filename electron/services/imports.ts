import type { ImportView } from '../contract/imports.ts';
import type { ParsedInputOf } from '../contract/index.ts';
import { fail, succeed } from '../domain/failure.ts';
import type { ImportRecord } from '../store/imports.ts';
import { closedYear } from './commands.ts';
import type { ServiceContext } from './context.ts';
import type { AreaHandlers } from './handlers.ts';
import { cleanText } from './imports/cleanText.ts';
import { confirmImport } from './imports/confirm.ts';
import { previewOf } from './imports/preview.ts';

/** Tables in: read in the background, previewed beside their source, confirmed in one transaction. */
export function createImports(context: ServiceContext): AreaHandlers<'imports'> {
  const { store, previews } = context;
  return {
    'imports.read': (input) => read(context, input),
    'imports.preview'({ previewId }) {
      const pending = previews.get(previewId);
      return pending
        ? succeed(previewOf(store, pending))
        : fail('not-found', '这份预览已失效（已经导入，或程序已重启）。请重新选择文件。');
    },
    'imports.confirm': (input) => confirmImport(context, input),
    'imports.setLayout': () => fail('not-found', '这份预览已失效（已经导入，或程序已重启）。请重新选择文件。'),
    'imports.undoPreview': () => fail('not-found', '没有找到这次导入。'),
    'imports.undo': () => fail('not-found', '没有找到这次导入。'),
    'imports.list': ({ year }) => succeed(store.imports.ofYear(year).map(importView)),
  };
}

function read(context: ServiceContext, { fileId, year }: ParsedInputOf<'imports.read'>) {
  const { files, jobs, documents, previews, store } = context;
  const closed = closedYear(context, year);
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
    return succeed({ previewId: previews.add({ fileName: name, sha256, year, file: cleanText(recognised.value) }) });
  });
  return succeed({ jobId });
}

async function hexDigest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function importView({ id, fileName, tables, importedAt }: ImportRecord): ImportView {
  return {
    importId: id,
    fileName,
    sheets: [...new Set(tables.map((table) => table.sheet))],
    kinds: [...new Set(tables.map((table) => table.kind))],
    importedAt,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    undone: false,
  };
}
