import type { SideColumn } from './sideSheet.ts';

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
