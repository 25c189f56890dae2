import { Select } from 'antd';
import type { Coverage, ListPreview } from '../../electron/contract/publications.ts';
import { DateField } from '../ui/DateField.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import css from './ListIntake.module.css';

interface CoverageFormProps {
  readonly covers: Coverage;
  /** Columns that its lines name, to choose among. */
  readonly named: Pick<ListPreview, 'columns'>;
  readonly onChange: (covers: Coverage) => void;
}

/** 覆盖范围: columns, units and days of which a list says what there is; of the rest it says nothing. */
export function CoverageForm({ covers, named, onChange }: CoverageFormProps) {
  const { columns, units, firstDay, lastDay } = covers;
  return (
    <fieldset className={css['covers']}>
      <legend>这份清单覆盖</legend>
      <p className="sub text-sm">
        只在覆盖范围内判断谁没有公开；范围以外一律算“未覆盖”，不算没有公开。请按导出时选的范围核对。
      </p>
      <div className={css['days']}>
        <DateField
          aria-label="覆盖首日"
          value={firstDay}
          notAfter={lastDay}
          onChange={(day) => day && onChange({ ...covers, firstDay: day })}
        />
        <span className="sub">至</span>
        <DateField
          aria-label="覆盖末日"
          value={lastDay}
          notBefore={firstDay}
          onChange={(day) => day && onChange({ ...covers, lastDay: day })}
        />
      </div>
      <Select<string[]>
        mode="tags"
        aria-label="覆盖的栏目"
        placeholder="全部栏目"
        value={[...columns]}
        onChange={(next) => onChange({ ...covers, columns: next })}
        options={named.columns.map(({ column, lines }) => ({ value: column, label: `${column}（${lines}）` }))}
        maxTagCount="responsive"
        style={{ width: '100%' }}
      />
      <UnitsSelect value={units} onChange={(next) => onChange({ ...covers, units: next })} placeholder="全部单位" />
    </fieldset>
  );
}
