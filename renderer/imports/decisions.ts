import type {
  ImportPreview,
  NameDecision,
  PreviewRow,
  RowDecision,
  TableStart,
  TablePreview,
  UnknownName,
} from '../../electron/contract/imports.ts';
import type { NameDraft } from '../../electron/contract/importDrafts.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { UnitKind } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { DutyId, Year } from '../../electron/domain/brand.ts';
import { takes } from '../../electron/domain/groups/membership.ts';
import { isIncluded, type RowDecisions } from './takes.ts';

export type { NameDraft } from '../../electron/contract/importDrafts.ts';
export type GroupDraft = Extract<NameDraft, { as: 'newGroup' }>;

export type Drafts = Readonly<Record<string, NameDraft>>;

/** What the person decided about a preview so far. */
export interface PreviewDecisions {
  /** Tables to be left out. */
  readonly without: ReadonlySet<string>;
  readonly rows: RowDecisions;
  readonly names: Drafts;
  /** 施行日 by table, where it is not as proposed. */
  readonly starts: Readonly<Record<string, TableStart>>;
  /** Duties that the file no longer has and that are to go. */
  readonly remove: ReadonlySet<DutyId>;
  /** Why copies of an earlier year's duties among them are not carried on, where it is not the usual reason. */
  readonly endReason?: string;
}

/** Why a copy of an earlier year's duty is not carried on, unless somebody says otherwise. */
export const USUAL_END = '新文件没有列入';

/** From here on a unit's name is taken for another way of writing a known one: 退役军人局 for 退役军人事务局. Below it people decide. */
const SAME_UNIT = 0.9;

/**
 * The proposal to start from: a unit's name that is all but a known one's becomes its alias; other units and groups are created; functions,
 * and groups that do not say who belongs to them, stay 待核.
 */
export function suggestedDraft(unknown: UnknownName): NameDraft {
  switch (unknown.kind) {
    case 'unit':
      return knownUnit(unknown) ?? { as: 'newUnit', name: unknown.name, kind: unknown.suggestedKind };
    case 'group':
      return knownGroup(unknown) ?? (unknown.suggestedMembers === 'none' ? { as: 'skip' } : groupDraft(unknown));
    default:
      return { as: 'skip' };
  }
}

/** The one known unit that a name all but bears; none where two are as near. */
function knownUnit({ suggestions: [best, second] }: UnknownName): NameDraft | undefined {
  if (best?.unitId === undefined || best.score < SAME_UNIT || second?.score === best.score) return undefined;
  return { as: 'aliasOfUnit', unitId: best.unitId };
}

/** The one known group that means the same: 区直各部门 for 区政府各部门. */
function knownGroup({ suggestions: [best] }: UnknownName): NameDraft | undefined {
  return best?.groupId === undefined || best.score < SAME_UNIT
    ? undefined
    : { as: 'aliasOfGroup', groupId: best.groupId };
}

/** A new group with the members that its name means; none where it does not say. */
export function groupDraft({ name, suggestedKind, suggestedMembers, suggestedExceptions }: UnknownName): GroupDraft {
  const members = suggestedMembers === 'none' ? [] : suggestedMembers;
  const except = suggestedExceptions === undefined ? {} : { except: suggestedExceptions };
  return { as: 'newGroup', name, memberKind: suggestedKind, members, ...except };
}

/** What is proposed for each name. Of groups that mean the same the first is made, and the others are proposed as the same. */
export function suggestedNames({ unknownNames }: Pick<ImportPreview, 'unknownNames'>): Drafts {
  const drafts = new Map<string, NameDraft>();
  for (const unknown of unknownNames) {
    const draft = suggestedDraft(unknown);
    const made = (name: string): boolean => drafts.get(name)?.as === 'newGroup';
    const same = unknown.alike.find(({ name, score }) => score >= SAME_UNIT && made(name));
    drafts.set(unknown.name, draft.as === 'newGroup' && same ? { as: 'aliasOfName', name: same.name } : draft);
  }
  return Object.fromEntries(drafts);
}

