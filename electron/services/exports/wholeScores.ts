import type { MonthBefore, NodeView, ScoreRow } from '../../contract/assessment.ts';
import type { UnitClassId } from '../../domain/brand.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { SchemeSection } from '../../domain/model/schemeTree.ts';
import { plainPoints, roundPoints } from '../../domain/points.ts';
import { exact } from '../../domain/scoring/exact.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import {
  classTitle,
  closing,
  datesOf,
  emptySheet,
  marksWords,
  notes,
  pointsCell,
  rankCell,
  score,
  signed,
  weightWords,
} from './assessment.ts';
import { nodeViews, treeNodes, type TreeNode } from './scoreTree.ts';
import type { DetailedClass, PaperTable } from './told.ts';
import { EMPTY_CELL, fileNameOf, SIGNATURE, textCell, type SheetHeading } from './sheet.ts';

const TABLE = EXPORT_KIND_WORDS.scoreWhole.title;
const TO_JUDGE = '待评';
const PROVISIONAL = '暂计';

/** 较上月 of the classes whose figures are of today. */
export type MonthsBefore = ReadonlyMap<UnitClassId, MonthBefore>;

/** 考核总表: every indicator of every level of a class, one sheet per class. */
export function wholeScores(
  heading: SheetHeading,
  table: PaperTable,
  classes: readonly DetailedClass[],
  before: MonthsBefore = new Map(),
): WorkbookSpec {
  const sheets = classes.map((each) => classSheet(heading, table, each, before.get(each.of.classId)));
  return { fileName: fileNameOf(heading, TABLE), sheets: sheets.length > 0 ? sheets : [emptySheet(heading, TABLE)] };
}

function classSheet(
  heading: SheetHeading,
  table: PaperTable,
  { of, details }: DetailedClass,
  before: MonthBefore | undefined,
): SheetSpec {
  const nodes = treeNodes(of);
  const { columns: last, cells: lastOf } = closing(table, of, WIDTHS);
  const moved = before?.asOf === undefined ? undefined : { ...before, asOf: before.asOf };
  const columns: readonly ColumnSpec[] = [
    { header: ['名次'], width: 5, align: 'center' },
    { header: ['单位'], width: 16, align: 'left' },
    ...nodes.map((node): ColumnSpec => ({ header: headerOf(node), width: 8, align: 'center' })),
    ...(moved ? [MOVED] : []),
    ...last,
  ];
  const rows = of.rows.map((row): readonly CellSpec[] => {
    const detail = details.get(row.unitId);
    const views = detail && nodeViews(detail);
    return [
      rankCell(row),
      textCell(row.unit),
      ...nodes.map(({ node, section }) => nodeCell(views?.get(node.id), section)),
      ...(moved ? [movedCell(row, moved)] : []),
      ...lastOf(row),
    ];
  });
  const totalAt = last.findIndex(({ header: [words] }) => words.startsWith('总分') || words === '公布分');
  const empty = (count: number): readonly CellSpec[] => Array.from({ length: count }, () => EMPTY_CELL);
  const mean: readonly CellSpec[] = [
    textCell('平均', 'strong'),
    textCell('（参加排名的单位）'),
    ...empty(nodes.length + (moved ? 1 : 0) + totalAt),
    score(of.mean, 'strong'),
    ...empty(last.length - totalAt - 1),
  ];
  return {
    name: of.name,
    title: classTitle(heading, TABLE, of),
    caption: [weightWords(of), datesOf(heading, table, of)],
    columns,
    rows: of.mean === undefined ? rows : [...rows, mean],
    merges: [],
    footer: [...notes(table, of), `${LEGEND}${moved ? movedWords(moved.asOf) : ''}`, SIGNATURE],
    paper: heading.paper,
  };
}

const MOVED: ColumnSpec = { header: ['较上月'], width: 8, align: 'center' };

/** How a total moved since the month before; nothing can be told where one of the two is open. */
function movedCell({ unitId, total, unplaced }: ScoreRow, { totals }: MonthBefore): CellSpec {
  const then = totals.find((each) => each.unitId === unitId);
  if (total === undefined || then === undefined) return textCell('—', 'muted');
  if (unplaced === 'provisional' || then.isProvisional === true) return textCell(PROVISIONAL, 'muted');
  return signed(roundPoints(exact(total).sub(exact(then.total))));
}

function movedWords(asOf: PlainDate): string {
  return `“较上月”为总分减${chineseDate(asOf)}的总分，有一方${PROVISIONAL}的不比。`;
}

const WIDTHS = { total: 9, grade: 8, remarks: 24 } as const;

/** The first level over the second, whatever stands below that in the last row. */
function headerOf({ section, path, node }: TreeNode): ColumnSpec['header'] {
  const [first, second, ...deeper] = path.map(({ name }) => name);
  const marks = Number(node.full) === 0 ? '' : `\n（${plainPoints(node.full)}分）`;
  const top = `${first ?? ''}${marksWords({ full: '0', section })}`;
  if (second === undefined) {
    return node.kind === 'leaf' ? [`${first ?? ''}${marksWords({ full: node.full, section })}`] : [top, `小计${marks}`];
  }
  if (deeper.length === 0) return node.kind === 'leaf' ? [top, `${second}${marks}`] : [top, second, `小计${marks}`];
  const own = node.kind === 'leaf' ? deeper.join('·') : `${deeper.join('·')}小计`;
  return [top, second, `${own}${marks}`];
}

function nodeCell(view: NodeView | undefined, section: SchemeSection): CellSpec {
  if (view?.points === undefined && view?.isProvisional === true) return textCell(TO_JUDGE, 'alarm');
  return pointsCell(view?.points, section, view?.kind === 'branch' ? 'strong' : undefined);
}

/** What the short signs of the table mean. */
const LEGEND = `图例：“小计”为下级指标合计并经上下限调整后的得分；“${TO_JUDGE}”为尚未评议，总分${PROVISIONAL}。`;
