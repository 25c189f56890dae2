import { describe, expect, it } from 'vitest';
import { publicationScoreFacts } from '../../../electron/domain/publications/scoreFacts.ts';
import { list, matches, occurrencesOf, ofDuty, page, registered, rule, UNITS } from './publicationFacts.ts';

const LISTS = [list('first', 1)];

describe('what publication lists tell a score', () => {
  it('is pages with their unit and column, and what the lists cover', () => {
    const publications = [
      page('3月空气质量情况通报', '区生态环境分局', '2021-04-05', { column: '环境 > 空气' }),
      page('一次会议', '区民政局', '2021-04-06', { column: '动态' }),
      page('外地的会议', '外市民政局', '2021-04-06', { column: '动态' }),
      page('没有栏目', '区民政局', '2021-04-06'),
    ];
    const told = publicationScoreFacts({
      publications,
      lists: LISTS,
      matches: matches(publications),
      fulfilments: [],
      units: UNITS,
      district: '清河区',
    });
    expect(told.pages.map(({ unitId, column, on }) => [unitId, column, on])).toEqual([
      ['hbj', '环境 > 空气', '2021-04-05'],
      ['mzj', '动态', '2021-04-06'],
    ]);
    expect(told.pageCovers).toEqual([LISTS[0]?.covers]);
  });

  const columnOf = (more: Partial<Parameters<typeof publicationScoreFacts>[0]> = {}) => {
    const publications = [
      page('3月空气质量情况通报', '区生态环境分局', '2021-03-31', { column: '空气' }),
      page('4月空气质量情况通报', '区生态环境分局', '2021-04-30', { column: '环境质量' }),
    ];
    const fulfilments = [registered('money', '2021-02', '2021-02-25', 'czj', { link: publications[1]?.link ?? '' })];
    const told = publicationScoreFacts({
      publications,
      lists: LISTS,
      matches: matches(publications),
      fulfilments,
      units: UNITS,
      ...more,
    });
    const occurrences = occurrencesOf();
    return (dutyId: string, key: string) => {
      const found = occurrences.find((one) => one.dutyId === dutyId && one.period.key === key);
      return found && told.columnOf(found);
    };
  };

  it('is the column of what is matched or linked for a thing owed, else its duty’s usual one', () => {
    const of = columnOf();
    expect([of('air', '2021-03'), of('air', '2021-04')]).toEqual(['空气', '环境质量']);
    expect([of('money', '2021-02'), of('money', '2021-06')]).toEqual(['环境质量', '环境质量']);
    // Two columns as often as each other, and none.
    expect([of('air', '2021-05'), of('orphans', '2021-Q1')]).toEqual([undefined, undefined]);
  });

  it('is the one that a rule of the office names', () => {
    const of = columnOf({ rules: [rule('a', { column: '空气', effect: ofDuty('air') })] });
    expect([of('air', '2021-05'), of('air', '2021-04')]).toEqual(['空气', '环境质量']);
  });
});
