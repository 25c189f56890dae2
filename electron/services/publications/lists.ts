import type { ParsedInputOf } from '../../contract/index.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { ListKnowledge } from '../../domain/exchange/publicationTable.ts';
import { normaliseName } from '../../domain/units/names.ts';
import { cleanText } from '../app/cleanText.ts';
import type { ServiceContext } from '../app/context.ts';
import type { PendingList } from '../app/pendingLists.ts';

export const LIST_GONE = '这份清单的预览已失效（已经记入，或程序已重启）。请重新选择文件或粘贴。';

/** Reads a list in the background; it waits in memory until it is recorded. */
export function readListFile(context: ServiceContext, { fileId }: ParsedInputOf<'publications.read'>) {
  const file = context.files.get(fileId);
  if (!file.ok) return file;
  return succeed({ jobId: startReading(context, { file: file.value, byHand: {} }) });
}

/** Reads it again by what a person says of one of its tables. */
export function readListAs(
  context: ServiceContext,
  { listId, place, columns, formedCounts = false }: ParsedInputOf<'publications.readAs'>,
) {
  const pending = context.pendingLists.get(listId);
  if (!pending) return fail('not-found', LIST_GONE);
  const { file } = pending;
  if (!file || pending.tables[place] === undefined) {
    return fail('not-found', '这份清单里没有这张表，不能改列。请刷新后重试。', { fields: { place: '没有这张表' } });
  }
  const byHand = { ...pending.byHand, [place]: { columns, formedCounts } };
  return succeed({ jobId: startReading(context, { file, byHand }, listId) });
}

function startReading(
  context: ServiceContext,
  { file, byHand }: Required<Pick<PendingList, 'file' | 'byHand'>>,
  listId?: string,
): string {
  const { jobs, documents, pendingLists } = context;
  return jobs.start('正在读取发布清单', async (control) => {
    const { name, bytes } = file;
    const list = await documents.readPublications({ name, bytes }, { ...knowledge(context), byHand }, control);
    if (!list.ok) return list;
    const read = { ...cleanText(list.value), source: name, file, byHand };
    const refusal = refuseUnread(read);
    if (refusal) return { ok: false, error: refusal };
    return succeed({ previewId: pendingLists.put(read, listId) });
  });
}

function knowledge({ store, clock }: ServiceContext): Omit<ListKnowledge, 'byHand'> {
  const units = new Set<string>();
  for (const { name, aliases } of store.units.units()) {
    for (const each of [name, ...aliases]) units.add(each).add(normaliseName(each));
  }
  return {
    today: clock.today(),
    units: [...units],
    layouts: store.publicationLists.layouts(),
  };
}

/** Why there is nothing to preview: no table at all that could be a list. */
function refuseUnread({ source, tables }: Pick<PendingList, 'source' | 'tables'>): Failure | undefined {
  if (tables.some(({ skipped }) => skipped === undefined)) return undefined;
  const why = tables.map(({ sheet, skipped = '' }) => `“${sheet}”${skipped}`);
  const said = why.length > 0 ? why.join('；') : '里面没有表格';
  return fail('no-header', `“${source}”里没有读出发布清单：${said}。清单应是一张表，每行一条，写明标题和发布时间。`, {
    place: { file: source },
  }).error;
}

/** Why a list cannot be recorded yet: what its tables ask; `undefined` where it can. */
export function refuseUnanswered({ source, tables, lines }: PendingList): Failure | undefined {
  const asking = tables.find(({ asks }) => asks.length > 0 && lines.length === 0);
  if (!asking) return undefined;
  const [ask] = asking.asks;
  const what =
    ask === 'title'
      ? '没有找到标题一列，请指定哪一列是标题'
      : ask === 'formed'
        ? '只有成文日期，没有发布时间，请确认是否用成文日期代替'
        : '没有找到发布时间一列，请指定哪一列是发布时间';
  return fail('conflict', `“${source}”的“${asking.sheet}”${what}。`, { place: { file: source, sheet: asking.sheet } })
    .error;
}

/** A list that waits; `not-found` once it is gone. */
export function pendingList(context: ServiceContext, listId: string): Outcome<PendingList> {
  const pending = context.pendingLists.get(listId);
  return pending ? succeed(pending) : fail('not-found', LIST_GONE);
}
