import type { ClauseView, FactView, NodeView, ScoreDetail } from '../../contract/assessment.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { plainPoints } from '../../domain/points.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { CONTRIBUTION_WORDS, scoreRemarks } from '../../domain/words/assessment.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import {
  datesOf,
  emptySheet,
  leftOut,
  notes,
  NOW,
  outOf,
  pointsCell,
  publicWords,
  reckonedOf,
  score,
  signed,
  weightWords,
} from './assessment.ts';
import { EMPTY_CELL, fileNameOf, SIGNATURE, textCell, titleOf, type SheetHeading } from './sheet.ts';
import { standingOf, type DetailedClass, type PaperClass, type PaperTable } from './told.ts';

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
export function scoreSheets(heading: SheetHeading, table: PaperTable, classes: readonly DetailedClass[]): WorkbookSpec {
  const sheets = classes.flatMap(({ of, details }) =>
    of.rows.flatMap((row) => {
      const detail = details.get(row.unitId);
      return detail === undefined ? [] : [unitSheet(heading, table, of, detail)];
    }),
  );
  return { fileName: fileNameOf(heading, TABLE), sheets: sheets.length > 0 ? sheets : [emptySheet(heading, TABLE)] };
}

/** 得分单 of one unit, with what the cut-off leaves out. */
export function scoreSheet(
  heading: SheetHeading,
  table: PaperTable,
  { of, detail }: { readonly of: PaperClass; readonly detail: ScoreDetail },
): WorkbookSpec {
  const sheet = { ...unitSheet(heading, table, of, detail), name: '得分单' };
  return { fileName: fileNameOf(heading, TABLE), sheets: [sheet, ...leftOut(heading, table)] };
}

function unitSheet(
  heading: SheetHeading,
  table: PaperTable,
  of: PaperClass,
  { nodes, steps, row: detailRow }: ScoreDetail,
): SheetSpec {
  const row = of.rows.find(({ unitId }) => unitId === detailRow.unitId) ?? detailRow;
  const total = outOf(of.scheme.tree);
  const { entered, published, contributionFrom } = standingOf(table, of);
  const own = entered.get(row.unitId);
  const isPublished = published?.totals.get(row.unitId);
  const told = [
    ...(row.place === undefined ? [] : [`${of.name}第${row.place}名`]),
    ...(row.grade === undefined ? [] : [`等次：${row.grade}`]),
    ...(row.tiedOutOf === undefined ? [] : [`与他人同分，未列入${row.tiedOutOf}`]),
    ...scoreRemarks(row),
    ...(published === undefined ? [] : [`公布分${isPublished ?? '—'}（${publicWords(published)}）`]),
  ];
  const entries = row.entries ?? [];
  const sum = row.sum === undefined ? steps.filter((step) => !entries.includes(step)) : [row.sum.text];
  const rows: readonly (readonly CellSpec[])[] = [
    ...nodes.flatMap((node) => nodeRows(node, 0)),
    ...sum.map((step) => lineRow(textCell('总分的计算'), textCell(step))),
    ...(own === undefined
      ? []
      : [
          figureRow('计算得分', total, score(reckonedOf(row.total, own)), ''),
          figureRow('申诉与补记', '', signed(own), entries.join('；')),
        ]),
    figureRow(own === undefined ? '总分' : '公布分', total, score(row.total, 'strong'), told.join('；')),
    figureRow(
      '折算分',
      plainPoints(of.most),
      score(row.contribution, 'strong'),
      `${weightWords(of)}；${CONTRIBUTION_WORDS[contributionFrom]}`,
    ),
  ];
  const now = published === undefined ? '' : `（${NOW}）`;
  return {
    name: row.unit,
    title: `${titleOf({ ...heading, unit: row.unit }, TABLE)}${now}`,
    caption: [`考核类别：${of.name}`, datesOf(heading, table, of)],
    columns: COLUMNS,
    rows,
    merges: [],
    footer: [...notes(table, of), SIGNATURE],
    paper: heading.paper,
  };
}

function figureRow(name: string, full: string, points: CellSpec, said: string): readonly CellSpec[] {
  return [textCell(name, 'strong'), textCell(full), points, textCell(said), EMPTY_CELL, EMPTY_CELL];
}

/** How a veto came about: the points of its rules are in no sum. */
function heldWords({ points, basis, clauses }: NodeView): string {
  if (points === undefined || Number(points) >= 0) return basis;
  const facts = clauses.reduce((sum, { counted }) => sum + counted.length, 0);
  return facts === 0 ? '已发生' : `已发生 ${facts} 次`;
}

function lineRow(name: CellSpec, text: CellSpec): readonly CellSpec[] {
  return [name, EMPTY_CELL, EMPTY_CELL, text, EMPTY_CELL, EMPTY_CELL];
}

/** A node, what was done to it, its rules, the facts it counted, then what is below it. */
function nodeRows(node: NodeView, level: number): readonly (readonly CellSpec[])[] {
  const { section, kind, full, basis } = node;
  const tone = kind === 'branch' ? ('strong' as const) : undefined;
  const isOpen = node.points === undefined && node.isProvisional;
  const points = isOpen ? textCell('待评', 'alarm') : pointsCell(node.points, section, tone);
  // The basis names some of the steps; all of them are told, in their order.
  const how = (section === 'veto' ? heldWords(node) : basis).split('；').filter((part) => !node.steps.includes(part));
  const own: readonly CellSpec[] = [
    textCell(`${'　'.repeat(level)}${node.name}`, tone),
    textCell(Number(full) === 0 ? '—' : plainPoints(full)),
    points,
    textCell([...how, ...node.steps].filter((text) => text !== '').join('；')),
    EMPTY_CELL,
    EMPTY_CELL,
  ];
  return [
    own,
    ...(kind === 'leaf' && node.lines.length > 0
      ? [
          lineRow(
            EMPTY_CELL,
            textCell(`规则：${node.lines.map((line) => line.replace(/。$/u, '')).join('；')}`, 'muted'),
          ),
        ]
      : []),
    ...node.clauses.flatMap((clause) => clauseRows(clause, section)),
    ...(node.periods ?? []).map(({ label, points: reached }) =>
      lineRow(EMPTY_CELL, textCell(`${label}：${reached === undefined ? '—' : `${reached} 分`}`)),
    ),
    ...node.children.flatMap((child) => nodeRows(child, level + 1)),
  ];
}

function clauseRows(
  { counted, passedOver, wellFacts, well }: ClauseView,
  section: NodeView['section'],
): readonly (readonly CellSpec[])[] {
  const named = wellFacts.slice(0, MOST_WELL);
  const more = well > named.length ? [`另有 ${well - named.length} 项次不扣分`] : [];
  return [
    ...counted.map((fact) => factRow(fact, countedCell(fact, section))),
    ...passedOver.map((fact) => factRow(fact, textCell(chargedElsewhere(fact), 'muted'))),
    ...named.map((fact) => factRow(fact, EMPTY_CELL)),
    ...more.map((text) => lineRow(EMPTY_CELL, textCell(text, 'muted'))),
  ];
}

/** What a fact gave or took; of a veto that it holds, since its points are in no sum. */
function countedCell({ points }: FactView, section: NodeView['section']): CellSpec {
  if (points === undefined) return EMPTY_CELL;
  return section === 'veto' ? pointsCell(points, section) : signed(points);
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
