import { ValueType, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { writeWorkbook } from '../../electron/documents/workbooks/writeWorkbook.ts';
import type { CellSpec, SheetSpec } from '../../electron/domain/sheets/workbookSpec.ts';

const text = (value: string): CellSpec => ({ kind: 'text', text: value });
const empty: CellSpec = { kind: 'empty' };

const sheet: SheetSpec = {
  name: '台账',
  title: '清河区2021年政务公开工作台账',
  caption: ['共3项', '截至2021年6月30日'],
  columns: [
    { header: ['序号'], width: 6, align: 'center' },
    { header: ['重点任务'], width: 20, align: 'left' },
    { header: ['工作举措'], width: 60, align: 'left' },
    { header: ['办结情况', '进展'], width: 10, align: 'center' },
    { header: ['办结情况', '得分'], width: 10, align: 'right' },
  ],
  rows: [
    [text('2-1'), text('夯实基础'), text('=1+1'), text('1/4'), { kind: 'number', value: 9.5, format: '0.00' }],
    [text('+2'), empty, text('-3 或 @某某'), text('\t制表'), { kind: 'number', value: 3, format: '0', tone: 'alarm' }],
    [text('007'), text('加强解读'), text('很长的举措。'.repeat(60)), empty, empty],
  ],
  merges: [{ top: 0, left: 1, bottom: 1, right: 1 }],
  footer: ['说明：演示。', '填表单位：'],
  paper: 'A4',
};

async function openSheet(specs: readonly SheetSpec[]) {
  const bytes = await writeWorkbook({ fileName: 'x.xlsx', sheets: specs }, () => {});
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes.buffer);
  return { bytes, workbook, first: workbook.worksheets[0]! };
}

describe('a written workbook', () => {
  let opened: Awaited<ReturnType<typeof openSheet>>;
  beforeAll(async () => {
    opened = await openSheet([sheet]);
  });

  it('holds title, caption, a header of two rows, body and closing lines', () => {
    const rows = utils.sheet_to_json<string[]>(read(opened.bytes).Sheets['台账']!, { header: 1, defval: '' });
    expect(rows[0]?.[0]).toBe('清河区2021年政务公开工作台账');
    expect(rows[1]?.filter(Boolean)).toEqual(['共3项', '截至2021年6月30日']);
    expect(rows[2]).toEqual(['序号', '重点任务', '工作举措', '办结情况', '']);
    expect(rows[3]).toEqual(['', '', '', '进展', '得分']);
    expect(rows[4]?.slice(0, 4)).toEqual(['2-1', '夯实基础', '=1+1', '1/4']);
    expect(rows[7]?.[0]).toBe('说明：演示。');
    expect(rows).toHaveLength(9);
  });

  it('writes text as text, whatever it begins with', () => {
    for (const address of ['A5', 'C5', 'A6', 'C6', 'D6', 'A7']) {
      const cell = opened.first.getCell(address);
      expect([address, cell.type, cell.formula]).toEqual([address, ValueType.String, undefined]);
      expect(cell.numFmt).toBe('@');
    }
    expect(opened.first.getCell('D6').value).toBe(' 制表');
    // Text in the text format shows as #### beyond 255 characters.
    expect(opened.first.getCell('C7').numFmt ?? 'General').toBe('General');
    expect(opened.first.getCell('E5').value).toBe(9.5);
  });

  it('merges title, caption, header and labels, and nothing else', () => {
    expect(opened.first.model.mergeCells?.toSorted()).toEqual(
      [
        'A1:E1',
        'A3:A4',
        'A8:E8',
        'A9:E9',
        'B3:B4',
        'B5:B6',
        'C3:C4',
        'D3:E3',
        ...captionMerges(opened.first),
      ].toSorted(),
    );
  });

  it('prints on landscape paper, one page wide, header repeated, pages numbered', () => {
    const { pageSetup, headerFooter, views } = opened.first;
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 1,
    });
    expect(pageSetup.horizontalCentered).toBe(true);
    expect(pageSetup.printTitlesRow).toBe('3:4');
    expect(pageSetup.printArea).toBe('A1:E9');
    expect(headerFooter.oddFooter).toContain('第 &P 页 共 &N 页');
    expect(views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
    expect(opened.first.autoFilter ?? undefined).toBeUndefined();
  });

  it('uses the fonts of official papers and thin lines around every cell of the table', () => {
    expect(opened.first.getCell('A1').font).toMatchObject({ name: '方正小标宋简体', size: 20 });
    expect(opened.first.getCell('C5').font).toMatchObject({ name: '仿宋_GB2312' });
    expect(opened.first.getCell('E6').font).toMatchObject({ bold: true, color: { argb: 'FFC00000' } });
    for (let row = 3; row <= 7; row += 1) {
      for (let column = 1; column <= 5; column += 1) {
        const { border } = opened.first.getCell(row, column);
        expect([border?.top?.style, border?.left?.style, border?.bottom?.style, border?.right?.style]).toEqual(
          Array.from({ length: 4 }, () => 'thin'),
        );
      }
    }
  });

  it('sets every row height, higher for longer text', () => {
    const heights = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((row) => opened.first.getRow(row).height ?? 0);
    expect(heights.every((height) => height >= 20 && height < 410)).toBe(true);
    expect(heights[6]).toBeGreaterThan(heights[4]! * 2);
  });

  it('names no person, and counts column widths in 宋体', () => {
    const parts = unzipSync(opened.bytes);
    const core = strFromU8(parts['docProps/core.xml']!);
    expect(core).toContain('<dc:creator>政务公开工作台</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>政务公开工作台</cp:lastModifiedBy>');
    const styles = strFromU8(parts['xl/styles.xml']!);
    expect(styles).toContain('<name val="宋体"/>');
    expect(styles).not.toContain('Calibri');
    expect(styles).toContain('<sz val="10.5"/>');
  });

  it('keeps what looks like an escape, as another library reads it', async () => {
    const texts = ['_x0041_', 'a_b_xyz_'];
    const rows = texts.map((value) => [text(value), empty, empty, empty, empty]);
    const { bytes } = await openSheet([{ ...sheet, rows, merges: [] }]);
    const back = utils.sheet_to_json<string[]>(read(bytes).Sheets['台账']!, { header: 1 });
    expect(back.slice(4, 6).map(([first]) => first)).toEqual(texts);
  });
});

