import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../services/app/ports.ts';

const LIMIT = 1024 * 1024;

export interface DeskLog extends Log {
  /** The latest entries, without anything that a person typed or is called. */
  recent(): string;
}

/**
 * Writes bugs to `logs/desk.log` of the data folder, one previous file kept, and shows them on the console.
 * What people typed is not written: the stack and the method's name are enough to find a bug.
 */
export function createLog(dataDir: string, show: (line: string) => void): DeskLog {
  const file = path.join(dataDir, 'logs', 'desk.log');
  return {
    bug(id, error, context) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const entry = `${new Date().toISOString()} ${id} ${JSON.stringify(context)}\n${stack}\n`;
      show(entry);
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(file, `${file}.1`);
        appendFileSync(file, entry);
      } catch {
        // A full or read-only disk must not turn one bug into two; the console has the entry.
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
