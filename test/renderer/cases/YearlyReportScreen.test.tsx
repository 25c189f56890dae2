import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ReportView } from '../../../electron/contract/yearlyReport.ts';
import type { RequestId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { formOf } from '../../../electron/domain/yearlyReport/form.ts';
import { YearlyReportScreen } from '../../../renderer/cases/YearlyReportScreen.tsx';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const OFFICE = 'u1' as UnitId;
const GAP = '区教育局（自然人）：本年新收 12 件加上年结转 2 件，办理结果 12 件加结转下年度 1 件，差 1 件。';
const VIEW: ReportView = {
  form: formOf(YEAR_2021 satisfies Year),
  name: '清河区',
  figures: { 'requests.new.person': 12, 'requests.new.total': 12 },
  faults: [],
  typed: {},
  texts: { overview: '全年平稳。' },
  organs: [
    { unitId: OFFICE, name: '区政府办公室', origin: 'register', faults: [] },
    { unitId: 'u2' as UnitId, name: '区教育局', origin: 'returned', faults: [GAP] },
    { unitId: 'u3' as UnitId, name: '区民政局', origin: 'none', faults: [] },
  ],
};

function open(view: ReportView, address = '/yearlyReport?year=2021') {
  const asked = connectAnswers({
    'yearlyReport.get': () => view,
    'yearlyReport.cell': ({ unitId }) =>
      unitId === null
        ? { cases: [], organs: [{ unitId: OFFICE, name: '区政府办公室', value: 12 }] }
        : { cases: [{ id: 'r1' as RequestId, number: '2021-001' }], organs: [] },
    'yearlyReport.setText': () => CHANGED,
    'yearlyReport.setCells': () => CHANGED,
    'units.list': () => ({ units: [], groups: [] }),
  });
  show(<YearlyReportScreen />, address);
  const sent = (wanted: string) => asked.filter(({ name }) => name === wanted).map(({ input }) => input);
  return { sent };
}

test('the district’s report has its tables, its texts and where each figure comes from; a cell opens to the units behind it', async () => {
  const { sent } = open(VIEW);
  const cell = await screen.findByRole('button', { name: '一、本年新收政府信息公开申请数量，总计：12，查看明细' });
  expect(screen.getByText('各单位数据来源（2 个有数据，1 个没有数据）')).toBeTruthy();
  expect(screen.getByText('不平衡 1 处')).toBeTruthy();
  await expectAccessible();
  fireEvent.click(cell);
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/区政府办公室/u)).toBeTruthy();
  expect(sent('yearlyReport.cell')).toEqual([{ year: 2021, unitId: null, cell: 'requests.new.total' }]);
});

test('what does not add up is named, and there is no table', async () => {
  const { figures: _none, ...rest } = VIEW;
  open({ ...rest, faults: [GAP] });
  expect((await screen.findByRole('alert')).textContent).toBe(GAP);
  expect(screen.queryByRole('table')).toBeNull();
});

test('a part in words is kept by itself; typed figures are kept for the unit, money in hundredths', async () => {
  const { sent } = open(VIEW, `/yearlyReport?year=2021&unit=${OFFICE}`);
  const overview = await screen.findByLabelText('总体情况');
  fireEvent.change(overview, { target: { value: '全年工作平稳有序。' } });
  fireEvent.click(screen.getByRole('button', { name: /^保\s*存$/u }));
  await waitFor(() =>
    expect(sent('yearlyReport.setText')).toEqual([
      { year: 2021, unitId: OFFICE, part: 'overview', text: '全年工作平稳有序。' },
    ]),
  );
  expect(screen.queryByText(/各单位数据来源/u)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '填写数据' }));
  const form = await screen.findByRole('dialog');
  fireEvent.change(within(form).getByLabelText('上年结转：自然人'), { target: { value: '2' } });
  fireEvent.change(within(form).getByLabelText(/^行政事业性收费/u), { target: { value: '236.5' } });
  fireEvent.click(within(form).getByRole('button', { name: /^保\s*存$/u }));
  await waitFor(() =>
    expect(sent('yearlyReport.setCells')).toEqual([
      {
        year: 2021,
        unitId: OFFICE,
        cells: { 'requests.carriedIn.person': 2, 'openness.fees.amount': 23_650 },
      },
    ]),
  );
});
