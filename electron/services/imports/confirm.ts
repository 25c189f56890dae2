import type { Changed } from '../../contract/define.ts';
import type { ImportSummary } from '../../contract/imports.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { DutyId, ImportId } from '../../domain/brand.ts';
import { dayInMonth } from '../../domain/dates/plainDate.ts';
import { responsibility } from '../../domain/occurrences/responsible.ts';
import { takenAtFirst } from '../../domain/exchange/threeWay.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { TableLayout } from '../../domain/reading/tables/layout.ts';
import type { NameIndex } from '../../domain/units/names.ts';
import type { NewDuty } from '../../store/repositories/dutyRecords.ts';
import type { Store } from '../../store/store.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { applyRulePlan } from '../duties/edit.ts';
import { resolveAwaiting, resolveParties, settledQuestion, storedNames } from '../year/parties.ts';
import { backUpBefore } from '../app/backups.ts';
import type { Draft } from '../app/draftRecord.ts';
import { DRAFT_GONE } from '../app/drafts.ts';
import { isTicked, type ComparedTable } from '../../domain/exchange/importCompare.ts';
import { compareWithStore } from './onRecord.ts';
import { forgottenLayouts, newLayouts } from './handLayouts.ts';
import { planJoining, writeJoining, type ItemJoin } from './itemParts.ts';
import { planJoins, writeJoins, type GroupJoin } from './joining.ts';
import { planNames, writeNames, type NamePlan } from './names.ts';
import {
  issueCheck,
  planRows,
  unrecordedIssueCheck,
  type ChangedRow,
  type NewRow,
  type RowsPlan,
  type StartPlan,
} from './plan.ts';
import type { PendingPreview } from '../app/pendingPreviews.ts';

type Input = ParsedInputOf<'imports.confirm'>;

/** Everything that an import writes, worked out and checked before anything is written. */
interface ImportPlan {
  readonly pending: PendingPreview;
  readonly chosen: readonly ComparedTable[];
  readonly names: NamePlan;
  /** Listed groups that the new units join. */
  readonly joins: readonly GroupJoin[];
  readonly rows: RowsPlan;
  /** Items that take over the duties of their other rows. */
  readonly items: ReturnType<typeof planJoining>;
  readonly removed: readonly DutyId[];
  /** Copies of an earlier year's duties among them, and why they are not carried on. */
  readonly ended: Ended;
  readonly layouts: readonly TableLayout[];
  /** Signatures of remembered layouts that are to be used no more. */
  readonly forgotten: readonly string[];
}

/**
 * Writes a preview in one transaction, after a checked backup: without the backup nothing is written. Where there is nothing to write, nothing is: no
 * backup, no command. A window that shows an earlier state than what is kept writes nothing.
 */
export async function confirmImport(context: ServiceContext, input: Input): Promise<Outcome<ImportSummary & Changed>> {
  const { store, drafts } = context;
  const draftId = context.previews.get(input.previewId)?.draftId;
  const refuse = (draft: Draft) => refuseDraft(draft, input);
  if (draftId !== undefined) {
    const draft = await drafts.one(draftId);
    const refusal = draft ? refuse(draft) : fail('not-found', DRAFT_GONE).error;
    if (refusal) return { ok: false, error: refusal };
  }
  let plan = planImport(context, input);
  if (!plan.ok) return plan;
  if (!writesAnything(plan.value)) return through(context, draftId, settle(context, plan.value));
  const revision = store.revision();
  const refusal = await backUpBefore(context, 'beforeImport');
  if (refusal) return { ok: false, error: refusal };
  // Somebody may have written meanwhile.
  if (store.revision() !== revision || !context.previews.get(input.previewId)) plan = planImport(context, input);
  if (!plan.ok) return plan;
  if (draftId !== undefined) {
    const writingSince = context.clock.now();
    const marked = await drafts.change(draftId, (draft) => ({ ...draft, writingSince }), refuse);
    if (!marked.ok) return marked;
    // Others may have come in between.
    plan = planImport(context, input);
    if (!plan.ok) return plan;
  }
  return through(
    context,
    draftId,
    writesAnything(plan.value) ? writePlan(context, plan.value) : settle(context, plan.value),
  );
}

