import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** A file as a person has it. */
export interface OfficeFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const shared = path.resolve(import.meta.dirname, '../../../shared/inputs');
/** Where the offices' real documents lie beside the project, tests use them too. */
export const haveRealFiles = existsSync(shared);

export function realFile(name: string): OfficeFile {
  return { name, bytes: new Uint8Array(readFileSync(path.join(shared, name))) };
}

/** Chooses a file in the system's dialog. */
export async function chooseFile(page: Page, file: OfficeFile): Promise<void> {
  await page
    .getByLabel('选择要导入的表格文件')
    .setInputFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.bytes) });
}

/** Drags a file from the desktop onto the window, or onto a part of it. */
export async function dropFile(page: Page, file: OfficeFile, onto = 'body'): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name));
      return transfer;
    },
    { name: file.name, base64: Buffer.from(file.bytes).toString('base64') },
  );
  await page.dispatchEvent(onto, 'dragenter', { dataTransfer });
  await page.dispatchEvent(onto, 'drop', { dataTransfer });
}

/**
 * Answers what is asked before writing as the proposals stand: a name near to a known one is that unit, two near names of the file are two
 * units, and new units join no list.
 */
async function answerAsks(dialog: Locator): Promise<void> {
  for (const group of await dialog.getByRole('radiogroup').all()) {
    if ((await group.getAttribute('aria-label')) === '施行日') {
      await group.getByRole('radio', { name: /1月1日起/ }).check();
      continue;
    }
    const text = (await group.locator('xpath=..').textContent()) ?? '';
    const answer = text.includes('与已有的') ? '同一单位' : text.includes('与本表的') ? '不同单位' : '不属于';
    await group.getByRole('radio', { name: answer, exact: true }).check();
  }
  await dialog.getByRole('button', { name: '写入', exact: true }).click();
}

/** Goes on from the preview: past the names, taking what is suggested, to the written table. */
export async function acceptImport(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: /^下一步/ });
  const write = page.getByRole('button', { name: /^写入/ });
  await next.or(write).waitFor();
  if (await next.isVisible()) {
    await next.click();
    await page.getByRole('button', { name: '全部采用建议' }).click();
  }
  // What is written is said with the same words as what will be: only the answer tells them apart.
  const written = page.waitForResponse(/\/api\/imports\.confirm$/);
  await write.click();
  const dialog = page.getByRole('dialog', { name: '写入前请确认' });
  // Where nothing is asked, it never comes, and what is written ends the wait. A dialog that comes later is not answered.
  const isAsked = await Promise.race([
    written.then(() => false),
    dialog.waitFor({ timeout: 0 }).then(
      () => true,
      () => false,
    ),
  ]);
  if (isAsked) await answerAsks(dialog);
  await written;
}
