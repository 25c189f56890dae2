import { describe, expect, it, test } from 'vitest';
import type { Clause } from '../../../electron/domain/model/scoreClause.ts';
import { overlapsOf } from '../../../electron/domain/scoring/overlaps.ts';
import { proposeRule } from '../../../electron/domain/scoring/proposeRule.ts';
import { scoreTree } from '../../../electron/domain/scoring/scoreTree.ts';
import { base, EVERY, leaf, many, owed, perOne, scheme, unitFacts } from './schemeFixtures.ts';

const late = (points: string) => perOne(['late'], points);

const READ: readonly (readonly [string, readonly unknown[]])[] = [
  ['逾期公开的，每次扣2分。', [late('-2')]],
  ['迟报一次扣 0.5 分', [late('-0.5')]],
  ['未按时公开的每两次扣1分', [{ ...late('-1'), perN: 2 }]],
  ['未报送的每次扣５分', [perOne(['missing'], '-5')]],
  ['提前或逾期公开，每条扣5分', [perOne(['late', 'early'], '-5')]],
  ['退回后未按期整改的，每次扣5分', [perOne(['returnedLate'], '-5')]],
  [
    '每发现一个问题扣0.5分；未整改问题每个再扣1分',
    [
      { rule: 'findings', found: '-0.5' },
      { rule: 'findings', notRectified: '-1' },
    ],
  ],
  [
    '标题、索引号每缺一项扣1分',
    [{ rule: 'checklist', elements: ['标题', '索引号'], what: 'missing', points: '-1', counts: 'each' }],
  ],
  [
    '每月报送信息不少于1篇，每少一篇扣1分',
    [{ rule: 'shortfall', count: { of: 'pieces' }, per: 'month', quota: 1, points: '-1' }],
  ],
  [
    '每季度至少3条，少1条扣2分',
    [{ rule: 'shortfall', count: { of: 'pieces' }, per: 'quarter', quota: 3, points: '-2' }],
  ],
  [
    '每逾期1个工作日扣0.5分，最低保留40%',
    [{ rule: 'lateDecay', select: EVERY, perDay: '0.5', days: 'workday', floor: '40' }],
  ],
  [
    '被市级通报批评的每次扣3分',
    [{ rule: 'events', entries: [{ type: 'criticism', level: 'city', points: '-3' }], take: 'stack' }],
  ],
  [
    '被省级采用加5分；被市级采用加3分',
    [
      {
        rule: 'events',
        entries: [
          { type: 'adoption', level: 'province', points: '5' },
          { type: 'adoption', level: 'city', points: '3' },
        ],
        take: 'stack',
      },
    ],
  ],
  ['每两张黄牌扣1分', [{ rule: 'events', entries: [{ type: 'yellowCard', points: '-1', perN: 2 }], take: 'stack' }]],
  [
    '“动态”栏目超过15天未更新，每次扣1分',
    [
      {
        rule: 'freshness',
        pages: { of: 'publications', columns: ['动态'] },
        gap: { n: 15, unit: 'day' },
        points: '-1',
      },
    ],
  ],
  ['按时率×满分', [{ rule: 'share', select: EVERY, good: { any: ['onTime'] } }]],
  [
    '按时率达95%以上得满分，达90%以上得80%，达80%以上得60%，低于80%不得分',
    [
      {
        rule: 'share',
        select: EVERY,
        good: { any: ['onTime'] },
        tiers: [
          { from: '95', gives: '100' },
          { from: '90', gives: '80' },
          { from: '80', gives: '60' },
        ],
      },
    ],
  ],
];

describe('a text of 评分标准', () => {
  test.each(READ)('%s', (text, clauses) => {
    const proposed = proposeRule(text, '10');
    expect(proposed.clauses).toEqual(clauses);
    expect([proposed.isRead, proposed.unread]).toEqual([true, []]);
  });

  it('adds where it only adds, and takes from the mark where it takes', () => {
    expect(proposeRule('被省级采用加5分', '10')).toMatchObject({ start: 'zero', nothing: 'zero' });
    expect(proposeRule('逾期一次扣2分', '10')).toMatchObject({ start: 'full', nothing: 'full' });
  });

  it.each(['组织领导有力、机制健全，酌情赋分', '', '由评议组打分'])(
    'that says nothing of the kind is judged: %s',
    (text) => {
      expect(proposeRule(text, '7.5')).toMatchObject({ clauses: [{ rule: 'judged', most: '7.5' }], isRead: false });
    },
  );

  it('names the parts that it did not read', () => {
    expect(proposeRule('逾期一次扣2分；工作有亮点的酌情加分', '10').unread).toEqual(['工作有亮点的酌情加分']);
  });
});

describe('overlaps', () => {
  const share: Clause = { rule: 'share', select: { kinds: ['disclosure'] }, good: { any: ['onTime'] } };

  it('are the leaves that may charge the same facts, with how often they did', () => {
    const tree = scheme([
      base(leaf('first', '10', [late('-1')])),
      base(leaf('second', '10', [share])),
      base(leaf('third', '10', [perOne(['late'], '-1', { kinds: ['measure'] })])),
      base(leaf('fourth', '10', [{ rule: 'findings', found: '-1' }])),
    ]);
    const facts = unitFacts({ occurrences: [...many(3, 'late'), owed('onTime')] });
    const overlaps = overlapsOf(tree, [scoreTree(tree, facts)]);
    expect(overlaps.map(({ first, later, faults, count }) => [first, later, faults, count])).toEqual([
      ['first', 'second', ['timing'], 3],
      ['first', 'third', ['timing'], 0],
    ]);
  });

  it('of findings and their elements, of events, and of rules that charge again', () => {
    const element: Clause = { rule: 'checklist', elements: ['标题'], what: 'missing', points: '-1', counts: 'each' };
    const event = (type: 'criticism' | 'praise', points: string): Clause => ({
      rule: 'events',
      entries: [{ type, points }],
      take: 'stack',
    });
    const tree = scheme([
      base(leaf('a', '10', [element])),
      base(leaf('b', '10', [{ rule: 'findings', found: '-1', again: true }])),
      base(leaf('c', '10', [event('criticism', '-1')])),
      base(leaf('d', '10', [event('criticism', '-2')])),
      base(leaf('e', '10', [event('praise', '2')])),
    ]);
    expect(overlapsOf(tree).map(({ first, later, isAgain }) => [first, later, isAgain])).toEqual([
      ['a', 'b', true],
      ['c', 'd', false],
    ]);
  });
});
