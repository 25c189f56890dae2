import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, test } from 'vitest';
import type { TodaySummary } from '../../../electron/contract/today.ts';
import { askAhead, takeUp } from '../../../renderer/address/ahead.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { day, STATUS, YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, type Answers } from '../support/page.tsx';

const week = { from: day('2021-06-28'), to: day('2021-07-04'), entries: [], lines: [], total: 0, open: 0 };
const SUMMARY: TodaySummary = {
  today: day('2021-06-28'),
  since: undefined,
  seen: true,
  overdue: { lines: [], units: 0 },
  thisWeek: week,
  nextWeek: week,
  toCheck: 0,
  awaitsTrigger: 0,
  onTime: { onTime: 0, due: 0, percent: undefined },
};

const ANSWERS: Answers = { 'today.summary': () => SUMMARY };

async function open(pathname: string, search: string, answers: Answers = ANSWERS) {
  const asked = connectAnswers(answers);
  const client = new QueryClient();
  await takeUp(client, askAhead({ pathname, search }));
  return { asked: asked.map(({ name }) => name), client };
}

afterEach(() => localStorage.clear());

describe('what a page asks before its scripts are there', () => {
  test('今日: the state of the workspace, then the day of the year that is shown', async () => {
    const { asked, client } = await open('/', '');
    expect(asked).toEqual(['workspace.status', 'recovery.state', 'today.summary']);
    expect(client.getQueryData(['workspace.status', {}])).toEqual(STATUS);
    expect(client.getQueryData(['recovery.state', {}])).toEqual({ state: 'open' });
    expect(client.getQueryData(['today.summary', { year: YEAR_2021 }])).toEqual(SUMMARY);
  });

  test('another screen: not the day', async () => {
    const { asked } = await open('/heat', '?year=2021');
    expect(asked).toEqual(['workspace.status', 'recovery.state']);
  });

  test('no year is open: not the day', async () => {
    const { asked } = await open('/', '', { ...ANSWERS, 'workspace.status': () => ({ ...STATUS, years: [] }) });
    expect(asked).toEqual(['workspace.status', 'recovery.state']);
  });

  test('a refusal is left to whoever asks again', async () => {
    const harmed = () => {
      throw new FailureError({ code: 'harmed', message: '数据文件打不开' });
    };
    const { asked, client } = await open('/', '', { ...ANSWERS, 'workspace.status': harmed });
    expect(asked).toEqual(['workspace.status', 'recovery.state']);
    expect(client.getQueryState(['workspace.status', {}])).toBeUndefined();
    expect(client.getQueryData(['recovery.state', {}])).toEqual({ state: 'open' });
  });

  test('of 今日 alone: the page is drawn with what is there', async () => {
    const broken = () => {
      throw new FailureError({ code: 'bug', message: '出错' });
    };
    const { client } = await open('/', '', { 'today.summary': broken });
    expect(client.getQueryData(['workspace.status', {}])).toEqual(STATUS);
    expect(client.getQueryCache().findAll({ queryKey: ['today.summary'] })).toEqual([]);
  });
});
