import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { CaseRegister } from '../../../electron/contract/registers.ts';
import type { CaseId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { CaseStepInput } from '../../../electron/contract/registers.ts';
import { storePaths } from '../../../electron/store/file/paths.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;
let app: TestApp;
let office: UnitId;
let housing: UnitId;
let transport: UnitId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-05-12', year: 2021 });
  const unit = async (name: string) => (await app.call('units.save', { name, kind: 'department', aliases: [] })).id;
  office = await unit('区政府办公室');
  housing = await unit('区住建局');
  transport = await unit('区交通局');
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

type NewCase = InputOf<'registers.add'>;

/** `received 2021-04-30`, `found 2021-05-10 14:30`. */
function step(text: string, more: Partial<CaseStepInput> = {}): CaseStepInput {
  const [kind = '', on = '', at] = text.split(' ');
  return { kind, on: day(on), ...(at === undefined ? {} : { at: at as NonNullable<CaseStepInput['at']> }), ...more };
}
const toAdd = (register: CaseRegister, number: string, first: CaseStepInput, more: Partial<NewCase> = {}): NewCase => ({
  register,
  number,
  unitId: office,
  title: `${number}的事项`,
  step: first,
  ...more,
});
const add = async (...of: Parameters<typeof toAdd>) => (await app.call('registers.add', toAdd(...of))).id;
const record = (id: CaseId, text: string, more: Partial<CaseStepInput> = {}, note = '') =>
  app.call('registers.addStep', { id, step: step(text, more), texts: { note } });
const refused = (id: CaseId, text: string, more: Partial<CaseStepInput> = {}) =>
  app.refusal('registers.addStep', { id, step: step(text, more) });
const list = (register: CaseRegister, revealed = false) => app.call('registers.list', { register, revealed });
const row = async (register: CaseRegister, id: CaseId) => (await list(register)).rows.find((each) => each.id === id);
const items = async () => {
  const { rows } = await app.call('ledger.items', { year: YEAR, filter: {}, offset: 0, limit: 10 });
  return rows
    .map(({ unit, content, lamp }) => [unit, content, lamp])
    .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
};
const entries = async () =>
  (await app.call('calendar.range', { year: YEAR, from: day('2021-01-01'), to: day('2021-12-31') })).entries;

describe('messages', () => {
  const message = {
    title: '示例联系人甲反映路灯不亮',
    fields: { channel: 'website', author: '示例联系人甲', phone: '13800000000', content: '路灯不亮' },
  };

  it('lists who wrote masked, the due day and what comes next, on calendar, Today and ledger alike', async () => {
    const id = await add('messages', '2021-001', step('received 2021-04-30'), message);
    expect(await row('messages', id)).toMatchObject({
      number: '2021-001',
      title: '示**反映路灯不亮',
      fields: { channel: 'website', author: '示**' },
      state: '待答复',
      isLate: true,
      late: { days: 1 },
      next: [{ word: '答复留言', by: { on: '2021-05-11' } }],
    });
    expect((await row('messages', id))?.fields).not.toHaveProperty('phone');
    expect((await list('messages', true)).rows[0]?.fields).toEqual(message.fields);
    expect((await list('messages')).nextNumber).toBe('2021-002');
    await record(id, 'assigned 2021-05-06', { unitId: housing });
    expect(await entries()).toMatchObject([{ content: '答复公众留言', dueOn: '2021-05-11' }]);
    const { overdue } = await app.call('today.summary', { year: YEAR });
    expect(overdue.lines).toMatchObject([{ unit: '区住建局', period: '2021-001', dueOn: '2021-05-11', days: 1 }]);
    const [line] = overdue.lines;
    if (!line) throw new Error('nothing overdue');
    const { dutyId, ruleId, unitId, periodKey } = line;
    const explained = await app.call('calendar.explain', { dutyId, ruleId, unitId, periodKey });
    expect(explained.steps.map(({ text }) => text).join('')).toContain('劳动节放假');
    const other = await app.refusal('fulfilments.register', {
      items: [{ dutyId, ruleId, unitId, periodKey }],
      doneOn: day('2021-05-12'),
      title: '',
      link: '',
    });
    expect(other.message).toContain('请在“公众留言”中登记办理步骤');
    await record(id, 'answered 2021-05-12');
    expect((await app.call('today.summary', { year: YEAR })).overdue.lines).toEqual([]);
    expect(await app.call('coverage.check', { year: YEAR })).toMatchObject({ expected: 1, due: 1, gaps: 0 });
  });

  it('refuses what cannot be, names the step, and writes nothing', async () => {
    const id = await add('messages', '2021-001', step('received 2021-04-30'), message);
    await record(id, 'answered 2021-05-08');
    const before = app.store.revision();
    expect((await refused(id, 'answered 2021-05-10')).message).toContain('已于2021年5月8日登记“答复留言”');
    const early = await refused(id, 'assigned 2021-04-29', { unitId: housing });
    expect(early.message).toContain('“转办”早于2021年4月30日的“收到留言”');
    expect((await refused(id, 'notPublished 2021-05-10')).message).toContain('要写明不公开的理由');
    expect((await refused(id, 'published 2021-05-13')).fields).toHaveProperty(['step.on']);
    expect((await refused(id, 'held 2021-05-10')).message).toContain('没有这样的步骤');
    const again = await app.refusal('registers.add', toAdd('messages', '2021-001', step('received 2021-05-10')));
    expect(again).toMatchObject({ code: 'conflict', fields: { number: '已有这个编号' } });
    const answerOnly = await app.refusal('registers.add', toAdd('messages', '2021-002', step('answered 2021-05-10')));
    expect(answerOnly.message).toContain('之前没有“收到留言”');
    const odd = await app.refusal(
      'registers.add',
      toAdd('messages', '2021-002', step('received 2021-05-10'), { fields: { channel: 'x' } }),
    );
    expect(odd.fields).toHaveProperty(['fields.channel']);
    expect(app.store.revision()).toBe(before);
  });

  it('keeps names and texts out of log and labels, is undone and redone, and can be erased for good', async () => {
    const secret = { fields: { author: '秘密姓名', content: '秘密内容' }, title: '秘密主题' };
    const id = await add('messages', '2021-001', step('received 2021-04-30'), secret);
    await record(id, 'answered 2021-05-08', {}, '秘密备注');
    const db = new Database(storePaths(app.folder).file, { readonly: true });
    const logged = db.prepare(`SELECT count(*) FROM changes WHERE before LIKE '%秘密%' OR after LIKE '%秘密%'`).pluck();
    const labels = db.prepare(`SELECT count(*) FROM commands WHERE label LIKE '%秘密%'`).pluck();
    expect([logged.get(), labels.get()]).toEqual([0, 0]);
    await app.call('workspace.undo', {});
    expect((await row('messages', id))?.state).toBe('待答复');
    await app.call('workspace.undo', {});
    expect(await row('messages', id)).toBeUndefined();
    const { commands } = await app.call('workspace.commands', {});
    for (const past of commands.filter(({ state }) => state === 'undone').toReversed()) {
      await app.call('workspace.redo', { commandId: past.commandId });
    }
    expect((await list('messages', true)).rows[0]).toMatchObject({ title: '秘密主题', state: '已答复' });
    expect(await app.call('registers.previewErase', { ids: [id] })).toMatchObject({ numbers: ['2021-001'], files: 0 });
    await app.call('registers.erase', { ids: [id], numbers: ['2021-001'] });
    const left = db.prepare(`SELECT count(*) FROM private_texts WHERE case_id = ?`).pluck();
    expect(left.get(id)).toBe(0);
    db.close();
    expect((await list('messages', true)).rows[0]).toMatchObject({
      title: '',
      state: '已答复',
      erasedOn: '2021-05-12',
    });
    const again = await app.refusal('registers.add', toAdd('messages', '2021-001', step('received 2021-05-10')));
    expect(again.message).toContain('已经登记过');
    expect((await app.refusal('registers.erase', { ids: [id], numbers: ['2021-001'] })).message).toContain('清除过');
  });
});

describe('opinions', () => {
  it('turn late within the day, by the minute', async () => {
    const id = await add('opinions', '2021-1', step('found 2021-05-12 09:00'));
    const overdue = async () => (await app.call('today.summary', { year: YEAR })).overdue.lines.length;
    expect(await overdue()).toBe(0);
    app.setTime('11:01');
    expect(await row('opinions', id)).toMatchObject({ isLate: true, late: { minutes: 1 } });
    expect(await overdue()).toBe(1);
    await record(id, 'judged 2021-05-12 11:01', { choice: 'major' });
    expect(await overdue()).toBe(0);
    expect(await row('opinions', id)).toMatchObject({
      state: '待回应',
      clock: { due: { on: '2021-05-13', at: '09:00' } },
    });
    expect((await refused(id, 'answered 2021-05-12 12:00')).message).toContain('将来的时间');
    await record(id, 'answered 2021-05-12 11:01');
    expect(await items()).toEqual([['区政府办公室', '研判和回应舆情', 'late']]);
  });
});

describe('the others', () => {
  it('a notice is taken down early, a document starts its interpretation, a consultation says what was adopted', async () => {
    const notice = await add('notices', '公告1', step('posted 2021-05-01'));
    await record(notice, 'takenDown 2021-05-08');
    expect(await row('notices', notice)).toMatchObject({ isBroken: true, state: '已撤下' });
    const fields = { openness: 'active', kind: 'normative' };
    const paper = await add('documents', '清政发〔2021〕5号', step('issued 2021-05-10'), { fields });
    expect(await row('documents', paper)).toMatchObject({ clock: { due: { on: '2021-05-13' } } });
    // Whoever issues a document numbers it.
    expect((await list('documents')).nextNumber).toBe('');
    await add('consultations', '征1', step('opened 2021-04-01', { until: day('2021-05-01') }));
    const all = (await entries()).map(({ content, dueOn, lamp }) => [content, dueOn, lamp]);
    expect(all).toEqual(
      expect.arrayContaining([
        ['公告公示保留到期', '2021-05-11', 'breach'],
        ['发布政策解读', '2021-05-13', 'dueSoon'],
        ['公布意见征集采纳情况', '2021-06-01', 'upcoming'],
      ]),
    );
    expect(await app.call('coverage.check', { year: YEAR })).toMatchObject({ expected: 3, gaps: 0 });
  });

  it('a day that is set lies within the years of a calendar, or what follows from it would be nonsense', async () => {
    const opened = step('opened 2021-05-01', { until: '9999-12-31' as never });
    expect((await app.refusal('registers.add', toAdd('consultations', '征1', opened))).fields).toEqual({
      'step.until': '年份应在 1990 至 2099 之间',
    });
    const ahead = { fields: { adoptedBy: '9999-12-31' } };
    const first = step('opened 2021-05-01', { until: day('2021-06-01') });
    expect((await app.refusal('registers.add', toAdd('consultations', '征1', first, ahead))).fields).toEqual({
      'fields.adoptedBy': '年份应在 1990 至 2099 之间，请检查是否写错',
    });
  });

  it('a proposal of two units is owed once where one was merged into the other', async () => {
    await add('proposals', '第12号', step('received 2021-03-01'), {
      unitId: housing,
      coUnits: [transport],
      fields: { kind: 'suggestion' },
    });
    await app.call('units.merge', { id: transport, into: housing, from: day('2021-05-01') });
    expect(await items()).toEqual([['区住建局', '答复建议提案', 'upcoming']]);
    expect((await entries()).map(({ total }) => total)).toEqual([1]);
  });

  it('a proposal is owed by its lead and those who work on it with that unit', async () => {
    const id = await add('proposals', '第12号', step('received 2021-03-01'), {
      unitId: housing,
      coUnits: [transport],
      fields: { kind: 'suggestion', proposer: '示例代表甲' },
    });
    expect(await row('proposals', id)).toMatchObject({
      unit: '区住建局',
      coUnits: ['区交通局'],
      fields: { proposer: '示例代表甲' },
    });
    expect(await items()).toEqual([
      ['区交通局', '答复建议提案', 'upcoming'],
      ['区住建局', '答复建议提案', 'upcoming'],
    ]);
    const wrong = await app.refusal(
      'registers.add',
      toAdd('proposals', '第13号', step('received 2021-03-01'), {
        coUnits: [office],
        fields: { kind: 'proposal' },
      }),
    );
    expect(wrong.fields).toHaveProperty('coUnits');
    const bare = await app.refusal('registers.add', toAdd('proposals', '第13号', step('received 2021-03-01')));
    expect(bare.message).toContain('种类：没有填写');
  });

  it('an event counts to a quota, moves with its day, and takes its registration with it', async () => {
    const { id: dutyId } = await app.call('duties.create', {
      year: YEAR,
      kind: 'measure',
      number: '',
      task: '',
      subtask: '',
      content: '开展政府开放活动',
      timeWording: '每季度不少于1次',
      rules: [{ type: 'quota', per: 'quarter', atLeast: 1 }],
      assignments: [{ party: { kind: 'unit', id: housing }, role: 'responsible' }],
    });
    const quotas = await app.call('registers.quotas', { unitId: housing, on: day('2021-03-10') });
    expect(quotas).toMatchObject([{ dutyId, period: '2021年第一季度', done: 0, needed: 1 }]);
    const done = async () => {
      const { occurrences } = await app.call('duties.get', { id: dutyId });
      return occurrences.map((each) => each.done);
    };
    const held = { unitId: housing, fields: { kind: 'openDay', place: '办事大厅' }, countsTo: dutyId };
    const id = await add('events', '1', step('held 2021-03-10', { count: 40 }), held);
    expect(await done()).toEqual([1, 0, 0, 0]);
    const detail = await app.call('registers.case', { id });
    expect(detail.steps[0]).toMatchObject({ countsTo: '开展政府开放活动', step: { count: 40 } });
    const stepId = detail.steps[0]?.id;
    if (!stepId) throw new Error('no step');
    await app.call('registers.updateStep', { id, stepId, step: step('held 2021-04-10', { count: 40 }) });
    expect(await done()).toEqual([0, 1, 0, 0]);
    await app.call('registers.remove', { id });
    expect(await done()).toEqual([0, 0, 0, 0]);
    await app.call('workspace.undo', {});
    expect(await done()).toEqual([0, 1, 0, 0]);
    const other = await app.refusal(
      'registers.add',
      toAdd('events', '2', step('held 2021-03-10'), { fields: { kind: 'training' }, countsTo: dutyId }),
    );
    expect(other.fields).toHaveProperty('countsTo');
    // Its own line is reported and late for nobody.
    expect(await items()).toContainEqual(['区住建局', '政务公开活动', 'onTime']);
  });
});

describe('limits and years', () => {
  it('a limit is set from a day on, with its source, and the duty says it', async () => {
    await add('messages', '2021-001', step('received 2021-04-30'));
    await app.call('registers.setLimit', { key: 'messageAnswer', n: 3, source: '区办通知', from: day('2021-05-06') });
    await add('messages', '2021-002', step('received 2021-05-06'));
    const { rows, limits } = await list('messages');
    expect(rows.map(({ clock }) => clock?.due.on)).toEqual(['2021-05-10', '2021-05-11']);
    expect(limits.map(({ n, isDefault, from }) => [n, isDefault, from])).toEqual([
      [5, true, undefined],
      [3, false, '2021-05-06'],
    ]);
    const duty = (await app.call('duties.list', { year: YEAR })).find(({ content }) => content === '答复公众留言');
    expect(duty?.timeWording).toBe('收到留言后答复：3个工作日');
    expect(duty?.rules.map(({ rule }) => rule)).toMatchObject([{ n: 3, event: 'messageReceived' }]);
    const bad = await app.refusal('registers.setLimit', {
      key: 'messageAnswer',
      n: 3,
      source: '',
      from: day('2021-05-06'),
    });
    expect(bad.code).toBe('invalid-input');
  });

  it('a case belongs to the year in which it is due, and a closed year refuses', async () => {
    app.setToday('2021-12-30');
    await add('messages', '2021-090', step('received 2021-12-30'));
    await app.call('workspace.openYear', { year: 2022 as Year });
    const contents = async (year: number) =>
      (
        await app.call('calendar.range', { year: year as Year, from: day('2021-12-01'), to: day('2022-03-01') })
      ).entries.map(({ content }) => content);
    expect([await contents(2021), await contents(2022)]).toEqual([[], ['答复公众留言']]);
    const done = await add('messages', '2021-080', step('received 2021-11-01'));
    const open = await add('messages', '2021-081', step('received 2021-11-02'));
    await record(done, 'answered 2021-11-03');
    app.store.command('关闭年度', '2021-12-31T02:00:00.000Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
    const late = await app.refusal('registers.add', toAdd('messages', '2021-082', step('received 2021-11-02')));
    expect(late.code).toBe('year-closed');
    expect((await refused(done, 'published 2021-11-05')).code).toBe('year-closed');
    expect((await app.refusal('registers.remove', { id: done })).code).toBe('year-closed');
    // A case that still runs belongs to its register.
    await record(open, 'answered 2021-12-30');
    expect((await row('messages', open))?.state).toBe('已答复');
  });
});
