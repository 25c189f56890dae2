import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareRow } from '../../electron/domain/exchange/bookCells.ts';
import { FORM_COLUMNS, NOTHING_FILLED, OPEN_FIELDS, STATUS_WORDS } from '../../electron/domain/fillIn/form.ts';
import type { OpenField } from '../../electron/domain/model/documents.ts';
import { matchBook } from '../../electron/domain/exchange/bookMatching.ts';
import { returnedBook } from '../../electron/domain/fillIn/returned.ts';
import type { Grid, GridCell } from '../../electron/domain/sheets/grid.ts';
import { readFillIns } from '../../electron/documents/fillIn/readFillIn.ts';
import { readSource } from '../../electron/documents/reading/readSource.ts';
import { writeFillIn } from '../../electron/documents/fillIn/writeFillIn.ts';
import { day } from '../support/testApp.ts';
import { OfficeBook, unzipped } from '../support/fillInBooks.ts';
import { BOOK, expectedOf, formOf, UNIT } from '../support/fillInForms.ts';
import { valueOf } from '../support/storeFixtures.ts';
import { runs } from '../support/runs.ts';
import { stated } from '../support/cellState.ts';

const DAYS = { year: 2021, today: day('2021-07-10') };
const form = formOf([
  { content: '公开重点民生实事清单' },
  { content: '持续做好政策解读', base: { progress: '上期进展' } },
  { content: '公开重点民生实事清单' },
  { content: '完成网站适老化改造', base: { status: '已完成', doneOn: '2021-06-01' } },
  { content: '公开部门预算\n分两行写' },
]);
const expected = expectedOf(form);
const HEADER = 3;
let grids: readonly Grid[];
let bytes: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  bytes = await writeFillIn([form], () => {});
  grids = valueOf(await readSource({ name: 'a.xlsx', bytes })).grids;
});

function columnOf(field: OpenField): number {
  return FORM_COLUMNS.findIndex((column) => column.field === field);
}

/** The form's sheet with some of its cells as a unit leaves them. */
function edited(change: (rows: (GridCell | undefined)[][]) => (GridCell | undefined)[][]): readonly Grid[] {
  return grids.map((grid) =>
    grid.hidden === true ? grid : { ...grid, rows: change(grid.rows.map((row) => [...row])) },
  );
}

