import { Button, Input, Segmented, Switch } from 'antd';
import { clsx } from 'clsx';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { RequestRegister, RequestRow } from '../../electron/contract/cases.ts';
import type { RequestId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { shortDate } from '../ui/dates.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { JobDialog } from '../ui/JobDialog.tsx';
import { LampWord } from '../ui/Lamp.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useFileReading } from '../ui/useFileReading.ts';
import { useMadeFile } from '../ui/useMadeFile.tsx';
import { usePastedFile } from '../ui/usePastedFile.ts';
import { useToday } from '../ui/useToday.ts';
import { EraseDialog } from './EraseDialog.tsx';
import { RegisterSettingsDialog } from './RegisterSettingsDialog.tsx';
import { RequestForm } from './RequestForm.tsx';
import { RequestPanel } from './RequestPanel.tsx';
import { RequestsIntake } from './RequestsIntake.tsx';
import {
  filterRequests,
  firstStep,
  lampOf,
  nextParts,
  REGISTER_ADDRESS,
  requestsTable,
  STAND_WORDS,
  standOf,
  STANDS,
  stateText,
  type Stand,
} from './register.ts';
import { NextCell } from './NextCell.tsx';
import css from './Register.module.css';

/** 依申请公开: the register of disclosure requests, each with its clock, what comes next and by when. */
export function RegisterScreen() {
  const [{ revealed }] = useAddressState(REGISTER_ADDRESS);
  const query = useAppQuery('cases.requests', { revealed });
  return <Loaded query={query}>{(register) => <Register register={register} />}</Loaded>;
}

const readList = (fileId: string) => call('cases.read', { fileId });

function Register({ register }: { readonly register: RequestRegister }) {
  const today = useToday();
  const year = useYear();
  const [, navigate] = useLocation();
  const [address, setAddress] = useAddressState(REGISTER_ADDRESS);
  const [isAdding, setAdding] = useState(false);
  const [isSetting, setSetting] = useState(false);
  const [toErase, setErase] = useState<readonly RequestId[]>();
  const [previewId, setPreviewId] = useState<string>();
  const reading = useFileReading(readList);
  usePastedFile(reading.send, true);
  const { rows } = register;
  const found = useMemo(() => filterRequests(rows, address), [rows, address]);
  const shown = address.stand === '' ? found : found.filter((row) => standOf(row) === address.stand);
  const open = rows.find(({ id }) => id === address.request);
  const out = useMadeFile('正在导出登记簿', '已导出');
  const { revealed } = address;
  const asked = shown.length === rows.length ? { revealed } : { revealed, ids: shown.map(({ id }) => id) };
  return (
    <Page
      fill
      title="依申请公开"
      sub={subWords(shown, rows)}
      actions={
        <>
          <TableActions disabled={shown.length === 0} table={() => requestsTable(shown, today, address.revealed)} />
          <Button disabled={shown.length === 0} onClick={() => out.start(() => call('cases.export', asked))}>
            导出登记簿
          </Button>
          <Button onClick={() => navigate(`/yearlyReport?year=${year}`)}>年度报告</Button>
          <Button onClick={() => setSetting(true)}>设定</Button>
          <FileButton onFile={reading.send} label="选择登记表文件">
            导入登记表
          </FileButton>
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            登记申请
          </Button>
        </>
      }
      filters={<Filters found={found} />}
    >
      {register.toErase.length > 0 && (
        <Notice
          tone="plain"
          actions={
            <Button size="small" onClick={() => setErase(register.toErase)}>
              查看并清除
            </Button>
          }
        >
          {register.toErase.length} 件申请的资料已过保存年限，可以清除。
        </Notice>
      )}
      <div className="stage">
        {shown.length === 0 ? (
          <Nothing isEmpty={rows.length === 0} onAdd={() => setAdding(true)} />
        ) : (
          <Rows rows={shown} today={today} current={address.request} onOpen={(request) => setAddress({ request })} />
        )}
        {open && (
          <RequestPanel
            key={open.id}
            row={open}
            onErase={() => setErase([open.id])}
            onClose={() => setAddress({ request: '' })}
          />
        )}
      </div>
      {isAdding && (
        <RequestForm
          number={register.nextNumber}
          unitId={rows[0]?.unitId}
          onClose={(request) => {
            setAdding(false);
            if (request !== undefined) setAddress({ request });
          }}
        />
      )}
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
        <RequestsIntake previewId={previewId} unitId={rows[0]?.unitId} onClose={() => setPreviewId(undefined)} />
      )}
      {out.dialog}
      {isSetting && <RegisterSettingsDialog settings={register.settings} onClose={() => setSetting(false)} />}
      {toErase && <EraseDialog ids={toErase} onClose={() => setErase(undefined)} />}
    </Page>
  );
}

