import type { Year } from '../../domain/brand.ts';
import { idleJudgements } from '../../domain/assessment/judged.ts';
import { readCourse } from '../../domain/cases/caseOrder.ts';
import { readHistory } from '../../domain/cases/requestHistory.ts';
import { hasEvidence } from '../../domain/ledger/verifying.ts';
import type { Evidence } from '../../domain/model/ledger.ts';
import { occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { idleRecords, type IdleRecord } from '../../domain/registrations/idle.ts';
import { sharedNames, type KnownParty } from '../../domain/units/names.ts';
import type { RowName } from '../../store/log/hindrances.ts';
import type { Objection, Objections } from '../../store/log/takeBack.ts';
import type { ServiceContext } from '../app/context.ts';
import type { DerivedYear } from '../app/derivations.ts';
import { closedFigures } from './closedFigures.ts';
import { derivedYear, deriveYear } from './derivedYear.ts';
import { caseLimits } from './registerDuty.ts';
import { requestOptions } from './requestOptions.ts';
import { lostFiles } from './shown.ts';

/**
 * What cannot be once a command is taken back: a registration on an occurrence that goes with it, something closed that nothing shows any more, two bodies
 * of one name. What is owed in a closed year stays as it is. Looks at the facts as they are
 * now; asked again when the rows are back, it tells what is new.
 */
export async function objectionsTo(context: ServiceContext): Promise<Objections> {
  const lost = await lostFiles(context);
  const before = look(context, lost, (year) => derivedYear(context, year));
  const closed = closedFigures(context);
  return () => {
    closed();
    // Inside the command facts are read as they stand there.
    const after = look(context, lost, (year) => deriveYear(context.store.facts(year), context.clock.today(), context));
    return [...after].flatMap(([key, objection]) => (before.has(key) ? [] : [objection]));
  };
}

function look(
  context: ServiceContext,
  lost: ReadonlySet<string>,
  derive: (year: Year) => DerivedYear,
): ReadonlyMap<string, Objection> {
  const { store } = context;
  const found = new Map<string, Objection>();
  for (const { year } of store.workspace.years()) {
    const { facts, occurrences } = derive(year);
    for (const [key, record] of idleRecords(facts, occurrences)) found.set(key, idle(record));
    for (const key of idleJudgements(store.judgements.ofYear(year), store.schemes.ofYear(year))) {
      const rows = [{ table: 'judgements' }];
      found.set(`judgement ${key}`, { manner: 'leans', rows, otherwise: [{ table: 'scheme_versions' }] });
    }
    for (const rowId of bareAcceptances(context, facts, occurrences, lost)) {
      found.set(`bare ${rowId}`, { manner: 'leans', rows: [{ table: 'verifications', rowId }] });
    }
  }
  for (const [id, rows] of coursesThatFall(context)) found.set(`course ${id}`, { manner: 'leans', rows });
  for (const [name, parties] of sharedNames(store.units.units(), store.units.groups())) {
    found.set(name, { manner: 'occupies', rows: parties.flatMap(rowsOfNames) });
  }
  return found;
}

/** The cases of all registers of which a step cannot follow the others, each with its steps' rows. */
function coursesThatFall({ store, calendar }: ServiceContext): ReadonlyMap<string, readonly RowName[]> {
  const options = requestOptions({ store });
  const limits = caseLimits(store);
  const requests = store.requests.all().flatMap(({ id, events }) => {
    const read = readHistory(
      calendar,
      events.map(({ event }) => event),
      options,
    );
    return read.ok ? [] : [[id, events.map((each) => ({ table: 'request_events', rowId: each.id }))] as const];
  });
  const cases = store.cases.all().flatMap(({ id, register, fields, steps }) => {
    const read = readCourse({ register, fields, steps: steps.map(({ step }) => step) }, limits);
    return read.ok ? [] : [[id, steps.map((each) => ({ table: 'case_steps', rowId: each.id }))] as const];
  });
  return new Map<string, readonly RowName[]>([...requests, ...cases]);
}

/** The acceptances that stand, without a reason, for what neither link nor file shows. */
function bareAcceptances(
  { store }: ServiceContext,
  { year, fulfilments }: DerivedYear['facts'],
  occurrences: DerivedYear['occurrences'],
  lost: ReadonlySet<string>,
): readonly string[] {
  const closed = occurrences.filter(({ state }) => state === 'closed');
  if (closed.length === 0) return [];
  const links = new Map(fulfilments.map((done) => [done.id, done]));
  const isThere = (each: Evidence) => each.kind === 'link' || !lost.has(each.file.sha256);
  const evidence = Map.groupBy(store.evidence.ofYear(year).filter(isThere), occurrenceText);
  return closed.flatMap((occurrence) => {
    const { verification, fulfilmentIds } = occurrence;
    if (verification?.result !== 'accepted' || verification.waiver !== undefined) return [];
    const own = fulfilmentIds.flatMap((id) => links.get(id) ?? []);
    return hasEvidence(own, evidence.get(occurrenceText(occurrence)) ?? []) ? [] : [verification.id];
  });
}

function idle(record: IdleRecord): Objection {
  return {
    manner: 'leans',
    rows: [{ table: record.kind, rowId: record.id }],
    otherwise: ['duty_rules', 'assignments'].map((table) => ({ table, owner: record.dutyId })),
  };
}

function rowsOfNames({ kind, id }: KnownParty): readonly RowName[] {
  return kind === 'unit'
    ? [
        { table: 'units', rowId: id },
        { table: 'unit_aliases', owner: id },
      ]
    : [
        { table: 'unit_groups', rowId: id },
        { table: 'group_aliases', owner: id },
      ];
}
