import type { FillInRoundId, UnitId, Year } from '../../domain/brand.ts';
import type { Outcome } from '../../domain/failure.ts';
import type { ReturnedBook } from '../../domain/fillIn/returned.ts';
import { LatestFew } from './kept.ts';
import type { Ids } from './ports.ts';

/** A file that came back, as it was read. */
export interface ReceivedFile {
  /** Stable within the receipt. */
  readonly key: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Taken in before, and opened again for what was left of it. */
  readonly reopened?: true;
  /** Whose list of tasks it is, as the person said. */
  readonly of?: { readonly roundId: FillInRoundId; readonly unitId: UnitId };
  readonly book: Outcome<ReturnedBook>;
}

export interface PendingReceipt {
  readonly receiptId: string;
  readonly year: Year;
  /** In the order in which they came. */
  readonly files: readonly ReceivedFile[];
}

export interface PendingReceipts {
  /** Begins a receipt, or adds to one that is still there. */
  put(year: Year, files: readonly Omit<ReceivedFile, 'key'>[], receiptId?: string): string;
  get(receiptId: string): PendingReceipt | undefined;
  /** Takes files off; the receipt goes with its last one. */
  remove(receiptId: string, keys: readonly string[]): void;
}

const MAX_RECEIPTS = 6;

/** Receipts in memory; the oldest goes when a seventh comes. */
export function createPendingReceipts(ids: Ids): PendingReceipts {
  const kept = new LatestFew<PendingReceipt>(MAX_RECEIPTS);
  return {
    put(year, files, receiptId) {
      const known = receiptId === undefined ? undefined : kept.get(receiptId);
      const joined = known?.year === year ? known : undefined;
      const id = joined?.receiptId ?? ids.next();
      const added = files.map((file): ReceivedFile => ({ ...file, key: ids.next() }));
      kept.put(id, { receiptId: id, year, files: [...(joined?.files ?? []), ...added] });
      return id;
    },
    get: (receiptId) => kept.get(receiptId),
    remove(receiptId, keys) {
      const receipt = kept.get(receiptId);
      if (!receipt) return;
      const files = receipt.files.filter(({ key }) => !keys.includes(key));
      if (files.length === 0) kept.drop(receiptId);
      else kept.put(receiptId, { ...receipt, files });
    },
  };
}
