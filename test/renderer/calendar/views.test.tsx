import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { CalendarScreen } from '../../../renderer/calendar/CalendarScreen.tsx';
import { calendarKeyAction } from '../../../renderer/calendar/keys.ts';
import { printedMonth, printTitle } from '../../../renderer/calendar/printPages.ts';
import { turned, visibleRange } from '../../../renderer/calendar/view.ts';
import { dayMarks, monthWeeks } from '../../../renderer/calendar/year.ts';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { day } from '../support/facts.ts';
import { days, entry } from './entries.ts';

preparePage();

const TODAY = day('2021-06-28');
const ENTRIES = [
  entry('统计月报', { dueOn: day('2021-02-28'), lamp: 'onTime' }),
  entry('财政月报', { dueOn: day('2021-02-28'), lamp: 'overdue' }),
  entry('环境信息', {
    dueOn: day('2021-06-30'),
    content: '推进环境保护领域信息公开，按月发布空气质量状况。',
    clause: '按月发布空气质量状况',
  }),
];

const ANSWERS: Answers = {
  'calendar.range': ({ from, to }) => ({
    days: days(from, to, {
      '2021-06-14': { kind: 'holiday', name: '端午节' },
      '2021-02-07': { kind: 'makeUp', name: '春节' },
    }),
    entries: ENTRIES.filter(({ dueOn }) => dueOn >= from && dueOn <= to),
    lamps: {},
    findings: [{ date: day('2021-06-24'), total: 3, settled: 1, overdue: 2 }].filter(
      ({ date }) => date >= from && date <= to,
    ),
  }),
  'units.list': () => ({ units: [], groups: [] }),
};

const search = () => new URLSearchParams(window.location.search);

async function open(address: string) {
  const asked = connectAnswers(ANSWERS);
  show(<CalendarScreen />, `/calendar?year=2021&${address}`);
  await screen.findByRole('heading', { level: 1 });
  return asked;
}

describe('the year', () => {
  test('marks the day with what matters most and its count, and names days off', async () => {
    const asked = await open('view=year');
    const february = await screen.findByRole('button', { name: '28，2021年2月28日 周日，周末，到期 2 项' });
    expect(february.querySelector('[data-lamp="overdue"]')).toBeTruthy();
    expect(
      screen.getByRole('button', { name: '14，2021年6月14日 周一，端午节，休息，到期 0 项' }).dataset['kind'],
    ).toBe('holiday');
    expect(screen.getByRole('button', { name: /2021年2月7日 周日，春节调休，上班/u }).dataset['kind']).toBe('makeUp');
    expect(asked.findLast(({ name }) => name === 'calendar.range')?.input).toEqual({
      year: 2021,
      from: '2021-01-01',
      to: '2021-12-31',
    });
  });

  test('says how many findings are to be rectified by a day', async () => {
    await open('view=year');
    const marked = await screen.findByRole('button', {
      name: '24，2021年6月24日 周四，到期 0 项，整改到期 3 个，已整改 1 个，逾期 2 个',
    });
    expect(marked.querySelector('i')?.dataset['over']).toBe('true');
    expect(screen.getByRole('region', { name: '6月' }).textContent).toMatch(/^6月1 项 · 整改 3/u);
  });

  test('a day opens its list, a month its view', async () => {
    await open('view=year');
    await userEvent.click(await screen.findByRole('button', { name: /2021年2月28日/u }));
    const list = await screen.findByRole('dialog', { name: '2021年2月28日 周日到期的事项' });
    expect(within(list).getByText('财政月报')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '3月' }));
    expect(search().get('date')).toBe('2021-03-01');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2021年3月');
  });

  test('stands up to axe', async () => {
    await open('view=year');
    await screen.findByRole('button', { name: /2021年2月28日/u });
    await expectAccessible();
  });

  test('weeks and marks', () => {
    expect(monthWeeks(2021, 2)).toHaveLength(4);
    expect(monthWeeks(2020, 2)).toHaveLength(5);
    expect(monthWeeks(2021, 5)).toHaveLength(6);
    const may = monthWeeks(2021, 5)
      .flat()
      .filter((each) => each !== undefined);
    expect([may[0], may.at(-1), may.length]).toEqual(['2021-05-01', '2021-05-31', 31]);
    expect(dayMarks(ENTRIES).get(day('2021-02-28'))).toEqual({ count: 2, lamp: 'overdue' });
  });
});

describe('the day', () => {
  test('shows the clause and, below it, the whole content', async () => {
    await open('view=day&date=2021-06-30');
    const list = await screen.findByRole('region', { name: '当日到期的事项' });
    await within(list).findByText('按月发布空气质量状况');
    expect(within(list).getByText('推进环境保护领域信息公开，按月发布空气质量状况。')).toBeTruthy();
    expect(list.textContent).toContain('工作日');
    await userEvent.click(screen.getByRole('button', { name: '下一天' }));
    expect(search().get('date')).toBe('2021-07-01');
    expect(await screen.findByText('这一天没有到期的事项')).toBeTruthy();
  });
});

