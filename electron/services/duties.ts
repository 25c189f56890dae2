import type { Area } from '../contract/define.ts';
import type { TimeReadingView, UnitsReadingView } from '../contract/duties.ts';
import type { ParsedInputOf } from '../contract/index.ts';
import type { DutyId, Year } from '../domain/brand.ts';
import type { Duty } from '../domain/duties/duty.ts';
import { fail, succeed, type Failure, type Outcome } from '../domain/failure.ts';
import { dueDates } from '../domain/rules/dueDates.ts';
import { readTimeWording } from '../domain/wording/time.ts';
import type { PartyReading } from '../domain/wording/reading.ts';
import { readUnitsWording } from '../domain/wording/units.ts';
import { closedYear, runCommand } from './commands.ts';
import type { ServiceContext } from './context.ts';
import { impossibleDay } from './days.ts';
import { planEdit, SORT_STEP, unknownParty, writeEdit } from './duties/edit.ts';
import { dutyRows, triggerView } from './duties/views.ts';
import type { AreaHandlers } from './handlers.ts';
import { occurrencesOf } from './occurrences.ts';
import { distinct, storedNames } from './parties.ts';
import { indexOf, occurrenceView, partyIds, ruleReadingView, ruleView } from './views.ts';

const AREAS: readonly Area[] = ['duties', 'assessment'];
const AREAS_WITH_WORK: readonly Area[] = ['duties', 'fulfilments', 'assessment'];

