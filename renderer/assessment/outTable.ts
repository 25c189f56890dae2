import type { SchemeView, ScoreRow } from '../../electron/contract/assessment.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { OutTable } from '../ui/csv.ts';

/** A group's scores, every indicator with what it was counted from. */
export function scoresTable(rows: readonly ScoreRow[], scheme: SchemeView, year: Year, group: string): OutTable {
  return {
    name: `${year}年考核评分（${group}）`,
    header: ['名次', '单位', ...scheme.indicators.flatMap(({ name }) => [name, `${name}计分依据`]), '总分', '折算分'],
    rows: rows.map((row) => [
      row.rank,
      row.unit,
      ...scheme.indicators.flatMap(({ id }) => {
        const score = row.scores.find(({ indicatorId }) => indicatorId === id);
        return [points(score?.points), score?.basis];
      }),
      points(row.total),
      points(row.contribution),
    ]),
  };
}

function points(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
