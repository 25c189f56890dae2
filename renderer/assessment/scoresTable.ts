import type { ClassScores, FactView } from '../../electron/contract/assessment.ts';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { TableCopy } from '../grid/csv.ts';
import { scoreRemarks, UNRANKED } from '../../electron/domain/words/assessment.ts';

/** What an indicator counted for a unit, as it is listed. */
export function evidenceTable(indicator: string, counted: readonly FactView[]): TableCopy {
  return {
    name: `${indicator}（逐项）`,
    header: ['事项', '所属期', '应办日期', '办结日期', '结果'],
    rows: counted.map(({ text, said, occurrence }) => [
      text,
      occurrence?.period ?? '',
      occurrence?.dueOn,
      occurrence?.doneOn,
      said,
    ]),
  };
}

/** A group's scores, every indicator with what it was counted from. */
export function scoresTable({ name: group, rows, columns }: ClassScores, year: Year): TableCopy {
  return {
    name: `${year}年考核评分（${group}）`,
    header: ['名次', '单位', ...columns.flatMap(({ name }) => [name, `${name}计分依据`]), '总分', '折算分', '备注'],
    rows: rows.map((row) => [
      row.place ?? (row.total === undefined ? '' : UNRANKED),
      row.unit,
      ...columns.flatMap(({ nodeId }) => {
        const score = row.cells.find((cell) => cell.nodeId === nodeId);
        return [points(score?.points), score?.basis];
      }),
      points(row.total),
      points(row.contribution),
      scoreRemarks(row).join('；'),
    ]),
  };
}

function points(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** What the cut-off leaves out, as it is listed. */
export function afterTable(listed: readonly OccurrenceView[], name: string): TableCopy {
  return {
    name,
    header: ['单位', '事项', '所属期', '应办日期', '办结日期'],
    rows: listed.map(({ unit, content, period, dueOn, doneOn }) => [unit, content, period, dueOn, doneOn]),
  };
}
