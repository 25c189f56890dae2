import type { ClassScores, Points, ScoreRow } from '../../contract/assessment.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { gateRule } from '../../domain/assessment/sumWords.ts';
import { nodeNames } from '../../domain/assessment/yearScores.ts';
import { plainPoints, roundPoints } from '../../domain/points.ts';
import { exact } from '../../domain/scoring/exact.ts';
import type { Grade, SchemeNode, SchemeSection, SchemeTree, SchemeWeight } from '../../domain/model/schemeTree.ts';
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
import { standingOf, type PaperClass, type PaperTable, type Standing } from './told.ts';

const TABLE = EXPORT_KIND_WORDS.assessment.title;

/** What a sheet says under its table. */
export function notes(table: PaperTable, of: PaperClass): readonly string[] {
  const { tree } = of.scheme;
  const rate = tree.nodes.some(({ node }) => countsOnTime(node)) ? `${ON_TIME_RATE}；` : '';
  const { contributionFrom, entered } = standingOf(table, of);
  const beyond = schemeRules(tree);
  return [
    `说明：“—”表示该项不适用或尚未评议，其余指标按比例折算为${outOf(tree)}分；${rate}总分由各项精确得分合计后一次舍入，保留两位小数，总分相同的名次并列；${CONTRIBUTION_WORDS[contributionFrom]}。`,
    ...(beyond.length === 0 ? [] : [`方案规定：${beyond.join('；')}。`]),
    ...(entered.size === 0 ? [] : ['公布分＝定稿时的计算得分加减申诉和补记，折算分、名次、等次按公布分。']),
  ];
}

/** What a scheme does beyond adding up: gate and bound of the bonus, vetoes, grades. */
function schemeRules(tree: SchemeTree): readonly string[] {
  const { bonus, grades, nodes } = tree;
  const vetoes = nodes.flatMap((first) =>
    first.section !== 'veto'
      ? []
      : [
          `“${first.node.name}”一票否决，${
            first.effect.kind === 'at' ? `基础分最多计${plainPoints(first.effect.points)}分，不加分` : '不定等次'
          }`,
        ],
  );
  return [
    ...(bonus?.gate === undefined ? [] : [`加分的门槛：${gateRule(bonus.gate, nodeNames(tree))}`]),
    ...(bonus?.most === undefined ? [] : [`加分最多计${plainPoints(bonus.most)}分`]),
    ...vetoes,
    ...(grades.length === 0 ? [] : [`等次：${grades.map(gradeWords).join('，')}`]),
  ];
}

