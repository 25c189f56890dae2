import type { ParsedInputOf } from '../../contract/index.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { FulfilmentId, Year } from '../../domain/brand.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey, occurrenceText, type OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import {
  cameAnewFrom,
  isEarly,
  refuseCorrection,
  refuseEarlyDays,
  refuseRegistrations,
  type WantedRegistration,
} from '../../domain/registrations/mayRegister.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { shortened } from '../year/openDuty.ts';
import { keepPieces } from '../year/pieces.ts';
import { reopenedByChange, reopenedByRemoval, writeReopened } from '../year/reopen.ts';
import { refuseTakeDown } from './takeDown.ts';
import { factsIndex } from '../year/views.ts';

type Registration = ParsedInputOf<'fulfilments.register'>;
type Item = Registration['items'][number];

/** What units did (办结登记). */
export function createFulfilments(context: ServiceContext): AreaHandlers<'fulfilments'> {
  const { store, clock } = context;
  return {
    'fulfilments.register'(input) {
      const refusal = refuseRegistering(context, input);
      if (refusal) return { ok: false, error: refusal };
      return runCommand(context, { label: registerLabel(context, input) }, () => ({
        ids: writeRegistrations(context, input),
      }));
    },
    'fulfilments.update'({ id, isRedirect = false, ...change }) {
      const found = openFulfilment(context, id);
      if (!found.ok) return found;
      const { doneOn = found.value.doneOn, earlyReason } = change;
      const refusal =
        refuseCorrection(found.value, doneOn, {
          today: clock.today(),
          field: 'doneOn',
          cameAnewOn: cameAnewFrom(found.value, store.facts(found.year).verifications),
        }) ?? refuseEarly(context, found.value, { doneOn, earlyReason });
      if (refusal) return { ok: false, error: refusal };
      const reopened = reopenedByChange(context, found.year, found.value, { ...change, isRedirect });
      return runCommand(context, { label: correctLabel(context, found.value) }, () => {
        writeReopened(context, reopened);
        const moved = { removed: [found.value], added: [{ ...found.value, doneOn }] };
        keepPieces(store, found.year, moved, () => store.fulfilments.update(id, change));
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
      const planned = planRemoval(context, ids);
      if (!planned.ok) return planned;
      return runCommand(context, { label: `移除 ${ids.length} 条办结登记` }, () => {
        planned.value();
        return {};
      });
    },
  };
}

/** What removes registrations, once they exist and belong to open years: what was found of them is reopened, pieces are kept in step. Runs inside a command. */
export function planRemoval(context: ServiceContext, ids: readonly FulfilmentId[]): Outcome<() => void> {
  const { store } = context;
  const found = openFulfilments(context, ids);
  if (!found.ok) return found;
  const byYear = Map.groupBy(found.value, ({ year }) => year);
  const reopened = [...byYear].flatMap(([year, own]) =>
    reopenedByRemoval(
      context,
      year,
      own.map(({ value }) => value),
    ),
  );
  return succeed(() => {
    writeReopened(context, reopened);
    for (const [year, own] of byYear) {
      const removed = own.map(({ value }) => value);
      keepPieces(store, year, { removed }, () => store.fulfilments.remove(removed.map(({ id }) => id)));
    }
  });
}

/** Writes registrations that may be made, all of one year, and keeps the pieces of 信息报送 in step. Runs inside a command. */
export function writeRegistrations(context: ServiceContext, { items, doneOn, title, link, earlyReason }: Registration) {
  const { store, clock } = context;
  const recordedAt = clock.now();
  const lookUp = occurrenceFinder(context);
  const isEarlyItem = (item: Item, day: PlainDate): boolean => {
    const found = lookUp(item);
    return found !== undefined && isEarly(found.occurrence, day);
  };
  const made = items.map((item) => {
    const own = { doneOn: item.doneOn ?? doneOn, title: item.title ?? title, link: item.link ?? link };
    const why = earlyReason !== undefined && isEarlyItem(item, own.doneOn) ? { earlyReason } : {};
    return { ...occurrenceKey(item), recordedAt, ...own, ...why };
  });
  const write = () => made.map((each): FulfilmentId => store.fulfilments.add(each));
  const [first] = items;
  const year = first && store.duties.yearOf(first.dutyId);
  return year === undefined ? write() : keepPieces(store, year, { added: made }, write);
}

/** Why registrations cannot be made: every item is an occurrence of an open year that may be registered, or nothing is. */
export function refuseRegistering(
  context: ServiceContext,
  { items, doneOn, earlyReason }: Registration,
): Failure | undefined {
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
    const why = earlyReason === undefined ? {} : { earlyReason };
    wanted.push({ duty, occurrence, unit, doneOn: item.doneOn ?? doneOn, field, ...why });
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
function occurrenceFinder(context: ServiceContext): (item: OccurrenceKey) => Found | undefined {
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

function correctLabel(context: ServiceContext, done: Fulfilment): string {
  const found = occurrenceFinder(context)(done);
  return found ? `修改办结登记：${found.unit}，${shortened(found.duty.content)}` : '修改 1 条办结登记';
}

/** Why a registration cannot be put on a day before its period began without a word about it. */
function refuseEarly(
  context: ServiceContext,
  done: Fulfilment,
  { doneOn, earlyReason }: { readonly doneOn: PlainDate; readonly earlyReason: string | undefined },
): Failure | undefined {
  const found = doneOn === done.doneOn ? undefined : occurrenceFinder(context)(done);
  if (!found) return undefined;
  const { duty, occurrence, unit } = found;
  const why = earlyReason === undefined ? {} : { earlyReason };
  return refuseEarlyDays([{ duty, occurrence, unit, doneOn, field: 'doneOn', corrects: done, ...why }]);
}

interface OpenFulfilment {
  readonly year: Year;
  readonly value: Fulfilment;
}

/** Checks that registrations exist and belong to open years. */
function openFulfilments(context: ServiceContext, ids: readonly FulfilmentId[]): Outcome<readonly OpenFulfilment[]> {
  const open: OpenFulfilment[] = [];
  for (const id of ids) {
    const found = openFulfilment(context, id);
    if (!found.ok) return found;
    open.push({ year: found.year, value: found.value });
  }
  return succeed(open);
}

function openFulfilment(
  context: ServiceContext,
  id: FulfilmentId,
): { readonly ok: false; readonly error: Failure } | ({ readonly ok: true } & OpenFulfilment) {
  const { store } = context;
  const value = store.fulfilments.one(id);
  const year = value && store.duties.yearOf(value.dutyId);
  if (!value || year === undefined) return fail('not-found', '这条登记已不存在，可能刚被移除。请刷新后重试。');
  const closed = refuseClosedYear(context, year);
  return closed ? { ok: false, error: closed } : { ok: true, year, value };
}
