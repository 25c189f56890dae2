import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RequestId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { RequestEvent } from '../../../electron/domain/model/request.ts';
import { NO_EVENT_TEXTS } from '../../../electron/domain/model/requestPrivate.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;
let app: TestApp;
let office: UnitId;
let id: RequestId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-04-20', year: YEAR });
  office = (await app.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] })).id;
  const request = { number: '2021-001', unitId: office, channel: 'fax', applicantKind: 'person' } as const;
  id = (await app.call('cases.addRequest', { ...request, texts: {}, receivedOn: day('2021-03-01') })).id;
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const row = async () => (await app.call('cases.requests', {})).rows[0];

it('a step on which others rest is not taken back before them, by whatever way', async () => {
  const asked = { kind: 'correctionAsked', on: day('2021-03-05'), by: day('2021-03-19') } as const;
  const { commandId } = await app.call('cases.addStep', { id, step: asked });
  await app.call('cases.addStep', { id, step: { kind: 'corrected', on: day('2021-03-12') } });
  const refusal = await app.refusal('workspace.undo', { commandId: commandId! });
  expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('“2021-001：收到补正”') });
  await app.call('workspace.undo', {});
  await app.call('workspace.undo', { commandId: commandId! });
  expect((await app.call('cases.request', { id })).steps).toHaveLength(1);

  const message = { register: 'messages', number: '留1', unitId: office, title: '路灯', fields: {} } as const;
  const first = { kind: 'received', on: day('2021-04-01') };
  const { id: caseId } = await app.call('registers.add', { ...message, step: first });
  const answered = { id: caseId, step: { kind: 'answered', on: day('2021-04-06') } };
  const answer = await app.call('registers.addStep', answered);
  await app.call('registers.addStep', { id: caseId, step: { kind: 'published', on: day('2021-04-07') } });
  expect((await app.refusal('workspace.undo', { commandId: answer.commandId! })).message).toContain('公开答复');
});

/** As it is on record once the working days or the settings under which a command let it in are others. */
function writeStep(event: RequestEvent): void {
  const at = '2021-04-20T02:00:00.000Z';
  app.store.command('登记', at, () => app.store.requests.addEvent(id, event, NO_EVENT_TEXTS, at));
}

it('a request of which a step stands no more is not lost: it is told of, reckoned without it, and mended', async () => {
  writeStep({ kind: 'extended', on: day('2021-04-15'), n: 20 });
  writeStep({ kind: 'delivered', on: day('2021-04-16') });
  expect(await row()).toMatchObject({
    number: '2021-001',
    dueOn: '2021-03-29',
    trouble: expect.stringContaining('2021年4月15日：答复期限已于2021年3月29日届满'),
  });
  const { rows } = await app.call('ledger.items', { year: YEAR, filter: {}, offset: 0, limit: 10 });
  expect(rows.map(({ lamp }) => lamp)).toEqual(['overdue']);
  const { figures } = await app.call('yearlyReport.get', { year: YEAR, unitId: office });
  expect(figures).toMatchObject({ 'requests.new.person': 1, 'requests.carriedOut.person': 1 });
  const { steps, possible } = await app.call('cases.request', { id });
  expect([steps.length, possible.length]).toEqual([3, 0]);
  for (const { id: eventId } of steps.slice(1)) await app.call('cases.removeStep', { id, eventId });
  expect(await row()).not.toHaveProperty('trouble');
});

it('a case likewise', async () => {
  const first = { kind: 'received', on: day('2021-04-01') };
  const message = { register: 'messages', number: '留1', unitId: office, title: '路灯', fields: {} } as const;
  const { id: caseId } = await app.call('registers.add', { ...message, step: first });
  const at = '2021-04-20T02:00:00.000Z';
  const step = { kind: 'published', on: day('2021-04-02') } as const;
  app.store.command('登记', at, () =>
    app.store.cases.addStep(caseId, { step, texts: { note: '', link: '' }, isPrivate: true }, at),
  );
  const list = async () => (await app.call('registers.list', { register: 'messages' })).rows;
  expect(await list()).toMatchObject([
    { number: '留1', state: '待答复', trouble: expect.stringContaining('还没有登记“答复留言”') },
  ]);
  const { steps, possible } = await app.call('registers.case', { id: caseId });
  expect(possible).toEqual([]);
  await app.call('registers.removeStep', { id: caseId, stepId: steps[1]!.id });
  expect((await list())[0]).not.toHaveProperty('trouble');
});
