import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnitKind } from '../../../electron/contract/shared.ts';
import type { GroupId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { confirmInput, startDecisions, type GroupAnswers } from '../../../renderer/imports/decisions.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-10-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const bureau = (index: number) => `区第${index}局`;
const FIRST = Array.from({ length: 6 }, (_, index) => bureau(index + 1));
const SECOND = Array.from({ length: 21 }, (_, index) => bureau(index + 7));

/** A schedule in which every department is named once, and the group in three rows. */
function schedule(title: string, units: readonly string[], group: string) {
  const rows = [
    [title],
    ['序号', '指标名称', '单位名称', '公开时限'],
    ...units.map((unit, index) => [index + 1, `${unit}的年度总结`, unit, '12月底前']),
    ...['会议公开', '机构职能', '办事指南'].map((what, index) => [100 + index, `${title}：${what}`, group, '每月']),
  ];
  return workbookBytes([{ name: '明细', rows }]);
}

/** Imports a file as somebody does who takes every proposal as it stands, and answers what is asked. */
async function takeAll(name: string, bytes: Uint8Array<ArrayBuffer>, groups: GroupAnswers = {}) {
  const preview = await app.readFile(name, bytes, YEAR);
  return app.call('imports.confirm', confirmInput(preview, startDecisions(preview), YEAR, groups));
}

async function groupNamed(name: string) {
  const found = (await app.call('units.list', {})).groups.find((group) => group.name === name);
  if (!found) throw new Error(`No group ${name}`);
  return found;
}

/** How many have something overdue, how many the score finds late, what is expected of all, and who stands outside of a group. */
async function figures() {
  const { overdue } = await app.call('today.summary', { year: YEAR });
  const { classes } = await app.call('assessment.table', { year: YEAR });
  const isLate = (basis: string) => /逾期 [1-9]/u.test(basis);
  const late = classes.flatMap(({ rows }) => rows).filter(({ cells }) => cells.some(({ basis }) => isLate(basis)));
  const { expected, due, gaps, notes } = await app.call('coverage.check', { year: YEAR });
  const outside = notes.filter(({ cause }) => cause === 'outsideGroup').map(({ title, count }) => [title, count]);
  return { overdue: overdue.units, scoredLate: late.length, expected, due, gaps, outside };
}

describe('a group over two files', () => {
  it.each([
    ['区政府各部门', []],
    // It means the same, and is the same group.
    ['区直各部门', ['区直各部门']],
  ])(
    'that was taken as all departments has the departments of the second file too, which says %s',
    async (second, names) => {
      await takeAll('1.xlsx', schedule('第一份公开指标明细表', FIRST, '区政府各部门'));
      expect((await groupNamed('区政府各部门')).members).toHaveLength(6);
      await takeAll('2.xlsx', schedule('第二份公开指标明细表', SECOND, second));
      const { units, groups } = await app.call('units.list', {});
      expect(units).toHaveLength(27);
      expect(groups.map(({ name, aliases }) => [name, aliases])).toEqual([['区政府各部门', names]]);
      expect(groups[0]?.members).toHaveLength(27);
      expect(groups[0]?.rules).toEqual([{ kind: 'department', scope: 'all' }]);
      // Three duties, then three more, each month, for all 27; and a yearly one for each.
      const all = 6 * 27 * 12 + 27;
      expect(await figures()).toEqual({ overdue: 27, scoredLate: 27, expected: all, due: all, gaps: 0, outside: [] });
    },
  );

  /** The first file's group, made a list. */
  async function listOfSix(): Promise<GroupId> {
    await takeAll('1.xlsx', schedule('第一份公开指标明细表', FIRST, '区政府各部门'));
    const { id, name, aliases, members } = await groupNamed('区政府各部门');
    const ids = members.map(({ unitId }) => unitId);
    await app.call('units.saveGroup', { id, name, aliases: [...aliases], members: ids, rules: [] });
    return id;
  }

  it('that is a list asks whether they join, and coverage says who stands outside', async () => {
    const id = await listOfSix();
    const second = schedule('第二份公开指标明细表', SECOND, '区直各部门');
    const few = 6 * 6 * 12 + 27;
    const all = 6 * 27 * 12 + 27;
    const everybody = { overdue: 27, scoredLate: 27, expected: all, due: all, gaps: 0, outside: [] };

    await takeAll('2.xlsx', second);
    expect(await figures()).toEqual({
      overdue: 6,
      scoredLate: 6,
      expected: few,
      due: few,
      gaps: 0,
      outside: [['区政府各部门', 21]],
    });
    await app.call('workspace.undo', {});

    await takeAll('2.xlsx', second, { [id]: 'join' });
    const joined = await groupNamed('区政府各部门');
    expect(joined.members).toHaveLength(27);
    expect(joined).toMatchObject({ meant: { by: 'name', outside: [], declined: false } });
    expect(await figures()).toEqual(everybody);
    await app.call('workspace.undo', {});

    await takeAll('2.xlsx', second, { [id]: 'rule' });
    expect((await groupNamed('区政府各部门')).rules).toEqual([{ kind: 'department', scope: 'all' }]);
    expect(await figures()).toEqual(everybody);
  });

  it('goes back to its list with the import that joined units to it', async () => {
    const id = await listOfSix();
    const bytes = schedule('第二份公开指标明细表', SECOND, '区直各部门');
    const { importId } = await takeAll('2.xlsx', bytes, { [id]: 'join' });
    if (importId === undefined) throw new Error('Nothing imported');
    expect((await app.call('imports.undoPreview', { importId })).kept).toEqual([]);
    await app.call('imports.undo', { importId, edited: 'keep' });
    const after = await app.call('units.list', {});
    expect(after.units).toHaveLength(6);
    expect(after.groups[0]?.members).toHaveLength(6);
  });

  it('keeps its rule when the import that gave it is taken back, and that is said', async () => {
    const id = await listOfSix();
    const bytes = schedule('第二份公开指标明细表', SECOND, '区直各部门');
    const { importId } = await takeAll('2.xlsx', bytes, { [id]: 'rule' });
    if (importId === undefined) throw new Error('Nothing imported');
    const kept = ['单位组“区政府各部门”（已改为按整类确定成员）'];
    expect((await app.call('imports.undoPreview', { importId })).kept).toEqual(kept);
    await app.call('imports.undo', { importId, edited: 'keep' });
    const { units, groups } = await app.call('units.list', {});
    expect([units.length, groups[0]?.members.length]).toEqual([6, 6]);
  });

  it('leaves closed years as they are: whom a rule takes later, it takes from the first day after', async () => {
    await takeAll('1.xlsx', schedule('第一份公开指标明细表', FIRST, '区政府各部门'));
    const before = await figures();
    const at = '2021-12-31T02:00:00Z';
    app.store.command('关闭年度', at, () => {
      app.store.workspace.setYearState(YEAR, 'closed');
      return { ok: true };
    });
    await app.call('workspace.openYear', { year: 2022 as Year });
    await app.call('units.addMany', { names: [bureau(90)], kind: 'department' });
    await app.call('units.save', { name: bureau(91), kind: 'department', aliases: [] });
    expect({ ...(await figures()), outside: [] }).toEqual({ ...before, outside: [] });
    const { members } = await groupNamed('区政府各部门');
    expect(members.slice(6).map(({ from, to }) => [from, to])).toEqual([
      ['2022-01-01', undefined],
      ['2022-01-01', undefined],
    ]);
    const list = await app.call('units.saveGroup', { name: '区直部门', aliases: [], members: [] });
    await app.call('units.settleGroup', { id: list.id, as: 'rule' });
    expect((await groupNamed('区直部门')).rules).toEqual([{ kind: 'department', scope: 'all', from: '2022-01-01' }]);
  });

  it('refuses an answer for a group that is gone or has a rule', async () => {
    await takeAll('1.xlsx', schedule('第一份公开指标明细表', FIRST, '区政府各部门'));
    const { id } = await groupNamed('区政府各部门');
    const preview = await app.readFile('2.xlsx', schedule('第二份公开指标明细表', SECOND, '区直各部门'), YEAR);
    for (const stray of [id, 'gone' as GroupId]) {
      const input = confirmInput(preview, startDecisions(preview), YEAR, { [stray]: 'join' });
      expect((await app.refusal('imports.confirm', input)).message).toContain('没有导入');
    }
  });
});

describe('an existing group', () => {
  const units: readonly (readonly [string, UnitKind])[] = [
    ...FIRST.map((name) => [name, 'department'] as const),
    ['白石镇', 'town'],
    ['柳林街道', 'town'],
    ['清河经济开发区管委会', 'town'],
  ];

  async function listed(name: string, members: readonly string[]): Promise<GroupId> {
    const ids: UnitId[] = [];
    for (const [unit, kind] of units) {
      const { id } = await app.call('units.save', { name: unit, kind, aliases: [] });
      if (members.includes(unit)) ids.push(id);
    }
    return (await app.call('units.saveGroup', { name, aliases: [], members: ids })).id;
  }

  it('is offered the rule that its name means, with the units that it would add', async () => {
    const id = await listed('各镇（街道）', ['白石镇']);
    const { meant } = await groupNamed('各镇（街道）');
    const { units: all } = await app.call('units.list', {});
    const nameOf = (unitId: UnitId) => all.find((unit) => unit.id === unitId)?.name;
    expect(meant).toMatchObject({ kind: 'town', scope: 'townsAndSubdistricts', by: 'name', declined: false });
    expect(meant?.outside.map(nameOf)).toEqual(['柳林街道']);
    // Nothing is changed before somebody says so.
    expect((await groupNamed('各镇（街道）')).rules).toBeUndefined();
    expect(await app.call('units.settleGroup', { id, as: 'rule' })).toMatchObject({ added: 1, changed: true });
    expect(await groupNamed('各镇（街道）')).toMatchObject({
      rules: [{ kind: 'town', scope: 'townsAndSubdistricts' }],
      members: [{}, {}],
    });
    expect((await app.refusal('units.settleGroup', { id, as: 'rule' })).code).toBe('conflict');
    await app.call('workspace.undo', {});
    expect((await groupNamed('各镇（街道）')).members).toHaveLength(1);
  });

  it('keeps its list where the office says so, and is not asked again', async () => {
    const id = await listed('区直各部门', [bureau(1)]);
    await app.call('units.settleGroup', { id, as: 'list' });
    expect(await groupNamed('区直各部门')).toMatchObject({ members: [{}], meant: { declined: true } });
  });

  it('takes the rule from a day on, and whoever joined or left keeps those days', async () => {
    const id = await listed('区直各部门', [bureau(1), bureau(2)]);
    const { units: all } = await app.call('units.list', {});
    const [first, second, third] = all.map((unit) => unit.id) as [UnitId, UnitId, UnitId];
    const left = { unitId: second, to: day('2021-03-31') };
    await app.call('units.saveGroup', { id, name: '区直各部门', aliases: [], members: [first, left] });
    await app.call('units.settleGroup', { id, as: 'rule', from: day('2021-07-01') });
    const { members } = await groupNamed('区直各部门');
    const staysOf = (unitId: UnitId) =>
      members.filter((stay) => stay.unitId === unitId).map(({ from = '', to = '' }) => `${from}~${to}`);
    expect(staysOf(first)).toEqual(['2021-07-01~', '~']);
    expect(staysOf(second)).toEqual(['~2021-03-31']);
    expect(staysOf(third)).toEqual(['2021-07-01~']);
  });

  it('is made one with another that means the same', async () => {
    const id = await listed('区政府各部门单位', [bureau(1), bureau(2)]);
    const { units: all } = await app.call('units.list', {});
    const third = all.slice(2, 3).map((unit) => unit.id);
    const other = await app.call('units.saveGroup', { name: '区直各部门', aliases: ['各部门'], members: third });
    await app.call('duties.create', {
      year: YEAR,
      kind: 'disclosure',
      number: '',
      task: '',
      subtask: '',
      content: '会议公开',
      timeWording: '',
      rules: [],
      assignments: [{ party: { kind: 'group', id }, role: 'lead' }],
    });
    expect(await app.call('units.mergeGroups', { id, into: other.id })).toMatchObject({ duties: 1 });
    const { groups } = await app.call('units.list', {});
    expect(groups.map(({ name, aliases, members }) => [name, aliases, members.length])).toEqual([
      ['区直各部门', ['各部门', '区政府各部门单位'], 3],
    ]);
    const [duty] = await app.call('duties.list', { year: YEAR });
    expect(duty?.assignments).toMatchObject([{ name: '区直各部门', role: 'lead' }]);
    expect((await app.refusal('units.mergeGroups', { id, into: other.id })).code).toBe('not-found');
  });
});

describe('a closed year', () => {
  const LAST = 2020 as Year;

  /** Three units, two groups that mean the same, and a duty of the closed year that one of them owes. */
  async function closedYear(owing: 'first' | 'second') {
    const ids: UnitId[] = [];
    for (const name of FIRST.slice(0, 3)) {
      ids.push((await app.call('units.save', { name, kind: 'department', aliases: [] })).id);
    }
    const group = async (name: string, members: readonly UnitId[]) =>
      (await app.call('units.saveGroup', { name, aliases: [], members: [...members] })).id;
    const first = await group('区政府各部门单位', ids.slice(0, 2));
    const second = await group('区直各部门', ids.slice(2));
    await app.call('workspace.openYear', { year: LAST });
    const duty = await app.call('duties.create', {
      year: LAST,
      kind: 'disclosure',
      number: '',
      task: '',
      subtask: '',
      content: '会议公开',
      timeWording: '',
      rules: [{ type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } }],
      assignments: [{ party: { kind: 'group', id: owing === 'first' ? first : second }, role: 'lead' }],
    });
    app.store.command('关闭', '2020-12-31T00:00:00Z', () => app.store.workspace.setYearState(LAST, 'closed'));
    const owed = async () =>
      (await app.call('duties.get', { id: duty.id })).occurrences.map(({ unit, periodKey }) => `${unit} ${periodKey}`);
    return { first, second, owed };
  }

  it('owes what it owed after another group has joined', async () => {
    const { first, second, owed } = await closedYear('second');
    const before = await owed();
    expect(before.length).toBeGreaterThan(0);
    await app.call('units.mergeGroups', { id: first, into: second });
    expect(await owed()).toEqual(before);
    expect((await groupNamed('区直各部门')).members.map(({ from = '' }) => from)).toEqual([
      '',
      '2021-01-01',
      '2021-01-01',
    ]);
  });

  it('keeps a group that its duties name, and takes no rule from one of its days on', async () => {
    const { first, second, owed } = await closedYear('first');
    const before = await owed();
    const refusal = await app.refusal('units.mergeGroups', { id: first, into: second });
    expect([refusal.code, refusal.message]).toEqual(['year-closed', expect.stringContaining('2020 年度已关闭')]);
    const early = { id: second, as: 'rule', from: day('2020-07-01') } as const;
    expect((await app.refusal('units.settleGroup', early)).code).toBe('year-closed');
    await app.call('units.settleGroup', { id: first, as: 'rule' });
    await app.call('units.settleGroup', { ...early, from: day('2021-03-01') });
    expect(await owed()).toEqual(before);
  });
});

