/* oxlint-disable oxc/no-map-spread -- an arbitrary's map is not a list's */
import fc from 'fast-check';
import type { GroupId, PieceId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { addDays, dayInMonth, type PlainDate, type Weekday } from '../../../electron/domain/dates/plainDate.ts';
import type { Duty, DutyKind, Following } from '../../../electron/domain/model/duty.ts';
import { dutyPeriodText } from '../../../electron/domain/model/occurrenceKey.ts';
import type { Exemption, Extension, Fulfilment, Trigger } from '../../../electron/domain/model/registrations.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { Piece } from '../../../electron/domain/model/piece.ts';
import type { Occurrence } from '../../../electron/domain/model/occurrence.ts';
import type {
  DueInPeriod,
  HolidayShift,
  IntervalUnit,
  NthInMonth,
  PeriodUnit,
  RuleSpan,
  RuleVersion,
  TimeRule,
} from '../../../electron/domain/model/timeRule.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import {
  done,
  duty,
  exempted,
  extended,
  facts,
  group,
  grouped,
  named,
  takenDown,
  trigger,
  unit,
} from '../occurrences/occurrenceFacts.ts';

/**
 * Any facts an office may have: rules of every type and version, groups with dated members, units that begin and end, duties that begin late or are
 * followed in any way, a start of use, pieces, and things on record.
 */

const IDS = ['a', 'b', 'c', 'd', 'e'];
const every = fc.constantFrom<PeriodUnit>('day', 'week', 'month', 'quarter', 'halfYear', 'year');
const dayNumber = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const));
const shift: fc.Arbitrary<HolidayShift> = fc.oneof(
  fc.constantFrom<HolidayShift>({ kind: 'none' }, { kind: 'earlier' }, { kind: 'later' }),
  fc.integer({ min: 1, max: 5 }).map((n) => ({ kind: 'nthWorkdayAfter' as const, n })),
);
const due: fc.Arbitrary<DueInPeriod> = fc.oneof(
  fc.constant<DueInPeriod>({ at: 'periodEnd' }),
  fc.record({ at: fc.constant('dayInPeriod' as const), month: fc.integer({ min: 1, max: 12 }), day: dayNumber }),
  fc.constantFrom(1, 2, 3, 4, 5, 6, 7).map((weekday) => ({ at: 'weekday' as const, weekday: weekday as 1 })),
  fc.record({
    at: fc.constant('nthWeekday' as const),
    month: fc.integer({ min: 1, max: 12 }),
    nth: fc.constantFrom<NthInMonth>(1, 2, 3, 4, 'last'),
    weekday: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
  }),
  fc.record({
    at: fc.constant('afterPeriod' as const),
    n: fc.integer({ min: 1, max: 40 }),
    count: fc.constantFrom('day' as const, 'workday' as const),
  }),
);
/** Part of a year of 2016 to 2030, or all of them. */
const during = fc
  .tuple(
    fc.integer({ min: 2016, max: 2030 }),
    fc.integer({ min: 0, max: 360 }),
    fc.integer({ min: 0, max: 360 }),
    fc.nat(2),
  )
  .map(([year, from, days, which]): RuleSpan => {
    const first = addDays(dayInMonth(year, 1, 1), from);
    const span = { from: first, to: addDays(first, days) };
    return which === 0 ? span : which === 1 ? { from: span.from } : { to: span.to };
  });
const partly = fc.option(
  during.map((span) => ({ during: span })),
  { nil: {}, freq: 2 },
);
/** A rule that comes round, for all the year or for part of it. */
function comingRound(
  rule: fc.Arbitrary<Extract<TimeRule, { type: 'recurring' | 'interval' | 'quota' }>>,
): fc.Arbitrary<TimeRule> {
  return fc.tuple(rule, partly).map(([each, span]) => ({ ...each, ...span }));
}