/** 优秀（90分及以上，不超过20%）. */
function gradeWords({ name, from, atMostPercent }: Grade): string {
  const bounds = [
    ...(from === undefined ? [] : [`${plainPoints(from)}分及以上`]),
    ...(atMostPercent === undefined ? [] : [`不超过${plainPoints(atMostPercent)}%`]),
  ];
  return bounds.length === 0 ? name : `${name}（${bounds.join('，')}）`;
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
export function datesOf(heading: SheetHeading, table: PaperTable, of: PaperClass): string {
  const standing = standingOf(table, of);
  return `${asOfWords({ ...heading, asOf: standing.asOf })}，考核截止日${chineseDate(standing.cutOff)}（${stateWords(standing)}）`;
}

/** 未定稿; 第1版定稿，另有1件申诉未处理; 现时计算，不是公布的得分，公布的是第1版定稿. */
function stateWords({ waiting, published, ...own }: Standing): string {
  if (published !== undefined) return `${NOW}，不是公布的得分，公布的是${publicWords(published)}`;
  return `${publicWords(own)}${waiting === 0 ? '' : `，另有${waiting}件申诉未处理`}`;
}

/** 第1版定稿; 公示的得分，2022年1月20日至2022年1月24日; 未定稿. */
export function publicWords({ version, notice }: Pick<Standing, 'version' | 'notice'>): string {
  if (version !== undefined) return `第${version}版定稿`;
  if (notice === undefined) return '未定稿';
  return `公示的得分，${chineseDate(notice.since)}至${chineseDate(notice.until)}`;
}

/** What figures of today are called where a class is frozen. */
export const NOW = '现时计算';

/** A table's title with the class that a sheet is of: 考核得分表（镇街，现时计算）. */
export function classTitle(
  heading: SheetHeading,
  table: string,
  { name, standing }: PaperClass,
  what: readonly string[] = [],
): string {
  const now = standing?.published === undefined ? [] : [NOW];
  return titleOf(heading, `${table}（${[name, ...what, ...now].join('，')}）`);
}

/** 考核得分表: one sheet per class of units, ranked apart; one more for what the cut-off leaves out, where it does. */
export function scoreTable(heading: SheetHeading, table: PaperTable): WorkbookSpec {
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

function classSheet(heading: SheetHeading, table: PaperTable, of: PaperClass): SheetSpec {
  const { name: group, rows } = of;
  const { columns: last, cells: lastOf } = closing(table, of, TABLE_WIDTHS);
  const columns: readonly ColumnSpec[] = [
    { header: ['名次'], width: 8, align: 'center' },
    { header: ['单位'], width: 30, align: 'left' },
    ...of.columns.map((column): ColumnSpec => {
      return { header: ['各项得分', `${column.name}${marksWords(column)}`], width: 16, align: 'center' };
    }),
    ...last,
  ];
  const sections = new Map(of.columns.map(({ nodeId, section }) => [nodeId, section]));
  const listed = {
    rows: rows.map((row) => [
      rankCell(row),
      textCell(row.unit),
      ...row.cells.map(({ nodeId, points }) => pointsCell(points, sections.get(nodeId))),
      ...lastOf(row),
    ]),
    merges: [],
  };
  return {
    name: group,
    title: classTitle(heading, TABLE, of),
    caption: [weightWords(of), datesOf(heading, table, of)],
    columns,
    ...(rows.length > 0 ? listed : sentenceRow(NO_UNITS, columns.length)),
    footer: [...notes(table, of), SIGNATURE],
    paper: heading.paper,
  };
}

/** The full mark under a column's name, or where its points go when it has none. */
export function marksWords({ full, section }: Pick<ClassScores['columns'][number], 'full' | 'section'>): string {
  const words = [
    ...(section === 'base' ? [] : [SECTION_SIGNS[section]]),
    ...(Number(full) === 0 ? [] : [`${plainPoints(full)}分`]),
  ];
  return words.length === 0 ? '' : `\n（${words.join('，')}）`;
}

const SECTION_SIGNS: Readonly<Record<Exclude<SchemeSection, 'base'>, string>> = {
  bonus: '加分',
  deductions: '扣分',
  veto: '一票否决',
};

/** Points of a node; of a veto whether it holds, since its points are in no sum. */
export function pointsCell(points: Points | undefined, section: SchemeSection | undefined, tone?: CellTone): CellSpec {
  if (section !== 'veto' || points === undefined) return score(points, tone);
  return Number(points) < 0 ? textCell('否决', 'alarm') : textCell('无', 'muted');
}

interface Widths {
  readonly total: number;
  readonly grade: number;
  readonly remarks: number;
}

const TABLE_WIDTHS: Widths = { total: 14, grade: 12, remarks: 30 };

/** What stands behind a class's indicators: the total, 申诉与补记 where there are any, 折算分, 等次, what is published beside figures of today, and remarks. */
export function closing(
  table: PaperTable,
  of: PaperClass,
  { total: width, grade, remarks }: Widths,
): { readonly columns: readonly ColumnSpec[]; readonly cells: (row: ScoreRow) => readonly CellSpec[] } {
  const { tree } = of.scheme;
  const { entered, published } = standingOf(table, of);
  const marks = `\n（${outOf(tree)}分）`;
  const hasGrades = tree.grades.length > 0;
  const isRemarked = of.rows.some((row) => remarksOf(row).length > 0);
  const center = (header: string, own = width): ColumnSpec => ({ header: [header], width: own, align: 'center' });
  return {
    columns: [
      ...(entered.size === 0
        ? [center(`总分${marks}`)]
        : [center(`计算得分${marks}`), center('申诉与\n补记'), center('公布分')]),
      center(`折算分\n（${plainPoints(of.most)}分）`),
      ...(hasGrades ? [center('等次', grade)] : []),
      ...(published === undefined ? [] : [center('公布分'), center('现时计算\n减公布分')]),
      ...(isRemarked ? [{ header: ['备注'], width: remarks, align: 'left' } as const] : []),
    ],
    cells: (row) => [
      ...(entered.size === 0 ? [score(row.total, 'strong')] : enteredCells(row, entered.get(row.unitId))),
      score(row.contribution),
      ...(hasGrades ? [gradeCell(row)] : []),
      ...(published === undefined ? [] : besideCells(row, published.totals.get(row.unitId))),
      ...(isRemarked ? [textCell(remarksOf(row).join('；'))] : []),
    ],
  };
}

/** What the facts came to, what was entered beside it, and the published figure. */
function enteredCells({ total }: ScoreRow, entered: Points | undefined): readonly CellSpec[] {
  return [
    score(reckonedOf(total, entered)),
    entered === undefined ? EMPTY_CELL : signed(entered),
    score(total, 'strong'),
  ];
}

/** A published total without what was entered beside it. */
export function reckonedOf(total: Points | undefined, entered: Points | undefined): Points | undefined {
  return total === undefined || entered === undefined ? total : roundPoints(exact(total).sub(exact(entered)));
}

function besideCells({ total }: ScoreRow, published: Points | undefined): readonly CellSpec[] {
  if (total === undefined || published === undefined) return [score(published), textCell('—', 'muted')];
  return [score(published), signed(roundPoints(exact(total).sub(exact(published))))];
}

function gradeCell({ grade, tiedOutOf }: ScoreRow): CellSpec {
  return textCell(grade === undefined ? '—' : `${grade}${tiedOutOf === undefined ? '' : '＊'}`);
}

/** What must be said of a unit's line: why it has no place, how its total comes about where it is more than a sum, what was entered. */
export function remarksOf(row: ScoreRow): readonly string[] {
  return [
    ...scoreRemarks(row),
    ...(row.sum === undefined ? [] : [row.sum.text]),
    ...(row.entries ?? []),
    ...(row.tiedOutOf === undefined ? [] : [`与他人同分，未列入${row.tiedOutOf}`]),
  ];
}

/** Points with their sign: +1.00, -0.50. */
export function signed(points: string): CellSpec {
  return numberCell(Number(points), '+0.00;-0.00;0.00');
}

/** The place; why there is none stands among the remarks. */
export function rankCell({ place, total }: ScoreRow): CellSpec {
  if (place !== undefined) return numberCell(place);
  return textCell(total === undefined ? '—' : UNRANKED, 'muted');
}

/** What the cut-off leaves out of every score, unit by unit: 截止日后到期, and 截止日后办结. */
export function leftOut(
  heading: SheetHeading,
  { cutOff, afterCutOff, doneAfterCutOff }: PaperTable,
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
