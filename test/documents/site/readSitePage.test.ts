import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { SitePage } from '../../../electron/domain/model/site.ts';
import { readSitePage } from '../../../electron/documents/site/readSitePage.ts';
import { gbk } from '../../support/gbk.ts';

const URL_OF_LIST = 'http://www.qh.example.cn/zwgk/czsz/index.html';
const TODAY = '2021-06-15' as PlainDate;

const utf8 = (text: string) => new TextEncoder().encode(text);

function read(
  text: string | Uint8Array<ArrayBuffer>,
  { url = URL_OF_LIST, contentType = 'text/html; charset=utf-8', noLaterThan = TODAY } = {},
) {
  const bytes = typeof text === 'string' ? utf8(text) : text;
  return readSitePage({ url, contentType, bytes }, { today: TODAY, noLaterThan });
}

function listOf(text: string | Uint8Array<ArrayBuffer>, options: Parameters<typeof read>[1] = {}): SitePage {
  const page = read(text, options);
  if (!page.ok) throw new Error(page.error.message);
  return page.value;
}

const short = ({ items }: SitePage) => items.map(({ title, publishedOn }) => `${publishedOn} ${title}`);
const refused = (text: string | Uint8Array<ArrayBuffer>) => {
  const page = read(text);
  if (page.ok) throw new Error('was not refused');
  return page.error;
};

const NAV = `<div class="nav"><ul><li><a href="/">网站首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li>
<li><a href="/hdjl/">互动交流</a></li></ul></div><div class="top">今天是2021年6月15日 星期二 <a href="/wza/">无障碍浏览</a> <a href="/old/">长者模式版</a></div>`;
const FOOT = `<div class="foot"><a href="/about.html">关于我们网站</a><p>主办：清河区人民政府办公室 <a href="https://beian.example.cn/">京ICP备05070218号</a></p></div>`;

