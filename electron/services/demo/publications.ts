import { addDays, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { Duty } from '../../domain/model/duty.ts';
import { identityOf, type PublicationFacts } from '../../domain/model/publication.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import type { Unit } from '../../domain/model/unit.ts';
import type { Store } from '../../store/store.ts';

/** The list covers so many days up to yesterday. */
const DAYS = 120;
/** Of what is open, one in so many came out and waits to be confirmed. */
const SHOWN_EVERY = 2;

/** What else stands on a site. */
const OTHERS: readonly (readonly [title: string, column: string])[] = [
  ['关于开展政务公开业务培训的通知', '通知公告'],
  ['转载：优化营商环境条例实施细则发布', '上级文件'],
  ['公开招聘编外工作人员公告', '人事信息'],
  ['机关干部走进社区开展志愿服务', '工作动态'],
  ['办事指南更新', '办事指南'],
];

const OPEN: ReadonlySet<Occurrence['lamp']> = new Set(['overdue', 'dueSoon', 'upcoming']);

interface Shown {
  readonly units: readonly Unit[];
  readonly duties: readonly Duty[];
  readonly fulfilments: readonly Fulfilment[];
  readonly occurrences: readonly Occurrence[];
  readonly today: PlainDate;
  /** ISO instant. */
  readonly now: string;
}

/** A list of what the site published lately: what is registered, some of what is open, and the rest of a site. Runs inside a command. */
export function writePublications(store: Store, shown: Shown): void {
  const { today, now } = shown;
  const [firstDay, lastDay] = [addDays(today, -DAYS), addDays(today, -1)];
  const all = [...registeredPages(shown), ...openPages(shown), ...otherPages(shown)];
  const byIdentity = new Map(all.map((facts) => [identityOf(facts), facts]));
  const covers = { columns: [], units: [], firstDay, lastDay };
  const source = `门户网站发布明细（${lastDay}）.xlsx`;
  const listId = store.publicationLists.add({ source, covers, recordedAt: now });
  const added = store.publications.add(
    listId,
    [...byIdentity]
      .filter(([, { publishedOn }]) => publishedOn >= firstDay && publishedOn <= lastDay)
      .map(([identity, facts]) => Object.assign({ identity }, facts)),
  );
  store.publications.addSightings(
    listId,
    added.map((publicationId) => ({ publicationId })),
  );
  store.publicationMatching.addRule({ column: '上级文件', words: [], effect: { kind: 'ignore', reason: '转载' } });
}

function pageOf(unit: string, title: string, column: string, publishedOn: PlainDate, link: string): PublicationFacts {
  return { title, units: [unit], column, publishedOn, dayBasis: 'published', link, indexNumber: '' };
}

function namesOf({ units, duties }: Shown) {
  const [unitNames, contents] = [
    new Map(units.map((unit) => [unit.id, unit.name])),
    new Map(duties.map((duty) => [duty.id, duty])),
  ];
  return {
    unit: (id: Unit['id']): string => unitNames.get(id) ?? '',
    column: (id: Duty['id']): string => contents.get(id)?.task ?? '',
    matter: (id: Duty['id']): string => (contents.get(id)?.content ?? '').replace(/[。；，（].*$/u, ''),
  };
}

function registeredPages(shown: Shown): readonly PublicationFacts[] {
  const names = namesOf(shown);
  return shown.fulfilments.map(({ unitId, dutyId, title, doneOn, link }) =>
    pageOf(names.unit(unitId), title, names.column(dutyId), doneOn, link),
  );
}

/** Pages that fulfil what is open, named as units name them. */
function openPages(shown: Shown): readonly PublicationFacts[] {
  const { occurrences, today } = shown;
  const names = namesOf(shown);
  const open = occurrences.filter(
    ({ lamp, dueOn, period }) => OPEN.has(lamp) && dueOn !== undefined && period.from <= addDays(today, -6),
  );
  return open
    .filter((_, at) => at % SHOWN_EVERY === 0)
    .map(({ unitId, dutyId, period, dueOn = today }, at) => {
      const unit = names.unit(unitId);
      const day = dueOn < today ? dueOn : addDays(today, -1 - (at % 5));
      const link = `https://www.qinghe.example/zwgk/${day.replaceAll('-', '')}/k${at}.html`;
      return pageOf(unit, `${unit}${period.label}${names.matter(dutyId)}`, names.column(dutyId), day, link);
    });
}

function otherPages({ units, today }: Shown): readonly PublicationFacts[] {
  return units.slice(0, 2 * OTHERS.length).flatMap((unit, at) => {
    const other = OTHERS[at % OTHERS.length];
    const day = addDays(today, -1 - at * 3);
    const link = `https://www.qinghe.example/xw/${day.replaceAll('-', '')}/${at}.html`;
    return other ? [pageOf(unit.name, other[0], other[1], day, link)] : [];
  });
}
