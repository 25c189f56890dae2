import fc from 'fast-check';
import type Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import type { SchemeTree } from '../../../electron/domain/model/schemeTree.ts';
import type { NodeScore } from '../../../electron/domain/model/treeScore.ts';
import type { UnitFacts } from '../../../electron/domain/model/unitFacts.ts';
import { troublesOf } from '../../../electron/domain/scoring/checkTree.ts';
import { scoreClass } from '../../../electron/domain/scoring/scoreClass.ts';
import { Outcomes } from '../../../electron/domain/scoring/node.ts';
import { scoreIndexed, scoreTree } from '../../../electron/domain/scoring/scoreTree.ts';
import { indexUnit } from '../../../electron/domain/scoring/unitIndex.ts';
import { runs } from '../../support/runs.ts';
import { factsOf, leavesOf, schemes } from './schemeArbitraries.ts';
import { FOUR_PERCENT } from './schemeFixtures.ts';
import { isSame, print, secondScore, standingsByCount, type Ratio, type SecondScore } from './secondScoring.ts';

/** A scheme with the facts of some units. */
const world = (units: number) =>
  schemes.chain((scheme) => {
    const ids = leavesOf(scheme).map(({ id }) => id);
    const names = ['jia', 'yi', 'bing'].slice(0, units);
    return fc.record({ scheme: fc.constant(scheme), units: fc.tuple(...names.map((name) => factsOf(name, ids))) });
  });

const ratio = (value: Fraction | undefined): Ratio | undefined =>
  value === undefined ? undefined : [value.s * value.n, value.d];

function allOf(nodes: readonly NodeScore[]): readonly NodeScore[] {
  return nodes.flatMap((node) => [node, ...allOf(node.children)]);
}

/** Every node and the total, engine against the plain reckoning. */
function expectSame(score: ReturnType<typeof scoreTree>, second: SecondScore): void {
  for (const node of allOf(score.nodes)) {
    const other = second.nodes.get(node.nodeId);
    if (isSame(ratio(node.points), other?.points)) continue;
    expect(`${node.nodeId}: ${node.points?.toFraction()}`).toBe(`${node.nodeId}: ${other?.points?.join('/')}`);
  }
  if (!isSame(ratio(score.exact), second.exact)) expect(score.exact?.toFraction()).toBe(second.exact?.join('/'));
  expect(score.total).toBe(second.exact === undefined ? undefined : print(second.exact));
  expect(score.unjudged.length > 0).toBe(second.waits);
  expect(score.notRated).toBe(second.notRated);
}

/** Another order of everything. */
function turned(facts: UnitFacts): UnitFacts {
  const { snapshots, ...own } = facts;
  const lists = Object.entries(own).map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]);
  const then = [...(snapshots ?? [])].map(([day, each]) => [day, turned(each)] as const);
  const rest = Object.fromEntries(lists) as UnitFacts;
  return then.length === 0 ? rest : { ...rest, snapshots: new Map(then) };
}

describe('scores of any scheme and any facts', () => {
  it('are those of schemes that may be saved', () => {
    fc.assert(
      fc.property(schemes, (scheme) => {
        expect(troublesOf(scheme)).toEqual([]);
      }),

      { numRuns: runs(600) },
    );
  });

  it('are what a plain reckoning gives, to the last fraction', () => {
    fc.assert(
      fc.property(world(1), ({ scheme, units: [facts] }) => {
        if (facts) expectSame(scoreTree(scheme, facts), secondScore(scheme, facts));
      }),
      { numRuns: runs(20_000, 1200) },
    );
  });

  it('are what a plain reckoning gives where units are measured by their class', () => {
    fc.assert(
      fc.property(world(3), ({ scheme, units }) => {
        const standings = standingsByCount(scheme, units);
        const rows = scoreClass(
          scheme,
          FOUR_PERCENT,
          units.map((facts) => ({ facts })),
        );
        for (const [at, facts] of units.entries()) {
          const row = rows.find(({ score }) => score.unitId === facts.unitId);
          if (row) expectSame(row.score, secondScore(scheme, facts, standings[at]));
        }
        const placed = rows.filter(({ place }) => place !== undefined).map(({ score }) => Number(score.total));
        for (const row of rows) {
          if (row.place !== undefined)
            expect(row.place).toBe(placed.filter((each) => each > Number(row.score.total)).length + 1);
        }
      }),
      { numRuns: runs(3000, 150) },
    );
  });

  it('are told by the same traces, whether these were wanted or not', () => {
    fc.assert(
      fc.property(world(1), ({ scheme, units: [facts] }) => {
        if (!facts) return;
        const index = indexUnit(facts);
        // Of a part of the facts everything is told at once.
        const told = scoreIndexed(scheme, index.part(facts), new Map(), new Outcomes());
        const asked = scoreIndexed(scheme, index, new Map(), new Outcomes());
        const tracesOf = ({ nodes }: typeof told) => allOf(nodes).map(({ nodeId, clauses }) => [nodeId, clauses]);
        expect(tracesOf(asked)).toEqual(tracesOf(told));
      }),
      { numRuns: runs(6000, 400) },
    );
  });

  it('do not depend on the order of the facts', () => {
    fc.assert(
      fc.property(world(1), ({ scheme, units: [facts] }) => {
        if (facts) expect(scoreTree(scheme, turned(facts)).exact).toEqual(scoreTree(scheme, facts).exact);
      }),
      { numRuns: runs(3000, 200) },
    );
  });

  it('do not change with what is not due yet', () => {
    fc.assert(
      fc.property(world(1), ({ scheme, units: [facts] }) => {
        if (!facts) return;
        const isPending = ({ outcome }: UnitFacts['occurrences'][number]): boolean => outcome === 'notDueYet';
        const without = (given: UnitFacts): UnitFacts => ({
          ...given,
          // The element and the day of something registered are facts of their own.
          occurrences: given.occurrences.map((one) =>
            isPending(one) ? { ...one, early: true, breach: true, returned: true, returnedLate: true } : one,
          ),
        });
        expect(scoreTree(scheme, without(facts)).exact).toEqual(scoreTree(scheme, facts).exact);
      }),
      { numRuns: runs(3000, 200) },
    );
  });

  it('charge no fault twice, unless a rule says so', () => {
    fc.assert(
      fc.property(world(1), ({ scheme, units: [facts] }) => {
        if (!facts) return;
        const strict: SchemeTree = { ...scheme, nodes: scheme.nodes.filter(({ section }) => section !== 'veto') };
        const again = leavesOf(strict).some(({ clauses }) => clauses.some((clause) => 'again' in clause));
        if (again) return;
        const charged = new Map<string, string>();
        for (const node of allOf(scoreTree(strict, facts).nodes)) {
          for (const { rule, counted } of node.clauses) {
            if (rule !== 'perOccurrence' && rule !== 'events') continue;
            for (const { ref, points } of counted) {
              if (points.s >= 0n || (ref.of !== 'event' && ref.of !== 'finding')) continue;
              const key = `${ref.of} ${ref.fact.id} ${ref.of === 'finding' ? ref.missed : ''}`;
              expect([key, charged.get(key)]).toEqual([key, undefined]);
              charged.set(key, node.nodeId);
            }
          }
        }
      }),
      { numRuns: runs(3000, 200) },
    );
  });
});
