import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { recogniseSource } from '../../electron/domain/reading/recogniseSource.ts';
import { readSource } from '../../electron/documents/reading/readSource.ts';
import { breakdownFixture, scheduleFixture, twoLevelFixture, workbookBytes } from '../support/fixtures.ts';
import { runs } from '../support/runs.ts';
import { oddWorkbook, SCHEDULE_HEADER } from '../support/sheetFixtures.ts';
import {
  documentBytes,
  hiddenRun,
  numberedDocument,
  planParts,
  rawDocument,
  rawParagraph,
  rawRun,
  rawTable,
  struckRun,
  type PartInput,
} from '../support/wordFixtures.ts';

/** Damaged files end in a result or in a failure that names the file; never in an exception. */
async function survives(name: string, bytes: Uint8Array): Promise<void> {
  const source = await readSource({ name, bytes });
  const outcome = source.ok ? recogniseSource(source.value, { planYear: 2021, layouts: [] }) : source;
  if (!outcome.ok) {
    expect(outcome.error.code).not.toBe('bug');
    expect(outcome.error.message).toContain(name);
  }
}

/** Files per property, of which there are eleven: over a thousand in every run. */
const files = runs(2000, 120);

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

/** Changes to a text: something cut out, something put in. */
interface TextEdit {
  readonly at: number;
  readonly cut: number;
  readonly insert: string;
}

function textEdits(...inserts: readonly string[]): fc.Arbitrary<TextEdit[]> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(60),
    insert: fc.constantFrom(...inserts),
  });
  return fc.array(edit, { minLength: 1, maxLength: 4 });
}

function editedText(text: string, changes: readonly TextEdit[]): string {
  return changes.reduce((before, { at, cut, insert }) => {
    const index = Math.floor(at * before.length);
    return before.slice(0, index) + insert + before.slice(index + cut);
  }, text);
}

/** A package with one of its parts edited as text. */
function withPart(bytes: Uint8Array, part: string, changes: readonly TextEdit[]): Uint8Array {
  const files = unzipSync(bytes);
  const xml = editedText(new TextDecoder().decode(files[part]), changes);
  return zipSync({ ...files, [part]: new TextEncoder().encode(xml) }, { level: 1 });
}

const edits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }), {
  minLength: 1,
  maxLength: 12,
});

function edited(bytes: Uint8Array, changes: readonly { at: number; byte: number }[]): Uint8Array {
  const copy = bytes.slice();
  for (const { at, byte } of changes) copy[Math.floor(at * (copy.length - 1))] = byte;
  return copy;
}

it('survives changed bytes of .xlsx files', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...fixtures), edits, ({ name, bytes }, changes) =>
      survives(name, edited(bytes, changes)),
    ),
    { numRuns: files },
  );
});

it('survives changed bytes and cut ends of .xls files', async () => {
  await fc.assert(
    fc.asyncProperty(edits, fc.double({ min: 0.1, max: 1, noNaN: true }), (changes, length) => {
      const cut = old.slice(0, Math.ceil(old.length * length));
      return survives('旧表.xls', edited(cut, changes));
    }),
    { numRuns: files },
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
      textEdits('', '<', '>', '"', '</row>', '<c r="ZZZ9999999">', '<mergeCell ref="A1:XFD1048576"/>', '-1', '&#x0;'),
      ({ name, bytes }, part, changes) => survives(name, withPart(bytes, part, changes)),
    ),
    { numRuns: files },
  );
});

/** Formulas without results, pictures, hidden rows and columns, struck cells and runs, formats with words around. */
const odd = oddWorkbook({
  rows: [
    SCHEDULE_HEADER,
    [{ formula: 'ROW()' }, '甲', { runs: ['区财政局', { struck: '、区审计局' }], shared: true }, '1月底前'],
    {
      cells: [2, { text: '乙', struck: true }, '=DISPIMG("ID_1",1)', { number: 6, format: 'General"月底前"' }],
      hidden: true,
    },
    [3, { formula: 'B2' }, { text: '民政局', format: '"区"@' }, { number: 44351, format: 'aaaa' }],
  ],
  hiddenColumns: [1],
});

it('survives changed XML inside .xlsx files with all that a text does not show', async () => {
  const parts = ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/styles.xml'];
  const inserts = [
    '',
    '<',
    '<r>',
    '</r>',
    '<strike/>',
    '<si>',
    '</c>',
    '<f>',
    '<v></v>',
    '<col min="1" max="99999999" hidden="1"/>',
    ' hidden="1"',
    ' s="99"',
    '[$-',
    '"',
    ';;;',
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...parts), textEdits(...inserts), (part, changes) =>
      survives('怪表.xlsx', withPart(odd, part, changes)),
    ),
    { numRuns: files },
  );
});

it('survives any bytes under any name', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2000 }),
      fc.constantFrom('a.xlsx', 'a.xls', 'a.csv', 'a.tsv', 'a.et', 'a'),
      (bytes, name) => survives(name, bytes),
    ),
    { numRuns: files },
  );
});

