import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, succeed, type Outcome } from '../domain/failure.ts';
import type { Templates } from '../services/app/ports.ts';
import { writeWhole } from './writeWhole.ts';

/** `templates/` in the data folder. Nothing is there until the office brings a template of its own. */
export function createTemplates(dataDir: string): Templates {
  const folder = path.join(dataDir, 'templates');
  // Names come from the app's own settings; none may lead out of the folder.
  const place = (name: string) => path.join(folder, path.basename(name));
  return {
    async read(name) {
      try {
        return succeed(Uint8Array.from(await readFile(place(name))));
      } catch (error) {
        return unreadable(error, name, folder);
      }
    },
    async write(name, bytes) {
      try {
        await mkdir(folder, { recursive: true });
      } catch {
        return fail(
          'not-writable',
          `模板没有保存，原模板没有改动：不能建立文件夹“${folder}”。请检查数据文件夹的权限和磁盘空间后重试。`,
        );
      }
      const written = await writeWhole(place(name), bytes);
      return written.ok ? succeed(undefined) : written;
    },
    async remove(name) {
      await rm(place(name), { force: true }).catch(() => undefined);
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

function unreadable(error: unknown, name: string, folder: string): Outcome<never> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const place = { file: name };
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return fail(
      'not-found',
      `没有找到模板“${name}”，可能已从“${folder}”中移走。请放回原处，或重新上传模板、恢复默认。`,
      { place },
    );
  }
  return fail('file-locked', `不能读取模板“${name}”：它可能正被 Word 或 WPS 打开，或没有读取权限。请关闭后重试。`, {
    place,
  });
}
