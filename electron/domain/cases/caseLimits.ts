import { addHours, type ClockTime } from '../dates/clockTime.ts';
import { addDays, addMonths, parsePlainDate, type PlainDate } from '../dates/plainDate.ts';
import {
  LIMIT_KEYS,
  type CaseLimits,
  type LimitKey,
  type LimitUnit,
  type LimitVersion,
  type Moment,
} from '../model/caseRecord.ts';
import { LIMIT_DEFINITIONS, LIMIT_UNIT_WORDS } from '../words/registers.ts';
import { addWorkdays, type WorkCalendar } from '../workdays/workCalendar.ts';

/** A limit as it holds for a case. */
export interface Limit {
  readonly key: LimitKey;
  readonly n: number;
  readonly unit: LimitUnit;
  readonly source: string;
}

/** The limit that holds for a case whose day 0 is `day`: the last one that the office set from that day or an earlier one on, else the default. */
export function limitOn(limits: CaseLimits, key: LimitKey, day: PlainDate): Limit {
  const { n, unit, source } = LIMIT_DEFINITIONS[key];
  const set = limits[key]?.findLast(({ from }) => from === undefined || from <= day);
  return set === undefined ? { key, n, unit, source } : { key, unit, n: set.n, source: set.source };
}

/** The moment on which a limit ends; day 0 is not counted, hours run through nights and days off. */
export function limitEnd(calendar: WorkCalendar, start: Moment, { n, unit }: Pick<Limit, 'n' | 'unit'>): Moment {
  switch (unit) {
    case 'workday':
      return { on: addWorkdays(calendar, start.on, n) };
    case 'day':
      return { on: addDays(start.on, n) };
    case 'month':
      return { on: addMonths(start.on, n) };
    case 'hour':
      return addHours({ on: start.on, at: start.at ?? ('00:00' as ClockTime) }, n);
    default:
      return unit satisfies never;
  }
}

/** 5个工作日. */
export function limitWords({ n, unit }: Pick<Limit, 'n' | 'unit'>): string {
  return `${n}${LIMIT_UNIT_WORDS[unit]}`;
}

/** The limits as the workspace keeps them; what cannot be read is left out, so that its default holds. */
export function readLimits(stored: string | undefined): CaseLimits {
  let value: unknown;
  try {
    value = JSON.parse(stored === undefined || stored === '' ? '{}' : stored);
  } catch {
    return {};
  }
  const all = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const limits: Partial<Record<LimitKey, readonly LimitVersion[]>> = {};
  for (const key of LIMIT_KEYS) {
    const versions = Array.isArray(all[key]) ? (all[key] as readonly unknown[]).flatMap(versionOf) : [];
    if (versions.length > 0) limits[key] = versions;
  }
  return limits;
}

function versionOf(value: unknown): readonly LimitVersion[] {
  const { n, source, from } = (value ?? {}) as {
    readonly n?: unknown;
    readonly source?: unknown;
    readonly from?: unknown;
  };
  if (typeof n !== 'number' || !Number.isInteger(n) || n < 1 || typeof source !== 'string') return [];
  const day = typeof from === 'string' ? parsePlainDate(from) : undefined;
  return [{ n, source, ...(day === undefined ? {} : { from: day }) }];
}

/** The limits with one more that holds from a day on; those from that day or later go. */
export function withLimit(limits: CaseLimits, key: LimitKey, version: Required<LimitVersion>): CaseLimits {
  const before = (limits[key] ?? []).filter(({ from }) => from === undefined || from < version.from);
  return { ...limits, [key]: [...before, version] };
}
