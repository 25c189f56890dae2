import { Document, Footer, Header, Packer, Paragraph } from 'docx';
import { afterAll, describe, expect, it } from 'vitest';
import { textsBeside } from '../../electron/documents/reading/besideText.ts';
import { createBlocks } from '../../electron/documents/reading/blocks.ts';
import { contentOf } from '../../electron/documents/reading/documentContent.ts';
import { addOldWordText } from '../../electron/documents/reading/readOldWord.ts';
import { documentBytes, planParts } from '../support/wordFixtures.ts';
import { closeOffice, missingOffice, saveAsDoc } from './soffice.ts';
import { recognisedOf, refusalOf, sourceOf, textsOf } from './sources.ts';

/** What is read from a text with cell marks, as it stands in an old Word file. */
function contentOfText(...lines: readonly string[]) {
  const sink = createBlocks();
  addOldWordText(lines.join('\n'), sink);
  const content = contentOf('要点.doc', sink.blocks);
  if (!content.ok) throw new Error(content.error.message);
  return { paragraphs: content.value.text?.paragraphs ?? [], tables: content.value.grids.map(textsOf) };
}

afterAll(closeOffice);

describe('the text of an old Word document', () => {
  it('is its paragraphs; a tab alone makes no table', () => {
    expect(contentOfText('清河区要点', '', '联系人：张三\t电话：123', '请报送。', '')).toEqual({
      paragraphs: ['清河区要点', '联系人：张三\t电话：123', '请报送。'],
      tables: [],
    });
  });

  it('holds tables: each cell ends with a mark, the last of a row at the end of a line', () => {
    expect(
      contentOfText('任务分解表', '序号\t任务\t单位\t', '1\t公开预算\t区财政局\t', '2\t\t\t', '以上请落实。'),
    ).toEqual({
      paragraphs: ['任务分解表', '以上请落实。'],
      tables: [[['任务分解表'], ['序号', '任务', '单位'], ['1', '公开预算', '区财政局'], ['2']]],
    });
  });

  it('keeps cells of several paragraphs together, in the middle of a row and at its beginning', () => {
    expect(
      contentOfText(
        '序号\t任务\t单位\t',
        '1\t公开',
        '预算\t区财政局',
        '区审计局\t',
        '夯实',
        '基础\t公开决算\t区财政局\t',
        '备注：无',
      ),
    ).toEqual({
      paragraphs: ['备注：无'],
      tables: [
        [
          ['序号', '任务', '单位'],
          ['1', '公开\n预算', '区财政局\n区审计局'],
          ['夯实\n基础', '公开决算', '区财政局'],
        ],
      ],
    });
  });

  it('does not swallow text that happens to hold tabs before a later table', () => {
    expect(contentOfText('联系人\t张三', '第一条。', '第二条。', '任务\t单位\t', '甲\t乙\t').paragraphs).toEqual([
      '联系人\t张三',
      '第一条。',
      '第二条。',
    ]);
  });

  it('spreads the word for the task where the header has fewer cells than the rows', () => {
    const { tables } = contentOfText('序号\t工作任务\t责任单位\t', '1\t甲\t乙\t区财政局\t', '2\t甲\t丙\t区财政局\t');
    expect(tables[0]?.[0]).toEqual(['序号', '工作任务', undefined, '责任单位']);
  });
});

const missing = missingOffice();

describe.skipIf(missing !== undefined)(
  `a .doc that LibreOffice wrote${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    it('says the same as the .docx, table and text', async () => {
      const docx = await documentBytes(planParts);
      const doc = saveAsDoc(docx, '要点.docx');
      const [a, b] = [await sourceOf('要点.docx', docx), await sourceOf('要点.docx', doc)];
      expect(b.text).toEqual(a.text);
      expect(textsOf(b.grids[0])).toEqual(textsOf(a.grids[0]));
      const file = await recognisedOf('要点.wps', doc);
      expect(file.tables.map(({ kind, secondary, rows }) => [kind, secondary ?? false, rows.length])).toEqual([
        ['breakdown', false, 3],
        ['plan', true, 3],
      ]);
      // The merged task is blank below its first row: filled in, and marked.
      expect(file.tables[0]?.rows.map(({ task }) => task)).toEqual(['夯实公开基础', '夯实公开基础', '加强保障']);
    });

    it('gives its header and footer to those who look for them', async () => {
      const docx = Uint8Array.from(
        await Packer.toBuffer(
          new Document({
            sections: [
              {
                headers: { default: new Header({ children: [new Paragraph('经办人甲 13812345678')] }) },
                footers: { default: new Footer({ children: [new Paragraph('内部资料')] }) },
                children: [new Paragraph('公告')],
              },
            ],
          }),
        ),
      );
      const expected = [
        { place: '页眉', text: '经办人甲 13812345678' },
        { place: '页脚', text: '内部资料' },
      ];
      expect(await textsBeside({ name: '公告.docx', bytes: docx })).toEqual(expected);
      expect(await textsBeside({ name: '公告.doc', bytes: saveAsDoc(docx, '公告.docx') })).toEqual(expected);
    });

    it('is refused with a sentence where it is cut off', async () => {
      const doc = saveAsDoc(await documentBytes(planParts), '要点.docx');
      for (const share of [0.1, 0.4]) {
        expect((await refusalOf('要点.doc', doc.slice(0, doc.length * share))).code).toMatch(
          /not-a-(?:document|workbook)/u,
        );
      }
    });
  },
);
