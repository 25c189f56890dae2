import type { PublicationListId } from '../../domain/brand.ts';
import { addDays, dateParts, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { identityOf, type PublicationFacts } from '../../domain/model/publication.ts';
import type { Store } from '../../store/store.ts';

/** Days ago on which each list begins, ends, and was brought. */
const LISTS = [
  { first: 50, last: 21, brought: 20 },
  { first: 35, last: 1, brought: 0 },
] as const;

const SITE = 'https://www.qinghe.example/zwgk';
const LATE = `${SITE}/late/`;
/** Days by which a later list shows a page earlier than the one before (改期). */
const MOVED_DAYS = 3;
const NEWS = '清河要闻';
const NOTICES = '通知公告';
/** What is shown of days so long ago, and nothing since: its column is 久未更新. */
const NEWS_AGO = [33, 29, 24] as const;
/** One registration in so many is shown with another day. */
const CONTRADICTS_EVERY = 20;

interface Demo {
  readonly facts: Pick<YearFacts, 'units' | 'duties' | 'fulfilments'>;
  readonly today: PlainDate;
  /** ISO instant. */
  readonly now: string;
}

/**
 * Two lists of the site: what is registered, some of it with another day, one of it gone from the later list; what is late and was published, one of it
 * moved back to its day later on; what only may be it; news, of which nothing came out lately; notices; a rule; and addresses to read lists from. The
 * rest of what is late no list shows. Runs inside a command.
 */
export function writePublications(store: Store, occurrences: readonly Occurrence[], { facts, today, now }: Demo): void {
  const [early, late] = LISTS;
  const dayAgo = (days: number) => addDays(today, -days);
  const [from, to] = [dayAgo(early.first), dayAgo(late.last)];
  if (dateParts(from).year !== dateParts(today).year) return;
  const duties = new Map(
    facts.duties.filter(({ kind, task }) => kind === 'disclosure' && task !== '').map((duty) => [duty.id, duty]),
  );
  const units = new Map(facts.units.map(({ id, name }) => [id, name]));
  const registeredLinks = new Set(facts.fulfilments.map(({ link }) => link));
  const shown = [
    ...registeredLines({ ...facts, duties: [...duties.values()] }, from, to),
    ...lateLines(occurrences, { duties, units, from, to }),
    ...otherLines(dayAgo),
  ];
  // Between the days that both lists cover: one page that the later no longer shows, one whose day it moves back.
  const isInBoth = ({ publishedOn }: PublicationFacts, more: number) =>
    publishedOn >= dayAgo(late.first) && addDays(publishedOn, more) <= dayAgo(early.last);
  const gone = shown.find((one) => one.link !== '' && registeredLinks.has(one.link) && isInBoth(one, 0))?.link;
  const movable = shown.filter((one) => one.link !== '' && one.link !== gone && isInBoth(one, MOVED_DAYS));
  const moved = (movable.find(({ link }) => link.startsWith(LATE)) ?? movable.at(-1))?.link;
  const columns = [...new Set(shown.map(({ column }) => column))];
  const added = new Map<string, ReturnType<Store['publications']['add']>[number]>();
  for (const { first, last, brought } of LISTS) {
    const [firstDay, lastDay] = [dayAgo(first), dayAgo(last)];
    const recordedAt = brought === 0 ? now : `${dayAgo(brought)}T01:00:00.000Z`;
    const source = `发布明细（${lastDay}）.xlsx`;
    const listId: PublicationListId = store.publicationLists.add({
      source,
      covers: { columns, units: [], firstDay, lastDay },
      recordedAt,
    });
    const isFirst = added.size === 0;
    const own = shown
      .filter(
        ({ publishedOn, link }) => publishedOn >= firstDay && publishedOn <= lastDay && (isFirst || link !== gone),
      )
      .map((one) => (isFirst && one.link === moved ? movedOn(one) : one));
    const fresh = own.filter(({ link }) => !added.has(link));
    const again = own.flatMap(({ link, publishedOn }) => {
      const publicationId = added.get(link);
      if (publicationId === undefined) return [];
      return [link === moved ? { publicationId, publishedOn } : { publicationId }];
    });
    const ids = store.publications.add(
      listId,
      fresh.map((line) => Object.assign({ identity: identityOf(line) }, line)),
    );
    store.publications.addSightings(listId, [...again, ...ids.map((publicationId) => ({ publicationId }))]);
    fresh.forEach(({ link }, at) => {
      const id = ids[at];
      if (id !== undefined) added.set(link, id);
    });
  }
  writeRules(store, facts);
  writeAddresses(store, now);
}

/** Where lists could be read from: names that lead nowhere, and 网上核对 is off. */
function writeAddresses(store: Store, now: string): void {
  const addresses = [
    ['/yw/index.html', 'page', NEWS, 5],
    ['/tz/rss.xml', 'feed', NOTICES, 1],
    ['/sitemap.xml', 'sitemap', '', 20],
  ] as const;
  for (const [path, kind, column, mostPages] of addresses) {
    store.sites.add({ url: `${SITE}${path}`, kind, column, mostPages }, now);
  }
}

function movedOn(one: PublicationFacts): PublicationFacts {
  return { ...one, publishedOn: addDays(one.publishedOn, MOVED_DAYS) };
}

function line(
  facts: Pick<PublicationFacts, 'title' | 'column' | 'publishedOn' | 'link'>,
  unit: string,
): PublicationFacts {
  return { ...facts, units: [unit], dayBasis: 'published', indexNumber: '' };
}

/** What units registered, as the site shows it. */
function registeredLines({ units, duties, fulfilments }: Demo['facts'], from: PlainDate, to: PlainDate) {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const tasks = new Map(duties.map(({ id, task }) => [id, task]));
  return fulfilments
    .filter(({ dutyId, doneOn }) => tasks.has(dutyId) && doneOn > from && doneOn <= to)
    .map(({ dutyId, unitId, title, link, doneOn }, at) =>
      line(
        {
          title: `${names.get(unitId) ?? ''}${title}`,
          link,
          column: tasks.get(dutyId) ?? '',
          publishedOn: at % CONTRADICTS_EVERY === CONTRADICTS_EVERY - 1 ? addDays(doneOn, -1) : doneOn,
        },
        names.get(unitId) ?? '',
      ),
    );
}

interface Late {
  readonly duties: ReadonlyMap<Duty['id'], Duty>;
  readonly units: ReadonlyMap<Occurrence['unitId'], string>;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Of what is late and not registered: every third was published, every other third says not for which time, of the rest nothing is shown. */
function lateLines(occurrences: readonly Occurrence[], { duties, units, from, to }: Late): readonly PublicationFacts[] {
  const late = occurrences.filter(({ state, dutyId }) => state === 'overdue' && duties.has(dutyId));
  return late.flatMap(({ dutyId, unitId, dueOn, period }, at): PublicationFacts[] => {
    const duty = duties.get(dutyId);
    const unit = units.get(unitId) ?? '';
    if (!duty || dueOn === undefined || dueOn < from || dueOn > to || at % 3 === 2) return [];
    const told = { column: duty.task, publishedOn: dueOn, link: `${LATE}${at + 1}.html` };
    return at % 3 === 0
      ? [line({ ...told, title: `${unit}${period.label}${duty.content}` }, unit)]
      : [line({ ...told, title: `关于${duty.content}的情况` }, `${unit}办公室`)];
  });
}

/** News, one of them twice, and notices: of no duty, or counted for nothing. */
function otherLines(dayAgo: (days: number) => PlainDate): readonly PublicationFacts[] {
  const titles = ['全区城乡环境整治工作推进会召开', '清河公园二期开园迎客', '清河公园二期开园迎客'];
  const news = NEWS_AGO.map((days, at) => {
    const facts = {
      title: titles[at] ?? '',
      column: NEWS,
      publishedOn: dayAgo(days),
      link: `${SITE}/yw/${at + 1}.html`,
    };
    return line(facts, '区融媒体中心');
  });
  const notices = [
    ['关于召开政务公开工作培训会的通知', '区政府办公室', 12],
    ['关于公开招聘劳务派遣人员的公告', '区人社局', 6],
    ['转载：春秋季传染病预防知识', '区卫健局', 3],
  ] as const;
  return [
    ...news,
    ...notices.map(([title, unit, days], at) =>
      line({ title, column: NOTICES, publishedOn: dayAgo(days), link: `${SITE}/tz/${at + 1}.html` }, unit),
    ),
  ];
}

/** What the office taught the matching: what is one duty's, and what counts for nothing. */
function writeRules(store: Store, { duties }: Demo['facts']): void {
  const air = duties.find(({ kind, content }) => kind === 'disclosure' && content.includes('空气质量'));
  if (air) {
    store.publicationMatching.addRule({
      column: air.task,
      words: ['空气质量'],
      effect: { kind: 'duty', dutyId: air.id },
    });
  }
  store.publicationMatching.addRule({
    column: NOTICES,
    words: ['公告'],
    effect: { kind: 'ignore', reason: '公告不计' },
  });
}
