import { afterEach, describe, expect, it } from 'vitest';
import type { DutyId, SchemeId, SchemeNodeId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { NO_SHIFT } from '../../../electron/domain/model/timeRule.ts';
import { firstClass, firstScheme, saveMarks, withMarks } from '../../support/schemes.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const year = 2021 as Year;
const DAILY = 'daily-management' as SchemeNodeId;
let app: TestApp;
afterEach(() => app.close());

/** A department and a town; a monthly item for both, a measure due in March for the department. */
async function smallDistrict(today = '2021-04-20') {
  app = await openTestApp({ today, year });
  const { id: finance } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
  const { id: town } = await app.call('units.save', { name: '柳林镇', kind: 'town', aliases: [] });
  const texts = { year, number: '', task: '', subtask: '' };
  const assign = (id: UnitId) => ({ party: { kind: 'unit' as const, id }, role: 'responsible' as const });
  const { id: monthly } = await app.call('duties.create', {
    ...texts,
    kind: 'disclosure',
    content: '工作动态',
    timeWording: '每月公开',
    rules: [{ type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: NO_SHIFT }],
    assignments: [assign(finance), assign(town)],
  });
  const { id: measure } = await app.call('duties.create', {
    ...texts,
    kind: 'measure',
    content: '公布清单',
    timeWording: '3月底前',
    rules: [{ type: 'once', month: 3, day: 'last', shift: NO_SHIFT }],
    assignments: [assign(finance)],
  });
  return { finance, town, monthly, measure };
}

async function register(dutyId: DutyId, unitId: UnitId, periodKey: string, doneOn: string) {
  const { occurrences } = await app.call('duties.get', { id: dutyId });
  const ruleId = occurrences.find((occurrence) => occurrence.periodKey === periodKey)?.ruleId;
  if (!ruleId) throw new Error(`No occurrence ${periodKey}`);
  await app.call('fulfilments.register', {
    items: [{ dutyId, ruleId, unitId, periodKey }],
    doneOn: day(doneOn),
    title: '公开',
    link: '',
  });
}

describe('scores', () => {
  it('come from what was registered, with the occurrences they counted', async () => {
    const { finance, town, monthly } = await smallDistrict();
    await register(monthly, finance, '2021-01', '2021-01-30');
    await register(monthly, finance, '2021-02', '2021-03-05');
    const table = await app.call('assessment.table', { year });
    expect(table.asOf).toBe('2021-04-20');
    expect(table.classes.map(({ name, rows }) => [name, rows.map(({ unit, place }) => [unit, place])])).toEqual([
      ['部门', [['区财政局', 1]]],
      ['镇街', [['柳林镇', 1]]],
    ]);
    const row = table.classes[0]!.rows[0]!;
    // One of three on time (40), the measure missed (30), no month of three met (20): 13.33 of 90 points.
    expect(row.cells.map(({ points }) => points)).toEqual(['13.33', '0.00', '0.00', undefined]);
    expect(row).toMatchObject({ total: '14.81', contribution: '0.59', rebased: true });

    const detail = await app.call('assessment.unit', { year, unitId: finance });
    expect(detail.row).toEqual(row);
    const [disclosure, measures, , manual] = detail.nodes;
    const listed = (node: typeof disclosure) =>
      (node?.clauses ?? []).flatMap(({ counted, wellFacts }) => counted.concat(wellFacts));
    expect(listed(disclosure).map(({ occurrence, said }) => [occurrence?.periodKey, said])).toEqual([
      ['2021-03', '逾期'],
      ['2021-02', '迟办 5 天'],
      ['2021-01', '按时'],
    ]);
    expect(listed(measures).map(({ text, said }) => [text, said])).toEqual([['公布清单', '未办结']]);
    expect(detail.submissions?.months.map(({ month, met }) => [month, met])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
    expect(manual?.judgements).toEqual([]);
    // No measure is the town's: the other two indicators share 100 points.
    const [, towns] = table.classes;
    expect(towns?.rows[0]?.cells[1]?.points).toBeUndefined();
    expect(towns?.rows[0]?.cells[1]).toMatchObject({ basis: '无到期举措，不计入' });
    expect(listed((await app.call('assessment.unit', { year, unitId: town })).nodes[1])).toEqual([]);
  });

  it('follow submissions and judgements, and undo', async () => {
    const { finance } = await smallDistrict();
    const cells = [1, 2, 3].map((month) => ({ unitId: finance, month, count: 1 }));
    await app.call('submissions.set', { year, cells });
    const judged = await app.call('scoreFacts.judge', {
      year,
      unitId: finance,
      nodeId: DAILY,
      points: '8.5',
      reason: '资料齐全',
    });
    expect(judged.changed).toBe(true);
    const row = async () => (await firstClass(app, year)).rows[0]!;
    expect((await row()).cells.map(({ points }) => points)).toEqual(['0.00', '0.00', '20.00', '8.50']);
    expect(await row()).toMatchObject({ total: '28.50', rebased: false });
    await app.call('workspace.undo', {});
    expect((await row()).cells[3]?.points).toBeUndefined();
  });

  it('count pieces asked for by the year in the line of 信息报送, and tell the duty', async () => {
    const { finance } = await smallDistrict('2022-01-10');
    const { id } = await app.call('duties.create', {
      year,
      number: '',
      task: '',
      subtask: '',
      kind: 'submission',
      content: '全年报送信息不少于20篇',
      timeWording: '',
      rules: [{ type: 'quota', per: 'year', atLeast: 20 }],
      assignments: [{ party: { kind: 'unit', id: finance }, role: 'responsible' }],
    });
    const cells = Array.from({ length: 12 }, (_, index) => ({ unitId: finance, month: index + 1, count: 2 }));
    await app.call('submissions.set', { year, cells: cells.slice(0, 9) });
    const line = async () => (await app.call('assessment.unit', { year, unitId: finance })).submissions?.longer;
    const told = { dutyId: id, content: '全年报送信息不少于20篇', period: '2021年度', target: 20 };
    // Eighteen pieces; the three months without any were charged by themselves.
    expect(await line()).toEqual([{ ...told, count: 18, charged: 2, met: true }]);
    await app.call('submissions.set', {
      year,
      cells: cells.slice(0, 9).map(({ month }) => ({ unitId: finance, month, count: 1 })),
    });
    expect(await line()).toEqual([{ ...told, count: 9, charged: 3, met: false }]);
    const rows = (await app.call('submissions.matrix', { year })).rows;
    expect(rows.find(({ unitId }) => unitId === finance)?.longer).toMatchObject([
      { count: 9, target: 20, lamp: 'overdue' },
    ]);
    const { occurrences } = await app.call('duties.get', { id });
    expect(occurrences).toMatchObject([{ done: 9, needed: 20, lamp: 'overdue' }]);
  });

  it('of a year or unit that does not exist are refused', async () => {
    await smallDistrict();
    expect((await app.refusal('assessment.table', { year: 2030 as Year })).code).toBe('not-found');
    expect((await app.refusal('assessment.unit', { year, unitId: 'nobody' as UnitId })).code).toBe('not-found');
  });
});

describe('judging', () => {
  it('refuses more than full marks, a missing reason, and indicators that count by themselves', async () => {
    const { finance } = await smallDistrict();
    const input = { year, unitId: finance, nodeId: DAILY, points: '8', reason: '好' };
    expect((await app.refusal('scoreFacts.judge', { ...input, points: '10.01' })).fields).toHaveProperty('points');
    expect((await app.refusal('scoreFacts.judge', { ...input, reason: ' ' })).fields).toHaveProperty('reason');
    const counted = 'submissions-met' as SchemeNodeId;
    expect((await app.refusal('scoreFacts.judge', { ...input, nodeId: counted })).code).toBe('invalid-input');
    expect((await app.refusal('scoreFacts.judge', { ...input, nodeId: 'x' as SchemeNodeId })).code).toBe('not-found');
    await app.call('scoreFacts.judge', input);
    await app.call('scoreFacts.judge', { ...input, points: null, reason: '' });
    expect((await firstClass(app, year)).rows[0]?.cells[3]?.points).toBeUndefined();
  });
});

describe('the scheme', () => {
  it('is refused below a weight of 4 %, in plain words', async () => {
    await smallDistrict();
    const refusal = await app.refusal('schemes.save', withMarks(await firstScheme(app, year), { weight: '3.99' }));
    expect(refusal).toMatchObject({ code: 'weight-below-minimum', fields: { percent: '不能低于 4%' } });
    expect(refusal.message).toContain('不能低于 4%');
  });

  it('takes a new weight, base and full marks as its next version; the same again changes nothing', async () => {
    await smallDistrict();
    const full = { 'disclosure-on-time': '50', 'daily-management': '0' };
    expect(await saveMarks(app, year, { full, weight: '5', base: 1000 })).toMatchObject({ version: 2, changed: true });
    const { scheme, weight } = await firstClass(app, year);
    expect([scheme.version, weight]).toEqual([2, { kind: 'percent', percent: '5', base: '1000' }]);
    expect(await saveMarks(app, year, { full, weight: '5', base: 1000 })).toMatchObject({ version: 2, changed: false });
    expect((await firstClass(app, year)).scheme.version).toBe(2);
  });

  it('is refused where full marks do not sum to the total, naming by how much; a scheme that is gone is', async () => {
    await smallDistrict();
    const scheme = await firstScheme(app, year);
    const more = await app.refusal('schemes.save', withMarks(scheme, { full: { 'daily-management': '10.5' } }));
    expect([more.code, more.message]).toEqual(['invalid-input', expect.stringContaining('100.5')]);
    const gone = { ...withMarks(scheme, {}), schemeId: 'x' as SchemeId };
    expect((await app.refusal('schemes.save', gone)).code).toBe('not-found');
  });

  it('asks what becomes of points that were judged, and is refused where they would be more than there are', async () => {
    const { finance } = await smallDistrict();
    await app.call('scoreFacts.judge', { year, unitId: finance, nodeId: DAILY, points: '9', reason: '好' });
    const scheme = await firstScheme(app, year);
    const less = { 'disclosure-on-time': '45', 'daily-management': '5' };
    const asked = await app.refusal('schemes.save', withMarks(scheme, { full: less }));
    expect(asked).toMatchObject({ code: 'conflict', fields: { judgements: '保留原分，或按比例换算' } });
    const kept = await app.refusal('schemes.save', withMarks(scheme, { full: less, judgements: 'keep' }));
    expect([kept.code, kept.message]).toEqual(['conflict', expect.stringContaining('高于新的满分 5')]);
    // Without the leaf its points go too, and come back with it.
    const [a, b, c] = scheme.tree.nodes;
    if (!a || !b || !c) throw new Error('four leaves');
    const nodes = [{ ...a, node: { ...a.node, full: '50' } }, b, c];
    const without = { ...withMarks(scheme, {}), tree: { ...scheme.tree, nodes } };
    expect((await app.refusal('schemes.save', without)).message).toContain('一并删除');
    await app.call('schemes.save', { ...without, judgements: 'keep' });
    expect(app.store.judgements.ofYear(year)).toEqual([]);
    await app.call('workspace.undo', {});
    expect(app.store.judgements.ofYear(year)).toHaveLength(1);
  });
});
