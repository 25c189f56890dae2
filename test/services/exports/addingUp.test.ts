import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchemeId, UnitClassId, Year } from '../../../electron/domain/brand.ts';
import type { Scheme, YearClass } from '../../../electron/domain/model/scheme.ts';
import type { SchemeNode, SchemeTree } from '../../../electron/domain/model/schemeTree.ts';
import type { UnitFacts } from '../../../electron/domain/model/unitFacts.ts';
import { scoreClass } from '../../../electron/domain/scoring/scoreClass.ts';
import { detailOf } from '../../../electron/services/assessment/detail.ts';
import { classScores, evidenceOf } from '../../../electron/services/assessment/rows.ts';
import { scoresOf } from '../../../electron/services/assessment/scores.ts';
import { scoreTable } from '../../../electron/services/exports/assessment.ts';
import { deductionList } from '../../../electron/services/exports/deductions.ts';
import { scoreSheets } from '../../../electron/services/exports/scoreSheets.ts';
import { detailed } from '../../../electron/services/exports/told.ts';
import { wholeScores } from '../../../electron/services/exports/wholeScores.ts';
import type { SheetSpec } from '../../../electron/domain/sheets/workbookSpec.ts';
import {
  base,
  bonus,
  branch,
  deduction,
  judged,
  perOne,
  many,
  leaf,
  scheme,
  typed,
  unitFacts,
} from '../../domain/scoring/schemeFixtures.ts';
import { factsOf, leavesOf, schemes } from '../../domain/scoring/schemeArbitraries.ts';
import { runs } from '../../support/runs.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { heading } from './viewFixtures.ts';

/** Every paper of scores adds up for whoever has nothing but the paper and a pocket calculator. */

const YEAR = 2021 as Year;
const WEIGHT = { kind: 'percent', percent: '4', base: '100' } as const;

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-12-31', year: YEAR });
});
afterAll(async () => {
  await app.close();
});

/** The papers of a class of units by any scheme. */
function papersOf(tree: SchemeTree, units: readonly UnitFacts[]) {
  const scored = scoresOf(app.context, YEAR);
  const unitIds = units.map(({ unitId }) => unitId);
  const of: YearClass = {
    id: 'class' as UnitClassId,
    name: '部门',
    unitIds,
    weight: WEIGHT,
    schemeId: 'scheme' as SchemeId,
  };
  const version = { version: 1, savedAt: '', note: '', tree, weight: WEIGHT };
  const own: Scheme = { id: 'scheme' as SchemeId, name: '方案', year: YEAR, versions: [version] };
  const rows = scoreClass(
    tree,
    WEIGHT,
    units.map((each) => ({ facts: each })),
  ).flatMap((row) => {
    const { unitId } = row.score;
    const known = units.find((each) => each.unitId === unitId);
    const unit = { id: unitId, name: `单位${unitId}`, kind: 'department' as const, aliases: [] };
    return known === undefined ? [] : [{ ...row, unit, facts: known }];
  });
  const each = { of, scheme: own, tree, rows };
  const table = {
    asOf: scored.days.asOf,
    cutOff: scored.facts.frame.cutOff,
    contributionFrom: tree.contributionFrom,
    afterCutOff: [],
    doneAfterCutOff: [],
    classes: [classScores(scored, each, evidenceOf(scored))],
    questions: [],
  };
  const [shown] = table.classes;
  if (shown === undefined) throw new Error('No class');
  const details = detailed(
    shown,
    rows.map((row) => detailOf(app.context, scored, each, row)),
  );
  return {
    table: scoreTable(heading, table).sheets[0],
    whole: wholeScores(heading, table, [details]).sheets[0],
    sheets: scoreSheets(heading, table, [details]).sheets,
    deductions: deductionList(heading, table, [details]).sheets[0],
  };
}

type Cells = readonly (string | number)[];

function cellsOf(sheet: SheetSpec | undefined): readonly Cells[] {
  return (sheet?.rows ?? []).map((row) =>
    row.map((cell) => (cell.kind === 'empty' ? '' : cell.kind === 'text' ? cell.text : (cell.value ?? ''))),
  );
}

/** Figures of two places in hundredths, so that adding is exact. */
const hundredths = (value: string | number): number => Math.round(Number(value) * 100);

const FIGURE = /^(?<base>基础分(?<figure>-?\d+\.\d\d))?/u;

