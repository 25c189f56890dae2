import type { SheetPreview } from '../../contract/scoreFacts.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { matchScoreSheets, type ScoreMark, type ScoreSheetMatch } from '../../domain/exchange/scoreSheetMatching.ts';
import { readScoreSheet, type ScoreSheetReading } from '../../domain/exchange/scoreSheetTable.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { normaliseHeader } from '../../domain/reading/tables/headerWords.ts';
import type { AskedItem } from '../../domain/scoring/asked.ts';
import { spanWords } from '../../domain/scoring/describeTrace.ts';
import { stretchesOf } from '../../domain/scoring/stretches.ts';
import type { Grid } from '../../domain/sheets/grid.ts';
import { suggestNames } from '../../domain/units/names.ts';
import { backUpBefore } from '../app/backups.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { hexDigest } from '../app/digest.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { refuseLocked } from '../assessment/locks.ts';
import { storedNames } from '../year/parties.ts';
import { createTables, type PendingTable } from './tables.ts';
import { askingClasses, sheetsAsked, type AskingClass } from './ofYear.ts';

type Sheets = Pick<
  AreaHandlers<'scoreFacts'>,
  | 'scoreFacts.readSheet'
  | 'scoreFacts.pasteSheet'
  | 'scoreFacts.previewSheet'
  | 'scoreFacts.saveSheet'
  | 'scoreFacts.removeSheet'
>;
type Choices = ParsedInputOf<'scoreFacts.saveSheet'>['choices'];

/** Third parties' sheets in: read in the background or pasted, previewed, taken whole or not at all. */
export function createSheets(context: ServiceContext): Sheets {
  const tables = createTables(context, {
    reading: '正在读取评分表',
    refuse: (pending) => refuseUnread(context, pending),
  });
  return {
    'scoreFacts.readSheet': (input) => tables.read(input),
    'scoreFacts.pasteSheet': (input) => tables.paste(input),
    'scoreFacts.previewSheet'({ previewId, choices: { name, ...choices } }) {
      const pending = tables.find(previewId);
      if (!pending.ok) return pending;
      const asking = askingClasses(context, pending.value.year);
      const sheet = name ?? likeliest(context, pending.value, asking);
      return succeed(previewOf(context, pending.value, asking, { ...choices, name: sheet }));
    },
    async 'scoreFacts.saveSheet'({ previewId, year, choices }) {
      const pending = tables.find(previewId, year);
      return pending.ok ? save(context, pending.value, choices) : pending;
    },
    'scoreFacts.removeSheet': (input) => remove(context, input),
  };
}

interface Matched extends ScoreSheetMatch {
  readonly readings: readonly ScoreSheetReading[];
}

function readingsOf({ store }: ServiceContext, grids: readonly Grid[]): readonly ScoreSheetReading[] {
  const names = storedNames(store);
  return grids.map((grid, place) => readScoreSheet(grid, (text) => names.find(text)?.kind === 'unit', place));
}

function refuseUnread(context: ServiceContext, { fileName, grids, year }: PendingTable): Failure | undefined {
  const readings = readingsOf(context, grids);
  const what = fileName === '' ? '粘贴的内容' : `“${fileName}”`;
  const place = fileName === '' ? {} : { place: { file: fileName } };
  if (readings.every(({ rows }) => rows.length === 0)) {
    const why = readings.map(({ sheet, skipped }) => `“${sheet}”${skipped ?? '没有单位的行'}`).join('；');
    const shape = '评分表应是一张表，每行一个单位，每列一个项目的得分。';
    return fail('no-header', `${what}里没有读出评分表${why === '' ? '' : `：${why}`}。${shape}`, place).error;
  }
  if (sheetsAsked(askingClasses(context, year)).length > 0) return undefined;
  return fail(
    'conflict',
    `${year} 年度的考核方案没有用到评分表的指标，${what}没有读入。请先在考核方案里加上“第三方评分表”或分期得分的指标。`,
    place,
  ).error;
}

/** The sheet of the schemes whose items a table has most of. */
function likeliest(context: ServiceContext, pending: PendingTable, asking: readonly AskingClass[]): string {
  const words = new Set(
    readingsOf(context, pending.grids).flatMap(({ columns }) =>
      columns.flatMap((column) => column.words.map(normaliseHeader)),
    ),
  );
  const title = `${pending.fileName} ${pending.grids.map(({ sheet }) => sheet).join(' ')}`;
  const scored = sheetsAsked(asking).map(({ sheet, items }) => ({
    sheet,
    fits: items.filter(({ item }) => words.has(normaliseHeader(item))).length + (title.includes(sheet) ? 0.5 : 0),
  }));
  return scored.reduce((best, one) => (one.fits > best.fits ? one : best), { sheet: scored[0]?.sheet ?? '', fits: 0 })
    .sheet;
}

