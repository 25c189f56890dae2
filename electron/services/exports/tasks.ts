import type { DutyRow } from '../../contract/duties.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { isVerifying, type DutyChecks } from '../../domain/ledger/dutyChecks.ts';
import type { ExportItem } from './items.ts';
import { partiesText, timeText } from '../year/partyTexts.ts';
import { dayWords, remarksOf } from './remarks.ts';
import {
  asOfWords,
  fileNameOf,
  mergeLabels,
  numberCell,
  sentenceRow,
  SIGNATURE,
  stateCell,
  textCell,
  titleOf,
  type SheetHeading,
} from './sheet.ts';
import { isReview } from '../../domain/model/occurrenceKey.ts';
import { PROGRESS, progressText } from '../../domain/words/assessment.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { FOLLOWING_WORDS } from '../../domain/words/duties.ts';
import { ITEM_MARK_WORDS, ITEM_MARKS, ITEM_STATE_WORDS, ITEM_STATES } from '../../domain/words/ledger.ts';
import { DUTY_STATE_WORDS, LAMP_WORDS } from '../../domain/words/states.ts';

const TABLE = EXPORT_KIND_WORDS.tasks.title;

/** 工作台账: every measure of the plan with its units, time limit, progress and state; labels merged as in the plan. */
export function taskLedger(heading: SheetHeading, items: readonly ExportItem[]): WorkbookSpec {
  const duties = items.map(({ duty }) => duty);
  const remarks = items.map(({ duty, occurrences }) =>
    [duty.nothingDueWhy ?? '', remarksOf(occurrences, heading.year, heading.unit === undefined)]
      .filter((line) => line !== '')
      .join('\n'),
  );
  const remarked = remarks.some((remark) => remark !== '');
  const followed = duties.some(({ followedAs }) => followedAs !== 'counted');
  const checked = items.some(({ checks }) => checks !== undefined && isVerifying(checks));
  const room = (remarked ? 10 : 0) + (followed ? 9 : 0) + (checked ? 20 : 0);
  const labels = labelColumns(duties);
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 5, align: 'center' },
    ...labels.map(({ column }) => column),
    { header: ['工作举措'], width: Math.max(24, 62 - 10 * labels.length - room), align: 'left' },
    { header: ['责任单位'], width: 30, align: 'left' },
    { header: ['时限'], width: 18, align: 'center' },
    { header: ['办结情况', '进展'], width: 9, align: 'center' },
    { header: ['办结情况', '状态'], width: 10, align: 'center' },
    ...(checked ? CHECKED : []),
    ...(followed ? [{ header: ['计入方式'], width: 9, align: 'center' } as const] : []),
    ...(remarked ? [{ header: ['备注'], width: 18, align: 'left' } as const] : []),
  ];
  const sheet: SheetSpec = {
    name: EXPORT_KIND_WORDS.tasks.short,
    title: titleOf(heading, TABLE),
    caption: [summary(duties), asOfWords(heading)],
    columns,
    ...(duties.length > 0
      ? body(items, labels, {
          followed,
          remarks: remarked ? remarks : undefined,
          checkedIn: checked ? heading.year : undefined,
        })
      : sentenceRow('本年度没有任务举措。', columns.length)),
    footer: [
      `说明：${PROGRESS}，多个单位分别计数；${DUTY_STATE_WORDS.overdue}的以红色加粗标明。${reviewWords(items, heading.year)}`,
      SIGNATURE,
    ],
    paper: heading.paper,
  };
  return { fileName: fileNameOf(heading, TABLE), sheets: [sheet] };
}

interface LabelColumn {
  readonly column: ColumnSpec;
  readonly labels: readonly string[];
}

/** 重点任务 and 工作任务, as far as the plan has them. */
function labelColumns(duties: readonly DutyRow[]): readonly LabelColumn[] {
  const all: readonly LabelColumn[] = [
    { column: { header: ['重点任务'], width: 14, align: 'left' }, labels: duties.map((duty) => duty.task) },
    { column: { header: ['工作任务'], width: 16, align: 'left' }, labels: duties.map((duty) => duty.subtask) },
  ];
  return all.filter(({ labels }) => labels.some((label) => label !== ''));
}

