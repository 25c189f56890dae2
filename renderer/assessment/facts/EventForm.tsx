import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ScoreEventView, ScoreFactsOfYear } from '../../../electron/contract/scoreFacts.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { useYear } from '../../address/year.ts';
import { FailureError } from '../../bridge/call.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { UnitSelect } from '../../ui/UnitSelect.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import { useToday } from '../../ui/useToday.ts';
import {
  draftOf,
  EVENT_OPTIONS,
  eventTrouble,
  inputOf,
  isOutside,
  type EventDraft,
  type ScoreEventType,
} from './events.ts';
import css from './Facts.module.css';

interface EventFormProps {
  readonly facts: ScoreFactsOfYear;
  /** The one that is corrected; without it a new one is recorded. */
  readonly view: ScoreEventView | undefined;
  readonly unitId?: UnitId;
  readonly onClose: () => void;
}

/** An event recorded, or put right, or taken away. */
export function EventForm({ facts, view, unitId, onClose }: EventFormProps) {
  const year = useYear();
  const today = useToday();
  const notify = useNotify();
  const save = useCommand('scoreFacts.saveEvent');
  const remove = useCommand('scoreFacts.removeEvent');
  const [draft, setDraft] = useState<EventDraft>(() => draftOf(view, { unitId, on: today, by: '' }));
  const trouble = eventTrouble(draft, year);
  const input = inputOf(draft, year);
  const lock = facts.classes.find(
    ({ locked, units }) => locked !== undefined && units.some((each) => each.unitId === draft.unitId),
  );
  // Asked anew once anything of it is changed.
  const [doubled, setDoubled] = useState<EventDraft>();
  const isDoubled =
    doubled === draft && save.error instanceof FailureError && 'isAnother' in (save.error.failure.fields ?? {});
  const send = (): void => {
    if (!input) return;
    setDoubled(draft);
    save.send({ id: view?.id ?? null, ...input, isAnother: isDoubled }, ({ commandId }) => {
      notify.success(view ? '已修改考核事件' : '已登记考核事件', { commandId });
      onClose();
    });
  };
  const drop = (): void => {
    if (!view) return;
    remove.send({ year, id: view.id }, ({ commandId }) => {
      notify.success('已移除考核事件', { commandId });
      onClose();
    });
  };
  const error = save.error ?? remove.error;
  return (
    <Dialog title={view ? '修改考核事件' : '登记考核事件'} footer={null} width={680} onCancel={onClose}>
      <Form layout="vertical" className={css['form']} onFinish={send}>
        <Fields draft={draft} onChange={setDraft} />
        {lock && (
          <p className="accent">
            {lock.locked}
            <Link href={`/scoreProcess?year=${year}&class=${lock.classId}`}>到考核过程补记</Link>
          </p>
        )}
        {error && <ErrorState error={error} inline />}
        <div className="actions">
          {view && (
            <Button danger type="text" className="to-start" loading={remove.isPending} onClick={drop}>
              移除
            </Button>
          )}
          {trouble !== '' && <span className="sub">{trouble}</span>}
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!input || lock !== undefined}>
            {isDoubled ? '确是两次，登记' : view ? '保存' : '登记'}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function Fields({ draft, onChange }: { readonly draft: EventDraft; readonly onChange: (draft: EventDraft) => void }) {
  const year = useYear();
  const set = (patch: Partial<EventDraft>): void => onChange({ ...draft, ...patch });
  const text = (field: 'name' | 'outlet' | 'matter' | 'basis' | 'reason' | 'by' | 'points', label: string) => (
    <Form.Item label={label} htmlFor={`event-${field}`}>
      <Input
        id={`event-${field}`}
        maxLength={200}
        value={draft[field]}
        onChange={(event) => set({ [field]: event.target.value })}
      />
    </Form.Item>
  );
  return (
    <>
      <div className={css['pair']}>
        <Form.Item label="单位" htmlFor="event-unit">
          <UnitSelect
            id="event-unit"
            placeholder="选择单位"
            width="100%"
            value={draft.unitId}
            onChange={(id) => set({ unitId: id })}
          />
        </Form.Item>
        <Form.Item label="日期" htmlFor="event-on">
          <DateField id="event-on" width="100%" value={draft.on} onChange={(on) => set({ on })} />
        </Form.Item>
      </div>
      <div className={css['pair']}>
        <Form.Item label="类型" htmlFor="event-type">
          <Select<ScoreEventType>
            id="event-type"
            aria-label="类型"
            value={draft.type}
            onChange={(type) => set({ type })}
            options={EVENT_OPTIONS.type}
          />
        </Form.Item>
        {text('name', draft.type === 'other' ? '名称' : '名称（可不填）')}
      </div>
      <div className={css['pair']}>
        <Form.Item label="级别（可不填）" htmlFor="event-level">
          <Select<EventDraft['level']>
            id="event-level"
            aria-label="级别"
            allowClear
            value={draft.level}
            onChange={(level) => set({ level })}
            options={EVENT_OPTIONS.level}
          />
        </Form.Item>
        <Form.Item label="机关（可不填）" htmlFor="event-organ">
          <Select<EventDraft['organ']>
            id="event-organ"
            aria-label="机关"
            allowClear
            value={draft.organ}
            onChange={(organ) => set({ organ })}
            options={EVENT_OPTIONS.organ}
          />
        </Form.Item>
      </div>
      <div className={css['pair']}>
        {text('outlet', '刊物或来源（可不填）')}
        {text('matter', '同一件事（几件算一件的，写得一样）')}
      </div>
      {text(
        'basis',
        isOutside(draft.on, year) ? `依据文件（日期不在 ${year} 年度内，必须写明）` : '依据文件（文号或标题）',
      )}
      {text('reason', '事由')}
      <div className={css['pair']}>
        {text('by', '登记人')}
        {text('points', '文件上的分值（被上级扣分等，可不填）')}
      </div>
    </>
  );
}