/** Duties (事项): the breakdown table, its editing, triggers, and the reading of wordings for editors. */
export function createDuties(context: ServiceContext): AreaHandlers<'duties'> {
  const { store } = context;
  return {
    'duties.list'({ year, kind }) {
      const derived = occurrencesOf(context, year);
      const duties = derived.facts.duties.filter((duty) => kind === undefined || duty.kind === kind);
      return succeed(dutyRows(duties, derived, context.clock.today()));
    },
    'duties.get': ({ id }) => detail(context, id),
    'duties.create': (input) => create(context, input),
    'duties.update'(input) {
      const found = openDuty(context, input.id);
      if (!found.ok) return found;
      const refusal = input.assignments && unknownParty(store, input.assignments);
      if (refusal) return { ok: false, error: refusal };
      const edit = planEdit(store, found.value, input);
      if ('code' in edit) return { ok: false, error: edit };
      return runCommand(
        context,
        { label: `修改事项：${shortened(found.value.content)}`, areas: AREAS_WITH_WORK },
        () => {
          writeEdit(store, input, edit);
          return {};
        },
      );
    },
    'duties.remove'({ ids }) {
      for (const id of ids) {
        const found = openDuty(context, id);
        if (!found.ok) return found;
      }
      return runCommand(context, { label: `删除 ${ids.length} 个事项`, areas: AREAS_WITH_WORK }, () => ({
        removed: store.duties.remove(ids),
      }));
    },
    'duties.recordTrigger': (input) => recordTrigger(context, input),
    'duties.removeTrigger': ({ id }) => removeTrigger(context, id),
    'duties.readTime': ({ wording, year }) => succeed(timeReading(wording, year)),
    'duties.readUnits': ({ wording }) => succeed(unitsReading(context, wording)),
    'duties.describeRule'({ rule, year }) {
      const dates = dueDates({ rule }, year, context.calendar).flatMap(({ dueOn }) =>
        dueOn === undefined ? [] : [dueOn],
      );
      return succeed({ ...ruleView(rule, year), dates });
    },
  };
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

function openDuty(context: ServiceContext, id: DutyId): Outcome<Duty> {
  const year = context.store.duties.yearOf(id);
  const duty = year === undefined ? undefined : indexOf(context.store.facts(year)).duties.get(id);
  if (!duty) return fail('not-found', '这个事项已不存在，可能刚被删除。请刷新后重试。');
  const closed = closedYear(context, duty.year);
  return closed ? { ok: false, error: closed } : succeed(duty);
}

function detail(context: ServiceContext, id: DutyId) {
  const { store, clock } = context;
  const year = store.duties.yearOf(id);
  const derived = year === undefined ? undefined : occurrencesOf(context, year);
  const duty = derived && indexOf(derived.facts).duties.get(id);
  if (!derived || !duty) return fail('not-found', '这个事项已不存在，可能刚被删除。请刷新后重试。');
  const today = clock.today();
  const [row] = dutyRows([duty], derived, today);
  if (!row) throw new Error('A duty without a row');
  const source = store.duties.sourceOf(id);
  return succeed({
    duty: row,
    ...(source === undefined ? {} : { source }),
    occurrences: derived.ofDuty(id).map((occurrence) => occurrenceView(occurrence, derived.facts, today)),
    triggers: derived.facts.triggers.filter((trigger) => trigger.dutyId === id).map(triggerView),
  });
}

function create(context: ServiceContext, input: ParsedInputOf<'duties.create'>) {
  const { store } = context;
  const refusal = closedYear(context, input.year) ?? unknownParty(store, input.assignments);
  if (refusal) return { ok: false as const, error: refusal };
  const { year, kind, number, task, subtask, content, timeWording } = input;
  // Rules that a person gives settle the time; a wording alone is read, and asks where it must.
  const unread = input.rules.length > 0 || timeWording === '';
  const read = unread ? undefined : readTimeWording(timeWording, { planYear: year, source: 'time', subject: content });
  const rules = read ? read.rules.map(({ rule }) => ({ rule })) : input.rules.map((rule) => ({ rule }));
  return runCommand(context, { label: `新增事项：${shortened(content)}`, areas: AREAS }, () => ({
    id: store.duties.add({
      year,
      kind,
      number,
      task,
      subtask,
      content,
      timeWording,
      unitsWording: '',
      ...(read?.check === undefined ? {} : { timeCheck: read.check }),
      sort: store.duties.lastSort(year) + SORT_STEP,
      rules,
      assignments: distinct(input.assignments),
      unresolved: [],
    }),
  }));
}

function recordTrigger(context: ServiceContext, input: ParsedInputOf<'duties.recordTrigger'>) {
  const { store, clock } = context;
  const found = openDuty(context, input.dutyId);
  if (!found.ok) return found;
  const refusal = impossibleDay(clock, input.on, 'on') ?? refuseTrigger(context, found.value, input);
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(context, { label: `登记触发事件：${shortened(input.title)}`, areas: AREAS }, () => ({
    id: store.triggers.add(input),
  }));
}

function refuseTrigger(
  { store }: ServiceContext,
  duty: Duty,
  { unitIds }: ParsedInputOf<'duties.recordTrigger'>,
): Failure | undefined {
  if (!duty.rules.some(({ rule }) => rule.type === 'triggered')) {
    return fail('conflict', '这个事项的时限不是从某件事发生之日起算的，不需要登记触发事件。如需要，请先修改它的时限。')
      .error;
  }
  const known = new Set(store.units.units().map((unit) => unit.id));
  const index = unitIds.findIndex((id) => !known.has(id));
  return index < 0
    ? undefined
    : fail('not-found', '所选的单位有的已不存在，没有登记。请刷新后重新选择。', {
        fields: { [`unitIds.${index}`]: '没有这个单位' },
      }).error;
}

function removeTrigger(context: ServiceContext, id: ParsedInputOf<'duties.removeTrigger'>['id']) {
  const { store } = context;
  const dutyId = store.triggers.dutyOf(id);
  if (dutyId === undefined) return fail('not-found', '这个触发事件已不存在，可能刚被移除。请刷新后重试。');
  const found = openDuty(context, dutyId);
  if (!found.ok) return found;
  const done = store.triggers.fulfilmentsOf(id);
  const label = done > 0 ? `移除触发事件及其 ${done} 条办结登记` : '移除触发事件';
  return runCommand(context, { label, areas: AREAS_WITH_WORK }, () => {
    store.fulfilments.removeOfTrigger(dutyId, id);
    store.triggers.remove(id);
    return {};
  });
}

function timeReading(wording: string, year: Year): TimeReadingView {
  const { rules, check } = readTimeWording(wording, { planYear: year, source: 'time' });
  return { rules: rules.map((reading) => ruleReadingView(reading, year)), ...(check === undefined ? {} : { check }) };
}

function unitsReading({ store }: ServiceContext, wording: string): UnitsReadingView {
  const names = storedNames(store);
  const { parties, check } = readUnitsWording(wording);
  const toView = ({ name, kind, role }: PartyReading) => ({ name, kind, role, ...partyIds(names.find(name)) });
  return { parties: parties.map(toView), ...(check === undefined ? {} : { check }) };
}
