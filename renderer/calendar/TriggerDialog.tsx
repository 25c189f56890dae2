import { Button, Form, Input, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { DutyRow, TriggerView } from '../../electron/contract/duties.ts';
import type { DutyId, UnitId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useYear } from '../app/year.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import { useCommand } from '../ui/useCommand.ts';
import { DateField } from '../ui/DateField.tsx';
import { longDate } from '../ui/dates.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import { useToday } from '../ui/useToday.ts';

/** Duties whose clock starts with an event. */
export function triggeredDuties(rows: readonly DutyRow[]): readonly DutyRow[] {
  return rows.filter((row) => row.rules.some(({ rule }) => rule.type === 'triggered'));
}

/** Day 0 of a triggered duty: a document was issued, a request came in. Its due dates then stand in the calendar. */
export function TriggerDialog({ onClose }: { readonly onClose: () => void }) {
  const duties = useDeskQuery('duties.list', { year: useYear() });
  return (
    <Modal open title="登记触发事件" onCancel={onClose} footer={null} width={560} destroyOnHidden>
      <Loaded query={duties}>
        {(rows) => {
          const triggered = triggeredDuties(rows);
          return triggered.length === 0 ? (
            <EmptyState
              title="没有由事件起算的事项"
              hint="“即时公开”“印发后3个工作日内”这类时限的事项导入后，可以在这里登记文件印发、收到申请等事件，到期日随即排进日历。"
            />
          ) : (
            <TriggerForm duties={triggered} onClose={onClose} />
          );
        }}
      </Loaded>
    </Modal>
  );
}

interface Draft {
  readonly duty: DutyRow | undefined;
  readonly title: string;
  readonly on: PlainDate;
  readonly unitIds: readonly UnitId[];
}

function TriggerForm({ duties, onClose }: { readonly duties: readonly DutyRow[]; readonly onClose: () => void }) {
  const notify = useNotify();
  const today = useToday();
  const record = useCommand('duties.recordTrigger');
  const only = duties.length === 1 ? duties[0] : undefined;
  const [draft, setDraft] = useState<Draft>({ duty: only, title: '', on: today, unitIds: only?.unitIds ?? [] });
  const { duty, title, on, unitIds } = draft;
  const choose = (id: DutyId) => {
    const next = duties.find((each) => each.id === id);
    setDraft({ ...draft, duty: next, unitIds: next?.unitIds ?? [] });
  };
  const save = () => {
    if (!duty) return;
    record.send({ dutyId: duty.id, title, on, unitIds: [...unitIds] }, () => {
      notify.success(`已登记“${title}”，到期日已排进日历`, { undoable: true });
      onClose();
    });
  };
  return (
    <Form layout="vertical" onFinish={save} className="trigger-form">
      <Form.Item label="事项" htmlFor="trigger-duty">
        <DutySelect duties={duties} value={duty?.id} onChange={choose} />
        {duty && <p className="sub trigger-rule">{triggerSentences(duty)}</p>}
      </Form.Item>
      <Form.Item label="事件（文件名称、文号、来件等）" htmlFor="trigger-title">
        <Input
          id="trigger-title"
          value={title}
          maxLength={200}
          onChange={(event) => setDraft({ ...draft, title: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="发生日期（第0天）" htmlFor="trigger-on">
        <DateField id="trigger-on" value={on} onChange={(day) => day && setDraft({ ...draft, on: day })} />
      </Form.Item>
      <Form.Item label={`须公开的单位（已选 ${unitIds.length} 个）`} htmlFor="trigger-units">
        <UnitsSelect id="trigger-units" value={unitIds} onChange={(ids) => setDraft({ ...draft, unitIds: ids })} />
      </Form.Item>
      {record.error && <ErrorState error={record.error} inline />}
      {duty && <Recorded duty={duty} />}
      <DialogFoot
        isComplete={duty !== undefined && title.trim() !== '' && unitIds.length > 0}
        isPending={record.isPending}
        onClose={onClose}
      />
    </Form>
  );
}

interface DialogFootProps {
  readonly isComplete: boolean;
  readonly isPending: boolean;
  readonly onClose: () => void;
}

function DialogFoot({ isComplete, isPending, onClose }: DialogFootProps) {
  return (
    <div className="register-actions">
      <Button onClick={onClose}>取消</Button>
      <Button type="primary" htmlType="submit" loading={isPending} disabled={!isComplete}>
        登记
      </Button>
    </div>
  );
}

function triggerSentences(duty: DutyRow): string {
  return duty.rules
    .filter(({ rule }) => rule.type === 'triggered')
    .map(({ sentence }) => sentence)
    .join('；');
}

interface DutyOption {
  readonly value: DutyId;
  readonly label: string;
  readonly wording: string;
}

function dutyOption({ data }: { readonly data: DutyOption }) {
  return (
    <span className="trigger-option">
      <span className="ellipsis grow">{data.label}</span>
      <span className="faint">{data.wording}</span>
    </span>
  );
}

interface DutySelectProps {
  readonly duties: readonly DutyRow[];
  readonly value: DutyId | undefined;
  readonly onChange: (id: DutyId) => void;
}

function DutySelect({ duties, value, onChange }: DutySelectProps) {
  const options = useMemo(
    () => duties.map((duty) => ({ value: duty.id, label: duty.content, wording: duty.timeWording })),
    [duties],
  );
  return (
    <Select<DutyId | null, DutyOption>
      id="trigger-duty"
      value={value ?? null}
      onChange={(id) => id !== null && onChange(id)}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      optionRender={dutyOption}
      placeholder="选择事项"
    />
  );
}

/** Events recorded before, so that none is entered twice; a wrong one can be taken back. */
function Recorded({ duty }: { readonly duty: DutyRow }) {
  const detail = useDeskQuery('duties.get', { id: duty.id });
  const triggers = detail.data?.duty.id === duty.id ? detail.data.triggers : [];
  if (triggers.length === 0) return null;
  return (
    <div className="recorded">
      <p className="sub">已登记的事件</p>
      <ul>
        {triggers.map((trigger) => (
          <RecordedLine key={trigger.id} trigger={trigger} />
        ))}
      </ul>
    </div>
  );
}

function RecordedLine({ trigger }: { readonly trigger: TriggerView }) {
  const notify = useNotify();
  const remove = useCommand('duties.removeTrigger', notify.fault);
  const take = () =>
    remove.send({ id: trigger.id }, () => notify.success(`已删除“${trigger.title}”`, { undoable: true }));
  return (
    <li>
      <span className="grow ellipsis">{trigger.title}</span>
      <span className="sub num">
        {longDate(trigger.on)} · {trigger.unitIds.length} 个单位
      </span>
      <Button
        type="text"
        size="small"
        icon={<Icon name="trash" />}
        loading={remove.isPending}
        onClick={take}
        aria-label={`删除事件：${trigger.title}`}
      />
    </li>
  );
}
