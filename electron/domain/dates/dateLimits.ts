import { dateParts, type PlainDate } from './plainDate.ts';

/** The years that the dates of a field may lie in. Dates stored outside of them stay, and may be saved as they are. */
export interface DateLimits {
  readonly first: number;
  readonly last: number;
}

/** What happened, or is to happen. */
export const EVENT_YEARS: DateLimits = { first: 1990, last: 2099 };
/** When units and their memberships began and ended: some offices are older than everything that they publish. */
export const FOUNDING_YEARS: DateLimits = { first: 1900, last: 2099 };

/** Why a date cannot be taken, in Chinese without a full stop; `undefined` where it can. */
export function outsideYears(date: PlainDate, { first, last }: DateLimits): string | undefined {
  const { year } = dateParts(date);
  return year < first || year > last ? `年份应在 ${first} 至 ${last} 之间，请检查是否写错` : undefined;
}
