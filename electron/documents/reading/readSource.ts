import { succeed, type Outcome } from '../../domain/failure.ts';
import type { SourceContent } from '../../domain/reading/recogniseSource.ts';
import type { Grid } from '../../domain/sheets/grid.ts';
import { inspectCompound } from './compoundFile.ts';
import { parseCsv, saysSeparator } from './csv.ts';
import { decodeText } from './decodeText.ts';
import { fileTypeOf, type FileType } from './fileType.ts';
import { LIMITS } from '../limits.ts';
import { isDocx, readDocx } from './readDocx.ts';
import { readHtml } from './readHtml.ts';
import { readText } from './readText.ts';
import { readOldWorkbook, readPackedWorkbook, type ReportPhase } from './readWorkbook.ts';
import { refuse } from '../refusals.ts';
import { refuseUnread, type SourceFile } from './refuseUnread.ts';
import { textGrid, withoutPictures, type SheetOptions } from './sheetGrid.ts';
import { unpack } from './unpack.ts';

/**
 * Reads any file that an office hands over into plain grids and text, by its content: workbooks (.xlsx, .xlsm, .xlsb, .xls,
 * .et, .ods), separated values (.csv, .tsv), Word documents (.docx, .doc, .wps), plain text and HTML, from a file or the
 * clipboard. Errors: `file-locked`, `file-too-large`, `unpacks-too-large`, `too-many-rows`, `not-a-workbook`,
 * `not-a-document`, `password-protected`, `empty-workbook`, `unreadable-date`; each names the file, and sheet and cell where
 * they are known.
 */
export async function readSource(
  file: SourceFile,
  report: ReportPhase = () => {},
  options: SheetOptions = {},
): Promise<Outcome<SourceContent>> {
  const content = await readAny(file, report, options);
  if (!content.ok) return content;
  if (holdsTooLong(content.value)) return refuse.textTooLong(file.name);
  return succeed({ ...content.value, grids: content.value.grids.map(withoutPictures) });
}

/** Whether a paragraph or a cell is longer than anybody writes: to look for words and wordings in it could take for ever. */
function holdsTooLong({ grids, text }: SourceContent): boolean {
  return (
    text?.paragraphs.some((paragraph) => paragraph.length > LIMITS.textLength) === true ||
    grids.some(({ rows }) => rows.some((row) => row.some((cell) => (cell?.text.length ?? 0) > LIMITS.textLength)))
  );
}

async function readAny(file: SourceFile, report: ReportPhase, options: SheetOptions): Promise<Outcome<SourceContent>> {
  const { name, bytes } = file;
  const refused = refuseUnread(file);
  if (refused) return refused;
  report('正在检查文件');
  const type = fileTypeOf(bytes);
  switch (type) {
    case 'zip':
      return readPacked(name, bytes, report, options);
    case 'compound':
      return readCompound(name, bytes, report, options);
    case 'oldBiff':
      return tablesOf(name, await readOldWorkbook(name, bytes, report, options));
    case 'html':
    case 'text':
      return readCharacters(name, bytes, type, report);
    default:
      return refuseType(name, type);
  }
}

const FOREIGN: Readonly<Record<'xml' | 'binary', string>> = {
  xml: '实际是 XML 文本，不是真正的表格文件',
  binary: '不是表格文件，或已损坏',
};

function refuseType(
  file: string,
  type: Exclude<FileType, 'zip' | 'compound' | 'oldBiff' | 'html' | 'text'>,
): Outcome<never> {
  switch (type) {
    case 'rtf':
      return refuse.notADocument(file, '是写字板（RTF）文档');
    case 'mhtml':
      return refuse.notADocument(file, '是单个文件的网页（MHTML）');
    case 'wordXml':
      return refuse.notADocument(file, '是 Word 的 XML 格式');
    case 'image':
      return refuse.picture(file);
    case 'pdf':
      return refuse.laidOut(file, 'PDF');
    case 'rar':
      return refuse.archive(file);
    default:
      return refuse.notAWorkbook(file, FOREIGN[type]);
  }
}

function tablesOf(name: string, grids: Outcome<Grid[]>): Outcome<SourceContent> {
  return grids.ok ? succeed({ name, grids: grids.value }) : grids;
}

async function readPacked(
  file: string,
  bytes: Uint8Array,
  report: ReportPhase,
  options: SheetOptions,
): Promise<Outcome<SourceContent>> {
  report('正在解压');
  const parts = await unpack(file, bytes);
  if (!parts.ok) return parts;
  if (!isDocx(parts.value)) return tablesOf(file, readPackedWorkbook(file, parts.value, report, options));
  return readDocx(file, parts.value, report);
}