/** What a sum in words comes to by its own figures, its base, and what it says it comes to. */
function addUp(text: string): { readonly base?: number; readonly sum: number; readonly says: number } {
  const [left = '', right = ''] = text.split('＝');
  const gapOf = (words: string): number => hundredths(/（四舍五入差(\d+\.\d\d)）/u.exec(words)?.[1] ?? 0);
  const found = FIGURE.exec(left)?.groups?.['figure'];
  let sum = found === undefined ? 0 : hundredths(found);
  const bare = left.replaceAll(/（[^）]*）/gu, '').slice(found === undefined ? 0 : `基础分${found}`.length);
  for (const [part, sign = '', become] of bare.matchAll(
    /(?<sign>[＋－]?)(?:加分|扣分)(?:\d+\.\d\d)|，[^＋－，＝\d-]*(?:100分为)?(?<become>-?\d+\.\d\d)/gu,
  )) {
    const figure = hundredths(/-?\d+\.\d\d$/u.exec(part)?.[0] ?? Number.NaN);
    if (become !== undefined || part.startsWith('，')) sum = figure;
    else sum += sign === '－' ? -figure : figure;
  }
  const says = hundredths(/^-?\d+\.\d\d/u.exec(right)?.[0] ?? Number.NaN);
  expect(Math.abs(says - sum), text).toBe(gapOf(right));
  return { ...(found === undefined ? {} : { base: hundredths(found) }), sum, says };
}

/** First-level points, by section, and a total with what is said beside it. */
function expectAdds(points: ReadonlyMap<string, number>, total: number, said: string): void {
  const sum = [...points.values()].reduce((so, each) => so + each, 0);
  const words = said.split('；').find((each) => each.includes('＝'));
  if (words === undefined) {
    const gap = hundredths(/合计差 (\d+\.\d\d)/u.exec(said)?.[1] ?? 0);
    expect(Math.abs(sum - total), `${[...points].join(' ')} = ${total} ${said}`).toBe(gap);
    return;
  }
  expect(addUp(words).says, words).toBe(total);
  const figures = addUp(words);
  const printed = [...points].flatMap(([key, value]) => (key.startsWith('base') ? [value] : []));
  const baseSum = printed.reduce((so, each) => so + each, 0);
  if (figures.base !== undefined && !words.includes('已转给')) {
    const gap = hundredths(/^基础分-?\d+\.\d\d（四舍五入差(\d+\.\d\d)）/u.exec(words)?.[1] ?? 0);
    expect(Math.abs(figures.base - baseSum), words).toBe(gap);
  }
}

/** Every table and sheet of some units, read back and added up anew; what of them had to be told. */
function expectPapersAdd(tree: SchemeTree, units: readonly UnitFacts[]): readonly string[] {
  const { table, whole, sheets } = papersOf(tree, units);
  const told: string[] = [];
  const sections = new Map(tree.nodes.map(({ section, node }) => [node.name, section]));
  for (const sheet of [table, whole]) {
    const heads = sheet?.columns.map(({ header }) => header) ?? [];
    const totalAt = heads.findIndex(([word]) => word.startsWith('总分'));
    const remarksAt = heads.findIndex(([word]) => word === '备注');
    for (const cells of cellsOf(sheet)) {
      const total = cells[totalAt];
      if (cells[0] === '平均' || typeof total !== 'number') continue;
      const points = new Map<string, number>();
      for (const [at, cell] of cells.slice(2, totalAt).entries()) {
        const head = heads[at + 2] ?? [''];
        const isTable = head[0] === '各项得分';
        const name = (isTable ? head[1] : head[0])?.split('\n')[0] ?? '';
        // Of the whole table the first level is the column that stands for all of it.
        const isFirst = isTable || head.length === 1 || (head.length === 2 && head[1].startsWith('小计'));
        const section = sections.get(name);
        if (!isFirst || section === undefined) continue;
        if (section === 'veto') expect(['否决', '无', '待评', '—'], name).toContain(cell);
        else if (typeof cell === 'number') points.set(`${section} ${name} ${at}`, hundredths(cell));
      }
      const said = remarksAt < 0 ? '' : String(cells[remarksAt]);
      told.push(said);
      expectAdds(points, hundredths(total), said);
    }
  }
  for (const sheet of sheets) expectSheetAdds(tree, cellsOf(sheet));
  return told;
}

