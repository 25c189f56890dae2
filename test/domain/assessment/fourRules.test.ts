import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeOfIndicators, weightOf } from '../../../electron/domain/assessment/fourRules.ts';
import { defaultScheme } from '../../../electron/domain/assessment/defaultScheme.ts';
import { unitFacts } from '../../../electron/domain/assessment/unitFacts.ts';
import type { IndicatorId, RuleId } from '../../../electron/domain/brand.ts';
import { endOfMonth, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { Lamp, Occurrence } from '../../../electron/domain/model/occurrence.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { roundPoints } from '../../../electron/domain/points.ts';
import { troublesOf } from '../../../electron/domain/scoring/checkTree.ts';
import { scoreClass } from '../../../electron/domain/scoring/scoreClass.ts';
import { scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { runs } from '../../support/runs.ts';
import { day, duty, facts, occurrence, scoresOn, unit, unitIdOf } from './scoringFixtures.ts';

const calendar = builtInCalendar();
const LAMPS: readonly Lamp[] = [
  'upcoming',
  'dueSoon',
  'onTime',
  'late',
  'breach',
  'overdue',
  'exempt',
  'ongoing',
  'before',
];
const NAMES = ['甲', '乙', '丙'];
const DUTIES = ['item', 'measure', 'case', 'pieces'];

/** A quarter of pieces, as a duty of 信息报送 asks for it. */
function quarter(unitId: string, n: number, needed: number, done: number): Occurrence {
  const [first, last] = [n * 3 - 2, n * 3];
  const two = (month: number) => String(month).padStart(2, '0');
  const to = endOfMonth(2021, last);
  const period = { key: `2021-Q${n}`, label: `第${n}季度`, from: day(`2021-${two(first)}-01`), to };
  return {
    ...occurrence('pieces', unitId, last, done >= needed ? 'onTime' : 'overdue'),
    ruleId: 'quarterly' as RuleId,
    period,
    dueOn: to,
    needed,
    done,
  };
}

const occurrences = fc
  .record({
    single: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(...DUTIES.slice(0, 3)),
        fc.constantFrom(...NAMES),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...LAMPS),
      ),
      { maxLength: 40, selector: (parts) => parts.slice(0, 3).join(' ') },
    ),
    quarters: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(...NAMES),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
      ),
      { maxLength: 6, selector: ([name, n]) => `${name} ${n}` },
    ),
  })
  .map(({ single, quarters }) =>
    single.map((parts) => occurrence(...parts)).concat(quarters.map((parts) => quarter(...parts))),
  );

const submissions = fc.array(
  fc.record({
    unitId: fc.constantFrom(...NAMES).map(unitIdOf),
    month: fc.integer({ min: 1, max: 12 }),
    count: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 20 },
);

const decimal = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((n) => (n / 100).toFixed(2));

/** Full marks that sum to 100, some of them none. */
const scheme = fc
  .record({
    cuts: fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }),
    weight: fc.constantFrom('4', '5.5'),
    base: fc.constantFrom<(100 | 1000)[]>(100, 1000),
  })
  .map(({ cuts, weight, base }) => {
    const [a = 0, b = 0, c = 0] = cuts.toSorted((x, y) => x - y);
    const fulls = [a, b - a, c - b, 100 - c];
    const indicators = defaultScheme().indicators.map((each, at) =>
      Object.assign({}, each, { full: String(fulls[at]) }),
    );
    return { version: 1, weight, base, indicators };
  });

const world: fc.Arbitrary<YearFacts> = fc
  .record({
    scheme,
    submissions,
    judgements: fc.uniqueArray(
      fc.record({
        unitId: fc.constantFrom(...NAMES).map(unitIdOf),
        indicatorId: fc.constant('daily-management' as IndicatorId),
        points: decimal(12),
        reason: fc.constant('评议'),
      }),
      { maxLength: 3, selector: ({ unitId }) => unitId },
    ),
    submissionTarget: fc.integer({ min: 0, max: 3 }),
    contributionFrom: fc.constantFrom<('printed' | 'exact')[]>('printed', 'exact'),
    rankShare: fc.constantFrom(0, 50, 90),
  })
  .map(({ contributionFrom, rankShare, ...rest }) =>
    facts({
      units: [
        unit('甲'),
        unit('乙', 'department', { from: '2021-04-01' }),
        unit('丙', 'department', { to: '2021-10-15' }),
      ],
      duties: DUTIES.map((id) =>
        duty(id, ({ item: 'disclosure', measure: 'measure', case: 'case' } as const)[id] ?? 'submission'),
      ),
      frame: { ...defaultFrame(2021 as never), contributionFrom, rankShare },
      ...rest,
    }),
  );

/** A year's lines by the tree that its scheme is. */
function byTree(given: YearFacts, all: readonly Occurrence[], today: PlainDate) {
  const days = scoreDays(given, today);
  const factsOf = unitFacts({ facts: given, occurrences: all, days, calendar });
  const tree = treeOfIndicators(given.scheme, given.frame);
  const rows = scoreClass(
    tree,
    weightOf(given.scheme),
    given.units.map((each) => ({ facts: factsOf(each), isGone: each.to !== undefined && each.to < days.asOf })),
  );
  return rows.map(({ score, contribution, place }) => ({
    unit: score.unitId as string,
    points: score.nodes.map(({ points }) => points),
    total: score.total,
    contribution,
    place,
  }));
}

describe('the tree that a scheme of the four rules is', () => {
  it('may be saved', () => {
    expect(troublesOf(treeOfIndicators(defaultScheme(), defaultFrame(2021 as never)))).toEqual([]);
    fc.assert(
      fc.property(world, (given) => {
        expect(troublesOf(treeOfIndicators(given.scheme, given.frame))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('gives the same total, 折算分, place and order', () => {
    const today = fc.constantFrom('2021-01-01', '2021-06-30', '2021-12-31', '2022-01-15', '2022-02-01').map(day);
    fc.assert(
      fc.property(world, occurrences, today, (given, all, at) => {
        const old = scoresOn(given, all, at).groups.flatMap(({ rows }) => rows);
        const rows = byTree(given, all, at);
        expect(rows.map(({ unit, total, contribution, place }) => ({ unit, total, contribution, place }))).toEqual(
          old.map((row) => ({
            unit: row.unit.name,
            total: row.total,
            contribution: row.contribution,
            place: row.rank,
          })),
        );
        for (const row of old) {
          const own = rows.find((each) => each.unit === row.unit.name);
          // What applies is the same; its points are scaled in the tree where something does not.
          for (const [place, { points }] of row.indicators.entries()) {
            const other = own?.points[place];
            expect(other === undefined).toBe(points === undefined);
            if (!row.rebased && other !== undefined) expect(roundPoints(other)).toBe(points);
          }
        }
      }),
      { numRuns: runs(4000, 400) },
    );
  });
});