async function readCompound(
  file: string,
  bytes: Uint8Array,
  report: ReportPhase,
  options: SheetOptions,
): Promise<Outcome<SourceContent>> {
  const content = inspectCompound(file, bytes);
  if (!content.ok) return content;
  const { value } = content;
  if (value.kind === 'workbook') {
    const tables = tablesOf(file, await readOldWorkbook(file, bytes, report, options));
    return value.hasStruck ? withNotes(tables, [STRUCK_SHEET]) : tables;
  }
  report('正在读取文档');
  // Loaded only here: few files are so old.
  const { readOldWord } = await import('./readOldWord.ts');
  const notes = [...(value.hasHidden ? [HIDDEN_WORDS] : []), ...(value.hasStruck ? [STRUCK_WORDS] : [])];
  return withNotes(await readOldWord(file, value.container, options.remarks), notes);
}

const STRUCK_SHEET = '这个旧版 .xls 文件里用到了删除线，认不出划在哪些格，请对照原表核对，或另存为 .xlsx 后重新导入。';
const HIDDEN_WORDS = '这个旧版 .doc 文件里有隐藏文字，没有读入；要读入请在 WPS 或 Word 中取消隐藏后保存。';
const STRUCK_WORDS =
  '这个旧版 .doc 文件里有划了删除线的文字，认不出是哪些，请对照原文核对，或另存为 .docx 后重新导入。';

function withNotes(content: Outcome<SourceContent>, notes: readonly string[]): Outcome<SourceContent> {
  return content.ok && notes.length > 0
    ? succeed({ ...content.value, notes: [...notes, ...(content.value.notes ?? [])] })
    : content;
}

/** A file of characters: a table by its name or its look, else a text. */
function readCharacters(
  file: string,
  bytes: Uint8Array,
  type: 'html' | 'text',
  report: ReportPhase,
): Outcome<SourceContent> {
  const text = decodeText(bytes)?.replace(/^\uFEFF/u, '');
  if (text === undefined) return refuse.notAWorkbook(file, '的文字编码无法识别');
  report('正在读取文字');
  if (type === 'html') return readHtml(file, text);
  if (/\.(?:csv|tsv)$/iu.test(file) || isSeparated(text)) return readSeparated(file, text);
  // Looked for here, as what cuts a line into cells ends at lines of some millions of characters.
  return hasLongLine(text) ? refuse.textTooLong(file) : readText(file, text);
}

function hasLongLine(text: string): boolean {
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const char = text[at];
    if (char !== '\n' && char !== '\r' && at < text.length) continue;
    if (at - start > LIMITS.textLength) return true;
    start = at + 1;
  }
  return false;
}

const LOOKED_AT = 200_000;
const LONGEST_HEADER_WORD = 24;

/** Whether a text is a table of separated values whatever the file is called: every line has as many fields as the first, whose fields are short. */
function isSeparated(text: string): boolean {
  if (saysSeparator(text)) return true;
  const { rows: parsed, separator } = parseCsv(text.slice(0, LOOKED_AT), 200);
  // Tabs come from a clipboard, which quotes in its own way: `readText` knows it.
  if (separator === '\t') return false;
  const lines = parsed.filter((fields) => fields.length > 0);
  // The last one may be cut.
  const [header = [], ...rows] = text.length > LOOKED_AT ? lines.slice(0, -1) : lines;
  // Two sentences with a comma each are no table yet.
  const isEnough = header.length > 2 ? rows.length > 0 : header.length === 2 && rows.length > 1;
  return (
    isEnough &&
    header.every((word) => word.trim() !== '' && word.length <= LONGEST_HEADER_WORD) &&
    rows.every(({ length }) => length === header.length)
  );
}

function readSeparated(file: string, text: string): Outcome<SourceContent> {
  const grid = textGrid(file, sheetNameOf(file), parseCsv(text, LIMITS.rows, /\.tsv$/iu.test(file)));
  if (!grid.ok) return grid;
  const filled = grid.value.rows.some((row) => row.some((cell) => cell !== undefined));
  return filled ? succeed({ name: file, grids: [grid.value] }) : refuse.empty(file);
}

function sheetNameOf(file: string): string {
  return (file.split(/[/\\]/).at(-1) ?? file).replace(/\.[^.]*$/, '');
}
