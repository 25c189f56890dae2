import type { ComparedFigures, ComparedRow, ComparisonView, SummaryView } from '../../contract/comparison.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { dueWords } from '../../domain/occurrences/counts.ts';
import { fileNameOf as paperFileName } from '../../domain/papers/paper.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { DUTY_KIND_WORDS } from '../../domain/words/duties.ts';
import { changeWords, NO_TASK, SUMMARY_TITLE } from '../../domain/words/comparison.ts';
import type { ServiceContext } from '../app/context.ts';
import { figureColumns, rateCell } from '../exports/figures.ts';
import {
  alarmCell,
  asOfWords,
  EMPTY_CELL,
  fileNameOf,
  numberCell,
  sentenceRow,
  SIGNATURE,
  textCell,
  titleOf,
  type SheetHeading,
} from '../exports/sheet.ts';
import { asReport } from '../exports/stamp.ts';
import { writeWorkbookJob } from '../exports/writing.ts';
import { senderOf } from '../papers/sender.ts';
import { figureCells, figureHeaders, summaryPaper } from './summaryPaper.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Job = Outcome<{ readonly jobId: string }>;

function headingOf(context: ServiceContext, year: SheetHeading['year'], paper: 'A4' | 'A3'): Outcome<SheetHeading> {
  const district = context.store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  return succeed({ district, year, paper, asOf: context.clock.today() });
}

function reportOf(context: ServiceContext, spec: WorkbookSpec, { district, year }: SheetHeading & { year: number }) {
  const { store, clock, ids } = context;
  const workspace = store.workspace.setting('workspace') ?? '';
  return asReport(spec, {
    workspace,
    district,
    // The heading's year is the one that was asked for.
    year: year as ComparisonView['later']['year'],
    book: ids.next(),
    madeAt: clock.now(),
  });
}

/** The comparison as a workbook: by unit, by key task, by kind. */
export function exportComparison(context: ServiceContext, view: ComparisonView, paper: 'A4' | 'A3'): Job {
  const heading = headingOf(context, view.later.year, paper);
  if (!heading.ok) return heading;
  const table = `政务公开与${view.earlier.year}年对比表`;
  const all = [view.total.earlier, view.total.later].flatMap((each) => each ?? []);
  const columns = figureColumns('到期应办', {
    breach: all.reduce((sum, { breach }) => sum + breach, 0),
    unchecked: all.reduce((sum, { unchecked }) => sum + unchecked, 0),
  });
  const rest = { heading: heading.value, table, view, columns };
  const withScores = view.units.some(({ earlierScore, laterScore }) => earlierScore ?? laterScore);
  const sheets = [
    comparisonSheet('按单位', '单位', view.units, {
      ...rest,
      nameOf: ({ unit, joined }) => (joined.length === 0 ? unit : `${unit}（含${joined.join('、')}）`),
      more: withScores
        ? {
            headers: ['得分', '等次'],
            of: (row, side) => {
              const score = side === 'earlier' ? row.earlierScore : row.laterScore;
              return [textCell(score?.total ?? '—'), textCell(score?.grade ?? '—')];
            },
          }
        : undefined,
    }),
    comparisonSheet('按重点任务', '重点任务', view.tasks, { ...rest, nameOf: ({ name }) => name || NO_TASK }),
    comparisonSheet('按类别', '类别', view.kinds, { ...rest, nameOf: ({ key }) => DUTY_KIND_WORDS[key] }),
  ];
  const spec: WorkbookSpec = { fileName: fileNameOf(heading.value, table), sheets };
  return succeed({ jobId: writeWorkbookJob(context, reportOf(context, spec, heading.value)) });
}

interface SheetBasis<Row> {
  readonly heading: SheetHeading;
  readonly table: string;
  readonly view: ComparisonView;
  readonly columns: ReturnType<typeof figureColumns>;
  readonly nameOf: (row: Row) => string;
  readonly more?:
    | {
        readonly headers: readonly string[];
        readonly of: (row: Row, side: 'earlier' | 'later') => readonly CellSpec[];
      }
    | undefined;
}

