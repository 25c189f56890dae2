import type { CoverageView } from '../../electron/contract/coverage.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { TableCopy } from '../grid/csv.ts';
import { CAUSES, GAP_ORDER, NOTE_ORDER } from './causes.ts';

/** Gaps and notes in the order of the screen. */
export function findingsTable({ found, notes }: CoverageView, year: Year): TableCopy {
  const gaps = GAP_ORDER.flatMap((cause) => found.filter((finding) => finding.cause === cause));
  const others = NOTE_ORDER.flatMap((cause) => notes.filter((finding) => finding.cause === cause));
  return {
    name: `${year}年覆盖检查`,
    header: ['类别', '原因', '事项或单位', '说明', '数量', '处理办法'],
    rows: [...gaps.map((each) => ['缺口', each] as const), ...others.map((each) => ['提示', each] as const)].map(
      ([kind, { cause, title, detail, count }]) => [kind, CAUSES[cause].name, title, detail, count, CAUSES[cause].todo],
    ),
  };
}
