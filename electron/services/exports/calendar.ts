import type { FindingView } from '../../contract/findings.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { UnitId } from '../../domain/brand.ts';
import type { CalendarEvent } from '../../domain/calendar/calendarFile.ts';
import { calendarEntries, entryName, type CalendarGroup } from '../../domain/calendar/entries.ts';
import { ruleOf, type Duty } from '../../domain/model/duty.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Lamp, Occurrence } from '../../domain/model/occurrence.ts';
import { isReview } from '../../domain/model/occurrenceKey.ts';
import { clausesOf } from '../year/clauses.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { findingViews } from '../year/findings.ts';
import { factsIndex } from '../year/views.ts';
import { hangsOnWorkdays } from '../../domain/rules/dueDates.ts';
import { DUTY_KIND_WORDS } from '../../domain/words/duties.ts';
import { FINDING_SOURCE_WORDS, FINDING_STATE_WORDS } from '../../domain/words/findings.ts';
import { REVIEW_DAY } from '../../domain/words/states.ts';

const TITLE = 60;
const MEDIA_TYPE = 'text/calendar; charset=utf-8';

/** Not owed (any more): exempt, due before the start of use, on record for a duty that is not followed. */
const ASIDE: ReadonlySet<Lamp> = new Set(['exempt', 'before', 'notCounted']);

/** Puts the year's due dates, and the days by which findings are to be rectified, into a calendar file. What is not owed stays out; a review date says that it is one. */
export function exportCalendar(
  context: ServiceContext,
  { year, unitId }: ParsedInputOf<'exports.calendar'>,
): Outcome<{ fileId: string; fileName: string; events: number }> {
  const { store, clock, documents, files } = context;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const derived = derivedYear(context, year);
  const { duties, unitNames } = factsIndex(derived.facts);
  const unit = unitId === undefined ? undefined : unitNames.get(unitId);
  if (unitId !== undefined && unit === undefined) {
    return fail('not-found', '没有找到这个单位，可能已被移除。请刷新后重试。');
  }
  const owed = (unitId === undefined ? derived.occurrences : derived.ofUnit(unitId)).filter(
    ({ lamp }) => !ASIDE.has(lamp),
  );
  const events = [
    ...calendarEvents(owed, duties, unitNames, unitId),
    ...findingViews(context, year, unitId).flatMap(findingEvent),
  ];
  const name = `${unit ?? district}${year}年政务公开日历`;
  const fileName = `${name}.ics`;
  const bytes = documents.writeCalendar({ name, events, madeAt: clock.now() });
  const kept = files.put({ name: fileName, mediaType: MEDIA_TYPE, bytes });
  return kept.ok ? succeed({ fileId: kept.value, fileName, events: events.length }) : kept;
}

/** One event per duty, rule, period and due date. Of several due dates of one period, the first keeps the plain id. */
function calendarEvents(
  occurrences: readonly Occurrence[],
  duties: ReadonlyMap<string, Duty>,
  unitNames: ReadonlyMap<string, string>,
  unitId: UnitId | undefined,
): readonly CalendarEvent[] {
  const members = Map.groupBy(occurrences, entryName);
  const used = new Set<string>();
  return calendarEntries(occurrences).flatMap((group) => {
    const { dutyId, ruleId, periodKey, dueOn } = group;
    const duty = duties.get(dutyId);
    if (!duty) return [];
    // Files of one unit and of all may meet in one calendar.
    const plain = [dutyId, ruleId, periodKey, ...(unitId === undefined ? [] : [unitId])].join('.');
    const uid = used.has(plain) ? `${plain}.${dueOn}` : plain;
    used.add(plain);
    const owing = members.get(entryName(group)) ?? [];
    const names = owing.map((each) => unitNames.get(each.unitId) ?? '');
    return [event(`${uid}@disclosure-desk`, group, duty, unitId === undefined ? names : [])];
  });
}

function event(uid: string, group: CalendarGroup, duty: Duty, units: readonly string[]): CalendarEvent {
  const { period, dueOn, provisional, done, total } = group;
  const what = clausesOf(duty).get(group.ruleId) ?? duty.content;
  const lines = [
    duty.content,
    `所属期：${period}`,
    ...(duty.timeWording === '' ? [] : [`时限：${duty.timeWording}`]),
    ...(units.length === 0 ? [] : [`单位（${units.length} 个）：${units.join('、')}`]),
    units.length === 0 ? (done === total ? '已办' : '未办') : `已办 ${done} / ${total}`,
    ...(provisional && moves(group, duty) ? ['当年放假安排未发布，日期为暂定。'] : []),
  ];
  return {
    uid,
    on: dueOn,
    title: `${isReview(group) ? `${REVIEW_DAY}：` : ''}${shortened(what)}（${period}）`,
    text: lines.join('\n'),
    category: DUTY_KIND_WORDS[duty.kind],
  };
}

/** One event per finding, on the day by which it is to be rectified. */
function findingEvent(finding: FindingView): readonly CalendarEvent[] {
  const { id, unit, cause, indicator, source, state, rectifyBy } = finding;
  if (rectifyBy === undefined) return [];
  const lines = [
    cause,
    `单位：${unit}`,
    `来源：${FINDING_SOURCE_WORDS[source]}`,
    ...(indicator === '' ? [] : [`指标：${indicator}`]),
    FINDING_STATE_WORDS[state],
  ];
  return [
    {
      uid: `finding.${id}@disclosure-desk`,
      on: rectifyBy,
      title: `整改到期：${shortened(cause)}（${unit}）`,
      text: lines.join('\n'),
      category: '问题整改',
    },
  ];
}

/** Whether the date may move once the year's holidays are announced. */
function moves({ ruleId }: CalendarGroup, duty: Duty): boolean {
  const rule = ruleOf(duty, { ruleId })?.rule;
  return rule !== undefined && hangsOnWorkdays(rule);
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length > TITLE ? `${line.slice(0, TITLE)}…` : line;
}
