import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../electron/contract/index.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { confirmAll, preview, recognisedFile, YEAR, type FixtureRow } from './importFixtures.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const ROWS: readonly FixtureRow[] = [
  { content: '部门会议公开', time: '每月', units: '区民政局、教育局' },
  { content: '财政预决算', time: '每年8月底前', units: '区财政局' },
  { content: '政策解读', time: '政策文件出台后3个工作日内', units: '政策文件制定部门' },
  { content: '公共资源配置', time: '每季度', units: '区直各部门' },
];

const duties = () => app.call('duties.list', { year: YEAR });

describe('imports.preview and confirm', () => {
  it('show what is new, and write all of it in one step that can be undone', async () => {
    const read = await preview(app, recognisedFile(ROWS));
    expect(read.tables[0]?.rows.map((row) => row.state)).toEqual(['new', 'new', 'new', 'new']);
    expect(read.unknownNames.map(({ name, kind, rows }) => [name, kind, rows])).toEqual([
      ['区民政局', 'unit', 1],
      ['区教育局', 'unit', 1],
      ['区财政局', 'unit', 1],
      ['政策文件制定部门', 'function', 1],
      [expect.stringContaining('部门'), 'group', 1],
    ]);
    const group = read.unknownNames.find(({ kind }) => kind === 'group')?.name ?? '';
    const summary = await app.call('imports.confirm', {
      previewId: read.previewId,
      year: YEAR,
      tables: ['t0'],
      names: {
        区民政局: { as: 'newUnit', name: '区民政局', kind: 'department' },
        区教育局: { as: 'newUnit', name: '区教育和体育局', kind: 'department' },
        [group]: {
          as: 'newGroup',
          name: '区直部门',
          memberKind: 'department',
          members: ['区民政局', '区教育局', '区审计局'],
        },
        政策文件制定部门: { as: 'skip' },
      },
      rows: {},
    });
    expect(summary).toMatchObject({ created: 4, updated: 0, unchanged: 0, unitsCreated: 3, groupsCreated: 1 });
    const { units, groups } = await app.call('units.list', {});
    expect(units.map((unit) => [unit.name, unit.aliases])).toEqual([
      ['区民政局', []],
      ['区教育和体育局', ['区教育局']],
      ['区审计局', []],
    ]);
    expect(groups.map((one) => [one.name, one.aliases, one.members.length])).toEqual([['区直部门', [group], 3]]);
    const rows = await duties();
    expect(
      rows.map((row) => [row.kind, row.content, row.assignments.map(({ name, members }) => [name, members])]),
    ).toEqual([
      [
        'disclosure',
        '部门会议公开',
        [
          ['区民政局', 1],
          ['区教育和体育局', 1],
        ],
      ],
      ['disclosure', '财政预决算', []],
      ['disclosure', '政策解读', []],
      ['disclosure', '公共资源配置', [['区直部门', 3]]],
    ]);
    expect(rows[0]?.unitsCheck).toBeUndefined();
    expect(rows[1]?.unitsCheck).toContain('“区财政局”');
    expect(rows[2]?.unitsCheck).toContain('按职能');
    expect(rows[3]?.unitIds).toHaveLength(3);
    const status = await app.call('workspace.status', {});
    expect(status.undoable).toBe('导入《明细表.xlsx》（4 项）');
    expect(status.years[0]).toMatchObject({ duties: 4, toCheck: 2, units: 3 });
    await app.call('workspace.undo', {});
    expect(await duties()).toEqual([]);
    expect((await app.call('units.list', {})).units).toEqual([]);
    expect(await app.call('imports.list', { year: YEAR })).toEqual([]);
  });

  it('assign a duty once a unit of the name is made, until a person decided', async () => {
    const read = await preview(app, recognisedFile(ROWS));
    await app.call('imports.confirm', { previewId: read.previewId, year: YEAR, tables: ['t0'], names: {}, rows: {} });
    await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
    const [, budget, policy] = await duties();
    expect(budget?.assignments.map(({ name }) => name)).toEqual(['区财政局']);
    expect(budget?.unitsCheck).toBeUndefined();
    // The function gets a group that stands for it.
    const { units } = await app.call('units.list', {});
    await app.call('units.saveGroup', { name: '政策文件制定部门', aliases: [], members: units.map(({ id }) => id) });
    const after = (await duties()).find((row) => row.id === policy?.id);
    expect(after?.assignments.map(({ name }) => name)).toEqual(['政策文件制定部门']);
    expect(after?.unitsCheck).toBeUndefined();
    await app.call('workspace.undo', {});
    expect((await duties()).find((row) => row.id === policy?.id)?.assignments).toEqual([]);
  });

  it('take rules and parties set by hand, which settles the row', async () => {
    const read = await preview(app, recognisedFile([{ content: '其他事项', time: '适时', units: '' }, ...ROWS]));
    const [row, other] = read.tables[0]?.rows ?? [];
    expect(row?.timeCheck).toBeDefined();
    await app.call('units.save', { name: '区民政局', kind: 'department', aliases: [] });
    await app.call('imports.confirm', {
      previewId: read.previewId,
      year: YEAR,
      tables: ['t0'],
      names: {},
      rows: {
        [row?.key ?? '']: {
          include: true,
          rules: [{ type: 'quota', per: 'year', atLeast: 2 }],
          parties: [{ name: '区民政局', role: 'lead' }],
        },
        [other?.key ?? '']: { include: false },
      },
    });
    const rows = await duties();
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      content: '其他事项',
      rules: [{ rule: { type: 'quota', per: 'year', atLeast: 2 } }],
      assignments: [{ name: '区民政局', role: 'lead' }],
    });
    expect(rows[0]?.timeCheck).toBeUndefined();
    expect(rows[0]?.unitsCheck).toBeUndefined();
  });

  it('name suggestions for unknown names', async () => {
    await app.call('units.save', { name: '区卫生健康局', kind: 'department', aliases: [] });
    const read = await preview(app, recognisedFile([{ content: '疫情信息', time: '每日', units: '区卫健局' }]));
    const [unknown] = read.unknownNames;
    expect(unknown?.suggestions[0]?.name).toBe('区卫生健康局');
    const unitId = unknown?.suggestions[0]?.unitId;
    if (!unitId) throw new Error('No unit was suggested');
    await app.call('imports.confirm', {
      previewId: read.previewId,
      year: YEAR,
      tables: ['t0'],
      names: { 区卫健局: { as: 'aliasOfUnit', unitId } },
      rows: {},
    });
    expect((await app.call('units.list', {})).units[0]?.aliases).toEqual(['区卫健局']);
    expect((await duties())[0]?.unitIds).toEqual([unitId]);
  });
});

