import type { UnitId } from '../../domain/brand.ts';
import type { FillInBook } from '../../domain/fillIn/round.ts';
import type { SideRow, SideSheet } from '../../domain/fillIn/sideSheet.ts';
import { rowKey, type StampedRow } from '../../domain/sheets/stamp.ts';

/** Sheets of a book, and what its stamp says of their rows. */
export interface StampedSheets {
  readonly sheets: readonly SideSheet[];
  readonly stamped: readonly (readonly [string, StampedRow])[];
}

/** Where the sheets go: the book, its units' names, and how many keys are given in it. */
export interface SheetPlace {
  readonly book: FillInBook;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly before: number;
}

/** A sheet for each unit of a book that has something open; `sheetOf` makes all of it but the rows and the unit's line. */
export function openSheets<One extends { readonly id: string }>(
  { book, unitNames, before }: SheetPlace,
  open: ReadonlyMap<UnitId, readonly One[]>,
  cellsOf: (one: One) => SideRow['cells'],
  sheetOf: (unit: string | undefined) => Omit<SideSheet, 'rows' | 'unit'>,
): StampedSheets {
  const stamped: (readonly [string, StampedRow])[] = [];
  const sheets = book.unitIds.flatMap((unitId): readonly SideSheet[] => {
    const own = open.get(unitId) ?? [];
    if (own.length === 0) return [];
    const unit = unitNames.get(unitId) ?? '';
    const rows = own.map((one): SideRow => {
      const key = rowKey(book.id, before + stamped.length);
      const cells = cellsOf(one);
      stamped.push([key, { id: one.id, cells }]);
      return { key, cells };
    });
    return [{ ...sheetOf(book.unitIds.length > 1 ? unit : undefined), unit: `填报单位：${unit}`, rows }];
  });
  return { sheets, stamped };
}
