import type { TodaySummary, WeekDue } from '../../electron/contract/today.ts';
import { dateParts } from '../../electron/domain/dates/plainDate.ts';
import { officeName } from '../ui/officeName.ts';
import { entryText, sortEntries } from '../occurrence/entries.ts';
import { longDateWithWeekday, shortDate, shortDateWithWeekday } from '../ui/dates.ts';
import { PaperList, PaperTable } from '../ui/PaperList.tsx';
import { changeWords, moveWords } from './ChangesCard.tsx';
import { byUnit, sinceLine } from './lines.ts';

/** 今日清单 on paper: all of it, however long. */
export function TodaySheet({ summary, district }: { readonly summary: TodaySummary; readonly district: string }) {
  const { overdue, thisWeek, nextWeek, since } = summary;
  return (
    <PaperList
      title={`${officeName(district)}今日清单`}
      sub={`${longDateWithWeekday(summary.today)}　逾期 ${overdue.lines.length} 项，本周到期 ${thisWeek.total} 项（未办 ${thisWeek.open} 项）`}
    >
      {since && <p>{sinceLine(summary)}。</p>}
      <PaperTable
        heading={`一、逾期（${overdue.lines.length} 项，${overdue.units} 个单位）`}
        columns={[['责任单位', '34mm'], ['事项'], ['所属期', '32mm'], ['应办日期', '20mm'], ['逾期天数', '20mm']]}
        rows={byUnit(overdue.lines).map((line) => [
          line.unit,
          line.needed > 1 ? `${entryText(line)}（${line.done}/${line.needed}）` : entryText(line),
          line.period,
          shortDate(line.dueOn, dateParts(summary.today).year),
          `${line.days}`,
        ])}
        none="没有逾期的事项。"
      />
      <WeekTable number="二" name="本周" due={thisWeek} />
      <WeekTable number="三" name="下周" due={nextWeek} />
      {since && since.changes.length > 0 && (
        <PaperTable
          heading="四、日期有变"
          columns={[['操作', '60mm'], ['变化', '34mm'], ['到期日']]}
          rows={since.changes.map((change) => [
            change.label,
            changeWords(change),
            change.moved.map(moveWords).join('；'),
          ])}
          none=""
        />
      )}
    </PaperList>
  );
}

function WeekTable({ number, name, due }: { readonly number: string; readonly name: string; readonly due: WeekDue }) {
  return (
    <PaperTable
      heading={`${number}、${name}到期（${shortDate(due.from)} 至 ${shortDate(due.to)}，${due.total} 项，未办 ${due.open} 项）`}
      columns={[['事项'], ['所属期', '32mm'], ['到期日', '26mm'], ['已办/应办', '22mm']]}
      rows={sortEntries(due.entries).map((entry) => [
        entryText(entry),
        entry.period,
        `${shortDateWithWeekday(entry.dueOn)}${entry.provisional ? '（暂定）' : ''}`,
        `${entry.done}/${entry.total}`,
      ])}
      none={`${name}没有到期的事项。`}
    />
  );
}
