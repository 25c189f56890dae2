import type { FormField, OpenField } from '../model/documents.ts';
import { FORM_FIELD_WORDS } from '../words/documents.ts';

/** What a unit may say of an occurrence: 未开展 / 进行中 / 已完成 / 不涉及. */
export type FillInStatus = 'notStarted' | 'inProgress' | 'done' | 'notApplicable';

/**
 * The words of the drop-down list under 完成情况: part of the file's format, for books that went out come back with them, and what a unit says
 * of its own work, not a lamp or a duty's state. A unit's 已完成 becomes 按时 or 迟办 by the date beside it, and 已办结 once all have said so.
 */
export const STATUS_WORDS: Readonly<Record<FillInStatus, string>> = {
  notStarted: '未开展',
  inProgress: '进行中',
  done: '已完成',
  notApplicable: '不涉及',
};

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
  { field: 'number', header: FORM_FIELD_WORDS.number, width: 5, align: 'center' },
  { field: 'task', header: FORM_FIELD_WORDS.task, width: 14, align: 'left' },
  { field: 'content', header: FORM_FIELD_WORDS.content, width: 32, align: 'left' },
  { field: 'period', header: FORM_FIELD_WORDS.period, width: 11, align: 'center' },
  { field: 'dueOn', header: FORM_FIELD_WORDS.dueOn, width: 11, align: 'center' },
  { field: 'state', header: FORM_FIELD_WORDS.state, width: 9, align: 'center' },
  { field: 'status', header: FORM_FIELD_WORDS.status, width: 9, align: 'center' },
  { field: 'doneOn', header: FORM_FIELD_WORDS.doneOn, width: 11, align: 'center' },
  { field: 'link', header: FORM_FIELD_WORDS.link, width: 22, align: 'left' },
  { field: 'progress', header: FORM_FIELD_WORDS.progress, width: 22, align: 'left' },
  { field: 'remarks', header: FORM_FIELD_WORDS.remarks, width: 12, align: 'left' },
];

export const OPEN_FIELDS: readonly OpenField[] = ['status', 'doneOn', 'link', 'progress', 'remarks'];

export const NOTHING_FILLED: OpenCells = { status: '', doneOn: '', link: '', progress: '', remarks: '' };

export function isOpen(field: FormField): field is OpenField {
  return OPEN_FIELDS.some((open) => open === field);
}

/** The status that a word of the drop-down list stands for; `undefined` for '' and for other words. */
export function statusOf(word: string): FillInStatus | undefined {
  return STATUSES.find((status) => STATUS_WORDS[status] === word);
}

export const STATUSES: readonly FillInStatus[] = ['notStarted', 'inProgress', 'done', 'notApplicable'];
