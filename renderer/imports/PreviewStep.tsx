import { Button, Checkbox, Popover, Segmented } from 'antd';
import { useState } from 'react';
import type { ImportPreview, TablePreview } from '../../electron/contract/imports.ts';
import type { TableKind } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { Card } from '../ui/Page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { countFilters, matchesFilter, type RowFilter } from './decisions.ts';
import { ReadingList } from './ReadingList.tsx';
import { SourceGrid } from './SourceGrid.tsx';
import type { DecisionMaker } from './useDecisions.ts';
import './preview.css';

export const TABLE_WORDS: Readonly<Record<TableKind, string>> = {
  schedule: '定时公开指标明细表',
  breakdown: '任务分解表',
  plan: '工作要点正文',
};

const FILTER_WORDS: Readonly<Record<RowFilter, string>> = {
  all: '全部',
  new: '新增',
  changed: '有变化',
  same: '相同',
  toCheck: '待核',
};

interface PreviewStepProps {
  readonly year: Year;
  readonly preview: ImportPreview;
  readonly maker: DecisionMaker;
  readonly list: UnitList;
}

/** The sheet as it came beside what was read from it. */
export function PreviewStep({ year, preview, maker, list }: PreviewStepProps) {
  const [tableId, setTableId] = useState(preview.tables[0]?.tableId);
  const table = preview.tables.find((each) => each.tableId === tableId) ?? preview.tables[0];
  return (
    <>
      <div className="preview-line">
        {preview.tables.length > 1 && (
          <Segmented
            value={table?.tableId ?? ''}
            options={preview.tables.map((each) => ({ value: each.tableId, label: each.sheet }))}
            onChange={setTableId}
          />
        )}
        {table && <TableHead table={table} maker={maker} />}
        <LeftOut preview={preview} table={table} />
      </div>
      {table ? (
        <TablePanes key={table.tableId} year={year} table={table} maker={maker} list={list} />
      ) : (
        <Card className="preview-pane">
          <EmptyState
            title="文件里没有认出表格"
            hint="需要有“序号、工作任务、工作举措、责任单位”或“指标名称、单位名称、公开时限”这样的表头。"
          />
        </Card>
      )}
    </>
  );
}

function TableHead({ table, maker }: { readonly table: TablePreview; readonly maker: DecisionMaker }) {
  const included = !maker.decisions.without.has(table.tableId);
  return (
    <>
      <Checkbox checked={included} onChange={(event) => maker.setTable(table.tableId, event.target.checked)}>
        导入此表
      </Checkbox>
      <QuietTag tone="blue">{TABLE_WORDS[table.kind]}</QuietTag>
      <span className="preview-title ellipsis" title={table.title}>
        {table.title === '' ? table.sheet : table.title}
      </span>
      <span className="sub num">{sizeOf(table)}</span>
    </>
  );
}

function sizeOf(table: TablePreview): string {
  if (table.kind === 'schedule') return `${table.rows.length} 项公开事项`;
  const parts = table.rows.length === table.measures ? '' : `，分列为 ${table.rows.length} 项`;
  return `${table.tasks} 个任务 · ${table.measures} 项举措${parts}`;
}

function LeftOut({ preview, table }: { readonly preview: ImportPreview; readonly table: TablePreview | undefined }) {
  const rows = table?.leftOut ?? [];
  const sheets = preview.skippedSheets;
  if (rows.length === 0 && sheets.length === 0) return null;
  const list = (
    <ul className="left-out">
      {sheets.map(({ sheet, reason }) => (
        <li key={sheet}>
          <b>工作表“{sheet}”</b>
          {reason}
        </li>
      ))}
      {rows.map(({ address, text }) => (
        <li key={address}>
          <b className="num">{address}</b>
          {text}
        </li>
      ))}
    </ul>
  );
  const words = [
    ...(sheets.length > 0 ? [`${sheets.length} 个工作表`] : []),
    ...(rows.length > 0 ? [`${rows.length} 行备注或落款`] : []),
  ].join('、');
  return (
    <Popover content={list} title="没有读入的内容" trigger="click" placement="bottomRight">
      <Button type="link" size="small">
        未读入：{words}
      </Button>
    </Popover>
  );
}

function TablePanes({
  year,
  table,
  maker,
  list,
}: Omit<PreviewStepProps, 'preview'> & { readonly table: TablePreview }) {
  const { decisions } = maker;
  const [filter, setFilter] = useState<RowFilter>('all');
  const [at, setAt] = useState(0);
  const rows = table.rows.filter((row) => matchesFilter(row, filter, decisions));
  const current = Math.min(at, Math.max(0, rows.length - 1));
  const show = (next: RowFilter): void => {
    setFilter(next);
    setAt(0);
  };
  const pickRow = (gridRow: number): void => {
    // A click on a merged cell picks the first row it covers.
    const index = rows.findIndex((row) => row.gridRow >= gridRow);
    if (index >= 0) setAt(index);
  };
  return (
    <div className="preview-panes">
      <Card className="preview-pane" title="原表" extra={<span className="sub">{table.sheet}</span>}>
        <SourceGrid table={table} currentRow={rows[current]?.gridRow} onPick={pickRow} />
      </Card>
      <Card
        className="preview-pane"
        title="读取结果"
        extra={<FilterBar filter={filter} counts={countFilters(table.rows, decisions)} onChange={show} />}
      >
        {rows.length === 0 ? (
          <EmptyState
            title={`没有“${FILTER_WORDS[filter]}”的行`}
            actions={<Button onClick={() => show('all')}>看全部</Button>}
          />
        ) : (
          <ReadingList
            year={year}
            table={table}
            rows={rows}
            current={current}
            onMove={setAt}
            maker={maker}
            list={list}
          />
        )}
      </Card>
    </div>
  );
}

function FilterBar(props: {
  readonly filter: RowFilter;
  readonly counts: Readonly<Record<RowFilter, number>>;
  readonly onChange: (filter: RowFilter) => void;
}) {
  const { filter, counts, onChange } = props;
  return (
    <Segmented<RowFilter>
      size="small"
      value={filter}
      options={(Object.keys(FILTER_WORDS) as RowFilter[]).map((value) => ({
        value,
        label: `${FILTER_WORDS[value]} ${counts[value]}`,
        disabled: value !== 'all' && counts[value] === 0,
      }))}
      onChange={onChange}
    />
  );
}
