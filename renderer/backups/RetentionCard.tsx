import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import type { BackupsOverview } from '../../electron/contract/backups.ts';
import { call } from '../bridge/call.ts';
import { NumberBox } from '../ui/NumberBox.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import css from './RetentionCard.module.css';

type Retention = BackupsOverview['retention'];

/** Key, what stands before the number, its unit, and the most. */
const FIELDS: readonly (readonly [keyof Retention, string, string, number])[] = [
  ['sameDay', '当天最多留', '份', 50],
  ['days', '每天一份，留', '天', 100],
  ['months', '每月一份，留', '个月', 60],
];

interface RetentionCardProps {
  readonly retention: Retention;
  /** What was set can no longer be read: the usual numbers stand here until somebody has looked at them. */
  readonly isLost: boolean;
}

/** How many copies stay, and which stay whatever is set here. */
export function RetentionCard({ retention, isLost }: RetentionCardProps) {
  const client = useQueryClient();
  const notify = useNotify();
  const [draft, setDraft] = useState<Readonly<Record<keyof Retention, number | null>>>(retention);
  const save = useMutation({
    mutationFn: (next: Retention) => call('backups.setRetention', next),
    onSuccess: () => {
      notify.success('保留份数已保存');
      return Promise.all(
        ['backups.overview', 'backups.health'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const same = !isLost && FIELDS.every(([key]) => draft[key] === retention[key]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { sameDay, days, months } = draft;
    if (sameDay !== null && days !== null && months !== null) save.mutate({ sameDay, days, months });
  };
  const fewer = FIELDS.some(([key]) => (draft[key] ?? retention[key]) < retention[key]);
  return (
    <Card title="保留多少" padded>
      {isLost && (
        <p className="over" role="alert">
          原来定的份数读不出来了，下面是通常的份数。保存以前，一份备份也不会清理。
        </p>
      )}
      <form className={css['form']} onSubmit={submit}>
        {FIELDS.map(([key, name, unit, most]) => (
          <span key={key} className="row">
            <label htmlFor={`retention-${key}`}>{name}</label>
            <NumberBox
              id={`retention-${key}`}
              className="num"
              min={1}
              max={most}
              precision={0}
              value={draft[key]}
              onChange={(value) => setDraft({ ...draft, [key]: value })}
              suffix={unit}
              style={{ width: 100 }}
            />
          </span>
        ))}
        <Button
          htmlType="submit"
          loading={save.isPending}
          disabled={same || FIELDS.some(([key]) => draft[key] === null)}
        >
          保存
        </Button>
      </form>
      {fewer && <p className="accent">改少以后，多出来的备份保存时就删除，不能找回。</p>}
      <p className="faint">升级前、恢复前、年度结束前的备份一直保留，直到有人删除；最后做的一份总会留下。</p>
      {save.error && <ErrorState error={save.error} inline />}
    </Card>
  );
}