const said: Readonly<Record<OpenField, fc.Arbitrary<string>>> = {
  status: fc.constantFrom(...Object.values(STATUS_WORDS)),
  doneOn: fc.integer({ min: 1, max: 28 }).map((of) => `2021-05-${String(of).padStart(2, '0')}`),
  link: fc.webUrl({ validSchemes: ['http', 'https'] }).filter((url) => /^https?:\/\/[^\s/?#.]+\.[^\s/?#]+/iu.test(url)),
  progress: fc.stringMatching(/^[一-龥]{1,30}$/u),
  remarks: fc.stringMatching(/^[一-龥]{1,30}$/u),
};
const filling = fc.record(said, { requiredKeys: [] });

it('offers its list and its bounds in every row, each by one rule', async () => {
  const long = formOf(Array.from({ length: 12 }, (_, n) => ({ content: `公开第${n + 1}项` })));
  const file = unzipped(await writeFillIn([long], () => {})).get('xl/worksheets/sheet1.xml');
  const ranges = [...new TextDecoder().decode(file).matchAll(/<dataValidation\s[^>]*sqref="([^"]*)"/gu)];
  expect(ranges.map(([, range = '']) => range).toSorted()).toEqual(['G5:G16', 'H5:H16']);
});

describe('a form that comes back', () => {
  it('says nothing where nobody wrote in it', () => {
    const returned = returnedBook(grids);
    const { rows, added, missing } = matchBook(returned, BOOK, expected);
    expect(returned.stamp).toEqual(form.stamp);
    expect({ added, missing }).toEqual({ added: [], missing: [] });
    for (const { n, row, notes } of rows) {
      const { cells } = form.sheets[0]!.rows[n]!;
      const base = Object.fromEntries(OPEN_FIELDS.map((field) => [field, cells[field]])) as Record<OpenField, string>;
      expect(compareRow(row, base, base, DAYS)).toMatchObject({ cells: [], filled: false });
      expect(notes).toEqual([]);
    }
  });

  it('gives back exactly what was written, cell by cell', () => {
    fc.assert(
      fc.property(fc.array(filling, { minLength: 3, maxLength: 3 }), (fillings) => {
        const at = [0, 2, 4];
        const back = returnedBook(
          edited((rows) => {
            for (const [index, written] of fillings.entries()) {
              const row = rows[HEADER + 1 + (at[index] ?? 0)];
              for (const [field, text] of Object.entries(written)) {
                if (row) row[columnOf(field as OpenField)] = { text, kind: 'text' };
              }
            }
            return rows;
          }),
        );
        const { rows } = matchBook(back, BOOK, expected);
        for (const [index, written] of fillings.entries()) {
          const found = rows.find(({ n }) => n === at[index]);
          const diff = compareRow(found!.row, NOTHING_FILLED, NOTHING_FILLED, DAYS);
          const told = Object.fromEntries(diff.cells.map(({ field, after }) => [field, after]));
          expect(told).toEqual(written);
          expect(diff.theirs).toEqual({ ...NOTHING_FILLED, ...written });
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('however it was tampered with, every row is matched once, said to be added, or missed', () => {
    type Rows = (GridCell | undefined)[][];
    const at = fc.nat({ max: 8 });
    const cell = fc.oneof(fc.string(), fc.constantFrom('§x', '§book-1-2-abc', '2021-13-45', '=1+1', '完成情况'));
    const tampering = fc.oneof(
      fc.tuple(at).map(
        ([row]) =>
          (rows: Rows) =>
            rows.toSpliced(HEADER + row, 1),
      ),
      fc.tuple(at, at).map(
        ([from, to]) =>
          (rows: Rows) =>
            rows.toSpliced(HEADER + to, 0, [...(rows[HEADER + from] ?? [])]),
      ),
      fc.tuple(at, fc.nat({ max: 12 }), cell).map(([row, column, text]) => (rows: Rows) => {
        const line = [...(rows[HEADER + row] ?? [])];
        line[column] = { text, kind: 'text' };
        return rows.with(Math.min(HEADER + row, rows.length - 1), line);
      }),
      fc.constant((rows: Rows) => rows.toReversed()),
      fc.nat({ max: 12 }).map((column) => (rows: Rows) => rows.map((line) => line.toSpliced(column, 1))),
      fc.nat({ max: 12 }).map((column) => (rows: Rows) => rows.map((line) => line.toSpliced(column, 0, undefined))),
    );
    fc.assert(
      fc.property(fc.array(tampering, { minLength: 1, maxLength: 6 }), fc.boolean(), (steps, dropStamp) => {
        const changed = edited((rows) => steps.reduce<Rows>((all, step) => (all.length === 0 ? all : step(all)), rows));
        const back = returnedBook(dropStamp ? changed.filter(({ hidden }) => hidden !== true) : changed);
        const { rows, added, missing } = matchBook(back, BOOK, expected);
        const places = [...rows.map(({ n }) => n), ...missing].toSorted((a, b) => a - b);
        expect(places).toEqual(expected.map((_, n) => n));
        const lines = back.sheets.flatMap((sheet) => sheet.rows).filter(({ text }) => text !== '').length;
        expect(rows.filter(({ row }) => row.text !== '').length + added.length).toBe(lines);
        for (const { row } of rows) compareRow(row, NOTHING_FILLED, NOTHING_FILLED, DAYS);
      }),
      { numRuns: runs(300) },
    );
  });

  it('names the date that is none, and reads the rest of the file', async () => {
    const book = await OfficeBook.open(bytes);
    book.fill(0, { doneOn: 99_999_999, progress: '其他照读' });
    const [read] = await readFillIns([{ name: 'a.xlsx', bytes: await book.bytes() }], () => {});
    const { rows } = matchBook(valueOf(read!), BOOK, expected);
    const { cells } = compareRow(rows[0]!.row, NOTHING_FILLED, NOTHING_FILLED, DAYS);
    expect(cells.map(stated).map(({ field, state }) => [field, state])).toEqual([
      ['doneOn', 'refused'],
      ['progress', 'changed'],
    ]);
    expect(cells[0]?.note).toContain('单元格 H5');
  });

  it.each([
    ['a picture', '=DISPIMG("ID_1",1)', '=DISPIMG("ID_1",1)', '单元格 J5 的“图片”里没有文字，请改填文字，没有采用'],
    ['a picture as text', undefined, '=DISPIMG("ID_1",1)', '单元格 J5 的“图片”里没有文字，请改填文字，没有采用'],
    [
      'a formula without its result',
      'A1&"已办"',
      undefined,
      '单元格 J5 的“公式”没有保存结果，请在 WPS 或 Excel 中打开并保存一次再返回，没有采用',
    ],
  ])('says that a cell holds %s, and clears nothing', async (_, formula, result, note) => {
    const book = await OfficeBook.open(bytes);
    const value = formula === undefined ? result : { formula, ...(result === undefined ? {} : { result }) };
    book.cell(0, 'progress').value = value as string;
    const [read] = await readFillIns([{ name: 'a.xlsx', bytes: await book.bytes() }], () => {});
    const { rows } = matchBook(valueOf(read!), BOOK, expected);
    const ours = { ...NOTHING_FILLED, progress: '上次的进展' };
    const { cells, filled } = compareRow(rows[0]!.row, ours, ours, DAYS);
    expect(filled).toBe(true);
    expect(cells.map(stated)).toEqual([expect.objectContaining({ field: 'progress', state: 'refused', note })]);
  });

  it('leaves words out that a unit struck through, and says so', async () => {
    const book = await OfficeBook.open(bytes);
    book.cell(0, 'progress').value = {
      richText: [{ text: '已公开' }, { text: '正在办理', font: { strike: true } }],
    };
    const [read] = await readFillIns([{ name: 'a.xlsx', bytes: await book.bytes() }], () => {});
    const { rows } = matchBook(valueOf(read!), BOOK, expected);
    const { cells } = compareRow(rows[0]!.row, NOTHING_FILLED, NOTHING_FILLED, DAYS);
    expect(cells).toMatchObject([{ field: 'progress', after: '已公开', note: '“正在办理”划有删除线，没有读取' }]);
  });

  it('one that cannot be read holds no other up', async () => {
    const told: number[] = [];
    const read = await readFillIns(
      [
        { name: '坏.xlsx', bytes: new Uint8Array([80, 75, 3, 4, 0, 0]) },
        { name: 'a.xlsx', bytes },
      ],
      (done) => told.push(done),
    );
    expect(read.map(({ ok }) => ok)).toEqual([false, true]);
    expect(told).toEqual([1, 2]);
  });

  it('several go into one archive', async () => {
    const zip = unzipped(await writeFillIn([form, { ...form, fileName: '另一份.xlsx' }], () => {}));
    expect([...zip.keys()]).toEqual([`${UNIT}.xlsx`, '另一份.xlsx']);
  });
});
