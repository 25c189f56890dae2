import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, SchemeNodeId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { NO_SHIFT, type TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { firstScheme, withMarks } from '../../support/schemes.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { exported } from '../exports/exported.ts';

/** The frame of a year's scores (考核截止日, 不排名, 评议得分) as the screen and the workbook get it; figures reckoned by hand. */

const year = 2021 as Year;
const DAILY = 'daily-management' as SchemeNodeId;
let app: TestApp;
let finance: UnitId;
let measures: { readonly june: DutyId; readonly december: DutyId };

beforeEach(async () => {
  app = await openTestApp({ today: '2021-12-20', year });
  ({ id: finance } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] }));
  await app.call('submissions.setTarget', { year, target: 0 });
  const due = async (content: string, month: number): Promise<DutyId> => {
    const rule: TimeRule = { type: 'once', month, day: 'last', shift: NO_SHIFT };
    const texts = { year, number: '', task: '', subtask: '', timeWording: '' };
    const assignments = [{ party: { kind: 'unit' as const, id: finance }, role: 'responsible' as const }];
    return (await app.call('duties.create', { ...texts, kind: 'measure', content, rules: [rule], assignments })).id;
  };
  measures = { june: await due('公布清单', 6), december: await due('年底总结', 12) };
  await register(measures.june, '2021-06-20');
});
afterEach(() => app.close());

async function register(id: DutyId, doneOn: string): Promise<void> {
  const { occurrences } = await app.call('duties.get', { id });
  const items = occurrences.map(({ dutyId, ruleId, unitId, periodKey }) => ({ dutyId, ruleId, unitId, periodKey }));
  await app.call('fulfilments.register', { items, doneOn: day(doneOn), title: '', link: '' });
}

const table = () => app.call('assessment.table', { year });
const row = async () => (await table()).classes[0]!.rows[0]!;

describe('the cut-off (考核截止日)', () => {
  it('keeps the score of a measure due 12-31 and done 02-28, and lists it on screen and in the workbook', async () => {
    app.setToday('2022-03-01');
    const before = await table();
    // One of two measures is done: 15 of 30, which is 50 of 100.
    expect(before).toMatchObject({ asOf: '2022-01-15', cutOff: '2022-01-15', doneAfterCutOff: [] });
    expect(before.classes[0]?.rows[0]).toMatchObject({ total: '50.00', contribution: '2.00' });
    await register(measures.december, '2022-02-28');
    const after = await table();
    expect(after.classes).toEqual(before.classes);
    expect(after.doneAfterCutOff.map(({ content, dueOn, doneOn }) => [content, dueOn, doneOn])).toEqual([
      ['年底总结', '2021-12-31', '2022-02-28'],
    ]);
    const { nodes } = await app.call('assessment.unit', { year, unitId: finance });
    const listed = nodes[1]?.clauses.flatMap(({ counted, wellFacts }) => counted.concat(wellFacts));
    expect(listed?.map(({ text, said }) => [text, said])).toEqual([
      ['年底总结', '未办结'],
      ['公布清单', '已办结'],
    ]);
    const { names, sheets } = await exported(app, { year, kind: 'assessment' });
    expect(names).toEqual(['部门', '考核截止日后']);
    expect(sheets[0]!.flat().join('\n')).toContain('截至2022年1月15日，考核截止日2022年1月15日');
    expect(sheets[1]!.find((cells) => cells[0] === 1)).toEqual([
      1,
      '截止日后办结',
      '区财政局',
      '年底总结',
      '2021年度',
      '2021年12月31日',
      '2022年2月28日',
    ]);
  });

  it('in the year leaves what falls due after it out of the denominator, and lists it', async () => {
    await app.call('workspace.setFrame', { year, cutOff: day('2021-07-31') });
    const { asOf, afterCutOff, classes } = await table();
    expect(asOf).toBe('2021-07-31');
    expect(afterCutOff.map(({ content }) => content)).toEqual(['年底总结']);
    expect(classes[0]?.rows[0]).toMatchObject({ total: '100.00', contribution: '4.00' });
    const single = await exported(app, { year, kind: 'assessment', unitId: finance });
    expect(single.sheets[1]!.find((cells) => cells[0] === 1)?.slice(1, 4)).toEqual([
      '截止日后到期',
      '区财政局',
      '年底总结',
    ]);
  });
});

