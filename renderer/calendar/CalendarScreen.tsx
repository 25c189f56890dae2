import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { CalendarEntry, CalendarRange } from '../../electron/contract/calendar.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useYear } from '../app/year.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import { Page } from '../ui/Page.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { useAddressState } from '../ui/useAddressState.ts';
import { useToday } from '../ui/useToday.ts';
import { CalendarFilters, HolidayNotice } from './CalendarFilters.tsx';
import { CalendarToolbar } from './CalendarToolbar.tsx';
import { DayPanel } from './DayPanel.tsx';
import { EntryPanel } from './EntryPanel.tsx';
import { GridProvider, type GridContext } from './gridContext.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { TriggerDialog } from './TriggerDialog.tsx';
import {
  CALENDAR_ADDRESS,
  countedRange,
  firstOfEachDay,
  KINDS,
  lampLine,
  openingDate,
  panelSide,
  sortEntries,
  sumLamps,
  viewTitle,
  visibleRange,
  writeEntryKey,
} from './view.ts';

const NO_DAYS: CalendarRange['days'] = [];
const NO_ENTRIES: CalendarRange['entries'] = [];

/** The address, and what the app says about the days it names. */
function useCalendar() {
  const year = useYear();
  const today = useToday();
  const [address, setAddress] = useAddressState(CALENDAR_ADDRESS);
  const date = address.date ?? openingDate(year, today);
  const range = useDeskQuery('calendar.range', {
    year,
    ...visibleRange(address.view, date),
    ...(address.unit === '' ? {} : { unitId: address.unit }),
    ...(address.kinds.length === KINDS.length ? {} : { kinds: [...address.kinds] }),
  });
  const all = range.data?.entries ?? NO_ENTRIES;
  const { from, to } = countedRange(address.view, date);
  const lamps = useMemo(() => sumLamps(all.filter(({ dueOn }) => dueOn >= from && dueOn <= to)), [all, from, to]);
  const { lamp } = address;
  const entries = useMemo(
    () => sortEntries(lamp === '' ? all : all.filter(({ lamps }) => (lamps[lamp] ?? 0) > 0)),
    [all, lamp],
  );
  return { year, today, address, setAddress, date, range, entries, lamps };
}

/** What the cells of the grid need, made anew only when it changes. */
function useGridContext(calendar: ReturnType<typeof useCalendar>): GridContext {
  const { today, range, entries, address, setAddress } = calendar;
  const days = useMemo(() => new Map((range.data?.days ?? NO_DAYS).map((day) => [day.date, day])), [range.data]);
  const dueOn = useMemo(() => firstOfEachDay(entries).counts, [entries]);
  const openKey = address.entry && writeEntryKey(address.entry);
  const onOpen = useCallback(
    ({ dutyId, ruleId, periodKey, dueOn }: CalendarEntry) =>
      setAddress({ entry: { dutyId, ruleId, periodKey, dueOn } }),
    [setAddress],
  );
  const onOpenDay = useCallback((day: PlainDate) => setAddress({ day, entry: undefined }), [setAddress]);
  return useMemo(
    () => ({ today, days, dueOn, openKey, onOpen, onOpenDay }),
    [today, days, dueOn, openKey, onOpen, onOpenDay],
  );
}

/** Due dates of the year, many units' same duty on one day shown once; from here publications are registered. */
export function CalendarScreen() {
  const calendar = useCalendar();
  const { address, setAddress, date, range, entries, lamps, year } = calendar;
  const grid = useGridContext(calendar);
  const [recording, setRecording] = useState(false);
  const close = useCallback(() => setAddress({ day: undefined, entry: undefined }), [setAddress]);
  return (
    <Page
      fill
      title={viewTitle(address.view, date)}
      sub={range.data && lampLine(lamps)}
      actions={<CalendarToolbar view={address.view} date={date} onChange={setAddress} />}
      filters={
        <CalendarFilters address={address} setAddress={setAddress} lamps={lamps} onRecord={() => setRecording(true)} />
      }
      aside={<HolidayNotice days={range.data?.days ?? NO_DAYS} year={year} />}
    >
      <GridProvider value={grid}>
        <div className="calendar-body">
          {range.error && !range.data ? (
            <ErrorState error={range.error} onRetry={() => void range.refetch()} />
          ) : (
            <MonthGrid view={address.view} date={date} entries={entries} />
          )}
          <NothingYet />
          {address.entry ? (
            <EntryPanel
              key={writeEntryKey(address.entry)}
              entryKey={address.entry}
              focusUnit={address.unit}
              side={panelSide(address.view, address.entry.dueOn)}
              onClose={close}
              {...(address.day === undefined ? {} : { onBack: () => setAddress({ entry: undefined }) })}
            />
          ) : (
            address.day !== undefined && (
              <DayPanel
                side={panelSide(address.view, address.day)}
                day={address.day}
                entries={entries}
                onClose={close}
              />
            )
          )}
        </div>
      </GridProvider>
      {recording && <TriggerDialog onClose={() => setRecording(false)} />}
    </Page>
  );
}

/** A year without duties has an empty calendar: say what to do about it. */
function NothingYet() {
  const year = useYear();
  const status = useDeskQuery('workspace.status', {});
  const view = status.data?.years.find((each) => each.year === year);
  if (!view || view.duties > 0) return null;
  return (
    <div className="calendar-empty">
      <EmptyState
        title={`${year}年度还没有事项`}
        hint="导入任务分解表或定时公开指标明细表，到期日会自动排进日历。"
        actions={
          <Link href={`/imports?year=${year}`} asChild>
            <Button type="primary">导入第一张表</Button>
          </Link>
        }
      />
    </div>
  );
}
