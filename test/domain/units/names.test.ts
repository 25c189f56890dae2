import { describe, expect, it } from 'vitest';
import type { GroupId, UnitId } from '../../../electron/domain/brand.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { alikeNames, nameIndex, normaliseName, suggestNames } from '../../../electron/domain/units/names.ts';
import type { Unit, UnitGroup } from '../../../electron/domain/model/unit.ts';
import { cost } from '../../support/cost.ts';

function unit(name: string, aliases: readonly string[] = [], more: Partial<Unit> = {}): Unit {
  return { id: `u-${name}` as UnitId, name, kind: 'department', aliases, ...more };
}

function group(name: string, aliases: readonly string[] = []): UnitGroup {
  return { id: `g-${name}` as GroupId, name, aliases, members: [] };
}

const units = [
  ...[
    '区政府办公室',
    '区卫生健康局',
    '区发展和改革局',
    '区人力资源社会保障局',
    '区住房城乡建设局',
    '区教育和体育局',
  ].map((name) => unit(name)),
  ...['区市场监督管理局', '区行政审批服务局', '区生态环境分局', '区委编办', '区财政局', '区大数据中心'].map((name) =>
    unit(name),
  ),
  ...['城关镇', '东关街道', '清河经济开发区管委会', '区医疗保障局'].map((name) => unit(name)),
  unit('区水利局', ['区水务局', '水利局']),
];
const groups = [group('区直各部门', ['区政府各部门']), group('各镇（街道）', ['各镇街'])];

describe('finding a name', () => {
  const index = nameIndex(units, groups);

  it.each([
    ['区财政局', '区财政局'],
    [' 区 财政局\n', '区财政局'],
    ['“区财政局”', '区财政局'],
    ['区财\u00AD政局\uFE0F', '区财政局'],
    ['区⼈力资源社会保障局', '区人力资源社会保障局'],
    ['城关镇\u200E', '城关镇'],
    ['区水务局', '区水利局'],
    ['各镇(街道)', '各镇（街道）'],
    ['区政府各部门', '区直各部门'],
  ])('%j is %s', (name, found) => {
    expect(index.find(name)?.name).toBe(found);
  });

  it.each(['区政府办', '区卫健局', '财政局', '市财政局', ''])('does not guess %j', (name) => {
    expect(index.find(name)).toBeUndefined();
  });

  it('does not choose between two units with the same alias, and lets a name go before an alias', () => {
    const both = nameIndex(
      [unit('区农业局', ['农业局']), unit('区林业局', ['农业局']), unit('农科所', ['区财政局']), unit('区财政局')],
      [],
    );
    expect(both.find('农业局')).toBeUndefined();
    expect(both.find('区财政局')?.id).toBe('u-区财政局');
  });

  it('prefers the unit that still exists', () => {
    const old = unit('区水利局', [], { id: 'old' as UnitId, to: '2019-01-01' as PlainDate });
    const index = nameIndex([old, unit('区水利局')], []);
    expect(index.find('区水利局')?.id).toBe('u-区水利局');
  });
});

describe('suggestions', () => {
  it.each([
    ['区卫健局', '区卫生健康局'],
    ['区发改局', '区发展和改革局'],
    ['区发改委', '区发展和改革局'],
    ['区政府办', '区政府办公室'],
    ['区人社局', '区人力资源社会保障局'],
    ['区住建局', '区住房城乡建设局'],
    ['区教体局', '区教育和体育局'],
    ['区市场监管局', '区市场监督管理局'],
    ['区审批服务局', '区行政审批服务局'],
    ['区环保局', '区生态环境分局'],
    ['区编办', '区委编办'],
    ['区医保局', '区医疗保障局'],
    ['财政局', '区财政局'],
    ['城关镇人民政府', '城关镇'],
    ['东关街道办事处', '东关街道'],
    ['开发区管委会', '清河经济开发区管委会'],
    ['区级各部门', '区直各部门'],
    ['各镇办', '各镇（街道）'],
  ])('%s: first %s', (name, first) => {
    const [best] = suggestNames(name, units, groups);
    expect(best?.party.name).toBe(first);
    expect(best?.score).toBeLessThan(1);
    expect(best?.score).toBeGreaterThan(0.6);
  });

  it('says 1 only for the very name, ranks another level lower, and leaves strangers out', () => {
    expect(suggestNames('区财政局', units, groups)[0]?.score).toBe(1);
    expect(suggestNames('市财政局', units, groups)[0]?.score).toBeLessThan(0.8);
    expect(suggestNames('清河热力有限公司', units, groups)).toEqual([]);
    const scores = suggestNames('区政府办', units, groups).map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

it('normalises signs, not names', () => {
  expect(normaliseName('区住建局(房管中心)')).toBe('区住建局（房管中心）');
  expect(normaliseName('区政府办')).not.toBe(normaliseName('区政府办公室'));
});

describe('names that may be the same as each other', () => {
  it('finds abbreviations, and leaves apart what only looks alike', () => {
    const alike = alikeNames([
      '区教育和体育局',
      '区财政局',
      '区教体局',
      '区发改局',
      '区审计局',
      '区发展和改革局',
      '城关镇',
      '城东镇',
    ]);
    expect(Object.fromEntries([...alike].map(([name, others]) => [name, others.map((other) => other.name)]))).toEqual({
      区教育和体育局: ['区教体局'],
      区教体局: ['区教育和体育局'],
      区发改局: ['区发展和改革局'],
      区发展和改革局: ['区发改局'],
    });
  });

  it('takes groups of towns for the same only where they speak of the same', () => {
    const alike = alikeNames(['各镇政府', '各街道办事处', '各镇（街道）', '各镇街', '各乡镇']);
    expect(Object.fromEntries([...alike].map(([name, others]) => [name, others.map((other) => other.name)]))).toEqual({
      各镇政府: ['各乡镇'],
      各乡镇: ['各镇政府'],
      '各镇（街道）': ['各镇街'],
      各镇街: ['各镇（街道）'],
    });
  });

  it('is quick with a thousand names', async () => {
    const comparing = (length: number) => {
      const names = Array.from({ length }, (_, index) => `区第${index}局`);
      return cost(() => alikeNames(names));
    };
    // Each is set against each: four times as many cost 16 times as much, and not 64 times.
    expect((await comparing(1000)) / (await comparing(250))).toBeLessThan(40);
  });
});
