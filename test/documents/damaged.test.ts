import { describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import { readSource } from '../../electron/documents/reading/readSource.ts';
import { zipFiles } from '../../electron/documents/zipFiles.ts';
import { unpack, type PackedPart } from '../../electron/documents/reading/unpack.ts';
import type { Failure } from '../../electron/domain/failure.ts';
import { recogniseSource, type SourceContent } from '../../electron/domain/reading/recogniseSource.ts';
import { cost } from '../support/cost.ts';

const HEADER = ['序号', '工作任务', '责任单位', '完成时限'];
const FILE = '清河区台账.xlsx';

function twoSheets(): Uint8Array {
  const book = utils.book_new();
  for (const [sheet, task] of [
    ['甲表', '公开预算'],
    ['乙&表', '公开决算'],
  ] as const) {
    utils.book_append_sheet(book, utils.aoa_to_sheet([HEADER, [1, task, '区财政局', '6月底']]), sheet);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', bookSST: true }));
}

/** The workbook with one part changed, or left out. */
async function changed(part: string, change: (bytes: Buffer) => Buffer | undefined): Promise<Uint8Array> {
  const parts = await unpack(FILE, twoSheets());
  if (!parts.ok) throw new Error(parts.error.message);
  expect(parts.value.map(({ name }) => name)).toContain(part);
  const kept = parts.value.flatMap(({ name, bytes }): PackedPart[] => {
    const now = name === part ? change(bytes) : bytes;
    return now === undefined ? [] : [{ name, bytes: now }];
  });
  return zipFiles(kept);
}

async function failureOf(bytes: Uint8Array, name = FILE): Promise<Failure> {
  const outcome = await readSource({ name, bytes });
  if (outcome.ok) throw new Error('read');
  return outcome.error;
}

const CHANGES: readonly (readonly [string, (bytes: Buffer) => Buffer | undefined])[] = [
  ['missing', () => undefined],
  ['empty', () => Buffer.alloc(0)],
  ['cut in the middle', (bytes) => bytes.subarray(0, bytes.length / 2)],
  ['cut at its end', (bytes) => bytes.subarray(0, -3)],
  ['something else', () => Buffer.from('\u0001网页')],
];

describe('a workbook that is damaged inside loses no rows unseen', () => {
  it.each(CHANGES)('a sheet that is %s is named', async (_, change) => {
    const failure = await failureOf(await changed('xl/worksheets/sheet2.xml', change));
    expect(failure.code).toBe('not-a-workbook');
    expect(failure.message).toContain(FILE);
    expect(failure.message).toContain('工作表“乙&表”');
    expect(failure.message).toMatch(/请/u);
    expect(failure.place).toEqual({ file: FILE, sheet: '乙&表' });
  });

  it.each(CHANGES)('texts that are %s are missed', async (_, change) => {
    const failure = await failureOf(await changed('xl/sharedStrings.xml', change));
    expect(failure).toMatchObject({ code: 'not-a-workbook', place: { file: FILE } });
    expect(failure.message).toContain('请');
  });

  it('a part whose check sum is wrong is refused', async () => {
    const bytes = await changed('xl/sharedStrings.xml', (part) => part);
    const at = Buffer.from(bytes).indexOf(Buffer.from('公开预算'));
    bytes[at + 2] = (bytes[at + 2] ?? 0) ^ 1;
    expect((await failureOf(bytes)).message).toContain('已损坏');
  });

  it('a whole one is read', async () => {
    const outcome = await readSource({ name: FILE, bytes: await changed('xl/workbook.xml', (part) => part) });
    expect(outcome.ok && outcome.value.grids.map(({ sheet }) => sheet)).toEqual(['甲表', '乙&表']);
  });

  it.each([0.02, 0.3, 0.6, 0.9, 0.99])('cut at %s of its length it is refused by name', async (share) => {
    const bytes = twoSheets();
    expect((await failureOf(bytes.slice(0, bytes.length * share))).message).toContain(FILE);
  });
});

describe('odd contents', () => {
  it('refuses a CSV with NUL characters', async () => {
    const failure = await failureOf(Buffer.from('序号,工作任务\n1,公\u0000开\n'), '台账.csv');
    expect(failure).toMatchObject({ code: 'not-a-workbook', place: { file: '台账.csv' } });
  });

  it('says that pictures are not read where a sheet holds no text', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([]), '图');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
    expect((await failureOf(bytes)).message).toContain('图片');
  });

  it('names the cell whose formula failed where a duty should stand', async () => {
    const sheet = utils.aoa_to_sheet([HEADER, [1, '?', '区财政局', '6月底']]);
    sheet['B2'] = { t: 'e', v: 0x17 };
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '任务');
    const read = await readSource({
      name: FILE,
      bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })),
    });
    if (!read.ok) throw new Error(read.error.message);
    const file = recogniseSource(read.value, { planYear: 2021, layouts: [] });
    expect(file.ok && file.value.tables[0]?.rows[0]?.timeReading.check).toMatch(
      /“任务”的单元格 B2 是公式错误“#REF!”，请/u,
    );
  });

  it('reads the beginning of a cell that holds a whole document, and says so', async () => {
    const sourceOf = async (share: number) => {
      const text = `序号,工作任务,责任单位,完成时限\n1,${'公开，第三季度。'.repeat(60_000 * share)},${'区财政局、'.repeat(80_000 * share)},${'每月10日前；'.repeat(70_000 * share)}\n`;
      const read = await readSource({ name: '台账.csv', bytes: Buffer.from(text) });
      if (!read.ok) throw new Error(read.error.message);
      return read.value;
    };
    const recognised = (source: SourceContent) => recogniseSource(source, { planYear: 2021, layouts: [] });
    const [whole, part] = [await sourceOf(1), await sourceOf(1 / 8)];
    const file = recognised(whole);
    // What lies behind the beginning costs next to nothing.
    expect((await cost(() => recognised(whole))) / (await cost(() => recognised(part)))).toBeLessThan(4);
    const row = file.ok ? file.value.tables[0]?.rows[0] : undefined;
    expect(row?.unitsReading.parties.map(({ name }) => name)).toEqual(['区财政局']);
    expect(row?.unitsReading.check).toContain('超过32767字');
    expect(row?.timeReading.check).toContain('超过5000字');
  });
});
