import Fraction from 'fraction.js';
import type { AssessmentTable, Points, Scheme, ScoreRow } from '../../contract/assessment.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { plainPoints, roundPoints } from '../../domain/points.ts';
import type { CellSpec, CellTone, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
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
import {
  AFTER_CUT_OFF_WORDS,
  CONTRIBUTION_WORDS,
  ON_TIME_RATE,
  scoreRemarks,
  UNRANKED,
} from '../../domain/words/assessment.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { UNIT_KIND_WORDS } from '../../domain/words/duties.ts';

const TABLE = EXPORT_KIND_WORDS.assessment.title;
const UNIT_TABLE = '政务公开考核得分单';

/** What a sheet says under its table. */
function notes({ scheme, contributionFrom }: AssessmentTable): string {
  const rate = scheme.indicators.some(({ rule }) => rule === 'disclosureOnTime') ? `${ON_TIME_RATE}；` : '';
  return `说明：“—”表示该项不适用或尚未评议，其余指标按比例折算为100分；${rate}总分由各项精确得分合计后一次舍入，保留两位小数，总分相同的名次并列；${CONTRIBUTION_WORDS[contributionFrom]}。`;
}

/** 截至2021年6月30日，考核截止日2022年1月15日（未定稿）. */
function datesOf(heading: SheetHeading, { cutOff }: AssessmentTable): string {
  return `${asOfWords(heading)}，考核截止日${chineseDate(cutOff)}（未定稿）`;
}

/** 考核得分表: one sheet per kind of unit, ranked apart; one more for what the cut-off leaves out, where it does. */
export function scoreTable(heading: SheetHeading, table: AssessmentTable): WorkbookSpec {
  const groups = table.groups.length > 0 ? table.groups : [{ kind: 'department' as const, rows: [] }];
  return {
    fileName: fileNameOf(heading, TABLE),
    sheets: [
      ...groups.map(({ kind, rows }) => groupSheet(heading, table, UNIT_KIND_WORDS[kind], rows)),
      ...leftOut(heading, table),
    ],
  };
}

function groupSheet(
  heading: SheetHeading,
  table: AssessmentTable,
  group: string,
  rows: readonly ScoreRow[],
): SheetSpec {
  const { scheme } = table;
  const remarked = rows.some((row) => scoreRemarks(row).length > 0);
  const columns: readonly ColumnSpec[] = [
    { header: ['名次'], width: 8, align: 'center' },
    { header: ['单位'], width: 30, align: 'left' },
    ...scheme.indicators.map(({ name, full }): ColumnSpec => {
      return { header: ['各项得分', `${name}\n（${plainPoints(full)}分）`], width: 16, align: 'center' };
    }),
    { header: ['总分\n（100分）'], width: 14, align: 'center' },
    { header: [`折算分\n（${plainPoints(mostContribution(scheme))}分）`], width: 14, align: 'center' },
    ...(remarked ? [{ header: ['备注'], width: 26, align: 'left' } as const] : []),
  ];
  const listed = {
    rows: rows.map((row) => [
      rankCell(row),
      textCell(row.unit),
      ...row.scores.map(({ points }) => score(points)),
      score(row.total, 'strong'),
      score(row.contribution),
      ...(remarked ? [textCell(scoreRemarks(row).join('；'))] : []),
    ]),
    merges: [],
  };
  return {
    name: group,
    title: titleOf(heading, `${TABLE}（${group}）`),
    caption: [weightWords(scheme), datesOf(heading, table)],
    columns,
    ...(rows.length > 0 ? listed : sentenceRow('本年度没有参加考核的单位。', columns.length)),
    footer: [notes(table), SIGNATURE],
    paper: heading.paper,
  };
}

function rankCell({ rank, total }: ScoreRow): CellSpec {
  if (rank !== undefined) return numberCell(rank);
  return textCell(total === undefined ? '—' : UNRANKED, 'muted');
}

/** What the cut-off leaves out of every score, unit by unit: 截止日后到期, and 截止日后办结. */
function leftOut(
  heading: SheetHeading,
  { cutOff, afterCutOff, doneAfterCutOff }: AssessmentTable,
): readonly SheetSpec[] {
  const listed = [
    ...doneAfterCutOff.map((view) => ({ view, how: AFTER_CUT_OFF_WORDS.done })),
    ...afterCutOff.map((view) => ({ view, how: AFTER_CUT_OFF_WORDS.due })),
  ];
  if (listed.length === 0) return [];
  const dayOf = (date: PlainDate | undefined): CellSpec => textCell(date === undefined ? '—' : chineseDate(date));
  const rows = listed.map(({ view, how }, row): readonly CellSpec[] => [
    numberCell(row + 1),
    textCell(how),
    textCell(view.unit),
    textCell(view.content),
    textCell(view.period),
    dayOf(view.dueOn),
    dayOf(view.doneOn),
  ]);
  return [
    {
      name: LEFT_OUT,
      title: titleOf(heading, `${TABLE}附：${LEFT_OUT}的事项`),
      caption: [
        `${AFTER_CUT_OFF_WORDS.done}${doneAfterCutOff.length}项次，${AFTER_CUT_OFF_WORDS.due}${afterCutOff.length}项次，均不计入得分`,
        `考核截止日${chineseDate(cutOff)}`,
      ],
      columns: [
        { header: ['序号'], width: 6, align: 'center' },
        { header: ['情况'], width: 14, align: 'center' },
        { header: ['责任单位'], width: 24, align: 'left' },
        { header: ['事项'], width: 46, align: 'left' },
        { header: ['所属期'], width: 16, align: 'center' },
        { header: ['应办日期'], width: 17, align: 'center' },
        { header: ['办结日期'], width: 17, align: 'center' },
      ],
      rows,
      merges: [],
      footer: [
        `说明：${AFTER_CUT_OFF_WORDS.done}的，得分仍按考核截止日的情况计；${AFTER_CUT_OFF_WORDS.due}的，不在应办之列。`,
      ],
      paper: heading.paper,
    },
  ];
}

const LEFT_OUT = '考核截止日后';

/** 得分单: one unit's scores with what they were counted from. */
export function scoreSheet(heading: SheetHeading, table: AssessmentTable, row: ScoreRow): WorkbookSpec {
  const { scheme } = table;
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 8, align: 'center' },
    { header: ['考核指标'], width: 30, align: 'left' },
    { header: ['满分'], width: 12, align: 'center' },
    { header: ['得分'], width: 12, align: 'center' },
    { header: ['计分依据'], width: 76, align: 'left' },
  ];
  const rows: (readonly CellSpec[])[] = scheme.indicators.map(({ id, name, full }, index) => {
    const found = row.scores.find(({ indicatorId }) => indicatorId === id);
    return [
      numberCell(index + 1),
      textCell(name),
      textCell(plainPoints(full)),
      score(found?.points),
      textCell(found?.basis ?? ''),
    ];
  });
  const told = [
    ...(row.rank === undefined ? [] : [`本组第${row.rank}名`]),
    ...(row.rebased && row.total !== undefined ? ['有不适用或未评议的指标，其余按比例折算为100分'] : []),
    ...scoreRemarks(row),
  ];
  rows.push([
    textCell('总分', 'strong'),
    EMPTY_CELL,
    textCell('100'),
    score(row.total, 'strong'),
    textCell(told.join('；')),
  ]);
  const most = plainPoints(mostContribution(scheme));
  rows.push([
    textCell('折算分', 'strong'),
    EMPTY_CELL,
    textCell(most),
    score(row.contribution, 'strong'),
    textCell(`${weightWords(scheme)}；${CONTRIBUTION_WORDS[table.contributionFrom]}`),
  ]);
  const last = rows.length - 1;
  return {
    fileName: fileNameOf(heading, UNIT_TABLE),
    sheets: [
      {
        name: '得分单',
        title: titleOf(heading, UNIT_TABLE),
        caption: ['', datesOf(heading, table)],
        columns,
        rows,
        merges: [last - 1, last].map((at) => ({ top: at, left: 0, bottom: at, right: 1 })),
        footer: [notes(table), SIGNATURE],
        paper: heading.paper,
      },
      ...leftOut(heading, table),
    ],
  };
}

function score(points: Points | undefined, tone?: CellTone): CellSpec {
  return points === undefined ? textCell('—', 'muted') : numberCell(Number(points), '0.00', tone);
}

/** 绩效考核总分1000分，政务公开权重4%，折算分＝总分×10×4%. */
function weightWords({ weight, base }: Scheme): string {
  const percent = `${plainPoints(weight)}%`;
  const factor = base === 100 ? '' : `×${base / 100}`;
  return `绩效考核总分${base}分，政务公开权重${percent}，折算分＝总分${factor}×${percent}`;
}

/** What 100 points are worth in the overall assessment. */
function mostContribution({ weight, base }: Scheme): Points {
  return roundPoints(new Fraction(weight).mul(base).div(100));
}
