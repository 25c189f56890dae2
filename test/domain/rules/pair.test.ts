import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { sameRule } from '../../../electron/domain/rules/equal.ts';
import { pairRules, sameKind, samePeriods } from '../../../electron/domain/rules/pair.ts';
import { addDays, dateParts } from '../../../electron/domain/dates/plainDate.ts';
import { stretchAt, stretchIndex, type IntervalRule } from '../../../electron/domain/rules/stretches.ts';
import { day } from '../occurrences/occurrenceFacts.ts';
import { anyRule } from './timeRules.ts';

function monthlyOn(day: number): TimeRule {
  return {
    type: 'recurring',
    every: 'month',
    due: { at: 'dayInPeriod', month: 1, day },
    covers: 'same',
    shift: { kind: 'none' },
  };
}

const byEnd: TimeRule = { type: 'once', month: 12, day: 'last', shift: { kind: 'none' } };
const always: TimeRule = { type: 'continuous' };
const monthlyPiece: TimeRule = { type: 'quota', per: 'month', atLeast: 1 };

const named = (rules: readonly TimeRule[]) => rules.map((rule, index) => ({ name: `old ${index}`, rule }));

describe('which old rule a new one continues', () => {
  it('the very same first, wherever it stands; then the first that is akin', () => {
    const { continued, left } = pairRules(
      named([monthlyOn(5), monthlyOn(20), byEnd]),
      [monthlyOn(20), monthlyOn(6)],
      samePeriods,
    );
    expect([...continued].map(([index, { name }]) => [index, name])).toEqual([
      [0, 'old 1'],
      [1, 'old 0'],
    ]);
    expect(left.map(({ name }) => name)).toEqual(['old 2']);
  });

  it('what was registered goes on where the periods have the same keys; a reading put right is of the same kind', () => {
    expect([samePeriods(byEnd, always), sameKind(byEnd, always)]).toEqual([true, false]);
    expect([samePeriods(monthlyOn(5), monthlyPiece), sameKind(monthlyOn(5), monthlyPiece)]).toEqual([true, false]);
    expect([samePeriods(monthlyOn(5), monthlyOn(6)), sameKind(monthlyOn(5), monthlyOn(6))]).toEqual([true, true]);
    expect([samePeriods(byEnd, monthlyPiece), sameKind(byEnd, monthlyPiece)]).toEqual([false, false]);
  });

  it('stretches are the same where they begin on the same days, wherever the count begins', () => {
    const one = { type: 'interval', n: 2, unit: 'week', from: day('2021-01-04'), at: 'end', covers: 'same' } as const;
    const weeks: TimeRule = { ...one, shift: { kind: 'none' } };
    const akin = (more: object): readonly boolean[] => {
      const other = { ...weeks, ...more } as TimeRule;
      return [samePeriods(weeks, other), sameKind(weeks, other)];
    };
    expect(akin({ from: day('2020-11-23'), at: 'start', time: '17:00' })).toEqual([true, true]);
    expect(akin({ from: day('2021-01-11') })).toEqual([false, true]);
    expect(akin({ unit: 'day', n: 14 })).toEqual([true, false]);
    expect(akin({ unit: 'day', n: 15 })).toEqual([false, false]);
    const years: TimeRule = { ...weeks, unit: 'year', from: day('2021-01-31') };
    expect(samePeriods(years, { ...years, unit: 'month', n: 24, from: day('2019-01-31') })).toBe(true);
    expect(samePeriods(years, { ...years, from: day('2021-01-01') })).toBe(false);
    expect(samePeriods(years, { ...years, from: day('2020-01-31') })).toBe(false);
    expect(samePeriods(weeks, monthlyOn(5))).toBe(false);
  });

  it('finds stretches the same exactly where their keys are', () => {
    const interval = anyRule.filter((rule) => rule.type === 'interval');
    const begin = { index: fc.integer({ min: -4, max: 4 }), days: fc.integer({ min: 0, max: 3 }) };
    fc.assert(
      fc.property(interval, fc.record(begin), ({ time: _time, ...one }, { index, days }) => {
        const plain = { ...one, covers: 'same', at: 'start' } as const;
        const other = { ...plain, from: addDays(stretchAt(plain, index).from, days) };
        // The 28th and the 31st begin the same stretches for years, and part in the end.
        fc.pre([plain, other].every(({ from }) => dateParts(from).day <= 28));
        const later = plain.from > other.from ? plain.from : other.from;
        // Three stretches that both have, and all that begin until then.
        const until = stretchAt(plain, stretchIndex(plain, later) + 3).to;
        const keysOf = (rule: IntervalRule) => {
          const first = stretchIndex(rule, later);
          return Array.from({ length: 6 }, (_, place) => stretchAt(rule, first + place))
            .filter(({ from, to }) => from >= later && to <= until)
            .map(({ key }) => key);
        };
        expect(samePeriods(plain, other)).toBe(JSON.stringify(keysOf(plain)) === JSON.stringify(keysOf(other)));
      }),
    );
  });

  it('continues each old rule once at most, loses none, and never passes an equal one by', () => {
    const lists = fc.tuple(fc.array(anyRule, { maxLength: 6 }), fc.array(anyRule, { maxLength: 6 }));
    fc.assert(
      fc.property(lists, fc.constantFrom(samePeriods, sameKind), ([olds, wanted], akin) => {
        const old = named(olds);
        const { continued, left } = pairRules(old, wanted, akin);
        expect([...continued.values(), ...left].map(({ name }) => name).toSorted()).toEqual(
          old.map(({ name }) => name).toSorted(),
        );
        for (const [index, { rule }] of continued) expect(akin(rule, wanted[index]!)).toBe(true);
        for (const [index, rule] of wanted.entries()) {
          if (!continued.has(index)) expect(left.some((each) => akin(each.rule, rule))).toBe(false);
          const found = continued.get(index);
          if (found && !sameRule(found.rule, rule)) expect(left.some((each) => sameRule(each.rule, rule))).toBe(false);
        }
      }),
    );
  });
});
