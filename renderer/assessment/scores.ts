import type {
  AssessmentTable,
  ClassScores,
  MonthBefore,
  Points,
  ScoreRow,
} from '../../electron/contract/assessment.ts';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { UNRANKED } from '../../electron/domain/words/assessment.ts';
import { SECTION_WORDS } from '../../electron/domain/words/scoreRules.ts';
import { STAGE_WORDS } from '../../electron/domain/words/scoreProcess.ts';
import type { TableCopy } from '../grid/csv.ts';
import { longDate } from '../ui/dates.ts';
import type { SortColumn } from './address.ts';
import { columnPoints, differenceText, isLow, plain, tenThousandths } from './points.ts';

/** The class that the address means, or that of the unit that it means; the first that has units where it means neither. */
export function shownClass(
  table: AssessmentTable,
  wanted: { readonly class: string; readonly unit: string },
): ClassScores | undefined {
  const filled = filledClasses(table);
  return (
    filled.find(({ classId }) => classId === wanted.class) ??
    filled.find(({ rows }) => rows.some(({ unitId }) => unitId === wanted.unit)) ??
    filled[0]
  );
}

export function filledClasses({ classes }: AssessmentTable): readonly ClassScores[] {
  return classes.filter(({ rows }) => rows.length > 0);
}

/** 权重 4%, 40 分（总分 1000 分）. */
export function weightWords(weight: ClassScores['weight']): string {
  if (weight.kind === 'points') return `${plain(weight.points)} 分（总分 ${plain(weight.base)} 分）`;
  const base = plain(weight.base) === '100' ? '' : `（总分 ${plain(weight.base)} 分）`;
  return `${plain(weight.percent)}%${base}`;
}

/** 起草 · 考核方案第 2 版 · 权重 4% · 满分 100 分折 4 分 · 截至 2021年6月28日 · 考核截止日 2022年1月15日 */
export function headline({ asOf, cutOff }: AssessmentTable, { scheme, weight, most, stage }: ClassScores): string {
  return [
    STAGE_WORDS[stage.stage],
    ...(stage.frozen === undefined ? [] : [`已定稿第 ${stage.frozen.version} 版`]),
    `${scheme.name}第 ${scheme.version} 版`,
    `权重 ${weightWords(weight)}`,
    `满分 ${plain(scheme.tree.total)} 分折 ${plain(most)} 分`,
    `截至 ${longDate(asOf)}`,
    `考核截止日 ${longDate(cutOff)}`,
  ].join(' · ');
}

/** What a published figure rests on: 第 1 版, 公示. */
export function publishedBy({ version }: NonNullable<ScoreRow['published']>): string {
  return version === undefined ? '公示' : `第 ${version} 版`;
}

/** What a column of the table shows, for who sorts by it. */
function figureOf(row: ScoreRow, column: SortColumn): Points | undefined {
  switch (column) {
    case 'total':
      return row.total;
    case 'contribution':
      return row.contribution;
    case 'published':
      return row.published?.total;
    default:
      return row.cells.find(({ nodeId }) => nodeId === column)?.points;
  }
}

/** Rows in the order that is asked for: by place where none is. What has no figure stands last either way. */
export function sortedRows(rows: readonly ScoreRow[], column: SortColumn | '', isDown: boolean): readonly ScoreRow[] {
  if (column === '') return isDown ? rows.toReversed() : rows;
  const sign = isDown ? -1 : 1;
  if (column === 'unit') return rows.toSorted((a, b) => sign * a.unit.localeCompare(b.unit, 'zh-CN'));
  return rows.toSorted((a, b) => {
    const [one, other] = [figureOf(a, column), figureOf(b, column)].map((points) =>
      points === undefined ? undefined : tenThousandths(points),
    );
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    return sign * (one - other);
  });
}

