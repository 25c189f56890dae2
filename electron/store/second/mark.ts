import { join } from 'node:path';
import { Refused } from './trouble.ts';
import type { Disk } from './disk.ts';
import { textStream } from './disk.ts';

/** Lies in the chosen folder and tells it from whatever else may stand at its path. People see its name. */
export const MARK_NAME = '政务公开工作台备份.json';

/** The id in a folder's mark; `undefined` where there is none. */
export async function markIn(disk: Disk, folder: string): Promise<string | undefined> {
  try {
    return idIn(await disk.text(join(folder, MARK_NAME)));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function idIn(text: string): string | undefined {
  try {
    const { id } = JSON.parse(text) as { readonly id?: unknown };
    return typeof id === 'string' && /^[\w-]{8,64}$/u.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a folder's mark, also over the same one: what cannot be written to shows here. */
export function writeMark(disk: Disk, folder: string, id: string): Promise<void> {
  const text = JSON.stringify(
    { id, 说明: '政务公开工作台另一处备份的文件夹。程序凭这个文件认出它，请不要删除。' },
    undefined,
    2,
  );
  return disk.write(join(folder, MARK_NAME), textStream(`${text}\n`), () => undefined);
}

/** Throws `Refused` unless the folder is there and is the one that was chosen. */
export async function checkMark(disk: Disk, folder: string, id: string): Promise<void> {
  const { isFolder } = await disk.facts(folder);
  if (!isFolder) throw new Refused({ kind: 'missing' });
  if ((await markIn(disk, folder)) !== id) throw new Refused({ kind: 'otherDrive' });
}
