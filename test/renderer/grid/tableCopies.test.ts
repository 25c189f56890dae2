import { describe, expect, it } from 'vitest';
import type { OccurrenceView } from '../../../electron/contract/duties.ts';
import type { RoundUnit } from '../../../electron/contract/fillIn.ts';
import type { DutyId, FillInBookId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import type { FactView } from '../../../electron/contract/assessment.ts';
import { factsTable } from '../../../renderer/assessment/nodes.ts';
import { roundTable } from '../../../renderer/fillIn/roundTable.ts';
import { occurrenceTable } from '../../../renderer/tasks/occurrenceTable.ts';
import { day } from '../support/facts.ts';

function occurrence(unit: string, period: string, due: string, change: Partial<OccurrenceView> = {}): OccurrenceView {
  return {
    dutyId: 'd1' as DutyId,
    ruleId: 'r1' as RuleId,
    unitId: unit as UnitId,
    unit,
    content: '统计月报',
    periodKey: period,
    period,
    dueOn: day(due),
    advisedOn: day(due),
    provisional: false,
    lamp: 'overdue',
    tally: 'missed',
    needed: 1,
    done: 0,
    doneOn: undefined,
    mayRegister: true,
    daysLate: 3,
    fulfilments: [],
    ...change,
  };
}

describe('tables that leave the screen', () => {
  it('a duty: one occurrence a row, unit by unit and by due date', () => {
    const done = { lamp: 'late', done: 1, doneOn: day('2021-03-02') } as const;
    const table = occurrenceTable('统计月报', [
      occurrence('区统计局', '2021年2月', '2021-02-28', done),
      occurrence('区财政局', '2021年1月', '2021-01-31'),
      occurrence('区统计局', '2021年1月', '2021-01-31'),
    ]);
    expect(table.header).toEqual(['单位', '所属期', '应办日期', '办结日期', '已办', '应办', '状态']);
    expect(table.rows.map(([unit, period, due, on, ...rest]) => [unit, period, due, on, ...rest.slice(0, 2)])).toEqual([
      ['区财政局', '2021年1月', '2021-01-31', undefined, 0, 1],
      ['区统计局', '2021年1月', '2021-01-31', undefined, 0, 1],
      ['区统计局', '2021年2月', '2021-02-28', '2021-03-02', 1, 1],
    ]);
    expect(new Set(table.rows.map((row) => row.at(-1))).size).toBe(2);
    const early = { ...done, lamp: 'onTime', early: true } as const;
    const told = { id: 'f', doneOn: day('2021-01-20'), title: '', link: '', earlyReason: '会议提前召开' };
    const marked = occurrenceTable('统计月报', [
      occurrence('区统计局', '2021年2月', '2021-02-28', { ...early, fulfilments: [told] }),
      occurrence('区统计局', '2021年3月', '2021-03-31', early),
    ]);
    expect(marked.rows.map((row) => row.at(-1))).toEqual(['按时（提前：会议提前召开）', '按时（提前）']);
  });

  it('an indicator: what was counted, with its verdict in words', () => {
    const of = occurrence('区统计局', '2021年1月', '2021-01-31');
    const counted: FactView = {
      of: 'occurrence',
      text: of.content,
      on: day('2021-01-31'),
      said: '逾期',
      occurrence: of,
    };
    expect(factsTable('定时公开', [counted]).rows).toEqual([
      ['统计月报', '2021年1月', '2021-01-31', undefined, '逾期', undefined, undefined],
    ]);
  });

  it('a round: who returned and what waits', () => {
    const unit: RoundUnit = {
      unitId: 'u1' as UnitId,
      unit: '区统计局',
      bookId: 'b1' as FillInBookId,
      bookLabel: '区统计局',
      madeAt: '2021-06-01T00:00:00.000Z',
      books: 1,
      rows: 12,
      toDecide: 2,
      changes: { moved: 2, stuck: 1, same: 4 },
      back: { fileName: 'a.xlsx', at: '2021-06-20T01:00:00.000Z', times: 1, filled: 9, taken: 8, left: 1, notes: '' },
    };
    const { back: _, changes: __, ...silent } = unit;
    const round = { kind: 'progress' as const, title: '6月进展', dueOn: day('2021-06-30') };
    const rows = (today: string) => roundTable(round, [unit, { ...silent, toDecide: 0 }], day(today)).rows;
    expect(rows('2021-07-01')).toEqual([
      ['区统计局', 12, '2021-06-20', 9, 8, '有进展 2、停滞 1', '1 行未采用；不涉及待定 2'],
      ['区统计局', 12, '未返回', undefined, undefined, '', ''],
    ]);
    expect(rows('2021-06-30')[1]?.[2]).toBe('待返回');
  });
});