/** Why a draft is not to be written as a window shows it: dropped, or decided about since. */
function refuseDraft({ dropped, revision, fileName }: Draft, input: Input): Failure | undefined {
  if (dropped)
    return fail('not-found', `“${fileName}”已在另一个窗口中放弃，没有写入。如仍要导入，请在文件列表中取回。`).error;
  if (input.revision === undefined || input.revision === revision) return undefined;
  return fail('conflict', CHANGED_ELSEWHERE).error;
}

const CHANGED_ELSEWHERE = '这份文件在另一个窗口中改过，没有写入。现在已重新载入，请核对后再写入。';

/** The draft of what has been written waits no longer. */
async function through<Value>(
  { drafts }: ServiceContext,
  draftId: string | undefined,
  written: Outcome<Value>,
): Promise<Outcome<Value>> {
  if (written.ok && draftId !== undefined) await drafts.remove([draftId]);
  return written;
}

function planImport(context: ServiceContext, input: Input): Outcome<ImportPlan> {
  const { store, previews } = context;
  const pending = previews.get(input.previewId);
  if (!pending) return fail('not-found', previews.wasWritten(input.previewId) ? WRITTEN_ALREADY : PREVIEW_GONE);
  if (input.version !== undefined && input.version !== pending.version) return fail('conflict', CHANGED_ELSEWHERE);
  const { tables } = compareWithStore(store, pending);
  const refusal = refuseClosedYear(context, input.year) ?? refuseInput(input, pending, tables) ?? refuseStarts(input);
  if (refusal) return { ok: false, error: refusal };
  // A rating table holds no duties: there is nothing of it to write.
  const chosen = tables.filter(({ tableId, table }) => input.tables.includes(tableId) && table.kind !== 'scheme');
  const removed = removals(input.remove ?? [], chosen);
  if (!removed.ok) return removed;
  const ended = endedCopies(removed.value, chosen, input.endReason);
  if (!ended.ok) return ended;
  const names = planNames(store, Object.entries(input.names));
  if (!names.ok) return names;
  const joins = planJoins(store, input.groups ?? {});
  if (!joins.ok) return joins;
  const rows = planRows(
    store,
    input.year,
    { tables: chosen, startOf: startsOf(context, input, pending) },
    new Map(Object.entries(input.rows)),
  );
  if (!rows.ok) return rows;
  return succeed({
    pending,
    chosen,
    names: names.value,
    joins: joins.value,
    rows: rows.value,
    items: planJoining(context, input.year, joinedItems(chosen, input.rows)),
    removed: removed.value,
    ended: ended.value,
    layouts: newLayouts(store, pending),
    forgotten: forgottenLayouts(store, pending),
  });
}

/** From when each table's duties are owed: as decided, else from the day on which the document was issued. */
function startsOf({ clock }: ServiceContext, { starts = {} }: Input, { file }: PendingPreview) {
  const issued = file.issued?.date;
  return ({ tableId }: ComparedTable): StartPlan => {
    const { on, existing } = starts[tableId] ?? { on: issued ?? null };
    // Without a word of the document, the day that a person gives is that of its issue.
    const issuedOn = issued ?? on;
    const isPast = issuedOn !== null && issuedOn <= clock.today();
    return { on, moves: existing === 'move', ...(isPast ? { issuedOn } : {}) };
  };
}

/** A start after the year leaves nothing of a table. */
function refuseStarts({ starts = {}, year, rows }: Input): Failure | undefined {
  const last = dayInMonth(year, 12, 31);
  const late =
    Object.entries(starts).find(([, { on }]) => on !== null && on > last)?.[0] ??
    Object.entries(rows).find(([, { startsOn }]) => (startsOn ?? last) > last)?.[0];
  if (late === undefined) return undefined;
  return fail(
    'invalid-input',
    `施行日晚于 ${year} 年度结束，这些事项本年将没有任何应办，没有导入。请改为 ${last} 或更早。`,
    {
      fields: { [`starts.${late}`]: `不能晚于 ${last}` },
    },
  ).error;
}

const WRITTEN_ALREADY = '这份文件已在另一个窗口中写入，没有再写一次。';
export const PREVIEW_GONE = '这份预览已失效（已经导入，或程序已重启）。请重新选择文件。';

