import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { WriteButton } from '../../../renderer/ui/WriteButton.tsx';
import { expectAccessible } from '../support/axe.ts';
import { STATUS } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const closed = { ...STATUS, years: STATUS.years.map((year) => Object.assign({}, year, { state: 'closed' as const })) };

test('in an open year it is a button like any other', async () => {
  connectAnswers({});
  const done = vi.fn<() => void>();
  show(<WriteButton onClick={done}>登记</WriteButton>);
  await userEvent.click(screen.getByRole('button', { name: '登记' }));
  expect(done).toHaveBeenCalledTimes(1);
});

test('in a closed year it is reached by the keyboard, says why, and does nothing', async () => {
  connectAnswers({ 'workspace.status': () => closed });
  const done = vi.fn<() => void>();
  show(
    <form onSubmit={done}>
      <WriteButton htmlType="submit" onClick={done}>
        登记
      </WriteButton>
    </form>,
    '/ledger?year=2021',
  );
  await waitFor(() => expect(screen.getByRole('button', { name: '登记' }).getAttribute('aria-disabled')).toBe('true'));
  const button = screen.getByRole('button', { name: '登记' });
  expect(button.getAttribute('aria-description')).toMatch(/^2021 年度已关闭，只读/u);
  await userEvent.tab();
  expect(document.activeElement).toBe(button);
  expect((await screen.findByRole('tooltip')).textContent).toContain('2021 年度已关闭');
  await userEvent.keyboard('{Enter} ');
  await userEvent.click(button);
  expect(done).not.toHaveBeenCalled();
  await expectAccessible();
});

test('what is locked in an open year says its own lock', async () => {
  connectAnswers({});
  const done = vi.fn<() => void>();
  show(
    <WriteButton locked="考核类别“部门”正在公示" onClick={done}>
      修改
    </WriteButton>,
  );
  const button = screen.getByRole('button', { name: '修改' });
  expect(button.getAttribute('aria-description')).toBe('考核类别“部门”正在公示');
  await userEvent.click(button);
  expect(done).not.toHaveBeenCalled();
});