/** Why a unit has no place or total, and what must be said beside it. */
export function remarksOf(row: ScoreRow): readonly string[] {
  return [
    ...(row.unplacedWords === undefined
      ? []
      : [row.total === undefined ? row.unplacedWords : `${UNRANKED}：${row.unplacedWords}`]),
    ...(row.tiedOutOf === undefined ? [] : [`并列超额，未列入${row.tiedOutOf}`]),
    ...(row.sum?.notes ?? []),
    ...(row.roundingGap === undefined ? [] : [`因四舍五入，合计差 ${row.roundingGap}`]),
  ];
}

/** 暂计: somebody has not judged yet. */
export const PROVISIONAL = '暂计';

/** Stars and short forms of the table with what they mean; only those that are in it. */
export function legendOf({
  rows,
  columns,
}: Pick<ClassScores, 'rows' | 'columns'>): readonly (readonly [sign: string, means: string])[] {
  const has = (test: (row: ScoreRow) => boolean): boolean => rows.some(test);
  const hasCell = (test: (cell: ScoreRow['cells'][number]) => boolean): boolean => has(({ cells }) => cells.some(test));
  const sections = new Map(columns.map(({ nodeId, section }) => [nodeId, section]));
  return [
    ...(has(({ rebased, total }) => rebased && total !== undefined)
      ? ([['*', '有指标不适用，按方案把分值折算到其余指标']] as const)
      : []),
    ...(has(({ unplaced }) => unplaced === 'provisional')
      ? ([[PROVISIONAL, '有指标尚未评议，总分未定，不排名，不能定稿']] as const)
      : []),
    ...(hasCell(({ points, isProvisional }) => isProvisional && points !== undefined)
      ? ([['暂', '下级指标有的尚未评议']] as const)
      : []),
    ...(hasCell(({ points, isProvisional }) => isProvisional && points === undefined)
      ? ([['未评', '尚未评议，或评分表还没有导入']] as const)
      : []),
    ...(has(({ place, total }) => place === undefined && total !== undefined)
      ? ([[UNRANKED, '有总分而没有名次，原因在备注']] as const)
      : []),
    ...(hasCell(({ points, isProvisional }) => !isProvisional && points === undefined)
      ? ([['—', '不适用或没有可计的']] as const)
      : []),
    ...(hasCell(({ nodeId, points, full }) => isLow(points, full, sections.get(nodeId) ?? 'base'))
      ? ([['红字', '基础分不到分值的八成，或被扣分']] as const)
      : []),
    ...(has(({ published }) => published !== undefined)
      ? ([['公布分', '定稿时的总分加减申诉结果，不随登记变动']] as const)
      : []),
    ...(has(({ tiedOutOf }) => tiedOutOf !== undefined)
      ? ([['并列超额', '按比例定等次时，同分的单位超出名额，都不列入']] as const)
      : []),
  ];
}

export function hasPublished(rows: readonly ScoreRow[]): boolean {
  return rows.some(({ published }) => published !== undefined);
}

/** 加分“信息采用”: what a column is called where the base needs no word. */
export function columnTitle({ section, name, full }: ClassScores['columns'][number]): string {
  const mark = Number(full) === 0 ? '' : `，${plain(full)} 分`;
  return section === 'base' ? `${name}${mark}` : `${SECTION_WORDS[section]}：${name}${mark}`;
}

/** A class's scores as they stand on the screen, every node with what it was counted from. */
export function scoresTable(shown: ClassScores, rows: readonly ScoreRow[], year: Year, moved?: MonthBefore): TableCopy {
  const withPublished = hasPublished(rows);
  const withGrades = rows.some(({ grade }) => grade !== undefined);
  return {
    name: `${year}年考核评分（${shown.name}）`,
    header: [
      '名次',
      '单位',
      '总分',
      ...(moved ? ['较上月'] : []),
      '折算分',
      ...(withGrades ? ['等次'] : []),
      ...(withPublished ? ['公布分', '公布名次'] : []),
      ...shown.columns.flatMap(({ name }) => [name, `${name}计分依据`]),
      '备注',
    ],
    rows: rows.map((row) => [
      row.place ?? (row.total === undefined ? '' : UNRANKED),
      row.unit,
      numberOf(row.total),
      ...(moved ? [movedText(row, moved)] : []),
      numberOf(row.contribution),
      ...(withGrades ? [row.grade] : []),
      ...(withPublished ? [numberOf(row.published?.total), row.published?.place] : []),
      ...shown.columns.flatMap(({ nodeId }) => {
        const cell = row.cells.find((each) => each.nodeId === nodeId);
        return [numberOf(cell?.points), cell?.basis];
      }),
      [...(row.unplaced === 'provisional' ? [PROVISIONAL] : []), ...remarksOf(row)].join('；'),
    ]),
  };
}

