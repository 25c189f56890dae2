import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../services/app/ports.ts';

const LIMIT = 1024 * 1024;

/**
 * Writes bugs to `logs/desk.log` of the data folder, one previous file kept, and shows them on the console.
 * What people typed is not written: the stack and the method's name are enough to find a bug.
 */
export function createLog(dataDir: string, show: (line: string) => void): Log {
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
  };
}
