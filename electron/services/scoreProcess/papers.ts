import type { AssessmentTable } from '../../contract/assessment.ts';
import type { Year } from '../../domain/brand.ts';
import type { JobControl } from '../../domain/documentJobs.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import type { ServiceContext } from '../app/context.ts';
import { scoreSheet, scoreTable } from '../exports/assessment.ts';
import type { SheetHeading } from '../exports/sheet.ts';

/** A paper of a freeze, as it was made. */
export interface MadePaper {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Made in a moment, and its end is waited for: nobody would cancel it. */
const UNWATCHED: JobControl = { signal: new AbortController().signal, progress: () => undefined };

/** The papers of a class that is being frozen: its score table, and a workbook with a sheet for each unit. */
export async function papersOf(
  context: ServiceContext,
  year: Year,
  table: AssessmentTable,
): Promise<Outcome<readonly MadePaper[]>> {
  const district = context.store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  const heading: SheetHeading = { district, year, paper: 'A4', asOf: table.asOf };
  const papers: MadePaper[] = [];
  for (const spec of specsOf(heading, table)) {
    const written = await context.documents.writeWorkbook(spec, UNWATCHED);
    if (!written.ok) return written;
    papers.push({ name: spec.fileName, bytes: written.value });
  }
  return succeed(papers);
}

function specsOf(heading: SheetHeading, table: AssessmentTable): readonly WorkbookSpec[] {
  const whole = scoreTable(heading, table);
  const units = table.classes.flatMap((of) =>
    of.rows.map((row) => ({ row, book: scoreSheet({ ...heading, unit: row.unit }, table, { of, row }) })),
  );
  const [first] = units;
  if (first === undefined) return [whole];
  const names = new Set<string>();
  const sheets = units.flatMap(({ row, book }) => {
    const [sheet] = book.sheets;
    return sheet === undefined ? [] : [{ ...sheet, name: sheetName(row.unit, names) }];
  });
  const className = table.classes.map(({ name }) => name).join('、');
  const named = { ...whole, fileName: whole.fileName.replace('（', `（${className}，`) };
  return [named, { fileName: first.book.fileName.replace(first.row.unit, className), sheets }];
}

/** A sheet's name holds 31 signs, none of those that a workbook refuses, and stands once. */
function sheetName(unit: string, taken: Set<string>): string {
  const plain = unit.replace(/[\\/?*[\]:]/gu, '').slice(0, 28) || '单位';
  let name = plain;
  for (let number = 2; taken.has(name); number += 1) name = `${plain}${number}`;
  taken.add(name);
  return name;
}
