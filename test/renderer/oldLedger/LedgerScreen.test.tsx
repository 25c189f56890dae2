import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { LedgerLineView, LedgerPreview } from '../../../electron/contract/oldLedger.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { LedgerScreen } from '../../../renderer/oldLedger/LedgerScreen.tsx';
import { columnsLine, ledgerTable } from '../../../renderer/oldLedger/ledgerTable.ts';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day, STATUS, YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

function line(key: string, more: Partial<LedgerLineView>): LedgerLineView {
  return {
    key,
    sheet: '台账',
    line: 3,
    address: `D${key}`,
    content: '财政收支公开',
    unit: '区财政局',
    period: '3月',
    done: '2021-03-20',
    state: 'register',
    title: '',
    link: '',
    notes: [],
    ...more,
  };
}

const meant = { content: '财政收支公开', unit: '区财政局', period: '2021年3月', dueOn: day('2021-03-31') };
const registers = line('3', { meant, doneOn: day('2021-03-20'), isProposed: true, notes: ['没有写所属期'] });
const unnamed = line('4', { unit: '财政', state: 'left', reason: '没有叫“财政”的单位', unknown: 'unit' });
const twofold = line('5', {
  state: 'left',
  reason: '有 2 期都符合，分不清是哪一期',
  candidates: [
    { choice: 'd r 2021-03 u', words: '2021年3月' },
    { choice: 'd r 2021-04 u', words: '2021年4月' },
  ],
});

const PREVIEW: LedgerPreview = {
  ledgerId: 'l1',
  fileName: '旧台账.xlsx',
  year: YEAR_2021,
  tables: [
    {
      sheet: '台账',
      title: '',
      headerLine: 2,
      columns: [
        { column: 0, letters: 'A', header: '事项', role: 'content' },
        { column: 3, letters: 'D', header: '时间', role: 'done', byEvidence: true },
      ],
    },
  ],
  skippedSheets: [{ sheet: '说明', reason: '是空表' }],
  notes: [],
  leftOut: [{ sheet: '台账', address: 'A9', text: '合计 3' }],
  lines: [registers, unnamed, twofold],
  counts: { register: 1, already: 0, open: 0, left: 2, before: 1 },
};

const WRITTEN = { registered: 1, already: 0, open: 0, left: 2, before: { total: 31, registered: 12 } };

function open(more: Answers = {}, address = '/oldLedger?year=2021&file=l1') {
  const years = STATUS.years.map((each) => Object.assign({}, each, { before: WRITTEN.before }));
  const asked = connectAnswers(
    {
      'workspace.status': () => ({ ...STATUS, years }),
      'oldLedger.read': () => ({ jobId: 'j1' }),
      'jobs.get': () => ({ jobId: 'j1', state: 'done', phase: '已完成', done: 0, total: undefined, previewId: 'l1' }),
      'oldLedger.preview': () => PREVIEW,
      'oldLedger.confirm': () => ({ ...WRITTEN, ...CHANGED }),
      'units.list': () => ({
        units: [{ id: 'u1' as UnitId, name: '区财政局', kind: 'department', aliases: [], groupIds: [], duties: 1 }],
        groups: [],
      }),
      'workspace.setFrame': () => CHANGED,
      ...more,
    },
    { put: () => ({ fileId: 'f1' }) },
  );
  show(<LedgerScreen />, address);
  return asked;
}

const inputs = (asked: ReturnType<typeof open>, wanted: string) =>
  asked.filter(({ name }) => name === wanted).map(({ input }) => input);

