import type { UnitId, Year } from '../../domain/brand.ts';
import { dayInMonth } from '../../domain/dates/plainDate.ts';
import type { ApplicantKind, RequestFacts } from '../../domain/model/request.ts';
import { isThereOn } from '../../domain/units/isThereOn.ts';
import { casesOf, type CasesByCell } from '../../domain/yearlyReport/figures.ts';
import { formOf, kindColumns, requestCell } from '../../domain/yearlyReport/form.ts';
import { organFigures, type Figures, type OrganFigures } from '../../domain/yearlyReport/report.ts';
import type { ServiceContext } from '../app/context.ts';
import { requestOptions } from '../year/requestOptions.ts';

/** Every organ of the district with what it has to say for a year. */
export function organsOf(context: ServiceContext, year: Year): readonly OrganFigures[] {
  const { store } = context;
  const byUnit = Map.groupBy(store.requests.facts(), ({ unitId }) => unitId);
  const [now, before] = [cellsOf(context, year), cellsOf(context, (year - 1) as Year)];
  const form = formOf(year);
  const last = dayInMonth(year, 12, 31);
  return store.units.units().flatMap((unit): readonly OrganFigures[] => {
    const requests = byUnit.get(unit.id) ?? [];
    const typed = now.typed.get(unit.id) ?? new Map();
    const returned = now.returned.get(unit.id) ?? new Map();
    const cases = registerOf(context, requests, year);
    const isThere = isThereOn(unit, last) || cases !== undefined || returned.size > 0;
    if (!isThere) return [];
    return [
      organFigures({
        unitId: unit.id,
        name: unit.name,
        form,
        cases,
        typed,
        returned,
        carriedOut: carriedOutOf(context, requests, (year - 1) as Year, before.returned.get(unit.id)),
      }),
    ];
  });
}

/** What an organ's register comes to in a year; `undefined` where it had no request by its end. */
function registerOf(
  { store, calendar, clock }: ServiceContext,
  requests: readonly RequestFacts[],
  year: Year,
): CasesByCell | undefined {
  const last = dayInMonth(year, 12, 31);
  const isKnown = requests.some(({ events }) => events.some(({ kind, on }) => kind === 'received' && on <= last));
  if (!isKnown) return undefined;
  return casesOf(requests, year, { calendar, options: requestOptions({ store }), today: clock.today() });
}

function carriedOutOf(
  context: ServiceContext,
  requests: readonly RequestFacts[],
  year: Year,
  returned: Figures | undefined,
): ReadonlyMap<ApplicantKind, number> | undefined {
  const isFilledIn = [...(returned?.keys() ?? [])].some((cell) => cell.startsWith('requests.'));
  const cases = isFilledIn ? undefined : registerOf(context, requests, year);
  if (returned === undefined && cases === undefined) return undefined;
  const count = (cell: string): number => cases?.get(cell)?.length ?? returned?.get(cell) ?? 0;
  return new Map(kindColumns(formOf(year)).map((kind) => [kind, count(requestCell('carriedOut', kind))]));
}

interface StoredCells {
  readonly typed: ReadonlyMap<UnitId | undefined, Figures>;
  readonly returned: ReadonlyMap<UnitId | undefined, Figures>;
}

/** What of a year is typed and returned, by whose report it is. */
export function cellsOf({ store }: ServiceContext, year: Year): StoredCells {
  const by = {
    typed: new Map<UnitId | undefined, Map<string, number>>(),
    returned: new Map<UnitId | undefined, Map<string, number>>(),
  };
  for (const { unitId, cell, value, origin } of store.yearlyReport.cells(year)) {
    const own = by[origin].get(unitId) ?? new Map<string, number>();
    by[origin].set(unitId, own);
    own.set(cell, Number(value));
  }
  return by;
}
