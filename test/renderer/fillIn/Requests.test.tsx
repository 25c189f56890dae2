import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Receipt, ReceiptBook, ReceiptAnswer } from '../../../electron/contract/fillIn.ts';
import type { RequestId, UnitId } from '../../../electron/domain/brand.ts';
import { ReceiptWork } from '../../../renderer/fillIn/ReceiptWork.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();
pretendLayout();

const request = (key: string, more: Partial<ReceiptAnswer> = {}): ReceiptAnswer => ({
  key: key as RequestId,
  register: '依申请公开',
  unitId: 'u1' as UnitId,
  unit: '区住建局',
  sheet: '依申请公开',
  line: 4,
  number: '2021-011',
  subject: '征收补偿方案',
  after: '2021-06-20 予以公开',
  takenAtFirst: true,
  ...more,
});

const BOOK: ReceiptBook = {
  bookKey: 'b1',
  fileName: '区住建局.xlsx',
  state: 'ready',
  sentence: '可以接收。',
  notes: [],
  acceptable: true,
  ticked: true,
  rows: [],
  total: 3,
  filled: 3,
  same: 0,
  added: [],
  missing: { count: 0, first: [] },
  requests: [
    request('r1'),
    request('r2', { line: 5, number: '2021-012', subject: '听证材料' }),
    request('r3', { line: 6, number: '2021-013', after: '已公开', barred: 'D6“已公开”：没有写明答复日期。' }),
  ],
};

test('answers that a unit tells of are taken as they are ticked; what cannot be taken says why and is not sent', async () => {
  const receipt: Receipt = { receiptId: 'x', books: [BOOK] };
  const summary = { books: 1, rows: 1, registered: 0, corrected: 0, reported: 0, exempted: 0, left: 0, remaining: 0 };
  const asked = connectAnswers({ 'fillIn.accept': () => ({ ...summary, answered: 1, ...CHANGED }) });
  show(<ReceiptWork receipt={receipt} year={YEAR_2021} />, '/receipt?year=2021');
  const section = await screen.findByRole('region', { name: '依申请公开' });
  expect(within(section).getByRole('heading', { name: '依申请公开 3' })).toBeTruthy();
  const [first, second, barred] = within(section).getAllByRole<HTMLInputElement>('checkbox');
  expect([first?.checked, second?.checked, barred?.checked, barred?.disabled]).toEqual([true, true, false, true]);
  expect(section.textContent).toContain('第 4 行 · 区住建局 · 依申请公开 2021-011');
  expect(section.textContent).toContain('填的是：已公开不能采用：D6“已公开”：没有写明答复日期。');
  await expectAccessible();
  if (second) fireEvent.click(second);
  expect(second?.checked).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: /^接收/u }));
  await waitFor(() => expect(asked.some(({ name }) => name === 'fillIn.accept')).toBe(true));
  const sent = asked.find(({ name }) => name === 'fillIn.accept')?.input;
  expect(sent).toMatchObject({ receiptId: 'x', books: { b1: { requests: { r2: false } } } });
  expect(JSON.stringify(sent)).not.toContain('"r3":true');
});
