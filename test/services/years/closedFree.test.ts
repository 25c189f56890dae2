import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseId, RequestId } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { day } from '../../support/testApp.ts';
import { assessedOffice, freeze, register, scored, YEAR, type AssessedOffice } from '../scoreProcess/assessedOffice.ts';

/** What is not locked by a closed year: what belongs to a register, to the files, or is due after the year. */

/** This machine, which is not confirmed: nothing is asked, and that is what is kept. */
const LINK = 'http://127.0.0.1:8099/ws/1.html';

let office: AssessedOffice;
let requests: readonly RequestId[];
let messages: readonly CaseId[];
beforeAll(async () => {
  office = await assessedOffice();
  const { app, finance } = office;
  await scored(office);
  await freeze(office);
  const request = async (number: string) => {
    const texts = { name: '示例联系人甲', subject: '预算公开情况' };
    const receivedOn = day('2021-12-20');
    const of = { number, channel: 'letter', applicantKind: 'person', texts, receivedOn, unitId: finance } as const;
    return (await app.call('cases.addRequest', of)).id;
  };
  requests = [await request('〔2021〕1号'), await request('〔2021〕2号')];
  const message = async (number: string) => {
    const step = { kind: 'received', on: day('2021-12-20') };
    const fields = { channel: 'website', author: '示例联系人乙', content: '路灯不亮' };
    const of = { register: 'messages', unitId: finance, title: '反映路灯不亮', fields } as const;
    return (await app.call('registers.add', { ...of, number, step })).id;
  };
  messages = [await message('2021-001'), await message('2021-002')];
  const { occurrences } = await app.call('duties.get', { id: office.monthly });
  const items = occurrences.slice(0, 1).map(occurrenceKey);
  await app.call('evidence.addLink', { items, link: LINK, title: '页面' });
  await app.call('years.close', { year: YEAR, unfrozen: true });
});
afterAll(async () => {
  expect(office.app.bugs).toEqual([]);
  await office.app.close();
});

it('the year is closed', async () => {
  await expect(register(office, office.civil, 1, '2021-03-30')).rejects.toThrow(/year-closed/u);
});

it('steps of requests and of cases that still run are taken, and put right', async () => {
  const { app, finance } = office;
  const [id] = requests as [RequestId];
  await app.call('cases.addStep', { id, step: { kind: 'assigned', on: day('2022-01-05'), unitId: finance } });
  const answered = { kind: 'answered', on: day('2022-01-12'), result: 'granted' } as const;
  await app.call('cases.addStep', { id, step: answered });
  const [message] = messages as [CaseId];
  await app.call('registers.addStep', { id: message, step: { kind: 'answered', on: day('2022-01-10') } });
});

it('who asked and who wrote is erased', async () => {
  const { app } = office;
  await app.call('cases.erase', { ids: [requests[1] as RequestId], numbers: ['〔2021〕2号'] });
  await app.call('registers.erase', { ids: [messages[1] as CaseId], numbers: ['2021-002'] });
});

it('copies are made, and files that nothing names are cleared away', async () => {
  const { app } = office;
  expect((await app.call('backups.make', {})).made).toBe(true);
  const { cleared } = await app.call('evidence.clear', { keys: ['0'.repeat(64)] });
  expect(cleared).toBe(0);
});

it('what the link check finds is kept, and what a person saw', async () => {
  const { app } = office;
  await app.call('sites.setOn', { on: true });
  const { jobId } = await app.call('links.check', { year: YEAR, urls: [LINK] });
  expect((await app.finished(jobId)).state).toBe('done');
  await app.call('links.mark', { urls: [LINK], mark: 'works', note: '打得开' });
});

it('an appeal against the frozen score is lodged, decided and beside it an entry made', async () => {
  const { app, civil, departments } = office;
  const of = { year: YEAR, classId: departments, unitId: civil };
  const { id } = await app.call('scoreProcess.lodgeAppeal', { ...of, lodgedOn: day('2022-01-20'), claim: '少计' });
  const signed = { by: '经办人乙', reason: '核对' };
  await app.call('scoreProcess.decideAppeal', {
    id,
    outcome: 'upheld',
    points: '0.5',
    on: day('2022-01-20'),
    ...signed,
  });
  await app.call('scoreProcess.addEntry', { ...of, on: day('2022-01-20'), points: '-0.25', ...signed });
});

it('the yearly report is filled in', async () => {
  const { app } = office;
  await app.call('yearlyReport.setCells', { year: YEAR, unitId: null, cells: { 'openness.rules.made': 3 } });
  await app.call('yearlyReport.setText', { year: YEAR, unitId: null, part: 'overview', text: '总体情况' });
});
