import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPrivate, maskedHit, type PrivateKind } from '../../../electron/domain/checks/privacy.ts';
import { runs } from '../../support/runs.ts';

/** Everything here is made up: regions that exist, invented people. */
const found = (text: string): readonly string[] =>
  findPrivate(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

const REGIONS = ['110105', '130602', '310104', '330106', '370212', '429004', '440304', '500112', '620102', '820000'];
const pad = (value: number, width: number) => String(value).padStart(width, '0');
const birthday = fc
  .date({ min: new Date('1925-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

/** ISO 7064 MOD 11-2, by its other, recursive form. */
function identityCheck(digits: string): string {
  const rest = Array.from(digits).reduce((product, digit) => ((product + Number(digit)) * 2) % 11, 0);
  return '0123456789X'[(12 - rest) % 11] ?? '';
}

const identity18 = fc
  .tuple(fc.constantFrom(...REGIONS), birthday, fc.nat(999))
  .map(([region, day, serial]) => `${region}${day}${pad(serial, 3)}`)
  .map((body) => body + identityCheck(body));
const identity15 = fc
  .tuple(
    fc.constantFrom(...REGIONS),
    birthday.filter((day) => day < '1999'),
    fc.nat(999),
  )
  .map(([region, day, serial]) => `${region}${day.slice(2)}${pad(serial, 3)}`);
const mobile = fc.tuple(fc.integer({ min: 130, max: 199 }), fc.nat(99_999_999)).map(([a, b]) => `${a}${pad(b, 8)}`);

function luhnDigit(body: string): string {
  const sum = Array.from(body).reduce((total, digit, at) => {
    const value = Number(digit) * ((body.length - at) % 2 === 1 ? 2 : 1);
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((each) => each.join(''));
const card = fc
  .oneof(
    fc.tuple(fc.constantFrom('621700', '622848', '622202', '620058'), fc.constantFrom(19, 16)),
    fc.tuple(fc.constantFrom('955880'), fc.constant(19)),
    fc.tuple(fc.constantFrom('409666', '552599'), fc.constant(16)),
  )
  .chain(([bin, length]) => digits(length - bin.length - 1).map((rest) => bin + rest))
  .filter((body) => !/^\d{6}(?:19|20)/u.test(body))
  .map((body) => body + luhnDigit(body));

/** How people write a number. */
const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const inGroups = (sizes: readonly number[], gap: string) => (text: string) => {
  let at = 0;
  const groups = sizes.map((size) => text.slice(at, (at += size)));
  return [...groups, text.slice(at)].filter((group) => group !== '').join(gap);
};
const MANNERS: readonly ((text: string) => string)[] = [
  (text) => text,
  fullWidth,
  (text) => Array.from(text).join('\u200B'),
  (text) => Array.from(text).join(' '),
  ...[' ', '\u00A0', '\u3000', '-', '－', '—', ' - '].flatMap((gap) => [
    inGroups([3, 4], gap),
    inGroups([4, 4, 4, 4], gap),
    inGroups([6, 8], gap),
    inGroups([6, 4, 4], gap),
  ]),
];
const AROUND: readonly (readonly [string, string])[] = [
  ['', ''],
  ['联系人甲，', '，特此公示。'],
  ['身份证号：', ''],
  ['（号码', '）'],
  ['序号1\t经办人甲\t', '\t男'],
  ['“', '”'],
  ['电话0755-82345678；', '；2021年3月15日'],
  ['https://www.example.gov.cn/a/2021.html ', '。'],
];
const text = (number: fc.Arbitrary<string>) =>
  fc.tuple(number, fc.constantFrom(...MANNERS), fc.constantFrom(...AROUND));

describe('nothing planted is missed', () => {
  const PLANTED: readonly (readonly [PrivateKind, fc.Arbitrary<string>])[] = [
    ['identity', identity18],
    ['identity', identity15],
    ['bankCard', card],
    ['mobile', mobile],
  ];
  it.each(PLANTED)('%s, however it is written (%#)', (kind, numbers) => {
    fc.assert(
      fc.property(text(numbers), ([number, manner, [before, after]]) => {
        const written = manner(number);
        // 1998-0312-…, 13 800 138 000: these ways of writing say something else.
        fc.pre(kind !== 'mobile' || !/^19\d\d[^\d]+(?:19|20)\d\d/u.test(written));
        expect(found(before + written + after)).toEqual([`${kind} ${written}`]);
      }),
      { numRuns: runs(3000) },
    );
  });

  it.each([
    ['identity', '公民身份号码１１０１０５ １９４９１２３１ ００２Ｘ'],
    ['identity', '11010519491231\n002X'],
    ['mobile', '+86-13812345678'],
    ['mobile', '86 138 1234 5678'],
    ['mobile', '手机（微信同号）：138.1234.5678'],
    ['mobile', '一三八一二三四五六七八'],
    ['mobile', '02 13812345678 经办人甲'],
    ['mobile', '13812345678/0755-82345678'],
    ['mobile', '编码13812345678，电话13812345678'],
    ['bankCard', '开户行账号 6222600260001072444'],
    ['address', '家庭住址：清河镇李庄'],
    ['address', '住清河区幸福小区3栋2单元501室'],
    ['address', '人民路12号院3号楼2单元501'],
    ['address', '户口所在地为清河镇王家村三组'],
    ['address', '清河镇王家村三组15号'],
    ['address', '阳光花园二期５幢１２０３'],
    ['address', '幸福家园12-3-501'],
    ['address', '民生路88弄12号301室'],
    ['address', '邮政局宿舍3栋2单元501'],
    ['address', '大学路5号学生公寓3栋401'],
  ] satisfies readonly (readonly [PrivateKind, string])[])('%s in %s', (kind, written) => {
    expect(findPrivate(written).map((hit) => hit.kind)).toEqual([kind]);
  });

  it('several in one text, each at its place', () => {
    expect(found('经办人甲 110105194912310 02X 138-1234-5678，住址：幸福小区3栋501室')).toEqual([
      'identity 110105194912310 02X',
      'mobile 138-1234-5678',
      'address 幸福小区3栋501室',
    ]);
  });
});

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** GB 32100 over a body of 17 signs, with GB 11714 inside. */
function creditCode(head: string, body: string): string {
  const sum = Array.from(body).reduce(
    (total, sign, at) => total + Number.parseInt(sign, 36) * ([3, 7, 9, 10, 5, 8, 4, 2][at] ?? 0),
    0,
  );
  const check = 11 - (sum % 11);
  const code = head + body + (check === 10 ? 'X' : check === 11 ? '0' : String(check));
  let weight = 1;
  let total = 0;
  for (const sign of code) {
    total += CREDIT.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return code + (CREDIT[(31 - (total % 31)) % 31] ?? '');
}
const credit = fc
  .tuple(
    fc.constantFrom('11', '12', '13', '19', '31', '51', '52', '53', '91', '92', '93', 'N1'),
    fc.constantFrom('110105', '310120', '440119', '440300', '500120', '340111'),
    fc.oneof(
      digits(8),
      digits(6).map((each) => `MB${each}`),
      digits(6).map((each) => `00${each}`),
    ),
  )
  .map(([kind, region, body]) => creditCode(kind + region, body));

describe('nothing that only looks alike is flagged', () => {
  const year = fc.integer({ min: 1990, max: 2030 });
  const LOOK_ALIKES: readonly (readonly [string, fc.Arbitrary<string>])[] = [
    [
      'credit code',
      fc
        .tuple(fc.constantFrom('统一社会信用代码：', '统一社会信用代码（税号）', '纳税人识别号 '), credit)
        .map((each) => each.join('')),
    ],
    ['credit code alone, of a firm', credit.filter((code) => code.startsWith('9'))],
    [
      'index number',
      fc.tuple(digits(8), year, fc.nat(99_999)).map(([body, of, n]) => `索引号：0${body}/${of}-${pad(n, 5)}`),
    ],
    [
      'index number with dashes',
      fc.tuple(fc.constantFrom(...REGIONS), year, fc.nat(99_999)).map(([body, of, n]) => `${body}-${of}-${pad(n, 5)}`),
    ],
    ['document number', fc.tuple(year, fc.nat(9999)).map(([of, n]) => `清政公开〔${of}〕${n}号`)],
    [
      'landline',
      fc
        .tuple(fc.constantFrom('010', '0755', '0451', '021'), digits(7), fc.constantFrom('-', ' ', '－', ''))
        .map(([area, rest, gap]) => `电话：${area}${gap}8${rest}`),
    ],
    [
      'landlines',
      fc
        .tuple(digits(7), digits(7))
        .map(([a, b]) => `咨询电话：8${a}、6${b}，400-${a.slice(0, 3)}-${b.slice(0, 4)}，12345`),
    ],
    [
      'sum',
      fc
        .tuple(
          fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }),
          fc.constantFrom('元', '万元', '.00', '.50元', '亿元', '平方米', '人'),
        )
        .map((each) => each.join('')),
    ],
    [
      'sum with commas',
      fc.integer({ min: 1, max: 999_999_999_999 }).map((value) => `${value.toLocaleString('en-US')}元`),
    ],
    [
      'sum after its word',
      fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map((value) => `预算金额：${value}`),
    ],
    [
      'days',
      fc
        .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 28 }))
        .map(([y, m, d]) => `${y}-${pad(m, 2)}-${d}至${y + 1}.${m}.${d}，${y}${pad(m, 2)}${d}`),
    ],
    ['page of a site', mobile.map((number) => `http://www.example.gov.cn/art/2021/3/1/art_${number}_1.html`)],
    [
      'identity number with a wrong check',
      identity18.map((number) => number.slice(0, 17) + (number.endsWith('X') ? '0' : (Number(number[17]) + 1) % 10)),
    ],
    ['card with a wrong check', card.map((number) => number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10))],
    ['masked numbers', identity18.map((number) => `${number.slice(0, 6)}********${number.slice(-4)}，138****5678`)],
  ];
  it.each(LOOK_ALIKES)('%s', (_name, texts) => {
    fc.assert(
      fc.property(texts, (written) => {
        expect(found(written)).toEqual([]);
      }),
      { numRuns: runs(3000) },
    );
  });

  it.each([
    '办公地址：清河区人民路1号行政中心3楼301室',
    '地址：人民路88号政务服务中心2楼205室',
    '联系地址：人民路88号1号楼305室',
    '阳光小区3号楼加装电梯公示',
    '育才小区12号楼3单元改造',
    '清河镇王家村三组道路硬化工程',
    '王家村3号地块',
    '王家村15号、16号地块',
    '户籍所在地在本区各镇（街道）',
    '家庭住址：详见附件',
    '清河区幸福路小学3号楼2层301教室',
    '东风路25号20户居民',
    '水岸新城2021年第1期',
    '清政公开〔2021〕12号',
    '13 800 138 000',
    '1998-12-31-123',
    '3月15日起，2021年1380人、138.12万元',
    '许可证号：110105491231002',
  ])('%s', (written) => {
    expect(found(written)).toEqual([]);
  });
});

describe('what is shown of a hit', () => {
  it.each([
    ['11010519491231002X', '110*************2X'],
    ['138-1234-5678', '138******78'],
    ['幸福小区3栋2单元501室', '幸福小＊＊＊＊＊＊'],
  ])('%s', (written, shown) => {
    const [hit] = findPrivate(written);
    expect(hit && maskedHit(written, hit)).toBe(shown);
  });
});

it('a long text takes no longer than reading it', () => {
  const all = `${'清河区人民路村小区苑'.repeat(1000)}室${'1 '.repeat(5000)}${'138'.repeat(3000)}`;
  expect(found(all)).toEqual([]);
});
