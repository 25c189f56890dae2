import type { Year } from '../../domain/brand.ts';
import type { DutyKind, DutyTexts } from '../../domain/model/duty.ts';
import type { TimeReading } from '../../domain/reading/wording/reading.ts';
import { readTimeWording } from '../../domain/reading/wording/time.ts';
import { readUnitsWording } from '../../domain/reading/wording/units.ts';
import type { Store } from '../../store/store.ts';
import { SORT_STEP } from '../duties/edit.ts';
import { resolveParties, storedNames } from '../year/parties.ts';
import type { PlanPart } from './plan.ts';
import { DEMO_SCHEDULE } from './schedule.ts';

interface DutyText extends DutyTexts {
  readonly kind: DutyKind;
}

/** The items of the schedule, which is the same every year. */
export function scheduleTexts(): readonly DutyText[] {
  return DEMO_SCHEDULE.map(([task, content, unitsWording, timeWording], index) => {
    return { kind: 'disclosure', number: `${index + 1}`, task, subtask: '', content, unitsWording, timeWording };
  });
}

/** The measures of a year's plan. */
export function planTexts(plan: readonly PlanPart[]): readonly DutyText[] {
  return plan.flatMap(({ task, subtask, measures }, part) =>
    measures.map(([content, unitsWording], index): DutyText => {
      const number = `${part + 1}-${index + 1}`;
      return { kind: 'measure', number, task, subtask, content, unitsWording, timeWording: '' };
    }),
  );
}

/** Duties as an import would store them: each wording is read by the same readers, and what they cannot settle is 待核. */
export function writeDuties(store: Store, year: Year, texts: readonly DutyText[]): void {
  const names = storedNames(store);
  const last = store.duties.lastSort(year);
  store.duties.addMany(
    texts.map((duty, index) => {
      const time = readTime(duty, year);
      const units = readUnitsWording(duty.unitsWording);
      return {
        ...duty,
        year,
        sort: last + (index + 1) * SORT_STEP,
        rules: time.rules.map(({ rule }) => ({ rule })),
        ...resolveParties(units.parties, names),
        ...(time.check === undefined ? {} : { timeCheck: time.check }),
        ...(units.check === undefined ? {} : { unitsCheck: units.check }),
      };
    }),
  );
}

/** Scheduled items have a time column; a measure's time stands in its own words. */
function readTime({ timeWording, content }: DutyText, planYear: Year): TimeReading {
  return timeWording === ''
    ? readTimeWording(content, { planYear, source: 'content' })
    : readTimeWording(timeWording, { planYear, source: 'time', subject: content });
}
