import { z } from 'zod';
import type { ReminderId, UnitId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { Reminder, ReminderLevel, SlipState } from '../domain/model/ledger.ts';
import { MOST_SLIPS } from '../domain/reminders/slips.ts';
import {
  command,
  dutyId,
  eventDay,
  fillInRoundId,
  longText,
  plainDate,
  query,
  reminderId,
  requiredText,
  returns,
  unitId,
  year,
} from './define.ts';
import type { FileState } from './evidence.ts';
import { occurrenceKey, type OccurrenceKey } from './occurrenceKey.ts';

export type { ReminderLevel, SlipState } from '../domain/model/ledger.ts';

/** One item of a slip. */
export interface SlipItem extends OccurrenceKey {
  readonly content: string;
  readonly period: string;
  /** The day by which it is to come: of what was returned, its new day. */
  readonly dueOn?: PlainDate;
  /** 逾期 20 天, 剩余 3 天, 退回未补报，剩余 3 天. */
  readonly timeLimit: string;
}

/** A slip that could be made for a unit. */
export interface ProposedSlip {
  readonly unitId: UnitId;
  readonly unit: string;
  /** From 1, the mildest. */
  readonly level: number;
  /** The highest level that all its items allow: above the mildest, only what is overdue. */
  readonly highest: number;
  readonly items: readonly SlipItem[];
  readonly overdue: number;
  /** Not answered, or found undone on a review date (未反馈, 应检查): never overdue. */
  readonly checks: number;
  readonly dueSoon: number;
  /** Days of the longest overdue; 0 where nothing is. */
  readonly longest: number;
  /** The slip that pressed for some of it last: 清政公开提〔2021〕3号. */
  readonly after?: string;
}

export interface SlipProposal {
  /** Milder levels first; of one level most overdue first. */
  readonly slips: readonly ProposedSlip[];
  /** Open items whose last slip may still be answered in time: nothing is proposed for them. */
  readonly waiting: number;
  /** Of the items that were named: those that need no slip, or wait for an answer. */
  readonly left: number;
  readonly levels: readonly (ReminderLevel & {
    /** The next number: after the highest of the year. */
    readonly next: number;
    /** The working day by which units answer, as proposed. */
    readonly replyBy: PlainDate;
    /** What stands before 〔2021〕 in the number. */
    readonly fullMark: string;
  })[];
  /** The duty that was asked about alone. */
  readonly duty?: string;
}

/** What a slip will say. */
export interface SlipPreview {
  readonly title: string;
  readonly documentNumber: string;
  readonly unit: string;
  readonly paragraphs: readonly string[];
  /** 序号, 事项内容, 所属期, 应办日期, 时限情况. */
  readonly rows: readonly (readonly string[])[];
  readonly office: string;
  readonly date: string;
}

/** A slip that was made. */
export interface SlipView
  extends Pick<Reminder, 'id' | 'unitId' | 'level' | 'levelName' | 'number' | 'documentNumber' | 'on' | 'replyBy'> {
  readonly unit: string;
  readonly state: SlipState;
  /** Why it is void. */
  readonly withdrawn?: string;
  readonly fetchedAt?: string;
  readonly answer?: NonNullable<Reminder['answer']>;
  /** Absent where there is no file. */
  readonly fileName?: string;
  /** Whether the file is there as it was made. */
  readonly fileState?: FileState;
  /** Made together, they can be printed as one file. */
  readonly making: number;
  readonly items: readonly (SlipItem & {
    /** Whether it is still to be done. */
    readonly isOpen: boolean;
  })[];
  readonly open: number;
  /** The round whose book it presses for, and whether that has not come back. */
  readonly round?: { readonly title: string; readonly isOpen: boolean };
}

/** One reminder to all units that have not sent a round's book back. */
export interface RoundReminder {
  /** Who would get a slip, by name. */
  readonly units: readonly { readonly unitId: UnitId; readonly unit: string }[];
  /** Units that were reminded of this round and may still answer in time. */
  readonly waiting: number;
  /** 提醒, as the office calls its mildest level. */
  readonly level: string;
  /** The numbers that the slips would bear. */
  readonly numbers: { readonly first: string; readonly last: string } | undefined;
  readonly replyBy: PlainDate;
}

/** How often slips in force pressed a unit, by level. */
export interface UnitSlips {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly levels: readonly { readonly level: number; readonly name: string; readonly count: number }[];
  /** Of the last one. */
  readonly last: PlainDate;
}

const number = z.number().int('应为整数').min(1, '应从 1 起').max(MOST_SLIPS, `不能超过 ${MOST_SLIPS}`);
const slip = z.strictObject({
  unitId,
  level: z.number().int('应为整数').min(1).max(9),
  number,
  replyBy: eventDay,
  items: z.array(occurrenceKey).min(1, '请至少选择一项').max(2000),
});

export const reminders = {
  /** The levels of slips, the mildest first. */
  'reminders.levels': query(z.strictObject({}), returns<readonly ReminderLevel[]>()),
  /** Names the levels and their steps anew; slips that were made keep the name that they had. */
  'reminders.saveLevels': command(
    z.strictObject({
      levels: z
        .array(
          z.strictObject({
            name: requiredText.max(10, '不能超过 10 个字'),
            mark: z.string().trim().max(10, '不能超过 10 个字'),
            replyWorkdays: z.number().int('应为整数').min(1, '应从 1 起').max(60, '不能超过 60'),
          }),
        )
        .min(1, '请至少设一级')
        .max(9, '最多设 9 级'),
    }),
    returns<object>(),
  ),
  /** Slips as they are proposed: of the whole year, of some units, of one duty, or of these items alone. */
  'reminders.propose': query(
    z.strictObject({
      year,
      unitIds: z.array(unitId).min(1).max(1000).exactOptional(),
      dutyId: dutyId.exactOptional(),
      items: z.array(occurrenceKey).min(1).max(5000).exactOptional(),
    }),
    returns<SlipProposal>(),
  ),
  /** Who of a round would be reminded of sending its book back, and how. */
  'reminders.ofRound': query(z.strictObject({ roundId: fillInRoundId }), returns<RoundReminder>()),
  /**
   * Makes one slip of the mildest level for every unit that has not sent the round's book back, all in one act. Refused where nobody is to be reminded, or
   * the reply day is before today.
   */
  'reminders.remindRound': command(
    z.strictObject({ roundId: fillInRoundId, replyBy: eventDay }),
    returns<{ readonly ids: readonly ReminderId[] }>(),
  ),
  'reminders.preview': query(z.strictObject({ year, slip }), returns<SlipPreview>()),
  /**
   * Makes slips, all or none: each with the next free number or another free one, its items, and its file as it is made from the template in use.
   * Refused where a number is taken, an item needs no slip, or the reply day is before today.
   */
  'reminders.make': command(
    z.strictObject({ year, slips: z.array(slip).min(1, '请至少选择一份').max(500, '一次最多 500 份') }),
    returns<{ readonly ids: readonly ReminderId[] }>(),
  ),
  /** Slips of a year (of one unit), the latest first, and how often each unit was pressed. */
  'reminders.list': query(
    z.strictObject({ year, unitId: unitId.exactOptional() }),
    returns<{ readonly slips: readonly SlipView[]; readonly units: readonly UnitSlips[] }>(),
  ),
  /**
   * Takes slips' files as they were made: one as it is; several as one to be printed (those made together), or packed. From then on they can be voided,
   * not unmade.
   */
  'reminders.fetch': command(
    z.strictObject({ ids: z.array(reminderId).min(1, '请至少选择一份').max(500), pack: z.enum(['one', 'each']) }),
    returns<{
      readonly fileId: string;
      readonly fileName: string;
      /** Slips without their file, in Chinese why; refused where none has one. */
      readonly left: readonly { readonly id: ReminderId; readonly documentNumber: string; readonly why: string }[];
    }>(),
  ),
  /** Voids a slip (作废); its number stays taken. */
  'reminders.withdraw': command(z.strictObject({ id: reminderId, reason: requiredText }), returns<object>()),
  /** Records what the unit answered. A second answer takes the place of the first. */
  'reminders.answer': command(
    z.strictObject({ id: reminderId, on: plainDate, text: longText.min(1, '不能为空') }),
    returns<object>(),
  ),
};
