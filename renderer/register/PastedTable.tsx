import { Select } from 'antd';
import type { UnitId } from '../../electron/domain/brand.ts';
import { LampMark } from '../ui/Lamp.tsx';
import type { PastedRow, PasteUnit } from './pasted.ts';
import { searchByLabel } from '../ui/search.ts';
import css from './PastedTable.module.css';

interface PastedTableProps {
  readonly rows: readonly PastedRow[];
  readonly units: readonly PasteUnit[];
  readonly onChoose: (line: number, unit: UnitId) => void;
}

/** What the pasted rows are taken for, before anything is sent; a row without a unit can be given one here. */
export function PastedTable({ rows, units, onChoose }: PastedTableProps) {
  const taken = new Set(
    rows.flatMap(({ unitId, problem }) => (unitId !== undefined && problem === undefined ? [unitId] : [])),
  );
  const options = units
    .filter(({ state, unitId }) => state === 'open' && !taken.has(unitId))
    .map(({ unitId, name }) => ({ value: unitId, label: name }));
  return (
    <div className={css['table']}>
      <table>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">单位</th>
            <th scope="col">日期</th>
            <th scope="col">标题</th>
            <th scope="col">链接</th>
            <th scope="col">核对</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line} className={row.problem === undefined ? undefined : css['wrong']}>
              <td className="num faint">{row.line}</td>
              <td>
                {row.unitId === undefined ? (
                  <Select<UnitId | null>
                    aria-label={`第 ${row.line} 行的单位`}
                    size="small"
                    value={null}
                    placeholder={row.unit === '' ? '选择单位' : row.unit}
                    onChange={(unit) => unit !== null && onChoose(row.line, unit)}
                    options={options}
                    showSearch={searchByLabel}
                    popupMatchSelectWidth={200}
                    style={{ width: '100%' }}
                  />
                ) : (
                  row.unit
                )}
              </td>
              <td className="num">{row.doneOn}</td>
              <td className="ellipsis" title={row.title}>
                {row.title}
              </td>
              <td className="ellipsis num" title={row.link}>
                {row.link}
              </td>
              <td>
                {row.problem === undefined ? (
                  <span className="ok">可登记</span>
                ) : (
                  <span className={css['trouble']}>
                    <LampMark lamp="overdue" />
                    {row.problem}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
