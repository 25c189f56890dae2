import { Button, Select } from 'antd';
import { clsx } from 'clsx';
import { useState, type FormEvent } from 'react';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import { useYear } from '../address/year.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import settingsCss from './settings.module.css';

/** 6-30, 6.30 or 6月30日 as 06-30; anything else as it was typed, for the app to refuse. */
function written(typed: string): string {
  const [, month = '', day = ''] = /^(\d{1,2})[-./月](\d{1,2})日?$/.exec(typed.normalize('NFKC').trim()) ?? [];
  return month === '' ? typed.trim() : `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The current year's days on which duties without a deadline are looked at. */
export function ReviewDatesCard({ status }: { readonly status: WorkspaceStatus }) {
  const year = useYear();
  const view = status.years.find((each) => each.year === year);
  if (!view) return null;
  return <ReviewDates key={`${year} ${view.reviewDates.join()}`} stored={view.reviewDates} />;
}

function ReviewDates({ stored }: { readonly stored: readonly string[] }) {
  const year = useYear();
  const notify = useNotify();
  const save = useCommand('workspace.setReviewDates');
  const [dates, setDates] = useState(stored);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.send({ year, dates: [...dates] }, ({ commandId }) =>
      notify.success(`${year} 年度的检查日已保存`, { commandId }),
    );
  };
  const same = dates.toSorted().join() === stored.join();
  return (
    <Card title={`检查日（${year} 年度）`} padded>
      <form className={settingsCss['line']} onSubmit={submit}>
        <label htmlFor="setting-reviews">日期</label>
        <Select<string[]>
          id="setting-reviews"
          mode="tags"
          open={false}
          suffixIcon={null}
          value={[...dates]}
          onChange={(next) => setDates([...new Set(next.map(written))])}
          tokenSeparators={['、', '，', ',', ' ']}
          placeholder="06-30"
          style={{ width: 280 }}
        />
        <Button htmlType="submit" disabled={same || dates.length === 0} loading={save.isPending}>
          保存
        </Button>
      </form>
      <p className={clsx('faint', settingsCss['hint'])}>
        “长期坚持”“持续推进”这类没有截止日期的事项，在检查日各查一次；写作 06-30，回车添加。
      </p>
      {save.error && <ErrorState error={save.error} inline />}
    </Card>
  );
}
