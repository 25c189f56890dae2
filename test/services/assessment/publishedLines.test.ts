import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NodeView, ScoreDetail } from '../../../electron/contract/assessment.ts';
import type { InputOf } from '../../../electron/contract/index.ts';
import { defaultSchemeId } from '../../../electron/domain/assessment/defaultScheme.ts';
import type { Year } from '../../../electron/domain/brand.ts';
import type { Clause } from '../../../electron/domain/model/scoreClause.ts';
import type { NodeScore } from '../../../electron/domain/model/treeScore.ts';
import { contributionOf } from '../../../electron/domain/scoring/scoreClass.ts';
import { LINES } from '../../domain/scoring/schemeLines.ts';
import {
  base,
  FOUR_PERCENT,
  judged,
  leaf,
  printed,
  reckon,
  reckonedIn,
  scheme,
  unitFacts,
  type Reckoned,
} from '../../domain/scoring/schemeFixtures.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { enterFacts, enterUnit, openScoringOffice, storable, storableIds, TODAY } from './enterFacts.ts';

const year = 2021 as Year;
let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: TODAY, year });
  await openScoringOffice(app);
});
afterAll(() => app.close());

/** Enters a scheme and the facts of its units by commands; answers what each unit comes to. */
async function entered({ tree, units }: Reckoned): Promise<readonly ScoreDetail[]> {
  const ids = storableIds(tree);
  const own = { year, schemeId: defaultSchemeId(year), name: '考核方案', note: '' };
  const made = new Map<string, Awaited<ReturnType<typeof enterUnit>>>();
  for (const { facts } of units) made.set(facts.unitId, await enterUnit(app, facts));
  const known = new Map([...made].map(([unit, { id }]) => [unit, id]));
  await app.call('schemes.save', {
    ...own,
    tree: storable(tree, ids, known),
    weight: FOUR_PERCENT,
    judgements: 'keep',
  });
  const unitIds = [...known.values()];
  const classes = [{ id: null, name: '本类', schemeId: defaultSchemeId(year), unitIds, weight: null }];
  await app.call('schemes.saveClasses', { year, classes });
  for (const { facts } of units) {
    const unit = made.get(facts.unitId);
    if (unit !== undefined) await enterFacts(app, unit, facts, ids);
  }
  return Promise.all(unitIds.map((unitId) => app.call('assessment.unit', { year, unitId })));
}

/** Every node's own points, in order. Where marks of others came to it, only whether it applies. */
function pointsOf(nodes: readonly NodeScore[]): readonly string[] {
  const isScaled = nodes.some(({ steps }) => steps.some(({ kind }) => kind === 'scaled'));
  return nodes.flatMap((node) => [
    isScaled && node.points !== undefined ? 'some' : printed(node),
    ...(isScaled ? [] : pointsOf(node.children)),
  ]);
}

function pointsShown(nodes: readonly NodeView[]): readonly string[] {
  const isScaled = nodes.some(({ steps }) => steps.some((step) => step.startsWith('不适用项')));
  return nodes.flatMap((node) => [
    isScaled && node.points !== undefined ? 'some' : (node.points ?? '—'),
    ...(isScaled ? [] : pointsShown(node.children)),
  ]);
}

describe('lines of published schemes, entered by commands', () => {
  it.each(Object.keys(LINES))('%s comes to the same as by the engine alone', async (id) => {
    for (const reckoned of reckonedIn(() => LINES[id]?.())) {
      const details = await entered(reckoned);
      for (const [at, { score }] of reckoned.units.entries()) {
        const detail = details[at];
        expect({ total: detail?.row.total, points: pointsShown(detail?.nodes ?? []) }).toEqual({
          total: score.total,
          points: pointsOf(score.nodes),
        });
        expect(detail?.row.contribution).toBe(contributionOf(reckoned.tree, FOUR_PERCENT, score));
      }
    }
  });

  it.each([
    ['-7', '拒不配合', '', true],
    ['-11', '拒不配合', '', false],
    ['-4', '拒不配合', '', false],
    ['-7', '', '', false],
  ])('points that a person takes from −5 to −10, with a reason: %s, “%s”', async (points, reason, basis, isTaken) => {
    const ids = await discretion(false);
    await expectJudged({ ...ids, points, reason, basis }, isTaken);
  });

  it.each([
    ['-7', '被上级通报', '通报第3号', true],
    ['-7', '被上级通报', '', false],
  ])('or that need the document they go by: %s, “%s”, “%s”', async (points, reason, basis, isTaken) => {
    const ids = await discretion(true);
    await expectJudged({ ...ids, points, reason, basis }, isTaken);
  });

  it('weigh in the overall assessment by percent or by points of any base, 4 % at least', async () => {
    const tree = scheme([base(leaf('own', '100', [JUDGED], { start: 'zero' }))]);
    const [detail] = await entered({ tree, weight: FOUR_PERCENT, units: [unitOf('96.50')] });
    expect(detail?.row.contribution).toBe('3.86');
    const of = { year, schemeId: defaultSchemeId(year), name: '考核方案', note: '', tree: detail!.scheme.tree };
    const contribution = async (points: string, whole: string) => {
      await app.call('schemes.save', { ...of, weight: { kind: 'points', points, base: whole } });
      return (await app.call('assessment.unit', { year, unitId: detail!.row.unitId })).row.contribution;
    };
    expect(await contribution('3', '75')).toBe('2.90');
    expect(await contribution('40', '1000')).toBe('38.60');
    const short = { kind: 'points', points: '3', base: '100', bundledWith: '2' } as const;
    const refused = await app.refusal('schemes.save', { ...of, weight: short });
    expect([refused.code, refused.message]).toEqual([
      'weight-below-minimum',
      expect.stringContaining('合并的分值不算'),
    ]);
  });
});

const JUDGED: Clause = { rule: 'judged', least: '0', most: '100', assessors: 'one', unjudged: 'provisional' };

function unitOf(points: string): Reckoned['units'][number] {
  const facts = unitFacts({ judgements: [judged('own', points)] });
  return { facts, score: reckon(scheme([base(leaf('own', '100', [JUDGED], { start: 'zero' }))]), facts) };
}

/** A scheme with 酌情扣分, and a unit that it is for. */
async function discretion(needsBasis: boolean) {
  const clause: Clause = { rule: 'judged', least: '-10', most: '-5', assessors: 'one', unjudged: 'nothing' };
  const own = needsBasis ? { ...clause, needsBasis: true as const } : clause;
  const taken = leaf('taken', '0', [own], { start: 'zero', nothing: 'zero', cap: { kind: 'none' } });
  const tree = scheme([base(leaf('own', '100', [JUDGED], { start: 'zero' })), { section: 'deductions', node: taken }]);
  const [detail] = await entered({ tree, weight: FOUR_PERCENT, units: [unitOf('90')] });
  return { unitId: detail!.row.unitId, nodeId: detail!.nodes[1]!.nodeId };
}

async function expectJudged(input: Omit<InputOf<'scoreFacts.judge'>, 'year'>, isTaken: boolean): Promise<void> {
  if (isTaken) {
    await app.call('scoreFacts.judge', { year, ...input });
    const { row } = await app.call('assessment.unit', { year, unitId: input.unitId });
    expect(row.total).toBe('83.00');
    return;
  }
  expect((await app.refusal('scoreFacts.judge', { year, ...input })).code).toBe('invalid-input');
}
