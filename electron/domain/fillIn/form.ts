/** What a unit may say of an occurrence: 未开展 / 进行中 / 已完成 / 不涉及. */
export type FillInStatus = 'notStarted' | 'inProgress' | 'done' | 'notApplicable';

export const STATUS_WORDS: Readonly<Record<FillInStatus, string>> = {
  notStarted: '未开展',
  inProgress: '进行中',
  done: '已完成',
  notApplicable: '不涉及',
};

/** The cells that a unit fills in. */
export type OpenField = 'status' | 'doneOn' | 'link' | 'progress' | 'remarks';
/** The wording that the office has put there; what a unit does to it changes nothing. */
export type LockedField = 'number' | 'task' | 'content' | 'period' | 'dueOn' | 'state';
export type FormField = LockedField | OpenField;

/** The texts of a row's open cells; '' where a cell is empty. The status is one of `STATUS_WORDS`, the date `YYYY-MM-DD`. */
export type OpenCells = Readonly<Record<OpenField, string>>;

export interface FormColumn {
  readonly field: FormField;
  readonly header: string;
  /** In characters of the body font (a Chinese character counts 2). */
  readonly width: number;
  readonly align: 'left' | 'center';
}

/** The columns of a fill-in workbook (填报表), in their order. */
export const FORM_COLUMNS: readonly FormColumn[] = [
  { field: 'number', header: '序号', width: 5, align: 'center' },
  { field: 'task', header: '任务（事项）', width: 14, align: 'left' },
  { field: 'content', header: '举措内容', width: 32, align: 'left' },
  { field: 'period', header: '所属期', width: 11, align: 'center' },
  { field: 'dueOn', header: '应办日期', width: 11, align: 'center' },
  { field: 'state', header: '当前情况', width: 9, align: 'center' },
  { field: 'status', header: '完成情况', width: 9, align: 'center' },
  { field: 'doneOn', header: '完成日期', width: 11, align: 'center' },
  { field: 'link', header: '链接', width: 22, align: 'left' },
  { field: 'progress', header: '进展情况', width: 22, align: 'left' },
  { field: 'remarks', header: '备注', width: 12, align: 'left' },
];

export const OPEN_FIELDS: readonly OpenField[] = ['status', 'doneOn', 'link', 'progress', 'remarks'];

export const NOTHING_FILLED: OpenCells = { status: '', doneOn: '', link: '', progress: '', remarks: '' };

export function isOpen(field: FormField): field is OpenField {
  return OPEN_FIELDS.some((open) => open === field);
}

/** A field by the header over it. */
export function headerOf(field: FormField): string {
  return FORM_COLUMNS.find((column) => column.field === field)?.header ?? '';
}

/** The status that a word of the drop-down list stands for; `undefined` for '' and for other words. */
export function statusOf(word: string): FillInStatus | undefined {
  return STATUSES.find((status) => STATUS_WORDS[status] === word);
}

export const STATUSES: readonly FillInStatus[] = ['notStarted', 'inProgress', 'done', 'notApplicable'];
