import type { MatchClass, MatchFilter, MatchesPage } from '../../contract/publications.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { PublicationId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { occurrenceKey, occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { MATCH_CLASSES } from '../../domain/words/publications.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { letOthersIn } from '../app/slices.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { findEach } from '../year/foundItems.ts';
import { factsIndex } from '../year/views.ts';
import { yearMatches, type Matched } from './matching.ts';
import { candidateViews, itemView, matchRow, yearItem } from './views.ts';

const NO_CLASSES: Readonly<Record<MatchClass, number>> = {
  sure: 0,
  likely: 0,
  none: 0,
  ignored: 0,
  contradicts: 0,
  registered: 0,
};

/** A window of the publications beside the year's items. */
export async function listMatches(
  context: ServiceContext,
  { year, filter, offset, limit }: ParsedInputOf<'publications.matches'>,
) {
  const outcome = await findMatches(context, year, filter);
  if (!outcome.ok) return outcome;
  const { classes, found } = outcome.value;
  const rows = found.slice(offset, offset + limit).map((one) => matchRow(context, year, one));
  return succeed({ offset, rows, total: found.length, classes });
}

export async function matchKeys(context: ServiceContext, { year, filter }: ParsedInputOf<'publications.matchKeys'>) {
  const outcome = await findMatches(context, year, filter);
  if (!outcome.ok) return outcome;
  return succeed(
    outcome.value.found.map(({ publication, class: own, items }) => ({
      publicationId: publication.id,
      class: own,
      // All of what is sure: rules of the office may name several duties.
      items: (own === 'sure' ? items : items.slice(0, 1)).map(occurrenceKey),
    })),
  );
}

/** What a filter lets through, what is open first and what is registered last, each the latest first; and of each class what the rest of it does. */
async function findMatches(
  context: ServiceContext,
  year: Year,
  filter: MatchFilter,
): Promise<Outcome<{ readonly found: readonly Matched[]; readonly classes: MatchesPage['classes'] }>> {
  const matches = await yearMatches(context, year);
  if (!matches.ok) return matches;
  const { all } = matches.value;
  const passes = matchTest(context, year, filter);
  const wanted = filter.classes && new Set(filter.classes);
  const classes = { ...NO_CLASSES };
  const byClass: Record<MatchClass, Matched[]> = {
    sure: [],
    likely: [],
    contradicts: [],
    none: [],
    ignored: [],
    registered: [],
  };
  for (const [at, one] of all.entries()) {
    if (at % SLICE === SLICE - 1) await letOthersIn();
    if (!passes(one)) continue;
    classes[one.class] += 1;
    if (wanted === undefined || wanted.has(one.class)) byClass[one.class].push(one);
  }
  return succeed({ found: MATCH_CLASSES.flatMap((each) => byClass[each]), classes });
}

/** Publications that are looked at before others are answered. */
const SLICE = 5000;

