import { Select } from 'antd';
import { useMemo } from 'react';
import type { UnitId } from '../../electron/domain/brand.ts';
import type { UnitView } from '../../electron/contract/units.ts';
import { UNIT_KIND_WORDS, UNIT_KINDS } from '../../electron/domain/words/duties.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { searchable } from './search.ts';

/** Whether a unit is meant by what was typed: part of its name or of an alias, blanks and width aside. */
export function unitMatches(unit: Pick<UnitView, 'name' | 'aliases'>, typed: string): boolean {
  const wanted = searchable(typed);
  return [unit.name, ...unit.aliases].some((name) => searchable(name).includes(wanted));
}

interface UnitOption {
  readonly value: UnitId;
  readonly label: string;
  readonly unit: UnitView;
}

/** Units under their kinds, as antd's options. */
export function useUnitOptions() {
  const list = useAppQuery('units.list', {});
  return useMemo(() => {
    const units = list.data?.units ?? [];
    return UNIT_KINDS.flatMap((kind) => {
      const options = units
        .filter((unit) => unit.kind === kind)
        .map((unit): UnitOption => ({ value: unit.id, label: unit.name, unit }));
      return options.length === 0 ? [] : [{ label: UNIT_KIND_WORDS[kind], title: UNIT_KIND_WORDS[kind], options }];
    });
  }, [list.data]);
}

const isMeant = (typed: string, option: unknown): boolean =>
  // antd asks about groups too, which carry no unit; they show when one of theirs does.
  typeof option === 'object' && option !== null && 'unit' in option && unitMatches((option as UnitOption).unit, typed);

interface UnitSelectProps {
  readonly value: UnitId | undefined;
  readonly onChange: (unit: UnitId | undefined) => void;
  /** Of a field whose label names it; without one the placeholder does. */
  readonly id?: string;
  readonly placeholder?: string;
  readonly width?: number | string;
}

/** One unit, found by any part of its name or alias. Used as a filter it stands at 全部单位 when empty. */
export function UnitSelect({ value, onChange, id, placeholder = '全部单位', width = 180 }: UnitSelectProps) {
  const options = useUnitOptions();
  return (
    <Select<UnitId | undefined, (typeof options)[number]>
      {...(id === undefined ? { 'aria-label': placeholder } : { id })}
      value={value}
      onChange={onChange}
      options={options}
      showSearch={{ filterOption: isMeant }}
      allowClear
      placeholder={placeholder}
      popupMatchSelectWidth={240}
      style={{ width }}
    />
  );
}

interface UnitsSelectProps {
  readonly value: readonly UnitId[];
  readonly onChange: (units: UnitId[]) => void;
  readonly id?: string;
  readonly placeholder?: string;
}

/** Several units. */
export function UnitsSelect({ value, onChange, id, placeholder = '选择单位' }: UnitsSelectProps) {
  const options = useUnitOptions();
  return (
    <Select<UnitId[], (typeof options)[number]>
      {...(id === undefined ? { 'aria-label': placeholder } : { id })}
      mode="multiple"
      value={[...value]}
      onChange={onChange}
      options={options}
      showSearch={{ filterOption: isMeant }}
      placeholder={placeholder}
      maxTagCount="responsive"
      style={{ width: '100%' }}
    />
  );
}
