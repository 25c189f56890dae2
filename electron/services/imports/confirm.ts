import type { Area, Changed } from '../../contract/define.ts';
import type { ImportSummary } from '../../contract/imports.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { ImportId } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { NameIndex } from '../../domain/units/names.ts';
import type { NewDuty, SourceRow } from '../../store/dutyRecords.ts';
import type { Store } from '../../store/store.ts';
import { closedYear, runCommand } from '../commands.ts';
import type { ServiceContext } from '../context.ts';
import { applyRulePlan } from '../duties/edit.ts';
import { resolveAwaiting, resolveParties, settledQuestion, storedNames } from '../parties.ts';
import { compareFile, type ComparedTable } from './compare.ts';
import { planNames, writeNames, type NamePlan } from './names.ts';
import { planRows, type ChangedRow, type NewRow, type RowsPlan } from './plan.ts';
import type { PendingFile } from './previewShelf.ts';

type Input = ParsedInputOf<'imports.confirm'>;

const AREAS: readonly Area[] = ['units', 'duties', 'imports', 'fulfilments', 'submissions', 'assessment'];

/** Writes a preview in one transaction: everything is worked out and checked before the first write. */
export function confirmImport(context: ServiceContext, input: Input): Outcome<ImportSummary & Changed> {
  const { store, previews } = context;
  const pending = previews.get(input.previewId);
  if (!pending) return fail('not-found', '这份预览已失效（已经导入，或程序已重启）。请重新选择文件。');
  const tables = compareFile(store, pending);
  const refusal = closedYear(context, input.year) ?? refuseInput(input, pending, tables);
  if (refusal) return { ok: false, error: refusal };
  const chosen = tables.filter((table) => input.tables.includes(table.tableId));
  const names = planNames(store, Object.entries(input.names));
  if (!names.ok) return names;
  const rows = planRows(store, input.year, chosen, new Map(Object.entries(input.rows)));
  if (!rows.ok) return rows;
  const earlier = nothingNew(store, pending, names.value, rows.value);
  if (earlier) return succeed(unchangedSummary(store, earlier, rows.value));
  const count = rows.value.created.length + rows.value.updated.length;
  const written = runCommand(context, { label: `导入《${pending.fileName}》（${count} 项）`, areas: AREAS }, () =>
    write(context, pending, chosen, names.value, rows.value),
  );
  if (written.ok) previews.remove(pending.previewId);
  return written;
}

function refuseInput(input: Input, pending: PendingFile, tables: readonly ComparedTable[]): Failure | undefined {
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

/** The earlier import of the very same file, where this one would change nothing. */
function nothingNew(store: Store, pending: PendingFile, names: NamePlan, rows: RowsPlan): ImportId | undefined {
  const writes = [rows.created, rows.updated, rows.moved, ...Object.values(names)].some((list) => list.length > 0);
  if (writes) return undefined;
  return store.imports.ofYear(pending.year).find((record) => record.sha256 === pending.sha256)?.id;
}

function unchangedSummary(store: Store, importId: ImportId, rows: RowsPlan): ImportSummary & Changed {
  return {
    importId,
    created: 0,
    updated: 0,
    unchanged: rows.unchanged,
    removed: 0,
    unitsCreated: 0,
    groupsCreated: 0,
    areas: [],
    revision: store.revision(),
  };
}

function write(
  { store, clock }: ServiceContext,
  pending: PendingFile,
  chosen: readonly ComparedTable[],
  names: NamePlan,
  rows: RowsPlan,
): ImportSummary {
  const createdNames = writeNames(store, names);
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
  store.duties.addMany(rows.created.map((row) => newDuty(row, importId, index)));
  for (const row of rows.updated) updateRow(store, row, importId, index);
  for (const row of rows.moved) store.duties.update(row.stored.id, { source: { importId, ...row.source } });
  resolveAwaiting(store);
  return {
    importId,
    created: rows.created.length,
    updated: rows.updated.length,
    unchanged: rows.unchanged,
    removed: 0,
    ...createdNames,
  };
}

function newDuty({ duty, source, units }: NewRow, importId: ImportId, names: NameIndex): NewDuty {
  const resolved = resolveParties(units.parties, names);
  const unitsCheck = settledQuestion(units.check, resolved.unresolved);
  return {
    ...duty,
    ...resolved,
    ...(unitsCheck === null ? {} : { unitsCheck }),
    source: { importId, ...source },
  };
}

function updateRow(store: Store, row: ChangedRow, importId: ImportId, names: NameIndex): void {
  const { stored, source, changes, rules, timeCheck, units } = row;
  const values: Partial<Record<keyof SourceRow, string>> = {};
  for (const { field, after } of changes) values[field] = after;
  const resolved = units && resolveParties(units.parties, names);
  store.duties.update(stored.id, {
    ...values,
    ...(timeCheck === undefined ? {} : { timeCheck }),
    ...(units && resolved ? { unitsCheck: settledQuestion(units.check, resolved.unresolved) } : {}),
    source: { importId, ...source },
  });
  if (rules) applyRulePlan(store, stored.id, rules);
  if (resolved) store.duties.setAssignments(stored.id, resolved.assignments, resolved.unresolved);
}