describe('keys', () => {
  test.each([
    ['ArrowRight', 'month', '2021-02-28', '2021-03-01'],
    ['ArrowLeft', 'year', '2021-01-01', '2020-12-31'],
    ['ArrowUp', 'month', '2021-03-03', '2021-02-24'],
    ['ArrowDown', 'week', '2020-02-26', '2020-03-04'],
    ['PageDown', 'month', '2021-01-31', '2021-02-01'],
    ['PageUp', 'year', '2021-06-30', '2020-06-01'],
    ['PageUp', 'day', '2021-03-01', '2021-02-28'],
    ['T', 'month', '2021-01-31', '2021-06-28'],
  ] as const)('%s in the %s from %s', (key, view, from, to) => {
    expect(calendarKeyAction(key, view, day(from), TODAY)).toEqual({ kind: 'go', date: to, focus: true });
  });

  test('views by number; lists keep ↑ and ↓; other letters are not ours', () => {
    expect(['1', '2', '3', '4', '5'].map((key) => calendarKeyAction(key, 'month', TODAY, TODAY))).toEqual(
      ['year', 'month', 'week', 'day', 'agenda'].map((view) => ({ kind: 'view', view })),
    );
    for (const key of ['ArrowUp', 'ArrowDown']) expect(calendarKeyAction(key, 'agenda', TODAY, TODAY)).toBeUndefined();
    for (const key of ['6', '0', 'x', 'Tab', 'Enter'])
      expect(calendarKeyAction(key, 'month', TODAY, TODAY)).toBeUndefined();
  });

  test('walk over the days with the focus, and Enter opens one; typing in a field is left alone', async () => {
    await open('view=month');
    await screen.findByRole('button', { name: /按月发布空气质量状况/u });
    await userEvent.keyboard('{ArrowRight}');
    expect(search().get('date')).toBe('2021-06-29');
    expect(document.activeElement?.getAttribute('data-day')).toBe('2021-06-29');
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(await screen.findByRole('dialog', { name: '2021年6月30日 周三到期的事项' })).toBeTruthy();
    await userEvent.keyboard('{ArrowRight}');
    expect(search().get('date')).toBe('2021-06-30');
    await userEvent.keyboard('{Escape}');
    await userEvent.keyboard('1');
    expect(search().get('view')).toBe('year');
  });
});

describe('the agenda', () => {
  pretendLayout();

  test('has a line for what is to be rectified, among the days in their order', async () => {
    await open('view=agenda');
    const agenda = await screen.findByRole('region', { name: '日程' });
    const link = await within(agenda).findByRole('link', { name: '整改到期 3 个，已整改 1 个，逾期 2 个' });
    expect(link.getAttribute('href')).toBe('/findings?year=2021&day=2021-06-24');
    expect(agenda.textContent).toMatch(/^06-24 周四整改到期.*06-30 周三按月发布空气质量状况/u);
  });
});

describe('paper', () => {
  test('titles', () => {
    expect(printTitle('清河区', 'month', day('2026-09-18'), [])).toBe('清河区2026年9月政务公开日历');
    expect(printTitle('清河区', 'agenda', day('2026-09-18'), ['区财政局', '逾期'])).toBe(
      '清河区2026年9月政务公开日程（区财政局，逾期）',
    );
    expect(printTitle('清河区', 'week', day('2026-09-30'), [])).toBe('清河区2026年9月28日至2026年10月4日政务公开日程');
    expect(printTitle('清河区', 'year', day('2026-09-30'), [])).toBe('清河区2026年政务公开日程');
  });

  test('a crowded day goes on in the table behind the month', () => {
    const many = Array.from({ length: 12 }, (_, index) => entry(`事项${index}`, { dueOn: day('2021-06-30') }));
    const few = Array.from({ length: 8 }, (_, index) => entry(`周事项${index}`, { dueOn: day('2021-06-11') }));
    const { weeks, rest } = printedMonth(day('2021-06-01'), [...few, ...many], new Map());
    const cells = weeks.flat().filter((cell) => cell !== undefined);
    expect(cells).toHaveLength(30);
    expect(cells.find(({ date }) => date === '2021-06-11')).toMatchObject({ more: 0 });
    expect(cells.at(-1)).toMatchObject({ date: '2021-06-30', more: 5 });
    expect(rest).toEqual(many);
  });

  test('the sheet is there while printing and gone after', async () => {
    vi.stubGlobal('print', () => undefined);
    await open('view=month');
    await screen.findByRole('button', { name: /按月发布空气质量状况/u });
    fireEvent(window, new Event('beforeprint'));
    const sheet = screen.getByRole('article');
    expect(sheet.textContent).toContain('清河区2021年6月政务公开日历');
    expect(sheet.textContent).toContain('按月发布空气质量状况');
    expect(sheet.textContent).toContain('整改到期整改时限问题数已整改逾期未整改06-24 周四312');
    fireEvent(window, new Event('afterprint'));
    expect(screen.queryByRole('article')).toBeNull();
  });
});

test('ranges and turning of the new views', () => {
  expect(visibleRange('year', day('2020-02-29'))).toEqual({ from: '2020-01-01', to: '2020-12-31' });
  expect(visibleRange('day', day('2020-02-29'))).toEqual({ from: '2020-02-29', to: '2020-02-29' });
  expect(turned('day', day('2020-02-29'), 1)).toBe('2020-03-01');
  expect(turned('year', day('2020-02-29'), 1)).toBe('2021-02-01');
});
