import type { ParsedInputOf } from '../../contract/index.ts';
import type { PublicationListId } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { ListWrites } from '../../domain/exchange/publicationRecord.ts';
import { wholeCoverage, type Coverage, type ProposedCoverage } from '../../domain/model/publication.ts';
import { backUpBefore } from '../app/backups.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { PendingList } from '../app/pendingLists.ts';
import { recordList, type ListToRecord } from '../../store/repositories/recordList.ts';
import { compareList, sameAsLast, type ComparedList } from './compare.ts';
import { inPacks } from './matching.ts';
import { LIST_GONE, pendingList, refuseUnanswered } from './lists.ts';

/** Records a list with all its good lines, as one command. */
export async function confirmList(
  context: ServiceContext,
  { listId, covers: said }: ParsedInputOf<'publications.confirm'>,
) {
  const found = pendingList(context, listId);
  if (!found.ok) return found;
  const pending = found.value;
  const refusal = refuseUnanswered(pending) ?? refuseNoLines(pending);
  if (refusal) return { ok: false as const, error: refusal };
  const whole = saidCoverage(context, said, pending.source);
  if (!whole.ok) return whole;
  const covers = whole.value;
  const before = await compareList(context, pending);
  if (sameAsLast(context, before, covers)) return succeed({ ...countsOf(before, pending), changed: false });
  const refused = await backUpBefore(context, 'beforeImport');
  if (refused) return { ok: false as const, error: refused };
  for (;;) {
    // Others may have come in between.
    const compared = await compareList(context, pending);
    if (context.pendingLists.get(listId) !== pending) return fail('not-found', LIST_GONE);
    const written = await writeCompared(context, pending, covers, compared);
    if (written === 'outOfDate') continue;
    if (written.ok) context.pendingLists.remove(listId);
    return written;
  }
}

/** Lines more than which are written beside the program's other work. */
const LONG = 2000;

async function writeCompared(context: ServiceContext, pending: PendingList, covers: Coverage, compared: ComparedList) {
  const { writes } = compared;
  const label = `记入发布清单《${pending.source}》（新增 ${writes.add.length} 条）`;
  const counts = countsOf(compared, pending);
  if (writes.add.length + writes.shows.length <= LONG) {
    return runCommand(context, { label }, () => ({ ...counts, id: writeList(context, pending, covers, writes) }));
  }
  const { store, clock, longWrites } = context;
  const revision = store.revision();
  const packed = {
    add: await inPacks(writes.add),
    links: await inPacks(writes.links),
    shows: await inPacks(writes.shows),
  };
  const { list, layouts } = listToRecord(context, pending, covers);
  const write = { file: store.file, label, at: clock.now(), revision, list, layouts, writes: packed };
  const written = await store.elsewhere(() => longWrites.recordList(write));
  if (!written.ok) return written;
  if (written.value.state === 'outOfDate') return 'outOfDate';
  const { id, commandId } = written.value;
  return succeed({ ...counts, id, changed: true, ...(commandId === undefined ? {} : { commandId }) });
}

/** Writes a list that was set beside what is on record at this moment; inside a command. */
export function writeList(
  context: ServiceContext,
  pending: PendingList,
  covers: Coverage,
  writes: ListWrites,
): PublicationListId {
  return recordList(context.store, { ...listToRecord(context, pending, covers), writes });
}

function listToRecord(
  { clock }: ServiceContext,
  { source, tables, byHand }: PendingList,
  covers: Coverage,
): Omit<ListToRecord, 'writes'> {
  const layouts = tables.flatMap(({ place, signature }) => {
    const own = byHand[place];
    return own ? [{ signature, ...own }] : [];
  });
  return { list: { source, covers, recordedAt: clock.now() }, layouts };
}

export function countsOf({ lines }: Pick<ComparedList, 'lines'>, { faults }: PendingList) {
  const count = (state: ComparedList['lines'][number]['state']) => lines.filter((line) => line.state === state).length;
  return { added: count('new'), altered: count('changed'), known: count('known'), left: faults.length };
}

function refuseNoLines({ lines, faults, source }: PendingList): Failure | undefined {
  if (lines.length > 0) return undefined;
  if (faults.length === 0) {
    const said = `“${source}”里只有表头，没有可以记入的。请核对导出时的时间和栏目，有内容后再导入。`;
    return fail('conflict', said, { place: { file: source } }).error;
  }
  return fail('conflict', `“${source}”里没有可以记入的行。请按列出的原因改正后重新读取。`, { place: { file: source } })
    .error;
}

/** What a list covers, all of it said by a person or by the list itself; else the refusal that asks for what is not. `path` is where the input has it. */
export function saidCoverage(
  context: ServiceContext,
  said: ProposedCoverage,
  source: string,
  path = 'covers',
): Outcome<Coverage> {
  const covers = wholeCoverage(said);
  if (covers === undefined) {
    const [field, what] = said.columns === undefined ? ['columns', '栏目'] : ['units', '单位'];
    return fail(
      'invalid-input',
      `“${source}”没有逐条写明${what}，看不出它覆盖哪些${what}。请按导出时选的范围选择${what}，确实是全部${what}的选“全部${what}”。`,
      { fields: { [`${path}.${field}`]: `请选择覆盖的${what}` }, place: { file: source } },
    );
  }
  const error = refuseCoverage(context, covers);
  return error === undefined ? succeed(covers) : { ok: false, error };
}

/** Why a list cannot cover what is said: units that are not there, days to come. */
export function refuseCoverage({ store, clock }: ServiceContext, { units, lastDay }: Coverage): Failure | undefined {
  const known = new Set(store.units.units().map(({ id }) => id));
  const index = units.findIndex((id) => !known.has(id));
  if (index >= 0) {
    return fail('not-found', '所选的单位有的已不存在。请刷新后重新选择。', {
      fields: { [`covers.units.${index}`]: '没有这个单位' },
    }).error;
  }
  if (lastDay <= clock.today()) return undefined;
  return fail('invalid-input', `清单的末日 ${lastDay} 还没有到。请改为今天或更早的日期。`, {
    fields: { 'covers.lastDay': '不能晚于今天' },
  }).error;
}

/** Says anew what a list covers. */
export function updateList(context: ServiceContext, { id, covers }: ParsedInputOf<'publications.updateList'>) {
  const { store } = context;
  const list = store.publicationLists.one(id);
  if (!list) return fail('not-found', LIST_NOT_THERE);
  const refusal = refuseCoverage(context, covers);
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(context, { label: `修改发布清单《${list.source}》的范围` }, () => {
    store.publicationLists.setCoverage(id, covers);
    return {};
  });
}

/** Takes lists away, with what no other list shows. */
export function removeLists(context: ServiceContext, { ids }: ParsedInputOf<'publications.removeLists'>) {
  const { store } = context;
  const all = new Map(store.publicationLists.all().map((list) => [list.id, list]));
  const wanted = [...new Set(ids)];
  const missing = wanted.findIndex((id) => !all.has(id));
  if (missing >= 0) return fail('not-found', LIST_NOT_THERE, { fields: { [`ids.${missing}`]: '没有这份清单' } });
  const [first] = wanted;
  const name =
    first !== undefined && wanted.length === 1 ? `《${all.get(first)?.source ?? ''}》` : ` ${wanted.length} 份`;
  return runCommand(context, { label: `删除发布清单${name}` }, () => ({
    publications: store.publicationLists.remove(wanted),
  }));
}

const LIST_NOT_THERE = '这份发布清单已不存在，可能刚被删除。请刷新后重试。';
