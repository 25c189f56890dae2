import { describe, expect, it } from 'vitest';
import { cost } from '../support/cost.ts';
import { recognisedOf, refusalOf, sourceOf, textsOf, utf8 } from './sources.ts';

const FILE = '剪贴板.html';

const gridsOf = async (html: string) => (await sourceOf(FILE, utf8(html))).grids;
const paragraphsOf = async (html: string) => (await sourceOf(FILE, utf8(html))).text?.paragraphs;

/** As Excel and WPS put a range on the clipboard. */
const EXCEL = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>不读</title>
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:"\\@";}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=288 style='border-collapse:collapse'><!--StartFragment-->
 <col width=72 span=4 style='width:54pt'>
 <tr height=19><td colspan=4 height=19 class=xl65 width=288>清河区任务分解表</td></tr>
 <tr><td>序号</td><td>工作任务</td><td>工作举措</td><td>责任单位</td></tr>
 <tr><td align=right x:num>1</td><td rowspan=2 class=xl66>夯实<br>
  基础</td><td>清理文件&nbsp;&amp;&#32;公布，年底前完成。</td><td>区司法局</td></tr>
 <tr><td align=right>2</td><td>改版“网站”</td><td>区政府办
  公室</td></tr>
<!--EndFragment--></table></body></html>`;

/** As Word puts a passage on the clipboard. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body lang=ZH-CN>
<p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]><b>公开<span lang=EN-US>2021</span>年预算。</b><o:p></o:p></p>
<p class=MsoNormal><span style='mso-hide:all;display:none'>藏</span>区财政局 &lt;负责&gt;<br>落实。</p>
<div style='display:none'><p>不读</p><div>不读</div></div><script>document.write("<p>不读</p>")</script>
<table class=MsoTableGrid><thead><tr><td><p>任务</p></td><td><p>单位</p></td></tr></thead><tbody><tr><td><p>公开</p><p>预算</p></td><td><p>区财政局</p></td></tr></tbody></table>
<p>&nbsp;</p></body></html>`;

describe('HTML from a clipboard', () => {
  it('of a spreadsheet is a table with its merged cells', async () => {
    const [grid] = await gridsOf(EXCEL);
    expect(textsOf(grid)).toEqual([
      ['清河区任务分解表'],
      ['序号', '工作任务', '工作举措', '责任单位'],
      ['1', '夯实\n基础', '清理文件 & 公布，年底前完成。', '区司法局'],
      ['2', undefined, '改版“网站”', '区政府办公室'],
    ]);
    expect(grid?.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 3 },
      { top: 2, left: 1, bottom: 3, right: 1 },
    ]);
    const { tables } = await recognisedOf(FILE, utf8(EXCEL));
    expect(tables.map(({ kind, title, rows }) => [kind, title, rows.length])).toEqual([
      ['breakdown', '清河区任务分解表', 2],
    ]);
  });

  it('of Word is its paragraphs and tables; what is hidden is left out', async () => {
    expect(await paragraphsOf(WORD)).toEqual(['一、公开2021年预算。', '区财政局 <负责>', '落实。']);
    expect((await gridsOf(WORD)).map(textsOf)).toEqual([
      [
        ['任务', '单位'],
        ['公开\n预算', '区财政局'],
      ],
    ]);
  });

  it('is known with a page in front or without one, and with what Windows puts before it', async () => {
    const table = '<table><tr><td>任务</td><td>单位</td></tr></table>';
    const header =
      'Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000170\r\nStartFragment:00000131\r\nEndFragment:00000134\r\n';
    for (const html of [
      table,
      `<meta charset="utf-8">${table}`,
      `<!doctype html>${table}`,
      `\uFEFF<!--x--><p></p>${table}`,
      `${header}<html>${table}</html>`,
      `<?xml version="1.0"?><html>${table}</html>`,
    ]) {
      expect(await sourceOf(FILE, utf8(html))).toMatchObject({ grids: [{ columns: 2 }] });
      expect(await paragraphsOf(html)).toBeUndefined();
    }
  });

  it('in GBK, under the name of a workbook, is read: web pages are saved so', async () => {
    // GB18030 of 任务 and 单位
    const bytes = [
      ...Buffer.from('<table><tr><td>'),
      0xc8,
      0xce,
      0xce,
      0xf1,
      ...Buffer.from('</td><td>'),
      0xb5,
      0xa5,
      0xce,
      0xbb,
      ...Buffer.from('</td></tr></table>'),
    ];
    expect(textsOf((await sourceOf('导出.xls', Uint8Array.from(bytes))).grids[0])).toEqual([['任务', '单位']]);
  });

  it('needs no end tags for rows and cells, and takes spans as far as the table goes', async () => {
    const [grid] = await gridsOf(
      '<table><tr><th>甲<th colspan="2">乙<tr><td rowspan=99>丙<td>丁<td>戊<tr><td>己<td>庚</table>',
    );
    expect(textsOf(grid)).toEqual([
      ['甲', '乙'],
      ['丙', '丁', '戊'],
      [undefined, '己', '庚'],
    ]);
    expect(grid?.merges).toEqual([
      { top: 0, left: 1, bottom: 0, right: 2 },
      { top: 1, left: 0, bottom: 2, right: 0 },
    ]);
  });

  it('numbers its lists, and runs blanks of the source together', async () => {
    expect(
      await paragraphsOf('<ol start=3><li>公\n   开</li><li>a\n b</li></ol><ul><li>点</li></ul><h2>标&emsp;题</h2>'),
    ).toEqual(['3. 公开', '4. a b', '点', '标\u2003题']);
  });

  it('reads tables within a table as tables, and the rest as text', async () => {
    const html = '<table><tr><td>页首：<td><table><tr><td>任务<td>单位</table></table>';
    expect(await paragraphsOf(html)).toEqual(['页首：']);
    expect((await gridsOf(html)).map(textsOf)).toEqual([[['任务', '单位']]]);
  });

  it('takes a tag for what it is, whatever stands in its quotes', async () => {
    expect(
      await paragraphsOf(`<p title="a>b" data-x='<td>'>甲</p><p title=5">乙</p>1<2 & 3 &unknown; &#xD800;&#0;`),
    ).toEqual(['甲', '乙', '1<2 & 3 &unknown;']);
  });

  it.each([
    ['cut off within a table', 'not-a-document', '<p>甲</p><table><tr><td>任务</td><td>单'],
    ['with tables in tables without end', 'not-a-document', '<table><tr><td>'.repeat(60)],
    ['wider than any table', 'too-many-rows', '<table><tr><td colspan=999999>甲<td>乙</table>'],
    ['with more columns than any table', 'too-many-rows', `<table><tr>${'<td>x'.repeat(2000)}</table>`],
    ['without a word', 'empty-workbook', '<html><head><title>空</title></head><body><img src=x></body></html>'],
  ])('%s is refused as %s', async (_, code, html) => {
    expect((await refusalOf(FILE, utf8(html))).code).toBe(code);
  });

  it.each([
    ['open tags', '<', 300_000],
    ['quotes', '<a b="', 60_000],
    ['paragraphs that are not closed', '<p>', 200_000],
    ['comments that are not closed', '<!--', 100_000],
  ])('of nothing but %s is done with in no time', async (_, piece, times) => {
    const reading = (count: number) => cost(() => sourceOf(FILE, utf8(`<p>甲</p>${piece.repeat(count)}`)));
    // Ten times as many cost about ten times as much, not a hundred times.
    expect((await reading(times)) / (await reading(times / 10))).toBeLessThan(40);
  });
});
