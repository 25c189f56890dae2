import type { UnitId, Year } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Span } from '../model/unitFacts.ts';
import { exceeds, plainPoints, type Points } from '../points.ts';
import { normaliseHeader } from '../reading/tables/headerWords.ts';
import type { AskedItem } from '../scoring/asked.ts';
import { stretchesOf } from '../scoring/stretches.ts';
import { normaliseName, type NameIndex } from '../units/names.ts';
import {
  periodIn,
  pointsOf,
  type ScoreSheetColumn,
  type ScoreSheetReading,
  type ScoreSheetRow,
} from './scoreSheetTable.ts';

/** What a third party's sheet is set beside. */
export interface ScoreSheetKnowledge {
  readonly year: Year;
  readonly fileName: string;
  readonly names: NameIndex;
  readonly unitName: (id: UnitId) => string;
  /** The items that schemes read off this sheet. */
  readonly items: readonly AskedItem[];
  /** Units that are scored by a scheme that reads it: others' lines are left out. */
  readonly isScored: (id: UnitId) => boolean;
}

/**
 * What a person decided: which unit a name means, which lines are left out, which item a column is (`null`: none), and the first day of the period whose
 * return it is.
 */
export interface ScoreSheetChoices {
  readonly units: ReadonlyMap<string, UnitId>;
  readonly left: ReadonlySet<string>;
  readonly columns: ReadonlyMap<string, string | null>;
  readonly periods: ReadonlyMap<string, PlainDate>;
}

/** A figure as it is to be stored. */
export interface ScoreMark {
  readonly unitId: UnitId;
  readonly item: string;
  readonly period?: Span;
  readonly points: Points;
}

/** What keeps a sheet from being taken, at its cell. */
export interface ScoreSheetFault {
  readonly sheet: string;
  readonly cell: string;
  readonly value: string;
  /** In Chinese, with file, sheet, cell and value. */
  readonly message: string;
  /** A unit that nobody knows by this name: a person may say which it is, or leave the line out. */
  readonly unknownUnit?: string;
}

/** A column, and the item that it was taken for. */
export interface MatchedColumn extends Pick<ScoreSheetColumn, 'key' | 'address' | 'words'> {
  readonly sheet: string;
  readonly item?: string;
  readonly period?: Span;
  /** Its item is returned by periods, and it says none: nothing of it is taken until a person says which. */
  readonly asksPeriod?: true;
  readonly count: number;
}

export interface ScoreSheetMatch {
  readonly columns: readonly MatchedColumn[];
  readonly marks: readonly ScoreMark[];
  readonly faults: readonly ScoreSheetFault[];
  /** Chinese sentences: items and units that the sheet has nothing for, lines that were left out. */
  readonly notes: readonly string[];
  readonly units: number;
}

interface Named {
  readonly reading: ScoreSheetReading;
  readonly row: ScoreSheetRow;
  readonly unitId: UnitId;
}

