import { Select } from 'antd';
import { useMemo } from 'react';
import type { DutyKind, UnitKind } from '../../electron/contract/shared.ts';
import type { DutyId, GroupId, Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import type { HeatAddress } from './address.ts';
import { DUTY_KINDS, DUTY_KIND_WORDS, UNIT_KINDS, UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import { searchByLabel } from '../ui/search.ts';

interface HeatFiltersProps {
  readonly year: Year;
  readonly address: HeatAddress;
  readonly setAddress: (patch: Partial<HeatAddress>) => void;
}

const KIND_OPTIONS: readonly { readonly value: DutyKind | ''; readonly label: string }[] = [
  { value: '', label: '全部类型' },
  ...DUTY_KINDS.map((kind) => ({ value: kind, label: DUTY_KIND_WORDS[kind] })),
];
const UNIT_OPTIONS: readonly { readonly value: UnitKind | ''; readonly label: string }[] = [
  { value: '', label: '部门和镇街' },
  ...UNIT_KINDS.map((kind) => ({ value: kind, label: UNIT_KIND_WORDS[kind] })),
];

/** One duty or all, and which units. Another filter closes the cell that was open. */
export function HeatFilters({ year, address, setAddress }: HeatFiltersProps) {
  const duties = useAppQuery('duties.list', { year });
  const units = useAppQuery('units.list', {});
  const options = useMemo(
    () =>
      DUTY_KINDS.flatMap((kind) => {
        const own = (duties.data ?? []).filter((duty) => duty.kind === kind && duty.nextDue !== undefined);
        return own.length === 0
          ? []
          : [
              {
                label: DUTY_KIND_WORDS[kind],
                title: DUTY_KIND_WORDS[kind],
                options: own.map(({ id, content }) => ({ value: id, label: content })),
              },
            ];
      }),
    [duties.data],
  );
  const set = (patch: Partial<HeatAddress>) => setAddress({ ...patch, cell: undefined });
  return (
    <>
      <Select<DutyId | undefined, (typeof options)[number]>
        aria-label="事项"
        placeholder="全部事项"
        value={address.duty === '' ? undefined : address.duty}
        onChange={(duty) => set({ duty: duty ?? '', ...(duty === undefined ? {} : { kind: '' }) })}
        options={options}
        showSearch={searchByLabel}
        allowClear
        popupMatchSelectWidth={460}
        style={{ width: 260 }}
      />
      <Select<HeatAddress['kind']>
        aria-label="类型"
        value={address.kind}
        onChange={(kind) => set({ kind, duty: '' })}
        options={[...KIND_OPTIONS]}
        style={{ width: 116 }}
      />
      <Select<HeatAddress['units']>
        aria-label="单位类别"
        value={address.units}
        onChange={(kind) => set({ units: kind })}
        options={[...UNIT_OPTIONS]}
        style={{ width: 124 }}
      />
      <Select<GroupId | undefined>
        aria-label="单位组"
        placeholder="全部单位组"
        value={address.group === '' ? undefined : address.group}
        onChange={(group) => set({ group: group ?? '' })}
        options={(units.data?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        showSearch={searchByLabel}
        allowClear
        popupMatchSelectWidth={240}
        style={{ width: 150 }}
      />
    </>
  );
}
