import type { UnitId } from '../brand.ts';
import { findingEvents } from '../findings/events.ts';
import { findingsAsOf, findingState, isSettled } from '../findings/state.ts';
import type { Finding } from '../model/finding.ts';
import type { ElementFact, FindingFact } from '../model/unitFacts.ts';
import type { ScoreDays } from '../occurrences/asOf.ts';

/** What findings are told from. */
export interface FindingSources {
  readonly days: ScoreDays;
  readonly findings?: readonly Finding[];
  /** Words by which the scheme's checklists name elements: what a finding says of them is a fault of an element (`elementNames`). */
  readonly elements?: readonly string[];
}

interface OwnFindings {
  readonly findings: readonly FindingFact[];
  readonly elements: readonly ElementFact[];
}

/** Faults that were found, by unit, and those of elements that checklists name. */
export function findingFacts({ findings = [], days, elements = [] }: FindingSources): (unitId: UnitId) => OwnFindings {
  const known = findingsAsOf(findings, days.asOf);
  const missed = new Set(
    findingEvents(known, days.judgedOn).flatMap(({ kind, findingId }) => (kind === 'notRectified' ? [findingId] : [])),
  );
  const byUnit = Map.groupBy(known, ({ unitId }) => unitId);
  return (unitId) => {
    const own = byUnit.get(unitId) ?? [];
    return {
      findings: own.map((finding): FindingFact => {
        const { id, foundOn, source, indicator, points } = finding;
        const fact: FindingFact = { id, on: foundOn, source, indicator };
        return Object.assign(
          fact,
          missed.has(id) ? { isMissed: true } : {},
          isSettled(findingState(finding, days.judgedOn)) ? { isRectified: true } : {},
          points === undefined ? {} : { points },
        );
      }),
      elements: own.flatMap(({ id, foundOn, indicator, cause }) =>
        elements
          .filter((element) => indicator.includes(element) || cause.includes(element))
          .map((element) => ({ id: `${id} ${element}`, element, isPresent: false, on: foundOn, findingId: id })),
      ),
    };
  };
}
