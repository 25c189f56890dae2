import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { CalendarEntry, CalendarRange } from '../../electron/contract/calendar.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useQuickRegister } from '../register/QuickRegister.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { saveFile } from '../ui/saveFile.ts';
import { entriesTable } from '../occurrence/entriesTable.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { useAddressState } from '../address/useAddressState.ts';
import { useToday } from '../ui/useToday.ts';
import { CalendarFilters, HolidayNotice } from './CalendarFilters.tsx';
import { CalendarToolbar } from './CalendarToolbar.tsx';
import { DayView } from './DayView.tsx';
import { DayPanel } from './DayPanel.tsx';
import { EntryPanel } from '../occurrence/EntryPanel.tsx';
import { GridProvider, type GridContext } from './gridContext.ts';
import { focusDay, useCalendarKeys, type CalendarKeyAction } from './keys.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { printTitle } from './printPages.ts';
import { PrintSheet } from './PrintSheet.tsx';
import { TriggerDialog } from './TriggerDialog.tsx';
import {
  CALENDAR_ADDRESS,
  countedRange,
  firstOfEachDay,
  openingDate,
  panelSide,
  viewTitle,
  visibleRange,
  type CalendarAddress,
} from './view.ts';
import { countLine, filterOfAddress, sortEntries, sumLamps, sumTallies, writeEntryKey } from '../occurrence/entries.ts';
import { YearView } from './YearView.tsx';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import { PARTY_ROLE_WORDS, DUTY_KIND_WORDS, DUTY_KINDS, PARTY_ROLES } from '../../electron/domain/words/duties.ts';
import css from './CalendarScreen.module.css';

const NO_DAYS: CalendarRange['days'] = [];
const NO_ENTRIES: CalendarRange['entries'] = [];

/** The address, and what the app says about the days it names. */
function useCalendar() {
  const year = useYear();
  const today = useToday();
  const [address, setAddress] = useAddressState(CALENDAR_ADDRESS);
  const date = address.date ?? openingDate(year, today);
  const filter = useMemo(
    () => ({
      ...filterOfAddress(address),
      ...(address.kinds.length === DUTY_KINDS.length ? {} : { kinds: [...address.kinds] }),
    }),
    [address],
  );
  const range = useAppQuery('calendar.range', { year, ...visibleRange(address.view, date), ...filter });
  const all = range.data?.entries ?? NO_ENTRIES;
  const { from, to } = countedRange(address.view, date);
  const counted = useMemo(() => {
    const shown = all.filter(({ dueOn }) => dueOn >= from && dueOn <= to);
    return { lamps: sumLamps(shown), tallies: sumTallies(shown), inSight: sumLamps(all) };
  }, [all, from, to]);
  const { lamp } = address;
  const entries = useMemo(
    () => sortEntries(lamp === '' ? all : all.filter(({ lamps }) => (lamps[lamp] ?? 0) > 0)),
    [all, lamp],
  );
  const [asked, setAsked] = useState(0);
  /** Another address, and its day in sight, though it may be the same one. */
  const goTo = useCallback<typeof setAddress>(
    (patch, options) => {
      setAddress(patch, options);
      setAsked((times) => times + 1);
    },
    [setAddress],
  );
  return { year, today, address, setAddress, goTo, asked, date, filter, range, entries, counted };
}

/** The keyboard: where its keys lead, and the day that has the focus once it is on the page. */
function useKeyboard({ address, setAddress, goTo, date, today }: ReturnType<typeof useCalendar>): void {
  const wanted = useRef<PlainDate>(undefined);
  const onAsk = useCallback(
    (ask: CalendarKeyAction) => {
      if (ask.kind === 'print') {
        window.print();
      } else if (ask.kind === 'view') {
        setAddress({ view: ask.view });
      } else {
        wanted.current = ask.focus ? ask.date : undefined;
        // Walking over the days is not a way that 后退 should go back.
        goTo({ date: ask.date }, { replace: true });
      }
    },
    [setAddress, goTo],
  );
  useCalendarKeys(address.view, date, today, onAsk);
  // At every render: the day may come on the page with the next page's days.
  useEffect(() => {
    if (wanted.current !== date) return undefined;
    focusDay(date);
    // The month measures its rows first and then makes them anew, which drops the focus.
    const frame = requestAnimationFrame(() => {
      if (focusDay(date)) wanted.current = undefined;
    });
    return () => cancelAnimationFrame(frame);
  });
}

/** What the cells of the grid need, made anew only when it changes. */
function useGridContext(calendar: ReturnType<typeof useCalendar>): GridContext {
  const { today, filter, range, entries, address, setAddress, date, asked } = calendar;
  const days = useMemo(() => new Map((range.data?.days ?? NO_DAYS).map((day) => [day.date, day])), [range.data]);
  const findings = useMemo(() => new Map((range.data?.findings ?? []).map((day) => [day.date, day])), [range.data]);
  const dueOn = useMemo(() => firstOfEachDay(entries).counts, [entries]);
  const openKey = address.entry && writeEntryKey(address.entry);
  const onOpen = useCallback(
    ({ dutyId, ruleId, periodKey, dueOn }: CalendarEntry) =>
      setAddress({ entry: { dutyId, ruleId, periodKey, dueOn } }),
    [setAddress],
  );
  const onOpenDay = useCallback((day: PlainDate) => setAddress({ day, entry: undefined }), [setAddress]);
  const isOpen = address.day !== undefined;
  const onGoTo = useCallback(
    (day: PlainDate) => setAddress({ date: day, ...(isOpen ? { day } : {}) }),
    [setAddress, isOpen],
  );
  const month = useMemo(() => countedRange('month', date), [date]);
  const loaded = range.data !== undefined && !range.isPlaceholderData;
  return useMemo(
    () => ({ today, days, findings, dueOn, month, asked, loaded, openKey, filter, onOpen, onOpenDay, onGoTo }),
    [today, days, findings, dueOn, month, asked, loaded, openKey, filter, onOpen, onOpenDay, onGoTo],
  );
}

