import type { AssessmentTable, ClassScores, Points, ScoreRow } from '../../contract/assessment.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { plainPoints } from '../../domain/points.ts';
import type { SchemeNode, SchemeWeight } from '../../domain/model/schemeTree.ts';
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

const TABLE = EXPORT_KIND_WORDS.assessment.title;
const UNIT_TABLE = '政务公开考核得分单';

/** What a sheet says under its table. */
export function notes({ contributionFrom }: AssessmentTable, { scheme: { tree } }: ClassScores): string {
  const rate = tree.nodes.some(({ node }) => countsOnTime(node)) ? `${ON_TIME_RATE}；` : '';
  return `说明：“—”表示该项不适用或尚未评议，其余指标按比例折算为${outOf(tree)}分；${rate}总分由各项精确得分合计后一次舍入，保留两位小数，总分相同的名次并列；${CONTRIBUTION_WORDS[contributionFrom]}。`;
}

/** Whether some rule gives the share of what was done on time. */
function countsOnTime(node: SchemeNode): boolean {
  if (node.kind === 'branch') return node.children.some(countsOnTime);
  return node.clauses.some((clause) => clause.rule === 'share' && clause.good.any.includes('onTime'));
}

/** What a full score comes to. */
export function outOf({ scaling, total }: ClassScores['scheme']['tree']): string {
  return scaling === 'rescaled' ? '100' : plainPoints(total);
}

/** 截至2021年6月30日，考核截止日2022年1月15日（未定稿）. */
export function datesOf(heading: SheetHeading, { cutOff, frozenVersion }: AssessmentTable): string {
  const state = frozenVersion === undefined ? '未定稿' : `第${frozenVersion}版定稿`;
  return `${asOfWords(heading)}，考核截止日${chineseDate(cutOff)}（${state}）`;
}

/** 考核得分表: one sheet per class of units, ranked apart; one more for what the cut-off leaves out, where it does. */
export function scoreTable(heading: SheetHeading, table: AssessmentTable): WorkbookSpec {
  const sheets = table.classes.map((each) => classSheet(heading, table, each));
  return {
    fileName: fileNameOf(heading, TABLE),
    sheets: [...(sheets.length > 0 ? sheets : [emptySheet(heading, TABLE)]), ...leftOut(heading, table)],
  };
}

/** A table of scores where nobody is assessed. */
export function emptySheet(heading: SheetHeading, table: string): SheetSpec {
  const columns: readonly ColumnSpec[] = [
    { header: ['名次'], width: 8, align: 'center' },
    { header: ['单位'], width: 30, align: 'left' },
    { header: ['总分'], width: 14, align: 'center' },
  ];
  return {
    name: table,
    title: titleOf(heading, table),
    caption: ['', asOfWords(heading)],
    columns,
    ...sentenceRow(NO_UNITS, columns.length),
    footer: [SIGNATURE],
    paper: heading.paper,
  };
}

const NO_UNITS = '本年度没有参加考核的单位。';

function classSheet(heading: SheetHeading, table: AssessmentTable, of: ClassScores): SheetSpec {
  const { name: group, rows, scheme } = of;
  const remarked = rows.some((row) => scoreRemarks(row).length > 0);
  const columns: readonly ColumnSpec[] = [
    { header: ['名次'], width: 8, align: 'center' },
    { header: ['单位'], width: 30, align: 'left' },
    ...of.columns.map(({ name, full }): ColumnSpec => {
      return { header: ['各项得分', `${name}\n（${plainPoints(full)}分）`], width: 16, align: 'center' };
    }),
    { header: [`总分\n（${outOf(scheme.tree)}分）`], width: 14, align: 'center' },
    { header: [`折算分\n（${plainPoints(of.most)}分）`], width: 14, align: 'center' },
    ...(remarked ? [{ header: ['备注'], width: 26, align: 'left' } as const] : []),
  ];
  const listed = {
    rows: rows.map((row) => [
      rankCell(row),
      textCell(row.unit),
      ...row.cells.map(({ points }) => score(points)),
      score(row.total, 'strong'),
      score(row.contribution),
      ...(remarked ? [textCell(scoreRemarks(row).join('；'))] : []),
    ]),
    merges: [],
  };
  return {
    name: group,
    title: titleOf(heading, `${TABLE}（${group}）`),
    caption: [weightWords(of), datesOf(heading, table)],
    columns,
    ...(rows.length > 0 ? listed : sentenceRow(NO_UNITS, columns.length)),
    footer: [notes(table, of), SIGNATURE],
    paper: heading.paper,
  };
}

