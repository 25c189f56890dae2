import { Button, Popover } from 'antd';
import { clsx } from 'clsx';
import { useState, type FormEvent } from 'react';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { FulfilmentId } from '../../electron/domain/brand.ts';
import { daysBetween } from '../../electron/domain/dates/plainDate.ts';
import { DateField } from '../ui/DateField.tsx';
import { longDate, shortDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import formCss from './form.module.css';

type Registered = OccurrenceView['fulfilments'][number];

interface TakeDownProps {
  readonly registered: Registered;
  readonly unit: string;
}

/** 须公示至 07-08（还有 5 天）, or when it was taken down and whether that was early. */
export function KeepUntil({ registered }: { readonly registered: Registered }) {
  const today = useToday();
  const { keepUntil, takenDownOn } = registered;
  if (takenDownOn !== undefined) {
    const early = keepUntil !== undefined && takenDownOn < keepUntil ? daysBetween(takenDownOn, keepUntil) : 0;
    return (
      <span className={clsx('num', early > 0 ? 'accent' : 'sub')}>
        {` ${shortDate(takenDownOn)} 撤下`}
        {early > 0 && `，公示期未满，提前 ${early} 天`}
      </span>
    );
  }
  if (keepUntil === undefined) return null;
  const left = daysBetween(today, keepUntil);
  return <span className="sub num">{` 须公示至 ${shortDate(keepUntil)}${left > 0 ? `（还有 ${left} 天）` : ''}`}</span>;
}

/** 撤下: registers that a notice is no longer to be read. Before its time is up the app says so, and asks once more. */
export function TakeDown({ registered, unit }: TakeDownProps) {
  const notify = useNotify();
  const [opened, setOpened] = useState(false);
  const undo = useCommand('fulfilments.takeDown', notify.fault);
  // The contract gives a registration's id as plain text.
  const ids = [registered.id as FulfilmentId];
  if (registered.takenDownOn !== undefined) {
    return (
      <WriteButton
        type="link"
        size="small"
        loading={undo.isPending}
        onClick={() => undo.send({ ids, on: null }, ({ commandId }) => notify.success('已取消撤下登记', { commandId }))}
      >
        取消撤下
      </WriteButton>
    );
  }
  return (
    <Popover
      open={opened}
      onOpenChange={setOpened}
      trigger="click"
      destroyOnHidden
      content={<TakeDownForm ids={ids} registered={registered} unit={unit} onEnd={() => setOpened(false)} />}
    >
      <WriteButton type="link" size="small" aria-label={`登记撤下：${unit}`}>
        撤下
      </WriteButton>
    </Popover>
  );
}

interface FormProps extends TakeDownProps {
  readonly ids: FulfilmentId[];
  readonly onEnd: () => void;
}

function TakeDownForm({ ids, registered, unit, onEnd }: FormProps) {
  const notify = useNotify();
  const today = useToday();
  const save = useCommand('fulfilments.takeDown');
  const [on, setOn] = useState(today);
  const { keepUntil } = registered;
  const early = keepUntil !== undefined && on < keepUntil ? daysBetween(on, keepUntil) : 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Whoever sends it has read the warning below.
    save.send({ ids, on, ...(early > 0 ? { confirmed: true } : {}) }, ({ commandId }) => {
      notify.success(`已登记${unit}撤下`, { commandId });
      onEnd();
    });
  };
  return (
    <form className="stack" style={{ width: 340 }} onSubmit={submit} aria-label="登记撤下">
      <div className={formCss['head']}>
        <span>撤下日期</span>
        <DateField
          aria-label="撤下日期"
          value={on}
          onChange={(day) => day && setOn(day)}
          notBefore={registered.doneOn}
          notAfter={today}
        />
      </div>
      {early > 0 && keepUntil && (
        <p className="accent" role="alert">
          公示期未满：须公示至 {longDate(keepUntil)}，这一天撤下提前了 {early} 天。
        </p>
      )}
      {save.error && <ErrorState error={save.error} inline />}
      <div className="actions">
        <Button onClick={onEnd}>取消</Button>
        <Button type="primary" danger={early > 0} htmlType="submit" loading={save.isPending}>
          {early > 0 ? '确已提前撤下，仍登记' : '登记撤下'}
        </Button>
      </div>
    </form>
  );
}
