import type { DutyRow } from '../../electron/contract/duties.ts';
import { formatBlock, formatHtmlTable, type HtmlCell } from '../grid/clipboard.ts';
import type { Run } from '../grid/runs.ts';
import { ROLE_WORDS } from '../ui/Tags.tsx';
import { columns, columnWords } from './columns.ts';
import { taskRuns } from './filters.ts';
import { stateWords } from './words.ts';

/** The table as WPS and Excel take it from the clipboard: plain, and with its merged cells. */
export interface CopiedTable {
  readonly plain: string;
  readonly html: string;
}

export function copyRows(rows: readonly DutyRow[]): CopiedTable {
  const runs = taskRuns(rows);
  const header = columns.map((column) => columnWords[column]);
  const lines = rows.map(lineOf);
  const html = lines.map((line, index) =>
    line.map((text, column): HtmlCell => {
      if (column === 0) return merged(text, index, runs.task[index]);
      return column === 1 ? merged(text, index, runs.subtask[index]) : { text };
    }),
  );
  return { plain: formatBlock([header, ...lines]), html: formatHtmlTable(header, html) };
}

function lineOf(row: DutyRow): readonly string[] {
  return [
    row.task,
    row.subtask,
    row.number,
    row.content,
    unitsText(row),
    timeText(row),
    `${row.done}/${row.total}`,
    stateWords[row.state],
  ];
}

function merged(text: string, index: number, run: Run | undefined): HtmlCell {
  if (!run) return { text };
  return { text, rowSpan: run.first === index ? run.last - run.first + 1 : 0 };
}

/** 区发改局（牵头）、区工信局 */
export function unitsText(row: DutyRow): string {
  return row.assignments
    .map(({ name, role }) => (role === 'responsible' ? name : `${name}（${ROLE_WORDS[role]}）`))
    .join('、');
}

export function timeText(row: DutyRow): string {
  if (row.rules.length === 0) return row.timeCheck === undefined ? '' : '待核';
  return row.rules.map((rule) => rule.short).join('；');
}
