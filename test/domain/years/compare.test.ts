import { describe, expect, it } from 'vitest';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { changeWords } from '../../../electron/domain/words/comparison.ts';
import { rateChange, standingUnits } from '../../../electron/domain/years/compare.ts';
import { comparedDays } from '../../../electron/domain/years/sides.ts';
import { taskKey } from '../../../electron/domain/years/taskKey.ts';
import { day, unit } from '../occurrences/occurrenceFacts.ts';

const framed = (year: number) => ({ year: year as Year, frame: defaultFrame(year as Year) });
const days = (span: 'same' | 'whole', today: string, earlier = 2023, later = 2024) =>
  comparedDays(framed(earlier), framed(later), span, day(today));

describe('the days of a comparison', () => {
  it.each([
    ['same', '2024-06-15', 'same', '2023-06-15', '2024-06-15'],
    ['same', '2024-02-29', 'same', '2023-02-28', '2024-02-29'],
    // Both years run on into January, up to their cut-offs.
    ['same', '2025-01-10', 'same', '2024-01-10', '2025-01-10'],
    ['whole', '2024-06-15', 'whole', '2024-01-15', '2024-06-15'],
    // The later year is over: there is nothing but whole years.
    ['same', '2025-03-01', 'whole', '2024-01-15', '2025-01-15'],
  ] as const)('%s on %s is %s: %s and %s', (wanted, today, span, earlier, later) => {
    const found = days(wanted, today);
    expect([found.span, found.earlier.asOf, found.later.asOf]).toEqual([span, earlier, later]);
  });

  it('looks several years back as well', () => {
    expect(days('same', '2024-02-29', 2020).earlier.asOf).toBe('2020-02-29');
  });
});

describe('whose figures stand where', () => {
  const stands = (...units: ReturnType<typeof unit>[]) => {
    const of = standingUnits(units, day('2024-06-15'));
    return units.map(({ id }) => of(id));
  };
  const id = (name: string) => name as UnitId;

  it('follows units that were merged, one after the other', () => {
    const [a, b, c] = [
      unit('a', { to: day('2023-05-31'), successorId: id('b') }),
      unit('b', { to: day('2024-01-31'), successorId: id('c') }),
      unit('c'),
    ];
    expect(stands(a, b, c)).toEqual(['c', 'c', 'c']);
  });

  it('keeps by itself who is gone without a successor, whose successor is gone too, and who goes only later', () => {
    const alone = unit('alone', { to: day('2023-05-31') });
    const toGone = unit('toGone', { to: day('2023-05-31'), successorId: id('alone') });
    const later = unit('later', { to: day('2024-09-30'), successorId: id('new') });
    expect(stands(alone, toGone, later, unit('new'))).toEqual(['alone', 'toGone', 'later', 'new']);
  });

  it('keeps two that name each other apart', () => {
    const a = unit('a', { to: day('2023-05-31'), successorId: id('b') });
    const b = unit('b', { to: day('2023-06-30'), successorId: id('a') });
    expect(stands(a, b)).toEqual(['a', 'b']);
  });
});

describe('key tasks of two years', () => {
  it.each([
    ['一、深化决策公开', '二、深化决策公开'],
    ['（一）加强 2023 年度政策解读', '3．加强2024年度政策解读'],
    ['第三条 推进“五公开”', '推进五公开'],
    ['1.主动公开', '主动公开'],
  ])('%s is %s', (a, b) => {
    expect(taskKey(a)).toBe(taskKey(b));
  });

  it.each([
    ['深化决策公开', '深化执行公开'],
    ['一体化平台建设', '平台建设'],
    ['3个专栏', '专栏'],
  ])('%s is not %s', (a, b) => {
    expect(taskKey(a)).not.toBe(taskKey(b));
  });
});

describe('the change of a rate', () => {
  it.each([
    ['92.31', '95.5', '+3.19'],
    ['95.5', '92.31', '-3.19'],
    ['100', '100', '0.00'],
    [undefined, '100', '—'],
  ] as const)('from %s to %s is %s', (was, is, words) => {
    expect(changeWords(rateChange(was, is))).toBe(words);
  });
});