function body(
  items: readonly ExportItem[],
  labels: readonly LabelColumn[],
  {
    followed,
    remarks,
    checkedIn,
  }: {
    readonly followed: boolean;
    readonly remarks: readonly string[] | undefined;
    /** The year whose days need no year, where something is verified. */
    readonly checkedIn: number | undefined;
  },
): Pick<SheetSpec, 'rows' | 'merges'> {
  const merged: ReturnType<typeof mergeLabels>[] = [];
  for (const [index, { labels: words }] of labels.entries()) {
    merged.push(mergeLabels(words, index + 1, merged.at(-1)?.starts));
  }
  const rows = items.map(({ duty, checks }, row) => [
    numberCell(row + 1),
    ...merged.map(({ cells }) => cells[row] ?? textCell('')),
    textCell(duty.content),
    textCell(partiesText(duty)),
    textCell(timeText(duty)),
    textCell(progressText(duty).replace('，', '\n'), duty.total > 0 ? undefined : 'muted'),
    stateCell(duty.state),
    ...(checkedIn === undefined ? [] : checkCells(checks, checkedIn)),
    ...(followed
      ? [textCell(FOLLOWING_WORDS[duty.followedAs], duty.followedAs === 'counted' ? 'muted' : undefined)]
      : []),
    ...(remarks ? [textCell(remarks[row] ?? '')] : []),
  ]);
  return { rows, merges: merged.flatMap(({ merges }) => merges) };
}

const CHECKED: readonly ColumnSpec[] = [
  { header: ['核验情况', '销号'], width: 10, align: 'center' },
  { header: ['核验情况', '核验日期'], width: 10, align: 'center' },
  { header: ['核验情况', '标记'], width: 9, align: 'center' },
];

/** 已销号3, 待核验2 below each other; the day of the last acceptance; 迟1. */
function checkCells(checks: DutyChecks | undefined, year: number): readonly CellSpec[] {
  if (!checks) return [textCell('—', 'muted'), textCell('—', 'muted'), textCell('')];
  const { states, verifiedOn, marks } = checks;
  const said = ITEM_STATES.flatMap((state) => {
    const count = [...states].find(([each]) => each === state)?.[1];
    return count === undefined ? [] : [`${ITEM_STATE_WORDS[state]}${count}`];
  });
  const none = textCell('—', 'muted');
  return [
    said.length === 0 ? none : textCell(said.join('\n')),
    verifiedOn === undefined ? (states.size === 0 ? none : textCell('')) : textCell(dayWords(verifiedOn, year)),
    textCell(
      ITEM_MARKS.flatMap((mark) => (marks.has(mark) ? [`${ITEM_MARK_WORDS[mark]}${marks.get(mark)}`] : [])).join('\n'),
    ),
  ];
}

/** 没有期限的举措在检查日（6月30日、12月31日）检查，…; '' where there are none. */
function reviewWords(items: readonly ExportItem[], year: number): string {
  const dates = items.flatMap(({ occurrences }) =>
    occurrences.flatMap((one) => (isReview(one) ? (one.dueOn ?? []) : [])),
  );
  const days = [...new Set(dates)].toSorted().map((date) => dayWords(date, year));
  if (days.length === 0) return '';
  return `没有期限的举措在检查日（${days.join('、')}）检查，到了检查日为“${LAMP_WORDS.checkDue}”，过了回复期限没有反馈的为“${LAMP_WORDS.noReply}”，不列逾期。`;
}

/** 共60项：已办结20项，有逾期3项，其余37项；其中不计入考核12项. */
function summary(duties: readonly DutyRow[]): string {
  const done = duties.filter(({ state }) => state === 'done' || state === 'doneLate' || state === 'doneBreach').length;
  const overdue = duties.filter(({ state }) => state === 'overdue').length;
  const rest = duties.length - done - overdue;
  const aside = duties.filter(({ followedAs }) => followedAs !== 'counted').length;
  return `共${duties.length}项：${DUTY_STATE_WORDS.done}${done}项，${DUTY_STATE_WORDS.overdue}${overdue}项，其余${rest}项${aside > 0 ? `；其中不计入考核${aside}项` : ''}`;
}