describe('旧台账', () => {
  test('a chosen file is read and looked through', async () => {
    const asked = open({}, '/oldLedger?year=2021');
    await expectAccessible();
    await userEvent.upload(screen.getByLabelText('选择旧台账文件'), new File(['x'], '旧台账.xlsx'));
    await screen.findByRole('heading', { name: '核对旧台账' });
    expect(inputs(asked, 'oldLedger.read')).toEqual([{ fileId: 'f1', year: 2021 }]);
    expect(new URLSearchParams(window.location.search).get('file')).toBe('l1');
  });

  test('says what was read, what not, and why; what a person says goes with the question', async () => {
    const asked = open();
    await screen.findByText('没有叫“财政”的单位');
    expect(screen.getByText('将登记 1（此前 1）', { exact: false })).toBeTruthy();
    expect(screen.getByText('工作表“说明”是空表。')).toBeTruthy();
    expect(screen.getByText(/标题、合计、备注等 1 行没有读/u).textContent).toContain('A9“合计 3”');
    await expectAccessible();
    await userEvent.click(screen.getByRole('combobox', { name: '“财政”是哪个单位' }));
    await userEvent.click(await screen.findByText('区财政局', { selector: '.ant-select-item-option-content' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'D5 是哪一期' }));
    await userEvent.click(await screen.findByTitle('2021年4月'));
    await expect
      .poll(() => inputs(asked, 'oldLedger.preview').at(-1))
      .toEqual({
        ledgerId: 'l1',
        choices: { duties: {}, units: { 财政: 'u1' }, lines: { '5': 'd r 2021-04 u' }, left: [] },
      });
  });

  test('is registered with what was chosen; then 此前计入 is offered', async () => {
    const asked = open();
    await userEvent.click(await screen.findByText('将登记 1，其中建议 1'));
    expect(await screen.findByText('2021年3月；没有写所属期')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '不登记' }));
    await userEvent.click(screen.getByRole('button', { name: '登记 1 条' }));
    const card = within((await screen.findByText('旧台账已登记')).closest('section') ?? document.body);
    expect(inputs(asked, 'oldLedger.confirm')).toMatchObject([
      { ledgerId: 'l1', year: 2021, choices: { left: ['3'] } },
    ]);
    expect(card.getByText(/没有登记的 19 项次会算作逾期/u)).toBeTruthy();
    await userEvent.click(card.getByRole('button', { name: '此前计入' }));
    await screen.findByText('2021 年度此前已全部计入');
    expect(inputs(asked, 'workspace.setFrame')).toEqual([{ year: 2021, countsBefore: true }]);
  });

  test('what did not match stays after registering, to be copied, exported and gone on with', async () => {
    let registered = false;
    const asked = open({
      'oldLedger.preview': () =>
        registered
          ? { ...PREVIEW, lines: [unnamed, twofold], counts: { ...PREVIEW.counts, register: 0, already: 1 } }
          : PREVIEW,
      'oldLedger.confirm': () => {
        registered = true;
        return { ...WRITTEN, ...CHANGED };
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '登记 1 条' }));
    expect(await screen.findByText(/对不上 2 条（没有登记，列在下面）/u)).toBeTruthy();
    expect(screen.getByText('没有叫“财政”的单位')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '导出 CSV' }).disabled).toBe(false);
    await userEvent.click(screen.getByRole('combobox', { name: '“财政”是哪个单位' }));
    await userEvent.click(await screen.findByText('区财政局', { selector: '.ant-select-item-option-content' }));
    await expect
      .poll(() => inputs(asked, 'oldLedger.preview').at(-1))
      .toMatchObject({ ledgerId: 'l1', choices: { units: { 财政: 'u1' } } });
    await userEvent.click(screen.getByRole('button', { name: '完成' }));
    expect(await screen.findByText('把以前登记用的台账拖到窗口里')).toBeTruthy();
  });

  test('lines that are early are asked for one reason, which all of them are registered with', async () => {
    const words = '2021-02-27 早于2021年3月开始，属于提前';
    const asking = line('6', { state: 'left', reason: words, unknown: 'early' });
    const given = line('6', { meant, doneOn: day('2021-02-27'), isEarly: true, notes: ['提前：随计划公开'] });
    const asked = open({
      'oldLedger.preview': ({ choices }) => {
        const has = (choices as { earlyReason?: string }).earlyReason !== undefined;
        const counts = { ...PREVIEW.counts, register: has ? 2 : 1, left: has ? 0 : 1 };
        return { ...PREVIEW, lines: [registers, has ? given : asking], counts };
      },
    });
    await screen.findByText(words);
    await expectAccessible();
    const button = screen.getByRole<HTMLButtonElement>('button', { name: '按此原因登记' });
    expect(button.disabled).toBe(true);
    await userEvent.type(screen.getByLabelText(/^1 行在所属期开始之前就已办结/u), ' 随计划公开 {Enter}');
    await screen.findByText('提前的 1 行按原因“随计划公开”登记；个别不是提前的，在该行点“不登记”。');
    await userEvent.click(screen.getByRole('button', { name: '登记 2 条' }));
    await expect
      .poll(() => inputs(asked, 'oldLedger.confirm'))
      .toEqual([
        {
          ledgerId: 'l1',
          year: 2021,
          choices: { duties: {}, units: {}, lines: {}, left: [], earlyReason: '随计划公开' },
        },
      ]);
  });

  test('what leaves the screen says what it shows', () => {
    expect(PREVIEW.tables.map(columnsLine)).toEqual([
      '工作表“台账”第 2 行是表头：A 列“事项”作事项，D 列“时间”作办结日期（按内容推断）。',
    ]);
    expect(ledgerTable([unnamed], 'left', '旧台账.xlsx')).toMatchObject({
      name: '旧台账对不上',
      rows: [['台账', 3, 'D4', '财政收支公开', '财政', '3月', '2021-03-20', '没有叫“财政”的单位']],
    });
  });
});
