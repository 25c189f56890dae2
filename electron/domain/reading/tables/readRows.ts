import { FIRST_LEADS } from '../wording/unitsLabels.ts';
import { cellSign } from './cellSigns.ts';
import type { ColumnsByRole } from './columnsOf.ts';
import { rowAsWentOut } from './hiddenKeys.ts';
import type { TableKind } from '../../model/documents.ts';
import type { TableRow } from './recognisedTable.ts';
import { numberSubRows, subItemReader, type SubItem } from './subItems.ts';
import { addCheck, readersOf } from './rowReaders.ts';
import { ownTime, timeOf, type TimeContext } from './rowTime.ts';
import type { StampOfRow, TableBody } from './tableBody.ts';

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

/** What is proposed of a table as a whole, and stands as a question beside each of its rows. */
export interface TableDoubts {
  readonly time?: string;
  readonly units?: string;
}

/** What the rows of a table share. */
export interface SharedOfRows {
  readonly kind: TableKind;
  readonly columns: ColumnsByRole;
  readonly doubts: TableDoubts;
  /** The body whose table it is, where no column names one. */
  readonly owner: string | undefined;
}

type RowContext = SharedOfRows & TimeContext;

/** Reads the wordings of a table's rows; lists inside their cells become sub-items. */
export function readRows(body: TableBody, shared: SharedOfRows, task: RowsTask): TableRow[] {
  const { columns } = shared;
  const context = {
    ...shared,
    readers: readersOf(task.planYear, saysFirstLeads(columns, body)),
    planYear: task.planYear,
  };
  // Where columns say the role (牵头单位, 配合单位), a list in one of them parts its own units only.
  const hasLists = columns.leadUnits.length + columns.supportUnits.length === 0;
  const subItemsOf = subItemReader();
  const drafts = body.rows.map((row) => rowAsWentOut(row, task.stamped(row.gridRow)));
  return numberSubRows(drafts, ({ gridRow }) => task.keys.has(gridRow)).flatMap((draft) => {
    task.tell(1);
    const key = task.keys.get(draft.gridRow);
    // A row with a key went out from here as one duty, and comes back as one.
    const items = hasLists && key === undefined ? subItemsOf(draft) : [draft];
    return items.map((item) => rowOf(item, key, context));
  });
}

const NAMES_BOTH = /(?:及|和|与|、|\/|／).{0,4}(?:时限|时间|期限)/u;

/** 区财政局，3月底前 under 责任单位及时限: who, and by when. */
function withLimitApart(item: SubItem, { columns }: RowContext): SubItem {
  const isBoth = columns.time.length === 0 && columns.units.some(({ header }) => NAMES_BOTH.test(header));
  if (!isBoth || item.timeWording !== '') return item;
  const parts = item.unitsWording.split(/(?<=[，,；;\n（(])|(?=[（(])/u);
  const isLimit = (part: string): boolean => cellSign(bare(part)) === 'limit' && bare(part) !== '';
  const limits = parts.filter(isLimit).map(bare);
  if (limits.length === 0) return item;
  const units = parts
    .filter((part) => !isLimit(part))
    .join('')
    .replace(/[，,；;\n（(）)\s]+$/u, '');
  return { ...item, unitsWording: units, timeWording: limits.join('；') };
}

function bare(part: string): string {
  return part.replace(/^[（(\s]+|[，,；;\n（(）)\s]+$/gu, '');
}

function rowOf(read: SubItem, key: string | undefined, context: RowContext): TableRow {
  const item = key === undefined ? withLimitApart(read, context) : read;
  const { timeCheck, unitsCheck, beside: _beside, stages: _stages, ...row } = item;
  const { doubts, readers } = context;
  // What went out from here says what it says.
  const time = key === undefined ? timeOf(item, context) : ownTime(item, context);
  const unitsWording = item.unitsWording === '' && key === undefined ? bodyOf(item, context) : item.unitsWording;
  const ofTitle =
    unitsWording === item.unitsWording ? '' : `表中没有责任单位列，已按标题填入“${unitsWording}”，请核对。`;
  return {
    ...row,
    ...(key === undefined ? {} : { key }),
    timeWording: time.wording,
    unitsWording,
    timeReading: addCheck(time.reading, joined(timeCheck, key === undefined ? doubts.time : undefined)),
    unitsReading: addCheck(
      readers.units(unitsWording),
      joined(unitsCheck, ofTitle, key === undefined ? doubts.units : undefined),
    ),
  };
}

/** Who answers where no column says: the body whose name is a heading above, or whose table it is. */
function bodyOf({ task, subtask }: SubItem, { columns, owner }: RowContext): string {
  if (columns.units.length + columns.leadUnits.length + columns.supportUnits.length > 0) return '';
  const heading = [subtask, task].map((text) => text.replace(/^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?\s*/u, ''));
  return heading.find((text) => text !== '' && cellSign(text) === 'unit') ?? owner ?? '';
}

function joined(...notes: readonly (string | undefined)[]): string | undefined {
  const text = notes.join('');
  return text === '' ? undefined : text;
}
