import { describe, expect, it } from 'vitest';
import type { Duty } from '../../../electron/domain/model/duty.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import { byDueMonth, byOwnPeriod, heatMatrix, monthsOf, shortColumn } from '../../../electron/domain/heat/matrix.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import type { PeriodUnit, TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import {
  day,
  done,
  duty,
  facts,
  MONTHLY,
  named,
  QUARTERLY,
  trigger,
  unit,
  WITHIN_THREE,
} from '../occurrences/occurrenceFacts.ts';

const calendar = builtInCalendar();

function every(unit: PeriodUnit): TimeRule {
  return { type: 'recurring', every: unit, due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } };
}

function derive(given: YearFacts) {
  return deriveOccurrences(given, { today: day('2021-06-28'), calendar });
}

function columnsOf(one: Duty, more: Partial<YearFacts> = {}) {
  const { columns } = heatMatrix(derive(facts({ units: [unit('a')], duties: [one], ...more })), byOwnPeriod(one));
  return columns.map((column) => shortColumn(column, 2021));
}

describe('many duties', () => {
  const given = facts({
    units: [unit('a'), unit('b')],
    duties: [
      duty('m', [MONTHLY], { assignments: [named('a'), named('b')] }),
      duty('q', [QUARTERLY], { assignments: [named('a')] }),
    ],
    fulfilments: [done('m', '2021-03', '2021-03-30'), done('m', '2021-02', '2021-03-02', { unit: 'b' })],
  });
  const { columns, rows } = heatMatrix(derive(given), byDueMonth, monthsOf(2021));

  it('stand under the months in which they are due', () => {
    expect(columns.map((column) => shortColumn(column, 2021))).toEqual(
      Array.from({ length: 12 }, (_, index) => `${index + 1}月`),
    );
    expect(rows.map(({ unitId, overdue }) => [unitId, overdue])).toEqual([
      ['a', 5],
      ['b', 4],
    ]);
  });

  it('show the worst lamp with how many have it', () => {
    expect(rows[0]?.cells[2]).toEqual({ lamp: 'overdue', count: 1, lamps: { onTime: 1, overdue: 1 } });
    expect(rows[0]?.cells[5]).toEqual({ lamp: 'dueSoon', count: 2, lamps: { dueSoon: 2 } });
    expect(rows[1]?.cells[1]).toEqual({ lamp: 'late', count: 1, lamps: { late: 1 } });
  });

  it('add up to the occurrences', () => {
    const sum = rows
      .flatMap(({ cells }) => cells)
      .flatMap((cell) => Object.values(cell?.lamps ?? {}))
      .reduce((all, count) => all + count, 0);
    expect(sum).toBe(derive(given).length);
  });
});

describe('one duty', () => {
  it('has its own periods for columns, whatever their due dates', () => {
    const reported: TimeRule = {
      type: 'recurring',
      every: 'month',
      due: { at: 'afterPeriod', n: 8, count: 'day' },
      covers: 'same',
      shift: { kind: 'none' },
    };
    expect(columnsOf(duty('d', [reported]))).toEqual([
      '20年12月',
      ...Array.from({ length: 11 }, (_, i) => `${i + 1}月`),
    ]);
    expect(columnsOf(duty('d', [QUARTERLY]))).toEqual(['1季度', '2季度', '3季度', '4季度']);
    expect(columnsOf(duty('d', [every('halfYear')]))).toEqual(['上半年', '下半年']);
    expect(columnsOf(duty('d', [every('year')]))).toEqual(['全年']);
    expect(columnsOf(duty('d', [{ type: 'continuous' }], { kind: 'measure' }))).toEqual(['上半年', '下半年']);
  });

  it('puts days together by the week and triggers by the month', () => {
    const weeks = columnsOf(duty('d', [every('day')]));
    expect([weeks.length, weeks[0], weeks.at(-1)]).toEqual([53, '20年53周', '52周']);
    const triggers = [trigger('t1', 'd', '2021-03-02'), trigger('t2', 'd', '2021-03-30')];
    expect(columnsOf(duty('d', [WITHIN_THREE]), { triggers })).toEqual(['3月', '4月']);
  });
});
