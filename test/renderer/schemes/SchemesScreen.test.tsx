import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, test } from 'vitest';
import type { SchemeDraftView } from '../../../electron/contract/schemeDrafts.ts';
import type { SchemesOfYear, SchemeVersion } from '../../../electron/contract/schemes.ts';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { Clause } from '../../../electron/contract/schemeTree.ts';
import type { SchemeId, UnitClassId } from '../../../electron/domain/brand.ts';
import { CLAUSE_RULE_WORDS, clauseSentence } from '../../../electron/domain/words/scoreRules.ts';
import { clauseOfRule, RULE_ORDER } from '../../../renderer/schemes/clauseForms.ts';
import { dropDraft } from '../../../renderer/schemes/drafts.ts';
import { notesOf, overlapsIn, shortList } from '../../../renderer/schemes/findings.ts';
import { SchemesScreen } from '../../../renderer/schemes/SchemesScreen.tsx';
import { base, bonus, branch, FOUR_PERCENT, leaf, nodeId, perOne } from '../../domain/scoring/schemeFixtures.ts';
import { pretendLayout } from '../grid/layout.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
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

function open(more: Answers = {}, version: SchemeVersion = VERSION, address = '/') {
  const asked = connectAnswers({
    'schemes.ofYear': () => ALL,
    'schemes.version': ({ version: wanted = 2 }) => ({ ...version, version: wanted }),
    'schemeDrafts.ofYear': () => ({ drafts: [], unreadable: [] }),
    'schemeDrafts.keep': ({ revision }) => ({ revision: revision + 1 }),
    'schemeDrafts.drop': () => ({}),
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
  show(<SchemesScreen />, address);
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

  test('a new indicator is named at once, and Enter leads back to the tree', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await row(/^落实/u));
    (await row(/^落实/u)).focus();
    await user.keyboard('{Insert}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '名称' }));
    await user.keyboard('培训{Enter}');
    expect(document.activeElement).toBe(await row(/^培训/u));
    await user.keyboard('{ArrowUp}');
    expect((await row(/^落实/u)).getAttribute('aria-selected')).toBe('true');
  });
});

describe('what is proposed fits where it stands', () => {
  test('a veto says nothing of what there is not to count', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByRole('button', { name: '添加一票否决的指标' }));
    expect(screen.queryByRole('combobox', { name: '没有可计的' })).toBeNull();
    await user.click(await row(/^落实/u));
    expect(screen.getByRole('combobox', { name: '没有可计的' })).toBeDefined();
  });

  test('an event gives in a bonus and takes elsewhere', () => {
    const first = (section: 'bonus' | 'deductions') => clauseOfRule('events', undefined, { full: '5', section });
    expect(first('bonus')).toMatchObject({ entries: [{ type: 'praise', points: '1' }] });
    expect(first('deductions')).toMatchObject({ entries: [{ type: 'criticism', points: '-1' }] });
  });
});

