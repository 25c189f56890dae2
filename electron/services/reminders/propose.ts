import type { ParsedInputOf } from '../../contract/index.ts';
import type { ProposedSlip, SlipItem, SlipProposal } from '../../contract/reminders.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Year } from '../../domain/brand.ts';
import type { Reminder } from '../../domain/model/ledger.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey, occurrenceText, type OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { timeLimitWords, itemWords, type PaperItem } from '../../domain/papers/items.ts';
import { split } from '../../domain/papers/reminder.ts';
import { isAwaited, lastSlip, mayRemind, proposedLevel } from '../../domain/reminders/pressing.ts';
import { nextNumber } from '../../domain/reminders/slips.ts';
import { addWorkdays } from '../../domain/workdays/workCalendar.ts';
import type { ServiceContext } from '../app/context.ts';
import type { DerivedYear } from '../app/derivations.ts';
import { paperItems } from '../papers/facts.ts';
import { senderOf } from '../papers/sender.ts';
import { DUE_SOON_DAYS, derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';
import { levelsOf } from '../year/reminderLevels.ts';

export function slipItem(item: PaperItem & OccurrenceKey): SlipItem {
  return {
    ...occurrenceKey(item),
    content: itemWords(item),
    period: item.period,
    dueOn: item.dueOn,
    timeLimit: timeLimitWords(item),
  };
}

/** What each unit would be pressed for, and at which level. */
export function propose(context: ServiceContext, input: ParsedInputOf<'reminders.propose'>): Outcome<SlipProposal> {
  const { store, clock, calendar } = context;
  const { year, dutyId } = input;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const derived = derivedYear(context, year);
  const duty = dutyId && factsIndex(derived.facts).duties.get(dutyId);
  if (dutyId !== undefined && !duty) return fail('not-found', '这个事项已不存在，可能刚被删除。请刷新后重试。');
  const today = clock.today();
  const levels = levelsOf(context);
  const made = store.reminders.ofYear(year);
  const slipsOf = slipsByItem(made);
  const groups = new Map<string, { readonly level: number; readonly items: Occurrence[] }>();
  let waiting = 0;
  for (const one of asked(derived, input)) {
    const slips = slipsOf.get(occurrenceText(one)) ?? [];
    const level = proposedLevel(one, slips, { today, soonDays: DUE_SOON_DAYS, levels: levels.length });
    if (level === undefined) {
      if (mayRemind(one, today, DUE_SOON_DAYS) && isAwaited(slips, today)) waiting += 1;
      continue;
    }
    const key = `${level} ${one.unitId}`;
    const group = groups.get(key) ?? { level, items: [] };
    if (group.items.push(one) === 1) groups.set(key, group);
  }
  const slips = [...groups.values()]
    .flatMap(({ level, items }) => proposed(context, derived, level, items, { slipsOf, levels: levels.length }))
    .toSorted(bySeverity);
  const { mark } = senderOf(context, district);
  return succeed({
    slips,
    waiting,
    left: input.items ? input.items.length - slips.reduce((sum, { items }) => sum + items.length, 0) : 0,
    levels: levels.map(({ name, mark: own, replyWorkdays }, index) => ({
      name,
      mark: own,
      replyWorkdays,
      next: nextNumber(made, index + 1),
      replyBy: addWorkdays(calendar, today, replyWorkdays),
      fullMark: `${mark}${own}`,
    })),
    ...(duty ? { duty: duty.content } : {}),
  });
}

function asked(derived: DerivedYear, { unitIds, dutyId, items }: ParsedInputOf<'reminders.propose'>) {
  const units = unitIds && new Set(unitIds);
  const keys = items && new Set(items.map(occurrenceText));
  const all = dutyId === undefined ? derived.occurrences : derived.ofDuty(dutyId);
  return all.filter((one) => (units?.has(one.unitId) ?? true) && (keys?.has(occurrenceText(one)) ?? true));
}

/** The slips that name each item. */
export function slipsByItem(slips: readonly Reminder[]): ReadonlyMap<string, readonly Reminder[]> {
  const byItem = new Map<string, Reminder[]>();
  for (const slip of slips) {
    for (const item of slip.items) {
      const key = occurrenceText(item);
      const own = byItem.get(key);
      if (own) own.push(slip);
      else byItem.set(key, [slip]);
    }
  }
  return byItem;
}

function proposed(
  context: ServiceContext,
  derived: DerivedYear,
  level: number,
  occurrences: readonly Occurrence[],
  known: { readonly slipsOf: ReturnType<typeof slipsByItem>; readonly levels: number },
): readonly ProposedSlip[] {
  const items = paperItems(derived, occurrences, context.clock.today());
  const [first] = items;
  if (!first) return [];
  const { overdue, checks, soon } = split(items);
  const after = lastSlip(occurrences.flatMap((one) => known.slipsOf.get(occurrenceText(one)) ?? []));
  return [
    {
      unitId: first.unitId,
      unit: first.unit,
      level,
      highest: occurrences.every(({ state }) => state === 'overdue') ? known.levels : 1,
      items: items.map(slipItem),
      overdue,
      checks,
      dueSoon: soon,
      longest: overdue > 0 ? first.days : 0,
      ...(after ? { after: after.documentNumber } : {}),
    },
  ];
}

function bySeverity(a: ProposedSlip, b: ProposedSlip): number {
  return (
    a.level - b.level || b.overdue - a.overdue || b.longest - a.longest || b.checks - a.checks || b.dueSoon - a.dueSoon
  );
}

/** Items of a year by their key. */
export function itemsOfYear(context: ServiceContext, year: Year): ReadonlyMap<string, Occurrence> {
  return new Map(derivedYear(context, year).occurrences.map((one) => [occurrenceText(one), one]));
}
