import { Button, Select } from 'antd';
import { useMemo } from 'react';
import type { CalendarRange } from '../../electron/contract/calendar.ts';
import type { DutyKind, Lamp as LampKind } from '../../electron/contract/shared.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { Lamp, LAMP_WORDS } from '../ui/Lamp.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { DUTY_KIND_WORDS } from '../ui/words.ts';
import { FILTER_LAMPS, KINDS, type CalendarAddress } from './view.ts';

interface CalendarFiltersProps {
  readonly address: CalendarAddress;
  readonly setAddress: (patch: Partial<CalendarAddress>) => void;
  readonly lamps: Readonly<Partial<Record<LampKind, number>>>;
  readonly onRecord: () => void;
}

const KIND_OPTIONS = KINDS.map((kind) => ({ value: kind, label: DUTY_KIND_WORDS[kind] }));

/** Unit, kind and lamp. The lamps are the legend too: each shows its number and narrows the calendar to itself. */
export function CalendarFilters({ address, setAddress, lamps, onRecord }: CalendarFiltersProps) {
  const kinds = address.kinds.length === KINDS.length ? [] : [...address.kinds];
  return (
    <>
      <UnitSelect value={address.unit || undefined} onChange={(unit) => setAddress({ unit: unit ?? '' })} />
      <Select<DutyKind[]>
        mode="multiple"
        aria-label="事项种类"
        placeholder="全部事项"
        value={kinds}
        onChange={(next) => setAddress({ kinds: next })}
        options={KIND_OPTIONS}
        maxTagCount={0}
        maxTagPlaceholder={() => kinds.map((kind) => DUTY_KIND_WORDS[kind]).join('、')}
        showSearch={false}
        allowClear
        style={{ width: 150 }}
      />
      <fieldset className="lamp-filters">
        <legend className="visually-hidden">按亮灯筛选</legend>
        {FILTER_LAMPS.map((lamp) => (
          <button
            key={lamp}
            type="button"
            className="lamp-filter"
            aria-pressed={address.lamp === lamp}
            title={address.lamp === lamp ? '显示全部' : `只看${LAMP_WORDS[lamp]}`}
            onClick={() => setAddress({ lamp: address.lamp === lamp ? '' : lamp })}
          >
            <Lamp lamp={lamp}>
              {LAMP_WORDS[lamp]} <span className="num">{lamps[lamp] ?? 0}</span>
            </Lamp>
          </button>
        ))}
      </fieldset>
      <Button onClick={onRecord}>登记触发事件</Button>
    </>
  );
}

interface HolidayNoticeProps {
  readonly days: CalendarRange['days'];
  readonly year: Year;
}

/** Whether the State Council's holiday notice of the shown days is known; without it working days are provisional. */
export function HolidayNotice({ days, year }: HolidayNoticeProps) {
  const provisional = useMemo(
    () => [...new Set(days.filter((day) => day.provisional).map((day) => day.date.slice(0, 4)))],
    [days],
  );
  if (days.length === 0) return null;
  if (provisional.length === 0) return <span className="faint">{year}年放假安排已录入</span>;
  return (
    <span style={{ color: 'var(--accent)' }}>
      {provisional.join('、')}年放假安排未发布，工作日按周一至周五<b>暂定</b>
    </span>
  );
}
