import { Button, Switch } from 'antd';
import { clsx } from 'clsx';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { WorkspaceStatus, YearView } from '../../electron/contract/workspace.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { longDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import settingsCss from './settings.module.css';
import css from './InUseCard.module.css';

/** 启用日, what another day would change, and whether a year counts what fell due before it. */
export function InUseCard({ status }: { readonly status: WorkspaceStatus }) {
  const { inUseFrom, today, years } = status;
  const withBefore = years.filter(
    ({ state, before, frame }) => state === 'open' && (before.total > 0 || frame.countsBefore),
  );
  return (
    <Card title="启用日" padded>
      <InUseForm key={inUseFrom} stored={inUseFrom} today={today} />
      <p className={clsx('faint', settingsCss['hint'])}>
        不能晚于今天。启用日之前到期的标为“此前”：不亮红，不计入按时率和得分，另列一处，可以补登记，也可以从旧台账导入。
      </p>
      {withBefore.map((view) => (
        <BeforeLine key={view.year} view={view} />
      ))}
    </Card>
  );
}

function InUseForm({ stored, today }: { readonly stored: PlainDate | undefined; readonly today: PlainDate }) {
  const notify = useNotify();
  const save = useCommand('workspace.setInUseFrom');
  const [day, setDay] = useState(stored);
  const isNew = day !== undefined && day !== stored;
  // Without a day there is nothing to ask; today stands in for a question that is never sent.
  const preview = useAppQuery('workspace.previewInUseFrom', { date: day ?? today }, { enabled: isNew });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isNew) return;
    save.send({ date: day }, ({ commandId }) => notify.success(`启用日已设为${longDate(day)}`, { commandId }));
  };
  return (
    <>
      <form className={settingsCss['line']} onSubmit={submit}>
        <label htmlFor="setting-in-use">日期</label>
        <DateField
          id="setting-in-use"
          value={day}
          onChange={setDay}
          notAfter={today}
          allowClear={stored === undefined}
        />
        <Button htmlType="submit" disabled={!isNew} loading={save.isPending}>
          保存
        </Button>
        {stored === undefined && !isNew && <span className="sub">还没有设，全部到期事项都计入</span>}
      </form>
      {isNew && preview.data && !preview.isPlaceholderData && <Preview years={preview.data.years} />}
      {(preview.error ?? save.error) && <ErrorState error={preview.error ?? save.error} inline />}
    </>
  );
}

function Preview({ years }: { readonly years: OutputOf<'workspace.previewInUseFrom'>['years'] }) {
  return (
    <ul className={clsx('num', css['preview'])} aria-label="保存后的变化">
      {years.map(({ year, before, registered, overdueNow, overdueThen }) => (
        <li key={year}>
          {year} 年度：此前 {before} 项次，其中已登记 {registered}；逾期 {overdueNow} → {overdueThen}
        </li>
      ))}
    </ul>
  );
}

/** What fell due before, with the way to its list, and the switch that counts all of it or none. */
function BeforeLine({ view }: { readonly view: YearView }) {
  const { year, before, frame } = view;
  const notify = useNotify();
  const set = useCommand('workspace.setFrame', notify.fault);
  const id = `counts-before-${year}`;
  return (
    <div className={clsx(settingsCss['line'], css['before'])}>
      <span className="grow num">
        {frame.countsBefore ? (
          `${year} 年度：启用日之前到期的也计入`
        ) : (
          <>
            {year} 年度：
            <Link href={`/before?year=${year}`}>
              此前 {before.total} 项次，已登记 {before.registered}
            </Link>
          </>
        )}
      </span>
      <label htmlFor={id}>此前计入</label>
      <Switch
        id={id}
        checked={frame.countsBefore}
        loading={set.isPending}
        onChange={(countsBefore) =>
          set.send({ year, countsBefore }, ({ commandId }) =>
            notify.success(countsBefore ? `${year} 年度此前已全部计入` : `${year} 年度此前不计入`, {
              commandId,
            }),
          )
        }
      />
    </div>
  );
}
