import type {
  ImportPreview,
  NameDecision,
  PreviewRow,
  RowDecision,
  TablePreview,
  UnknownName,
} from '../../electron/contract/imports.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { UnitKind } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';

type NewGroup = Extract<NameDecision, { as: 'newGroup' }>;

/** A name's decision while it is being made. A new group may take all units of its kind, whatever they will be. */
export type NameDraft =
  | Exclude<NameDecision, NewGroup>
  | (Omit<NewGroup, 'members'> & { readonly members: 'all' | readonly string[] });

/** What the person decided about a preview so far. */
export interface Decisions {
  /** Tables to be left out. */
  readonly without: ReadonlySet<string>;
  readonly rows: Readonly<Record<string, RowDecision>>;
  readonly names: Readonly<Record<string, NameDraft>>;
}

/** The proposal to start from: units and groups are created, names of functions stay 待核. */
export function suggestedDraft(unknown: UnknownName): NameDraft {
  switch (unknown.kind) {
    case 'unit':
      return { as: 'newUnit', name: unknown.name, kind: unknown.suggestedKind };
    case 'group':
      return { as: 'newGroup', name: unknown.name, memberKind: unknown.suggestedKind, members: 'all' };
    default:
      return { as: 'skip' };
  }
}

export function suggestedNames(preview: ImportPreview): Readonly<Record<string, NameDraft>> {
  return Object.fromEntries(preview.unknownNames.map((unknown) => [unknown.name, suggestedDraft(unknown)]));
}

export function startDecisions(preview: ImportPreview): Decisions {
  return { without: new Set(), rows: {}, names: suggestedNames(preview) };
}

export function includedTables(preview: ImportPreview, decisions: Decisions): readonly TablePreview[] {
  return preview.tables.filter((table) => !decisions.without.has(table.tableId));
}

/** Unknown names that the tables to be written really use. */
export function namesInUse(preview: ImportPreview, decisions: Decisions): readonly UnknownName[] {
  const rows = includedTables(preview, decisions).flatMap((table) => table.rows);
  const used = new Set(rows.filter((row) => isIncluded(row, decisions)).flatMap((row) => partyNames(row, decisions)));
  const names = preview.unknownNames.filter((unknown) => used.has(unknown.name));
  // Names near to known ones come first: these are the ones to look at.
  return names.toSorted((a, b) => Math.sign(b.suggestions.length) - Math.sign(a.suggestions.length));
}

function partyNames(row: PreviewRow, decisions: Decisions): readonly string[] {
  const parties: readonly { readonly name: string }[] = decisions.rows[row.key]?.parties ?? row.parties;
  return parties.map((party) => party.name);
}

/** Names of the units of a kind: known ones and those about to be created. */
export function unitsOfKind(
  kind: UnitKind,
  list: UnitList,
  drafts: readonly (NameDraft | undefined)[],
): readonly string[] {
  const known = list.units.filter((unit) => unit.kind === kind).map((unit) => unit.name);
  const created = drafts.flatMap((draft) =>
    draft?.as === 'newUnit' && draft.kind === kind ? [draft.name.trim()] : [],
  );
  return [...new Set([...known, ...created])];
}

/** A pasted list of names, one a line or parted by commas; doubles and blanks dropped. */
export function pastedNames(text: string): readonly string[] {
  return [...new Set(text.split(/[、，,；;\s]+/).filter((name) => name !== ''))];
}

export function isIncluded(row: PreviewRow, decisions: Decisions): boolean {
  return decisions.rows[row.key]?.include ?? true;
}

/** What still stands open about a row, in Chinese; empty once it is set by hand. */
export function openChecks(row: PreviewRow, decision: RowDecision | undefined): readonly string[] {
  return [
    ...(row.timeCheck !== undefined && decision?.rules === undefined ? [row.timeCheck] : []),
    ...(row.unitsCheck !== undefined && decision?.parties === undefined ? [row.unitsCheck] : []),
  ];
}

export type RowFilter = 'all' | 'new' | 'changed' | 'same' | 'toCheck';

export function matchesFilter(row: PreviewRow, filter: RowFilter, decisions: Decisions): boolean {
  if (filter === 'all') return true;
  return filter === 'toCheck' ? openChecks(row, decisions.rows[row.key]).length > 0 : row.state === filter;
}

export function countFilters(rows: readonly PreviewRow[], decisions: Decisions): Readonly<Record<RowFilter, number>> {
  const count = (filter: RowFilter): number => rows.filter((row) => matchesFilter(row, filter, decisions)).length;
  return {
    all: rows.length,
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    toCheck: count('toCheck'),
  };
}

/** Why a draft cannot be written yet; `undefined` when it can. */
export function draftTrouble(draft: NameDraft | undefined): string | undefined {
  if (draft?.as === 'newUnit' && draft.name.trim() === '') return '请填写单位名称';
  if (draft?.as === 'newGroup' && draft.name.trim() === '') return '请填写单位组名称';
  return undefined;
}

/** The decisions as `imports.confirm` wants them. */
export function confirmInput(
  preview: ImportPreview,
  decisions: Decisions,
  year: Year,
  list: UnitList,
): InputOf<'imports.confirm'> {
  const used = namesInUse(preview, decisions);
  const drafts = used.map((unknown) => decisions.names[unknown.name]);
  const names = used.flatMap((unknown, index): [string, NameDecision][] => {
    const draft = drafts[index];
    return draft ? [[unknown.name, settle(draft, list, drafts)]] : [];
  });
  return {
    previewId: preview.previewId,
    year,
    tables: includedTables(preview, decisions).map((table) => table.tableId),
    names: Object.fromEntries(names),
    rows: { ...decisions.rows },
  };
}

function settle(draft: NameDraft, list: UnitList, drafts: readonly (NameDraft | undefined)[]): NameDecision {
  if (draft.as !== 'newGroup') return draft;
  const members = draft.members === 'all' ? unitsOfKind(draft.memberKind, list, drafts) : draft.members;
  return { ...draft, members: [...members] };
}
