import type { LookBackItemView, LookBackOutcome } from '../../contract/lookBack.ts';
import type { Year } from '../../domain/brand.ts';
import { addDays, dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { defaultFrame } from '../../domain/model/yearFrame.ts';
import { DEFAULT_SUBMISSION_TARGET } from '../../store/facts.ts';
import type { ServiceContext } from '../app/context.ts';
import { writeDecision } from '../lookBack/lookBack.ts';
import { isOneOff } from '../../domain/years/carry.ts';
import type { KeptPapers } from '../scoreProcess/freeze.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { lookBackOf } from '../year/lookBack.ts';
import { standingOf, writeClosing } from '../years/closing.ts';
import { playDiligence, playOccurrence, workdayBetween, type Play } from './activity.ts';
import { writeFulfilments, writeTriggers } from './acts.ts';
import { writeJudgements, writeLastFreezes, writeScoreFacts } from './assessment.ts';
import { planTexts, scheduleTexts, writeDuties } from './duties.ts';
import { writeLastFindings } from './findings.ts';
import { LAST_CASES } from './lastCases.ts';
import { FINISHED, LAST_PLAN, UNFINISHED } from './lastPlan.ts';
import { writeLastLedger } from './ledger.ts';
import { writePieces, writeSubmissions } from './pieces.ts';
import { createRandom } from './random.ts';
import { writeRegisters } from './registers.ts';
import { writeLastRequests } from './requests.ts';
import { demoClasses, writeClasses } from './scheme.ts';
import { writeYearlyReport } from './yearlyReports.ts';

const SEED = 20_191_017;
/** How much of what was open at the cut-off is made good, and how little of the rest is undecided. */
const MENDED = 0.6;
const UNDECIDED_EVERY = 5;

/** The year before the one that the demo is about. */
export interface LastYear {
  readonly year: Year;
  readonly play: Play;
  /** The office at its cut-off, or today where that is still to come, with the year as it was done until then. */
  readonly office: ServiceContext;
}

/** The office on another day, with facts that stand: inside a command they are read anew at each asking. */
function officeOn(context: ServiceContext, day: PlainDate, stand: readonly YearFacts[]): ServiceContext {
  const clock = { today: () => day, now: () => `${day}T01:30:00.000Z` };
  const facts = (year: Year) => stand.find((each) => each.year === year) ?? context.store.facts(year);
  return { ...context, clock, store: { ...context.store, facts } };
}

/** Plays the year before until its cut-off: its plan, and what was done of it. Runs inside a command. */
export function playLastYear(context: ServiceContext, year: Year): LastYear {
  const { store, clock, calendar } = context;
  const { cutOff } = defaultFrame(year);
  const over = clock.today() < cutOff ? clock.today() : cutOff;
  if (!store.workspace.year(year)) {
    store.workspace.addYear({ year, state: 'open', submissionTarget: DEFAULT_SUBMISSION_TARGET });
  }
  writeDuties(store, year, [...scheduleTexts(), ...planTexts(LAST_PLAN)]);
  writeClasses(store, year, `${year}-03-20T01:30:00.000Z`);
  const random = createRandom(SEED);
  const units = store.units.units().map(({ id }) => id);
  const play: Play = { random, today: over, calendar, diligence: playDiligence(units, random) };
  writeTriggers(store, year, play);
  const daysOf = (duty: Duty, occurrence: Occurrence) => daysDone(duty, occurrence, play);
  writeFulfilments(context, year, play, { site: `zwgk/${year}`, daysOf });
  writeSubmissions(store, year, play);
  writePieces(store, year, units, over);
  return { year, play, office: officeOn(context, over, [store.facts(year)]) };
}

function daysDone({ content }: Duty, occurrence: Occurrence, play: Play): readonly PlainDate[] {
  if (UNFINISHED.has(content)) return [];
  const days = playOccurrence(occurrence, play);
  const { dueOn } = occurrence;
  return days.length > 0 || dueOn === undefined || !FINISHED.has(content) ? days : [addDays(dueOn, 6)];
}

/** What came of the year after its cut-off, as far as it is over today: its registers, what was made good, its score, its closing. Runs inside a command. */
export function endLastYear(context: ServiceContext, { year, play, office }: LastYear, kept: KeptPapers): YearFacts {
  const { store, clock, calendar } = context;
  const today = clock.today();
  const [scoredOn, closedOn] = [dayInMonth(year + 1, 2, 5), dayInMonth(year + 1, 3, 31)];
  const eve = dayInMonth(year, 11, 30);
  writeLastRequests(store, year, { today, now: `${eve}T01:30:00.000Z`, calendar });
  writeRegisters(store, year, { today: eve, now: `${eve}T01:30:00.000Z`, cases: LAST_CASES });
  writeYearlyReport(store, year);
  writeLastFindings(store, year, `${eve}T01:30:00.000Z`);
  const { occurrences } = derivedYear(office, year);
  const mended = writeMended(context, office, { year, play });
  writeLastLedger(store, [...occurrences, ...mended], { today, now: office.clock.now(), calendar });
  const facts = store.facts(year);
  if (scoredOn > today) return facts;
  const scoring = officeOn(context, scoredOn, []);
  const classes = demoClasses(store, year);
  writeJudgements(store, year, play, classes);
  writeScoreFacts(scoring, { year, classes, play, isLast: true });
  const frozen = officeOn(context, scoredOn, [facts]);
  writeLastFreezes(frozen, year, classes, kept);
  if (closedOn > today) return facts;
  const reason = '年度考核结束，回头看已经布置';
  writeClosing(officeOn(context, closedOn, []), { year, reason, standing: standingOf(frozen, year) });
  return facts;
}

/** Of what was open at the cut-off, units made most good until spring. */
function writeMended(
  { store, clock }: ServiceContext,
  office: ServiceContext,
  { year, play }: Pick<LastYear, 'year' | 'play'>,
): readonly Occurrence[] {
  const { facts, occurrences } = derivedYear(office, year);
  const contents = new Map(facts.duties.map(({ id, content }) => [id, content]));
  const [from, to] = [dayInMonth(year + 1, 1, 18), dayInMonth(year + 1, 3, 19)];
  const open = occurrences.filter(
    ({ state, dutyId }) => state === 'overdue' && !UNFINISHED.has(contents.get(dutyId) ?? ''),
  );
  return open.flatMap((occurrence): readonly Occurrence[] => {
    if (!play.random.chance(MENDED)) return [];
    const doneOn = workdayBetween(from, to, play);
    if (doneOn > clock.today()) return [];
    for (let piece = occurrence.done; piece < occurrence.needed; piece += 1) {
      const title = `${contents.get(occurrence.dutyId) ?? ''}（${occurrence.period.label}，补办）`;
      const recordedAt = `${doneOn}T08:30:00.000Z`;
      store.fulfilments.add({ ...occurrenceKey(occurrence), doneOn, recordedAt, title, link: '' });
    }
    return [{ ...occurrence, state: 'toVerify', doneOn }];
  });
}

/** What this year decided of what the year before left open (回头看), as far as its day is past; some of it is still to be decided. Runs inside a command. */
export function writeLookBack(context: ServiceContext, year: Year, stand: readonly YearFacts[]): void {
  const on = dayInMonth(year, 4, 12);
  if (on > context.clock.today()) return;
  const office = officeOn(context, on, stand);
  const oneOffs = new Set(stand.flatMap(({ duties }) => duties.filter(isOneOff).map(({ id }) => id)));
  for (const [index, item] of lookBackOf(office, year).items.entries()) {
    const outcome = outcomeOf(item, oneOffs.has(item.dutyId), index);
    if (outcome === undefined) continue;
    const reason = outcome === 'ended' ? '所属期已过，补发没有意义，本年按期公开' : '';
    writeDecision(office, year, item, { outcome, reason });
  }
}

/** What was to be done once and is not mended is carried on; of what has a period that is over most is ended, one in so many waits. */
function outcomeOf({ proposed }: LookBackItemView, isOnce: boolean, index: number): LookBackOutcome | undefined {
  if (proposed === 'done' || (proposed === 'carriedOn' && isOnce)) return proposed;
  return index % UNDECIDED_EVERY === 0 ? undefined : 'ended';
}
