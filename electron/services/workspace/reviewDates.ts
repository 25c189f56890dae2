import type { ParsedInputOf } from '../../contract/index.ts';
import { fail } from '../../domain/failure.ts';
import { movedReviews } from '../../domain/rules/reviewDates.ts';
import { parseMonthDay, type MonthDay } from '../../domain/dates/monthDay.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';

/** Sets a year's review dates (检查节点). What was recorded for one that goes moves to the nearest that stays, so that nothing is lost. */
export function setReviewDates(context: ServiceContext, { year, dates }: ParsedInputOf<'workspace.setReviewDates'>) {
  const { store } = context;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  const read: MonthDay[] = [];
  for (const [index, text] of dates.entries()) {
    const date = parseMonthDay(text);
    if (date === undefined || read.includes(date)) {
      return fail(
        'invalid-input',
        date === undefined
          ? `“${text}”不是日期。检查日写作 06-30 的形式，请改正。`
          : `检查日 ${text} 重复填写，请删去一个。`,
        { fields: { [`dates.${index}`]: date === undefined ? '没有这一天' : '重复' } },
      );
    }
    read.push(date);
  }
  const wanted = read.sort();
  const moves = movedReviews(year, store.workspace.year(year)?.reviewDates ?? [], wanted);
  const dutyIds = store.facts(year).duties.map(({ id }) => id);
  const label = `${year} 年度检查日改为 ${wanted.join('、')}`;
  return runCommand(context, { label }, () => {
    store.workspace.setReviewDates(year, wanted);
    store.fulfilments.movePeriods(dutyIds, moves);
    store.extensions.movePeriods(dutyIds, moves);
    store.exemptions.movePeriods(dutyIds, moves);
    store.reports.movePeriods(dutyIds, moves);
    store.itemFacts.movePeriods(dutyIds, moves);
    return {};
  });
}
