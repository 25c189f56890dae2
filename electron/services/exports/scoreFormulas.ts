import type { ScoredUnit } from '../../domain/assessment/yearScores.ts';
import type { SchemeNodeId } from '../../domain/brand.ts';
import type { SchemeTree, SchemeWeight } from '../../domain/model/schemeTree.ts';
import { roundPoints } from '../../domain/points.ts';
import { exact, HUNDRED, sumOf, ZERO } from '../../domain/scoring/exact.ts';
import { columnLetters } from '../../domain/sheets/grid.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { classTitle, datesOf, emptySheet, outOf, weightWords } from './assessment.ts';
import { BODY_ROW, DATA_COLUMNS, FACT_COLUMNS, formulaData, plain, type FactWords } from './formulaData.ts';
import { droppedOf, sharesOf, writeNodes, type NodeColumns } from './formulaNodes.ts';
import { treeNodes } from './scoreTree.ts';
import type { PaperClass, PaperTable } from './told.ts';
import { EMPTY_CELL, fileNameOf, numberCell, sentenceRow, textCell, type SheetHeading } from './sheet.ts';

const TABLE = EXPORT_KIND_WORDS.scoreFormulas.title;

/** A class with the exact scores of its units. */
export interface ReckonedClass {
  readonly of: PaperClass;
  readonly tree: SchemeTree;
  readonly rows: readonly Pick<ScoredUnit, 'unit' | 'score' | 'unplaced' | 'place' | 'contribution'>[];
}

/**
 * 计分公式表: of each class a sheet of scores whose figures are live formulas, down to the total, 折算分 and place; one of what each rule reckoned with;
 * one of the facts that were counted. What no formula can say stands on the second as a value, and says so.
 */
export function scoreFormulas(
  heading: SheetHeading,
  table: PaperTable,
  classes: readonly ReckonedClass[],
  words: FactWords,
): WorkbookSpec {
  const sheets = classes.flatMap((each, at) => classSheets(heading, table, each, { at: at + 1, words }));
  return { fileName: fileNameOf(heading, TABLE), sheets: sheets.length > 0 ? sheets : [emptySheet(heading, TABLE)] };
}

const TOTALS = ['base', 'vetoed', 'bonus', 'deductions', 'exact', 'total', 'contribution'] as const;
type Total = (typeof TOTALS)[number];

const TOTAL_WORDS: Readonly<Record<Total, string>> = {
  base: '基础分',
  vetoed: '一票否决后',
  bonus: '加分',
  deductions: '扣分',
  exact: '总分（未舍入）',
  total: '总分',
  contribution: '折算分',
};

function classSheets(
  heading: SheetHeading,
  table: PaperTable,
  reckoned: ReckonedClass,
  { at, words }: { readonly at: number; readonly words: FactWords },
): readonly SheetSpec[] {
  const { of, tree, rows } = reckoned;
  const names = { scores: `得分${at}`, data: `数据${at}`, facts: `事实${at}` };
  const { data, facts, rowsOf } = formulaData(tree, rows, names.facts, words);
  const layout = layoutOf(of);
  const common = { caption: ['', datesOf(heading, table, of)], merges: [], paper: heading.paper } as const;
  const titled = (what: string): string => classTitle(heading, TABLE, of, [what]);
  const scores = rows.map((row, unitAt) => {
    const cells: CellSpec[] = layout.columns.map(() => EMPTY_CELL);
    const put = (column: string, cell: CellSpec): void => {
      const place = layout.letters.get(column);
      if (place !== undefined) cells[place] = cell;
    };
    const line = BODY_ROW.two + unitAt;
    const to = { ...layout, row: line, dataSheet: names.data, put, rowsOf: (id: SchemeNodeId) => rowsOf(unitAt, id) };
    writeNodes(tree, row.score.nodes, to);
    writeTotals(reckoned, row, { layout, line, put, last: BODY_ROW.two + rows.length - 1 });
    return cells;
  });
  const listed = (columns: readonly ColumnSpec[], body: readonly (readonly CellSpec[])[]) =>
    body.length > 0 ? { rows: body, merges: [] } : sentenceRow('没有可列的。', columns.length);
  return [
    {
      ...common,
      name: names.scores,
      title: titled('得分'),
      caption: [weightWords(of), datesOf(heading, table, of)],
      columns: layout.columns,
      rows: scores,
      footer: [
        `说明：各格为公式，改动“${names.data}”里的数即重新计算；“—”为不适用或尚未评议；不适用的指标的分值按方案转给其他指标，见“计入上级”一栏；总分、折算分四舍五入到两位小数。等次见考核总表。`,
      ],
    },
    {
      ...common,
      name: names.data,
      title: titled('数据'),
      columns: DATA_COLUMNS,
      ...listed(DATA_COLUMNS, data),
      footer: [`说明：“由来”写明“数值”的，规则不能写成公式，或由人评议，直接列出加减分。编号对应“${names.facts}”。`],
    },
    {
      ...common,
      name: names.facts,
      title: titled('事实'),
      columns: FACT_COLUMNS,
      ...listed(FACT_COLUMNS, facts),
      footer: ['说明：只列公式所计的事实；改动“是否计入”和“数”，得分随之变动。'],
    },
  ];
}

