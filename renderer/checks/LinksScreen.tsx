import { useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Button, Dropdown, Input, Segmented } from 'antd';
import type { LinksOverview } from '../../electron/contract/links.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { LINK_STATE_WORDS, LINK_STATES } from '../../electron/domain/words/links.ts';
import { useAddressState, type AddressValues } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { Icon } from '../ui/Icon.tsx';
import { JobProgress } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useJob } from '../ui/useJob.ts';
import { LINKS_ADDRESS } from './address.ts';
import { CheckTabs } from './CheckTabs.tsx';
import { LinkRows } from './LinkRows.tsx';
import { linksTable } from './linksTable.ts';
import { useMadeFile } from '../ui/useMadeFile.tsx';
import css from './Links.module.css';

/** More than this of a year is narrowed first. */
const MOST = 5000;

/** 链接检查: whether the pages are still there that were registered, and what is done about those that are not. */
export function LinksScreen() {
  const year = useYear();
  const [address, setAddress] = useAddressState(LINKS_ADDRESS);
  const filter = filterOf(address);
  const overview = useAppQuery('links.overview', { year });
  const list = useAppQuery('links.list', { year, filter, offset: 0, limit: MOST });
  const run = useRun(address, setAddress);
  const { start, dialog } = useMadeFile('正在导出', '已导出');
  const rows = list.data?.rows ?? [];
  return (
    <Page
      fill
      title="内容检查"
      sub={overview.data && overviewWords(overview.data)}
      filters={<CheckTabs at="/links" />}
      actions={
        <>
          <TableActions disabled={rows.length === 0} table={() => linksTable(rows, `${year}年链接检查`)} />
          <Button disabled={rows.length === 0} onClick={() => start(() => call('links.export', { year, filter }))}>
            导出表格
          </Button>
          {overview.data && <CheckButton year={year} overview={overview.data} run={run} />}
          {dialog}
        </>
      }
    >
      <Loaded query={overview}>
        {(known) =>
          known.total === 0 ? (
            <Card className="pane">
              <EmptyState
                title="本年度还没有登记链接"
                hint="办结登记、佐证、报送信息里填写的链接会列在这里，可以逐个查看网页还在不在。"
              />
            </Card>
          ) : (
            <Card className={clsx('pane', css['list'])}>
              {!known.on && <Off />}
              <RunLine run={run} />
              <Filters overview={known} />
              <Loaded query={list}>
                {({ rows: shown }) =>
                  shown.length === 0 ? (
                    <EmptyState title="没有符合条件的链接" />
                  ) : (
                    <LinkRows
                      year={year}
                      links={shown}
                      onCheck={known.on ? (urls) => run.begin({ year, urls }) : undefined}
                    />
                  )
                }
              </Loaded>
            </Card>
          )
        }
      </Loaded>
    </Page>
  );
}

type Address = AddressValues<typeof LINKS_ADDRESS>;

function filterOf({ state, unit, vanished, q }: Address) {
  return {
    ...(state === '' ? {} : { states: [state] }),
    ...(unit === '' ? {} : { unitId: unit }),
    ...(vanished ? { vanished: true as const } : {}),
    ...(q.trim() === '' ? {} : { text: q.trim().slice(0, 200) }),
  };
}

/** 共 320 个链接，还有 12 个没有查过 · 上次检查 2021-06-15 */
function overviewWords({ total, never, lastOn }: LinksOverview): string {
  const rest = never === 0 || never === total ? '' : `，${never} 个没有查过`;
  return `共 ${total} 个链接${rest} · ${lastOn === undefined ? '还没有检查过' : `上次检查 ${lastOn}`}`;
}

interface Run {
  readonly isRunning: boolean;
  readonly job: ReturnType<typeof useJob>['job'];
  readonly view: ReturnType<typeof useAppQuery<'links.run'>>['data'];
  readonly begin: (input: Parameters<typeof call<'links.check'>>[1]) => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  readonly close: () => void;
}

/** While it runs, what was found is asked for so often. */
const EVERY_MS = 2000;

