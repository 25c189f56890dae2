import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { TodaySummary } from '../../../electron/contract/today.ts';
import type { DutyId } from '../../../electron/domain/brand.ts';
import { dayOfInstant, sinceLine } from '../../../renderer/today/lines.ts';
import { TodayScreen } from '../../../renderer/today/TodayScreen.tsx';
import { entry } from '../calendar/entries.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { CHANGED, day, STATUS, YEAR_2021 } from '../support/facts.ts';
import { months, overdue } from './todayLines.ts';

preparePage();

const nextWeek = { from: day('2021-07-05'), to: day('2021-07-11'), lines: [], entries: [], total: 0, open: 0 };
const summary: TodaySummary = {
  today: day('2021-06-28'),
  since: {
    day: day('2021-06-16'),
    days: 12,
    newOverdue: 5,
    done: 37,
    changes: [
      {
        label: '载入 2021 年放假安排',
        at: '2021-06-20T02:00:00.000Z',
        movedCount: 7,
        added: 1,
        removed: 0,
        moved: [
          {
            dutyId: 'd' as DutyId,
            content: '统计月报',
            period: '2021年6月',
            from: day('2021-06-30'),
            to: day('2021-07-05'),
            units: 3,
          },
        ],
      },
    ],
  },
  seen: false,
  overdue: {
    lines: [
      overdue('区统计局', '统计月报', 28),
      overdue('区财政局', '收支简报', 28),
      overdue('区统计局', '普查公报', 3),
    ],
    units: 2,
  },
  thisWeek: {
    from: day('2021-06-28'),
    to: day('2021-07-04'),
    lines: Array.from({ length: 40 }, (_, index) =>
      overdue(`单位${index}`, '目录与栏目调整', -2, {
        periodKey: '2021-Q2',
        period: '2021年第二季度',
        dueOn: day('2021-06-30'),
        lamp: index < 31 ? 'onTime' : 'dueSoon',
        done: index < 31 ? 1 : 0,
      }),
    ),
    entries: [entry('目录与栏目调整', { done: 31, total: 40 })],
    total: 40,
    open: 9,
  },
  nextWeek,
  toCheck: 4,
  awaitsTrigger: 2,
  onTime: { percent: '93.4', onTime: 934, due: 1000 },
};

function open(given: TodaySummary = summary, address = '/?year=2021', troubles: readonly string[] = []) {
  const asked = connectAnswers({
    'today.summary': () => given,
    'backups.health': () => ({ troubles }),
    'today.seen': () => CHANGED,
    'units.list': () => ({ units: [], groups: [] }),
  });
  show(<TodayScreen />, address);
  return asked;
}