describe('several names of one new unit', () => {
  const TWO: readonly FixtureRow[] = [
    { content: '招生信息', time: '每年8月底前', units: '区教育和体育局' },
    { content: '体育设施', time: '每年', units: '区教体局' },
    { content: '预决算', time: '每年', units: '区财政局' },
  ];
  const confirm = async (names: InputOf<'imports.confirm'>['names']) => {
    const read = await preview(app, recognisedFile(TWO));
    return { read, input: { previewId: read.previewId, year: YEAR, tables: ['t0'], names, rows: {} } };
  };

  it('are found near each other, and made one by a pointer', async () => {
    const { read, input } = await confirm({
      区教育和体育局: { as: 'newUnit', name: '区教育和体育局', kind: 'department' },
      区教体局: { as: 'aliasOfName', name: '区教育和体育局' },
    });
    expect(read.unknownNames.map(({ name, alike }) => [name, alike.map((other) => other.name)])).toEqual([
      ['区教育和体育局', ['区教体局']],
      ['区教体局', ['区教育和体育局']],
      ['区财政局', []],
    ]);
    expect(await app.call('imports.confirm', input)).toMatchObject({ unitsCreated: 1 });
    const { units } = await app.call('units.list', {});
    expect(units.map(({ name, aliases }) => [name, aliases])).toEqual([['区教育和体育局', ['区教体局']]]);
    const rows = await duties();
    expect(rows[0]?.unitIds).toEqual(rows[1]?.unitIds);
  });

  it('are one where both are given the same name', async () => {
    const unit = { as: 'newUnit', name: '区教育体育局', kind: 'department' } as const;
    const { input } = await confirm({ 区教育和体育局: unit, 区教体局: unit });
    expect(await app.call('imports.confirm', input)).toMatchObject({ unitsCreated: 1 });
    const { units } = await app.call('units.list', {});
    expect(units.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['区教育体育局', ['区教育和体育局', '区教体局']],
    ]);
  });

  it('may be groups', async () => {
    const group = { as: 'newGroup', name: '教育口', memberKind: 'department', members: ['区财政局'] } as const;
    const { input } = await confirm({
      区教育和体育局: { ...group, members: [...group.members] },
      区教体局: { as: 'aliasOfName', name: '区教育和体育局' },
    });
    expect(await app.call('imports.confirm', input)).toMatchObject({ unitsCreated: 1, groupsCreated: 1 });
    const { groups } = await app.call('units.list', {});
    expect(groups.map(({ name, aliases }) => [name, aliases])).toEqual([['教育口', ['区教育和体育局', '区教体局']]]);
  });

  it.each([
    ['a name that is not decided', { 区教体局: { as: 'aliasOfName', name: '区教育和体育局' } }],
    ['itself', { 区教体局: { as: 'aliasOfName', name: '区教体局' } }],
    ['a name left unread', { 区教体局: { as: 'aliasOfName', name: '区财政局' }, 区财政局: { as: 'skip' } }],
    [
      'another pointer',
      {
        区教体局: { as: 'aliasOfName', name: '区财政局' },
        区财政局: { as: 'aliasOfName', name: '区教育和体育局' },
        区教育和体育局: { as: 'newUnit', name: '区教育和体育局', kind: 'department' },
      },
    ],
    [
      'one unit while another is named just so',
      {
        区教体局: { as: 'newUnit', name: '区教育和体育局', kind: 'department' },
        区教育和体育局: { as: 'newUnit', name: '区教育局', kind: 'department' },
      },
    ],
  ] as const)('cannot point at %s', async (_what, names) => {
    const { input } = await confirm(names);
    const revision = app.store.revision();
    const refusal = await app.refusal('imports.confirm', input);
    expect(refusal.code).toBe('conflict');
    expect(Object.keys(refusal.fields ?? {})[0]).toMatch(/^names\./u);
    expect(app.store.revision()).toBe(revision);
    expect(await duties()).toEqual([]);
  });
});

