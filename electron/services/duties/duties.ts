import type { TimeReadingView, UnitsReadingView } from '../../contract/duties.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { DutyId, Year } from '../../domain/brand.ts';
import { fail, succeed } from '../../domain/failure.ts';
import { dueDates } from '../../domain/rules/dueDates.ts';
import { STATUTORY_RULES } from '../../domain/rules/statutory.ts';
import { readTimeWording } from '../../domain/reading/wording/time.ts';
import { nameSought, type PartyReading } from '../../domain/reading/wording/reading.ts';
import { readUnitsWording } from '../../domain/reading/wording/units.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import { createTriggersAndRuleChanges } from './triggersAndRuleChanges.ts';
import { openDuty, refuseTrigger, shortened } from '../year/openDuty.ts';
import { SORT_STEP, refuseUnknownParty } from './edit.ts';
import { previewEdit } from './previewEdit.ts';
import { updateDuties } from './update.ts';
import { dutyRows, originView, ruleHistory, triggerViews } from './views.ts';
import { reportViews } from '../year/reports.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { distinctAssignments, storedNames } from '../year/parties.ts';
import { factsIndex, occurrenceView, partyIds, ruleReadingView, ruleView } from '../year/views.ts';

/** Duties (事项): the breakdown table, its editing, triggers, and the reading of wordings for editors. */
export function createDuties(context: ServiceContext): AreaHandlers<'duties'> {
  const { store } = context;
  return {
    'duties.list'({ year, kind }) {
      const derived = derivedYear(context, year);
      const duties = derived.facts.duties.filter((duty) => kind === undefined || duty.kind === kind);
      return succeed(dutyRows(duties, derived, context.clock.today()));
    },
    'duties.get': ({ id }) => detail(context, id),
    'duties.create': (input) => create(context, input),
    'duties.update': ({ id, ...edit }) => updateDuties(context, [id], edit),
    'duties.previewEdit': (input) => previewEdit(context, input),
    'duties.updateMany': ({ ids, ...edit }) => updateDuties(context, ids, edit),
    'duties.remove'({ ids }) {
      for (const id of ids) {
        const found = openDuty(context, id);
        if (!found.ok) return found;
      }
      return runCommand(context, { label: `删除 ${ids.length} 个事项` }, () => ({
        removed: store.duties.remove(ids),
      }));
    },
    'duties.recordTrigger': (input) => recordTrigger(context, input),
    ...createTriggersAndRuleChanges(context),
    'duties.readTime': ({ wording, year }) => succeed(timeReading(wording, year)),
    'duties.readUnits': ({ wording }) => succeed(unitsReading(context, wording)),
    'duties.statutoryRules': () => succeed(STATUTORY_RULES),
    'duties.describeRule'({ rule, year }) {
      const dates = dueDates({ rule }, year, context.calendar).flatMap(({ dueOn }) =>
        dueOn === undefined ? [] : [dueOn],
      );
      return succeed({ ...ruleView(rule, year), dates });
    },
  };
}

function detail(context: ServiceContext, id: DutyId) {
  const { store, clock } = context;
  const year = store.duties.yearOf(id);
  const derived = year === undefined ? undefined : derivedYear(context, year);
  const duty = derived && factsIndex(derived.facts).duties.get(id);
  if (!derived || !duty) return fail('not-found', '这个事项已不存在，可能刚被删除。请刷新后重试。');
  const today = clock.today();
  const [row] = dutyRows([duty], derived, today);
  if (!row) throw new Error('A duty without a row');
  return succeed({
    duty: row,
    ...originView(store.duties.sourcesOf(id), duty),
    occurrences: derived
      .ofDuty(id)
      .map((occurrence) => occurrenceView(occurrence, derived.facts, today, context.calendar)),
    triggers: triggerViews(derived.facts, id),
    reports: reportViews(store, derived, id),
    history: ruleHistory(duty),
  });
}

function create(context: ServiceContext, input: ParsedInputOf<'duties.create'>) {
  const { store } = context;
  const refusal = refuseClosedYear(context, input.year) ?? refuseUnknownParty(store, input.assignments);
  if (refusal) return { ok: false as const, error: refusal };
  const { year, kind, number, task, subtask, content, timeWording } = input;
  // Rules that a person gives settle the time; a wording alone is read, and asks where it must.
  const unread = input.rules.length > 0 || timeWording === '';
  const read = unread ? undefined : readTimeWording(timeWording, { planYear: year, source: 'time', subject: content });
  const rules = (read ? read.rules.map(({ rule }) => rule) : input.rules).map((rule) => ({ rule }));
  return runCommand(context, { label: `新增事项：${shortened(content)}` }, () => ({
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
      assignments: distinctAssignments(input.assignments),
      unresolved: [],
    }),
  }));
}

function recordTrigger(context: ServiceContext, input: ParsedInputOf<'duties.recordTrigger'>) {
  const { store, clock } = context;
  const found = openDuty(context, input.dutyId);
  if (!found.ok) return found;
  const refusal = refuseImpossibleDay(clock, input.on, 'on') ?? refuseTrigger(store, found.value, input.unitIds);
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(context, { label: `登记触发事件：${shortened(input.title)}` }, () => ({
    id: store.triggers.add(input),
  }));
}

function timeReading(wording: string, year: Year): TimeReadingView {
  const { rules, suggestions = [], check } = readTimeWording(wording, { planYear: year, source: 'time' });
  return {
    rules: rules.map((reading) => ruleReadingView(reading, year)),
    suggestions: suggestions.map((reading) => ruleReadingView(reading, year)),
    ...(check === undefined ? {} : { check }),
  };
}

function unitsReading({ store }: ServiceContext, wording: string): UnitsReadingView {
  const names = storedNames(store);
  const { parties, check } = readUnitsWording(wording);
  const toView = (party: PartyReading) => {
    const { kind, role, span } = party;
    const name = nameSought(party);
    return { name, kind, role, span, ...partyIds(names.find(name)) };
  };
  return { parties: parties.map(toView), ...(check === undefined ? {} : { check }) };
}
