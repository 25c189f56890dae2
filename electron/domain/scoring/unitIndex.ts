import type { Counting, Joint, LateBy, OutcomeTest, OutcomeWord, Selector } from '../model/scoreClause.ts';
import type { DayCount } from '../model/timeRule.ts';
import type { FactRef } from '../model/treeScore.ts';
import type { EventFact, OccurrenceFact, UnitFacts } from '../model/unitFacts.ts';
import { assertNever, type DutyId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { findingFaults, faultKey, owedKey, type FaultKey, type FaultKeys } from './charges.ts';
import { fitsDays, fitsShape, isInOne, OwedTable, Shapes, type Fault } from './owedTable.ts';

/** One thing counted, or several of which only the number is known. */
export interface CountedItem extends FaultKeys {
  readonly ref: FactRef;
  readonly id: string;
  readonly on: PlainDate;
  readonly count: number;
}

/** What came of a rule's look at a unit's things. */
export interface Counted {
  readonly items: readonly CountedItem[];
  /** Of things owed: all that are due, whatever became of them; else the items. */
  readonly looked: number;
  readonly pending: readonly OccurrenceFact[];
}

/** An event as entries of a rule see it: a fact of its own, or what a piece brought. */
export interface IndexedEvent extends Omit<EventFact, 'id'>, FaultKeys {
  readonly ref: FactRef;
  readonly id: string;
  readonly count: number;
  /** A publication counts once for a piece, whatever number of entries name it. */
  readonly isOfPiece: boolean;
}

/** Things owed that a selector means. */
export interface Looked {
  readonly due: readonly OccurrenceFact[];
  readonly pending: readonly OccurrenceFact[];
  /** How many came out how. */
  readonly outcomes: Readonly<Partial<Record<OutcomeWord, number>>>;
}

/** Sets what is due apart, and counts how it came out. */
export function lookedAt(own: readonly OccurrenceFact[]): Looked {
  const outcomes = { onTime: 0, late: 0, missing: 0, early: 0, returned: 0, returnedLate: 0, breach: 0 };
  const due: OccurrenceFact[] = [];
  const pending: OccurrenceFact[] = [];
  for (const fact of own) {
    if (fact.outcome === 'notDueYet') {
      pending.push(fact);
      continue;
    }
    due.push(fact);
    outcomes[fact.outcome] += 1;
    if (fact.early) outcomes.early += 1;
    if (fact.returned) outcomes.returned += 1;
    if (fact.returnedLate) outcomes.returnedLate += 1;
    if (fact.breach) outcomes.breach += 1;
  }
  return { due, pending, outcomes };
}

/** A unit's facts as rules look them up: each selection is made once, however many leaves ask for it. */
export interface UnitIndex {
  readonly facts: UnitFacts;
  /** What a unit only supports (配合) is among them where the selector names who supports. */
  select(selector: Selector): readonly OccurrenceFact[];
  /** The same, what is due apart from what is not yet, and how it came out. */
  look(selector: Selector): Looked;
  count(counting: Counting): Counted;
  events(): readonly IndexedEvent[];
  /** The facts as a rule sees them that shares what is joint: with what the unit only supports. */
  shared(joint: Joint | undefined): UnitIndex;
  /** What the unit owes, as numbers; of all indexes of a unit the same, so that a fault is one wherever it is looked at. */
  readonly table: OwedTable;
  /** Only part of the unit's facts are looked at, or as they stood on another day: the table is not of these. */
  readonly isPart: boolean;
  /** Some of the facts, or as they stood on another day, for the same table. */
  part(facts: UnitFacts): UnitIndex;
}

/** The same question is the same text; the text of a question is made once. */
const texts = new WeakMap<object, string>();

/** A selector or a counting as one text. */
export function textOf(question: Selector | Counting): string {
  const known = texts.get(question);
  if (known !== undefined) return known;
  const text = JSON.stringify(question);
  texts.set(question, text);
  return text;
}

/** Days that something late or missing is late by; one where nobody knows. */
export function daysLate({ daysLate: late }: OccurrenceFact, days: DayCount): number {
  return late?.[days] ?? 1;
}

function isLateBy(fact: OccurrenceFact, by: LateBy | undefined): boolean {
  if (by === undefined) return true;
  const late = daysLate(fact, by.days);
  return late > (by.over ?? -1) && late <= (by.upTo ?? Infinity);
}

function has(fact: OccurrenceFact, word: OutcomeWord, by?: LateBy): boolean {
  switch (word) {
    case 'onTime':
      return fact.outcome === word;
    case 'late':
    case 'missing':
      return fact.outcome === word && isLateBy(fact, by);
    case 'done':
      return fact.outcome === 'onTime' || (fact.outcome === 'late' && isLateBy(fact, by));
    case 'due':
      return true;
    case 'early':
      return fact.early === true;
    case 'returned':
      return fact.returned === true;
    case 'returnedLate':
      return fact.returnedLate === true;
    case 'breach':
      return fact.breach === true;
    default:
      return assertNever(word);
  }
}

/** Whether what became of a thing owed is what a test asks for. What is not due yet is nothing of it. */
export function passes(fact: OccurrenceFact, { any, also = [], without = [], lateBy }: OutcomeTest): boolean {
  return (
    fact.outcome !== 'notDueYet' &&
    any.some((word) => has(fact, word, lateBy)) &&
    also.every((word) => has(fact, word, lateBy)) &&
    !without.some((word) => has(fact, word, lateBy))
  );
}

const byDay = (a: { readonly on: PlainDate; readonly id: string }, b: typeof a): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : Number(a.id > b.id);

/** The same order, of things of which many are of one day. */
function inOrderOfDays(facts: readonly OccurrenceFact[]): readonly OccurrenceFact[] {
  const days = [...Map.groupBy(facts, ({ on }) => on)].sort(([a], [b]) => (a < b ? -1 : 1));
  return days.flatMap(([, own]) => own.sort(byDay));
}

/**
 * Indexes a unit's facts. Everything it gives is in order of day and id, so that the order of the facts changes nothing. `shapes`: of units that are
 * scored together.
 */
export function indexUnit(facts: UnitFacts, shapes: Shapes = new Shapes()): UnitIndex {
  const table = new OwedTable(facts.occurrences, shapes);
  return indexOf(facts, { table, isPart: false, isWide: !table.assists });
}

function isAssisting({ assists }: OccurrenceFact): boolean {
  return assists === true;
}

interface IndexParts {
  readonly table: OwedTable;
  readonly isPart: boolean;
  /** What the unit only supports is looked at too, or there is nothing of it. */
  readonly isWide: boolean;
}

function indexOf(facts: UnitFacts, { table, isPart, isWide }: IndexParts): UnitIndex {
  const selected = new Map<string, readonly OccurrenceFact[]>();
  const looked = new Map<string, Looked>();
  const counted = new Map<string, Counted>();
  let byDuty: Map<DutyId | undefined, OccurrenceFact[]> | undefined;
  let events: readonly IndexedEvent[] | undefined;
  let inOrder: readonly OccurrenceFact[] | undefined;
  const sorted = (): readonly OccurrenceFact[] => {
    if (inOrder !== undefined) return inOrder;
    const own = isWide ? facts.occurrences : facts.occurrences.filter((fact) => !isAssisting(fact));
    inOrder = inOrderOfDays(own);
    return inOrder;
  };
  let whole: UnitIndex | undefined;
  const wide = (): UnitIndex | undefined =>
    isWide ? undefined : (whole ??= indexOf(facts, { table, isPart: true, isWide: true }));
  const wider = ({ roles }: Selector): UnitIndex | undefined =>
    roles?.includes('support') === true ? wide() : undefined;
  const ofDuties = (duties: readonly DutyId[]): readonly OccurrenceFact[] => {
    byDuty ??= Map.groupBy(sorted(), ({ dutyId }) => dutyId);
    const own = [...new Set(duties)].flatMap((duty) => byDuty?.get(duty) ?? []);
    return duties.length > 1 ? own.sort(byDay) : own;
  };
  const index: UnitIndex = {
    facts,
    table,
    isPart,
    part(some) {
      return indexOf(some, { table, isPart: true, isWide: !some.occurrences.some(isAssisting) });
    },
    shared: (joint) => (joint?.kind === 'shares' ? (wide() ?? index) : index),
    select(selector) {
      const more = wider(selector);
      if (more !== undefined) return more.select(selector);
      const text = textOf(selector);
      const known = selected.get(text);
      if (known !== undefined) return known;
      const among = selector.duties === undefined ? sorted() : ofDuties(selector.duties);
      const own = among.filter((fact) => fitsShape(fact, selector) && fitsDays(fact, selector));
      selected.set(text, own);
      return own;
    },
    look(selector) {
      const text = textOf(selector);
      const known = looked.get(text);
      if (known !== undefined) return known;
      const own = lookedAt(index.select(selector));
      looked.set(text, own);
      return own;
    },
    count(counting) {
      const text = textOf(counting);
      const known = counted.get(text);
      if (known !== undefined) return known;
      const more = counting.of === 'occurrences' ? wider(counting.select) : undefined;
      const found = countOf(more ?? index, counting);
      const own = { ...found, items: found.items.toSorted(byDay) };
      counted.set(text, own);
      return own;
    },
    events: () => (events ??= eventsOf(facts).toSorted(byDay)),
  };
  return index;
}

function eventsOf({ events, pieces }: UnitFacts): readonly IndexedEvent[] {
  const own = events.map(
    (fact): IndexedEvent => ({
      ...fact,
      ...faultKey('event', fact.id),
      ref: { of: 'event', fact },
      count: 1,
      isOfPiece: false,
    }),
  );
  const ofPieces = pieces.flatMap((fact): readonly IndexedEvent[] => {
    const base = { ref: { of: 'piece', fact } as const, name: '', matter: fact.id, isOfPiece: true };
    const sent: IndexedEvent = {
      ...base,
      ...faultKey('piece', fact.id),
      id: fact.id,
      type: 'sent',
      on: fact.on,
      outlet: '',
      count: fact.count,
    };
    const taken = fact.adoptions.map((adoption): IndexedEvent => {
      const id = `${fact.id} ${adoption.level} ${adoption.outlet} ${adoption.on}`;
      return { ...base, ...faultKey('adoption', id), ...adoption, id, type: 'adoption', count: 1 };
    });
    return [sent, ...taken];
  });
  return [...own, ...ofPieces];
}

function itemOf(
  ref: FactRef,
  { id, on }: { readonly id: string; readonly on: PlainDate },
  { blockedBy, charges }: FaultKeys,
  count = 1,
): CountedItem {
  return { ref, id, on, count, blockedBy, charges };
}

function itemsOnly(items: readonly CountedItem[]): Counted {
  return { items, looked: items.length, pending: [] };
}

/** The words of a test by which something can be charged. */
function faultsOf({ table }: UnitIndex, fact: OccurrenceFact, { any, also = [], lateBy }: OutcomeTest): FaultKeys {
  const faults = new Set<Fault>();
  for (const word of [...any, ...also]) {
    if (has(fact, word, lateBy) && word !== 'onTime' && word !== 'done') faults.add(faultNamed(word));
  }
  const keys = [...faults].map((fault) => owedKey(table, fact, fault));
  return { blockedBy: keys, charges: keys };
}

/** One timing fault is one fault: late, missing, and late again after a return. */
function faultNamed(word: OutcomeWord): Fault {
  return word === 'early' || word === 'breach' || word === 'returned' || word === 'due' ? word : 'timing';
}

/** The faults of a thing owed that a share looks at, and that make it less than well done: by them it is charged, and left out where it was before. */
export function shareFaults(
  { table }: UnitIndex,
  fact: OccurrenceFact,
  { any, also = [], without = [] }: OutcomeTest,
): readonly FaultKey[] {
  const faults: Fault[] = [];
  const asks = (word: OutcomeWord): boolean => any.includes(word) || also.includes(word) || without.includes(word);
  const isTimed = asks('onTime') || asks('done') || asks('late') || asks('missing') || asks('returnedLate');
  if (isTimed && (fact.outcome === 'late' || fact.outcome === 'missing' || fact.returnedLate === true)) {
    faults.push('timing');
  }
  for (const word of ['early', 'breach', 'returned'] as const) if (asks(word) && has(fact, word)) faults.push(word);
  return faults.map((fault) => owedKey(table, fact, fault));
}

function countOf(index: UnitIndex, counting: Counting): Counted {
  const { facts } = index;
  switch (counting.of) {
    case 'pieces': {
      const { channels, levels, adopted, late } = counting;
      const own = facts.pieces.filter(
        ({ channel, adoptions, isLate }) =>
          (channels === undefined || channels.includes(channel)) &&
          (levels === undefined || adoptions.some(({ level }) => levels.includes(level))) &&
          (adopted !== true || adoptions.length > 0) &&
          (late !== true || isLate === true),
      );
      return itemsOnly(own.map((fact) => itemOf({ of: 'piece', fact }, fact, faultKey('piece', fact.id), fact.count)));
    }
    case 'occurrences': {
      const { due, pending } = index.look(counting.select);
      const items = due.flatMap((fact): readonly CountedItem[] =>
        passes(fact, counting.when)
          ? [itemOf({ of: 'occurrence', fact }, fact, faultsOf(index, fact, counting.when))]
          : [],
      );
      return { items, looked: due.length, pending };
    }
    case 'events': {
      const { types, levels, names } = counting;
      return itemsOnly(
        index
          .events()
          .filter(
            ({ type, level, name }) =>
              types.includes(type) &&
              (levels === undefined || (level !== undefined && levels.includes(level))) &&
              (names === undefined || names.includes(name)),
          ),
      );
    }
    case 'findings': {
      const { sources, notRectified, rectified } = counting;
      const own = facts.findings.filter(
        ({ source, isMissed, isRectified }) =>
          (sources === undefined || sources.includes(source)) &&
          (notRectified !== true || isMissed === true) &&
          (rectified !== true || isRectified === true),
      );
      const what = notRectified === true ? 'missed' : 'found';
      return itemsOnly(
        own.map((fact) => {
          const ref: FactRef = { of: 'finding', fact };
          return itemOf(
            what === 'missed' ? Object.assign(ref, { missed: true }) : ref,
            fact,
            findingFaults(fact.id, what),
          );
        }),
      );
    }
    case 'elements':
      return itemsOnly(elementItems(index, { elements: counting.elements, what: 'missing' }));
    case 'publications':
      return itemsOnly(
        facts.pages
          .filter(({ column }) => isInOne(column, counting.columns))
          .map((fact) => itemOf({ of: 'page', fact }, fact, faultKey('page', fact.id))),
      );
    case 'figure':
      return itemsOnly(
        facts.figures
          .filter(({ name }) => name === counting.name)
          .map((fact) => {
            const id = `${fact.name} ${fact.on}`;
            return itemOf({ of: 'figure', fact }, { id, on: fact.on }, faultKey('figure', id), fact.count);
          }),
      );
    default:
      return assertNever(counting);
  }
}

/** Elements that are there, or are not. An element of one thing owed is one fault, however often it was found. */
export function elementItems(
  index: UnitIndex,
  asked: { readonly elements: readonly string[]; readonly what: 'missing' | 'present'; readonly select?: Selector },
): readonly CountedItem[] {
  const { elements, what, select } = asked;
  const selection = select && new Set(index.select(select).map(({ id }) => id));
  const own = new Map<string, CountedItem>();
  for (const fact of index.facts.elements.toSorted(byDay)) {
    if (fact.isPresent !== (what === 'present')) continue;
    if (elements.length > 0 && !elements.includes(fact.element)) continue;
    const { occurrenceId, findingId } = fact;
    if (selection && (occurrenceId === undefined || !selection.has(occurrenceId))) continue;
    const id = `${occurrenceId ?? findingId ?? fact.id} ${fact.element}`;
    if (own.has(id)) continue;
    const key = `element ${id}`;
    const ofFinding = findingId === undefined ? undefined : findingFaults(findingId, 'found');
    own.set(id, {
      ref: { of: 'element', fact },
      id,
      on: fact.on,
      count: 1,
      blockedBy: [key, ...(ofFinding ? [ofFinding.whole] : [])],
      charges: [key, ...(ofFinding ? [ofFinding.part] : [])],
    });
  }
  return [...own.values()];
}
