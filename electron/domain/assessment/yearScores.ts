import type Fraction from 'fraction.js';
import { assertNever, type SchemeNodeId, type UnitId } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { Scheme, YearClass } from '../model/scheme.ts';
import type { SchemeNode, SchemeTree } from '../model/schemeTree.ts';
import type { NodeScore, TreeScore } from '../model/treeScore.ts';
import type { Unit } from '../model/unit.ts';
import type { UnitFacts } from '../model/unitFacts.ts';
import { plainPoints, roundPoints, type Points } from '../points.ts';
import { exact, ONE, sumOf, ZERO } from '../scoring/exact.ts';
import { cutOffDays } from '../scoring/cutOffDays.ts';
import { type Barred, scoreClass, type ClassRow } from '../scoring/scoreClass.ts';
import { existsIn, latestOf, treeOf } from './classes.ts';
import { elementNames, unitFacts, withSnapshots, type ScoreSources } from './unitFacts.ts';

/** A unit's line in its class, with the facts that it was scored by. */
export interface ScoredUnit extends ClassRow {
  readonly unit: Unit;
  readonly facts: UnitFacts;
}

export interface ScoredClass {
  readonly of: YearClass;
  readonly scheme: Scheme;
  readonly tree: SchemeTree;
  /** By place, those without one last. */
  readonly rows: readonly ScoredUnit[];
}

/** What a year's scores are made from. */
export interface ScoredYearInput {
  readonly sources: ScoreSources;
  /** The facts as they stood at the end of an earlier day, for schemes that ask for them (`cutOffDays`). */
  readonly snapshot: (day: PlainDate) => ScoreSources;
  /** What lists of publications tell, where a scheme asks for columns: it takes a while to find out. */
  readonly pages?: () => PageSources;
}

/** What lists of publications tell. */
export type PageSources = Pick<ScoreSources, 'pages' | 'pageCovers' | 'columnOf'>;

/** Whether a tree looks at columns of the website anywhere. */
function asksForColumns({ nodes }: SchemeTree): boolean {
  return JSON.stringify(nodes).includes('"columns":[');
}

/** What a tree asks for that is not found out for every tree. */
interface AskedFacts {
  readonly elements: readonly string[];
  readonly columns: boolean;
}

/** Scores a year's units by any tree; what facts come to is found out once, whatever number of trees ask. */
export interface YearScorer {
  /** A class by a scheme: units that neither exist in the year nor owe anything in it are left out. */
  ofClass(of: YearClass, scheme: Scheme): ScoredClass;
  /** Some units of a class by any tree. */
  ofUnits(
    of: Pick<YearClass, 'id' | 'weight' | 'doubled'>,
    tree: SchemeTree,
    unitIds: readonly UnitId[],
  ): readonly ScoredUnit[];
  /** Whether a unit owes anything that counts by the score's day. */
  owes(unitId: UnitId): boolean;
}

export function yearScorer({ sources, snapshot, pages }: ScoredYearInput): YearScorer {
  const { facts, days } = sources;
  const units = new Map(facts.units.map((unit) => [unit.id, unit]));
  const owing = new Set(
    sources.occurrences.flatMap(({ unitId, dueOn }) =>
      dueOn !== undefined && dueOn > facts.frame.cutOff ? [] : [unitId],
    ),
  );
  const makers = new Map<string, (unit: Unit) => UnitFacts>();
  const makerOf = (asked: AskedFacts, day?: PlainDate): ((unit: Unit) => UnitFacts) => {
    const { elements, columns } = asked;
    const key = [day ?? '', String(columns), ...elements].join('\n');
    const known = makers.get(key);
    if (known !== undefined) return known;
    const told = columns ? pages?.() : undefined;
    const made = once(unitFacts({ ...(day === undefined ? sources : snapshot(day)), ...told, elements }));
    makers.set(key, made);
    return made;
  };
  const ofUnits: YearScorer['ofUnits'] = (of, tree, unitIds) => {
    const asked = { elements: elementNames(tree), columns: asksForColumns(tree) };
    const factsOf = withSnapshots(makerOf(asked), cutOffDays(tree, facts.year), (day) => makerOf(asked, day));
    const own = unitIds.flatMap((id) => units.get(id) ?? []);
    return scoreUnits({ of, tree, units: own, factsOf, asOf: days.asOf });
  };
  return {
    ofClass(of, scheme) {
      const tree = treeOf(latestOf(scheme), facts.frame);
      const shown = of.unitIds.filter((id) => {
        const unit = units.get(id);
        return unit !== undefined && (owing.has(id) || existsIn(unit, facts.year));
      });
      return { of, scheme, tree, rows: ofUnits(of, tree, shown) };
    },
    ofUnits,
    owes: (unitId) => owing.has(unitId),
  };
}

function once(factsOf: (unit: Unit) => UnitFacts): (unit: Unit) => UnitFacts {
  const known = new Map<UnitId, UnitFacts>();
  return (unit) => {
    const before = known.get(unit.id);
    if (before !== undefined) return before;
    const made = factsOf(unit);
    known.set(unit.id, made);
    return made;
  };
}

interface UnitsToScore {
  readonly of: Pick<YearClass, 'id' | 'weight' | 'doubled'>;
  readonly tree: SchemeTree;
  readonly units: readonly Unit[];
  readonly factsOf: (unit: Unit) => UnitFacts;
  readonly asOf: PlainDate;
}

