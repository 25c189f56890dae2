import { cellAddress } from '../../sheets/grid.ts';
import { unreadRoles } from './cellNotes.ts';
import {
  contentOrigin,
  ownCells,
  rowTexts,
  sideTexts,
  type OwnCell,
  type SideText,
  type TableCells,
} from './rowCells.ts';
import type { DutyTexts } from '../../model/duty.ts';
import type { StampedRow } from '../../sheets/stamp.ts';
import { bandOf, isNote } from './rowKinds.ts';
import { isDitto, sectionLevel, splitSubNumber, type SubNumber } from './rowTexts.ts';
import { stageCells, type StageCell } from './stages.ts';
import { timeCellDoubt } from './timeCells.ts';

/** A duty of the table before its wordings are read. */
export interface RowDraft extends DutyTexts {
  readonly gridRow: number;
  readonly address: string;
  /** What was proposed where the table had a blank, for a person to confirm. */
  readonly unitsCheck?: string;
  readonly timeCheck?: string;
  readonly beside?: readonly SideText[];
  /** What is to be reached by the quarters or months that the header names. */
  readonly stages?: readonly StageCell[];
}

export interface LeftOutText {
  readonly address: string;
  readonly text: string;
  /** In Chinese, where it is no remark or signature. */
  readonly reason?: string;
}

export interface TableBody {
  readonly rows: readonly RowDraft[];
  readonly leftOut: readonly LeftOutText[];
}

/** What a row of the sheet said when it went out from here, where it did. */
export type StampOfRow = (row: number) => StampedRow | undefined;

/** Units of one duty that stand in several rows; who is named is named once. */
interface JoinedUnits {
  readonly parts: string[];
  readonly names: Set<string>;
}

interface BodyDraft {
  readonly cells: TableCells;
  readonly title: string;
  /** No merged labels at all, as in a table pasted from Word: blanks are proposed to be filled from above. */
  readonly fillsBlanks: boolean;
  /** What a row said when it went out from here; it is filled from there, never from the row above. */
  readonly stamped: StampOfRow;
  readonly rows: RowDraft[];
  readonly leftOut: (LeftOutText & { readonly row: number })[];
  /** Banding rows whose rows have not come yet; at the table's end they are remarks. */
  bands: OwnCell[];
  section: string;
  subsection: string;
  above: DutyTexts | undefined;
  lastContent: string;
  /** Units that several rows give to the last duty. */
  joined: JoinedUnits | undefined;
  lastSub: SubNumber | undefined;
}

/** Whether any label of the body is merged downwards. */
function hasMergedLabels({ index, columns }: TableCells, rows: readonly number[]): boolean {
  const labels = new Set(
    [
      columns.number,
      columns.task,
      columns.subtask,
      columns.units,
      columns.leadUnits,
      columns.supportUnits,
      columns.time,
    ]
      .flat()
      .map(({ column }) => column),
  );
  const [first = 0] = rows;
  const last = rows.at(-1) ?? 0;
  return index
    .beginningIn(first, last)
    .some(({ top, bottom, left }) => bottom > top && bottom <= last && labels.has(left));
}

/** Reads the rows below a header: duties, with merged, banded and (proposed) blank labels filled in; and what is no duty. */
export function readBody(
  cells: TableCells,
  rows: readonly number[],
  title: string,
  stamped: StampOfRow = () => undefined,
): TableBody {
  const body: BodyDraft = {
    cells,
    title,
    fillsBlanks: !hasMergedLabels(cells, rows),
    stamped,
    rows: [],
    leftOut: [],
    bands: [],
    section: '',
    subsection: '',
    above: undefined,
    lastContent: '',
    joined: undefined,
    lastSub: undefined,
  };
  for (const row of rows) readRow(body, row);
  closeUnits(body);
  leaveOut(body, body.bands);
  const leftOut = body.leftOut
    .toSorted((a, b) => a.row - b.row)
    .map(({ address, text, reason }) => (reason === undefined ? { address, text } : { address, text, reason }));
  return { rows: body.rows, leftOut };
}

const UNREAD_CONTENT = '这一行的内容读不出来，没有作为事项';

function leaveOut({ leftOut }: BodyDraft, cells: readonly OwnCell[], reason?: string): void {
  const [first] = cells;
  if (!first) return;
  const isBands = cells.every(({ origin }, i) => i === 0 || origin.row !== cells[i - 1]?.origin.row);
  const why = reason === undefined ? {} : { reason };
  if (isBands) leftOut.push(...cells.map(({ address, text, origin: { row } }) => ({ row, address, text, ...why })));
  else
    leftOut.push({
      row: first.origin.row,
      address: first.address,
      text: cells.map(({ text }) => text).join('　'),
      ...why,
    });
}

