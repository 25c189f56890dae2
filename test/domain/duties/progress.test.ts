import { describe, expect, it } from 'vitest';
import type { Duty } from '../../../electron/domain/model/duty.ts';
import { dutyProgress } from '../../../electron/domain/duties/progress.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import {
  day,
  done,
  duty,
  facts,
  named,
  ONCE,
  QUARTERLY,
  trigger,
  WITHIN_THREE,
} from '../occurrences/occurrenceFacts.ts';

const calendar = builtInCalendar();

function progress(given: Duty, today: string, more: Partial<YearFacts> = {}) {
  const occurrences = deriveOccurrences(facts({ duties: [given], ...more }), { today: day(today), calendar });
  return dutyProgress(given, occurrences, day(today));
}

describe('progress of a duty', () => {
  it('runs from not started over due soon to overdue', () => {
    const quarterly = duty('d', [QUARTERLY]);
    expect(progress(quarterly, '2021-01-05')).toEqual({
      done: 0,
      total: 0,
      overdue: 0,
      nextDue: '2021-03-31',
      state: 'notStarted',
    });
    expect(progress(quarterly, '2021-03-25').state).toBe('dueSoon');
    // The first quarter fell due; the others are not owed yet.
    expect(progress(quarterly, '2021-04-01')).toEqual({
      done: 0,
      total: 1,
      overdue: 1,
      nextDue: '2021-06-30',
      state: 'overdue',
    });
  });

  it('is in progress once something is done, and looks to the next open date', () => {
    const first = done('d', '2021-Q1', '2021-03-01');
    const early = done('d', '2021-Q2', '2021-04-02');
    expect(progress(duty('d', [QUARTERLY]), '2021-04-05', { fulfilments: [first] })).toMatchObject({
      done: 1,
      total: 1,
      state: 'inProgress',
      nextDue: '2021-06-30',
    });
    // What is done before it falls due counts among what was to be done.
    expect(progress(duty('d', [QUARTERLY]), '2021-04-05', { fulfilments: [first, early] })).toMatchObject({
      done: 2,
      total: 2,
      overdue: 0,
      nextDue: '2021-09-30',
    });
  });

  it('is done, or done late, when all is done', () => {
    const once = duty('d', [ONCE]);
    const onTime = progress(once, '2021-08-01', { fulfilments: [done('d', '2021', '2021-06-30')] });
    expect(onTime).toEqual({ done: 1, total: 1, overdue: 0, nextDue: '2021-06-30', state: 'done' });
    expect(progress(once, '2021-08-01', { fulfilments: [done('d', '2021', '2021-07-01')] }).state).toBe('doneLate');
  });

  it('counts the pieces of a quota, and no more than are wanted', () => {
    const quota = duty('d', [{ type: 'quota', per: 'year', atLeast: 2 }]);
    const pieces = ['2021-02-01', '2021-03-01', '2021-04-01'].map((on) => done('d', '2021', on));
    const one = { fulfilments: pieces.slice(0, 1) };
    expect(progress(quota, '2021-05-01', one)).toMatchObject({ done: 0, total: 0, state: 'inProgress' });
    expect(progress(quota, '2022-01-01', one)).toMatchObject({ done: 1, total: 2, overdue: 1, state: 'overdue' });
    expect(progress(quota, '2021-05-01', { fulfilments: pieces })).toMatchObject({ done: 2, total: 2, state: 'done' });
  });

  it('waits for a trigger', () => {
    const interpretation = duty('d', [WITHIN_THREE]);
    expect(progress(interpretation, '2021-05-01')).toEqual({
      done: 0,
      total: 0,
      overdue: 0,
      nextDue: undefined,
      state: 'awaitsTrigger',
    });
    expect(progress(interpretation, '2021-05-20', { triggers: [trigger('t', 'd', '2021-05-10')] }).state).toBe(
      'overdue',
    );
  });

  it('goes on where there is no deadline, from review to review: looked at, never late, in no figure', () => {
    const measure = duty('d', [], { kind: 'measure', assignments: [named('a'), named('b')] });
    const none = { done: 0, total: 0, overdue: 0 };
    expect(progress(measure, '2021-05-01')).toEqual({ ...none, nextDue: '2021-06-30', state: 'ongoing' });
    expect(progress(measure, '2021-06-29').state).toBe('ongoing');
    expect(progress(measure, '2021-06-30')).toEqual({ ...none, nextDue: '2021-06-30', state: 'checkDue' });
    expect(progress(measure, '2021-07-01')).toEqual({ ...none, nextDue: '2021-12-31', state: 'checkDue' });
    expect(progress(measure, '2022-03-01').state).toBe('checkDue');
  });

  it('counts reviews once the office says that it does: missed when their day has passed, still not red', () => {
    const both = [named('a'), named('b')];
    const measure = duty('d', [], { kind: 'measure', following: 'counted', assignments: both });
    expect(progress(measure, '2021-06-28')).toMatchObject({ done: 0, total: 0, overdue: 0, state: 'dueSoon' });
    expect(progress(measure, '2021-06-30')).toMatchObject({ done: 0, total: 0, overdue: 0, state: 'checkDue' });
    expect(progress(measure, '2021-07-01')).toMatchObject({ done: 0, total: 2, overdue: 0, state: 'checkDue' });
    const fulfilments = [done('d', '2021-R06-30', '2021-06-20', { rule: 'undated' })];
    expect(progress(measure, '2021-07-01', { fulfilments })).toMatchObject({ done: 1, total: 2, state: 'checkDue' });
  });

  it('asks to be checked, but lets nothing red or blue hide behind that', () => {
    const asked = duty('d', [ONCE], { timeCheck: '请确认。' });
    expect(progress(asked, '2021-01-05').state).toBe('toCheck');
    expect(progress(asked, '2021-06-28').state).toBe('dueSoon');
    expect(progress(asked, '2021-07-28').state).toBe('overdue');
  });

  it('with nobody to answer or no time has nothing due, which is no question that was asked', () => {
    expect(progress(duty('d', [ONCE], { assignments: [] }), '2021-01-05').state).toBe('nothingDue');
    expect(progress(duty('d', []), '2021-01-05').state).toBe('nothingDue');
    const asked = duty('d', [], { unitsCheck: '请指明单位。' });
    expect(progress(asked, '2021-01-05').state).toBe('toCheck');
  });
});
