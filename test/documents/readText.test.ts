import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../electron/documents/limits.ts';
import { cost } from '../support/cost.ts';
import { recognisedOf, refusalOf, sourceOf, textsOf, utf8 } from './sources.ts';

const FILE = '剪贴板.txt';
// GB18030 of 一、公开\r\n清理
const gbk = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xb9, 0xab, 0xbf, 0xaa, 0x0d, 0x0a, 0xc7, 0xe5, 0xc0, 0xed]);

describe('a plain text', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8('一、公开\n\n清理')],
    ['UTF-8 with BOM', utf8('\uFEFF一、公开\r\n清理\r\n')],
    ['UTF-16 little-endian', Buffer.from('\uFEFF一、公开\r清理', 'utf16le')],
    ['UTF-16 big-endian', Buffer.from('\uFEFF一、公开\n清理', 'utf16le').swap16()],
    ['GBK', gbk],
    ['GB18030 with its mark', Uint8Array.from([0x84, 0x31, 0x95, 0x33, ...gbk])],
    ['UTF-8 with soft line ends of Word', utf8('一、公开\v清理')],
  ])('in %s is read by paragraphs', async (_, bytes) => {
    expect(await sourceOf(FILE, bytes)).toEqual({
      name: FILE,
      grids: [],
      text: { name: FILE, paragraphs: ['一、公开', '清理'] },
    });
  });

  it('keeps its blanks and quotes, and loses what cannot be seen', async () => {
    const { text } = await sourceOf(FILE, utf8('"放管服"改革\n　　区财政\u200B局\u001E\n"一网通办"\n'));
    expect(text?.paragraphs).toEqual(['"放管服"改革', '　　区财政局', '"一网通办"']);
  });

  it('is no table because its lines are indented, or hold a tab or a comma each', async () => {
    const prose = '\t一、公开预算,决算\n\t二、公开规划,计划\n联系人：张三\t电话：123\n请各单位报送。\n';
    const { grids, text } = await sourceOf(FILE, utf8(prose));
    expect(grids).toEqual([]);
    expect(text?.paragraphs).toHaveLength(4);
  });

  it.each([
    ['indented lines', '\t甲\n\t乙\n\t丙\n丁\n'],
    ['headers of tables', '序号\n任务\n单位\n'],
    ['quotes', '"甲\n'],
  ])('of nothing but %s is done with in no time', async (_, lines) => {
    const reading = (times: number) => cost(() => sourceOf(FILE, utf8(lines.repeat(times))));
    // Ten times as many cost about ten times as much, not a hundred times.
    expect((await reading(10_000)) / (await reading(1000))).toBeLessThan(40);
  });

  it('with more paragraphs than the limit is refused', async () => {
    expect((await refusalOf(FILE, utf8('话\n'.repeat(LIMITS.rows + 1)))).code).toBe('too-many-rows');
  });

  it.each([
    ['of blanks', ' \n\t\n', 'empty-workbook'],
    ['with NUL characters', '公开\u0000预算', 'not-a-workbook'],
  ])('%s is refused', async (_, text, code) => {
    expect((await refusalOf(FILE, utf8(text))).code).toBe(code);
  });

  it('in no known encoding is refused', async () => {
    expect((await refusalOf(FILE, Uint8Array.from([0xb9, 0xab, 0xff, 0xff, 0xff]))).message).toContain('编码');
  });
});

