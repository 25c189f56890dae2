import type { ParsedInputOf } from '../../contract/index.ts';
import { fail } from '../../domain/failure.ts';
import type { ReminderLevel } from '../../domain/model/ledger.ts';
import { DEFAULT_LEVELS } from '../../domain/reminders/slips.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';

const SETTING = 'reminders.levels';

/** The levels of slips, the mildest first, as the office set them. */
export function levelsOf({ store }: Pick<ServiceContext, 'store'>): readonly ReminderLevel[] {
  const saved = store.workspace.setting(SETTING);
  // Written by `saveLevels` alone.
  return saved === undefined ? DEFAULT_LEVELS : (JSON.parse(saved) as readonly ReminderLevel[]);
}

export function saveLevels(context: ServiceContext, { levels }: ParsedInputOf<'reminders.saveLevels'>) {
  const { store } = context;
  const index = levels.findIndex(({ name }, at) => levels.findIndex((each) => each.name === name) < at);
  if (index >= 0) {
    return fail('invalid-input', `有两级都叫“${levels[index]?.name}”，请改为不同的名称。`, {
      fields: { [`levels.${index}.name`]: '与另一级重名' },
    });
  }
  return runCommand(context, { label: `设置催办级别：${levels.map(({ name }) => name).join('、')}` }, () => {
    store.workspace.setSetting(SETTING, JSON.stringify(levels));
    return {};
  });
}
