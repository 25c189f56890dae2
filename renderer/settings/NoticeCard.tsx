import { Switch } from 'antd';
import { clsx } from 'clsx';
import { useAppQuery } from '../bridge/hooks.ts';
import { useCommand } from '../ui/useCommand.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import settingsCss from './settings.module.css';

/** The desktop app's one notice a day, and the switch for it. */
export function NoticeCard() {
  const notify = useNotify();
  const daily = useAppQuery('notices.daily', {});
  const set = useCommand('notices.setDaily', notify.fault);
  if (!daily.data) return null;
  const { enabled, overdue, dueThisWeek } = daily.data;
  return (
    <Card title="桌面提醒" padded>
      <div className={settingsCss['line']}>
        <label htmlFor="setting-notice">每天提醒一次</label>
        <Switch
          id="setting-notice"
          checked={enabled}
          loading={set.isPending}
          onChange={(next) => set.send({ enabled: next })}
        />
      </div>
      <p className={clsx('faint num', settingsCss['hint'])}>
        程序开着时，每天 8 点后提醒一次，例如“逾期 {overdue} 项，本周到期 {dueThisWeek} 项”；都没有时不提醒。
      </p>
    </Card>
  );
}
