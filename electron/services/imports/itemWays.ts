import type { ImportPreview } from '../../contract/imports.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { ServiceContext } from '../app/context.ts';
import { PREVIEW_GONE } from './confirm.ts';
import { readAs } from './drafts.ts';
import { previewOf } from './preview.ts';

/** Takes the items of one table of a preview as one duty each, or row by row. */
export async function setItems(
  context: ServiceContext,
  { previewId, tableId, way }: ParsedInputOf<'imports.setItems'>,
): Promise<Outcome<ImportPreview>> {
  const { previews, drafts } = context;
  const pending = previews.get(previewId);
  if (!pending) return fail('not-found', PREVIEW_GONE);
  const table = pending.file.tables[pending.tableIds.indexOf(tableId)];
  if (table?.items === undefined) {
    return fail('invalid-input', '这张表没有跨多行的事项，不能按项合并或逐行导入。请刷新预览后重试。', {
      place: { file: pending.fileName },
    });
  }
  const again = previews.setWay(pending, tableId, way);
  if (pending.draftId !== undefined) {
    const kept = await drafts.change(pending.draftId, (draft) => readAs(draft, again).draft);
    if (!kept.ok) return kept;
    return succeed({
      ...previewOf(context, again),
      draft: { draftId: kept.value.draftId, revision: kept.value.revision },
    });
  }
  return succeed(previewOf(context, again));
}
