import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { SavedView } from '../../../electron/contract/views.ts';
import type { FulfilmentId, NoteId, SavedViewId } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { LedgerScreen } from '../../../renderer/ledger/LedgerScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { detailOf, item } from './items.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

const items = [
  item(1, 'closed', { doneOn: day('2021-01-20'), verifiedOn: day('2021-01-25') }),
  item(2, 'toVerify', { doneOn: day('2021-03-02'), marks: ['late'] }),
  item(3, 'toVerify', { doneOn: day('2021-03-20') }),
  item(4, 'returned', { newDueOn: day('2021-07-09'), marks: ['returned'], returns: 2, note: '已电话联系', notes: 1 }),
  item(5, 'overdue', { next: '催办' }),
];

function open(more: Answers = {}, address = '/ledger?year=2021') {
  const views: SavedView[] = [];
  const asked = connectAnswers({
    'units.list': () => ({ units: [], groups: [] }),
    'ledger.items': ({ filter, offset }) => {
      const rows = items.filter(({ state }) => filter.states === undefined || filter.states.includes(state));
      const states = { closed: 1, toVerify: 2, returned: 1, overdue: 1 };
      return { offset, rows, total: rows.length, states, reportedLate: 0 };
    },
    'ledger.keys': () => items,
    'ledger.item': ({ item: key }) =>
      detailOf(items.find(({ periodKey }) => periodKey === key.periodKey) ?? item(1, 'closed')),
    'views.list': () => [...views],
    'views.save': ({ name, search, columns }) => {
      const id = `v${views.length}` as SavedViewId;
      views.push({ id, screen: 'ledger', name, search, columns });
      return { id, ...CHANGED };
    },
    ...more,
  });
  show(<LedgerScreen />, address);
  return asked;
}

const sent = (asked: ReturnType<typeof open>, name: string) =>
  asked.filter((each) => each.name === name).map(({ input }) => input);
const rowOf = (period: string) => screen.getByRole('row', { name: new RegExp(`${period}(?!\\d)`, 'u') });

