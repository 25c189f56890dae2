import { Button, Input, Segmented, Switch } from 'antd';
import { clsx } from 'clsx';
import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import type { CaseRegister, CaseRegisterView, CaseRow } from '../../electron/contract/registers.ts';
import type { CaseId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { REGISTER_DEFINITIONS } from '../../electron/domain/words/registerDefinitions.ts';
import { caseStateText, fieldText } from '../../electron/domain/words/registers.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { FileButton } from '../ui/FileButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { JobDialog } from '../ui/JobDialog.tsx';
import { LampWord } from '../ui/Lamp.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useFileReading } from '../ui/useFileReading.ts';
import { useMadeFile } from '../ui/useMadeFile.tsx';
import { usePastedFile } from '../ui/usePastedFile.ts';
import { useToday } from '../ui/useToday.ts';
import { CaseForm } from './CaseForm.tsx';
import { CasesIntake } from './CasesIntake.tsx';
import { CasePanel } from './CasePanel.tsx';
import { EraseCasesDialog } from './EraseDialog.tsx';
import { LimitsDialog } from './LimitsDialog.tsx';
import {
  CASE_STAND_WORDS,
  CASE_STANDS,
  caseLamp,
  caseNextParts,
  CASES_ADDRESS,
  casesTable,
  caseStand,
  filterCases,
  firstNext,
  kindColumn,
  momentText,
  REGISTERS,
  type CaseStand,
} from './registers.ts';
import { NextCell } from './NextCell.tsx';
import css from './Register.module.css';

/** Limits in hours lapse while one looks on. */
const MINUTE = 60_000;

/** 办件登记: the registers beside that of disclosure requests, one at a time. */
export function RegistersScreen() {
  const [{ register, revealed }] = useAddressState(CASES_ADDRESS);
  const isTimed = REGISTER_DEFINITIONS[register].isTimed === true;
  const query = useAppQuery('registers.list', { register, revealed }, { refetchInterval: isTimed ? MINUTE : false });
  return <Loaded query={query}>{(view) => <Register view={view} />}</Loaded>;
}

function Register({ view }: { readonly view: CaseRegisterView }) {
  const today = useToday();
  const [address, setAddress] = useAddressState(CASES_ADDRESS);
  const [isAdding, setAdding] = useState(false);
  const [isSetting, setSetting] = useState(false);
  const [toErase, setErase] = useState<readonly CaseId[]>();
  const { rows, register } = view;
  const definition = REGISTER_DEFINITIONS[register];
  const found = useMemo(() => filterCases(rows, address), [rows, address]);
  const shown = address.stand === '' ? found : found.filter((row) => caseStand(row) === address.stand);
  const open = rows.find(({ id }) => id === address.case);
  const out = useMadeFile('正在导出登记簿', '已导出');
  const [previewId, setPreviewId] = useState<string>();
  const readList = useCallback((fileId: string) => call('registers.read', { register, fileId }), [register]);
  const reading = useFileReading(readList);
  usePastedFile(reading.send, true);
  const { revealed } = address;
  const asked = {
    register,
    revealed,
    ...(shown.length === rows.length ? {} : { ids: shown.map(({ id }) => id) }),
  };
  return (
    <Page
      fill
      title="办件登记"
      sub={subWords(view, shown)}
      actions={
        <>
          <TableActions disabled={shown.length === 0} table={() => casesTable(register, shown, today)} />
          <Button disabled={shown.length === 0} onClick={() => out.start(() => call('registers.export', asked))}>
            导出
          </Button>
          <Button onClick={() => setSetting(true)}>时限设定</Button>
          <FileButton onFile={reading.send} label="选择登记表文件">
            导入
          </FileButton>
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            登记{definition.one}
          </Button>
        </>
      }
      filters={
        <>
          <Tabs open={view.open} register={register} />
          <span className={css['newLine']} />
          <Filters found={found} register={register} />
        </>
      }
    >
      <div className="stage">
        {shown.length === 0 ? (
          <EmptyState
            title={rows.length === 0 ? `还没有登记${definition.one}` : `没有符合筛选条件的${definition.one}`}
            {...(rows.length === 0
              ? {
                  hint: `${definition.hint}已有的登记表可以整张导入，或者复制后在这里粘贴。`,
                  actions: (
                    <Button type="primary" onClick={() => setAdding(true)}>
                      登记{definition.one}
                    </Button>
                  ),
                }
              : {})}
          />
        ) : (
          <Rows
            rows={shown}
            register={register}
            today={today}
            current={address.case}
            onOpen={(id) => setAddress({ case: id })}
          />
        )}
        {open && (
          <CasePanel
            key={open.id}
            row={open}
            register={register}
            onErase={() => setErase([open.id])}
            onClose={() => setAddress({ case: '' })}
          />
        )}
      </div>
      {isAdding && (
        <CaseForm
          register={register}
          number={view.nextNumber}
          unitId={rows[0]?.unitId}
          onClose={(id) => {
            setAdding(false);
            if (id !== undefined) setAddress({ case: id });
          }}
        />
      )}
      {isSetting && <LimitsDialog limits={view.limits} name={definition.name} onClose={() => setSetting(false)} />}
      {reading.error !== undefined && reading.error !== null && <ErrorState error={reading.error} inline />}
      <JobDialog
        title="读取登记表"
        jobId={reading.jobId}
        onClose={reading.end}
        onDone={(job) => {
          reading.end();
          setPreviewId(job.previewId);
        }}
      />
      {previewId !== undefined && (
        <CasesIntake
          register={register}
          previewId={previewId}
          unitId={rows[0]?.unitId}
          onClose={() => setPreviewId(undefined)}
        />
      )}
      {out.dialog}
      {toErase && <EraseCasesDialog ids={toErase} onClose={() => setErase(undefined)} />}
    </Page>
  );
}

/** 共 12 条 · 在办 3 条 · 逾期 1 条. */
function subWords({ rows, register }: CaseRegisterView, shown: readonly CaseRow[]): string {
  const { name, measure } = REGISTER_DEFINITIONS[register];
  if (shown.length < rows.length) return `${name}：显示 ${shown.length} ${measure}，共 ${rows.length} ${measure}`;
  const open = rows.filter(({ isDone }) => !isDone).length;
  const over = rows.filter((row) => caseStand(row) === 'overdue').length;
  return `${name}：共 ${rows.length} ${measure} · 在办 ${open} ${measure}${over > 0 ? ` · 逾期 ${over} ${measure}` : ''}`;
}

function Tabs({ open, register }: { readonly open: CaseRegisterView['open']; readonly register: CaseRegister }) {
  const [, setAddress] = useAddressState(CASES_ADDRESS);
  return (
    <Segmented<CaseRegister>
      aria-label="登记簿"
      value={register}
      onChange={(next) => setAddress({ register: next, stand: '', q: '', case: '' })}
      options={REGISTERS.map((each) => ({
        value: each,
        label: `${REGISTER_DEFINITIONS[each].name}${open[each] > 0 ? ` ${open[each]}` : ''}`,
      }))}
    />
  );
}

function Filters({ found, register }: { readonly found: readonly CaseRow[]; readonly register: CaseRegister }) {
  const [filter, setFilter] = useAddressState(CASES_ADDRESS);
  const counts = Map.groupBy(found, caseStand);
  const { unitWord, isPrivate } = REGISTER_DEFINITIONS[register];
  return (
    <>
      <Segmented<CaseStand | ''>
        aria-label="状态"
        value={filter.stand}
        onChange={(stand) => setFilter({ stand })}
        options={[
          { value: '', label: `全部 ${found.length}` },
          ...CASE_STANDS.map((stand) => ({
            value: stand,
            label: `${CASE_STAND_WORDS[stand]} ${counts.get(stand)?.length ?? 0}`,
          })),
        ]}
      />
      <UnitSelect
        placeholder={`全部${unitWord}`}
        value={filter.unit === '' ? undefined : filter.unit}
        onChange={(unit) => setFilter({ unit: unit ?? '' })}
      />
      <Input
        aria-label="筛选"
        placeholder="筛选编号、标题、单位"
        prefix={<Icon name="search" size={14} />}
        allowClear
        value={filter.q}
        onChange={(event) => setFilter({ q: event.target.value }, { replace: true })}
        style={{ width: 190 }}
      />
      {isPrivate && (
        <span className={css['reveal']}>
          <Switch
            size="small"
            aria-label="显示留言人"
            checked={filter.revealed}
            onChange={(revealed) => setFilter({ revealed }, { replace: true })}
          />
          显示留言人
        </span>
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly CaseRow[];
  readonly register: CaseRegister;
  readonly today: PlainDate;
  readonly current: CaseId | '';
  readonly onOpen: (id: CaseId) => void;
}

/** The list; ↑ and ↓ walk it while the panel is open beside it. */
function Rows({ rows, register, today, current, onOpen }: RowsProps) {
  const year = useYear();
  const definition = REGISTER_DEFINITIONS[register];
  const [kind, kindWord] = kindColumn(register);
  const columns = definition.isNumberedByIssuer ? css['issued'] : css['case'];
  const at = rows.findIndex(({ id }) => id === current);
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = rows[at < 0 && step < 0 ? 0 : at + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onOpen(next.id);
  };
  return (
    <Card className="pane">
      <div className={clsx(css['row'], columns, css['head'])}>
        <span>{definition.numberWord}</span>
        <span>日期</span>
        <span>{kindWord}</span>
        <span>{definition.titleWord}</span>
        <span>{definition.unitWord}</span>
        <span>状态</span>
        <span>下一步</span>
      </div>
      <VirtualRows
        count={rows.length}
        estimate={() => 40}
        keyOf={(index) => rows[index]?.id ?? String(index)}
        label={definition.name}
        onKeyDown={walk}
        {...(at < 0 ? {} : { current: at })}
      >
        {(index) => {
          const row = rows[index];
          if (!row) return null;
          const next = firstNext(row);
          return (
            <button
              type="button"
              className={clsx(css['row'], columns, css['open'], row.id === current && css['on'])}
              onClick={() => onOpen(row.id)}
            >
              <span className="num ellipsis" title={row.number}>
                {row.number}
              </span>
              <span className="num sub">{momentText(row.started, year)}</span>
              <span className="ellipsis">{fieldText(definition, row, kind)}</span>
              <span className={css['clamped']} title={row.title}>
                {row.erasedOn === undefined ? row.title : '资料已清除'}
              </span>
              <span className="ellipsis" title={[row.unit, ...row.coUnits].join('、')}>
                {row.handler ?? row.unit}
                {row.coUnits.length > 0 && ` 等 ${row.coUnits.length + 1} 个`}
              </span>
              <LampWord lamp={caseLamp(row, today)}>{caseStateText(row)}</LampWord>
              {next && <NextCell parts={caseNextParts(next, today, year)} />}
            </button>
          );
        }}
      </VirtualRows>
    </Card>
  );
}
