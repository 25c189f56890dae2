import type { ComparedFigures, ComparedScore, ComparisonView } from '../../../electron/contract/comparison.ts';
import { DUTY_KIND_WORDS } from '../../../electron/domain/words/duties.ts';
import { NO_TASK, rateWords } from '../../../electron/domain/words/comparison.ts';
import type { TableCopy } from '../../grid/csv.ts';

export const COMPARED_BY = ['unit', 'task', 'kind'] as const;
export type ComparedBy = (typeof COMPARED_BY)[number];

export const BY_WORDS: Readonly<Record<ComparedBy, string>> = { unit: '单位', task: '重点任务', kind: '类别' };

/** A line of the comparison, whatever it is of. */
export interface ComparedLine {
  readonly key: string;
  readonly name: string;
  /** Units that are gone and whose figures stand here. */
  readonly joined: readonly string[];
  readonly earlier: ComparedFigures | undefined;
  readonly later: ComparedFigures | undefined;
  readonly change: string | undefined;
  readonly earlierScore?: ComparedScore | undefined;
  readonly laterScore?: ComparedScore | undefined;
}

export function linesOf({ units, tasks, kinds }: ComparisonView, by: ComparedBy): readonly ComparedLine[] {
  const line = (key: string, name: string, { earlier, later, change }: ComparisonView['total']): ComparedLine => ({
    key,
    name,
    joined: [],
    earlier,
    later,
    change,
  });
  if (by === 'task') return tasks.map((row) => line(row.key, row.name === '' ? NO_TASK : row.name, row));
  if (by === 'kind') return kinds.map((row) => line(row.key, DUTY_KIND_WORDS[row.key], row));
  return units.map((row) => ({
    ...line(row.key, row.unit, row),
    joined: row.joined,
    earlierScore: row.earlierScore,
    laterScore: row.laterScore,
  }));
}

/** What a row says of a year: 到期 按时 迟办 逾期 按时率. What is 撤早 or 应检查 is due and in none of the others. */
export const FIGURE_WORDS = ['到期', '按时', '迟办', '逾期', '按时率'] as const;

export function figureTexts(figures: ComparedFigures | undefined): readonly (number | string | undefined)[] {
  if (figures === undefined) return FIGURE_WORDS.map(() => undefined);
  const { due, onTime, late, overdue, rate } = figures;
  return [due, onTime, late, overdue, rate === undefined ? undefined : rateWords(rate)];
}

export function compareTable(view: ComparisonView, by: ComparedBy): TableCopy {
  const lines = linesOf(view, by);
  const withScores = lines.some(({ earlierScore, laterScore }) => earlierScore ?? laterScore);
  const heads = (year: number) => [
    ...FIGURE_WORDS.map((word) => `${year}年${word}`),
    ...(withScores ? [`${year}年得分`, `${year}年等次`] : []),
  ];
  const scores = (score: ComparedScore | undefined) => (withScores ? [score?.total, score?.grade] : []);
  return {
    name: `${view.earlier.year}年与${view.later.year}年对比（按${BY_WORDS[by]}）`,
    header: [BY_WORDS[by], ...heads(view.earlier.year), ...heads(view.later.year), '按时率增减'],
    rows: lines.map((line) =>
      [
        [line.name],
        figureTexts(line.earlier),
        scores(line.earlierScore),
        figureTexts(line.later),
        scores(line.laterScore),
        [line.change],
      ].flat(),
    ),
  };
}
