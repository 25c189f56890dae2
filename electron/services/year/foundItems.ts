import type { OccurrenceKey } from '../../contract/occurrenceKey.ts';
import type { DutyId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { refuseCases } from '../../domain/registrations/mayRegister.ts';
import { refuseClosedYear } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from './derivedYear.ts';
import { factsIndex } from './views.ts';

/** An item that a command means. */
export interface FoundItem {
  readonly year: Year;
  readonly occurrence: Occurrence;
  readonly duty: Duty;
  readonly unit: string;
}

/** The occurrences that are meant, each once; the first that does not exist, or is of a closed year, is refused, and so are cases of a register. */
export function findOpenItems(context: ServiceContext, items: readonly OccurrenceKey[]): Outcome<readonly FoundItem[]> {
  const found = findEach(context, items);
  if (!found.ok) return found;
  const cases = found.value.filter(({ duty }) => duty.register !== undefined);
  if (cases.length > 0) {
    const error = refuseCases(
      itemNames(cases),
      cases.map(({ duty }) => duty),
    );
    return { ok: false, error };
  }
  for (const year of new Set(found.value.map((one) => one.year))) {
    const closed = refuseClosedYear(context, year);
    if (closed) return { ok: false, error: closed };
  }
  return succeed([...new Set(found.value)]);
}

/** One for each item, in order; does not ask whether the year is open. */
export function findEach(context: ServiceContext, items: readonly OccurrenceKey[]): Outcome<readonly FoundItem[]> {
  const known = new Map<DutyId, ReadonlyMap<string, FoundItem>>();
  const found: FoundItem[] = [];
  for (const [index, item] of items.entries()) {
    const ofDuty = known.get(item.dutyId) ?? itemsOf(context, item.dutyId);
    known.set(item.dutyId, ofDuty);
    const one = ofDuty.get(occurrenceText(item));
    if (!one) {
      return fail('not-found', `第 ${index + 1} 项没有对应的应办：事项、单位或所属期可能刚被修改。请刷新后重试。`, {
        fields: { [`items.${index}`]: '没有这项应办' },
      });
    }
    found.push(one);
  }
  return succeed(found);
}

function itemsOf(context: ServiceContext, dutyId: DutyId): ReadonlyMap<string, FoundItem> {
  const year = context.store.duties.yearOf(dutyId);
  if (year === undefined) return new Map();
  const { facts, ofDuty } = derivedYear(context, year);
  const { duties, unitNames } = factsIndex(facts);
  const duty = duties.get(dutyId);
  if (!duty) return new Map();
  return new Map(
    ofDuty(dutyId).map((occurrence) => [
      occurrenceText(occurrence),
      { year, occurrence, duty, unit: unitNames.get(occurrence.unitId) ?? '' },
    ]),
  );
}

/** 区财政局（2021年3月）、区统计局（2021年3月）等 12 项. */
export function itemNames(found: readonly FoundItem[]): string {
  const names = found.slice(0, 3).map(({ unit, occurrence }) => `${unit}（${occurrence.period.label}）`);
  return `${names.join('、')}${found.length > 3 ? `等 ${found.length} 项` : ''}`;
}

/** A refusal of what stands against some of the items. */
export function refuseItems(found: readonly FoundItem[], why: string): Failure | undefined {
  return found.length === 0 ? undefined : fail('conflict', `${itemNames(found)}${why}`).error;
}
