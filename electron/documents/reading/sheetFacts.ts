import type { CellNote } from '../../domain/sheets/grid.ts';
import { cleanCellText } from './cells.ts';
import type { GridFacts } from './gridFacts.ts';
import type { PackedPart } from './unpack.ts';
import { attribute, sheetParts, tags, unescapeXml } from './wholeParts.ts';

/** A workbook's parts as the parser is to have them, and what it does not tell of each sheet. */
export interface WorkbookFacts {
  readonly parts: readonly PackedPart[];
  /** By the sheet's name. */
  readonly bySheet: ReadonlyMap<string, GridFacts>;
}

const RUN = /<r(?:\s[^>]*)?>([\s\S]*?)<\/r>/gu;
const STRIKE = /<strike(?:\s+val="([^"]*)")?\s*\/?>/u;

function isStruck(properties: string): boolean {
  const match = STRIKE.exec(properties);
  return match !== null && match[1] !== '0' && match[1] !== 'false';
}

function textOf(xml: string): string {
  return Array.from(xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/gu), ([, text = '']) => unescapeXml(text)).join('');
}

/** A rich text: the same without its struck runs, and what they say. */
interface Rich {
  readonly xml: string;
  /** All of it is struck; then nothing is taken out. */
  readonly whole: boolean;
  readonly struck: string;
  /** It has runs with a format of their own: a struck cell may hold others that are not. */
  readonly mixed: boolean;
}

function richText(xml: string): Rich {
  const runs = Array.from(xml.matchAll(RUN), ([whole, inner = '']) => ({
    whole,
    text: textOf(inner),
    struck: isStruck(/<rPr>([\s\S]*?)<\/rPr>/u.exec(inner)?.[1] ?? ''),
    plain: inner.includes('<rPr>'),
  }));
  const struck = runs.filter((run) => run.struck);
  const whole = struck.length > 0 && runs.every((run) => run.struck || run.text.trim() === '');
  const left = whole ? xml : struck.reduce((text, run) => text.replace(run.whole, ''), xml);
  const mixed = runs.some((run) => run.plain && !run.struck);
  return { xml: left, whole, struck: struck.map(({ text }) => text).join(''), mixed };
}

interface SharedStrings {
  readonly part: PackedPart;
  /** Those with struck runs, by index. */
  readonly struck: ReadonlyMap<number, Rich>;
}

/** Takes struck runs out of the shared texts. */
function readSharedStrings(part: PackedPart): SharedStrings {
  const struck = new Map<number, Rich>();
  if (!part.bytes.includes('<strike')) return { part, struck };
  let index = -1;
  const xml = part.bytes.toString('utf8').replace(/<si(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/si>)/gu, (item) => {
    index += 1;
    if (!item.includes('<strike')) return item;
    const rich = richText(item);
    if (rich.struck !== '') struck.set(index, rich);
    return rich.xml;
  });
  return { part: { name: part.name, bytes: Buffer.from(xml) }, struck };
}

