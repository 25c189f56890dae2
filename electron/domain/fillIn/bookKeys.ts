import { isRowKey, rowKey } from '../sheets/stamp.ts';
import type { ReturnedBook } from './returned.ts';

/** The place that a key of this book names; `undefined` for keys of other books and keys that were changed. */
export function placeInKey(key: string, book: string): number | undefined {
  const [, number] = /^§(?:[\w-]+)-(\d+)-[0-9a-z]+$/u.exec(key) ?? [];
  if (number === undefined || !isRowKey(key)) return undefined;
  return key === rowKey(book, Number(number)) ? Number(number) : undefined;
}

/** The book that a key belongs to; `undefined` where the key is not as any book of ours wrote it. */
export function bookOfKey(key: string): string | undefined {
  return isRowKey(key) ? /^§([\w-]+)-\d+-[0-9a-z]+$/u.exec(key)?.[1] : undefined;
}

/** The book that most keys belong to, for workbooks whose stamp is gone. */
export function bookByKeys({ sheets }: ReturnedBook): string | undefined {
  const counts = new Map<string, number>();
  for (const { rows } of sheets) {
    for (const { key } of rows) {
      const book = key === undefined ? undefined : bookOfKey(key);
      if (book !== undefined) counts.set(book, (counts.get(book) ?? 0) + 1);
    }
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