/** Sets a third party's sheets beside the units and the items that schemes ask for. All of it is right, or `faults` says what is not. */
export function matchScoreSheets(
  readings: readonly ScoreSheetReading[],
  known: ScoreSheetKnowledge,
  choices: ScoreSheetChoices,
): ScoreSheetMatch {
  const matched = withoutSums(
    readings.flatMap((reading) => reading.columns.map((column) => itemOf(reading, column, known, choices))),
    choices,
  );
  const columns = new Map(matched.map((column) => [column.key, column]));
  const faults: ScoreSheetFault[] = [...openColumns(matched, known, choices), ...doubledColumns(matched, known)];
  const notes: string[] = [];
  const named = readings.flatMap((reading) =>
    reading.rows.flatMap((row): readonly Named[] => {
      if (choices.left.has(row.key)) return [];
      const unitId = unitOf(row.unit, known, choices);
      if (unitId === undefined) {
        faults.push(fault(reading, row.address, row.unit, known, `的单位“${row.unit}”不在单位名录中`, row.unit));
        return [];
      }
      if (known.isScored(unitId)) return [{ reading, row, unitId }];
      notes.push(`${row.address} 的“${row.unit}”不用这张表计分，没有采用。`);
      return [];
    }),
  );
  const taken = new Map<string, { readonly address: string; readonly sheet: string }>();
  const marks = named.flatMap(({ reading, row, unitId }) =>
    row.cells.flatMap((cell): readonly ScoreMark[] => {
      const column = columns.get(cell.column);
      if (column?.item === undefined || column.asksPeriod) return [];
      const { item, period } = column;
      const say = (what: string): readonly ScoreMark[] => {
        faults.push(fault(reading, cell.address, cell.text, known, what));
        return [];
      };
      const of = `（${known.unitName(unitId)}，${item}）`;
      if (cell.trouble === undefined && NOTHING.test(cell.text)) return [];
      const key = JSON.stringify([unitId, item, period?.from]);
      const before = taken.get(key);
      if (before !== undefined) {
        const where = before.sheet === reading.sheet ? before.address : `工作表“${before.sheet}” ${before.address}`;
        return say(`${of}与 ${where} 重复：同一单位的同一项只能有一个得分`);
      }
      taken.set(key, { address: cell.address, sheet: reading.sheet });
      if (cell.trouble !== undefined) return say(`${of}${cell.trouble}`);
      const points = pointsOf(cell.text);
      if (points === undefined) return say(`${of}的“${cell.text}”不是分值`);
      const full = known.items.find((one) => one.item === item)?.full;
      if (full !== undefined && exceeds(points, full)) {
        return say(`${of}的 ${plainPoints(points)} 分超过了满分 ${plainPoints(full)}`);
      }
      if (full !== undefined && exceeds('0', points)) return say(`${of}的 ${plainPoints(points)} 分小于 0`);
      return [{ unitId, item, points, ...(period === undefined ? {} : { period }) }];
    }),
  );
  const count = Map.groupBy(marks, ({ item, period }) => JSON.stringify([item, period?.from]));
  return {
    columns: matched.map((column) =>
      Object.assign({}, column, {
        count:
          column.item === undefined || column.asksPeriod
            ? 0
            : (count.get(JSON.stringify([column.item, column.period?.from]))?.length ?? 0),
      }),
    ),
    marks,
    faults,
    notes: [...notes, ...missingItems(matched, known)],
    units: new Set(marks.map(({ unitId }) => unitId)).size,
  };
}

/** What stands where there are no points: nothing, a dash. */
const NOTHING = /^(?:[-—－–/／\\]*|不适用|无|未测评|未评)$/u;

function unitOf(name: string, { names }: ScoreSheetKnowledge, { units }: ScoreSheetChoices): UnitId | undefined {
  const chosen = units.get(name);
  if (chosen !== undefined) return chosen;
  const party = names.find(name);
  return party?.kind === 'unit' ? party.id : undefined;
}

/** Words of an item or a header, without marks, brackets and blanks. */
function bare(text: string): string {
  return normaliseHeader(normaliseName(text))
    .replace(/(?:满分|共)?\d+(?:\.\d+)?分$/u, '')
    .replace(/(?:得分|分数|评分|成绩)$/u, '');
}

function itemOf(
  { sheet }: ScoreSheetReading,
  { key, address, words, endsIn }: ScoreSheetColumn,
  { items, year }: ScoreSheetKnowledge,
  { columns, periods }: ScoreSheetChoices,
): Omit<MatchedColumn, 'count'> {
  const base = { key, sheet, address, words };
  const chosen = columns.get(key);
  if (chosen === null) return base;
  const lowest = words.toReversed();
  const beside = words.flatMap((word) => {
    const rest = periodIn(word)?.rest ?? '';
    return rest === '' ? [] : [bare(rest)];
  });
  const found =
    items.find(({ item }) => item === chosen) ??
    items.find(({ item }) => lowest.some((word) => bare(word) === bare(item) && bare(item) !== '')) ??
    items.find(({ item }) => bare(words.join('')) === bare(item)) ??
    items.find(({ item, every }) => every !== undefined && beside.some((rest) => rest === bare(item))) ??
    // A column of a period alone, where only one thing is returned by periods.
    (endsIn === undefined || beside.length > 0 ? undefined : onlyByPeriods(items));
  if (found === undefined) return base;
  if (found.every === undefined) return { ...base, item: found.item };
  const first = periods.get(key);
  const period = stretchesOf(year, found.every).find(({ from, to }) =>
    first === undefined ? endsIn !== undefined && endsWith(to, endsIn, found.every) : from === first,
  );
  return period === undefined ? { ...base, item: found.item, asksPeriod: true } : { ...base, item: found.item, period };
}