function useRun(
  { run: runId, job: jobId }: Address,
  setAddress: (patch: Partial<Address>, how?: { replace: boolean }) => void,
): Run {
  const notify = useNotify();
  const client = useQueryClient();
  const refresh = () => {
    for (const key of ['links.run', 'links.list', 'links.overview', 'today.summary'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  const following = useJob(jobId === '' ? undefined : jobId, refresh);
  const isRunning = following.job?.state === 'running';
  const query = useAppQuery(
    'links.run',
    { runId },
    { enabled: runId !== '', refetchInterval: isRunning ? EVERY_MS : false, staleTime: 0 },
  );
  const started = async (ask: () => Promise<{ readonly runId: string; readonly jobId: string }>): Promise<void> => {
    try {
      const { runId: run, jobId: job } = await ask();
      setAddress({ run, job }, { replace: true });
    } catch (error) {
      notify.fault(error);
    }
  };
  return {
    isRunning,
    job: following.job,
    view: runId === '' ? undefined : query.data,
    begin: (input) => void started(() => call('links.check', input)),
    resume: () => void started(() => call('links.resume', { runId })),
    cancel: following.cancel,
    close: () => setAddress({ run: '', job: '' }, { replace: true }),
  };
}

interface CheckButtonProps {
  readonly year: Year;
  readonly overview: LinksOverview;
  readonly run: Run;
}

function CheckButton({ year, overview: { on, total, counts, vanished }, run }: CheckButtonProps) {
  if (run.isRunning) return <Button onClick={run.cancel}>取消检查</Button>;
  const items = [
    { key: 'all', label: `全部 ${total} 个` },
    { key: 'unchecked', label: '今天没有查过的' },
    { key: 'doubtful', label: `不正常的 ${total - counts.ok} 个`, disabled: total === counts.ok },
    { key: 'vanished', label: `发布清单里已不见的 ${vanished} 个`, disabled: vanished === 0 },
  ] as const;
  return (
    <Dropdown
      trigger={['click']}
      disabled={!on || total === 0}
      menu={{
        items: [...items],
        onClick: ({ key }) => {
          const which = items.find((item) => item.key === key)?.key;
          if (which !== undefined) run.begin({ year, which });
        },
      }}
    >
      <Button type="primary" icon={<Icon name="down" size={12} />} iconPlacement="end">
        检查链接
      </Button>
    </Dropdown>
  );
}

/** 网上核对 is off: nothing is asked, and what that means. */
function Off() {
  const notify = useNotify();
  const setOn = useCommand('sites.setOn', notify.fault);
  return (
    <div className={css['off']}>
      <p className="grow">
        “网上核对”没有开启，程序不访问任何网站。开启后，只在点“检查链接”时访问登记的网址：每个网站每秒至多一次，遵守
        robots.txt，不执行网页里的程序。本机不能联网的，不用开启。
      </p>
      <Button
        loading={setOn.isPending}
        onClick={() => setOn.send({ on: true }, ({ commandId }) => notify.success('已开启网上核对', { commandId }))}
      >
        开启网上核对
      </Button>
    </div>
  );
}

/** How a run goes, and why it stopped. */
function RunLine({ run }: { readonly run: Run }) {
  const { isRunning, view, job } = run;
  if (!view) return null;
  const { done, total, stopped, canResume, givenUp, counts } = view;
  if (isRunning) {
    return (
      <div className={css['run']}>
        <JobProgress job={job} />
      </div>
    );
  }
  const found = LINK_STATES.flatMap((state) =>
    counts[state] > 0 ? [`${LINK_STATE_WORDS[state]} ${counts[state]}`] : [],
  );
  return (
    <div className={css['run']}>
      <p className={css['ended']}>
        <span className="grow num">
          {canResume ? `查了 ${done} / ${total} 个` : `已查完 ${total} 个`}
          {found.length > 0 && `：${found.join('、')}`}
        </span>
        {canResume && <Button onClick={run.resume}>继续检查</Button>}
        <Button type="text" aria-label="收起" icon={<Icon name="close" />} onClick={run.close} />
      </p>
      {stopped !== undefined && <p className={css['told']}>{stopped}</p>}
      {givenUp.map(({ host, links }) => (
        <p key={host} className="sub text-sm">
          “{host}”连续三次打不开，其余 {links} 个链接没有再试
        </p>
      ))}
    </div>
  );
}

function Filters({ overview: { counts, total, vanished } }: { readonly overview: LinksOverview }) {
  const [filter, setFilter] = useAddressState(LINKS_ADDRESS);
  const states = LINK_STATES.filter((state) => counts[state] > 0 || state === filter.state);
  return (
    <div className={css['filters']}>
      <Segmented<Address['state']>
        aria-label="情况"
        value={filter.state}
        onChange={(state) => setFilter({ state })}
        options={[
          { value: '', label: `全部 ${total}` },
          ...states.map((state) => ({ value: state, label: `${LINK_STATE_WORDS[state]} ${counts[state]}` })),
        ]}
      />
      <UnitSelect
        value={filter.unit === '' ? undefined : filter.unit}
        onChange={(unit) => setFilter({ unit: unit ?? '' })}
      />
      <TextBox value={filter.q} onChange={(q) => setFilter({ q }, { replace: true })} />
      {(vanished > 0 || filter.vanished) && (
        <Button
          type={filter.vanished ? 'primary' : 'default'}
          onClick={() => setFilter({ vanished: !filter.vanished })}
        >
          清单里已不见 {vanished}
        </Button>
      )}
    </div>
  );
}

function TextBox({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  return (
    <Input
      aria-label="筛选文字"
      placeholder="筛选文字：事项、标题、网址"
      prefix={<Icon name="search" size={14} />}
      allowClear
      style={{ width: 220 }}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
