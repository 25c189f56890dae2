import type { HeatMatrix } from '../../electron/contract/heat.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { TableCopy } from '../grid/csv.ts';
import { LAMP_ORDER, LAMP_WORDS } from '../../electron/domain/words/states.ts';
import { UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';

/** The map in words: a cell says how many occurrences have which lamp, the worst first. */
export function heatTable({ rows, columns }: HeatMatrix, year: Year): TableCopy {
  return {
    name: `${year}年热力图`,
    header: ['单位', '类别', '逾期合计', ...columns.map(({ label }) => label)],
    rows: rows.map((row) => [
      row.unit,
      UNIT_KIND_WORDS[row.kind],
      row.overdue,
      ...columns.map((_, column) => {
        const lamps = row.cells[column]?.lamps ?? {};
        return LAMP_ORDER.flatMap((lamp) => ((lamps[lamp] ?? 0) > 0 ? [`${LAMP_WORDS[lamp]}${lamps[lamp]}`] : [])).join(
          '、',
        );
      }),
    ]),
  };
}
