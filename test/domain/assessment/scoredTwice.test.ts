import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { addDays, dayInMonth, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { factsAsOf, scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { runs } from '../../support/runs.ts';
import { anyFacts } from '../coverage/randomFacts.ts';
import { scoreByIndicators, usualScheme, type AssessedFacts } from './fourIndicators.ts';
import { scoredAgain } from './secondScript.ts';

const calendar = builtInCalendar();
const scheme = usualScheme();

/** Any facts with points judged, full marks that sum to 100, some of them none, a weight, a base, and any way from the total to 折算分. */
const assessed: fc.Arbitrary<AssessedFacts> = fc
  .record({
    given: anyFacts,
    judged: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 1000 }), { maxKeys: 3 }),
    cuts: fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }),
    base: fc.constantFrom(100 as const, 1000 as const),
    weight: fc.constantFrom('4', '4.5', '7.25'),
    contributionFrom: fc.constantFrom('printed' as const, 'exact' as const),
    rankShare: fc.constantFrom(0, 40, 50, 100),
  })
  .map(({ given, judged, cuts, base, weight, contributionFrom, rankShare }) => {
    const [a = 0, b = 0, c = 0] = cuts.toSorted((x, y) => x - y);
    const fulls = [a, b - a, c - b, 100 - c];
    const indicators = scheme.indicators.map((each, at) => Object.assign({}, each, { full: String(fulls[at]) }));
    const byHand = scheme.indicators.find(({ rule }) => rule === 'manual');
    const most = 100 * Number(indicators.at(-1)?.full ?? 0);
    const judgements = Object.entries(judged).flatMap(([unitId, hundredths]) =>
      byHand === undefined
        ? []
        : [
            {
              unitId: unitId as UnitId,
              indicatorId: byHand.id,
              points: (Math.min(hundredths, most) / 100).toFixed(2),
              reason: '评议',
            },
          ],
    );
    const frame = { ...given.frame, contributionFrom, rankShare };
    return Object.assign({}, given, { scheme: { ...scheme, indicators, base, weight }, frame, judgements });
  });

/** As the app reckons it: the facts as they stood on the score's day, derived and scored. */
function scored(given: AssessedFacts, today: PlainDate) {
  const days = scoreDays(given, today);
  const known = factsAsOf(given, days.asOf);
  const { groups } = scoreByIndicators(
    { ...given, ...known },
    deriveOccurrences(known, { today: days.judgedOn, calendar }),
    days,
  );
  return groups.flatMap(({ rows }) =>
    rows.map(({ unit, indicators, total, contribution, rank }) => [
      unit.id,
      { points: indicators.map(({ points }) => points), total, contribution, rank },
    ]),
  );
}

it('a second script comes to the same scores, contributions and places', () => {
  fc.assert(
    fc.property(assessed, fc.integer({ min: -10, max: 560 }), (given, offset) => {
      const today = addDays(dayInMonth(given.year, 1, 1), offset);
      const again = scoredAgain(given, today, calendar);
      expect(Object.fromEntries(scored(given, today))).toEqual(Object.fromEntries(again));
    }),
    { numRuns: runs(150) },
  );
});
