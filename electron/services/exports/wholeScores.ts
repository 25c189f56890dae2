import type { AssessmentTable, NodeView, ScoreDetail, ScoreRow } from '../../contract/assessment.ts';
import type { Grade, SchemeTree } from '../../domain/model/schemeTree.ts';
import { plainPoints } from '../../domain/points.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { scoreRemarks } from '../../domain/words/assessment.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { SECTION_WORDS } from '../../domain/words/scoreRules.ts';
import { datesOf, emptySheet, notes, outOf, rankCell, score, weightWords } from './assessment.ts';
import { nodeViews, treeNodes, type DetailedClass, type TreeNode } from './scoreTree.ts';
import { fileNameOf, SIGNATURE, textCell, titleOf, type SheetHeading } from './sheet.ts';

const TABLE = EXPORT_KIND_WORDS.scoreWhole.title;
const TO_JUDGE = '待评';

/** 考核总表: every indicator of every level of a class, one sheet per class. */
export function wholeScores(
  heading: SheetHeading,
  table: AssessmentTable,
  classes: readonly DetailedClass[],
): WorkbookSpec {
  const sheets = classes.map((each) => classSheet(heading, table, each));
  return { fileName: fileNameOf(heading, TABLE), sheets: sheets.length > 0 ? sheets : [emptySheet(heading, TABLE)] };
}

function classSheet(heading: SheetHeading, table: AssessmentTable, { of, details }: DetailedClass): SheetSpec {
  const { tree } = of.scheme;
  const nodes = treeNodes(of);
  const hasGrades = tree.grades.length > 0;
  const remarked = of.rows.some((row) => remarksOf(row).length > 0);
  const columns: readonly ColumnSpec[] = [
    { header: ['名次'], width: 5, align: 'center' },
    { header: ['单位'], width: 16, align: 'left' },
    ...nodes.map((node): ColumnSpec => ({ header: headerOf(node), width: 8, align: 'center' })),
    { header: [`总分\n（${outOf(tree)}分）`], width: 9, align: 'center' },
    { header: [`折算分\n（${plainPoints(of.most)}分）`], width: 9, align: 'center' },
    ...(hasGrades ? [{ header: ['等次'], width: 8, align: 'center' } as const] : []),
    ...(remarked ? [{ header: ['备注'], width: 18, align: 'left' } as const] : []),
  ];
  const rows = of.rows.map((row): readonly CellSpec[] => {
    const detail = details.get(row.unitId);
    const views = detail && nodeViews(detail);
    return [
      rankCell(row),
      textCell(row.unit),
      ...nodes.map(({ node }) => pointsCell(views?.get(node.id))),
      score(row.total, 'strong'),
      score(row.contribution),
      ...(hasGrades ? [gradeCell(row)] : []),
      ...(remarked ? [textCell(remarksOf(row).join('；'))] : []),
    ];
  });
  const mean: readonly CellSpec[] = [
    textCell('平均', 'strong'),
    textCell('（参加排名的单位）'),
    ...nodes.map((): CellSpec => ({ kind: 'empty' })),
    score(of.mean, 'strong'),
    ...columns.slice(nodes.length + 3).map((): CellSpec => ({ kind: 'empty' })),
  ];
  return {
    name: of.name,
    title: titleOf(heading, `${TABLE}（${of.name}）`),
    caption: [weightWords(of), datesOf(heading, table)],
    columns,
    rows: of.mean === undefined ? rows : [...rows, mean],
    merges: [],
    footer: [notes(table, of), ...legend(tree), SIGNATURE],
    paper: heading.paper,
  };
}

/** The first level over the second, whatever stands below that in the last row. */
function headerOf({ section, path, node }: TreeNode): ColumnSpec['header'] {
  const [first, second, ...deeper] = path.map(({ name }) => name);
  const marks = `（${plainPoints(node.full)}分）`;
  const top = `${first ?? ''}${section === 'base' ? '' : `\n［${SECTION_WORDS[section]}］`}`;
  if (second === undefined) return node.kind === 'leaf' ? [`${top}\n${marks}`] : [top, `小计\n${marks}`];
  if (deeper.length === 0) return node.kind === 'leaf' ? [top, `${second}\n${marks}`] : [top, second, `小计\n${marks}`];
  const own = node.kind === 'leaf' ? deeper.join('·') : `${deeper.join('·')}小计`;
  return [top, second, `${own}\n${marks}`];
}

function pointsCell(view: NodeView | undefined): CellSpec {
  if (view?.points !== undefined) return score(view.points, view.kind === 'branch' ? 'strong' : undefined);
  return view?.isProvisional === true ? textCell(TO_JUDGE, 'alarm') : textCell('—', 'muted');
}

function gradeCell({ grade, tiedOutOf }: ScoreRow): CellSpec {
  return textCell(grade === undefined ? '—' : `${grade}${tiedOutOf === undefined ? '' : '＊'}`);
}

/** Why there is no place, by how much rounding parts the total from its parts, and what was done on the way where it is more than a sum. */
function remarksOf(row: ScoreRow): readonly string[] {
  return [
    ...scoreRemarks(row),
    ...(row.rebased && row.total !== undefined ? ['有不适用的指标，分值已调整'] : []),
    ...(row.tiedOutOf === undefined ? [] : [`与他人同分，未列入${row.tiedOutOf}`]),
  ];
}

/** What the short signs of the table mean, and where grades begin. */
function legend({ grades, bonus }: SchemeTree): readonly string[] {
  const words = [
    `“小计”为下级指标合计并经上下限调整后的得分；“${TO_JUDGE}”为尚未评议，总分暂计`,
    ...(bonus?.most === undefined ? [] : [`加分最多计${plainPoints(bonus.most)}分`]),
    ...(grades.length === 0 ? [] : [`等次：${grades.map(gradeWords).join('，')}`]),
  ];
  return [`图例：${words.join('；')}。`];
}

/** 优秀（90分及以上，不超过20%）. */
function gradeWords({ name, from, atMostPercent }: Grade): string {
  const bounds = [
    ...(from === undefined ? [] : [`${plainPoints(from)}分及以上`]),
    ...(atMostPercent === undefined ? [] : [`不超过${plainPoints(atMostPercent)}%`]),
  ];
  return bounds.length === 0 ? name : `${name}（${bounds.join('，')}）`;
}

/** A unit's detail by the unit, for the rows of a class. */
export function detailed(of: DetailedClass['of'], details: readonly ScoreDetail[]): DetailedClass {
  return { of, details: new Map(details.map((detail) => [detail.row.unitId, detail])) };
}
