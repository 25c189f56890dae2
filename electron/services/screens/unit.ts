import type { UnitCard, UnitDuty, UnitPage } from '../../contract/unitPage.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { dutyProgress } from '../../domain/duties/progress.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { isSettled } from '../../domain/findings/state.ts';
import type { PartyRole } from '../../domain/model/duty.ts';
import type { Unit } from '../../domain/model/unit.ts';
import { countOf } from '../../domain/occurrences/counts.ts';
import { percentOf } from '../../domain/today/since.ts';
import { contactsFor, contactWords } from '../../domain/units/contacts.ts';
import { DUTY_STATES } from '../../domain/words/states.ts';
import type { ServiceContext } from '../app/context.ts';
import type { DerivedYear } from '../app/derivations.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { assessmentTable } from '../assessment/table.ts';
import { dutyRows, unitOpener } from '../duties/views.ts';
import { submissionMatrix } from '../submissions/submissions.ts';
import { contactViews } from '../units/contacts.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { findingViews } from '../year/findings.ts';
import { occurrenceView } from '../year/views.ts';

/** One unit with all that is known of it, and what its name stands for at a glance. */
export function createUnitPage(context: ServiceContext): AreaHandlers<'unit'> {
  return {
    'unit.card'({ year, unitId }) {
      const found = findUnit(context, year, unitId);
      return found.ok ? succeed(card(context, year, found.value)) : found;
    },
    'unit.page'({ year, unitId }) {
      const found = findUnit(context, year, unitId);
      return found.ok ? succeed(page(context, year, found.value)) : found;
    },
  };
}

function findUnit({ store }: ServiceContext, year: Year, unitId: UnitId): Outcome<Unit> {
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const unit = store.units.units().find(({ id }) => id === unitId);
  return unit ? succeed(unit) : fail('not-found', '没有这个单位，可能刚被删除。请刷新后重试。');
}

function card(context: ServiceContext, year: Year, unit: Unit): UnitCard {
  const { store, clock } = context;
  const derived = derivedYear(context, year);
  const own = derived.ofUnit(unit.id);
  const faults = findingViews(context, year, unit.id);
  const named = contactsFor(store.contacts.all(), unit.id, undefined, clock.today());
  return {
    unitId: unit.id,
    unit: unit.name,
    kind: unit.kind,
    contacts: named.map(contactWords),
    duties: dutiesNamed(derived, unit.id),
    overdue: own.filter(({ lamp }) => lamp === 'overdue').length,
    dueSoon: own.filter(({ lamp }) => lamp === 'dueSoon').length,
    findings: {
      // What a unit has replied to waits for the office.
      open: faults.filter(({ state }) => !isSettled(state) && state !== 'replied').length,
      replied: faults.filter(({ state }) => state === 'replied').length,
      overdue: faults.filter(({ daysOver }) => daysOver !== undefined).length,
    },
  };
}

/** Duties that a unit answers for or supports. */
function dutiesNamed(derived: DerivedYear, unitId: UnitId): number {
  const unitsOf = unitOpener(derived.facts);
  const owing = new Set(derived.ofUnit(unitId).map(({ dutyId }) => dutyId));
  return derived.facts.duties.filter(({ id, assignments }) => owing.has(id) || unitsOf(assignments).includes(unitId))
    .length;
}

function page(context: ServiceContext, year: Year, unit: Unit): UnitPage {
  const { store, clock, calendar } = context;
  const derived = derivedYear(context, year);
  const today = clock.today();
  const own = derived.ofUnit(unit.id);
  const { onTime, due } = countOf(own);
  const list = dutiesOf(context, derived, unit.id, today);
  const pieces = submissionMatrix(context, year).rows.find(({ unitId }) => unitId === unit.id);
  const score = scoreOf(context, year, unit.id);
  return {
    ...card(context, year, unit),
    aliases: unit.aliases,
    ...(unit.from === undefined ? {} : { from: unit.from }),
    ...(unit.to === undefined ? {} : { to: unit.to }),
    onTime: { onTime, due, percent: percentOf(onTime, due) },
    list,
    overdueItems: own
      .filter(({ lamp }) => lamp === 'overdue')
      .map((occurrence) => occurrenceView(occurrence, derived.facts, today, calendar))
      .toSorted((a, b) => (b.daysLate ?? 0) - (a.daysLate ?? 0)),
    ...(pieces ? { pieces } : {}),
    faults: findingViews(context, year, unit.id),
    people: contactViews(context, unit.id),
    ...(score ? { score } : {}),
    history: store.about(unit.id, MOST_COMMANDS),
  };
}

/** So many are read; the rest of a unit's years is in the log. */
const MOST_COMMANDS = 50;

const ROLES: readonly PartyRole[] = ['lead', 'responsible', 'support'];

/** What a unit answers for or supports, what is worst first. */
function dutiesOf(
  { store }: ServiceContext,
  derived: DerivedYear,
  unitId: UnitId,
  today: PlainDate,
): readonly UnitDuty[] {
  const ofUnit = Map.groupBy(derived.ofUnit(unitId), ({ dutyId }) => dutyId);
  const { duties } = derived.facts;
  const known = store.contacts.all();
  const rows = dutyRows(duties, derived, today).flatMap((row, index): readonly UnitDuty[] => {
    const duty = duties[index];
    const own = ofUnit.get(row.id) ?? [];
    if (!duty || (own.length === 0 && !row.unitIds.includes(unitId))) return [];
    const { done, total, overdue, nextDue, state } =
      own.length > 0 ? { ...row, ...dutyProgress(duty, own, today) } : row;
    const roles = new Set(own.map(({ role }) => role));
    const contact = contactsFor(known, unitId, row.id, today)
      .filter(({ dutyId }) => dutyId !== undefined)
      .map(contactWords)
      .join('、');
    return [
      {
        dutyId: row.id,
        number: row.number,
        content: row.content,
        kind: row.kind,
        role: ROLES.find((role) => roles.has(role)) ?? 'support',
        done,
        total,
        overdue,
        nextDue,
        state,
        ...(contact === '' ? {} : { contact }),
      },
    ];
  });
  return rows.toSorted((a, b) => b.overdue - a.overdue || weightOf(a) - weightOf(b));
}

function weightOf({ state }: UnitDuty): number {
  return DUTY_STATES.indexOf(state);
}

function scoreOf(context: ServiceContext, year: Year, unitId: UnitId): UnitPage['score'] {
  const table = assessmentTable(context, year);
  if (!table.ok) return undefined;
  for (const { classId, columns, rows } of table.value.classes) {
    const row = rows.find((each) => each.unitId === unitId);
    if (row) return { ...row, classId, names: columns.map(({ name }) => name) };
  }
  return undefined;
}
