import { fail, succeed, type Outcome } from '../failure.ts';
import { readIssueDay } from './issueDay.ts';
import type { Grid } from '../sheets/grid.ts';
import { recogniseFile, type ReportRows } from './tables/recognise.ts';
import type { ReadingOptions, RecognisedFile, RecognisedTable } from './tables/recognisedTable.ts';
import { yearIn } from './tables/titles.ts';
import { contentsLists } from './plan/contents.ts';
import { readPlan } from './plan/readPlan.ts';
import type { TextDocument } from './plan/textDocument.ts';

/** A file as plain data: its tables as grids, and the text outside them where it is a document. */
export interface SourceContent {
  readonly name: string;
  readonly grids: readonly Grid[];
  readonly text?: TextDocument;
  /** What a person should know of the file as a whole, in Chinese sentences. */
  readonly notes?: readonly string[];
}

/**
 * Finds what a file asks for, in its tables and in its text. Where a table breaks the same plan down, the text is
 * `secondary`. Errors: those of `recogniseFile`; `nothing-asked` for a text that asks for nothing.
 */
export function recogniseSource(
  source: SourceContent,
  options: ReadingOptions,
  report: ReportRows = () => {},
): Outcome<RecognisedFile> {
  const recognised = recogniseParts(source, options, report);
  if (!recognised.ok) return recognised;
  const { notes = [], text, grids } = source;
  const issued = readIssueDay(text?.paragraphs ?? [], grids, options.planYear);
  return succeed({
    ...recognised.value,
    ...(issued === undefined ? {} : { issued }),
    ...(notes.length === 0 ? {} : { notes: [...notes, ...(recognised.value.notes ?? [])] }),
  });
}

function recogniseParts(source: SourceContent, options: ReadingOptions, report: ReportRows): Outcome<RecognisedFile> {
  const { text, grids } = source;
  if (text === undefined) return recogniseFile(source, options, report);
  const plan = readPlan(text, options);
  if (grids.length === 0) return plan ? succeed(fileOf(source, plan)) : nothingAsked(text);
  const tables = recogniseFile(source, options, report);
  if (plan === undefined) return withWordsLeft(tables, text);
  if (tables.ok) return succeed(withPlan(tables.value, plan));
  // A letter's frame or the table of its signatures is no reason to leave the letter unread.
  return hasNoTable(tables) ? succeed({ ...fileOf(source, plan), skippedSheets: skipped(grids) }) : tables;
}

/** Where the text asks for nothing it is no table of its own, and what it holds beside its words is said of the file. */
function withWordsLeft(tables: Outcome<RecognisedFile>, { left = [] }: TextDocument): Outcome<RecognisedFile> {
  if (!tables.ok || left.length === 0) return tables;
  const words = left.map(({ text }) => `“${text}”`).join('、');
  const note = `表格以外有 ${left.length} 处删除线、隐藏文字、批注或脚注，没有读入：${words}。`;
  return succeed({ ...tables.value, notes: [...(tables.value.notes ?? []), note] });
}

function hasNoTable(tables: Outcome<RecognisedFile>): boolean {
  return !tables.ok && (tables.error.code === 'no-header' || tables.error.code === 'empty-workbook');
}

function skipped(grids: readonly Grid[]): RecognisedFile['skippedSheets'] {
  return grids.map((grid) => ({ sheet: grid.sheet, reason: '没有找到表头', grid }));
}

function fileOf({ name, text }: SourceContent, plan: RecognisedTable): RecognisedFile {
  const year = [plan.title, name, ...(text?.paragraphs.slice(0, 5) ?? [])]
    .map(yearIn)
    .find((found) => found !== undefined);
  return { tables: [plan], skippedSheets: [], year };
}

/** All that the text asks for stands outside numbers and by a day: what a covering letter wants beside what its table breaks down. */
function isLetter({ rows }: RecognisedTable): boolean {
  return rows.every(({ number, timeReading }) => number === '' && timeReading.rules.length > 0);
}

function withPlan(file: RecognisedFile, plan: RecognisedTable): RecognisedFile {
  const isBrokenDown = !isLetter(plan) && file.tables.some(({ kind }) => kind === 'breakdown');
  return {
    ...file,
    tables: [...file.tables, isBrokenDown ? { ...plan, secondary: true } : plan],
    year: file.year ?? yearIn(plan.title),
  };
}

function nothingAsked({ name, paragraphs, contents }: TextDocument): Outcome<never> {
  const place = { file: name };
  if (contentsLists(paragraphs, contents).length > 0) {
    return fail(
      'nothing-asked',
      `“${name}”里只有目录，目录以外没有找到要求单位做什么的句子，没有可导入的内容。请选择带正文的文件，或把正文补上后再导入。`,
      { place },
    );
  }
  return fail(
    'nothing-asked',
    `“${name}”里没有表格，文字中也没有找到要求单位做什么的句子，没有可导入的内容。请确认选对了文件；若任务写在图片里，请先转成文字。`,
    { place },
  );
}
