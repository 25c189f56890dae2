const MEGABYTE = 1024 * 1024;

/** What a file may weigh before it is refused. Offices' tables are below 5 MB; the limits leave a wide margin and still stop a machine from filling up. */
export const LIMITS = {
  /** Bytes of the file as it comes. */
  fileBytes: 50 * MEGABYTE,
  /** Bytes of a workbook once unpacked, declared or real. */
  unpackedBytes: 300 * MEGABYTE,
  /** Parts inside a packed workbook. */
  entries: 5000,
  sheets: 500,
  /** Per sheet, counted up to the last filled row and column. */
  rows: 200_000,
  columns: 1000,
  /** Characters of one paragraph, of one line of a text or of one cell, whose own limit in spreadsheets is 32,767. */
  textLength: 1_000_000,
} as const;

/** Bytes as a person reads them, e.g. `200.0 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
