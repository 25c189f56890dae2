import type { LinkFilter, LinksOverview, LinkView } from '../../contract/links.ts';
import type { Year } from '../../domain/brand.ts';
import { linkKey } from '../../domain/linkKey.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { LINK_STATES, type LinkCheck, type LinkState, type MarkedLink } from '../../domain/model/linkCheck.ts';
import { vanishedPages } from '../../domain/publications/watch.ts';
import { normaliseName } from '../../domain/units/names.ts';
import { linkFoundWords } from '../../domain/words/links.ts';
import type { ServiceContext } from '../app/context.ts';
import { isWebOn } from '../app/webDoor.ts';
import { factsIndex } from '../year/views.ts';
import { registeredLinks, usesIn, type LinkPlace } from '../year/links.ts';

/** A registered address with what is known of it, before it is told to a person. */
interface KnownLink extends Omit<LinkView, 'uses'> {
  readonly places: readonly LinkPlace[];
}

/** A year's links, what needs somebody first, then in the order of their units. */
export function knownLinks(context: ServiceContext, year: Year): readonly KnownLink[] {
  const { store } = context;
  const checks = new Map(store.linkChecks.all().map((check) => [check.url, check]));
  const marks = new Map(store.linkChecks.marks().map((marked) => [marked.url, marked]));
  const vanished = vanishedLinks(context, year);
  const order = new Map(store.facts(year).units.map(({ id }, at) => [id, at]));
  const placeOf = ({ places }: KnownLink) => Math.min(...places.map(({ of }) => order.get(of.unitId) ?? 0));
  const known = ([url, places]: readonly [string, readonly LinkPlace[]]): KnownLink => {
    const check = checks.get(url);
    const marked = marks.get(url);
    return { url, places, ...foundOf(check), ...markOf(marked, check), ...(vanished.has(url) ? GONE_FROM_LISTS : {}) };
  };
  return [...registeredLinks(context, year)]
    .map(known)
    .toSorted((a, b) => urgency(a) - urgency(b) || placeOf(a) - placeOf(b));
}

const GONE_FROM_LISTS = { vanished: true } as const;

function foundOf(check: LinkCheck | undefined): Pick<KnownLink, 'state' | 'found' | 'movedTo' | 'checkedOn'> {
  if (!check) return { state: 'unchecked', found: '还没有查过' };
  const { state, movedTo, checkedOn } = check;
  return { state, found: linkFoundWords(check), checkedOn, ...(movedTo === undefined ? {} : { movedTo }) };
}

/** What a person said holds while the check finds the same. */
function markOf(marked: MarkedLink | undefined, check: LinkCheck | undefined): Pick<KnownLink, 'mark'> {
  if (!marked || marked.state !== (check?.state ?? 'unchecked')) return {};
  const { mark, note, markedOn } = marked;
  return { mark: { mark, note, markedOn } };
}

/** What a person has seen to work comes with what works. */
function urgency({ state, mark }: Pick<KnownLink, 'state' | 'mark'>): number {
  return mark?.mark === 'works' ? LINK_STATES.length : LINK_STATES.indexOf(state);
}

const knownVanished = new WeakMap<YearFacts, ReadonlySet<string>>();

/** Registered addresses that an earlier list showed and the lists since do not. */
function vanishedLinks({ store }: ServiceContext, year: Year): ReadonlySet<string> {
  const facts = store.facts(year);
  const known = knownVanished.get(facts);
  if (known) return known;
  const lists = store.publicationLists.all();
  const found = lists.length === 0 ? new Set<string>() : vanishedOf(store, facts, lists);
  knownVanished.set(facts, found);
  return found;
}

function vanishedOf(
  store: ServiceContext['store'],
  { fulfilments }: YearFacts,
  lists: ReturnType<ServiceContext['store']['publicationLists']['all']>,
): ReadonlySet<string> {
  const keys = new Set(fulfilments.filter(({ link }) => link !== '').map(({ link }) => linkKey(link)));
  const publications = store.publications.all().filter(({ link }) => link !== '' && keys.has(linkKey(link)));
  const ids = new Set(publications.map(({ id }) => id));
  const sightings = store.publications.sightings().filter(({ publicationId }) => ids.has(publicationId));
  const gone = new Set(vanishedPages({ fulfilments, publications, lists, sightings }).map((each) => each.fulfilmentId));
  return new Set(fulfilments.filter(({ id }) => gone.has(id)).map(({ link }) => link));
}

function matches({ states, vanished, unitId, text }: LinkFilter, context: ServiceContext, year: Year) {
  const wanted = normaliseName(text ?? '');
  const { unitNames, duties } = factsIndex(context.store.facts(year));
  const says = (value: string | undefined): boolean => value !== undefined && normaliseName(value).includes(wanted);
  const isMeant = ({ of }: LinkPlace): boolean =>
    says(of.title) || says(unitNames.get(of.unitId)) || ('dutyId' in of && says(duties.get(of.dutyId)?.content));
  return (link: KnownLink): boolean =>
    (states === undefined || states.includes(link.state)) &&
    (vanished === undefined || link.vanished === true) &&
    (unitId === undefined || link.places.some(({ of }) => of.unitId === unitId)) &&
    (wanted === '' || says(link.url) || link.places.some(isMeant));
}

/** The links that a filter lets through. */
export function filteredLinks(context: ServiceContext, year: Year, filter: LinkFilter): readonly KnownLink[] {
  return knownLinks(context, year).filter(matches(filter, context, year));
}

/** Links as a person is told of them. */
export function linkViews(context: ServiceContext, year: Year, known: readonly KnownLink[]): readonly LinkView[] {
  const uses = usesIn(context, year);
  return known.map(({ places, ...link }) => ({ ...link, uses: uses(places) }));
}

export function linksOverview(context: ServiceContext, year: Year): LinksOverview {
  const known = knownLinks(context, year);
  const lastOn = known
    .flatMap(({ checkedOn }) => checkedOn ?? [])
    .sort()
    .at(-1);
  return {
    on: isWebOn(context),
    total: known.length,
    counts: countStates(known),
    never: known.filter(({ checkedOn }) => checkedOn === undefined).length,
    vanished: known.filter((link) => link.vanished === true).length,
    ...(lastOn === undefined ? {} : { lastOn }),
  };
}

export function countStates(found: Iterable<{ readonly state: LinkState }>): Readonly<Record<LinkState, number>> {
  const counts = { dead: 0, suspect: 0, moved: 0, unreachable: 0, unchecked: 0, ok: 0 };
  for (const { state } of found) counts[state] += 1;
  return counts;
}
