import type { BeforeLine, OverdueLine, TodaySummary, WeekDue } from '../../contract/today.ts';
import type { Year } from '../../domain/brand.ts';
import { calendarEntries } from '../../domain/calendar/entries.ts';
import { addDays, daysBetween, type PlainDate } from '../../domain/dates/plainDate.ts';
import { isNeverTriggered } from '../../domain/duties/progress.ts';
import { countToCheck } from '../../domain/duties/toCheck.ts';
import { succeed } from '../../domain/failure.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Lamp, Occurrence } from '../../domain/model/occurrence.ts';
import { countOf } from '../../domain/occurrences/counts.ts';
import { mayRegister } from '../../domain/registrations/mayRegister.ts';
import { changesSinceLook, percentOf, weekOf } from '../../domain/today/since.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { entryOf } from './calendar.ts';
import { clausesOf } from '../year/clauses.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { DerivedYear } from '../app/derivations.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { dateChanges } from './dateChanges.ts';
import { factsIndex } from '../year/views.ts';

/** 今日: what needs attention, and what happened since somebody last looked. */
export function createToday(context: ServiceContext): AreaHandlers<'today'> {
  const { store, clock } = context;
  return {
    'today.summary': ({ year }) => succeed(summary(context, year)),
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
  const today = context.clock.today();
  const derived = derivedYear(context, year);
  const { facts, occurrences } = derived;
  const lines = overdueLines(derived, today);
  return {
    today,
    since: since(context, derived, today),
    seen: context.store.visits.on(today) !== undefined,
    overdue: { lines, units: new Set(lines.map(({ unitId }) => unitId)).size },
    thisWeek: weekDue(derived, today),
    nextWeek: weekDue(derived, addDays(today, 7)),
    toCheck: countToCheck(facts.duties),
    awaitsTrigger: facts.duties.filter((duty) => isNeverTriggered(duty, facts.triggers)).length,
    onTime: onTimeOf(occurrences),
  };
}

/** 按时率 so far, as every paper and the score count it. */
function onTimeOf(occurrences: readonly Occurrence[]): TodaySummary['onTime'] {
  const { onTime, due } = countOf(occurrences);
  return { onTime, due, percent: percentOf(onTime, due) };
}

function since(context: ServiceContext, { facts, occurrences }: DerivedYear, today: PlainDate): TodaySummary['since'] {
  const visit = context.store.visits.before(today);
  if (visit === undefined) return undefined;
  const changes = dateChanges(context, facts, visit.revision, today);
  return {
    ...changesSinceLook(occurrences, facts.fulfilments, visit, today),
    changes: changes ?? [],
    ...(changes === undefined ? { changesUnknown: true } : {}),
  };
}

/** What any line of 今日 says of its occurrence; nothing where it has no date. */
function lineOf(one: Occurrence, facts: YearFacts) {
  const { dutyId, ruleId, unitId, dueOn, period, done, needed } = one;
  if (dueOn === undefined) return undefined;
  const { duties, unitNames } = factsIndex(facts);
  const duty = duties.get(dutyId);
  const clause = duty && clausesOf(duty).get(ruleId);
  return {
    ...occurrenceKey(one),
    unit: unitNames.get(unitId) ?? '',
    content: duty?.content ?? '',
    ...(clause === undefined ? {} : { clause }),
    period: period.label,
    dueOn,
    done,
    needed,
  };
}

function overdueLines({ facts, occurrences }: DerivedYear, today: PlainDate): readonly OverdueLine[] {
  return occurrences
    .flatMap((one): readonly OverdueLine[] => {
      const line = one.lamp === 'overdue' ? lineOf(one, facts) : undefined;
      return line ? [{ ...line, days: daysBetween(line.dueOn, today) }] : [];
    })
    .sort((a, b) => b.days - a.days);
}

function beforeLines({ facts, occurrences }: DerivedYear): readonly BeforeLine[] {
  const { duties } = factsIndex(facts);
  return occurrences
    .flatMap((one): readonly BeforeLine[] => {
      const line = one.lamp === 'before' ? lineOf(one, facts) : undefined;
      const duty = duties.get(one.dutyId);
      if (!line || !duty) return [];
      return [{ ...line, doneOn: one.doneOn, mayRegister: mayRegister(duty, one) }];
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)));
}

const ASIDE: ReadonlySet<Lamp> = new Set(['exempt', 'before', 'notCounted']);
const DONE: ReadonlySet<Lamp> = new Set(['onTime', 'late', 'breach']);

/** The week that holds a day. */
function weekDue({ facts, occurrences }: DerivedYear, day: PlainDate): WeekDue {
  const { from, to } = weekOf(day);
  const due = occurrences.filter(
    ({ dueOn, lamp }) => dueOn !== undefined && dueOn >= from && dueOn <= to && !ASIDE.has(lamp),
  );
  return {
    from,
    to,
    entries: calendarEntries(due).flatMap((group) => entryOf(group, facts)),
    total: due.length,
    open: due.filter(({ lamp }) => !DONE.has(lamp)).length,
  };
}
