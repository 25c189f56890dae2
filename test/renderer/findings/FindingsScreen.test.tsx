import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { FindingsPreview, FindingView } from '../../../electron/contract/findings.ts';
import type { FindingId, UnitId } from '../../../electron/domain/brand.ts';
import { FindingsScreen } from '../../../renderer/findings/FindingsScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day, YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

function finding(id: string, more: Partial<FindingView>): FindingView {
  return {
    id: id as FindingId,
    year: YEAR_2021,
    unitId: 'u1' as UnitId,
    unit: '区财政局',
    source: 'inspection',
    foundOn: day('2021-05-01'),
    indicator: '预决算公开',
    cause: `原因${id}`,
    state: 'open',
    recordedAt: '',
    ...more,
  };
}

const reply = { text: '已补发', link: '', on: day('2021-06-01'), recordedIn: 3 };
const LIST = [
  finding('1', { state: 'overdue', rectifyBy: day('2021-06-01'), daysOver: 14 }),
  finding('2', { state: 'replied', reply }),
  finding('3', { unitId: 'u2' as UnitId, unit: '区民政局', rectifyBy: day('2021-07-01') }),
];

const LINE = { sheet: 'Sheet1', line: 2, address: 'B2', notes: [] } as const;
const PREVIEW: FindingsPreview = {
  previewId: 'p1',
  fileName: '反馈.xlsx',
  year: YEAR_2021,
  tables: [
    {
      sheet: 'Sheet1',
      title: '',
      headerLine: 1,
      columns: [{ column: 1, letters: 'B', header: '存在问题', role: 'cause' }],
    },
  ],
  skippedSheets: [],
  notes: [],
  leftOut: [],
  lines: [
    {
      ...LINE,
      key: '0.1',
      unit: '财政',
      cause: '栏目空白',
      state: 'left',
      reason: '没有叫“财政”的单位',
      unknown: 'unit',
    },
  ],
  counts: { add: 0, fill: 0, already: 0, left: 1 },
};

function open(address = '/findings?year=2021', more: Answers = {}) {
  const asked = connectAnswers({
    'findings.list': () => LIST,
    'findings.preview': ({ choices }) =>
      choices.units?.['财政'] === undefined
        ? PREVIEW
        : { ...PREVIEW, lines: [], counts: { add: 1, fill: 0, already: 0, left: 0 } },
    'findings.recheck': () => CHANGED,
    'findings.reply': () => CHANGED,
    'findings.confirm': () => ({ added: 1, filled: 0, already: 0, left: 0, ...CHANGED }),
    'units.list': () => ({
      units: [{ id: 'u1' as UnitId, name: '区财政局', kind: 'department', aliases: [], groupIds: [], duties: 1 }],
      groups: [],
    }),
    ...more,
  });
  show(<FindingsScreen />, address);
  return asked;
}

const inputs = (asked: ReturnType<typeof open>, wanted: string) =>
  asked.filter(({ name }) => name === wanted).map(({ input }) => input);

describe('问题整改', () => {
  test('is filtered by what the address says, and the filter goes into it', async () => {
    open('/findings?year=2021&over=1');
    expect(await screen.findByText('显示 1 个，共 3 个')).toBeTruthy();
    expect(screen.getByText('逾期未整改 14 天')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^超过整改时限/u }));
    expect(await screen.findByText('共 3 个 · 2 个单位')).toBeTruthy();
    await userEvent.click(screen.getByText('已回复待复核 1'));
    expect(new URLSearchParams(window.location.search).get('state')).toBe('replied');
    expect(screen.queryByText('原因1')).toBeNull();
    await expectAccessible();
  });

  test('ticked ones are checked again together; 已说明 without a reply wants a word', async () => {
    const asked = open();
    await screen.findByText('原因1');
    await userEvent.click(screen.getByRole('checkbox', { name: '选择 区财政局 原因1' }));
    await userEvent.click(screen.getByRole('checkbox', { name: '选择 区民政局 原因3' }));
    await userEvent.click(screen.getByRole('button', { name: '复核' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('radio', { name: '已说明' }));
    const send = dialog.getByRole('button', { name: '复核' });
    expect(send).toHaveProperty('disabled', true);
    await userEvent.type(dialog.getByLabelText(/^复核意见/u), '不属于本级');
    await userEvent.click(send);
    await expect
      .poll(() => inputs(asked, 'findings.recheck'))
      .toMatchObject([{ ids: ['1', '3'], result: 'explained', note: '不属于本级' }]);
  });

  test('a line whose unit nobody knows is asked for, then the list is written', async () => {
    const asked = open('/findings?year=2021&file=p1');
    await screen.findByText('没有叫“财政”的单位');
    expect(screen.getByText('工作表“Sheet1”第 1 行是表头：B 列“存在问题”作失分原因。')).toBeTruthy();
    await userEvent.click(screen.getByRole('combobox', { name: '“财政”是哪个单位' }));
    await userEvent.click(await screen.findByText('区财政局', { selector: '.ant-select-item-option-content' }));
    await userEvent.click(await screen.findByRole('button', { name: '导入 1 个' }));
    await screen.findByText('已导入：新增 1 个问题，补充 0 个');
    expect(inputs(asked, 'findings.confirm')).toEqual([
      { previewId: 'p1', year: 2021, choices: { units: { 财政: 'u1' }, left: [] } },
    ]);
  });
});