it('survives any text as CSV', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom('责任单位', '序号', '指标名称', '公开时限', '"', '\n', '="', "'", 'sep=;'),
          ),
        ),
      ),
      fc.constantFrom(',', ';', '\t', '|', '，', ';,'),
      (rows, separator) =>
        survives('a.csv', new TextEncoder().encode(rows.map((row) => row.join(separator)).join('\n'))),
    ),
    { numRuns: files },
  );
});

const control = `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${rawParagraph('单击此处')}</w:sdtContent></w:sdt>`;
const words = [
  rawDocument({
    body: `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${rawRun('一、基础')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>${control}${rawParagraph('一、基础')}<w:p>${rawRun('区财政局要在6月底前公开。')}${struckRun('9月')}${hiddenRun('密')}</w:p>${rawTable([['序号', '公开事项', '责任单位']], {}, [0])}`,
    styles: '<w:style w:styleId="a"><w:name w:val="toc 1"/><w:basedOn w:val="a"/><w:rPr><w:strike/></w:rPr></w:style>',
  }),
  await documentBytes(planParts),
  await numberedDocument([
    [0, '基础'],
    [1, '文件要在6月底前公开。'],
    [2, '网站'],
  ]),
];

it('survives changed bytes and cut ends of .docx files', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...words),
      edits,
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      (bytes, changes, length) =>
        survives('要点.docx', edited(bytes.slice(0, Math.ceil(bytes.length * length)), changes)),
    ),
    { numRuns: files },
  );
});

it('survives changed XML inside .docx files', async () => {
  const parts = [
    'word/document.xml',
    'word/document.xml',
    'word/numbering.xml',
    'word/styles.xml',
    '[Content_Types].xml',
  ];
  const inserts = [
    '',
    '<',
    '>',
    '</w:p>',
    '</w:tc>',
    '<w:tbl>',
    '<w:tc>',
    '<w:gridSpan w:val="99999999"/>',
    '<w:vMerge/>',
    '<w:ilvl w:val="-3"/>',
    '<w:start w:val="1e99"/>',
    '<w:del>',
    '</w:del>',
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="end"/>',
    '<w:sdt>',
    '</w:sdtPr>',
    '<w:strike/>',
    '&#x0;',
    '&nope;',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...words),
      fc.constantFrom(...parts),
      textEdits(...inserts),
      (bytes, part, changes) => survives('要点.docx', withPart(bytes, part, changes)),
    ),
    { numRuns: files },
  );
});

/** The invented plan as a page, and as the plain text beside it on a clipboard. */
function cellTexts(part: Exclude<PartInput, string>): string[][] {
  return part.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
}
const html = planParts
  .map((part) =>
    typeof part === 'string'
      ? `<p class=MsoNormal>${part}</p>`
      : `<table>${cellTexts(part)
          .map((row) => `<tr>${row.map((text) => `<td rowspan="1">${text}</td>`).join('')}</tr>`)
          .join('')}</table>`,
  )
  .join('\n');
const text = planParts
  .map((part) =>
    typeof part === 'string'
      ? part
      : cellTexts(part)
          .map((row) => row.join('\t'))
          .join('\n'),
  )
  .join('\n');

it('survives changed HTML', async () => {
  const inserts = [
    '',
    '<',
    '>',
    '"',
    "='",
    '</td>',
    '</table>',
    '<table>',
    '<tr>',
    '<td colspan=99999999 rowspan=99999999>',
    '<!--',
    '<script>',
    '<p style="display:none">',
    '&#55555555;',
    '\0',
    '\uD800',
  ];
  await fc.assert(
    fc.asyncProperty(textEdits(...inserts), (changes) =>
      survives('剪贴板.html', new TextEncoder().encode(editedText(html, changes))),
    ),
    { numRuns: files },
  );
});

it('survives changed text, and changed bytes of it', async () => {
  const inserts = ['', '\t', '\n', '"', '\n\n', '序号', '1', '\n\t', '\r', '\v', '（', '）', '。', '\uD800', '\uFEFF'];
  await fc.assert(
    fc.asyncProperty(textEdits(...inserts), fc.option(edits), (changes, bytes) => {
      const changed = new TextEncoder().encode(editedText(text, changes));
      return survives('剪贴板.txt', bytes === null ? changed : edited(changed, bytes));
    }),
    { numRuns: files },
  );
});

const oldWord = fileURLToPath(
  new URL('../../../shared/inputs/documents/亭湖区2016年政务公开工作要点.doc', import.meta.url),
);
const missing = existsSync(oldWord) ? '' : ' (skipped: ../shared/inputs is not here)';

it.skipIf(missing !== '')(`survives changed bytes and cut ends of .doc files${missing}`, async () => {
  const bytes = new Uint8Array(readFileSync(oldWord));
  await fc.assert(
    fc.asyncProperty(edits, fc.double({ min: 0.1, max: 1, noNaN: true }), (changes, length) =>
      survives('要点.doc', edited(bytes.slice(0, Math.ceil(bytes.length * length)), changes)),
    ),
    { numRuns: files },
  );
});
