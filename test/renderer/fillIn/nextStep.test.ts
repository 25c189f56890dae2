import { describe, expect, it } from 'vitest';
import type { RoundDetail, RoundUnit } from '../../../electron/contract/fillIn.ts';
import type { FillInBookId, FillInRoundId, UnitId } from '../../../electron/domain/brand.ts';
import { missingWord, nextStep } from '../../../renderer/fillIn/nextStep.ts';
import { day, YEAR_2021 } from '../support/facts.ts';

const back: RoundUnit['back'] = {
  fileName: 'a.xlsx',
  at: '2021-06-20T01:00:00.000Z',
  times: 1,
  filled: 3,
  taken: 3,
  left: 0,
  notes: '',
};

function unit(n: number, more: Partial<RoundUnit> = {}): RoundUnit {
  return {
    unitId: `u${n}` as UnitId,
    unit: `单位${n}`,
    bookId: `b${n}` as FillInBookId,
    bookLabel: `单位${n}`,
    madeAt: '2021-06-01T00:00:00.000Z',
    books: 1,
    rows: 5,
    toDecide: 0,
    ...more,
  };
}

function round(...list: readonly RoundUnit[]): RoundDetail {
  return {
    id: 'r1' as FillInRoundId,
    kind: 'progress',
    year: YEAR_2021,
    title: '6月进展',
    dueOn: day('2021-07-05'),
    madeAt: '2021-06-01T00:00:00.000Z',
    asking: { through: day('2021-06-30'), duties: 'all', frequent: false, units: { kind: 'all' }, per: 'unit' },
    books: list.length,
    units: list.length,
    returned: list.filter((each) => each.back).length,
    list,
  };
}

describe('the next step of a round', () => {
  it('is to send the books out, then to take in what comes, to decide what is left, and then the next round', () => {
    expect(nextStep(undefined)).toBeUndefined();
    expect(nextStep(round(unit(1), unit(2)))).toBe('download');
    expect(nextStep(round(unit(1, { back }), unit(2)))).toBe('receive');
    expect(nextStep(round(unit(1, { back: { ...back, left: 2 } }), unit(2)))).toBe('decide');
    expect(nextStep(round(unit(1, { back, toDecide: 1 }), unit(2, { back })))).toBe('decide');
    expect(nextStep(round(unit(1, { back }), unit(2, { back: { ...back, notes: '附言' } })))).toBe('start');
  });

  it('a unit is 未返回 only when its day has passed', () => {
    const one = round(unit(1));
    expect(missingWord(one, day('2021-07-05'))).toBe('待返回');
    expect(missingWord(one, day('2021-07-06'))).toBe('未返回');
  });
});
