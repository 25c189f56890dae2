import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../electron/contract/failure.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { ErrorBoundary } from '../../../renderer/shell/ErrorBoundary.tsx';
import { useNotify } from '../../../renderer/ui/notify.tsx';
import { ErrorState } from '../../../renderer/ui/states.tsx';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const DISPLACED: Failure = { code: 'data-file-displaced', message: '数据文件已不在原处。' };
const BUG: Failure = { code: 'bug', message: '程序出错。', id: 'b-1' };

function Told({ failure }: { readonly failure: Failure }) {
  const notify = useNotify();
  return (
    <button type="button" onClick={() => notify.fault(new FailureError(failure))}>
      做
    </button>
  );
}

describe('a data file that is gone from its place', () => {
  test('leads to 备份与恢复, from a message and from an error in place', async () => {
    connectAnswers({});
    show(
      <>
        <ErrorState error={new FailureError(DISPLACED)} />
        <Told failure={DISPLACED} />
      </>,
    );
    await userEvent.click(screen.getByText('做'));
    await expect.poll(() => screen.getAllByText('数据文件已不在原处。', { exact: false }).length).toBe(2);
    const links = screen.getAllByRole('link', { name: '到“备份与恢复”' });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/backups?year=2021', '/backups?year=2021']);
  });
});

describe('a fault of the app itself', () => {
  test('offers the text for maintainers; a broken connection, which has no number, does not', () => {
    connectAnswers({});
    show(
      <>
        <ErrorState error={new FailureError(BUG)} />
        <ErrorState error={new FailureError({ code: 'bug', message: '连接已断开。' })} />
      </>,
    );
    expect(screen.getAllByRole('button', { name: '复制情况说明' })).toHaveLength(1);
  });

  test('of a screen offers it too', () => {
    connectAnswers({});
    const Broken = (): never => {
      throw new Error('a screen’s bug');
    };
    show(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    expect(screen.getByRole('button', { name: '复制情况说明' })).toBeTruthy();
  });
});

test('where nothing can be written, that is said once, however often it is met', async () => {
  connectAnswers({});
  show(<Told failure={{ code: 'read-only', message: '现在是只读查看，不能修改。' }} />);
  await userEvent.click(screen.getByText('做'));
  await userEvent.click(screen.getByText('做'));
  await screen.findByText('现在是只读查看，不能修改。');
  expect(screen.getAllByText('现在是只读查看，不能修改。')).toHaveLength(1);
});