interface Layout {
  readonly columns: readonly ColumnSpec[];
  /** Letters of a column to its place. */
  readonly letters: ReadonlyMap<string, number>;
  readonly columnsOf: (id: SchemeNodeId) => NodeColumns;
  readonly totals: Readonly<Record<Total, string>>;
  /** Of a frozen class: what is published beside the figures of today. */
  readonly beside?: { readonly published: string; readonly gap: string };
}

const PLACE = 'A';
const NAME = 'B';
const IS_PLACED = 'C';

function layoutOf(of: PaperClass): Layout {
  const columns: ColumnSpec[] = [
    { header: ['名次'], width: 6, align: 'center' },
    { header: ['单位'], width: 20, align: 'left' },
    { header: ['参加排名'], width: 8, align: 'center' },
  ];
  const add = (header: ColumnSpec['header']): string => {
    columns.push({ header, width: 10, align: 'center' });
    return columnLetters(columns.length - 1);
  };
  const nodes = new Map<SchemeNodeId, NodeColumns>();
  for (const { node, path } of treeNodes(of)) {
    const name = path.map((each) => each.name).join('·');
    const got = add([name, '得分']);
    const inner =
      node.kind === 'leaf'
        ? {}
        : {
            sum: add([name, '下级合计']),
            bounded: add([name, '上下限后']),
            shared: add([name, '调整后']),
          };
    nodes.set(node.id, { got, ...inner, up: add([name, '计入上级']) });
  }
  const totals = {
    base: add([TOTAL_WORDS.base]),
    vetoed: add([TOTAL_WORDS.vetoed]),
    bonus: add([TOTAL_WORDS.bonus]),
    deductions: add([TOTAL_WORDS.deductions]),
    exact: add([TOTAL_WORDS.exact]),
    total: add([`${TOTAL_WORDS.total}\n（${outOf(of.scheme.tree)}分）`]),
    contribution: add([TOTAL_WORDS.contribution]),
  };
  const beside =
    of.standing?.published === undefined ? undefined : { published: add(['公布分']), gap: add(['现时计算减公布分']) };
  const none: NodeColumns = { got: '', up: '' };
  return {
    columns,
    letters: new Map(columns.map((_, place) => [columnLetters(place), place])),
    columnsOf: (id) => nodes.get(id) ?? none,
    totals,
    ...(beside === undefined ? {} : { beside }),
  };
}

interface TotalPlace {
  readonly layout: Layout;
  readonly line: number;
  readonly last: number;
  readonly put: (column: string, cell: CellSpec) => void;
}

