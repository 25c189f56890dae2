import type { ClauseView, FactView, NodeView, ScoreDetail } from '../../contract/assessment.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { parsePoints, roundPoints } from '../../domain/points.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { ZERO } from '../../domain/scoring/exact.ts';
import { classTitle, datesOf, emptySheet, signed } from './assessment.ts';
import { chargedElsewhere, factWords } from './scoreSheets.ts';
import type { DetailedClass, PaperTable } from './told.ts';
import { EMPTY_CELL, fileNameOf, mergeLabels, numberCell, SIGNATURE, textCell, type SheetHeading } from './sheet.ts';

const TABLE = EXPORT_KIND_WORDS.scoreDeductions.title;

const COLUMNS: readonly ColumnSpec[] = [
  { header: ['序号'], width: 6, align: 'center' },
  { header: ['单位'], width: 18, align: 'left' },
  { header: ['指标'], width: 26, align: 'left' },
  { header: ['扣分事实'], width: 52, align: 'left' },
  { header: ['日期'], width: 16, align: 'center' },
  { header: ['扣分'], width: 10, align: 'center' },
  { header: ['说明'], width: 24, align: 'left' },
];

interface Deduction {
  readonly unit: string;
  readonly indicator: string;
  readonly fact: string;
  readonly on?: string;
  readonly points?: string;
  readonly said: string;
}

/** 扣分清单: what cost each unit points, fact by fact, one sheet per class. */
export function deductionList(
  heading: SheetHeading,
  table: PaperTable,
  classes: readonly DetailedClass[],
): WorkbookSpec {
  const sheets = classes.map((each) => classSheet(heading, table, each));
  return { fileName: fileNameOf(heading, TABLE), sheets: sheets.length > 0 ? sheets : [emptySheet(heading, TABLE)] };
}

function classSheet(heading: SheetHeading, table: PaperTable, { of, details }: DetailedClass): SheetSpec {
  const list = of.rows.flatMap(({ unitId }) => {
    const detail = details.get(unitId);
    return detail === undefined ? [] : deductionsOf(detail);
  });
  const units = mergeLabels(
    list.map(({ unit }) => unit),
    1,
  );
  const indicators = mergeLabels(
    list.map(({ indicator }) => indicator),
    2,
    units.starts,
  );
  const rows = list.map(({ fact, on, points, said }, at): readonly CellSpec[] => [
    numberCell(at + 1),
    units.cells[at] ?? EMPTY_CELL,
    indicators.cells[at] ?? EMPTY_CELL,
    textCell(fact),
    on === undefined ? textCell('—', 'muted') : textCell(on),
    points === undefined ? textCell('—', 'muted') : signed(points),
    textCell(said),
  ]);
  const none: readonly CellSpec[] = [textCell('没有扣分。'), ...COLUMNS.slice(1).map(() => EMPTY_CELL)];
  return {
    name: of.name,
    title: classTitle(heading, TABLE, of),
    caption: [`${new Set(list.map(({ unit }) => unit)).size}个单位，${list.length}条`, datesOf(heading, table, of)],
    columns: COLUMNS,
    rows: list.length > 0 ? rows : [none],
    merges:
      list.length > 0
        ? [...units.merges, ...indicators.merges]
        : [{ top: 0, left: 0, bottom: 0, right: COLUMNS.length - 1 }],
    footer: [
      '说明：扣分为上下限调整以前的分值，各条相加可能多于该项实际失分；按档次或比例计分、由人评议和由第三方评分的指标，逐条不分摊的记“—”，该项失分另列一条；一票否决的事实不另扣分，记“—”；“已在…计”的，同一问题已由所列指标扣分，本指标不再扣。',
      SIGNATURE,
    ],
    paper: heading.paper,
  };
}

/** What a unit lost, in the order of the indicators; of one without single facts that cost points, what it is short of its marks. */
export function deductionsOf({ row: { unit }, nodes }: ScoreDetail): readonly Deduction[] {
  const below = (node: NodeView, path: readonly string[]): readonly Deduction[] => {
    const names = [...path, node.name];
    const inner = [...node.children, ...(node.periods ?? []).flatMap(({ children }) => children)];
    if (node.kind === 'branch') return inner.flatMap((child) => below(child, names));
    const common = { unit, indicator: names.join('／') };
    const costs = [...node.clauses.flatMap(costly), ...lack(node)];
    return (node.section === 'veto' ? costs.map(vetoCost) : costs).map((each) => Object.assign(each, common));
  };
  return nodes.flatMap((node) => below(node, []));
}

type Cost = Omit<Deduction, 'unit' | 'indicator'>;

/** What brought a veto about costs no points of its own: those of its rules are in no sum. */
function vetoCost({ points, ...cost }: Cost): Cost {
  return points === undefined ? cost : { ...cost, said: '一票否决' };
}

function costly({ counted, passedOver }: ClauseView): readonly Cost[] {
  const costOf = (fact: FactView, said: string): Cost => {
    const { on, points } = fact;
    return { fact: factWords(fact), on: chineseDate(on), said, ...(points === undefined ? {} : { points }) };
  };
  const isCost = (fact: FactView): boolean => fact.points?.startsWith('-') ?? isFault(fact);
  return [
    ...counted.filter(isCost).map((fact) => costOf(fact, '')),
    ...passedOver.map((fact) => costOf(fact, chargedElsewhere(fact))),
  ];
}

/** A thing owed that was not as it should be, though no points are its own. */
function isFault({ occurrence }: FactView): boolean {
  return occurrence !== undefined;
}

/** What an indicator of the base is short of its marks where no fact tells. */
function lack({ section, full, points, basis, clauses, steps }: NodeView): readonly Cost[] {
  const tells = clauses.some(({ counted }) => counted.some((fact) => fact.points?.startsWith('-') === true));
  const [whole, got] = [parsePoints(full), points === undefined ? undefined : parsePoints(points)];
  if (tells || section !== 'base' || whole === undefined || got === undefined) return [];
  const short = got.sub(whole);
  if (short.compare(ZERO) >= 0) return [];
  return [{ fact: basis, points: roundPoints(short), said: ['该项失分', ...steps].join('；') }];
}
