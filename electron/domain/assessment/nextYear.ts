import type { UnitClassId, Year } from '../brand.ts';
import { dateParts, dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { SchemeBody } from '../model/scheme.ts';
import { UNIT_KINDS } from '../words/duties.ts';

/** A scheme of one year as the next one begins with it. */
export interface CarriedScheme {
  readonly body: SchemeBody;
  /** Rules name duties of the year before: a person has to choose them anew. */
  readonly namesDuties: boolean;
}

/** The same day of another year; the end of February stays the end of February. */
function inYear(date: PlainDate, by: number): PlainDate {
  const { year, month, day } = dateParts(date);
  const to = (year + by) as Year;
  const last = dateParts(dayInMonth(to, month, 'last')).day;
  const wasLast = dayInMonth(year, month, 'last') === date;
  return wasLast ? dayInMonth(to, month, 'last') : dayInMonth(to, month, Math.min(day, last));
}

/** The classes by kind of unit have ids of their year. */
export function kindClassIds(from: Year, to: Year): readonly (readonly [UnitClassId, UnitClassId])[] {
  return UNIT_KINDS.map((kind) => [`kind-${kind}-${from}` as UnitClassId, `kind-${kind}-${to}` as UnitClassId]);
}

/**
 * A scheme for another year: nodes keep their ids, days move by as many years, classes become those of the new year. Whatever it holds is gone through
 * by its form, so that no rule can be forgotten.
 */
export function carriedScheme(
  body: SchemeBody,
  {
    from,
    to,
    classes,
  }: { readonly from: Year; readonly to: Year; readonly classes: ReadonlyMap<UnitClassId, UnitClassId> },
): CarriedScheme {
  let namesDuties = false;
  const moved = JSON.stringify(body, (key, value: unknown) => {
    if (key === 'duties' && Array.isArray(value) && value.length > 0) namesDuties = true;
    if (key === 'classes' && Array.isArray(value)) return value.map((id: UnitClassId) => classes.get(id) ?? id);
    if (key === 'periods' && Array.isArray(value)) {
      return value.map((each: { readonly from: PlainDate; readonly to: PlainDate }) => ({
        ...each,
        from: inYear(each.from, to - from),
        to: inYear(each.to, to - from),
      }));
    }
    return value;
  });
  return { body: JSON.parse(moved) as SchemeBody, namesDuties };
}