/** Scores units as one class. */
function scoreUnits({ of, tree, units, factsOf, asOf }: UnitsToScore): readonly ScoredUnit[] {
  const known = new Map(units.map((unit) => [unit.id, { unit, facts: withClass(factsOf(unit), of.id) }]));
  const rows = scoreClass(
    tree,
    of.weight,
    [...known.values()].map(({ unit, facts }) => ({ facts, barred: barredOf(unit, of, asOf) })),
  );
  return rows.flatMap((row) => {
    const own = known.get(row.score.unitId);
    return own === undefined ? [] : [{ ...row, ...own }];
  });
}

function withClass(facts: UnitFacts, classId: YearClass['id']): UnitFacts {
  const { snapshots } = facts;
  const own = { ...facts, classId };
  if (snapshots === undefined) return own;
  return { ...own, snapshots: new Map([...snapshots].map(([day, then]) => [day, { ...then, classId }])) };
}

function barredOf({ id, to }: Unit, { doubled }: Pick<YearClass, 'doubled'>, asOf: PlainDate): Barred | undefined {
  if (to !== undefined && to < asOf) return 'gone';
  return doubled?.includes(id) === true ? 'inTwoClasses' : undefined;
}

/** Why a unit has no place, in Chinese. */
export function unplacedWords({ unplaced, unit, score }: ScoredUnit, { rankShare }: SchemeTree): string | undefined {
  if (unplaced === undefined) return undefined;
  switch (unplaced) {
    case 'nothing':
      return '没有可以计分的事项';
    case 'provisional':
      return `有 ${score.unjudged.length} 项指标尚未评分，总分暂计`;
    case 'notRated':
      return '一票否决，不定等次';
    case 'gone':
      return unit.to === undefined ? '已撤销' : `${addDays(unit.to, 1)} 起已撤销`;
    case 'inTwoClasses':
      return `“${unit.name}”同时属于两个考核类别，确定类别后才排名`;
    case 'tooLittle':
      return `适用指标只占满分的 ${plainPoints(roundPoints(score.applies))}%，不足 ${rankShare}%`;
    default:
      return assertNever(unplaced);
  }
}

/** Whether the marks of what does not apply went to other nodes, so that what is printed of the parts does not sum to the total. */
export function isRebased({ nodes, steps }: TreeScore, tree: SchemeTree): boolean {
  const isScaled = ({ steps: own, children }: NodeScore): boolean =>
    own.some(({ kind }) => kind === 'scaled') || children.some(isScaled);
  const isLeftOut = tree.nodes.some(
    ({ section, node }, at) =>
      section === 'base' && nodes[at]?.points === undefined && exact(node.full).compare(ZERO) > 0,
  );
  return isLeftOut || nodes.some(isScaled) || steps.some(({ kind }) => kind === 'wholeScheme');
}

const SUMMED: ReadonlySet<string> = new Set(['base', 'bonus', 'deductions']);

/** By how much the printed parts miss the printed total, where nothing but rounding parts them. */
export function roundingGap(score: TreeScore, tree: SchemeTree): Points | undefined {
  const isSum = score.steps.every(({ kind }) => SUMMED.has(kind)) && !isRebased(score, tree);
  if (score.total === undefined || !isSum) return undefined;
  const printed = score.nodes.map(({ points }, at) =>
    points === undefined || tree.nodes[at]?.section === 'veto' ? ZERO : exact(roundPoints(points)),
  );
  const gap = exact(score.total).sub(sumOf(printed)).abs();
  return gap.equals(0) ? undefined : roundPoints(gap);
}

/** A node's points as it earned them, and by how much what is below it was scaled when others' marks came to it. */
export interface OwnPoints {
  readonly points: Fraction | undefined;
  readonly below: Fraction;
}

/** The points before the marks of what does not apply were shared out; `by`: how many times as large its parents made it. */
export function ownPoints(node: SchemeNode, score: NodeScore, by: Fraction = ONE): OwnPoints {
  // What is done after it, such as a count that zeroes the node, is the node's own.
  const last = score.steps.at(-1);
  const scaled = last?.kind === 'scaled' ? last : undefined;
  if (score.points === undefined) return { points: undefined, below: by };
  if (scaled === undefined) return { points: score.points.div(by), below: by };
  // Marks that the whole scheme is scaled for do not grow.
  const { dropped = ZERO } = score;
  const marks = exact(node.full).sub(dropped);
  return { points: scaled.from, below: marks.equals(ZERO) ? by : score.full.sub(dropped).div(marks) };
}

/** Nodes by name. */
export function nodeNames({ nodes }: Pick<SchemeTree, 'nodes'>): (id: SchemeNodeId) => string {
  const names = new Map<SchemeNodeId, string>();
  const add = (node: SchemeNode): void => {
    names.set(node.id, node.name);
    if (node.kind === 'branch') for (const child of node.children) add(child);
  };
  for (const { node } of nodes) add(node);
  return (id) => names.get(id) ?? '';
}

/** Every leaf of a scheme, in order. */
export function leavesOf({ nodes }: Pick<SchemeTree, 'nodes'>): readonly Extract<SchemeNode, { kind: 'leaf' }>[] {
  const below = (node: SchemeNode): readonly Extract<SchemeNode, { kind: 'leaf' }>[] =>
    node.kind === 'leaf' ? [node] : node.children.flatMap(below);
  return nodes.flatMap(({ node }) => below(node));
}
