import type { BeforeLine, ListedLine, TodayLine, TodaySummary, WeekDue } from '../../contract/today.ts';
import type { Year } from '../../domain/brand.ts';
import { calendarEntries } from '../../domain/calendar/entries.ts';
import { addDays, daysBetween, type PlainDate } from '../../domain/dates/plainDate.ts';
import { isNeverTriggered } from '../../domain/duties/progress.ts';
import { countToCheck } from '../../domain/duties/toCheck.ts';
import { succeed } from '../../domain/failure.ts';
import { isSettled } from '../../domain/findings/state.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { isReturned } from '../../domain/model/ledger.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { dueNow } from '../../domain/model/dueNow.ts';
import { countOf, isBefore } from '../../domain/occurrences/counts.ts';
import { mayRegister } from '../../domain/registrations/mayRegister.ts';
import { todayList, type CountedOnce, type TodayMoment } from '../../domain/today/lists.ts';
import { percentOf, weekOf } from '../../domain/today/since.ts';
import type { TodayList } from '../../domain/words/today.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { entryOf } from './calendar.ts';
import { clausesOf } from '../year/clauses.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { DerivedYear } from '../app/derivations.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { classQuestionsOf } from '../year/classQuestions.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { dateChanges } from './dateChanges.ts';
import { faultyLinks } from '../year/links.ts';
import { findingViews } from '../year/findings.ts';
import { factsIndex } from '../year/views.ts';

/** 今日: what needs attention, and what happened since somebody last looked. */
export function createToday(context: ServiceContext): AreaHandlers<'today'> {
  const { store, clock } = context;
  return {
    'today.summary': ({ year }) => succeed(summary(context, year)),
    'today.list': ({ year, list }) => succeed(listed(context, year, list)),
    'today.before': ({ year }) => succeed(beforeLines(derivedYear(context, year))),
    'today.seen'() {
      const day = clock.today();
      const looked = () => {
        if (store.visits.on(day) === undefined) store.visits.add({ day, at: clock.now(), revision: store.revision() });
        return {};
      };
      return runCommand(context, { label: `查看 ${day} 今日`, undoable: false }, looked);
    },
  };
}

function summary(context: ServiceContext, year: Year): TodaySummary {
  const derived = derivedYear(context, year);
  const { facts, occurrences } = derived;
  const moment = momentOf(context);
  const { today } = moment;
  const overdue = dueLines(derived, 'overdue', moment);
  const findings = findingsOf(context, year);
  const questions = classQuestionsOf(context, year).length;
  const links = faultyLinks(context, year);
  return {
    today,
    since: since(context, derived, moment),
    seen: context.store.visits.on(today) !== undefined,
    overdue: { lines: overdue, units: new Set(overdue.map(({ unitId }) => unitId)).size },
    thisWeek: weekDue(derived, 'thisWeek', moment),
    nextWeek: weekDue(derived, 'nextWeek', moment),
    toCheck: countToCheck(facts.duties),
    ...(questions === 0 ? {} : { classQuestions: questions }),
    awaitsTrigger: facts.duties.filter((duty) => isNeverTriggered(duty, facts.triggers)).length,
    onTime: onTimeOf(occurrences),
    ...(findings === undefined ? {} : { findings }),
    ...(links === undefined ? {} : { links }),
  };
}

/** What of the year's findings asks for somebody. */
function findingsOf(context: ServiceContext, year: Year): TodaySummary['findings'] {
  const views = findingViews(context, year);
  if (views.length === 0) return undefined;
  const { from, to } = weekOf(context.clock.today());
  const isOpen = ({ state }: (typeof views)[number]) => !isSettled(state) && state !== 'replied';
  return {
    overdue: views
      .filter(({ daysOver }) => daysOver !== undefined)
      .toSorted((a, b) => (b.daysOver ?? 0) - (a.daysOver ?? 0)),
    toRecheck: views.filter(({ state }) => state === 'replied').length,
    thisWeek: views.filter(
      (view) =>
        view.rectifyBy !== undefined &&
        from <= view.rectifyBy &&
        view.rectifyBy <= to &&
        view.daysOver === undefined &&
        isOpen(view),
    ).length,
  };
}

function momentOf({ clock, store }: ServiceContext): TodayMoment {
  const today = clock.today();
  return { today, look: store.visits.before(today) };
}

/** 按时率 so far, as every paper and the score count it. */
function onTimeOf(occurrences: readonly Occurrence[]): TodaySummary['onTime'] {
  const { onTime, due } = countOf(occurrences);
  return { onTime, due, percent: percentOf(onTime, due) };
}

