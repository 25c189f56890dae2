import { describe, expect, it } from 'vitest';
import type { ScoreEventId, UnitId, Year } from '../../../electron/domain/brand.ts';
import {
  eventLevel,
  eventType,
  matchEvents,
  readEventSheet,
  type EventChoices,
  type EventLine,
} from '../../../electron/domain/exchange/scoreEventTable.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { ScoreEvent } from '../../../electron/domain/model/scoreEvent.ts';
import type { Grid } from '../../../electron/domain/sheets/grid.ts';
import { nameIndex } from '../../../electron/domain/units/names.ts';
import { unit } from '../occurrences/occurrenceFacts.ts';

const NAMES = nameIndex([unit('a', { name: '区财政局' }), unit('b', { name: '区民政局' })], []);
const CHOICES: EventChoices = { units: new Map(), left: new Set(), another: new Set(), by: '经办人甲' };

function grid(rows: readonly (readonly string[])[]): Grid {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells = rows.map((row) => row.map((text) => (text === '' ? undefined : { text, kind: 'text' as const })));
  return { sheet: '事件', columns, rows: cells, merges: [] };
}

const HEADER = ['序号', '单位', '日期', '事件类型', '级别', '事由', '依据文号'];

function lines(rows: readonly (readonly string[])[], events: readonly ScoreEvent[] = [], choices = CHOICES) {
  const sheet = readEventSheet(grid(rows), 2021, 0);
  const known = {
    year: 2021 as Year,
    fileName: '事件.xlsx',
    names: NAMES,
    asked: [{ type: 'other' as const, name: '培训缺席' }],
    events,
    today: '2022-01-20' as PlainDate,
  };
  return { sheet, lines: matchEvents(sheet.rows, known, choices) };
}

describe('a table of events', () => {
  it('is read line by line: unit, day, kind, level, reason and basis', () => {
    const read = lines([
      ['2021年考核事件登记表', '', '', '', '', '', ''],
      HEADER,
      ['1', '区财政局', '2021年3月5日', '通报批评', '市级', '迟报预算信息', '〔2021〕3号'],
      ['2', '区民政局', '6.4', '省政府办公厅批示', '', '做法被肯定', '批示件 5 号'],
      ['3', '区民政局', '2021-07-01', '培训缺席', '', '缺席全区培训', ''],
      ['合计', '3 件', '', '', '', '', ''],
    ]);
    expect(read.sheet.leftOut).toHaveLength(1);
    expect(read.lines.map((line) => line.state)).toEqual(['add', 'add', 'add']);
    expect(read.lines.map((line) => (line.state === 'add' ? line.event : undefined))).toMatchObject([
      { unitId: 'a', on: '2021-03-05', type: 'criticism', level: 'city', reason: '迟报预算信息', by: '经办人甲' },
      { unitId: 'b', on: '2021-06-04', type: 'instruction', level: 'province', organ: 'office' },
      { unitId: 'b', on: '2021-07-01', type: 'other', name: '培训缺席' },
    ]);
  });

  it.each([
    [['1', '区气象局', '2021-03-05', '表扬', '', '好', ''], 'B2', /单元格 B2 的单位“区气象局”不在单位名录中/u],
    [['1', '区财政局', '三月初', '表扬', '', '好', ''], 'C2', /单元格 C2 的日期“三月初”/u],
    [['1', '区财政局', '', '表扬', '', '好', ''], 'C2', /没有写日期/u],
    [['1', '区财政局', '2021-03-05', '表扬', '', '', ''], 'F2', /须写明事由/u],
    [['1', '区财政局', '2022-02-01', '表扬', '', '好', '文件'], 'C2', /事件日期 2022-02-01 还没有到/u],
    [['1', '区财政局', '2020-12-20', '表扬', '', '好', ''], 'G2', /不在 2021 年度内，计入该年度须填写依据文件/u],
  ])('names the cell that is to blame: %j', (row, address, message) => {
    const [line] = lines([HEADER, row]).lines;
    expect(line).toMatchObject({ state: 'fault', address });
    expect(line?.state === 'fault' ? line.message : '').toMatch(message);
  });

  it('records nothing twice, and leaves what a person leaves', () => {
    const row = ['1', '区财政局', '2021-03-05', '表扬', '区级', '好', ''];
    const known: ScoreEvent = {
      id: 'e1' as ScoreEventId,
      year: 2021 as Year,
      unitId: 'a' as UnitId,
      on: '2021-03-05' as ScoreEvent['on'],
      type: 'praise',
      name: '',
      level: 'district',
      outlet: '',
      matter: '',
      basis: '',
      reason: '好',
      by: '示例联系人甲',
      recordedAt: '2021-03-06T00:00:00Z',
    };
    const same = (all: readonly EventLine[]) => all.map((line) => (line.state === 'already' ? line.same : line.state));
    expect(same(lines([HEADER, row, row]).lines)).toEqual(['add', '与第 2 行相同']);
    expect(same(lines([HEADER, row], [known]).lines)).toEqual(['与已登记的一件相同']);
    // A person may say that it happened twice: that line alone is another one.
    const [, second, third] = lines([HEADER, row, row, row]).lines;
    const another = { ...CHOICES, another: new Set([second?.row.key ?? '']) };
    expect(same(lines([HEADER, row, row, row], [], another).lines)).toEqual(['add', 'add', '与第 2 行相同']);
    const onRecord = { ...CHOICES, another: new Set([third?.row.key ?? '']) };
    expect(same(lines([HEADER, row, row, row], [known], onRecord).lines)).toEqual([
      '与已登记的一件相同',
      '与已登记的一件相同',
      'add',
    ]);
    const left = { ...CHOICES, left: new Set(['0.1']) };
    expect(lines([HEADER, row], [], left).lines.map(({ state }) => state)).toEqual(['left']);
  });

  it('takes 事由 for the matter, 原因 and 说明 for the reason', () => {
    const read = (header: readonly string[], row: readonly string[]) => {
      const [line] = lines([header, row]).lines;
      return line?.state === 'add' ? [line.event.matter, line.event.reason] : line;
    };
    const row = ['区财政局', '2021-03-05', '表扬', '预算公开', '做得好'];
    expect(read(['单位', '日期', '类型', '事由', '原因'], row)).toEqual(['预算公开', '做得好']);
    expect(read(['单位', '日期', '类型', '事由', '情况说明'], row)).toEqual(['预算公开', '做得好']);
    expect(read(['单位', '日期', '类型', '事由'], row.slice(0, 4))).toEqual(['预算公开', '预算公开']);
    expect(read(['单位', '日期', '类型', '扣分原因'], row.slice(0, 4))).toEqual(['', '预算公开']);
  });

  it.each([
    ['全区通报表扬', 'praise'],
    ['通报批评', 'criticism'],
    ['被市级扣分', 'superiorDeduction'],
    ['亮黄牌', 'yellowCard'],
    ['省级刊物采用', 'adoption'],
    ['群众投诉', 'complaint'],
    ['约稿未完成', 'commissionFailed'],
    ['其他情形', 'other'],
  ])('“%s” is of the kind %s', (text, type) => {
    expect(eventType(text, [])?.type).toBe(type);
  });

  it.each([
    ['国务院办公厅', 'state'],
    ['省级', 'province'],
    ['市政府', 'city'],
    ['区级', 'district'],
    ['其他', undefined],
  ])('“%s” is of the level %s', (text, level) => {
    expect(eventLevel(text)).toBe(level);
  });
});
