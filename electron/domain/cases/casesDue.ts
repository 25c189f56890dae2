import type { UnitId } from '../brand.ts';
import type { PartyRole } from '../model/duty.ts';
import type { CaseFacts, CaseRegister, Moment } from '../model/caseRecord.ts';
import type { YearFacts } from '../model/facts.ts';
import type { DueDate } from '../rules/dueDates.ts';
import { lastWorkdayOnOrBefore, type WorkCalendar } from '../workdays/workCalendar.ts';
import { caseStanding, type CaseStanding, type Now } from './caseStanding.ts';
import { keptYearOf } from './keptYear.ts';

/** A case as something that is due: until when, for whom, and what came of it. */
export interface DueCase {
  readonly record: CaseFacts;
  readonly standing: CaseStanding;
  readonly due: DueDate;
  /** Who answers for it, and who works on it with that unit. */
  readonly units: readonly { readonly unitId: UnitId; readonly role: PartyRole }[];
  readonly doneOn: Moment | undefined;
}

const LONGEST_TITLE = 20;

function labelOf({ number, title }: CaseFacts, { clock }: CaseStanding): string {
  const signs = Array.from(new Intl.Segmenter('zh').segment(title), ({ segment }) => segment);
  const short = signs.length > LONGEST_TITLE ? `${signs.slice(0, LONGEST_TITLE).join('')}…` : title;
  const name = short === '' ? number : `${number} ${short}`;
  return clock?.due.at === undefined ? name : `${name}（${clock.due.on.slice(5)} ${clock.due.at}前${clock.word}）`;
}

/** The units of a case; a private unit that works on it with the lead supports it. */
function unitsOf({ unitId, coUnits }: CaseFacts, { handler }: CaseStanding): DueCase['units'] {
  const named = handler ?? unitId;
  const others = coUnits.filter((each) => each !== named);
  return [
    { unitId: named, role: others.length > 0 ? 'lead' : 'responsible' },
    ...others.map((each) => ({ unitId: each, role: 'support' as const })),
  ];
}

/** A case as it is due; `undefined` where nothing of it is owed, or where it never began, which no command lets in. */
export function dueCase(
  { caseLimits }: Pick<YearFacts, 'caseLimits'>,
  calendar: WorkCalendar,
  record: CaseFacts,
  now: Now,
): DueCase | undefined {
  const read = caseStanding(record, { calendar, limits: caseLimits }, now);
  const standing = read.ok ? read.value : undefined;
  const clock = standing?.clock;
  if (standing === undefined || clock === undefined) return undefined;
  const { due, byLimit } = clock;
  return {
    record,
    standing,
    units: unitsOf(record, standing),
    doneOn: standing.isDone ? clock.done : undefined,
    due: {
      period: { key: record.id, label: labelOf(record, standing), from: standing.started.on, to: due.on },
      dueOn: due.on,
      advisedOn: lastWorkdayOnOrBefore(calendar, due.on),
      provisional: standing.provisional,
      ...(byLimit === undefined || byLimit.on >= due.on ? {} : { originalDueOn: byLimit.on }),
    },
  };
}

/**
 * The cases of a register that belong to a year, each with its due date: those that are due in it, or in years after it that are not kept yet.
 */
export function casesDue(
  facts: Pick<YearFacts, 'year' | 'cases' | 'caseLimits' | 'keptYears'>,
  register: CaseRegister,
  calendar: WorkCalendar,
  now: Now,
): readonly DueCase[] {
  return facts.cases.flatMap((record): readonly DueCase[] => {
    const one = record.register === register ? dueCase(facts, calendar, record, now) : undefined;
    const day = one?.due.dueOn;
    return one && day !== undefined && keptYearOf(facts.keptYears, day) === facts.year ? [one] : [];
  });
}

/** How many limits in hours that fall on a day have lapsed by a time of it: with this number what is derived changes within the day. */
export function lapsedToday(facts: Pick<YearFacts, 'cases' | 'caseLimits'>, calendar: WorkCalendar, now: Now): number {
  return facts.cases
    .filter(({ register }) => register === 'opinions')
    .flatMap((record) => {
      const read = caseStanding(record, { calendar, limits: facts.caseLimits }, now);
      return read.ok
        ? read.value.clocks.filter(({ due, done, isLate }) => due.on === now.on && done === undefined && isLate)
        : [];
    }).length;
}
