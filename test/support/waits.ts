import type { Locator, Page } from 'playwright-core';

/** Waits until the keyboard is in a field or on a button: what is typed before goes elsewhere. */
export async function keyboardIn(target: Locator): Promise<void> {
  await target.and(target.page().locator(':focus')).waitFor();
}

/** The short message that says so, with its buttons. It stands for seconds: `words` must be such as no act before has said. */
export function message(page: Page, words: string | RegExp): Locator {
  return page.getByRole('region', { name: '消息' }).locator('> *', { hasText: words });
}

/** Opens a list, looks for `typed` in it where it is long, and chooses an entry. The list is gone before anything else is done. */
export async function chooseIn(list: Locator, entry: string, typed?: string): Promise<void> {
  const open = list.page().locator('.ant-select-dropdown').filter({ visible: true });
  await list.click();
  if (typed !== undefined) await list.fill(typed);
  await open
    .locator('.ant-select-item-option')
    .and(list.page().getByTitle(entry, { exact: true }))
    .click();
  await open.waitFor({ state: 'hidden' });
}
