import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type {
  ComparedFigures,
  ComparisonView,
  SummaryFigures,
  SummaryView,
} from '../../../electron/contract/comparison.ts';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { CompareScreen } from '../../../renderer/assessment/years/CompareScreen.tsx';
import { compareTable } from '../../../renderer/assessment/years/compareRows.ts';
import { SummaryScreen } from '../../../renderer/assessment/years/SummaryScreen.tsx';
import { summaryTable } from '../../../renderer/assessment/years/summaryRows.ts';
import { pairOption, pairTable } from '../../../renderer/assessment/years/yearsChart.ts';
import { PALETTES } from '../../../renderer/theme/palette.ts';
import { expectAccessible } from '../support/axe.ts';
import { day, STATUS } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const figures = (due: number, onTime: number, late: number, rate: string): ComparedFigures => ({
  due,
  onTime,
  late,
  breach: 0,
  overdue: due - onTime - late,
  unchecked: 0,
  notDue: 0,
  rate,
});

const WAS = figures(10, 5, 1, '50');
const IS = figures(8, 6, 0, '75');

const COMPARISON: ComparisonView = {
  earlier: { year: 2020 as Year, asOf: day('2020-06-28'), cutOff: day('2021-01-15') },
  later: { year: 2021 as Year, asOf: day('2021-06-28'), cutOff: day('2022-01-15') },
  span: 'same',
  isRunning: true,
  units: [
    {
      key: 'u1' as UnitId,
      unit: '区财政局',
      joined: ['区国资局'],
      earlier: WAS,
      later: IS,
      change: '25',
      earlierScore: { total: '81.5', grade: '良好', isFrozen: true },
      laterScore: { total: '90', grade: '优秀' },
    },
    { key: 'u2' as UnitId, unit: '区新设局', joined: [], later: IS },
  ],
  tasks: [{ key: '', name: '', earlier: WAS, later: IS, change: '25' }],
  kinds: [{ key: 'measure', earlier: WAS, later: IS, change: '25' }],
  total: { key: '', earlier: WAS, later: figures(16, 12, 0, '75'), change: '25' },
};

const YEARS = [2021, 2020].map((year) => Object.assign({}, STATUS.years[0], { year: year as Year }));

function open(address: string, years = YEARS, comparison = COMPARISON) {
  const asked = connectAnswers({
    'workspace.status': () => ({ ...STATUS, years }),
    'comparison.get': () => comparison,
    'comparison.summary': () => SUMMARY,
  });
  show(address.startsWith('/summary') ? <SummaryScreen /> : <CompareScreen />, address);
  return asked;
}

