import type { ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Failure } from '../../domain/failure.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { countBefore } from '../../domain/occurrences/counts.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { IN_USE_FROM } from '../../store/facts.ts';
import type { ServiceContext } from '../app/context.ts';
import { runForAllYears } from '../year/closedFigures.ts';
import { deriveYear, derivedYear } from '../year/derivedYear.ts';

/** Why a day cannot be the start of use; `undefined` where it can. */
export function refuseInUseFrom(date: PlainDate, today: PlainDate): Failure | undefined {
  if (date <= today) return undefined;
  return fail('invalid-input', `启用日 ${date} 还没有到。请填写今天或更早的日期。`, {
    fields: { inUseFrom: '不能晚于今天', date: '不能晚于今天' },
  }).error;
}

const overdueOf = (occurrences: readonly Occurrence[]): number =>
  occurrences.filter(({ lamp }) => lamp === 'overdue').length;

/** The facts of a year with another start of use. */
export function withInUseFrom(facts: YearFacts, inUseFrom: PlainDate): YearFacts {
  return { ...facts, inUseFrom };
}

/** What another start of use makes of every open year. */
export function previewInUseFrom(context: ServiceContext, { date }: ParsedInputOf<'workspace.previewInUseFrom'>) {
  const { store, clock } = context;
  const today = clock.today();
  const refusal = refuseInUseFrom(date, today);
  if (refusal) return { ok: false as const, error: refusal };
  const open = store.workspace.years().filter(({ state }) => state === 'open');
  return succeed({
    years: open.map(({ year }: { readonly year: Year }) => {
      const now = derivedYear(context, year);
      const then = deriveYear(withInUseFrom(now.facts, date), today, context);
      const { total, registered } = countBefore(then.occurrences);
      return {
        year,
        before: total,
        registered,
        overdueNow: overdueOf(now.occurrences),
        overdueThen: overdueOf(then.occurrences),
      };
    }),
  });
}

/** Sets the start of use. */
export function setInUseFrom(context: ServiceContext, { date }: ParsedInputOf<'workspace.setInUseFrom'>) {
  const refusal = refuseInUseFrom(date, context.clock.today());
  if (refusal) return { ok: false as const, error: refusal };
  return runForAllYears(context, { label: `启用日改为${chineseDate(date)}` }, () => {
    context.store.workspace.setSetting(IN_USE_FROM, date);
    return {};
  });
}
