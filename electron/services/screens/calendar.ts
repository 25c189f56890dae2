import type { CalendarEntry, CalendarRange, CalendarDay } from '../../contract/calendar.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { responsibilityFilter } from '../../domain/calendar/responsibilityFilter.ts';
import { calendarEntries, countLamps, type CalendarGroup } from '../../domain/calendar/entries.ts';
import { addDays, daysBetween, type PlainDate } from '../../domain/dates/plainDate.ts';
import { findingDays } from '../../domain/findings/days.ts';
import { newDueOn } from '../../domain/model/dueNow.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { fail, succeed } from '../../domain/failure.ts';
import { ruleOf } from '../../domain/model/duty.ts';
import { sameDutyPeriod } from '../../domain/model/occurrenceKey.ts';
import { clausesOf } from '../year/clauses.ts';
import type { ServiceContext } from '../app/context.ts';
import { sourceLine } from '../duties/views.ts';
import { explainOccurrence } from '../year/explain.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex, occurrenceView, ruleView } from '../year/views.ts';

const MAX_DAYS = 400;

/** Due dates by day. */
export function createCalendar(context: ServiceContext): AreaHandlers<'calendar'> {
  return {
    'calendar.range'(input) {
      const days = daysBetween(input.from, input.to);
      if (days < 0) {
        return fail('invalid-input', '结束日期早于开始日期，请改正。', { fields: { to: '不能早于开始日期' } });
      }
      if (days >= MAX_DAYS) {
        return fail('invalid-input', `一次最多查看 ${MAX_DAYS} 天，请缩短日期范围。`, { fields: { to: '范围过长' } });
      }
      return succeed(range(context, input));
    },
    'calendar.entry': (input) => entryDetail(context, input),
    'calendar.explain': (input) => explainOccurrence(context, input),
  };
}

function range(
  context: ServiceContext,
  { year, from, to, kinds, lamps, ...whose }: ParsedInputOf<'calendar.range'>,
): CalendarRange {
  const derived = derivedYear(context, year);
  const { facts } = derived;
  const { duties } = factsIndex(facts);
  const wanted = kinds === undefined ? undefined : new Set(kinds);
  const { unitId } = whose;
  const candidates = unitId === undefined ? derived.occurrences : derived.ofUnit(unitId);
  const isAsked = responsibilityFilter(whose, facts);
  const occurrences = candidates.filter((occurrence) => {
    const { dueOn, dutyId } = occurrence;
    if (dueOn === undefined || dueOn < from || dueOn > to) return false;
    const kind = duties.get(dutyId)?.kind;
    return kind !== undefined && (wanted?.has(kind) ?? true) && isAsked(occurrence);
  });
  const isOfUnit = responsibilityFilter({ ...whose, roles: [] }, facts);
  const findings = findingDays(
    context.store.findings.ofYear(year).filter(({ unitId: own, rectifyBy }) => {
      const inRange = rectifyBy !== undefined && from <= rectifyBy && rectifyBy <= to;
      return inRange && isOfUnit({ unitId: own, role: 'responsible', dueOn: rectifyBy });
    }),
    context.clock.today(),
  );
  return {
    days: daysOf(context, from, to),
    entries: calendarEntries(occurrences)
      .filter((group) => lamps === undefined || lamps.some((lamp) => (group.lamps[lamp] ?? 0) > 0))
      .flatMap((group) => entryOf(group, facts)),
    lamps: countLamps(occurrences),
    ...(findings.length > 0 ? { findings } : {}),
  };
}

function daysOf({ calendar }: ServiceContext, from: PlainDate, to: PlainDate): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push({ date, ...calendar.kindOf(date) });
  return days;
}

/** A group of occurrences with what its duty says; nothing where the duty is gone. */
export function entryOf(group: CalendarGroup, facts: YearFacts): readonly CalendarEntry[] {
  const duty = factsIndex(facts).duties.get(group.dutyId);
  if (!duty) return [];
  const clause = clausesOf(duty).get(group.ruleId);
  return [{ ...group, kind: duty.kind, content: duty.content, ...(clause === undefined ? {} : { clause }) }];
}

function entryDetail(context: ServiceContext, input: ParsedInputOf<'calendar.entry'>) {
  const { dutyId, dueOn } = input;
  const year = context.store.duties.yearOf(dutyId);
  if (year === undefined) return gone();
  const { facts, ofDuty } = derivedYear(context, year);
  const duty = factsIndex(facts).duties.get(dutyId);
  const rule = duty && ruleOf(duty, input);
  const ofPeriod = ofDuty(dutyId).filter((one) => sameDutyPeriod(one, input));
  const isAsked = responsibilityFilter(input, facts);
  const onDay = ofPeriod.filter((occurrence) => occurrence.dueOn === dueOn);
  // Lists name what was returned by its new day.
  const again = ofPeriod.filter((occurrence) => newDueOn(occurrence) === dueOn);
  const all = [onDay, again].find((some) => some.some(isAsked)) ?? (onDay.length > 0 ? onDay : again);
  const asked = all.filter(isAsked);
  // Nobody of those asked for answers for it: the whole is of more use than nothing.
  const occurrences = asked.length > 0 ? asked : all;
  const [group] = calendarEntries(occurrences);
  const [entry] = group ? entryOf(group, facts) : [];
  if (!entry || !duty || !rule) return gone();
  const today = context.clock.today();
  return succeed({
    entry,
    timeWording: duty.timeWording,
    sentence: ruleView(rule.rule, year).sentence,
    advisedOn: occurrences[0]?.advisedOn,
    source: sourceLine(context.store.duties.sourcesOf(dutyId)),
    occurrences: occurrences.map((occurrence) => occurrenceView(occurrence, facts, today, context.calendar)),
    movedAway: ofPeriod
      .filter(({ originalDueOn }) => originalDueOn === dueOn)
      .map((occurrence) => occurrenceView(occurrence, facts, today)),
    unitsInAll: all.length,
  });
}

function gone() {
  return fail('not-found', '这一项应办已不存在：事项或时限可能刚被修改。请刷新日历后重试。');
}
