import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Outcome } from '../../electron/domain/failure.ts';
import { openStore } from '../../electron/store/openStore.ts';
import type { Store } from '../../electron/store/store.ts';

/** Ids that are the same in every run: id-1, id-2, … */
export function countingIds(prefix = 'id'): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `${prefix}-${last}`;
  };
}

/** A folder of its own for a test; call `remove` at the end. */
export function temporaryFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The value of an outcome that must be one. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.value;
}

/** The refusal of an outcome that must be one. */
export function refusalOf(outcome: Outcome<unknown>) {
  if (outcome.ok) throw new Error(`Expected a refusal, got ${JSON.stringify(outcome.value)}`);
  return outcome.error;
}

export async function openTestStore(folder: string, ids?: string | (() => string)): Promise<Store> {
  const nextId = typeof ids === 'function' ? ids : countingIds(ids);
  return valueOf(await openStore({ folder, nextId }));
}
