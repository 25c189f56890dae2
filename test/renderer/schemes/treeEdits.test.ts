import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SchemeNode, SchemeTree } from '../../../electron/contract/schemeTree.ts';
import type { SchemeNodeId } from '../../../electron/domain/brand.ts';
import { troublesOf } from '../../../electron/domain/scoring/checkTree.ts';
import { freeName } from '../../../renderer/schemes/drafts.ts';
import {
  beginEditing,
  changed,
  choose,
  isChanged,
  markSaved,
  redo,
  undo,
  undoLabel,
} from '../../../renderer/schemes/editing.ts';
import {
  addBelow,
  addBeside,
  addFirst,
  allPlaced,
  copyNode,
  fitted,
  indent,
  moveBy,
  moveTo,
  moveToSection,
  outdent,
  placedNode,
  removeNode,
  SECTIONS,
  updateNode,
  withFreshIds,
} from '../../../renderer/schemes/treeEdits.ts';
import {
  base,
  bonus,
  branch,
  deduction,
  FOUR_PERCENT,
  leaf,
  nodeId,
  perOne,
} from '../../domain/scoring/schemeFixtures.ts';

const RULE = perOne(['late'], '-1');
const on = (id: string, full = '10') => leaf(id, full, [RULE]);

const tree = (nodes: SchemeTree['nodes']): SchemeTree => ({
  version: 1,
  total: '100',
  scaling: 'raw',
  nodes,
  grades: [],
  contribution: 'share',
  contributionFrom: 'printed',
  rankShare: 0,
});

const TREE = tree([
  base(branch('公开', '40', [on('及时', '20'), on('要素', '10'), on('更新', '10')])),
  base(on('落实', '60')),
  bonus(on('采用', '6')),
  deduction(on('通报', '5')),
]);

/** 公开(及时 要素) 落实. */
function shape({ nodes }: SchemeTree): string {
  const of = (node: SchemeNode): string =>
    node.kind === 'leaf' ? node.name : `${node.name}(${node.children.map(of).join(' ')})`;
  return nodes.map(({ section, node }) => `${section[0]}:${of(node)}`).join(' ');
}

function counter(): () => SchemeNodeId {
  let next = 0;
  return () => nodeId(`new-${(next += 1)}`);
}