/** A page as sites lay them out around their list. */
const page = (list: string, more = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>财政收支_清河区人民政府</title></head><body>${NAV}
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="./">财政收支</a></div>
  ${list}${more}${FOOT}</body></html>`;

const TITLES = [
  '1-5月财政收支简报',
  '区财政局下拨第二季度补助资金',
  '某区2021年4月10日工作会议纪要公开',
  '清河区2021年预算执行情况说明',
];
const DAYS = ['2021-06-10', '2021-05-12', '2021-04-11', '2021-03-02'];
const WANTED = TITLES.map((title, at) => `${DAYS[at]} ${title}`);
const rows = (row: (title: string, day: string, at: number) => string, days: readonly string[] = DAYS) =>
  TITLES.map((title, at) => row(title, days[at] ?? '', at)).join('\n');

describe('lines of a list page', () => {
  it.each<[string, string]>([
    [
      'items with the day behind',
      `<ul class="list">${rows((title, day, at) => `<li><a href="./202106/t${at}.html" title="${title}" target="_blank">${title}</a><span>${day}</span></li>`)}</ul>`,
    ],
    [
      'items with the day in brackets before',
      `<ul>${rows((title, day, at) => `<li><span class="date">[${day}]</span> <a href="${at}.html">${title}</a></li>`)}</ul>`,
    ],
    [
      'days in Chinese',
      `<ul>${rows((title, day, at) => `<li><a href="${at}.html">${title}</a><i>${day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日')}</i></li>`)}</ul>`,
    ],
    [
      'days with slashes and times',
      `<ul>${rows((title, day, at) => `<li><a href="${at}.html">${title}</a><i>${day.replaceAll(/-0?/gu, '/')} 10:2${at}</i></li>`)}</ul>`,
    ],
    [
      'a table',
      `<table>${rows((title, day, at) => `<tr><td width="20"><img src="dot.gif"></td><td><a href="${at}.html">${title}</a></td><td align="right">${day}</td></tr>`)}</table>`,
    ],
    [
      'a table of old, its cells unclosed',
      `<TABLE>${rows((title, day, at) => `<TR><TD>·<A href="${at}.html">${title}</A><TD>(${day})`)}</TABLE>`,
    ],
    [
      'lines that only breaks hold apart',
      `<div class="main">${rows((title, day, at) => `<a href="${at}.html">${title}</a> <font color="gray">(${day})</font><br>`)}</div>`,
    ],
    [
      'days beside what an article is about',
      `<ul>${rows((title, day, at) => `<li><div class="txt"><h3><a href="${at}.html">${title}</a></h3><p>2019年${at + 1}月7日，会议召开，2018-01-0${at + 1}起施行。</p></div><span>${day}</span></li>`)}</ul>`,
    ],
    [
      'links that a script follows',
      `<ul>${rows((title, day, at) => `<li><a href="javascript:void(0)" onclick="open('${at}.html')">${title}</a><span>${day}</span></li>`)}</ul>`,
    ],
    [
      'lines of words and breaks',
      `<div class="main">${rows((title, day, at) => `·<a href="${at}.html">${title}</a> （${day}）<br>`)}</div>`,
    ],
    [
      'the same, the day first',
      `<td class="main">${rows((title, day, at) => `<p>${day} <a href="${at}.html">${title}</a></p>`)}</td>`,
    ],
    [
      'lines without breaks, the day first',
      `<div class="main">${rows((title, day, at) => `<em>${day}</em><a href="${at}.html">${title}</a>`)}</div>`,
    ],
    [
      'a list of terms',
      `<dl>${rows((title, day, at) => `<dt><a href="${at}.html">${title}</a></dt><dd>发布时间：${day}</dd>`)}</dl>`,
    ],
    [
      'days inside the links',
      `<ul>${rows((title, day, at) => `<li><a href="${at}.html"><p class="t">${title}</p><p class="d">${day}</p></a></li>`)}</ul>`,
    ],
    [
      'days at the end of the links',
      `<ul>${rows((title, day, at) => `<li><a href="${at}.html">${title} ${day}</a></li>`)}</ul>`,
    ],
    [
      'the day large over its month',
      `<div class="big">${rows((title, day, at) => `<div class="item"><div class="time"><b>${day.slice(8)}</b><span>${day.slice(0, 7)}</span></div><div class="txt"><h3><a href="${at}.html">${title}</a></h3><p>摘要……</p></div></div>`)}</div>`,
    ],
    [
      'day and month over the year',
      `<div class="big">${rows((title, day, at) => `<div class="item"><div class="time"><b>${day.slice(5)}</b><span>${day.slice(0, 4)}</span></div><a href="${at}.html">${title}</a></div>`)}</div>`,
    ],
    [
      'pictures that lead to the same page',
      `<ul>${rows((title, day, at) => `<li><a href="${at}.html"><img alt="${title}"></a><h4><a href="${at}.html">${title}</a></h4><p>导语文字 <a href="${at}.html">[详细内容]</a></p><span>${day}</span></li>`)}</ul>`,
    ],
    [
      'lists of two, each in its own element',
      `<div><ul class="x">${rows((title, day, at) => `<li><a href="${at}.html">${title}</a><span>${day}</span></li>${at === 1 ? '</ul><hr><ul class="x">' : ''}`)}</ul></div>`,
    ],
    [
      'titles cut short, with the whole in an attribute',
      `<ul>${rows((title, day, at) => `<li><a href="${at}.html" title="${title}">${title.slice(0, 8)}...</a><span>${day}</span></li>`)}</ul>`,
    ],
    [
      'marks before the titles',
      `<ul>${rows((title, day, at) => `<li>· <a href="${at}.html"><i>[置顶]</i>${title}</a><span>${day}</span></li>`)}</ul>`,
    ],
    [
      'days in addresses alone',
      `<ul>${rows((title, day, at) => `<li><a href="./${day.slice(0, 7).replace('-', '')}/t${day.replaceAll('-', '')}_${at}.html">${title}</a></li>`)}</ul>`,
    ],
  ])('%s', (_how, list) => {
    const found = listOf(page(list));
    expect(short(found)).toEqual(WANTED);
    expect(found).toMatchObject({ kind: 'page', encoding: 'utf-8', next: undefined, withoutDay: 0 });
    expect(found.items.every(({ link }) => link.startsWith('http://www.qh.example.cn/zwgk/czsz/'))).toBe(true);
    expect(found.items[0]).toMatchObject({
      column: '政务公开/财政收支',
      dayBasis: 'published',
      units: [],
      indexNumber: '',
    });
  });

  it('get the year that the order tells', () => {
    const days = ['06-10', '05-12', '12-31', '11-02'];
    const list = `<ul>${rows((title, day, at) => `<li><a href="${at}.html">${title}</a><span>[${day}]</span></li>`, days)}</ul>`;
    expect(listOf(page(list)).items.map(({ publishedOn }) => publishedOn)).toEqual([
      '2021-06-10',
      '2021-05-12',
      '2020-12-31',
      '2020-11-02',
    ]);
    expect(listOf(page(list), { noLaterThan: '2020-06-11' as PlainDate }).items[0]?.publishedOn).toBe('2020-06-10');
  });

  it('say who published them, in which column and under which number, where a table has heads', () => {
    const list = `<table><tr><th>序号</th><th>信息名称</th><th>索引号</th><th>发布机构</th><th>成文日期</th><th>发布日期</th></tr>
      ${rows((title, day, at) => `<tr><td>${at + 1}</td><td><a href="${at}.html">${title}</a></td><td>QH-2021-00${at}</td><td>区财政局</td><td>2021-01-01</td><td>${day}</td></tr>`)}</table>`;
    const found = listOf(page(list));
    expect(short(found)).toEqual(WANTED);
    expect(found.items[1]).toMatchObject({ units: ['区财政局'], indexNumber: 'QH-2021-001', dayBasis: 'published' });
  });

  it('are of the day of making, where the list shows no other', () => {
    const list = `<table><tr><th>标题</th><th>成文日期</th></tr>
      ${rows((title, day, at) => `<tr><td><a href="${at}.html">${title}</a></td><td>${day}</td></tr>`)}</table>`;
    expect(listOf(page(list)).items.map(({ dayBasis }) => dayBasis)).toEqual(['formed', 'formed', 'formed', 'formed']);
  });

  it('say it in words beside the title', () => {
    const list = `<ul>${rows((title, day, at) => `<li>[<a href="/zwgk/bm/">部门动态</a>] <a href="${at}.html">${title}</a><p>来源：区民政局　时间：${day}　索引号：QH${at}/2021-1</p></li>`)}</ul>`;
    const found = listOf(page(list));
    expect(short(found)).toEqual(WANTED);
    expect(found.items[2]).toMatchObject({ units: ['区民政局'], column: '部门动态', indexNumber: 'QH2/2021-1' });
  });

  it('say more where the mouse stands on them', () => {
    const list = `<ul>${rows((title, day, at) => `<li><a href="${at}.html">${title}</a><span>${day}</span><div style="display:none">索引号：QH-${at}/1 发布机构：区财政局 生成日期：2021-01-01</div></li>`)}</ul>`;
    const found = listOf(page(list));
    expect(short(found)).toEqual(WANTED);
    expect(found.items[1]).toMatchObject({ units: ['区财政局'], indexNumber: 'QH-1/1', dayBasis: 'published' });
  });

  it('without a day are counted', () => {
    const list = `<ul>${rows((title, day, at) => `<li><a href="${at}.html">${title}</a><span>${at === 2 ? '2021-02-30' : day}</span></li>`)}</ul>`;
    expect(listOf(page(list)).items.length).toBe(3);
  });

  it('are those of the longest list, where the page goes on', () => {
    const side = `<div class="hot"><h3>热点文章</h3><ul>${rows((title, day, at) => `<li><a href="/hot/${at}.html">热点${title}</a><b>${day}</b></li>`)}</ul></div>`;
    const main = `<ul class="m">${rows((title, day, at) => `<li><a href="${at}.html">${title}</a><span>${day}</span></li><li><a href="b${at}.html">${title}乙</a><span>${day}</span></li>`)}</ul>`;
    const found = listOf(page(side + main, '<a href="index_1.html">下一页</a>'));
    expect(found.items.length).toBe(8);
    expect(found.items.some(({ title }) => title.startsWith('热点'))).toBe(false);
  });

  it('of several columns are all there, under the words over them, on a page that does not go on', () => {
    const column = (name: string, letter: string) =>
      `<div class="box ${letter}"><div class="title"><h3>${name}</h3><a href="/${letter}/">更多&gt;&gt;</a></div><ul>${rows((title, day, at) => `<li><a href="/${letter}/${at}.html">${name}${title}</a><span>${day}</span></li>`)}</ul></div>`;
    const found = listOf(page(column('部门动态', 'a') + column('通知公告', 'b')));
    expect(found.items.map(({ column: each }) => each)).toEqual([
      ...Array<string>(4).fill('部门动态'),
      ...Array<string>(4).fill('通知公告'),
    ]);
  });
});

describe('where a list goes on', () => {
  const list = `<ul>${rows((title, day, at) => `<li><a href="${at}.html">${title}</a><span>${day}</span></li>`)}</ul>`;
  const at = (more: string, url?: string) => listOf(page(list, more), url === undefined ? {} : { url }).next;
  const in_ = (path: string) => `http://www.qh.example.cn${path}`;

  it.each<[string, string, string | undefined, string?]>([
    ['a link that says so', '<a href="index_1.html">下一页</a>', '/zwgk/czsz/index_1.html'],
    ['a sign', '<a href="?page=2">&gt;</a>', '/zwgk/czsz/index.html?page=2'],
    ['a link without words', '<a href="p2.html" title="下一页"><img src="x.gif"></a>', '/zwgk/czsz/p2.html'],
    ['words inside a link', '<li class="next"><a href="/l/2.html"><span>下页</span></a></li>', '/l/2.html'],
    [
      'an address in a script of the link',
      `<a href="javascript:void(0)" onclick="go(this,'/l/index_2.jhtml')">下一页</a>`,
      '/l/index_2.jhtml',
    ],
    [
      'an address in an attribute',
      '<a href="#" tagname="/col/col1/index.html?uid=3&pageNum=2">下一页</a>',
      '/col/col1/index.html?uid=3&pageNum=2',
    ],
    [
      'the number behind',
      '<a class="cur" href="#">1</a><a href="list_2.html">2</a><a href="list_3.html">3</a>',
      '/zwgk/czsz/list_2.html',
    ],
    [
      'the number behind the marked one',
      '<a href="list_1.html">1</a><span class="current">2</span><a href="list_3.html">3</a>',
      '/zwgk/czsz/list_3.html',
    ],
    [
      'a call that lays out the links',
      '<script>createPageHTML(20, 0, "index", "html");</script>',
      '/zwgk/czsz/index_1.html',
    ],
    [
      'the same on its third page',
      '<script>function createPageHTML(_nPageCount, _nCurrIndex, a, b){} createPageHTML(20,2,"index","html");</script>',
      '/zwgk/czsz/index_3.html',
      '/zwgk/czsz/index_2.html',
    ],
    [
      'the same with variables',
      `<script>var countPage = 5;\nvar currentPage = 1;\ncreatePageHTML(countPage, currentPage, 'index', 'shtml');</script>`,
      '/zwgk/czsz/index_2.shtml',
    ],
    [
      'the same with an element, counted from 1',
      `<script>createPageHTML('page_div', 8, 1, 'list', 'shtml', 400);</script>`,
      '/zwgk/czsz/list_1.shtml',
    ],
    [
      'the last page of such a call',
      '<script>createPageHTML(3, 2, "index", "html");</script><a href="index_1.html">1</a>',
      undefined,
    ],
    ['a count of pages', '<div>共 20 页 当前第 2 页</div>', '/list.jsp?c=5&pageNo=3', '/list.jsp?c=5&pageNo=2'],
    ['a count that is reached', '<div>第3/3页</div>', undefined, '/list.jsp?c=5&pageNo=3'],
    ['a link that leads nowhere', '<a class="disabled">下一页</a>', undefined],
    ['a link to this very page', '<a href="index.html#">下一页</a>', undefined],
    ['a link that runs', '<a href="javascript:next()">下一页</a>', undefined],
    ['nothing', '', undefined],
  ])('is told by %s', (_how, more, next, url) => {
    expect(at(more, url === undefined ? undefined : in_(url))).toBe(next === undefined ? undefined : in_(next));
  });
});

