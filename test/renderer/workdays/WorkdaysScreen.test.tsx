import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type {
  NoticeReadingView,
  SpecialDay,
  WorkdayPreview,
  WorkdayYear,
} from '../../../electron/contract/workdays.ts';
import type { DutyId, RuleId, Year } from '../../../electron/domain/brand.ts';
import { WorkdaysScreen } from '../../../renderer/workdays/WorkdaysScreen.tsx';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { CHANGED, day, YEAR_2021 } from '../support/facts.ts';

preparePage();

const Y2022 = 2022 as Year;
const off = (date: string, name: string): SpecialDay => ({ date: day(date), kind: 'off', name });
const DAYS = [off('2021-10-01', '国庆节'), { date: day('2021-10-09'), kind: 'worked' as const, name: '国庆节' }];

const YEAR: WorkdayYear = {
  year: YEAR_2021,
  source: 'builtIn',
  days: DAYS,
  ofNextYear: [off('2021-12-31', '元旦')],
  builtIn: DAYS,
  years: [
    { year: YEAR_2021, source: 'builtIn' },
    { year: Y2022, source: 'provisional' },
  ],
};

const EMPTY: WorkdayPreview = {
  changedDays: 1,
  moved: [],
  occurrences: 0,
  settled: 0,
  unsettled: 0,
  finishedMoved: 0,
  finishedRejudged: 0,
};

const MOVED: WorkdayPreview = {
  ...EMPTY,
  changedDays: 3,
  occurrences: 2,
  settled: 7,
  finishedMoved: 4,
  finishedRejudged: 1,
  moved: [
    {
      year: YEAR_2021,
      dutyId: 'd1' as DutyId,
      ruleId: 'r1' as RuleId,
      content: '政策解读',
      periodKey: 't1',
      period: '印发甲号文',
      from: day('2021-10-08'),
      to: day('2021-10-11'),
      units: 2,
      unitNames: ['区甲局', '区乙局'],
      lamp: 'upcoming',
    },
  ],
};

const READING: NoticeReadingView = {
  year: YEAR_2021,
  items: [{ name: '国庆节', line: 1, span: { start: 0, end: 15 }, sentence: '国庆节：10月1日至7日放假，共7天。' }],
  problems: [{ level: 'error', line: 1, message: '第1行：10月1日写作星期四，实际是星期五。' }],
  missing: ['元旦', '春节'],
  days: [...DAYS, off('2021-10-04', '国庆节')],
};

function connectWorkdays(answers: Answers = {}) {
  return connectAnswers({
    'workdays.year': ({ year }) =>
      year === YEAR_2021 ? YEAR : { year, source: 'provisional', days: [], ofNextYear: [], years: YEAR.years },
    'workdays.preview': () => EMPTY,
    'workdays.save': () => CHANGED,
    'workdays.reset': () => CHANGED,
    ...answers,
  });
}

const cell = (name: RegExp) => screen.findByRole('button', { name });

