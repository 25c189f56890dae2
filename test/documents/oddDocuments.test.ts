import { describe, expect, it } from 'vitest';
import { hiddenRun, rawDocument, rawParagraph, rawRun, rawTable, struckRun } from '../support/wordFixtures.ts';
import { recognisedOf, sourceOf, textsOf, utf8 } from './sources.ts';

const FILE = '清河区要点.docx';

interface Parts {
  readonly body: string;
  readonly styles?: string;
}

async function planOf(parts: Parts) {
  const file = await recognisedOf(FILE, rawDocument(parts));
  const [table] = file.tables;
  if (!table) throw new Error('no plan');
  return table;
}

const paragraph = (...runs: readonly string[]): string => `<w:p>${runs.join('')}</w:p>`;
const TEXT = [
  '一、夯实公开基础',
  '（一）清理文件。各单位要在年底前完成清理。（责任单位：区司法局）',
  '二、加强培训',
  '（一）组织培训。年内举办培训不少于2次。（责任单位：区人社局）',
]
  .map((text) => rawParagraph(text))
  .join('');
const ENTRIES = ['一、夯实公开基础', '（一）清理文件', '二、加强培训', '（一）组织培训'];

const begin = (instruction: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
const END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

const LISTS: readonly (readonly [string, Parts])[] = [
  [
    "Word's own field, without pages",
    {
      body: ENTRIES.map((entry, i) =>
        paragraph(...(i === 0 ? [begin('TOC \\o "1-3" \\n \\h')] : []), rawRun(entry), ...(i === 3 ? [END] : [])),
      ).join(''),
    },
  ],
  [
    'its field with links and pages in fields of their own',
    {
      body: ENTRIES.map((entry, i) =>
        paragraph(
          ...(i === 0 ? [begin('TOC \\o "1-3"')] : []),
          begin('HYPERLINK \\l "_Toc1"'),
          rawRun(entry),
          '<w:r><w:tab/></w:r>',
          begin(`PAGEREF _Toc${i}`),
          rawRun('1'),
          END,
          END,
          ...(i === 3 ? [END] : []),
        ),
      ).join(''),
    },
  ],
  [
    'a field in one tag',
    {
      body: ENTRIES.map(
        (entry) => `<w:p><w:fldSimple w:instr="TOC \\o"><w:r><w:t>${entry}</w:t></w:r></w:fldSimple></w:p>`,
      ).join(''),
    },
  ],
  [
    'the gallery of contents lists',
    {
      body: `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${['内容', ...ENTRIES].map((entry) => rawParagraph(entry)).join('')}</w:sdtContent></w:sdt>`,
    },
  ],
  [
    'the styles of contents lists',
    { body: ENTRIES.map((entry, i) => rawParagraph(entry, `<w:pStyle w:val="TOC${i % 2 === 0 ? 1 : 2}"/>`)).join('') },
  ],
  [
    'those styles under ids of their own',
    {
      body: ENTRIES.map((entry) => rawParagraph(entry, '<w:pStyle w:val="11"/>')).join(''),
      styles: '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>',
    },
  ],
];

describe('a contents list in a Word document is left out, and said', () => {
  it.each(LISTS)('by %s', async (_, { body, ...more }) => {
    const table = await planOf({ body: rawParagraph('清河区2021年政务公开工作要点') + body + TEXT, ...more });
    expect(table.rows.map(({ content }) => content)).toEqual(['各单位要在年底前完成清理。', '年内举办培训不少于2次。']);
    expect(table.rows.map(({ task }) => task)).toEqual(['夯实公开基础', '加强培训']);
    expect(table.leftOut).toContainEqual(
      expect.objectContaining({
        address: 'A2',
        reason: '目录，不作为任务读入',
        text: expect.stringMatching(/等 [45] 行$/u),
      }),
    );
  });

  it('whose field never ends swallows no text', async () => {
    const body = `${paragraph(begin('TOC \\o'), rawRun('目录'))}${TEXT}`;
    expect((await planOf({ body })).rows).toHaveLength(2);
  });

  it('a sentence inside such a field is read', async () => {
    const body = `${paragraph(begin('TOC \\o'), rawRun('一、夯实公开基础'))}${paragraph(rawRun('各单位要在6月底前公开预算。'), END)}${TEXT}`;
    expect((await planOf({ body })).rows.map(({ content }) => content)).toContain('各单位要在6月底前公开预算。');
  });
});

describe('the hint of an empty content control is no text', () => {
  const control = (properties: string, content: string): string =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

  it.each([
    [
      'in a paragraph',
      paragraph(
        rawRun('责任单位：'),
        control('<w:showingPlcHdr/>', rawRun('单击或点击此处输入文字。')),
        rawRun('区财政局'),
      ),
    ],
    [
      'around a paragraph',
      control('<w:id w:val="1"/><w:showingPlcHdr/>', rawParagraph('单击此处')) + rawParagraph('责任单位：区财政局'),
    ],
    [
      'by its style alone',
      paragraph(
        rawRun('责任单位：'),
        control(
          '<w:id w:val="1"/>',
          '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>单击此处</w:t></w:r>',
        ),
        rawRun('区财政局'),
      ),
    ],
    [
      'in a cell',
      rawTable([['责任单位', '区财政局']], {
        '0:0': control('<w:showingPlcHdr/>', rawParagraph('单击此处')) + rawParagraph('责任单位'),
      }),
    ],
  ])('%s', async (_, body) => {
    const { text, grids } = await sourceOf(FILE, rawDocument({ body }));
    const said = [...(text?.paragraphs ?? []), ...textsOf(grids[0]).flat()].join('');
    expect(said).toBe(grids.length > 0 ? '责任单位区财政局' : '责任单位：区财政局');
  });

  it('what was typed into one is', async () => {
    const body = control('<w:showingPlcHdr w:val="0"/>', rawParagraph('区财政局'));
    expect((await sourceOf(FILE, rawDocument({ body }))).text?.paragraphs).toEqual(['区财政局']);
  });
});

const STRUCK_STYLES =
  '<w:style w:type="character" w:styleId="s1"><w:name w:val="old"/><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="p1"><w:name w:val="dead"/><w:basedOn w:val="p0"/></w:style><w:style w:type="paragraph" w:styleId="p0"><w:name w:val="base"/><w:rPr><w:dstrike/></w:rPr></w:style><w:style w:type="character" w:styleId="h1"><w:name w:val="unseen"/><w:rPr><w:vanish/></w:rPr></w:style>';

describe('struck and hidden words of a document leave its text, and are said', () => {
  const SENTENCE = '（一）公开预算。区财政局要在6月底前公开预算。';
  it.each([
    ['a struck run', struckRun('区审计局要在9月底前公开审计报告。'), '删除线文字'],
    ['a run struck twice', struckRun('区审计局要在9月底前公开审计报告。', 'dstrike'), '删除线文字'],
    ['a run struck by its style', rawRun('区审计局要在9月底前公开审计报告。', '<w:rStyle w:val="s1"/>'), '删除线文字'],
    ['a hidden run', hiddenRun('区审计局要在9月底前公开审计报告。'), '隐藏文字'],
    ['a run hidden by its style', rawRun('区审计局要在9月底前公开审计报告。', '<w:rStyle w:val="h1"/>'), '隐藏文字'],
  ])('%s', async (_, run, reason) => {
    const body = rawParagraph('一、夯实基础') + paragraph(rawRun(SENTENCE), run);
    const table = await planOf({ body, styles: STRUCK_STYLES });
    expect(table.rows.map(({ content }) => content)).toEqual(['区财政局要在6月底前公开预算。']);
    expect(table.leftOut).toContainEqual({ address: 'A2', text: '区审计局要在9月底前公开审计报告。', reason });
  });

  it('a paragraph struck by its style, whose style unstrikes a run', async () => {
    const body =
      rawParagraph('一、夯实基础') +
      paragraph(rawRun(SENTENCE)) +
      `<w:p><w:pPr><w:pStyle w:val="p1"/></w:pPr>${rawRun('（二）公开决算。区财政局要在9月底前公开决算。')}</w:p>` +
      `<w:p><w:pPr><w:pStyle w:val="p1"/></w:pPr>${rawRun('（三）公开规划。区发改局要在9月底前公开规划。', '<w:dstrike w:val="0"/>')}</w:p>`;
    const table = await planOf({ body, styles: STRUCK_STYLES });
    expect(table.rows.map(({ number }) => number)).toEqual(['一（一）', '一（三）']);
    expect(table.leftOut).toContainEqual(expect.objectContaining({ reason: '删除线文字' }));
  });

  const HEADER = ['序号', '公开事项', '责任单位', '公开时限'];
  const table = (
    cells: readonly string[],
    own: Readonly<Record<string, string>> = {},
    hidden: readonly number[] = [],
  ) =>
    rawDocument({
      body: rawTable([HEADER, ['1', '甲', '区财政局', '1月底前'], cells], own, hidden),
      styles: STRUCK_STYLES,
    });

  it.each([
    ['a struck content', { '2:1': paragraph(struckRun('乙')) }, ['乙', '区民政局', 'B3 划有删除线']],
    ['struck units', { '2:2': paragraph(struckRun('区民政局')) }, ['乙', '', 'C3 划有删除线']],
    [
      'units struck in part',
      { '2:2': paragraph(rawRun('区民政局'), struckRun('、区残联')) },
      ['乙', '区民政局', undefined],
    ],
    [
      'a line of units struck',
      { '2:2': paragraph(struckRun('区残联')) + paragraph(rawRun('区民政局')) },
      ['乙', '区民政局', undefined],
    ],
  ] as const)('in a table: %s', async (_, own, expected) => {
    const file = await recognisedOf(FILE, table(['2', '乙', '区民政局', '2月底前'], own));
    const row = file.tables[0]?.rows[1];
    expect([row?.content, row?.unitsWording, row?.untickedBecause]).toEqual(expected);
    expect(file.tables[0]?.leftOut).toHaveLength(1);
  });

  it('in a table: a hidden row is not ticked', async () => {
    const file = await recognisedOf(FILE, table(['2', '乙', '区民政局', '2月底前'], {}, [2]));
    expect(file.tables[0]?.rows.map(({ untickedBecause }) => untickedBecause)).toEqual([
      undefined,
      '第 3 行在表中已隐藏或被筛选',
    ]);
  });

  it('in a table: hidden words of a cell are said', async () => {
    const file = await recognisedOf(
      FILE,
      table(['2', '乙', '区民政局', '2月底前'], { '2:2': paragraph(rawRun('区民政局'), hiddenRun('、区残联')) }),
    );
    expect(file.tables[0]?.rows[1]?.unitsReading.check).toContain('C3 中的“、区残联”是隐藏文字，没有读入');
    expect(file.tables[0]?.leftOut[0]).toMatchObject({ reason: '隐藏文字' });
  });
});

describe('a page as a clipboard has it', () => {
  const page = (head: string, units: string, how = ''): Uint8Array =>
    utf8(
      `<html><head><style>${head}</style></head><body><table><tr><td>序号</td><td>公开事项</td><td>责任单位</td><td>公开时限</td></tr><tr><td>1</td><td>甲</td><td>区财政局</td><td>1月底前</td></tr><tr${how}><td>2</td><td>乙</td>${units}<td>2月底前</td></tr></table></body></html>`,
    );

  it.each([
    ['<s>', '', '<td>区民政局<s>、区残联</s></td>'],
    ['<del>', '', '<td>区民政局<del>、区残联</del></td>'],
    ['a style', '', '<td>区民政局<span style="text-decoration:line-through">、<b>区残联</b></span></td>'],
    [
      'a class',
      '.xl65{color:red} font.font7 {mso-x:y;text-decoration:line-through;}',
      '<td>区民政局<font class="font7">、区残联</font></td>',
    ],
  ])('%s strikes words out of the text', async (_, head, units) => {
    const { tables } = await recognisedOf('剪贴板.html', page(head, units));
    expect(tables[0]?.rows[1]).toMatchObject({ unitsWording: '区民政局' });
    expect(tables[0]?.leftOut).toEqual([{ address: 'C3', text: '“责任单位”列 C3　、区残联', reason: '删除线文字' }]);
  });

  it('a cell struck as a whole is kept, and its row not ticked', async () => {
    const { tables } = await recognisedOf(
      '剪贴板.html',
      page('.xl70{text-decoration:line-through}', '<td class=xl70>区民政局</td>'),
    );
    expect(tables[0]?.rows[1]).toMatchObject({ unitsWording: '', untickedBecause: 'C3 划有删除线' });
  });

  it('a hidden row is there, and not ticked', async () => {
    const { tables } = await recognisedOf(
      '表.html',
      page('', '<td>区民政局</td>', " style='mso-height-source:userset;display:none'"),
    );
    expect(tables[0]?.rows.map(({ untickedBecause }) => untickedBecause)).toEqual([
      undefined,
      '第 3 行在表中已隐藏或被筛选',
    ]);
  });

  it('what follows struck words is not struck', async () => {
    const { text } = await sourceOf(
      '剪贴板.html',
      utf8('<p>甲<s>乙</s>丙</p><p><span style="text-decoration: line-through">丁<span>戊</span>己</span>庚</p>'),
    );
    expect(text?.paragraphs).toEqual(['甲丙', '庚']);
    expect(text?.left?.map(({ text: words }) => words)).toEqual(['乙', '丁戊己']);
  });
});

describe('comments and notes of a document', () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const more = {
    'word/comments.xml': utf8(
      `<w:comments ${W}><w:comment w:id="7"><w:p><w:r><w:t>本项暂缓</w:t></w:r></w:p></w:comment></w:comments>`,
    ),
    'word/footnotes.xml': utf8(
      `<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>时限延至</w:t></w:r><w:r><w:t>10月底前</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    ),
    'word/endnotes.xml': utf8(
      `<w:endnotes ${W}><w:endnote w:id="3"><w:p><w:r><w:t>以市里为准</w:t></w:r></w:p></w:endnote></w:endnotes>`,
    ),
  };
  const reference = (name: string, id: number): string => `<w:r><w:${name}Reference w:id="${id}"/></w:r>`;

  it.each([
    ['comment', 7, '本项暂缓', '批注'],
    ['footnote', 2, '时限延至10月底前', '脚注'],
    ['endnote', 3, '以市里为准', '脚注'],
  ] as const)('%s at a sentence: not read, said, and its task asked about', async (name, id, text, word) => {
    const body = `${rawParagraph('一、夯实基础')}${paragraph(rawRun('（一）公开预算。区财政局要在7月底前公开预算。'), reference(name, id))}${rawParagraph('（二）公开规划。区发改局要在9月底前公开规划。')}`;
    const { tables } = await recognisedOf(FILE, rawDocument({ body, more }));
    expect(tables[0]?.rows.map(({ timeReading }) => timeReading.check)).toEqual([
      `这一段有${word}“${text}”，没有读入，请核对。`,
      undefined,
    ]);
    expect(tables[0]?.leftOut).toContainEqual({ address: 'A2', text, reason: `${word}，没有读入` });
  });

  it('in a table is asked about in its row', async () => {
    const body = rawTable(
      [
        ['序号', '公开事项', '责任单位', '公开时限'],
        ['1', '甲', '区财政局', '7月底前'],
      ],
      { '1:3': paragraph(rawRun('7月底前'), reference('footnote', 2)) },
    );
    const { tables } = await recognisedOf(FILE, rawDocument({ body, more }));
    expect(tables[0]?.rows[0]?.timeReading.check).toContain('D2 有脚注“时限延至10月底前”，没有读入，请核对。');
    expect(tables[0]?.leftOut).toMatchObject([{ address: 'D2', reason: '脚注，没有读入' }]);
  });

  it('beside a table, where the text asks for nothing, is said of the file', async () => {
    const body = `${paragraph(rawRun('清河区明细表'), reference('comment', 7))}${rawTable([
      ['序号', '公开事项', '责任单位', '公开时限'],
      ['1', '甲', '区财政局', '7月底前'],
    ])}`;
    const file = await recognisedOf(FILE, rawDocument({ body, more }));
    expect(file.notes).toEqual(['表格以外有 1 处删除线、隐藏文字、批注或脚注，没有读入：“本项暂缓”。']);
  });

  it('a note that nothing refers to, and the line above notes, say nothing', async () => {
    const { text } = await sourceOf(FILE, rawDocument({ body: rawParagraph('各单位要公开。'), more }));
    expect(text?.left).toBeUndefined();
  });
});
