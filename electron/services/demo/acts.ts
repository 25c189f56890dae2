import type { Year } from '../../domain/brand.ts';
import { dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { deriveOccurrences } from '../../domain/occurrences/derive.ts';
import { responsibility } from '../../domain/occurrences/responsible.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import { playOccurrence, workdayBetween, type Play } from './activity.ts';
import { EVENT_TITLES } from './events.ts';
import { factsNow } from './facts.ts';

/** One registration in so many has more to show than its own page. */
const EVIDENCE_EVERY = 40;

/** What started clocks in a year, up to today. */
export function writeTriggers(store: Store, year: Year, play: Play): void {
  const { units, groups, duties } = factsNow(store, year);
  const who = responsibility(units, groups);
  const [from, last] = [dayInMonth(year, 1, 6), dayInMonth(year, 12, 31)];
  if (from > play.today) return;
  const to = play.today < last ? play.today : last;
  for (const duty of duties) {
    const rule = duty.rules.find((candidate) => candidate.rule.type === 'triggered');
    if (rule?.rule.type !== 'triggered') continue;
    const toAll = rule.rule.event === 'noticeIssued';
    for (const title of EVENT_TITLES[rule.rule.event]) {
      const on = toAll ? noticeDay(year, play.today) : workdayBetween(from, to, play);
      const answerable = who.on(duty.assignments, on).map(({ unitId }) => unitId);
      const first = play.random.pick(answerable);
      if (first === undefined) continue;
      store.triggers.add({ dutyId: duty.id, title, on, unitIds: toAll ? answerable : [first] });
    }
  }
}

/** The plan goes out in the middle of March, or today where the year is younger. */
function noticeDay(year: Year, today: PlainDate): PlainDate {
  const usual = dayInMonth(year, 3, 15);
  return usual < today ? usual : today;
}

/** How a year's registrations come about. */
interface Telling {
  readonly site: string;
  readonly daysOf: (duty: Duty, occurrence: Occurrence) => readonly PlainDate[];
}

/** What units did of what was owed, up to today. `daysOf` says when; links of different `site`s differ. */
export function writeFulfilments(
  { store, clock, calendar }: ServiceContext,
  year: Year,
  play: Play,
  { site, daysOf }: Telling = { site: 'zwgk', daysOf: (_, occurrence) => playOccurrence(occurrence, play) },
): void {
  const facts = factsNow(store, year);
  const duties = new Map(facts.duties.map((duty) => [duty.id, duty]));
  let serial = 0;
  for (const occurrence of deriveOccurrences(facts, { today: play.today, calendar })) {
    const duty = duties.get(occurrence.dutyId);
    if (!duty) continue;
    for (const doneOn of daysOf(duty, occurrence)) {
      serial += 1;
      const recordedAt = doneOn === play.today ? clock.now() : `${doneOn}T08:30:00.000Z`;
      const link = `https://www.qinghe.example/${site}/${doneOn.replaceAll('-', '')}/${serial}.html`;
      store.fulfilments.add({
        ...occurrenceKey(occurrence),
        doneOn,
        recordedAt,
        title: titleOf(duty, occurrence),
        link,
      });
      if (serial % EVIDENCE_EVERY !== 0) continue;
      // What the unit's own site shows of it, kept when it was looked at.
      store.evidence.add({
        ...occurrenceKey(occurrence),
        kind: 'link',
        link: link.replace(`/${site}/`, `/${site}/archive/`),
        title: '公开页面存档',
        publishedOn: doneOn,
        capturedOn: doneOn,
        note: '首页和栏目页均可见',
        recordedAt,
      });
    }
  }
}

function titleOf(duty: Duty, { period }: Occurrence): string {
  const content = duty.content.replace(/[。；].*$/u, '');
  return `${content.length > 60 ? `${content.slice(0, 60)}…` : content}（${period.label}）`;
}