describe('a table in a plain text', () => {
  it('as a spreadsheet copies it: cells with line ends in quotes, quotes doubled', async () => {
    const copied =
      '序号\t工作任务\t责任单位\r\n1\t"公开预算\n和""决算"""\t区财政局\r\n2\t"六稳"工作\t"区发改局\t区工信局"\r\n';
    const { grids, text } = await sourceOf(FILE, utf8(copied));
    expect(text).toBeUndefined();
    expect(textsOf(grids[0])).toEqual([
      ['序号', '工作任务', '责任单位'],
      ['1', '公开预算\n和"决算"', '区财政局'],
      ['2', '"六稳"工作', '区发改局\t区工信局'],
    ]);
  });

  it('between paragraphs, with blanks where cells were merged', async () => {
    const copied =
      '各单位要按时公开。\n清河区任务分解表\n序号\t工作任务\t工作举措\t责任单位\t\n1\t夯实基础\t清理文件\t区司法局\t\n2\t\t"改版网站"\t\t\n备注：以通知为准。\n';
    const { grids, text } = await sourceOf(FILE, utf8(copied));
    expect(text?.paragraphs).toEqual(['各单位要按时公开。', '清河区任务分解表', '备注：以通知为准。']);
    expect(textsOf(grids[0])).toEqual([
      ['清河区任务分解表'],
      ['序号', '工作任务', '工作举措', '责任单位'],
      ['1', '夯实基础', '清理文件', '区司法局'],
      ['2', undefined, '"改版网站"'],
    ]);
    const { tables } = await recognisedOf(FILE, utf8(copied));
    const [, second] = tables[0]?.rows ?? [];
    expect(second).toMatchObject({ task: '夯实基础', unitsWording: '区司法局' });
    expect(second?.unitsReading.check).toContain('请核对');
  });

  it.each([
    ['commas', '序号,工作任务,责任单位\n1,公开预算,区财政局\n2,公开规划,区发改局\n'],
    ['semicolons', '序号;工作任务;责任单位\n1;公开预算,决算;区财政局\n2;公开规划;区发改局\n'],
    ['tabs', '序号\t工作任务\t责任单位\n1\t公开预算\t区财政局\n2\t公开规划\t区发改局\n'],
  ])('is known by the %s between its fields, whatever the file is called', async (_, text) => {
    for (const name of ['台账.txt', '台账.xls', '台账']) {
      const { tables } = await recognisedOf(name, utf8(text));
      expect(tables[0]?.rows.map(({ unitsWording }) => unitsWording)).toEqual(['区财政局', '区发改局']);
    }
  });

  it('with one cell a line, a tab before each, is put together again', async () => {
    const lines = [
      '附件',
      '清河区任务分解表',
      '',
      '\t序号',
      '\t工作任务',
      '\t工作举措',
      '\t责任单位',
      '',
      '\t1',
      '\t夯实基础',
      '\t文件',
      '\t清理文件',
      '\t区司法局',
      '',
      '\t2',
      '\t',
      '\t网站',
      '',
      '平台',
      '\t改版网站',
      '\t区政府办公室',
      '',
      '以上任务年底前完成。',
    ];
    const { grids, text } = await sourceOf(FILE, utf8(lines.join('\n')));
    expect(text?.paragraphs).toEqual(['附件', '清河区任务分解表', '以上任务年底前完成。']);
    expect(textsOf(grids[0])).toEqual([
      ['清河区任务分解表'],
      ['序号', '工作任务', undefined, '工作举措', '责任单位'],
      ['1', '夯实基础', '文件', '清理文件', '区司法局'],
      ['2', undefined, '网站\n平台', '改版网站', '区政府办公室'],
    ]);
    expect(grids[0]?.merges).toContainEqual({ top: 1, left: 1, bottom: 1, right: 2 });
  });

  const bare = (...cells: string[]): string =>
    ['任务分解表', '序号', '重点任务', '主要内容', '责任单位', ...cells].join('\n\n');

  it('with one cell a line and nothing else is put together by its numbers', async () => {
    const cells = [
      '1',
      '公开预算',
      '及时公开。',
      '区财政局',
      '2',
      '开放会议',
      '2-1邀请列席。',
      '区政府办公室',
      '2-2公开纪要。',
      '各部门',
      '3',
      '解读',
      '同步解读。',
      '各部门',
    ];
    const { grids } = await sourceOf(FILE, utf8(bare(...cells)));
    expect(textsOf(grids[0]).slice(2)).toEqual([
      ['1', '公开预算', '及时公开。', '区财政局'],
      ['2', '开放会议', '2-1邀请列席。', '区政府办公室'],
      [undefined, undefined, '2-2公开纪要。', '各部门'],
      ['3', '解读', '同步解读。', '各部门'],
    ]);
    expect(grids[0]?.merges.slice(1)).toEqual([
      { top: 3, left: 0, bottom: 4, right: 0 },
      { top: 3, left: 1, bottom: 4, right: 1 },
    ]);
  });

  it('whose lines do not come out even is shown and not read, neither as a table nor as sentences', async () => {
    const cells = [
      '1',
      '公开预算',
      '及时公开。',
      '区财政局',
      '2',
      '开放会议',
      '邀请列席，',
      '形成制度。',
      '各部门',
      '3',
      '解读',
      '同步解读。',
      '各部门',
    ];
    const outcome = await sourceOf(FILE, utf8(`各部门要在6月底前报送清单。\n${bare(...cells)}`));
    expect(outcome.text?.paragraphs).toEqual(['各部门要在6月底前报送清单。', '任务分解表']);
    const file = await recognisedOf(FILE, utf8(`各部门要在6月底前报送清单。\n${bare(...cells)}`));
    expect(file.tables.map(({ kind, rows }) => [kind, rows.length])).toEqual([['plan', 1]]);
    expect(file.skippedSheets).toHaveLength(1);
    expect(file.skippedSheets[0]?.grid?.rows.length).toBeGreaterThan(cells.length);
  });
});

describe('separated values', () => {
  it('may lie between semicolons, with line ends and semicolons in quotes, and BOM', async () => {
    const csv = '\uFEFF序号;内容;单位\r\n1;"甲;乙\r\n丙";"区""局"""\r\n';
    expect(textsOf((await sourceOf('表.csv', utf8(csv))).grids[0])).toEqual([
      ['序号', '内容', '单位'],
      ['1', '甲;乙\n丙', '区"局"'],
    ]);
  });

  it('keep numbers and dates as they are written', async () => {
    const csv = '序号,事项,责任单位,公开时限\n001,预算,区财政局,2021.6.4\n2,决算,区财政局,44351\n';
    const { tables } = await recognisedOf('表.csv', utf8(csv));
    expect(tables[0]?.rows.map(({ number }) => number)).toEqual(['001', '2']);
    expect(tables[0]?.rows[0]?.timeReading.rules[0]?.rule).toMatchObject({ type: 'once', month: 6, day: 4 });
  });

  it('in GBK with or without the mark of GB18030 are read alike', async () => {
    const mark = [0x84, 0x31, 0x95, 0x33];
    // GB18030 of 序号,中文
    const bytes = [0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xd6, 0xd0, 0xce, 0xc4];
    for (const all of [bytes, [...mark, ...bytes]]) {
      expect(textsOf((await sourceOf('表.csv', Uint8Array.from(all))).grids[0])).toEqual([['序号', '中文']]);
    }
  });
});
