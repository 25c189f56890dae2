import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { requestClock } from '../../../electron/domain/cases/requestClock.ts';
import { STATUTORY_RULES } from '../../../electron/domain/rules/statutory.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { CasesScreen } from '../../../renderer/cases/CasesScreen.tsx';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const calendar = builtInCalendar();

function open(address: string) {
  const asked = connectAnswers({
    'duties.statutoryRules': () => STATUTORY_RULES,
    'cases.requestClock': ({ events }) => {
      const clock = requestClock(calendar, events);
      if (!clock.ok) throw new FailureError(clock.error);
      return clock.value;
    },
  });
  show(<CasesScreen />, address);
  return asked;
}

describe('期限推算', () => {
  test('asks for nothing before the receipt is typed, then gives the day and how it came about', async () => {
    const asked = open('/cases?year=2021');
    expect(await screen.findByText('填写收到申请的日期')).toBeTruthy();
    expect(asked.some(({ name }) => name === 'cases.requestClock')).toBe(false);
    fireEvent.change(screen.getByLabelText('收到申请'), { target: { value: '2021-04-01' } });
    expect(await screen.findByText('2021年4月29日 周四')).toBeTruthy();
    expect(screen.getByRole('list', { name: '为什么是这一天' }).textContent).toContain('第20个工作日');
    expect(window.location.search).toBe('?year=2021&received=2021-04-01');
    expect(await screen.findByText('第三十四条', { exact: false })).toBeTruthy();
    await expectAccessible();
  });

  test('reads all of a case from its address', async () => {
    const address = '/cases?received=2021-03-01&thirdAsked=2021-03-08&thirdLetter=2021-03-10&thirdAnswered=2021-03-12';
    open(`${address}&extended=2021-03-22&n=5`);
    expect(await screen.findByText('2021年4月12日 周一')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /清\s*空/ }));
    expect(await screen.findByText('填写收到申请的日期')).toBeTruthy();
    expect(window.location.search).toBe('');
  });

  test('says under the field what cannot be, and gives no day until it is put right', async () => {
    open('/cases?received=2021-04-01&extended=2021-04-12&n=21');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('1 至 20 个工作日');
    expect(alert.parentElement?.querySelector('label')?.textContent).toBe('作出延期决定');
    expect(screen.getByText('暂时无法推算')).toBeTruthy();
    fireEvent.change(screen.getByLabelText(/延长（工作日/), { target: { value: '1' } });
    expect(await screen.findByText('2021年4月30日 周五')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('has no day while a correction is awaited, and tells a late notice', async () => {
    open('/cases?received=2021-03-01&correctionAsked=2021-03-11');
    expect(await screen.findByText('正在等待补正')).toBeTruthy();
    expect(screen.getByText(/才告知补正/)).toBeTruthy();
  });
});