/** Which cell formats have a font that is struck through. */
function struckStyles(styles: PackedPart | undefined): ReadonlySet<string> {
  const xml = styles?.bytes.includes('<strike') === true ? styles.bytes.toString('utf8') : '';
  const fonts = Array.from(
    (/<fonts\b[\s\S]*?<\/fonts>/u.exec(xml)?.[0] ?? '').matchAll(/<font(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/font>)/gu),
    ([, font = '']) => isStruck(font),
  );
  const formats = tags(/<cellXfs\b[\s\S]*?<\/cellXfs>/u.exec(xml)?.[0] ?? '', 'xf');
  const struck = formats.flatMap((tag, i) =>
    fonts[Number(attribute(tag, 'fontId') ?? 0)] === true ? [String(i)] : [],
  );
  return new Set(struck);
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Rows or columns without height or width are as good as hidden. */
function isUnseen(tag: string, size: string): boolean {
  return isTrue(attribute(tag, 'hidden')) || Number(attribute(tag, size) ?? 1) === 0;
}

const MOST_COLUMNS = 16_384;

function hiddenColumns(xml: string): number[] {
  const columns: number[] = [];
  for (const tag of tags(/<cols>[\s\S]*?<\/cols>/u.exec(xml)?.[0] ?? '', 'col')) {
    if (!isUnseen(tag, 'width')) continue;
    const last = Math.min(Number(attribute(tag, 'max') ?? 0), MOST_COLUMNS);
    for (let column = Number(attribute(tag, 'min') ?? 1); column <= last; column++) columns.push(column - 1);
  }
  return columns;
}

function hiddenRows(xml: string): number[] {
  if (!/<row\s[^>]*(?:hidden="(?:1|true)"|ht="0(?:\.0*)?")/u.test(xml)) return [];
  const rows: number[] = [];
  let row = 0;
  for (const tag of xml.match(/<row(?:\s[^>]*)?>/gu) ?? []) {
    row = Number(attribute(tag, 'r') ?? row + 1);
    if (isUnseen(tag, 'ht')) rows.push(row - 1);
  }
  return rows;
}

/** 0-based row and column of an `A1`-style address. */
function placeOf(address: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/u.exec(address) ?? [];
  if (digits === '') return undefined;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

interface Looked {
  /** The workbook was made by a program that reckons nothing: its formulas' results are reckoned when it is opened. */
  readonly unreckoned: boolean;
  readonly styles: ReadonlySet<string>;
  readonly strings: ReadonlyMap<number, Rich>;
}

interface SheetCells {
  readonly xml: string;
  readonly notes: readonly CellNote[];
}

/**
 * A formula whose program left no value behind, or a nought in its place. One whose value is the empty text says so by its type, and holds such a
 * text (`IF(A1="","",…)`) or a value that is there and empty: a bare reference never comes to one.
 */
function lacksResult(tag: string, body: string, unreckoned: boolean): boolean {
  if (!/<f[\s>/]/u.test(body)) return false;
  const type = attribute(tag, 't');
  if (type === 'str') return !/<v[\s>/]/u.test(body) && !/<f[^>]*>[^<]*(?:""|&quot;&quot;)/u.test(body);
  if (type !== undefined && type !== 'n') return false;
  const [, value] = /<v(?:\s[^>]*)?>([^<]+)/u.exec(body) ?? [];
  return value === undefined || (unreckoned && Number(value) === 0);
}

/** A picture in the cell, as WPS (`DISPIMG`) and Excel (`IMAGE`, or a value of its own sort behind an error) keep one, whatever stands in its place. */
function isPicture(tag: string, body: string): boolean {
  if (/<f[^>]*>[^<]*\b(?:DISPIMG|IMAGE)\(/iu.test(body)) return true;
  return attribute(tag, 't') === 'e' && attribute(tag, 'vm') !== undefined && body.includes('#VALUE!');
}

const CELL = /<c(\s[^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/gu;

/** Walks a sheet's cells for what the parser passes over. The XML is Latin-1, each byte a character. */
function readCells(xml: string, { styles, strings, unreckoned }: Looked): SheetCells {
  const notes: CellNote[] = [];
  const inlineStrikes = xml.includes('<strike');
  const isPlain = styles.size === 0 && strings.size === 0 && !inlineStrikes;
  if (isPlain && !xml.includes('<f') && !xml.includes(' vm="')) return { xml, notes };
  const read = xml.replace(CELL, (cell: string, tag: string, body = '') => {
    const place = placeOf(attribute(tag, 'r') ?? '');
    if (place === undefined) return cell;
    if (isPicture(tag, body)) notes.push({ ...place, kind: 'picture' });
    else if (lacksResult(tag, body, unreckoned)) notes.push({ ...place, kind: 'noResult' });
    const index = attribute(tag, 't') === 's' ? Number(/<v>(\d+)<\/v>/u.exec(body)?.[1] ?? -1) : -1;
    const inline = inlineStrikes && body.includes('<strike') ? richText(body) : undefined;
    const rich = inline ?? strings.get(index);
    const ofStyle = body !== '' && styles.has(attribute(tag, 's') ?? '');
    if (rich?.whole === true || (ofStyle && rich?.mixed !== true)) notes.push({ ...place, kind: 'struck' });
    else if (rich !== undefined && rich.struck !== '') {
      const text = inline ? Buffer.from(rich.struck, 'latin1').toString('utf8') : rich.struck;
      notes.push({ ...place, kind: 'struckPart', text: cleanCellText(text) });
    }
    return inline ? `<c${tag}>${inline.xml}</c>` : cell;
  });
  return { xml: read, notes };
}

/**
 * What the parser of workbooks passes over in an .xlsx, .xlsm or .et package: hidden and filtered rows, hidden columns, text that is struck through
 * (struck runs are taken out of the parts), and formulas whose results were never saved. A sheet whose tags have a prefix is left as it is.
 */
export function workbookFacts(parts: readonly PackedPart[]): WorkbookFacts {
  const strings = parts.filter(({ name }) => /^xl\/sharedStrings\.xml$/iu.test(name)).map(readSharedStrings);
  const book = parts.find(({ name }) => /^xl\/workbook\.xml$/iu.test(name))?.bytes;
  const looked: Looked = {
    unreckoned: book !== undefined && /<calcPr\s[^>]*fullCalcOnLoad="(?:1|true)"/u.test(book.toString('utf8')),
    styles: struckStyles(parts.find(({ name }) => /^xl\/styles\.xml$/iu.test(name))),
    strings: strings[0]?.struck ?? new Map(),
  };
  const changed = new Map(strings.map(({ part }) => [part.name, part]));
  const bySheet = new Map<string, GridFacts>();
  for (const [sheet, part] of sheetParts(parts)) {
    const xml = part.bytes.toString('latin1');
    const cells = readCells(xml, looked);
    if (cells.xml !== xml) changed.set(part.name, { name: part.name, bytes: Buffer.from(cells.xml, 'latin1') });
    bySheet.set(sheet, { notes: cells.notes, hiddenRows: hiddenRows(xml), hiddenColumns: hiddenColumns(xml) });
  }
  return { parts: parts.map((part) => changed.get(part.name) ?? part), bySheet };
}
