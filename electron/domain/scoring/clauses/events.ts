import type Fraction from 'fraction.js';
import type { ClauseOf, EventEntry } from '../../model/scoreClause.ts';
import { exact, ONE, pointsFor, sumOf, ZERO } from '../exact.ts';
import type { CountedItem, IndexedEvent } from '../unitIndex.ts';
import { eachOf } from './each.ts';
import type { ClauseContext, ClauseResult } from './context.ts';
import { changed, notCharged, traceOf } from './context.ts';
import { within } from './scale.ts';

interface Entered {
  readonly event: IndexedEvent;
  readonly entry: EventEntry;
}

function fits(event: IndexedEvent, { type, name, level, organ, outlet }: EventEntry): boolean {
  return (
    event.type === type &&
    (name === undefined || event.name === name) &&
    (level === undefined || event.level === level) &&
    (organ === undefined || event.organ === organ) &&
    (outlet === undefined || event.outlet === outlet)
  );
}

function worth({ points, times }: EventEntry): Fraction {
  return times === undefined ? exact(points) : exact(points).mul(exact(times));
}

/** How often an entry counts an event: for each point that it stands for, or once. */
function weightIn(event: IndexedEvent, { perPoint }: EventEntry): Fraction {
  return perPoint === true ? pointsFor(event) : ONE;
}

function worthOf({ event, entry }: Entered): Fraction {
  return worth(entry).mul(weightIn(event, entry));
}

function matterOf({ matter, id }: IndexedEvent): string {
  return matter === '' ? id : matter;
}

/** The events of an entry that count: what several publications of it brought a piece counts once. */
function oncePerPiece(entered: readonly Entered[]): readonly Entered[] {
  const seen = new Map<EventEntry, Set<string>>();
  return entered.filter(({ event, entry }) => {
    if (!event.isOfPiece) return true;
    const own = seen.get(entry) ?? new Set<string>();
    if (own.has(event.matter)) return false;
    own.add(event.matter);
    seen.set(entry, own);
    return true;
  });
}

/** Of the events of one matter, or of all, the one that weighs most, the first of equal ones. */
function weightiest(entered: readonly Entered[], groupOf: (one: Entered) => string): readonly Entered[] {
  const best = new Map<string, Entered>();
  for (const one of entered) {
    const group = groupOf(one);
    const known = best.get(group);
    if (known === undefined || worthOf(one).abs().compare(worthOf(known).abs()) > 0) best.set(group, one);
  }
  return [...best.values()];
}

function taken(entered: readonly Entered[], take: ClauseOf<'events'>['take']): readonly Entered[] {
  const own = oncePerPiece(entered);
  if (take === 'stack') return own;
  return weightiest(own, ({ event }) => (take === 'highest' ? '' : matterOf(event)));
}

/** Points per dated fact, by type and level. */
export function scoreEvents(clause: ClauseOf<'events'>, context: ClauseContext): ClauseResult {
  const entered = context.index.events().flatMap((event): readonly Entered[] => {
    const entry = clause.entries.find((each) => fits(event, each));
    return entry === undefined ? [] : [{ event, entry }];
  });
  const isFault = ({ entry }: Entered): boolean => worth(entry).compare(ZERO) < 0;
  const faults = entered.filter(isFault).map(({ event }) => event);
  const { open, passedOver } = notCharged(faults, context.charges, clause.again !== true);
  const charged = new Set(open);
  const blocked = new Set(faults.filter((fault) => !charged.has(fault)));
  const own = taken(
    entered.filter(({ event }) => !blocked.has(event)),
    clause.take,
  );
  const parts = [...Map.groupBy(own, ({ entry }) => entry)].map(([entry, list]) => {
    const weights = new Map<CountedItem, Fraction>(list.map(({ event }) => [event, weightIn(event, entry)]));
    const events = list.map(({ event }) => event);
    const { points, counted, free } = eachOf(
      events,
      { ...entry, points: worth(entry) },
      (item) => weights.get(item) ?? ONE,
      context,
    );
    return { points, counted, free, bounded: within(points, entry.atMost) };
  });
  const points = sumOf(parts.map(({ bounded }) => bounded));
  const uncapped = sumOf(parts.map((part) => part.points));
  const trace = traceOf('events', {
    points,
    ...(uncapped.equals(points) ? {} : { uncapped }),
    counted: parts.flatMap(({ counted }) => counted),
    passedOver,
    figures: {
      kind: 'counts',
      count: entered.reduce((sum, { event }) => sum + event.count, 0),
      free: parts.reduce((sum, { free }) => sum + free, 0),
      charged: parts.flatMap(({ counted }) => counted).reduce((sum, { count }) => sum + count, 0),
    },
  });
  return changed(trace, entered.length > 0);
}