/** Whether a publication passes all of a filter but its classes. */
function matchTest(context: ServiceContext, year: Year, filter: MatchFilter): (matched: Matched) => boolean {
  const { listId, onlyNew, unitId, dutyId, from, to } = filter;
  const { facts } = derivedYear(context, year);
  const { unitNames, duties } = factsIndex(facts);
  const words = plain(filter.text ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const inList = listId !== undefined && !onlyNew ? sightedIn(context, listId) : undefined;
  const textOf = ({ publication, items }: Matched): string => {
    const { title, column, units, link, indexNumber } = publication;
    const named = items.map((item) => `${unitNames.get(item.unitId) ?? ''} ${duties.get(item.dutyId)?.content ?? ''}`);
    return plain([title, column, ...units, link, indexNumber, ...named].join(' '));
  };
  return (matched) => {
    const { publication, items } = matched;
    if (from !== undefined && publication.publishedOn < from) return false;
    if (to !== undefined && publication.publishedOn > to) return false;
    if (onlyNew && listId !== undefined && publication.listId !== listId) return false;
    if (inList && !inList.has(publication.id)) return false;
    if (unitId !== undefined && !items.some((item) => item.unitId === unitId)) return false;
    if (dutyId !== undefined && !items.some((item) => item.dutyId === dutyId)) return false;
    if (words.length === 0) return true;
    const text = textOf(matched);
    return words.every((word) => text.includes(word));
  };
}

function sightedIn({ store }: ServiceContext, listId: NonNullable<MatchFilter['listId']>): ReadonlySet<string> {
  return new Set(store.publications.shownIn(listId).map(({ publicationId }) => publicationId));
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

const NOT_THERE = '这条公开信息已不存在，可能所在的清单刚被删除。请刷新后重试。';

/** One publication beside a year's items; of those that are far from the year nothing is known but themselves. */
async function findOne(context: ServiceContext, year: Year, id: PublicationId): Promise<Outcome<Matched>> {
  const matches = await yearMatches(context, year);
  if (!matches.ok) return matches;
  const known = matches.value.byId.get(id);
  if (known) return succeed(known);
  const publication = context.store.publications.one(id);
  if (!publication) return fail('not-found', NOT_THERE);
  const match = { publicationId: id, class: 'none', candidates: [], why: 'noPeriod' } as const;
  return succeed({ publication, class: 'none', items: [], match: () => match });
}

/** All that is known of one publication. */
export async function onePublication(context: ServiceContext, { year, id }: ParsedInputOf<'publications.one'>) {
  const { store } = context;
  const found = await findOne(context, year, id);
  if (!found.ok) return found;
  const matched = found.value;
  const lists = new Map(store.publicationLists.all().map((list) => [list.id, list]));
  const find = yearItem(context, year);
  const { facts } = derivedYear(context, year);
  return succeed({
    match: matchRow(context, year, matched),
    candidates: candidateViews(context, year, matched),
    sightings: store.publications.sightingsOf(id).flatMap(({ listId, title, publishedOn }) => {
      const list = lists.get(listId);
      return list ? [{ listId, source: list.source, recordedAt: list.recordedAt, title, publishedOn }] : [];
    }),
    verdicts: store.publicationMatching.verdicts(year).flatMap((one) => {
      const occurrence = one.publicationId === id ? find(one) : undefined;
      return occurrence ? [{ item: itemView(facts, occurrence), verdict: one.verdict }] : [];
    }),
  });
}

/** A person picks among so many, no more. */
const MOST_ITEMS = 60;

/** Items of the year by words, those that the matching thinks of first. */
export async function itemsFor(context: ServiceContext, { year, id, text }: ParsedInputOf<'publications.itemsFor'>) {
  const one = await findOne(context, year, id);
  if (!one.ok) return one;
  const matched = one.value;
  const { facts, occurrences } = derivedYear(context, year);
  const { unitNames, duties } = factsIndex(facts);
  const words = plain(text)
    .split(' ')
    .filter((word) => word !== '');
  const likely = new Map(matched.items.map((item, at) => [occurrenceText(item), at]));
  const day = matched.publication.publishedOn;
  const found = occurrences.filter((one) => {
    if (words.length === 0) return likely.has(occurrenceText(one));
    const duty = duties.get(one.dutyId);
    const whole = plain(
      `${unitNames.get(one.unitId) ?? ''} ${duty?.number ?? ''} ${duty?.content ?? ''} ${one.period.label}`,
    );
    return words.every((word) => whole.includes(word));
  });
  // The likely ones in their order, then those due nearest to the day.
  const rank = (one: (typeof found)[number]): number => likely.get(occurrenceText(one)) ?? Infinity;
  const far = ({ dueOn, period }: (typeof found)[number]): number =>
    Math.abs(Date.parse(dueOn ?? period.to) - Date.parse(day));
  const sorted = found.toSorted((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    return first === second ? far(a) - far(b) : first - second;
  });
  return succeed(sorted.slice(0, MOST_ITEMS).map((one) => itemView(facts, one)));
}

/** Says of publications and items that the one does not show the other to be done. */
export function rejectMatches(context: ServiceContext, { pairs }: ParsedInputOf<'publications.reject'>) {
  const refusal = refusePairs(context, pairs);
  if (refusal) return refusal;
  return runCommand(context, { label: `排除 ${pairs.length} 条发布比对` }, () => {
    context.store.publicationMatching.judge(pairs, 'rejected');
    return { rejected: pairs.length };
  });
}

/** Takes back what was said. */
export function withdrawVerdicts(context: ServiceContext, { pairs }: ParsedInputOf<'publications.withdraw'>) {
  const refusal = refusePairs(context, pairs);
  if (refusal) return refusal;
  return runCommand(context, { label: `取消 ${pairs.length} 条发布比对的认定` }, () => ({
    withdrawn: context.store.publicationMatching.withdraw(pairs),
  }));
}

type Pairs = ParsedInputOf<'publications.reject'>['pairs'];

/** The refusal of pairs of which one half is not there, or whose year is closed. */
function refusePairs(context: ServiceContext, pairs: Pairs) {
  const { store } = context;
  const known = new Set(store.publications.some(pairs.map(({ publicationId }) => publicationId)).map(({ id }) => id));
  const missing = pairs.findIndex(({ publicationId }) => !known.has(publicationId));
  if (missing >= 0) return fail('not-found', NOT_THERE, { fields: { [`pairs.${missing}`]: '没有这条公开信息' } });
  const found = findEach(
    context,
    pairs.map(({ item }) => item),
  );
  if (!found.ok) return found;
  for (const year of new Set(found.value.map((one) => one.year))) {
    const closed = refuseClosedYear(context, year);
    if (closed) return { ok: false as const, error: closed };
  }
  return undefined;
}