export const timeRule: fc.Arbitrary<TimeRule> = fc.oneof(
  {
    weight: 5,
    arbitrary: comingRound(
      fc
        .record({
          type: fc.constant('recurring' as const),
          every,
          due,
          covers: fc.constantFrom('same' as const, 'previous' as const),
          shift,
        })
        // A weekday of a single day means nothing, nor does the second of a week.
        .filter(({ every: period, due: { at } }) => period !== 'day' || at !== 'weekday')
        .filter(({ every: period, due: { at } }) => (period !== 'day' && period !== 'week') || at !== 'nthWeekday'),
    ),
  },
  {
    weight: 3,
    arbitrary: comingRound(
      fc.record({
        type: fc.constant('interval' as const),
        n: fc.integer({ min: 2, max: 60 }),
        unit: fc.constantFrom<IntervalUnit>('day', 'week', 'month', 'year'),
        from: fc.integer({ min: 0, max: 6000 }).map((days) => addDays(dayInMonth(2015, 1, 1), days)),
        at: fc.constantFrom('end' as const, 'start' as const),
        covers: fc.constantFrom('same' as const, 'previous' as const),
        shift,
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('once' as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: dayNumber,
      shift,
    }),
  },
  {
    weight: 2,
    arbitrary: comingRound(
      fc.record({ type: fc.constant('quota' as const), per: every, atLeast: fc.integer({ min: 1, max: 4 }) }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('triggered' as const),
      event: fc.constant('documentIssued' as const),
      n: fc.integer({ min: 0, max: 20 }),
      count: fc.constantFrom('day' as const, 'workday' as const),
      shift,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('minimumDuration' as const),
      n: fc.constant(10),
      count: fc.constant('day' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('continuous' as const) }) },
);

function dayOf(year: number): fc.Arbitrary<PlainDate> {
  return fc.integer({ min: -40, max: 400 }).map((n) => addDays(dayInMonth(year, 1, 1), n));
}

/** First and last day, either open. */
function stay(year: number): fc.Arbitrary<{ from?: PlainDate; to?: PlainDate }> {
  return fc
    .tuple(fc.option(dayOf(year), { nil: undefined }), fc.option(dayOf(year), { nil: undefined }))
    .map(([a, b]) => {
      if (a !== undefined && b !== undefined && b < a) return { from: b, to: a };
      return { ...(a === undefined ? {} : { from: a }), ...(b === undefined ? {} : { to: b }) };
    });
}

function version(year: number): fc.Arbitrary<RuleVersion> {
  return fc.tuple(timeRule, fc.option(stay(year), { nil: undefined, freq: 3 })).map(([rule, { from, to } = {}]) => ({
    rule,
    ...(from === undefined ? {} : { validFrom: from }),
    ...(to === undefined ? {} : { validTo: to }),
  }));
}

const assignment = fc
  .tuple(
    fc.constantFrom('g', 'h', ...IDS),
    fc.constantFrom('lead' as const, 'responsible' as const, 'support' as const),
  )
  .map(([id, role]) => (id === 'g' || id === 'h' ? grouped(id, role) : named(id, role)));

/** Whether a duty has a start (施行日), and whether the office decided how it is followed (计入方式). */
function way(year: number): fc.Arbitrary<Pick<Duty, 'startsOn' | 'following'>> {
  return fc
    .tuple(
      fc.option(dayOf(year), { nil: undefined }),
      fc.option(fc.constantFrom<Following>('counted', 'reported', 'office', 'none'), { nil: undefined }),
    )
    .map(([startsOn, following]) => ({
      ...(startsOn === undefined ? {} : { startsOn }),
      ...(following === undefined ? {} : { following }),
    }));
}

function anyDuty(year: number, id: string): fc.Arbitrary<Duty> {
  return fc
    .record({
      kind: fc.constantFrom<DutyKind>('disclosure', 'measure', 'case', 'submission'),
      versions: fc.array(version(year), { maxLength: 3 }),
      assignments: fc.array(assignment, { maxLength: 4 }),
      timeCheck: fc.option(fc.constant({ timeCheck: '“适时”没有写明期限。' }), { nil: {}, freq: 2 }),
      way: way(year),
    })
    .map(({ kind, versions, assignments, timeCheck, way: decided }) => {
      const plain = duty(id, [], { kind, assignments, year: year as Year, ...timeCheck, ...decided });
      return { ...plain, rules: versions.map((each, index) => ({ ...each, id: `r${index + 1}` as never })) };
    });
}

/** One rule changed once or twice: each version begins the day after the one before it ends. */
function changedDuty(year: number, id: string): fc.Arbitrary<Duty> {
  return fc
    .tuple(
      fc.array(timeRule, { minLength: 2, maxLength: 3 }),
      fc.array(dayOf(year), { minLength: 2, maxLength: 2 }),
      way(year),
    )
    .map(([rules, days, decided]) => {
      const borders = days.toSorted();
      const plain = duty(id, rules, { assignments: [grouped('g'), named('b')], year: year as Year, ...decided });
      const versions = plain.rules.map((rule, index) => {
        const from = borders[index - 1];
        const next = index < rules.length - 1 ? borders[index] : undefined;
        const before = plain.rules[index - 1];
        return {
          ...rule,
          ...(before === undefined || from === undefined ? {} : { follows: before.id, validFrom: from }),
          ...(next === undefined ? {} : { validTo: addDays(next, -1) }),
        };
      });
      return { ...plain, rules: versions };
    });
}

function anyTrigger(year: number, index: number): fc.Arbitrary<Trigger> {
  return fc
    .tuple(fc.constantFrom('d1', 'd2', 'd3'), dayOf(year), fc.subarray(IDS, { minLength: 1 }))
    .map(([dutyId, on, units]) => trigger(`t${index}`, dutyId, on, units));
}

const LINKS = [
  '',
  '',
  'http://www.qh.gov.cn/1.html',
  'https://www.qh.gov.cn/1.html/',
  'http://www.qh.gov.cn/2.html',
] as const;

/** Pieces one by one, some of which are the same as others, or as what is registered. */
function anyPieces(year: number): fc.Arbitrary<readonly Piece[]> {
  const one = fc.record({
    unitId: fc.constantFrom(...IDS).map((id) => id as UnitId),
    title: fc.constantFrom('已公开', ' 已公开', '春耕开始'),
    on: dayOf(year),
    channel: fc.constant(''),
    link: fc.constantFrom(...LINKS),
    adoptions: fc.constant([]),
    recordedAt: fc.constant(`${year}-01-01T08:00:00Z`),
  });
  return fc
    .array(one, { maxLength: 15 })
    .map((list) => list.map((piece, index) => ({ ...piece, id: `p${index}` as PieceId })));
}

/** How a year is begun and framed: 启用日, 此前计入, who owes pieces and how many, what was sent. */
function framed(year: Year) {
  const sent = fc.record({
    unitId: fc.constantFrom(...IDS).map((id) => id as UnitId),
    month: fc.integer({ min: 1, max: 12 }),
    count: fc.integer({ min: 0, max: 4 }),
  });
  return fc
    .record({
      inUseFrom: fc.option(dayOf(year), { nil: undefined }),
      countsBefore: fc.boolean(),
      cutOff: fc.integer({ min: 0, max: 364 }).map((days) => addDays(dayInMonth(year, 7, 1), days)),
      submissionGroups: fc.subarray(['g' as GroupId]),
      submissionTarget: fc.integer({ min: 0, max: 2 }),
      submissions: fc.uniqueArray(sent, { maxLength: 25, selector: ({ unitId, month }) => `${unitId} ${month}` }),
      pieces: anyPieces(year),
    })
    .map(({ inUseFrom, countsBefore, cutOff, submissionGroups, ...rest }) => ({
      ...rest,
      ...(inUseFrom === undefined ? {} : { inUseFrom }),
      frame: { ...defaultFrame(year), countsBefore, cutOff, submissionGroups },
    }));
}

interface Happened {
  readonly pick: number;
  readonly what: 'done' | 'down' | 'extended' | 'exempt';
  /** Days after (before) it falls due; for extensions so much later. */
  readonly days: number;
  /** An extension ends on the start of use, where that is later. */
  readonly toBorder: boolean;
  /** Of another unit than the one that owes it: of one that was there before, or of none that owes anything. */
  readonly other: string | undefined;
  readonly recordedOn: PlainDate;
  readonly link: string;
}

function happenings(year: number): fc.Arbitrary<readonly Happened[]> {
  return fc.array(
    fc.record({
      pick: fc.nat(),
      what: fc.constantFrom('done', 'done', 'down', 'extended', 'exempt'),
      days: fc.integer({ min: -70, max: 70 }),
      toBorder: fc.boolean(),
      other: fc.option(fc.constantFrom(...IDS), { nil: undefined, freq: 5 }),
      recordedOn: fc.integer({ min: 0, max: 600 }).map((days) => addDays(dayInMonth(year, 1, 1), days)),
      link: fc.constantFrom(...LINKS),
    }),
    { maxLength: 12 },
  );
}

const calendar = builtInCalendar();

/** What there would be if nothing began late and all were followed. */
function owedIn(given: YearFacts): readonly Occurrence[] {
  const first = dayInMonth(given.year, 1, 1);
  const all = { startsOn: addDays(first, -4000), following: 'counted' } as const;
  const duties = given.duties.map((each) => Object.assign({}, each, all));
  return deriveOccurrences({ ...given, duties }, { today: first, calendar });
}

/** A day on which something falls due, or the day beside it: there a start of use (启用日) and a start (施行日) are told apart by a day. */
interface Border {
  readonly pick: number;
  readonly days: number;
}

const border: fc.Arbitrary<Border | undefined> = fc.option(
  fc.record({ pick: fc.nat(), days: fc.integer({ min: -1, max: 1 }) }),
  { nil: undefined, freq: 3 },
);

/** Moves the start of use, and the start of one duty, to where something falls due. */
function withBorders(given: YearFacts, inUse: Border | undefined, start: Border | undefined): YearFacts {
  const owed = owedIn(given);
  const at = (where: Border | undefined) => (where === undefined ? undefined : owed[where.pick % owed.length]);
  const [first, second] = [at(inUse), at(start)];
  const inUseFrom = first?.dueOn && addDays(first.dueOn, inUse?.days ?? 0);
  const startsOn = second?.dueOn && addDays(second.dueOn, start?.days ?? 0);
  return {
    ...given,
    ...(inUseFrom === undefined ? {} : { inUseFrom }),
    duties: given.duties.map((each) =>
      startsOn === undefined || each.id !== second?.dutyId ? each : Object.assign({}, each, { startsOn }),
    ),
  };
}

/** Puts on record what happened, for occurrences that there would be if nothing began late and all were followed. */
function withRecords(given: YearFacts, happened: readonly Happened[]): YearFacts {
  const owed = owedIn(given);
  const fulfilments: Fulfilment[] = [];
  const extensions = new Map<string, Extension>();
  const exemptions = new Map<string, Exemption>();
  for (const { pick, what, days, toBorder, other, recordedOn, link } of owed.length === 0 ? [] : happened) {
    const one = owed[pick % owed.length];
    if (one?.dueOn === undefined) continue;
    const where = { rule: one.ruleId, unit: other ?? one.unitId, at: recordedOn };
    const key = `${dutyPeriodText(one)} ${where.unit}`;
    if (what === 'extended') {
      const later = addDays(one.dueOn, Math.abs(days) + 1);
      const { inUseFrom = later } = given;
      const until = toBorder && inUseFrom > one.dueOn ? inUseFrom : later;
      extensions.set(key, extended(one.dutyId, one.period.key, until, where));
    } else if (what === 'exempt') exemptions.set(key, exempted(one.dutyId, one.period.key, where));
    else {
      const piece = { ...done(one.dutyId, one.period.key, addDays(one.dueOn, days), where), link };
      fulfilments.push(what === 'done' ? piece : takenDown(piece, addDays(piece.doneOn, Math.abs(days) % 20)));
    }
  }
  return { ...given, fulfilments, extensions: [...extensions.values()], exemptions: [...exemptions.values()] };
}

/** Facts of a year of 2016 to 2030. */
export const anyFacts: fc.Arbitrary<YearFacts> = fc.integer({ min: 2016, max: 2030 }).chain((year) =>
  fc
    .record({
      stays: fc.tuple(stay(year), stay(year), fc.constant({}), fc.constant({}), stay(year)),
      members: fc.array(fc.tuple(fc.constantFrom(...IDS), stay(year)), { maxLength: 6 }),
      // A group by rule, with exceptions; or one without anybody.
      ruled: fc.option(
        fc.tuple(stay(year), fc.array(fc.tuple(fc.constantFrom(...IDS), stay(year)), { maxLength: 3 })),
        {
          nil: undefined,
        },
      ),
      heirs: fc.tuple(...IDS.map(() => fc.option(fc.constantFrom(...IDS), { nil: undefined }))),
      duties: fc.tuple(anyDuty(year, 'd1'), anyDuty(year, 'd2'), anyDuty(year, 'd3'), changedDuty(year, 'd4')),
      triggers: fc.tuple(anyTrigger(year, 1), anyTrigger(year, 2), anyTrigger(year, 3)),
      frame: framed(year as Year),
      inUse: border,
      start: border,
      happened: happenings(year),
    })
    .map(({ stays, heirs, members, ruled, duties, triggers, frame, inUse, start, happened }) => {
      const given = facts({
        ...frame,
        year: year as Year,
        units: IDS.map((id, index) => {
          const heir = heirs[index];
          return unit(id, heir === undefined ? stays[index] : { ...stays[index], successorId: heir as UnitId });
        }),
        groups: [
          group(
            'g',
            members.map(([id, days]) => ({ unitId: id as UnitId, ...days })),
          ),
          {
            ...group('h', []),
            ...(ruled === undefined
              ? {}
              : {
                  rules: [{ kind: 'department', scope: 'all', ...ruled[0] }],
                  exceptions: ruled[1].map(([id, days]) => ({ unitId: id as UnitId, ...days })),
                }),
          },
        ],
        duties,
        triggers,
      });
      return withRecords(withBorders(given, inUse, start), happened);
    }),
);
