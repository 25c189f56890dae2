import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { addDays, plainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { stateWords } from '../../domain/fillIn/occurrencesAsked.ts';
import { OPEN_FIELDS, STATUS_WORDS } from '../../domain/fillIn/form.ts';
import { type LockedField } from '../../domain/model/documents.ts';
import type { BookRow, FillInBook, FillInRound } from '../../domain/fillIn/round.ts';
import type { FormRow, FormSheet, FormWorkbook } from '../../domain/fillIn/workbook.ts';
import { occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { rowKey, type StampedRow, type WorkbookStamp } from '../../domain/sheets/stamp.ts';
import type { ServiceContext } from '../app/context.ts';
import { factsIndex } from '../year/views.ts';
import { caseSheets } from './cases.ts';
import { faultSheets } from './faults.ts';
import { requestSheets } from './requests.ts';
import { scoreSheet } from './selfScores.ts';
import { taskSheet } from './taskLists.ts';
import { occurrenceRecords, type OccurrenceRecord, type OccurrenceRecords } from './occurrenceRecords.ts';
import { DUTY_KIND_WORDS } from '../../domain/words/duties.ts';

/** Days after the due date on which a late book may still name a day. */
const LATE_DAYS = 31;

/** A book that is on record, as the workbook that goes out. Its open cells say what they said when it was made. */
export function formWorkbook(context: ServiceContext, round: FillInRound, book: FillInBook): FormWorkbook {
  if (round.kind !== 'progress') return sideWorkbook(context, { ...round, kind: round.kind }, book);
  const { store } = context;
  const district = store.workspace.setting('district') ?? '';
  const { unitNames } = factsIndex(store.facts(round.year));
  const records = occurrenceRecords(context, round.year);
  const faults = faultSheets(context, round, book, unitNames);
  // Behind the keys of the book's own rows and of its findings.
  const before = book.rows.length + faults.stamped.length;
  const requests = requestSheets(context, round, { book, unitNames, before });
  const cases = caseSheets(context, round, { book, unitNames, before: before + requests.stamped.length });
  const more = [...faults.sheets, ...requests.sheets, ...cases.sheets];
  const rows = book.rows.map((row, n) => ({ row, form: formRow(records, book, row, n) }));
  return {
    fileName: `${fileWords(`${book.label}-${round.title}填报表`)}.xlsx`,
    sheets: book.unitIds.map((unitId): FormSheet => {
      const unit = unitNames.get(unitId) ?? '';
      const own = rows.filter(({ row }) => row.occurrence.unitId === unitId).map(({ form }) => form);
      return {
        name: unit,
        title: `${district}政务公开工作填报表（${round.title}）`,
        instructions: instructions(round),
        unit: `填报单位：${unit}`,
        rows: own.map(({ key, cells }, index) => ({ key, cells: { ...cells, number: String(index + 1) } })),
      };
    }),
    ...(more.length > 0 ? { more } : {}),
    days: daysOf(round),
    stamp: stampOf(context, round, book, [
      ...rows.map(({ row, form }) => [form.key, stamped(row, form)] as const),
      ...faults.stamped,
      ...requests.stamped,
      ...cases.stamped,
    ]),
  };
}

/** The book of a round that asks for a list of tasks or a self-score: one unit's. */
function sideWorkbook(
  context: ServiceContext,
  round: FillInRound & { readonly kind: 'taskList' | 'selfScore' },
  book: FillInBook,
): FormWorkbook {
  const { store } = context;
  const district = store.workspace.setting('district') ?? '';
  const { unitNames } = factsIndex(store.facts(round.year));
  const unit = (book.unitIds[0] && unitNames.get(book.unitIds[0])) ?? book.label;
  const { sheet, stamped: rows } =
    round.kind === 'taskList'
      ? { sheet: taskSheet(district, unit, round), stamped: [] }
      : scoreSheet(district, unit, round, book);
  return {
    fileName: `${fileWords(`${book.label}-${named(round.title, sheet.name)}`)}.xlsx`,
    sheets: [],
    more: [sheet],
    days: daysOf(round),
    stamp: stampOf(context, round, book, rows),
  };
}

/** A round with what goes out in it: 2021年自评 and 自评表 are 2021年自评表. */
function named(title: string, what: string): string {
  const said = [what, what.replace(/表$/u, '')].find((words) => title.endsWith(words)) ?? '';
  return `${title.slice(0, title.length - said.length)}${what}`;
}

function stampOf(
  { store }: ServiceContext,
  round: FillInRound,
  book: FillInBook,
  rows: readonly (readonly [string, StampedRow])[],
): WorkbookStamp {
  return {
    version: 1,
    kind: 'fillIn',
    workspace: store.workspace.setting('workspace') ?? '',
    district: store.workspace.setting('district') ?? '',
    year: round.year,
    book: book.id,
    madeAt: book.madeAt,
    rows: Object.fromEntries(rows),
    more: { round: round.id, title: round.title, units: book.unitIds.join(' ') },
  };
}

function stamped({ occurrence }: BookRow, { cells }: FormRow): StampedRow {
  return { id: occurrenceText(occurrence), cells };
}

function formRow(records: OccurrenceRecords, book: FillInBook, { occurrence, base }: BookRow, n: number): FormRow {
  const record = records.of(occurrence);
  const locked = record ? lockedCells(record) : GONE;
  return { key: rowKey(book.id, n), cells: { ...locked, ...base } };
}

const GONE: Record<LockedField, string> = {
  number: '',
  task: '',
  content: '（事项已移除，不必填写）',
  period: '',
  dueOn: '',
  state: '',
};

function lockedCells({ occurrence, duty }: OccurrenceRecord): Record<LockedField, string> {
  return {
    number: '',
    task: taskWords(duty),
    content: duty.content,
    period: occurrence.period.label,
    dueOn: occurrence.dueOn ?? '',
    state: stateWords(occurrence),
  };
}

/** 重点任务 › 工作任务, or what kind of duty it is where the table has no tasks. */
export function taskWords({ task, subtask, kind }: OccurrenceRecord['duty']): string {
  const own = [task, subtask].filter((part) => part !== '').join(' › ');
  if (own !== '') return own;
  return DUTY_KIND_WORDS[kind];
}

function instructions({ dueOn, asking }: FillInRound): string {
  const open = OPEN_FIELDS.length;
  return [
    `填写说明：1. 本表截至${chineseDate(asking.through)}，只填右侧浅色的${open}列，其余文字不要改动，不要增删行列。`,
    `2. “完成情况”从下拉列表选择（${Object.values(STATUS_WORDS).join('、')}）；选“${STATUS_WORDS.done}”的必须填写完成日期。`,
    '3. 已在网站公开的，在“链接”中填写网页地址；已有内容如有出入请直接更正。',
    `4. 请于${chineseDate(dueOn)}前填好，原文件（不要另建新表）返回区政务公开办。`,
  ].join('');
}

/** A day that can be the day of completion: in the year, and not long after the books are due. */
function daysOf({ year, dueOn, asking }: FillInRound): FormWorkbook['days'] {
  const later = dueOn > asking.through ? dueOn : asking.through;
  const first = plainDate(year, 1, 1) ?? asking.through;
  return { from: first, to: laterOf(first, addDays(later, LATE_DAYS)) };
}

function laterOf(one: PlainDate, other: PlainDate): PlainDate {
  return one > other ? one : other;
}

/** A name without the characters that file systems refuse. */
export function fileWords(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
}