function expectSheetAdds(tree: SchemeTree, rows: readonly Cells[]): void {
  const total = rows.find(([name]) => name === '总分');
  const sum = rows.find(([name]) => name === '总分的计算');
  const points = new Map<string, number>();
  let at = 0;
  /** Reads a node's rows and those below it; what it printed. */
  const read = (node: SchemeNode, level: number, section: string): number | undefined => {
    const own = rows.findIndex((cells, row) => row >= at && cells[0] === `${'　'.repeat(level)}${node.name}`);
    // What does not apply to the unit is not told in its parts.
    if (level > 0 && own < 0) return undefined;
    expect(own, node.name).toBeGreaterThanOrEqual(0);
    at = own + 1;
    const [, , cell = '', text = ''] = rows[own] ?? [];
    const below = node.kind === 'branch' && node.combine.kind !== 'periods' ? node.children : [];
    const printed = below.map((child) => read(child, level + 1, section));
    if (typeof cell !== 'number') return undefined;
    if (level === 0) points.set(`${section} ${node.name} ${own}`, hundredths(cell));
    if (below.length > 0) expectNodeAdds(printed, hundredths(cell), String(text));
    return hundredths(cell);
  };
  for (const { section, node } of tree.nodes) read(node, 0, section);
  if (typeof total?.[2] === 'number' && sum !== undefined) {
    const isSum = String(sum[3]).includes('＝');
    if (isSum) expectAdds(points, hundredths(total[2]), String(sum[3]));
    else expectAdds(points, hundredths(total[2]), String(total[3]));
  }
}

/** A branch's points of those of its children and of what its row says. */
function expectNodeAdds(children: readonly (number | undefined)[], printed: number, text: string): void {
  const sum = children.reduce<number>((so, each) => so + (each ?? 0), 0);
  const gap = hundredths(/合计差 (\d+\.\d\d)/u.exec(text)?.[1] ?? 0);
  const told = /(?:下级合计|各期平均|按权重 [\d.%、]+ 合计) (-?\d+\.\d\d)/u.exec(text)?.[1];
  const steps = [...text.matchAll(/(?:^|；)(?<words>[^；：]*)：(?<from>-?[\d.]+) → (?<to>-?[\d.]+)/gu)];
  let now = told === undefined ? sum : hundredths(told);
  let slack = told === undefined ? gap : 0;
  for (const [at, { groups = {} }] of steps.entries()) {
    expect(Math.abs(hundredths(groups['from'] ?? '') - now), text).toBeLessThanOrEqual(slack);
    // Points are told before the marks of others came to them, which is the last that is done.
    const isAfter = at === steps.length - 1 && groups['words'] === '不适用项的分值分入';
    if (isAfter) break;
    now = hundredths(groups['to'] ?? '');
    slack = 0;
  }
  expect(Math.abs(now - printed), `${children.join(' ')} = ${printed} ${text}`).toBeLessThanOrEqual(slack);
}

/** A scheme with the facts of some units; names that tell nodes apart. */
const worlds = schemes.chain((tree) => {
  const ids = leavesOf(tree).map(({ id }) => id);
  return fc.record({ tree: fc.constant(named(tree)), units: fc.tuple(factsOf('jia', ids), factsOf('yi', ids)) });
});

function named(tree: SchemeTree): SchemeTree {
  const own = (node: SchemeNode): SchemeNode =>
    node.kind === 'leaf'
      ? { ...node, name: `指标${node.id}` }
      : { ...node, name: `指标${node.id}`, children: node.children.map(own) };
  return { ...tree, nodes: tree.nodes.map((first) => ({ ...first, node: own(first.node) })) };
}

