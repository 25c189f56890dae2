import { Button, Input, Popconfirm, type InputRef } from 'antd';
import { useState, type FormEvent } from 'react';
import type { TriggerView } from '../../electron/contract/duties.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { DateField } from '../ui/DateField.tsx';
import { longDate } from '../ui/dates.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { useToday } from '../ui/useToday.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './TriggerLine.module.css';

/** One recorded event: what, when, for how many units; it can be put right or withdrawn. */
export function TriggerLine({ trigger }: { readonly trigger: TriggerView }) {
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <li>
        <TriggerEdit trigger={trigger} onEnd={() => setEditing(false)} />
      </li>
    );
  }
  return (
    <li className={css['line']}>
      <span className="grow ellipsis" title={trigger.title}>
        {trigger.title}
      </span>
      <span className="sub num">
        {longDate(trigger.on)} · {trigger.unitIds.length} 个单位
      </span>
      <WriteButton
        type="text"
        size="small"
        icon={<Icon name="edit" />}
        onClick={() => setEditing(true)}
        aria-label={`修改事件：${trigger.title}`}
        title="修改"
      />
      <Withdraw trigger={trigger} />
    </li>
  );
}

/** Asks only where something would go with it; either way it can be undone. */
function Withdraw({ trigger: { id, title, registrations } }: { readonly trigger: TriggerView }) {
  const notify = useNotify();
  const remove = useCommand('duties.removeTrigger', notify.fault);
  const take = () => remove.send({ id }, ({ commandId }) => notify.success(`已撤回“${title}”`, { commandId }));
  return (
    <Popconfirm
      title={`撤回“${title}”？`}
      description={`各单位就它登记的 ${registrations} 条办结将一并移除，可以撤销。`}
      okText="撤回"
      cancelText="取消"
      disabled={registrations === 0}
      onConfirm={take}
    >
      <WriteButton
        type="text"
        size="small"
        icon={<Icon name="trash" />}
        loading={remove.isPending}
        onClick={() => registrations === 0 && take()}
        aria-label={`撤回事件：${title}`}
        title="撤回"
      />
    </Popconfirm>
  );
}

function TriggerEdit({ trigger, onEnd }: { readonly trigger: TriggerView; readonly onEnd: () => void }) {
  const notify = useNotify();
  const today = useToday();
  const update = useCommand('duties.updateTrigger');
  const first = useFocusOnOpen<InputRef>();
  const [title, setTitle] = useState(trigger.title);
  const [on, setOn] = useState(trigger.on);
  const [unitIds, setUnitIds] = useState<readonly UnitId[]>(trigger.unitIds);
  const save = () =>
    update.send({ id: trigger.id, title, on, unitIds: [...unitIds] }, ({ commandId }) => {
      notify.success(on === trigger.on ? `已修改“${title}”` : `已修改“${title}”，到期日随之调整`, {
        commandId,
      });
      onEnd();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <form className={css['edit']} onSubmit={submit} aria-label={`修改事件：${trigger.title}`}>
      <Input
        ref={first}
        aria-label="事件名称"
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
      />
      <DateField aria-label="发生日期（第0天）" value={on} onChange={(day) => day && setOn(day)} notAfter={today} />
      <UnitsSelect value={unitIds} onChange={setUnitIds} placeholder="须公开的单位" />
      {update.error && <ErrorState error={update.error} inline />}
      <div className="actions">
        <Button onClick={onEnd}>取消</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={update.isPending}
          disabled={title.trim() === '' || unitIds.length === 0}
        >
          保存
        </Button>
      </div>
    </form>
  );
}
