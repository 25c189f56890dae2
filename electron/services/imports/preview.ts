import type { ImportPreview, PartyView, PreviewRow, TablePreview } from '../../contract/imports.ts';
import type { RuleId, Year } from '../../domain/brand.ts';
import { followedAs, type Duty, type DutyKind, type DutyRule, type DutyTextField } from '../../domain/model/duty.ts';
import { isTicked, stateOf, type ComparedRow, type ComparedTable } from '../../domain/exchange/importCompare.ts';
import { takenAtFirst } from '../../domain/exchange/threeWay.ts';
import { columnLetters, type Grid } from '../../domain/sheets/grid.ts';
import type { RecognisedTable, SkippedSheet } from '../../domain/reading/tables/recognisedTable.ts';
import type { NameIndex } from '../../domain/units/names.ts';
import { nameSought, type PartyReading, type RuleReading } from '../../domain/reading/wording/reading.ts';
import type { ServiceContext } from '../app/context.ts';
import { storedNames } from '../year/parties.ts';
import { factsIndex, partyIds, ruleReadingView } from '../year/views.ts';
import { joinOutlook, type JoinOutlook } from './itemParts.ts';
import { forgottenLayouts, newLayouts } from './handLayouts.ts';
import { kindOfRow } from './plan.ts';
import { unknownNames } from './names.ts';
import { compareWithStore } from './onRecord.ts';
import type { PendingPreview } from '../app/pendingPreviews.ts';

/** A file as it would be imported now: beside its source cells, with what is new or changed. */
export function previewOf(context: ServiceContext, pending: PendingPreview): ImportPreview {
  const { store } = context;
  const names = storedNames(store);
  const { tables, notes } = compareWithStore(store, pending);
  const { previewId, version, fileName, year, file } = pending;
  return {
    previewId,
    version,
    fileName,
    yearInFile: asYear(file.year),
    ...(file.issued === undefined ? {} : { issued: file.issued }),
    tables: tables.map((table) =>
      tablePreview(table, joinOutlook(context, year, table), {
        names,
        year,
        onRecord: factsIndex(store.facts(year)).duties,
      }),
    ),
    skippedSheets: file.skippedSheets.map(skippedView),
    notes,
    unknownNames: unknownNames(
      store,
      tables.flatMap(({ rows }) =>
        rows.map((row) => ({ parties: row.row.unitsReading.parties, same: !asksForNames(row) })),
      ),
    ),
    layoutsChange: newLayouts(store, pending).length + forgottenLayouts(store, pending).length > 0,
  };
}

/** What a preview's rows are set beside. */
interface Beside {
  readonly names: NameIndex;
  readonly year: Year;
  readonly onRecord: ReadonlyMap<string, Duty>;
}

/** What stands in the store as it stands in the file is not asked about again, nor what another document of ours says too. */
function asksForNames({ stored, changes, matchedBy, acrossKinds }: ComparedRow): boolean {
  if (!stored) return true;
  // A row of ours names its units as they are called here; unless somebody wrote others.
  if (matchedBy === 'key' || acrossKinds) return changes.some(({ field }) => field === 'unitsWording');
  return changes.length > 0;
}

function tablePreview(compared: ComparedTable, joins: JoinOutlook | undefined, beside: Beside): TablePreview {
  const { tableId, table, rows, missing, moves } = compared;
  const { grid, title, kind, headerRows, columns, tasks, leftOut, unreadColumns } = table;
  return {
    tableId,
    sheet: grid.sheet,
    title,
    kind,
    headerRows,
    byHand: table.byHand ?? false,
    measures: table.measures,
    secondary: table.secondary ?? false,
    missing,
    startsOnRecord: startsOnRecord(rows, beside),
    ...(table.items ? { items: itemsView(table.items, moves, joins) } : {}),
    columns: columns.map(lettered),
    unreadColumns: (unreadColumns ?? []).map(lettered),
    grid: { rows: gridTexts(grid), merges: grid.merges },
    rows: rows.map((row) => previewRow(row, kindOfRow(compared, row), beside)),
    tasks,
    leftOut,
  };
}

/** A rule that was read, as a duty would have it. */
function asRule({ rule }: RuleReading, index: number): DutyRule {
  return { id: `r${index}` as RuleId, rule };
}