/** What is told beside a class's scores on the screen, for the sheet that the printer gets of it. */
interface Beside {
  readonly year: Year;
  /** The line under the screen's title. */
  readonly headline: string;
  readonly legend: ReturnType<typeof legendOf>;
  /** Where the change since the month before is shown. */
  readonly moved?: MonthBefore | undefined;
}

/** A class's scores for a sheet of paper: the columns of the screen, what signs mean under them. */
export function scoresPaper(shown: ClassScores, rows: readonly ScoreRow[], beside: Beside): TableCopy {
  const { year, moved } = beside;
  const withPublished = hasPublished(rows);
  const withGrades = rows.some(({ grade }) => grade !== undefined);
  const withRemarks = rows.some((row) => remarksOf(row).length > 0);
  return {
    name: `${year}年考核评分（${shown.name}）`,
    header: [
      '名次',
      '单位',
      '总分',
      ...(moved ? ['较上月'] : []),
      '折算分',
      ...(withGrades ? ['等次'] : []),
      ...(withPublished ? ['公布分', '公布名次'] : []),
      ...shown.columns.map(({ name }) => name),
      ...(withRemarks ? ['备注'] : []),
    ],
    rows: rows.map((row) => [
      row.place ?? (row.total === undefined ? '—' : UNRANKED),
      row.unit,
      row.total === undefined
        ? '—'
        : `${row.unplaced === 'provisional' ? PROVISIONAL : ''}${columnPoints(row.total)}${row.rebased ? '*' : ''}`,
      ...(moved ? [movedText(row, moved)] : []),
      shownColumn(row.contribution),
      ...(withGrades ? [row.grade ?? ''] : []),
      ...(withPublished ? [shownColumn(row.published?.total), row.published?.place ?? ''] : []),
      ...shown.columns.map(({ nodeId }) => cellText(row.cells.find((cell) => cell.nodeId === nodeId))),
      ...(withRemarks ? [remarksOf(row).join('；')] : []),
    ]),
    note: [beside.headline, ...beside.legend.map(([sign, means]) => `${sign}：${means}`)].join('；'),
  };
}

function shownColumn(points: Points | undefined): string {
  return points === undefined ? '—' : columnPoints(points);
}

function cellText(cell: ScoreRow['cells'][number] | undefined): string {
  if (cell?.points === undefined) return cell?.isProvisional ? '未评' : '—';
  return `${columnPoints(cell.points)}${cell.isProvisional ? '暂' : ''}`;
}

/** How a total moved since the month before; absent where one of the two is missing. */
export function movedOf({ unitId, total, unplaced }: ScoreRow, { totals }: MonthBefore) {
  const then = totals.find((each) => each.unitId === unitId);
  if (then === undefined || total === undefined) return undefined;
  return {
    before: then,
    isOpen: then.isProvisional === true || unplaced === 'provisional',
    text: differenceText(total, then.total),
  };
}

function movedText(row: ScoreRow, before: MonthBefore): string {
  const moved = movedOf(row, before);
  return moved === undefined ? '—' : `${moved.isOpen ? PROVISIONAL : ''}${moved.text}`;
}

function numberOf(points: Points | undefined): number | undefined {
  return points === undefined ? undefined : Number(points);
}

/** What the cut-off leaves out, as it is listed. */
export function afterTable(listed: readonly OccurrenceView[], name: string): TableCopy {
  return {
    name,
    header: ['单位', '事项', '所属期', '应办日期', '办结日期'],
    rows: listed.map(({ unit, content, period, dueOn, doneOn }) => [unit, content, period, dueOn, doneOn]),
  };
}
