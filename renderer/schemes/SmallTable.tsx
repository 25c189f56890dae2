import { Button, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from '../ui/Icon.tsx';
import css from './fields.module.css';

interface SmallTableProps<Row> {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
  /** The cells of a row; `set` takes what it is to be. */
  readonly cells: (row: Row, set: (row: Row) => void, at: number) => readonly ReactNode[];
  readonly onChange: (rows: readonly Row[]) => void;
  /** What is added. */
  readonly next: () => Row;
  /** 一档, 一种事件. */
  readonly noun: string;
  readonly min?: number;
}

/** A table of a few rows within a form: each is typed into in place, taken out, and more are added. */
export function SmallTable<Row>({ label, heads, rows, cells, onChange, next, noun, min = 0 }: SmallTableProps<Row>) {
  // A button that says itself whether it may be pressed does not hear that the whole form may not be typed into.
  const { componentDisabled } = ConfigProvider.useConfig();
  return (
    <div className={css['scroll']}>
      <table className={css['table']} aria-label={label}>
        {rows.length > 0 && (
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">操作</span>
              </th>
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, at) => (
            // Rows have no names; they change in place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              {cells(row, (changed) => onChange(rows.with(at, changed)), at).map((cell, column) => (
                <td key={heads[column]}>{cell}</td>
              ))}
              <td>
                <Button
                  type="text"
                  size="small"
                  icon={<Icon name="close" />}
                  aria-label={`去掉第 ${at + 1} ${noun}`}
                  disabled={componentDisabled || rows.length <= min}
                  onClick={() => onChange(rows.toSpliced(at, 1))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" onClick={() => onChange([...rows, next()])}>
        {`添加${noun.replace(/^[档种行]$/u, '一$&')}`}
      </Button>
    </div>
  );
}
