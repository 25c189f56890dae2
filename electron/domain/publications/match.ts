import type { FulfilmentId, PublicationId } from '../brand.ts';
import { addDays } from '../dates/plainDate.ts';
import { linkKey } from '../linkKey.ts';
import { occurrenceKey, occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { Publication, PublicationVerdict } from '../model/publication.ts';
import type { MatchCandidate, MatchDoubt, PublicationMatch } from '../model/publicationMatch.ts';
import type { Fulfilment } from '../model/registrations.ts';
import {
  compareTexts,
  doubting,
  inOrder,
  matchContext,
  readPublication,
  type ContextInput,
  type Read,
  type Weighed,
} from './candidates.ts';
import { POSTS_FOR_OTHERS } from './whose.ts';

export interface MatchInput extends ContextInput {
  readonly publications: readonly Publication[];
  readonly fulfilments: readonly Fulfilment[];
  readonly verdicts?: readonly PublicationVerdict[];
}

/** Candidates shown of one publication. */
const MOST_CANDIDATES = 5;
/** Below this a candidate is no proposal. */
const LEAST_SCORE = 0.27;
/** So far behind the first, another is none either. */
const FAR = 0.4;
/** Beside a first candidate that is served, only what comes near it is worth a look. */
const NEAR_SERVED = 0.8;

/** Earliest first; the rest only so that the order of the input means nothing. */
function inTime(a: Publication, b: Publication): number {
  return (
    compareTexts(a.publishedOn, b.publishedOn) ||
    compareTexts(a.title, b.title) ||
    compareTexts(a.link, b.link) ||
    compareTexts(a.id, b.id)
  );
}

/** What is on record for occurrences, as publications are set beside it. */
interface Registered {
  readonly byLink: ReadonlyMap<string, readonly Fulfilment[]>;
  readonly byOccurrence: ReadonlyMap<OccurrenceText, readonly Fulfilment[]>;
  /** Links of all publications, by their key. */
  readonly shown: ReadonlySet<string>;
  /** Those that are no page's own: several publications have them, or registrations of several days. */
  readonly shared: ReadonlySet<string>;
}

function registeredFacts(fulfilments: readonly Fulfilment[], publications: readonly Publication[]): Registered {
  const linked = fulfilments.filter(({ link }) => link !== '');
  const keys = publications.map(({ link }) => linkKey(link));
  const byLink = Map.groupBy(linked, ({ link }) => linkKey(link));
  const shared = new Set<string>();
  const once = new Set<string>();
  for (const key of keys) (once.has(key) ? shared : once).add(key);
  for (const [key, own] of byLink) if (new Set(own.map(({ doneOn }) => doneOn)).size > 1) shared.add(key);
  return {
    byLink,
    byOccurrence: Map.groupBy(fulfilments, occurrenceText),
    shown: once,
    shared,
  };
}

/** The last word on each publication and occurrence. */
function lastVerdicts(
  verdicts: readonly PublicationVerdict[],
): ReadonlyMap<PublicationId, ReadonlyMap<OccurrenceText, PublicationVerdict>> {
  const found = new Map<PublicationId, Map<OccurrenceText, PublicationVerdict>>();
  for (const verdict of verdicts.toSorted((a, b) => a.recordedIn - b.recordedIn)) {
    const of = found.get(verdict.publicationId) ?? new Map<OccurrenceText, PublicationVerdict>();
    found.set(verdict.publicationId, of.set(occurrenceText(verdict), verdict));
  }
  return found;
}

/** Days within which the office that puts up what others did shows a title again. */
const REPEATED_DAYS = 30;

/** Tells the titles that a publication shares with an earlier one of another unit, where whoever puts it up does so for others. */
function repetitions(publications: readonly Publication[]): (publication: Publication) => boolean {
  const byTitle = Map.groupBy(publications, ({ title }) => title);
  return ({ title, units, publishedOn }) => {
    const others = byTitle.get(title) ?? [];
    if (others.length < 2 || !units.some((unit) => POSTS_FOR_OTHERS.test(unit))) return false;
    const first = addDays(publishedOn, -REPEATED_DAYS);
    return others.some(
      (one) => first <= one.publishedOn && one.publishedOn <= publishedOn && one.units[0] !== units[0],
    );
  };
}

/** Which occurrences still take a publication. */
class Open {
  readonly #servedBy = new Map<OccurrenceText, PublicationId>();
  readonly #claimed = new Set<OccurrenceText>();

  readonly #quotas: ReadonlySet<string>;

  constructor(quotas: ReadonlySet<string>) {
    this.#quotas = quotas;
  }

  takes({ occurrence, text }: Weighed): boolean {
    if (occurrence.exemptionId !== undefined) return false;
    if (this.#isQuota(occurrence)) return true;
    return occurrence.done < occurrence.needed && !this.#servedBy.has(text);
  }

  /** Whether it may still wait for something: nothing serves it, nor came out in its own days. A quota takes more than it wants. */
  waits(one: Weighed): boolean {
    const { done, needed } = one.occurrence;
    return this.takes(one) && done < needed && !this.#claimed.has(one.text) && !this.#servedBy.has(one.text);
  }

  isClaimed(text: OccurrenceText): boolean {
    return this.#claimed.has(text);
  }

  /** Something came out in its own days that may be of another period too. */
  claim(text: OccurrenceText): void {
    this.#claimed.add(text);
  }

  serve(text: OccurrenceText, by: PublicationId): void {
    this.#servedBy.set(text, by);
  }

  servedBy(text: OccurrenceText): PublicationId | undefined {
    return this.#servedBy.get(text);
  }

  #isQuota({ dutyId, ruleId, needed }: Occurrence): boolean {
    return needed > 1 || this.#quotas.has(`${dutyId} ${ruleId}`);
  }
}

/** One publication on its way: what it may be by itself, less what was rejected. */
interface Draft {
  readonly publication: Publication;
  readonly read: Extract<Read, { kind: 'open' }>;
  readonly lists: readonly (readonly Weighed[])[];
  readonly wasRejected: boolean;
}

function isSureByItself({ doubts }: Weighed): boolean {
  return doubts.length === 0;
}

/** Whether the words of the title tell the period, so that what else is open does not matter. */
function isFixed({ period }: Weighed): boolean {
  return period.by !== 'day';
}

function isOfSameItem(one: Weighed, other: Weighed): boolean {
  return one.dutyId === other.dutyId && one.unitId === other.unitId;
}

function shown(one: Weighed): MatchCandidate {
  const { score, unit, duty, period, day, doubts } = one;
  return { ...occurrenceKey(one.occurrence), score, unit, duty, period, day, doubts };
}

/** What is registered already, by its link or by the person who confirmed it. */
function registeredMatch(
  publication: Publication,
  registered: Registered,
  verdicts: ReadonlyMap<OccurrenceText, PublicationVerdict> | undefined,
): PublicationMatch | undefined {
  const key = linkKey(publication.link);
  const sameLink = publication.link === '' ? [] : (registered.byLink.get(key) ?? []);
  // An address that several pages share tells none of them: there title or day do.
  const linked = registered.shared.has(key)
    ? sameLink.filter(({ title, doneOn }) => title === publication.title || doneOn === publication.publishedOn)
    : sameLink;
  const confirmed = [...(verdicts ?? [])].flatMap(([text, { verdict }]) =>
    verdict === 'confirmed' ? (registered.byOccurrence.get(text) ?? []).slice(0, 1) : [],
  );
  const own = [...new Set([...linked, ...confirmed])].sort((a, b) => compareTexts(a.id, b.id));
  if (own.length === 0) return undefined;
  // A person who confirmed it knew both days.
  const other = own.find((one) => !confirmed.includes(one) && differsInDay(one, publication));
  if (other !== undefined) return contradiction(publication, other, 'day');
  return {
    publicationId: publication.id,
    class: 'registered',
    candidates: [],
    occurrences: own.map(occurrenceKey),
    fulfilmentIds: own.map(({ id }) => id),
  };
}

/** The day on which a text was drawn up lies before the one on which it was published. */
function differsInDay({ doneOn }: Fulfilment, { publishedOn, dayBasis }: Publication): boolean {
  return dayBasis === 'formed' ? doneOn < publishedOn : doneOn !== publishedOn;
}

function contradiction(
  { id }: Publication,
  fulfilment: { readonly id: FulfilmentId } & Parameters<typeof occurrenceKey>[0],
  differs: 'day' | 'link',
): PublicationMatch {
  return {
    publicationId: id,
    class: 'contradicts',
    candidates: [],
    occurrence: occurrenceKey(fulfilment),
    fulfilmentId: fulfilment.id,
    differs,
  };
}

/** What a publication that is surely of a single occurrence says beside what is registered for that. */
function besideRegistered(
  publication: Publication,
  one: Weighed,
  registered: Registered,
): PublicationMatch | undefined {
  const own = registered.byOccurrence.get(one.text) ?? [];
  if (own.length === 0) return undefined;
  const same = own.find(
    (each) => each.link === '' && (each.title === publication.title || each.doneOn === publication.publishedOn),
  );
  if (same !== undefined)
    return {
      publicationId: publication.id,
      class: 'registered',
      candidates: [],
      occurrences: [occurrenceKey(same)],
      fulfilmentIds: [same.id],
    };
  // Where the registered page is among those shown, this one is another about the same.
  if (own.some(({ link }) => link !== '' && registered.shown.has(linkKey(link)))) return undefined;
  const [first] = own;
  return first === undefined ? undefined : contradiction(publication, first, first.link === '' ? 'day' : 'link');
}

function draftOf(
  publication: Publication,
  read: Extract<Read, { kind: 'open' }>,
  verdicts: ReadonlyMap<OccurrenceText, PublicationVerdict> | undefined,
): Draft {
  if (verdicts === undefined) return { publication, read, lists: read.lists, wasRejected: false };
  const lists = read.lists
    .map((list) => list.filter(({ text }) => verdicts.get(text)?.verdict !== 'rejected'))
    .filter((list) => list.length > 0);
  return {
    publication,
    read,
    lists,
    wasRejected: lists.length < read.lists.length || read.lists.some((list, index) => list !== lists[index]),
  };
}

function asRepeated(draft: Draft, isRepeated: boolean): Draft {
  if (!isRepeated) return draft;
  return { ...draft, lists: draft.lists.map((list) => list.map((one) => doubting(one, 'repeated', one.score * 0.6))) };
}

function none({ publication, read, wasRejected }: Draft): PublicationMatch {
  return { publicationId: publication.id, class: 'none', candidates: [], why: wasRejected ? 'rejected' : read.why };
}

function served({ publication }: Draft, by: readonly Weighed[], open: Open): PublicationMatch {
  const servedBy = by[0] === undefined ? undefined : open.servedBy(by[0].text);
  return {
    publicationId: publication.id,
    class: 'none',
    candidates: by.slice(0, MOST_CANDIDATES).map(shown),
    why: 'served',
    ...(servedBy === undefined ? {} : { servedBy }),
  };
}

function sure({ publication }: Draft, own: readonly Weighed[]): PublicationMatch {
  return { publicationId: publication.id, class: 'sure', candidates: own.map(shown) };
}

/** The proposals of a publication that is not sure, or what says that there are none. */
function proposed(draft: Draft, open: Open): PublicationMatch {
  const all = draft.lists.flat().sort(inOrder);
  const [first] = all;
  if (first === undefined) return none(draft);
  const least = Math.max(LEAST_SCORE, first.score * FAR);
  const free = all.filter((one) => one.score >= least && open.takes(one));
  const isServed = !open.takes(first);
  // By the day alone, another period of the same item that is open is as good.
  const worth = isServed
    ? free.filter((one) => one.score >= first.score * NEAR_SERVED || (!isFixed(first) && isOfSameItem(one, first)))
    : free;
  if (worth.length > 0)
    return {
      publicationId: draft.publication.id,
      class: 'likely',
      candidates: worth.slice(0, MOST_CANDIDATES).map(shown),
    };
  return isServed && first.score >= LEAST_SCORE
    ? served(
        draft,
        all.filter((one) => one.score >= least),
        open,
      )
    : none(draft);
}

/** One occurrence of each list, where all are sure whatever else is open; `undefined` where one is not. */
function fixedOf({ lists }: Draft): readonly Weighed[] | undefined {
  const firsts = lists.flatMap(([first]) => (first === undefined ? [] : [first]));
  return firsts.length > 0 && firsts.every((one) => isSureByItself(one) && isFixed(one)) ? firsts : undefined;
}

/** Periods of the same item that are open on the day: where there is more than one, a person tells which. */
function openPeriods(first: Weighed, list: readonly Weighed[], open: Open): readonly Weighed[] {
  return list.filter((one) => isOfSameItem(one, first) && open.waits(one));
}

/** With these something is likely not of an occurrence at all, so that what comes later is not kept from it. */
const NO_CLAIM: ReadonlySet<MatchDoubt> = new Set(['fewWords', 'otherKind', 'otherText', 'otherPlace']);

function decideByDay(draft: Draft, open: Open): PublicationMatch | readonly Weighed[] {
  const [list] = draft.lists;
  const [first] = list ?? [];
  if (list === undefined || first === undefined || draft.lists.length > 1) return proposed(draft, open);
  if (!isSureByItself(first) || !open.takes(first)) {
    if (first.duty.by !== 'genre' && !first.doubts.some((doubt) => NO_CLAIM.has(doubt))) open.claim(first.text);
    return proposed(draft, open);
  }
  const others = openPeriods(first, list, open).filter((one) => one !== first);
  if (others.length === 0 && !open.isClaimed(first.text)) return [first];
  open.claim(first.text);
  return proposed({ ...draft, lists: [list.map((one) => doubting(one, 'severalPeriods'))] }, open);
}

/** Rules that want several, told from those that want one. */
function quotaRules({ duties }: Pick<MatchInput, 'duties'>): ReadonlySet<string> {
  return new Set(
    duties.flatMap(({ id, rules }) =>
      rules.flatMap((rule) => (rule.rule.type === 'quota' ? [`${id} ${rule.id}`] : [])),
    ),
  );
}

/**
 * Sets publications beside what was due: for each its class and, with reasons that can be read, the occurrences that it may fulfil.
 *
 * Deterministic, whatever the order of the input. What names its period is decided first, the earliest publication serving a single occurrence;
 * what does not is decided by its day, in the order of the days, and is sure only where no other period of the same item is open. A quota takes as many
 * as come. A publication serves several duties only where rules of the office name several. What was rejected for an occurrence is never
 * proposed for it again.
 */
export function matchPublications(input: MatchInput): readonly PublicationMatch[] {
  const context = matchContext(input);
  const registered = registeredFacts(input.fulfilments, input.publications);
  const verdicts = lastVerdicts(input.verdicts ?? []);
  const open = new Open(quotaRules(input));
  const found = new Map<PublicationId, PublicationMatch>();
  const isRepeated = repetitions(input.publications);
  const byDay: Draft[] = [];
  for (const publication of input.publications.toSorted(inTime)) {
    const settle = (match: PublicationMatch): void => void found.set(publication.id, match);
    const own = verdicts.get(publication.id);
    const known = registeredMatch(publication, registered, own);
    if (known !== undefined) {
      settle(known);
      continue;
    }
    const read = readPublication(publication, context);
    if (read.kind === 'ignored') {
      settle({ publicationId: publication.id, class: 'ignored', candidates: [], reason: read.reason });
      continue;
    }
    const draft = asRepeated(draftOf(publication, read, own), isRepeated(publication));
    const fixed = fixedOf(draft);
    if (fixed === undefined) byDay.push(draft);
    else settle(decideFixed(draft, fixed, open, registered));
  }
  for (const draft of byDay) {
    const decided = decideByDay(draft, open);
    if ('class' in decided) found.set(draft.publication.id, decided);
    else found.set(draft.publication.id, take(draft, decided, open));
  }
  return input.publications.flatMap(({ id }) => found.get(id) ?? []);
}

function take(draft: Draft, own: readonly Weighed[], open: Open): PublicationMatch {
  for (const { text } of own) open.serve(text, draft.publication.id);
  return sure(draft, own);
}

function decideFixed(draft: Draft, fixed: readonly Weighed[], open: Open, registered: Registered): PublicationMatch {
  const free = fixed.filter((one) => open.takes(one));
  if (free.length > 0) return take(draft, free, open);
  const [first] = fixed;
  const beside = first === undefined ? undefined : besideRegistered(draft.publication, first, registered);
  return beside ?? served(draft, fixed, open);
}