function itemsAsked(asking: readonly AskingClass[], name: string): readonly AskedItem[] {
  return sheetsAsked(asking).find(({ sheet }) => sheet === name)?.items ?? [];
}

function match(
  context: ServiceContext,
  { grids, fileName, year }: PendingTable,
  asking: readonly AskingClass[],
  { name, units, left, columns, periods }: Choices,
): Matched {
  const { store } = context;
  const known = new Map(store.units.units().map((unit) => [unit.id, unit.name]));
  const scored = new Set(
    asking.filter(({ asked }) => asked.sheets.some(({ sheet }) => sheet === name)).flatMap(({ of }) => of.unitIds),
  );
  const readings = readingsOf(context, grids);
  const matched = matchScoreSheets(
    readings,
    {
      year,
      fileName,
      names: storedNames(store),
      unitName: (id) => known.get(id) ?? '',
      items: itemsAsked(asking, name),
      isScored: (id) => scored.has(id),
    },
    {
      units: new Map(Object.entries(units)),
      left: new Set(left),
      columns: new Map(Object.entries(columns)),
      periods: new Map(Object.entries(periods)),
    },
  );
  return { readings, ...matched };
}

function previewOf(
  context: ServiceContext,
  pending: PendingTable,
  asking: readonly AskingClass[],
  choices: Choices,
): SheetPreview {
  const { store } = context;
  const matched = match(context, pending, asking, choices);
  const { readings, columns, marks, faults, units } = matched;
  const names = storedNames(store);
  const chosen = new Map(Object.entries(choices.units));
  const taken = columns.filter(({ item, asksPeriod }) => item !== undefined && !asksPeriod);
  const otherYear = readings.find(({ year }) => year !== undefined && year !== pending.year)?.year;
  const replaces = replacedBy(context, pending.year, choices.name, marks);
  return {
    previewId: pending.previewId,
    fileName: pending.fileName,
    year: pending.year,
    name: choices.name,
    names: sheetsAsked(asking).map(({ sheet }) => sheet),
    columns,
    items: itemsAsked(asking, choices.name).map(({ item, every }) => {
      if (every === undefined) return { item };
      const periods = stretchesOf(pending.year, every).map((of) => ({ from: of.from, label: spanWords(of) }));
      return { item, periods };
    }),
    rows: readings.flatMap(({ sheet, rows }) =>
      rows.map((row) => {
        const party = names.find(row.unit);
        const unitId = chosen.get(row.unit) ?? (party?.kind === 'unit' ? party.id : undefined);
        return {
          key: row.key,
          sheet,
          unit: row.unit,
          cell: row.address,
          ...(unitId === undefined ? {} : { unitId }),
          points: taken.map(({ key }) => row.cells.find(({ column }) => column === key)?.text ?? null),
        };
      }),
    ),
    units,
    marks: marks.length,
    faults,
    unknownUnits: unknownUnits(context, matched),
    notes: [
      ...(otherYear === undefined ? [] : [`表头写的是 ${otherYear} 年，现在打开的是 ${pending.year} 年度，请核对。`]),
      ...matched.notes,
      ...pending.notes,
    ],
    leftOut: readings.flatMap(({ leftOut }) => leftOut),
    skippedSheets: readings.flatMap(({ sheet, skipped }) =>
      skipped === undefined ? [] : [{ sheet, reason: skipped }],
    ),
    ...(replaces === undefined ? {} : { replaces }),
  };
}

function unknownUnits({ store }: ServiceContext, { readings, faults }: Matched): SheetPreview['unknownUnits'] {
  const unknown = new Set(faults.flatMap(({ unknownUnit }) => unknownUnit ?? []));
  return readings.flatMap(({ rows }) =>
    rows.flatMap(({ key, unit }) =>
      unknown.has(unit) ? [{ name: unit, key, suggestions: unitsLike(store, unit) }] : [],
    ),
  );
}

/** The units that an unknown name most likely means. */
export function unitsLike(
  { units }: ServiceContext['store'],
  name: string,
): readonly { readonly unitId: UnitId; readonly unit: string }[] {
  return suggestNames(name, units.units(), []).flatMap(({ party }) =>
    party.kind === 'unit' ? [{ unitId: party.id, unit: party.name }] : [],
  );
}

