import { Button, Select } from 'antd';
import { useState } from 'react';
import type { UnitView } from '../../electron/contract/units.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { FOUNDING_YEARS } from '../../electron/domain/dates/dateLimits.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { DateField } from '../ui/DateField.tsx';
import { Icon } from '../ui/Icon.tsx';
import { searchByLabel } from '../ui/search.ts';
import css from './MemberDates.module.css';

/** A stay in the group, with the days it begins and ends on where it does so inside the records. */
export interface Stay {
  readonly unitId: UnitId;
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
}

interface MemberDatesProps {
  readonly units: readonly UnitView[];
  readonly members: ReadonlySet<UnitId>;
  readonly stays: readonly Stay[];
  readonly onChange: (stays: readonly Stay[]) => void;
}

/** 起止日期: who joined or left in the course of the year. Members without dates are in it all the time. */
export function MemberDates({ units, members, stays, onChange }: MemberDatesProps) {
  const [adding, setAdding] = useState(false);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const shown = stays.filter(({ unitId }) => members.has(unitId));
  const free = units.filter(({ id }) => members.has(id) && !stays.some(({ unitId }) => unitId === id));
  const set = (stay: Stay, change: Partial<Stay>) =>
    onChange(stays.map((each) => (each === stay ? { ...each, ...change } : each)));
  return (
    <div className={css['dates']}>
      <div className={css['head']}>
        <h3>中途加入、退出</h3>
        <span className="sub grow">退出后到期的不再分派；不要直接取消勾选，以免历史丢失。</span>
      </div>
      {shown.map((stay, index) => (
        // A unit may have been in it twice: only its place tells the stays apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={css['stay']}>
          <span className="grow ellipsis">{names.get(stay.unitId)}</span>
          <DateField
            aria-label={`${names.get(stay.unitId) ?? ''}加入日期`}
            value={stay.from}
            years={FOUNDING_YEARS}
            onChange={(from) => set(stay, { from })}
            allowClear
            width={148}
          />
          <span className="sub">至</span>
          <DateField
            aria-label={`${names.get(stay.unitId) ?? ''}退出日期`}
            value={stay.to}
            years={FOUNDING_YEARS}
            onChange={(to) => set(stay, { to })}
            allowClear
            width={148}
          />
          <Button
            type="text"
            size="small"
            icon={<Icon name="trash" />}
            aria-label={`去掉${names.get(stay.unitId) ?? ''}的起止日期`}
            title="去掉起止日期"
            onClick={() => onChange(stays.filter((each) => each !== stay))}
          />
        </div>
      ))}
      {adding ? (
        <Select<UnitId | null>
          aria-label="为哪个成员设起止日期"
          placeholder="选择成员"
          defaultOpen
          value={null}
          onChange={(unitId) => {
            if (unitId !== null) onChange([...stays, { unitId, from: undefined, to: undefined }]);
            setAdding(false);
          }}
          options={free.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={searchByLabel}
          style={{ width: 220 }}
        />
      ) : (
        <Button type="link" size="small" disabled={free.length === 0} onClick={() => setAdding(true)}>
          设定起止日期
        </Button>
      )}
    </div>
  );
}
