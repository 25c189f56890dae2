import { describe, expect, test } from 'vitest';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { readPasted, readyRows, type PasteUnit } from '../../../renderer/register/pasted.ts';
import { day } from '../support/facts.ts';

const unit = (name: string, state: PasteUnit['state'] = 'open', aliases: readonly string[] = []): PasteUnit => ({
  unitId: `id-${name}` as UnitId,
  name,
  aliases,
  state,
});
const UNITS = [
  unit('区财政局'),
  unit('区卫生健康局', 'open', ['区卫健局']),
  unit('区统计局', 'done'),
  unit('区审计局', 'exempt'),
  unit('区气象局', 'none'),
  unit('云台镇'),
];
const OPTIONS = { today: day('2026-09-18'), doneOn: day('2026-09-18'), chosen: new Map<number, UnitId>() };
const read = (text: string, chosen = OPTIONS.chosen) => readPasted(text, UNITS, { ...OPTIONS, chosen });
const short = (text: string) => read(text).map((row) => [row.unit, row.doneOn, row.title, row.link, row.problem]);
const URL1 = 'https://www.example.gov.cn/1.html';
const URL2 = 'https://www.example.gov.cn/2.html';

describe('rows from WPS', () => {
  test('unit, date, title and link, with a header, in any order of columns', () => {
    const expected = [['区财政局', '2026-09-03', '预算公开', URL1, undefined]];
    expect(short(`单位\t日期\t标题\t链接\r\n区财政局\t2026-09-03\t预算公开\t${URL1}\r\n`)).toEqual(expected);
    expect(short(`${URL1}\t预算公开\t9月3日\t区财政局`)).toEqual(expected);
    expect(short(`1\t区财政局\t2026/9/3 08:30:00\t预算公开\t${URL1}`)).toEqual(expected);
  });

  test('an alias and full-width signs name the unit; a row without a date takes the common one', () => {
    expect(short(`区卫健局\t${URL1}\n云台 镇\t２０２６．９．１\t${URL2}`)).toEqual([
      ['区卫生健康局', '2026-09-18', '', URL1, undefined],
      ['云台镇', '2026-09-01', '', URL2, undefined],
    ]);
  });

  test('a title that holds a date, and one that names another unit, stay titles', () => {
    expect(short(`区财政局\t9月12日召开会议\t${URL1}\n云台镇\t区统计局来访\t${URL2}`)).toEqual([
      ['区财政局', '2026-09-18', '9月12日召开会议', URL1, undefined],
      ['云台镇', '2026-09-18', '区统计局来访', URL2, undefined],
    ]);
  });

  test('title and link in one cell', () => {
    expect(short(`区财政局\t预算公开 ${URL1}`)).toEqual([['区财政局', '2026-09-18', '预算公开', URL1, undefined]]);
  });
});

describe('links alone', () => {
  test('go to the open units in order; there may be too many', () => {
    expect(short([URL1, URL2, URL1, URL2].join('\n')).map(([name, , , , problem]) => [name, problem])).toEqual([
      ['区财政局', undefined],
      ['区卫生健康局', undefined],
      ['云台镇', undefined],
      ['', '没有读出单位，请补上单位名称或在此选择'],
    ]);
  });

  test('with other words and no unit among them nothing is assigned', () => {
    expect(short(`预算公开\t${URL1}`)).toEqual([
      ['', '2026-09-18', '预算公开', URL1, '没有读出单位，请补上单位名称或在此选择'],
    ]);
  });
});

describe('units that are done and take more', () => {
  const units = [unit('区财政局', 'more'), unit('云台镇')];

  test('are registered by name, and passed by where links alone are given out', () => {
    const named = readPasted(`区财政局\t${URL1}`, units, OPTIONS);
    expect(named.map(({ unit: name, problem }) => [name, problem])).toEqual([['区财政局', undefined]]);
    expect(readyRows(named)).toHaveLength(1);
    expect(readPasted(URL1, units, OPTIONS).map(({ unit: name }) => name)).toEqual(['云台镇']);
  });
});

describe('problems', () => {
  test.each([
    [`区财政局\t${URL1}\n区不知局\t${URL2}`, '没有叫“区不知局”的单位'],
    [`区统计局\t${URL1}`, '已经登记过'],
    [`区审计局\t${URL1}`, '已免除'],
    [`区气象局\t${URL1}`, '不承担这一项'],
    [`区财政局\t2026-09-19\t${URL1}`, '日期还没有到'],
    [`区财政局\t2026-9-31\t${URL1}`, '没有“2026-9-31”这一天'],
    ['区财政局\thttp://官网', '链接不是完整的网址，请核对'],
    [`区财政局\t${'长'.repeat(201)}\t${URL1}`, '标题超过 200 个字'],
    [`区财政局\t${URL1}\n区财政局\t${URL2}`, '与第 1 行是同一单位'],
  ])('%s', (text, problem) => {
    expect(read(text).at(-1)?.problem).toBe(problem);
    expect(readyRows(read(text)).every((row) => row.problem === undefined)).toBe(true);
  });

  test('a link without a scheme gets it', () => {
    expect(short('区财政局\twww.example.gov.cn/1')).toEqual([
      ['区财政局', '2026-09-18', '', 'http://www.example.gov.cn/1', undefined],
    ]);
  });

  test('a unit chosen for a row settles it', () => {
    const text = `区财政局\t${URL1}\n区不知局\t${URL2}`;
    const chosen = new Map([[2, 'id-云台镇' as UnitId]]);
    expect(readyRows(read(text, chosen)).map((row) => row.unit)).toEqual(['区财政局', '云台镇']);
  });

  test('an alias of two units names neither', () => {
    const units = [unit('区甲局', 'open', ['甲乙']), unit('区乙局', 'open', ['甲乙']), unit('区丙局')];
    const rows = readPasted(`甲乙\t${URL1}\n区丙局\t${URL2}`, units, OPTIONS);
    expect(rows[0]?.problem).toBe('没有叫“甲乙”的单位');
  });

  test('nothing pasted is no row', () => {
    expect(read('')).toEqual([]);
    expect(read(' \n\t\n')).toEqual([]);
  });
});
