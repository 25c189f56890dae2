import { Button, Checkbox, Input, Select } from 'antd';
import { useMemo, useState, type ComponentProps } from 'react';
import { Link } from 'wouter';
import type { DutyRow } from '../../electron/contract/duties.ts';
import type { DutyId, Year } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useAddressState } from '../address/useAddressState.ts';
import { useCommand } from '../ui/useCommand.ts';
import type { TextColumn } from './columns.ts';
import { DutyDialogs, type OpenDialog } from './DutyDialogs.tsx';
import { countRows, filterRows, taskFilters, type TaskFilters } from './filters.ts';
import { ChosenTools, TableTools } from './TableTools.tsx';
import { TaskPanel } from './TaskPanel.tsx';
import { TaskTable } from './TaskTable.tsx';
import { useColumnWidths } from './useColumnWidths.ts';
import { useDutyEdits, type DutyEdits } from './useDutyEdits.ts';
import { DUTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import { DUTY_STATES, DUTY_STATE_WORDS } from '../../electron/domain/words/states.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './TableTools.module.css';

/** 任务分解: everything the units must do this year, as the table people know. */
export function TasksScreen() {
  const year = useYear();
  const query = useAppQuery('duties.list', { year });
  const [dialog, setDialog] = useState<OpenDialog>();
  const rows = query.data;
  const frame = {
    fill: true,
    title: '任务分解',
    sub: <Headline year={year} rows={rows} />,
    actions: <Actions onNew={() => setDialog({ what: 'new' })} />,
  };
  return (
    <>
      {rows === undefined || rows.length === 0 ? (
        <Page {...frame}>
          <Loaded query={query}>{() => <NoDuties onNew={() => setDialog({ what: 'new' })} />}</Loaded>
        </Page>
      ) : (
        <Breakdown frame={frame} year={year} stored={rows} onDialog={setDialog} />
      )}
      <DutyDialogs year={year} dialog={dialog} onClose={() => setDialog(undefined)} />
    </>
  );
}

function Actions({ onNew }: { readonly onNew: () => void }) {
  return (
    <>
      <ExportButton kinds={['tasks', 'schedule']} />
      <WriteButton onClick={onNew}>新增事项</WriteButton>
      <Link href="/imports">
        <Button type="primary">导入表格</Button>
      </Link>
    </>
  );
}

function Headline({ year, rows }: { readonly year: Year; readonly rows: readonly DutyRow[] | undefined }) {
  if (!rows) return <>{year}年</>;
  const counts = countRows(rows);
  return (
    <>
      {[
        `${year}年`,
        ...(counts.tasks > 0 ? [`${counts.tasks} 个任务`] : []),
        `${counts.rows} 项`,
        ...(counts.overdue > 0 ? [`有逾期 ${counts.overdue}`] : []),
        `待核 ${counts.toCheck}`,
      ].join(' · ')}
    </>
  );
}

function NoDuties({ onNew }: { readonly onNew: () => void }) {
  return (
    <Card className="pane">
      <EmptyState
        title="还没有任务和事项"
        hint="把本年度的任务分解表、定时公开指标明细表拖进窗口，核对后写入；也可以逐项新增。"
        actions={
          <>
            <Link href="/imports">
              <Button type="primary">导入表格</Button>
            </Link>
            <WriteButton onClick={onNew}>新增事项</WriteButton>
          </>
        }
      />
    </Card>
  );
}

function Filters() {
  const [filters, setFilters] = useAddressState(taskFilters);
  const kinds = ['disclosure', 'measure', 'submission', 'case'] as const;
  return (
    <>
      <Select<TaskFilters['kind']>
        aria-label="类型"
        value={filters.kind}
        style={{ width: 116 }}
        options={[
          { value: '', label: '全部类型' },
          ...kinds.map((kind) => ({ value: kind, label: DUTY_KIND_WORDS[kind] })),
        ]}
        onChange={(kind) => setFilters({ kind })}
      />
      <UnitSelect
        value={filters.unit === '' ? undefined : filters.unit}
        onChange={(unit) => setFilters({ unit: unit ?? '' })}
      />
      <Select<TaskFilters['state']>
        aria-label="状态"
        value={filters.state}
        style={{ width: 158 }}
        options={[
          { value: '', label: '全部状态' },
          ...DUTY_STATES.map((state) => ({ value: state, label: DUTY_STATE_WORDS[state] })),
        ]}
        onChange={(state) => setFilters({ state })}
      />
      <Input
        aria-label="筛选文字"
        placeholder="筛选文字：任务、举措、时限、单位"
        prefix={<Icon name="search" size={14} />}
        allowClear
        className={css['text'] ?? ''}
        value={filters.q}
        onChange={(event) => setFilters({ q: event.target.value }, { replace: true })}
      />
      <Checkbox checked={filters.check} onChange={(event) => setFilters({ check: event.target.checked })}>
        只看待核
      </Checkbox>
    </>
  );
}

interface BreakdownProps {
  /** The screen's title line. */
  readonly frame: Omit<ComponentProps<typeof Page>, 'children'>;
  readonly year: Year;
  readonly stored: readonly DutyRow[];
  readonly onDialog: (dialog: OpenDialog) => void;
}

function Breakdown({ frame, year, stored, onDialog }: BreakdownProps) {
  const [filters, setFilters] = useAddressState(taskFilters);
  const edits = useDutyEdits(year, stored);
  const rows = useMemo(() => filterRows(edits.rows, filters), [edits.rows, filters]);
  const [selected, setSelected] = useState<ReadonlySet<DutyId>>(new Set());
  const none = (): void => setSelected(new Set());
  const chosen = rows.filter(({ id }) => selected.has(id));
  const remove = useRemove(chosen, none);
  const type = useTyping(rows, edits, onDialog);
  const sizing = useColumnWidths();
  const dialogs = {
    onSetRules: (row: DutyRow) => onDialog({ what: 'rules', row }),
    onSetUnits: (row: DutyRow) => onDialog({ what: 'units', row }),
    onFollow: (row: DutyRow) => onDialog({ what: 'follow', rows: [row] }),
  };
  const filterRow = (
    <>
      <div className={css['filters']} data-covered={chosen.length > 0}>
        <Filters />
      </div>
      {chosen.length > 0 && (
        <ChosenTools
          chosen={chosen.length}
          onRemove={remove}
          onFollow={() => onDialog({ what: 'follow', rows: chosen })}
          onNone={none}
        />
      )}
    </>
  );
  return (
    <Page {...frame} filters={filterRow} aside={<TableTools rows={rows} all={stored.length} sizing={sizing} />}>
      <div className="stage">
        <Card className="pane">
          {rows.length === 0 ? (
            <NothingFound />
          ) : (
            <TaskTable
              rows={rows}
              selected={selected}
              openDuty={filters.duty}
              sizing={sizing}
              onSelect={setSelected}
              onOpen={(duty) => setFilters({ duty }, { replace: filters.duty !== '' })}
              onType={type}
              onDelete={remove}
              {...dialogs}
            />
          )}
        </Card>
        {filters.duty !== '' && (
          <TaskPanel
            key={filters.duty}
            year={year}
            id={filters.duty}
            onClose={() => setFilters({ duty: '' })}
            {...dialogs}
          />
        )}
      </div>
    </Page>
  );
}

function NothingFound() {
  const [, setFilters] = useAddressState(taskFilters);
  return (
    <EmptyState
      title="没有符合筛选条件的事项"
      actions={
        <Button onClick={() => setFilters({ kind: '', unit: '', state: '', q: '', check: false })}>清除筛选</Button>
      }
    />
  );
}

/** Stores what is typed into a cell. A time wording that is not understood is kept; what it means is for the person to say. A wording that is emptied is asked about. */
function useTyping(
  rows: readonly DutyRow[],
  edits: DutyEdits,
  onDialog: (dialog: OpenDialog) => void,
): (ids: readonly DutyId[], column: TextColumn, text: string) => void {
  const type = async (ids: readonly DutyId[], column: TextColumn, text: string): Promise<void> => {
    const row = rows.find(({ id }) => id === ids[0]);
    const unclear = await edits.type(ids, column, text);
    if (!unclear || !row) return;
    const rules = unclear.rules.map(({ rule }) => rule);
    onDialog({ what: 'rules', row: { ...row, timeWording: text }, rules, check: unclear.check ?? '没有读出时限' });
  };
  return (ids, column, text) => {
    const row = rows.find(({ id }) => id === ids[0]);
    // A number of the list is no wording.
    if (text !== '' || column === 'number' || !row) return void type(ids, column, text);
    return onDialog({ what: 'emptied', row, column, count: ids.length, onClear: () => void type(ids, column, text) });
  };
}

/** Deletes the chosen duties; it can be undone. */
function useRemove(chosen: readonly DutyRow[], done: () => void): () => void {
  const notify = useNotify();
  const command = useCommand('duties.remove', notify.fault);
  return () => {
    if (chosen.length === 0 || command.isPending) return;
    command.send({ ids: chosen.map(({ id }) => id) }, ({ removed, commandId }) => {
      done();
      notify.success(`已删除 ${removed} 项`, { commandId });
    });
  };
}
