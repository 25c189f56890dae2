import type {
  ImportPreview,
  NameDecision,
  PreviewRow,
  RowDecision,
  TablePreview,
  UnknownName,
} from '../../electron/contract/imports.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { GroupScope, UnitKind } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';

type NewGroup = Extract<NameDecision, { as: 'newGroup' }>;

/** Members by what they are: all units of the group's kind, or those in name 镇 (乡) or 街道, whatever they will be. */
export type MemberScope = Exclude<GroupScope, 'none'>;

/** A name's decision while it is being made. */
export type NameDraft =
  | Exclude<NameDecision, NewGroup>
  | (Omit<NewGroup, 'members'> & { readonly members: MemberScope | readonly string[] });
export type GroupDraft = Extract<NameDraft, { as: 'newGroup' }>;

export type Drafts = Readonly<Record<string, NameDraft>>;

/** What the person decided about a preview so far. */
export interface Decisions {
  /** Tables to be left out. */
  readonly without: ReadonlySet<string>;
  readonly rows: Readonly<Record<string, RowDecision>>;
  readonly names: Drafts;
}

/** The proposal to start from: units and groups are created; functions, and groups that do not say who belongs to them, stay 待核. */
export function suggestedDraft(unknown: UnknownName): NameDraft {
  switch (unknown.kind) {
    case 'unit':
      return { as: 'newUnit', name: unknown.name, kind: unknown.suggestedKind };
    case 'group':
      return unknown.suggestedMembers === 'none' ? { as: 'skip' } : groupDraft(unknown);
    default:
      return { as: 'skip' };
  }
}

/** A new group with the members that its name means; none where it does not say. */
export function groupDraft({ name, suggestedKind, suggestedMembers }: UnknownName): GroupDraft {
  const members = suggestedMembers === 'none' ? [] : suggestedMembers;
  return { as: 'newGroup', name, memberKind: suggestedKind, members };
}

export function suggestedNames(preview: ImportPreview): Drafts {
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
  return names.toSorted((a, b) => Number(isNear(b)) - Number(isNear(a)));
}

/** Whether a name may mean a known unit or group, or the same as another unknown name. */
export function isNear({ suggestions, alike }: UnknownName): boolean {
  return suggestions.length + alike.length > 0;
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

const IN_NAME: Readonly<Record<MemberScope, RegExp>> = {
  all: /(?:)/u,
  towns: /[镇乡](?:人民政府|政府)?$/u,
  subdistricts: /(?:街道|街道办|办事处)$/u,
};

/** The members of a group as it stands now. */
export function membersOf(
  { members, memberKind }: GroupDraft,
  unitsOf: (kind: UnitKind) => readonly string[],
): readonly string[] {
  return typeof members === 'string' ? unitsOf(memberKind).filter((name) => IN_NAME[members].test(name)) : members;
}

/** Unknown names that become a unit or a group of their own, so that others can be the same. */
export function namesMade(drafts: Drafts, names: readonly UnknownName[]): readonly string[] {
  return names.flatMap(({ name }) => (isMade(drafts[name]) ? [name] : []));
}

function isMade(draft: NameDraft | undefined): boolean {
  return draft?.as === 'newUnit' || draft?.as === 'newGroup';
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
export function draftTrouble(draft: NameDraft | undefined, drafts: Drafts): string | undefined {
  if (draft?.as === 'newUnit' && draft.name.trim() === '') return '请填写单位名称';
  if (draft?.as === 'newGroup' && draft.name.trim() === '') return '请填写单位组名称';
  if (draft?.as === 'aliasOfName' && !isMade(drafts[draft.name])) return `“${draft.name}”已不新建，请重选`;
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
  const unitsOf = (kind: UnitKind): readonly string[] => unitsOfKind(kind, list, drafts);
  const inUse = new Set(used.map((unknown) => unknown.name));
  const names = used.flatMap(({ name }): [string, NameDecision][] => {
    const draft = decisions.names[name];
    // The rows of the name it is the same as may have been left out: then it becomes that unit or group by itself.
    const stands = draft?.as === 'aliasOfName' && !inUse.has(draft.name) ? decisions.names[draft.name] : draft;
    return stands ? [[name, settle(stands, unitsOf)]] : [];
  });
  return {
    previewId: preview.previewId,
    year,
    tables: includedTables(preview, decisions).map((table) => table.tableId),
    names: Object.fromEntries(names),
    rows: { ...decisions.rows },
  };
}

function settle(draft: NameDraft, unitsOf: (kind: UnitKind) => readonly string[]): NameDecision {
  return draft.as === 'newGroup' ? { ...draft, members: [...membersOf(draft, unitsOf)] } : draft;
}