describe('names left unread', () => {
  const one = { content: '政策解读', time: '每月', units: '政策文件制定部门、区民政局' };

  it('are not asked about again while their rows stay as they are', async () => {
    await confirmAll(app, recognisedFile([one, ...ROWS.slice(0, 1)]));
    const same = await preview(app, recognisedFile([one, ...ROWS.slice(0, 1)]));
    expect(same.unknownNames).toEqual([]);
    // A changed row asks, and counts every row that names it.
    const more = { content: '另一事项', time: '每月', units: '政策文件制定部门' };
    const changed = await preview(app, recognisedFile([one, ...ROWS.slice(0, 1), more]));
    expect(changed.unknownNames.map(({ name, rows }) => [name, rows])).toEqual([['政策文件制定部门', 2]]);
  });
});

describe('re-import', () => {
  it('of the same file changes nothing at all', async () => {
    const first = await confirmAll(app, recognisedFile(ROWS));
    const read = await preview(app, recognisedFile(ROWS));
    expect(read.tables[0]?.rows.map((row) => row.state)).toEqual(['same', 'same', 'same', 'same']);
    const revision = app.store.revision();
    const again = await confirmAll(app, recognisedFile(ROWS));
    expect(again).toMatchObject({ importId: first.importId, created: 0, updated: 0, unchanged: 4, changed: false });
    expect(app.store.revision()).toBe(revision);
    expect(await app.call('imports.list', { year: YEAR })).toHaveLength(1);
  });

  it('of an edited file updates the right rows: inserted, renumbered, reworded, emptied, missing', async () => {
    await confirmAll(app, recognisedFile(ROWS));
    const before = await duties();
    const edited: readonly FixtureRow[] = [
      { content: '新增的事项', time: '每半年', units: '区民政局' },
      { content: '部门会议公开', time: '每周', units: '区民政局、教育局' },
      { content: '财政预决算', time: '', units: '区财政局' },
      { number: '9', content: '政策解读', time: '政策文件出台后3个工作日内', units: '政策文件制定部门' },
    ];
    const read = await preview(app, recognisedFile(edited), '明细表 (1).xlsx');
    expect(
      read.tables[0]?.rows.map((row) => [row.state, row.changes.map(({ label, after }) => [label, after])]),
    ).toEqual([
      ['new', []],
      [
        'changed',
        [
          ['序号', '2'],
          ['时限', '每周'],
        ],
      ],
      // An emptied cell is shown, and clears nothing unless the person takes it.
      [
        'changed',
        [
          ['序号', '3'],
          ['时限', ''],
        ],
      ],
      ['changed', [['序号', '9']]],
    ]);
    const summary = await confirmAll(app, recognisedFile(edited), '明细表 (1).xlsx');
    expect(summary).toMatchObject({ created: 1, updated: 3, unchanged: 0 });
    const after = await duties();
    expect(after.map((row) => [row.number, row.content, row.timeWording])).toEqual([
      ['1', '新增的事项', '每半年'],
      ['2', '部门会议公开', '每周'],
      ['3', '财政预决算', '每年8月底前'],
      ['9', '政策解读', '政策文件出台后3个工作日内'],
      // Not in the edited file: a missing row is no deletion.
      ['4', '公共资源配置', '每季度'],
    ]);
    expect(after[1]?.id).toBe(before[0]?.id);
    expect(after[1]?.rules.map(({ rule }) => rule)).toMatchObject([{ type: 'recurring', every: 'week' }]);
    await app.call('workspace.undo', {});
    expect(await duties()).toEqual(before);
  });

  it('finds a reworded row by document and number, never another document by number alone', async () => {
    await confirmAll(app, recognisedFile(ROWS));
    const reworded = ROWS.map((row, index) => (index === 1 ? { ...row, content: '财政预算、决算公开' } : row));
    const same = await preview(app, recognisedFile(reworded), '修改稿.xlsx');
    expect(same.tables[0]?.rows.map((row) => row.state)).toEqual(['same', 'changed', 'same', 'same']);
    const strange = recognisedFile([{ content: '完全不同的事项', time: '每月', units: '区民政局' }], {
      title: '清河区重点领域公开目录',
      sheet: '目录',
    });
    const other = await preview(app, strange, '目录.xlsx');
    expect(other.tables[0]?.rows.map((row) => row.state)).toEqual(['new']);
  });

  it('keeps what the office edited since, and rules with their registrations', async () => {
    await confirmAll(app, recognisedFile(ROWS));
    const [meeting] = await duties();
    if (!meeting) throw new Error('No duty');
    await app.call('duties.update', { id: meeting.id, content: '部门会议公开（含局长办公会）' });
    const read = await preview(app, recognisedFile(ROWS));
    expect(read.tables[0]?.rows[0]?.state).toBe('same');
    const detail = await app.call('duties.get', { id: meeting.id });
    expect(detail.imported).toEqual({ content: '部门会议公开', timeWording: '每月', unitsWording: '区民政局、教育局' });
    const untouched = await app.call('duties.get', { id: (await duties())[1]?.id as never });
    expect(untouched.imported).toBeUndefined();
    const january = detail.occurrences.find(({ periodKey }) => periodKey === '2021-01');
    if (!january) throw new Error('No occurrence in January');
    const { dutyId, ruleId, unitId, periodKey } = january;
    await app.call('fulfilments.register', {
      items: [{ dutyId, ruleId, unitId, periodKey }],
      doneOn: '2021-01-20' as never,
      title: '会议纪要',
      link: '',
    });
    const weekly = ROWS.map((row, index) => (index === 0 ? { ...row, time: '每周' } : row));
    await confirmAll(app, recognisedFile(weekly));
    const after = (await duties())[0];
    expect(after?.timeWording).toBe('每周');
    expect(after?.rules.map(({ rule }) => rule)).toMatchObject([{ every: 'month' }]);
    expect(after?.timeCheck).toContain('时限');
    expect(after?.done).toBe(1);
  });

  it('pairs rows with equal texts one to one', async () => {
    const twins: readonly FixtureRow[] = [
      { number: '1', content: '信息公开', time: '每月', units: '区民政局' },
      { number: '1', content: '信息公开', time: '每季度', units: '区财政局' },
    ];
    await confirmAll(app, recognisedFile(twins));
    const read = await preview(app, recognisedFile(twins));
    expect(read.tables[0]?.rows.map((row) => row.state)).toEqual(['same', 'same']);
  });
});