/** Nothing is decided yet. A table that tells what another of the file tells too starts unticked, so that nothing is doubled. */
export function startDecisions(preview: ImportPreview): PreviewDecisions {
  // A rating table is shown, and holds nothing to import.
  const without = preview.tables.filter(({ secondary, kind }) => secondary || kind === 'scheme');
  return {
    without: new Set(without.map(({ tableId }) => tableId)),
    rows: {},
    names: suggestedNames(preview),
    starts: {},
    remove: new Set(),
  };
}

/**
 * The decisions that still hold when a preview was worked out anew: a sheet was read with other columns, or the ledger moved on. A row is
 * the same one where it stands in the same cell with the same words.
 */
export function carriedOver(
  decisions: PreviewDecisions,
  before: ImportPreview,
  after: ImportPreview,
): PreviewDecisions {
  const start = startDecisions(after);
  const sheets = new Map(before.tables.map((table) => [table.tableId, table.sheet]));
  const isOld = ({ tableId, sheet }: TablePreview): boolean => sheets.get(tableId) === sheet;
  const old = new Map(before.tables.flatMap((table) => table.rows).map((row) => [row.key, row]));
  const rows = after.tables.filter(isOld).flatMap((table) =>
    table.rows.flatMap((row): [string, RowDecision][] => {
      const decision = decisions.rows[row.key];
      return decision && sameRow(row, old.get(row.key)) ? [[row.key, stillTaken(decision, row)]] : [];
    }),
  );
  const without = after.tables
    .filter((table) => (isOld(table) ? decisions.without : start.without).has(table.tableId))
    .map((table) => table.tableId);
  const missing = new Set(after.tables.flatMap((table) => table.missing.map(({ dutyId }) => dutyId)));
  const names = Object.entries(start.names).map(([name, draft]) => [name, decisions.names[name] ?? draft] as const);
  return {
    without: new Set(without),
    rows: Object.fromEntries(rows),
    names: Object.fromEntries(names),
    starts: Object.fromEntries(
      after.tables.filter(isOld).flatMap(({ tableId }) => {
        const start = decisions.starts[tableId];
        return start ? [[tableId, start] as const] : [];
      }),
    ),
    remove: new Set([...decisions.remove].filter((dutyId) => missing.has(dutyId))),
    ...(decisions.endReason === undefined ? {} : { endReason: decisions.endReason }),
  };
}

function sameRow(row: PreviewRow, old: PreviewRow | undefined): boolean {
  return (
    old !== undefined &&
    row.address === old.address &&
    row.content === old.content &&
    row.timeWording === old.timeWording &&
    row.unitsWording === old.unitsWording &&
    row.label === old.label &&
    row.span?.start === old.span?.start
  );
}

/** Cells that changed no more cannot be taken. */
export function stillTaken(decision: RowDecision, { changes }: PreviewRow): RowDecision {
  const { take, ...rest } = decision;
  if (take === undefined) return decision;
  const fields = new Set(changes.map(({ field }) => field));
  return { ...rest, take: take.filter((field) => fields.has(field)) };
}

/** Duties to be removed: those of tables that are imported. */
export function removedDuties(preview: ImportPreview, decisions: PreviewDecisions): readonly DutyId[] {
  if (decisions.remove.size === 0) return [];
  const missing = includedTables(preview, decisions).flatMap((table) => table.missing.map(({ dutyId }) => dutyId));
  return [...new Set(missing)].filter((dutyId) => decisions.remove.has(dutyId));
}

export function includedTables(preview: ImportPreview, decisions: PreviewDecisions): readonly TablePreview[] {
  return preview.tables.filter((table) => !decisions.without.has(table.tableId));
}

/** Unknown names that the rows to be written really use, each with how many of them name it, the most frequent first. */
export function namesInUse(preview: ImportPreview, decisions: PreviewDecisions): readonly UnknownName[] {
  const rows = includedTables(preview, decisions).flatMap((table) => table.rows);
  const used = new Map<string, number>();
  for (const row of rows) {
    if (!isIncluded(row, decisions.rows[row.key])) continue;
    for (const name of new Set(partyNames(row, decisions))) used.set(name, (used.get(name) ?? 0) + 1);
  }
  const names = preview.unknownNames.flatMap((unknown) => {
    const count = used.get(unknown.name);
    return count === undefined ? [] : [{ ...unknown, rows: count }];
  });
  // Names near to known ones come first: these are the ones to look at.
  return names.toSorted((a, b) => Number(isNear(b)) - Number(isNear(a)) || b.rows - a.rows);
}

