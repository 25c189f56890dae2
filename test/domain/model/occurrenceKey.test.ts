import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import {
  dutyPeriodKey,
  dutyPeriodText,
  indexByOccurrence,
  occurrenceKey,
  occurrenceText,
  sameDutyPeriod,
  sameOccurrence,
  type OccurrenceKey,
} from '../../../electron/domain/model/occurrenceKey.ts';

// Few values, and some that run into each other when they are put together.
const part = fc.constantFrom('a', 'b', 'a-b', '1', '2021', '2021-03');
const key: fc.Arbitrary<OccurrenceKey> = fc
  .record({ dutyId: part, ruleId: part, unitId: part, periodKey: part })
  .map(({ dutyId, ruleId, unitId, periodKey }) => ({
    dutyId: dutyId as DutyId,
    ruleId: ruleId as RuleId,
    unitId: unitId as UnitId,
    periodKey,
  }));

function whole({ periodKey, ...rest }: OccurrenceKey) {
  return { ...rest, period: { key: periodKey, label: '所属期' }, lamp: 'upcoming' };
}

describe('the key of an occurrence', () => {
  it('is the same where all four parts are, and only there', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        const parts = (one: OccurrenceKey) => JSON.stringify([one.dutyId, one.ruleId, one.unitId, one.periodKey]);
        const same = parts(a) === parts(b);
        expect(sameOccurrence(a, b)).toBe(same);
        expect(occurrenceText(a) === occurrenceText(b)).toBe(same);
        const alike = parts({ ...a, unitId: b.unitId }) === parts(b);
        expect(sameDutyPeriod(a, b)).toBe(alike);
        expect(dutyPeriodText(a) === dutyPeriodText(b)).toBe(alike);
      }),
    );
  });

  it('is read from a key and from an occurrence with its period alike', () => {
    fc.assert(
      fc.property(key, (one) => {
        const { unitId: _unit, ...period } = one;
        expect(occurrenceKey(whole(one))).toEqual(one);
        const view = { ...one, period: '2021年3月', lamp: 'late' };
        expect(occurrenceKey(view)).toEqual(one);
        expect(dutyPeriodKey(whole(one))).toEqual(period);
        expect(occurrenceText(whole(one))).toBe(occurrenceText(one));
        expect(sameOccurrence(whole(one), one)).toBe(true);
      }),
    );
  });

  it('indexes facts and occurrences together; the last of one occurrence stays', () => {
    const one = { dutyId: 'd' as DutyId, ruleId: 'r' as RuleId, unitId: 'u' as UnitId, periodKey: '2021-03' };
    const index = indexByOccurrence([
      { ...one, title: '旧' },
      { ...one, unitId: 'v' as UnitId, title: '他' },
      { ...one, title: '新' },
    ]);
    expect(index.size).toBe(2);
    expect(index.get(occurrenceText(whole(one)))?.title).toBe('新');
  });
});
