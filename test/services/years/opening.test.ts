import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const OLD = 2023 as Year;
const NEW = 2024 as Year;

const TITLE = '清河区2023年定时公开指标明细表';
const ROWS = [
  [TITLE],
  ['序号', '指标名称', '单位名称', '公开时限'],
  [1, '部门预算', '区甲局', '2月底前'],
  [2, '月度数据', '区甲局、区乙局', '每月10日前'],
  [3, '专栏改版', '区甲局', '2023年底前'],
  [4, '2023年度工作要点', '区乙局', '3月底前'],
  [5, '政策解读', '区乙局', '印发后3个工作日内'],
  [6, '栏目清理', '区乙局', '6月4日前'],
  [7, '机构信息', '区乙局', '尽快妥善办好'],
];

let app: TestApp;
let units: readonly UnitId[];
beforeEach(async () => {
  app = await openTestApp({ today: '2023-01-10', year: OLD });
  await app.call('units.addMany', { names: ['区甲局', '区乙局'], kind: 'department' });
  units = (await app.call('units.list', {})).units.map(({ id }) => id);
  await importTable(ROWS, OLD);
  app.setToday('2024-01-05');
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function importTable(rows: (string | number)[][], year: Year) {
  const preview = await app.readFile(`${String(rows[0]?.[0])}.xlsx`, workbookBytes([{ name: '明细', rows }]), year);
  const tables = preview.tables.map(({ tableId }) => tableId);
  const starts = Object.fromEntries(tables.map((id) => [id, { on: null }]));
  await app.call('imports.confirm', { previewId: preview.previewId, year, tables, names: {}, rows: {}, starts });
}

const dutiesOf = (year: Year) => app.call('duties.list', { year });
const dutyNamed = async (content: string, year: Year) => {
  const found = (await dutiesOf(year)).find((each) => each.content === content);
  if (!found) throw new Error(`No duty ${content}`);
  return found;
};
const preview = () => app.call('years.previewOpening', { year: NEW });
const taken = async () => (await preview()).duties.filter(({ take }) => take).map(({ dutyId }) => dutyId);

describe('opening a year', () => {
  it('previews what is copied with the rules of the new year, what is asked, and what else is kept', async () => {
    const { from, isThere, there, duties, keeps } = await preview();
    expect({ from, isThere, there }).toEqual({ from: OLD, isThere: false, there: 0 });
    const lines = duties.map(({ content, plan, rules, dates, check, take }) => [
      content,
      plan === TITLE,
      rules.join('；'),
      dates.length > 1 ? `${dates.length} ${dates[1]}` : (dates[0] ?? ''),
      check ?? '',
      take,
    ]);
    expect(lines).toEqual([
      ['部门预算', true, '2024年2月29日前', '2024-02-29', '', true],
      ['月度数据', true, '每月10日前', '12 2024-02-10', '', true],
      ['专栏改版', true, '', '', '公开时限写明“2023年”，沿用到 2024 年度，2024 年度何时办理须另行确定，请核对。', true],
      [
        '2023年度工作要点',
        true,
        '2024年3月31日前',
        '2024-03-31',
        '文字中写有“2023年度”，是以前年度的，请核对后改为 2024 年度的文字。',
        true,
      ],
      ['政策解读', true, '政策文件印发后3个工作日内', '', '', true],
      ['栏目清理', true, '2024年6月4日前', '2024-06-04', '', true],
      ['机构信息', true, '', '', '“尽快”没有写明期限，请设定时限或改为持续事项。', true],
    ]);
    expect(keeps.join('\n')).toContain('单位 2 个');
    expect(keeps.join('\n')).toContain('2025年1月15日');
  });

  it('proposes to copy what is done and gives a day without a year, and not what names one, was set by hand, or nobody follows', async () => {
    const done = async (content: string, unit: UnitId | undefined) => {
      const { id, rules } = await dutyNamed(content, OLD);
      await app.call('fulfilments.register', {
        items: [{ dutyId: id, ruleId: rules[0]!.id, unitId: unit!, periodKey: '2023' }],
        doneOn: day('2023-06-01'),
        title: '',
        link: '',
      });
    };
    await done('部门预算', units[0]);
    await done('栏目清理', units[1]);
    await done('专栏改版', units[0]);
    await done('2023年度工作要点', units[1]);
    await app.call('duties.update', {
      id: (await dutyNamed('机构信息', OLD)).id,
      rules: [{ type: 'once', month: 5, day: 20, shift: { kind: 'none' } }],
    });
    await done('机构信息', units[1]);
    await app.call('duties.update', { id: (await dutyNamed('政策解读', OLD)).id, following: 'none' });
    const { duties } = await preview();
    expect(duties.map(({ content, take, note = '' }) => [content, take, note])).toEqual([
      ['部门预算', true, '上年已办结；时限没有写明年份，每年都有'],
      ['月度数据', true, ''],
      ['专栏改版', false, '一次性事项，已办结；写明了年份'],
      ['2023年度工作要点', false, '一次性事项，已办结；写明了年份'],
      ['政策解读', false, '不计入的事项'],
      ['栏目清理', true, '上年已办结；时限没有写明年份，每年都有'],
      ['机构信息', false, '一次性事项，已办结；写的时限看不出每年都有'],
    ]);
    expect(duties[0]?.dates).toEqual(['2024-02-29']);
    expect(duties[2]?.check).toContain('公开时限写明“2023年”');
  });

  it('copies what is chosen, in order, with units and ways of following; one step takes all of it back and puts it back', async () => {
    const budget = await dutyNamed('部门预算', OLD);
    await app.call('duties.update', { id: budget.id, following: 'reported', isVerified: false });
    const before = await dutiesOf(OLD);
    const { copied, takenOver, commandId } = await app.call('workspace.openYear', { year: NEW, duties: await taken() });
    expect(copied).toBe(7);
    expect(takenOver).toContain('事项 7 项（待核 3 项）');
    const now = await dutiesOf(NEW);
    expect(now.map(({ content }) => content)).toEqual(before.map(({ content }) => content));
    expect(now[0]).toMatchObject({ following: 'reported', isVerified: false, assignments: [{ name: '区甲局' }] });
    expect(now[0]!.nextDue).toBe('2024-02-29');
    expect(now[2]).toMatchObject({ state: 'toCheck', rules: [], timeWording: '2023年底前' });
    expect(await dutiesOf(OLD)).toEqual(before);
    await app.call('workspace.undo', { commandId });
    expect((await app.call('workspace.status', {})).years.map(({ year }) => year)).toEqual([OLD]);
    await app.call('workspace.redo', { commandId: commandId! });
    expect(await dutiesOf(NEW)).toEqual(now);
  });

  it('is refused twice, and without a duty of the year before nothing is opened', async () => {
    const stray = await app.refusal('workspace.openYear', { year: NEW, duties: ['nobody' as DutyId] });
    expect(stray).toMatchObject({ code: 'not-found', fields: { 'duties.0': '不是 2023 年度的事项' } });
    expect((await app.call('workspace.status', {})).years).toHaveLength(1);
    await app.call('workspace.openYear', { year: NEW });
    const again = await app.refusal('workspace.openYear', { year: NEW, duties: await taken() });
    expect(again).toMatchObject({ code: 'conflict', fields: { year: '已有这个年度' } });
    expect(await dutiesOf(NEW)).toEqual([]);
  });

  it('says that duties of the year before wait where it is opened without them, as an import opens it', async () => {
    const { copied, takenOver, commandId } = await app.call('workspace.openYear', { year: NEW });
    expect(copied).toBe(0);
    expect(takenOver).toContain('2023 年度的事项 7 项没有沿用，需要的可以在“年度”里点“沿用上年事项”选取。');
    await app.call('workspace.undo', { commandId });
    const some = await app.call('workspace.openYear', { year: NEW, duties: (await taken()).slice(0, 1) });
    expect(some.takenOver).not.toContain('没有沿用');
    // Nothing to take over: nothing is said.
    const none = await app.call('workspace.openYear', { year: 2030 as Year });
    expect(none.takenOver).toContain('2024 年度的事项 1 项没有沿用');
    const empty = await app.call('workspace.openYear', { year: 2031 as Year });
    expect(empty.takenOver).not.toContain('没有沿用');
  });

  it('copies later what is not there yet, and nothing twice', async () => {
    const all = await taken();
    await app.call('workspace.openYear', { year: NEW, duties: all.slice(0, 2) });
    const later = await preview();
    expect({ isThere: later.isThere, there: later.there, left: later.duties.length }).toEqual({
      isThere: true,
      there: 2,
      left: 5,
    });
    const twice = await app.refusal('years.copyDuties', { year: NEW, duties: [all[0]!, all[2]!] });
    expect(twice).toMatchObject({ code: 'conflict', fields: { 'duties.0': '2024 年度已有这个事项' } });
    expect(twice.message).toContain('部门预算');
    const { copied, toCheck } = await app.call('years.copyDuties', { year: NEW, duties: all.slice(2) });
    expect({ copied, toCheck }).toEqual({ copied: 5, toCheck: 3 });
    expect(await preview()).toMatchObject({ duties: [], there: 7 });
    await app.call('workspace.undo', {});
    expect(await dutiesOf(NEW)).toHaveLength(2);
  });

  it('counts as there what was imported with the same words, and a duty taken away again can be copied again', async () => {
    await app.call('workspace.openYear', { year: NEW });
    await importTable([['清河区2024年定时公开指标明细表'], ROWS[1]!, ROWS[2]!, ROWS[3]!], NEW);
    expect(await preview()).toMatchObject({ there: 2 });
    const all = await taken();
    await app.call('years.copyDuties', { year: NEW, duties: all });
    const copy = await dutyNamed('政策解读', NEW);
    await app.call('duties.remove', { ids: [copy.id] });
    expect((await preview()).duties.map(({ content }) => content)).toEqual(['政策解读']);
  });

  it('sets up registers by themselves, once', async () => {
    await app.call('cases.addRequest', {
      number: '2023-1',
      unitId: units[0]!,
      channel: 'letter',
      applicantKind: 'person',
      receivedOn: day('2023-12-20'),
      texts: { name: '示例联系人甲', subject: '某项收费依据' },
    });
    const { registers, duties } = await preview();
    expect(registers).toEqual(['答复政府信息公开申请']);
    expect(duties.every(({ content }) => content !== '答复政府信息公开申请')).toBe(true);
    await app.call('workspace.openYear', { year: NEW, duties: await taken() });
    const own = (await dutiesOf(NEW)).filter(({ content }) => content === '答复政府信息公开申请');
    expect(own).toHaveLength(1);
  });

  it('copies a copy: a year named two years ago is asked again and set by nobody, and the document is the first one', async () => {
    await app.call('workspace.openYear', { year: NEW, duties: await taken() });
    const { duties } = await app.call('years.previewOpening', { year: 2025 as Year });
    const found = duties.find(({ content }) => content === '专栏改版');
    expect(found).toMatchObject({
      plan: TITLE,
      rules: [],
      isByHand: false,
      check: '公开时限写明“2023年”，沿用到 2025 年度，2025 年度何时办理须另行确定，请核对。',
    });
    expect(duties.every(({ plan, isByHand }) => plan === TITLE && !isByHand)).toBe(true);
    expect(duties[0]?.dates).toEqual(['2025-02-28']);
  });

  it('keeps the rules of matching for what it copies', async () => {
    const monthly = await dutyNamed('月度数据', OLD);
    await app.call('publications.saveRule', {
      rule: { column: '数据', words: ['月度'], effect: { kind: 'duty', dutyId: monthly.id } },
    });
    expect((await preview()).matchRules).toBe(1);
    await app.call('workspace.openYear', { year: NEW, duties: await taken() });
    const copy = await dutyNamed('月度数据', NEW);
    const rules = app.store.publicationMatching.rules();
    expect(rules.map(({ effect }) => (effect.kind === 'ignore' ? '' : effect.dutyId))).toEqual([monthly.id, copy.id]);
  });

  it('leaves rules that were set by hand as they are, and asks about units that are no more', async () => {
    const budget = await dutyNamed('部门预算', OLD);
    await app.call('duties.update', {
      id: budget.id,
      rules: [{ type: 'once', month: 5, day: 20, shift: { kind: 'none' } }],
    });
    await app.call('units.save', {
      id: units[1]!,
      name: '区乙局',
      kind: 'department',
      aliases: [],
      to: day('2023-12-31'),
    });
    const { duties } = await preview();
    expect(duties[0]).toMatchObject({ isByHand: true, dates: ['2024-05-20'] });
    expect(duties[4]!.check).toContain('“区乙局”在 2024 年度以前已经撤销');
  });
});
