import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { withoutBlankRows } from '../../electron/documents/reading/blankRows.ts';
import { parseCsv } from '../../electron/documents/reading/csv.ts';
import { decodeText } from '../../electron/documents/reading/decodeText.ts';
import { serialDate } from '../../electron/documents/reading/serialDate.ts';
import { zipFiles } from '../../electron/documents/zipFiles.ts';
import { addDays, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { runs } from '../support/runs.ts';

describe('CSV', () => {
  it('reads back what was written by the rules', () => {
    // `="0"` is a way to say 0.
    const field = fc
      .string({ unit: fc.constantFrom('甲', 'b', ',', '"', '\n', '\r\n', ' ', '=', '0') })
      .filter((value) => !/^\s*="/u.test(value));
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        // A first row of plain words makes the separator plain, as a header does.
        const all = [['表头甲', '表头乙', '表头丙'], ...rows, ['末', '行']];
        const text = all.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        const blank = (row: readonly string[]): readonly string[] => (row.every((value) => value === '') ? [] : row);
        expect(parseCsv(text, 100).rows.map(blank)).toEqual(all.map(blank));
      }),
    );
  });

  it('stops past the limit', () => {
    expect(parseCsv('x\n'.repeat(1000), 10).rows).toHaveLength(11);
    expect(parseCsv('\n'.repeat(1000), 10).rows).toHaveLength(0);
  });
});

describe('encodings', () => {
  it('prefers UTF-8 and falls back to GB18030', () => {
    expect(decodeText(new TextEncoder().encode('政务公开'))).toBe('政务公开');
    expect(decodeText(Uint8Array.from([0xd5, 0xfe, 0xce, 0xf1]))).toBe('政务');
    // A four-byte character of GB18030: 㐀.
    expect(decodeText(Uint8Array.from([0x81, 0x39, 0xee, 0x39]))).toBe('㐀');
    expect(decodeText(Uint8Array.from([0xff, 0xff, 0xff]))).toBeUndefined();
  });
});

describe('serial dates', () => {
  it('counts days in both systems', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_900_000 }), (serial) => {
        expect(serialDate(serial, false)).toBe(addDays('1899-12-30' as PlainDate, serial));
        // The 1904 system begins 1,462 days later.
        expect(serialDate(serial, true)).toBe(serialDate(serial + 1462, false));
      }),
    );
  });

  it.each([-1, 0, 60, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])('%s is no date', (serial) => {
    expect(serialDate(serial, false)).toBeUndefined();
  });
});

describe('repacking', () => {
  it('keeps every part byte for byte', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z一-龥]{1,8}$/), fc.uint8Array()), {
          selector: ([name]) => name,
        }),
        (files) => {
          const zip = zipFiles(files.map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })));
          const back = unzipSync(Uint8Array.from(zip));
          expect(Object.keys(back).toSorted()).toEqual(files.map(([name]) => name).toSorted());
          for (const [name, bytes] of files) expect(Buffer.from(back[name] ?? [])).toEqual(Buffer.from(bytes));
        },
      ),
      { numRuns: runs(200, 50) },
    );
  });

  const sheet = (data: string): string =>
    `<worksheet><sheetData>${data}</sheetData><rowBreaks><brk id="3"/></rowBreaks></worksheet>`;
  const strip = (data: string): string =>
    withoutBlankRows({ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from(sheet(data)) }).bytes.toString();

  it('drops rows without values only', () => {
    const full = '<row r="2" s="1"><c r="A2" s="1"/><c r="B2"><v>政</v></c></row>';
    const blanks = '<row r="3"/><row spans="1:2" r="4" ht="15"><c r="A4" s="1"/></row>';
    expect(strip(`<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>${full}${blanks}`)).toBe(
      sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>${full}`),
    );
  });

  it('leaves rows alone that are not numbered', () => {
    const data = '<row><c/></row><row><c><v>1</v></c></row>';
    expect(strip(data)).toBe(sheet(data));
  });
});