function comparisonSheet<Row extends ComparedRow>(
  name: string,
  what: string,
  rows: readonly Row[],
  basis: SheetBasis<Row>,
): SheetSpec {
  const { heading, table, view, columns, nameOf, more } = basis;
  const { earlier, later, span, total } = view;
  const headers = [...columns.words, '按时率', ...(more?.headers ?? [])];
  const ofYear = (year: number): readonly ColumnSpec[] =>
    headers.map((word) => ({ header: [`${year}年`, word], width: 8, align: 'center' }));
  const figures = (of: ComparedFigures | undefined): readonly CellSpec[] =>
    of === undefined ? [...columns.none, textCell('—', 'muted')] : [...columns.cells(of), rateCell(of)];
  const blank = (more?.headers ?? []).map(() => EMPTY_CELL);
  const lines = rows.map((row, at): readonly CellSpec[] => [
    numberCell(at + 1),
    textCell(nameOf(row)),
    ...figures(row.earlier),
    ...(more?.of(row, 'earlier') ?? []),
    ...figures(row.later),
    ...(more?.of(row, 'later') ?? []),
    textCell(changeWords(row.change)),
  ]);
  const sum: readonly CellSpec[] = [
    textCell('合计', 'strong'),
    EMPTY_CELL,
    ...figures(total.earlier),
    ...blank,
    ...figures(total.later),
    ...blank,
    textCell(changeWords(total.change), 'strong'),
  ];
  const allColumns: readonly ColumnSpec[] = [
    { header: ['序号', '序号'], width: 5, align: 'center' },
    { header: [what, what], width: 26, align: 'left' },
    ...ofYear(earlier.year),
    ...ofYear(later.year),
    { header: ['按时率增减', '（百分点）'], width: 11, align: 'center' },
  ];
  const filled = {
    rows: [...lines, sum],
    merges: [{ top: lines.length, left: 0, bottom: lines.length, right: 1 }],
  };
  return {
    name,
    title: titleOf(heading, table),
    caption: [`${name}，${spanWords(view)}`, asOfWords(heading)],
    columns: allColumns,
    ...(lines.length > 0 ? filled : sentenceRow('两个年度都没有应办。', allColumns.length)),
    footer: [
      `说明：${dueWords(total.later ?? { breach: 0, unchecked: 0 })}，按时率＝按时÷到期应办；撤并的单位并入承接它的单位，没有承接单位的单列。${span === 'same' ? '得分为同期的暂计分。' : '定稿的年度得分按公布分。'}`,
      SIGNATURE,
    ],
    paper: heading.paper,
  };
}

/** 同期（2023年6月15日、2024年6月15日）. */
function spanWords({ span, earlier, later }: ComparisonView): string {
  return `${span === 'same' ? '同期' : '全年'}（${chineseDate(earlier.asOf)}、${chineseDate(later.asOf)}）`;
}

/** The yearly summary as a workbook or for Word. */
export function exportSummary(context: ServiceContext, view: SummaryView, kind: 'xlsx' | 'docx'): Job {
  const heading = headingOf(context, view.year, 'A4');
  if (!heading.ok) return heading;
  if (kind === 'xlsx') {
    const spec = summaryWorkbook(heading.value, view);
    return succeed({ jobId: writeWorkbookJob(context, reportOf(context, spec, heading.value)) });
  }
  const { district } = heading.value;
  const fileName = paperFileName(titleOf(heading.value, SUMMARY_TITLE), 'docx');
  const paper = summaryPaper(view, {
    fileName,
    title: titleOf(heading.value, SUMMARY_TITLE),
    office: senderOf(context, district).office,
    day: chineseDate(context.clock.today()),
  });
  const jobId = context.jobs.start('正在生成年度总结', async (control) => {
    const written = await context.documents.writeWordPaper(paper, control);
    if (!written.ok) return written;
    const kept = context.files.put({ name: fileName, mediaType: DOCX, bytes: written.value });
    return kept.ok ? succeed({ fileId: kept.value, fileName }) : kept;
  });
  return succeed({ jobId });
}

