import type { HeatMatrix, HeatRowView } from '../../contract/heat.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { staysIn } from '../../domain/groups/membership.ts';
import type { UnitId } from '../../domain/brand.ts';
import { countLamps, countTallies } from '../../domain/calendar/entries.ts';
import { succeed } from '../../domain/failure.ts';
import {
  byDueMonth,
  byOwnPeriod,
  heatMatrix,
  monthsOf,
  shortColumn,
  type ColumnOf,
  type HeatRow,
} from '../../domain/heat/matrix.ts';
import type { ServiceContext } from '../app/context.ts';
import type { DerivedYear } from '../app/derivations.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex, occurrenceView } from '../year/views.ts';
import { UNIT_KINDS } from '../../domain/words/duties.ts';

type Filter = ParsedInputOf<'heat.matrix'>;

/** 热力图: units down, periods across. */
export function createHeat(context: ServiceContext): AreaHandlers<'heat'> {
  return {
    'heat.matrix': (input) => succeed(matrix(context, input)),
    'heat.cell'({ unitId, column, ...input }) {
      const { derived, columnOf, occurrences } = narrowed(context, input);
      const own = occurrences.filter((one) => one.unitId === unitId && columnOf(one).key === column);
      const today = context.clock.today();
      return succeed(
        own
          .toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))
          .map((occurrence) => occurrenceView(occurrence, derived.facts, today)),
      );
    },
  };
}

function narrowed(context: ServiceContext, filter: Filter) {
  const { year, dutyId, kind } = filter;
  const derived = derivedYear(context, year);
  const { duties } = factsIndex(derived.facts);
  const duty = dutyId === undefined ? undefined : duties.get(dutyId);
  const units = wantedUnits(context, derived, filter);
  const candidates = dutyId === undefined ? derived.occurrences : derived.ofDuty(dutyId);
  const occurrences = candidates.filter(
    (one) => units.has(one.unitId) && (kind === undefined || duties.get(one.dutyId)?.kind === kind),
  );
  const columnOf: ColumnOf = duty === undefined ? byDueMonth : byOwnPeriod(duty);
  return { derived, occurrences, columnOf };
}

/** Units of a kind, and members that the group has today. */
function wantedUnits(
  { clock }: ServiceContext,
  { facts }: DerivedYear,
  { unitKind, groupId }: Filter,
): ReadonlySet<UnitId> {
  const today = clock.today();
  const group = facts.groups.find(({ id }) => id === groupId);
  const members = group === undefined ? [] : staysIn(group, facts.units);
  const inGroup = new Set(
    members.flatMap(({ unitId, from, to }) => ((from ?? today) <= today && today <= (to ?? today) ? [unitId] : [])),
  );
  return new Set(
    facts.units.flatMap(({ id, kind }) =>
      (unitKind === undefined || kind === unitKind) && (groupId === undefined || inGroup.has(id)) ? [id] : [],
    ),
  );
}

function matrix(context: ServiceContext, filter: Filter): HeatMatrix {
  const { derived, occurrences, columnOf } = narrowed(context, filter);
  const { year, dutyId } = filter;
  const { columns, rows } = heatMatrix(occurrences, columnOf, dutyId === undefined ? monthsOf(year) : []);
  return {
    columns: columns.map(({ key, label, from, to }) => ({
      key,
      label,
      from,
      to,
      short: shortColumn({ key, label }, year),
    })),
    rows: inOrder(rows, derived),
    lamps: countLamps(occurrences),
    tallies: countTallies(occurrences),
  };
}

/** By kind, and within it in the order of the units. */
function inOrder(rows: readonly HeatRow[], { facts }: DerivedYear): readonly HeatRowView[] {
  const byUnit = new Map(rows.map((row) => [row.unitId, row]));
  return UNIT_KINDS.flatMap((kind) =>
    facts.units.flatMap((unit) => {
      const row = unit.kind === kind ? byUnit.get(unit.id) : undefined;
      return row ? [{ ...row, unit: unit.name, kind }] : [];
    }),
  );
}
