import type { ImportPreview, TablePreview } from '../../electron/contract/imports.ts';

export type SkippedSheetView = ImportPreview['skippedSheets'][number];

/** What can be looked at in a file: its tables, and the sheets in which nothing was found but that can be shown. */
export interface SheetTab {
  /** Stays the same where the sheet is read anew. */
  readonly key: string;
  readonly name: string;
  readonly table?: TablePreview;
  readonly skipped?: SkippedSheetView;
}

/** The tables first, then the sheets without one. Several tables of a sheet are numbered. */
export function sheetsOf({ tables, skippedSheets }: ImportPreview): readonly SheetTab[] {
  const perSheet = new Map<string, number>();
  const total = new Map<string, number>();
  for (const { sheet } of tables) total.set(sheet, (total.get(sheet) ?? 0) + 1);
  const found = tables.map((table): SheetTab => {
    const { sheet } = table;
    const nth = (perSheet.get(sheet) ?? 0) + 1;
    perSheet.set(sheet, nth);
    return { key: `${nth} ${sheet}`, name: (total.get(sheet) ?? 0) > 1 ? `${sheet}（表${nth}）` : sheet, table };
  });
  const skipped = skippedSheets.flatMap((sheet): SheetTab[] =>
    sheet.grid ? [{ key: `1 ${sheet.sheet}`, name: `${sheet.sheet}（未读入）`, skipped: sheet }] : [],
  );
  return [...found, ...skipped];
}