function readRow(body: BodyDraft, row: number): void {
  const own = ownCells(body.cells, row);
  const [first] = own;
  const stamped = body.stamped(row);
  const texts = rowTexts(body.cells, row, stamped ? 'asWritten' : 'asMeant');
  if (!stamped && texts.content === '' && unreadRoles(body.cells, row).has('content')) {
    // The row asks for something that cannot be read; what stands beside it is no other row's.
    leaveOut(body, own, UNREAD_CONTENT);
    body.above = fillFromAbove(body, row, texts).texts;
    return;
  }
  if (!first) return;
  if (stamped) {
    addRow(body, row, filledFrom(stamped, texts));
    return;
  }
  if (own.length === 1 && first.text === body.title) return;
  if (isNote(body.cells, own, texts)) {
    leaveOut(body, own);
    return;
  }
  const band = bandOf(body.cells, own, texts);
  if (band) {
    body.bands.push(band);
    return;
  }
  const content =
    texts.content || (texts.unitsWording !== '' || texts.timeWording !== '' ? texts.subtask || texts.task : '');
  if (content !== '') addRow(body, row, { ...texts, content, subtask: content === texts.subtask ? '' : texts.subtask });
  else if (texts.unitsWording !== '' && own.every(({ text }) => texts.unitsWording.includes(text)))
    continueUnits(body, own, texts.unitsWording);
  else leaveOut(body, own);
}

function namesIn(units: string): string[] {
  return units.split(/[、，,；;\n\s]+/u).filter((name) => name !== '');
}

/** Adds units to the last duty, unless they stand there already. They are put together when the duty is complete. */
function joinUnits(body: BodyDraft, last: RowDraft, units: string): void {
  body.joined ??= {
    parts: last.unitsWording === '' ? [] : [last.unitsWording],
    names: new Set(namesIn(last.unitsWording)),
  };
  const names = namesIn(units);
  const { parts, names: known } = body.joined;
  if (names.every((name) => known.has(name))) return;
  parts.push(units);
  for (const name of names) known.add(name);
}

function closeUnits(body: BodyDraft): void {
  const last = body.rows.at(-1);
  if (body.joined && last) body.rows[body.rows.length - 1] = { ...last, unitsWording: body.joined.parts.join('\n') };
  body.joined = undefined;
}

/** Units of the row above that ran on over a page break. */
function continueUnits(body: BodyDraft, own: readonly OwnCell[], units: string): void {
  const last = body.rows.at(-1);
  if (!last) return leaveOut(body, own);
  joinUnits(body, last, units);
  const unitsCheck = `${own[0]?.address ?? ''} 的“${brief(units)}”没有对应的内容，已并入上一行，请核对。`;
  if (last.unitsCheck === undefined) body.rows[body.rows.length - 1] = { ...last, unitsCheck };
}

/**
 * Bands that have rows below them become task and second-level task where the table has no task column of its own. Beside
 * one level of tasks, numbered headings (一、) are the level above; beside two, headings say nothing that the rows do not.
 */
function applyBands(body: BodyDraft): void {
  const { task, subtask } = body.cells.columns;
  for (const band of body.bands) {
    const level = sectionLevel(band.text);
    if (task.length > 0 && (subtask.length > 0 || level !== 1)) {
      leaveOut(body, [band]);
    } else if (level === 2 && body.section !== '') {
      body.subsection = band.text;
    } else {
      body.section = band.text;
      body.subsection = '';
    }
  }
  body.bands = [];
}

interface Filled {
  readonly texts: DutyTexts;
  readonly unitsCheck?: string;
  readonly timeCheck?: string;
}

function brief(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return line.length > 24 ? `${line.slice(0, 24)}…` : line;
}

const UNITS_ROLES = ['units', 'leadUnits', 'supportUnits'] as const;

/** Fills blanks from the row above: 「同上」 always, plain blanks where the table lost its merges; never a cell that holds something unreadable. */
function fillFromAbove({ above, fillsBlanks, cells }: BodyDraft, row: number, texts: DutyTexts): Filled {
  if (!above) return { texts };
  const unread = unreadRoles(cells, row);
  const missing = (text: string, before: string): boolean =>
    before !== '' && (isDitto(text) || (fillsBlanks && text === ''));
  const task = !unread.has('task') && missing(texts.task, above.task) ? above.task : texts.task;
  const sameTask = task === above.task;
  const subtask =
    sameTask && !unread.has('subtask') && missing(texts.subtask, above.subtask) ? above.subtask : texts.subtask;
  const noUnits = UNITS_ROLES.some((role) => unread.has(role));
  const units = !noUnits && missing(texts.unitsWording, above.unitsWording) ? above.unitsWording : texts.unitsWording;
  const time =
    !unread.has('time') && missing(texts.timeWording, above.timeWording) ? above.timeWording : texts.timeWording;
  const labels = task !== texts.task || subtask !== texts.subtask ? '任务名称为空，已按上一行补入，请核对。' : '';
  const unitsNote = units === texts.unitsWording ? '' : `责任单位为空，已按上一行补入“${brief(units)}”，请核对。`;
  const timeNote = time === texts.timeWording ? '' : `时限为空，已按上一行补入“${brief(time)}”，请核对。`;
  return {
    texts: { ...texts, task, subtask, unitsWording: units, timeWording: time },
    ...(labels + unitsNote === '' ? {} : { unitsCheck: labels + unitsNote }),
    ...(timeNote === '' ? {} : { timeCheck: timeNote }),
  };
}

