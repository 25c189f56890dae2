import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, succeed, type Outcome } from '../domain/failure.ts';
import type { Templates } from '../services/ports.ts';

/** `templates/` in the data folder. A file is written beside its place and moved there, so that none is ever half there. */
export function createTemplates(dataDir: string): Templates {
  const folder = path.join(dataDir, 'templates');
  // Names come from the app's own settings; none may lead out of the folder.
  const place = (name: string) => path.join(folder, path.basename(name));
  return {
    async read(name) {
      try {
        return succeed(Uint8Array.from(await readFile(place(name))));
      } catch (error) {
        return fault(error, name, folder);
      }
    },
    async write(name, bytes) {
      const beside = path.join(folder, `.${randomUUID()}.tmp`);
      try {
        await mkdir(folder, { recursive: true });
        await writeWhole(beside, bytes);
        await rename(beside, place(name));
        return succeed(undefined);
      } catch (error) {
        await rm(beside, { force: true }).catch(() => undefined);
        return fault(error, name, folder);
      }
    },
    async list() {
      try {
        return (await readdir(folder)).filter((name) => name.endsWith('.docx'));
      } catch {
        // The folder is made with the first template.
        return [];
      }
    },
  };
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function fault(error: unknown, name: string, folder: string): Outcome<never> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const place = { file: name };
  switch (code) {
    case 'ENOENT':
      return fail(
        'not-found',
        `没有找到模板“${name}”，可能已从“${folder}”中移走。请放回原处，或重新上传模板、恢复默认。`,
        {
          place,
        },
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return fail('disk-full', `磁盘空间不足，模板“${name}”没有保存，原模板没有改动。请清理磁盘后重试。`, { place });
    case 'EBUSY':
    case 'EPERM':
    case 'EACCES':
    case 'EROFS':
    case 'EEXIST':
    case 'ENOTDIR':
      return fail(
        'not-writable',
        `不能读写模板“${name}”：它可能正被 Word 或 WPS 打开，或文件夹“${folder}”不能写入。请关闭文件、检查文件夹权限后重试。`,
        { place },
      );
    default:
      throw error;
  }
}
