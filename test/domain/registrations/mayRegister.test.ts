import { describe, expect, it } from 'vitest';
import type { ExemptionId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import {
  mayRegister,
  refuseCorrection,
  refuseRegistrations,
  registrationMeant,
  type WantedRegistration,
} from '../../../electron/domain/registrations/mayRegister.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { day, done, duty, facts, MONTHLY, ONCE } from '../occurrences/occurrenceFacts.ts';

const TODAY = day('2021-06-15');
const YEARLY_ONE: TimeRule = { type: 'quota', per: 'year', atLeast: 1 };
const ALWAYS: TimeRule = { type: 'continuous' };

/** The first occurrence of a duty under one rule, as it would be registered on 10 June. */
function wanted(
  rule: TimeRule,
  given: Partial<YearFacts> = {},
  more: Partial<WantedRegistration> = {},
): WantedRegistration {
  const own = duty('d', [rule]);
  const options = { today: TODAY, calendar: builtInCalendar() };
  const [occurrence] = deriveOccurrences(facts({ ...given, duties: [own] }), options);
  return { duty: own, occurrence: occurrence!, unit: '区甲局', doneOn: day('2021-06-10'), field: 'doneOn', ...more };
}

const exempt = (periodKey: string): Pick<YearFacts, 'exemptions'> => ({
  exemptions: [
    {
      id: 'e' as ExemptionId,
      dutyId: duty('d', []).id,
      ruleId: 'r1' as RuleId,
      unitId: 'a' as UnitId,
      periodKey,
      reason: '本月无会议',
      recordedAt: '2021-03-01T01:00:00.000Z',
    },
  ],
});

const refusal = (...list: WantedRegistration[]) => refuseRegistrations(list, TODAY);

describe('what may be registered', () => {
  it('is done once, but for quotas (of one piece too) and for work that goes on', () => {
    const once = wanted(ONCE, { fulfilments: [done('d', '2021', '2021-06-01')] });
    const piece = wanted(YEARLY_ONE, { fulfilments: [done('d', '2021', '2021-06-01')] });
    const review = wanted(ALWAYS, { fulfilments: [done('d', '2021-R06-30', '2021-06-01')] });
    expect([once, piece, review].map(({ occurrence }) => occurrence.done)).toEqual([1, 1, 1]);
    expect([once, piece, review].map((each) => mayRegister(each.duty, each.occurrence))).toEqual([false, true, true]);
    expect(refusal(once)?.message).toBe('区甲局（2021年度）已经登记过，没有重复登记。如要更正，请修改原来的登记。');
    expect([refusal(piece), refusal(review)]).toEqual([undefined, undefined]);
  });

  it('is one row each, where a row tells all that is done of an item', () => {
    const row = wanted(ALWAYS, {}, { standsAlone: true });
    expect(refusal(row)).toBeUndefined();
    expect(refusal(row, row)?.message).toContain('在这一批里不止一次');
  });

  it('is not what is exempt, on record or at the same time', () => {
    const free = wanted(MONTHLY, exempt('2021-01'));
    expect(free.occurrence.lamp).toBe('exempt');
    expect(mayRegister(free.duty, free.occurrence)).toBe(false);
    expect(refusal(free)).toMatchObject({
      code: 'conflict',
      message: '区甲局（2021年1月）已免除，不需要登记办结。请去掉后重试；如要登记，请先取消免除。',
    });
    expect(refusal(wanted(MONTHLY, {}, { exempts: true }))?.code).toBe('conflict');
  });

  it('is on a day that has come and is no slip of the pen', () => {
    expect(refusal(wanted(MONTHLY))).toBeUndefined();
    expect(refusal(wanted(MONTHLY, {}, { doneOn: TODAY }))).toBeUndefined();
    expect(refusal(wanted(MONTHLY, {}, { doneOn: day('2021-06-16'), field: 'items.3.doneOn' }))).toMatchObject({
      code: 'invalid-input',
      fields: { 'items.3.doneOn': '不能晚于今天' },
    });
    expect(refusal(wanted(MONTHLY, {}, { doneOn: day('1989-12-31') }))?.fields).toEqual({
      doneOn: '年份应在 1990 至 2099 之间，请检查是否写错',
    });
  });

  it('is once in one input, where it is done once', () => {
    const one = wanted(MONTHLY);
    expect(refusal(one, wanted(MONTHLY))?.message).toBe(
      '区甲局（2021年1月）在这一批里不止一次，只能登记一次，没有保存。请只保留其中一次后重试。',
    );
    expect(refusal(wanted(YEARLY_ONE), wanted(YEARLY_ONE))).toBeUndefined();
    const before = done('d', '2021-01', '2021-01-20');
    const corrected = wanted(MONTHLY, { fulfilments: [before] }, { corrects: before });
    expect(refusal(corrected)).toBeUndefined();
    expect(refusal(corrected, corrected)?.code).toBe('conflict');
  });

  it('is put right to a day that is not after the taking down', () => {
    const before = { ...done('d', '2021-01', '2021-01-20'), takenDownOn: day('2021-03-01') };
    const to = (on: string) => wanted(MONTHLY, { fulfilments: [before] }, { corrects: before, doneOn: day(on) });
    expect(refusal(to('2021-03-01'))).toBeUndefined();
    expect(refusal(to('2021-03-02'))).toMatchObject({
      code: 'invalid-input',
      message: '区甲局（2021年1月）公开日期 2021-03-02 晚于撤下日期 2021-03-01。请改正，或先取消撤下登记。',
      fields: { doneOn: '晚于撤下日期' },
    });
    // A day on record may be saved as it is.
    const old = { ...before, doneOn: day('1985-01-01'), takenDownOn: day('1984-01-01') };
    expect(refuseCorrection(old, old.doneOn, { today: TODAY, field: 'doneOn' })).toBeUndefined();
    expect(refuseCorrection(before, day('2021-03-02'), { today: TODAY, field: 'doneOn' })?.message).toBe(
      '公开日期 2021-03-02 晚于撤下日期 2021-03-01。请改正，或先取消撤下登记。',
    );
  });
});

describe('the registration that a row means', () => {
  const [first, second] = [done('d', '2021', '2021-03-01'), done('d', '2021', '2021-05-01')];
  const meant = (needed: number, doneOn: string) => registrationMeant({ needed }, [first, second], doneOn);

  it('is the latest where one is enough, whatever day the row names', () => {
    expect([meant(1, ''), meant(1, '2021-03-01'), meant(1, '2021-06-01')]).toEqual([second, second, second]);
    expect(registrationMeant({ needed: 1 }, [], '2021-03-01')).toBeUndefined();
  });

  it('is the piece of the day where several are wanted', () => {
    expect([meant(2, ''), meant(2, '2021-03-01'), meant(2, '2021-06-01')]).toEqual([undefined, first, undefined]);
  });
});
