import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { assertNever } from '../domain/brand.ts';
import type { Log } from '../services/app/ports.ts';

/** How an error came to be nobody's. */
export type CrashKind = 'exception' | 'rejection';

/**
 * Whether the process has to end after an error that nobody caught. A rejection is one request's: each command is one
 * transaction, so nothing is half done, and the others go on. An exception may have left anything in any state, but for
 * a connection or a terminal that went away. Before the app answers there is nothing to go on with.
 */
export function mustEnd(kind: CrashKind, error: unknown, isServing: boolean): boolean {
  if (!isServing) return true;
  switch (kind) {
    case 'rejection':
      return false;
    case 'exception':
      return !isLostConnection(error);
    default:
      return assertNever(kind);
  }
}

function isLostConnection(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EPIPE' || code === 'ECONNRESET' || code === 'EIO';
}

export interface CrashGuard {
  /** From here on a stray rejection ends nothing. */
  readonly serving: () => void;
}

/**
 * Logs every error that nobody caught, once, and calls `end` with the entry's id where the process must not go on. A
 * terminal or a pipe that is gone is no error at all: what was to be said there is lost, the app is not.
 */
export function guardProcess(log: Log, end: (id: string) => void): CrashGuard {
  let isServing = false;
  let isEnding = false;
  const take = (kind: CrashKind) => (error: unknown) => {
    const id = randomUUID();
    log.bug(id, error, { method: kind });
    if (isEnding || !mustEnd(kind, error, isServing)) return;
    isEnding = true;
    end(id);
  };
  process.on('uncaughtException', take('exception'));
  process.on('unhandledRejection', take('rejection'));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    serving: () => {
      isServing = true;
    },
  };
}
