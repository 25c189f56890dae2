import { EVENT_YEARS, outsideYears } from '../dates/dateLimits.ts';
import { parsePlainDate } from '../dates/plainDate.ts';
import type {
  DayCount,
  DueInPeriod,
  HolidayShift,
  IntervalUnit,
  PeriodUnit,
  RuleSpan,
  TimeRule,
  TriggerEvent,
} from '../model/timeRule.ts';
import { monthsIn } from './periods.ts';

/** Limits of what a rule that is set anew may say. Rules stored under wider ones stay as they are. */
export const RULE_LIMITS = {
  /** Days or working days, and pieces of a quota. */
  count: { from: 1, to: 1000 },
  /** Days after a trigger; 0: on the day of the trigger itself (当日公开). */
  daysAfterTrigger: { from: 0, to: 1000 },
  /** Units in each stretch of an interval. */
  interval: { from: 2, to: 366 },
  /** The year of a date. */
  year: { from: EVENT_YEARS.first, to: EVENT_YEARS.last },
} as const;

/** What is wrong with a rule, and where in it. `shape`: it is no rule; `limit`: a rule that says more than may be set. */
export interface RuleFault {
  readonly kind: 'shape' | 'limit';
  readonly path: readonly string[];
  /** In Chinese, without a full stop. */
  readonly message: string;
}

type Path = readonly string[];
type Check = (value: unknown, path: Path) => readonly RuleFault[];
interface Field {
  readonly check: Check;
  readonly optional: boolean;
}
/** A check for every field of a type: one that is missing does not compile. */
type Fields<T, Tag extends keyof T> = { readonly [Key in Exclude<keyof T, Tag>]-?: Field };
type Variants<T, Tag extends keyof T> = {
  readonly [Name in T[Tag] & string]: Fields<Extract<T, { readonly [Key in Tag]: Name }>, Tag>;
};

function fault(path: Path, message: string, kind: RuleFault['kind'] = 'shape'): readonly RuleFault[] {
  return [{ kind, path, message }];
}

function required(check: Check): Field {
  return { check, optional: false };
}

function optional(check: Check): Field {
  return { check, optional: true };
}

function oneOf<Word extends string>(words: Readonly<Record<Word, true>>): Field {
  return required((value, path) =>
    typeof value === 'string' && Object.hasOwn(words, value) ? [] : fault(path, '不在可选的范围内'),
  );
}

/** A whole number; outside of `from` to `to` there is no such thing at all (month 13). */
function whole(from: number, to: number): Check {
  return (value, path) =>
    Number.isSafeInteger(value) && Number(value) >= from && Number(value) <= to
      ? []
      : fault(path, `应为 ${from} 至 ${to} 之间的整数`);
}

/** A whole number that may be set from `from` to `to`. */
function within({ from, to }: { readonly from: number; readonly to: number }): Check {
  return (value, path) => {
    const isWhole = Number.isSafeInteger(value) && Number(value) >= 0;
    if (isWhole && Number(value) >= from && Number(value) <= to) return [];
    return fault(path, `应为 ${from} 至 ${to} 之间的整数`, isWhole ? 'limit' : 'shape');
  };
}

/** An object with these fields; others are none. */
function parts(fields: Readonly<Record<string, Field>>, tag?: string): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(path, '不是时限规则的写法');
    const given = new Map<string, unknown>(Object.entries(value));
    const strange = [...given.keys()].find((key) => key !== tag && !Object.hasOwn(fields, key));
    if (strange !== undefined) return fault([...path, strange], '没有这一项');
    return Object.entries(fields).flatMap(([key, field]) =>
      field.optional && !given.has(key) ? [] : field.check(given.get(key), [...path, key]),
    );
  };
}

/** An object of one of several forms, told apart by its `tag`. */
function variant(tag: string, variants: Readonly<Record<string, Readonly<Record<string, Field>>>>): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(path, '不是时限规则的写法');
    const name = new Map<string, unknown>(Object.entries(value)).get(tag);
    const fields = typeof name === 'string' && Object.hasOwn(variants, name) ? variants[name] : undefined;
    return fields ? parts(fields, tag)(value, path) : fault([...path, tag], '不在可选的范围内');
  };
}

