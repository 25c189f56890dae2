import { expect, it } from 'vitest';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { factsAsOf, scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import {
  day,
  done,
  duty,
  exempted,
  extended,
  facts,
  MONTHLY,
  ONCE,
  takenDown,
  trigger,
  unit,
  WITHIN_THREE,
} from '../occurrences/occurrenceFacts.ts';
import { scoreUsually } from './fourIndicators.ts';

/*
 * Each outcome on its way from the facts into the score: what became of it, in the indicator's own words, and that no other indicator counts it.
 * The score is of 1 July 2021; document t was issued on Friday 28 May, three working days after it is Wednesday 2 June.
 */

const calendar = builtInCalendar();
const UP_30: TimeRule = { type: 'minimumDuration', n: 30, count: 'day' };
const NO_CASE = ['无应办事项，不计入', '无到期举措，不计入', '无应报月份，不计入'];

function bases(given: Partial<YearFacts>, today = '2021-07-01'): readonly (string | undefined)[] {
  const year = facts({ units: [unit('a')], submissionTarget: 0, ...given });
  const days = scoreDays(year, day(today));
  const known = factsAsOf(year, days.asOf);
  const list = deriveOccurrences(known, { today: days.judgedOn, calendar });
  const row = scoreUsually(known, list, days).groups[0]?.rows[0];
  return row?.indicators.slice(0, 3).map(({ basis }) => basis) ?? [];
}

const request = duty('c', [WITHIN_THREE], { kind: 'case' });
const asked = { duties: [request], triggers: [trigger('t', 'c', '2021-05-28')] };

it.each<[string, Partial<YearFacts>, string]>([
  ['in time', { fulfilments: [done('c', 't', '2021-06-02')] }, '应办 1，按时 1，迟办 0，逾期 0'],
  ['a day late', { fulfilments: [done('c', 't', '2021-06-03')] }, '应办 1，按时 0，迟办 1，逾期 0'],
  ['never', {}, '应办 1，按时 0，迟办 0，逾期 1'],
  [
    'within an extension',
    { fulfilments: [done('c', 't', '2021-06-10')], extensions: [extended('c', 't', '2021-06-11')] },
    '应办 1，按时 1，迟办 0，逾期 0',
  ],
  ['where it is exempt', { exemptions: [exempted('c', 't')] }, '无应办事项，不计入'],
  // Done before its event: early, with a reason, and in time.
  ['before its event', { fulfilments: [done('c', 't', '2021-05-27')] }, '应办 1，按时 1，迟办 0，逾期 0'],
  ['not yet due', { triggers: [trigger('t', 'c', '2021-06-30')] }, '无应办事项，不计入'],
])('a case that is done %s', (_, more, disclosure) => {
  expect(bases({ ...asked, ...more })).toEqual([disclosure, ...NO_CASE.slice(1)]);
});

it.each([
  // Thirty days after 1 June: 1 July.
  ['2021-06-05', '应办 1，按时 0，迟办 0，撤早 1，逾期 0'],
  ['2021-06-30', '应办 1，按时 0，迟办 0，撤早 1，逾期 0'],
  ['2021-07-01', '应办 1，按时 1，迟办 0，逾期 0'],
  // After the day of the score: it still stood then.
  ['2021-07-02', '应办 1，按时 1，迟办 0，逾期 0'],
])('a notice of 30 days from 1 June, taken down on %s, of whatever kind', (down, disclosure) => {
  const fulfilments = [takenDown(done('d', '2021', '2021-06-01'), down)];
  for (const kind of ['disclosure', 'case'] as const) {
    const duties = [duty('d', [ONCE, UP_30], { kind })];
    expect(bases({ duties, fulfilments })).toEqual([disclosure, ...NO_CASE.slice(1)]);
  }
});

it('a measure that was taken down too early was done, and its line says so', () => {
  const duties = [duty('m', [ONCE, UP_30], { kind: 'measure' }), duty('n', [ONCE], { kind: 'measure' })];
  const fulfilments = [takenDown(done('m', '2021', '2021-06-01'), '2021-06-05'), done('n', '2021', '2021-06-30')];
  expect(bases({ duties, fulfilments })).toEqual([NO_CASE[0], '应办结 2，已办结 2（其中撤早 1）', NO_CASE[2]]);
});

it('pieces of 信息报送 count in their own line alone, by month and by half-year, and are no item of the schedule', () => {
  const duties = [
    duty('s', [{ type: 'quota', per: 'month', atLeast: 1 }], { kind: 'submission' }),
    duty('h', [{ type: 'quota', per: 'halfYear', atLeast: 8 }], { kind: 'submission' }),
    duty('d', [MONTHLY]),
  ];
  const fulfilments = [1, 2, 3, 4, 5, 6].map((month) => done('s', `2021-0${month}`, `2021-0${month}-15`));
  expect(bases({ duties, fulfilments })).toEqual([
    '应办 6，按时 0，迟办 0，逾期 6',
    NO_CASE[1],
    '应报 6 个月、1 个半年，达标 6 个月、0 个半年',
  ]);
});
