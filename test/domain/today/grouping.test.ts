import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { periodInColumn } from '../../../electron/domain/dates/shortPeriod.ts';
import { groupLines, type DueLine, type DueNode } from '../../../electron/domain/today/grouping.ts';
import { day } from '../occurrences/occurrenceFacts.ts';

function line(unit: string, duty: string, dueOn: string, more: { rule?: string; clause?: string } = {}): DueLine {
  const { rule = 'r', ...rest } = more;
  return {
    dutyId: duty as DutyId,
    ruleId: rule as RuleId,
    unitId: unit as UnitId,
    periodKey: dueOn.slice(0, 7),
    dueOn: day(dueOn),
    ...rest,
  };
}

/** 民政局 3（日志 2 期 05-31…06-30；年报） */
function told(node: DueNode<DueLine>): string {
  const { level, head, lines, periods, units, oldest, latest, parts } = node;
  const name = level === 'unit' ? head.unitId : level === 'duty' ? head.dutyId : head.periodKey;
  const own = `${name} ${lines.length}/${periods}期/${units.length}家 ${oldest.slice(5)}…${latest.slice(5)}`;
  return parts.length === 0 ? own : `${own} [${parts.map(told).join(', ')}]`;
}

const LINES = [
  line('民政', '年报', '2021-01-31'),
  line('财政', '月报', '2021-03-31'),
  line('财政', '月报', '2021-01-31'),
  line('财政', '月报', '2021-02-28'),
  line('财政', '预算', '2021-02-28'),
  line('民政', '月报', '2021-02-28'),
];

describe('a list of 今日', () => {
  it('by unit: the most first, a duty’s periods as one series with its oldest and its latest day', () => {
    expect(groupLines(LINES, 'unit').map(told)).toEqual([
      '财政 4/4期/1家 01-31…03-31 [月报 3/3期/1家 01-31…03-31 [2021-01 1/1期/1家 01-31…01-31, 2021-02 1/1期/1家 02-28…02-28, 2021-03 1/1期/1家 03-31…03-31], 预算 1/1期/1家 02-28…02-28]',
      '民政 2/2期/1家 01-31…02-28 [年报 1/1期/1家 01-31…01-31, 月报 1/1期/1家 02-28…02-28]',
    ]);
  });

  it('by duty: each period with all its units; one period is one line whoever owes it', () => {
    expect(groupLines(LINES, 'duty').map(told)).toEqual([
      '月报 4/3期/2家 01-31…03-31 [2021-01 1/1期/1家 01-31…01-31, 2021-02 2/1期/2家 02-28…02-28, 2021-03 1/1期/1家 03-31…03-31]',
      '年报 1/1期/1家 01-31…01-31',
      '预算 1/1期/1家 02-28…02-28',
    ]);
    const shared = ['a', 'b', 'c'].map((unit) => line(unit, '目录', '2021-06-30'));
    expect(groupLines(shared, 'duty').map(told)).toEqual(['目录 3/1期/3家 06-30…06-30']);
  });

  it('a unit with one line is that line', () => {
    expect(groupLines([line('统计', '月报', '2021-05-31')], 'unit').map(told)).toEqual(['统计 1/1期/1家 05-31…05-31']);
  });

  it('a rule that was changed is the same series; two clauses of one wording are two', () => {
    const changed = [line('a', 'd', '2021-05-31'), line('a', 'd', '2021-06-25', { rule: 'r2' })];
    expect(groupLines(changed, 'duty').map(told)).toEqual([
      'd 2/2期/1家 05-31…06-25 [2021-05 1/1期/1家 05-31…05-31, 2021-06 1/1期/1家 06-25…06-25]',
    ]);
    const clauses = [
      line('a', 'd', '2021-05-31', { clause: '按月公开空气' }),
      line('a', 'd', '2021-06-30', { rule: 'r2', clause: '按季公开水质' }),
    ];
    expect(groupLines(clauses, 'duty').map(told)).toEqual(['d 1/1期/1家 05-31…05-31', 'd 1/1期/1家 06-30…06-30']);
  });

  it('loses nothing and doubles nothing, at no level, and no two lines of it have one name', () => {
    const any = fc.array(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('d', 'e', 'f'), fc.integer({ min: 1, max: 12 }))
        .map(([unit, duty, month]) => line(unit, duty, `2021-${String(month).padStart(2, '0')}-15`)),
    );
    const leaves = (nodes: readonly DueNode<DueLine>[]): readonly DueLine[] =>
      nodes.flatMap(({ lines, parts }) => (parts.length > 0 ? leaves(parts) : lines));
    const keys = (nodes: readonly DueNode<DueLine>[]): readonly string[] =>
      nodes.flatMap(({ key, parts }) => [key, ...keys(parts)]);
    fc.assert(
      fc.property(any, fc.constantFrom('unit' as const, 'duty' as const), (lines, by) => {
        const nodes = groupLines(lines, by);
        expect(new Set(leaves(nodes))).toEqual(new Set(lines));
        expect(leaves(nodes)).toHaveLength(lines.length);
        expect(new Set(keys(nodes)).size).toBe(keys(nodes).length);
        const sizes = nodes.map((node) => node.lines.length);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('the period in its own column', () => {
  it('is short, tells another year, and never the title of an event', () => {
    const short = (key: string, label: string) => periodInColumn(key, label, 2021);
    expect([
      short('2021-05', '2021年5月'),
      short('2021-Q3', '2021年第三季度'),
      short('2021-W37', '2021年第37周'),
      short('2020', '2020年度'),
      short('2020-W53', '2020年第53周'),
      short('2020-H2', '2020年下半年'),
      short('2021-01-04/2021-01-17', '2021年1月4日至1月17日'),
      short('2021-06-16', '2021年6月16日'),
      short('0192f3aa-77aa-7000-8000-000000000001', '关于印发清河区行政规范性文件管理办法的通知'),
    ]).toEqual(['5月', '3季度', '37周', '2020年', '2020年53周', '2020年下半年', '1-4起', '6-16', '按件']);
  });
});
