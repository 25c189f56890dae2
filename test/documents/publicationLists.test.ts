import { utils, write } from 'xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { createDocuments } from '../../electron/documents/documents.ts';
import type { ListKnowledge } from '../../electron/domain/exchange/publicationTable.ts';
import { documentsWorker } from '../support/documentsWorker.ts';

const documents = createDocuments({ workerUrl: documentsWorker() });
afterAll(() => documents.close());

const KNOWN: ListKnowledge = { today: '2021-06-30', units: ['区财政局'], layouts: [] };

async function read(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const control = { signal: new AbortController().signal, progress: () => undefined };
  const list = await documents.readPublications({ name, bytes }, KNOWN, control);
  if (!list.ok) return list.error;
  return list.value.lines.map(({ publishedOn, title, units, link }) => [publishedOn, title, units.join(), link]);
}

const LINK = 'http://www.qh.gov.cn/art/1.html';
const EXPECTED = [
  ['2021-06-08', '五月份财政收支情况', '区财政局', LINK],
  ['2021-06-09', '六月份财政收支情况', '区财政局', 'http://www.qh.gov.cn/art/2.html'],
];

/** A workbook whose addresses are behind the titles, and whose days are serial numbers of days with times. */
function workbook(bookType: 'xlsx' | 'biff8'): Uint8Array<ArrayBuffer> {
  const sheet = utils.aoa_to_sheet([
    ['标题', '来源', '发布时间'],
    ['五月份财政收支情况', '区财政局', 44_355.4321],
    ['六月份财政收支情况', '区财政局', 44_356.5],
  ]);
  Object.assign(sheet['A2'], { l: { Target: LINK } });
  Object.assign(sheet['A3'], { l: { Target: 'http://www.qh.gov.cn/art/2.html', Tooltip: '点击打开' } });
  for (const cell of ['C2', 'C3']) Object.assign(sheet[cell], { z: 'yyyy-mm-dd hh:mm' });
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '清单');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

const encode = (text: string) => new TextEncoder().encode(text);
/** 五月份财政收支情况, 区财政局 and the header in GBK. */
const GBK = new Map(
  Object.entries({
    标: 'b1ea',
    题: 'cce2',
    来: 'c0b4',
    源: 'd4b4',
    发: 'b7a2',
    布: 'b2bc',
    时: 'cab1',
    间: 'bce4',
    链: 'c1b4',
    接: 'bdd3',
    五: 'cee5',
    六: 'c1f9',
    月: 'd4c2',
    份: 'b7dd',
    财: 'b2c6',
    政: 'd5fe',
    收: 'cad5',
    支: 'd6a7',
    情: 'c7e9',
    况: 'bff6',
    区: 'c7f8',
    局: 'bed6',
  }),
);
const gbk = (text: string) =>
  new Uint8Array(
    Array.from(text).flatMap((char) => {
      const code = GBK.get(char);
      return code === undefined
        ? [char.charCodeAt(0)]
        : [Number.parseInt(code.slice(0, 2), 16), Number.parseInt(code.slice(2), 16)];
    }),
  );

const TABLE = (rows: readonly string[]) => `<html><body><table>${rows.join('')}</table></body></html>`;