describe('edits of a tree', () => {
  test('an indicator is added beside, below, and at the end of a section', () => {
    const newId = counter();
    expect(shape(addBeside(TREE, nodeId('及时'), newId).tree)).toBe(
      'b:公开(及时 新指标 要素 更新) b:落实 b:采用 d:通报',
    );
    expect(shape(addFirst(TREE, 'veto', newId).tree)).toBe('b:公开(及时 要素 更新) b:落实 b:采用 d:通报 v:新指标');
    expect(shape(addFirst(TREE, 'base', newId).tree)).toBe('b:公开(及时 要素 更新) b:落实 b:新指标 b:采用 d:通报');
    const below = addBelow(TREE, nodeId('公开'), newId);
    expect(shape(below.tree)).toBe('b:公开(及时 要素 更新 新指标) b:落实 b:采用 d:通报');
    expect(below.chosen).toBe('new-4');
  });

  test('what had a rule of its own stands below the branch that it becomes, and keeps its id', () => {
    const { tree: next } = addBelow(TREE, nodeId('落实'), counter());
    expect(shape(next)).toBe('b:公开(及时 要素 更新) b:落实(落实 新指标) b:采用 d:通报');
    const parts = allPlaced(next).filter(({ node }) => node.name === '落实');
    expect(parts.map(({ node }) => [node.id, node.kind])).toEqual([
      ['new-2', 'branch'],
      ['落实', 'leaf'],
    ]);
  });

  test('an indicator without a rule becomes the branch itself', () => {
    const newId = counter();
    const fresh = addFirst(TREE, 'bonus', newId);
    const below = addBelow(fresh.tree, nodeId('new-1'), newId);
    expect(shape(below.tree)).toContain('b:新指标(新指标)');
    expect(allPlaced(below.tree).some(({ node }) => node.id === 'new-1' && node.kind === 'branch')).toBe(true);
  });

  test('moving, indenting, outdenting', () => {
    expect(shape(moveBy(TREE, nodeId('及时'), 1))).toBe('b:公开(要素 及时 更新) b:落实 b:采用 d:通报');
    expect(shape(moveBy(TREE, nodeId('落实'), -1))).toBe('b:落实 b:公开(及时 要素 更新) b:采用 d:通报');
    expect(moveBy(TREE, nodeId('及时'), -1)).toBe(TREE);
    expect(shape(indent(TREE, nodeId('落实'), counter()))).toBe('b:公开(及时 要素 更新 落实) b:采用 d:通报');
    expect(shape(indent(TREE, nodeId('要素'), counter()))).toBe('b:公开(及时(及时 要素) 更新) b:落实 b:采用 d:通报');
    expect(indent(TREE, nodeId('公开'), counter())).toBe(TREE);
    expect(shape(outdent(TREE, nodeId('要素')))).toBe('b:公开(及时 更新) b:要素 b:落实 b:采用 d:通报');
    expect(outdent(TREE, nodeId('落实'))).toBe(TREE);
  });

  test('dragging, into another branch too, not into itself', () => {
    expect(shape(moveTo(TREE, nodeId('落实'), nodeId('要素'), 'before'))).toBe(
      'b:公开(及时 落实 要素 更新) b:采用 d:通报',
    );
    expect(shape(moveTo(TREE, nodeId('通报'), nodeId('采用'), 'behind'))).toBe(
      'b:公开(及时 要素 更新) b:落实 b:采用 b:通报',
    );
    expect(moveTo(TREE, nodeId('公开'), nodeId('要素'), 'before')).toBe(TREE);
  });

  test('a first-level indicator of another section', () => {
    expect(shape(moveToSection(TREE, nodeId('落实'), 'veto'))).toBe('b:公开(及时 要素 更新) b:采用 d:通报 v:落实');
    expect(moveToSection(TREE, nodeId('要素'), 'veto')).toBe(TREE);
    expect(moveToSection(TREE, nodeId('落实'), 'veto').nodes.at(-1)).toMatchObject({
      effect: { kind: 'at', points: '59' },
    });
  });

  test('removing chooses the neighbour; a branch without children waits for a rule', () => {
    expect(removeNode(TREE, nodeId('要素')).chosen).toBe('更新');
    expect(removeNode(TREE, nodeId('更新')).chosen).toBe('要素');
    const empty = ['及时', '要素', '更新'].reduce((now, id) => removeNode(now, nodeId(id)).tree, TREE);
    expect(shape(empty)).toBe('b:公开 b:落实 b:采用 d:通报');
    expect(troublesOf(empty).map(({ code, nodeId: at }) => [code, at])).toContainEqual(['no-rule', '公开']);
  });

  test('copies have ids of their own, and names that differ', () => {
    const { tree: once, chosen } = copyNode(TREE, nodeId('公开'), counter());
    expect(shape(once)).toBe('b:公开(及时 要素 更新) b:公开（副本）(及时 要素 更新) b:落实 b:采用 d:通报');
    expect(chosen).toBe('new-1');
    const { tree: twice } = copyNode(once, nodeId('公开'), counter());
    expect(shape(twice)).toContain('公开（副本 2）');
  });

  test('what a scheme says of its own nodes is said of the copy’s', () => {
    const scheme = tree([
      base(leaf('一', '40', [RULE], { notApplicable: { kind: 'move', to: nodeId('二') } })),
      base(
        leaf('二', '60', [
          { rule: 'byRank', figure: { of: 'node', nodeId: nodeId('一') }, steps: { by: 'each', points: '-1' } },
        ]),
      ),
    ]);
    const copy = withFreshIds(
      { ...scheme, bonus: { gate: { compare: 'above', points: '80', of: [nodeId('一')] } } },
      counter(),
    );
    expect(copy.nodes[0]?.node).toMatchObject({ id: 'new-1', notApplicable: { kind: 'move', to: 'new-2' } });
    expect(copy.nodes[1]?.node).toMatchObject({ clauses: [{ figure: { nodeId: 'new-1' } }] });
    expect(copy.bonus?.gate?.of).toEqual(['new-1']);
    expect(troublesOf(copy)).toEqual([]);
  });

  test('parts keep their weights wherever they stand, and new ones have none', () => {
    const parts = tree([
      base(
        branch('合成', '100', [on('平台', '100'), on('日常', '100')], {
          combine: { kind: 'parts', weights: ['70', '30'] },
        }),
      ),
    ]);
    const weights = (scheme: SchemeTree) => {
      const node = scheme.nodes[0]?.node;
      return node?.kind === 'branch' && node.combine.kind === 'parts' ? node.combine.weights : undefined;
    };
    expect(weights(moveBy(parts, nodeId('日常'), -1))).toEqual(['30', '70']);
    expect(weights(addBeside(parts, nodeId('平台'), counter()).tree)).toEqual(['70', '0', '30']);
    expect(weights(removeNode(parts, nodeId('平台')).tree)).toEqual(['30']);
  });

  test('marks are fitted to what stands below, the total to the base', () => {
    const odd = updateNode(TREE, nodeId('要素'), (node) => ({ ...node, full: '12.5' }));
    expect(troublesOf(odd).map(({ message }) => message)).toEqual(['“公开”满分 40，下级指标合计 42.5，多 2.5。']);
    const next = fitted(odd);
    expect([next.total, next.nodes[0]?.node.full]).toEqual(['102.5', '42.5']);
    expect(troublesOf(next)).toEqual([]);
  });

  test('whatever is done, ids stay single, every rule stays, and sections stay whole', () => {
    const acts = fc.array(fc.record({ act: fc.nat(8), of: fc.nat(30), to: fc.nat(30) }), { maxLength: 30 });
    fc.assert(
      fc.property(acts, (list) => {
        const newId = counter();
        let now = TREE;
        for (const { act, of, to } of list) {
          const all = allPlaced(now);
          const id = all[of % all.length]?.node.id ?? nodeId('');
          const other = all[to % all.length]?.node.id ?? nodeId('');
          now =
            [
              () => addBeside(now, id, newId).tree,
              () => addBelow(now, id, newId).tree,
              () => moveBy(now, id, 1),
              () => moveBy(now, id, -1),
              () => indent(now, id, newId),
              () => outdent(now, id),
              () => moveTo(now, id, other, 'before'),
              () => moveToSection(now, id, SECTIONS[to % 4] ?? 'base'),
              () => addFirst(now, SECTIONS[to % 4] ?? 'base', newId).tree,
            ][act]?.() ?? now;
        }
        const nodes = allPlaced(now).map(({ node }) => node);
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
        const ruled = nodes.filter((node) => node.kind === 'leaf' && node.clauses.length > 0).map(({ id }) => id);
        expect(ruled.toSorted()).toEqual(['及时', '要素', '更新', '落实', '采用', '通报'].toSorted());
        const order = now.nodes.map(({ section }) => SECTIONS.indexOf(section));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
    );
  });

  test('an order of sections that is another one is kept', () => {
    const mixed = tree([deduction(on('通报')), base(on('一')), bonus(on('采用')), base(on('二'))]);
    expect(shape(moveBy(mixed, nodeId('二'), -1))).toBe('d:通报 b:二 b:采用 b:一');
    expect(shape(updateNode(mixed, nodeId('一'), (node) => ({ ...node, name: '三' })))).toBe('d:通报 b:三 b:采用 b:二');
  });
});

describe('steps', () => {
  const draft = { name: '甲类', tree: TREE, weight: FOUR_PERCENT };
  const named = (name: string) => ({ ...draft, name });

  test('each is taken back by itself, what is typed into one field as one', () => {
    let now = beginEditing(draft);
    now = changed(now, named('甲'), { label: '改名', field: 'name' });
    now = changed(now, named('甲乙'), { label: '改名', field: 'name' });
    now = changed(now, { ...named('甲乙'), tree: fitted(TREE) }, { label: '按下级合计' });
    expect([undoLabel(now), isChanged(now)]).toEqual(['按下级合计', true]);
    now = undo(now);
    expect([undoLabel(now), now.now.draft.name]).toEqual(['改名', '甲乙']);
    now = undo(now);
    expect([undoLabel(now), now.now.draft, isChanged(now)]).toEqual([undefined, draft, false]);
    expect(undo(now)).toBe(now);
    now = redo(redo(now));
    expect(now.now.draft.tree).toEqual(fitted(TREE));
    expect(redo(now)).toBe(now);
  });

  test('after a step was taken back, or another node chosen, typing is a step of its own', () => {
    let now = changed(beginEditing(draft), named('甲'), { label: '改名', field: 'name' });
    now = choose(now, nodeId('及时'));
    now = changed(now, named('甲乙'), { label: '改名', field: 'name' });
    expect(undo(now).now.draft.name).toBe('甲');
    now = changed(undo(now), named('丙'), { label: '改名', field: 'name' });
    expect(now.future).toEqual([]);
    expect(undo(now).now.draft.name).toBe('甲');
  });

  test('a pause ends a step of typing', () => {
    let now = changed(beginEditing(draft), named('甲'), { label: '改名', field: 'name', at: 10_000 });
    now = changed(now, named('甲乙'), { label: '改名', field: 'name', at: 11_000 });
    now = changed(now, named('甲乙丙'), { label: '改名', field: 'name', at: 14_000 });
    expect(undo(now).now.draft.name).toBe('甲乙');
  });

  test('the same draft is no step; one that was saved is unchanged, and can still be taken back', () => {
    const start = beginEditing(draft);
    expect(changed(start, draft, { label: '无' })).toBe(start);
    const next = changed(start, named('乙'), { label: '改名' });
    const saved = markSaved(next, next.now.draft);
    expect([isChanged(saved), isChanged(undo(saved))]).toEqual([false, true]);
  });
});

test('a veto needs no marks to hold; elsewhere marks bound what is taken', () => {
  const newId = counter();
  const veto = addFirst(TREE, 'veto', newId);
  expect(placedNode(veto.tree, veto.chosen ?? newId())?.node.cap).toEqual({ kind: 'none' });
  const other = addFirst(TREE, 'deductions', newId);
  expect(placedNode(other.tree, other.chosen ?? newId())?.node.cap).toBeUndefined();
});

test('drafts of one preset have names of their own; one that has none stays without', () => {
  expect(freeName('网站检查表', [])).toBe('网站检查表');
  expect(freeName('网站检查表', ['网站检查表', '网站检查表（2）'])).toBe('网站检查表（3）');
  expect(freeName('', [''])).toBe('');
});
