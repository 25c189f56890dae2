import { Button, Form, Input, Select } from 'antd';
import { clsx } from 'clsx';
import { useMemo, useState } from 'react';
import type { DutyRow } from '../../electron/contract/duties.ts';
import type { DutyId, UnitId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TriggerDates } from '../occurrence/TriggerDates.tsx';
import { TriggerLine } from '../occurrence/TriggerLine.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { searchByLabel } from '../ui/search.ts';
import { useCommand } from '../ui/useCommand.ts';
import { DateField } from '../ui/DateField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import { useToday } from '../ui/useToday.ts';
import css from './TriggerDialog.module.css';

/** Duties whose clock starts with an event. */
export function triggeredDuties(rows: readonly DutyRow[]): readonly DutyRow[] {
  return rows.filter((row) => row.rules.some(({ rule }) => rule.type === 'triggered'));
}

/** Day 0 of a triggered duty: a document was issued, a request came in. Its due dates then stand in the calendar. */
export function TriggerDialog({ onClose }: { readonly onClose: () => void }) {
  const duties = useAppQuery('duties.list', { year: useYear() });
  return (
    <Dialog title="登记触发事件" onCancel={onClose} footer={null} width={560}>
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
    </Dialog>
  );
}

interface Draft {
  readonly dutyIds: readonly DutyId[];
  readonly title: string;
  readonly on: PlainDate;
  readonly unitIds: readonly UnitId[];
}

function unitsOf(duties: readonly DutyRow[]): readonly UnitId[] {
  return [...new Set(duties.flatMap(({ unitIds }) => unitIds))];
}

/** One unit answers: it is the one meant. Of many, the person says which. */
function unitMeant(duties: readonly DutyRow[]): readonly UnitId[] {
  const units = unitsOf(duties);
  return units.length === 1 ? units : [];
}

function TriggerForm({ duties, onClose }: { readonly duties: readonly DutyRow[]; readonly onClose: () => void }) {
  const notify = useNotify();
  const today = useToday();
  const record = useCommand('duties.recordEvent');
  const only = duties.length === 1 ? duties : [];
  const [draft, setDraft] = useState<Draft>({
    dutyIds: only.map(({ id }) => id),
    title: '',
    on: today,
    unitIds: unitMeant(only),
  });
  const { dutyIds, title, on, unitIds } = draft;
  const chosen = duties.filter(({ id }) => dutyIds.includes(id));
  const choose = (ids: readonly DutyId[]) => {
    const next = duties.filter(({ id }) => ids.includes(id));
    setDraft({ ...draft, dutyIds: ids, unitIds: unitIds.length > 0 ? unitIds : unitMeant(next) });
  };
  const all = unitsOf(chosen);
  const save = () => {
    record.send({ title, on, dutyIds: [...dutyIds], unitIds: [...unitIds] }, ({ commandId }) => {
      const what = dutyIds.length > 1 ? `${dutyIds.length} 个事项的到期日` : '到期日';
      notify.success(`已登记“${title}”，${what}已排进日历`, { commandId });
      onClose();
    });
  };
  return (
    <>
      <Form layout="vertical" onFinish={save} className={css['form']}>
        <Form.Item label="由它起算的事项" htmlFor="trigger-duty">
          <DutySelect duties={duties} value={dutyIds} onChange={choose} />
          <SameEvent duties={duties} chosen={chosen} onAdd={(ids) => choose([...dutyIds, ...ids])} />
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
          <div className="row">
            <UnitsSelect id="trigger-units" value={unitIds} onChange={(ids) => setDraft({ ...draft, unitIds: ids })} />
            {all.length > 1 && (
              <Button onClick={() => setDraft({ ...draft, unitIds: all })}>全部责任单位 {all.length}</Button>
            )}
          </div>
        </Form.Item>
        <TriggerDates duties={chosen} on={on} />
        {record.error && <ErrorState error={record.error} inline />}
        <DialogFoot
          isComplete={dutyIds.length > 0 && title.trim() !== '' && unitIds.length > 0}
          isPending={record.isPending}
          onClose={onClose}
        />
      </Form>
      {chosen.map((duty) => (
        <Recorded key={duty.id} duty={duty} />
      ))}
    </>
  );
}

function eventsOf(duty: DutyRow): readonly string[] {
  return duty.rules.flatMap(({ rule }) => (rule.type === 'triggered' ? [rule.event] : []));
}

/** Other duties that the same kind of event starts: a policy document is recorded once for all of them. */
function SameEvent(props: {
  readonly duties: readonly DutyRow[];
  readonly chosen: readonly DutyRow[];
  readonly onAdd: (ids: readonly DutyId[]) => void;
}) {
  const { duties, chosen, onAdd } = props;
  const events = new Set(chosen.flatMap(eventsOf));
  const others = duties.filter((duty) => !chosen.includes(duty) && eventsOf(duty).some((event) => events.has(event)));
  if (others.length === 0) return null;
  return (
    <p className={clsx('sub', css['rule'])}>
      另有 {others.length} 个事项也由这类事件起算
      <Button type="link" size="small" onClick={() => onAdd(others.map(({ id }) => id))}>
        一并登记
      </Button>
    </p>
  );
}

interface DialogFootProps {
  readonly isComplete: boolean;
  readonly isPending: boolean;
  readonly onClose: () => void;
}

function DialogFoot({ isComplete, isPending, onClose }: DialogFootProps) {
  return (
    <div className="actions">
      <Button onClick={onClose}>取消</Button>
      <Button type="primary" htmlType="submit" loading={isPending} disabled={!isComplete}>
        登记
      </Button>
    </div>
  );
}

interface DutyOption {
  readonly value: DutyId;
  readonly label: string;
  readonly wording: string;
}

function dutyOption({ data }: { readonly data: DutyOption }) {
  return (
    <span className={css['option']}>
      <span className="ellipsis grow">{data.label}</span>
      <span className="faint">{data.wording}</span>
    </span>
  );
}

interface DutySelectProps {
  readonly duties: readonly DutyRow[];
  readonly value: readonly DutyId[];
  readonly onChange: (ids: readonly DutyId[]) => void;
}

function DutySelect({ duties, value, onChange }: DutySelectProps) {
  const [opened, setOpened] = useState(false);
  const options = useMemo(
    () => duties.map((duty) => ({ value: duty.id, label: duty.content, wording: duty.timeWording })),
    [duties],
  );
  return (
    <Select<DutyId[], DutyOption>
      id="trigger-duty"
      mode="multiple"
      value={[...value]}
      onChange={onChange}
      options={options}
      showSearch={searchByLabel}
      optionRender={dutyOption}
      placeholder="选择事项，可多选"
      // One is the usual case: the list goes at once, and does not cover the form.
      open={opened}
      onOpenChange={setOpened}
      onSelect={() => setOpened(false)}
    />
  );
}

/** Events recorded before, so that none is entered twice; a wrong one can be put right or withdrawn. */
function Recorded({ duty }: { readonly duty: DutyRow }) {
  const detail = useAppQuery('duties.get', { id: duty.id });
  const triggers = detail.data?.duty.id === duty.id ? detail.data.triggers : [];
  if (triggers.length === 0) return null;
  return (
    <div className={css['recorded']}>
      <p className="sub">{duty.content}：已登记的事件</p>
      <ul className="plain-list">
        {triggers.map((trigger) => (
          <TriggerLine key={trigger.id} trigger={trigger} />
        ))}
      </ul>
    </div>
  );
}
