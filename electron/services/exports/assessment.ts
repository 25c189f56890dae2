import Fraction from 'fraction.js';
import type { AssessmentTable, Points, Scheme, ScoreRow } from '../../contract/assessment.ts';
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
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { UNIT_KIND_WORDS } from '../../domain/words/duties.ts';

const TABLE = EXPORT_KIND_WORDS.assessment.title;
const UNIT_TABLE = '政务公开考核得分单';
const NOTE = '说明：“—”表示该项不适用或尚未评议，其余指标按比例折算为100分；总分保留两位小数，总分相同的名次并列。';

/** 考核得分表: one sheet per kind of unit, ranked apart. */
export function scoreTable(heading: SheetHeading, table: AssessmentTable): WorkbookSpec {
  const groups = table.groups.length > 0 ? table.groups : [{ kind: 'department' as const, rows: [] }];
  return {
    fileName: fileNameOf(heading, TABLE),
    sheets: groups.map(({ kind, rows }) => groupSheet(heading, table.scheme, UNIT_KIND_WORDS[kind], rows)),
  };
}

function groupSheet(heading: SheetHeading, scheme: Scheme, group: string, rows: readonly ScoreRow[]): SheetSpec {
  const columns: readonly ColumnSpec[] = [
    { header: ['名次'], width: 8, align: 'center' },
    { header: ['单位'], width: 30, align: 'left' },
    ...scheme.indicators.map(({ name, full }): ColumnSpec => {
      return { header: ['各项得分', `${name}\n（${plainPoints(full)}分）`], width: 16, align: 'center' };
    }),
    { header: ['总分\n（100分）'], width: 14, align: 'center' },
    { header: [`折算分\n（${plainPoints(mostContribution(scheme))}分）`], width: 14, align: 'center' },
  ];
  const listed = {
    rows: rows.map((row) => [
      row.rank === undefined ? textCell('—', 'muted') : numberCell(row.rank),
      textCell(row.unit),
      ...row.scores.map(({ points }) => score(points)),
      score(row.total, 'strong'),
      score(row.contribution),
    ]),
    merges: [],
  };
  return {
    name: group,
    title: titleOf(heading, `${TABLE}（${group}）`),
    caption: [weightWords(scheme), `${asOfWords(heading)}（未定稿）`],
    columns,
    ...(rows.length > 0 ? listed : sentenceRow('本年度没有参加考核的单位。', columns.length)),
    footer: [NOTE, SIGNATURE],
    paper: heading.paper,
  };
}

/** 得分单: one unit's scores with what they were counted from. */
export function scoreSheet(heading: SheetHeading, scheme: Scheme, row: ScoreRow): WorkbookSpec {
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
  const rank = row.rank === undefined ? '' : `本组第${row.rank}名`;
  const rebased = row.rebased ? '；有不适用或未评议的指标，其余按比例折算为100分' : '';
  rows.push([
    textCell('总分', 'strong'),
    EMPTY_CELL,
    textCell('100'),
    score(row.total, 'strong'),
    textCell(`${rank}${rebased}`),
  ]);
  const most = plainPoints(mostContribution(scheme));
  rows.push([
    textCell('折算分', 'strong'),
    EMPTY_CELL,
    textCell(most),
    score(row.contribution, 'strong'),
    textCell(weightWords(scheme)),
  ]);
  const last = rows.length - 1;
  return {
    fileName: fileNameOf(heading, UNIT_TABLE),
    sheets: [
      {
        name: '得分单',
        title: titleOf(heading, UNIT_TABLE),
        caption: ['', `${asOfWords(heading)}（未定稿）`],
        columns,
        rows,
        merges: [last - 1, last].map((at) => ({ top: at, left: 0, bottom: at, right: 1 })),
        footer: [SIGNATURE],
        paper: heading.paper,
      },
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