function refuseInput(input: Input, pending: PendingPreview, tables: readonly ComparedTable[]): Failure | undefined {
  if (input.year !== pending.year) {
    return fail(
      'conflict',
      `预览是按 ${pending.year} 年度读取的，不能导入到 ${input.year} 年度。请按 ${input.year} 年度重新读取这个文件。`,
      { fields: { year: `预览属于 ${pending.year} 年度` } },
    ).error;
  }
  const missing = input.tables.find((id) => !tables.some((table) => table.tableId === id));
  if (missing !== undefined || input.tables.length === 0) {
    return fail('invalid-input', '没有选择要导入的表格，请至少选择一张。', { fields: { tables: '请选择表格' } }).error;
  }
  const keys = new Set(tables.flatMap((table) => table.rows.map((row) => row.key)));
  const stray = Object.keys(input.rows).find((key) => !keys.has(key));
  if (stray === undefined) return undefined;
  return fail('invalid-input', `预览中没有编号为“${stray}”的行，没有导入。请刷新预览后重试。`, {
    fields: { [`rows.${stray}`]: '没有这一行' },
  }).error;
}

function joinedItems(chosen: readonly ComparedTable[], decisions: Input['rows']): readonly ItemJoin[] {
  return chosen
    .flatMap(({ rows }) => rows)
    .flatMap((row) => {
      const { key, stored, parts = [], changes } = row;
      const { include = isTicked(row), take = takenAtFirst(changes) } = decisions[key] ?? {};
      // A row that keeps its old content is no item.
      const becomes = include && take.includes('content');
      return stored && becomes && parts.length > 0 ? [{ itemId: stored.id, parts }] : [];
    });
}

/** Only what the preview lists as missing from the file can be removed by importing it. */
function removals(wanted: readonly DutyId[], chosen: readonly ComparedTable[]): Outcome<readonly DutyId[]> {
  const listed = new Set(chosen.flatMap(({ missing }) => missing.map(({ dutyId }) => dutyId)));
  const stray = wanted.findIndex((id) => !listed.has(id));
  if (stray < 0) return succeed([...new Set(wanted)]);
  return fail('invalid-input', '要删除的事项中，有的不在“文件里没有的事项”之列，没有导入。请刷新预览后重新选择。', {
    fields: { [`remove.${stray}`]: '不在可以删除的事项之列' },
  });
}

interface Ended {
  readonly copies: number;
  readonly reason: string;
}

/** A duty of the year before that goes on no more goes for a reason. */
function endedCopies(removed: readonly DutyId[], chosen: readonly ComparedTable[], reason = ''): Outcome<Ended> {
  const wanted = new Set(removed);
  const missing = chosen.flatMap((table) => table.missing);
  const copies = missing.filter(({ dutyId, carriedFrom }) => carriedFrom !== undefined && wanted.has(dutyId)).length;
  if (copies === 0 || reason !== '') return succeed({ copies, reason });
  return fail('invalid-input', `上年沿用的事项有 ${copies} 项不再沿用，请写明理由。没有导入。`, {
    fields: { endReason: '请写明理由' },
  });
}

function writesAnything({ names, joins, rows, items, removed, layouts, forgotten }: ImportPlan): boolean {
  const lists = [rows.created, rows.updated, items, removed, layouts, forgotten, joins, ...Object.values(names)];
  return lists.some((list) => list.length > 0) || rows.contained.some(({ isNews }) => isNews);
}

/** Nothing to be written: the same file, or one that says what is known. */
function settle({ store, previews }: ServiceContext, { pending, rows }: ImportPlan): Outcome<ImportSummary & Changed> {
  previews.remove(pending.previewId, 'written');
  const earlier = store.imports
    .ofYear(pending.year)
    .find(({ sha256, undoneAt }) => sha256 === pending.sha256 && undoneAt === undefined);
  return succeed({
    ...(earlier ? { importId: earlier.id } : {}),
    created: 0,
    updated: 0,
    unchanged: rows.unchanged,
    removed: 0,
    unitsCreated: 0,
    groupsCreated: 0,
    changed: false,
  });
}

