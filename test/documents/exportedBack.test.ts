import { Workbook } from '@cj-tech-master/excelts';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../electron/documents/workbooks/writeWorkbook.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { RecognisedFile, TableRow } from '../../electron/domain/reading/tables/recognisedTable.ts';
import { isRowKey, readStamp, rowKey, stampCells, type WorkbookStamp } from '../../electron/domain/sheets/stamp.ts';
import type { WorkbookSpec } from '../../electron/domain/sheets/workbookSpec.ts';
import { asReport, withKeys } from '../../electron/services/exports/stamp.ts';
import { disclosureSchedule } from '../../electron/services/exports/schedule.ts';
import { taskLedger } from '../../electron/services/exports/tasks.ts';
import { duty, heading, items, longPlan, occurrence, party } from '../services/exports/viewFixtures.ts';
import { runs } from '../support/runs.ts';
import { insertColumn, insertRow, sortByUnits } from './editWorkbook.ts';
import { closeOffice, missingPrinter, resave } from './soffice.ts';
import { recognisedOf } from './sources.ts';

const origin = {
  workspace: 'w1',
  district: '清河区',
  year: 2021 as Year,
  book: 'b1',
  madeAt: '2021-06-30T02:00:00.000Z',
};

const ledger = (plan: Parameters<typeof items>[0]): WorkbookSpec =>
  withKeys(taskLedger(heading, items(plan)), 'tasks', plan, origin);
const schedule = (plan: Parameters<typeof items>[0]): WorkbookSpec =>
  withKeys(
    disclosureSchedule(
      heading,
      plan.map((row) => ({ duty: row, occurrences: [occurrence('区财政局', row.content, 'overdue', 3)] })),
      [],
    ),
    'schedule',
    plan,
    origin,
  );

const readBack = (bytes: Uint8Array<ArrayBuffer>): Promise<RecognisedFile> => recognisedOf('台账.xlsx', bytes);

async function written(spec: WorkbookSpec): Promise<Uint8Array<ArrayBuffer>> {
  return writeWorkbook(spec, () => {});
}

function textsOf({ number, task, subtask, content, timeWording, unitsWording }: TableRow) {
  return { number, task, subtask, content, timeWording, unitsWording };
}

/** Every keyed row is found once, and says exactly what the stamp says that it said. */
function expectSame(file: RecognisedFile, spec: WorkbookSpec): void {
  expect(file.stamp).toEqual(spec.stamp);
  const rows = file.tables.flatMap((table) => table.rows);
  const found = rows.map((row) => [row.key, textsOf(row)]);
  const sent = Object.entries(spec.stamp?.rows ?? {}).map(([key, { cells }]) => [key, cells]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(sent));
  expect(found).toHaveLength(sent.length);
}

/** What offices write, and what breaks naive readers: signs at the front, numbers, line ends, words of headers and remarks. */
const piece = fc.constantFrom(
  '公开',
  '2-1',
  '3-5家企业',
  '=1+1',
  '-3',
  '@某某',
  '\n',
  '合计',
  '备注：',
  '同上',
  '（一）',
  '一、',
  '责任单位',
  '6月底前',
  '_x0041_',
  '　',
  '①',
  '区财政局',
  'https://a.example/1',
  '。',
  '§3',
  '1/2',
);
const wording = fc
  .array(piece, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');
const label = fc.option(fc.constantFrom('夯实基础', '二、平台', '加强解读\n回应', '合计'), { nil: '' });
const plan = fc
  .array(
    fc.record({
      task: label,
      subtask: label,
      content: wording,
      timeWording: fc.option(wording, { nil: '' }),
      unitsWording: wording,
      long: fc.boolean(),
      named: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ long, named, content, ...rest }, index) =>
      Object.assign(
        duty({
          ...rest,
          content: long && index % 3 === 0 ? `${content}${'逐条核对后发布。\n'.repeat(60)}` : content,
          assignments: named ? [party('区府办', 'lead'), party('区审计局', 'support')] : [],
        }),
        { id: `d${index}` },
      ),
    ),
  );

afterAll(closeOffice);

