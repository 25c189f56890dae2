import { assertNever, type DutyId, type FindingId } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { Counting, OutcomeTest, Selector } from '../model/scoreClause.ts';
import type { EventFact, FindingFact, OccurrenceFact, PageFact, PieceFact, UnitFacts } from '../model/unitFacts.ts';
import { countingWords, outcomeTestWords, type SchemeNames } from '../words/scoreRules.ts';
import { passes } from './unitIndex.ts';

/** Facts of an example, to be laid over those of a unit that has none. */
export type ExampleFacts = Partial<
  Pick<
    UnitFacts,
    | 'occurrences'
    | 'elements'
    | 'findings'
    | 'pieces'
    | 'events'
    | 'pages'
    | 'samples'
    | 'sheets'
    | 'figures'
    | 'judgements'
    | 'members'
    | 'span'
  >
>;

/** A day in the middle of the made-up year. */
export const EXAMPLE_DAY = '2021-05-10' as PlainDate;

/** So many things owed that a selector means, alike but for their ids. */
export function owedThings(
  select: Selector,
  count: number,
  outcome: Outcome,
  more: Partial<OccurrenceFact> & { readonly label: string; readonly day?: PlainDate },
): readonly OccurrenceFact[] {
  const { label, day = EXAMPLE_DAY, ...rest } = more;
  const period = select.periods?.[0];
  const on = period?.from ?? day;
  return Array.from(
    { length: count },
    (_, at): OccurrenceFact => ({
      id: `${label} ${at}`,
      kind: select.kinds?.[0] ?? 'disclosure',
      dutyId: select.duties?.[0] ?? ('example' as DutyId),
      role: select.roles?.[0] ?? 'responsible',
      tags: select.tags?.slice(0, 1) ?? [],
      covers: { from: on, to: on },
      on,
      ...(select.events?.[0] === undefined ? {} : { event: select.events[0] }),
      ...(select.columns?.[0] === undefined ? {} : { column: select.columns[0] }),
      ...(select.results?.[0] === undefined ? {} : { result: select.results[0] }),
      ...outcome,
      ...rest,
    }),
  );
}

/** What became of a thing owed. */
export type Outcome = Pick<OccurrenceFact, 'outcome' | 'early' | 'returned' | 'returnedLate' | 'breach' | 'daysLate'>;

const TIMINGS = ['onTime', 'late', 'missing'] as const;
const FLAGS = ['early', 'returned', 'returnedLate', 'breach'] as const;

/** All that may become of one, the plainest first; late by so many days. */
function allOutcomes(days: number): readonly Outcome[] {
  const daysLate = { day: days, workday: days };
  return Array.from({ length: 2 ** FLAGS.length }, (_, bits) => FLAGS.filter((_flag, at) => (bits & (1 << at)) !== 0))
    .toSorted((a, b) => a.length - b.length)
    .flatMap((flags) =>
      TIMINGS.map(
        (outcome): Outcome =>
          Object.assign(
            outcome === 'onTime' ? { outcome } : { outcome, daysLate },
            Object.fromEntries(flags.map((flag) => [flag, true as const])),
          ),
      ),
    );
}

/** The plainest outcome that passes a test, or that does not. */
export function outcomeThat(test: OutcomeTest, isPassing: boolean): Outcome | undefined {
  const [fact] = owedThings({}, 1, { outcome: 'onTime' }, { label: 'asked' });
  const days = (test.lateBy?.over ?? 0) + 1;
  return fact && allOutcomes(days).find((outcome) => passes({ ...fact, ...outcome }, test) === isPassing);
}

/** The figures that one example may hold: a quota beyond them is not shown one by one. */
const MOST_THINGS = 400;

/**
 * So many of what a rule counts, on one day. `undefined` where none can be made: nothing passes the test, or they are too many to be listed.
 */
export function countedThings(
  counting: Counting,
  count: number,
  { label, day = EXAMPLE_DAY }: { readonly label: string; readonly day?: PlainDate },
): ExampleFacts | undefined {
  if (count === 0) return {};
  const ids = (): readonly string[] => Array.from({ length: count }, (_, at) => `${label} ${at}`);
  if (counting.of !== 'pieces' && counting.of !== 'figure' && count > MOST_THINGS) return undefined;
  switch (counting.of) {
    case 'pieces': {
      const [level = 'city'] = counting.levels ?? [];
      const isTaken = counting.adopted === true || counting.levels !== undefined;
      const piece: PieceFact = {
        id: label,
        on: day,
        channel: counting.channels?.[0] ?? '',
        count,
        adoptions: isTaken ? [{ level, on: day, outlet: '' }] : [],
        ...(counting.late ? { isLate: true } : {}),
      };
      return { pieces: [piece] };
    }
    case 'occurrences': {
      const outcome = outcomeThat(counting.when, true);
      return outcome && { occurrences: owedThings(counting.select, count, outcome, { label, day }) };
    }
    case 'events': {
      const [type = 'other'] = counting.types;
      const level = counting.levels?.[0];
      const event = {
        on: day,
        type,
        name: counting.names?.[0] ?? '',
        outlet: '',
        matter: '',
        ...(level === undefined ? {} : { level }),
      };
      return { events: ids().map((id): EventFact => Object.assign({ id }, event)) };
    }
    case 'findings': {
      const source = counting.sources?.[0] ?? 'inspection';
      const missed = {
        ...(counting.notRectified ? { isMissed: true as const } : {}),
        ...(counting.rectified ? { isRectified: true as const } : {}),
      };
      return {
        findings: ids().map(
          (id): FindingFact => Object.assign({ id: id as FindingId, on: day, source, indicator: '' }, missed),
        ),
      };
    }
    case 'elements': {
      const [element = '要素'] = counting.elements;
      return { elements: ids().map((id) => ({ id, element, isPresent: false, on: day, occurrenceId: id })) };
    }
    case 'publications': {
      const [column = ''] = counting.columns;
      return { pages: ids().map((id): PageFact => ({ id, column, on: day })) };
    }
    case 'figure':
      return { figures: [{ name: counting.name, on: day, count }] };
    default:
      return assertNever(counting);
  }
}

/** So many of what is counted, in words: 迟办 2 件. */
export function countedWords(counting: Counting, count: number, names: SchemeNames): string {
  switch (counting.of) {
    case 'pieces':
      return `${countingWords(counting, names)} ${count} 篇`;
    case 'occurrences':
      return `${outcomeTestWords(counting.when)} ${count} 件`;
    case 'findings':
      return `${countingWords(counting, names)} ${count} 个`;
    case 'elements':
      return `${countingWords(counting, names)} ${count} 项`;
    case 'publications':
      return `${countingWords(counting, names)} ${count} 条`;
    case 'events':
      return `${countingWords(counting, names)} ${count} 次`;
    case 'figure':
      return `${countingWords(counting, names)} ${count}`;
    default:
      return assertNever(counting);
  }
}

/** Facts together. */
export function together(...parts: readonly (ExampleFacts | undefined)[]): ExampleFacts | undefined {
  const all: Record<string, unknown> = {};
  for (const part of parts) {
    if (part === undefined) return undefined;
    for (const [key, value] of Object.entries(part)) {
      const before = all[key];
      all[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
  }
  return all;
}

/** A day so many days after the made-up year's first. */
export function dayOfYear(days: number): PlainDate {
  return addDays('2021-01-01' as PlainDate, days);
}