const PERIOD_UNIT = oneOf<PeriodUnit>({
  day: true,
  week: true,
  month: true,
  quarter: true,
  halfYear: true,
  year: true,
});
const DAY_COUNT = oneOf<DayCount>({ workday: true, day: true });
const EVENT = oneOf<TriggerEvent>({
  documentIssued: true,
  informationFormed: true,
  requestReceived: true,
  messageReceived: true,
  noticeIssued: true,
  opinionFound: true,
  consultationClosed: true,
  proposalReceived: true,
  other: true,
});
const INTERVAL_UNIT = oneOf<IntervalUnit>({ day: true, week: true, month: true, year: true });
const COVERS = oneOf<'same' | 'previous'>({ same: true, previous: true });
const COUNT = required(within(RULE_LIMITS.count));
const MONTH = required(whole(1, 12));
const DAY = required((value, path) => (value === 'last' ? [] : whole(1, 31)(value, path)));
const WEEKDAY = required(whole(1, 7));
const NTH = required((value, path) => (value === 'last' ? [] : whole(1, 4)(value, path)));
const DATE = required((value, path) => {
  const date = typeof value === 'string' ? parsePlainDate(value) : undefined;
  if (date === undefined) return fault(path, '应写作 2021-01-04 的形式');
  const outside = outsideYears(date, EVENT_YEARS);
  return outside === undefined ? [] : fault(path, outside, 'limit');
});
const TIME_OF_DAY = optional((value, path) =>
  typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(value) ? [] : fault(path, '应写作 09:30 的形式'),
);

const DAYS: Readonly<Record<keyof RuleSpan, Field>> = { from: optional(DATE.check), to: optional(DATE.check) };

/** The first and last day, of which one may be missing. */
const DURING = optional((value, path) => {
  const faults = parts(DAYS)(value, path);
  if (faults.length > 0) return faults;
  // Every field has just been checked.
  const { from, to } = value as RuleSpan;
  if (from === undefined && to === undefined) return fault(path, '应写明起止日期之一');
  return from !== undefined && to !== undefined && to < from ? fault([...path, 'to'], '不能早于开始的日期') : [];
});

const SHIFTS: Variants<HolidayShift, 'kind'> = { none: {}, earlier: {}, later: {}, nthWorkdayAfter: { n: COUNT } };
const DUES: Variants<DueInPeriod, 'at'> = {
  periodEnd: {},
  dayInPeriod: { month: MONTH, day: DAY },
  weekday: { weekday: WEEKDAY },
  nthWeekday: { month: MONTH, nth: NTH, weekday: WEEKDAY },
  afterPeriod: { n: COUNT, count: DAY_COUNT },
};
const DATED = { shift: required(variant('kind', SHIFTS)), time: TIME_OF_DAY };
const RULES: Variants<TimeRule, 'type'> = {
  recurring: {
    every: PERIOD_UNIT,
    due: required(variant('at', DUES)),
    covers: COVERS,
    during: DURING,
    ...DATED,
  },
  interval: {
    n: required(whole(RULE_LIMITS.interval.from, RULE_LIMITS.interval.to)),
    unit: INTERVAL_UNIT,
    from: DATE,
    at: oneOf<'end' | 'start'>({ end: true, start: true }),
    covers: COVERS,
    during: DURING,
    ...DATED,
  },
  once: { year: optional(within(RULE_LIMITS.year)), month: MONTH, day: DAY, ...DATED },
  triggered: { event: EVENT, n: required(within(RULE_LIMITS.daysAfterTrigger)), count: DAY_COUNT, ...DATED },
  quota: { per: PERIOD_UNIT, atLeast: COUNT, during: DURING },
  minimumDuration: { n: COUNT, count: DAY_COUNT },
  continuous: {},
};
const checkParts = variant('type', RULES);

/** What no part of a rule says by itself. */
function checkWhole(rule: TimeRule): readonly RuleFault[] {
  if (rule.type !== 'recurring' || rule.due.at !== 'nthWeekday' || monthsIn(rule.every) !== undefined) return [];
  return fault(['due', 'at'], '每日、每周的时限没有第几个周几');
}

const checkRule: Check = (value, path) => {
  const faults = checkParts(value, path);
  // Every field has just been checked.
  return faults.length > 0 ? faults : checkWhole(value as TimeRule);
};

/** What is wrong with a rule that is to be set; empty where it may be. Everything in it is checked, since it may be anything. */
export function ruleFaults(value: unknown): readonly RuleFault[] {
  return checkRule(value, []);
}

/** A rule as it was stored once, whatever the limits are today; `undefined` where it is no rule. */
export function storedRule(value: unknown): TimeRule | undefined {
  const isRule = checkRule(value, []).every(({ kind }) => kind === 'limit');
  // Every field has just been checked.
  return isRule ? (value as TimeRule) : undefined;
}
