import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2026-09-18', year: 2026 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const received = (on: string) => ({ kind: 'received' as const, on: day(on) });

describe('the clock of a disclosure request', () => {
  it('runs 20 working days over holidays and make-up days', async () => {
    const clock = await app.call('cases.requestClock', { events: [received('2021-04-01')] });
    expect(clock).toMatchObject({ state: 'running', dueOn: '2021-04-29', limit: 20, provisional: false, warnings: [] });
    expect(clock.lines.at(-1)).toContain('2021年4月29日');
  });

  it('leaves out the days on which a third party is asked, and adds the extension', async () => {
    const clock = await app.call('cases.requestClock', {
      events: [
        received('2021-03-01'),
        { kind: 'thirdPartyAsked', on: day('2021-03-08'), letterReceivedOn: day('2021-03-10') },
        { kind: 'thirdPartyAnswered', on: day('2021-03-12') },
        { kind: 'extended', on: day('2021-03-22'), n: 5 },
      ],
    });
    // 20 and 5 working days, and the four of 9 to 12 March; 5 April is a holiday.
    expect(clock).toMatchObject({ state: 'running', limit: 25, dueOn: '2021-04-12' });
    expect(clock.steps.filter(({ kind }) => kind === 'excluded').map(({ date }) => date)).toEqual([
      '2021-03-09',
      '2021-03-10',
      '2021-03-11',
      '2021-03-12',
    ]);
  });

  it('has no date while a correction is awaited', async () => {
    const events = [received('2021-03-01'), { kind: 'correctionAsked' as const, on: day('2021-03-08') }];
    const clock = await app.call('cases.requestClock', { events });
    expect(clock.state).toBe('awaitingCorrection');
    expect(clock.dueOn).toBeUndefined();
  });

  it('follows the holiday notice that the office enters', async () => {
    const ask = () => app.call('cases.requestClock', { events: [received('2027-01-04')] });
    expect(await ask()).toMatchObject({ provisional: true, dueOn: '2027-02-01' });
    const days = [{ date: day('2027-01-11'), kind: 'off' as const, name: '元旦' }];
    await app.call('workdays.save', { year: 2027 as never, days, sourceText: '' });
    expect(await ask()).toMatchObject({ provisional: false, dueOn: '2027-02-02' });
  });
});

describe('a request’s events are refused', () => {
  it('where one cannot follow the others, named by its place in the list as it was sent', async () => {
    const refusal = await app.refusal('cases.requestClock', {
      events: [{ kind: 'extended', on: day('2021-04-12'), n: 21 }, received('2021-04-01')],
    });
    expect(refusal).toEqual({
      code: 'conflict',
      message: '2021年4月12日：延长的期限应为 1 至 20 个工作日（条例第三十三条）。请改正后重试。',
      fields: { 'events.0.on': '延长的期限应为 1 至 20 个工作日（条例第三十三条）。' },
    });
  });

  it('where one comes before the request', async () => {
    const refusal = await app.refusal('cases.requestClock', {
      events: [received('2021-04-01'), { kind: 'correctionAsked', on: day('2021-03-31') }],
    });
    expect(refusal.fields).toEqual({ 'events.1.on': '早于收到申请，请改正日期。' });
  });

  it('without any, and before the regulation was in force', async () => {
    expect((await app.refusal('cases.requestClock', { events: [] })).message).toContain('请填写收到申请的日期');
    const early = await app.refusal('cases.requestClock', { events: [received('2019-05-14')] });
    expect(early.code).toBe('invalid-input');
    expect(early.fields?.['events.0.on']).toContain('现行条例施行之日');
  });
});
