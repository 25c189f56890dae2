import { z } from 'zod';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { CommandId, Year } from '../domain/brand.ts';
import type { YearFrame } from '../domain/model/yearFrame.ts';
import {
  command,
  commandId,
  dutyId,
  eventDay,
  groupId,
  plainDate,
  query,
  requiredText,
  returns,
  year,
} from './define.ts';

/** What the shell needs before it can show any screen. */
export interface WorkspaceStatus {
  /** `undefined` until the first start is answered. */
  readonly district: string | undefined;
  readonly years: readonly YearView[];
  /** The office's today; fixed by `--today` in demos and tests. */
  readonly today: PlainDate;
  readonly isDemo: boolean;
  readonly version: string;
  /** Where the data lives, to be shown in 设置. */
  readonly dataFolder: string;
  readonly host: 'electron' | 'browser';
  /** As `workspace.revision` answers. */
  readonly revision: number;
  /** What 撤销 would take back, in Chinese; `undefined` when there is nothing. */
  readonly undoable: string | undefined;
  /** The step of that name. */
  readonly undoableId?: CommandId;
  /** 启用日: what fell due before it is 此前. `undefined`: never decided, all of it counts. */
  readonly inUseFrom: PlainDate | undefined;
  /** Why nothing can be taken back, in Chinese, where that is not for want of commands. */
  readonly undoBarred?: string;
}

/** A command (操作) of today. */
export interface CommandView {
  readonly commandId: CommandId;
  /** In Chinese: 导入《…》（52 项）. */
  readonly label: string;
  /** ISO instant. */
  readonly at: string;
  /** What it wrote: 事项 52, 单位 3. */
  readonly records: readonly { readonly what: string; readonly count: number }[];
  readonly state: 'done' | 'undone';
  /** What of it stands though it was taken back: slips whose files were fetched are void. */
  readonly note?: string;
  /** Why it cannot be taken back, or put in force again, as far as its own rows tell. */
  readonly refusal?: string;
}

export interface YearView {
  readonly year: Year;
  readonly state: 'open' | 'closed';
  /** Counts for the rail. */
  readonly duties: number;
  readonly toCheck: number;
  readonly overdue: number;
  /** 待核验: registered, and not checked since. */
  readonly toVerify: number;
  /** Findings that a unit has answered and nobody has checked again; absent where there are none. */
  readonly toRecheck?: number;
  readonly units: number;
  /** 检查节点 of duties without a deadline, `MM-DD`, in order. */
  readonly reviewDates: readonly string[];
  readonly frame: YearFrame;
  /** 此前: how much fell due before the start of use, and how much of it is registered. */
  readonly before: { readonly total: number; readonly registered: number };
}

/** A change that the app proposes for data of an earlier format; nothing of it is done before a person says so. */
export interface OfferView {
  readonly kind: 'inUseFrom' | 'following' | 'pieces' | 'frame' | 'verifying';
  readonly year: Year;
  /** How many duties it is about; 0 where it is about the year. */
  readonly count: number;
  /** What is proposed and what it changes, in Chinese. */
  readonly sentences: readonly string[];
}

export type { YearFrame } from '../domain/model/yearFrame.ts';

const percent = z.number().int('应为整数').min(0, '应为 0 至 100').max(100, '应为 0 至 100');

export const workspace = {
  'workspace.status': query(z.strictObject({}), returns<WorkspaceStatus>()),
  /** Another number after every command that wrote something, whoever gave it. */
  'workspace.revision': query(z.strictObject({}), returns<{ readonly revision: number }>()),
  /** First start: names the district and opens its first year. */
  'workspace.setUp': command(
    z.strictObject({ district: requiredText, year, inUseFrom: eventDay.exactOptional() }),
    returns<object>(),
  ),
  /** What another 启用日 would make of each open year, before it is set. */
  'workspace.previewInUseFrom': query(
    z.strictObject({ date: eventDay }),
    returns<{
      readonly years: readonly {
        readonly year: Year;
        /** 此前 afterwards, of which registered; overdue now and afterwards. */
        readonly before: number;
        readonly registered: number;
        readonly overdueNow: number;
        readonly overdueThen: number;
      }[];
    }>(),
  ),
  /** Sets 启用日; a day to come is refused. */
  'workspace.setInUseFrom': command(z.strictObject({ date: eventDay }), returns<object>()),
  /** Changes what a year's figures are reckoned with; what is left out stays. */
  'workspace.setFrame': command(
    z.strictObject({
      year,
      cutOff: plainDate.exactOptional(),
      countsBefore: z.boolean().exactOptional(),
      contributionFrom: z.enum(['printed', 'exact']).exactOptional(),
      rankShare: percent.exactOptional(),
      praiseFloor: percent.exactOptional(),
      verifies: z.boolean().exactOptional(),
      scoreCounts: z.enum(['registered', 'closed']).exactOptional(),
      submissionGroups: z.array(groupId).max(200).exactOptional(),
    }),
    returns<object>(),
  ),
  'workspace.offers': query(z.strictObject({}), returns<readonly OfferView[]>()),
  /** Does what an offer proposes, or keeps things as they are; either way it is not offered again. */
  'workspace.answerOffer': command(
    z.strictObject({
      kind: z.enum(['inUseFrom', 'following', 'pieces', 'frame', 'verifying']),
      year,
      accept: z.boolean(),
    }),
    returns<object>(),
  ),
  'workspace.rename': command(z.strictObject({ district: requiredText }), returns<object>()),
  /**
   * Opens a year with scheme, weight, base, target, review dates and frame of the year before it, where there is one, and with those of its duties that
   * are named, their rules derived anew (`years.previewOpening`); says what it took over.
   */
  'workspace.openYear': command(
    z.strictObject({
      year,
      duties: z.array(dutyId).max(20_000).exactOptional(),
      renewRules: z.boolean().default(true),
    }),
    returns<{ readonly takenOver: string | undefined; readonly copied: number }>(),
  ),
  /** The days on which duties without a deadline are looked at. Registrations for one that goes move to the nearest that stays. */
  'workspace.setReviewDates': command(
    z.strictObject({
      year,
      dates: z.array(z.string().max(5)).min(1, '请至少设一个检查日').max(12, '最多设 12 个检查日'),
    }),
    returns<object>(),
  ),
  /** Fills an empty workspace with invented data, so that the app can be tried. Refused once there are duties or units. */
  'workspace.loadDemo': command(z.strictObject({}), returns<{ readonly year: Year }>()),
  /**
   * Takes back one command whole: the one that is named, else the last. Refused with `conflict`, naming the later commands, where those changed the same
   * rows or lean on it. Slips whose files were fetched are voided instead (作废), their numbers stay taken; `note` says so. What takes a freeze (定稿) back
   * is refused until `unfreeze` says that it is meant.
   */
  'workspace.undo': command(
    z.strictObject({ commandId: commandId.optional(), unfreeze: z.boolean().default(false) }),
    returns<{ readonly undone: string; readonly note?: string }>(),
  ),
  /** Puts a command in force again that was taken back. Refused as `workspace.undo` is. */
  'workspace.redo': command(z.strictObject({ commandId }), returns<{ readonly redone: string }>()),
  /** What was done today, latest first, and what was taken back today. */
  'workspace.commands': query(z.strictObject({}), returns<{ readonly commands: readonly CommandView[] }>()),
};
