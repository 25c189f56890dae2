import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { EvidenceId } from '../../../electron/domain/brand.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { LedgerScreen } from '../../../renderer/ledger/LedgerScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { detailOf, item } from './items.ts';

preparePage();
pretendLayout();

const waiting = [1, 2, 3, 4].map((month) => item(month, 'toVerify'));
const keyOf = (month: number) => occurrenceKey(item(month, 'toVerify'));

/** The third has nothing that shows it. */
function open(more: Answers = {}) {
  let left = waiting;
  const gone = (keys: readonly { readonly periodKey: string }[]) => {
    left = left.filter(({ periodKey }) => keys.every((key) => key.periodKey !== periodKey));
    return CHANGED;
  };
  const asked = connectAnswers({
    'units.list': () => ({ units: [], groups: [] }),
    'views.list': () => [],
    'ledger.items': ({ offset }) => ({
      offset,
      rows: left,
      total: left.length,
      states: { toVerify: left.length },
      reportedLate: 0,
    }),
    'ledger.item': ({ item: key }) => {
      const one = waiting.find(({ periodKey }) => periodKey === key.periodKey) ?? item(1, 'toVerify');
      return detailOf(one, { lacksEvidence: key.periodKey === '2021-03' });
    },
    'ledger.accept': ({ items }) => ({ closed: items.length, left: [], ...gone(items) }),
    'ledger.return': ({ items }) => ({ returned: items.length, ...gone(items) }),
    ...more,
  });
  show(<LedgerScreen />, '/ledger?year=2021&verify=1');
  return asked;
}

const sent = (asked: ReturnType<typeof open>, name: string) =>
  asked.filter((each) => each.name === name).map(({ input }) => input);
/** The item that is looked at is read, and its keys act. */
const isAt = async (month: number) => {
  const pane = await screen.findByRole('region', { name: '区财政局，财政收支公开' });
  await within(pane).findByText(`2021年${month}月`);
};

describe('逐项核验', () => {
  test('is walked by keys alone: accepted, given a reason, returned, skipped; the list stands', async () => {
    const asked = open();
    await screen.findByText('第 1 / 4');
    await isAt(1);
    await expectAccessible();
    await userEvent.keyboard('j');
    await screen.findByText('第 2 / 4');
    await userEvent.keyboard('k');
    await screen.findByText('第 1 / 4');
    await isAt(1);
    await userEvent.keyboard('{Enter}');
    await screen.findByText('第 2 / 4');
    await isAt(2);
    await userEvent.keyboard('s');
    await screen.findByText('第 3 / 4');
    await isAt(3);
    // Nothing shows it: Enter asks why, and what is typed there is text, not keys.
    await userEvent.keyboard('{Enter}');
    await screen.findByLabelText('没有链接也没有文件，免佐证的理由');
    await userEvent.keyboard('jkrs 看过');
    expect(screen.getByText('第 3 / 4')).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    await screen.findByText('第 4 / 4');
    await isAt(4);
    await userEvent.keyboard('r');
    await screen.findByLabelText('退回理由');
    await userEvent.keyboard('缺附件{Enter}');
    await screen.findByText('销号 2 项，退回 1 项，跳过 1 项。');
    await userEvent.click(screen.getByRole('button', { name: '再看跳过的 1 项' }));
    await screen.findByText('第 2 / 4');
    await isAt(2);
    expect(sent(asked, 'ledger.accept')).toEqual([
      { items: [keyOf(1)] },
      { items: [keyOf(3)], on: '2021-06-28', reason: '', waiver: 'jkrs 看过' },
    ]);
    expect(sent(asked, 'ledger.return')).toEqual([
      { items: [keyOf(4)], fault: 'material', reason: '缺附件', elements: [], newDueOn: '2021-07-05' },
    ]);
  });

  test('what is undone meanwhile waits again, and the end offers what has come since', async () => {
    let rows = waiting.slice(0, 2);
    open({
      'ledger.items': ({ offset }) => ({ offset, rows, total: rows.length, states: {}, reportedLate: 0 }),
      'ledger.accept': ({ items }) => {
        rows = rows.filter(({ periodKey }) => items.every((key) => key.periodKey !== periodKey));
        return { closed: items.length, left: [], ...CHANGED };
      },
      'workspace.undo': () => {
        // Another window registers two more at the same time.
        rows = waiting;
        return { undone: '销号', ...CHANGED };
      },
    });
    await isAt(1);
    await userEvent.keyboard('{Enter}');
    await isAt(2);
    expect((await screen.findAllByText('已销号')).length).toBeGreaterThan(0);
    await userEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() => expect(screen.queryByText('已销号')).toBeNull());
    await isAt(2);
    await userEvent.keyboard('{Enter}');
    await isAt(1);
    await userEvent.keyboard('s');
    await screen.findByText('这一批核验完了，还有 2 项待核验');
    expect(screen.getByText('销号 1 项，退回 0 项，跳过 1 项。')).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('接着核验 2 项'));
    await userEvent.keyboard('{Enter}');
    await isAt(3);
  });

  test('a key that finds nothing to open says so, F opens a file', async () => {
    const asked = open({
      'evidence.list': ({ item: key }) =>
        key.periodKey === '2021-01'
          ? [
              {
                ...key,
                id: 'e1' as EvidenceId,
                kind: 'file',
                title: '公告',
                note: '',
                capturedOn: day('2021-02-01'),
                recordedAt: '2021-02-01T00:00:00Z',
                file: { name: '公告.docx', sha256: 'a'.repeat(64), size: 10, mediaType: 'application/msword' },
                state: 'kept',
                canPreview: false,
              },
            ]
          : [],
      'evidence.open': () => ({ opened: true }),
    });
    await isAt(1);
    await screen.findByRole('button', { name: '公告' });
    await userEvent.keyboard('o');
    await screen.findByText('这一项没有链接。');
    await userEvent.keyboard('f');
    await waitFor(() => expect(sent(asked, 'evidence.open')).toEqual([{ id: 'e1' }]));
    await userEvent.keyboard('j');
    await isAt(2);
    await userEvent.keyboard('f');
    await screen.findByText('这一项没有可以打开的文件。');
  });

  test('Esc gives a form up, ? shows the keys, and what is refused comes back', async () => {
    const asked = open({
      'ledger.accept': () => {
        throw new FailureError({ code: 'year-closed', message: '2021 年度已关闭，只能查看，不能修改。' });
      },
    });
    await isAt(1);
    await userEvent.keyboard('r');
    await screen.findByLabelText('退回理由');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByLabelText('退回理由')).toBeNull());
    await userEvent.keyboard('?');
    const keys = await screen.findByRole('dialog');
    within(keys).getByText('S 或 →');
    await userEvent.keyboard('{Enter}{Escape}');
    expect(sent(asked, 'ledger.accept')).toEqual([]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.keyboard('{Enter}');
    await screen.findByText('2021 年度已关闭，只能查看，不能修改。');
    await screen.findByText('第 1 / 4');
  });
});
