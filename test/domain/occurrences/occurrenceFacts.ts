import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import type {
  DutyId,
  ExemptionId,
  ExtensionId,
  FulfilmentId,
  GroupId,
  RuleId,
  TriggerId,
  UnitId,
  Year,
} from '../../../electron/domain/brand.ts';
import { parsePlainDate, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { Assignment, Duty, PartyRole } from '../../../electron/domain/model/duty.ts';
import type { Exemption, Extension, Fulfilment, Trigger } from '../../../electron/domain/model/registrations.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import { DEFAULT_REVIEW_DATES } from '../../../electron/domain/rules/reviewDates.ts';
import { NO_SHIFT, type TimeRule } from '../../../electron/domain/model/timeRule.ts';
import type { Unit, UnitGroup } from '../../../electron/domain/model/unit.ts';

export function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

export function unit(id: string, more: Partial<Unit> = {}): Unit {
  return { id: id as UnitId, name: `清河区${id}局`, kind: 'department', aliases: [], ...more };
}

export function group(id: string, members: UnitGroup['members']): UnitGroup {
  return { id: id as GroupId, name: id, aliases: [], members };
}

export function member(id: string, more: { from?: PlainDate; to?: PlainDate } = {}): UnitGroup['members'][number] {
  return { unitId: id as UnitId, ...more };
}

export function named(id: string, role: PartyRole = 'responsible'): Assignment {
  return { party: { kind: 'unit', id: id as UnitId }, role };
}

export function grouped(id: string, role: PartyRole = 'responsible'): Assignment {
  return { party: { kind: 'group', id: id as GroupId }, role };
}

/** A duty whose rules get the ids r1, r2, …; names unit `a` unless told otherwise. */
export function duty(id: string, rules: readonly TimeRule[], more: Partial<Duty> = {}): Duty {
  return {
    id: id as DutyId,
    year: 2021 as Year,
    kind: 'disclosure',
    number: '1',
    task: '',
    subtask: '',
    content: `事项${id}`,
    timeWording: '',
    unitsWording: '',
    rules: rules.map((rule, index) => ({ id: `r${index + 1}` as RuleId, rule })),
    assignments: [named('a')],
    ...more,
  };
}

let fulfilments = 0;

export function done(
  dutyId: string,
  periodKey: string,
  on: string,
  more: { rule?: string; unit?: string } = {},
): Fulfilment {
  fulfilments += 1;
  return {
    id: `f${fulfilments}` as FulfilmentId,
    dutyId: dutyId as DutyId,
    ruleId: (more.rule ?? 'r1') as RuleId,
    unitId: (more.unit ?? 'a') as UnitId,
    periodKey,
    doneOn: day(on),
    recordedAt: `${on}T08:00:00Z`,
    title: '已公开',
    link: '',
  };
}

/** The same, taken down: the day is the last on which it could be read. */
export function takenDown(piece: Fulfilment, on: string): Fulfilment {
  return { ...piece, takenDownOn: day(on) };
}

type Where = { readonly rule?: string; readonly unit?: string; readonly at?: string };

function recorded(dutyId: string, periodKey: string, { rule = 'r1', unit: by = 'a', at = '2021-03-01' }: Where) {
  return {
    dutyId: dutyId as DutyId,
    ruleId: rule as RuleId,
    unitId: by as UnitId,
    periodKey,
    recordedAt: `${at}T01:00:00.000Z`,
  };
}

/** An extension; recorded in March unless told. */
export function extended(dutyId: string, periodKey: string, dueOn: string, where: Where = {}): Extension {
  const id = `x ${dutyId} ${periodKey} ${where.unit ?? 'a'}` as ExtensionId;
  return { ...recorded(dutyId, periodKey, where), id, dueOn: day(dueOn), reason: '系统维护' };
}

/** An exemption; recorded in March unless told. */
export function exempted(dutyId: string, periodKey: string, where: Where = {}): Exemption {
  const id = `e ${dutyId} ${periodKey} ${where.unit ?? 'a'}` as ExemptionId;
  return { ...recorded(dutyId, periodKey, where), id, reason: '本年无此业务' };
}

export function trigger(
  id: string,
  dutyId: string,
  on: string,
  unitIds: readonly string[] = ['a'],
  title = `文件${id}`,
): Trigger {
  return {
    id: id as TriggerId,
    dutyId: dutyId as DutyId,
    title,
    on: day(on),
    unitIds: unitIds as UnitId[],
  };
}

export function facts(more: Partial<YearFacts>): YearFacts {
  return {
    year: 2021 as Year,
    units: [unit('a'), unit('b'), unit('c')],
    groups: [],
    duties: [],
    triggers: [],
    fulfilments: [],
    submissions: [],
    pieces: [],
    requests: [],
    cases: [],
    caseLimits: {},
    keptYears: [2021 as Year],
    extensions: [],
    exemptions: [],
    reviewDates: DEFAULT_REVIEW_DATES,
    submissionTarget: 1,
    frame: defaultFrame(2021 as Year),
    verifications: [],
    saidDone: [],
    awaited: [],
    ...more,
  };
}

export const MONTHLY: TimeRule = {
  type: 'recurring',
  every: 'month',
  due: { at: 'periodEnd' },
  covers: 'same',
  shift: NO_SHIFT,
};
export const QUARTERLY: TimeRule = { ...MONTHLY, every: 'quarter' };
export const ONCE: TimeRule = { type: 'once', month: 6, day: 'last', shift: NO_SHIFT };
export const WITHIN_THREE: TimeRule = {
  type: 'triggered',
  event: 'documentIssued',
  n: 3,
  count: 'workday',
  shift: NO_SHIFT,
};
