import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parseBlock } from '../../../renderer/grid/clipboard.ts';
import { TableActions } from '../../../renderer/grid/TableActions.tsx';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const table = {
  name: '2021年逾期',
  header: ['单位', '事项', '天数'],
  rows: [
    ['区财政局', '=预算\n第二行', 3],
    ['区财政局', '2-1', -3],
  ],
};

const copied = new Map<string, string>();
beforeEach(() => {
  connectAnswers({});
  copied.clear();
  vi.stubGlobal(
    'ClipboardItem',
    class {
      readonly parts: Readonly<Record<string, Blob>>;
      constructor(parts: Readonly<Record<string, Blob>>) {
        this.parts = parts;
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function page(): ReturnType<typeof userEvent.setup> {
  const user = userEvent.setup();
  const write = async ([item]: readonly { readonly parts: Readonly<Record<string, Blob>> }[]) => {
    for (const [type, blob] of Object.entries(item?.parts ?? {})) copied.set(type, await blob.text());
  };
  Object.defineProperty(navigator, 'clipboard', { value: { write }, configurable: true });
  return user;
}

it('copies the rows so that they paste with their columns, as text and with merged labels', async () => {
  const user = page();
  show(<TableActions table={() => table} spans={(row, column) => (column === 0 ? (row === 0 ? 2 : 0) : 1)} />);
  await user.click(screen.getByRole('button', { name: '复制表格' }));
  await screen.findByText(/已复制 2 行/);
  expect(parseBlock(copied.get('text/plain') ?? '')).toEqual([
    ['单位', '事项', '天数'],
    ['区财政局', '=预算\n第二行', '3'],
    ['区财政局', '2-1', '-3'],
  ]);
  const html = copied.get('text/html') ?? '';
  expect(html.match(/区财政局/g)).toHaveLength(1);
  expect(html).toContain('<td rowspan="2"');
  // Marked as text, so that nothing runs and no date is made of it; figures are not.
  expect(html).toMatch(/mso-number-format:'\\@'">=预算<br>第二行<\/td>/);
  expect(html).toMatch(/<td style="border:1px solid #999;vertical-align:top">-3<\/td>/);
});

it('saves the rows as .csv under the table’s name', async () => {
  const user = page();
  let saved: { suggestedName: string; text: string } | undefined;
  window.showSaveFilePicker = async ({ suggestedName }) => ({
    name: suggestedName,
    createWritable: async () => ({
      write: async (bytes) =>
        void (saved = { suggestedName, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }),
      close: () => Promise.resolve(),
      abort: () => Promise.resolve(),
    }),
  });
  show(<TableActions small table={() => table} />);
  await user.click(screen.getByRole('button', { name: /导出/ }));
  await user.click(await screen.findByText('导出 CSV'));
  await waitFor(() => expect(saved?.suggestedName).toBe('2021年逾期.csv'));
  expect(saved?.text).toBe('\uFEFF单位,事项,天数\r\n区财政局,"\t=预算\n第二行",3\r\n区财政局,"\t2-1",-3\r\n');
  await screen.findByText(/已导出：2021年逾期.csv（2 行）/);
  delete window.showSaveFilePicker;
});

/** What the printer would get. */
async function paper(): Promise<HTMLElement | null> {
  await act(() => window.dispatchEvent(new Event('beforeprint')));
  return screen.queryByRole('article');
}

it('on paper all rows stand under the head, and merged labels once', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => [at < 60 ? '基础信息' : '政策文件', `第${at + 1}项`, at]);
  show(
    <TableActions
      table={() => ({ ...table, rows })}
      spans={(row, column) => (column > 0 ? 1 : row % 60 === 0 ? 60 : 0)}
    />,
  );
  const sheet = await paper();
  if (!sheet) throw new Error('Nothing to print');
  expect(within(sheet).getByRole('heading').textContent).toBe('2021年逾期');
  expect(within(sheet).getAllByRole('row')).toHaveLength(121);
  expect(within(sheet).getAllByText('基础信息')).toHaveLength(1);
  expect(within(sheet).getByText('第120项')).toBeTruthy();
  await act(() => window.dispatchEvent(new Event('afterprint')));
  expect(screen.queryByRole('article')).toBeNull();
});

it('the table of a card does not speak for its screen', async () => {
  show(<TableActions small table={() => table} />);
  expect(await paper()).toBeNull();
});

it('what is too long for paper is offered as a workbook', async () => {
  const rows = Array.from({ length: 2001 }, (_, at) => ['区财政局', `第${at + 1}项`, at]);
  show(<TableActions table={() => ({ ...table, rows })} />);
  expect(fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true }), 'the browser does not print').toBe(false);
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('表格有 2,001 行');
  expect(within(dialog).getByRole('link').getAttribute('href')).toBe('/exports');
  // Printed by the browser's menu all the same, the sheet says why.
  expect((await paper())?.textContent).toContain('超过 2000 行不直接打印');
});

it('a table that fits is left to the browser', () => {
  show(<TableActions table={() => table} />);
  expect(fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true })).toBe(true);
});
