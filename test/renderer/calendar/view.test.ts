import { describe, expect, test } from 'vitest';
import {
  CALENDAR_ADDRESS,
  countedRange,
  firstOfEachDay,
  MOST_IN_CELL,
  openingDate,
  turned,
  viewTitle,
  visibleRange,
} from '../../../renderer/calendar/view.ts';
import { countLine, sortEntries, sumLamps, sumTallies, writeEntryKey } from '../../../renderer/occurrence/entries.ts';
import { readAddress, writeAddress } from '../../../renderer/address/useAddressState.ts';
import { day, YEAR_2021 } from '../support/facts.ts';
import { entry } from './entries.ts';

describe('what a view shows', () => {
  const date = day('2021-06-28');

  test('a month in whole weeks, counted without its neighbours’ days', () => {
    expect(visibleRange('month', date)).toEqual({ from: '2021-05-31', to: '2021-07-04' });
    expect(countedRange('month', date)).toEqual({ from: '2021-06-01', to: '2021-06-30' });
  });

  test('a month that begins on Monday and ends on Sunday has four rows', () => {
    expect(visibleRange('month', day('2021-02-14'))).toEqual({ from: '2021-02-01', to: '2021-02-28' });
  });

  test('week and agenda', () => {
    expect(visibleRange('week', date)).toEqual({ from: '2021-06-28', to: '2021-07-04' });
    expect(visibleRange('agenda', date)).toEqual({ from: '2021-06-01', to: '2021-06-30' });
  });

  test('turning pages crosses the year, and never skips a short month', () => {
    expect(turned('month', day('2021-12-31'), 1)).toBe('2022-01-01');
    expect(turned('month', day('2021-01-31'), 1)).toBe('2021-02-01');
    expect(turned('month', day('2021-01-15'), -1)).toBe('2020-12-01');
    expect(turned('week', day('2021-12-29'), 1)).toBe('2022-01-05');
  });

  test('titles', () => {
    expect(viewTitle('month', date)).toBe('2021年6月');
    expect(viewTitle('week', date)).toBe('2021年6月28日至7月4日');
    expect(viewTitle('week', day('2021-12-31'))).toBe('2021年12月27日至2022年1月2日');
  });

  test('a year opens at today, at its end when past, at its start when to come', () => {
    expect(openingDate(YEAR_2021, date)).toBe('2021-06-28');
    expect(openingDate(YEAR_2021, day('2026-03-01'))).toBe('2021-12-01');
    expect(openingDate(YEAR_2021, day('2020-12-20'))).toBe('2021-01-01');
  });
});

describe('figures', () => {
  test('the line counts what fell due; what is not due is told apart, what counts nowhere is left out', () => {
    const entries = [
      entry('a', { lamps: { onTime: 31, dueSoon: 9, exempt: 2, before: 5 } }),
      entry('b', { lamps: { onTime: 1, late: 3, overdue: 4 } }),
    ];
    const lamps = sumLamps(entries);
    expect(lamps).toEqual({ onTime: 32, dueSoon: 9, exempt: 2, before: 5, late: 3, overdue: 4 });
    expect(sumTallies(entries)).toEqual({ onTime: 32, notDue: 9, apart: 7, late: 3, missed: 4 });
    expect(countLine(sumTallies(entries), lamps)).toBe('到期应办 39 项 · 按时 32 · 迟办 3 · 逾期 4 · 未到期 9');
    expect(countLine({}, {})).toBe('到期应办 0 项 · 按时 0 · 迟办 0 · 逾期 0 · 未到期 0');
  });

  test('early take-downs and missed reviews have words of their own, and are never called overdue', () => {
    const tallies = { onTime: 2, breach: 1, missed: 3 };
    expect(countLine(tallies, { overdue: 1 })).toBe(
      '到期应办 6 项 · 按时 2 · 迟办 0 · 撤早 1 · 逾期 1 · 应检查 2 · 未到期 0',
    );
  });

  test('entries stand by day, the worst first', () => {
    const sorted = sortEntries([
      entry('d', { dueOn: day('2021-06-30'), lamp: 'onTime' }),
      entry('c', { dueOn: day('2021-06-30'), lamp: 'overdue' }),
      entry('b', { dueOn: day('2021-06-30'), lamp: 'dueSoon', total: 4 }),
      entry('a', { dueOn: day('2021-06-30'), lamp: 'dueSoon', total: 40 }),
      entry('z', { dueOn: day('2021-06-04'), lamp: 'onTime' }),
    ]);
    expect(sorted.map(({ content }) => content)).toEqual(['z', 'c', 'a', 'b', 'd']);
  });
});

describe('a busy month', () => {
  test('a cell is given what it can hold, and the whole number is kept', () => {
    const busy = Array.from({ length: 60 }, (_, n) => entry(`第${n}项`, { dueOn: day('2021-06-30') }));
    const { first, counts } = firstOfEachDay([...busy, entry('单独一项', { dueOn: day('2021-06-04') })]);
    expect(first.length).toBe(MOST_IN_CELL + 1);
    expect(first[0]?.content).toBe('第0项');
    expect(counts.get(day('2021-06-30'))).toBe(60);
    expect(counts.get(day('2021-06-04'))).toBe(1);
  });
});

describe('the address', () => {
  test('an open entry is written and read back', () => {
    const key = entry('a', { dueOn: day('2021-06-30') });
    const search = writeAddress(CALENDAR_ADDRESS, 'year=2021', { entry: key });
    expect(readAddress(CALENDAR_ADDRESS, search).entry).toEqual({
      dutyId: key.dutyId,
      ruleId: key.ruleId,
      periodKey: '2021-06',
      dueOn: '2021-06-30',
    });
  });

  test('half an entry opens nothing', () => {
    const key = writeEntryKey(entry('a', { dueOn: day('2021-06-30') }));
    expect(readAddress(CALENDAR_ADDRESS, `entry=${key.slice(0, -3)}`).entry).toBeUndefined();
    expect(readAddress(CALENDAR_ADDRESS, 'entry=x').entry).toBeUndefined();
  });
});
