import type { Grid } from '../sheets/grid.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import { returnedSideRows, type SideColumn } from './sideSheet.ts';

/** What a row of a unit's own list of tasks (任务清单) says; all of it is the unit's. */
export type TaskField = 'number' | 'content' | 'time' | 'section' | 'remarks';

/** The columns of the empty list that goes out. Their headers are words that the reading of tables knows, as units also send lists of their own making. */
export const TASK_COLUMNS: readonly SideColumn<TaskField>[] = [
  { field: 'number', header: '序号', width: 6, align: 'center', open: true },
  { field: 'content', header: '任务内容', width: 60, align: 'left', open: true },
  { field: 'time', header: '完成时限', width: 20, align: 'center', open: true },
  { field: 'section', header: '责任科室', width: 20, align: 'center', open: true },
  { field: 'remarks', header: '备注', width: 24, align: 'left', open: true },
];

/** A task as a unit's list has it. */
export interface ListedTask {
  readonly content: string;
  readonly timeWording: string;
  readonly section: string;
  readonly remarks: string;
  /** 任务清单!B5. */
  readonly place: string;
}

/** What the sheets of the list that we sent out say. */
interface ReturnedTasks {
  readonly tasks: readonly ListedTask[];
  /** Sentences on rows that say something and name no task, each with sheet, row and value. */
  readonly troubles: readonly string[];
}

/**
 * Reads the list that went out, row by row: every row is the unit's own, whatever its number looks like, and what it leaves blank is blank.
 * `undefined` where no sheet has the list's header.
 */
export function returnedTasks(grids: readonly Grid[], stamp: WorkbookStamp | undefined): ReturnedTasks | undefined {
  const rows = grids
    .filter(({ hidden }) => hidden !== true)
    .map((grid) => returnedSideRows(grid, stamp, TASK_COLUMNS, ['content', 'time', 'section']))
    .filter((found) => found !== undefined)
    .flat();
  if (rows.length === 0) return undefined;
  const tasks: ListedTask[] = [];
  const troubles: string[] = [];
  for (const { sheet, line, cell } of rows) {
    const [content, time] = [cell('content'), cell('time')];
    const [section, remarks] = [cell('section').text, cell('remarks').text];
    if (content.text !== '') {
      tasks.push({
        content: content.text,
        timeWording: time.text,
        section,
        remarks,
        place: `${sheet}!${content.address}`,
      });
      continue;
    }
    const said = [time.text, section, remarks].filter((text) => text !== '').join('；');
    if (said !== '')
      troubles.push(`工作表“${sheet}”第 ${line} 行写了“${said}”，没有写任务内容，没有采用。请补上任务内容后重新返回。`);
  }
  return { tasks, troubles };
}
