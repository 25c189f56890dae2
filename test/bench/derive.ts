import type { DutyId, RuleId, UnitId } from '../../electron/domain/brand.ts';
import { countLamps } from '../../electron/domain/calendar/entries.ts';
import { coverage } from '../../electron/domain/coverage/check.ts';
import type { Duty } from '../../electron/domain/model/duty.ts';
import type { YearFacts } from '../../electron/domain/model/facts.ts';
import { deriveOccurrences } from '../../electron/domain/occurrences/derive.ts';
import type { Occurrence } from '../../electron/domain/model/occurrence.ts';
import type { PeriodUnit, TimeRule } from '../../electron/domain/model/timeRule.ts';
import { builtInCalendar } from '../../electron/domain/workdays/workCalendar.ts';
import { facts, group, grouped, duty as plainDuty, unit } from '../domain/occurrences/occurrenceFacts.ts';
import { day } from '../support/testApp.ts';
import { kept, median, type Ratio } from './measure.ts';

const today = day('2021-06-28');
const calendar = builtInCalendar();

/** A district's mix: of ten rules two are monthly, five quarterly, two half-yearly and one yearly, 49 dates a year. */
const EVERY = 'month month quarter quarter quarter quarter quarter halfYear halfYear year'.split(' ') as PeriodUnit[];

function rule(index: number): TimeRule {
  const every = EVERY[index % EVERY.length] ?? 'month';
  return { type: 'recurring', every, due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } };
}

/** Units that all answer for every duty through their group. A year of 200 x 100 has 98,000 occurrences. */
export function office(units: number, rules: number): YearFacts {
  const ids = Array.from({ length: units }, (_, index) => `u${index}`);
  const duties = Array.from(
    { length: rules },
    (_, index): Duty => plainDuty(`d${index}`, [rule(index)], { assignments: [grouped('all')] }),
  );
  return facts({
    units: ids.map((id) => unit(id)),
    groups: [
      group(
        'all',
        ids.map((id) => ({ unitId: id as UnitId })),
      ),
    ],
    duties,
  });
}

/** The least that could be done: nested loops that make as many objects of the same shape, without asking who, when or how it stands. */
function bareObjects(given: YearFacts, count: number): readonly Occurrence[] {
  const out: Occurrence[] = [];
  const period = { key: '2021-06', label: '2021年6月', from: day('2021-06-01'), to: day('2021-06-30') };
  const perUnit = Math.ceil(count / given.units.length);
  for (const { id: unitId } of given.units) {
    for (let index = 0; index < perUnit && out.length < count; index++) {
      out.push({
        dutyId: 'd' as DutyId,
        ruleId: 'r1' as RuleId,
        unitId,
        role: 'responsible',
        period,
        dueOn: period.to,
        advisedOn: period.to,
        provisional: false,
        state: 'upcoming',
        lamp: 'dueSoon',
        tally: 'notDue',
        needed: 1,
        done: 0,
        fulfilmentIds: [],
        doneOn: undefined,
      });
    }
  }
  return out;
}

async function benchSize(units: number, rules: number): Promise<Ratio> {
  const given = office(units, rules);
  const derive = () => deriveOccurrences(given, { today, calendar });
  const count = derive().length;
  const ours = await median(7, derive);
  const bare = await median(7, () => bareObjects(given, count));
  const [mine, theirs] = [await kept(derive), await kept(() => bareObjects(given, count))];
  return {
    what: `deriving ${units} units x ${rules} rules for a year: ${count} occurrences, ${mine.toFixed(1)} MiB kept (bare ${theirs.toFixed(1)} MiB)`,
    ours,
    baseline: 'bare loops that make as many objects',
    bare,
  };
}

/** A year derived at growing sizes, and what the screens make of the largest. */
export async function benchDerive(): Promise<Ratio[]> {
  const ratios: Ratio[] = [];
  for (const [units, rules] of [
    [20, 10],
    [60, 33],
    [100, 80],
    [200, 100],
  ] as const) {
    ratios.push(await benchSize(units, rules));
  }
  const given = office(200, 100);
  const occurrences = deriveOccurrences(given, { today, calendar });
  const count = () => countLamps(occurrences);
  ratios.push({
    what: `覆盖检查 over ${occurrences.length} occurrences: everything expected by a second way and compared`,
    ours: await median(3, () => coverage(given, occurrences, { today, calendar })),
    baseline: 'counting the lamps of the same list',
    bare: await median(9, count),
  });
  return ratios;
}
