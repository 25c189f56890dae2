import type { DraftDecisions, NameDraft } from '../../electron/contract/importDrafts.ts';
import type { ImportPreview } from '../../electron/contract/imports.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import { startDecisions, stillTaken, type PreviewDecisions } from './decisions.ts';
import type { DecisionPatch } from './keeping.ts';

/** What was said of a draft before, as far as it fits the preview, the units and the ledger of now; the rest goes as proposed. */
export function decisionsSaid(said: DraftDecisions, preview: ImportPreview, list: UnitList): PreviewDecisions {
  const start = startDecisions(preview);
  const rows = new Map(preview.tables.flatMap((table) => table.rows).map((row) => [row.key, row]));
  const missing = new Set(preview.tables.flatMap((table) => table.missing.map(({ dutyId }) => dutyId)));
  const bodies = new Set<string>([...list.units, ...list.groups].map(({ id }) => id));
  return {
    without: new Set(
      preview.tables.flatMap(({ tableId }) => ((said.tables[tableId] ?? !start.without.has(tableId)) ? [] : [tableId])),
    ),
    rows: Object.fromEntries(
      Object.entries(said.rows).flatMap(([key, decision]) => {
        const row = rows.get(key);
        return row ? [[key, stillTaken(decision, row)] as const] : [];
      }),
    ),
    names: Object.fromEntries(
      Object.entries(start.names).map(([name, draft]) => {
        const before = said.names[name];
        return [name, before && leadsSomewhere(before, bodies) ? before : draft] as const;
      }),
    ),
    starts: Object.fromEntries(
      preview.tables.flatMap(({ tableId }) => {
        const start = said.starts[tableId];
        return start ? [[tableId, start] as const] : [];
      }),
    ),
    remove: new Set(said.remove.filter((dutyId) => missing.has(dutyId))),
  };
}

/** A unit or group that a name was given to may have been deleted since. */
function leadsSomewhere(draft: NameDraft, bodies: ReadonlySet<string>): boolean {
  if (draft.as === 'aliasOfUnit') return bodies.has(draft.unitId);
  return draft.as !== 'aliasOfGroup' || bodies.has(draft.groupId);
}

/** What was decided between two states of the decisions, as the app keeps it; `undefined` where nothing was. */
export function patchBetween(before: PreviewDecisions, after: PreviewDecisions): DecisionPatch | undefined {
  const rows = changedIn(before.rows, after.rows);
  const names = changedIn(before.names, after.names);
  const gone = Object.keys(before.starts).filter((id) => after.starts[id] === undefined);
  const starts = [...changedIn(before.starts, after.starts), ...gone.map((id) => [id, null] as const)];
  const tables = switched(after.without, before.without);
  const remove = switched(before.remove, after.remove);
  const patch: DecisionPatch = {
    ...(rows.length > 0 ? { rows: Object.fromEntries(rows) } : {}),
    ...(names.length > 0 ? { names: Object.fromEntries(names) } : {}),
    ...(starts.length > 0 ? { starts: Object.fromEntries(starts) } : {}),
    ...(tables.length > 0 ? { tables: Object.fromEntries(tables) } : {}),
    ...(remove.length > 0 ? { remove: remove.map(([dutyId, isIn]) => ({ dutyId, remove: isIn })) } : {}),
  };
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function changedIn<Value>(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): readonly (readonly [string, Value])[] {
  return Object.entries(after).filter(([key, value]) => before[key] !== value);
}

/** What is in only one of two sets, and whether that is the second. */
function switched<Item>(first: ReadonlySet<Item>, second: ReadonlySet<Item>): readonly (readonly [Item, boolean])[] {
  return [
    ...[...second].filter((item) => !first.has(item)).map((item) => [item, true] as const),
    ...[...first].filter((item) => !second.has(item)).map((item) => [item, false] as const),
  ];
}
