import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, test } from 'vitest';
import type { SchemesOfYear, SchemeVersion } from '../../../electron/contract/schemes.ts';
import type { Clause } from '../../../electron/contract/schemeTree.ts';
import type { SchemeId, UnitClassId } from '../../../electron/domain/brand.ts';
import { CLAUSE_RULE_WORDS, clauseSentence } from '../../../electron/domain/words/scoreRules.ts';
import { clauseOfRule, RULE_ORDER } from '../../../renderer/schemes/clauseForms.ts';
import { dropDraft } from '../../../renderer/schemes/drafts.ts';
import { SchemesScreen } from '../../../renderer/schemes/SchemesScreen.tsx';
import { base, bonus, branch, FOUR_PERCENT, leaf, perOne } from '../../domain/scoring/schemeFixtures.ts';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

const SCHEME = 's1' as SchemeId;
const ALL: SchemesOfYear = {
  schemes: [
    {
      id: SCHEME,
      name: '甲类方案',
      versions: [
        { version: 1, savedAt: '2021-01-10T01:00:00.000Z', note: '初稿' },
        { version: 2, savedAt: '2021-03-01T01:00:00.000Z', note: '' },
      ],
      classes: ['部门'],
      isDefault: false,
    },
  ],
  classes: [{ id: 'c1' as UnitClassId, name: '部门', schemeId: SCHEME, unitIds: [], weight: FOUR_PERCENT }],
  classMode: 'own',
  questions: [],
};

const VERSION: SchemeVersion = {
  schemeId: SCHEME,
  name: '甲类方案',
  year: YEAR_2021,
  version: 2,
  savedAt: '2021-03-01T01:00:00.000Z',
  note: '',
  weight: FOUR_PERCENT,
  tree: {
    version: 2,
    total: '100',
    scaling: 'raw',
    nodes: [
      base(
        branch('公开', '60', [
          leaf('及时', '40', [perOne(['late'], '-2')]),
          leaf('要素', '20', [
            { rule: 'checklist', elements: ['标题'], what: 'missing', points: '-1', counts: 'each' },
          ]),
        ]),
      ),
      base(leaf('落实', '40', [perOne(['missing'], '-5')])),
      bonus(leaf('采用', '6', [{ rule: 'events', entries: [{ type: 'adoption', points: '1' }], take: 'stack' }])),
    ],
    grades: [],
    contribution: 'share',
    contributionFrom: 'printed',
    rankShare: 0,
  },
};

function open(more: Answers = {}, version: SchemeVersion = VERSION) {
  const asked = connectAnswers({
    'schemes.ofYear': () => ALL,
    'schemes.version': ({ version: wanted = 2 }) => ({ ...version, version: wanted }),
    'schemes.try': () => ({ overlaps: [], units: [] }),
    'units.list': () => ({ units: [], groups: [] }),
    'duties.list': () => [],
    'publications.lists': () => [],
    'scoreFacts.ofYear': () => ({
      events: [],
      sheets: [],
      samples: [],
      figures: [],
      members: [],
      explanations: [],
      judgements: [],
      asked: { sheets: [], samples: [], figures: [], groups: [], events: [], judged: [], explained: [] },
      classes: [],
    }),
    ...more,
  });
  show(<SchemesScreen />);
  return asked;
}

const tree = () => screen.findByRole('tree');
const row = async (name: RegExp) => within(await tree()).getByRole('treeitem', { name });
const names = async () =>
  within(await tree())
    .getAllByRole('treeitem')
    .filter((each) => (each.dataset['row'] ?? '') !== '')
    .map((each) => each.querySelector('[title]')?.textContent ?? '');

beforeEach(() => dropDraft(SCHEME));

describe('the tree by keyboard', () => {
  test('arrows walk and fold, Enter edits, Alt with arrows moves, Delete asks, Ctrl+Z takes back', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await row(/^及时/u));
    (await row(/^及时/u)).focus();
    await user.keyboard('{ArrowDown}');
    expect((await row(/^要素/u)).getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect((await row(/^公开/u)).getAttribute('aria-expanded')).toBe('false');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect((await names()).slice(1, 3)).toEqual(['要素', '及时']);
    await user.keyboard('{Control>}z{/Control}');
    expect((await names()).slice(1, 3)).toEqual(['及时', '要素']);
    await user.keyboard('{Control>}y{/Control}');
    expect((await names()).slice(1, 3)).toEqual(['要素', '及时']);
    await user.keyboard('{Delete}');
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '删除' }));
    await waitFor(async () => expect(await names()).not.toContain('及时'));
    (await row(/^要素/u)).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '名称' }));
  });
});

