import { minutesBetween, MIDNIGHT, type ClockTime } from '../dates/clockTime.ts';
import { daysBetween, parsePlainDate, type PlainDate } from '../dates/plainDate.ts';
import { succeed, type Outcome } from '../failure.ts';
import type { CaseLimits, CaseStep, CaseStepKind, Moment } from '../model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from '../words/registerDefinitions.ts';
import type { ClockDefinition, RegisterDefinition } from '../words/registerForms.ts';
import { choiceWord, stepDefinition } from '../words/registers.ts';
import { isProvisional, type WorkCalendar } from '../workdays/workCalendar.ts';
import { limitEnd, limitOn, type Limit } from './caseLimits.ts';
import { byMoment, readCourse, refuseStep, type CaseCourse } from './caseOrder.ts';

/** What cases are reckoned with. */
export interface CaseReckoning {
  readonly calendar: WorkCalendar;
  readonly limits: CaseLimits;
}

/** Today, and the time in China; without a time nothing of today has lapsed by the hour. */
export interface Now {
  readonly on: PlainDate;
  readonly at?: ClockTime;
}

/** One thing that a case owes, or that lasts. */
export interface CaseClock {
  /** What is owed: 答复留言. */
  readonly word: string;
  /** Day 0. */
  readonly start: Moment;
  readonly due: Moment;
  /** Absent: the day was set. */
  readonly limit?: Limit;
  /** By the limit alone, where the day was set. */
  readonly byLimit?: Moment;
  readonly done?: Moment;
  /** Done after its moment, or open past it. */
  readonly isLate: boolean;
  /** It ended before its time (撤早). */
  readonly isBroken?: true;
  /** It lasts by itself. */
  readonly isLasting?: true;
}

/** What somebody does next. */
export interface CaseNext {
  readonly word: string;
  readonly by?: Moment;
  /** It comes about by itself, or may be left. */
  readonly isOptional?: true;
  /** Its moment has gone by. */
  readonly isOver?: true;
}

/** All that is derived from a case's steps at a moment. */
export interface CaseStanding {
  /** 待答复, 已答复, 征求意见中. */
  readonly state: string;
  readonly started: Moment;
  readonly clocks: readonly CaseClock[];
  /** The clock that decides: the first open one, else the last; `undefined` where nothing is owed. */
  readonly clock: CaseClock | undefined;
  /** All that is owed is done. */
  readonly isDone: boolean;
  /** Some of it was done late, or is late. */
  readonly isLate: boolean;
  readonly isBroken: boolean;
  /** How late: days, or minutes where the limits are hours. */
  readonly late: { readonly days: number; readonly minutes?: number } | undefined;
  readonly next: readonly CaseNext[];
  /** The unit that works on it, where it was given to one. */
  readonly handler: CaseStep['unitId'];
  readonly provisional: boolean;
}

/** The steps that had happened by the end of a day. */
export function stepsBy(steps: readonly CaseStep[], day: PlainDate): readonly CaseStep[] {
  return steps.filter(({ on }) => on <= day);
}

function isAfter(moment: Moment, due: Moment): boolean {
  if (moment.on !== due.on) return moment.on > due.on;
  return due.at !== undefined && moment.at !== undefined && moment.at > due.at;
}

function dayIn(fields: CaseCourse['fields'], key: string | undefined): PlainDate | undefined {
  return key === undefined ? undefined : parsePlainDate(fields[key] ?? '');
}

function lastOf(steps: readonly CaseStep[], kinds: readonly CaseStepKind[]): CaseStep | undefined {
  return steps.findLast(({ kind }) => kinds.includes(kind));
}

function isOwed({ when = {} }: ClockDefinition, { fields }: CaseCourse): boolean {
  return Object.entries(when).every(([key, values]) => values.includes(fields[key] ?? ''));
}

