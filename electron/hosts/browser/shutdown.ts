import process from 'node:process';

/**
 * Puts everything away once when the process is told to end (Ctrl+C, a closed terminal, `kill`), or when the program
 * that started it is gone, and then ends it.
 */
export function onShutdown(close: () => Promise<void>): void {
  let closing = false;
  const shutDown = () => {
    if (closing) return;
    closing = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) process.on(signal, shutDown);
  process.on('disconnect', shutDown);
}