function writePlan(context: ServiceContext, plan: ImportPlan): Outcome<ImportSummary & Changed> {
  const { rows, removed, ended, pending } = plan;
  const count = rows.created.length + rows.updated.length + removed.length;
  const size = count === 0 && rows.contained.length > 0 ? `${rows.contained.length} 项未变` : `${count} 项`;
  const why = ended.copies === 0 ? '' : `；不再沿用 ${ended.copies} 项：${ended.reason}`;
  const label = `导入《${pending.fileName}》（${size}${why}）`;
  const written = runCommand(context, { label }, () => write(context, plan));
  if (written.ok) context.previews.remove(pending.previewId, 'written');
  return written;
}

function write({ store, clock }: ServiceContext, plan: ImportPlan): ImportSummary {
  const { pending, chosen, names, joins, rows, items, removed, layouts, forgotten } = plan;
  const known = new Set(store.units.units().map(({ id }) => id));
  const createdNames = writeNames(store, names);
  writeJoins(store, joins, known);
  const index = storedNames(store);
  const importId = store.imports.add({
    year: pending.year,
    fileName: pending.fileName,
    sha256: pending.sha256,
    importedAt: clock.now(),
    tables: chosen.map(({ table, rows: all }) => ({
      sheet: table.grid.sheet,
      title: table.title,
      kind: table.kind,
      rows: all.length,
    })),
  });
  for (const layout of layouts) store.layouts.put(layout);
  for (const signature of forgotten) store.layouts.remove(signature);
  store.duties.remove(removed);
  const made = store.duties.addMany(rows.created.map((row) => newDuty(row, importId, index)));
  for (const row of rows.updated) updateRow(store, row, index);
  const places = [
    ...made.flatMap((dutyId, at) => (rows.created[at]?.also ?? []).map((source) => ({ dutyId, source }))),
    ...rows.contained,
  ];
  for (const [at, row] of rows.created.entries()) writeIssue(store, made[at], row);
  store.duties.addSources(places.map(({ dutyId, source }) => Object.assign({ dutyId, importId }, source)));
  writeJoining({ store, clock }, pending.year, items);
  resolveAwaiting(store);
  return {
    importId,
    created: rows.created.length,
    updated: rows.updated.length,
    unchanged: rows.unchanged,
    removed: removed.length,
    ...createdNames,
  };
}

function newDuty({ duty, source, parties: units }: NewRow, importId: ImportId, names: NameIndex): NewDuty {
  const resolved = resolveParties(units.parties, names);
  const unitsCheck = settledQuestion(units.check, resolved.unresolved);
  return {
    ...duty,
    ...resolved,
    ...(unitsCheck === null ? {} : { unitsCheck }),
    source: { importId, ...source },
  };
}

/**
 * Records the issue of the document as the event that starts the clock of a new duty, for those who answer for it that day; where that is nobody,
 * what is asked says so.
 */
function writeIssue(store: Store, dutyId: DutyId | undefined, { duty, issuedOn, source }: NewRow): void {
  if (dutyId === undefined || issuedOn === undefined) return;
  const who = responsibility(store.units.units(), store.units.groups());
  const unitIds = who.on(store.duties.assignmentsOf(dutyId), issuedOn).map(({ unitId }) => unitId);
  if (unitIds.length > 0) {
    store.triggers.add({ dutyId, title: `印发：${source.title}`.slice(0, 200), on: issuedOn, unitIds });
  } else if (duty.timeCheck === issueCheck(issuedOn)) {
    store.duties.update(dutyId, { timeCheck: unrecordedIssueCheck(issuedOn) });
  }
}

function updateRow(store: Store, row: ChangedRow, names: NameIndex): void {
  const { id, values, rules, timeCheck, parties: units, kind, following, startsOn } = row;
  const resolved = units && resolveParties(units.parties, names);
  store.duties.update(id, {
    ...values,
    ...(timeCheck === undefined ? {} : { timeCheck }),
    ...(kind === undefined ? {} : { kind }),
    ...(following === undefined ? {} : { following }),
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(units && resolved ? { unitsCheck: settledQuestion(units.check, resolved.unresolved) } : {}),
  });
  if (rules) applyRulePlan(store, id, rules);
  if (resolved) store.duties.setAssignments(id, resolved.assignments, resolved.unresolved);
}
