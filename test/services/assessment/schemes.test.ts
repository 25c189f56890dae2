import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../electron/contract/index.ts';
import { defaultSchemeId } from '../../../electron/domain/assessment/defaultScheme.ts';
import type { DutyId, SchemeId, SchemeNodeId, UnitClassId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { Clause } from '../../../electron/domain/model/scoreClause.ts';
import type { FirstLevel, SchemeNode } from '../../../electron/domain/model/schemeTree.ts';
import { NO_SHIFT } from '../../../electron/domain/model/timeRule.ts';
import { openPublicationOffice } from '../publications/publicationOffice.ts';
import { firstScheme, withMarks } from '../../support/schemes.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const year = 2021 as Year;
let app: TestApp;
let units: { readonly finance: UnitId; readonly civil: UnitId; readonly town: UnitId };
let monthly: DutyId;

/** Two departments and a town that owe an item each quarter, in January of the year after. */
beforeEach(async () => {
  app = await openTestApp({ today: '2022-01-10', year });
  const unit = async (name: string, kind: 'department' | 'town') =>
    (await app.call('units.save', { name, kind, aliases: [] })).id;
  units = {
    finance: await unit('区财政局', 'department'),
    civil: await unit('区民政局', 'department'),
    town: await unit('清泉镇', 'town'),
  };
  await app.call('submissions.setTarget', { year, target: 0 });
  ({ id: monthly } = await app.call('duties.create', {
    year,
    kind: 'disclosure',
    number: '',
    task: '',
    subtask: '',
    content: '工作动态',
    timeWording: '每季度公开',
    rules: [{ type: 'recurring', every: 'quarter', due: { at: 'periodEnd' }, covers: 'same', shift: NO_SHIFT }],
    assignments: Object.values(units).map((id) => ({
      party: { kind: 'unit' as const, id },
      role: 'responsible' as const,
    })),
  }));
});
afterEach(() => app.close());

async function register(unitId: UnitId, quarter: number, doneOn: string): Promise<void> {
  const { occurrences } = await app.call('duties.get', { id: monthly });
  const items = occurrences
    .filter((each) => each.unitId === unitId && each.periodKey === `2021-Q${quarter}`)
    .map(({ dutyId, ruleId, periodKey }) => ({ dutyId, ruleId, unitId, periodKey }));
  await app.call('fulfilments.register', { items, doneOn: day(doneOn), title: '', link: '' });
}

const leaf = (id: string, full: string, clauses: readonly Clause[], more: Partial<SchemeNode> = {}): SchemeNode => {
  const own = { id: id as SchemeNodeId, name: `指标${id}`, full, clauses, start: 'full', nothing: 'full' } as const;
  return { kind: 'leaf', ...own, ...more } as SchemeNode;
};
const late: Clause = {
  rule: 'perOccurrence',
  count: { of: 'occurrences', select: { kinds: ['disclosure'] }, when: { any: ['late', 'missing'] } },
  points: '-10',
};
const TOWN_NODES: readonly FirstLevel[] = [
  { section: 'base', node: leaf('p', '60', [late]) },
  { section: 'base', node: leaf('q', '40', [late]) },
];

async function townScheme(nodes: readonly FirstLevel[] = TOWN_NODES): Promise<InputOf<'schemes.save'>> {
  const { tree, weight } = await firstScheme(app, year);
  return { year, schemeId: null, name: '镇街考核方案', note: '会议纪要', tree: { ...tree, nodes }, weight };
}

const saveClasses = (classes: InputOf<'schemes.saveClasses'>['classes']) =>
  app.call('schemes.saveClasses', { year, classes });

describe('a scheme of its own for a class', () => {
  it('scores and ranks the class by itself, with a weight of its own; the default scheme stays beside it', async () => {
    await register(units.town, 1, '2021-04-02');
    const { schemeId } = await app.call('schemes.save', await townScheme());
    await saveClasses([
      { id: null, name: '甲类', schemeId: defaultSchemeId(year), unitIds: [units.finance, units.civil], weight: null },
      {
        id: null,
        name: '镇街',
        schemeId,
        unitIds: [units.town],
        weight: { kind: 'points', points: '5', base: '100' },
      },
    ]);
    const { classes, questions } = await app.call('assessment.table', { year });
    expect(questions).toEqual([]);
    expect(classes.map(({ name, scheme, most, rows }) => [name, scheme.name, most, rows.length])).toEqual([
      ['甲类', '考核方案', '4.00', 2],
      ['镇街', '镇街考核方案', '5.00', 1],
    ]);
    // One late and three missing, of which the first leaf charges all: 60 − 40, and nothing is left for the second.
    const [row] = classes[1]?.rows ?? [];
    expect(row).toMatchObject({
      total: '60.00',
      contribution: '3.00',
      cells: [{ points: '20.00' }, { points: '40.00' }],
    });
    const detail = await app.call('assessment.unit', { year, unitId: units.town });
    expect(detail.nodes[1]?.clauses[0]?.passedOver.map(({ byNode }) => byNode?.name)).toEqual(
      Array.from({ length: 4 }, () => '指标p'),
    );
    await app.call('workspace.undo', {});
    const byKind = await app.call('schemes.ofYear', { year });
    expect([byKind.classMode, byKind.classes.map(({ id }) => id)]).toEqual([
      'byKind',
      ['kind-department-2021', 'kind-town-2021', 'kind-other-2021'],
    ]);
    expect(byKind.schemes.map(({ name, classes: of, isDefault }) => [name, of.length, isDefault])).toEqual([
      ['考核方案', 3, false],
      ['镇街考核方案', 0, false],
    ]);
  });

  it('asks about a unit in two classes or in none, in the table, in 今日 and where classes are made', async () => {
    const common = { schemeId: defaultSchemeId(year), weight: null };
    await saveClasses([
      { ...common, id: 'kind-department-2021' as UnitClassId, name: '部门', unitIds: [units.finance] },
      { ...common, id: null, name: '乙类', unitIds: [units.finance, units.town] },
    ]);
    const said = [
      '“区财政局”同时属于“部门”、“乙类”，一个年度只能属于一个考核类别，请确定。',
      '“区民政局”不属于任何考核类别，请确定它的类别。',
    ];
    expect((await app.call('assessment.table', { year })).questions.map(({ message }) => message)).toEqual(said);
    expect((await app.call('schemes.ofYear', { year })).questions.map(({ message }) => message)).toEqual(said);
    expect((await app.call('today.summary', { year })).classQuestions).toBe(2);
    // In two classes it stands in both; its sheet is that of the class that is asked for.
    const { classes } = await app.call('assessment.table', { year });
    expect(classes.map(({ rows }) => rows.some(({ unitId }) => unitId === units.finance))).toEqual([true, true]);
    // It has no place in either until it is decided, and neither can be frozen: both say its name.
    const ranks = classes.map(({ rows }) => rows.find(({ unitId }) => unitId === units.finance));
    expect(ranks.map((row) => [row?.place, row?.unplaced, row?.total === undefined])).toEqual([
      [undefined, 'inTwoClasses', false],
      [undefined, 'inTwoClasses', false],
    ]);
    expect(ranks[0]?.unplacedWords).toBe('“区财政局”同时属于两个考核类别，确定类别后才排名');
    for (const { classId } of classes) {
      const refused = await app.refusal('scoreProcess.freeze', { year, classId, by: '经办人甲' });
      expect([refused.code, refused.message]).toEqual(['conflict', expect.stringContaining(said[0] ?? '')]);
    }
    expect((await app.call('scoreProcess.ofYear', { year })).classes.every((each) => each.freezes.length === 0)).toBe(
      true,
    );
    const [, second] = classes;
    const input = { year, unitId: units.finance, classId: second!.classId };
    expect((await app.call('assessment.unit', input)).className).toBe('乙类');
  });

  it('keeps a unit from being removed, and goes with nothing half saved where it is wrong', async () => {
    const common = { id: null, schemeId: defaultSchemeId(year), weight: null };
    await saveClasses([{ ...common, name: '镇街', unitIds: [units.town] }]);
    expect((await app.refusal('units.remove', { id: units.town })).message).toContain('1 个考核类别');
    const before = await app.call('schemes.ofYear', { year });
    const wrong: readonly (readonly [object, string])[] = [
      [{ ...common, name: '镇街', unitIds: [] }, '出现了两次'],
      [{ ...common, name: '乙', unitIds: ['nobody' as UnitId] }, '有单位已不存在'],
      [{ ...common, name: '乙', unitIds: [], schemeId: 'gone' as SchemeId }, '考核方案已不存在'],
      [{ ...common, name: '乙', unitIds: [], weight: { kind: 'points', points: '3', base: '100' } }, '权重不能低于 4%'],
    ];
    for (const [second, said] of wrong) {
      const classes = [
        { ...common, name: '镇街', unitIds: [units.town] },
        second,
      ] as InputOf<'schemes.saveClasses'>['classes'];
      expect((await app.refusal('schemes.saveClasses', { year, classes })).message).toContain(said);
    }
    expect(await app.call('schemes.ofYear', { year })).toEqual(before);
    await saveClasses('byKind');
    await app.call('duties.remove', { ids: [monthly] });
    await app.call('units.remove', { id: units.town });
  });
});

describe('versions of a scheme', () => {
  it('are listed with their notes and opened by their number; what is the same makes none', async () => {
    const first = withMarks(await firstScheme(app, year), { weight: '5' });
    await app.call('schemes.save', { ...first, note: '按区委意见' });
    expect(await app.call('schemes.save', { ...first, note: '又一次' })).toMatchObject({ version: 2, changed: false });
    const [scheme] = (await app.call('schemes.ofYear', { year })).schemes;
    expect(scheme?.versions.map(({ version, note }) => [version, note])).toEqual([
      [1, '默认方案'],
      [2, '按区委意见'],
    ]);
    const schemeId = defaultSchemeId(year);
    const old = await app.call('schemes.version', { year, schemeId, version: 1 });
    expect([old.version, old.weight]).toEqual([1, { kind: 'percent', percent: '4', base: '100' }]);
    expect((await app.refusal('schemes.version', { year, schemeId, version: 3 })).code).toBe('not-found');
    // Its judgements say by which version they were made.
    const nodeId = 'daily-management' as SchemeNodeId;
    await app.call('scoreFacts.judge', { year, unitId: units.finance, nodeId, points: '8', reason: '好' });
    await app.call('schemes.save', withMarks(await firstScheme(app, year), { weight: '6' }));
    const { nodes } = await app.call('assessment.unit', { year, unitId: units.finance });
    expect(nodes[3]?.judgements).toMatchObject([{ version: 2, isOldVersion: true, points: '8' }]);
  });

  it('are renamed; a name is taken once; one in use is not removed, one that nobody uses is', async () => {
    const { schemeId } = await app.call('schemes.save', await townScheme());
    const taken = await app.refusal('schemes.rename', { year, schemeId, name: '考核方案' });
    expect(taken.fields).toHaveProperty('name');
    await app.call('schemes.rename', { year, schemeId, name: '镇街方案' });
    const removed = await app.refusal('schemes.remove', { year, schemeId: defaultSchemeId(year) });
    expect(removed.message).toContain('正在用');
    await app.call('schemes.remove', { year, schemeId });
    expect((await app.call('schemes.ofYear', { year })).schemes.map(({ name }) => name)).toEqual(['考核方案']);
    await app.call('workspace.undo', {});
    expect((await app.call('schemes.ofYear', { year })).schemes.map(({ name }) => name)).toContain('镇街方案');
  });

  it('are refused naming the node, with nothing saved', async () => {
    const draft = await townScheme([{ section: 'base', node: leaf('p', '60', [late]) }]);
    const refused = await app.refusal('schemes.save', draft);
    expect(refused.message).toContain('60');
    const noRule = await app.refusal(
      'schemes.save',
      await townScheme([{ section: 'base', node: leaf('p', '100', []) }]),
    );
    expect([noRule.message, Object.keys(noRule.fields ?? {})]).toEqual([
      expect.stringContaining('指标p'),
      [expect.stringMatching(/^nodes\.p\./u)],
    ]);
    expect((await app.call('schemes.ofYear', { year })).schemes).toHaveLength(1);
  });
});

describe('bad input is refused naming node and value, with nothing half saved', () => {
  const share: Clause = { rule: 'share', select: { all: true }, good: { any: ['onTime'] } };
  const first = (full: string, clause: Clause): readonly FirstLevel[] => [
    { section: 'base', node: leaf('p', full, [clause]) },
    { section: 'base', node: leaf('q', String(100 - Number(full)), [late]) },
  ];
  const tiers = (...bounds: readonly string[]): Clause => ({
    ...share,
    tiers: bounds.map((from) => ({ from, gives: '50' })),
  });
  const ofBest = (id: string, of: string): SchemeNode =>
    leaf(id, '50', [{ rule: 'toBest', figure: { of: 'node', nodeId: of as SchemeNodeId } }]);
  const SCHEMES: readonly (readonly [string, readonly FirstLevel[], readonly string[]])[] = [
    [
      'marks that do not sum',
      [{ section: 'base', node: leaf('p', '60', [late]) }],
      ['方案总分 100', '合计 60', '少 40'],
    ],
    [
      'a circle',
      [
        { section: 'base', node: ofBest('p', 'q') },
        { section: 'base', node: ofBest('q', 'p') },
      ],
      ['“指标p”'],
    ],
    ['a rule that looks at nothing', first('60', { ...share, select: {} }), ['“指标p”']],
    ['tiers that do not fall', first('60', tiers('80', '90')), ['“指标p”', '≥90%']],
    [
      'a floor over 100 %',
      first('60', { rule: 'lateDecay', select: { all: true }, perDay: '0.5', days: 'workday', floor: '140' }),
      ['“指标p”', '140'],
    ],
    ['marks that are no number', first('六十', late), ['“指标p”', '六十']],
  ];

  it.each(SCHEMES)('a scheme with %s, new or as a version', async (_, nodes, said) => {
    const { schemeId } = await app.call('schemes.save', await townScheme());
    const before = [await app.call('workspace.revision', {}), await app.call('schemes.ofYear', { year })];
    const draft = await townScheme(nodes);
    for (const each of [
      { ...draft, name: '另一个' },
      { ...draft, schemeId },
    ]) {
      const refused = await app.refusal('schemes.save', each);
      expect(refused.code).toBe('invalid-input');
      for (const words of said) expect(refused.message).toContain(words);
      expect(Object.keys(refused.fields ?? {}).length).toBeGreaterThan(0);
    }
    expect([await app.call('workspace.revision', {}), await app.call('schemes.ofYear', { year })]).toEqual(before);
  });

  it('a weight below 4 %, by itself or of a bundle, in a scheme or a class', async () => {
    const weight = { kind: 'points', points: '3', base: '100', bundledWith: '2' } as const;
    const before = await app.call('workspace.revision', {});
    const draft = { ...(await townScheme()), weight };
    expect((await app.refusal('schemes.save', draft)).message).toContain('3');
    const classes = [{ id: null, name: '镇街', schemeId: defaultSchemeId(year), unitIds: [], weight }];
    const refused = await app.refusal('schemes.saveClasses', { year, classes });
    expect(refused.message).toMatch(/^考核类别“镇街”：.*4%/u);
    expect(await app.call('workspace.revision', {})).toEqual(before);
  });

  it('more than 50 classes, which says how many there may be', async () => {
    const before = await app.call('workspace.revision', {});
    const classes = Array.from({ length: 51 }, (_, at) => ({
      id: null,
      name: `第 ${at + 1} 类`,
      schemeId: defaultSchemeId(year),
      unitIds: [],
      weight: null,
    }));
    const refused = await app.refusal('schemes.saveClasses', { year, classes });
    expect([refused.code, refused.message]).toEqual(['invalid-input', expect.stringContaining('1 至 50 类')]);
    expect(await app.call('workspace.revision', {})).toEqual(before);
    expect(await app.call('schemes.saveClasses', { year, classes: classes.slice(1) })).toMatchObject({ changed: true });
  });
});

describe('a draft that is tried', () => {
  it('gives its points beside those in force, clause by clause, and the leaves that overlap; nothing is saved', async () => {
    await register(units.finance, 1, '2021-03-20');
    await register(units.finance, 2, '2021-07-05');
    const { tree, weight } = await townScheme();
    const input = { year, schemeId: null, tree, weight, unitIds: [units.finance, units.town] };
    const { overlaps, units: tried } = await app.call('schemes.try', input);
    expect(overlaps).toMatchObject([{ first: 'p', later: 'q', faults: ['timing'], isAgain: false, count: 7 }]);
    expect(tried.map(({ unit, before, total }) => [unit, before, total])).toEqual([
      ['区财政局', '25.00', '70.00'],
      ['清泉镇', '0.00', '60.00'],
    ]);
    expect(tried[0]?.nodes.map(({ nodeId, points }) => [nodeId, points])).toEqual([
      ['p', '30.00'],
      ['q', '40.00'],
    ]);
    expect(tried[0]?.nodes[0]?.lines.join()).toContain('3 次');
    const bad = { ...input, tree: { ...tree, nodes: [{ section: 'base' as const, node: leaf('p', '100', []) }] } };
    expect((await app.refusal('schemes.try', bad)).message).toContain('指标p');
    expect(app.store.undoable()?.label).toContain('登记办结');
  });
});

describe('periods as they stood', () => {
  it('take the mean of quarters, each by what was done by its own cut-off', async () => {
    // In time; in July, of which the second quarter's end knows nothing; in time; never.
    await register(units.finance, 1, '2021-03-20');
    await register(units.finance, 3, '2021-09-20');
    await register(units.finance, 2, '2021-07-20');
    const share: Clause = { rule: 'share', select: { kinds: ['disclosure'] }, good: { any: ['done'] } };
    const own = { start: 'zero', nothing: 'notApplicable' } as const;
    const branch: SchemeNode = {
      kind: 'branch',
      id: 'quarters' as SchemeNodeId,
      name: '季度考核',
      full: '100',
      combine: { kind: 'periods', every: 'quarter', missing: 'leftOut', graceDays: 0 },
      children: [leaf('share', '100', [share], own)],
    };
    const draft = await townScheme([{ section: 'base', node: branch }]);
    await app.call('schemes.save', { ...draft, schemeId: defaultSchemeId(year), name: '考核方案' });
    const detail = await app.call('assessment.unit', { year, unitId: units.finance });
    expect(detail.nodes[0]?.periods?.map(({ label, points }) => [label, points])).toEqual([
      ['1月至3月', '100.00'],
      ['4月至6月', '0.00'],
      ['7月至9月', '100.00'],
      ['10月至12月', '0.00'],
    ]);
    expect(detail.row.total).toBe('50.00');
  });
});

describe('a year after', () => {
  it('begins with the schemes in their latest version, and with the classes and their units', async () => {
    const scope = { classes: ['kind-town-2021' as UnitClassId] };
    const dated: Clause = {
      rule: 'share',
      select: { periods: [{ from: day('2021-01-01'), to: day('2021-02-28'), by: 'due' }], duties: [monthly] },
      good: { any: ['onTime'] },
    };
    const nodes = [
      { section: 'base' as const, node: leaf('p', '60', [late], { appliesTo: scope }) },
      { section: 'base' as const, node: leaf('q', '40', [dated]) },
    ];
    const { schemeId } = await app.call('schemes.save', await townScheme(nodes));
    const weight = { kind: 'percent', percent: '6', base: '1000' } as const;
    await saveClasses([
      { id: null, name: '部门', schemeId: defaultSchemeId(year), unitIds: [units.finance, units.civil], weight: null },
      { id: 'kind-town-2021' as UnitClassId, name: '镇街', schemeId, unitIds: [units.town], weight },
    ]);
    const next = 2022 as Year;
    const { takenOver } = await app.call('workspace.openYear', { year: next });
    expect(takenOver).toContain('共 2 个');
    expect(takenOver).toContain('考核类别 2 个');
    expect(takenOver).toContain('须重新选定事项');
    const carried = await app.call('schemes.ofYear', { year: next });
    expect(carried.classes.map(({ name, unitIds, ownWeight }) => [name, unitIds.length, ownWeight])).toEqual([
      ['部门', 2, undefined],
      ['镇街', 1, weight],
    ]);
    expect(carried.schemes.map(({ name, versions }) => [name, versions.map(({ version }) => version)])).toEqual([
      ['考核方案', [1]],
      ['镇街考核方案', [1]],
    ]);
    const [, towns] = carried.classes;
    const { tree } = await app.call('schemes.version', { year: next, schemeId: towns!.schemeId });
    expect(tree.nodes.map(({ node }) => node.appliesTo)).toEqual([{ classes: [towns!.id] }, undefined]);
    expect(tree.nodes[1]?.node).toMatchObject({
      clauses: [{ select: { periods: [{ from: '2022-01-01', to: '2022-02-28' }] } }],
    });
    await app.call('workspace.undo', {});
    expect((await app.call('workspace.status', {})).years.map((each) => each.year)).toEqual([year]);
  });
});

it('freshness of a column is counted from what lists of publications show', async () => {
  const office = await openPublicationOffice();
  const page = (on: string, n: number) => [
    '单位工作动态',
    `动态${n}`,
    '区财政局',
    on,
    `http://www.qinghe.gov.cn/czj/${n}.html`,
  ];
  await office.take([
    ['栏目', '标题', '发布单位', '发布日期', '网址'],
    ...['2021-01-04', '2021-01-20', '2021-03-01', '2021-03-10', '2021-05-20'].map(page),
  ]);
  const { tree, weight } = await firstScheme(office.app, year);
  const fresh: Clause = {
    rule: 'freshness',
    pages: { of: 'publications', columns: ['单位工作动态'] },
    gap: { n: 30, unit: 'day' },
    points: '-2',
  };
  const nodes = [{ section: 'base' as const, node: leaf('fresh', '100', [fresh]) }];
  const of = { year, schemeId: defaultSchemeId(year), name: '考核方案', note: '' };
  await office.app.call('schemes.save', { ...of, tree: { ...tree, nodes }, weight });
  const unitId = office.units.get('区财政局')!;
  const detail = await office.app.call('assessment.unit', { year, unitId });
  // 40 days to 1 March and 71 to 20 May; what lies after the list's last day nobody has looked at.
  expect(detail.nodes[0]).toMatchObject({ points: '96.00' });
  expect(detail.nodes[0]?.clauses[0]?.lines.join()).toContain('2021-03-10');
  await office.app.close();
});
