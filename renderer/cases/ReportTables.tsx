import { Fragment } from 'react';
import type { ReportForm } from '../../electron/contract/yearlyReport.ts';
import { Card } from '../ui/Page.tsx';
import css from './Report.module.css';

interface TablesProps {
  readonly form: ReportForm;
  readonly figures: Readonly<Record<string, number>>;
  readonly onOpen: (cell: string, label: string) => void;
}

/** The three tables as the official form lays them out; a figure opens to what it counts. */
export function ReportTables(props: TablesProps) {
  return (
    <>
      <Card title="主动公开政府信息情况">
        <Openness {...props} />
      </Card>
      <Card title="收到和处理政府信息公开申请情况" className={css['wide']}>
        <Requests {...props} />
      </Card>
      <Card title="政府信息公开行政复议、行政诉讼情况" className={css['wide']}>
        <Disputes {...props} />
      </Card>
    </>
  );
}

interface FigureProps {
  readonly value: number;
  readonly label: string;
  readonly onOpen: () => void;
}

function Figure({ value, label, onOpen }: FigureProps) {
  if (value === 0) return <span className="faint">0</span>;
  return (
    <button type="button" className={css['figure']} aria-label={`${label}：${value}，查看明细`} onClick={onOpen}>
      {value}
    </button>
  );
}

function Openness({ form: { openness }, figures }: TablesProps) {
  const shown = (key: string, isMoney: true | undefined) => {
    const value = figures[key] ?? 0;
    return isMoney ? (value / 100).toFixed(2) : value;
  };
  return (
    <table className={css['table']}>
      <tbody>
        {openness.map(({ section, columns, rows }) => (
          <Fragment key={section}>
            <tr>
              <th colSpan={4} scope="colgroup" className={css['section']}>
                {section}
              </th>
            </tr>
            <tr>
              <th scope="col">信息内容</th>
              {columns.map((column) => (
                <th key={column} scope="col" colSpan={columns.length === 1 ? 3 : 1}>
                  {column}
                </th>
              ))}
            </tr>
            {rows.map(({ label, cells }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {cells.map(({ key, isMoney }) => (
                  <td key={key} className="num" colSpan={cells.length === 1 ? 3 : 1}>
                    {shown(key, isMoney)}
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Requests({ form: { requestRows, requestColumns }, figures, onOpen }: TablesProps) {
  const bodies = requestColumns.filter(({ header }) => header[0] !== header[1]);
  const same = (row: number, other: number, column: number) => {
    const [a, b] = [requestRows[row]?.labels, requestRows[other]?.labels];
    return a !== undefined && b !== undefined && a.slice(0, column + 1).every((label, at) => label === b[at]);
  };
  const labelCells = (row: number) => {
    const labels = requestRows[row]?.labels ?? ['', '', ''];
    const filled = labels.findLastIndex((label) => label !== '');
    return labels.map((label, column) => {
      if (column > filled || (column < 2 && same(row, row - 1, column))) return null;
      let rows = 1;
      if (column < 2) while (same(row, row + rows, column)) rows += 1;
      return (
        <th
          key={label}
          scope={rows > 1 ? 'rowgroup' : 'row'}
          rowSpan={rows}
          colSpan={column === filled ? 3 - filled : 1}
          className={css['label']}
        >
          {label}
        </th>
      );
    });
  };
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          <th colSpan={3} rowSpan={3} className={css['note']}>
            （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）
          </th>
          <th colSpan={requestColumns.length}>申请人情况</th>
        </tr>
        <tr>
          <th rowSpan={2}>自然人</th>
          <th colSpan={bodies.length}>法人或其他组织</th>
          <th rowSpan={2}>总计</th>
        </tr>
        <tr>
          {bodies.map(({ key, header }) => (
            <th key={key}>{header[1]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {requestRows.map(({ key, labels }, row) => (
          <tr key={key}>
            {labelCells(row)}
            {requestColumns.map((column) => {
              const cell = `requests.${key}.${column.key}`;
              const label = `${labels.findLast((each) => each !== '') ?? ''}，${column.header[1]}`;
              return (
                <td key={column.key} className="num">
                  <Figure value={figures[cell] ?? 0} label={label} onOpen={() => onOpen(cell, label)} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Disputes({ form: { disputes, disputeColumns }, figures, onOpen }: TablesProps) {
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          {disputes.map(({ key, label }) => (
            <th key={key} colSpan={disputeColumns.length}>
              {label}
            </th>
          ))}
        </tr>
        <tr>
          {disputes.flatMap(({ key }) =>
            disputeColumns.map((column) => <th key={`${key} ${column.key}`}>{column.label}</th>),
          )}
        </tr>
      </thead>
      <tbody>
        <tr>
          {disputes.flatMap(({ key, label: dispute }) =>
            disputeColumns.map((column) => {
              const cell = `disputes.${key}.${column.key}`;
              const label = `${dispute}，${column.label}`;
              return (
                <td key={cell} className="num">
                  <Figure value={figures[cell] ?? 0} label={label} onOpen={() => onOpen(cell, label)} />
                </td>
              );
            }),
          )}
        </tr>
      </tbody>
    </table>
  );
}