describe('a ledger that comes back', () => {
  it('is found row by row with the texts that went out, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(plan, fc.constantFrom(ledger, schedule), async (rows, make) => {
        const spec = make(rows);
        expectSame(await readBack(await written(spec)), spec);
      }),
      { numRuns: runs(60) },
    );
  });

  it('joins a text of several pages to one again, with the labels that stand on each page', async () => {
    const content = `${'由专人核对后发布，做到内容准确。\n'.repeat(120)}到此为止`;
    const spec = ledger([
      ...longPlan(5),
      duty({ content, task: '甲', assignments: [party('区府办', 'lead'), party('区审计局', 'support')] }),
      duty({ content: '第二条', task: '甲' }),
    ]);
    const bytes = await written(spec);
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes.buffer);
    const keys = keysOf(workbook);
    expect(keys.filter((key) => key.includes('+')).length).toBeGreaterThan(1);
    expectSame(await readBack(bytes), spec);
  });

  it('keeps its keys in a hidden column that is not printed, and its stamp out of sight', async () => {
    const workbook = new Workbook();
    await workbook.xlsx.load((await written(ledger(longPlan(9)))).buffer);
    const [sheet, stamp] = workbook.worksheets;
    const last = sheet?.columnCount ?? 0;
    expect(sheet?.getColumn(last).hidden).toBe(true);
    expect(keysOf(workbook).every(isRowKey)).toBe(true);
    expect(sheet?.pageSetup.printArea).toMatch(new RegExp(`^A1:${sheet?.getColumn(last - 1).letter}\\d+$`));
    expect([stamp?.name, stamp?.state]).toEqual(['_desk', 'veryHidden']);
  });

  it('is recognised after rows were sorted, and rows and a column put in', async () => {
    const spec = ledger(longPlan(20));
    const workbook = new Workbook();
    await workbook.xlsx.load((await written(spec)).buffer);
    const sheet = workbook.worksheets[0]!;
    sortByUnits(sheet);
    insertRow(sheet, 8, ['', '', '', '新增的一项举措', '区教育局', '6月底前']);
    insertColumn(sheet, 4, '核对人');
    const file = await readBack(new Uint8Array(await workbook.xlsx.writeBuffer()));
    const rows = file.tables.flatMap((table) => table.rows);
    const sent = Object.entries(spec.stamp?.rows ?? {});
    const byKey = new Map(rows.flatMap((row) => (row.key === undefined ? [] : [[row.key, textsOf(row)] as const])));
    for (const [key, { cells }] of sent) expect(byKey.get(key)).toEqual(cells);
    expect(rows.filter(({ key }) => key === undefined).map(({ content }) => content)).toEqual(['新增的一项举措']);
  });

  it('takes nothing from the lists and totals beside it', async () => {
    const file = await readBack(await written(schedule(longPlan(3))));
    expect(file.tables.map(({ grid }) => grid.sheet)).toEqual(['执行情况']);
    expect(file.skippedSheets).toEqual([{ sheet: '逾期清单', reason: '这张表只供查看打印，未读取' }]);
  });

  it('a report is refused with what to import instead', async () => {
    const bytes = await written(asReport(taskLedger(heading, items(longPlan(3))), origin));
    await expect(readBack(bytes)).rejects.toThrow(/只供查看打印，没有可以导入的内容/);
  });
});

describe.skipIf(missingPrinter() !== undefined)('opened and saved by LibreOffice', () => {
  it('every row is still found with its texts', async () => {
    const rows = longPlan(12).map((row, index) =>
      Object.assign(row, { number: `${index}`, content: `${row.content}\n第${index}条 = 1` }),
    );
    for (const spec of [ledger(rows), schedule(rows)]) expectSame(await readBack(resave(await written(spec))), spec);
  });
});

describe('a stamp', () => {
  const stamp: WorkbookStamp = { version: 1, kind: 'tasks', ...origin, rows: {} };

  it('comes back as it was, whatever its texts, in cells that any program keeps', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), text), fc.nat(3), (cells, times) => {
        const given = {
          ...stamp,
          rows: { [rowKey('b1', 1)]: { id: 'd', cells: { ...cells, pad: '字𠮷 '.repeat(times * 9_000) } } },
        };
        const sent = stampCells(given);
        // What trims, decodes escapes and drops what XML cannot hold leaves them alone.
        expect(sent.every((cell) => cell === cell.trim() && !/_x[0-9A-F]{4}_|[^\P{Cc}]/iu.test(cell))).toBe(true);
        expect(sent.every((cell) => cell.isWellFormed() && cell.length < 32_767)).toBe(true);
        expect(readStamp(sent)).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });

  it('is none once a letter of it was changed', () => {
    const [head = '', body = ''] = stampCells(stamp);
    expect(readStamp([head, body.replace('清河区', '清溪区')])).toBe(undefined);
    expect(readStamp([])).toBe(undefined);
  });
});

function keysOf(workbook: Workbook): readonly string[] {
  const keys: string[] = [];
  workbook.worksheets[0]?.eachRow((row) =>
    row.eachCell((cell) => {
      if (typeof cell.value === 'string' && cell.value.startsWith('§')) keys.push(cell.value);
    }),
  );
  return keys;
}
