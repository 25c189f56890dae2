import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeWorkbook } from '../../electron/documents/workbooks/writeWorkbook.ts';
import type { SchemeTree } from '../../electron/domain/model/schemeTree.ts';
import type { UnitFacts } from '../../electron/domain/model/unitFacts.ts';
import { formulaBook, reckoned } from '../documents/formulas.ts';
import { missingOffice } from '../documents/soffice.ts';
import { median, type Ratio } from './measure.ts';

/**
 * A macro that opens a workbook, has all its formulas reckoned anew, and writes how many milliseconds the opening and the reckoning took, each by
 * LibreOffice's own clock; then what the column before the last of the first sheet (总分) comes to.
 */
function macro(book: string, answer: string, column: number, rows: number): string {
  return `Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  began = GetSystemTicks()
  document = StarDesktop.loadComponentFromURL("file://${book}", "_blank", 0, hidden())
  opened = GetSystemTicks()
  document.calculateAll()
  reckoned = GetSystemTicks()
  Open "${answer}" For Output As #1
  Print #1, opened - began
  Print #1, reckoned - opened
  sheet = document.Sheets.getByIndex(0)
  For row = 4 To ${rows + 3}
    Print #1, sheet.getCellByPosition(1, row).String &amp; " " &amp; sheet.getCellByPosition(${column}, row).String
  Next row
  Close #1
  document.close(True)
End Sub`;
}

/** Only what hangs takes this long. */
const PATIENCE_MS = 1_800_000;

function office(folder: string, ...args: readonly string[]): void {
  const common = [`-env:UserInstallation=file://${folder}`, '--headless', '--norestore', '--nologo'];
  execFileSync('soffice', [...common, ...args], { stdio: 'ignore', timeout: PATIENCE_MS });
}

/** Runs a macro on a profile of its own. The first start makes the profile, with an empty module in it. */
function run(folder: string, text: string): void {
  office(folder, '--terminate_after_init');
  writeFileSync(
    path.join(folder, 'user/basic/Standard/Module1.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${text}</script:module>`,
  );
  office(folder, 'macro:///Standard.Module1.Main');
}

interface Recalculated {
  readonly opening: number;
  readonly reckoning: number;
  /** Unit and total, as LibreOffice shows them. */
  readonly totals: readonly string[];
}

function recalculate(bytes: Uint8Array, column: number, rows: number): Recalculated {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-recalculate-'));
  try {
    const [book, answer] = [path.join(folder, 'book.xlsx'), path.join(folder, 'answer.txt')];
    writeFileSync(book, bytes);
    run(folder, macro(book, answer, column, rows));
    const [opening, reckoning, ...totals] = readFileSync(answer, 'utf8').trim().split(/\r?\n/u);
    return { opening: Number(opening), reckoning: Number(reckoning), totals };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Scoring beside LibreOffice, which recalculates the formula workbook (计分公式表) of the same units, leaves and facts: all its formulas anew, once it
 * is open. The opening is not counted. What it comes to must be our totals.
 */
export async function benchOffice(
  tree: SchemeTree,
  facts: readonly UnitFacts[],
  score: () => unknown,
): Promise<readonly Ratio[]> {
  const missing = missingOffice();
  if (missing !== undefined) {
    console.warn(missing);
    return [];
  }
  const each = reckoned(tree, facts, 1);
  const book = formulaBook([each]);
  const [scores, data, listed] = book.sheets;
  const column = (scores?.columns.length ?? 0) - 2;
  const { opening, reckoning, totals } = recalculate(await writeWorkbook(book, () => undefined), column, facts.length);
  const printed = each.rows.map(({ unit, score: own }) => `${unit.name} ${own.total ?? '—'}`);
  const differences = printed.filter((line, at) => line !== totals[at]).length;
  const rows = `${data?.rows.length ?? 0} rules and ${listed?.rows.length ?? 0} facts listed for them`;
  return [
    {
      what: `scores of ${facts.length} units: ${rows}; ${differences} totals differ (LibreOffice opened the workbook in ${opening} ms, not counted)`,
      ours: await median(15, score),
      baseline: 'LibreOffice recalculating the formula workbook',
      bare: reckoning,
    },
  ];
}