function clockOf(
  definition: ClockDefinition,
  course: CaseCourse,
  steps: readonly CaseStep[],
  { calendar, limits }: CaseReckoning,
  now: Now,
): readonly CaseClock[] {
  const from = lastOf(steps, definition.from);
  if (from === undefined || !isOwed(definition, course)) return [];
  const { word, limit: key, dayField, until, by, isLasting, isPlanned } = definition;
  const start: Moment =
    until === 'start' && from.until !== undefined
      ? { on: from.until }
      : { on: from.on, ...(from.at === undefined ? {} : { at: from.at }) };
  const limit = key === undefined ? undefined : limitOn(limits, key, start.on);
  const byLimit = limit === undefined ? undefined : limitEnd(calendar, start, limit);
  const setOn = dayIn(course.fields, dayField) ?? (until === 'due' ? from.until : undefined);
  const due = setOn === undefined ? (byLimit ?? start) : { on: setOn };
  const step = steps.find(({ kind }) => by.includes(kind));
  const own = { word, start, due, ...(isLasting ? { isLasting } : {}), ...howSet(setOn, limit, byLimit) };
  if (isLasting) {
    if (step !== undefined && step.on < due.on) return [{ ...own, done: step, isLate: false, isBroken: true }];
    return [now.on > due.on || step !== undefined ? { ...own, done: due, isLate: false } : { ...own, isLate: false }];
  }
  const judged = step ?? { on: now.on, at: now.at ?? MIDNIGHT };
  const isLate = isPlanned !== true && isAfter(judged, due);
  return [{ ...own, isLate, ...(step === undefined ? {} : { done: momentOf(step) }) }];
}

function howSet(setOn: PlainDate | undefined, limit: Limit | undefined, byLimit: Moment | undefined) {
  if (limit === undefined || byLimit === undefined) return {};
  return setOn === undefined ? { limit } : { byLimit };
}

function momentOf({ on, at }: Moment): Moment {
  return at === undefined ? { on } : { on, at };
}

function stateOf(
  definition: RegisterDefinition,
  { fields }: CaseCourse,
  steps: readonly CaseStep[],
  clocks: readonly CaseClock[],
  today: PlainDate,
): string {
  const last = steps.at(-1);
  const state = (last && stepDefinition(definition, last.kind)?.state) ?? '';
  switch (definition.register) {
    case 'consultations':
      return last?.kind === 'opened' && last.until !== undefined && today > last.until
        ? '已期满，待公布采纳情况'
        : state;
    case 'notices':
      return last?.kind === 'posted' && clocks.some(({ done }) => done !== undefined) ? '公告期满' : state;
    case 'documents': {
      const cleaned = steps.findLast(({ kind }) => kind === 'cleaned');
      if (cleaned !== undefined && cleaned.choice !== 'kept') {
        return choiceWord(stepDefinition(definition, 'cleaned')?.choice?.options, cleaned.choice ?? '');
      }
      const until = validUntil(fields, steps);
      return until !== undefined && until < today ? '有效期已过，待清理' : state;
    }
    default:
      return state;
  }
}

/** The last day on which a document is in force, as its last clean-up has it, else as it was issued. */
export function validUntil(fields: CaseCourse['fields'], steps: readonly CaseStep[]): PlainDate | undefined {
  return (
    steps.findLast(({ kind, until }) => kind === 'cleaned' && until !== undefined)?.until ?? dayIn(fields, 'validUntil')
  );
}

const CLEAN_UP = '清理（有效期届满）';
/** Days before the end of a document's validity from which its clean-up is called for. */
const CLEAN_UP_AHEAD = 90;

function nextOf(
  definition: RegisterDefinition,
  { fields }: CaseCourse,
  steps: readonly CaseStep[],
  clocks: readonly CaseClock[],
  today: PlainDate,
): readonly CaseNext[] {
  const owed = clocks
    .filter(({ done }) => done === undefined)
    .map(({ word, due, isLasting, isLate }): CaseNext => {
      if (isLasting) return { word, by: due, isOptional: true };
      return isLate ? { word, by: due, isOver: true } : { word, by: due };
    });
  const follow = definition.followUps.flatMap(({ word, after, until }): readonly CaseNext[] => {
    const begin = steps.findLast(({ kind }) => kind === after);
    if (begin === undefined || steps.some(({ kind }) => until.includes(kind))) return [];
    if (begin.until === undefined) return [{ word }];
    return begin.until < today ? [] : [{ word, by: { on: begin.until }, isOptional: true }];
  });
  const ends = definition.register === 'documents' ? validUntil(fields, steps) : undefined;
  const cleaned = steps.findLast(({ kind }) => kind === 'cleaned')?.choice ?? 'kept';
  const isToClean =
    ends !== undefined && cleaned !== 'abolished' && cleaned !== 'lapsed' && daysBetween(today, ends) <= CLEAN_UP_AHEAD;
  const clean: readonly CaseNext[] = isToClean
    ? [{ word: CLEAN_UP, by: { on: ends }, ...(ends < today ? { isOver: true } : {}) }]
    : [];
  return [...owed, ...follow, ...clean].toSorted((a, b) => {
    if (a.by === undefined || b.by === undefined) return Number(a.by === undefined) - Number(b.by === undefined);
    return byMoment(a.by, b.by);
  });
}

