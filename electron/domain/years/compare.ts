import Fraction from 'fraction.js';
import type { DutyId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Duty, DutyKind } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { Unit } from '../model/unit.ts';
import { countOf, type Counts } from '../occurrences/counts.ts';
import { standIn } from '../occurrences/responsible.ts';
import { plainPoints, roundPoints, type Points } from '../points.ts';
import { DUTY_KINDS } from '../words/duties.ts';
import { taskKey } from './taskKey.ts';

/** What one of two years brings to a comparison, as it stood on the day by which it is judged. */
export interface ComparedSide {
  readonly duties: readonly Duty[];
  readonly occurrences: readonly Occurrence[];
}

/** Counts with the share done on time, in percent; absent while nothing is due. */
export interface ComparedFigures extends Counts {
  readonly rate?: Points;
}

/** A unit, a key task or a kind in both years; what had nothing in a year has no figures there. */
export interface ComparedRow<Key extends string = string> {
  readonly key: Key;
  readonly earlier?: ComparedFigures;
  readonly later?: ComparedFigures;
  /** The change of the rate in percentage points, of the figures as they are printed; absent where one has none. */
  readonly change?: Points;
}

export interface ComparedTask extends ComparedRow {
  /** 一级任务 as the later year writes it; empty where duties have none. */
  readonly name: string;
}

export interface Comparison {
  readonly units: readonly ComparedRow<UnitId>[];
  readonly tasks: readonly ComparedTask[];
  readonly kinds: readonly ComparedRow<DutyKind>[];
  readonly total: ComparedRow;
}

/** 按时率 in percent, two places. */
function rateOf({ due, onTime }: Pick<Counts, 'due' | 'onTime'>): Points | undefined {
  return due === 0 ? undefined : plainPoints(roundPoints(new Fraction(onTime, due).mul(100)));
}

function figuresOf(occurrences: readonly Occurrence[]): ComparedFigures {
  const counts = countOf(occurrences);
  const rate = rateOf(counts);
  return { ...counts, ...(rate === undefined ? {} : { rate }) };
}

/** The change of a printed rate, with its sign as decimal text. */
export function rateChange(earlier: Points | undefined, later: Points | undefined): Points | undefined {
  if (earlier === undefined || later === undefined) return undefined;
  return plainPoints(roundPoints(new Fraction(later).sub(new Fraction(earlier))));
}

function rowOf<Key extends string>(
  key: Key,
  earlier: readonly Occurrence[] | undefined,
  later: readonly Occurrence[] | undefined,
): ComparedRow<Key> {
  const [was, is] = [earlier && figuresOf(earlier), later && figuresOf(later)];
  const change = rateChange(was?.rate, is?.rate);
  return {
    key,
    ...(was === undefined ? {} : { earlier: was }),
    ...(is === undefined ? {} : { later: is }),
    ...(change === undefined ? {} : { change }),
  };
}

/**
 * Which unit the figures of each unit stand with: itself while it is there on the day, else the one that answers in its place (撤并). A unit that is gone
 * and that nobody, or nobody for certain, stands for is kept by itself.
 */
export function standingUnits(units: readonly Unit[], day: PlainDate): (id: UnitId) => UnitId {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const known = new Map(units.map(({ id }) => [id, standIn(byId, id, day) ?? id]));
  return (id) => known.get(id) ?? id;
}

/** Sets two years beside each other. Every occurrence is counted once in each list, so each list adds up to the total. */
export function compareYears(
  earlier: ComparedSide,
  later: ComparedSide,
  { units, day }: { readonly units: readonly Unit[]; readonly day: PlainDate },
): Comparison {
  const standing = standingUnits(units, day);
  const unitOf = ({ unitId }: Occurrence): UnitId => standing(unitId);
  const [unitsThen, unitsNow] = [Map.groupBy(earlier.occurrences, unitOf), Map.groupBy(later.occurrences, unitOf)];
  const [tasksThen, tasksNow] = [byTask(earlier), byTask(later)];
  const [kindsThen, kindsNow] = [byKind(earlier), byKind(later)];
  // Tasks in the order of the later plan, what only the earlier one had behind them.
  const names = new Map([...tasksNow.names, ...[...tasksThen.names].filter(([key]) => !tasksNow.names.has(key))]);
  return {
    units: units.flatMap(({ id }) => {
      const [was, is] = [unitsThen.get(id), unitsNow.get(id)];
      return was || is ? [rowOf(id, was, is)] : [];
    }),
    tasks: [...names].map(([key, name]) =>
      Object.assign(rowOf(key, tasksThen.items.get(key), tasksNow.items.get(key)), { name }),
    ),
    kinds: DUTY_KINDS.flatMap((kind) => {
      const [was, is] = [kindsThen.get(kind), kindsNow.get(kind)];
      return was || is ? [rowOf(kind, was, is)] : [];
    }),
    total: rowOf('', earlier.occurrences, later.occurrences),
  };
}

function byTask({ duties, occurrences }: ComparedSide) {
  const keys = new Map<DutyId, string>(duties.map(({ id, task }) => [id, taskKey(task)]));
  const items = Map.groupBy(occurrences, ({ dutyId }) => keys.get(dutyId) ?? '');
  const names = new Map<string, string>();
  for (const { id, task } of duties) {
    const key = keys.get(id) ?? '';
    if (items.has(key) && !names.has(key)) names.set(key, task);
  }
  return { items, names };
}

function byKind({ duties, occurrences }: ComparedSide): ReadonlyMap<DutyKind | undefined, readonly Occurrence[]> {
  const kinds = new Map(duties.map(({ id, kind }) => [id, kind]));
  return Map.groupBy(occurrences, ({ dutyId }) => kinds.get(dutyId));
}
