import type { Year } from '../../domain/brand.ts';
import type { OfficeEdits } from '../../domain/exchange/importCells.ts';
import { rulesOf, type Assignment, type Duty, type NamedParty } from '../../domain/model/duty.ts';
import { sameRules } from '../../domain/rules/equal.ts';
import { copiedRules } from '../../domain/years/carry.ts';
import type { NameIndex } from '../../domain/units/names.ts';
import { readDutyTime } from '../../domain/reading/wording/dutyTime.ts';
import { readUnitsWording } from '../../domain/reading/wording/units.ts';
import type { Store } from '../../store/store.ts';
import { partiesText, timeText } from '../year/partyTexts.ts';
import { resolveParties, storedNames, type ResolvedParties } from '../year/parties.ts';
import { assignmentView, factsIndex, ruleView } from '../year/views.ts';

/** Looks at a year's duties as they are now. */
export function officeEdits(store: Store, year: Year): OfficeEdits {
  const facts = store.facts(year);
  const { duties } = factsIndex(facts);
  let names: NameIndex | undefined;
  const resolve = (parties: Parameters<typeof resolveParties>[0]) =>
    resolveParties(parties, (names ??= storedNames(store)));
  const stored = (duty: Duty): ResolvedParties => ({
    assignments: duty.assignments,
    unresolved: store.duties.unresolvedOf(duty.id),
  });
  const office: OfficeEdits = {
    duty: (id) => duties.get(id),
    printed: (duty) => ({
      timeWording: timeText({
        kind: duty.kind,
        timeWording: duty.timeWording,
        rules: rulesOf(duty).map((rule) => ruleView(rule, year)),
      }),
      unitsWording: partiesText({
        unitsWording: duty.unitsWording,
        assignments: duty.assignments.map((assignment) => assignmentView(assignment, facts)),
      }),
    }),
    rulesByHand(duty) {
      const wanted =
        duty.carriedFrom === undefined
          ? readDutyTime(duty, duty.year).rules.map(({ rule }) => rule)
          : copiedRules(duty);
      return !sameRules(rulesOf(duty), wanted);
    },
    partiesByHand(duty) {
      const now = stored(duty);
      return [false, true].every((firstLeads) => {
        const { parties } = readUnitsWording(duty.unitsWording, { firstLeads });
        return !sameParties(now, resolve(parties));
      });
    },
    hasRulesOf: (duty, row) =>
      sameRules(
        rulesOf(duty),
        row.timeReading.rules.map(({ rule }) => rule),
      ),
    hasPartiesOf: (duty, row) => sameParties(stored(duty), resolve(row.unitsReading.parties)),
    hasNoParties: (duty) => duty.assignments.length === 0 && store.duties.unresolvedOf(duty.id).length === 0,
  };
  return office;
}

function sameParties(a: ResolvedParties, b: ResolvedParties): boolean {
  const [ours, theirs] = [keysOf(a), keysOf(b)];
  return ours.size === theirs.size && [...ours].every((key) => theirs.has(key));
}

function keysOf({ assignments, unresolved }: ResolvedParties): ReadonlySet<string> {
  const named = assignments.map(({ party, role }: Assignment) => `${party.kind} ${party.id} ${role}`);
  return new Set([...named, ...unresolved.map(({ name, role }: NamedParty) => `? ${name} ${role}`)]);
}
