import type { SubmissionMatrix } from '../../electron/contract/submissions.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { TableCopy } from '../grid/csv.ts';
import { targetText } from '../../electron/domain/words/assessment.ts';
import { UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';

/** Counts by unit and month, with the sums under them. */
export function countsTable({ rows, totals }: SubmissionMatrix, year: Year): TableCopy {
  const sum = rows.reduce((all, { total }) => all + total, 0);
  return {
    name: `${year}年信息报送`,
    header: [
      '单位',
      '类别',
      ...totals.map((_, month) => `${month + 1}月`),
      '月目标',
      '合计',
      '应报月数',
      '达标月数',
      '未达标月份',
    ],
    rows: [
      ...rows.map(({ unit, kind, counts, targets, total, due, met, missed }) => [
        unit,
        UNIT_KIND_WORDS[kind],
        ...totals.map((_, month) => counts[month] ?? (targets[month] === 0 ? '—' : undefined)),
        targetText(targets),
        total,
        due,
        met,
        missed.map((month) => `${month}月`).join('、'),
      ]),
      ['合计', '', ...totals, '', sum],
    ],
  };
}