/** Whether a name may mean a known unit or group, or the same as another unknown name. */
export function isNear({ suggestions, alike }: UnknownName): boolean {
  return suggestions.length + alike.length > 0;
}

function partyNames(row: PreviewRow, decisions: PreviewDecisions): readonly string[] {
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

/** The members of a group as it stands now: by a rule, others will belong to it too. */
export function membersOf(
  { members, memberKind, except = [] }: GroupDraft,
  unitsOf: (kind: UnitKind) => readonly string[],
): readonly string[] {
  if (typeof members !== 'string') return members;
  return unitsOf(memberKind).filter(
    (name) => !except.includes(name) && takes({ kind: memberKind, scope: members }, { kind: memberKind, name }),
  );
}

/** Names that will be units or groups once the preview is written. */
export function namesToBe(drafts: Drafts): ReadonlySet<string> {
  return new Set(Object.entries(drafts).flatMap(([name, draft]) => (draft.as === 'skip' ? [] : [name])));
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

/** Why a draft cannot be written yet; `undefined` when it can. */
export function draftTrouble(draft: NameDraft | undefined, drafts: Drafts): string | undefined {
  if (draft?.as === 'newUnit' && draft.name.trim() === '') return '请填写单位名称';
  if (draft?.as === 'newGroup' && draft.name.trim() === '') return '请填写单位组名称';
  if (draft?.as === 'aliasOfName' && !isMade(drafts[draft.name])) return `“${draft.name}”已不新建，请重选`;
  return undefined;
}

/** Whether new units join the groups that list their kind. */
export type GroupAnswers = NonNullable<InputOf<'imports.confirm'>['groups']>;

/** The decisions as `imports.confirm` wants them. */
export function confirmInput(
  preview: ImportPreview,
  decisions: PreviewDecisions,
  year: Year,
  groups: GroupAnswers = {},
): InputOf<'imports.confirm'> {
  const used = namesInUse(preview, decisions);
  const inUse = new Set(used.map((unknown) => unknown.name));
  const names = used.flatMap(({ name }): [string, NameDecision][] => {
    const draft = decisions.names[name];
    // The rows of the name it is the same as may have been left out: then it becomes that unit or group by itself.
    const stands = draft?.as === 'aliasOfName' && !inUse.has(draft.name) ? decisions.names[draft.name] : draft;
    return stands ? [[name, stands]] : [];
  });
  const remove = removedDuties(preview, decisions);
  return {
    previewId: preview.previewId,
    version: preview.version,
    year,
    tables: includedTables(preview, decisions).map((table) => table.tableId),
    names: Object.fromEntries(names),
    rows: { ...decisions.rows },
    ...(Object.keys(decisions.starts).length > 0 ? { starts: { ...decisions.starts } } : {}),
    ...(Object.keys(groups).length > 0 ? { groups: { ...groups } } : {}),
    ...(remove.length > 0 ? { remove: [...remove] } : {}),
    ...(endsCopies(preview, remove) ? { endReason: decisions.endReason ?? USUAL_END } : {}),
  };
}

function endsCopies({ tables }: ImportPreview, remove: readonly DutyId[]): boolean {
  const removed = new Set(remove);
  return tables.some(({ missing }) =>
    missing.some(({ dutyId, carriedFrom }) => carriedFrom !== undefined && removed.has(dutyId)),
  );
}

/** From when a table's duties are owed: as decided, else from the day of issue; `undefined`: nobody knows yet. */
export function startOf(
  { issued }: Pick<ImportPreview, 'issued'>,
  { tableId }: Pick<TablePreview, 'tableId'>,
  { starts }: Pick<PreviewDecisions, 'starts'>,
): TableStart | undefined {
  return starts[tableId] ?? (issued && { on: issued.date });
}

/** Tables that make new duties of which nobody knows from when they are owed. */
export function tablesWithoutStart(preview: ImportPreview, decisions: PreviewDecisions): readonly TablePreview[] {
  return includedTables(preview, decisions).filter(
    (table) =>
      startOf(preview, table, decisions) === undefined &&
      table.rows.some((row) => row.state === 'new' && isIncluded(row, decisions.rows[row.key])),
  );
}
