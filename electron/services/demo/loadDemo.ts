import type { GroupId, UnitId, Year } from '../../domain/brand.ts';
import { addDays, dateParts, dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { IN_USE_FROM } from '../../store/facts.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import type { KeptPapers } from '../scoreProcess/freeze.ts';
import { playDiligence, type Play } from './activity.ts';
import { writeFulfilments, writeTriggers } from './acts.ts';
import { writeFreezes, writeJudgements, writeScoreFacts } from './assessment.ts';
import { writeChecks } from './checks.ts';
import { factsNow, occurrencesNow } from './facts.ts';
import { writeContacts, writeFindings } from './findings.ts';
import { endLastYear, playLastYear, writeLookBack } from './lastYear.ts';
import { writeLedger } from './ledger.ts';
import { writePieces, writeSubmissions } from './pieces.ts';
import { writePublications } from './publications.ts';
import { createRandom } from './random.ts';
import { writeRegisters } from './registers.ts';
import { writeReminders } from './reminders.ts';
import { writeRequests } from './requests.ts';
import { writeRounds } from './rounds.ts';
import { NOT_FOLLOWED } from './schedule.ts';
import { demoClasses } from './scheme.ts';
import { openThisYear } from './thisYear.ts';
import { DEMO_DISTRICT, DEMO_GROUPS, DEMO_UNITS } from './units.ts';

const SEED = 20_080_501;

/**
 * Writes the invented 清河区 into an empty workspace: units and groups; the year before, played to its end, scored and closed; and this year, opened from
 * it, with what the units did up to today, and how they were pressed for the rest. The same day gives the same data. Runs inside a command.
 */
export function writeDemo(context: ServiceContext, year: Year, kept: KeptPapers): void {
  const { store, clock } = context;
  const before = playLastYear(context, writeOffice(context, year));
  openThisYear(context, before, year);
  const lastFacts = endLastYear(context, before, kept);
  const facts = writeThisYear(context, year);
  writeLookBack(context, year, [lastFacts, facts]);
  // Somebody looked twelve days ago, so that 今日 has something to tell; what was loaded here is no news.
  const looked = addDays(clock.today(), -12);
  store.visits.add({ day: looked, at: `${looked}T01:00:00.000Z`, revision: store.revision() + 1 });
}

/** As much of it as the papers that it keeps are made of. */
export function writeKeptPapers(context: ServiceContext, year: Year, kept: KeptPapers): void {
  endLastYear(context, playLastYear(context, writeOffice(context, year)), kept);
}

/** The office and its units; answers the year before. */
function writeOffice({ store }: ServiceContext, year: Year): Year {
  const last = (year - 1) as Year;
  if (store.workspace.setting('district') === undefined) store.workspace.setSetting('district', DEMO_DISTRICT);
  store.workspace.setSetting('demo', '1');
  // Kept here from the middle of January on, so that something is 此前.
  if (store.workspace.setting(IN_USE_FROM) === undefined) {
    store.workspace.setSetting(IN_USE_FROM, dayInMonth(last, 1, 15));
  }
  writeUnits(store);
  return last;
}

function writeThisYear(context: ServiceContext, year: Year): YearFacts {
  const { store, clock, calendar } = context;
  const [today, now] = [clock.today(), clock.now()];
  const classes = demoClasses(store, year);
  const random = createRandom(SEED);
  const ids = store.units.units().map(({ id }) => id);
  const play: Play = { random, today, calendar, diligence: playDiligence(ids, random) };
  writeTriggers(store, year, play);
  writeFulfilments(context, year, play);
  leaveOne(store, year);
  writeLedger(store, occurrencesNow(store, year, play), { today, calendar, now });
  writeSubmissions(store, year, play);
  writePieces(store, year, ids, today);
  writeJudgements(store, year, play, classes);
  writeScoreFacts(context, { year, classes, play });
  writeFindings(store, year, today, now);
  writeRequests(store, year, { today, now, calendar });
  writeRegisters(store, year, { today, now });
  writeContacts(store);
  writeReminders(context, year);
  writeRounds(store, occurrencesNow(store, year, play), { year, today, calendar });
  const facts = { ...factsNow(store, year), fulfilments: store.fulfilments.ofYear(year) };
  writePublications(store, occurrencesNow(store, year, play), { facts, today, now });
  writeChecks(store, year, today, now);
  // Inside a command facts are read anew at each asking; here they stand.
  const stand = store.facts(year);
  writeFreezes({ ...context, store: { ...store, facts: () => stand } }, year, classes);
  return stand;
}

/** One duty is followed no more: what was registered for it counts for nothing (不计入). */
function leaveOne(store: Store, year: Year): void {
  const duty = store.duties.ofYear(year).find(({ content }) => content === NOT_FOLLOWED);
  if (duty) store.duties.update(duty.id, { following: 'none' });
}

function writeUnits(store: Store): void {
  const byKind = new Map<string, UnitId[]>();
  for (const unit of DEMO_UNITS) {
    const id = store.units.add(unit);
    byKind.set(unit.kind, [...(byKind.get(unit.kind) ?? []), id]);
  }
  for (const { name, aliases, kind } of DEMO_GROUPS) {
    const members = (byKind.get(kind) ?? []).map((unitId) => ({ unitId }));
    store.units.addGroup({ name, aliases, members }) satisfies GroupId;
  }
}

/** The year a demo of this day is about. */
export function demoYear(today: PlainDate): Year {
  return dateParts(today).year as Year;
}
