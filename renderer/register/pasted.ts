import { EVENT_YEARS, outsideYears } from '../../electron/domain/dates/dateLimits.ts';
import { dateParts, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { readDate, type DateReading } from '../../electron/domain/dates/readDate.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { foldLookAlikes } from '../../electron/domain/lookAlikes.ts';
import { linkTrouble, withScheme } from '../../electron/domain/registrations/link.ts';
import { parseBlock } from '../grid/clipboard.ts';

/** A unit as the pasted rows may mean it. */
export interface PasteUnit {
  readonly unitId: UnitId;
  readonly name: string;
  readonly aliases: readonly string[];
  /**
   * `open`: not done yet; `more`: done, and takes more; `done`: is registered already; `exempt`; `none`: does not answer for this duty in this period.
   */
  readonly state: 'open' | 'more' | 'done' | 'exempt' | 'none';
}

/** One pasted row, and what would be registered from it. Rows with a problem are not sent. */
export interface PastedRow {
  /** Row of the block, from 1. */
  readonly line: number;
  readonly unitId: UnitId | undefined;
  /** The unit's name, or the words that name none. */
  readonly unit: string;
  readonly doneOn: PlainDate;
  readonly title: string;
  readonly link: string;
  readonly problem?: string;
}

export interface PasteOptions {
  readonly today: PlainDate;
  /** For rows without a date of their own. */
  readonly doneOn: PlainDate;
  /** Units that a person chose for rows, by line. */
  readonly chosen: ReadonlyMap<number, UnitId>;
}

interface Cells {
  readonly line: number;
  readonly texts: readonly { readonly text: string; readonly column: number }[];
  readonly dates: readonly string[];
  readonly link: string;
}

const ADDRESS = /https?:\/\/[^\s，。；、“”"<>（）]+|www\.[^\s，。；、“”"<>（）]+/iu;
const HEADER =
  /^(?:序号|编号|单位|责任单位|单位名称|公开单位|日期|公开日期|公开时间|办结日期|标题|信息标题|链接|网址|公开链接|信息链接|链接地址)$/u;
const MAX_TITLE = 200;

function plain(text: string): string {
  return foldLookAlikes(text).normalize('NFKC').replaceAll(/\s+/gu, '');
}

/** Whether a cell is meant as a date. A month alone is what a title or a period says. */
function isDateLike(text: string, year: number): boolean {
  const { kind } = readDate(text, { year });
  return kind !== 'none' && kind !== 'month';
}

function cellsOf(row: readonly string[], index: number, year: number): Cells {
  const texts: { text: string; column: number }[] = [];
  const dates: string[] = [];
  let link = '';
  for (const [column, cell] of row.entries()) {
    const address = link === '' ? ADDRESS.exec(cell)?.[0] : undefined;
    if (address !== undefined) link = address;
    const rest = (address === undefined ? cell : cell.replace(address, '')).trim();
    // A number at the start counts the rows.
    if (rest === '' || (column === 0 && row.length > 1 && /^\d{1,3}$/u.test(rest))) continue;
    if (isDateLike(rest, year)) dates.push(rest);
    else texts.push({ text: rest, column });
  }
  return { line: index + 1, texts, dates, link };
}

function isHeader({ texts, link, dates }: Cells): boolean {
  return link === '' && dates.length === 0 && texts.length > 0 && texts.every(({ text }) => HEADER.test(plain(text)));
}

interface Names {
  find(text: string): PasteUnit | undefined;
}

/** Names and aliases, exactly but for blanks and width; a name of two units names none. */
function namesOf(units: readonly PasteUnit[]): Names {
  const known = new Map<string, PasteUnit | undefined>();
  for (const unit of units) known.set(plain(unit.name), unit);
  for (const unit of units) {
    for (const alias of unit.aliases) {
      const key = plain(alias);
      const other = known.get(key);
      if (!known.has(key)) known.set(key, unit);
      else if (other && other.unitId !== unit.unitId && plain(other.name) !== key) known.set(key, undefined);
    }
  }
  return { find: (text) => known.get(plain(text)) };
}

/** The column in which most cells name a unit. */
function unitColumn(rows: readonly Cells[], names: Names): number | undefined {
  const hits = new Map<number, number>();
  for (const { texts } of rows) {
    for (const { text, column } of texts) if (names.find(text)) hits.set(column, (hits.get(column) ?? 0) + 1);
  }
  return [...hits].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}

interface Draft extends PastedRow {
  readonly found: PasteUnit | undefined;
}

function unitProblem(found: PasteUnit | undefined, typed: string, hasColumn: boolean): string | undefined {
  if (!found) {
    if (typed !== '' && hasColumn) return `没有叫“${typed}”的单位`;
    return '没有读出单位，请补上单位名称或在此选择';
  }
  if (found.state === 'done') return '已经登记过';
  if (found.state === 'exempt') return '已免除';
  return found.state === 'none' ? '不承担这一项' : undefined;
}

function dateProblem(reading: DateReading | undefined, typed: string, today: PlainDate): string | undefined {
  if (!reading) return undefined;
  if (reading.kind === 'impossible') return `没有“${typed}”这一天`;
  if (reading.kind !== 'date') return `“${typed}”${reading.why}`;
  return reading.date > today ? '日期还没有到' : outsideYears(reading.date, EVENT_YEARS);
}

function linkProblem(link: string): string | undefined {
  return link === '' ? undefined : linkTrouble(link);
}

function draftOf(cells: Cells, found: PasteUnit | undefined, column: number | undefined, options: PasteOptions): Draft {
  const { today, doneOn } = options;
  const named = cells.texts.find((cell) => cell.column === column);
  const title = cells.texts
    .filter((cell) => cell !== named)
    .map(({ text }) => text)
    .join(' ');
  const [typed] = cells.dates;
  const reading = typed === undefined ? undefined : readDate(typed, { year: dateParts(today).year });
  const problem =
    unitProblem(found, named?.text ?? '', column !== undefined) ??
    dateProblem(reading, typed ?? '', today) ??
    linkProblem(withScheme(cells.link)) ??
    (title.length > MAX_TITLE ? `标题超过 ${MAX_TITLE} 个字` : undefined);
  return {
    line: cells.line,
    found,
    unitId: found?.unitId,
    unit: found?.name ?? named?.text ?? '',
    doneOn: reading?.kind === 'date' ? reading.date : doneOn,
    title,
    link: withScheme(cells.link),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** A second row for the same unit is not sent. */
function withoutDoubles(drafts: readonly Draft[]): readonly PastedRow[] {
  const first = new Map<UnitId, number>();
  return drafts.map(({ found, ...row }): PastedRow => {
    if (!found || row.problem !== undefined) return row;
    const before = first.get(found.unitId);
    if (before === undefined) first.set(found.unitId, row.line);
    return before === undefined ? row : Object.assign(row, { problem: `与第 ${before} 行是同一单位` });
  });
}

/**
 * Reads what was pasted from WPS or Excel: rows of unit, date, title and link in any order of columns, with or without a header, or links alone.
 * Units are known by their names and aliases only, never guessed. Links alone go to the open units in the given order; once there are other words
 * and none names a unit, nothing is assigned.
 */
export function readPasted(text: string, units: readonly PasteUnit[], options: PasteOptions): readonly PastedRow[] {
  const all = parseBlock(text.trim() === '' ? '' : text).map((row, index) =>
    cellsOf(row, index, dateParts(options.today).year),
  );
  const rows = all.filter(
    (cells, index) =>
      (cells.texts.length > 0 || cells.link !== '' || cells.dates.length > 0) && !(index === 0 && isHeader(cells)),
  );
  const names = namesOf(units);
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const column = unitColumn(rows, names);
  const linksAlone = column === undefined && rows.every(({ texts }) => texts.length === 0);
  const waiting = linksAlone ? units.filter(({ state }) => state === 'open') : [];
  const drafts = rows.map((cells, index): Draft => {
    const own = options.chosen.get(cells.line);
    const named = cells.texts.find((cell) => cell.column === column);
    const found = (own !== undefined ? byId.get(own) : undefined) ?? (named ? names.find(named.text) : waiting[index]);
    return draftOf(cells, found, column, options);
  });
  return withoutDoubles(drafts);
}

/** The rows that can be sent. */
export function readyRows(rows: readonly PastedRow[]): readonly (PastedRow & { readonly unitId: UnitId })[] {
  return rows.flatMap((row) =>
    row.problem === undefined && row.unitId !== undefined ? [{ ...row, unitId: row.unitId }] : [],
  );
}
