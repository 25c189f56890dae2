import { Button, Input, Segmented, Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { FindingState, FindingView } from '../../electron/contract/findings.ts';
import type { FindingId, Year } from '../../electron/domain/brand.ts';
import {
  FINDING_SOURCES,
  FINDING_SOURCE_WORDS,
  FINDING_STATES,
  FINDING_STATE_WORDS,
} from '../../electron/domain/words/findings.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { call, failureCode } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { shortDate } from '../ui/dates.ts';
import { Icon } from '../ui/Icon.tsx';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { useHandOver } from '../ui/useHandOver.ts';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useFileReading } from '../ui/useFileReading.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { FindingForm } from './FindingForm.tsx';
import { FindingPanel } from './FindingPanel.tsx';
import { FindingRows } from './FindingRows.tsx';
import { FindingsIntake } from './FindingsIntake.tsx';
import { filterFindings, FINDINGS_ADDRESS, findingsTable, stateCounts, type FindingFilter } from './findings.ts';
import { NO_FINDING_CHOICES } from './choices.ts';
import { WriteButton } from '../ui/WriteButton.tsx';

/** 问题整改: what was found wrong, by when it is to be put right, what the unit answered, and what the re-check said. */
export function FindingsScreen() {
  const year = useYear();
  const [{ file }, setAddress] = useAddressState(FINDINGS_ADDRESS);
  const notify = useNotify();
  const open = useCallback((previewId: string) => setAddress({ file: previewId }, { replace: true }), [setAddress]);
  const reading = useFileReading(useCallback((fileId) => call('findings.read', { fileId, year }), [year]));
  const preview = useAppQuery(
    'findings.preview',
    { previewId: file, choices: NO_FINDING_CHOICES },
    { enabled: file !== '' },
  );
  const shown = file !== '' && preview.data?.previewId === file ? preview.data : undefined;
  const isGone = failureCode(preview.error) === 'not-found';
  if (shown && shown.year === year) {
    return (
      <FindingsIntake
        key={shown.previewId}
        first={shown}
        onGiveUp={() => open('')}
        onDone={({ added, filled, commandId }) => {
          notify.success(`已导入：新增 ${added} 个问题，补充 ${filled} 个`, { commandId });
          open('');
        }}
      />
    );
  }
  return (
    <>
      <FindingsList year={year} onFile={reading.send} trouble={reading.error ?? (isGone ? undefined : preview.error)} />
      <JobDialog
        title="读取问题清单"
        jobId={reading.jobId}
        onClose={reading.end}
        onDone={({ previewId = '' }) => {
          reading.end();
          open(previewId);
        }}
      />
    </>
  );
}

interface ListProps {
  readonly year: Year;
  readonly onFile: (file: File) => void;
  readonly trouble: unknown;
}

