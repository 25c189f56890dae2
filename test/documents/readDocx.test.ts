import { CFB } from 'xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listNumber } from '../../electron/documents/reading/listNumbers.ts';
import { LIMITS } from '../../electron/documents/limits.ts';
import { encryptedWorkbook, zipBomb } from '../support/fixturesBad.ts';
import { documentBytes, numberedDocument, planParts, rawDocument, rawParagraph } from '../support/wordFixtures.ts';
import { recognisedOf, refusalOf, sourceOf, textsOf } from './sources.ts';

const FILE = '清河区要点.docx';

async function paragraphsOf(body: string, more: { numbering?: string; styles?: string } = {}) {
  return (await sourceOf(FILE, rawDocument({ body, ...more }))).text?.paragraphs;
}

describe('the text of a Word document', () => {
  it('is read paragraph by paragraph, blank ones left out', async () => {
    const bytes = await documentBytes(['清河区要点', '', '一、公开', '  区财政局 负责。']);
    expect(await sourceOf(FILE, bytes)).toEqual({
      name: FILE,
      grids: [],
      text: { name: FILE, paragraphs: ['清河区要点', '一、公开', '  区财政局 负责。'] },
    });
  });

  it('joins runs, keeps tabs and breaks lines at soft line ends', async () => {
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve"> 乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t></w:r></w:p>';
    expect(await paragraphsOf(body)).toEqual(['甲\t 乙', '丙-丁']);
  });

  it('leaves out what was deleted while changes were tracked, hidden text and field codes', async () => {
    const body = [
      '<w:p><w:r><w:t>留</w:t></w:r><w:del w:id="1"><w:r><w:delText>删</w:delText><w:tab/></w:r></w:del><w:ins w:id="2"><w:r><w:t>增</w:t></w:r></w:ins></w:p>',
      '<w:p><w:moveFrom w:id="3"><w:r><w:t>搬走</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>现</w:t></w:r></w:p>',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>',
    ];
    expect(await paragraphsOf(body.join(''))).toEqual(['留增', '现', '3']);
  });

  it('joins a paragraph whose end was deleted with the next', async () => {
    const body = `${rawParagraph('各单位要', '<w:rPr><w:del w:id="1"/></w:rPr>')}${rawParagraph('按时公开。')}`;
    expect(await paragraphsOf(body)).toEqual(['各单位要按时公开。']);
  });

  it('reads a text box once, where it is anchored', async () => {
    const box = (text: string): string => `<w:txbxContent>${rawParagraph(text)}</w:txbxContent>`;
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('框中文字')}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box('框中文字')}</v:textbox></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r></w:p>`;
    expect(await paragraphsOf(body)).toEqual(['框中文字', '正文']);
  });

  it('reads a document of the strict standard, and one in UTF-16', async () => {
    const strict = rawDocument({ body: rawParagraph('严格') });
    const files = unzipSync(strict);
    const xml = new TextDecoder()
      .decode(files['word/document.xml'])
      .replace(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      );
    expect((await sourceOf(FILE, zipSync({ ...files, 'word/document.xml': strToU8(xml) }))).text?.paragraphs).toEqual([
      '严格',
    ]);
    const utf16 = Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect((await sourceOf(FILE, zipSync({ ...files, 'word/document.xml': utf16 }))).text?.paragraphs).toEqual([
      '严格',
    ]);
  });
});

describe('automatic numbers', () => {
  it('become text: 一、（一）1., each level begun anew', async () => {
    const bytes = await numberedDocument([
      [0, '基础'],
      [1, '文件'],
      [2, '清理'],
      [2, '公布'],
      [1, '平台'],
      [2, '改版'],
      [0, '保障'],
      [1, '培训'],
    ]);
    expect((await sourceOf(FILE, bytes)).text?.paragraphs).toEqual([
      '一、基础',
      '（一）文件',
      '1. 清理',
      '2. 公布',
      '（二）平台',
      '1. 改版',
      '二、保障',
      '（一）培训',
    ]);
  });

  const level = (ilvl: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const listed = (text: string, numId: number, ilvl = 0): string =>
    rawParagraph(text, `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`);

  it('come from a paragraph style too, and from the style it is based on', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="5">${level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>')}${level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/><w:isLgl/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>`;
    const style = (id: string, content: string): string =>
      `<w:style w:type="paragraph" w:styleId="${id}">${content}</w:style>`;
    const styles = [
      style('H1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
      style('H2', '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
      style('H1b', '<w:basedOn w:val="H1"/>'),
    ].join('');
    const of = (id: string): string => `<w:pStyle w:val="${id}"/>`;
    const body = [
      rawParagraph('甲', of('H1')),
      rawParagraph('乙', of('H2')),
      rawParagraph('丙', of('H1b')),
      rawParagraph('丁', `${of('H1')}<w:numPr><w:numId w:val="0"/></w:numPr>`),
      rawParagraph('戊', of('H2')),
    ];
    expect(await paragraphsOf(body.join(''), { numbering, styles })).toEqual([
      '一、甲',
      '1.1 乙',
      '二、丙',
      '丁',
      '2.1 戊',
    ]);
  });

  it('go on from list to list of one description, unless a list begins anew; bullets are no numbers', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'decimalEnclosedCircle', '%1')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '·')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>`;
    const body = [
      listed('a', 1),
      listed('b', 2),
      listed('c', 3),
      listed('d', 3),
      listed('e', 4),
      listed('', 1),
      listed('f', 1),
    ];
    expect(await paragraphsOf(body.join(''), { numbering })).toEqual(['① a', '② b', '⑤ c', '⑥ d', 'e', '⑧ f']);
  });

  it('stand in the number column of a table, where the cell holds nothing else', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const cell = (content: string): string => `<w:tc><w:tcPr/>${content}</w:tc>`;
    const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const body = `<w:tbl>${row(rawParagraph('序号'), rawParagraph('任务'))}${row(listed('', 1), rawParagraph('甲'))}${row(listed('', 1), rawParagraph('乙'))}</w:tbl>`;
    const { grids } = await sourceOf(FILE, rawDocument({ body, numbering }));
    expect(textsOf(grids[0])).toEqual([
      ['序号', '任务'],
      ['1', '甲'],
      ['2', '乙'],
    ]);
  });

  it.each([
    [
      'chineseCounting',
      [1, 10, 11, 20, 21, 105, 110, 2021],
      ['一', '十', '十一', '二十', '二十一', '一百零五', '一百一十', '二千零二十一'],
    ],
    ['chineseLegalSimplified', [1, 12], ['壹', '壹拾贰']],
    ['ideographDigital', [1, 10, 21], ['一', '一〇', '二一']],
    ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
    ['decimalEnclosedParen', [3], ['(3)']],
    ['decimalFullWidth', [12], ['１２']],
    ['decimalZero', [7], ['07']],
    ['upperRoman', [4, 9, 14], ['IV', 'IX', 'XIV']],
    ['lowerLetter', [1, 26, 27], ['a', 'z', 'aa']],
    ['someNewFormat', [12], ['12']],
  ] as const)('are written as %s', (format, values, texts) => {
    expect(values.map((value) => listNumber(value, format))).toEqual(texts);
  });
});

describe('the tables of a Word document', () => {
  it('keep their merged cells, with the line above as their title, and leave the text to the plan', async () => {
    const { grids, text } = await sourceOf(FILE, await documentBytes(planParts));
    expect(text?.paragraphs).toHaveLength(9);
    expect(grids).toHaveLength(1);
    expect(textsOf(grids[0])[0]).toEqual(['清河区2021年政务公开工作任务分解表']);
    expect(textsOf(grids[0])[1]).toEqual(['序号', '工作任务', undefined, '工作举措', '责任单位']);
    expect(grids[0]?.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 4 },
      { top: 1, left: 1, bottom: 1, right: 2 },
      { top: 2, left: 1, bottom: 3, right: 1 },
    ]);
  });

  it('are recognised beside the text, which then tells the same twice', async () => {
    const file = await recognisedOf(FILE, await documentBytes(planParts));
    expect(file.year).toBe(2021);
    expect(file.tables.map(({ kind, secondary, rows }) => [kind, secondary ?? false, rows.length])).toEqual([
      ['breakdown', false, 3],
      ['plan', true, 3],
    ]);
    expect(file.tables[0]?.rows.map(({ task }) => task)).toEqual(['夯实公开基础', '夯实公开基础', '加强保障']);
  });

  it('go on over a page: a header that comes again, or a second table behind 续表', async () => {
    const header = ['序号', '工作任务', '责任单位'];
    const bytes = await documentBytes([
      '任务分解表',
      [header, ['1', '公开预算', '区财政局'], header, ['2', '公开决算', '区财政局']],
      '（续表）',
      [['3', '公开规划', '区发改局']],
    ]);
    const { tables } = await recognisedOf(FILE, bytes);
    expect(tables.map(({ rows }) => rows.map(({ number, content }) => `${number} ${content}`))).toEqual([
      ['1 公开预算', '2 公开决算', '3 公开规划'],
    ]);
  });

  it('have the columns that a person sees, though the borders of their rows do not meet', async () => {
    const cell = (width: number, text: string, span = 1): string =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}"/><w:gridSpan w:val="${span}"/></w:tcPr>${rawParagraph(text)}</w:tc>`;
    const body = `<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="60"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${cell(1000, '工作任务')}${cell(3060, '责任单位', 2)}</w:tr><w:tr>${cell(1060, '公开预算', 2)}${cell(3000, '区财政局')}</w:tr></w:tbl>`;
    const { grids } = await sourceOf(FILE, rawDocument({ body }));
    expect(grids[0]).toMatchObject({ columns: 2, merges: [] });
    expect(textsOf(grids[0])).toEqual([
      ['工作任务', '责任单位'],
      ['公开预算', '区财政局'],
    ]);
  });

  it('leave out a row that was deleted while changes were tracked', async () => {
    const cell = (text: string): string => `<w:tc><w:tcPr/>${rawParagraph(text)}</w:tc>`;
    const row = (texts: readonly string[], properties = ''): string =>
      `<w:tr><w:trPr>${properties}</w:trPr>${texts.map(cell).join('')}</w:tr>`;
    const body = `<w:tbl>${row(['任务', '单位'])}${row(['旧', '甲局'], '<w:del w:id="1"/>')}${row(['新', '乙局'])}</w:tbl>`;
    expect(textsOf((await sourceOf(FILE, rawDocument({ body }))).grids[0])).toEqual([
      ['任务', '单位'],
      ['新', '乙局'],
    ]);
  });

  it('that only lay out the page are text: a frame, or tables within a table', async () => {
    const inner = `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc>${rawParagraph('单位')}</w:tc></w:tr></w:tbl>`;
    const body = `<w:tbl><w:tr><w:tc>${rawParagraph('框里的话。')}</w:tc></w:tr></w:tbl><w:tbl><w:tr><w:tc>${rawParagraph('左边的话。')}</w:tc><w:tc>${inner}${rawParagraph('')}</w:tc></w:tr></w:tbl>`;
    const { grids, text } = await sourceOf(FILE, rawDocument({ body }));
    expect(text?.paragraphs).toEqual(['框里的话。', '左边的话。']);
    expect(grids.map(textsOf)).toEqual([[['任务', '单位']]]);
  });

  it('keep the paragraphs of a cell as its lines', async () => {
    const { grids } = await sourceOf(
      FILE,
      await documentBytes([
        [
          ['任务', '单位'],
          ['公开\n\n预算', '甲局'],
        ],
      ]),
    );
    expect(textsOf(grids[0])[1]).toEqual(['公开\n预算', '甲局']);
  });
});

