import process from 'node:process';
import { type Cell, Workbook } from '@cj-tech-master/excelts';
import { writeWorkbook } from '../../electron/documents/workbooks/writeWorkbook.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { WorkbookSpec } from '../../electron/domain/sheets/workbookSpec.ts';
import { withKeys } from '../../electron/services/exports/stamp.ts';
import { taskLedger } from '../../electron/services/exports/tasks.ts';
import { duty, heading, items, party } from '../services/exports/viewFixtures.ts';

/** One way of writing the same table, in a process of its own: milliseconds of the median run, and the most memory taken, in MiB. */
export interface Written {
  readonly time: number;
  readonly peak: number;
  readonly bytes: number;
}

function bigLedger(rows: number): WorkbookSpec {
  const plan = Array.from({ length: rows }, (_, i) =>
    Object.assign(
      duty({
        content: `第${i + 1}项：按照统一部署及时公布办理条件、流程、时限和结果，做到内容准确、链接有效。`,
        task: `第${Math.floor(i / 25) + 1}部分　围绕中心工作深化公开`,
        subtask: `第${Math.floor(i / 5) + 1}类　规范日常发布`,
        assignments: i % 3 === 0 ? [party('区政府办公室', 'lead'), party('区审计局', 'support')] : [party('各镇街')],
        done: i % 4,
        total: 4,
        state: i % 7 === 0 ? 'overdue' : 'inProgress',
      }),
      { id: `duty${i}` },
    ),
  );
  const origin = { workspace: 'w', district: '清河区', year: 2021 as Year, book: 'b', madeAt: '2021-06-30T00:00:00Z' };
  return withKeys(taskLedger(heading, items(plan)), 'tasks', plan, origin);
}

/** The library given the same cells and nothing else: no fonts, no lines, no heights, no pages; with `styled`, fonts and lines as a script would give them. */
async function bare(spec: WorkbookSpec, styled: boolean): Promise<number> {
  const workbook = new Workbook();
  for (const { columns, rows, merges, keys = [] } of spec.sheets) {
    const sheet = workbook.addWorksheet('台账');
    sheet.addRow(columns.map(({ header }) => header[0]));
    for (const [at, cells] of rows.entries()) {
      const row = sheet.addRow([
        ...cells.map((cell) => (cell.kind === 'text' ? cell.text : cell.kind === 'number' ? cell.value : null)),
        keys[at],
      ]);
      if (styled) row.eachCell({ includeEmpty: true }, format);
    }
    for (const { top, left, bottom, right } of merges) sheet.mergeCells(top + 2, left + 1, bottom + 2, right + 1);
  }
  return (await workbook.xlsx.writeBuffer()).byteLength;
}

const LINE = { style: 'thin' } as const;
const STYLE = {
  font: { name: '仿宋_GB2312', size: 10.5 },
  alignment: { vertical: 'middle', wrapText: true },
  border: { top: LINE, left: LINE, bottom: LINE, right: LINE },
} as const;

function format(cell: Cell): void {
  cell.font = STYLE.font;
  cell.alignment = STYLE.alignment;
  cell.border = STYLE.border;
}

const [mode, count] = process.argv.slice(2);
const spec = bigLedger(Number(count));
const write = async (): Promise<number> =>
  mode === 'ours' ? (await writeWorkbook(spec, () => {})).byteLength : bare(spec, mode === 'styled');
const times: number[] = [];
let bytes = 0;
for (let run = 0; run < 3; run += 1) {
  const start = performance.now();
  bytes = await write();
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
// Kilobytes on every system that Node runs on.
const written: Written = { time: times[1] ?? 0, peak: process.resourceUsage().maxRSS / 1024, bytes };
process.send?.(written);
if (!process.send) console.log(mode, written);