describe('papers of scores', () => {
  it('add up, of any scheme and any facts', () => {
    fc.assert(
      fc.property(worlds, ({ tree, units }) => {
        expectPapersAdd(tree, units);
      }),
      { numRuns: runs(600, 60) },
    );
  });

  const BASE = base(typed('日常', '100'));
  const BONUS = bonus(typed('表扬', '10'));
  const VETO = {
    section: 'veto',
    effect: { kind: 'at', points: '59' },
    node: leaf('事故', '0', [perOne(['missing'], '-1')], { cap: { kind: 'none' }, nothing: 'zero', start: 'zero' }),
  } as const;
  const OUTSIDE = deduction(
    typed('通报', '0', {
      cap: { kind: 'none' },
      clauses: [{ rule: 'judged', least: '-50', most: '0', assessors: 'one', unjudged: 'nothing' }],
    }),
  );
  const gated = { bonus: { gate: { compare: 'above', points: '80' }, most: '6' } } as const;
  const unit = (points: Readonly<Record<string, string>>, more: Parameters<typeof unitFacts>[0] = {}) =>
    unitFacts({ judgements: Object.entries(points).map(([node, own]) => judged(node, own)), ...more });

  it.each<[string, SchemeTree, UnitFacts, string]>([
    [
      'a shut gate',
      scheme([BASE, BONUS], gated),
      unit({ 日常: '80', 表扬: '4.5' }),
      '基础分80.00＋加分0.00（4.50分不计，未达到加分门槛：基础分应高于80分）＝80.00',
    ],
    [
      'a bound of the bonus',
      scheme([BASE, BONUS], gated),
      unit({ 日常: '80.01', 表扬: '9' }),
      '基础分80.01＋加分6.00（9.00分，最多计6分）＝86.01',
    ],
    [
      'a veto, and no bonus after it',
      scheme([BASE, BONUS, VETO]),
      unit({ 日常: '93.2', 表扬: '3' }, { occurrences: many(1, 'missing') }),
      '基础分93.20，一票否决，计59.00＋加分0.00（3.00分不计，一票否决的不加分）＝59.00',
    ],
    [
      'deductions outside the base down to nothing',
      scheme([BASE, OUTSIDE]),
      unit({ 日常: '12', 通报: '-20' }),
      '基础分12.00－扣分20.00，不低于0.00＝0.00',
    ],
    [
      'a base of 130 told in hundredths',
      scheme([base(typed('日常', '130')), BONUS], { scaling: 'rescaled' }),
      unit({ 日常: '121.4', 表扬: '1' }),
      '基础分121.40，折算为100分为93.38＋加分1.00＝94.38',
    ],
    [
      'marks that do not apply',
      scheme([base(typed('日常', '75')), base(typed('其他', '25'))]),
      unit({ 日常: '60' }),
      '基础分80.00（不适用指标的分值已转给其他指标）＝80.00',
    ],
  ])('say %s in figures that add up', (_, tree, facts, said) => {
    const told = expectPapersAdd(tree, [facts]);
    expect(told.map((each) => each.split('；').find((part) => part.includes('＝')))).toEqual([said, said]);
  });

  it('say nothing where a total is the sum of its parts, and name no marks where there are none', () => {
    const tree = scheme([BASE, BONUS, OUTSIDE]);
    const facts = unit({ 日常: '90', 表扬: '2', 通报: '-1.15' });
    expect(expectPapersAdd(tree, [facts])).toEqual(['', '']);
    const heads = papersOf(tree, [facts]).table?.columns.map(({ header }) => header.at(-1));
    expect(heads?.slice(2, 5)).toEqual(['日常\n（100分）', '表扬\n（加分，10分）', '通报\n（扣分）']);
  });

  it('take no points for what brought a veto about, and name it', () => {
    const tree = scheme([BASE, VETO]);
    const { deductions, sheets } = papersOf(tree, [unit({ 日常: '93.2' }, { occurrences: many(2, 'missing') })]);
    const listed = cellsOf(deductions).filter(
      ([, , indicator, , , , said]) => indicator === '事故' || said !== '该项失分',
    );
    expect(listed.map((cells) => cells.slice(5))).toEqual([
      ['—', '一票否决'],
      ['—', '一票否决'],
    ]);
    const rows = cellsOf(sheets[0]);
    const at = rows.findIndex(([name]) => name === '事故');
    expect(rows[at]?.slice(0, 4)).toEqual(['事故', '—', '否决', '已发生 2 次']);
    expect(rows.slice(at + 2, at + 4).map((cells) => cells.at(-1))).toEqual(['否决', '否决']);
    expect(papersOf(tree, [unit({ 日常: '93.2' })]).sheets.flatMap(cellsOf)).toContainEqual([
      '事故',
      '—',
      '无',
      '没有发生，不加不扣',
      '',
      '',
    ]);
  });

  it('tell the parts of a branch as they stand below it, though marks of others came to them', () => {
    const tree = scheme([
      base(branch('评议', '30', [typed('测评', '20'), typed('日常', '10')])),
      base(typed('其他', '30')),
    ]);
    const rows = cellsOf(papersOf(tree, [unit({ 测评: '18.61', 日常: '9.13' })]).sheets[0]);
    const figures = rows.filter(([name]) => ['评议', '　测评', '　日常', '总分'].includes(String(name)));
    expect(figures.map(([name, , points, how]) => [name, points, name === '评议' ? how : ''])).toEqual([
      ['评议', 27.74, expect.stringMatching(/^测评 18\.61\/20，日常 9\.13\/10/u)],
      ['　测评', 18.61, ''],
      ['　日常', 9.13, ''],
      ['总分', 55.48, ''],
    ]);
  });
});
