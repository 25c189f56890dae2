import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StepInput } from '../../../electron/contract/cases.ts';
import type { RequestId, UnitId } from '../../../electron/domain/brand.ts';
import { storePaths } from '../../../electron/store/file/paths.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

let app: TestApp;
let office: UnitId;
let housing: UnitId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-03-25', year: 2021 });
  office = (await app.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] })).id;
  housing = (await app.call('units.save', { name: '区住建局', kind: 'department', aliases: [] })).id;
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function request(number: string, receivedOn: string, name = '示例联系人甲'): Promise<RequestId> {
  const { id } = await app.call('cases.addRequest', {
    number,
    unitId: office,
    channel: 'internet',
    applicantKind: 'person',
    texts: { name, phone: '13800000000', subject: '某地块征收补偿标准' },
    receivedOn: day(receivedOn),
  });
  return id;
}
const step = (id: RequestId, kind: StepInput['kind'], on: string, more: object = {}, texts: object = {}) =>
  app.call('cases.addStep', { id, step: { kind, on: day(on), ...more } as StepInput, texts });
const refusedStep = (id: RequestId, kind: StepInput['kind'], on: string, more: object = {}) =>
  app.refusal('cases.addStep', { id, step: { kind, on: day(on), ...more } as StepInput });
const row = async (id: RequestId, revealed = false) =>
  (await app.call('cases.requests', { revealed })).rows.find((each) => each.id === id);

describe('the register', () => {
  it('lists requests with who asks masked, their due day and what comes next', async () => {
    const id = await request('2021-001', '2021-03-01');
    expect(await row(id)).toMatchObject({
      number: '2021-001',
      unit: '区政府办公室',
      applicant: '示**',
      dueOn: '2021-03-29',
      state: 'running',
      daysLate: 0,
      next: [{ what: 'answer', by: '2021-03-29', who: 'office' }],
    });
    expect((await row(id, true))?.applicant).toBe('示例联系人甲');
    expect((await app.call('cases.applicant', { id })).phone).toBe('13800000000');
    expect((await app.call('cases.requests', {})).nextNumber).toBe('2021-002');
  });

  it('follows the steps, by their days, and says which can follow', async () => {
    const id = await request('2021-001', '2021-03-01');
    await step(id, 'correctionAsked', '2021-03-05', { by: day('2021-03-19') }, { paper: '补正告知书1号' });
    await step(id, 'corrected', '2021-03-12');
    await step(id, 'thirdPartyAsked', '2021-03-22', {}, { who: '某公司' });
    const detail = await app.call('cases.request', { id });
    expect(detail.row).toMatchObject({ state: 'consulting', next: [{ what: 'thirdPartyReply' }, { what: 'answer' }] });
    expect(detail.steps.map(({ event, paper, who }) => [event.kind, paper, who])).toEqual([
      ['received', '', ''],
      ['correctionAsked', '补正告知书1号', ''],
      ['corrected', '', ''],
      ['thirdPartyAsked', '', '某公司'],
    ]);
    expect(detail.possible).toContain('thirdPartyAnswered');
    expect(detail.possible).toContain('answered');
    expect(detail.possible).not.toContain('correctionAsked');
    app.setToday('2021-03-30');
    await step(id, 'thirdPartyAnswered', '2021-03-30', {}, { who: '某公司' });
    expect(await row(id)).toMatchObject({ state: 'running', dueOn: '2021-04-20' });
  });

  it('refuses impossible steps with the event named, and writes nothing', async () => {
    const id = await request('2021-001', '2021-03-01');
    await step(id, 'answered', '2021-03-10', { result: 'granted', forms: ['paper'] });
    const before = app.store.revision();
    expect(await refusedStep(id, 'answered', '2021-03-11', { result: 'partly' })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('已于2021年3月10日答复，不能再次答复'),
    });
    expect((await refusedStep(id, 'correctionAsked', '2021-03-11')).message).toContain('不能再登记“告知补正”');
    expect((await refusedStep(id, 'delivered', '2021-02-26')).message).toContain('早于收到申请（送达）');
    expect((await refusedStep(id, 'delivered', '2021-03-26')).fields).toHaveProperty(['step.on']);
    const again = await app.refusal('cases.addRequest', {
      number: '2021-001',
      unitId: office,
      channel: 'fax',
      applicantKind: 'person',
      texts: {},
      receivedOn: day('2021-03-02'),
    });
    expect(again).toMatchObject({ code: 'conflict', fields: { number: '已有这个编号' } });
    expect(app.store.revision()).toBe(before);
  });

  it('is undone and redone, texts and all', async () => {
    const id = await request('2021-001', '2021-03-01');
    await app.call('cases.updateRequest', {
      id,
      number: '2021-001',
      unitId: office,
      channel: 'fax',
      applicantKind: 'business',
      texts: { name: '示例公司乙', subject: '某地块征收补偿标准' },
    });
    const { commandId } = await step(id, 'answered', '2021-03-10', { result: 'notHeld' }, { note: '口头说明' });
    await app.call('workspace.undo', {});
    expect((await row(id))?.state).toBe('running');
    await app.call('workspace.undo', {});
    expect(await row(id, true)).toMatchObject({ applicant: '示例联系人甲', channel: 'internet' });
    await app.call('workspace.undo', {});
    expect(await row(id)).toBeUndefined();
    const { commands } = await app.call('workspace.commands', {});
    for (const past of commands.filter(({ state }) => state === 'undone').toReversed()) {
      await app.call('workspace.redo', { commandId: past.commandId });
    }
    expect(await row(id, true)).toMatchObject({ applicant: '示例公司乙', state: 'answered' });
    expect((await app.call('cases.request', { id })).steps.at(-1)).toMatchObject({ note: '口头说明' });
    expect(commandId).toBeDefined();
  });

  it('keeps names and texts out of log and labels', async () => {
    const id = await request('2021-001', '2021-03-01', '秘密姓名');
    await step(id, 'thirdPartyAsked', '2021-03-22', {}, { who: '秘密公司', note: '秘密备注' });
    const db = new Database(storePaths(app.folder).file, { readonly: true });
    const logged = db.prepare(`SELECT count(*) FROM changes WHERE before LIKE '%秘密%' OR after LIKE '%秘密%'`).pluck();
    const labels = db.prepare(`SELECT count(*) FROM commands WHERE label LIKE '%秘密%'`).pluck();
    expect([logged.get(), labels.get()]).toEqual([0, 0]);
    db.close();
  });
});

