import type { ParsedInputOf } from '../../contract/index.ts';
import type { FulfilmentId, Year } from '../../domain/brand.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey, occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import {
  refuseCorrection,
  refuseRegistrations,
  type WantedRegistration,
} from '../../domain/registrations/mayRegister.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { shortened } from '../year/openDuty.ts';
import { refuseTakeDown } from './takeDown.ts';
import { factsIndex } from '../year/views.ts';

type Registration = ParsedInputOf<'fulfilments.register'>;
type Item = Registration['items'][number];

/** What units did (办结登记). */
export function createFulfilments(context: ServiceContext): AreaHandlers<'fulfilments'> {
  const { store, clock } = context;
  return {
    'fulfilments.register'(input) {
      const refusal = refuseAll(context, input);
      if (refusal) return { ok: false, error: refusal };
      return runCommand(context, { label: registerLabel(context, input) }, () => ({
        ids: register(context, input),
      }));
    },
    'fulfilments.update'({ id, ...change }) {
      const found = openFulfilment(context, id);
      if (!found.ok) return found;
      const refusal =
        change.doneOn === undefined
          ? undefined
          : refuseCorrection(found.value, change.doneOn, { today: clock.today(), field: 'doneOn' });
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

function register({ store, clock }: ServiceContext, { items, doneOn, title, link }: Registration) {
  const recordedAt = clock.now();
  return items.map((item): FulfilmentId => {
    const own = { doneOn: item.doneOn ?? doneOn, title: item.title ?? title, link: item.link ?? link };
    return store.fulfilments.add({ ...occurrenceKey(item), recordedAt, ...own });
  });
}

/** Checks that every item is an occurrence of an open year that may be registered. */
function refuseAll(context: ServiceContext, { items, doneOn }: Registration): Failure | undefined {
  const lookUp = occurrenceFinder(context);
  const wanted: WantedRegistration[] = [];
  for (const [index, item] of items.entries()) {
    const found = lookUp(item);
    if (!found) {
      return fail('not-found', `第 ${index + 1} 项没有对应的应办：事项、单位或所属期可能刚被修改。请刷新后重试。`, {
        fields: { [`items.${index}`]: '没有这项应办' },
      }).error;
    }
    const closed = refuseClosedYear(context, found.year);
    if (closed) return closed;
    const { duty, occurrence, unit } = found;
    const field = item.doneOn === undefined ? 'doneOn' : `items.${index}.doneOn`;
    wanted.push({ duty, occurrence, unit, doneOn: item.doneOn ?? doneOn, field });
  }
  return refuseRegistrations(wanted, context.clock.today());
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
  const { facts, ofDuty } = derivedYear(context, year);
  const { duties, unitNames } = factsIndex(facts);
  const duty = duties.get(dutyId);
  if (!duty) return found;
  for (const occurrence of ofDuty(dutyId)) {
    const unit = unitNames.get(occurrence.unitId) ?? '';
    found.set(occurrenceText(occurrence), { year, duty, occurrence, unit });
  }
  return found;
}

function registerLabel(context: ServiceContext, { items }: Registration): string {
  const [first] = items;
  const found = first && items.length === 1 ? occurrenceFinder(context)(first) : undefined;
  return found ? `登记办结：${found.unit}，${shortened(found.duty.content)}` : `登记办结 ${items.length} 条`;
}

/** Checks that registrations exist and belong to open years. */
function openFulfilments(context: ServiceContext, ids: readonly FulfilmentId[]): Outcome<undefined> {
  for (const id of ids) {
    const found = openFulfilment(context, id);
    if (!found.ok) return found;
  }
  return succeed(undefined);
}

function openFulfilment(context: ServiceContext, id: FulfilmentId): Outcome<Fulfilment> {
  const { store } = context;
  const found = store.fulfilments.one(id);
  const year = found && store.duties.yearOf(found.dutyId);
  if (!found || year === undefined) return fail('not-found', '这条登记已不存在，可能刚被移除。请刷新后重试。');
  const closed = refuseClosedYear(context, year);
  return closed ? { ok: false, error: closed } : succeed(found);
}
