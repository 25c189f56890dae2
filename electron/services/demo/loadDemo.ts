import { latestOf } from '../../domain/assessment/classes.ts';
import { judgedLeaves } from '../../domain/assessment/judged.ts';
import type { DutyId, GroupId, UnitId, Year } from '../../domain/brand.ts';
import { addDays, dateParts, dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { Duty, DutyKind } from '../../domain/model/duty.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { deriveOccurrences } from '../../domain/occurrences/derive.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { responsibility } from '../../domain/occurrences/responsible.ts';
import type { TimeReading } from '../../domain/reading/wording/reading.ts';
import { defaultFrame } from '../../domain/model/yearFrame.ts';
import { DEFAULT_REVIEW_DATES } from '../../domain/rules/reviewDates.ts';
import { readTimeWording } from '../../domain/reading/wording/time.ts';
import { readUnitsWording } from '../../domain/reading/wording/units.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { DEFAULT_SUBMISSION_TARGET, IN_USE_FROM } from '../../store/facts.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import { resolveParties, storedNames } from '../year/parties.ts';
import { playDiligence, playOccurrence, workdayBetween, type Play } from './activity.ts';
import { EVENT_TITLES, REASONS } from './events.ts';
import { writeClasses, writeFreezes, writeScoreFacts, type DemoClasses } from './assessment.ts';
import { writeChecks } from './checks.ts';
import { writePieces } from './pieces.ts';
import { writeContacts, writeFindings } from './findings.ts';
import { writeLedger } from './ledger.ts';
import { DEMO_PLAN } from './plan.ts';
import { writePublications } from './publications.ts';
import { createRandom } from './random.ts';
import { writeRegisters } from './registers.ts';
import { writeRequests } from './requests.ts';
import { writeReminders } from './reminders.ts';
import { writeRounds } from './rounds.ts';
import { DEMO_SCHEDULE, NOT_FOLLOWED } from './schedule.ts';
import { DEMO_DISTRICT, DEMO_GROUPS, DEMO_UNITS } from './units.ts';

const SEED = 20_080_501;

/** One registration in so many has more to show than its own page. */
const EVIDENCE_EVERY = 40;

/**
 * Writes the invented 清河区 into an empty workspace: units and groups, a schedule and a plan read from their wordings, and what the
 * units did up to today, and how they were pressed for the rest. The same day gives the same data. Runs inside a command.
 */
export function writeDemo(context: ServiceContext, year: Year): void {
  const { store, clock, calendar } = context;
  const today = clock.today();
  if (store.workspace.setting('district') === undefined) store.workspace.setSetting('district', DEMO_DISTRICT);
  store.workspace.setSetting('demo', '1');
  if (store.workspace.setting(IN_USE_FROM) === undefined) {
    // Kept here from the middle of January on, so that something is 此前.
    const isLater = today > dayInMonth(year, 1, 'last');
    store.workspace.setSetting(IN_USE_FROM, dayInMonth(year, 1, isLater ? 15 : 1));
  }
  if (!store.workspace.year(year)) {
    store.workspace.addYear({ year, state: 'open', submissionTarget: DEFAULT_SUBMISSION_TARGET });
  }
  writeUnits(store);
  writeDuties(store, year);
  const classes = writeClasses(store, year, clock.now());
  const random = createRandom(SEED);
  const ids = store.units.units().map(({ id }) => id);
  const play: Play = { random, today, calendar, diligence: playDiligence(ids, random) };
  writeTriggers(store, year, play);
  writeFulfilments(context, year, play);
  leaveOne(store, year);
  writeLedger(store, occurrencesNow(store, year, play), { today, calendar, now: clock.now() });
  writeSubmissions(store, year, play);
  writePieces(store, year, ids, today);
  writeJudgements(store, year, play, classes);
  writeScoreFacts(context, year, classes, play);
  writeFindings(store, year, today, clock.now());
  writeRequests(store, year, { today, now: clock.now(), calendar });
  writeRegisters(store, year, { today, now: clock.now() });
  writeContacts(store);
  writeReminders(context, year);
  writeRounds(store, occurrencesNow(store, year, play), { year, today, calendar });
  const facts = { ...factsNow(store, year), fulfilments: store.fulfilments.ofYear(year) };
  writePublications(store, occurrencesNow(store, year, play), { facts, today, now: clock.now() });
  writeChecks(store, year, today, clock.now());
  // Inside a command facts are read anew at each asking; here they stand.
  const stand = store.facts(year);
  writeFreezes({ ...context, store: { ...store, facts: () => stand } }, year, classes, today);
  // Somebody looked twelve days ago, so that 今日 has something to tell; what was loaded here is no news.
  const looked = addDays(today, -12);
  store.visits.add({ day: looked, at: `${looked}T01:00:00.000Z`, revision: store.revision() + 1 });
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

interface DutyText {
  readonly kind: DutyKind;
  readonly number: string;
  readonly task: string;
  readonly subtask: string;
  readonly content: string;
  readonly unitsWording: string;
  readonly timeWording: string;
}

/** Duties as an import would store them: each wording is read by the same readers, and what they cannot settle is 待核. */
function writeDuties(store: Store, year: Year): void {
  const names = storedNames(store);
  for (const [index, duty] of dutyTexts().entries()) {
    const time = readTime(duty, year);
    const units = readUnitsWording(duty.unitsWording);
    store.duties.add({
      ...duty,
      year,
      sort: (index + 1) * 1000,
      rules: time.rules.map(({ rule }) => ({ rule })),
      ...resolveParties(units.parties, names),
      ...(time.check === undefined ? {} : { timeCheck: time.check }),
      ...(units.check === undefined ? {} : { unitsCheck: units.check }),
    }) satisfies DutyId;
  }
}

/** Scheduled items have a time column; a measure's time stands in its own words. */
function readTime({ timeWording, content }: DutyText, planYear: Year): TimeReading {
  return timeWording === ''
    ? readTimeWording(content, { planYear, source: 'content' })
    : readTimeWording(timeWording, { planYear, source: 'time', subject: content });
}

function dutyTexts(): readonly DutyText[] {
  const scheduled = DEMO_SCHEDULE.map(([task, content, unitsWording, timeWording], index): DutyText => {
    return { kind: 'disclosure', number: `${index + 1}`, task, subtask: '', content, unitsWording, timeWording };
  });
  const measures = DEMO_PLAN.flatMap(({ task, subtask, measures }, part) =>
    measures.map(([content, unitsWording], index): DutyText => {
      const number = `${part + 1}-${index + 1}`;
      return { kind: 'measure', number, task, subtask, content, unitsWording, timeWording: '' };
    }),
  );
  return [...scheduled, ...measures];
}

/** Facts as they stand inside the running command. */
function factsNow(store: Store, year: Year): YearFacts {
  return {
    year,
    units: store.units.units(),
    groups: store.units.groups(),
    duties: store.duties.ofYear(year),
    triggers: store.triggers.ofYear(year),
    fulfilments: [],
    submissions: [],
    pieces: [],
    extensions: [],
    exemptions: [],
    reviewDates: DEFAULT_REVIEW_DATES,
    submissionTarget: DEFAULT_SUBMISSION_TARGET,
    frame: defaultFrame(year),
    verifications: [],
    saidDone: [],
    awaited: [],
    requests: [],
    cases: [],
    caseLimits: {},
    keptYears: [year],
  };
}

/** What is owed, and what was done of it, as it stands inside the running command; pieces of 信息报送 apart. */
function occurrencesNow(store: Store, year: Year, { today, calendar }: Play): readonly Occurrence[] {
  const facts = { ...factsNow(store, year), fulfilments: store.fulfilments.ofYear(year) };
  const pieces = new Set(facts.duties.filter(({ kind }) => kind === 'submission').map(({ id }) => id));
  return deriveOccurrences(facts, { today, calendar }).filter(({ dutyId }) => !pieces.has(dutyId));
}

function writeTriggers(store: Store, year: Year, play: Play): void {
  const { units, groups, duties } = factsNow(store, year);
  const who = responsibility(units, groups);
  const from = dayInMonth(year, 1, 6);
  if (from > play.today) return;
  for (const duty of duties) {
    const rule = duty.rules.find((candidate) => candidate.rule.type === 'triggered');
    if (rule?.rule.type !== 'triggered') continue;
    const toAll = rule.rule.event === 'noticeIssued';
    for (const title of EVENT_TITLES[rule.rule.event]) {
      const on = toAll ? noticeDay(year, play.today) : workdayBetween(from, play.today, play);
      const answerable = who.on(duty.assignments, on).map(({ unitId }) => unitId);
      const first = play.random.pick(answerable);
      if (first === undefined) continue;
      store.triggers.add({ dutyId: duty.id, title, on, unitIds: toAll ? answerable : [first] });
    }
  }
}

/** The plan goes out in the middle of March, or today where the year is younger. */
function noticeDay(year: Year, today: PlainDate): PlainDate {
  const usual = dayInMonth(year, 3, 15);
  return usual < today ? usual : today;
}

function writeFulfilments({ store, clock, calendar }: ServiceContext, year: Year, play: Play): void {
  const facts = factsNow(store, year);
  const duties = new Map(facts.duties.map((duty) => [duty.id, duty]));
  let serial = 0;
  for (const occurrence of deriveOccurrences(facts, { today: play.today, calendar })) {
    const duty = duties.get(occurrence.dutyId);
    if (!duty) continue;
    for (const doneOn of playOccurrence(occurrence, play)) {
      serial += 1;
      const recordedAt = doneOn === play.today ? clock.now() : `${doneOn}T08:30:00.000Z`;
      const link = `https://www.qinghe.example/zwgk/${doneOn.replaceAll('-', '')}/${serial}.html`;
      store.fulfilments.add({
        ...occurrenceKey(occurrence),
        doneOn,
        recordedAt,
        title: titleOf(duty, occurrence),
        link,
      });
      if (serial % EVIDENCE_EVERY !== 0) continue;
      // What the unit's own site shows of it, kept when it was looked at.
      store.evidence.add({
        ...occurrenceKey(occurrence),
        kind: 'link',
        link: link.replace('/zwgk/', '/zwgk/archive/'),
        title: '公开页面存档',
        publishedOn: doneOn,
        capturedOn: doneOn,
        note: '首页和栏目页均可见',
        recordedAt,
      });
    }
  }
}

function titleOf(duty: Duty, { period }: Occurrence): string {
  const content = duty.content.replace(/[。；].*$/u, '');
  return `${content.length > 60 ? `${content.slice(0, 60)}…` : content}（${period.label}）`;
}

/** Counts of months up to today's; the running month is only begun. */
function writeSubmissions(store: Store, year: Year, { random, today, diligence }: Play): void {
  for (const [unitId, careful] of diligence) {
    for (let month = 1; month <= 12; month += 1) {
      if (dayInMonth(year, month, 1) > today) break;
      const running = dayInMonth(year, month, 'last') >= today;
      const sent = random.chance(running ? 0.5 * careful : careful);
      const count = sent ? random.between(1, careful > 0.95 ? 5 : 3) : 0;
      if (!running || count > 0) store.submissions.set(year, unitId, month, count);
    }
  }
}

/** Points for daily management of those who are scored by the default scheme. */
function writeJudgements(
  store: Store,
  year: Year,
  { random, diligence, today }: Play,
  { towns, others }: DemoClasses,
): void {
  const apart = new Set([...towns, ...others]);
  const [scheme] = store.schemes.ofYear(year);
  const { tree, version } = latestOf(scheme);
  const [judged] = judgedLeaves(tree).values();
  if (judged === undefined || today < addDays(dayInMonth(year, 1, 1), 60)) return;
  for (const [unitId, careful] of [...diligence].slice(0, -4)) {
    const percent = Math.min(100, Math.round(careful * 100) - random.between(0, 6) + 3);
    const reason = REASONS.find(([least]) => percent >= least)?.[1] ?? '';
    if (apart.has(unitId)) continue;
    store.judgements.set(year, {
      unitId,
      schemeId: scheme.id,
      version,
      nodeId: judged.leaf.id,
      assessor: '',
      points: pointsOf(judged.leaf, percent),
      reason,
      basis: '',
      judgedAt: `${today}T02:00:00.000Z`,
    });
  }
}

/** A share of the full marks, to half a point. */
function pointsOf({ full }: { readonly full: string }, percent: number): string {
  const halves = Math.floor((Number(full) * percent * 2) / 100);
  return halves % 2 === 0 ? `${halves / 2}` : `${(halves - 1) / 2}.5`;
}

/** The year a demo of this day is about. */
export function demoYear(today: PlainDate): Year {
  return dateParts(today).year as Year;
}