/** 共 12 件 · 在办 3 件 · 逾期 1 件. */
function subWords(shown: readonly RequestRow[], all: readonly RequestRow[]): string {
  if (shown.length < all.length) return `显示 ${shown.length} 件，共 ${all.length} 件`;
  const open = all.filter(({ result }) => result === undefined).length;
  const over = all.filter((row) => standOf(row) === 'overdue').length;
  return `共 ${all.length} 件 · 未办结 ${open} 件${over > 0 ? ` · 逾期 ${over} 件` : ''}`;
}

function Nothing({ isEmpty, onAdd }: { readonly isEmpty: boolean; readonly onAdd: () => void }) {
  if (!isEmpty) return <EmptyState title="没有符合筛选条件的申请" />;
  return (
    <EmptyState
      title="还没有登记申请"
      hint="收到的政府信息公开申请登记在这里：补正、征求意见、延长、答复、送达、复议诉讼，一步一步记下日期和文书，下一步是什么、最迟哪一天随时可见。已有的登记表可以整张导入，或复制后在这里粘贴。"
      actions={
        <Button type="primary" onClick={onAdd}>
          登记申请
        </Button>
      }
    />
  );
}

function Filters({ found }: { readonly found: readonly RequestRow[] }) {
  const [filter, setFilter] = useAddressState(REGISTER_ADDRESS);
  const counts = Map.groupBy(found, standOf);
  return (
    <>
      <Segmented<Stand | ''>
        aria-label="状态"
        value={filter.stand}
        onChange={(stand) => setFilter({ stand })}
        options={[
          { value: '', label: `全部 ${found.length}` },
          ...STANDS.map((stand) => ({
            value: stand,
            label: `${STAND_WORDS[stand]} ${counts.get(stand)?.length ?? 0}`,
          })),
        ]}
      />
      <UnitSelect
        placeholder="全部收件机关"
        value={filter.unit === '' ? undefined : filter.unit}
        onChange={(unit) => setFilter({ unit: unit ?? '' })}
      />
      <Input
        aria-label="筛选编号"
        placeholder="筛选编号、单位"
        prefix={<Icon name="search" size={14} />}
        allowClear
        value={filter.q}
        onChange={(event) => setFilter({ q: event.target.value }, { replace: true })}
        style={{ width: 180 }}
      />
      <span className={css['reveal']}>
        <Switch
          size="small"
          aria-label="显示申请人"
          checked={filter.revealed}
          onChange={(revealed) => setFilter({ revealed }, { replace: true })}
        />
        显示申请人
      </span>
    </>
  );
}

interface RowsProps {
  readonly rows: readonly RequestRow[];
  readonly today: PlainDate;
  readonly current: RequestId | '';
  readonly onOpen: (id: RequestId) => void;
}

/** The list; ↑ and ↓ walk it while the panel is open beside it. */
function Rows({ rows, today, current, onOpen }: RowsProps) {
  const year = useYear();
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
      <div className={clsx(css['row'], css['head'])}>
        <span>编号</span>
        <span>收到</span>
        <span>申请人</span>
        <span>申请内容</span>
        <span>收件机关 / 承办</span>
        <span>状态</span>
        <span>下一步</span>
      </div>
      <VirtualRows
        count={rows.length}
        estimate={() => 40}
        keyOf={(index) => rows[index]?.id ?? String(index)}
        label="依申请公开"
        onKeyDown={walk}
        {...(at < 0 ? {} : { current: at })}
      >
        {(index) => {
          const row = rows[index];
          if (!row) return null;
          const next = firstStep(row);
          return (
            <button
              type="button"
              className={clsx(css['row'], css['open'], row.id === current && css['on'])}
              onClick={() => onOpen(row.id)}
            >
              <span className="num ellipsis" title={row.number}>
                {row.number}
              </span>
              <span className="num sub">{shortDate(row.receivedOn, year)}</span>
              <span className="ellipsis">{row.erasedOn === undefined ? row.applicant : '已清除'}</span>
              <span className={css['clamped']} title={row.subject}>
                {row.subject}
              </span>
              <span className="ellipsis" title={row.unit}>
                {row.handler ?? row.unit}
              </span>
              <LampWord lamp={lampOf(row, today)}>{stateText(row)}</LampWord>
              {next && <NextCell parts={nextParts(next, today, year)} />}
            </button>
          );
        }}
      </VirtualRows>
    </Card>
  );
}
