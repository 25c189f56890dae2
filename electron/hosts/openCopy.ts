import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fail, succeed, type Outcome } from '../domain/failure.ts';
import { safeFileName } from '../domain/ledger/fileName.ts';

const PREFIX = 'desk-open-';
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Writes a copy of a file to be opened in its own program: under its real name, in a folder of its own among the temporary files, not to be written to, so
 * that nobody takes it for the one that is kept. Copies of the days before go. Answers its path.
 */
export async function writeOpenCopy(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  parent: string = tmpdir(),
): Promise<Outcome<string>> {
  try {
    await removeOld(parent);
    const file = path.join(await mkdtemp(path.join(parent, PREFIX)), safeFileName(name));
    await writeFile(file, bytes, { mode: 0o400, flag: 'wx' });
    return succeed(file);
  } catch {
    return fail('not-writable', `没有打开“${name}”：临时文件夹不能写入。请检查磁盘空间后重试。`, {
      place: { file: name },
    });
  }
}

/** What a program still holds stays for another time. */
async function removeOld(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(PREFIX))) {
    const folder = path.join(parent, name);
    const facts = await stat(folder).catch(() => undefined);
    if (facts && Date.now() - facts.mtimeMs > DAY_MS) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
