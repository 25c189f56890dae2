import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import { insertColumn, insertRow, sortByUnits } from '../../documents/editWorkbook.ts';
import { closeOffice, missingPrinter, resave } from '../../documents/soffice.ts';
import { demoApp } from '../../support/demoApp.ts';
import type { TestApp } from '../../support/testApp.ts';
import { exported } from './exported.ts';

/** Out and round again: the demo year's ledger and schedule, brought back as they went out, and after people and programs had their hands on them. */

const KINDS = ['tasks', 'schedule'] as const;
type Kind = (typeof KINDS)[number];
const DUTIES = { tasks: 'measure', schedule: 'disclosure' } as const;

let app: TestApp;
let year: Year;
const books = new Map<Kind, Uint8Array<ArrayBuffer>>();

beforeAll(async () => {
  ({ app, year } = await demoApp());
  for (const kind of KINDS) books.set(kind, (await exported(app, { year, kind })).file.bytes);
});
afterAll(() => app.close());

const bytesOf = (kind: Kind) => books.get(kind) ?? new Uint8Array();

async function edited(kind: Kind, edit: (sheet: Worksheet) => void): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytesOf(kind).buffer);
  edit(workbook.worksheets[0]!);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The column under 状态, wherever remarks put it. */
function stateColumn(sheet: Worksheet): number {
  let found = 0;
  sheet.eachRow((row) => row.eachCell((cell, column) => (found = cell.text === '状态' ? column : found)));
  expect(found).toBeGreaterThan(0);
  return found;
}

const rowsOf = ({ tables }: ImportPreview) => tables.flatMap(({ rows }) => rows);

/** Every stored duty stands in the preview once, found by its key, with nothing to change. */
async function expectSame(kind: Kind, preview: ImportPreview, added: readonly string[] = []): Promise<void> {
  const stored = await app.call('duties.list', { year, kind: DUTIES[kind] });
  const known = rowsOf(preview).filter(({ state }) => state !== 'new');
  expect(known).toHaveLength(stored.length);
  expect(new Set(known.map(({ dutyId }) => dutyId))).toEqual(new Set(stored.map(({ id }) => id)));
  expect(
    known.filter(({ state, changes, matchedBy }) => state !== 'same' || changes.length > 0 || matchedBy !== 'key'),
  ).toEqual([]);
  expect(
    rowsOf(preview)
      .filter(({ state }) => state === 'new')
      .map(({ content }) => content),
  ).toEqual(added);
  expect(preview.tables.flatMap(({ missing }) => missing)).toEqual([]);
}

afterAll(closeOffice);

describe.each(KINDS)('%s that went out and comes back', (kind) => {
  const name = '换了名字.xlsx';
  const read = (bytes: Uint8Array<ArrayBuffer>) => app.readFile(name, bytes, year);
  const fresh =
    kind === 'tasks'
      ? ['', '', '', '新增的举措', '区教育局', '6月底前']
      : ['', '', '新增的举措', '区教育局', '每月公开'];

  it('untouched changes nothing', async () => {
    await expectSame(kind, await read(bytesOf(kind)));
  });

  it('sorted by another column, its labels unmerged, changes nothing', async () => {
    await expectSame(kind, await read(await edited(kind, sortByUnits)));
  });

  it('with a row and a column put in shows the new row alone', async () => {
    const bytes = await edited(kind, (sheet) => {
      insertRow(sheet, 9, fresh);
      insertColumn(sheet, 4, '核对人');
    });
    await expectSame(kind, await read(bytes), ['新增的举措']);
  });

  it('with one text edited shows that change alone', async () => {
    const column = kind === 'tasks' ? 4 : 3;
    const bytes = await edited(kind, (sheet) => {
      sheet.getCell(7, column).value = '改过的内容';
    });
    const changed = rowsOf(await read(bytes)).filter(({ state }) => state !== 'same');
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({
      state: 'changed',
      matchedBy: 'key',
      changes: [{ field: 'content', after: '改过的内容', conflict: false }],
    });
  });

  it('printed with the words of an earlier edition changes nothing', async () => {
    const words = ['已逾期', '即将到期', '持续推进', '已完成', '已完成\n有迟办'];
    const bytes = await edited(kind, (sheet) => {
      const state = stateColumn(sheet);
      let written = 0;
      sheet.eachRow((row) => {
        const number = row.getCell(1).value;
        if (typeof number !== 'number') return;
        row.getCell(state).value = words[number % words.length];
        written += 1;
      });
      expect(written).toBeGreaterThan(words.length);
    });
    await expectSame(kind, await read(bytes));
  });

  it.skipIf(missingPrinter() !== undefined)('saved by LibreOffice changes nothing', async () => {
    await expectSame(kind, await read(resave(bytesOf(kind))));
  });
});

it('what is for reading only is refused, with what to bring instead', async () => {
  for (const kind of ['units', 'outstanding', 'submissions', 'assessment'] as const) {
    const { file } = await exported(app, { year, kind });
    await expect(app.readFile(file.name, file.bytes, year)).rejects.toThrow(/只供查看打印，没有可以导入的内容/);
  }
});
