import type { ParsedInputOf } from '../../contract/index.ts';
import type { FulfilmentId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { ruleOf, type Duty } from '../../domain/model/duty.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey, occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { Store } from '../../store/store.ts';
import { closedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { impossibleDay } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { occurrencesOf } from '../year/occurrences.ts';
import { refuseTakeDown } from './takeDown.ts';
import { indexOf } from '../year/views.ts';

type Registration = ParsedInputOf<'fulfilments.register'>;
type Item = Registration['items'][number];

/** What units did (办结登记). */
export function createFulfilments(context: ServiceContext): AreaHandlers<'fulfilments'> {
  const { store, clock } = context;
  return {
    'fulfilments.register'(input) {
      const refusal =
        impossibleDay(clock, input.doneOn, 'doneOn') ??
        refuseDays(context, input.items) ??
        refuseItems(context, input.items);
      if (refusal) return { ok: false, error: refusal };
      return runCommand(context, { label: registerLabel(context, input) }, () => ({
        ids: register(context, input),
      }));
    },
    'fulfilments.update'({ id, ...change }) {
      const found = openFulfilments(context, [id]);
      if (!found.ok) return found;
      const refusal =
        change.doneOn === undefined || change.doneOn === store.fulfilments.one(id)?.doneOn
          ? undefined
          : (impossibleDay(clock, change.doneOn, 'doneOn') ?? afterTakenDown(store, id, change.doneOn));
      if (refusal) return { ok: false, error: refusal };
      return runCommand(context, { label: '修改 1 条办结登记' }, () => {
        store.fulfilments.update(id, change);
        return {};
      });
    },
    'fulfilments.takeDown'(input) {
      const { ids, on } = input;
      const found = openFulfilments(context, ids);
      if (!found.ok) return found;
      const refusal = refuseTakeDown(context, input);
      if (refusal) return { ok: false, error: refusal };
      const label = on === null ? `取消 ${ids.length} 条撤下登记` : `登记撤下 ${ids.length} 条`;
      return runCommand(context, { label }, () => {
        store.fulfilments.takeDown(ids, on);
        return {};
      });
    },
    'fulfilments.remove'({ ids }) {
      const found = openFulfilments(context, ids);
      if (!found.ok) return found;
      return runCommand(context, { label: `移除 ${ids.length} 条办结登记` }, () => {
        store.fulfilments.remove(ids);
        return {};
      });
    },
  };
}

function afterTakenDown(store: Store, id: FulfilmentId, doneOn: PlainDate): Failure | undefined {
  const takenDownOn = store.fulfilments.one(id)?.takenDownOn;
  if (takenDownOn === undefined || doneOn <= takenDownOn) return undefined;
  return fail('invalid-input', `公开日期 ${doneOn} 晚于撤下日期 ${takenDownOn}。请改正，或先取消撤下登记。`, {
    fields: { doneOn: '晚于撤下日期' },
  }).error;
}

function register({ store, clock }: ServiceContext, { items, doneOn, title, link }: Registration) {
  const recordedAt = clock.now();
  return items.map((item): FulfilmentId => {
    const own = { doneOn: item.doneOn ?? doneOn, title: item.title ?? title, link: item.link ?? link };
    return store.fulfilments.add({ ...occurrenceKey(item), recordedAt, ...own });
  });
}

/** Days that differ from the common one must be possible too. */
function refuseDays({ clock }: ServiceContext, items: readonly Item[]): Failure | undefined {
  for (const [index, { doneOn }] of items.entries()) {
    const refusal = doneOn === undefined ? undefined : impossibleDay(clock, doneOn, `items.${index}.doneOn`);
    if (refusal) return refusal;
  }
  return undefined;
}

/** Checks that every item is an occurrence of an open year, and that single-piece ones are registered once only. */
function refuseItems(context: ServiceContext, items: readonly Item[]): Failure | undefined {
  const lookUp = occurrenceFinder(context);
  const seen = new Set<string>();
  const doubled: string[] = [];
  for (const [index, item] of items.entries()) {
    const found = lookUp(item);
    if (!found) {
      return fail('not-found', `第 ${index + 1} 项没有对应的应办：事项、单位或所属期可能刚被修改。请刷新后重试。`, {
        fields: { [`items.${index}`]: '没有这项应办' },
      }).error;
    }
    const closed = closedYear(context, found.year);
    if (closed) return closed;
    if (takesMany(found.duty, found.occurrence)) continue;
    const key = occurrenceText(item);
    if (seen.has(key) || found.occurrence.fulfilmentIds.length > 0)
      doubled.push(`${found.unit}（${found.occurrence.period.label}）`);
    seen.add(key);
  }
  if (doubled.length === 0) return undefined;
  const shown = doubled.slice(0, 3).join('、');
  return fail(
    'conflict',
    `${shown}${doubled.length > 3 ? `等 ${doubled.length} 项` : ''}已经登记过，没有重复登记。如要更正，请修改原来的登记。`,
  ).error;
}

interface Found {
  readonly year: Year;
  readonly duty: Duty;
  readonly occurrence: Occurrence;
  readonly unit: string;
}

/** Finds occurrences by item; each duty's are keyed once. */
function occurrenceFinder(context: ServiceContext): (item: Item) => Found | undefined {
  const byDuty = new Map<string, ReadonlyMap<string, Found>>();
  return (item) => {
    let known = byDuty.get(item.dutyId);
    if (!known) {
      known = foundOf(context, item.dutyId);
      byDuty.set(item.dutyId, known);
    }
    return known.get(occurrenceText(item));
  };
}

function foundOf(context: ServiceContext, dutyId: Item['dutyId']): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  const year = context.store.duties.yearOf(dutyId);
  if (year === undefined) return found;
  const { facts, ofDuty } = occurrencesOf(context, year);
  const { duties, unitNames } = indexOf(facts);
  const duty = duties.get(dutyId);
  if (!duty) return found;
  for (const occurrence of ofDuty(dutyId)) {
    const unit = unitNames.get(occurrence.unitId) ?? '';
    found.set(occurrenceText(occurrence), { year, duty, occurrence, unit });
  }
  return found;
}

/** Quotas and work that goes on all year take as many registrations as come. */
function takesMany(duty: Duty, occurrence: Occurrence): boolean {
  const type = ruleOf(duty, occurrence)?.rule.type;
  return type === 'quota' || type === 'continuous';
}

function registerLabel(context: ServiceContext, { items }: Registration): string {
  const [first] = items;
  const found = first && items.length === 1 ? occurrenceFinder(context)(first) : undefined;
  return found ? `登记办结：${found.unit}，${shortened(found.duty.content)}` : `登记办结 ${items.length} 条`;
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

/** Checks that registrations exist and belong to open years. */
function openFulfilments(context: ServiceContext, ids: readonly FulfilmentId[]): Outcome<undefined> {
  const { store } = context;
  for (const id of ids) {
    const found = store.fulfilments.one(id);
    const year = found && store.duties.yearOf(found.dutyId);
    if (year === undefined) return fail('not-found', '这条登记已不存在，可能刚被移除。请刷新后重试。');
    const closed = closedYear(context, year);
    if (closed) return { ok: false, error: closed };
  }
  return succeed(undefined);
}
