import type { DutyId, RuleId, UnitId } from '../brand.ts';
import type { Exemption, Extension, Fulfilment } from '../model/registrations.ts';
import type { Verification } from '../model/ledger.ts';
import type { OccurrenceKey } from '../model/occurrenceKey.ts';
import type { YearFacts } from '../model/facts.ts';
import { firstVersionOf } from '../rules/versions.ts';
import type { AnsweringUnit } from './responsible.ts';

/** What is recorded for single occurrences of one rule, by unit and period. */
interface Recorded<Fact> {
  of(unit: AnsweringUnit, periodKey: string): readonly Fact[] | undefined;
}

/** Everything recorded for the occurrences of one rule. */
export interface RecordedForRule {
  readonly fulfilments: Recorded<Fulfilment>;
  readonly extensions: Recorded<Extension>;
  readonly exemptions: Recorded<Exemption>;
  readonly verifications: Recorded<Verification>;
  /** Nothing was extended: no date of the rule differs between units. */
  readonly isPlain: boolean;
  /** Anything at all is on record for it. */
  readonly any: boolean;
}

type ByPeriod<Fact> = Map<UnitId, Map<string, Fact[]>>;
type Index<Fact> = ReadonlyMap<string, ByPeriod<Fact>>;
/** Names a duty's rule, all its versions alike. */
type LineName = (one: { readonly dutyId: DutyId; readonly ruleId: RuleId }) => string;

function index<Fact extends OccurrenceKey>(facts: readonly Fact[], nameOf: LineName): Index<Fact> {
  const found = new Map<string, ByPeriod<Fact>>();
  for (const fact of facts) {
    const key = nameOf(fact);
    const units = found.get(key) ?? new Map<UnitId, Map<string, Fact[]>>();
    found.set(key, units);
    const periods = units.get(fact.unitId) ?? new Map<string, Fact[]>();
    units.set(fact.unitId, periods);
    const same = periods.get(fact.periodKey);
    if (same === undefined) periods.set(fact.periodKey, [fact]);
    else same.push(fact);
  }
  return found;
}

/** A successor that answers only for closed units takes over what those had recorded for the period. */
function reader<Fact>(units: ByPeriod<Fact> | undefined): Recorded<Fact> {
  return {
    of({ unitId, successorOf }, periodKey) {
      const own = units?.get(unitId)?.get(periodKey);
      if (units === undefined || successorOf === undefined) return own;
      const all = successorOf.flatMap((closed) => units.get(closed)?.get(periodKey) ?? []);
      return all.length === 0 ? own : [...all, ...(own ?? [])];
    },
  };
}

/**
 * Looks up what was recorded for a duty's rule. Versions of one rule share it: a registration made before the rule changed stays on its period.
 * A rule without any record is settled with one look.
 */
export function recordedFacts(facts: YearFacts): (dutyId: DutyId, ruleId: RuleId) => RecordedForRule {
  const lines = new Map<DutyId, (id: RuleId) => RuleId>();
  for (const { id, rules } of facts.duties) {
    if (rules.some(({ follows }) => follows !== undefined)) lines.set(id, firstVersionOf(rules));
  }
  const nameOf: LineName = ({ dutyId, ruleId }) => `${dutyId} ${lines.get(dutyId)?.(ruleId) ?? ruleId}`;
  const fulfilments = index(facts.fulfilments, nameOf);
  const extensions = index(facts.extensions, nameOf);
  const exemptions = index(facts.exemptions, nameOf);
  const verifications = index(facts.verifications, nameOf);
  return (dutyId, ruleId) => {
    const key = nameOf({ dutyId, ruleId });
    return {
      fulfilments: reader(fulfilments.get(key)),
      extensions: reader(extensions.get(key)),
      exemptions: reader(exemptions.get(key)),
      verifications: reader(verifications.get(key)),
      isPlain: !extensions.has(key),
      any: fulfilments.has(key) || extensions.has(key) || exemptions.has(key) || verifications.has(key),
    };
  };
}