describe('records in a script', () => {
  const records = (inside: (title: string, day: string, at: number) => string) =>
    rows((title, day, at) => `<record><![CDATA[${inside(title, day, at)}]]></record>`);
  const store = (inner: string) =>
    `<datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=2&appid=1&columnid=7"></a>]]></nextgroup><recordset>${inner}</recordset></datastore>`;

  it.each<[string, string]>([
    [
      'items',
      records(
        (title, day, at) =>
          `<li><a href="/art/2021/6/1/art_7_${at}.html" title="${title}" target="_blank">${title}</a><span class="bt-date">${day}</span></li>`,
      ),
    ],
    [
      'rows of a table',
      records((title, day, at) => `<tr><td><a href='/art/${at}.html'>${title}</a></td><td>${day}</td></tr>`),
    ],
    [
      'fields',
      rows(
        (title, day, at) =>
          `<record><title><![CDATA[${title}]]></title><url>/art/${at}.html</url><pubdate>${day} 10:00:00</pubdate></record>`,
      ),
    ],
  ])('are lines: %s', (_how, inner) => {
    for (const found of [
      listOf(page(`<div id="1234"><script type="text/xml">${store(inner)}</script></div>`)),
      listOf(`<?xml version="1.0" encoding="UTF-8"?>${store(inner)}`, { contentType: 'text/xml' }),
    ]) {
      expect(short(found)).toEqual(WANTED);
      expect(found.items[0]?.link).toMatch(/^http:\/\/www\.qh\.example\.cn\/art\//u);
      expect(found.next).toBe('http://www.qh.example.cn/module/web/jpage/dataproxy.jsp?page=2&appid=1&columnid=7');
    }
  });
});

it('a list in a variable of a script is read as text', () => {
  const list = TITLES.map((title, at) => ({ title, url: `/a/${at}.html`, date: DAYS[at] }));
  const found = listOf(
    page(`<div id="app"></div><script>var x = 1;\nvar list = ${JSON.stringify(list)};\ndraw(list);</script>`),
  );
  expect(short(found)).toEqual(WANTED);
});

it('one line alone is a list where it is laid out as one', () => {
  const row = `<a href="1.html">1-5月财政收支简报</a><span>2021-06-10</span>`;
  expect(short(listOf(page(`<div class="l"><ul><li>${row}</li></ul></div>`)))).toEqual(WANTED.slice(0, 1));
  expect(refused(page(`<div>${row}</div>`))).toMatchObject({ code: 'no-list' });
});

describe('feeds and sitemaps', () => {
  it('of RSS', () => {
    const found =
      listOf(`<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>财政收支</title><link>/</link>
      ${rows((title, day, at) => `<item><title><![CDATA[${title}]]></title><link>http://www.qh.example.cn/${at}.html</link><pubDate>${new Date(`${day}T18:00:00Z`).toUTCString()}</pubDate><dc:creator>区财政局</dc:creator><category>财政收支</category></item>`)}
      </channel></rss>`);
    // Six in the evening in Greenwich is the next day in China.
    expect(found.items.map(({ publishedOn }) => publishedOn)).toEqual([
      '2021-06-11',
      '2021-05-13',
      '2021-04-12',
      '2021-03-03',
    ]);
    expect(found).toMatchObject({ kind: 'feed', items: [{ units: ['区财政局'], column: '财政收支' }, {}, {}, {}] });
  });

  it('of Atom, which leads on', () => {
    const found = listOf(`<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?p=2"/>
      ${rows((title, day, at) => `<entry><title type="html">&lt;b&gt;${title}&lt;/b&gt;</title><link rel="alternate" href="/a/${at}.html"/><published>${day}T09:00:00+08:00</published><updated>2021-06-14T00:00:00Z</updated><author><name>区民政局</name></author></entry>`)}</feed>`);
    expect(short(found)).toEqual(WANTED);
    expect(found).toMatchObject({
      kind: 'feed',
      next: `${URL_OF_LIST}?p=2`,
      items: [{ units: ['区民政局'] }, {}, {}, {}],
    });
  });

  it('of addresses alone leave the titles to the pages', () => {
    const found = listOf(`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc>http://www.qh.example.cn/a.html</loc><lastmod>2021-06-01T08:00:00+08:00</lastmod></url><url><loc>/b.html</loc></url></urlset>`);
    expect(found).toMatchObject({
      kind: 'sitemap',
      items: [],
      unnamed: [
        { url: 'http://www.qh.example.cn/a.html', changedOn: '2021-06-01' },
        { url: 'http://www.qh.example.cn/b.html', changedOn: undefined },
      ],
    });
  });

  it('an article says its own title, day and source', () => {
    const found =
      listOf(`<html><head><meta name="ArticleTitle" content="1-5月财政收支简报"><meta name="PubDate" content="2021-06-10 09:00">
      <meta name="ContentSource" content="区财政局"><meta name="ColumnName" content="财政收支"></head><body><p>正文</p></body></html>`);
    expect(found.items).toEqual([
      {
        title: '1-5月财政收支简报',
        units: ['区财政局'],
        column: '财政收支',
        publishedOn: '2021-06-10',
        dayBasis: 'published',
        link: URL_OF_LIST,
        indexNumber: '',
      },
    ]);
  });
});

describe('JSON', () => {
  const url = 'http://www.qh.example.cn/api/list?channelId=7&pageNo=1';
  const seconds = (day: string) => Date.parse(`${day}T01:00:00Z`) / 1000;
  const objects = (make: (title: string, day: string, at: number) => object) =>
    TITLES.map((title, at) => make(title, DAYS[at] ?? '', at));

  it.each<[string, unknown]>([
    [
      'objects',
      {
        data: {
          rows: objects((title, day, at) => ({
            id: at,
            title,
            url: `/a/${at}.html`,
            publishTime: `${day} 10:20:33.0`,
          })),
          total: 40,
          pageSize: 4,
        },
      },
    ],
    [
      'timestamps',
      {
        list: objects((docTitle, day, at) => ({
          docTitle,
          docPubUrl: `./a/${at}.html`,
          docRelTime: seconds(day) * 1000,
        })),
        pageCount: 3,
      },
    ],
    ['seconds as text', objects((bt, day, at) => ({ bt, link: `/a/${at}.html`, fbsj: String(seconds(day)) }))],
    [
      'days without signs',
      objects((name, day, at) => ({ name, href: `/a/${at}.html`, date: day.replaceAll('-', '') })),
    ],
    [
      'days of another house',
      objects((Title, day, at) => ({ Title, Url: `/a/${at}.html`, PubDate: `/Date(${seconds(day) * 1000}+0800)/` })),
    ],
    [
      'objects inside objects',
      {
        page: {
          content: objects((title, day, at) => ({
            article: { title, url: `/a/${at}.html` },
            releaseTime: `${day}T02:00:00Z`,
          })),
        },
      },
    ],
    ['names that nobody knows', objects((title, day, at) => ({ title, zz: `/a/${at}.html`, yy: day }))],
    [
      'marked titles',
      objects((title, day, at) => ({ title: `<font color="red">${title}</font>`, url: `/a/${at}.html`, time: day })),
    ],
    [
      'a piece of a page',
      {
        html: `<ul>${rows((title, day, at) => `<li><a href="/a/${at}.html">${title}</a><span>${day}</span></li>`)}</ul>`,
      },
    ],
  ])('of %s', (_how, value) => {
    for (const text of [JSON.stringify(value), `\uFEFFcallback_1(${JSON.stringify(value)});`]) {
      const found = listOf(text, { url, contentType: 'application/json' });
      expect(short(found)).toEqual(WANTED);
      expect(found.items[1]?.link).toMatch(/^http:\/\/www\.qh\.example\.cn\/(?:api\/)?a\/1\.html$/u);
      expect(found.kind).toBe('json');
    }
  });

  it('says who, where and under which number', () => {
    const [item] = listOf(
      JSON.stringify({
        result: objects((title, day) => ({
          title,
          time: day,
          source: '区财政局',
          channelName: '财政收支',
          index_number: 'QH-1',
        })),
      }),
    ).items;
    expect(item).toMatchObject({ units: ['区财政局'], column: '财政收支', indexNumber: 'QH-1', link: '' });
  });

  it('behind its last page has no lines, and does not go on', () => {
    expect(listOf('{"code":0,"data":{"rows":[],"total":8}}', { url })).toMatchObject({ items: [], next: undefined });
  });

  it.each([
    [{ total: 9, pageSize: 4 }, 'http://www.qh.example.cn/api/list?channelId=7&pageNo=2'],
    [{ total: 4, pageSize: 4 }, undefined],
    [{ pageCount: 1 }, undefined],
    [{ totalPages: 2 }, 'http://www.qh.example.cn/api/list?channelId=7&pageNo=2'],
    [{}, 'http://www.qh.example.cn/api/list?channelId=7&pageNo=2'],
  ])('with %j goes on at %s', (counts, next) => {
    const value = { ...counts, list: objects((title, day) => ({ title, time: day })) };
    expect(listOf(JSON.stringify(value), { url }).next).toBe(next);
  });
});

describe('encodings', () => {
  const html = (meta: string) =>
    `<html><head>${meta}</head><body><ul>${rows((title, day, at) => `<li><a href="${at}.html">${title}</a><span>${day}</span></li>`)}</ul></body></html>`;

  it.each<[string, Uint8Array<ArrayBuffer>, string, string]>([
    ['GBK by its header', gbk(html('')), 'text/html; charset=GBK', 'gb18030'],
    [
      'GB2312 by its own element',
      gbk(html('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')),
      'text/html',
      'gb18030',
    ],
    ['GB18030 by nothing but its bytes', gbk(html('')), 'text/html', 'gb18030'],
    ['GBK that its header calls UTF-8', gbk(html('<meta charset="gbk">')), 'text/html; charset=utf-8', 'gb18030'],
    ['GBK that all call UTF-8', gbk(html('<meta charset="utf-8">')), 'text/html; charset=utf-8', 'gb18030'],
    ['UTF-8 that its header calls GBK', utf8(html('')), 'text/html; charset=gbk', 'utf-8'],
    ['UTF-8 by its mark', utf8(`\uFEFF${html('<meta charset="gbk">')}`), 'text/html; charset=gbk', 'utf-8'],
    ['UTF-8 by nothing', utf8(html('')), '', 'utf-8'],
    ['GBK that its header calls Latin', gbk(html('')), 'text/html; charset=ISO-8859-1', 'gb18030'],
    ['an encoding that nobody knows', utf8(html('<meta charset="x-foo">')), 'text/html; charset=x-foo', 'utf-8'],
    ['UTF-16 by its mark', Uint8Array.from(Buffer.from(`\uFEFF${html('')}`, 'utf16le')), 'text/html', 'utf-16le'],
  ])('%s', (_how, bytes, contentType, encoding) => {
    const found = listOf(bytes, { contentType });
    expect(short(found)).toEqual(WANTED);
    expect(found.encoding).toBe(encoding);
  });

  it('a broken sign does not spoil a page', () => {
    const bytes = utf8(html('<meta charset="utf-8">').replace('</ul>', '<li>\u0001</li></ul>'));
    bytes[bytes.indexOf(1)] = 0xff;
    expect(listOf(bytes).items.length).toBe(4);
  });
});

describe('what is no list', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['an empty page', '', 'no-list'],
    ['a page of text', page('<p>本区概况……2021-06-01</p>'), 'no-list'],
    [
      'a page that scripts fill',
      '<html><body><div id="app"></div><script src="/main.js"></script></body></html>',
      'no-list',
    ],
    [
      'a login page',
      page('<form><input name="u"><input type="password" name="p"><a href="/reg.html">注册新的用户</a></form>'),
      'login-page',
    ],
    ['JSON without titles', '{"code":1,"data":[{"a":1}]}', 'no-list'],
    ['an error in JSON', '{"code":500,"msg":"失败"}', 'no-list'],
    ['XML without records', '<?xml version="1.0"?><a><b>1</b></a>', 'no-list'],
    ['a document', Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 0xff, 0xfe]), 'no-list'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'no-list'],
  ])('%s is refused', (_what, text, code) => {
    expect(refused(text)).toMatchObject({ code, message: expect.stringMatching(/^“.*。$/u) as string });
  });

  it('a page that sends a browser on leads on', () => {
    expect(
      listOf('<html><head><meta http-equiv="refresh" content="0; url=list/index.html"></head></html>'),
    ).toMatchObject({
      items: [],
      next: 'http://www.qh.example.cn/zwgk/czsz/list/index.html',
    });
  });

  it('nothing of a page is looked up: entities, frames, scripts', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;第一条信息</title><link>/1.html</link><pubDate>2021-06-01</pubDate></item></channel></rss>`;
    expect(short(listOf(bomb, { contentType: 'text/xml' }))).toEqual(['2021-06-01 &a;第一条信息']);
  });

  it('deep and broad pages are read in a moment', () => {
    const list = `<ul>${rows((title, day, at) => `<li><a href="${at}.html">${title}</a><span>${day}</span></li>`)}</ul>`;
    expect(short(listOf('<div>'.repeat(200) + list))).toEqual(WANTED);
    const deep = read(`${'<div>'.repeat(200_000)}${list}`);
    expect(deep.ok || deep.error.code).toBeTruthy();
    const broad = listOf(
      page(
        `<ul>${Array.from({ length: 5000 }, (_, at) => `<li><a href="${at}.html">第${at}条公开信息</a><span>2021-06-01</span></li>`).join('')}</ul>`,
      ),
    );
    expect(broad.items.length).toBe(5000);
  });
});
