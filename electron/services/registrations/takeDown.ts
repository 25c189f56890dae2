import type { ParsedInputOf } from '../../contract/index.ts';
import { daysBetween } from '../../domain/dates/plainDate.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { keepUntil } from '../../domain/rules/duration.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import { factsIndex } from '../year/views.ts';

/** Why publications cannot be registered as taken down (撤下), or not without a second word; `undefined` where they can. */
export function refuseTakeDown(
  context: ServiceContext,
  { ids, on, confirmed = false }: ParsedInputOf<'fulfilments.takeDown'>,
): Failure | undefined {
  if (on === null) return undefined;
  const impossible = refuseImpossibleDay(context.clock, on, 'on');
  if (impossible) return impossible;
  const early: string[] = [];
  for (const id of ids) {
    const done = context.store.fulfilments.one(id);
    const year = done && context.store.duties.yearOf(done.dutyId);
    if (!done || year === undefined) continue;
    if (on < done.doneOn) {
      return fail('invalid-input', `撤下日期 ${on} 早于公开日期 ${done.doneOn}，请改正。`, {
        fields: { on: '早于公开日期' },
      }).error;
    }
    const { duties, unitNames } = factsIndex(context.store.facts(year));
    const until = keepUntil(duties.get(done.dutyId)?.rules ?? [], done.doneOn, context.calendar);
    if (until === undefined || on >= until) continue;
    early.push(`${unitNames.get(done.unitId) ?? ''}须公示至 ${until}，提前 ${daysBetween(on, until)} 天`);
  }
  if (early.length === 0 || confirmed) return undefined;
  const more = early.length > 2 ? `；另有 ${early.length - 2} 条` : '';
  return fail(
    'conflict',
    `公示期未满：${early.slice(0, 2).join('；')}${more}。请改为公示期满之后的日期；如确已提前撤下，请确认后登记。`,
    { fields: { on: '公示期未满' } },
  ).error;
}
