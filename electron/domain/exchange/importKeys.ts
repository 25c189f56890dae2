import type { DutyId, Year } from '../brand.ts';
import { chineseDate } from '../dates/chineseDate.ts';
import { dayInChina } from '../dates/instant.ts';
import type { RecognisedFile, TableRow } from '../reading/tables/recognisedTable.ts';
import { isRowKey, type StampedRow, type WorkbookStamp } from '../sheets/stamp.ts';
import { DUTY_TEXT_FIELDS } from '../model/duty.ts';
import { sameText, textsOf } from './importTexts.ts';

/** Whose data a file is set beside. */
export interface OwnWorkspace {
  /** The setting `workspace`. */
  readonly workspace: string;
  readonly year: Year;
}

/** What a file's stamp says, and what the person should know of it. */
export interface StampFinding {
  /** The stamp, where it is of this office and year and its rows are duties. */
  readonly stamp?: WorkbookStamp;
  /** Chinese sentences. */
  readonly notes: readonly string[];
}

/** Judges a file's stamp. Without a trusted one its hidden keys mean nothing, and rows are matched by what they say. */
export function judgeStamp({ stamp, tables }: RecognisedFile, home: OwnWorkspace): StampFinding {
  if (!stamp) {
    const hasKeys = tables.some(({ rows }) => rows.some(({ key }) => key !== undefined));
    return { notes: hasKeys ? [`这个文件由本程序导出，但里面的识别信息已损坏或被删除，${BY_TEXT}`] : [] };
  }
  const when = exportDay(stamp.madeAt);
  if (stamp.workspace !== home.workspace) {
    return { notes: [`这个文件由“${stamp.district}”的工作台${when}导出，不是本工作区的，${BY_TEXT}`] };
  }
  if (stamp.year !== home.year) {
    return {
      notes: [
        `这个文件是${when}导出的 ${stamp.year} 年度的表格，不是 ${home.year} 年度的，${BY_TEXT}请确认年度是否选对。`,
      ],
    };
  }
  if (stamp.kind === 'fillIn') {
    return { notes: [`这是${when}发给单位的填报表。请在“填报”中收回；在这里只当作普通表格读取。`] };
  }
  if (stamp.kind === 'report') {
    return { notes: [`这是本程序${when}导出的统计表，只供查看打印；在这里只当作普通表格读取。`] };
  }
  return { stamp, notes: [`这个文件由本程序${when}导出，各行按隐藏编号与现有事项对应，只列出导出之后改动的地方。`] };
}

const BY_TEXT = '各行改按序号和文字与现有事项对应。';

/** 于2021年6月28日; nothing where the stamp does not say when. */
function exportDay(instant: string): string {
  const day = dayInChina(instant);
  return day === undefined ? '' : `于${chineseDate(day)}`;
}

/** What a row's hidden key leads to. */
export interface KeyFinding {
  /** The duty, and its cells as they went out. */
  readonly found?: { readonly dutyId: DutyId; readonly stamped: StampedRow };
  /** It led to a duty that was deleted since. */
  readonly deleted?: true;
  /** A copy of another row: it is new, whatever it says. */
  readonly copy?: true;
  /** What is wrong with the key, in Chinese. */
  readonly trouble?: string;
}

/** Follows the hidden keys of a file's rows. `exists`: whether there is such a duty in the year. Rows without a key are left out. */
export function followKeys(
  rows: readonly TableRow[],
  stamp: WorkbookStamp | undefined,
  exists: (id: DutyId) => boolean,
): ReadonlyMap<TableRow, KeyFinding> {
  const keyed = rows.flatMap((row) => (row.key === undefined ? [] : [{ row, key: row.key }]));
  const findings = new Map<TableRow, KeyFinding>();
  for (const [key, bearers] of Map.groupBy(keyed, (each) => each.key)) {
    const stamped = stamp && Object.hasOwn(stamp.rows, key) ? stamp.rows[key] : undefined;
    const owner = bearers.find(({ row }) => stamped && saysAsStamped(row, stamped)) ?? bearers[0];
    for (const each of bearers) {
      findings.set(
        each.row,
        owner === undefined || each === owner ? follow(key, stamp, stamped, exists) : copyOf(each.row, owner.row),
      );
    }
  }
  return findings;
}

function follow(
  key: string,
  stamp: WorkbookStamp | undefined,
  stamped: StampedRow | undefined,
  exists: (id: DutyId) => boolean,
): KeyFinding {
  if (!isRowKey(key)) return { trouble: `这一行的隐藏编号被改动过，${BY_TEXT_ROW}` };
  // What is wrong with the whole file is said of the file.
  if (!stamp) return {};
  if (!stamped) return { trouble: `这一行的隐藏编号不是这个文件的，可能从别的表格复制而来，${BY_TEXT_ROW}` };
  // A stamp's ids are those of the duties it was written from.
  const dutyId = stamped.id as DutyId;
  if (exists(dutyId)) return { found: { dutyId, stamped } };
  return { deleted: true, trouble: '这一项在表格导出之后已从本程序删除。要重新加入，请勾选这一行。' };
}

const BY_TEXT_ROW = '已改按序号和文字对应。';

/** Several rows of one sheet row (a list that became sub-items) share its key without anybody having copied it. */
function copyOf(row: TableRow, owner: TableRow): KeyFinding {
  if (row.gridRow === owner.gridRow && row.address === owner.address) return {};
  return { copy: true, trouble: `这一行与第 ${owner.gridRow + 1} 行的隐藏编号相同，是复制出来的行，按新增处理。` };
}

function saysAsStamped(row: TableRow, { cells }: StampedRow): boolean {
  const texts = textsOf(row);
  return DUTY_TEXT_FIELDS.every((field) => {
    const stamped = cells[field];
    return stamped === undefined || field === 'number' || sameText(texts[field], stamped);
  });
}
