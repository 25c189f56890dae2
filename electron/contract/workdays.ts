import { z } from 'zod';
import type { Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { Lamp } from '../domain/model/occurrence.ts';
import { command, plainDate, query, requiredText, returns, year } from './define.ts';
import type { DutyPeriodKey } from './occurrenceKey.ts';

/** A day that a holiday notice sets apart: a day off, or a worked weekend. */
export interface SpecialDay {
  readonly date: PlainDate;
  readonly kind: 'off' | 'worked';
  /** The holiday that makes it one. */
  readonly name: string;
}

/** Where a year's working days come from: a notice of the office's, one built in, or none: then Monday to Friday, 暂定. */
export type WorkdaySource = 'office' | 'builtIn' | 'provisional';

export interface WorkdayYear {
  readonly year: Year;
  readonly source: WorkdaySource;
  /** The days of the year's own notice, by date; it may set days of the December before. */
  readonly days: readonly SpecialDay[];
  /** Days of this year's December that the next year's notice sets; they are changed there. */
  readonly ofNextYear: readonly SpecialDay[];
  /** The days of the notice that the app holds for the year, to go back to; nothing where it holds none. */
  readonly builtIn?: readonly SpecialDay[];
  /** When the office recorded its notice, and its text (empty where the days were set by hand). */
  readonly recorded?: { readonly at: string; readonly text: string };
  /** The years at hand, earliest first. */
  readonly years: readonly { readonly year: Year; readonly source: WorkdaySource }[];
}

/** One holiday of a pasted notice as it was read. */
export interface NoticeItemView {
  readonly name: string;
  /** Line of the pasted text, from 1. */
  readonly line: number;
  /** The part of the pasted text it was read from. */
  readonly span: { readonly start: number; readonly end: number };
  /** 春节：2月11日至17日放假，共7天；2月7日（星期日）、2月20日（星期六）上班。 */
  readonly sentence: string;
}

export interface NoticeReadingView {
  /** The year that the notice is for: its title's, else the one asked for. */
  readonly year: Year;
  readonly items: readonly NoticeItemView[];
  /** What does not fit, each a sentence naming its line. `error`: cannot be right; `ask`: check it; `note`: how it was read. */
  readonly problems: readonly {
    readonly level: 'error' | 'ask' | 'note';
    readonly line: number;
    readonly message: string;
  }[];
  /** Holidays that the text is silent about; their days stay as they are. */
  readonly missing: readonly string[];
  /** All days of the year once the reading is taken over. */
  readonly days: readonly SpecialDay[];
}

/** Open occurrences of one duty and period that move together. */
export interface MovedDue extends DutyPeriodKey {
  readonly year: Year;
  readonly content: string;
  readonly period: string;
  /** `undefined`: the occurrence is new (a daily duty gets another working day). */
  readonly from: PlainDate | undefined;
  /** `undefined`: the occurrence falls away. */
  readonly to: PlainDate | undefined;
  readonly units: number;
  readonly unitNames: readonly string[];
  /** The lamp that the occurrences will have. */
  readonly lamp: Lamp | undefined;
}

export interface WorkdayPreview {
  /** Days that change their kind or name. */
  readonly changedDays: number;
  /** By the old date. */
  readonly moved: readonly MovedDue[];
  /** Open occurrences that move, fall away or are new, over all of `moved`. */
  readonly occurrences: number;
  /** Open occurrences whose date stays and is no longer 暂定, and those whose date becomes 暂定. */
  readonly settled: number;
  readonly unsettled: number;
  /** Finished occurrences whose due date moves, and how many of them change between on time and late. */
  readonly finishedMoved: number;
  readonly finishedRejudged: number;
}

const days = z
  .array(
    z.strictObject({
      date: plainDate,
      kind: z.enum(['off', 'worked']) satisfies z.ZodType<SpecialDay['kind']>,
      name: requiredText.max(30, '节日名称不能超过 30 个字'),
    }),
  )
  .max(200, '一年的放假和上班日不能超过 200 天');
const sourceText = z.string().max(20_000, '不能超过 20000 个字');

export const workdays = {
  'workdays.year': query(z.strictObject({ year }), returns<WorkdayYear>()),
  /** Reads a pasted notice. Nothing is written. */
  'workdays.readNotice': query(z.strictObject({ text: sourceText, year }), returns<NoticeReadingView>()),
  /** What would move if the year's days were these; `null`: if the office's own were taken away. */
  'workdays.preview': query(z.strictObject({ year, days: days.nullable() }), returns<WorkdayPreview>()),
  /** Puts these days in the place of the year's. */
  'workdays.save': command(z.strictObject({ year, days, sourceText }), returns<object>()),
  /** Takes the office's own days of the year away: those built in are in force again, or none. */
  'workdays.reset': command(z.strictObject({ year }), returns<object>()),
};
