import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FulfilmentList } from '../../../renderer/occurrence/FulfilmentList.tsx';
import { entry, occurrence } from '../calendar/entries.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const registered = { id: 'f1', doneOn: day('2021-06-10'), title: '公示', link: 'http://www.qh.gov.cn/1.html' };
const done = { ...occurrence(entry('财政收支'), '区财政局'), fulfilments: [registered] };
const REDIRECT = '同一页面的新网址（跳转），不用重新核验';

async function edit(isClosed: boolean) {
  const asked = connectAnswers({ 'fulfilments.update': () => CHANGED });
  show(<FulfilmentList occurrence={isClosed ? { ...done, isClosed: true } : done} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: '修改登记' }));
  const link = screen.getByLabelText('链接');
  const save = async () => {
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked.some(({ name }) => name === 'fulfilments.update')).toBe(true));
    return asked.findLast(({ name }) => name === 'fulfilments.update')?.input;
  };
  return { user, link, save };
}

test('another page of something closed says that it is checked again, unless the new address leads to the same page', async () => {
  const { user, link, save } = await edit(true);
  // The same page without its scheme is no other one.
  await user.clear(link);
  await user.type(link, 'www.qh.gov.cn/1.html');
  expect(screen.queryByText(REDIRECT)).toBeNull();
  await user.clear(link);
  await user.type(link, 'http://www.qh.gov.cn/2.html');
  expect(screen.getByText('换了页面，这一项已销号，保存后变为待核验。')).toBeTruthy();
  await user.click(screen.getByText(REDIRECT));
  expect(screen.queryByText(/保存后变为待核验/u)).toBeNull();
  expect(await save()).toEqual({
    id: 'f1',
    doneOn: '2021-06-10',
    title: '公示',
    link: 'http://www.qh.gov.cn/2.html',
    isRedirect: true,
  });
});

test('another day of something closed says so too', async () => {
  const { user } = await edit(true);
  const date = screen.getByLabelText('公开日期');
  await user.clear(date);
  await user.type(date, '2021-06-11');
  expect(screen.getByText('改了日期，这一项已销号，保存后变为待核验。')).toBeTruthy();
});

test('what is not closed is changed without a word of it', async () => {
  const { user, link, save } = await edit(false);
  await user.clear(link);
  await user.type(link, 'http://www.qh.gov.cn/2.html');
  expect(screen.queryByText(REDIRECT)).toBeNull();
  expect(await save()).not.toHaveProperty('isRedirect');
});