describe('refusals write nothing', () => {
  it.each([
    ['a table that is not there', { tables: ['t9'] }, 'invalid-input'],
    ['no table', { tables: [] }, 'invalid-input'],
    ['a row that is not there', { rows: { 't0-99': { include: true } } }, 'invalid-input'],
    ['another year', { year: 2022 }, 'conflict'],
    ['a unit that is not there', { names: { 区民政局: { as: 'aliasOfUnit', unitId: 'gone' } } }, 'not-found'],
    [
      'a group with the name of a unit',
      { names: { 区民政局: { as: 'newGroup', name: '老单位', memberKind: 'town', members: [] } } },
      'conflict',
    ],
    [
      'a group within a group',
      { names: { 区民政局: { as: 'newGroup', name: '新组', memberKind: 'town', members: ['老单位组'] } } },
      'conflict',
    ],
  ])('%s', async (_what, change, code) => {
    await app.call('workspace.openYear', { year: 2022 as never });
    const old = await app.call('units.save', { name: '老单位', kind: 'department', aliases: [] });
    await app.call('units.saveGroup', { name: '老单位组', aliases: [], members: [old.id] });
    const read = await preview(app, recognisedFile(ROWS));
    const revision = app.store.revision();
    const input = { previewId: read.previewId, year: YEAR, tables: ['t0'], names: {}, rows: {}, ...change };
    const refusal = await app.refusal('imports.confirm', input as never);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/[。]$/u);
    expect(app.store.revision()).toBe(revision);
    expect(await duties()).toEqual([]);
  });

  it('a closed year, and a preview that is gone', async () => {
    const read = await preview(app, recognisedFile(ROWS));
    app.store.command('关闭', '2021-12-31T00:00:00Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
    const input = { previewId: read.previewId, year: YEAR, tables: ['t0'], names: {}, rows: {} };
    expect((await app.refusal('imports.confirm', input)).code).toBe('year-closed');
    expect((await app.refusal('imports.confirm', { ...input, previewId: 'gone' })).code).toBe('not-found');
    expect((await app.refusal('imports.preview', { previewId: 'gone' })).code).toBe('not-found');
  });

  it('names like those of JavaScript objects are plain names', async () => {
    const summary = await confirmAll(
      app,
      recognisedFile([{ content: '__proto__', time: '每月', units: '区constructor局' }]),
    );
    expect(summary.created).toBe(1);
    expect((await duties())[0]?.assignments).toHaveLength(1);
  });
});