describe('年度对比', () => {
  test('sets each unit of two years beside each other, with its score and what was merged into it', async () => {
    const asked = open('/compare?year=2021');
    const table = within(await screen.findByRole('table', { name: '2020年与2021年对比' }));
    const row = within(table.getByRole('row', { name: /^区财政局/u }));
    expect(row.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
      '10',
      '5',
      '1',
      '4',
      '50.00%',
      '81.5定',
      '良好',
      '8',
      '6',
      '0',
      '2',
      '75.00%',
      '90',
      '优秀',
      '+25.00',
    ]);
    expect(row.getByText('（含区国资局）')).toBeTruthy();
    expect(asked.filter(({ name }) => name === 'comparison.get').map(({ input }) => input)).toEqual([
      { earlier: 2020, later: 2021, span: 'same' },
    ]);
    expect(screen.getByText('同期：截至 2020年6月28日 与 2021年6月28日')).toBeTruthy();
    await expectAccessible();
  });

  test('the switch to whole years asks anew', async () => {
    const asked = open('/compare?year=2021');
    await userEvent.click(await screen.findByText('全年'));
    expect(asked.findLast(({ name }) => name === 'comparison.get')?.input).toMatchObject({ span: 'whole' });
  });

  test('a year of which nothing is due yet says so, and how to see the whole of the other', async () => {
    const { rate: _none, ...none } = figures(0, 0, 0, '');
    open('/compare?year=2021', YEARS, { ...COMPARISON, units: [], total: { key: '', earlier: WAS, later: none } });
    await userEvent.click(await screen.findByText('按类别'));
    const note = await screen.findByText(
      /^2021 年到 2021年6月28日还没有到期的应办，所以没有按时率；要看上一年全年的，选“全年”。/u,
    );
    expect(note.textContent).not.toContain('2020 年到');
  });

  test('without a year before there is nothing to compare', async () => {
    open('/compare?year=2021', YEARS.slice(0, 1));
    await screen.findByText('2021 年度之前没有其他年度，没有可以对比的');
  });

  test('what leaves the screen has the figures of the table', () => {
    expect(compareTable(COMPARISON, 'task').rows).toEqual([
      ['（未分重点任务）', 10, 5, 1, 4, '50.00%', 8, 6, 0, 2, '75.00%', '25'],
    ]);
    expect(compareTable(COMPARISON, 'unit').rows[1]).toEqual([
      '区新设局',
      ...Array.from({ length: 7 }, () => undefined),
      8,
      6,
      0,
      2,
      '75.00%',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('the chart draws a ring for the earlier year and a point for the later one, and a gap where there is none', () => {
    const lines = [
      { name: '区财政局', earlier: 50, later: 75 },
      { name: '区新设局', earlier: undefined, later: 75 },
    ];
    const years = { earlier: 2020, later: 2021 };
    const { series } = pairOption(lines, years, PALETTES.light);
    expect((series as { data: unknown }[]).map(({ data }) => data)).toEqual([
      [
        [50, '区财政局'],
        ['-', '区新设局'],
      ],
      [
        [75, '区财政局'],
        [75, '区新设局'],
      ],
    ]);
    expect(pairTable(lines, years, '').rows).toEqual([
      ['区财政局', 50, 75, 25],
      ['区新设局', undefined, 75, undefined],
    ]);
  });
});

const SUMS: SummaryFigures = {
  owed: 36,
  done: 18,
  late: 2,
  breach: 0,
  open: 15,
  notDue: 3,
  apart: 4,
  exempt: 1,
  duties: { all: 1, part: 2, none: 1, notDue: 0, apart: 1 },
};

const SUMMARY: SummaryView = {
  year: 2021 as Year,
  asOf: day('2021-06-28'),
  cutOff: day('2022-01-15'),
  total: SUMS,
  tasks: [{ key: '财政公开', name: '一、财政公开', ...SUMS }],
  units: [{ unitId: 'u1' as UnitId, unit: '区财政局', ...SUMS }],
  open: [{ number: '1', task: '一、财政公开', content: '预算公开', outcome: 'none', open: 15, units: ['区财政局'] }],
  notes: ['应办＝已落实＋未落实＋未到期。'],
};

describe('年度总结', () => {
  test('says what was carried out and what was not, by key task and by unit', async () => {
    open('/summary?year=2021');
    const row = within(
      within(await screen.findByRole('table', { name: '按单位' })).getByRole('row', { name: /^区财政局/u }),
    );
    expect(row.getAllByRole('cell').map(({ textContent }) => Number(textContent))).toEqual([
      36, 18, 2, 15, 3, 4, 1, 2, 1, 0, 1,
    ]);
    expect(screen.getByRole('heading', { name: '未落实的事项 1' })).toBeTruthy();
    expect(screen.getByText('预算公开')).toBeTruthy();
    await expectAccessible();
  });

  test('leaves the screen as one table', () => {
    expect(summaryTable(SUMMARY).rows).toEqual([
      ['重点任务', '一、财政公开', 36, 18, 2, 15, 3, 4, 1, 2, 1, 0, 1],
      ['单位', '区财政局', 36, 18, 2, 15, 3, 4, 1, 2, 1, 0, 1],
    ]);
  });
});
