import { scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { COUNTED_AS } from '../../support/tallies.ts';
import type { DutyId, RuleId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { Duty, DutyKind } from '../../../electron/domain/model/duty.ts';
import type { Lamp, Occurrence } from '../../../electron/domain/model/occurrence.ts';
import type { Unit, UnitKind } from '../../../electron/domain/model/unit.ts';
import { facts as yearFacts } from '../occurrences/occurrenceFacts.ts';
import { scoreByIndicators, usualScheme, type AssessedFacts } from './fourIndicators.ts';

export const day = (text: string) => text as PlainDate;
export const unitIdOf = (text: string) => text as UnitId;

export function unit(id: string, kind: UnitKind = 'department', span: { from?: string; to?: string } = {}): Unit {
  return {
    id: unitIdOf(id),
    name: id,
    kind,
    aliases: [],
    ...(span.from === undefined ? {} : { from: day(span.from) }),
    ...(span.to === undefined ? {} : { to: day(span.to) }),
  };
}

export function duty(id: string, kind: DutyKind): Duty {
  return {
    id: id as DutyId,
    year: 2021 as Year,
    kind,
    number: '',
    task: '',
    subtask: '',
    content: id,
    timeWording: '',
    unitsWording: '',
    rules: [],
    assignments: [],
  };
}

/** One occurrence of a duty for a unit in a month of 2021, with the lamp it shows. */
export function occurrence(dutyId: string, unitId: string, month: number, lamp: Lamp): Occurrence {
  const key = `2021-${String(month).padStart(2, '0')}`;
  const done = lamp === 'onTime' || lamp === 'late';
  return {
    dutyId: dutyId as DutyId,
    ruleId: `${dutyId}-rule` as RuleId,
    unitId: unitIdOf(unitId),
    role: 'responsible',
    period: { key, label: key, from: day(`${key}-01`), to: day(`${key}-28`) },
    dueOn: lamp === 'ongoing' ? undefined : day(`${key}-28`),
    advisedOn: undefined,
    provisional: false,
    lamp,
    tally: COUNTED_AS[lamp],
    state: lamp === 'onTime' || lamp === 'late' || lamp === 'breach' ? 'registered' : lamp,
    needed: 1,
    done: done ? 1 : 0,
    fulfilmentIds: [],
    doneOn: undefined,
  };
}

export function facts(changes: Partial<AssessedFacts> = {}): AssessedFacts {
  return {
    ...yearFacts({
      units: [],
      duties: [duty('item', 'disclosure'), duty('measure', 'measure'), duty('case', 'case')],
      // Every unit is ranked, however little applies to it.
      frame: { ...defaultFrame(2021 as Year), rankShare: 0 },
    }),
    scheme: usualScheme(),
    judgements: [],
    ...changes,
  };
}

/** The scores as they stand on a day. */
export function scoresOn(given: AssessedFacts, occurrences: readonly Occurrence[], today: PlainDate) {
  return scoreByIndicators(given, occurrences, scoreDays(given, today));
}
