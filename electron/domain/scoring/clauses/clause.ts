import { assertNever } from '../../brand.ts';
import type { Clause } from '../../model/scoreClause.ts';
import { scoreByCount, scoreRatio } from './numbers.ts';
import { within } from './scale.ts';
import { scoreExcess, scoreFreshness, scoreRate, scoreShortfall, scoreThreshold } from './amounts.ts';
import type { ClauseContext, ClauseResult } from './context.ts';
import { scoreChecklist, scoreFindings, scorePerOccurrence } from './each.ts';
import { scoreEvents } from './events.ts';
import { scoreByRank, scoreJudged, scorePeriods, scoreRollup, scoreSample, scoreSheet, scoreToBest } from './given.ts';
import { scoreDeadline, scoreLateDecay, scoreShare } from './owed.ts';

/** Applies a clause to a unit's facts, and charges what it takes points for. */
export function scoreClause(clause: Clause, context: ClauseContext): ClauseResult {
  const result = scoreByRule(clause, context);
  if (!('atMost' in clause)) return result;
  const { trace } = result;
  const points = within(trace.points, clause.atMost);
  if (points.equals(trace.points)) return result;
  return { ...result, trace: { ...trace, points, uncapped: trace.uncapped ?? trace.points } };
}

function scoreByRule(clause: Clause, context: ClauseContext): ClauseResult {
  switch (clause.rule) {
    case 'share':
      return scoreShare(clause, context);
    case 'perOccurrence':
      return scorePerOccurrence(clause, context);
    case 'lateDecay':
      return scoreLateDecay(clause, context);
    case 'checklist':
      return scoreChecklist(clause, context);
    case 'findings':
      return scoreFindings(clause, context);
    case 'sample':
      return scoreSample(clause, context);
    case 'shortfall':
      return scoreShortfall(clause, context);
    case 'threshold':
      return scoreThreshold(clause, context);
    case 'periods':
      return scorePeriods(clause, context);
    case 'freshness':
      return scoreFreshness(clause, context);
    case 'deadline':
      return scoreDeadline(clause, context);
    case 'judged':
      return scoreJudged(clause, context);
    case 'sheet':
      return scoreSheet(clause, context);
    case 'rollup':
      return scoreRollup(clause, context);
    case 'events':
      return scoreEvents(clause, context);
    case 'excess':
      return scoreExcess(clause, context);
    case 'byRank':
      return scoreByRank(clause, context);
    case 'toBest':
      return scoreToBest(clause, context);
    case 'rate':
      return scoreRate(clause, context);
    case 'ratio':
      return scoreRatio(clause, context);
    case 'byCount':
      return scoreByCount(clause, context);
    default:
      return assertNever(clause);
  }
}
