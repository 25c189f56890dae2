import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { CarriedDutyView, OpeningView, YearRecordView } from '../../../electron/contract/years.ts';
import type { DutyId, Year } from '../../../electron/domain/brand.ts';
import { OpeningScreen } from '../../../renderer/years/OpeningScreen.tsx';
import { YearsScreen } from '../../../renderer/years/YearsScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day, STATUS } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();
pretendLayout();

const [Y2020, Y2021, Y2022] = [2020 as Year, 2021 as Year, 2022 as Year];

const years: readonly YearRecordView[] = [
  { year: Y2021, state: 'open', duties: 84, closings: [] },
  {
    year: Y2020,
    state: 'closed',
    duties: 61,
    closings: [
      { act: 'closed', onDate: day('2021-01-20'), reason: '', standing: { toVerify: 3 }, recordedAt: '1' },
      { act: 'reopened', onDate: day('2021-02-03'), reason: '补登一项', standing: {}, recordedAt: '2' },
      { act: 'closed', onDate: day('2021-02-04'), reason: '补登完毕', standing: {}, recordedAt: '3' },
    ],
  },
];

function duty(id: string, more: Partial<CarriedDutyView> = {}): CarriedDutyView {
  return {
    dutyId: id as DutyId,
    kind: 'disclosure',
    number: '1',
    task: '',
    content: `事项${id}`,
    timeWording: '2月底前',
    units: '区财政局',
    plan: '定时公开指标明细表',
    rules: ['2022年2月28日前'],
    dates: [day('2022-02-28')],
    isByHand: false,
    take: true,
    ...more,
  };
}

const opening: OpeningView = {
  year: Y2022,
  isThere: false,
  from: Y2021,
  there: 0,
  registers: ['答复政府信息公开申请'],
  matchRules: 2,
  keeps: ['检查日：06-30、12-31'],
  duties: [
    duty('甲'),
    duty('乙', { kind: 'measure', plan: '' }),
    duty('丙', { take: false, note: '一次性事项，已办结' }),
    duty('丁', { rules: [], dates: [], check: '公开时限写明“2021年”，请核对。' }),
  ],
};

describe('年度', () => {
  test('every year says its state and what was decided about it', async () => {
    connectAnswers({ 'workspace.status': () => STATUS, 'years.list': () => years });
    show(<YearsScreen />, '/years?year=2021');
    const record = await screen.findByRole('list', { name: '2020 年度关闭和重新打开的记录' });
    expect(
      within(record)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['2021年2月4日关闭。补登完毕', '2021年2月3日重新打开：补登一项', '2021年1月20日关闭，当时待核验 3 项']);
    expect(screen.getByText('已关闭，只读')).toBeTruthy();
    expect(screen.getByRole('link', { name: '新开 2022 年度' }).getAttribute('href')).toContain('/yearOpening?to=2022');
    await expectAccessible();
  });

  test('closing lists what stands open with its lists, and an unfrozen score asks', async () => {
    const asked = connectAnswers({
      'workspace.status': () => STATUS,
      'years.list': () => years,
      'years.previewClosing': () => ({
        standing: [
          { kind: 'toVerify', count: 3, text: '待核验 3 项', href: '/ledger?state=toVerify&year=2021' },
          { kind: 'unfrozen', count: 2, text: '没有定稿的考核类别 2 个', href: '/scoreProcess?year=2021' },
        ],
      }),
      'years.close': () => CHANGED,
    });
    show(<YearsScreen />, '/years?year=2021');
    await userEvent.click(await screen.findByRole('button', { name: '关闭 2021 年度' }));
    const link = await screen.findByRole('link', { name: '待核验 3 项' });
    expect(link.getAttribute('href')).toBe('/ledger?state=toVerify&year=2021');
    const close = screen.getByRole<HTMLButtonElement>('button', { name: '关闭年度' });
    expect(close.disabled).toBe(true);
    await userEvent.click(screen.getByRole('checkbox', { name: /考核还没有定稿/u }));
    await userEvent.type(screen.getByRole('textbox'), '年终');
    await userEvent.click(close);
    await screen.findByText('2021 年度已关闭');
    expect(asked.find(({ name }) => name === 'years.close')?.input).toEqual({
      year: 2021,
      reason: '年终',
      unfrozen: true,
    });
  });

  test('reopening wants a reason', async () => {
    const asked = connectAnswers({
      'workspace.status': () => STATUS,
      'years.list': () => years,
      'years.reopen': () => CHANGED,
    });
    show(<YearsScreen />, '/years?year=2021');
    await userEvent.click(await screen.findByRole('button', { name: '重新打开 2020 年度' }));
    const reopen = await screen.findByRole<HTMLButtonElement>('button', { name: '重新打开' });
    expect(reopen.disabled).toBe(true);
    await userEvent.type(screen.getByRole('textbox'), '补登一项');
    await userEvent.click(reopen);
    await screen.findByText('2020 年度已重新打开');
    expect(asked.find(({ name }) => name === 'years.reopen')?.input).toEqual({ year: 2020, reason: '补登一项' });
  });
});

describe('新开年度', () => {
  function open(view: OpeningView = opening) {
    const asked = connectAnswers({
      'workspace.status': () => STATUS,
      'years.previewOpening': () => view,
      'workspace.openYear': () => ({ ...CHANGED, takenOver: '已沿用 2021 年度的考核方案', copied: 3 }),
      'years.copyDuties': () => ({ ...CHANGED, copied: 1, toCheck: 0, rules: 0 }),
    });
    show(<OpeningScreen />, '/yearOpening?year=2021&to=2022');
    return { asked };
  }
  const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });

  test('what is proposed is ticked; the person chooses singly and all that is listed; one command opens the year', async () => {
    const { asked } = open();
    await screen.findByText('2021 年度可沿用 4 项，已选 3');
    expect([box('事项甲').checked, box('事项丙').checked, box('事项丁').checked]).toEqual([true, false, true]);
    screen.getByText('一次性事项，已办结');
    screen.getByText('待核：公开时限写明“2021年”，请核对。');
    screen.getByText('比对规则 2 条随沿用的事项一并续用');
    await expectAccessible();
    await userEvent.click(box('事项甲'));
    await userEvent.click(box('选择列出的全部事项'));
    await screen.findByText('2021 年度可沿用 4 项，已选 4');
    await userEvent.click(box('事项丙'));
    await userEvent.click(screen.getByRole('button', { name: '新开 2022 年度，沿用 3 项' }));
    await screen.findByText(/已新开 2022 年度/u);
    expect(asked.find(({ name }) => name === 'workspace.openYear')?.input).toEqual({
      year: 2022,
      duties: ['甲', '乙', '丁'],
    });
  });

  test('later the same screen copies what is not there yet', async () => {
    const { asked } = open({ ...opening, isThere: true, there: 3, duties: opening.duties.slice(0, 1), keeps: [] });
    await screen.findByText('2021 年度可沿用 1 项，已选 1，已有 3');
    await userEvent.click(screen.getByRole('button', { name: '沿用 1 项' }));
    await screen.findByText('已沿用 1 项到 2022 年度');
    expect(asked.find(({ name }) => name === 'years.copyDuties')?.input).toEqual({ year: 2022, duties: ['甲'] });
  });
});
