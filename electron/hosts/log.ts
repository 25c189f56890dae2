import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../services/app/ports.ts';

const LIMIT = 1024 * 1024;

export interface DeskLog extends Log {
  /** The latest entries, without anything that a person typed or is called. */
  recent(): string;
}

/**
 * Writes bugs to `logs/desk.log` of the data folder, one previous file kept, and shows a line that says where they are.
 * What people typed is not written: the stack and the method's name are enough to find a bug.
 */
export function createLog(dataDir: string, show: (line: string) => void): DeskLog {
  const file = path.join(dataDir, 'logs', 'desk.log');
  return {
    bug(id, error, context) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const entry = `${new Date().toISOString()} ${id} ${JSON.stringify(context)}\n${stack}\n`;
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(file, `${file}.1`);
        appendFileSync(file, entry);
        show(`程序出错，编号 ${id}，详情已记入 ${file}\n`);
      } catch {
        // A full or read-only disk must not turn one bug into two. The first line of what happened is then all there is.
        show(`程序出错，编号 ${id}，日志 ${file} 写不进去：${String(error).split('\n', 1)[0]}\n`);
      }
    },
    recent() {
      try {
        return withoutPersons(readFileSync(file, 'utf8'));
      } catch {
        return '';
      }
    },
  };
}

const LAST_LINES = 200;

/** Times, ids, methods and places in the code. Messages go, which may quote what people typed, and so do folders, which may bear a person's name. */
function withoutPersons(text: string): string {
  return text
    .split('\n')
    .filter((line) => /^\d{4}-\d\d-\d\dT\S+ \S+ \{|^\s+at /u.test(line))
    .slice(-LAST_LINES)
    .map((line) => line.replace(/(?:file:\/\/)?(?:[A-Za-z]:)?[\\/][^():]*[\\/]([^\\/():]+)/gu, '$1'))
    .join('\n');
}
