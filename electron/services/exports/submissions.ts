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
import { LARGEST_COUNTS, targetText } from '../../domain/words/assessment.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';

const TABLE = EXPORT_KIND_WORDS.submissions.title;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

const COLUMNS: readonly ColumnSpec[] = [
  { header: ['序号'], width: 5, align: 'center' },
  { header: ['单位'], width: 24, align: 'left' },
  ...MONTHS.map((month): ColumnSpec => ({ header: ['各月报送篇数', `${month}月`], width: 6, align: 'center' })),
  { header: ['月目标'], width: 8, align: 'center' },
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
    EMPTY_CELL,
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
  const owing = rows.filter(({ targets }) => targets.some((each) => each > 0));
  return {
    fileName: fileNameOf(heading, TABLE),
    sheets: [
      {
        name: EXPORT_KIND_WORDS.submissions.short,
        title: titleOf(heading, TABLE),
        caption: [`共${rows.length}个单位，其中应报${owing.length}个，${goalWords(target, owing)}`, asOfWords(heading)],
        columns: COLUMNS,
        ...(rows.length > 0 ? filled : sentenceRow('本年度没有单位。', COLUMNS.length)),
        footer: [
          '说明：“—”为不应报的月份；“缺”为应报而没有报送的月份，红色加粗的篇数未达到目标；当月未完的不计入应报月数。',
          ...sourceLines(rows),
          SIGNATURE,
        ],
        paper: heading.paper,
      },
    ],
  };
}

/** 每月不少于1篇, or that it differs from unit to unit. */
function goalWords(target: number, owing: readonly SubmissionRow[]): string {
  const goals = new Set(owing.flatMap(({ targets }) => targets.filter((each) => each > 0)));
  const [only = target] = goals;
  if (goals.size > 1) return '每月目标见“月目标”列';
  return only > 0 ? `每月不少于${only}篇` : '本年度没有设定每月目标';
}

/** More units than these are counted. */
const NAMES = 3;
/** Words of a long duty that tell it from others. */
const ENOUGH = 40;

/** Each duty that asks for pieces, how many, and of whom; the largest number is the month's target. */
function sourceLines(rows: readonly SubmissionRow[]): readonly string[] {
  const asked = rows.flatMap(({ unit, sources }) => sources.map((source) => ({ unit, ...source })));
  const lines = [...Map.groupBy(asked, ({ dutyId }) => dutyId).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const content = first.content.length > ENOUGH ? `${first.content.slice(0, ENOUGH)}……` : first.content;
    const names = own.slice(0, NAMES).map(({ unit }) => unit);
    const units = own.length > NAMES ? `${names.join('、')}等${own.length}个单位` : names.join('、');
    return [`“${content}”每月${first.atLeast}篇（${units}）`];
  });
  return lines.length === 0 ? [] : [`目标来源：${lines.join('；')}。${LARGEST_COUNTS}。`];
}

function unitRow(row: SubmissionRow, index: number): readonly CellSpec[] {
  return [
    numberCell(index + 1),
    textCell(row.unit),
    ...MONTHS.map((month) => monthCell(row, month)),
    textCell(targetText(row.targets)),
    numberCell(row.total, '0', 'strong'),
    numberCell(row.due),
    numberCell(row.met),
    textCell(row.missed.map((month) => `${month}月`).join('、')),
  ];
}

function monthCell({ counts, targets, missed }: SubmissionRow, month: number): CellSpec {
  const count = counts[month - 1];
  if (count === undefined && targets[month - 1] === 0) return textCell('—', 'muted');
  if (!missed.includes(month)) return count === undefined ? EMPTY_CELL : numberCell(count);
  return (count ?? 0) === 0 ? textCell('缺', 'alarm') : numberCell(count ?? 0, '0', 'alarm');
}