function since(context: ServiceContext, derived: DerivedYear, { today }: TodayMoment): TodaySummary['since'] {
  const { facts, occurrences } = derived;
  const look = context.store.visits.before(today);
  if (look === undefined) return undefined;
  const changes = dateChanges(context, facts, look.revision, today);
  const count = (list: TodayList) => todayList(list, occurrences, facts, { today, look }).length;
  return {
    day: look.day,
    days: daysBetween(look.day, today),
    newOverdue: count('newOverdue'),
    done: count('finished'),
    changes: changes ?? [],
    ...(changes === undefined ? { changesUnknown: true } : {}),
  };
}

/** What any line of 今日 says of its occurrence. */
function lineOf(one: Occurrence, facts: YearFacts) {
  const { dutyId, ruleId, unitId, period, done, needed, doneOn } = one;
  const { duties, unitNames } = factsIndex(facts);
  const duty = duties.get(dutyId);
  const clause = duty && clausesOf(duty).get(ruleId);
  return {
    ...occurrenceKey(one),
    unit: unitNames.get(unitId) ?? '',
    content: duty?.content ?? '',
    ...(clause === undefined ? {} : { clause }),
    period: period.label,
    ...(duty?.register === undefined ? {} : { register: duty.register }),
    done,
    needed,
    doneOn,
  };
}

/** A list of 今日, as it is read: what is due longest first, what has no due day last. */
function listed(context: ServiceContext, year: Year, list: TodayList): readonly ListedLine[] {
  const moment = momentOf(context);
  const derived = derivedYear(context, year);
  const lines = countedLines(derived, todayList(list, derived.occurrences, derived.facts, moment), moment);
  return lines.toSorted((a, b) => compareDays(a.dueOn, b.dueOn));
}

function compareDays(a: PlainDate | undefined, b: PlainDate | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a < b ? -1 : Number(a > b);
}

function countedLines(
  { facts }: DerivedYear,
  counted: readonly CountedOnce[],
  { today }: TodayMoment,
): readonly ListedLine[] {
  const { duties } = factsIndex(facts);
  return counted.map(({ occurrence, askedBy }) => {
    const { lamp, provisional } = occurrence;
    const dueOn = dueNow(occurrence);
    return {
      ...lineOf(occurrence, facts),
      dueOn,
      provisional,
      lamp,
      ...(isReturned(occurrence) ? { isReturned: true as const } : {}),
      days: dueOn === undefined ? 0 : daysBetween(dueOn, today),
      ...(askedBy.length > 1 ? { sources: askedBy.map((id) => duties.get(id)?.content ?? '') } : {}),
    };
  });
}

/** The same of what has a due day, as all that is overdue or due in a week has. */
function dueLines(derived: DerivedYear, list: TodayList, moment: TodayMoment): readonly TodayLine[] {
  return dated(countedLines(derived, todayList(list, derived.occurrences, derived.facts, moment), moment));
}

function dated(lines: readonly ListedLine[]): readonly TodayLine[] {
  return lines
    .flatMap((line): readonly TodayLine[] => (line.dueOn === undefined ? [] : [{ ...line, dueOn: line.dueOn }]))
    .sort((a, b) => compareDays(a.dueOn, b.dueOn));
}

function beforeLines({ facts, occurrences }: DerivedYear): readonly BeforeLine[] {
  const { duties } = factsIndex(facts);
  return occurrences
    .flatMap((one): readonly BeforeLine[] => {
      const { dueOn } = one;
      const duty = duties.get(one.dutyId);
      if (!isBefore(one) || dueOn === undefined || !duty) return [];
      return [{ ...lineOf(one, facts), dueOn, mayRegister: mayRegister(duty, one) }];
    })
    .sort((a, b) => compareDays(a.dueOn, b.dueOn));
}

/** An occurrence as a week lists it: what was returned is due on its new day, and open. */
function asDueNow(one: Occurrence): Occurrence {
  return isReturned(one) ? { ...one, dueOn: dueNow(one), done: Math.min(one.done, one.needed - 1) } : one;
}

/** This week or the next. */
function weekDue(derived: DerivedYear, week: 'thisWeek' | 'nextWeek', moment: TodayMoment): WeekDue {
  const { facts, occurrences } = derived;
  const due = todayList(week, occurrences, facts, moment);
  return {
    ...weekOf(week === 'thisWeek' ? moment.today : addDays(moment.today, 7)),
    lines: dated(countedLines(derived, due, moment)),
    entries: calendarEntries(due.map(({ occurrence }) => asDueNow(occurrence))).flatMap((group) =>
      entryOf(group, facts),
    ),
    total: due.length,
    open: todayList(`${week}Open`, occurrences, facts, moment).length,
  };
}
