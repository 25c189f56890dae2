import { describe, expect, it } from 'vitest';
import type { DutyId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { Duty } from '../../../electron/domain/model/duty.ts';
import { renewals } from '../../../electron/domain/publications/renew.ts';
import { duty } from '../occurrences/occurrenceFacts.ts';
import { ofDuty, rule } from './publicationFacts.ts';

const asked = (id: string, year: number, content: string, more: Partial<Duty> = {}): Duty => {
  return { ...duty(id, []), year: year as Year, content, ...more };
};
const BEFORE = [
  asked('money20', 2020, '财政收支简报'),
  asked('air20', 2020, '空气质量情况通报', { number: '3-1' }),
  asked('gone20', 2020, '电子政务进展'),
];
const NOW = [
  asked('money21', 2021, '财政收支 简报'),
  asked('air21', 2021, '空气质量情况通报', { number: '3-1' }),
  asked('airB21', 2021, '空气质量情况通报', { number: '9-9' }),
  asked('plan21', 2021, '电子政务进展', { kind: 'measure' }),
];
const dutyOf = (id: DutyId) => [...BEFORE, ...NOW].find((each) => each.id === id);
const renewed = (...rules: Parameters<typeof renewals>[0]) =>
  renewals(rules, dutyOf, NOW).map(({ id, rule: { effect } }) => [id, effect.kind === 'ignore' ? '' : effect.dutyId]);

describe('rules of an earlier year', () => {
  it.each([
    ['the same content, however it is spaced', ofDuty('money20'), 'money21'],
    ['of several, the one at the same place', ofDuty('air20'), 'air21'],
    ['what is not the duty either', { kind: 'notDuty', dutyId: 'money20' as DutyId } as const, 'money21'],
  ])('go on with %s', (_what, effect, to) => {
    expect(renewed(rule('r', { column: '栏目', effect }))).toEqual([['r', to]]);
  });

  it.each([
    ['a duty of another kind, or none', ofDuty('gone20')],
    ['a duty that is gone', ofDuty('nobody')],
    ['a duty of this year', ofDuty('money21')],
    ['what counts for nothing in any year', { kind: 'ignore', reason: '转载' } as const],
  ])('not for %s', (_what, effect) => {
    expect(renewed(rule('r', { column: '栏目', effect }))).toEqual([]);
  });

  it('once, and not where the year has the same already', () => {
    const before = rule('r1', { column: '财政', words: ['收支'], unitId: 'czj' as UnitId, effect: ofDuty('money20') });
    const same = rule('r2', { column: '财政', words: ['收支'], unitId: 'czj' as UnitId, effect: ofDuty('money20') });
    expect(renewed(before, same)).toEqual([['r1', 'money21']]);
    expect(renewals([before], dutyOf, NOW)[0]?.rule).toEqual({
      column: '财政',
      words: ['收支'],
      unitId: 'czj',
      effect: ofDuty('money21'),
    });
    expect(renewed(before, rule('r3', { ...same, effect: ofDuty('money21') }))).toEqual([]);
  });

  it('never back into an earlier one', () => {
    const own = rule('r', { column: '栏目', effect: ofDuty('money21') });
    expect(renewals([own], dutyOf, BEFORE)).toEqual([]);
  });
});
