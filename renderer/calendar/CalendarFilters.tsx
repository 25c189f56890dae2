import { Select } from 'antd';
import { clsx } from 'clsx';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { CalendarRange } from '../../electron/contract/calendar.ts';
import type { DutyKind, Lamp, LampCounts, PartyRole } from '../../electron/contract/shared.ts';
import type { GroupId, Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { type CalendarAddress } from './view.ts';
import { LAMP_ORDER, LAMP_WORDS } from '../../electron/domain/words/states.ts';
import { PARTY_ROLE_WORDS, DUTY_KIND_WORDS, DUTY_KINDS, PARTY_ROLES } from '../../electron/domain/words/duties.ts';
import css from './CalendarFilters.module.css';

interface CalendarFiltersProps {
  readonly address: CalendarAddress;
  readonly setAddress: (patch: Partial<CalendarAddress>) => void;
  /** Of the days that the title names. */
  readonly lamps: LampCounts;
  /** Of all the days on the screen, those of the months beside it too. */
  readonly inSight: LampCounts;
}

const ROLE_OPTIONS = PARTY_ROLES.map((role) => ({ value: role, label: PARTY_ROLE_WORDS[role] }));
const KIND_OPTIONS = DUTY_KINDS.map((kind) => ({ value: kind, label: DUTY_KIND_WORDS[kind] }));

interface GroupSelectProps {
  readonly value: GroupId | '';
  readonly onChange: (group: GroupId | '') => void;
}

/** Offered only where one of the entries in sight has it. */
const RARE: ReadonlySet<Lamp> = new Set(['noReply', 'checkDue', 'breach', 'before', 'notCounted']);

/** One group of units; those count who are in it on the due day. */
function GroupSelect({ value, onChange }: GroupSelectProps) {
  const list = useAppQuery('units.list', {});
  const options = useMemo(
    () => list.data?.groups.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    [list.data],
  );
  return (
    <Select<GroupId | undefined>
      aria-label="单位组"
      placeholder="单位组"
      value={value || undefined}
      onChange={(group) => onChange(group ?? '')}
      options={options}
      allowClear
      popupMatchSelectWidth={200}
      style={{ width: 96 }}
    />
  );
}

/** Unit, group, kind, role and lamp. The lamps are the legend too: each shows its number and narrows the calendar to itself. */
export function CalendarFilters({ address, setAddress, lamps, inSight }: CalendarFiltersProps) {
  const roles = address.roles.length === PARTY_ROLES.length ? [] : [...address.roles];
  const kinds = address.kinds.length === DUTY_KINDS.length ? [] : [...address.kinds];
  return (
    <>
      <UnitSelect width={136} value={address.unit || undefined} onChange={(unit) => setAddress({ unit: unit ?? '' })} />
      <GroupSelect value={address.group} onChange={(group) => setAddress({ group })} />
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
        style={{ width: 98 }}
      />
      <Select<PartyRole[]>
        mode="multiple"
        aria-label="责任方式"
        placeholder="全部责任"
        value={roles}
        onChange={(next) => setAddress({ roles: next })}
        options={ROLE_OPTIONS}
        maxTagCount={0}
        maxTagPlaceholder={() => roles.map((role) => PARTY_ROLE_WORDS[role]).join('、')}
        showSearch={false}
        allowClear
        style={{ width: 98 }}
      />
      <fieldset className={css['lamps']}>
        <legend className="visually-hidden">按亮灯筛选</legend>
        {LAMP_ORDER.filter((lamp) => !RARE.has(lamp) || address.lamp === lamp || (inSight[lamp] ?? 0) > 0).map(
          (lamp) => (
            <button
              key={lamp}
              type="button"
              className={css['lamp']}
              aria-pressed={address.lamp === lamp}
              title={address.lamp === lamp ? '显示全部' : `只看${LAMP_WORDS[lamp]}`}
              onClick={() => setAddress({ lamp: address.lamp === lamp ? '' : lamp })}
            >
              <LampWord lamp={lamp}>
                {LAMP_WORDS[lamp]} <span className="num">{lamps[lamp] ?? 0}</span>
              </LampWord>
            </button>
          ),
        )}
      </fieldset>
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
  if (provisional.length === 0) {
    return (
      <Link href={`/workdays?year=${year}&of=${year}`} className={clsx('faint', css['settled'])}>
        {year}年放假安排已录入
      </Link>
    );
  }
  return (
    <Link href={`/workdays?year=${year}&of=${provisional[0]}`} className="accent">
      {provisional.join('、')}年放假安排未录入，工作日按周一至周五<b>暂定</b>，去录入
    </Link>
  );
}