function captionMerges(worksheet: Worksheet): readonly string[] {
  return (worksheet.model.mergeCells ?? []).filter((range) => /^[A-E]2:/.test(range));
}

describe('the writer', () => {
  it('prints on A3 with larger letters', async () => {
    const { first } = await openSheet([{ ...sheet, paper: 'A3' }]);
    expect(first.pageSetup.paperSize).toBe(8);
    expect(first.getCell('C5').font?.size).toBe(12);
  });

  it('gives sheets names that a workbook may bear', async () => {
    const names = ['部门/镇街：*?', '同名', '同名', '', '很长的名称'.repeat(10)];
    const { workbook } = await openSheet(names.map((name) => Object.assign({}, sheet, { name })));
    const written = workbook.worksheets.map(({ name }) => name);
    expect(new Set(written).size).toBe(5);
    for (const name of written) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/);
  });

  it('repeats a label that a page break cuts, and breaks before the row', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [
      text(`${index + 1}`),
      index === 0 ? text('唯一的重点任务') : empty,
      text('举措'),
      empty,
      empty,
    ]);
    const { first } = await openSheet([{ ...sheet, rows, merges: [{ top: 0, left: 1, bottom: 59, right: 1 }] }]);
    const pages = (first.model.mergeCells ?? []).filter((range) => /^B\d+:B\d+$/.test(range) && range !== 'B3:B4');
    expect(pages.length).toBeGreaterThan(1);
    expect(first.pageSetup.fitToHeight).toBe(0);
    for (const range of pages) expect(first.getCell(range.split(':')[0]!).value).toBe('唯一的重点任务');
  });

  it('runs a text too long for one row over several, none of it lost', async () => {
    const long = '逐条写明的工作要求，'.repeat(400);
    // Each part fills a page, so each page shows the row's number again.
    const rows = [[text('1'), text('任务'), text(long), empty, empty]];
    const { first } = await openSheet([{ ...sheet, rows, merges: [] }]);
    const parts: string[] = [];
    for (let row = 5; first.getCell(row, 3).value !== '说明：演示。'; row += 1) parts.push(first.getCell(row, 3).text);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('') === long).toBe(true);
    expect(first.getCell(6, 1).value).toBe('1');
  });

  it('writes a table without closing lines or with a single column', async () => {
    const { first } = await openSheet([
      { ...sheet, columns: sheet.columns.slice(2, 3), rows: [[text('只有一列')]], merges: [], footer: [] },
    ]);
    expect(first.getCell('A4').value).toBe('只有一列');
    expect(first.pageSetup.printArea).toBe('A1:A4');
  });

  it('reports progress up to the number of rows', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => [text(`${index}`), empty, text('举措'), empty, empty]);
    const seen: [number, number][] = [];
    await writeWorkbook({ fileName: 'x', sheets: [{ ...sheet, rows, merges: [] }] }, (done, total) =>
      seen.push([done, total]),
    );
    expect(seen.at(-1)).toEqual([1200, 1200]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(2);
  });
});

it('says the figures of a row that runs on over a page break once, and its name on both pages', async () => {
  const figure = (value: number): CellSpec => ({ kind: 'number', value, format: '0' });
  const long: readonly CellSpec[] = [
    figure(7),
    text('公开事项'),
    text('很长的备注，一页放不下。'.repeat(160)),
    text('50.00%'),
    figure(4321),
  ];
  const short = [text('1'), text('前一项'), text('短'), text('—'), figure(1)];
  // Whatever is above it, the row is cut by a page break for some of these.
  for (const rowsAbove of [4, 8, 12, 16]) {
    const rows = [...Array.from({ length: rowsAbove }, () => short), long];
    const { bytes } = await openSheet([{ ...sheet, rows, merges: [], footer: [] }]);
    const written = utils.sheet_to_json<unknown[]>(read(bytes).Sheets['台账']!, { header: 1, defval: '' }).flat();
    const count = (value: string) => written.filter((each) => String(each) === value).length;
    expect([count('4321'), count('50.00%')]).toEqual([1, 1]);
    expect([count('公开事项'), count('7')].every((times) => times >= 2)).toBe(true);
  }
});
