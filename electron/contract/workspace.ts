import { z } from 'zod';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { Year } from '../domain/brand.ts';
import { command, query, requiredText, returns, year } from './define.ts';

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
  /** Why nothing can be taken back, in Chinese, where that is not for want of commands. */
  readonly undoBarred?: string;
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
  /** Takes back the last command. Refused with `conflict` where later data depends on it. */
  'workspace.undo': command(z.strictObject({}), returns<{ readonly undone: string }>()),
};