const placeOf = ({ unitId, item, period }: Omit<ScoreMark, 'points'>): string =>
  JSON.stringify([unitId, item, period?.from]);

function replacedBy(
  { store }: ServiceContext,
  year: Year,
  name: string,
  marks: readonly ScoreMark[],
): SheetPreview['replaces'] {
  if (!store.scoreFacts.sheets(year).some((sheet) => sheet.name === name)) return undefined;
  const before = new Map(
    store.scoreFacts
      .marks(year)
      .flatMap((mark) => (mark.sheet === name ? [[placeOf(mark), mark.points] as const] : [])),
  );
  const now = new Map(marks.map((mark) => [placeOf(mark), mark.points]));
  const known = [...now].filter(([place]) => before.has(place));
  return {
    changed: known.filter(([place, points]) => before.get(place) !== points).length,
    added: now.size - known.length,
    gone: before.size - known.length,
  };
}

async function save(context: ServiceContext, pending: PendingTable, choices: Choices) {
  const first = readyToSave(context, pending, choices);
  if (!first.ok) return first;
  const fileHash = await hexDigest(pending.bytes);
  const refusal = await backUpBefore(context, 'beforeImport');
  if (refusal) return { ok: false as const, error: refusal };
  // Others may have come in between.
  const ready = readyToSave(context, pending, choices);
  if (!ready.ok) return ready;
  const { store, clock } = context;
  const { marks, units } = ready.value;
  const { year, fileName } = pending;
  const source = fileName === '' ? '粘贴' : `《${fileName}》`;
  return runCommand(context, { label: `导入评分表“${choices.name}”（${source}，${units} 个单位）` }, () => {
    const sheet = { name: choices.name, fileName, fileHash, savedAt: clock.now() };
    const known = store.scoreFacts.sheets(year).find(({ name }) => name === choices.name);
    const replaced = replacedBy(context, year, choices.name, marks);
    const isSame = replaced !== undefined && replaced.changed + replaced.added + replaced.gone === 0;
    const id =
      known !== undefined && isSame && known.fileHash === fileHash
        ? known.id
        : store.scoreFacts.setSheet(year, sheet, marks);
    return { id, units, marks: marks.length };
  });
}

/** The sheet as it is to be stored; refused where anything of it does not hold. */
function readyToSave(context: ServiceContext, pending: PendingTable, choices: Choices): Outcome<ScoreSheetMatch> {
  const { year, fileName } = pending;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false, error: closed };
  const asking = askingClasses(context, year);
  if (!sheetsAsked(asking).some(({ sheet }) => sheet === choices.name)) {
    return fail('conflict', `考核方案没有用到名为“${choices.name}”的评分表，没有导入。请从方案所用的评分表里选。`, {
      fields: { name: '方案没有用到' },
    });
  }
  const matched = match(context, pending, asking, choices);
  const [fault] = matched.faults;
  if (fault !== undefined) {
    const { sheet, cell, value, message } = fault;
    const file = fileName === '' ? {} : { file: fileName };
    return fail('invalid-input', message, { place: { ...file, sheet, cell, value } });
  }
  if (matched.marks.length === 0) {
    return fail('invalid-input', `没有读到“${choices.name}”的得分，没有导入。请在预览里说明每列是哪一项。`);
  }
  const before = context.store.scoreFacts
    .marks(year)
    .flatMap(({ sheet, unitId }) => (sheet === choices.name ? [unitId] : []));
  const frozen = refuseLocked(context, year, { unitIds: [...before, ...matched.marks.map(({ unitId }) => unitId)] });
  return frozen ? { ok: false, error: frozen } : succeed(matched);
}

function remove(context: ServiceContext, { year, id }: ParsedInputOf<'scoreFacts.removeSheet'>) {
  const { store } = context;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  const sheet = store.scoreFacts.sheets(year).find((each) => each.id === id);
  if (sheet === undefined) return fail('not-found', '没有找到这份评分表，可能已被删除。请刷新后重试。');
  const unitIds = store.scoreFacts.marks(year).flatMap((mark) => (mark.sheet === sheet.name ? [mark.unitId] : []));
  const frozen = refuseLocked(context, year, { unitIds });
  if (frozen) return { ok: false as const, error: frozen };
  return runCommand(context, { label: `删除评分表“${sheet.name}”` }, () => {
    store.scoreFacts.removeSheet(id);
    return {};
  });
}
