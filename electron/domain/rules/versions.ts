import type { RuleId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { DutyRule } from '../model/duty.ts';
import type { WorkCalendar } from '../workdays/workCalendar.ts';
import { dueDates, type DueDate } from './dueDates.ts';
import type { MonthDay } from '../dates/monthDay.ts';
import type { RuleVersion } from '../model/timeRule.ts';

/** The day before any shift, by which a date belongs to a version. */
function unshifted(due: DueDate): PlainDate | undefined {
  return due.originalDueOn ?? due.dueOn;
}

/** For each rule the first version of its line: what is registered for one version counts for all of them. Rules without versions stand for themselves. */
export function firstVersionOf(rules: readonly DutyRule[]): (id: RuleId) => RuleId {
  const before = new Map<RuleId, RuleId>();
  for (const { id, follows } of rules) if (follows !== undefined && follows !== id) before.set(id, follows);
  return (id) => {
    let first = id;
    // As many steps as there are rules: a line that bites its own tail ends all the same.
    for (let step = 0; step < rules.length; step += 1) first = before.get(first) ?? first;
    return first;
  };
}

function keysOf(dates: readonly DueDate[]): ReadonlySet<string> {
  return new Set(dates.map(({ period }) => period.key));
}

/** The old version's periods: those that it, or the new one, would have due before the day of change. */
function keptByOld(byOld: readonly DueDate[], byNew: readonly DueDate[], from: PlainDate): readonly DueDate[] {
  const renewed = new Map(byNew.map((due) => [due.period.key, unshifted(due)]));
  return byOld.filter((due) => (unshifted(due) ?? from) < from || (renewed.get(due.period.key) ?? from) < from);
}

/** The versions before one, nearest first. */
function earlierThan(version: DutyRule, rules: readonly DutyRule[]): readonly DutyRule[] {
  const earlier: DutyRule[] = [];
  let at = rules.find(({ id }) => id === version.follows);
  while (at !== undefined && !earlier.includes(at)) {
    earlier.push(at);
    const { follows }: DutyRule = at;
    at = rules.find(({ id }) => id === follows);
  }
  return earlier;
}

/**
 * The due dates of every version of a duty's rules in a plan year, by rule id.
 *
 * A version holds for what falls due, before any shift, in its days. Two versions of one rule may put the same period on different sides of
 * the day of change (「月末前」 until May, 「次月8日前」 from June: May is due on 31 May by the old, on 8 June by the new one). Such a period
 * belongs to the old version: what was owed before the change stays as it was, and no period is lost or asked for twice.
 */
export function versionDates(
  rules: readonly DutyRule[],
  year: number,
  calendar: WorkCalendar,
  reviewDates?: readonly MonthDay[],
): ReadonlyMap<RuleId, readonly DueDate[]> {
  const datesOf = (version: RuleVersion) => dueDates(version, year, calendar, reviewDates);
  const found = new Map(rules.map((rule) => [rule.id, datesOf(rule)]));
  if (rules.every(({ follows }) => follows === undefined)) return found;
  for (const after of rules.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))) {
    const before = rules.find(({ id }) => id === after.follows);
    if (before === undefined || after.validFrom === undefined) continue;
    const settled = keysOf(earlierThan(before, rules).flatMap(({ id }) => found.get(id) ?? []));
    const whole = { rule: before.rule, ...(before.validFrom === undefined ? {} : { validFrom: before.validFrom }) };
    const old = keptByOld(datesOf(whole), datesOf({ rule: after.rule }), after.validFrom);
    const own = old.filter(({ period }) => !settled.has(period.key));
    const kept = keysOf(own);
    found.set(before.id, own);
    found.set(
      after.id,
      (found.get(after.id) ?? []).filter(({ period }) => !kept.has(period.key) && !settled.has(period.key)),
    );
  }
  return found;
}