describe('今日', () => {
  test('says what happened since the last look, each figure with its list, and records this one', async () => {
    const asked = open();
    expect(await screen.findByRole('heading', { name: '2021年6月28日 周一' })).toBeTruthy();
    const line = await screen.findByText(/^自上次打开（/);
    expect(line.textContent).toBe('自上次打开（6月16日，12 天前）以来：新增逾期 5 项，办结 37 项，7 项到期日有变');
    const href = (name: string) => within(line).getByRole('link', { name }).getAttribute('href');
    expect(href('新增逾期 5 项')).toBe('/items?year=2021&list=newOverdue');
    expect(href('办结 37 项')).toBe('/items?year=2021&list=finished');
    expect(asked.filter(({ name }) => name === 'today.seen').length).toBeGreaterThan(0);
    await expectAccessible();
  });

  test('tells of backups that are not made, and leads to where that is mended', async () => {
    open(summary, '/?year=2021', ['另一处备份的文件夹“E:\\备份”不见了。', '今天的自动备份没有做成。']);
    const alert = await screen.findByRole('alert', { name: '备份警告' });
    expect(within(alert).getAllByRole('listitem')).toHaveLength(2);
    expect(within(alert).getByRole('link').getAttribute('href')).toBe('/backups');
    await expectAccessible();
  });

  test('asks for the backups anew when somebody comes back to the window, and once more a moment later', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    // A look that were recorded would have every query asked again.
    const asked = open({ ...summary, seen: true });
    const times = () => asked.filter(({ name }) => name === 'backups.health').length;
    await screen.findByRole('heading', { name: '2021年6月28日 周一' });
    await expect.poll(times).toBeGreaterThan(0);
    const more = async (milliseconds: number) => {
      const before = times();
      await act(() => vi.advanceTimersByTimeAsync(milliseconds));
      expect(times()).toBeGreaterThan(before);
    };
    await more(3000);
    const before = times();
    act(() => void window.dispatchEvent(new Event('focus')));
    await expect.poll(times).toBeGreaterThan(before);
    await more(3000);
    await more(30_000);
    vi.useRealTimers();
  });

  test('a look that is recorded is not recorded again', async () => {
    const asked = open({ ...summary, seen: true });
    await screen.findAllByText('统计月报', { exact: false, selector: 'li > button span' });
    expect(asked.filter(({ name }) => name === 'today.seen')).toEqual([]);
  });

  test('figures lead to what they count', async () => {
    open();
    await screen.findByLabelText('逾期 3');
    const link = (name: string) =>
      [...document.querySelectorAll('a')]
        .find((each) => each.getAttribute('aria-label') === name || each.textContent === name)
        ?.getAttribute('href');
    expect(link('逾期 3')).toBe('/items?year=2021&list=overdue');
    expect(link('本周到期 40')).toBe('/items?year=2021&list=thisWeek');
    expect(link('未办 9')).toBe('/items?year=2021&list=thisWeekOpen');
    expect(link('待核 4')).toBe('/tasks?year=2021&check=1');
    expect(link('待触发 2')).toBe('/coverage?year=2021&cause=neverTriggered');
    expect(link('本年按时率 93.4')).toBe('/items?year=2021&list=due');
    expect(link('按时办结 934')).toBe('/items?year=2021&list=onTime');
    expect(link('到期应办 1000')).toBe('/items?year=2021&list=due');
    expect(screen.getByText('涉及 2 个单位')).toBeTruthy();
    expect(screen.getByText('登记发文或来件后才起算')).toBeTruthy();
  });

  test('此前 leads to all of it, and to what of it is registered', async () => {
    connectAnswers({
      'workspace.status': () => ({
        ...STATUS,
        years: STATUS.years.map((year) => Object.assign({}, year, { before: { total: 12, registered: 5 } })),
      }),
      'today.summary': () => ({ ...summary, seen: true }),
    });
    show(<TodayScreen />, '/?year=2021');
    const link = async (name: string) => (await screen.findByLabelText(name)).getAttribute('href');
    expect(await link('此前 12')).toBe('/before?year=2021&done=all');
    expect(screen.getByText('已登记 5').getAttribute('href')).toBe('/before?year=2021&done=done');
  });

  const list = (name: string) => screen.findByLabelText(name, { selector: 'ul' });
  const rows = (of: HTMLElement) =>
    within(of)
      .getAllByRole('button')
      .map((row) => row.textContent);

  test('an overdue request leads to its case in the register', async () => {
    const request = overdue('区住建局', '答复政府信息公开申请', 3, {
      register: 'requests',
      periodKey: 'q7',
      period: '2021-007',
    });
    open({ ...summary, overdue: { lines: [request], units: 1 } });
    await userEvent.click(within(await list('逾期事项')).getByRole('button', { name: /2021-007/u }));
    expect(window.location.pathname + window.location.search).toBe('/requests?year=2021&request=q7');
  });

  test('few overdue lines stand open, by unit or by duty', async () => {
    open();
    expect(rows(await list('逾期事项'))).toEqual([
      '区统计局205-31最久 28 天',
      '逾期统计月报5月05-31逾期 28 天',
      '逾期普查公报5月05-31逾期 3 天',
      '逾期区财政局收支简报5月05-31逾期 28 天',
    ]);
    await userEvent.click(within(screen.getByLabelText('逾期排列')).getByText('按事项'));
    expect(window.location.search).toContain('by=duty');
    expect(rows(await list('逾期事项'))[0]).toBe('逾期统计月报区统计局5月05-31逾期 28 天');
  });

  test('many are grouped with their counts, and a group opens by mouse and by keyboard', async () => {
    const lines = [
      ...months('区民政局', '救助月报', 6),
      ...months('区财政局', '收支简报', 6),
      overdue('区民政局', '年报', 9),
    ];
    open({ ...summary, overdue: { lines, units: 2 } });
    const own = await list('逾期事项');
    expect(rows(own)).toEqual(['区民政局701-28 至 06-28最久 170 天', '区财政局601-28 至 06-28最久 170 天']);
    const unit = own.querySelectorAll('button')[0] as HTMLElement;
    expect(unit.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(unit);
    expect(rows(own).slice(0, 3)).toEqual([
      '区民政局701-28 至 06-28最久 170 天',
      '救助月报6 期01-28 至 06-28最久 170 天',
      '逾期年报5月05-31逾期 9 天',
    ]);
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    expect(rows(own)).toHaveLength(2 + 2 + 6);
    expect(rows(own)[2]).toBe('逾期2021年1月1月01-28逾期 170 天');
    await expectAccessible();
    // From a period back to its series, then to its unit, which closes.
    await userEvent.keyboard('{ArrowDown}{ArrowLeft}');
    expect(document.activeElement?.textContent).toContain('救助月报');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{Enter}');
    expect(rows(own)).toHaveLength(2);
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.textContent).toContain('区财政局');
  });

  test('a week is told by duty with how many have done it, or by unit', async () => {
    open();
    expect(rows(await list('本周到期事项'))).toEqual(['按时目录与栏目调整40 个单位2季度06-3031/40']);
    await userEvent.click(within(screen.getByLabelText('本周到期排列')).getByText('按单位'));
    expect(window.location.search).toContain('week=unit');
    const own = await list('本周到期事项');
    expect(rows(own)).toHaveLength(40);
    expect(rows(own)[0]).toBe('按时单位0目录与栏目调整2季度06-30按时');
  });

  test('a fact that several duties ask for is one line that names them', async () => {
    const line = overdue('区民政局', '每月报送信息两篇', 9, { sources: ['每月报送信息两篇', '每月报送信息一篇'] });
    open({ ...summary, overdue: { lines: [line], units: 1 } });
    expect(rows(await list('逾期事项'))[0]).toContain('来源：每月报送信息两篇；每月报送信息一篇');
  });

  test('a line opens its duty with its unit, in the address', async () => {
    open();
    await userEvent.click((await screen.findAllByRole('button', { name: /区财政局/ }))[0] as HTMLElement);
    const search = new URLSearchParams(window.location.search);
    expect(search.get('unit')).toBe('unit-区财政局');
    expect(search.get('entry')).toBe('duty-收支简报~r~2021-05~2021-05-31');
  });

  test('says which dates moved and by what', async () => {
    open();
    const card = (await screen.findByRole('heading', { name: '日期有变' })).closest('section') as HTMLElement;
    expect(within(card).getByText('载入 2021 年放假安排')).toBeTruthy();
    expect(within(card).getByText('7 项移动，新排入 1 项 · 6月20日')).toBeTruthy();
    expect(within(card).getByText('统计月报（2021年6月，3 个单位）：06-30 → 07-05')).toBeTruthy();
    expect(within(card).getByText('另有 4 项')).toBeTruthy();
  });

  test('the moved dates of the line lead to the card that has them all', async () => {
    const moved = Array.from({ length: 8 }, (_, index) => ({
      dutyId: `d${index}` as DutyId,
      content: `月报${index + 1}`,
      period: '2021年6月',
      from: day('2021-06-30'),
      to: day('2021-07-05'),
      units: 1,
    }));
    const change = { label: '改时限', at: '2021-06-20T02:00:00.000Z', movedCount: 8, added: 0, removed: 0, moved };
    open({ ...summary, since: { day: day('2021-06-16'), days: 12, newOverdue: 0, done: 0, changes: [change] } });
    await userEvent.click(await screen.findByText('8 项到期日有变'));
    expect(document.activeElement?.textContent).toBe('日期有变');
    const shown = () => screen.getAllByText(/^月报\d（2021年6月）/u).length;
    expect(shown()).toBe(5);
    await userEvent.click(screen.getByText('另有 3 项，展开'));
    expect(shown()).toBe(8);
  });

  test('prints an official list, and leaves nothing of it on the screen', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    open();
    await userEvent.click(await screen.findByRole('button', { name: '打印今日清单' }));
    expect(print).toHaveBeenCalledOnce();
    expect(screen.queryByRole('article')).toBeNull();
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    const paper = screen.getByRole('article', { name: '清河区政务公开办今日清单' });
    expect(within(paper).getByText('一、逾期（3 项，2 个单位）')).toBeTruthy();
    expect(within(paper).getByText('三、下周到期（07-05 至 07-11，0 项，未办 0 项）')).toBeTruthy();
    expect(within(paper).getAllByRole('row')).toHaveLength(4 + 2 + 2);
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(screen.queryByRole('article')).toBeNull();
  });

  test('what is too long for paper is offered as a workbook, by the button and by Ctrl+P', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const [line] = summary.overdue.lines;
    if (!line) throw new Error('Nothing overdue');
    open({ ...summary, overdue: { ...summary.overdue, lines: Array.from({ length: 2001 }, () => line) } });
    await userEvent.click(await screen.findByRole('button', { name: '打印今日清单' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toMatch(/表格有 2,0\d\d 行/);
    expect(within(dialog).getByRole('link').getAttribute('href')).toBe('/exports');
    await userEvent.click(within(dialog).getByRole('button', { name: '取消' }));
    expect(fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true })).toBe(false);
    expect(print).not.toHaveBeenCalled();
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    const paper = screen.getByRole('article');
    expect(paper.textContent).toContain('超过 2000 行不直接打印');
    expect(within(paper).queryByRole('table')).toBeNull();
  });

  test('a year without duties says what to do', async () => {
    connectAnswers({
      'workspace.status': () => ({
        ...STATUS,
        years: STATUS.years.map((year) => Object.assign({}, year, { duties: 0 })),
      }),
      'today.summary': () => ({ ...summary, seen: true }),
    });
    show(<TodayScreen />, '/?year=2021');
    expect(await screen.findByText('2021年度还没有事项')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '打印今日清单' })).toBeNull();
  });

  test('a file that was not written yet is told, and gone on with', async () => {
    const draft = { draftId: 'd1', fileName: '要点.docx', size: 9, keptAt: '2021-06-28T01:00:00Z', decided: 2 };
    connectAnswers({
      'workspace.status': () => ({
        ...STATUS,
        years: STATUS.years.map((year) => Object.assign({}, year, { duties: 0 })),
      }),
      'today.summary': () => ({ ...summary, seen: true }),
      'imports.drafts': () => [
        { ...draft, draftId: 'd0', fileName: '旧.docx', year: YEAR_2021, state: 'dropped' as const },
        { ...draft, year: YEAR_2021, state: 'waiting' as const },
      ],
    });
    show(<TodayScreen />, '/?year=2021');
    expect(await screen.findByText('2021年度还没有事项，有 1 份文件还没有导入完')).toBeTruthy();
    expect(screen.getByText('《要点.docx》核对到一半，还没有写入，已做的设定都在。')).toBeTruthy();
    expect(screen.getByRole('link', { name: '继续核对' }).getAttribute('href')).toBe('/imports?year=2021');
  });
});

describe('the line about the last look', () => {
  const told = (since: Partial<NonNullable<TodaySummary['since']>>) =>
    sinceLine({
      today: day('2021-06-28'),
      since: { day: day('2021-06-27'), days: 1, newOverdue: 0, done: 0, changes: [], ...since },
    });

  test('is honest about nothing, and about the first time', () => {
    expect(told({})).toBe('自上次打开（6月27日，昨天）以来：没有新增逾期，也没有新的办结登记');
    expect(told({ done: 2 })).toBe('自上次打开（6月27日，昨天）以来：办结 2 项');
    expect(told({ day: day('2020-12-30'), days: 180, newOverdue: 1 })).toBe(
      '自上次打开（2020年12月30日，180 天前）以来：新增逾期 1 项',
    );
    expect(sinceLine({ today: day('2021-06-28'), since: undefined })).toContain('第一次打开');
    expect(told({ done: 2, changesUnknown: true })).toContain(
      '办结 2 项；数据文件正被别的程序占用，到期日有没有变动暂时看不到',
    );
  });

  test('reckons days by China’s clock', () => {
    expect(dayOfInstant('2021-06-20T16:30:00.000Z')).toBe('2021-06-21');
    expect(dayOfInstant('')).toBeUndefined();
  });
});
