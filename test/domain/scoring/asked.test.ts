import { describe, expect, it } from 'vitest';
import { askedBy, leavesCounting } from '../../../electron/domain/scoring/asked.ts';
import { nodeChanges, supposing, type Supposed } from '../../../electron/domain/assessment/supposing.ts';
import { scoreTree } from '../../../electron/domain/scoring/scoreTree.ts';
import {
  base,
  bonus,
  branch,
  deduction,
  event,
  judged,
  leaf,
  nodeId,
  owed,
  perOne,
  scheme,
  typed,
  unitFacts,
} from './schemeFixtures.ts';

const TREE = scheme([
  base(
    branch('一级', '100', [
      leaf('测评', '30', [{ rule: 'sheet', sheet: '第三方', item: '网站', outOf: '100' }], { start: 'zero' }),
      leaf('季度', '20', [{ rule: 'periods', every: 'quarter', missing: 'zero', sheet: '分季', item: '得分' }], {
        start: 'zero',
      }),
      leaf('抽查', '10', [{ rule: 'sample', sample: '栏目' }], { start: 'zero' }),
      leaf('成员', '10', [{ rule: 'rollup', group: '所属单位', outOf: '100' }], { start: 'zero' }),
      typed('评议', '20', { explainedShare: '60' }),
      leaf('按时', '10', [perOne(['late'], '-1')]),
    ]),
  ),
  bonus(
    leaf(
      '加分',
      '5',
      [
        {
          rule: 'events',
          entries: [
            { type: 'praise', level: 'city', points: '2' },
            { type: 'other', name: '培训授课', points: '1' },
          ],
          take: 'stack',
        },
      ],
      { start: 'zero', cap: { kind: 'own' }, nothing: 'zero' },
    ),
  ),
  deduction(
    leaf('通报', '0', [{ rule: 'perOccurrence', count: { of: 'events', types: ['criticism'] }, points: '-1' }], {
      start: 'zero',
      cap: { kind: 'none' },
    }),
  ),
]);

describe('what a scheme asks people for', () => {
  it('is each sheet, sample, group, judged leaf and kind of event of its rules, once', () => {
    const asked = askedBy(TREE);
    expect(asked.sheets).toEqual([
      { sheet: '第三方', items: [{ item: '网站', full: '100' }] },
      { sheet: '分季', items: [{ item: '得分', full: '20', every: 'quarter' }] },
    ]);
    expect(asked.samples).toEqual(['栏目']);
    expect(asked.groups).toEqual([{ group: '所属单位', outOf: '100' }]);
    expect(asked.judged.map(({ name, least, most, isNeeded }) => [name, least, most, isNeeded])).toEqual([
      ['评议', '0', '1000', false],
    ]);
    expect(asked.explained).toEqual([{ nodeId: '评议', name: '评议', share: '60' }]);
    expect(asked.events).toEqual([
      { type: 'praise', level: 'city' },
      { type: 'other', name: '培训授课' },
      { type: 'criticism' },
    ]);
  });

  it('is counted in the leaves whose rules it fits', () => {
    const of = (more: Partial<Parameters<typeof leavesCounting>[0]>) =>
      leavesCounting({ type: 'praise', name: '', outlet: '', ...more }, TREE).map(({ name }) => name);
    expect(of({ level: 'city' })).toEqual(['加分']);
    expect(of({ level: 'district' })).toEqual([]);
    expect(of({ type: 'other', name: '培训授课' })).toEqual(['加分']);
    expect(of({ type: 'criticism' })).toEqual(['通报']);
  });
});

describe('what if', () => {
  const late = owed('late', { daysLate: { day: 3, workday: 2 } });
  const missing = owed('missing');
  const facts = unitFacts({ occurrences: [late, missing], judgements: [judged('评议', '15')] });
  const small = scheme([
    base(branch('一级', '30', [typed('评议', '20'), leaf('按时', '10', [perOne(['late'], '-1')])])),
    ...TREE.nodes.slice(1),
  ]);
  const none: Supposed = { outcomes: new Map(), events: [], judgements: [] };
  const totalOf = (supposed: Supposed) => scoreTree(small, supposing(facts, supposed));
  const before = totalOf(none);

  it('changes nothing where nothing is supposed', () => {
    expect(supposing(facts, none)).toEqual(facts);
    expect(nodeChanges(small, before.nodes, totalOf(none).nodes)).toEqual([]);
  });

  it('tells the nodes that move, and how the total moves with them', () => {
    const after = totalOf({
      outcomes: new Map([
        [late.id, 'onTime'],
        [missing.id, 'late'],
      ]),
      events: [event('praise', { level: 'city' }), event('criticism', { on: facts.judgedOn })],
      judgements: [{ nodeId: nodeId('评议'), points: '18' }],
    });
    const moved = nodeChanges(small, before.nodes, after.nodes);
    expect(moved.map(({ name, before: was, after: is }) => [name, was, is])).toEqual([
      ['一级', '24.00', '27.00'],
      ['评议', '15.00', '18.00'],
      ['加分', '0.00', '2.00'],
    ]);
    const better = totalOf({ ...none, outcomes: new Map([[late.id, 'exempt']]) });
    expect(nodeChanges(small, before.nodes, better.nodes).map(({ name, after: is }) => [name, is])).toEqual([
      ['一级', '25.00'],
      ['按时', '10.00'],
    ]);
    expect(supposing(facts, { ...none, outcomes: new Map([[late.id, 'exempt']]) }).occurrences).toHaveLength(1);
  });
});
