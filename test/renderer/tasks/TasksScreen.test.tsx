import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { DutyRow, OccurrenceView } from '../../../electron/contract/duties.ts';
import type { FulfilmentId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { readWidths } from '../../../renderer/tasks/columnWidths.ts';
import { TasksScreen } from '../../../renderer/tasks/TasksScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { CHANGED, day } from '../support/facts.ts';
import { duty, occurrence } from './rows.ts';

preparePage();
pretendLayout();

const MONTHLY = {
  type: 'recurring',
  every: 'month',
  due: { at: 'periodEnd' },
  covers: 'same',
  shift: { kind: 'none' },
} as const;
const RULE = { id: 'r1' as RuleId, rule: MONTHLY, sentence: '每月，月末前', short: '每月末' };

const ROWS: readonly DutyRow[] = [
  duty('1', { content: '公开预算', timeWording: '每月公开', rules: [RULE], total: 2, state: 'overdue', overdue: 1 }),
  duty('2', { content: '公开决算' }),
  duty('3', { content: '平台建设', subtask: '加强平台', unitsCheck: '“有关部门”没有指明单位' }),
  duty('4', { kind: 'disclosure', task: '', subtask: '', content: '统计月报' }),
];

const UNITS = {
  units: [
    { id: 'u1' as UnitId, name: '区财政局', kind: 'department', aliases: [], groupIds: [], duties: 3 },
    { id: 'u2' as UnitId, name: '区民政局', kind: 'department', aliases: [], groupIds: [], duties: 0 },
  ],
  groups: [],
} as const;

const start = (more: Answers = {}, address = '/tasks?year=2021', rows = ROWS) => {
  const asked = connectAnswers({
    'duties.list': () => rows,
    'units.list': () => UNITS,
    'duties.update': () => CHANGED,
    'duties.updateMany': ({ ids }) => ({ updated: ids.length, ...CHANGED }),
    'duties.describeRule': ({ rule }) => ({
      rule,
      sentence: '每月，月末前',
      short: '每月末',
      dates: [day('2021-01-31'), day('2021-02-28')],
    }),
    'duties.readTime': ({ wording }) =>
      wording === '6月底前'
        ? {
            rules: [
              {
                rule: { type: 'once', month: 6, day: 'last', shift: { kind: 'none' } },
                sentence: '6月30日前',
                short: '06-30',
                span: { start: 0, end: 4, text: wording },
                confidence: 'read',
              },
            ],
          }
        : { rules: [], check: '没有写明日期' },
    ...more,
  });
  show(<TasksScreen />, address);
  return (name: string) => asked.filter((each) => each.name === name).map((each) => each.input);
};

const table = () => screen.findByRole('grid', { name: '任务分解表' });
const rowOf = (words: RegExp) => screen.getByRole('row', { name: words });

describe('任务分解', () => {
  test('shows the table and counts what needs a look', async () => {
    start();
    await table();
    expect(screen.getByText('2021年 · 1 个任务 · 4 项 · 有逾期 1 · 待核 1')).toBeTruthy();
    expect(rowOf(/夯实基础.*规范管理.*公开预算.*区财政局.*每月末.*0\/2.*有逾期/)).toBeTruthy();
    expect(rowOf(/定时公开.*统计月报/)).toBeTruthy();
    await expectAccessible();
  });

  test('a row says its start and how it is followed, where that is not from 1 January and counted', async () => {
    start({
      'duties.list': () => [
        duty('1', { startsOn: day('2021-05-24'), followedAs: 'reported' }),
        duty('2', { startsOn: day('2021-01-01') }),
      ],
    });
    const starts = await screen.findAllByText(/^\d\d-\d\d 起$/u);
    expect(starts.map(({ textContent, title }) => [textContent, title])).toEqual([
      ['05-24 起', '施行日 2021-05-24：之前到期的不计应办'],
    ]);
    expect(screen.getByText('按轮次反馈').title).toBe('按轮次反馈，不计入考核');
  });

  test('filters stand in the address', async () => {
    start({}, '/tasks?year=2021&check=1');
    await table();
    expect(screen.queryByText('公开预算')).toBeNull();
    expect(screen.getByText('平台建设')).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: '只看待核' }));
    await userEvent.type(screen.getByLabelText('筛选文字'), '决算');
    await waitFor(() => expect(screen.queryByText('平台建设')).toBeNull());
    expect(new URLSearchParams(window.location.search).get('q')).toBe('决算');
  });

  test('text is typed over in place; Tab goes on, Esc drops', async () => {
    const sent = start();
    const user = userEvent.setup();
    await table();
    await user.dblClick(screen.getByText('公开决算'));
    await user.clear(screen.getByRole('textbox', { name: '修改' }));
    await user.type(screen.getByRole('textbox', { name: '修改' }), '公开决算报告{Tab}');
    await waitFor(() => expect(sent('duties.updateMany')).toEqual([{ ids: ['2'], content: '公开决算报告' }]));
    await user.dblClick(screen.getByText('公开预算'));
    await user.type(screen.getByRole('textbox', { name: '修改' }), '甲{Escape}');
    expect(sent('duties.updateMany')).toHaveLength(1);
    expect(screen.queryByRole('textbox', { name: '修改' })).toBeNull();
  });

  test('F2 and a double click put the caret behind the text; only typing on a marked cell replaces it', async () => {
    const sent = start();
    const user = userEvent.setup();
    const grid = await table();
    await user.dblClick(screen.getByText('公开决算'));
    await user.keyboard('（部门）{Enter}');
    await waitFor(() => expect(sent('duties.updateMany').at(-1)).toEqual({ ids: ['2'], content: '公开决算（部门）' }));
    // The cell below is marked now; Esc leaves it as it is.
    await user.keyboard('{F2}甲{Escape}');
    expect(sent('duties.updateMany')).toHaveLength(1);
    await user.keyboard('平台维护{Enter}');
    await waitFor(() => expect(sent('duties.updateMany').at(-1)).toEqual({ ids: ['3'], content: '平台维护' }));
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{F2}{End}表{Tab}');
    await waitFor(() => expect(sent('duties.updateMany').at(-1)).toEqual({ ids: ['1'], content: '公开预算表' }));
    // The next column takes no text: the keyboard is in the table, and a letter changes nothing.
    expect(document.activeElement).toBe(grid);
    await user.keyboard('x');
    expect(sent('duties.updateMany')).toHaveLength(3);
  });

  test('an input method begins in the marked cell: nothing is lost, and its keys are its own', async () => {
    const sent = start();
    const grid = await table();
    grid.focus();
    const box = document.activeElement as HTMLTextAreaElement;
    expect(box.getAttribute('aria-label')).toBe('重点任务：夯实基础');
    fireEvent.compositionStart(box);
    fireEvent.change(box, { target: { value: 'xin' } });
    expect(document.activeElement).toBe(box);
    expect(box.value).toBe('xin');
    for (const key of ['Enter', ' ', 'ArrowDown', 'Escape', 'Tab']) fireEvent.keyDown(box, { key, isComposing: true });
    expect(sent('duties.updateMany')).toEqual([]);
    fireEvent.change(box, { target: { value: '新任务' } });
    fireEvent.compositionEnd(box);
    fireEvent.keyDown(box, { key: 'Enter' });
    await waitFor(() => expect(sent('duties.updateMany')).toEqual([{ ids: ['1', '2', '3'], task: '新任务' }]));
  });

  test('an official wording that is emptied is asked about', async () => {
    const sent = start();
    const user = userEvent.setup();
    await table();
    await user.dblClick(within(rowOf(/公开预算/)).getByText('每月末'));
    await user.clear(screen.getByRole('textbox', { name: '修改时限文字' }));
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('清空“时限”？');
    expect(dialog.textContent).toContain('每月公开');
    expect(dialog.textContent).toContain('据此设定的 1 条时限一并去掉');
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent('duties.updateMany')).toEqual([]);
    await user.dblClick(within(rowOf(/公开预算/)).getByText('每月末'));
    await user.clear(screen.getByRole('textbox', { name: '修改时限文字' }));
    await user.keyboard('{Enter}');
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '清空' }));
    await waitFor(() => expect(sent('duties.updateMany')).toEqual([{ ids: ['1'], timeWording: '', rules: [] }]));
    await user.dblClick(screen.getByText('公开决算'));
    await user.clear(screen.getByRole('textbox', { name: '修改' }));
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('dialog')).textContent).toContain('事项必须有内容，没有改动');
  });

  test('a merged cell is typed over for all its rows', async () => {
    const sent = start();
    const user = userEvent.setup();
    const grid = await table();
    grid.focus();
    await user.keyboard('{Enter}');
    await user.clear(screen.getByRole('textbox', { name: '修改' }));
    await user.type(screen.getByRole('textbox', { name: '修改' }), '新任务{Enter}');
    await waitFor(() => expect(sent('duties.updateMany')).toEqual([{ ids: ['1', '2', '3'], task: '新任务' }]));
  });

  test('a time wording is read as it is typed; one that is not understood asks', async () => {
    const sent = start();
    const user = userEvent.setup();
    await table();
    const cell = within(rowOf(/公开决算/)).getByText('无');
    await user.dblClick(cell);
    await user.type(screen.getByRole('textbox', { name: '修改时限文字' }), '6月底前{Enter}');
    await waitFor(() =>
      expect(sent('duties.updateMany')).toEqual([
        {
          ids: ['2'],
          timeWording: '6月底前',
          rules: [{ type: 'once', month: 6, day: 'last', shift: { kind: 'none' } }],
        },
      ]),
    );
    await user.dblClick(within(rowOf(/公开决算/)).getByText('无'));
    await user.type(screen.getByRole('textbox', { name: '修改时限文字' }), '尽快{Enter}');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('待核：没有写明日期')).toBeTruthy();
    expect(sent('duties.updateMany').at(-1)).toEqual({ ids: ['2'], timeWording: '尽快' });
  });

  test('rules are set by hand: the sentence and the days stand beside them', async () => {
    const sent = start();
    const user = userEvent.setup();
    await table();
    await user.click(within(rowOf(/公开预算/)).getByRole('button', { name: '设定时限' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/2021年到期：2021年1月31日 周日、2021年2月28日 周日/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: '添加一条时限' }));
    await user.click(within(dialog).getByRole('button', { name: '保存时限' }));
    await waitFor(() => expect(sent('duties.update')).toEqual([{ id: '1', rules: [MONTHLY, MONTHLY] }]));
  });

  test('待核 opens what it asks about', async () => {
    const rows = ROWS.map((row) => (row.id === '2' ? Object.assign({ timeCheck: '没有写明日期' }, row) : row));
    start({}, '/tasks?year=2021', rows);
    const user = userEvent.setup();
    await table();
    await user.click(screen.getByRole('button', { name: '待核：没有写明日期' }));
    expect(within(await screen.findByRole('dialog')).getByRole('button', { name: '保存时限' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '取消' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: '待核：“有关部门”没有指明单位' }));
    expect(within(await screen.findByRole('dialog')).getByRole('button', { name: '保存责任单位' })).toBeTruthy();
  });

  test('chosen rows are deleted, and it can be undone', async () => {
    const sent = start({ 'duties.remove': ({ ids }) => ({ removed: ids.length, ...CHANGED }) });
    const user = userEvent.setup();
    const grid = await table();
    grid.focus();
    await user.keyboard('{ArrowRight}{ArrowRight} {Shift>}{ArrowDown}{/Shift}');
    expect(screen.getByText('已选 1 项')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: '选择第 3 项' }));
    await user.click(screen.getByRole('button', { name: '删除所选' }));
    await waitFor(() => expect(sent('duties.remove')).toEqual([{ ids: ['1', '3'] }]));
    expect(await screen.findByText('已删除 2 项')).toBeTruthy();
  });

  test('chosen rows are verified or not; what they differ in stays', async () => {
    const rows = ROWS.map((row, index) => (index === 1 ? { ...row, isVerified: false } : row));
    const sent = start({}, '/tasks?year=2021', rows);
    await table();
    await userEvent.click(rowOf(/公开预算/).querySelector('input') as HTMLElement);
    await userEvent.click(rowOf(/公开决算/).querySelector('input') as HTMLElement);
    await userEvent.click(screen.getByRole('button', { name: '计入方式、施行日' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('combobox', { name: '核验' }));
    await userEvent.click(await screen.findByTitle('要核验'));
    await userEvent.click(dialog.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(sent('duties.updateMany')).toEqual([{ ids: ['1', '2'], isVerified: true }]));
    // Nothing that is owed changes: nothing of it is reckoned.
    expect(sent('duties.previewEdit')).toEqual([]);
  });

  test('a row opens to its wording and its units, and several are registered at once', async () => {
    const occurrences: readonly OccurrenceView[] = [
      occurrence(),
      occurrence({ periodKey: '2021-06', period: '2021年6月', dueOn: day('2021-06-30'), lamp: 'dueSoon' }),
      occurrence({ unitId: 'u2' as UnitId, unit: '区民政局' }),
    ];
    const sent = start({
      'duties.get': () => ({
        duty: ROWS[0] as DutyRow,
        source: {
          fileName: '清河区任务分解表.xlsx',
          sheet: 'Sheet1',
          address: 'D3',
          importedAt: '2021-06-01T01:00:00Z',
        },
        occurrences,
        triggers: [],
        alsoIn: [],
        reports: [],
        history: [],
      }),
      'fulfilments.register': () => ({ ids: ['f1' as FulfilmentId], ...CHANGED }),
    });
    const user = userEvent.setup();
    await table();
    await user.click(within(rowOf(/公开预算/)).getByRole('button', { name: '查看原文和办理情况' }));
    const panel = await screen.findByRole('dialog', { name: '公开预算' });
    expect(await within(panel).findByText(/清河区任务分解表\.xlsx · 工作表“Sheet1” · D3/)).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: '区财政局' }));
    await user.click(await within(panel).findByRole('button', { name: '登记 2 项' }));
    await waitFor(() =>
      expect(sent('fulfilments.register')).toMatchObject([
        {
          items: [
            { unitId: 'u1', periodKey: '2021-05' },
            { unitId: 'u1', periodKey: '2021-06' },
          ],
          doneOn: '2021-06-28',
        },
      ]),
    );
  });

  test('the words of the file stay in sight where they were changed, and units are underlined where they stand', async () => {
    const changed = { ...(ROWS[0] as DutyRow), timeWording: '每季度公开', unitsWording: '区财政局、民政局' };
    const imported = { content: '公开预算', timeWording: '每月公开', unitsWording: '区财政局、民政局' };
    start({
      'duties.get': () => ({
        duty: changed,
        source: { fileName: '任务分解表.xlsx', sheet: 'Sheet1', address: 'D3', importedAt: '2021-06-01T01:00:00Z' },
        imported,
        occurrences: [],
        triggers: [],
        alsoIn: [],
        reports: [],
        history: [],
      }),
      'duties.readUnits': () => ({
        parties: [
          {
            name: '区财政局',
            kind: 'unit',
            role: 'responsible',
            span: { start: 0, end: 4, text: '区财政局' },
            unitId: 'u1' as UnitId,
          },
          { name: '区民政局', kind: 'unit', role: 'support', span: { start: 5, end: 8, text: '民政局' } },
        ],
      }),
    });
    await table();
    await userEvent.click(within(rowOf(/公开预算/)).getByRole('button', { name: '查看原文和办理情况' }));
    const panel = await screen.findByRole('dialog', { name: '公开预算' });
    expect(await within(panel).findByText('导入时原文')).toBeTruthy();
    expect(within(panel).getByText('每月公开')).toBeTruthy();
    expect(within(panel).getByText(/时限（已修改）/)).toBeTruthy();
    expect(within(panel).getByText(/责任单位原文/)).toBeTruthy();
    expect((await within(panel).findByTitle('配合：区民政局（单位库里没有这个名称）')).textContent).toBe('民政局');
  });

  test('column widths are set with mouse or keys, remembered, and let go of', async () => {
    start();
    const user = userEvent.setup();
    const grid = await table();
    const width = (name: string) =>
      Number(screen.getByRole('separator', { name: `“${name}”的列宽` }).getAttribute('aria-valuenow'));
    expect(screen.queryByRole('button', { name: '恢复默认列宽' })).toBeNull();
    expect(width('责任单位')).toBe(212);
    // Right of the content a divider stands at its column's left: to the left is wider.
    const divider = screen.getByRole('separator', { name: '“责任单位”的列宽' });
    fireEvent.pointerDown(divider, { button: 0, clientX: 500, pointerId: 1 });
    fireEvent.pointerMove(divider, { clientX: 440, pointerId: 1 });
    fireEvent.pointerUp(divider, { pointerId: 1 });
    fireEvent.pointerMove(divider, { clientX: 100, pointerId: 1 });
    expect(width('责任单位')).toBe(272);
    screen.getByRole('separator', { name: '“重点任务”的列宽' }).focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(width('重点任务')).toBe(158);
    expect(grid.style.getPropertyValue('--columns')).toContain('158px 152px 62px minmax(260px, 1fr) 272px');
    expect(readWidths(localStorage.getItem('desk.taskColumns'))).toEqual({ units: 272, task: 158 });
    await user.dblClick(divider);
    expect(width('责任单位')).toBe(212);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: '恢复默认列宽' }));
    expect(width('重点任务')).toBe(142);
    expect(localStorage.getItem('desk.taskColumns')).toBeNull();
  });

  test('an empty plan says what to do next', async () => {
    start({}, '/tasks?year=2021', []);
    expect(await screen.findByText('还没有任务和事项')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: '导入表格' })[0]?.getAttribute('href')).toBe('/imports');
  });

  test('thousands of rows draw only those in sight', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => duty(String(index + 1), { task: `任务${index % 100}` }));
    start({}, '/tasks?year=2021', many);
    await table();
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });
});
