import type { ImportPreview } from '../../contract/imports.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { Grid } from '../../domain/sheets/grid.ts';
import { layoutOf, layoutProblem } from '../../domain/reading/tables/layout.ts';
import type { RecognisedFile } from '../../domain/reading/tables/recognisedTable.ts';
import type { ServiceContext } from '../app/context.ts';
import type { JobControl } from '../app/ports.ts';
import { cleanText } from '../app/cleanText.ts';
import { PREVIEW_GONE } from './confirm.ts';
import { previewOf } from './preview.ts';
import { readAs } from './drafts.ts';
import { asOnRecord } from './onRecord.ts';
import type { HandLayout } from '../app/pendingPreviews.ts';

type Input = ParsedInputOf<'imports.setLayout'>;

/** Reads one sheet of a waiting file as the person says, and previews everything anew under the same id. Where that fails the preview stays as it was. */
export async function setLayout(context: ServiceContext, input: Input): Promise<Outcome<ImportPreview>> {
  const { previews, files, documents, store } = context;
  const pending = previews.get(input.previewId);
  if (!pending) return fail('not-found', PREVIEW_GONE);
  const grid = gridOf(pending.file, input.sheet);
  if (!grid) {
    return fail(
      'not-found',
      `“${pending.fileName}”中没有名为“${input.sheet}”、可以指定表头的工作表。请刷新预览后重试。`,
      {
        place: { file: pending.fileName, sheet: input.sheet },
      },
    );
  }
  const layout = layoutOf(grid, input.headerRows, input.kind, input.columns);
  const refusal = refuseLayout(input, grid, layoutProblem(layout));
  if (refusal) return { ok: false, error: { ...refusal, place: { file: pending.fileName, sheet: input.sheet } } };
  const { draftId } = pending;
  const file = draftId === undefined ? files.get(pending.fileId) : await context.drafts.file(draftId);
  if (!file.ok && draftId !== undefined) return file;
  if (!file.ok) {
    return fail(
      'not-found',
      `“${pending.fileName}”的内容已不在内存中（已过两小时，或其间读了很多大文件），不能按新的表头重新读取。请重新选择这个文件。`,
      { place: { file: pending.fileName } },
    );
  }
  const own: HandLayout = { sheet: input.sheet, layout, remember: input.remember };
  const layouts = [own, ...pending.layouts.filter(({ sheet }) => sheet !== input.sheet)];
  const read = await documents.readFile(
    file.value,
    { planYear: pending.year, layouts: [...layouts.map((each) => each.layout), ...store.layouts.all()] },
    untold(),
  );
  if (!read.ok) return read;
  const reread = asOnRecord(store, pending.fileName, pending.year, cleanText(read.value));
  const again = previews.reread(pending, reread, layouts);
  if (draftId !== undefined) {
    const kept = await context.drafts.change(draftId, (draft) => ({ ...readAs(draft, again).draft, layouts }));
    if (!kept.ok) return kept;
    return succeed({
      ...previewOf(context, again),
      draft: { draftId: kept.value.draftId, revision: kept.value.revision },
    });
  }
  return succeed(previewOf(context, again));
}

function gridOf({ tables, skippedSheets }: RecognisedFile, sheet: string): Grid | undefined {
  const grids = [...tables.map(({ grid }) => grid), ...skippedSheets.flatMap(({ grid }) => grid ?? [])];
  return grids.find((grid) => grid.sheet === sheet);
}

function refuseLayout({ headerRows: [, bottom], columns }: Input, grid: Grid, problem: string | undefined) {
  const refuse = (message: string, field: string): Failure =>
    fail('invalid-input', message, { fields: { [field]: message } }).error;
  if (bottom >= grid.rows.length - 1) {
    return refuse(`表头下面没有内容：这张工作表只有 ${grid.rows.length} 行。请重新指定表头所在的行。`, 'headerRows');
  }
  if (problem !== undefined)
    return refuse(problem, columns.some(({ role }) => role === 'content') ? 'headerRows' : 'columns');
  const outside = columns.find(({ column }) => column >= grid.columns);
  return (
    outside && refuse(`这张工作表只有 ${grid.columns} 列，没有第 ${outside.column + 1} 列。请重新指定各列。`, 'columns')
  );
}

/** The answer is awaited: nobody asks how far it is. */
function untold(): JobControl {
  return { signal: new AbortController().signal, progress: () => undefined };
}