/** Due dates of the year, many units' same duty on one day shown once; from here publications are registered. */
export function CalendarScreen() {
  const calendar = useCalendar();
  const { address, setAddress, date, range, entries, counted, year } = calendar;
  const grid = useGridContext(calendar);
  useKeyboard(calendar);
  const filter = useMemo(() => filterOfAddress(address), [address]);
  const [recording, setRecording] = useState(false);
  const close = useCallback(() => setAddress({ day: undefined, entry: undefined }), [setAddress]);
  return (
    <Page
      fill
      title={viewTitle(address.view, date)}
      sub={range.data && countLine(counted.tallies, counted.lamps)}
      actions={<Toolbar calendar={calendar} onRecord={() => setRecording(true)} />}
      filters={
        <CalendarFilters address={address} setAddress={setAddress} lamps={counted.lamps} inSight={counted.inSight} />
      }
      aside={<HolidayNotice days={range.data?.days ?? NO_DAYS} year={year} />}
    >
      <GridProvider value={grid}>
        <div className="stage">
          {range.error && !range.data ? (
            <ErrorState error={range.error} onRetry={() => void range.refetch()} />
          ) : (
            <CalendarView calendar={calendar} />
          )}
          <NothingYet />
          {address.entry ? (
            <EntryPanel
              key={writeEntryKey(address.entry)}
              entryKey={address.entry}
              filter={filter}
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
      <OnPaper calendar={calendar} days={grid.days} findings={grid.findings} />
      {recording && <TriggerDialog onClose={() => setRecording(false)} />}
    </Page>
  );
}

function CalendarView({ calendar }: { readonly calendar: ReturnType<typeof useCalendar> }) {
  const { address, setAddress, date, entries } = calendar;
  const onMonth = useCallback((first: PlainDate) => setAddress({ view: 'month', date: first }), [setAddress]);
  const { view } = address;
  switch (view) {
    case 'year':
      return <YearView date={date} entries={entries} onMonth={onMonth} />;
    case 'day':
      return <DayView date={date} entries={entries} />;
    default:
      return <MonthGrid view={view} date={date} entries={entries} />;
  }
}

/** The unit that is filtered for, by name. */
function useUnitName({ unit }: CalendarAddress): string | undefined {
  const units = useAppQuery('units.list', {});
  return units.data?.units.find(({ id }) => id === unit)?.name;
}

interface ToolbarProps {
  readonly calendar: ReturnType<typeof useCalendar>;
  readonly onRecord: () => void;
}

function Toolbar({ calendar, onRecord }: ToolbarProps) {
  const { address, goTo, date, year, entries } = calendar;
  const notify = useNotify();
  const quick = useQuickRegister();
  const unit = useUnitName(address);
  const save = async (of: 'all' | 'one') => {
    try {
      const one = of === 'one' && address.unit !== '' ? { unitId: address.unit } : {};
      const { fileId, events } = await call('exports.calendar', { year, ...one });
      const name = await saveFile(fileId);
      if (name !== undefined) notify.success(`已导出：${name}（${events} 个日程）`);
    } catch (error) {
      notify.fault(error);
    }
  };
  return (
    <CalendarToolbar
      view={address.view}
      date={date}
      onChange={goTo}
      onRegister={quick.open}
      onRecord={onRecord}
      onPrint={() => window.print()}
      onExport={(of) => void save(of)}
      table={() => entriesTable(entries, `到期事项 ${viewTitle(address.view, date)}`)}
      unit={unit}
    />
  );
}

interface OnPaperProps {
  readonly calendar: ReturnType<typeof useCalendar>;
  readonly days: GridContext['days'];
  readonly findings: GridContext['findings'];
}

/** The title names what the sheet is narrowed to: paper has no filters to look at. */
function OnPaper({ calendar, days, findings }: OnPaperProps) {
  const { address, date, entries } = calendar;
  const status = useAppQuery('workspace.status', {});
  const groups = useAppQuery('units.list', {}).data?.groups;
  const unit = useUnitName(address);
  const group = groups?.find(({ id }) => id === address.group)?.name;
  const filters = [
    ...(unit === undefined ? [] : [unit]),
    ...(group === undefined ? [] : [group]),
    ...(address.kinds.length === DUTY_KINDS.length
      ? []
      : [address.kinds.map((kind) => DUTY_KIND_WORDS[kind]).join('、')]),
    ...(address.roles.length === PARTY_ROLES.length
      ? []
      : [address.roles.map((role) => PARTY_ROLE_WORDS[role]).join('、')]),
    ...(address.lamp === '' ? [] : [LAMP_WORDS[address.lamp]]),
  ];
  const title = printTitle(status.data?.district ?? '', address.view, date, filters);
  return <PrintSheet title={title} view={address.view} date={date} entries={entries} days={days} findings={findings} />;
}

/** A year without duties has an empty calendar: say what to do about it. */
function NothingYet() {
  const year = useYear();
  const status = useAppQuery('workspace.status', {});
  const view = status.data?.years.find((each) => each.year === year);
  if (!view || view.duties > 0) return null;
  return (
    <div className={css['empty']}>
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
