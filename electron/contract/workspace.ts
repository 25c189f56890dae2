import { z } from 'zod';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { CommandId, Year } from '../domain/brand.ts';
import { command, commandId, query, requiredText, returns, year } from './define.ts';

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
  /** What 撤销 would take back, in Chinese; `undefined` when there is nothing. */
  readonly undoable: string | undefined;
  /** The step of that name. */
  readonly undoableId?: CommandId;
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
  readonly units: number;
  /** 检查节点 of duties without a deadline, `MM-DD`, in order. */
  readonly reviewDates: readonly string[];
}

export const workspace = {
  'workspace.status': query(z.strictObject({}), returns<WorkspaceStatus>()),
  /** First start: names the district and opens its first year. */
  'workspace.setUp': command(z.strictObject({ district: requiredText, year }), returns<object>()),
  'workspace.rename': command(z.strictObject({ district: requiredText }), returns<object>()),
  'workspace.openYear': command(z.strictObject({ year }), returns<object>()),
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
   * rows or lean on it.
   */
  'workspace.undo': command(
    z.strictObject({ commandId: commandId.optional() }),
    returns<{ readonly undone: string }>(),
  ),
  /** Puts a command in force again that was taken back. Refused as `workspace.undo` is. */
  'workspace.redo': command(z.strictObject({ commandId }), returns<{ readonly redone: string }>()),
  /** What was done today, latest first, and what was taken back today. */
  'workspace.commands': query(z.strictObject({}), returns<{ readonly commands: readonly CommandView[] }>()),
};
