import Fraction from 'fraction.js';
import type { NodeView } from '../../contract/assessment.ts';
import type { LiveDifference, NoticeDifference } from '../../contract/scoreProcess.ts';
import { nodePoints } from '../../domain/assessment/supposing.ts';
import { nodeNames, type ScoredClass } from '../../domain/assessment/yearScores.ts';
import type { SchemeNodeId, UnitId } from '../../domain/brand.ts';
import { roundPoints, type Points } from '../../domain/points.ts';
import type { FrozenClass, SinceNotice } from '../assessment/frozenBody.ts';
import type { NoticedClass } from '../assessment/published.ts';

/** Units that stand now otherwise than they were stored, and the nodes in which they do. Entries are beside the stored figure, and are left out. */
export function differencesOf(frozen: FrozenClass, { rows, tree }: ScoredClass): readonly LiveDifference[] {
  const live = new Map(rows.map((row) => [row.unit.id, row]));
  return frozen.details.flatMap(({ row: { unitId, unit, total }, nodes }): readonly LiveDifference[] => {
    const now = live.get(unitId);
    const reckoned = withoutEntries(total, frozen.entered[unitId]);
    const before = new Map(nodes.flatMap(pointsBelow));
    const after = now === undefined ? new Map<SchemeNodeId, Points>() : nodePoints(tree, now.score.nodes);
    const nameOf = nodeNames(frozen.table.scheme.tree);
    const liveName = nodeNames(tree);
    const ids = [...new Set([...before.keys(), ...after.keys()])];
    const changed = ids.flatMap((nodeId) => {
      const [was, is] = [before.get(nodeId), after.get(nodeId)];
      if (was === is) return [];
      const name = nameOf(nodeId) || liveName(nodeId);
      return [
        { nodeId, name, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) },
      ];
    });
    const liveTotal = now?.score.total;
    if (changed.length === 0 && reckoned === liveTotal) return [];
    return [
      {
        unitId,
        unit,
        ...(reckoned === undefined ? {} : { frozen: reckoned }),
        ...(liveTotal === undefined ? {} : { live: liveTotal }),
        nodes: changed,
      },
    ];
  });
}

function withoutEntries(total: Points | undefined, entered: Points | undefined): Points | undefined {
  return total === undefined || entered === undefined ? total : roundPoints(new Fraction(total).sub(entered));
}

function pointsBelow({ nodeId, points, children }: NodeView): readonly (readonly [SchemeNodeId, Points])[] {
  return [...(points === undefined ? [] : [[nodeId, points] as const]), ...children.flatMap(pointsBelow)];
}

/** A unit's total, and what entries make of it in it. */
interface Figure {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly total?: Points;
  readonly entered?: Points;
}

/** Figures as they were stored. */
export function figuresOf({ table: { rows }, entered }: FrozenClass): readonly Figure[] {
  return rows.map(({ unitId, unit, total }) => {
    const own = entered[unitId];
    return { unitId, unit, ...(total === undefined ? {} : { total }), ...(own === undefined ? {} : { entered: own }) };
  });
}

/** Figures as they would be stored now: from the facts as they stand, with every entry so far. */
export function figuresNow({ rows }: ScoredClass, { frozen, since }: NoticedClass): readonly Figure[] {
  const decided = Map.groupBy(since, ({ unitId }) => unitId);
  return rows.map(({ unit: { id, name }, score: { total } }) => {
    const points = (decided.get(id) ?? []).flatMap(({ decision }) => decision?.points ?? []);
    const sum = points.reduce((so, each) => so.add(each), new Fraction(frozen.entered[id] ?? 0));
    const own = points.length === 0 && frozen.entered[id] === undefined ? {} : { entered: roundPoints(sum) };
    return {
      unitId: id,
      unit: name,
      ...(total === undefined ? {} : { total: roundPoints(new Fraction(total).add(sum)) }),
      ...own,
    };
  });
}

/** What becomes of published figures where a class is frozen as it stands: by facts that came since, and by entries. */
export function sinceNoticeOf(
  { notice: { since, until }, frozen }: NoticedClass,
  next: readonly Figure[],
  live: ScoredClass,
): SinceNotice {
  const before = new Map(figuresOf(frozen).map((figure) => [figure.unitId, figure]));
  const after = new Map(next.map((figure) => [figure.unitId, figure]));
  const byFacts = new Map(differencesOf(frozen, live).map(({ unitId, nodes }) => [unitId, nodes]));
  const units = [...new Map([...before, ...after]).values()].flatMap(
    ({ unitId, unit }): readonly NoticeDifference[] => {
      const [was, is, nodes = []] = [before.get(unitId), after.get(unitId), byFacts.get(unitId)];
      const entered = enteredSince(was?.entered, is?.entered);
      if (was?.total === is?.total && entered === undefined && nodes.length === 0) return [];
      return [
        {
          unitId,
          unit,
          ...(was?.total === undefined ? {} : { noticed: was.total }),
          ...(is?.total === undefined ? {} : { frozen: is.total }),
          ...(entered === undefined ? {} : { entered }),
          nodes,
        },
      ];
    },
  );
  return { since, until, units };
}

function enteredSince(before: Points | undefined, after: Points | undefined): Points | undefined {
  const gap = new Fraction(after ?? 0).sub(before ?? 0);
  return gap.equals(0) ? undefined : roundPoints(gap);
}

/** In words, before a class is frozen; whose figure moved by facts and by entries is asked about, as both may be for the same. */
export function sinceNoticeWords({ since, until, units }: SinceNotice): readonly string[] {
  if (units.length === 0) return [`公示（${since} 至 ${until}）以来各单位的得分没有变化。`];
  const moved = units.map(({ unit, noticed, frozen }) => `${unit} ${noticed ?? '—'} → ${frozen ?? '—'}`);
  const both = units.filter(({ entered, nodes }) => entered !== undefined && nodes.length > 0);
  return [
    `公示（${since} 至 ${until}）以来 ${units.length} 个单位有变化：${moved.join('，')}。`,
    ...(both.length === 0
      ? []
      : [`${both.map(({ unit }) => unit).join('、')}既有登记的变化，又有申诉或补记的加减，请核对没有重复。`]),
  ];
}