/** The place; why there is none stands among the remarks. */
export function rankCell({ place, total }: ScoreRow): CellSpec {
  if (place !== undefined) return numberCell(place);
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
export function scoreSheet(
  heading: SheetHeading,
  table: AssessmentTable,
  { of, row }: { readonly of: ClassScores; readonly row: ScoreRow },
): WorkbookSpec {
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 8, align: 'center' },
    { header: ['考核指标'], width: 30, align: 'left' },
    { header: ['满分'], width: 12, align: 'center' },
    { header: ['得分'], width: 12, align: 'center' },
    { header: ['计分依据'], width: 76, align: 'left' },
  ];
  const total = outOf(of.scheme.tree);
  const rows: (readonly CellSpec[])[] = of.columns.map(({ nodeId, name, full }, index) => {
    const found = row.cells.find((cell) => cell.nodeId === nodeId);
    return [
      numberCell(index + 1),
      textCell(name),
      textCell(plainPoints(full)),
      score(found?.points),
      textCell(found?.basis ?? ''),
    ];
  });
  const told = [
    ...(row.place === undefined ? [] : [`本组第${row.place}名`]),
    ...(row.rebased && row.total !== undefined ? [`有不适用或未评议的指标，其余按比例折算为${total}分`] : []),
    ...scoreRemarks(row),
  ];
  rows.push([
    textCell('总分', 'strong'),
    EMPTY_CELL,
    textCell(total),
    score(row.total, 'strong'),
    textCell(told.join('；')),
  ]);
  rows.push([
    textCell('折算分', 'strong'),
    EMPTY_CELL,
    textCell(plainPoints(of.most)),
    score(row.contribution, 'strong'),
    textCell(`${weightWords(of)}；${CONTRIBUTION_WORDS[table.contributionFrom]}`),
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
        footer: [notes(table, of), SIGNATURE],
        paper: heading.paper,
      },
      ...leftOut(heading, table),
    ],
  };
}

/** Points of two places; `—` where there are none. */
export function score(points: Points | undefined, tone?: CellTone): CellSpec {
  return points === undefined ? textCell('—', 'muted') : numberCell(Number(points), '0.00', tone);
}

/** 绩效考核总分1000分，政务公开权重4%，折算分＝总分×10×4%. */
export function weightWords({ weight, scheme: { tree } }: ClassScores): string {
  const total = outOf(tree);
  const shareOf = total === '100' || tree.contribution === 'raw' ? '' : `÷${total}×100`;
  if (weight.kind === 'points') {
    const points = plainPoints(weight.points);
    const whole = tree.contribution === 'raw' ? '100' : total;
    return `绩效考核总分${plainPoints(weight.base)}分，政务公开占${points}分，折算分＝总分÷${whole}×${points}`;
  }
  const percent = `${plainPoints(weight.percent)}%`;
  return `绩效考核总分${plainPoints(weight.base)}分，政务公开权重${percent}，折算分＝总分${shareOf}${factorOf(weight)}×${percent}`;
}

function factorOf({ base }: Extract<SchemeWeight, { kind: 'percent' }>): string {
  return base === '100' ? '' : Number(base) % 100 === 0 ? `×${Number(base) / 100}` : `×${plainPoints(base)}÷100`;
}
