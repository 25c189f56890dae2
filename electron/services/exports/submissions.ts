import type { SubmissionMatrix, SubmissionRow } from '../../contract/submissions.ts';
import type { CellSpec, ColumnSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import {
  asOfWords,
  EMPTY_CELL,
  fileNameOf,
  numberCell,
  sentenceRow,
  SIGNATURE,
  textCell,
  titleOf,
  type SheetHeading,
} from './sheet.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';

const TABLE = EXPORT_KIND_WORDS.submissions.title;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

const COLUMNS: readonly ColumnSpec[] = [
  { header: ['序号'], width: 5, align: 'center' },
  { header: ['单位'], width: 24, align: 'left' },
  ...MONTHS.map((month): ColumnSpec => ({ header: ['各月报送篇数', `${month}月`], width: 6, align: 'center' })),
  { header: ['合计'], width: 8, align: 'center' },
  { header: ['应报月数'], width: 8, align: 'center' },
  { header: ['达标月数'], width: 8, align: 'center' },
  { header: ['未达标月份'], width: 18, align: 'left' },
];

/** 信息报送统计表: units by months with totals; months that count and miss the target are marked, those without any piece as 缺. */
export function submissionTable(heading: SheetHeading, { target, rows }: SubmissionMatrix): WorkbookSpec {
  const months = MONTHS.map((month) => rows.reduce((sum, row) => sum + (row.counts[month - 1] ?? 0), 0));
  const all = (of: (row: SubmissionRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const sum: readonly CellSpec[] = [
    textCell('合计', 'strong'),
    EMPTY_CELL,
    ...months.map((count) => numberCell(count, '0', 'strong')),
    numberCell(
      all(({ total }) => total),
      '0',
      'strong',
    ),
    numberCell(
      all(({ due }) => due),
      '0',
      'strong',
    ),
    numberCell(
      all(({ met }) => met),
      '0',
      'strong',
    ),
    EMPTY_CELL,
  ];
  const filled = {
    rows: [...rows.map(unitRow), sum],
    merges: [{ top: rows.length, left: 0, bottom: rows.length, right: 1 }],
  };
  const goal = target > 0 ? `每月不少于${target}篇` : '本年度没有设定每月目标';
  return {
    fileName: fileNameOf(heading, TABLE),
    sheets: [
      {
        name: EXPORT_KIND_WORDS.submissions.short,
        title: titleOf(heading, TABLE),
        caption: [`共${rows.length}个单位，${goal}`, asOfWords(heading)],
        columns: COLUMNS,
        ...(rows.length > 0 ? filled : sentenceRow('本年度没有单位。', COLUMNS.length)),
        footer: [
          '说明：“缺”为应报而没有报送的月份，红色加粗的篇数未达到目标；当月未完的，达标后才计入应报月数。',
          SIGNATURE,
        ],
        paper: heading.paper,
      },
    ],
  };
}

function unitRow(row: SubmissionRow, index: number): readonly CellSpec[] {
  return [
    numberCell(index + 1),
    textCell(row.unit),
    ...MONTHS.map((month) => monthCell(row, month)),
    numberCell(row.total, '0', 'strong'),
    numberCell(row.due),
    numberCell(row.met),
    textCell(row.missed.map((month) => `${month}月`).join('、')),
  ];
}

function monthCell({ counts, missed }: SubmissionRow, month: number): CellSpec {
  const count = counts[month - 1];
  if (!missed.includes(month)) return count === undefined ? EMPTY_CELL : numberCell(count);
  return (count ?? 0) === 0 ? textCell('缺', 'alarm') : numberCell(count ?? 0, '0', 'alarm');
}