describe('a piece of 信息报送 that was sent after the cut-off', () => {
  it('changes no score, though it is counted into the month’s figure, and is listed', async () => {
    const { id } = await app.call('duties.create', {
      year,
      kind: 'submission',
      number: '',
      task: '',
      subtask: '',
      content: '每月报送信息不少于1篇',
      timeWording: '',
      rules: [{ type: 'quota', per: 'month', atLeast: 1 }],
      assignments: [{ party: { kind: 'unit', id: finance }, role: 'responsible' }],
    });
    const cells = Array.from({ length: 12 }, (_, at) => ({ unitId: finance, month: at + 1, count: at === 10 ? 0 : 1 }));
    await app.call('submissions.set', { year, cells });
    app.setToday('2022-03-01');
    const before = await table();
    // 11 of 12 months: 18.33 of 20; with half of the measures' 30 it is 33.33 of 50.
    expect(before.classes[0]?.rows[0]).toMatchObject({ total: '66.67' });
    expect(before.classes[0]?.rows[0]?.cells[2]).toMatchObject({
      points: '18.33',
      basis: '应报 12 个月，达标 11 个月',
    });
    const { occurrences } = await app.call('duties.get', { id });
    const november = occurrences.filter(({ periodKey }) => periodKey === '2021-11');
    const items = november.map(({ dutyId, ruleId, unitId, periodKey }) => ({ dutyId, ruleId, unitId, periodKey }));
    await app.call('fulfilments.register', { items, doneOn: day('2022-02-20'), title: '', link: '' });
    expect((await app.call('submissions.matrix', { year })).rows[0]?.counts[10]).toBe(1);
    const after = await table();
    expect(after.classes).toEqual(before.classes);
    expect(after.doneAfterCutOff.map(({ content, period }) => [content, period])).toEqual([
      ['每月报送信息不少于1篇', '2021年11月'],
    ]);
  });
});

describe('units without a place', () => {
  it('are those to which too little of the marks applies, and those of which nothing counts', async () => {
    await app.call('units.save', { name: '区新局', kind: 'department', aliases: [] });
    // Of 100 marks only the measures' 30 apply.
    expect(
      (await table()).classes[0]?.rows.map(({ unit, place, total, unplacedWords }) => [
        unit,
        place,
        total,
        unplacedWords,
      ]),
    ).toEqual([
      ['区财政局', undefined, '100.00', '适用指标只占满分的 30%，不足 50%'],
      ['区新局', undefined, undefined, '没有可以计分的事项'],
    ]);
    const { sheets } = await exported(app, { year, kind: 'assessment' });
    const printed = sheets[0]!.filter((cells) => cells[1] === '区财政局' || cells[1] === '区新局');
    expect(printed.map((cells) => cells.slice(0, 1).concat(cells.slice(-3)))).toEqual([
      [
        '不排名',
        100,
        4,
        '不排名：适用指标只占满分的 30%，不足 50%；基础分100.00（不适用指标的分值已转给其他指标）＝100.00',
      ],
      ['—', '—', '—', '没有可以计分的事项'],
    ]);
    await app.call('workspace.setFrame', { year, rankShare: 30 });
    expect(await row()).toMatchObject({ place: 1, total: '100.00' });
    expect(await row()).not.toHaveProperty('unplacedWords');
  });
});

describe('judged points under other full marks', () => {
  it('stay or grow with them, as a person says; until then nothing is saved', async () => {
    await app.call('scoreFacts.judge', { year, unitId: finance, nodeId: DAILY, points: '8.5', reason: '好' });
    const full = { 'measures-done': '20', 'daily-management': '20' };
    const input = withMarks(await firstScheme(app, year), { full });
    const asked = await app.refusal('schemes.save', input);
    expect(asked).toMatchObject({ code: 'conflict', fields: { judgements: '保留原分，或按比例换算' } });
    expect(asked.message).toContain('“日常管理评议”的满分改变了，已有 1 个单位的评议得分');
    expect((await firstScheme(app, year)).version).toBe(1);
    await app.call('schemes.save', { ...input, judgements: 'keep' });
    expect((await row()).cells[3]).toMatchObject({ points: '8.50', full: '20' });
    await app.call('workspace.undo', {});
    await app.call('schemes.save', { ...input, judgements: 'scale' });
    expect((await row()).cells[3]).toMatchObject({ points: '17.00', full: '20' });
  });
});