/** Weeks have no number in a month: they are told by hand alone. */
function endsWith(to: PlainDate, month: number, every: AskedItem['every']): boolean {
  return every !== 'week' && Number(to.slice(5, 7)) === month;
}

/** A column of an item without a period, beside those that name theirs, is their sum or mean, unless a person says otherwise. */
function withoutSums(
  columns: readonly Omit<MatchedColumn, 'count'>[],
  choices: ScoreSheetChoices,
): readonly Omit<MatchedColumn, 'count'>[] {
  const named = new Set(columns.flatMap(({ item, period }) => (period === undefined ? [] : item)));
  return columns.map(({ item, asksPeriod, ...base }) =>
    asksPeriod && named.has(item) && !choices.columns.has(base.key)
      ? base
      : { ...base, ...(item === undefined ? {} : { item }), ...(asksPeriod ? { asksPeriod } : {}) },
  );
}

/** Columns that a person says are an item, but not of which period. */
function openColumns(
  columns: readonly Omit<MatchedColumn, 'count'>[],
  known: ScoreSheetKnowledge,
  choices: ScoreSheetChoices,
): readonly ScoreSheetFault[] {
  return columns.flatMap(({ key, sheet, address, words, item = '', asksPeriod }) =>
    asksPeriod && typeof choices.columns.get(key) === 'string'
      ? [fault({ sheet }, address, words.join('／'), known, `是“${item}”，没有写明是哪一期，请在“各列”里选定`)]
      : [],
  );
}

function onlyByPeriods(items: readonly AskedItem[]): AskedItem | undefined {
  const own = items.filter(({ every }) => every !== undefined);
  return own.length === 1 ? own[0] : undefined;
}

function doubledColumns(
  columns: readonly Omit<MatchedColumn, 'count'>[],
  known: ScoreSheetKnowledge,
): ScoreSheetFault[] {
  const bySheet = Map.groupBy(
    columns.filter(({ item, asksPeriod }) => item !== undefined && !asksPeriod),
    ({ sheet, item, period }) => JSON.stringify([sheet, item, period?.from]),
  );
  return [...bySheet.values()].flatMap(([first, ...others]) =>
    others.map(({ sheet, address, words, item }) =>
      fault(
        { sheet },
        address,
        words.join('／'),
        known,
        `与 ${first?.address ?? ''} 都是“${item ?? ''}”，请在预览中说明采用哪一列`,
      ),
    ),
  );
}

function missingItems(
  columns: readonly Omit<MatchedColumn, 'count'>[],
  { items }: ScoreSheetKnowledge,
): readonly string[] {
  const found = new Set(columns.flatMap(({ item, asksPeriod }) => (asksPeriod ? [] : item)));
  const open = items.flatMap(({ item }) => {
    if (found.has(item)) return [];
    const own = columns.filter((column) => column.item === item);
    const where = own.map(({ address }) => address).join('、');
    return own.length === 0
      ? []
      : [`“${item}”分期计分，${where} 没有写明是哪一期，没有采用。请在“各列”里选定是哪一期。`];
  });
  const missing = items
    .filter(({ item }) => !columns.some((column) => column.item === item))
    .map(({ item }) => `“${item}”`);
  const none = missing.length === 0 ? [] : [`考核方案要用的${missing.join('、')}在这份表里没有找到，这些项目仍待评。`];
  return [...open, ...none];
}

function fault(
  { sheet }: Pick<ScoreSheetReading, 'sheet'>,
  cell: string,
  value: string,
  { fileName }: ScoreSheetKnowledge,
  what: string,
  unknownUnit?: string,
): ScoreSheetFault {
  const where = `${fileName === '' ? '' : `“${fileName}”`}工作表“${sheet}”单元格 ${cell} `;
  return {
    sheet,
    cell,
    value,
    message: `${where}${what}，评分表没有导入。`,
    ...(unknownUnit === undefined ? {} : { unknownUnit }),
  };
}
