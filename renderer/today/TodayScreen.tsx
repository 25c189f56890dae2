import { Button } from 'antd';
import { clsx } from 'clsx';
import { useCallback, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import type { TodaySummary } from '../../electron/contract/today.ts';
import type { GroupBy } from '../../electron/domain/today/grouping.ts';
import type { YearView } from '../../electron/contract/workspace.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { caseLink } from '../address/cases.ts';
import { useYear } from '../address/year.ts';
import { failureCode } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { writeEntryKey } from '../occurrence/entries.ts';
import { longDateWithWeekday } from '../ui/dates.ts';
import { later } from '../ui/later.tsx';
import { useNotify } from '../ui/notify.tsx';
import { OffersCard } from '../ui/OffersCard.tsx';
import { Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { useAddressState } from '../address/useAddressState.ts';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { listHref, TODAY_ADDRESS } from './address.ts';
import { CHANGES_ID, ChangesCard } from './ChangesCard.tsx';
import { CopyTroubles } from './CopyTroubles.tsx';
import { FindingsCard } from './FindingsCard.tsx';
import { LinksCard } from './LinksCard.tsx';
import { Figures } from './Figures.tsx';
import type { OpenLine } from './DueList.tsx';
import { sinceParts } from './lines.ts';
import { OverdueCard } from './OverdueCard.tsx';
import { PrintToday } from './PrintToday.tsx';
import { PublishedCard } from './PublishedCard.tsx';
import { WeekCard } from './WeekCard.tsx';
import css from './TodayScreen.module.css';

const EntryPanel = later(async () => (await import('../occurrence/EntryPanel.tsx')).EntryPanel);

/** The first screen: what is late, what falls due this week, and what happened since somebody last looked. */
export function TodayScreen() {
  const year = useYear();
  const today = useToday();
  const query = useAppQuery('today.summary', { year });
  const status = useAppQuery('workspace.status', {});
  const [{ by }] = useAddressState(TODAY_ADDRESS);
  useSeen(query.data);
  const view = status.data?.years.find((each) => each.year === year);
  const duties = view?.duties ?? 0;
  return (
    <Page
      fill
      title={longDateWithWeekday(today)}
      sub={query.data && duties > 0 ? <SinceLine year={year} summary={query.data} /> : undefined}
      actions={
        duties > 0 && (
          <>
            <Link href={`/coverage?year=${year}`} asChild>
              <Button type="text">覆盖检查</Button>
            </Link>
            {query.data && (
              <PrintToday year={year} summary={query.data} by={by} district={status.data?.district ?? ''} />
            )}
          </>
        )
      }
    >
      <CopyTroubles />
      <div className={css['offers']} data-offers>
        <OffersCard />
      </div>
      <Loaded query={query}>
        {(summary) =>
          duties === 0 ? (
            <NothingYet year={year} />
          ) : (
            <Summary year={year} summary={summary} before={view?.before} toVerify={view?.toVerify ?? 0} />
          )
        }
      </Loaded>
    </Page>
  );
}

function showChanges(): void {
  const head = document.getElementById(CHANGES_ID);
  head?.scrollIntoView({ block: 'nearest' });
  head?.focus();
}

/** What happened since the last look; each figure leads to its list. */
function SinceLine({ year, summary }: { readonly year: Year; readonly summary: TodaySummary }) {
  return (
    <span data-since>
      {sinceParts(summary).map(({ text, list }) => {
        if (list === undefined) return text;
        if (list === 'moved') {
          return (
            <Button key={list} type="link" size="small" className={clsx(css['moved'])} onClick={showChanges}>
              {text}
            </Button>
          );
        }
        return (
          <Link key={list} href={listHref(year, list)}>
            {text}
          </Link>
        );
      })}
    </span>
  );
}

/** Records the look, once a day: from it the next visit counts. */
function useSeen(summary: TodaySummary | undefined): void {
  const notify = useNotify();
  // It is sent by itself: where nothing can be written, nobody has asked for it and nobody is told.
  const onFault = useCallback(
    (error: unknown) => (failureCode(error) === 'read-only' ? undefined : notify.fault(error)),
    [notify],
  );
  const { send } = useCommand('today.seen', onFault);
  const unseen = summary?.seen === false;
  useEffect(() => {
    if (unseen) send({});
  }, [unseen, send]);
}

interface SummaryProps {
  readonly year: Year;
  readonly summary: TodaySummary;
  readonly before: YearView['before'] | undefined;
  readonly toVerify: number;
}

function Summary({ year, summary, before, toVerify }: SummaryProps) {
  const [address, setAddress] = useAddressState(TODAY_ADDRESS);
  const { entry, unit } = address;
  const changes = summary.since?.changes ?? [];
  const [, navigate] = useLocation();
  const openEntry: OpenLine = (line, unitId) => {
    const { dutyId, ruleId, periodKey, dueOn } = line;
    const inRegister = caseLink(line, year);
    if (inRegister) navigate(inRegister.href);
    else setAddress({ entry: { dutyId, ruleId, periodKey, dueOn }, unit: unitId ?? '' });
  };
  const week = {
    year,
    by: address.week,
    onBy: (by: GroupBy) => setAddress({ week: by }, { replace: true }),
    onOpen: openEntry,
  };
  return (
    <div className={css['body']}>
      <Figures year={year} summary={summary} before={before} toVerify={toVerify} />
      <div className={css['columns']} data-lists>
        <div className={css['column']}>
          <OverdueCard
            lines={summary.overdue.lines}
            year={year}
            by={address.by}
            onBy={(by) => setAddress({ by }, { replace: true })}
            onOpen={openEntry}
          />
          {summary.findings && <FindingsCard year={year} findings={summary.findings} />}
          {summary.links && <LinksCard year={year} links={summary.links} />}
          {changes.length > 0 && <ChangesCard changes={changes} today={summary.today} />}
        </div>
        <div className={css['column']}>
          <WeekCard title="本周到期" list="thisWeek" due={summary.thisWeek} {...week} />
          <WeekCard title="下周到期" list="nextWeek" due={summary.nextWeek} {...week} />
          <PublishedCard year={year} />
        </div>
      </div>
      {entry && (
        <EntryPanel
          key={`${writeEntryKey(entry)} ${unit}`}
          entryKey={entry}
          filter={unit === '' ? {} : { unitId: unit }}
          side="right"
          onClose={() => setAddress({ entry: undefined, unit: '' })}
        />
      )}
    </div>
  );
}

/** A file that was taken up and not written is gone on with before another is begun. */
function NothingYet({ year }: { readonly year: Year }) {
  const waiting = useAppQuery('imports.drafts', {}).data?.filter(({ state }) => state !== 'dropped') ?? [];
  const [first] = waiting;
  if (first) {
    return (
      <EmptyState
        title={`${year}年度还没有事项，有 ${waiting.length} 份文件还没有导入完`}
        hint={`《${first.fileName}》${waiting.length > 1 ? `等 ${waiting.length} 份` : ''}核对到一半，还没有写入，已做的设定都在。`}
        actions={
          <Link href={`/imports?year=${first.year}`} asChild>
            <Button type="primary">继续核对</Button>
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      title={`${year}年度还没有事项`}
      hint="导入任务分解表或定时公开指标明细表，逾期和本周到期的事项会列在这里。"
      actions={
        <Link href={`/imports?year=${year}`} asChild>
          <Button type="primary">导入第一张表</Button>
        </Link>
      }
    />
  );
}