function startsOnRecord(rows: readonly ComparedRow[], { onRecord }: Beside): TablePreview['startsOnRecord'] {
  const known = rows.flatMap(({ stored }) => (stored ? (onRecord.get(stored.id) ?? []) : []));
  return [...new Set(known.map(({ startsOn }) => startsOn ?? null))].toSorted((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  );
}

function itemsView(
  { way, other }: NonNullable<RecognisedTable['items']>,
  moves: number,
  joins: JoinOutlook | undefined,
): NonNullable<TablePreview['items']> {
  return { way, others: other.rows.length, moves, ...(joins ? { joins } : {}) };
}

function lettered<Column extends { readonly column: number }>(of: Column): Column & { readonly letters: string } {
  return { ...of, letters: columnLetters(of.column) };
}

function skippedView({ grid, ...sheet }: SkippedSheet): ImportPreview['skippedSheets'][number] {
  return grid ? { ...sheet, grid: { rows: gridTexts(grid), merges: grid.merges } } : sheet;
}

function gridTexts(grid: Grid): readonly (readonly string[])[] {
  return grid.rows.map((row) => Array.from(row, (cell) => cell?.text ?? ''));
}

function previewRow(compared: ComparedRow, kind: DutyKind, { names, year, onRecord }: Beside): PreviewRow {
  const duty = compared.stored && onRecord.get(compared.stored.id);
  const { key, row, texts, stored, matchedBy, changes, carried, isNews, keyTrouble, deletedSince } = compared;
  return {
    key,
    gridRow: row.gridRow,
    address: row.address,
    ...(row.span === undefined ? {} : { span: row.span }),
    ...(row.label === undefined ? {} : { label: row.label }),
    state: stateOf(compared),
    ...(stored ? { dutyId: stored.id } : {}),
    ...(matchedBy === undefined ? {} : { matchedBy }),
    ...(carried ? { isCarried: carried } : {}),
    ...texts,
    rules: row.timeReading.rules.map((reading) => ruleReadingView(reading, year)),
    ...(row.timeReading.suggestions === undefined
      ? {}
      : { suggestions: row.timeReading.suggestions.map((reading) => ruleReadingView(reading, year)) }),
    parties: row.unitsReading.parties.map((party) => partyView(party, names)),
    dutyKind: duty?.kind ?? kind,
    followedAs: followedAs(duty ?? { kind, rules: row.timeReading.rules.map(asRule) }),
    ...questionsOf(compared, duty),
    changes,
    ticked: isTicked(compared),
    takenAtFirst: takenAtFirst(changes),
    ...(row.untickedBecause === undefined ? {} : { untickedBecause: row.untickedBecause }),
    ...(isNews ? { isNews } : {}),
    ...(keyTrouble === undefined ? {} : { keyTrouble }),
    ...(deletedSince ? { deletedSince } : {}),
  };
}

/** What a person must decide: of a duty on record, what stands open there, unless the file says otherwise what it was read from. */
function questionsOf(
  { row, texts, changes }: ComparedRow,
  duty: Duty | undefined,
): Pick<PreviewRow, 'timeCheck' | 'unitsCheck'> {
  const isNews = (field: DutyTextField) => duty === undefined || changes.some((change) => change.field === field);
  // Without a wording of its own the time was read from the content.
  const ofTime = isNews('timeWording') || (texts.timeWording.trim() === '' && isNews('content'));
  const timeCheck = ofTime ? row.timeReading.check : duty?.timeCheck;
  const unitsCheck = isNews('unitsWording') ? row.unitsReading.check : duty?.unitsCheck;
  return { ...(timeCheck === undefined ? {} : { timeCheck }), ...(unitsCheck === undefined ? {} : { unitsCheck }) };
}

function partyView(party: PartyReading, names: NameIndex): PartyView {
  const { kind, role, span, label, attached } = party;
  const name = nameSought(party);
  return {
    name,
    kind,
    role,
    span,
    ...(label === undefined ? {} : { label }),
    ...(attached === undefined ? {} : { attached }),
    ...partyIds(names.find(name)),
  };
}

/** The years that a preview may name. */
export function asYear(year: number | undefined): Year | undefined {
  // A calendar year of the contract's range is a `Year`.
  return year !== undefined && Number.isInteger(year) && year >= 2008 && year <= 2099 ? (year as Year) : undefined;
}