/** From the base to the place. */
function writeTotals(
  { of, tree }: ReckonedClass,
  { unit, score, unplaced, place, contribution }: ReckonedClass['rows'][number],
  { layout, line, last, put }: TotalPlace,
): void {
  const { totals, columnsOf } = layout;
  put(NAME, textCell(unit.name));
  const published = of.standing?.published?.totals.get(unit.id);
  if (layout.beside !== undefined) {
    const isBoth = published !== undefined && score.total !== undefined;
    put(
      layout.beside.published,
      published === undefined ? textCell('—', 'muted') : numberCell(Number(published), '0.00'),
    );
    if (isBoth) {
      put(layout.beside.gap, {
        kind: 'formula',
        formula: `ROUND(${totals.total}${line}-${layout.beside.published}${line},2)`,
        value: Number(roundPoints(exact(score.total).sub(exact(published)))),
        format: '+0.00;-0.00;0.00',
      });
    }
  }
  const ups = (section: string): readonly string[] =>
    tree.nodes.flatMap((first) => (first.section === section ? [`${columnsOf(first.node.id).up}${line}`] : []));
  const sum = (cells: readonly string[]): string => (cells.length === 0 ? '0' : `SUM(${cells.join(',')})`);
  const live = (column: string, formula: string, value?: number | string, format = '0.00'): void =>
    put(column, { kind: 'formula', formula, format, ...(value === undefined ? {} : { value }) });
  const vetoes = tree.nodes.flatMap((first) =>
    first.section === 'veto' ? [{ effect: first.effect, hit: `SUM(${columnsOf(first.node.id).up}${line})<0` }] : [],
  );
  const isPlaced = unplaced === undefined || unplaced === 'notRated' ? '1' : '0';
  const notRated = vetoes.flatMap(({ effect, hit }) => (effect.kind === 'notRated' ? [hit] : []));
  const flag = notRated.reduce((rest, hit) => `IF(${hit},0,${rest})`, isPlaced);
  if (score.exact === undefined || score.total === undefined) {
    put(IS_PLACED, numberCell(0));
    for (const column of [PLACE, ...Object.values(totals)]) put(column, textCell('—', 'muted'));
    return;
  }
  const cell = (which: Total): string => `${totals[which]}${line}`;
  const capped = vetoes.flatMap(({ effect, hit }) => (effect.kind === 'at' ? [{ hit, points: effect.points }] : []));
  live(IS_PLACED, flag, unplaced === undefined ? 1 : 0, '0');
  live(totals.base, baseFormula(tree, score.nodes, sum(ups('base'))));
  live(
    totals.vetoed,
    capped.reduce((rest, { hit, points }) => `IF(${hit},MIN(${rest},${plain(exact(points))}),${rest})`, cell('base')),
  );
  live(
    totals.bonus,
    bonusFormula(tree, { bonus: sum(ups('bonus')), base: cell('base'), line, columnsOf }, capped, score.nodes),
  );
  live(totals.deductions, sum(ups('deductions')));
  const withBonus = `${cell('vetoed')}+${cell('bonus')}`;
  const hasBase = tree.nodes.some(({ section }) => section === 'base');
  const all = `${withBonus}+${cell('deductions')}`;
  live(
    totals.exact,
    hasBase ? `IF(${cell('deductions')}=0,${withBonus},MAX(${all},MIN(${withBonus},0)))` : all,
    score.exact.valueOf(),
    'General',
  );
  live(totals.total, halfUp(cell('exact')), Number(score.total));
  live(
    totals.contribution,
    contributionFormula(tree, of.weight, tree.contributionFrom === 'exact' ? cell('exact') : cell('total')),
    contribution === undefined ? undefined : Number(contribution),
  );
  const range = (column: string): string => `$${column}$${BODY_ROW.two}:$${column}$${last}`;
  live(
    PLACE,
    `IF(${IS_PLACED}${line}=1,SUMPRODUCT((${range(IS_PLACED)}=1)*(${range(totals.total)}>${cell('total')}))+1,"—")`,
    place ?? '—',
    '0',
  );
}

/** 四舍五入 to two places. What binary fractions miss of a decimal is put right first. */
function halfUp(value: string): string {
  return `ROUND(ROUND(${value},8),2)`;
}

