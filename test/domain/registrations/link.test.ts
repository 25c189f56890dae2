import { describe, expect, it } from 'vitest';
import { link } from '../../../electron/contract/define.ts';
import { readCell } from '../../../electron/domain/fillIn/values.ts';
import { isLink, LONGEST_LINK, withScheme } from '../../../electron/domain/registrations/link.ts';
import { day } from '../occurrences/occurrenceFacts.ts';

const LINKS = [
  'http://www.qinghe.gov.cn/a?x=1#y',
  'HTTPS://www.qinghe.gov.cn',
  'https://10.1.2.3:8080/x',
  'http://清河区政府.中国/公开/1.html',
  'http://e清河.政务/1.html',
  'http://www.qinghe.gov.cn/信息公开/1.html',
  'http://www.qinghe.gov.cn/信息公开',
  'http://www.qinghe.gov.cn/zwgk/关于印发《办法》的通知（2021年）.html?名=预算，决算#第一节',
  'http://www.qinghe.gov.cn:8080?栏目=预算',
];
const NONE = [
  'ftp://www.qinghe.gov.cn',
  'http://',
  'http://官网',
  'http://localhost/1',
  'http://www.qinghe.gov.cn:99999/1',
  'http://www.qinghe.gov.cn/a b',
  'javascript:alert(1)',
  'https://www.qinghe.gov.cn，请查收',
  'https://www.qinghe.gov.cn。',
  'https://www.qinghe.gov.cn请查收',
  'https://www.qinghe.gov.cn（首页）/1.html',
  'https://www.qinghe.gov.cn：8080/1.html',
  'https://www.qinghe。gov。cn/1.html',
  'https://www.qinghe.gov.cn:8080，请查收',
  'https://www.qinghe.gov.cn/1.html，请查收',
  'https://www.qinghe.gov.cn/1.html。',
  'https://www.qinghe.gov.cn/1.html（见附件）',
  'https://www.qinghe.gov.cn/1.html请查收',
  'https://www.qinghe.gov.cn/1.html,请查收',
  'https://www.qinghe.gov.cn/信息公开/1.html；https://www.qinghe.gov.cn/2.html',
  'https://www.qinghe.gov.cn/，请查收',
  'https://www.qinghe.gov.cn/信息公开。',
  `http://www.qinghe.gov.cn/${'x'.repeat(LONGEST_LINK)}`,
];

/** Without a scheme, as people write them. */
const BARE = [
  'www.qinghe.gov.cn/a',
  'qinghe.gov.cn',
  'www.qinghe.gov.cn:8080/zwgk/1.html?x=1#y',
  'zwgk.qinghe.gov.cn/信息公开/1.html',
  '清河区政府.中国/公开/1.html',
  '10.1.2.3:8080/x',
  '//www.qinghe.gov.cn/a',
];
const NOT_BARE = [
  '',
  'http://www.qinghe.gov.cn',
  'ftp://www.qinghe.gov.cn',
  'http:/www.qinghe.gov.cn',
  '政府网站',
  'javascript:alert(1)',
  'zwgk@qinghe.gov.cn',
  '3.5',
  '2021.6.4',
  '公开目录.docx',
  'index.html',
  'www.qinghe.gov.cn，请查收',
  '见 www.qinghe.gov.cn',
];

describe('the address of a publication', () => {
  it.each(LINKS)('%s is one', (text) => {
    expect(isLink(text)).toBe(true);
  });

  it.each(NONE)('%s is none', (text) => {
    expect(isLink(text)).toBe(false);
  });

  it('is the same to a screen and in a cell of a fill-in workbook', () => {
    const days = { year: 2021, today: day('2021-06-28') };
    for (const text of [...LINKS, ...NONE, ...BARE]) {
      const inCell = readCell('link', { text, address: 'I5' }, days).kind === 'value';
      expect([text, link.safeParse(text).success]).toEqual([text, inCell]);
    }
  });

  it.each(BARE)('%s gets http:// on every way', (text) => {
    const whole = `http://${text.replace('//', '')}`;
    expect(withScheme(text)).toBe(whole);
    expect(link.parse(` ${text} `)).toBe(whole);
    expect(readCell('link', { text, address: 'I5' }, { year: 2021, today: day('2021-06-28') })).toEqual({
      kind: 'value',
      value: whole,
      note: '补上了 http://',
    });
  });

  it.each(NOT_BARE)('%s stays as it is', (text) => {
    expect(withScheme(text)).toBe(text);
  });

  it('is asked for in words that say what is wrong', () => {
    const messageOf = (text: string) => link.safeParse(text).error?.issues[0]?.message;
    expect(messageOf('政府网站')).toBe('链接应以 http:// 或 https:// 开头');
    expect(messageOf('http://官网')).toBe('链接不是完整的网址，请核对');
    expect(messageOf('http://www.qinghe.gov.cn，请查收')).toBe('链接里有网址以外的文字或标点，请只留网址');
    expect(messageOf('http://www.qinghe.gov.cn/1.html。')).toBe('链接里有网址以外的文字或标点，请只留网址');
    expect(link.parse(' http://www.qinghe.gov.cn/a ')).toBe('http://www.qinghe.gov.cn/a');
    expect(link.parse('')).toBe('');
  });
});
