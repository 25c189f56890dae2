import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { sameRule } from '../../../electron/domain/rules/equal.ts';
import { pairRules, sameKind, samePeriods } from '../../../electron/domain/rules/pair.ts';
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
