import type { NoticeReadingView, SpecialDay, WorkdaySource, WorkdayYear } from '../../contract/workdays.ts';
import type { Year } from '../../domain/brand.ts';
import { weekdayOf } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Failure } from '../../domain/failure.ts';
import { describeItem } from '../../domain/workdays/checkNotice.ts';
import type { HolidayTable } from '../../domain/workdays/holidayTable.ts';
import { noticeOf, type HolidayNotice } from '../../domain/workdays/notice.ts';
import { belongsTo } from '../../domain/workdays/noticeDates.ts';
import { readNotice, takeOver } from '../../domain/workdays/readNotice.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { previewWorkdays } from './preview.ts';
import { noticeInForce, tableInForce } from '../app/storedCalendar.ts';

/** Working days (工作日): the State Council's notices built in, and the office's own. They hold for all years' duties, closed ones too. */
export function createWorkdays(context: ServiceContext): AreaHandlers<'workdays'> {
  const { store, holidays, clock } = context;
  return {
    'workdays.year': ({ year }) => succeed(yearView(context, year)),
    'workdays.readNotice': ({ text, year }) => succeed(reading(context, text, year)),
    'workdays.preview'({ year, days }) {
      const refusal = days === null ? undefined : refuseDays(year, days);
      if (refusal) return { ok: false, error: refusal };
      return succeed(previewWorkdays(context, year, days === null ? undefined : noticeFrom(year, days)));
    },
    'workdays.save'({ year, days, sourceText }) {
      const refusal = refuseDays(year, days);
      if (refusal) return { ok: false, error: refusal };
      const notice = noticeFrom(year, days);
      const counts = `放假 ${notice.off.length} 天，调休上班 ${notice.worked.length} 天`;
      const label = `${sourceText === '' ? '修改' : '载入'} ${year} 年放假安排（${counts}）`;
      return runCommand(context, { label }, () => {
        store.holidayNotices.save({ ...notice, sourceText, recordedAt: clock.now() });
        return {};
      });
    },
    'workdays.reset'({ year }) {
      if (!store.holidayNotices.of(year)) {
        return fail('conflict', `${year} 年没有自行录入的放假安排，不需要恢复。`);
      }
      const back = holidays.years.has(year) ? '恢复内置安排' : '恢复为暂定';
      return runCommand(context, { label: `删除自行录入的 ${year} 年放假安排，${back}` }, () => {
        store.holidayNotices.remove(year);
        return {};
      });
    },
  };
}

function specialDays({ off, worked }: Pick<HolidayNotice, 'off' | 'worked'>): readonly SpecialDay[] {
  return [
    ...off.map((day) => ({ ...day, kind: 'off' as const })),
    ...worked.map((day) => ({ ...day, kind: 'worked' as const })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function noticeFrom(year: Year, days: readonly SpecialDay[]): HolidayNotice {
  const of = (kind: SpecialDay['kind']) =>
    days.filter((day) => day.kind === kind).map(({ date, name }) => ({ date, name }));
  return { year, off: of('off'), worked: of('worked') };
}

function sourceOf(context: ServiceContext, year: number): WorkdaySource {
  if (context.store.holidayNotices.of(year)) return 'office';
  return context.holidays.years.has(year) ? 'builtIn' : 'provisional';
}

function yearView(context: ServiceContext, year: Year): WorkdayYear {
  const { store, holidays } = context;
  const table = tableInForce(store, holidays);
  const stored = store.holidayNotices.of(year);
  const notice = noticeInForce(store, holidays, year);
  const days = notice ? specialDays(notice) : [];
  const builtIn = noticeOf(holidays, year);
  return {
    year,
    source: sourceOf(context, year),
    days,
    ofNextYear: ofNextYear(table, year).filter(({ date }) => !days.some((day) => day.date === date)),
    ...(builtIn === undefined ? {} : { builtIn: specialDays(builtIn) }),
    ...(stored === undefined ? {} : { recorded: { at: stored.recordedAt, text: stored.sourceText } }),
    years: yearsAtHand(context, table),
  };
}

/** Days of a December that belong to the New Year after it. */
function ofNextYear(table: HolidayTable, year: Year): readonly SpecialDay[] {
  const next = noticeOf(table, year + 1);
  if (!next) return [];
  const inYear = ({ date }: { readonly date: string }) => date.startsWith(`${year}-`);
  return specialDays({ off: next.off.filter(inYear), worked: next.worked.filter(inYear) });
}

/** Years of the contract's range that the app or the office has a notice for, the plan years, and the one after the last. */
function yearsAtHand(context: ServiceContext, table: HolidayTable): WorkdayYear['years'] {
  const plans = context.store.workspace.years().map(({ year }) => Number(year));
  const last = Math.max(...table.years, ...plans);
  return [...new Set([...table.years, ...plans, last + 1])]
    .filter((year) => year >= 2008 && year <= 2099)
    .sort((a, b) => a - b)
    .map((year) => ({ year: year as Year, source: sourceOf(context, year) }));
}

function reading({ store, holidays }: ServiceContext, text: string, asked: Year): NoticeReadingView {
  const read = readNotice(text, asked);
  const before = noticeInForce(store, holidays, read.year);
  return {
    // A title's year is in the contract's range, or it is not taken.
    year: read.year as Year,
    items: read.items.map((item) => ({
      name: item.name,
      line: item.line,
      span: item.span,
      sentence: describeItem(item, read.year),
    })),
    problems: read.problems,
    missing: read.missing,
    days: specialDays(takeOver(before, read)),
  };
}

/** Why days cannot be a year's: another year's date, one named twice, a make-up day that people work anyway. */
function refuseDays(year: Year, days: readonly SpecialDay[]): Failure | undefined {
  const seen = new Set<string>();
  for (const [index, { date, kind }] of days.entries()) {
    const no = (message: string, field: string) =>
      fail('invalid-input', message, { fields: { [`days.${index}.${field}`]: message } }).error;
    if (!belongsTo(date, year)) {
      return no(`${date} 不属于 ${year} 年的放假安排：应在这一年，或上年 12 月。请改正日期。`, 'date');
    }
    if (seen.has(date)) return no(`${date} 写了两次，请删去一个。`, 'date');
    if (kind === 'worked' && weekdayOf(date) < 6) {
      return no(`${date} 不是周末，本来就上班，不需要设为调休上班。`, 'kind');
    }
    seen.add(date);
  }
  if (days.some(({ kind }) => kind === 'off')) return undefined;
  return fail('invalid-input', `${year} 年没有任何放假日，没有保存。请粘贴放假通知，或在日历上逐日设定。`, {
    fields: { days: '没有放假日' },
  }).error;
}