it('a set with an exception is owed by nobody until somebody says who is meant', async () => {
  await app.call('units.addMany', { names: ['白石镇', '清河经济开发区管委会'], kind: 'town' });
  const { units } = await app.call('units.list', {});
  await app.call('units.saveGroup', { name: '各镇街', aliases: [], members: units.map(({ id }) => id) });
  await takeAll('1.xlsx', schedule('公开指标明细表', [], '除经济开发区外的各镇街'));
  const duties = await app.call('duties.list', { year: YEAR });
  expect(duties.map(({ assignments }) => assignments)).toEqual([[], [], []]);
  expect(duties[0]?.unitsCheck).toContain('各镇街');
});

/** A schedule with one item a row. */
function items(title: string, rows: readonly (readonly [content: string, unit: string])[]) {
  const table = rows.map(([content, unit], index) => [index + 1, content, unit, '每月']);
  return workbookBytes([{ name: '明细', rows: [[title], ['序号', '指标名称', '单位名称', '公开时限'], ...table] }]);
}

describe('a set with an exception', () => {
  const TOWNS = [
    ['城关镇的会议', '城关镇'],
    ['河东镇的会议', '河东镇'],
    ['柳林街道的会议', '柳林街道'],
  ] as const;

  it.each([
    ['各镇街（城关镇除外）', '各镇街（城关镇除外）'],
    ['除城关镇外的各镇街', '各镇街（城关镇除外）'],
    ['城关镇牵头，其余镇街配合', '各镇街（城关镇除外）'],
    ['城关镇、其他各镇（街道）', '各镇（街道）（城关镇除外）'],
  ])('is proposed as the whole kind without it, newcomers too: %s', async (wording, name) => {
    await takeAll('1.xlsx', items('第一份公开指标明细表', [...TOWNS, ['动态信息', wording]]));
    const { units } = await app.call('units.list', {});
    const idOf = (unit: string) => units.find((each) => each.name === unit)?.id;
    const group = await groupNamed(name);
    expect(group.rules?.map(({ kind }) => kind)).toEqual(['town']);
    expect(group.exceptions?.map(({ unitId }) => unitId)).toEqual([idOf('城关镇')]);
    expect(group.members.map(({ unitId }) => unitId)).toEqual([idOf('河东镇'), idOf('柳林街道')]);
    // In force, and 待核: a person is to look at it.
    const duties = await app.call('duties.list', { year: YEAR });
    const duty = duties.find(({ content }) => content === '动态信息');
    expect(duty?.unitsCheck).toContain('城关镇除外');

    // A later town belongs to it, and the whole set is another group.
    await takeAll(
      '2.xlsx',
      items('第二份公开指标明细表', [
        ['白石镇的会议', '白石镇'],
        ['财政信息', '各镇街'],
      ]),
    );
    expect((await groupNamed(name)).members).toHaveLength(3);
    expect((await groupNamed('各镇街')).members).toHaveLength(4);
  });

  it('is asked, and owed by nobody, where nobody is known by the name of the exception', async () => {
    const bytes = items('第一份公开指标明细表', [...TOWNS, ['动态信息', '各镇街（垂管单位除外）']]);
    const preview = await app.readFile('1.xlsx', bytes, YEAR);
    const unknown = preview.unknownNames.find(({ name }) => name.includes('除外'));
    expect(unknown).toMatchObject({ name: '各镇街（垂管单位除外）', suggestedMembers: 'none' });
    expect(startDecisions(preview).names['各镇街（垂管单位除外）']).toEqual({ as: 'skip' });
  });

  it('is refused where the unit left out is not made', async () => {
    const preview = await app.readFile(
      '1.xlsx',
      items('公开指标明细表', [...TOWNS, ['信息', '各镇街（城关镇除外）']]),
      YEAR,
    );
    const decisions = startDecisions(preview);
    const names = { ...decisions.names, 城关镇: { as: 'skip' } as const };
    const refusal = await app.refusal('imports.confirm', confirmInput(preview, { ...decisions, names }, YEAR));
    expect(refusal).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('不能从“各镇街（城关镇除外）”中除外'),
    });
    expect((await app.call('units.list', {})).units).toEqual([]);
  });
});