function summaryWorkbook(heading: SheetHeading, view: SummaryView): WorkbookSpec {
  const sheet = (
    name: string,
    what: string,
    rows: readonly (SummaryView['total'] & { readonly label: string })[],
  ): SheetSpec => {
    const cells = (row: SummaryView['total'], tone?: 'strong'): readonly CellSpec[] =>
      figureCells(row).map((value, at) =>
        figureHeaders[at]?.[1].startsWith('未落实') ? alarmCell(value) : numberCell(value, '0', tone),
      );
    const columns: readonly ColumnSpec[] = [
      { header: ['序号', '序号'], width: 5, align: 'center' },
      { header: [what, what], width: 30, align: 'left' },
      ...figureHeaders.map((header): ColumnSpec => ({ header, width: 9, align: 'center' })),
    ];
    const lines = rows.map((row, at): readonly CellSpec[] => [numberCell(at + 1), textCell(row.label), ...cells(row)]);
    // Of a unit the duties are its shares in them: they add up to more than there are.
    const sum: readonly CellSpec[] = [
      textCell('合计', 'strong'),
      EMPTY_CELL,
      ...cells({ ...view.total, duties: name === '按单位' ? sharesOf(view) : view.total.duties }, 'strong'),
    ];
    return {
      name,
      title: titleOf(heading, SUMMARY_TITLE),
      caption: [name, asOfWords(heading)],
      columns,
      ...(lines.length > 0
        ? { rows: [...lines, sum], merges: [{ top: lines.length, left: 0, bottom: lines.length, right: 1 }] }
        : sentenceRow('本年度没有事项。', columns.length)),
      footer: [
        `说明：${view.notes.join('')}${name === '按单位' ? '多个单位共同负责的事项在各单位分别计。' : ''}`,
        SIGNATURE,
      ],
      paper: heading.paper,
    };
  };
  return {
    fileName: fileNameOf(heading, SUMMARY_TITLE),
    sheets: [
      sheet(
        '按重点任务',
        '重点任务',
        view.tasks.map((task) => Object.assign({}, task, { label: task.name || NO_TASK })),
      ),
      sheet(
        '按单位',
        '单位',
        view.units.map((unit) => Object.assign({}, unit, { label: unit.unit })),
      ),
      openSheet(heading, view),
    ],
  };
}

function sharesOf({ units }: SummaryView): SummaryView['total']['duties'] {
  const sum = (of: keyof SummaryView['total']['duties']) => units.reduce((all, { duties }) => all + duties[of], 0);
  return { all: sum('all'), part: sum('part'), none: sum('none'), notDue: sum('notDue'), apart: sum('apart') };
}

function openSheet(heading: SheetHeading, { open }: SummaryView): SheetSpec {
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 5, align: 'center' },
    { header: ['重点任务'], width: 24, align: 'left' },
    { header: ['编号'], width: 8, align: 'center' },
    { header: ['事项'], width: 48, align: 'left' },
    { header: ['落实情况'], width: 10, align: 'center' },
    { header: ['未落实项次'], width: 8, align: 'center' },
    { header: ['未落实的单位'], width: 40, align: 'left' },
  ];
  const rows = open.map((each, at): readonly CellSpec[] => [
    numberCell(at + 1),
    textCell(each.task),
    textCell(each.number),
    textCell(each.content),
    textCell(each.outcome === 'none' ? '未落实' : '部分落实'),
    alarmCell(each.open),
    textCell(each.units.join('、')),
  ]);
  return {
    name: '未落实事项',
    title: titleOf(heading, `${SUMMARY_TITLE}：未落实事项`),
    caption: [`共 ${open.length} 项`, asOfWords(heading)],
    columns,
    ...(rows.length > 0 ? { rows, merges: [] } : sentenceRow('到期的事项都已落实。', columns.length)),
    footer: [SIGNATURE],
    paper: heading.paper,
  };
}
