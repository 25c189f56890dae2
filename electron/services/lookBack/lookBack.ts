import type { ParsedInputOf } from '../../contract/index.ts';
import type { LookBackItemView, LookBackView } from '../../contract/lookBack.ts';
import type { OccurrenceKey } from '../../contract/occurrenceKey.ts';
import type { Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { indexByOccurrence, occurrenceKey, occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { LOOK_BACK_OUTCOME_WORDS } from '../../domain/words/lookBack.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { lookBackOf } from '../year/lookBack.ts';
import { yearBefore } from '../year/yearBefore.ts';
import { exportLookBack } from './files.ts';

/** The look-back (回头看): what the year before left open, and what becomes of it. */
export function createLookBack(context: ServiceContext): AreaHandlers<'lookBack'> {
  const { store } = context;
  return {
    'lookBack.get': ({ year }) => {
      if (!store.workspace.year(year)) return noYear(year);
      return succeed(lookBackOf(context, year));
    },
    'lookBack.decide': (input) => decide(context, input),
    'lookBack.clear': (input) => clear(context, input),
    'lookBack.export': (input) => exportLookBack(context, input),
  };
}

function noYear(year: Year) {
  return fail('not-found', `还没有 ${year} 年度。`, { fields: { year: '没有这个年度' } });
}

function decide(context: ServiceContext, { year, items, ...decision }: ParsedInputOf<'lookBack.decide'>) {
  const { outcome, reason, on } = decision;
  const found = findItems(context, year, items);
  if (!found.ok) return found;
  const refusal =
    (on === undefined
      ? undefined
      : (refuseImpossibleDay(context.clock, on, 'on') ?? refuseBefore(context, year, on))) ??
    refuseNoReason(outcome, reason);
  if (refusal) return { ok: false as const, error: refusal };
  const words = LOOK_BACK_OUTCOME_WORDS[outcome];
  return runCommand(context, { label: `回头看：${words} ${found.value.length} 项` }, () => {
    for (const item of found.value) writeDecision(context, year, item, decision);
    return { decided: found.value.length };
  });
}

/** What a year left open is not decided before that year has begun. */
function refuseBefore(context: ServiceContext, year: Year, on: PlainDate): Failure | undefined {
  const from = yearBefore(context, year);
  if (from === undefined || Number(on.slice(0, 4)) >= from) return undefined;
  return fail('invalid-input', `日期 ${on} 早于 ${from} 年度，请改正。`, { fields: { on: `早于 ${from} 年度` } }).error;
}

/** Records what becomes of an item, inside a command. */
export function writeDecision(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  year: Year,
  item: LookBackItemView,
  { outcome, reason, on }: Pick<ParsedInputOf<'lookBack.decide'>, 'outcome' | 'reason' | 'on'>,
): void {
  const since = outcome === 'done' ? item.doneOn : undefined;
  const carriedDutyId = outcome === 'carriedOn' ? item.carriedTo : undefined;
  store.lookBacks.set({
    ...occurrenceKey(item),
    year,
    outcome,
    reason,
    onDate: on ?? since ?? clock.today(),
    recordedAt: clock.now(),
    ...(carriedDutyId === undefined ? {} : { carriedDutyId }),
  });
}

function refuseNoReason(outcome: ParsedInputOf<'lookBack.decide'>['outcome'], reason: string): Failure | undefined {
  if (outcome !== 'ended' || reason !== '') return undefined;
  return fail('invalid-input', '终止要写明理由，例如：上级已取消这项任务。', { fields: { reason: '请写明理由' } })
    .error;
}

function clear(context: ServiceContext, { year, items }: ParsedInputOf<'lookBack.clear'>) {
  const { store } = context;
  const found = findItems(context, year, items);
  if (!found.ok) return found;
  const known = indexByOccurrence(store.lookBacks.ofYear(year));
  const ids = found.value.flatMap((item) => known.get(occurrenceText(item))?.id ?? []);
  if (ids.length === 0) return fail('conflict', '所选的都还没有确定，没有可以改回的。');
  return runCommand(context, { label: `回头看：改回未定 ${ids.length} 项` }, () => ({
    cleared: store.lookBacks.remove(ids),
  }));
}

/** The items that are meant, each once; the first that the year before did not leave open is refused, and so is a closed year. */
function findItems(
  context: ServiceContext,
  year: Year,
  items: readonly OccurrenceKey[],
): Outcome<readonly LookBackItemView[]> {
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false, error: closed };
  const view: LookBackView = lookBackOf(context, year);
  if (view.from === undefined) {
    return fail('not-found', `${year} 年度之前没有其他年度，没有可以回头看的事项。`, {
      fields: { year: '没有上一年度' },
    });
  }
  const known = indexByOccurrence(view.items);
  const found = new Set<LookBackItemView>();
  for (const [index, item] of items.entries()) {
    const one = known.get(occurrenceText(item));
    if (!one) {
      return fail(
        'not-found',
        `第 ${index + 1} 项不在 ${view.from} 年度截止时未办结的事项里，可能刚被修改。请刷新后重试。`,
        { fields: { [`items.${index}`]: '不在回头看清单里' } },
      );
    }
    found.add(one);
  }
  return succeed([...found]);
}
