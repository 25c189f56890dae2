import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleText, sameRule, sameRules } from '../../../electron/domain/rules/equal.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { anyRule, shuffled } from './timeRules.ts';

type Part = { readonly [key: string]: unknown };

/** A rule with one field of it, at any depth, changed, dropped or added. */
function changed(rule: Part): fc.Arbitrary<Part> {
  const keys = Object.keys(rule);
  const field = fc.constantFrom(...keys).chain((key): fc.Arbitrary<Part> => {
    const value = rule[key];
    if (typeof value === 'object' && value !== null) {
      return changed(value as Part).map((part) => Object.assign({}, rule, { [key]: part }));
    }
    const other = typeof value === 'number' ? value + 1 : `${String(value)} other`;
    const { [key]: _gone, ...rest } = rule;
    return fc.constantFrom({ ...rule, [key]: other }, rest);
  });
  return fc.oneof(field, fc.constant({ ...rule, unheardOf: 1 }));
}

const ruleAndChanged = anyRule.chain((rule) =>
  changed(rule as Part).map((other) => [rule, other as unknown as TimeRule] as const),
);

describe('two rules', () => {
  it('are the same where they say the same, in whatever order their keys are', () => {
    const pairs = anyRule.chain((rule) => shuffled(rule).map((other) => [rule, other] as const));
    fc.assert(
      fc.property(pairs, ([rule, other]) => {
        expect(other).toEqual(rule);
        expect(sameRule(rule, other)).toBe(true);
        expect(ruleText(rule)).toBe(ruleText(other));
      }),
    );
  });

  it('are the same one way as the other, and exactly where a deep comparison says so', () => {
    fc.assert(
      fc.property(anyRule, anyRule, (a, b) => {
        expect(sameRule(a, a)).toBe(true);
        expect(sameRule(a, b)).toBe(sameRule(b, a));
        // Plain copies: an object's prototype is no part of a rule.
        expect(sameRule(a, b)).toBe(isDeepStrictEqual(structuredClone(a), structuredClone(b)));
      }),
    );
  });

  it('are not the same where any field differs, is missing or is there besides', () => {
    fc.assert(
      fc.property(ruleAndChanged, ([rule, other]) => {
        expect(sameRule(rule, other)).toBe(false);
        expect(sameRule(other, rule)).toBe(false);
      }),
    );
  });

  it('are read back from their text as they were', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(JSON.parse(ruleText(rule))).toEqual(rule);
      }),
    );
  });
});

describe('two lists of rules', () => {
  const monthly: TimeRule = {
    type: 'recurring',
    every: 'month',
    due: { at: 'dayInPeriod', month: 1, day: 20 },
    covers: 'same',
    shift: { kind: 'none' },
  };
  const twice: TimeRule = { type: 'quota', per: 'year', atLeast: 2 };

  it('are the same only in the same order and number', () => {
    expect(sameRules([monthly, twice], [{ ...monthly, due: { day: 20, month: 1, at: 'dayInPeriod' } }, twice])).toBe(
      true,
    );
    expect(sameRules([monthly, twice], [twice, monthly])).toBe(false);
    expect(sameRules([monthly], [monthly, twice])).toBe(false);
    expect(sameRules([monthly, twice], [monthly])).toBe(false);
    expect(sameRules([], [])).toBe(true);
  });
});
