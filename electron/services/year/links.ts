import type { LinkUse } from '../../contract/links.ts';
import type { TodaySummary } from '../../contract/today.ts';
import { assertNever, type Year } from '../../domain/brand.ts';
import { occurrenceKey, occurrenceText, type OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { Evidence } from '../../domain/model/ledger.ts';
import type { Piece } from '../../domain/model/piece.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from './derivedYear.ts';
import { factsIndex } from './views.ts';

/** One place where an address is registered. */
export type LinkPlace =
  | { readonly kind: 'registration'; readonly of: Fulfilment }
  | { readonly kind: 'evidence'; readonly of: Evidence & { readonly kind: 'link' } }
  | { readonly kind: 'piece'; readonly of: Piece };

/** A year's registered addresses, each once, with its places; what was taken down (撤下) is not to be there any more. */
export function registeredLinks(
  { store }: Pick<ServiceContext, 'store'>,
  year: Year,
): ReadonlyMap<string, readonly LinkPlace[]> {
  const { fulfilments, pieces } = store.facts(year);
  const down = new Set(fulfilments.filter(({ takenDownOn }) => takenDownOn !== undefined).map(({ link }) => link));
  const places: LinkPlace[] = [
    ...fulfilments.map((of) => ({ kind: 'registration', of }) as const),
    ...store.evidence.ofYear(year).flatMap((of) => (of.kind === 'link' ? [{ kind: 'evidence', of } as const] : [])),
    ...pieces.map((of) => ({ kind: 'piece', of }) as const),
  ].filter(({ of }) => of.link !== '' && !down.has(of.link));
  return Map.groupBy(places, ({ of }) => of.link);
}

/** How places are told to a person. */
export function usesIn(context: ServiceContext, year: Year): (places: readonly LinkPlace[]) => readonly LinkUse[] {
  const { facts, occurrences } = derivedYear(context, year);
  const { unitNames, duties } = factsIndex(facts);
  const periods = new Map(occurrences.map((one) => [occurrenceText(one), one.period.label]));
  const base = (key: OccurrenceKey) => ({
    unit: unitNames.get(key.unitId) ?? '',
    content: duties.get(key.dutyId)?.content ?? '',
    period: periods.get(occurrenceText(key)) ?? '',
    item: occurrenceKey(key),
  });
  return (places) =>
    places.map((place): LinkUse => {
      const { kind, of } = place;
      switch (kind) {
        case 'registration':
          return { kind, ...base(of), title: of.title, on: of.doneOn };
        case 'evidence':
          return { kind, ...base(of), title: of.title, on: of.publishedOn ?? of.capturedOn };
        case 'piece':
          return {
            kind,
            unit: unitNames.get(of.unitId) ?? '',
            content: of.title,
            period: '',
            title: of.title,
            on: of.on,
          };
        default:
          return assertNever(kind);
      }
    });
}

/** How many of a year's links are dead, and look so, as far as nobody has seen them to work; `undefined` where none was ever asked for. */
export function faultyLinks(context: ServiceContext, year: Year): TodaySummary['links'] {
  const { linkChecks } = context.store;
  const lastOn = linkChecks.lastOn();
  if (lastOn === undefined) return undefined;
  const faulty = [...linkChecks.inState('dead'), ...linkChecks.inState('suspect')];
  if (faulty.length === 0) return { dead: 0, suspect: 0, lastOn };
  const registered = registeredLinks(context, year);
  const works = new Set(
    linkChecks.marks().flatMap(({ url, mark, state }) => (mark === 'works' ? `${state} ${url}` : [])),
  );
  const open = faulty.filter(({ url, state }) => registered.has(url) && !works.has(`${state} ${url}`));
  const dead = open.filter(({ state }) => state === 'dead').length;
  return { dead, suspect: open.length - dead, lastOn };
}
