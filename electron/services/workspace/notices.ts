import type { DailyFigures } from '../../contract/notices.ts';
import { succeed } from '../../domain/failure.ts';
import { overdueFacts, restOfWeek } from '../../domain/today/lists.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { derivedYear } from '../year/derivedYear.ts';

const SETTING = 'dailyNotice';
const OFF = 'off';

/** What the desktop notice tells, and whether it is wanted. */
export function createNotices(context: ServiceContext): AreaHandlers<'notices'> {
  const { store } = context;
  return {
    'notices.daily': () => succeed(figures(context)),
    'notices.setDaily': ({ enabled }) =>
      runCommand(context, { label: enabled ? '打开每日桌面提醒' : '关闭每日桌面提醒' }, () => {
        store.workspace.setSetting(SETTING, enabled ? 'on' : OFF);
        return {};
      }),
  };
}

function figures(context: ServiceContext): DailyFigures {
  const { store, clock } = context;
  const today = clock.today();
  let overdue = 0;
  let dueThisWeek = 0;
  for (const { year, state } of store.workspace.years()) {
    if (state !== 'open') continue;
    const { facts, occurrences } = derivedYear(context, year);
    overdue += overdueFacts(occurrences, facts).length;
    dueThisWeek += restOfWeek(occurrences, facts, today).length;
  }
  return { today, enabled: store.workspace.setting(SETTING) !== OFF, overdue, dueThisWeek };
}
