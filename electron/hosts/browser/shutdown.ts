import { randomUUID } from 'node:crypto';
import process from 'node:process';
import type { Log } from '../../services/app/ports.ts';

/** After an error that nobody caught, putting things away may never come to an end. */
const PATIENCE_MS = 5000;

/**
 * Puts everything away once when the process is told to end (Ctrl+C, a closed terminal, `kill`), or when the program
 * that started it is gone, and then ends it. Answers what does the same after an error.
 */
export function onShutdown(close: () => Promise<void>, log: Log): () => void {
  let closing = false;
  const shutDown = (code: number) => {
    if (closing) return;
    closing = true;
    close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.bug(randomUUID(), error, { method: 'shutdown' });
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) process.on(signal, () => shutDown(0));
  process.on('disconnect', () => shutDown(0));
  return () => {
    setTimeout(() => process.exit(1), PATIENCE_MS);
    shutDown(1);
  };
}