describe('lists of publications in files', () => {
  it.each(['xlsx', 'biff8'] as const)('%s: addresses behind titles, days with times', async (type) => {
    expect(await read(`清单.${type === 'biff8' ? 'xls' : type}`, workbook(type))).toEqual(EXPECTED);
  });

  it('xlsx: addresses in formulas', async () => {
    const sheet = utils.aoa_to_sheet([
      ['标题', '来源', '发布时间'],
      ['', '区财政局', '2021-06-08'],
    ]);
    sheet['A2'] = { t: 's', v: '五月份财政收支情况', f: `HYPERLINK("${LINK}","五月份财政收支情况")` };
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '清单');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    expect(await read('清单.xlsx', bytes)).toEqual(EXPECTED.slice(0, 1));
  });

  it('html: a page or a pasted table, with addresses behind titles', async () => {
    const rows = [
      '<tr><th>标题</th><th>来源</th><th>发布时间</th></tr>',
      `<tr><td><a href="#top"><img></a><a href="${LINK}">五月份财政收支情况</a></td><td>区财政局</td><td>2021-06-08 10:20</td></tr>`,
      '<tr><td><a href="http://www.qh.gov.cn/art/2.html" target="_blank"><p>六月份财政收支情况</p></a></td><td>区财政局</td><td>2021年6月9日</td></tr>',
    ];
    expect(await read('粘贴的表格.html', encode(TABLE(rows)))).toEqual(EXPECTED);
  });

  it('html: a saved page of a list without a table, and a page that wants a login', async () => {
    const item = (n: number, title: string, on: string) =>
      `<li><a href="/art/${n}.html" title="${title}">${title}</a><span>${on}</span></li>`;
    const items = [
      item(1, '五月份财政收支情况', '2021-06-08'),
      item(2, '六月份财政收支情况', '2021-06-09'),
      item(3, '区财政局预算执行情况', '2021-06-10'),
    ];
    const page = (saved: string) =>
      encode(
        `<!DOCTYPE html>${saved}<html><head><meta charset="utf-8"></head><body><ul>${items.join('')}</ul></body></html>`,
      );
    const shown = async (name: string, saved: string) => {
      const lines = await read(name, page(saved));
      return Array.isArray(lines) ? lines.map(([on, title, , link]) => [on, title, link]) : lines;
    };
    expect(await shown('列表.html', '<!-- saved from url=(0026)http://www.qh.gov.cn/list/ -->')).toEqual([
      ['2021-06-08', '五月份财政收支情况', LINK],
      ['2021-06-09', '六月份财政收支情况', 'http://www.qh.gov.cn/art/2.html'],
      ['2021-06-10', '区财政局预算执行情况', 'http://www.qh.gov.cn/art/3.html'],
    ]);
    expect(await shown('列表.htm', '')).toContainEqual(['2021-06-08', '五月份财政收支情况', '']);
    const login =
      '<html><body><form>用户名<input name="u"> 密码<input type="password"><button>登录</button></form></body></html>';
    expect(await read('登录.html', encode(login))).toMatchObject({
      code: 'login-page',
      message: '“登录.html”是登录页，里面没有清单。请登录后另存列表页，或在后台导出清单后导入。',
    });
  });

  it('text with tabs, as it is pasted', async () => {
    const text = `标题\t来源\t发布时间\t链接\n五月份财政收支情况\t区财政局\t2021-06-08\t${LINK}\n六月份财政收支情况\t区财政局\t2021/6/9\twww.qh.gov.cn/art/2.html\n`;
    expect(await read('粘贴的文字.txt', encode(text))).toEqual(EXPECTED);
  });

  it('csv in GBK', async () => {
    const text = `标题,来源,发布时间,链接\r\n五月份财政收支情况,区财政局,2021-06-08 09:10:11,${LINK}\r\n六月份财政收支情况,区财政局,2021-06-09,http://www.qh.gov.cn/art/2.html\r\n`;
    expect(await read('清单.csv', gbk(text))).toEqual(EXPECTED);
  });

  it('50,000 lines are read, 50,001 are refused', async () => {
    const lines = (count: number) => encode(`标题,发布时间\n${'一条信息,2021-06-01\n'.repeat(count)}`);
    expect(await read('满.csv', lines(50_000))).toHaveLength(50_000);
    expect(await read('多.csv', lines(50_001))).toMatchObject({
      code: 'too-many-rows',
      message: '“多.csv”有 50001 条，超过一份清单 50000 条的上限，没有读入。请按时间或栏目分成几份后再导入。',
    });
  });
});