function lateBy(clocks: readonly CaseClock[], isTimed: boolean, now: Now): CaseStanding['late'] {
  const late = clocks.filter(({ isLate }) => isLate);
  const [worst] = late
    .map(({ due, done = { on: now.on, at: now.at ?? MIDNIGHT } }) => ({
      days: daysBetween(due.on, done.on),
      minutes: minutesBetween({ on: due.on, at: due.at ?? MIDNIGHT }, { on: done.on, at: done.at ?? MIDNIGHT }),
    }))
    .toSorted((a, b) => b.minutes - a.minutes);
  if (worst === undefined) return undefined;
  return isTimed ? worst : { days: worst.days };
}

/** Where a case stands at a moment, by the steps up to its day. `conflict` where a step cannot follow the others (`readCourse`). */
export function caseStanding(course: CaseCourse, reckoning: CaseReckoning, now: Now): Outcome<CaseStanding> {
  const read = readCourse(course, reckoning.limits);
  if (!read.ok) return read;
  const steps = read.value;
  const definition = REGISTER_DEFINITIONS[course.register];
  const clocks = definition.clocks
    .flatMap((each) => clockOf(each, course, steps, reckoning, now))
    .toSorted((a, b) => byMoment(a.due, b.due));
  const clock = clocks.find(({ done }) => done === undefined) ?? clocks.at(-1);
  const isLate = clocks.some((each) => each.isLate);
  return succeed({
    state: stateOf(definition, course, steps, clocks, now.on),
    started: momentOf(steps[0] ?? { on: now.on }),
    clocks,
    clock,
    isDone: clocks.every(({ done }) => done !== undefined),
    isLate,
    isBroken: clocks.some(({ isBroken }) => isBroken === true),
    late: lateBy(clocks, definition.isTimed === true, now),
    next: nextOf(definition, course, steps, clocks, now.on),
    handler: steps.findLast(({ kind }) => kind === 'assigned')?.unitId,
    provisional: clock?.limit?.unit === 'workday' && isProvisional(reckoning.calendar, clock.start.on, clock.due.on),
  });
}

/** The step that settles what is owed next; `undefined` where nothing is owed, or what is comes about by itself. */
export function stepOwed(
  register: CaseCourse['register'],
  next: readonly CaseNext[],
  possible: readonly CaseStepKind[],
): CaseStepKind | undefined {
  const word = next.find(({ isOptional }) => !isOptional)?.word;
  const { clocks, followUps } = REGISTER_DEFINITIONS[register];
  const kinds =
    clocks.find((each) => each.word === word)?.by ??
    followUps.find((each) => each.word === word)?.until ??
    (word === CLEAN_UP ? ['cleaned'] : []);
  return kinds.find((kind) => possible.includes(kind));
}

/** The kinds of step that can follow at a moment, in the order of the definition. What each needs beside its day is given as it fits. */
export function possibleCaseSteps(course: CaseCourse, now: Now): readonly CaseStepKind[] {
  const read = readCourse(course);
  const steps = read.ok ? read.value : course.steps;
  return REGISTER_DEFINITIONS[course.register].steps.flatMap(({ kind, choice, unit, until }) => {
    const last = steps.at(-1);
    const on = last !== undefined && last.on > now.on ? last.on : now.on;
    const tried: CaseStep = {
      kind,
      on,
      at: now.at ?? MIDNIGHT,
      isReasoned: true,
      ...(choice === undefined ? {} : { choice: choice.options[0]?.[0] ?? '' }),
      ...(unit === undefined ? {} : { unitId: '' as NonNullable<CaseStep['unitId']> }),
      ...(until?.isRequired ? { until: on } : {}),
    };
    return refuseStep(course, steps, tried) === undefined ? [kind] : [];
  });
}
