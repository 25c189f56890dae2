import type { HeatCell, HeatColumnView, HeatRowView } from '../../electron/contract/heat.ts';
import type { UnitKind } from '../../electron/contract/shared.ts';
import { LAMP_ORDER, LAMP_WORDS } from '../../electron/domain/words/states.ts';
import { UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';

/** A line of the map: a kind's heading, or a unit with its place among the units. */
export type HeatItem =
  | { readonly kind: UnitKind; readonly units: number }
  | { readonly row: HeatRowView; readonly index: number };

/** Units under their kinds; the rows come in that order. */
export function heatItems(rows: readonly HeatRowView[]): readonly HeatItem[] {
  return rows.flatMap((row, index): readonly HeatItem[] => {
    const line = { row, index };
    if (rows[index - 1]?.kind === row.kind) return [line];
    return [{ kind: row.kind, units: rows.filter(({ kind }) => kind === row.kind).length }, line];
  });
}

export function headingWords({ kind, units }: { readonly kind: UnitKind; readonly units: number }): string {
  return `${UNIT_KIND_WORDS[kind]} ${units}`;
}

/** 区财政局，2021年3月：应办 12，逾期 3，按时 9 */
export function cellWords({ unit }: HeatRowView, { label }: HeatColumnView, cell: HeatCell | undefined): string {
  if (!cell) return `${unit}，${label}：没有应办事项`;
  const counts = LAMP_ORDER.flatMap((lamp) => {
    const count = cell.lamps[lamp] ?? 0;
    return count === 0 ? [] : [`${LAMP_WORDS[lamp]} ${count}`];
  });
  return `${unit}，${label}：${counts.join('，')}`;
}

/** How many a cell says it has; a single occurrence needs no number. */
export function cellCount(cell: HeatCell): string {
  const all = Object.values(cell.lamps).reduce((sum, count) => sum + count, 0);
  return all === 1 ? '' : `${cell.count}`;
}
