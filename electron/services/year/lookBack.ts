import type { LookBackItemView, LookBackView } from '../../contract/lookBack.ts';
import type { DutyId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { dutyText } from '../../domain/exchange/importMatching.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { LookBack, LookBackOutcome } from '../../domain/model/lookBack.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { indexByOccurrence, occurrenceKey, occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { openAtCutOff, type OpenItems } from '../../domain/years/openAtCutOff.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear, deriveYear } from './derivedYear.ts';
import { planNames } from './planNames.ts';
import { factsIndex } from './views.ts';
import { yearBefore } from './yearBefore.ts';

/** Kept for as long as the facts and the day are the same. */
const kept = new WeakMap<YearFacts, { readonly today: PlainDate; readonly items: OpenItems }>();

/** What a year left open at its cut-off (`openAtCutOff`). */
export function leftOpen(context: ServiceContext, year: Year): OpenItems {
  const today = context.clock.today();
  const facts = context.store.facts(year);
  const known = kept.get(facts);
  if (known?.today === today) return known.items;
  const items = openAtCutOff(facts, today, (asOf, day) => deriveYear(asOf, day, context).occurrences);
  kept.set(facts, { today, items });
  return items;
}

/** The look-back (回头看) of a year that is kept here. */
export function lookBackOf(context: ServiceContext, year: Year): LookBackView {
  const { store } = context;
  const from = yearBefore(context, year);
  const isClosed = store.workspace.year(year)?.state === 'closed';
  if (from === undefined) return { year, isClosed, counts: countsOf([]), items: [], toVerify: 0 };
  const { open, isFinal } = leftOpen(context, from);
  const live = derivedYear(context, from);
  const items = itemViews(context, { from, to: year, open });
  return {
    year,
    from,
    cutOff: live.facts.frame.cutOff,
    ...(isFinal ? {} : { isEarly: true }),
    isClosed,
    counts: countsOf(items),
    items,
    toVerify: live.occurrences.filter(({ state }) => state === 'toVerify').length,
  };
}

function countsOf(items: readonly LookBackItemView[]): LookBackView['counts'] {
  const of = (outcome: LookBackOutcome) => items.filter(({ decision }) => decision?.outcome === outcome).length;
  const undecided = items.filter(({ decision }) => decision === undefined).length;
  return { total: items.length, done: of('done'), carriedOn: of('carriedOn'), ended: of('ended'), undecided };
}

interface Years {
  readonly from: Year;
  readonly to: Year;
  readonly open: readonly Occurrence[];
}

function itemViews(context: ServiceContext, { from, to, open }: Years): readonly LookBackItemView[] {
  const { store } = context;
  const { facts, occurrences } = derivedYear(context, from);
  const { duties, unitNames } = factsIndex(facts);
  const live = indexByOccurrence(occurrences);
  const decisions = indexByOccurrence<LookBack>(store.lookBacks.ofYear(to));
  const plans = planNames(store, from);
  const carriedTo = carriers(store.facts(to).duties);
  const place = new Map(facts.units.map(({ id }, at) => [id, at]));
  const sorted = open.toSorted(
    (a, b) => (place.get(a.unitId) ?? 0) - (place.get(b.unitId) ?? 0) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'),
  );
  return sorted.flatMap((one): readonly LookBackItemView[] => {
    const duty = duties.get(one.dutyId);
    if (duty === undefined) return [];
    const key = occurrenceText(one);
    const carrier = carriedTo(duty);
    const since = sinceThen(live.get(key), facts);
    const decision = decisions.get(key);
    const proposed = since.proposed ?? (carrier === undefined ? undefined : 'carriedOn');
    return [
      {
        ...occurrenceKey(one),
        unit: unitNames.get(one.unitId) ?? '',
        kind: duty.kind,
        number: duty.number,
        task: duty.task,
        content: duty.content,
        period: one.period.label,
        ...(one.dueOn === undefined ? {} : { dueOn: one.dueOn }),
        plan: plans.get(duty.id) ?? '',
        state: one.state,
        ...(duty.register === undefined ? {} : { isCase: true }),
        ...since.shown,
        ...(carrier === undefined ? {} : { carriedTo: carrier }),
        ...(proposed === undefined ? {} : { proposed }),
        ...(decision === undefined
          ? {}
          : { decision: { outcome: decision.outcome, reason: decision.reason, on: decision.onDate } }),
      },
    ];
  });
}

/** Finds the duty that carries another on: copied from it, the register's own, or, where there is none, one with the same words. */
function carriers(duties: readonly Duty[]): (duty: Duty) => DutyId | undefined {
  const copies = new Map(
    duties.flatMap(({ id, carriedFrom }) => (carriedFrom === undefined ? [] : [[carriedFrom, id]])),
  );
  const registers = new Map(duties.flatMap(({ id, register }) => (register === undefined ? [] : [[register, id]])));
  const written = new Map(duties.map((duty) => [`${duty.kind} ${dutyText(duty)}`, duty.id]));
  return (duty) =>
    duty.register === undefined
      ? (copies.get(duty.id) ?? written.get(`${duty.kind} ${dutyText(duty)}`))
      : registers.get(duty.register);
}

interface Since {
  readonly proposed?: LookBackOutcome;
  readonly shown: Pick<LookBackItemView, 'since' | 'doneOn'>;
}

/** What was put on record of an item since the cut-off. */
function sinceThen(live: Occurrence | undefined, facts: YearFacts): Since {
  if (live === undefined) return { shown: { since: '应办已不存在' } };
  if (live.lamp === 'exempt') {
    const reason = live.exemptionId === undefined ? '' : factsIndex(facts).exemptions.get(live.exemptionId)?.reason;
    return {
      proposed: 'ended',
      shown: { since: `已免除${reason === undefined || reason === '' ? '' : `：${reason}`}` },
    };
  }
  const isDone = live.done >= live.needed && live.doneOn !== undefined && live.state !== 'returned';
  if (!isDone || live.doneOn === undefined) {
    return { shown: live.done > 0 ? { since: `已登记 ${live.done}/${live.needed}` } : {} };
  }
  return { proposed: 'done', shown: { since: `${live.doneOn} 办结`, doneOn: live.doneOn } };
}
