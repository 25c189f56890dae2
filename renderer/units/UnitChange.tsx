import { Button, Input, type InputRef } from 'antd';
import { clsx } from 'clsx';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { UnitList, UnitView } from '../../electron/contract/units.ts';
import { FOUNDING_YEARS } from '../../electron/domain/dates/dateLimits.ts';
import { addDays, parsePlainDate, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { DateField } from '../ui/DateField.tsx';
import { longDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { useToday } from '../ui/useToday.ts';
import { PanelFault } from './PanelParts.tsx';
import panelCss from './panel.module.css';
import css from './UnitChange.module.css';

interface UnitChangeProps {
  readonly list: UnitList;
  readonly unit: UnitView;
  readonly onDone: () => void;
}

/** 更名 and 撤并: what happens to a unit in the course of a year, with its history kept. */
export function UnitChange({ list, unit, onDone }: UnitChangeProps) {
  const [open, setOpen] = useState<'rename' | 'merge'>();
  const section = useRef<HTMLElement>(null);
  // The forms open at the panel's lower end.
  useEffect(() => {
    if (open !== undefined) section.current?.scrollIntoView({ block: 'end' });
  }, [open]);
  const heir = list.units.find(({ id }) => id === unit.successorId);
  const to = parsePlainDate(unit.to ?? '');
  return (
    <section ref={section} className={clsx(panelCss['part'], css['change'])}>
      {heir && to && (
        <p className="num">
          自{longDate(addDays(to, 1))}起撤并到{heir.name}，此后到期的事项由它承接。
        </p>
      )}
      {open === undefined && (
        <div className={css['buttons']}>
          <Button onClick={() => setOpen('rename')}>更名</Button>
          <Button onClick={() => setOpen('merge')}>{heir ? '更改撤并' : '撤并到其他单位'}</Button>
        </div>
      )}
      {open === 'rename' && <Rename unit={unit} onDone={onDone} onCancel={() => setOpen(undefined)} />}
      {open === 'merge' && <Merge unit={unit} onDone={onDone} onCancel={() => setOpen(undefined)} />}
    </section>
  );
}

interface FormProps {
  readonly unit: UnitView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function Rename({ unit, onDone, onCancel }: FormProps) {
  const notify = useNotify();
  const rename = useCommand('units.rename');
  const field = useFocusOnOpen<InputRef>();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.send({ id: unit.id, name }, ({ commandId }) => {
      notify.success(`${unit.name}已更名为${name.trim()}，原名作为别名保留`, { commandId });
      onDone();
    });
  };
  return (
    <form className={css['form']} onSubmit={submit} aria-label="更名">
      <label htmlFor="unit-new-name">新名称（原名转为别名，历史记录不变）</label>
      <Input
        id="unit-new-name"
        ref={field}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
      />
      <PanelFault error={rename.error} />
      <div className={css['buttons']}>
        <Button onClick={onCancel}>取消</Button>
        <Button type="primary" htmlType="submit" loading={rename.isPending} disabled={name.trim() === ''}>
          更名
        </Button>
      </div>
    </form>
  );
}

function Merge({ unit, onDone, onCancel }: FormProps) {
  const notify = useNotify();
  const today = useToday();
  const merge = useCommand('units.merge');
  const [into, setInto] = useState<UnitId | undefined>(unit.successorId);
  const last = parsePlainDate(unit.to ?? '');
  const [from, setFrom] = useState<PlainDate>(last ? addDays(last, 1) : today);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (into === undefined) return;
    merge.send({ id: unit.id, into, from }, ({ commandId }) => {
      notify.success(`${unit.name}已撤并，自 ${from} 起由承接单位负责`, { commandId });
      onDone();
    });
  };
  return (
    <form className={css['form']} onSubmit={submit} aria-label="撤并">
      <label htmlFor="unit-into">撤并到</label>
      <UnitSelect id="unit-into" value={into} onChange={setInto} placeholder="承接单位" width="100%" />
      <label htmlFor="unit-merged-from">自何日起由承接单位负责</label>
      <DateField id="unit-merged-from" value={from} years={FOUNDING_YEARS} onChange={(day) => day && setFrom(day)} />
      <p className="sub">此前到期的事项和登记仍归{unit.name}，此后到期的转给承接单位。</p>
      <PanelFault error={merge.error} />
      <div className={css['buttons']}>
        <Button onClick={onCancel}>取消</Button>
        <Button type="primary" htmlType="submit" loading={merge.isPending} disabled={into === undefined}>
          撤并
        </Button>
      </div>
    </form>
  );
}
