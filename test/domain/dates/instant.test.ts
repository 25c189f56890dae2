import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInChina } from '../../../electron/domain/dates/instant.ts';

describe('the day in China', () => {
  it.each([
    ['2021-06-28T01:00:00.000Z', '2021-06-28'],
    ['2021-06-28T15:59:59.999Z', '2021-06-28'],
    ['2021-06-28T16:00:00.000Z', '2021-06-29'],
    ['2021-12-31T20:30:00Z', '2022-01-01'],
    ['2020-02-28T23:00Z', '2020-02-29'],
  ])('of %s is %s', (instant, day) => {
    expect(dayInChina(instant)).toBe(day);
  });

  it.each(['', '2021-06-28', '2021-06-28T01:00:00+08:00', '2021-02-30T01:00:00Z', '2021-06-28T25:00:00Z', 'gestern'])(
    'of %j is none',
    (text) => {
      expect(dayInChina(text)).toBeUndefined();
    },
  );

  it('is that of a clock eight hours ahead', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-30'), noInvalidDate: true }), (at) => {
        expect(dayInChina(at.toISOString())).toBe(new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
      }),
    );
  });
});
