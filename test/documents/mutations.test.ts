import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { recogniseSource } from '../../electron/domain/plan/recogniseSource.ts';
import { readSource } from '../../electron/documents/readSource.ts';
import { breakdownFixture, scheduleFixture, twoLevelFixture, workbookBytes } from '../support/fixtures.ts';

/** Damaged files end in a result or in a failure that names the file; never in an exception. */
async function survives(name: string, bytes: Uint8Array): Promise<void> {
  const grids = await readSource({ name, bytes });
  const outcome = grids.ok ? recogniseSource(grids.value, { planYear: 2021, layouts: [] }) : grids;
  if (!outcome.ok) {
    expect(outcome.error.code).not.toBe('bug');
    expect(outcome.error.message).toContain(name);
  }
}

const fixtures = [scheduleFixture(), breakdownFixture(), twoLevelFixture()];
const old = workbookBytes(
  [
    {
      name: '表',
      rows: [
        ['序号', '指标名称', '责任单位'],
        [1, '预算', '区财政局'],
      ],
    },
  ],
  'biff8',
);

const edits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }), {
  minLength: 1,
  maxLength: 12,
});

function edited(bytes: Uint8Array, changes: readonly { at: number; byte: number }[]): Uint8Array {
  const copy = bytes.slice();
  for (const { at, byte } of changes) copy[Math.floor(at * (copy.length - 1))] = byte;
  return copy;
}

const runs = Number(process.env['MUTATIONS'] ?? 120);

it('survives changed bytes of .xlsx files', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...fixtures), edits, ({ name, bytes }, changes) =>
      survives(name, edited(bytes, changes)),
    ),
    { numRuns: runs },
  );
});

it('survives changed bytes and cut ends of .xls files', async () => {
  await fc.assert(
    fc.asyncProperty(edits, fc.double({ min: 0.1, max: 1, noNaN: true }), (changes, length) => {
      const cut = old.slice(0, Math.ceil(old.length * length));
      return survives('旧表.xls', edited(cut, changes));
    }),
    { numRuns: runs },
  );
});

it('survives changed XML inside .xlsx files', async () => {
  const parts = [
    'xl/worksheets/sheet1.xml',
    'xl/workbook.xml',
    'xl/styles.xml',
    'xl/_rels/workbook.xml.rels',
    '[Content_Types].xml',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...fixtures),
      fc.constantFrom(...parts),
      fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          cut: fc.nat(60),
          insert: fc.constantFrom(
            '',
            '<',
            '>',
            '"',
            '</row>',
            '<c r="ZZZ9999999">',
            '<mergeCell ref="A1:XFD1048576"/>',
            '-1',
            '&#x0;',
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      ({ name, bytes }, part, changes) => {
        const files = unzipSync(bytes);
        let xml = new TextDecoder().decode(files[part]);
        for (const { at, cut, insert } of changes) {
          const index = Math.floor(at * xml.length);
          xml = xml.slice(0, index) + insert + xml.slice(index + cut);
        }
        return survives(name, zipSync({ ...files, [part]: new TextEncoder().encode(xml) }, { level: 1 }));
      },
    ),
    { numRuns: runs },
  );
});

it('survives any bytes under any name', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2000 }),
      fc.constantFrom('a.xlsx', 'a.xls', 'a.csv', 'a.et', 'a'),
      (bytes, name) => survives(name, bytes),
    ),
    { numRuns: runs },
  );
});

it('survives any text as CSV', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.oneof(fc.string(), fc.constantFrom('责任单位', '序号', '指标名称', '公开时限', '"', '\n')))),
      (rows) => survives('a.csv', new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'))),
    ),
    { numRuns: runs },
  );
});
