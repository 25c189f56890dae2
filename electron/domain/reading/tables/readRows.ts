import { readTimeWording, reportsYearBefore } from '../wording/time.ts';
import type { TimeReading, UnitsReading } from '../wording/reading.ts';
import { readUnitsWording } from '../wording/units.ts';
import { FIRST_LEADS } from '../wording/unitsLabels.ts';
import type { ColumnsByRole } from './columnsOf.ts';
import { rowAsWentOut } from './hiddenKeys.ts';
import type { TableKind } from '../../model/documents.ts';
import type { TableRow } from './recognisedTable.ts';
import { numberSubRows, subItemReader, type SubItem } from './subItems.ts';
import type { RowDraft, StampOfRow, TableBody } from './tableBody.ts';

function addCheck<Reading extends TimeReading | UnitsReading>(reading: Reading, note: string | undefined): Reading {
  return note === undefined ? reading : { ...reading, check: note + (reading.check ?? '') };
}

/** Readers that remember: the same wordings stand in many rows of a table. */
interface Readers {
  readonly time: (wording: string, source: 'time' | 'content', subject: string) => TimeReading;
  readonly units: (wording: string) => UnitsReading;
}

function readersOf(planYear: number, firstLeads: boolean): Readers {
  const times = new Map<string, TimeReading>();
  const units = new Map<string, UnitsReading>();
  return {
    time: (wording, source, subject) => {
      // All that a reading takes from its subject is whether that reports on the year before.
      const key = `${source} ${reportsYearBefore(subject)} ${wording}`;
      const reading = times.get(key) ?? readTimeWording(wording, { planYear, source, subject });
      times.set(key, reading);
      return reading;
    },
    units: (wording) => {
      const reading = units.get(wording) ?? readUnitsWording(wording, { firstLeads });
      units.set(wording, reading);
      return reading;
    },
  };
}

function readTime({ timeWording, content }: RowDraft, kind: TableKind, readers: Readers): TimeReading {
  // In a schedule an empty limit is a gap; in a breakdown the measure itself says when.
  return kind === 'schedule' || timeWording !== ''
    ? readers.time(timeWording, 'time', content)
    : readers.time(content, 'content', '');
}

/** 「责任单位（第一个为牵头单位）」 in the header, or the same in a remark under the table. */
function saysFirstLeads(columns: ColumnsByRole, body: TableBody): boolean {
  const header = columns.units[0]?.header ?? '';
  return [header, ...body.leftOut.map(({ text }) => text)].some((text) => FIRST_LEADS.test(text));
}

export interface RowsTask {
  readonly planYear: number;
  /** Hidden keys by row of the sheet. */
  readonly keys: ReadonlyMap<number, string>;
  /** What a row of the sheet said when it went out from here. */
  readonly stamped: StampOfRow;
  readonly tell: (rows: number) => void;
}

/** Reads the wordings of a table's rows; lists inside their cells become sub-items. */
export function readRows(body: TableBody, kind: TableKind, columns: ColumnsByRole, task: RowsTask): TableRow[] {
  const readers = readersOf(task.planYear, saysFirstLeads(columns, body));
  // Where columns say the role (牵头单位, 配合单位), a list in one of them parts its own units only.
  const hasLists = columns.leadUnits.length + columns.supportUnits.length === 0;
  const subItemsOf = subItemReader();
  const drafts = body.rows.map((row) => rowAsWentOut(row, task.stamped(row.gridRow)));
  return numberSubRows(drafts, ({ gridRow }) => task.keys.has(gridRow)).flatMap((draft) => {
    task.tell(1);
    const key = task.keys.get(draft.gridRow);
    // A row with a key went out from here as one duty, and comes back as one.
    const items = hasLists && key === undefined ? subItemsOf(draft) : [draft];
    return items.map((item) => rowOf(item, key, kind, readers));
  });
}

function rowOf(item: SubItem, key: string | undefined, kind: TableKind, readers: Readers): TableRow {
  const { timeCheck, unitsCheck, ...row } = item;
  return {
    ...row,
    ...(key === undefined ? {} : { key }),
    timeReading: addCheck(readTime(item, kind, readers), timeCheck),
    unitsReading: addCheck(readers.units(item.unitsWording), unitsCheck),
  };
}
