import { basisOf } from '../../../electron/domain/assessment/basis.ts';
import { classesOf } from '../../../electron/domain/assessment/classes.ts';
import { defaultBody, defaultScheme } from '../../../electron/domain/assessment/defaultScheme.ts';
import { submissionYear } from '../../../electron/domain/assessment/counting.ts';
import { longerPeriods } from '../../../electron/domain/assessment/longerPeriods.ts';
import {
  isRebased,
  nodeNames,
  ownPoints,
  roundingGap,
  unplacedWords,
  yearScorer,
  type ScoredUnit,
} from '../../../electron/domain/assessment/yearScores.ts';
import type { SchemeNodeId, UnitId } from '../../../electron/domain/brand.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { Occurrence } from '../../../electron/domain/model/occurrence.ts';
import type { Scheme, SchemeBody } from '../../../electron/domain/model/scheme.ts';
import type { Clause } from '../../../electron/domain/model/scoreClause.ts';
import type { SchemeTree } from '../../../electron/domain/model/schemeTree.ts';
import type { OccurrenceFact } from '../../../electron/domain/model/unitFacts.ts';
import type { ScoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { roundPoints } from '../../../electron/domain/points.ts';
import { UNIT_KINDS } from '../../../electron/domain/words/duties.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';

/* A scheme of the four usual indicators, whatever their marks, as the tree that it is; and a year's scores by kind of unit, indicator by indicator. */

export interface Indicator {
  readonly id: SchemeNodeId;
  readonly name: string;
  readonly rule: 'disclosureOnTime' | 'measuresDone' | 'submissionsMet' | 'manual';
  readonly full: string;
}

export interface IndicatorScheme {
  readonly version: number;
  readonly weight: string;
  readonly base: 100 | 1000;
  readonly indicators: readonly Indicator[];
}

export interface Judged {
  readonly unitId: UnitId;
  readonly indicatorId: SchemeNodeId;
  readonly points: string;
  readonly reason: string;
}

/** A year's facts with the scheme that they are scored by, and what was judged. */
export interface AssessedFacts extends YearFacts {
  readonly scheme: IndicatorScheme;
  readonly judgements: readonly Judged[];
}

const RULES: readonly Indicator['rule'][] = ['disclosureOnTime', 'measuresDone', 'submissionsMet', 'manual'];

/** The scheme that a year begins with. */
export function usualScheme(): IndicatorScheme {
  const nodes = defaultBody().tree.nodes;
  const indicators = nodes.map(({ node: { id, name, full } }, at) => ({ id, name, full, rule: RULES[at] ?? 'manual' }));
  return { version: 1, weight: '4', base: 100, indicators };
}

const SHARES: Readonly<Record<Exclude<Indicator['rule'], 'manual'>, Clause>> = {
  disclosureOnTime: {
    rule: 'share',
    select: { kinds: ['disclosure', 'case'] },
    good: { any: ['onTime'], without: ['breach'] },
  },
  measuresDone: { rule: 'share', select: { kinds: ['measure'] }, good: { any: ['done'] } },
  submissionsMet: { rule: 'share', select: { kinds: ['submission'] }, good: { any: ['onTime'] } },
};

/** Such a scheme as it is stored. */
export function bodyOf({ weight, base, indicators }: IndicatorScheme): SchemeBody {
  const nodes = indicators.map(({ id, name, full, rule }) => {
    const clause: Clause =
      rule === 'manual'
        ? { rule: 'judged', least: '0', most: full, assessors: 'one', unjudged: 'nothing' }
        : SHARES[rule];
    const leaf = { kind: 'leaf', id, name, full, clauses: [clause], start: 'zero', nothing: 'notApplicable' } as const;
    return { section: 'base', node: leaf } as const;
  });
  return {
    tree: { total: '100', scaling: 'raw', nodes, grades: [], contribution: 'share' },
    weight: { kind: 'percent', percent: weight, base: String(base) },
  };
}

type Verdict = 'missed' | 'late' | 'breach' | 'onTime' | 'notDone' | 'done';

function verdictOf({ outcome, breach }: OccurrenceFact, asksDone: boolean): Verdict {
  if (asksDone) return outcome === 'missing' ? 'notDone' : 'done';
  if (breach) return 'breach';
  return outcome === 'missing' ? 'missed' : outcome === 'late' ? 'late' : 'onTime';
}

const ORDER: readonly Verdict[] = ['missed', 'notDone', 'late', 'breach', 'onTime', 'done'];

/** Scores a year by its scheme, class by class. */
export function scoreByIndicators(given: AssessedFacts, occurrences: readonly Occurrence[], days: ScoreDays) {
  const scheme: Scheme = {
    ...defaultScheme(given.year),
    versions: [{ version: given.scheme.version, note: '', savedAt: '', ...bodyOf(given.scheme) }],
  };
  const judgements = given.judgements.map(({ unitId, indicatorId, points, reason }) => {
    return { unitId, nodeId: indicatorId, points, reason, assessor: '', basis: '' };
  });
  const sources = { facts: given, occurrences, days, calendar: builtInCalendar(), judgements };
  const scorer = yearScorer({ sources, snapshot: () => sources });
  const isAfter = ({ dueOn }: Occurrence): boolean => dueOn !== undefined && dueOn > given.frame.cutOff;
  const classes = classesOf([], given.units, [scheme]).map((each) => scorer.ofClass(each, scheme));
  const lines = linesOf(
    given,
    occurrences.filter((one) => !isAfter(one)),
    days,
  );
  const groups = classes.map(({ tree, rows }, at) => ({
    kind: UNIT_KINDS[at],
    rows: rows.map((row) => lines(row, tree)),
  }));
  return {
    asOf: days.asOf,
    afterCutOff: occurrences.filter((one) => isAfter(one) && one.tally !== 'apart'),
    groups: groups.filter(({ rows }) => rows.length > 0),
  };
}

/** The same by the scheme that a year begins with, where nothing is judged. */
export function scoreUsually(facts: YearFacts, occurrences: readonly Occurrence[], days: ScoreDays) {
  return scoreByIndicators({ ...facts, scheme: usualScheme(), judgements: [] }, occurrences, days);
}

function linesOf(given: AssessedFacts, occurrences: readonly Occurrence[], days: ScoreDays) {
  const kinds = new Map(given.duties.map(({ id, kind }) => [id, kind]));
  const submissions = submissionYear(given);
  return (row: ScoredUnit, tree: SchemeTree) => {
    const { unit, score, total, contribution, place } = { ...row, total: row.score.total };
    const own = occurrences.filter(({ unitId }) => unitId === unit.id);
    const months = submissions.counted(unit, days.judgedOn);
    const pieces = own.filter(({ dutyId }) => kinds.get(dutyId) === 'submission');
    const { contained, counted: longer } = longerPeriods(given.year, months, pieces, {
      sent: (month) => submissions.sent(unit.id, month),
      judgedOn: days.judgedOn,
    });
    const context = {
      nameOf: nodeNames(tree),
      occurrences: own,
      kindOf: ({ dutyId }: Occurrence) => kinds.get(dutyId),
      contained: contained.length,
      judgements: row.facts.judgements,
    };
    const words = unplacedWords(row, tree);
    return {
      unit,
      indicators: tree.nodes.map(({ node }, at) => {
        const nodeScore = score.nodes[at];
        if (nodeScore === undefined) throw new Error('a node without a score');
        const { points } = ownPoints(node, nodeScore);
        const [trace] = nodeScore.clauses;
        const facts = [
          ...(trace?.well ?? []),
          ...(trace?.counted ?? []).flatMap(({ ref }) => (ref.of === 'occurrence' ? [ref.fact] : [])),
        ].filter(({ kind }) => kind !== 'submission');
        const asksDone = given.scheme.indicators[at]?.rule === 'measuresDone';
        const judged = row.facts.judgements.find(({ nodeId }) => nodeId === node.id);
        return {
          indicatorId: node.id,
          points: points === undefined ? undefined : roundPoints(points),
          full: node.full,
          basis: basisOf(node, nodeScore, context),
          counted: facts
            .map((fact) => ({ verdict: verdictOf(fact, asksDone) }))
            .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict)),
          ...(given.scheme.indicators[at]?.rule === 'submissionsMet' ? { months, longer } : {}),
          ...(judged === undefined ? {} : { manual: { points: judged.points } }),
        };
      }),
      total,
      contribution,
      rank: place,
      rebased: isRebased(score, tree),
      roundingGap: roundingGap(score, tree),
      unranked: total === undefined ? undefined : words,
    };
  };
}