describe('a Word document that cannot be read', () => {
  const good = (): Uint8Array => rawDocument({ body: rawParagraph('公开。') });
  const withBody = (xml: string | undefined): Uint8Array => {
    const { 'word/document.xml': _, ...rest } = unzipSync(good());
    const body = xml === undefined ? {} : { 'word/document.xml': strToU8(xml) };
    return zipSync({ ...rest, 'word/styles.xml': strToU8('<w:styles xmlns:w="x"/>'), ...body });
  };
  const whole = (): string => new TextDecoder().decode(unzipSync(good())['word/document.xml']);

  it.each<[string, string, () => Uint8Array]>([
    ['without its text', 'not-a-document', () => withBody(undefined)],
    ['whose text is cut off', 'not-a-document', () => withBody(whole().slice(0, -20))],
    ['whose text is empty', 'not-a-document', () => withBody('')],
    ['whose text is no XML', 'not-a-document', () => withBody('\u0001')],
    [
      'whose numbers are cut off',
      'not-a-document',
      () => zipSync({ ...unzipSync(good()), 'word/numbering.xml': strToU8('<w:num') }),
    ],
    [
      'with tables in tables without end',
      'not-a-document',
      () => rawDocument({ body: '<w:tbl><w:tr><w:tc>'.repeat(60) + '</w:tc></w:tr></w:tbl>'.repeat(60) }),
    ],
    ['cut off as a file', 'not-a-workbook', () => good().slice(0, 700)],
    ['that is encrypted', 'password-protected', encryptedWorkbook],
    ['that says nothing', 'empty-workbook', () => rawDocument({ body: '<w:p/>' })],
    [
      'wider than any table',
      'too-many-rows',
      () => rawDocument({ body: `<w:tbl><w:tr>${'<w:tc><w:p/></w:tc>'.repeat(LIMITS.columns + 1)}</w:tr></w:tbl>` }),
    ],
  ])('%s is refused as %s', async (_, code, bytes) => {
    expect((await refusalOf(FILE, bytes())).code).toBe(code);
  });

  it('that unpacks to more than the limit is refused before it is parsed', async () => {
    expect((await refusalOf(FILE, zipBomb(1024, 'word/document.xml'))).code).toBe('unpacks-too-large');
  });

  it.each([
    ['a document of an old Word', 0xa5dc, 0, 'not-a-document'],
    ['an encrypted old document', 0xa5ec, 0x0100, 'password-protected'],
    ['an old document without its second stream', 0xa5ec, 0, 'not-a-document'],
    ['an old document that is none', 0x1234, 0, 'not-a-document'],
  ])('%s is refused', async (_, magic, flags, code) => {
    const stream = Buffer.alloc(5000);
    stream.writeUInt16LE(magic, 0);
    stream.writeUInt16LE(flags, 10);
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/WordDocument', stream);
    expect((await refusalOf('旧.doc', Uint8Array.from(CFB.write(container, { type: 'buffer' }) as Buffer))).code).toBe(
      code,
    );
  });

  it.each([
    ['RTF', '{\\rtf1\\ansi 公开}'],
    ['MHTML', 'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n'],
    [
      'Word XML',
      '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
    ],
  ])('%s under the name of a Word document is refused, and says what to do', async (kind, text) => {
    const failure = await refusalOf('要点.doc', new TextEncoder().encode(text));
    expect(failure.code).toBe('not-a-document');
    expect(failure.message).toMatch(new RegExp(`${kind === 'Word XML' ? 'XML' : kind}.*另存为 \\.docx`, 'u'));
  });
});
