import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lamp, Occurrence } from '../../../electron/domain/model/occurrence.ts';
import { runs } from '../../support/runs.ts';
import type { AssessedFacts } from './fourIndicators.ts';
import { day, facts, occurrence, unit, unitIdOf, scoresOn } from './scoringFixtures.ts';

const LAMPS: readonly Lamp[] = ['upcoming', 'dueSoon', 'onTime', 'late', 'overdue', 'exempt', 'ongoing'];
const NAMES = ['甲', '乙', '丙'];

/** At most one occurrence per duty, unit and period, as derivation gives them. */
const occurrences = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('item', 'measure', 'case'),
      fc.constantFrom(...NAMES),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(...LAMPS),
    ),
    { maxLength: 40, selector: (parts) => parts.slice(0, 3).join(' ') },
  )
  .map((list) => list.map((parts) => occurrence(...parts)));
const submissions = fc.array(
  fc.record({
    unitId: fc.constantFrom(...NAMES).map(unitIdOf),
    month: fc.integer({ min: 1, max: 12 }),
    count: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 20 },
);
const judgements = fc.array(
  fc.record({
    unitId: fc.constantFrom(...NAMES).map(unitIdOf),
    indicatorId: fc.constant(facts().scheme.indicators[3]!.id),
    points: fc.integer({ min: 0, max: 1000 }).map((n) => (n / 100).toFixed(2)),
    reason: fc.constant('评议'),
  }),
  { maxLength: 3 },
);
const world: fc.Arbitrary<AssessedFacts> = fc
  .record({ submissions, judgements, submissionTarget: fc.integer({ min: 0, max: 3 }) })
  .map((parts) => facts({ units: NAMES.map((name) => unit(name)), ...parts }));
const today = fc.constantFrom('2021-01-01', '2021-06-30', '2021-12-31', '2022-02-01').map(day);

function totals(given: AssessedFacts, list: readonly Occurrence[], at: ReturnType<typeof day>) {
  const rows = scoresOn(given, list, at).groups.flatMap((group) => group.rows);
  return new Map(rows.map((row) => [row.unit.name, row]));
}

describe('scores of any year', () => {
  it('stay within 0 and 100, points within full marks, contribution within base x weight', () => {
    fc.assert(
      fc.property(world, occurrences, today, (given, list, at) => {
        for (const row of totals(given, list, at).values()) {
          for (const { points, full } of row.indicators) {
            if (points !== undefined) expect(Number(points)).toBeGreaterThanOrEqual(0);
            if (points !== undefined) expect(Number(points)).toBeLessThanOrEqual(Number(full));
          }
          if (row.total === undefined) continue;
          expect(Number(row.total)).toBeGreaterThanOrEqual(0);
          expect(Number(row.total)).toBeLessThanOrEqual(100);
          expect(Number(row.contribution)).toBeLessThanOrEqual(4);
        }
      }),
    );
  });

  it('do not depend on the order of the facts', () => {
    const shuffled = fc.tuple(world, occurrences).chain(([given, list]) =>
      fc.record({
        given: fc.constant(given),
        list: fc.constant(list),
        other: fc.shuffledSubarray(list, { minLength: list.length }),
        counts: fc.shuffledSubarray([...given.submissions], { minLength: given.submissions.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, today, ({ given, list, other, counts }, at) => {
        expect(scoresOn({ ...given, submissions: counts }, other, at).groups).toEqual(scoresOn(given, list, at).groups);
      }),
    );
  });

  it('never fall when one more thing is done on time', () => {
    fc.assert(
      fc.property(world, occurrences, today, fc.nat(), (given, list, at, pick) => {
        const index = list.length > 0 ? pick % list.length : -1;
        const chosen = list[index];
        if (!chosen || chosen.lamp === 'exempt') return;
        // Within an indicator the score cannot fall; across indicators a newly applying one is a new yardstick.
        const better = list.with(index, { ...chosen, lamp: 'onTime', done: 1 });
        const before = totals(given, list, at).get(chosen.unitId);
        const after = totals(given, better, at).get(chosen.unitId);
        for (const [place, was] of (before?.indicators ?? []).entries()) {
          const is = after?.indicators[place];
          if (was.points !== undefined) expect(Number(is?.points)).toBeGreaterThanOrEqual(Number(was.points));
        }
        const sameYardstick = before?.indicators.every((was, place) => {
          return (was.points === undefined) === (after?.indicators[place]?.points === undefined);
        });
        if (sameYardstick && before?.total !== undefined) {
          expect(Number(after?.total)).toBeGreaterThanOrEqual(Number(before.total));
        } else if (after?.total !== undefined && chosen.lamp !== 'onTime') {
          expect(Number(after.total)).toBeGreaterThanOrEqual(Number(before?.total ?? 0));
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('never fall when one more piece is sent in', () => {
    fc.assert(
      fc.property(world, occurrences, today, fc.integer({ min: 1, max: 12 }), (given, list, at, month) => {
        const more = { ...given, submissions: [...given.submissions, { unitId: unitIdOf('甲'), month, count: 1 }] };
        const before = totals(given, list, at).get('甲')?.indicators[2];
        const after = totals(more, list, at).get('甲')?.indicators[2];
        if (before?.points !== undefined) expect(Number(after?.points)).toBeGreaterThanOrEqual(Number(before.points));
      }),
    );
  });

  it('rank by the published total with gaps after ties', () => {
    fc.assert(
      fc.property(world, occurrences, today, (given, list, at) => {
        for (const { rows } of scoresOn(given, list, at).groups) {
          for (const row of rows) {
            const above = rows.filter((other) => Number(other.total ?? -1) > Number(row.total ?? -1)).length;
            expect(row.rank).toBe(row.total === undefined ? undefined : above + 1);
          }
        }
      }),
    );
  });
});
