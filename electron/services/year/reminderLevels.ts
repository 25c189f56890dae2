import type { ReminderLevel } from '../../domain/model/ledger.ts';
import { DEFAULT_LEVELS } from '../../domain/reminders/slips.ts';
import type { ServiceContext } from '../app/context.ts';

/** The workspace's setting that holds the levels of slips, as JSON. */
export const LEVELS_SETTING = 'reminders.levels';

/** The levels of slips, the mildest first, as the office set them. */
export function levelsOf({ store }: Pick<ServiceContext, 'store'>): readonly ReminderLevel[] {
  const saved = store.workspace.setting(LEVELS_SETTING);
  // Written by `reminders.saveLevels` alone.
  return saved === undefined ? DEFAULT_LEVELS : (JSON.parse(saved) as readonly ReminderLevel[]);
}