test('a scheme that no class is scored by says so, with the way to the classes', async () => {
  const user = userEvent.setup();
  const [own] = ALL.schemes;
  if (own === undefined) throw new Error('No scheme');
  const other = { ...own, id: 's2' as SchemeId, name: '乙类方案', classes: [] };
  const classes = ALL.classes.map((each) => ({ ...each, schemeId: other.id }));
  open({ 'schemes.ofYear': () => ({ ...ALL, classes, schemes: [own, other] }) }, VERSION, `/?scheme=${SCHEME}`);
  expect((await screen.findAllByText(/还没有考核类别使用这个方案/u)).length).toBe(1);
  await user.click(screen.getByRole('button', { name: '选定考核类别' }));
  expect((await screen.findByRole('dialog')).textContent).toContain('保存类别');
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
  await user.type(within(dialog).getByRole('textbox', { name: '版本说明' }), '改名{Enter}');
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

describe('what nobody has saved', () => {
  const type = async (user: ReturnType<typeof userEvent.setup>) => {
    await user.click(await row(/^落实/u));
    await user.type(screen.getByRole('textbox', { name: '名称' }), '工作');
  };
  const kept = (asked: ReturnType<typeof open>) =>
    asked.flatMap(({ name, input }) => (name === 'schemeDrafts.keep' ? [input as InputOf<'schemeDrafts.keep'>] : []));
  const dropped = (asked: ReturnType<typeof open>) =>
    asked.flatMap(({ name, input }) =>
      name === 'schemeDrafts.drop' ? (input as InputOf<'schemeDrafts.drop'>).draftIds : [],
    );
  const giveUp = async (user: ReturnType<typeof userEvent.setup>) => {
    await user.click(screen.getByRole('button', { name: '放弃草稿' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '放弃草稿' }));
  };
  const { name, tree: begun, weight } = VERSION;
  const body = { name, tree: begun, weight };
  const renamed = { ...body, tree: { ...begun, nodes: begun.nodes.slice(0, 1), total: '60' } };
  const stored = (draftId: string, more: Partial<SchemeDraftView> = {}): SchemeDraftView => ({
    draftId,
    year: YEAR_2021,
    schemeId: SCHEME,
    version: 2,
    origin: '',
    keptAt: '2021-06-01T01:30:00.000Z',
    revision: 4,
    draft: renamed,
    base: body,
    ...more,
  });
  const found = (...drafts: readonly SchemeDraftView[]): Answers => ({
    'schemeDrafts.ofYear': () => ({ drafts, unreadable: [] }),
  });

  it('is kept by the app as it is typed, with what it was begun from, and goes when it is given up', async () => {
    const user = userEvent.setup();
    const asked = open();
    await type(user);
    await waitFor(() => expect(kept(asked).at(-1)?.draft.tree.nodes[1]?.node.name).toBe('落实工作'));
    const last = kept(asked).at(-1);
    expect(last).toMatchObject({ year: YEAR_2021, schemeId: SCHEME, version: 2, base: body });
    await giveUp(user);
    await waitFor(() => expect(dropped(asked)).toEqual([last?.draftId]));
  });

  it('is there when the page opens anew, says so, and goes on where it was', async () => {
    const user = userEvent.setup();
    const asked = open(found(stored('again')));
    expect(await screen.findByText('甲类方案（未保存）')).toBeDefined();
    expect(screen.getByText(/^上次没有保存的草稿（.*），已恢复$/u)).toBeDefined();
    await waitFor(async () => expect(await names()).not.toContain('落实'));
    await user.click(await row(/^要素/u));
    await user.type(screen.getByRole('textbox', { name: '名称' }), '信息');
    await waitFor(() => expect(kept(asked).at(-1)).toMatchObject({ draftId: 'again', revision: 4 }));
    await giveUp(user);
    await waitFor(() => expect(dropped(asked)).toEqual(['again']));
    expect(await row(/^落实/u)).toBeDefined();
  });

  it('says where its scheme went on meanwhile, and compares', async () => {
    const user = userEvent.setup();
    open(found(stored('behind', { version: 1 })));
    expect(await screen.findByText(/^草稿改自第 1 版，现行版已是第 2 版（.*保存）/u)).toBeDefined();
    await user.click(screen.getByRole('button', { name: '与现行版比较' }));
    expect(within(await screen.findByRole('dialog')).getByText('“甲类方案”的版本')).toBeDefined();
    cleanup();
    dropDraft(SCHEME);
  });

  it('of a scheme that was deleted is still there, and would be a scheme of its own', async () => {
    const user = userEvent.setup();
    const answers: Answers = {
      ...found(stored('orphan', { schemeId: 's9' as SchemeId, draft: { ...renamed, name: '乙类方案' } })),
      'schemes.save': () => ({ schemeId: 's10' as SchemeId, version: 1, changed: true }),
    };
    const asked = open(answers, VERSION, '/?scheme=s9');
    expect(await screen.findByText('乙类方案（未保存）')).toBeDefined();
    expect(await screen.findByText(/方案已被删除/u)).toBeDefined();
    await user.click(screen.getByRole('button', { name: '保存方案' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(dropped(asked)).toEqual(['orphan']));
    expect(asked.find((each) => each.name === 'schemes.save')?.input).toMatchObject({ schemeId: null });
  });

  it('is kept beside what another window made of it, under an id of its own', async () => {
    const user = userEvent.setup();
    const asked = open({
      ...found(stored('both')),
      'schemeDrafts.keep': ({ draftId, revision }) => {
        if (draftId === 'both') throw new FailureError({ code: 'conflict', message: '另一个窗口里改过。' });
        return { revision: revision + 1 };
      },
    });
    await screen.findByText('甲类方案（未保存）');
    await user.click(await row(/^要素/u));
    await user.type(screen.getByRole('textbox', { name: '名称' }), '信息');
    await waitFor(() => expect(kept(asked).at(-1)?.revision).toBe(0));
    expect(kept(asked).at(-1)?.draftId).not.toBe('both');
    expect(screen.queryByText(/没有存下来/u)).toBeNull();
    dropDraft(SCHEME);
  });

  it('that could not be kept says so; the browser asks before the page is left, and only until it is kept', async () => {
    const user = userEvent.setup();
    const leave = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    let isFull = true;
    open({
      'schemeDrafts.keep': ({ revision }) => {
        if (isFull) throw new FailureError({ code: 'disk-full', message: '磁盘空间不足，没有存进草稿。' });
        return { revision: revision + 1 };
      },
    });
    await row(/^落实/u);
    expect(leave()).toBe(true);
    await type(user);
    expect(await screen.findByText(/^草稿没有存下来：磁盘空间不足/u)).toBeDefined();
    expect(leave()).toBe(false);
    isFull = false;
    await user.click(screen.getByRole('button', { name: '重试' }));
    await waitFor(() => expect(screen.queryByText(/没有存下来/u)).toBeNull());
    expect(leave()).toBe(true);
  });

  it('that cannot be read is told of before it goes', async () => {
    const user = userEvent.setup();
    let unreadable = ['broken'];
    const asked = open({
      'schemeDrafts.ofYear': () => ({ drafts: [], unreadable }),
      'schemeDrafts.drop': ({ draftIds }) => {
        unreadable = unreadable.filter((id) => !draftIds.includes(id));
        return {};
      },
    });
    expect(await screen.findByText(/^有 1 份没有保存的草稿读不出来/u)).toBeDefined();
    await user.click(screen.getByRole('button', { name: '删除这些草稿' }));
    await waitFor(() => expect(screen.queryByText(/读不出来/u)).toBeNull());
    expect(dropped(asked)).toEqual(['broken']);
  });
});

test('many rules to check are a line for each first level, which leads to the first of them', () => {
  const toCheck = (group: string, count: number) =>
    branch(
      group,
      String(count),
      Array.from({ length: count }, (_, at) => leaf(`${group}${at + 1}`, '1', [perOne([], '-1')], { toCheck: true })),
    );
  const listOf = (...counts: readonly number[]) => {
    const nodes = counts.map((count, at) => base(toCheck(`第${at + 1}组`, count)));
    const draft = { ...VERSION, tree: { ...VERSION.tree, nodes, total: String(counts.reduce((a, b) => a + b, 0)) } };
    const own = notesOf(draft, YEAR_2021).filter(({ kind }) => kind === 'toCheck');
    return shortList(draft.tree, own, []).map(({ nodeId: id, message, count }) => [id, message, count]);
  };
  expect(listOf(60, 60)).toEqual([
    ['第1组1', '“第1组”下有 60 项规则由程序拟出，请逐项核对。', 60],
    ['第2组1', '“第2组”下有 60 项规则由程序拟出，请逐项核对。', 60],
  ]);
  expect(listOf(1, 1)).toHaveLength(2);
  expect(listOf(12)).toHaveLength(12);
});

test('the scheme of a frozen class is read-only, says so at the top, and is copied with a click', async () => {
  const user = userEvent.setup();
  const locked = '考核类别“部门”已定稿，方案不能再改。';
  open({
    'schemes.ofYear': () => ({ ...ALL, schemes: ALL.schemes.map((each) => Object.assign({}, each, { locked })) }),
    'schemes.version': ({ version: wanted = 2 }) => ({
      ...VERSION,
      version: wanted,
      tree: { ...VERSION.tree, grades: [{ name: '优秀', from: '90' }, { name: '其他' }] },
    }),
  });
  await row(/^落实/u);
  for (const drop of screen.getAllByRole('button', { name: /^去掉第 \d+ 档$/u })) {
    expect(drop).toHaveProperty('disabled', true);
  }
  await user.click(await row(/^落实/u));
  expect(screen.getByText(locked)).toBeDefined();
  expect(screen.getByRole('textbox', { name: '名称' })).toHaveProperty('disabled', true);
  expect(screen.getByRole('button', { name: '＋ 指标' })).toHaveProperty('disabled', true);
  (await row(/^落实/u)).focus();
  await user.keyboard('{Delete}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.click(screen.getByRole('button', { name: '复制为新方案' }));
  expect(await screen.findByText('甲类方案（副本）（未保存）')).toBeDefined();
  await user.click(screen.getByRole('button', { name: '放弃草稿' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '放弃草稿' }));
});

describe('rules that look at the same facts', () => {
  const alike = (count: number, from: string) =>
    Array.from({ length: count }, (_, at) => leaf(`${from}${at + 1}`, '1', [perOne(['late'], '-1')]));
  const tree = (...groups: readonly number[]) => ({
    ...VERSION.tree,
    nodes: groups.map((count, at) => base(branch(`组${at + 1}`, String(count), alike(count, `第${at + 1}组`)))),
  });

  it('are one line for two first levels, with how many pairs they are', () => {
    expect(shortList(tree(60, 60), [], undefined).map(({ message }) => message)).toEqual([
      '“第1组1”和“第2组1”等 3600 对指标都看办理时间，按先后只扣一次。',
      '“第1组1”和“第1组2”等 1770 对指标都看办理时间，按先后只扣一次。',
      '“第2组1”和“第2组2”等 1770 对指标都看办理时间，按先后只扣一次。',
    ]);
  });

  it('are no more than some dozens of lines', () => {
    const lines = shortList(tree(...Array.from({ length: 12 }, () => 2)), [], undefined);
    expect(lines).toHaveLength(31);
    expect(lines.at(-1)?.message).toBe('另有 48 组重叠，见各指标的标记。');
  });

  it('say on how many facts the pair met that met most', () => {
    const tried = [0, 3, 2].map((count, at) => ({
      first: nodeId('第1组1'),
      later: nodeId(`第1组${at + 2}`),
      faults: ['timing' as const],
      isAgain: false,
      count,
    }));
    expect(shortList(tree(4), [], tried).map(({ message }) => message)).toEqual([
      '“第1组1”和“第1组2”等 3 对指标都看办理时间，最多的一对已有 3 处，按先后只扣一次。',
    ]);
  });

  it('are one line at the indicator that charges later', () => {
    expect(overlapsIn(tree(3), undefined).map(({ nodeId, message }) => [nodeId, message])).toEqual([
      ['第1组3', '“第1组1”和“第1组3”等 2 对指标都看办理时间，按先后只扣一次。'],
      ['第1组2', '“第1组1”和“第1组2”都看办理时间，按先后只扣一次。'],
    ]);
  });
});

const NAMED: Partial<Record<Clause['rule'], object>> = {
  sheet: { sheet: '评估表', item: '平台' },
  periods: { sheet: '评估表', item: '平台' },
  sample: { sample: '重点领域' },
  rollup: { group: '镇街' },
};
const WHOLE: readonly Clause[] = RULE_ORDER.map((rule) =>
  Object.assign(clauseOfRule(rule, undefined, { full: '40', section: 'base' }), NAMED[rule]),
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