describe('a request is one occurrence everywhere', () => {
  it('on calendar, ledger and Today, for the unit that works on it, done by its answer', async () => {
    const id = await request('2021-001', '2021-03-01');
    await step(id, 'assigned', '2021-03-02', { unitId: housing });
    const range = () =>
      app.call('calendar.range', { year: 2021 as never, from: day('2021-03-01'), to: day('2021-04-30') });
    expect((await range()).entries).toMatchObject([{ content: '答复政府信息公开申请', dueOn: '2021-03-29' }]);
    app.setToday('2021-03-30');
    const summary = await app.call('today.summary', { year: 2021 as never });
    expect(summary.overdue.lines).toMatchObject([
      { unit: '区住建局', period: '2021-001', dueOn: '2021-03-29', days: 1 },
    ]);
    const [line] = summary.overdue.lines;
    if (!line) throw new Error('nothing overdue');
    const { dutyId, ruleId, unitId, periodKey } = line;
    const explained = await app.call('calendar.explain', { dutyId, ruleId, unitId, periodKey });
    expect(explained.steps.at(-1)?.text).toContain('2021年3月29日');
    const refusal = await app.refusal('evidence.addLink', {
      items: [{ dutyId, ruleId, unitId, periodKey }],
      link: 'https://example.gov.cn/1.html',
      title: '',
    });
    expect(refusal.message).toContain('请在“依申请公开”中登记办理步骤');
    await step(id, 'answered', '2021-03-30', { result: 'granted', forms: ['paper'] });
    expect((await app.call('today.summary', { year: 2021 as never })).overdue.lines).toEqual([]);
    const coverage = await app.call('coverage.check', { year: 2021 as never });
    expect(coverage).toMatchObject({ expected: 1, due: 1, gaps: 0 });
  });

  it('in the year in which its answer is due, and in the last kept one until that is opened', async () => {
    app.setToday('2021-12-20');
    await request('2021-090', '2021-12-20');
    const due = async (year: number) =>
      (await app.call('calendar.range', { year: year as never, from: day('2021-12-01'), to: day('2022-03-01') }))
        .entries.length;
    expect(await due(2021)).toBe(1);
    await app.call('workspace.openYear', { year: 2022 as never });
    expect([await due(2021), await due(2022)]).toEqual([0, 1]);
  });

  it('sets a fee notice as the office says, with its source', async () => {
    const refusal = await app.refusal('cases.setRegister', { feeEffect: 'excluded', retentionYears: null });
    expect(refusal.fields).toHaveProperty('feeSource');
    const id = await request('2021-001', '2021-03-01');
    await step(id, 'feeNotice', '2021-03-10', { by: day('2021-04-08') });
    await step(id, 'feePaid', '2021-03-17');
    expect((await row(id))?.dueOn).toBe('2021-03-29');
    expect((await app.call('cases.request', { id })).clock.warnings.join('')).toContain('待核');
    await app.call('cases.setRegister', { feeEffect: 'excluded', feeSource: '区办通知', retentionYears: 10 });
    expect((await row(id))?.dueOn).toBe('2021-04-06');
  });
});