describe('放假安排', () => {
  test('shows the year with its holidays, worked weekends and counts', async () => {
    connectWorkdays();
    show(<WorkdaysScreen />, '/workdays?year=2021');
    await cell(/^2021年10月1日 周五，国庆节，放假$/);
    await cell(/^2021年10月9日 周六，国庆节，调休上班$/);
    await screen.findByText('2021年：放假 1 天，调休上班 1 天，全年工作日 260 天');
    await expectAccessible();
  });

  test('a year without a notice says so', async () => {
    connectWorkdays();
    show(<WorkdaysScreen />, '/workdays?year=2021&of=2022');
    await screen.findByText('2022年的放假安排还没有录入');
  });

  test('a notice is read, its problems and what moves are shown, then it is confirmed', async () => {
    const asked = connectWorkdays({ 'workdays.readNotice': () => READING, 'workdays.preview': () => MOVED });
    show(<WorkdaysScreen />, '/workdays?year=2021');
    await userEvent.type(await screen.findByLabelText('国务院办公厅放假通知'), '国庆节：10月1日（周四）至7日放假');
    await userEvent.click(screen.getByRole('button', { name: '识别' }));
    await screen.findByText('第1行：10月1日写作星期四，实际是星期五。');
    await screen.findByText('没有读到元旦、春节，这些节日保持原来的安排。');
    const preview = within(await screen.findByRole('region', { name: '变动预览' }));
    await preview.findByText('2 项未办结应办的到期日将变动');
    await preview.findByText(
      '改动 3 天；7 项到期日不变、不再暂定；已办结的 4 项到期日随之变动，其中 1 项按时与迟办的判定改变',
    );
    await preview.findByText('10-08 周五');
    await preview.findByText('10-11 周一');
    await preview.findByText('区甲局、区乙局');
    await cell(/^2021年10月4日 周一，国庆节，放假，有改动$/);
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '确认生效' }));
    await screen.findByText('2021 年放假安排已生效');
    expect(asked.find(({ name }) => name === 'workdays.save')?.input).toEqual({
      year: 2021,
      days: READING.days,
      sourceText: '国庆节：10月1日（周四）至7日放假',
    });
    expect(screen.queryByRole('button', { name: '确认生效' })).toBeNull();
  });

  test('a notice of another year opens that year', async () => {
    const other = { ...READING, year: Y2022, days: [off('2022-10-03', '国庆节')] };
    const asked = connectWorkdays({ 'workdays.readNotice': () => other });
    show(<WorkdaysScreen />, '/workdays?year=2021');
    await userEvent.type(await screen.findByLabelText('国务院办公厅放假通知'), '2022年部分节假日');
    await userEvent.click(screen.getByRole('button', { name: '识别' }));
    await cell(/^2022年10月3日 周一，国庆节，放假，有改动$/);
    expect(new URLSearchParams(window.location.search).get('of')).toBe('2022');
    expect(asked.filter(({ name }) => name === 'workdays.readNotice').map(({ input }) => input)).toEqual([
      { text: '2022年部分节假日', year: 2021 },
      { text: '2022年部分节假日', year: 2022 },
    ]);
  });

  test('a day is set by hand, with the keyboard too, and put back', async () => {
    const asked = connectWorkdays();
    show(<WorkdaysScreen />, '/workdays?year=2021');
    await userEvent.click(await cell(/^2021年10月1日/));
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    await screen.findByText('2021年10月9日 周六');
    await userEvent.click(screen.getByText('周末'));
    await cell(/^2021年10月9日 周六，周末，有改动$/);
    await screen.findByText('未办结应办的到期日都不变动');
    await waitFor(() =>
      expect(asked.findLast(({ name }) => name === 'workdays.preview')?.input).toEqual({ year: 2021, days: [DAYS[0]] }),
    );
    await userEvent.click(screen.getByText('调休上班'));
    await cell(/^2021年10月9日 周六，国庆节，调休上班$/);
    expect(screen.queryByRole('button', { name: '确认生效' })).toBeNull();
    // A weekday has no make-up work.
    await userEvent.click(await cell(/^2021年10月11日/));
    expect(screen.queryByText('调休上班')).toBeNull();
  });

  test('days of the next New Year are changed with their own notice', async () => {
    connectWorkdays();
    show(<WorkdaysScreen />, '/workdays?year=2021');
    await userEvent.click(await cell(/^2021年12月31日 周五，元旦，放假$/));
    await screen.findByText('由 2022 年的放假安排确定。');
    await userEvent.click(screen.getByRole('button', { name: '到 2022 年修改' }));
    await screen.findByText('2022年的放假安排还没有录入');
  });

  test('the office’s own days are taken away only after the preview', async () => {
    const own: WorkdayYear = {
      ...YEAR,
      source: 'office',
      days: [off('2021-10-08', '国庆节')],
      recorded: { at: '2021-01-05T02:00:00Z', text: '国庆节：10月8日放假' },
    };
    const asked = connectWorkdays({ 'workdays.year': () => own, 'workdays.preview': () => MOVED });
    show(<WorkdaysScreen />, '/workdays?year=2021');
    await userEvent.click(await screen.findByRole('button', { name: '恢复内置安排' }));
    await screen.findByText('2 项未办结应办的到期日将变动');
    await cell(/^2021年10月8日 周五，上班，有改动$/);
    expect(asked.find(({ name }) => name === 'workdays.preview')?.input).toEqual({ year: 2021, days: null });
    await userEvent.click(screen.getByRole('button', { name: '确认恢复' }));
    await screen.findByText('已恢复 2021 年的放假安排');
    expect(asked.some(({ name }) => name === 'workdays.reset')).toBe(true);
  });
});
