import { Button } from 'antd';
import { useCallback } from 'react';
import type { TodaySummary } from '../../electron/contract/today.ts';
import type { GroupBy } from '../../electron/domain/today/grouping.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useTableItems } from '../grid/TableActions.tsx';
import { MOST_PRINTED, tooMany, useTooLong } from '../grid/useTooLong.tsx';
import { longDateWithWeekday } from '../ui/dates.ts';
import { officeName } from '../ui/officeName.ts';
import { PaperList } from '../ui/PaperList.tsx';
import { overdueTable } from './overdueTable.ts';
import { TodaySheet } from './TodaySheet.tsx';

interface PrintTodayProps {
  readonly year: Year;
  readonly summary: TodaySummary;
  readonly district: string;
  /** How what is overdue is laid out on the screen, and so saved. */
  readonly by: GroupBy;
}

/** 打印今日清单, and what the printer gets of 今日: all of it, or, where that is too long for paper, the other ways. */
export function PrintToday({ year, summary, district, by }: PrintTodayProps) {
  const rows = rowsOf(summary);
  const items = useTableItems({ table: () => overdueTable(summary.overdue.lines, by, year) });
  const countRows = useCallback(() => rows, [rows]);
  const { print, dialog } = useTooLong(countRows, () => items.find(({ key }) => key === 'csv')?.onClick());
  return (
    <>
      <Button onClick={print}>打印今日清单</Button>
      {dialog}
      {rows > MOST_PRINTED ? (
        <PaperList title={`${officeName(district)}今日清单`} sub={longDateWithWeekday(summary.today)}>
          <p>{tooMany(rows)}</p>
        </PaperList>
      ) : (
        <TodaySheet summary={summary} district={district} />
      )}
    </>
  );
}

function rowsOf({ overdue, thisWeek, nextWeek, since }: TodaySummary): number {
  return overdue.lines.length + thisWeek.entries.length + nextWeek.entries.length + (since?.changes.length ?? 0);
}
