import { foldLookAlikes } from '../lookAlikes.ts';
import { takeKeys } from '../reading/tables/hiddenKeys.ts';
import { cellAddress, type Grid } from '../sheets/grid.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';

/** A column of a sheet that is no list of occurrences: 问题整改, 自评表, 任务清单. */
export interface SideColumn<Field extends string = string> {
  readonly field: Field;
  readonly header: string;
  /** In characters of the body font (a Chinese character counts 2). */
  readonly width: number;
  readonly align: 'left' | 'center';
  /** The unit fills it in. */
  readonly open?: true;
  /** It takes a day, or one of these words. */
  readonly isDay?: true;
  readonly choices?: readonly string[];
}

/** A row to be written, with its hidden key; '' where nothing is to be known again. */
export interface SideRow {
  readonly key: string;
  readonly cells: Readonly<Record<string, string>>;
  /** The most that may be given as a number in its column `most.field`. */
  readonly most?: { readonly field: string; readonly value: string };
}

export interface SideSheet {
  readonly name: string;
  readonly title: string;
  /** 填写说明, under the title. */
  readonly instructions: string;
  /** 填报单位：… */
  readonly unit: string;
  readonly columns: readonly SideColumn[];
  /** The column from which on the unit signs. */
  readonly signFrom: string;
  readonly rows: readonly SideRow[];
  /** Rows may be added and the whole may be changed: nothing is locked. */
  readonly free?: true;
}

/** A cell that came back. */
export interface SideCell {
  readonly text: string;
  readonly address: string;
  /** Set where the cell is a date to the program that wrote it: YYYY-MM-DD. */
  readonly date?: string;
  /** It holds a formula whose result was not saved, or that failed. */
  readonly noResult?: true;
}

/** A row that came back. */
export interface ReturnedSideRow<Field extends string> {
  readonly sheet: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  readonly key?: string;
  readonly cell: (field: Field) => SideCell;
}

/** The rows under a header that has all of some columns, whatever was renamed or moved in a sheet; `undefined` where it has no such header. */
export function returnedSideRows<Field extends string>(
  keyed: Grid,
  stamp: WorkbookStamp | undefined,
  columns: readonly SideColumn<Field>[],
  telling: readonly Field[],
): readonly ReturnedSideRow<Field>[] | undefined {
  const { grid, keys } = takeKeys(keyed, stamp);
  const wordOf = (field: Field) => columns.find((column) => column.field === field)?.header ?? '';
  const header = grid.rows.findIndex((cells) => {
    const words = new Set(cells.map((cell) => bare(cell?.text ?? '')));
    return telling.every((field) => words.has(wordOf(field)));
  });
  if (header < 0) return undefined;
  const placeOf = new Map(
    columns.map(({ field, header: word }) => [
      field,
      (grid.rows[header] ?? []).findIndex((cell) => bare(cell?.text ?? '') === word),
    ]),
  );
  return [...grid.rows.keys()]
    .filter((row) => row > header)
    .map((row) => {
      const key = keys.get(row);
      const cell = (field: Field): SideCell => {
        const column = placeOf.get(field) ?? -1;
        const isUnsaved = (grid.notes ?? []).some(
          (note) => note.row === row && note.column === column && (note.kind === 'noResult' || note.kind === 'failed'),
        );
        const found = grid.rows[row]?.[column];
        return {
          text: found?.text.trim() ?? '',
          address: cellAddress(row, Math.max(column, 0)),
          ...(found?.date === undefined ? {} : { date: found.date }),
          ...(isUnsaved ? { noResult: true } : {}),
        };
      };
      return Object.assign({ sheet: grid.sheet, line: row + 1, cell }, key === undefined ? {} : { key });
    });
}

function bare(text: string): string {
  return foldLookAlikes(text)
    .normalize('NFKC')
    .replace(/[\s：:*]/gu, '');
}