test('sums that do not fit are named as they are typed, fitted by a click, and nothing can be saved until then', async () => {
  const user = userEvent.setup();
  open();
  await user.click(await row(/^要素/u));
  const full = screen.getByRole('textbox', { name: '满分' });
  await user.clear(full);
  await user.type(full, '２５');
  expect(await screen.findByText('“公开”满分 60，下级指标合计 65，多 5。')).toBeDefined();
  expect(screen.getByRole('button', { name: '保存为新版' })).toHaveProperty('disabled', true);
  await user.click(await row(/^公开/u));
  await user.click(screen.getByRole('button', { name: '分值改为下级合计 65' }));
  await user.click(await row(/^甲类方案/u));
  await user.click(screen.getByRole('button', { name: '总分改为基础分合计 105' }));
  await waitFor(() => expect(screen.getByRole('button', { name: '保存为新版' })).toHaveProperty('disabled', false));
});

test('a weight under 4 % is refused with its sentence', async () => {
  const user = userEvent.setup();
  open();
  const percent = await screen.findByRole('textbox', { name: '权重百分比' });
  await user.clear(percent);
  await user.type(percent, '3');
  expect((await screen.findAllByText(/权重不能低于 4%/u)).length).toBeGreaterThan(0);
});

test('what is typed is saved as a new version with its note', async () => {
  const user = userEvent.setup();
  const asked = open({
    'schemes.save': () => ({ schemeId: SCHEME, version: 3, changed: true }),
  });
  await user.click(await row(/^落实/u));
  const name = screen.getByRole('textbox', { name: '名称' });
  await user.clear(name);
  await user.type(name, '任务落实');
  await user.click(screen.getByRole('button', { name: '保存为新版' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByRole('textbox', { name: '版本说明' }), '改名');
  await user.click(within(dialog).getByRole('button', { name: '保存' }));
  await waitFor(() => expect(asked.some((each) => each.name === 'schemes.save')).toBe(true));
  expect(asked.find((each) => each.name === 'schemes.save')?.input).toMatchObject({
    schemeId: SCHEME,
    note: '改名',
    tree: { nodes: [{}, { node: { id: '落实', name: '任务落实' } }, {}] },
  });
});

test('a double click on 保存 saves once, and the draft ends', async () => {
  const user = userEvent.setup();
  const asked = open({
    'schemes.save': () => ({ schemeId: SCHEME, version: 3, changed: true }),
  });
  await user.click(await row(/^落实/u));
  await user.type(screen.getByRole('textbox', { name: '名称' }), '工作');
  await user.click(screen.getByRole('button', { name: '保存为新版' }));
  const save = within(await screen.findByRole('dialog')).getByRole('button', { name: '保存' });
  save.click();
  save.click();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.filter((each) => each.name === 'schemes.save')).toHaveLength(1);
  expect(screen.queryByText(/未保存/u)).toBeNull();
});

test('a draft is there again when the screen is opened again; giving it up asks', async () => {
  const user = userEvent.setup();
  open();
  await user.click(await row(/^落实/u));
  await user.type(screen.getByRole('textbox', { name: '名称' }), '工作');
  cleanup();
  open();
  expect(await row(/^落实工作/u)).toBeDefined();
  await user.click(screen.getByRole('button', { name: '放弃草稿' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '放弃草稿' }));
  expect(await row(/^落实 ?每次/u)).toBeDefined();
});

test('the browser asks before it leaves a page with a draft', async () => {
  const user = userEvent.setup();
  open();
  await row(/^落实/u);
  const leave = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(leave()).toBe(true);
  await user.click(await row(/^落实/u));
  await user.type(screen.getByRole('textbox', { name: '名称' }), '工作');
  expect(leave()).toBe(false);
});

const NAMED: Partial<Record<Clause['rule'], object>> = {
  sheet: { sheet: '评估表', item: '平台' },
  periods: { sheet: '评估表', item: '平台' },
  sample: { sample: '重点领域' },
  rollup: { group: '镇街' },
};
const WHOLE: readonly Clause[] = RULE_ORDER.map((rule) =>
  Object.assign(clauseOfRule(rule, undefined, '40'), NAMED[rule]),
);

describe('every rule has a form, a sentence and an example', () => {
  it.each(WHOLE.map((clause) => ({ rule: clause.rule, clause })))('$rule', async ({ clause }) => {
    const [first, second] = VERSION.tree.nodes;
    if (first === undefined || second === undefined) throw new Error('No nodes');
    const node = leaf('落实', '40', [clause]);
    open({}, { ...VERSION, tree: { ...VERSION.tree, nodes: [first, { section: 'base', node }] } });
    const user = userEvent.setup();
    await user.click(await row(/^落实/u));
    const card = document.querySelector(`section[aria-label='${CLAUSE_RULE_WORDS[clause.rule]}']`);
    const shown = clauseSentence(clause, { duty: (id) => id, node: () => '甲类方案' });
    expect(card?.textContent).toContain(clause.rule === 'byRank' || clause.rule === 'toBest' ? '本类' : shown);
    expect(card?.textContent).toContain('算一例');
  });
});

test('reads well without eyes', async () => {
  const user = userEvent.setup();
  open();
  await user.click(await row(/^采用/u));
  await expectAccessible();
});
