import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { RequestsPreview } from '../../../electron/contract/cases.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { RequestsIntake } from '../../../renderer/cases/RequestsIntake.tsx';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const LINE = {
  key: '1',
  sheet: '台账',
  line: 2,
  number: '2021-001',
  applicant: '示**',
  read: '区政府办公室',
  reasons: [],
} as const;
const PREVIEW: RequestsPreview = {
  previewId: 'p',
  fileName: '依申请公开台账.xlsx',
  lines: [
    { ...LINE, state: 'add', receivedOn: day('2021-03-01') },
    { ...LINE, key: '2', line: 3, number: '2021-002', state: 'already' },
    { ...LINE, key: '3', line: 4, number: '', state: 'left', reasons: ['工作表“台账”A4：没有编号。'] },
  ],
  skippedSheets: [{ sheet: '说明', reason: '没有找到表头' }],
  counts: { add: 1, already: 1, left: 1 },
};

test('what becomes of each line is seen before a list comes in; the organ of the last one stands for lines without', async () => {
  const onClose = vi.fn<() => void>();
  const asked = connectAnswers({
    'cases.preview': () => PREVIEW,
    'cases.confirm': () => ({ added: 1, already: 1, left: 1, ...CHANGED }),
    'units.list': () => ({ units: [], groups: [] }),
  });
  show(<RequestsIntake previewId="p" unitId={'u1' as UnitId} onClose={onClose} />);
  const dialog = await screen.findByRole('dialog', { name: '导入登记表' });
  await within(dialog).findByText(/可导入 1 件，已登记 1 件，不导入 1/u);
  expect(within(dialog).getByText(/工作表“说明”没有找到表头/u)).toBeTruthy();
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    '第 2 行2021-001示**2021-03-01区政府办公室',
    '第 3 行2021-002示**已登记，不重复',
    '第 4 行示**工作表“台账”A4：没有编号。',
  ]);
  await expectAccessible();
  fireEvent.click(within(dialog).getByRole('button', { name: '导入 1 件' }));
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
  const sent = (wanted: string) => asked.filter(({ name }) => name === wanted).map(({ input }) => input);
  expect(sent('cases.preview')).toContainEqual({ previewId: 'p', unitId: 'u1' });
  expect(sent('cases.confirm')).toEqual([{ previewId: 'p', unitId: 'u1' }]);
  expect(await screen.findByText('已导入 1 件申请')).toBeTruthy();
});

test('a list of which nothing can come in cannot be taken', async () => {
  connectAnswers({
    'cases.preview': () => ({ ...PREVIEW, counts: { add: 0, already: 2, left: 1 } }),
    'units.list': () => ({ units: [], groups: [] }),
  });
  show(<RequestsIntake previewId="p" unitId={undefined} onClose={() => undefined} />);
  const button = await screen.findByRole('button', { name: '导入 0 件' });
  expect(button.hasAttribute('disabled')).toBe(true);
});
