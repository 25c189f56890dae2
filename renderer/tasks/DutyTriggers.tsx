import { Button, Input, type InputRef } from 'antd';
import { useState, type FormEvent } from 'react';
import type { DutyDetail } from '../../electron/contract/duties.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { TriggerDates } from '../occurrence/TriggerDates.tsx';
import { TriggerLine } from '../occurrence/TriggerLine.tsx';
import { DateField } from '../ui/DateField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import panelSectionCss from './panelSection.module.css';
import css from './DutyTriggers.module.css';

/** 触发事件 of one duty: what happened, on which day, for which units. */
export function DutyTriggers({ detail }: { readonly detail: DutyDetail }) {
  const [adding, setAdding] = useState(false);
  return (
    <section>
      <h3 className={panelSectionCss['section']}>
        触发事件
        <span className="sub num">{detail.triggers.length}</span>
        {!adding && (
          <WriteButton size="small" className="to-end" onClick={() => setAdding(true)}>
            登记触发事件
          </WriteButton>
        )}
      </h3>
      {adding && <TriggerForm detail={detail} onEnd={() => setAdding(false)} />}
      <ul className={css['list']}>
        {detail.triggers.map((trigger) => (
          <TriggerLine key={trigger.id} trigger={trigger} />
        ))}
      </ul>
    </section>
  );
}

function TriggerForm({ detail, onEnd }: { readonly detail: DutyDetail; readonly onEnd: () => void }) {
  const today = useToday();
  const notify = useNotify();
  const record = useCommand('duties.recordTrigger');
  const first = useFocusOnOpen<InputRef>();
  const [title, setTitle] = useState('');
  const [on, setOn] = useState(today);
  const [unitIds, setUnitIds] = useState<readonly UnitId[]>(
    // One unit answers: it is the one meant. Of many, the person says which.
    detail.duty.unitIds.length === 1 ? detail.duty.unitIds : [],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    record.send({ dutyId: detail.duty.id, title, on, unitIds: [...unitIds] }, ({ commandId }) => {
      notify.success(`已登记“${title}”，到期日已排进日历`, { commandId });
      onEnd();
    });
  };
  return (
    <form className={css['new']} onSubmit={submit}>
      <Input
        ref={first}
        aria-label="事件名称"
        placeholder="文件名称、文号或来件"
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <DateField aria-label="发生日期（第0天）" value={on} onChange={(day) => day && setOn(day)} />
      <div className={css['units']}>
        <UnitsSelect value={unitIds} onChange={setUnitIds} placeholder="须公开的单位" />
        <Button onClick={() => setUnitIds(detail.duty.unitIds)}>全部 {detail.duty.unitIds.length}</Button>
      </div>
      <div style={{ width: '100%' }}>
        <TriggerDates duties={[detail.duty]} on={on} />
      </div>
      {record.error && <ErrorState error={record.error} inline />}
      <div className="actions">
        <Button onClick={onEnd}>取消</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={record.isPending}
          disabled={title.trim() === '' || unitIds.length === 0}
        >
          登记
        </Button>
      </div>
    </form>
  );
}
