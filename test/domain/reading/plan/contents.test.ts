import { describe, expect, it } from 'vitest';
import { contentsLists } from '../../../../electron/domain/reading/plan/contents.ts';
import { recogniseSource } from '../../../../electron/domain/reading/recogniseSource.ts';
import { cost } from '../../../support/cost.ts';
import { line, linesOf, plan } from './planReading.ts';

const TEXT = `一、夯实公开基础
（一）清理规范性文件。各单位要在年底前完成清理。（责任单位：区司法局）
（二）改版政府网站。6月底前完成栏目调整。（责任单位：区政府办公室）
二、加强培训考核
（一）组织培训。年内举办培训不少于2次。（责任单位：区人社局）`;

const ROWS = [
  '一（一） 各单位要在年底前完成清理。 | R 区司法局',
  '一（二） 6月底前完成栏目调整。 | R 区政府办公室',
  '二（一） 年内举办培训不少于2次。 | R 区人社局',
];

const LISTS: readonly (readonly [string, string])[] = [
  [
    'dots',
    '一、夯实公开基础……1\n（一）清理规范性文件……1\n（二）改版政府网站……2\n二、加强培训考核……3\n（一）组织培训……3',
  ],
  [
    'dots of many sorts',
    '一、夯实公开基础．．．．１\n（一）清理规范性文件......1\n（二）改版政府网站·····2\n二、加强培训考核⋯⋯3\n（一）组织培训. . . . . 3',
  ],
  [
    'dashes and lines',
    '一、夯实公开基础————1\n（一）清理规范性文件-------1\n（二）改版政府网站______2\n二、加强培训考核——3\n（一）组织培训 —— 3',
  ],
  [
    'tabs',
    '一、夯实公开基础\t1\n（一）清理规范性文件\t1\n（二）改版政府网站\t2\n二、加强培训考核\t3\n（一）组织培训\t3',
  ],
  [
    'wide blanks',
    '一、夯实公开基础　　　1\n（一）清理规范性文件    1\n（二）改版政府网站  2\n二、加强培训考核　　3\n（一）组织培训　　3',
  ],
  [
    'one blank',
    '一、夯实公开基础 1\n（一）清理规范性文件 1\n（二）改版政府网站 2\n二、加强培训考核 3\n（一）组织培训 3',
  ],
  [
    'pages in words and brackets',
    '一、夯实公开基础……第1页\n（一）清理规范性文件……（1）\n（二）改版政府网站……- 2 -\n二、加强培训考核……P3\n（一）组织培训……3页',
  ],
  ['one level', '一、夯实公开基础…………1\n二、加强培训考核…………3'],
  [
    'three levels and a preface in Roman numbers',
    '前　言…………II\n一、夯实公开基础……1\n（一）清理规范性文件……1\n1.清理范围……1\n2.清理时间……1\n（二）改版政府网站……2\n二、加强培训考核……3',
  ],
  ['no pages at all', '一、夯实公开基础\n（一）清理规范性文件\n（二）改版政府网站\n二、加强培训考核\n（一）组织培训'],
  ['its line ends lost', '一、夯实公开基础……1（一）清理规范性文件……1（二）改版政府网站……2二、加强培训考核……3'],
];

