import { describe, expect, it } from 'vitest';
import type { FindingId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { plainDate } from '../../../electron/domain/dates/plainDate.ts';
import {
  matchFindings,
  NO_FINDING_CHOICES,
  sourceOf,
  type FindingChoices,
} from '../../../electron/domain/exchange/findingMatching.ts';
import { findingRole, readFindingSheet } from '../../../electron/domain/exchange/findingTable.ts';
import type { Finding } from '../../../electron/domain/model/finding.ts';
import type { Unit } from '../../../electron/domain/model/unit.ts';
import type { Grid, GridCell, Merge } from '../../../electron/domain/sheets/grid.ts';
import { nameIndex } from '../../../electron/domain/units/names.ts';

type Cell = string | { readonly date: string } | undefined;

function sheet(rows: readonly (readonly Cell[])[], merges: readonly Merge[] = [], name = 'Sheet1'): Grid {
  const cell = (value: Cell): GridCell | undefined => {
    if (value === undefined || value === '') return undefined;
    return typeof value === 'string'
      ? { text: value, kind: 'text' }
      : { text: value.date, date: value.date, kind: 'date' };
  };
  return {
    sheet: name,
    columns: Math.max(...rows.map(({ length }) => length)),
    rows: rows.map((row) => row.map(cell)),
    merges,
  };
}

const TODAY = plainDate(2021, 6, 15)!;
const unit = (id: string, name: string, aliases: readonly string[] = []): Unit => {
  return { id: id as UnitId, name, kind: 'department', aliases };
};
const NAMES = nameIndex([unit('fin', '区财政局', ['财政局']), unit('civ', '区民政局'), unit('aud', '区审计局')], []);
const SOURCED: FindingChoices = { ...NO_FINDING_CHOICES, source: 'inspection', foundOn: plainDate(2021, 5, 1)! };

function lines(grid: Grid, choices: FindingChoices = SOURCED, findings: readonly Finding[] = []) {
  const { rows } = readFindingSheet(grid, 2021, 0);
  return matchFindings(rows, { today: TODAY, findings, names: NAMES, ownerOf: () => undefined }, choices);
}

describe('what stands above a header', () => {
  const list = (above: string, more: readonly Cell[] = []) =>
    lines(
      sheet([
        ['问题清单'],
        [above],
        ['单位', '指标', '扣分', '失分原因'],
        ['区财政局', '预决算', '0.5', '附件打不开', ...more],
      ]),
      {
        ...NO_FINDING_CHOICES,
        source: 'inspection',
      },
    );

  it.each([
    ['检查时间：2021年6月1日', '2021-06-01'],
    ['测评日期：2021.6.3', '2021-06-03'],
    ['单位：分　　检查时间: 6月5日', '2021-06-05'],
    ['（通报日期：2021-06-07）', '2021-06-07'],
  ])('“%s” gives the day on which faults were found, and that is said', (above, expected) => {
    const [line] = list(above);
    expect(line).toMatchObject({ state: 'add', incoming: { foundOn: expected } });
    expect(line?.state === 'add' && line.notes).toEqual([expect.stringContaining('表头上方')]);
  });

  it.each(['检查时间：2021年6月', '填表日期：2021年6月1日', '检查时间'])('“%s” gives none', (above) => {
    expect(list(above)).toMatchObject([{ state: 'left', unknown: 'foundOn' }]);
  });

  it('a line with points and no cause is named with its cell', () => {
    const rows = [
      ['单位', '指标', '扣分', '失分原因'],
      ['区财政局', '预决算', '0.5', ''],
    ];
    expect(lines(sheet(rows))).toMatchObject([{ state: 'left', reason: '没有写失分原因', address: 'D2' }]);
  });
});

describe('header words of lists of findings', () => {
  it.each([
    ['指标', 'indicator'],
    ['三级指标', 'indicator'],
    ['评估内容', 'indicator'],
    ['分值', 'full'],
    ['标准分', 'full'],
    ['扣分', 'points'],
    ['失分值', 'points'],
    ['失分原因', 'cause'],
    ['扣分说明', 'cause'],
    ['存在的主要问题', 'cause'],
    ['整改情况', 'reply'],
    ['整改落实情况', 'reply'],
    ['单位', 'unit'],
    ['被检查单位', 'unit'],
    ['责任单位', 'owner'],
    ['整改责任单位', 'owner'],
    ['整改时限', 'rectifyBy'],
    ['整改完成时限', 'rectifyBy'],
    ['来源', 'source'],
    ['发现日期', 'foundOn'],
    ['检查时间', 'foundOn'],
    ['回复日期', 'repliedOn'],
    ['复核日期', 'recheckedOn'],
    ['复核结果', 'result'],
    ['复查意见', 'note'],
    ['佐证链接', 'link'],
    ['序号', undefined],
    ['状态', undefined],
    ['备注', undefined],
  ])('%s', (word, role) => expect(findingRole(word)).toBe(role));
});

describe('a list of findings', () => {
  it('in the usual columns, below a title that says who found it', () => {
    const grid = sheet([
      ['2021年政务公开第三方评估问题清单'],
      ['序号', '责任单位', '指标', '分值', '扣分', '失分原因', '整改时限', '整改情况'],
      ['1', '区财政局', '预决算公开', '4分', '-0.5', '没有公开部门预算', '6月底前', ''],
      ['2', '财政局、区民政局', '栏目维护', '2', '扣1分', '栏目空白', { date: '2021-06-20' }, '已补充内容'],
      ['合计', '', '', '6', '1.5'],
    ]);
    const read = lines(grid, { ...NO_FINDING_CHOICES, foundOn: plainDate(2021, 5, 1)! });
    expect(read.map((line) => line.state)).toEqual(['add', 'add', 'add']);
    expect(read[0]).toMatchObject({
      incoming: { unitId: 'fin', source: 'thirdParty', full: '4', points: '0.5', rectifyBy: '2021-06-30' },
    });
    expect(read.slice(1).map((line) => 'incoming' in line && [line.incoming.unitId, line.incoming.points])).toEqual([
      ['fin', '1'],
      ['civ', '1'],
    ]);
    expect(read[1]).toMatchObject({
      incoming: { rectifyBy: '2021-06-20', reply: { text: '已补充内容', on: '2021-06-15' } },
      notes: ['没有写回复日期，按 2021-06-15 记'],
    });
    expect(readFindingSheet(grid, 2021, 0).leftOut.map(({ address }) => address)).toEqual(['A5']);
  });

  it('with indicators in two columns, merged units and points, a header of two rows', () => {
    const grid = sheet(
      [
        ['被检查单位', '指标', '', '扣分', '存在问题', '整改', ''],
        ['', '一级指标', '二级指标', '', '', '时限', '情况'],
        ['区审计局', '主动公开', '机构信息', '2', '领导分工没有更新', '2021.6.30', '整改中'],
        ['', '', '联系方式', '', '电话打不通', '', '/'],
      ],
      [
        { top: 0, left: 0, bottom: 1, right: 0 },
        { top: 0, left: 1, bottom: 0, right: 2 },
        { top: 0, left: 3, bottom: 1, right: 3 },
        { top: 0, left: 4, bottom: 1, right: 4 },
        { top: 0, left: 5, bottom: 0, right: 6 },
        { top: 2, left: 0, bottom: 3, right: 0 },
        { top: 2, left: 1, bottom: 3, right: 1 },
        { top: 2, left: 3, bottom: 3, right: 3 },
      ],
    );
    const [first, second] = lines(grid);
    expect(first).toMatchObject({
      incoming: { unitId: 'aud', indicator: '主动公开／机构信息', points: '2', rectifyBy: '2021-06-30' },
      notes: ['整改情况“整改中”还不是回复，没有记入'],
    });
    // The points are of both lines: they are taken off once.
    expect(second).toMatchObject({ incoming: { unitId: 'aud', indicator: '主动公开／联系方式', cause: '电话打不通' } });
    expect(second).not.toHaveProperty('incoming.points');
    expect(second).not.toHaveProperty('incoming.reply');
  });

  it('asks what it does not say, and names what cannot be taken', () => {
    const grid = sheet([
      ['单位', '失分原因', '扣分', '发现日期', '整改时限'],
      ['区教体局', '链接打不开', '1', '', ''],
      ['', '附件缺失', '1', '', ''],
      ['区财政局', '信息滞后', '酌情', '2021-05-03', '立行立改'],
      ['区财政局', '信息滞后', '1', '', ''],
      ['区民政局', '', '1', '', ''],
      ['区民政局', '页面错误', '1', '2021-07-01', ''],
      ['区民政局', '错别字', '1', '2021-05-10', '2021-05-01'],
    ]);
    const told = lines(grid).map((line) =>
      line.state === 'left' ? `${line.unknown ?? ''}：${line.reason}` : line.state,
    );
    expect(told).toEqual([
      'unit：没有叫“区教体局”的单位',
      'unit：没有写是哪个单位',
      'add',
      '：与第 4 行重复',
      '：没有写失分原因',
      '：发现日期 2021-07-01 还没有到',
      '：整改时限 2021-05-01 早于发现日期 2021-05-10',
    ]);
    expect(lines(grid)[2]).toMatchObject({
      notes: ['整改时限“立行立改”没有读出日期，没有写入', '扣分“酌情”不是不超过两位小数的数，没有写入'],
    });
    const chosen = { ...SOURCED, units: new Map([['区教体局', 'civ' as UnitId]]), left: new Set(['0.3']) };
    expect(
      lines(grid, chosen)
        .map(({ state }) => state)
        .slice(0, 3),
    ).toEqual(['add', 'left', 'left']);
    expect(lines(grid, NO_FINDING_CHOICES)[2]).toMatchObject({ state: 'left', unknown: 'source' });
  });

  it('a second time fills what is empty on record, and overwrites nothing', () => {
    const known: Finding = {
      id: 'f1' as FindingId,
      year: 2021 as Year,
      unitId: 'civ' as UnitId,
      source: 'inspection',
      foundOn: plainDate(2021, 5, 1)!,
      indicator: '栏目 维护',
      points: '1.0',
      cause: '栏目空白。',
      recordedAt: '',
    };
    const grid = sheet([
      ['单位', '指标', '分值', '扣分', '失分原因', '整改情况', '回复日期', '复核结果', '复核日期'],
      ['区民政局', '栏目维护', '4', '1', '栏目空白', '已补', '6月1日', '已整改', '6月10日'],
    ]);
    const [line] = lines(grid, SOURCED, [known]);
    expect(line).toMatchObject({
      state: 'fill',
      fill: { full: '4', reply: { text: '已补', on: '2021-06-01' }, recheck: { result: 'done', on: '2021-06-10' } },
      notes: [],
    });
    const answered = {
      ...known,
      full: '5',
      reply: { text: '别的', link: '', on: plainDate(2021, 5, 20)!, recordedIn: 3 },
    };
    expect(lines(grid, SOURCED, [answered])[0]).toMatchObject({
      state: 'fill',
      fill: { recheck: { result: 'done' } },
      notes: ['分值：表中 4，已记 5，保留已记的', '整改情况与已记的不同，保留已记的'],
    });
  });

  it('says why a sheet is none', () => {
    expect(
      readFindingSheet(
        sheet([
          ['单位', '电话'],
          ['区财政局', '1'],
        ]),
        2021,
        0,
      ).skipped,
    ).toContain('没有找到表头');
  });

  it.each([
    ['市政府办通报', 'superior'],
    ['省第三方评估', 'thirdParty'],
    ['半年自查', 'selfCheck'],
    ['日常监测', 'inspection'],
    ['其他', undefined],
  ])('%s tells who found it', (text, source) => expect(sourceOf(text)).toBe(source));
});
