import { Button, Dropdown } from 'antd';
import { useCallback, useState } from 'react';
import type { ReportView } from '../../electron/contract/yearlyReport.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { text, useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FileButton } from '../ui/FileButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { useHandOver } from '../ui/useHandOver.ts';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useFileReading } from '../ui/useFileReading.ts';
import { CellDialog } from './ReportCell.tsx';
import { ReportTables } from './ReportTables.tsx';
import { ReportTexts } from './ReportTexts.tsx';
import { TypedCells } from './TypedCells.tsx';
import css from './Report.module.css';

/** Whose report is open; none: the district's. */
const REPORT_ADDRESS = { unit: text<UnitId>() };

/** 年度报告: the three tables and the texts, of an organ or of the district over all of them. */
export function YearlyReportScreen() {
  const year = useYear();
  const [{ unit }, setAddress] = useAddressState(REPORT_ADDRESS);
  const unitId = unit === '' ? null : unit;
  const query = useAppQuery('yearlyReport.get', { year, unitId });
  const [cell, setCell] = useState<{ readonly cell: string; readonly label: string }>();
  const [isTyping, setTyping] = useState(false);
  return (
    <Page
      title="政府信息公开工作年度报告"
      sub={`${year}年1月1日至12月31日`}
      actions={
        <>
          <Button disabled={query.data === undefined} onClick={() => setTyping(true)}>
            填写数据
          </Button>
          {unitId !== null && <Returned year={year} unitId={unitId} />}
          <Export year={year} unitId={unitId} />
        </>
      }
      filters={
        <UnitSelect
          placeholder="全区汇总"
          width={220}
          value={unit === '' ? undefined : unit}
          onChange={(next) => setAddress({ unit: next ?? '' })}
        />
      }
    >
      <Loaded query={query}>
        {(view) => (
          <div className={css['report']}>
            <Faults view={view} />
            {view.figures && (
              <ReportTables
                form={view.form}
                figures={view.figures}
                onOpen={(opened, label) => setCell({ cell: opened, label })}
              />
            )}
            <ReportTexts key={`${year} ${unit}`} year={year} unitId={unitId} view={view} />
            {unitId === null && <Organs view={view} onOpen={(next) => setAddress({ unit: next })} />}
            {isTyping && <TypedCells year={year} unitId={unitId} view={view} onClose={() => setTyping(false)} />}
          </div>
        )}
      </Loaded>
      {cell && (
        <CellDialog
          year={year}
          unitId={unitId}
          {...cell}
          onUnit={(next) => {
            setCell(undefined);
            setAddress({ unit: next });
          }}
          onClose={() => setCell(undefined)}
        />
      )}
    </Page>
  );
}

/** Why there are no tables. */
function Faults({ view: { faults } }: { readonly view: ReportView }) {
  if (faults.length === 0) return null;
  return (
    <Card title="数据不平衡，没有生成表格" padded>
      <ul className={css['faults']} role="alert">
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </Card>
  );
}

const ORIGIN_WORDS = { register: '登记簿', returned: '返回的表', none: '没有数据' } as const;

/** Where each unit's figures come from, and whose do not add up. */
function Organs({ view: { organs }, onOpen }: { readonly view: ReportView; readonly onOpen: (unit: UnitId) => void }) {
  const waiting = organs.filter(({ origin }) => origin === 'none').length;
  return (
    <Card title={`各单位数据来源（${organs.length - waiting} 个有数据，${waiting} 个没有数据）`}>
      <ul className={css['organs']}>
        {organs.map(({ unitId, name, origin, faults }) => (
          <li key={unitId}>
            <Button type="link" size="small" onClick={() => onOpen(unitId)}>
              {name}
            </Button>
            <span className={faults.length > 0 ? 'over' : 'sub'}>
              {faults.length > 0 ? `不平衡 ${faults.length} 处` : ORIGIN_WORDS[origin]}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface WhoseProps {
  readonly year: Year;
  readonly unitId: UnitId | null;
}

/** The report as a file; and the table that a unit fills in. */
function Export({ year, unitId }: WhoseProps) {
  const notify = useNotify();
  const handOver = useHandOver();
  const [jobId, setJobId] = useState<string>();
  const start = async (kind: 'xlsx' | 'docx', isBlank: boolean): Promise<void> => {
    try {
      setJobId((await call('yearlyReport.export', { year, unitId, kind, isBlank })).jobId);
    } catch (error) {
      notify.fault(error);
    }
  };
  const save = (fileId: string | undefined): void => {
    setJobId(undefined);
    if (fileId !== undefined) void handOver(fileId, '已导出');
  };
  const items = [
    { key: 'docx', label: 'Word（整份报告）', onClick: () => void start('docx', false) },
    { key: 'xlsx', label: 'Excel（三张表和文字）', onClick: () => void start('xlsx', false) },
    { type: 'divider' as const },
    { key: 'blank', label: '待填的空表（发给单位）', onClick: () => void start('xlsx', true) },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button type="primary" icon={<Icon name="down" size={12} />} iconPlacement="end">
          导出
        </Button>
      </Dropdown>
      <JobDialog
        title="正在生成年度报告"
        jobId={jobId}
        onDone={(job) => save(job.fileId)}
        onClose={() => setJobId(undefined)}
      />
    </>
  );
}

/** A unit's returned table: read, shown with what does not add up, taken in. */
function Returned({ year, unitId }: { readonly year: Year; readonly unitId: UnitId }) {
  const [previewId, setPreviewId] = useState<string>();
  const reading = useFileReading(
    useCallback((fileId) => call('yearlyReport.read', { year, unitId, fileId }), [year, unitId]),
  );
  return (
    <>
      <FileButton onFile={reading.send} label="选择单位返回的表">
        导入返回的表
      </FileButton>
      <JobDialog
        title="读取返回的表"
        jobId={reading.jobId}
        onClose={reading.end}
        onDone={(job) => {
          reading.end();
          setPreviewId(job.previewId);
        }}
      />
      {reading.error !== undefined && reading.error !== null && <ErrorState error={reading.error} inline />}
      {previewId !== undefined && <ReturnedDialog previewId={previewId} onClose={() => setPreviewId(undefined)} />}
    </>
  );
}

function ReturnedDialog({ previewId, onClose }: { readonly previewId: string; readonly onClose: () => void }) {
  const notify = useNotify();
  const query = useAppQuery('yearlyReport.preview', { previewId });
  const { send, isPending, error } = useCommand('yearlyReport.confirm');
  return (
    <Dialog title="单位返回的表" footer={null} width={520} onCancel={onClose}>
      <Loaded query={query}>
        {({ fileName, figures, faults }) => (
          <div className={css['preview']}>
            <p className="num">
              “{fileName}”：本年新收 {figures['requests.new.total'] ?? '—'} 件，读出 {Object.keys(figures).length}{' '}
              格数据。
            </p>
            {faults.length > 0 && (
              <ul className={css['faults']} role="alert">
                {faults.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            )}
            {error && <ErrorState error={error} inline />}
            <div className="actions">
              <Button onClick={onClose}>取消</Button>
              <Button
                type="primary"
                disabled={faults.length > 0}
                loading={isPending}
                onClick={() =>
                  send({ previewId }, ({ commandId }) => {
                    notify.success('已收下返回的表', { commandId });
                    onClose();
                  })
                }
              >
                收下
              </Button>
            </div>
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