/** Labels are blank where somebody undid the merges, to sort the rows, say: they are as they went out. */
function filledFrom({ cells }: StampedRow, texts: DutyTexts): DutyTexts {
  const { task = '', subtask = '', content = '' } = cells;
  return {
    ...texts,
    task: texts.task || task,
    subtask: texts.subtask || subtask,
    content: texts.content || content,
  };
}

function addRow(body: BodyDraft, row: number, read: DutyTexts): void {
  if (body.bands.length > 0) applyBands(body);
  const stamped = body.stamped(row);
  const { texts, ...filled }: Filled = stamped ? { texts: read } : fillFromAbove(body, row, withSections(body, read));
  const doubt = contentDoubt(body.cells, row) ?? timeDoubt(body.cells, row, stamped !== undefined);
  const notes = doubt === undefined ? filled : { ...filled, timeCheck: doubt };
  const origin = contentOrigin(body.cells, row);
  const key = `${origin.row}:${origin.column}`;
  const last = body.rows.at(-1);
  // The number that sub-numbers count under may stand only in the task's first row.
  const isSameTask = texts.task !== '' && texts.task === body.above?.task && inSameSection(body, texts, body.above);
  const taskNumber = texts.number || (isSameTask ? (body.above?.number ?? '') : '');
  body.above = { ...texts, number: taskNumber };
  const isSameContent = last !== undefined && key === body.lastContent && !namesItself(body.cells, row);
  if (last && isSameContent && (texts.timeWording === last.timeWording || texts.timeWording === '')) {
    // One measure merged over several rows, each with units of its own, is one duty.
    joinUnits(body, last, texts.unitsWording);
    return;
  }
  closeUnits(body);
  body.lastContent = key;
  const numbered = stamped ? undefined : splitSubNumber(texts.content, taskNumber, body.lastSub);
  if (numbered) body.lastSub = numbered.sub;
  const { number, content } = numbered ?? texts;
  const beside = stamped ? [] : sideTexts(body.cells, row);
  const stages = stageCells(body.cells, row);
  body.rows.push({
    ...texts,
    number,
    content,
    gridRow: row,
    address: cellAddress(origin.row, origin.column),
    ...notes,
    ...(beside.length === 0 ? {} : { beside }),
    ...(stages.length === 0 ? {} : { stages }),
  });
}

/** Whether a row has a number or a label of its own: below one content cell that several share, it is an item of its own. */
function namesItself({ grid, index, columns }: TableCells, row: number): boolean {
  return [columns.number, columns.task, columns.subtask].flat().some(({ column }) => {
    const origin = index.originOf(row, column);
    return origin.row === row && origin.column === column && (grid.rows[row]?.[column]?.text.trim() ?? '') !== '';
  });
}

/** Below a heading, the task column's tasks are the second level. */
function inSameSection({ section, cells }: BodyDraft, texts: DutyTexts, above: DutyTexts): boolean {
  return section === '' || cells.columns.task.length === 0 || texts.subtask === above.subtask;
}

/** A content cell whose formula failed shows #REF! in place of a duty. */
function contentDoubt({ columns, index, grid }: TableCells, row: number): string | undefined {
  for (const { column } of columns.content) {
    const { text, kind } = index.cellAt(row, column) ?? {};
    if (kind === 'error') {
      return `工作表“${grid.sheet}”的单元格 ${cellAddress(row, column)} 是公式错误“${text ?? ''}”，请在表格中改正后重新导入。`;
    }
  }
  return undefined;
}

/** A doubt about what a time cell of the row says. */
function timeDoubt({ columns, index }: TableCells, row: number, wentOut: boolean): string | undefined {
  return columns.time
    .map(({ column }) => index.cellAt(row, column))
    .filter((cell) => !wentOut || cell?.kind !== 'text')
    .map(timeCellDoubt)
    .find((doubt) => doubt !== undefined);
}

function withSections({ section, subsection, cells }: BodyDraft, texts: DutyTexts): DutyTexts {
  if (section === '') return texts;
  return { ...texts, task: section, subtask: cells.columns.task.length > 0 ? texts.task : subsection };
}
