import { describe, expect, it } from 'vitest';
import { occurrenceText } from '../../../electron/domain/model/occurrenceKey.ts';
import { matchPublications } from '../../../electron/domain/publications/match.ts';
import { districtYear } from '../../support/district.ts';
import { judge } from '../../support/districtJudge.ts';
import { SECOND_SCHEME } from '../../support/districtSecond.ts';
import { FIRST_SCHEME } from '../../support/districtTitles.ts';

/** What the issue asks of matching, on a district's invented year; `npm run bench` prints the same figures for more seeds. */
describe.each([
  ['the first scheme of titles', FIRST_SCHEME, 11],
  ['the second scheme of titles', SECOND_SCHEME, 12],
])('a year by %s', (_, scheme, seed) => {
  const year = districtYear(seed, scheme);
  const matches = matchPublications({
    ...year,
    publications: year.titles.map(({ publication }) => publication),
    fulfilments: [],
  });
  const { all, manners } = judge(year.titles, matches);

  it('is of the size that was asked for', () => {
    expect([year.units.length, year.duties.length]).toEqual([45, 82]);
    expect(year.titles.length).toBeGreaterThan(3600);
  });

  it('is right in what it ticks, in every manner too', () => {
    expect(all.right / all.ticked).toBeGreaterThanOrEqual(0.995);
    for (const [manner, { ticked, right }] of manners) {
      if (ticked >= 50) expect(right / ticked, manner).toBeGreaterThanOrEqual(0.97);
    }
  });

  it('ticks most of what is true, and proposes nearly all the rest', () => {
    expect(all.right / all.true).toBeGreaterThanOrEqual(0.6);
    expect(all.found / all.true).toBeGreaterThanOrEqual(0.85);
  });

  it('ticks no single occurrence twice', () => {
    const quotas = new Set(year.duties.filter(({ rules }) => rules[0]?.rule.type === 'quota').map(({ id }) => id));
    const ticked = matches.flatMap((match) => (match.class === 'sure' ? match.candidates : []));
    const single = ticked.filter(({ dutyId }) => !quotas.has(dutyId)).map(occurrenceText);
    expect(new Set(single).size).toBe(single.length);
  });
});