describe('a contents list is left out, and said', () => {
  it.each(LISTS)('with %s', (_, list) => {
    for (const title of ['目　录\n', '目录\n', '【目 次】\n', 'CONTENTS\n']) {
      const table = plan(`清河区2021年政务公开工作要点\n${title}${list}\n${TEXT}`);
      expect(table.rows.map(line)).toEqual(ROWS);
      expect(table.rows.map(({ task }) => task)).toEqual(['夯实公开基础', '夯实公开基础', '加强培训考核']);
      expect(table.leftOut.filter(({ reason }) => reason !== undefined)).toEqual([
        { address: 'A2', text: expect.stringMatching(/^“.+”等 \d+ 行$/u), reason: '目录，不作为任务读入' },
      ]);
      // The source shows it where it stands.
      expect(table.grid.rows).toHaveLength(linesOf(list).length + 7);
    }
  });

  it.each(LISTS.filter(([name]) => !/no pages|Roman/u.test(name)))('without a title over it, with %s', (_, list) => {
    const table = plan(`清河区2021年政务公开工作要点\n${list}\n${TEXT}`);
    expect(table.rows.map(line)).toEqual(ROWS);
    expect(table.leftOut.some(({ address, reason }) => address === 'A2' && reason === '目录，不作为任务读入')).toBe(
      true,
    );
  });

  it('that its program marks as one, whatever it looks like', () => {
    const list = ['一、夯实公开基础', '（一）清理规范性文件', '二、加强培训考核'];
    const file = recogniseSource(
      {
        name: '要点.docx',
        grids: [],
        text: { name: '要点.docx', paragraphs: [...list, ...linesOf(TEXT)], contents: [0, 1, 2] },
      },
      { planYear: 2021, layouts: [] },
    );
    if (!file.ok) throw new Error(file.error.message);
    expect(file.value.tables[0]?.rows.map(line)).toEqual(ROWS);
    expect(file.value.tables[0]?.leftOut[0]).toEqual({
      address: 'A1',
      text: '“一、夯实公开基础”等 3 行',
      reason: '目录，不作为任务读入',
    });
  });

  it('in two parts, with page numbers and a title again between', () => {
    const list = '目录\n一、夯实公开基础……1\n- 1 -\n目录（续）\n二、加强培训考核……3\n- 2 -';
    expect(contentsLists([...linesOf(list), ...linesOf(TEXT)])).toEqual([{ first: 0, last: 5 }]);
  });

  it('whose longest heading runs over two lines', () => {
    const text = '一、加强重点领域信息公开和政策解读工作。6月底前完成。\n二、做好培训。年底前完成。';
    const list = '目录\n一、加强重点领域信息公开\n和政策解读工作……1\n二、做好培训……2';
    expect(contentsLists([...linesOf(list), ...linesOf(text)])).toEqual([{ first: 0, last: 3 }]);
  });
});

describe('what is no contents list', () => {
  it.each([
    ['sentences that end with numbers', '各单位要落实 2\n6月底前公开 1\n请在年底前完成 3'],
    ['counts behind tabs, once', '联系电话\t123'],
    ['years', '2019年政务公开——2019\n2020年政务公开——2020\n2021年政务公开——2021'],
    ['dates', '区财政局 3月5\n区审计局……6月'],
    ['a heading and its text', '目录\n一、编制目录。各单位要在6月底前编制。\n二、公布目录。年底前公布。'],
  ])('%s', (_, text) => {
    expect(contentsLists(linesOf(text))).toEqual([]);
  });

  it('text under 目录 that its program marks by mistake', () => {
    const sentence = '各单位要在6月底前编制主动公开基本目录。';
    expect(contentsLists([sentence], [0])).toEqual([]);
  });
});

it('a contents list alone is refused in plain words', () => {
  const paragraphs = ['清河区2021年政务公开工作要点', '目录', ...linesOf(LISTS[0]?.[1] ?? '')];
  const outcome = recogniseSource(
    { name: '目录.docx', grids: [], text: { name: '目录.docx', paragraphs } },
    { planYear: 2021, layouts: [] },
  );
  expect(outcome).toMatchObject({ ok: false, error: { code: 'nothing-asked', place: { file: '目录.docx' } } });
  expect(!outcome.ok && outcome.error.message).toBe(
    '“目录.docx”里只有目录，目录以外没有找到要求单位做什么的句子，没有可导入的内容。请选择带正文的文件，或把正文补上后再导入。',
  );
});

it('10,000 headings cost ten times what 1,000 cost', async () => {
  const reading = (count: number) => {
    const heads = Array.from({ length: count }, (_, i) => `${i + 1}.公开第${i + 1}项信息`);
    const list = heads.map((head, i) => `${head}……${Math.ceil((i + 1) / 20)}`);
    const text = heads.map((head) => `${head}。区财政局要在6月底前公开。`);
    const paragraphs = ['目录', ...list, ...text];
    return cost(() =>
      recogniseSource({ name: 'a', grids: [], text: { name: 'a', paragraphs } }, { planYear: 2021, layouts: [] }),
    );
  };
  expect((await reading(10_000)) / (await reading(1000))).toBeLessThan(30);
});
