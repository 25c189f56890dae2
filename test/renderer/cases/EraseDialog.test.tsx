import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { ErasePreview } from '../../../electron/contract/cases.ts';
import { fail } from '../../../electron/domain/failure.ts';
import type { CaseId, RequestId } from '../../../electron/domain/brand.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { EraseCasesDialog, EraseDialog } from '../../../renderer/cases/EraseDialog.tsx';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const PREVIEW: ErasePreview = {
  numbers: ['2021-001', '2021-002'],
  files: 3,
  copies: [
    { name: 'a.sqlite', day: day('2021-06-20'), goesOn: day('2021-07-20') },
    { name: 'b.sqlite', day: day('2021-06-01') },
  ],
  aside: ['恢复前的数据 2021-05-01'],
};

const IDS = ['r1', 'r2'] as readonly string[] as readonly RequestId[];

/** Ticks that one is sure, and erases. */
async function erase(): Promise<void> {
  const sure = await screen.findByRole('button', { name: '彻底清除' });
  expect(sure.hasAttribute('disabled')).toBe(true);
  fireEvent.click(screen.getByLabelText('已核对编号，确认彻底清除'));
  fireEvent.click(sure);
}

test('says what goes for good and what holds it for a while, and erases what was shown once one is sure', async () => {
  const onClose = vi.fn<() => void>();
  const asked = connectAnswers({
    'cases.previewErase': () => PREVIEW,
    'cases.erase': () => ({ files: 3, isCompact: true, ...CHANGED }),
  });
  show(<EraseDialog ids={IDS} onClose={onClose} />);
  const dialog = await screen.findByRole('dialog', { name: '清除申请人资料' });
  expect(await within(dialog).findByText('这一步不能撤销。')).toBeTruthy();
  const words = dialog.textContent ?? '';
  expect(words).toContain('将清除 2 件申请的申请人资料');
  expect(words).toContain('连同只属于它们的 3 个文件');
  expect(words).toContain('2021-001、2021-002');
  expect(words).toContain('还有 2 份较早的备份含有这些资料，按现在的保留规则最晚到 2021-07-20 全部自动删除');
  expect(words).toContain('其中 1 份不会自动删除');
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['2021-06-20 的备份：2021-07-20 删除', '2021-06-01 的备份：不会自动删除']);
  expect(words).toContain('恢复前的数据 2021-05-01');
  await expectAccessible();
  await erase();
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
  const sent = asked.filter(({ name }) => name === 'cases.erase').map(({ input }) => input);
  expect(sent).toEqual([{ ids: ['r1', 'r2'], numbers: PREVIEW.numbers }]);
  expect(await screen.findByText('已清除 2 件的资料')).toBeTruthy();
});

test('a refusal is shown and the dialog stays; what has no copies names none', async () => {
  const onClose = vi.fn<() => void>();
  connectAnswers({
    'registers.previewErase': () => ({ numbers: ['2021-009'], files: 0, copies: [], aside: [] }),
    'registers.erase': () => {
      throw new FailureError(fail('conflict', '编号有了变动，没有清除。请重新核对。').error);
    },
  });
  show(<EraseCasesDialog ids={['c1' as CaseId]} onClose={onClose} />);
  const dialog = await screen.findByRole('dialog', { name: '清除留言人资料' });
  await within(dialog).findByText('这一步不能撤销。');
  expect(dialog.textContent).not.toMatch(/备份含有|恢复前的数据/u);
  await erase();
  expect(await within(dialog).findByText(/没有清除。请重新核对。/u)).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
});
