import type { Scheme, ScoreDetail, ScoreRow } from '../../electron/contract/assessment.ts';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { TableCopy } from '../grid/csv.ts';
import { markedEarly } from '../occurrence/lampText.ts';
import { scoreRemarks, UNRANKED } from '../../electron/domain/words/assessment.ts';
import { DUTY_STATE_WORDS, LAMP_WORDS } from '../../electron/domain/words/states.ts';

/** An occurrence that an indicator counted. */
export type CountedEvidence = ScoreDetail['evidence'][number]['counted'][number];

export const VERDICT_WORDS: Readonly<Record<CountedEvidence['verdict'], string>> = {
  onTime: LAMP_WORDS.onTime,
  late: LAMP_WORDS.late,
  breach: LAMP_WORDS.breach,
  missed: LAMP_WORDS.overdue,
  done: DUTY_STATE_WORDS.done,
  notDone: '未办结',
};

/** What an indicator counted for a unit, as it is listed. */
export function evidenceTable(indicator: string, counted: readonly CountedEvidence[]): TableCopy {
  return {
    name: `${indicator}（逐项）`,
    header: ['事项', '所属期', '应办日期', '办结日期', '结果'],
    rows: counted.map((one) => [
      one.content,
      one.period,
      one.dueOn,
      one.doneOn,
      markedEarly(VERDICT_WORDS[one.verdict], one),
    ]),
  };
}

/** A group's scores, every indicator with what it was counted from. */
export function scoresTable(rows: readonly ScoreRow[], scheme: Scheme, year: Year, group: string): TableCopy {
  return {
    name: `${year}年考核评分（${group}）`,
    header: [
      '名次',
      '单位',
      ...scheme.indicators.flatMap(({ name }) => [name, `${name}计分依据`]),
      '总分',
      '折算分',
      '备注',
    ],
    rows: rows.map((row) => [
      row.rank ?? (row.total === undefined ? '' : UNRANKED),
      row.unit,
      ...scheme.indicators.flatMap(({ id }) => {
        const score = row.scores.find(({ indicatorId }) => indicatorId === id);
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