function baseFormula(tree: SchemeTree, scores: ReckonedClass['rows'][number]['score']['nodes'], sum: string): string {
  const base = tree.nodes.flatMap(({ section, node }, at) => {
    const score = scores[at];
    return section === 'base' && score !== undefined ? [{ node, score }] : [];
  });
  const fulls = sumOf(base.map(({ node }) => exact(node.full)));
  const dropped = sumOf(base.map(({ node, score }) => droppedOf(node, score, 'base')));
  const isScaled = dropped.compare(ZERO) > 0 && dropped.compare(fulls) < 0;
  const whole = isScaled ? `${sum}*${plain(fulls)}/${plain(fulls.sub(dropped))}` : sum;
  return tree.scaling === 'rescaled' && fulls.compare(ZERO) > 0 ? `${whole}*100/${plain(fulls)}` : whole;
}

interface BonusCells {
  readonly bonus: string;
  readonly base: string;
  readonly line: number;
  readonly columnsOf: Layout['columnsOf'];
}

/** What the bonus adds: nothing behind a shut gate or a veto, and at most its bound. What it takes it takes. */
function bonusFormula(
  tree: SchemeTree,
  { bonus, base, line, columnsOf }: BonusCells,
  vetoes: readonly { readonly hit: string }[],
  scores: ReckonedClass['rows'][number]['score']['nodes'],
): string {
  const { gate, most } = tree.bonus ?? {};
  const capped = most === undefined ? bonus : `MIN(${bonus},${plain(exact(most))})`;
  const shut = vetoes.map(({ hit }) => hit);
  if (gate !== undefined) {
    const measured =
      gate.of === undefined
        ? base
        : gate.of.map((id) => gateNode(tree, scores, id, { line, columnsOf })).join('+') || '0';
    const bound = plain(exact(gate.points));
    shut.push(`NOT(${halfUp(measured)}${gate.compare === 'above' ? '>' : '>='}${bound})`);
  }
  return shut.length === 0 ? capped : `IF(AND(${bonus}>0,OR(${shut.join(',')})),0,${capped})`;
}

/** The points of a node with the marks that came to it and to what it stands below. */
function gateNode(
  tree: SchemeTree,
  scores: ReckonedClass['rows'][number]['score']['nodes'],
  id: SchemeNodeId,
  { line, columnsOf }: Pick<BonusCells, 'line' | 'columnsOf'>,
): string {
  const first = tree.nodes.flatMap(({ section, node }, at) => {
    const score = scores[at];
    return score === undefined ? [] : [{ section, node, score }];
  });
  type Found = (typeof first)[number];
  const find = (siblings: readonly Found[], isShared: boolean): readonly string[] | undefined => {
    const [any] = siblings;
    if (any === undefined) return undefined;
    const base = siblings.filter(({ section }) => section === 'base');
    const shares = isShared ? sharesOf(base, 'base') : new Map<SchemeNodeId, string>();
    for (const { node, score, section } of siblings) {
      const factor = shares.get(node.id);
      if (node.id === id) return [`SUM(${columnsOf(id).up}${line})`];
      if (node.kind === 'leaf') continue;
      const children = node.children.flatMap((child, at): readonly Found[] => {
        const own = score.children[at];
        return own === undefined ? [] : [{ section, node: child, score: own }];
      });
      const below = find(children, node.combine.kind === 'sum' && section === 'base');
      if (below !== undefined) return factor === undefined ? below : [...below, factor];
    }
    return undefined;
  };
  return find(first, true)?.join('*') ?? '0';
}

function contributionFormula(
  { total, scaling, contribution }: SchemeTree,
  weight: SchemeWeight,
  reached: string,
): string {
  const whole = contribution === 'raw' || scaling === 'rescaled' ? HUNDRED : exact(total);
  if (whole.compare(ZERO) <= 0) return '""';
  const points =
    weight.kind === 'points' ? exact(weight.points) : exact(weight.percent).mul(exact(weight.base)).div(HUNDRED);
  return halfUp(`${reached}/${plain(whole)}*${plain(points)}`);
}