function FindingsList({ year, onFile, trouble }: ListProps) {
  const [address, setAddress] = useAddressState(FINDINGS_ADDRESS);
  const query = useAppQuery('findings.list', { year });
  const [isAdding, setAdding] = useState(false);
  const all = query.data;
  const found = useMemo(() => filterFindings(all ?? [], address), [all, address]);
  const views = address.state === '' ? found : found.filter(({ state }) => state === address.state);
  const open = all?.find(({ id }) => id === address.finding);
  return (
    <Page
      fill
      title="问题整改"
      sub={all && countWords(views, all)}
      actions={
        <>
          <TableActions disabled={views.length === 0} table={() => findingsTable(views, `${year}年问题整改`)} />
          <ExportList year={year} views={views} all={all ?? []} />
          <FileButton onFile={onFile} label="选择问题清单文件">
            导入清单
          </FileButton>
          <WriteButton type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            登记问题
          </WriteButton>
        </>
      }
      filters={<Filters counts={stateCounts(found)} total={found.length} />}
    >
      {trouble !== undefined && trouble !== null && <ErrorState error={trouble} inline />}
      <Loaded query={query}>
        {() => (
          <div className="stage">
            {views.length === 0 ? (
              <Nothing isEmpty={all?.length === 0} onAdd={() => setAdding(true)} onFile={onFile} />
            ) : (
              <FindingRows
                views={views}
                year={year}
                current={address.finding}
                onOpen={(finding: FindingId) => setAddress({ finding })}
              />
            )}
            {open && <FindingPanel key={open.id} view={open} onClose={() => setAddress({ finding: '' })} />}
          </div>
        )}
      </Loaded>
      {isAdding && <FindingForm year={year} onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** 共 12 个 · 5 个单位; 显示 3 个，共 12 个 */
function countWords(views: readonly FindingView[], all: readonly FindingView[]): string {
  if (views.length < all.length) return `显示 ${views.length} 个，共 ${all.length} 个`;
  return `共 ${all.length} 个 · ${new Set(all.map(({ unitId }) => unitId)).size} 个单位`;
}

interface NothingProps {
  readonly isEmpty: boolean;
  readonly onAdd: () => void;
  readonly onFile: (file: File) => void;
}

function Nothing({ isEmpty, onAdd, onFile }: NothingProps) {
  if (!isEmpty) return <EmptyState title="没有符合筛选条件的问题" />;
  return (
    <EmptyState
      title="本年度还没有问题"
      hint="检查、第三方评估、自查、上级通报发现的问题登记在这里：整改时限、单位回复、复核，一项一项盯到底。清单可以整张导入，列名用指标、分值、扣分、失分原因、整改情况即可。"
      actions={
        <>
          <FileButton onFile={onFile} label="选择问题清单文件">
            导入清单
          </FileButton>
          <WriteButton type="primary" onClick={onAdd}>
            登记问题
          </WriteButton>
        </>
      }
    />
  );
}

interface FiltersProps {
  readonly counts: Readonly<Partial<Record<FindingState, number>>>;
  readonly total: number;
}

function Filters({ counts, total }: FiltersProps) {
  const [filter, setFilter] = useAddressState(FINDINGS_ADDRESS);
  const states = FINDING_STATES.filter((state) => (counts[state] ?? 0) > 0 || state === filter.state);
  return (
    <>
      <Segmented<FindingFilter['state']>
        aria-label="状态"
        value={filter.state}
        onChange={(state) => setFilter({ state })}
        options={[
          { value: '', label: `全部 ${total}` },
          ...states.map((state) => ({ value: state, label: `${FINDING_STATE_WORDS[state]} ${counts[state] ?? 0}` })),
        ]}
      />
      <UnitSelect
        value={filter.unit === '' ? undefined : filter.unit}
        onChange={(unit) => setFilter({ unit: unit ?? '' })}
      />
      <Select<FindingFilter['source'] | undefined>
        aria-label="来源"
        placeholder="全部来源"
        allowClear
        value={filter.source === '' ? undefined : filter.source}
        onChange={(source) => setFilter({ source: source ?? '' })}
        options={FINDING_SOURCES.map((source) => ({ value: source, label: FINDING_SOURCE_WORDS[source] }))}
        style={{ width: 130 }}
      />
      <Input
        aria-label="筛选文字"
        placeholder="筛选文字：单位、指标、原因"
        prefix={<Icon name="search" size={14} />}
        allowClear
        style={{ width: 220 }}
        value={filter.q}
        onChange={(event) => setFilter({ q: event.target.value }, { replace: true })}
      />
      {filter.day !== undefined && (
        <Button onClick={() => setFilter({ day: undefined })} icon={<Icon name="close" />} iconPlacement="end">
          整改时限 {shortDate(filter.day)}
        </Button>
      )}
      {filter.over && (
        <Button onClick={() => setFilter({ over: false })} icon={<Icon name="close" />} iconPlacement="end">
          超过整改时限
        </Button>
      )}
    </>
  );
}

interface ExportListProps {
  readonly year: Year;
  readonly views: readonly FindingView[];
  readonly all: readonly FindingView[];
}

/** What is shown as a workbook; it can be read in again. */
function ExportList({ year, views, all }: ExportListProps) {
  const notify = useNotify();
  const handOver = useHandOver();
  const [jobId, setJobId] = useState<string>();
  const start = async (): Promise<void> => {
    try {
      const narrowed = views.length < all.length ? { ids: views.map(({ id }) => id) } : {};
      setJobId((await call('findings.export', { year, ...narrowed })).jobId);
    } catch (error) {
      notify.fault(error);
    }
  };
  const save = (fileId: string | undefined): void => {
    setJobId(undefined);
    if (fileId !== undefined) void handOver(fileId, '已导出');
  };
  return (
    <>
      <Button disabled={views.length === 0} onClick={() => void start()}>
        导出清单
      </Button>
      <JobDialog
        title="正在导出问题清单"
        jobId={jobId}
        onDone={(job) => save(job.fileId)}
        onClose={() => setJobId(undefined)}
      />
    </>
  );
}
