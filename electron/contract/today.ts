import { z } from 'zod';
import type { DutyId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { Register } from '../domain/model/duty.ts';
import type { Lamp } from '../domain/model/occurrence.ts';
import { TODAY_LISTS } from '../domain/words/today.ts';
import type { CalendarEntry } from './calendar.ts';
import { command, query, returns, year } from './define.ts';
import type { FindingView } from './findings.ts';
import type { OccurrenceKey } from './occurrenceKey.ts';

/** One thing that 今日 counts. */
export interface ListedLine extends OccurrenceKey {
  readonly unit: string;
  readonly content: string;
  /** The part of the content that the rule stands in, where the content holds several. */
  readonly clause?: string;
  readonly period: string;
  /** It is a case of this register; `periodKey` names it there, `period` is its number. */
  readonly register?: Register;
  /** As things stand: of what was returned its new day. `undefined` for what has no deadline and no review. */
  readonly dueOn: PlainDate | undefined;
  readonly doneOn: PlainDate | undefined;
  readonly provisional: boolean;
  readonly lamp: Lamp;
  /** 退回: it is to come again by `dueOn`. */
  readonly isReturned?: true;
  /** Pieces done and wanted; more than one for quotas. */
  readonly done: number;
  readonly needed: number;
  /** Days since it was due (negative: until then); 0 without a due day. */
  readonly days: number;
  /** All duties that ask for the same fact, where there are several: a month's pieces are one fact. */
  readonly sources?: readonly string[];
}

/** What is due on a day. */
export interface TodayLine extends ListedLine {
  readonly dueOn: PlainDate;
}

/** Due dates that one command moved; all units of a duty and period together. */
export interface MovedDate {
  readonly dutyId: DutyId;
  readonly content: string;
  readonly period: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly units: number;
}

/** A command since the last look that moved due dates, or set new ones or took some away. */
export interface DateChange {
  /** What was done, as the change log has it. */
  readonly label: string;
  /** ISO instant. */
  readonly at: string;
  /** Open occurrences that moved, and those that are new or gone with it. */
  readonly movedCount: number;
  readonly added: number;
  readonly removed: number;
  /** The first of those that moved, by their old date. */
  readonly moved: readonly MovedDate[];
}

/** What falls due in a week; `open` of `total` occurrences are still to be done. */
export interface WeekDue {
  /** Monday and Sunday. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly lines: readonly TodayLine[];
  /** The same, many units' same duty in one, for paper and copies. */
  readonly entries: readonly CalendarEntry[];
  readonly total: number;
  readonly open: number;
}

export interface TodaySummary {
  readonly today: PlainDate;
  /** Since the last day on which somebody looked; `undefined` the first time. */
  readonly since:
    | {
        readonly day: PlainDate;
        readonly days: number;
        readonly newOverdue: number;
        readonly done: number;
        readonly changes: readonly DateChange[];
        /** Another program holds the data file: what moved cannot be told for now. */
        readonly changesUnknown?: true;
      }
    | undefined;
  /** Whether today's look is recorded. */
  readonly seen: boolean;
  /** All that is overdue, longest first, and the units that have something overdue. */
  readonly overdue: { readonly lines: readonly TodayLine[]; readonly units: number };
  readonly thisWeek: WeekDue;
  readonly nextWeek: WeekDue;
  /** Duties with something to decide (待核), and triggered duties without any trigger this year. */
  readonly toCheck: number;
  /** Units in two classes of the assessment (考核类别) or in none; absent where there are none. */
  readonly classQuestions?: number;
  readonly awaitsTrigger: number;
  /** 按时率 in percent with one place: done on time of what fell due or was done; the same definition as in score and papers. */
  readonly onTime: { readonly percent: string | undefined; readonly onTime: number; readonly due: number };
  /** 整改: what is overdue, longest first; what waits for a re-check; what else is to be rectified this week. Absent where the year has no findings. */
  readonly findings?: {
    readonly overdue: readonly FindingView[];
    readonly toRecheck: number;
    readonly thisWeek: number;
  };
  /** 链接检查: registered links that are dead, and those that look so, as they were found last. Absent where no link was ever asked for. */
  readonly links?: { readonly dead: number; readonly suspect: number; readonly lastOn: PlainDate };
}

/** One of 此前: due before the start of use, never red, in no rate and no score, registered or not. */
export interface BeforeLine extends OccurrenceKey {
  readonly unit: string;
  readonly content: string;
  /** The part of the content that the rule stands in, where the content holds several. */
  readonly clause?: string;
  readonly period: string;
  readonly dueOn: PlainDate;
  /** Pieces done and wanted; more than one for quotas. */
  readonly done: number;
  readonly needed: number;
  readonly doneOn: PlainDate | undefined;
  /** A registration can be made (once more). */
  readonly mayRegister: boolean;
}

export const today = {
  'today.summary': query(z.strictObject({ year }), returns<TodaySummary>()),
  /** What a figure of 今日 counts, longest due first: as many lines as the figure says. */
  'today.list': query(z.strictObject({ year, list: z.enum(TODAY_LISTS) }), returns<readonly ListedLine[]>()),
  /** 此前 of a year, by due date. Empty where the year counts it like the rest. */
  'today.before': query(z.strictObject({ year }), returns<readonly BeforeLine[]>()),
  /** Records that 今日 was looked at; the first time on a day counts. Not among the commands that can be undone. */
  'today.seen': command(z.strictObject({}), returns<object>()),
};
