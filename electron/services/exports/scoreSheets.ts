import type { AssessmentTable, ClauseView, FactView, NodeView, ScoreDetail } from '../../contract/assessment.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { plainPoints } from '../../domain/points.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { CONTRIBUTION_WORDS, scoreRemarks } from '../../domain/words/assessment.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { datesOf, emptySheet, notes, outOf, score, weightWords } from './assessment.ts';
import type { DetailedClass } from './scoreTree.ts';
import { EMPTY_CELL, fileNameOf, numberCell, SIGNATURE, textCell, titleOf, type SheetHeading } from './sheet.ts';

const TABLE = EXPORT_KIND_WORDS.scoreSheets.title;
/** What cost nothing is counted, and named only up to so many. */
const MOST_WELL = 5;

const COLUMNS: readonly ColumnSpec[] = [
  { header: ['指标'], width: 30, align: 'left' },
  { header: ['满分'], width: 8, align: 'center' },
  { header: ['得分'], width: 9, align: 'center' },
  { header: ['计分依据和计入的事实'], width: 62, align: 'left' },
  { header: ['日期'], width: 16, align: 'center' },
  { header: ['加减分'], width: 10, align: 'center' },
];

/** 考核得分单: a sheet for each unit, with every indicator, the facts that were counted, and how the total came about. */
export function scoreSheets(
  heading: SheetHeading,
  table: AssessmentTable,
  classes: readonly DetailedClass[],
): WorkbookSpec {
  const sheets = classes.flatMap(({ of, details }) =>
    of.rows.flatMap((row) => {
      const detail = details.get(row.unitId);
      return detail === undefined ? [] : [unitSheet(heading, table, of, detail)];
    }),
  );
  return { fileName: fileNameOf(heading, TABLE), sheets: sheets.length > 0 ? sheets : [emptySheet(heading, TABLE)] };
}

function unitSheet(
  heading: SheetHeading,
  table: AssessmentTable,
  of: DetailedClass['of'],
  { row, nodes, steps }: ScoreDetail,
): SheetSpec {
  const total = outOf(of.scheme.tree);
  const told = [
    ...(row.place === undefined ? [] : [`${of.name}第${row.place}名`]),
    ...(row.grade === undefined ? [] : [`等次：${row.grade}`]),
    ...(row.rebased && row.total !== undefined ? ['有不适用的指标，分值已调整'] : []),
    ...scoreRemarks(row),
  ];
  const rows: readonly (readonly CellSpec[])[] = [
    ...nodes.flatMap((node) => nodeRows(node, 0)),
    ...steps.map((step) => lineRow(textCell('总分的计算'), textCell(step))),
    [
      textCell('总分', 'strong'),
      textCell(total),
      score(row.total, 'strong'),
      textCell(told.join('；')),
      EMPTY_CELL,
      EMPTY_CELL,
    ],
    [
      textCell('折算分', 'strong'),
      textCell(plainPoints(of.most)),
      score(row.contribution, 'strong'),
      textCell(`${weightWords(of)}；${CONTRIBUTION_WORDS[table.contributionFrom]}`),
      EMPTY_CELL,
      EMPTY_CELL,
    ],
  ];
  return {
    name: row.unit,
    title: titleOf({ ...heading, unit: row.unit }, TABLE),
    caption: [`考核类别：${of.name}`, datesOf(heading, table)],
    columns: COLUMNS,
    rows,
    merges: [],
    footer: [notes(table, of), SIGNATURE],
    paper: heading.paper,
  };
}

function lineRow(name: CellSpec, text: CellSpec): readonly CellSpec[] {
  return [name, EMPTY_CELL, EMPTY_CELL, text, EMPTY_CELL, EMPTY_CELL];
}

/** A node, what was done to it, the facts it counted, then what is below it. */
function nodeRows(node: NodeView, level: number): readonly (readonly CellSpec[])[] {
  const tone = node.kind === 'branch' ? ('strong' as const) : undefined;
  const points = node.points === undefined && node.isProvisional ? textCell('待评', 'alarm') : score(node.points, tone);
  const own: readonly CellSpec[] = [
    textCell(`${'　'.repeat(level)}${node.name}`, tone),
    textCell(plainPoints(node.full)),
    points,
    textCell([node.basis, ...node.steps].filter((text) => text !== '').join('；')),
    EMPTY_CELL,
    EMPTY_CELL,
  ];
  return [
    own,
    ...node.clauses.flatMap(clauseRows),
    ...(node.periods ?? []).map(({ label, points: reached }) =>
      lineRow(EMPTY_CELL, textCell(`${label}：${reached === undefined ? '—' : `${reached} 分`}`)),
    ),
    ...node.children.flatMap((child) => nodeRows(child, level + 1)),
  ];
}

function clauseRows({ counted, passedOver, wellFacts, well }: ClauseView): readonly (readonly CellSpec[])[] {
  const named = wellFacts.slice(0, MOST_WELL);
  const more = well > named.length ? [`另有 ${well - named.length} 项次不扣分`] : [];
  return [
    ...counted.map((fact) => factRow(fact, fact.points === undefined ? EMPTY_CELL : signed(fact.points))),
    ...passedOver.map((fact) => factRow(fact, textCell(chargedElsewhere(fact), 'muted'))),
    ...named.map((fact) => factRow(fact, EMPTY_CELL)),
    ...more.map((text) => lineRow(EMPTY_CELL, textCell(text, 'muted'))),
  ];
}

function factRow(fact: FactView, last: CellSpec): readonly CellSpec[] {
  return [EMPTY_CELL, EMPTY_CELL, EMPTY_CELL, textCell(factWords(fact)), textCell(chineseDate(fact.on)), last];
}

/** 部门预算（2021年3月）：迟办 3 天，3 篇. */
export function factWords({ text, said, occurrence, count }: FactView): string {
  const period = occurrence === undefined || occurrence.period === '' ? '' : `（${occurrence.period}）`;
  const more = [said, count === undefined ? '' : `计 ${count}`].filter((part) => part !== '').join('，');
  return `${text}${period}${more === '' ? '' : `：${more}`}`;
}

/** 已在“按时公开”计. */
export function chargedElsewhere({ byNode }: FactView): string {
  return byNode === undefined ? '' : `已在“${byNode.name}”计`;
}

/** Points with their sign: +1.00, -0.50. */
export function signed(points: string): CellSpec {
  return numberCell(Number(points), '+0.00;-0.00;0.00');
}