describe('工作台账', () => {
  test('lists state, dates, marks and the latest note; states filter by the address', async () => {
    const asked = open();
    await screen.findByText('2021年 · 5 项');
    expect(rowOf('2021年4月').textContent).toBe('退回整改区财政局财政收支公开4月04-28 → 07-09––已电话联系退回 2');
    expect(rowOf('2021年1月').textContent).toBe('已销号区财政局财政收支公开1月01-2801-2001-25');
    expect(rowOf('2021年2月').textContent).toContain('迟');
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '待核验 2' }));
    await screen.findByText('2021年 · 筛选出 2 项');
    expect(window.location.search).toBe('?year=2021&state=toVerify');
    expect(screen.getByRole('button', { name: '待核验 2' }).getAttribute('aria-pressed')).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: '到期' }));
    expect(window.location.search).toBe('?year=2021&state=toVerify&sort=-dueOn');
    await waitFor(() =>
      expect(sent(asked, 'ledger.items').at(-1)).toEqual({
        year: 2021,
        filter: { states: ['toVerify'] },
        sort: { by: 'dueOn', descending: true },
        offset: 0,
        limit: 300,
      }),
    );
  });

  test('a line of a register leads to its case, where its steps are recorded', async () => {
    const request = item(5, 'overdue', { periodKey: 'q7', period: '2021-007', content: '答复政府信息公开申请' });
    const detail = detailOf(request);
    open(
      {
        'ledger.item': () => ({
          ...detail,
          occurrence: { ...detail.occurrence, register: 'requests', mayRegister: false },
        }),
      },
      '/ledger?year=2021&item=d1~r1~u1~q7',
    );
    const link = await screen.findByRole('link', { name: '到“依申请公开”办理 2021-007' });
    expect(link.getAttribute('href')).toBe('/requests?year=2021&request=q7');
    expect(screen.queryByRole('button', { name: '登记办结' })).toBeNull();
    expect(screen.getByText('编号', { selector: 'dt' })).toBeTruthy();
  });

  test('goes out as it is filtered and ordered: as a workbook, and on paper with the columns that are shown', async () => {
    const asked = open(
      {
        'exports.workbook': () => ({ jobId: 'j1' }),
        'jobs.get': () => ({ jobId: 'j1', state: 'running', phase: '', done: 0, total: undefined }),
      },
      '/ledger?year=2021&state=toVerify&sort=-dueOn',
    );
    await screen.findByText('2021年 · 筛选出 2 项');
    const filter = { states: ['toVerify'] };
    const sort = { by: 'dueOn', descending: true };
    await userEvent.click(screen.getByRole('button', { name: '导出' }));
    await userEvent.click(await screen.findByText('工作台账明细（A4 横向）'));
    await waitFor(() =>
      expect(sent(asked, 'exports.workbook')).toEqual([{ year: 2021, kind: 'items', paper: 'A4', filter, sort }]),
    );
    const printed: string[] = [];
    const print = vi.fn<() => void>(() => {
      window.dispatchEvent(new Event('beforeprint'));
      printed.push(document.querySelector('article')?.textContent ?? '');
      window.dispatchEvent(new Event('afterprint'));
    });
    vi.stubGlobal('print', print);
    await userEvent.keyboard('{Control>}p{/Control}');
    await waitFor(() => expect(print).toHaveBeenCalledOnce());
    vi.unstubAllGlobals();
    expect(sent(asked, 'ledger.items').at(-1)).toEqual({ year: 2021, filter, sort, offset: 0, limit: 2000 });
    expect(printed[0]).toContain('2021年工作台账共 2 行');
    expect(printed[0]).toContain('状态单位事项所属期到期办结核验下一步备注标记');
    expect(printed[0]).toContain('待核验区财政局财政收支公开2021年2月2021-02-282021-03-02迟');
  });

  test('says why 今日 counts more that is overdue: what is reported and not registered is late too', async () => {
    open({
      'ledger.items': ({ offset }) => ({
        offset,
        rows: [items[4]!],
        total: 3,
        states: { overdue: 1, reported: 2 },
        reportedLate: 2,
      }),
    });
    await screen.findByText('已报未登有 2 项已过期，今日、左栏计入逾期');
    expect(screen.getByRole('button', { name: '已报未登 2' })).toBeTruthy();
  });

  test('a unit’s name leads to its page, without a stop for the keyboard', async () => {
    open();
    await screen.findByText('2021年 · 5 项');
    const [name] = screen.getAllByRole('link', { name: '区财政局' });
    expect(name?.getAttribute('href')).toBe(`/unit?year=2021&unit=${items[0]?.unitId}`);
    expect(name?.tabIndex).toBe(-1);
  });

  test('after a click on a line the keyboard walks the list, and marks all', async () => {
    const asked = open();
    await screen.findByText('2021年 · 5 项');
    await userEvent.click(within(rowOf('2021年2月')).getByText('财政收支公开'));
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('grid')));
    await userEvent.keyboard('{ArrowDown}');
    expect(rowOf('2021年3月').dataset['active']).toBe('true');
    await userEvent.keyboard('{Control>}a{/Control}');
    await screen.findByText('已选 5 项');
    expect(sent(asked, 'ledger.keys')).toHaveLength(1);
    // A click on a box, too.
    await userEvent.click(within(rowOf('2021年1月')).getByRole('checkbox'));
    await screen.findByText('已选 4 项');
    await userEvent.keyboard('{ArrowDown}');
    expect(rowOf('2021年2月').dataset['active']).toBe('true');
  });

  test('the keyboard marks ranges as a spreadsheet does; what is closed leaves out is named and can be given a reason', async () => {
    const left = [
      {
        ...occurrenceKey(item(3, 'toVerify')),
        unit: '区财政局',
        content: '财政收支公开',
        period: '2021年3月',
        why: 'noEvidence' as const,
      },
    ];
    let accepted = 0;
    const asked = open({
      'ledger.accept': ({ items: given }) => {
        accepted += 1;
        return accepted === 1
          ? { closed: given.length - 1, left, ...CHANGED }
          : { closed: given.length, left: [], ...CHANGED };
      },
    });
    await screen.findByText('2021年 · 5 项');
    screen.getByRole('grid').focus();
    await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}');
    await screen.findByText('已选 4 项');
    await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
    await screen.findByText('已选 3 项');
    expect(screen.getByText('（退回整改 1，待核验 2）')).toBeTruthy();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await userEvent.click(screen.getByRole('button', { name: '销号 3 项' }));
    const dialog = within(await screen.findByRole('dialog'));
    dialog.getByText('选中的 4 项里有 1 项还没有登记、不需核验，或已经销号，不在其内。');
    await expectAccessible();
    await userEvent.click(dialog.getByRole('button', { name: '销号 3 项' }));
    await screen.findByText('1 项没有销号');
    const named = within(screen.getByRole('list', { name: '没有销号的' }));
    named.getByText('没有链接也没有文件');
    await userEvent.type(screen.getByLabelText(/写明免佐证的理由$/u), '现场查看过');
    await userEvent.click(screen.getByRole('button', { name: '写明理由并销号 1 项' }));
    await screen.findByText('已销号 1 项（免佐证）');
    expect(sent(asked, 'ledger.accept')).toEqual([
      { items: items.slice(1, 4).map(occurrenceKey), on: '2021-06-28', reason: '' },
      { items: [occurrenceKey(item(3, 'toVerify'))], waiver: '现场查看过' },
    ]);
  });

  test('Ctrl+A marks all that is filtered, read or not', async () => {
    const asked = open();
    await screen.findByText('2021年 · 5 项');
    screen.getByRole('grid').focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await screen.findByText('已选 5 项');
    expect(sent(asked, 'ledger.keys')).toEqual([{ year: 2021, filter: {}, sort: { by: 'dueOn', descending: false } }]);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText('已选 5 项')).toBeNull();
  });

  test('one item opens beside the list, is returned with its faulty elements, and noted', async () => {
    const asked = open({
      'ledger.return': () => ({ returned: 1, ...CHANGED }),
      'ledger.addNote': () => ({ ids: ['n1' as NoteId], ...CHANGED }),
    });
    await screen.findByText('2021年 · 5 项');
    await userEvent.click(rowOf('2021年3月'));
    const panel = within(await screen.findByRole('dialog', { name: '财政收支公开' }));
    await panel.findByText('没有链接也没有文件。');
    expect(window.location.search).toContain('item=d1%7Er1%7Eu1%7E2021-03');
    await userEvent.click(panel.getByRole('button', { name: '退回' }));
    await userEvent.click(panel.getByText(/^未达要求/u));
    await userEvent.type(panel.getByLabelText('退回理由'), '栏目不对');
    await userEvent.click(panel.getByText('栏目'));
    await expectAccessible();
    await userEvent.click(panel.getByRole('button', { name: '退回' }));
    await screen.findByText('已退回 1 项，2021-07-05 前补正');
    await userEvent.click(panel.getByRole('button', { name: '备注' }));
    await userEvent.type(panel.getByRole('textbox', { name: '备注' }), '周三再看{Enter}');
    await screen.findByText('已记备注');
    const key = occurrenceKey(item(3, 'toVerify'));
    expect(sent(asked, 'ledger.return')).toEqual([
      { items: [key], fault: 'requirement', reason: '栏目不对', elements: ['栏目'], newDueOn: '2021-07-05' },
    ]);
    expect(sent(asked, 'ledger.addNote')).toEqual([{ items: [key], text: '周三再看' }]);
  });

  test('Enter in the date of a registration leads on to the title, and registers there', async () => {
    const asked = open(
      { 'fulfilments.register': () => ({ ids: [], ...CHANGED }) },
      '/ledger?year=2021&item=d1~r1~u1~2021-05',
    );
    const panel = within(await screen.findByRole('dialog', { name: '财政收支公开' }));
    await userEvent.click(await panel.findByRole('button', { name: '登记办结' }));
    await userEvent.clear(panel.getByLabelText('公开日期'));
    await userEvent.type(panel.getByLabelText('公开日期'), '6月18日{Enter}');
    expect(sent(asked, 'fulfilments.register')).toEqual([]);
    expect(document.activeElement).toBe(panel.getByLabelText('标题'));
    await userEvent.keyboard('五月收支{Enter}');
    await waitFor(() =>
      expect(sent(asked, 'fulfilments.register')).toMatchObject([{ doneOn: '2021-06-18', title: '五月收支' }]),
    );
  });

  test('what was returned says that its registration does not count; closed, nothing is urged', async () => {
    const back = item(4, 'returned', { newDueOn: day('2021-07-09') });
    const shown = detailOf(back);
    const fulfilment = { id: 'f1' as FulfilmentId, doneOn: day('2021-04-20'), title: '四月收支', link: '' };
    open(
      {
        'ledger.item': ({ item: key }) =>
          key.periodKey === '2021-04'
            ? {
                ...shown,
                occurrence: { ...shown.occurrence, doneOn: undefined, fulfilments: [fulfilment] },
                before: { period: '2021年3月', isReturned: true, titles: ['三月收支'], links: ['http://qh.gov.cn/3'] },
              }
            : detailOf(item(1, 'closed')),
      },
      '/ledger?year=2021&item=d1~r1~u1~2021-04',
    );
    const panel = within(await screen.findByRole('dialog', { name: '财政收支公开' }));
    await panel.findByText('已退回，原来的登记不算，待补报');
    panel.getByText('已退回，登记的不算，没有补报');
    await userEvent.click(rowOf('2021年1月'));
    const again = await screen.findByRole('button', { name: '重新核验' });
    const closed = within(screen.getByRole('dialog', { name: '财政收支公开' }));
    for (const button of [again, closed.getByRole('button', { name: '退回' })]) {
      expect(button.className).not.toContain('primary');
    }
    // Waived or not, what is closed wants nothing more.
    expect(closed.getByText('没有链接也没有文件。').className).toBe('sub');
  });

  test('filters, order and columns are kept by name and come back', async () => {
    open({}, '/ledger?year=2021&state=returned,overdue&sort=-doneOn&item=d1~r1~u1~2021-04');
    await screen.findByText('2021年 · 筛选出 2 项');
    await userEvent.click(screen.getByRole('button', { name: '列' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '备注' }));
    expect(screen.queryByRole('columnheader', { name: '备注' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '筛选方案' }));
    await userEvent.type(await screen.findByLabelText('方案名称'), '每周例会{Enter}');
    await screen.findByText('已存为筛选方案“每周例会”');
    await userEvent.click(screen.getByRole('button', { name: '全部状态' }));
    await screen.findByText('2021年 · 5 项');
    await userEvent.click(screen.getByRole('button', { name: '筛选方案' }));
    await userEvent.click(await screen.findByRole('button', { name: '每周例会' }));
    await screen.findByText('2021年 · 筛选出 2 项');
    expect(window.location.search).toBe('?year=2021&state=returned%2Coverdue&sort=-doneOn');
    expect(screen.getByRole('button', { name: '每周例会' })).toBeTruthy();
  });
});
