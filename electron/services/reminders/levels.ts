import type { ParsedInputOf } from '../../contract/index.ts';
import { fail } from '../../domain/failure.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { LEVELS_SETTING } from '../year/reminderLevels.ts';

export function saveLevels(context: ServiceContext, { levels }: ParsedInputOf<'reminders.saveLevels'>) {
  const { store } = context;
  const index = levels.findIndex(({ name }, at) => levels.findIndex((each) => each.name === name) < at);
  if (index >= 0) {
    return fail('invalid-input', `有两级都叫“${levels[index]?.name}”，请改为不同的名称。`, {
      fields: { [`levels.${index}.name`]: '与另一级重名' },
    });
  }
  return runCommand(context, { label: `设置催办级别：${levels.map(({ name }) => name).join('、')}` }, () => {
    store.workspace.setSetting(LEVELS_SETTING, JSON.stringify(levels));
    return {};
  });
}
