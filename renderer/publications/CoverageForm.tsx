import { Button, Checkbox, Select } from 'antd';
import type { ListPreview, ProposedCoverage } from '../../electron/contract/publicationLists.ts';
import { DateField } from '../ui/DateField.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import { allUnitsWords, coverageAsks } from './intake.ts';
import css from './ListIntake.module.css';

interface CoverageFormProps {
  readonly covers: ProposedCoverage;
  /** Columns that its lines name, to choose among; what else it seems to cover, to be confirmed. */
  readonly named: Pick<ListPreview, 'columns' | 'gap' | 'allUnits'>;
  readonly onChange: (covers: ProposedCoverage) => void;
}

/** 覆盖范围: columns, units and days of which a list says what there is; of the rest it says nothing. All of them is a choice of its own. */
export function CoverageForm({ covers, named, onChange }: CoverageFormProps) {
  const { columns, units, firstDay, lastDay } = covers;
  const say = (more: Partial<Pick<ProposedCoverage, 'columns' | 'units'>>, unsaid: 'columns' | 'units') => {
    const { [unsaid]: _before, ...rest } = covers;
    onChange({ ...rest, ...more });
  };
  const gap = named.gap && firstDay > named.gap.to ? named.gap : undefined;
  return (
    <fieldset className={css['covers']}>
      <legend>这份清单覆盖</legend>
      <p className="sub text-sm">
        只在覆盖范围内判断谁没有公开；范围以外一律算“未覆盖”，不算没有公开。请按导出时选的范围核对。
      </p>
      {coverageAsks(covers).map((ask) => (
        <output key={ask} className={css['ask']}>
          {ask}
        </output>
      ))}
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
      {gap && (
        <output className={css['ask']}>
          与此前的清单之间有 {gap.from === gap.to ? gap.from : `${gap.from} 至 ${gap.to}`}{' '}
          没有覆盖，这几天有没有公开都判断不了。导出时选的范围含这几天的：
          <Button size="small" onClick={() => onChange({ ...covers, firstDay: gap.from })}>
            从 {gap.from} 起覆盖
          </Button>
        </output>
      )}
      <Checkbox
        checked={columns?.length === 0}
        onChange={({ target }) => say(target.checked ? { columns: [] } : {}, 'columns')}
      >
        全部栏目
      </Checkbox>
      {columns?.length !== 0 && (
        <Select<string[]>
          mode="tags"
          aria-label="覆盖的栏目"
          placeholder="请选择栏目"
          value={[...(columns ?? [])]}
          onChange={(next) => say(next.length === 0 ? {} : { columns: next }, 'columns')}
          options={named.columns.map(({ column, lines }) => ({ value: column, label: `${column}（${lines}）` }))}
          maxTagCount="responsive"
          style={{ width: '100%' }}
        />
      )}
      <Checkbox
        checked={units?.length === 0}
        onChange={({ target }) => say(target.checked ? { units: [] } : {}, 'units')}
      >
        全部单位
      </Checkbox>
      {units?.length !== 0 && (
        <UnitsSelect
          value={units ?? []}
          onChange={(next) => say(next.length === 0 ? {} : { units: next }, 'units')}
          placeholder="请选择单位"
        />
      )}
      {named.allUnits && units && units.length > 0 && (
        <output className={css['ask']}>
          {allUnitsWords(named.allUnits)}导出时没有按单位筛选的：
          <Button size="small" onClick={() => say({ units: [] }, 'units')}>
            按全部单位覆盖
          </Button>
        </output>
      )}
    </fieldset>
  );
}
