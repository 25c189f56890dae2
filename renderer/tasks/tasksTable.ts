import type { DutyRow } from '../../electron/contract/duties.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { TableCopy } from '../grid/csv.ts';
import { columns, columnWords } from './columns.ts';
import { taskRuns } from './filters.ts';
import { progressText } from '../../electron/domain/words/assessment.ts';
import { FOLLOWING_WORDS, PARTY_ROLE_WORDS } from '../../electron/domain/words/duties.ts';
import { DUTY_STATE_WORDS } from '../../electron/domain/words/states.ts';

/** The rows as they leave the screen, with their start and way of following in columns of their own. */
export function tasksTable(rows: readonly DutyRow[], year: Year): TableCopy {
  return {
    name: `${year}年任务分解`,
    header: columns.flatMap((column) =>
      column === 'progress' ? ['施行日', '计入方式', columnWords[column]] : [columnWords[column]],
    ),
    rows: rows.map(copiedRow),
  };
}

/** How many rows a label covers, as the table shows it; 0 where one above covers the cell. */
export function labelSpans(rows: readonly DutyRow[]): (row: number, column: number) => number {
  const { task, subtask } = taskRuns(rows);
  return (row, column) => {
    const run = column === 0 ? task[row] : column === 1 ? subtask[row] : undefined;
    if (!run) return 1;
    return run.first === row ? run.last - run.first + 1 : 0;
  };
}

function copiedRow(row: DutyRow): readonly string[] {
  return [
    row.task,
    row.subtask,
    row.number,
    row.content,
    unitsText(row),
    timeText(row),
    row.startsOn ?? '',
    FOLLOWING_WORDS[row.followedAs],
    progressText(row),
    DUTY_STATE_WORDS[row.state],
  ];
}

/** 区发改局（牵头）、区工信局 */
export function unitsText(row: DutyRow): string {
  return row.assignments
    .map(({ name, role }) => (role === 'responsible' ? name : `${name}（${PARTY_ROLE_WORDS[role]}）`))
    .join('、');
}

export function timeText(row: DutyRow): string {
  if (row.rules.length === 0) return row.timeCheck === undefined ? '' : '待核';
  return row.rules.map((rule) => rule.short).join('；');
}
