import type { DutyId, MatchRuleId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Duty } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceKey, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { MatchRule, Publication } from '../model/publication.ts';
import type { DefaultIgnore, IgnoreReason, MatchCandidate, MatchDoubt } from '../model/publicationMatch.ts';
import type { Unit } from '../model/unit.ts';
import { standIn } from '../occurrences/responsible.ts';
import { readIssueNumber, readNamedPeriods } from '../reading/wording/namedPeriods.ts';
import { dutyIndex, type DutyIndex, type OwnWords, type PublicationWords } from './dutyWords.ts';
import { blank, featuresOf } from './features.ts';
import { dayFit, dueOf, eventReader, fitPeriod, type Due, type FitContext, type Timed } from './periodFit.ts';
import { asOption, genreOptions, type DutyOption } from './dutyOptions.ts';
import { ruleIndex, strictness, type RuleIndex } from './rules.ts';
import { asksFor, defaultIgnoreOf } from './titleSigns.ts';
import { unitNames, type UnitNames } from './unitNames.ts';
import { whose, type UnitOption, type Whose } from './whose.ts';

/** A candidate while all are weighed: with its occurrence. */
export interface Weighed extends MatchCandidate {
  readonly occurrence: Occurrence;
  readonly text: OccurrenceText;
}

/** What a publication may fulfil before others are looked at: one list, or one for each duty that rules of the office name. */
export type Read =
  | { readonly kind: 'ignored'; readonly reason: IgnoreReason }
  | {
      readonly kind: 'open';
      readonly why: 'noUnit' | 'noDuty' | 'noPeriod';
      readonly lists: readonly (readonly Weighed[])[];
    };

export interface Context {
  readonly names: UnitNames;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly index: DutyIndex;
  readonly rules: RuleIndex;
  readonly occurrences: ReadonlyMap<string, readonly Due[]>;
  readonly duties: ReadonlyMap<DutyId, Duty>;
  readonly fit: FitContext;
  readonly isOff: (reason: DefaultIgnore) => boolean;
}

export interface ContextInput {
  readonly occurrences: readonly Occurrence[];
  readonly duties: readonly Duty[];
  readonly units: readonly Unit[];
  readonly rules?: readonly MatchRule[];
  /** As the office names its district (清河区); absent: as its units' names say. */
  readonly district?: string | undefined;
  /** Days after the end of a period in which what has no period's word may still be of it. */
  readonly graceDays?: number;
  /** Default reasons to ignore that the office switched off. */
  readonly defaultsOff?: ReadonlySet<DefaultIgnore>;
}

const GRACE_DAYS = 10;

function ofDuty(dutyId: DutyId, unitId: UnitId): string {
  return `${dutyId} ${unitId}`;
}

/** Everything that is read once for all publications. */
export function matchContext(input: ContextInput): Context {
  const owed = new Map<DutyId, Set<UnitId>>();
  const graceDays = input.graceDays ?? GRACE_DAYS;
  const occurrences = new Map<string, Due[]>();
  for (const one of input.occurrences) {
    const units = owed.get(one.dutyId) ?? new Set<UnitId>();
    owed.set(one.dutyId, units.add(one.unitId));
    const key = ofDuty(one.dutyId, one.unitId);
    const list = occurrences.get(key);
    if (list === undefined) occurrences.set(key, [dueOf(one, graceDays)]);
    else list.push(dueOf(one, graceDays));
  }
  const { defaultsOff = new Set() } = input;
  const names = unitNames(input.units, input.district);
  const duties = new Map(input.duties.map((duty) => [duty.id, duty]));
  // A rule of another year's duty says nothing of this one's.
  const isOfYear = ({ effect }: MatchRule): boolean => effect.kind === 'ignore' || duties.has(effect.dutyId);
  return {
    names,
    units: new Map(input.units.map((unit) => [unit.id, unit])),
    index: dutyIndex(input.duties, owed),
    rules: ruleIndex((input.rules ?? []).filter(isOfYear)),
    occurrences,
    duties,
    fit: { graceDays, eventFeatures: eventReader((text) => names.placesIn(text)) },
    isOff: (reason) => defaultsOff.has(reason),
  };
}

/** Another duty this near makes a person choose. */
const NEAR = 0.88;

function weigh(option: UnitOption, duty: DutyOption, timed: Timed, context: Context): Weighed[] {
  const own = context.occurrences.get(ofDuty(duty.words.duty.id, option.unitId)) ?? [];
  return own.flatMap((due): Weighed[] => {
    const fit = fitPeriod(due, duty.words, timed, context.fit);
    if (fit === undefined) return [];
    const { occurrence, text } = due;
    const day = dayFit(occurrence, timed.on);
    // A document that is awaited may well be called 方案 or 办法.
    const dutyDoubts = fit.reason.by === 'event' ? duty.doubts.filter((doubt) => doubt !== 'otherText') : duty.doubts;
    const doubts = [
      ...option.doubts,
      ...dutyDoubts,
      ...fit.doubts,
      ...(day.fit === 'early' ? (['early'] as const) : []),
    ];
    const dayWeight = day.fit === 'early' ? 0.6 : day.fit === 'late' ? 0.97 : 1;
    return [
      {
        ...occurrenceKey(occurrence),
        score: option.weight * duty.weight * fit.weight * dayWeight,
        unit: option.reason,
        duty: duty.reason,
        period: fit.reason,
        day,
        doubts: [...new Set(doubts)],
        occurrence,
        text,
      },
    ];
  });
}

/** The same with a doubt more. */
export function doubting(one: Weighed, doubt: MatchDoubt, score = one.score): Weighed {
  return { ...one, score, doubts: one.doubts.includes(doubt) ? one.doubts : [...one.doubts, doubt] };
}

/** The best first; of two alike the earlier due. */
export function inOrder(a: Weighed, b: Weighed): number {
  return (
    b.score - a.score ||
    compareTexts(a.occurrence.dueOn ?? '9999', b.occurrence.dueOn ?? '9999') ||
    compareTexts(a.text, b.text)
  );
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For each occurrence its best way. */
function bestOfEach(all: readonly Weighed[]): Weighed[] {
  const best = new Map<OccurrenceText, Weighed>();
  for (const one of all.toSorted(inOrder)) if (!best.has(one.text)) best.set(one.text, one);
  return [...best.values()];
}

/** The first of them bears the doubt where another duty, or another unit's, is as near. */
function withNear(all: readonly Weighed[]): readonly Weighed[] {
  const [first] = all;
  if (first === undefined) return all;
  const isNear = all.some(
    ({ dutyId, unitId, score }) => (dutyId !== first.dutyId || unitId !== first.unitId) && score >= first.score * NEAR,
  );
  return isNear ? all.map((one) => doubting(one, 'severalDuties')) : all;
}

interface Seen {
  readonly publication: Publication;
  readonly owner: Whose;
  readonly timed: Timed;
  readonly words: PublicationWords;
  readonly isElsewhere: boolean;
}

/** What stands on either side stays apart: 某某市2021年政府债务 speaks of a city, not of its government. */
function without(title: string, taken: readonly { readonly start: number; readonly end: number }[]): string {
  let rest = title;
  for (const { start, end } of taken.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest.trim();
}

/** 健康科普：科学用眼, 消费警示——节日选购: what stands before the mark is the name of a series. */
function headEnd(title: string): number {
  return /^[^：:—]{3,12}(?=[：:]|——)/u.exec(title)?.[0].length ?? 0;
}

/** A unit that is closed by then is answered for by its successor. */
function asOf(owner: Whose, on: PlainDate, units: Context['units']): Whose {
  const options = owner.options.map((option): UnitOption => {
    const unitId = standIn(units, option.unitId, on) ?? option.unitId;
    return unitId === option.unitId ? option : Object.assign({}, option, { unitId });
  });
  return Object.assign({}, owner, { options });
}

function see(publication: Publication, { names, units }: Context): Seen {
  const { title, column, publishedOn: on } = publication;
  const owner = asOf(whose(publication, names), on, units);
  const named = readNamedPeriods(title, on);
  const issue = readIssueNumber(title);
  const taken = [...owner.inTitle, ...named, ...names.placesIn(title), ...(issue === undefined ? [] : [issue])];
  const features = featuresOf(title, taken);
  return {
    publication,
    owner,
    timed: { title, on, named, features },
    words: { title: features, titleText: title, headEnd: headEnd(title), column: featuresOf(column) },
    isElsewhere: names.isElsewhere(without(title, named)),
  };
}

/** A strongly named duty that one unit alone owes says whose it is, where the list does not; where it says another's, a person looks. */
const SOLE_SHARE = 0.6;
const SOLE_WEIGHT = 0.8;

function soleCandidates({ publication, owner, timed, words, isElsewhere }: Seen, context: Context): Weighed[] {
  const known = new Set(owner.options.map(({ unitId }) => unitId));
  return context.index.soleScores(words).flatMap((score) => {
    const { unitId } = score;
    if (known.has(unitId) || score.share < SOLE_SHARE) return [];
    const isOurs = context.names.placesIn(publication.title).length > 0 && !isElsewhere;
    const isAnothers = owner.inTitle.length > 0 && owner.inTitle.every((found) => found.unitId !== unitId);
    const doubt: readonly MatchDoubt[] = !owner.isOpen || isAnothers ? ['twoUnits'] : isOurs ? [] : ['unitInferred'];
    const option: UnitOption = {
      unitId,
      reason: { kind: 'unit', by: 'only' },
      weight: owner.isOpen && !isAnothers ? (isOurs ? 0.95 : SOLE_WEIGHT) : SOLE_WEIGHT * 0.8,
      doubts: doubt,
    };
    return weigh(option, asOption(publication.title, score), timed, context);
  });
}

function plainCandidates(seen: Seen, context: Context, notDuties: ReadonlySet<DutyId>): Weighed[] {
  const { publication, owner, timed, words } = seen;
  const all = owner.options.flatMap((option) => {
    const scored = context.index.scoresFor(option.unitId, words).map((score) => asOption(publication.title, score));
    const taken = new Set(scored.map((one) => one.words.duty.id));
    return [...scored, ...genreOptions(option.unitId, publication.title, taken, context.index)].flatMap((duty) =>
      notDuties.has(duty.words.duty.id) ? [] : weigh(besideRivals(option, duty, owner, context), duty, timed, context),
    );
  });
  const sole = soleCandidates(seen, context).filter(({ dutyId }) => !notDuties.has(dutyId));
  const units = new Set(owner.options.map(({ unitId }) => unitId));
  const own = context.index.ownWords(publication.title, units).filter(({ dutyId }) => !notDuties.has(dutyId));
  const best = bestOfEach([...all, ...sole]);
  return (own.length === 0 ? best : behindOwnWords(best, own)).map((one) => elsewhere(one, seen));
}

const BY_OTHER_WORDS = 0.8;

/**
 * What is said by words that mean the same is not sure beside a duty whose very words the title has, and stands behind it where it is said by
 * nothing else than what says that one.
 */
function behindOwnWords(all: readonly Weighed[], own: readonly OwnWords[]): readonly Weighed[] {
  const ids = new Set(own.map(({ dutyId }) => dutyId));
  const spansOf = ({ duty }: Weighed) => (duty.by === 'words' ? duty.spans.filter((span) => span.in === 'title') : []);
  const taken = [...own, ...all.filter(({ dutyId }) => ids.has(dutyId)).flatMap(spansOf)];
  return all.map((one) => {
    if (ids.has(one.dutyId)) return one;
    const isBehind = spansOf(one).every((span) =>
      taken.some(({ start, end }) => start <= span.start && span.end <= end),
    );
    return doubting(one, 'severalDuties', isBehind ? one.score * BY_OTHER_WORDS : one.score);
  });
}

/** The unit that the list names, where the title names another one that owes the same. */
function besideRivals(option: UnitOption, { words }: DutyOption, { rivals }: Whose, { index }: Context): UnitOption {
  if (rivals.size === 0 || option.reason.by !== 'written') return option;
  const owners = index.owners(words.duty.id);
  const isRivalled = [...rivals].some((unitId) => owners.has(unitId));
  return isRivalled
    ? { ...option, weight: 0.85, doubts: [...new Set([...option.doubts, 'twoUnits' as const])] }
    : option;
}

function elsewhere(one: Weighed, { isElsewhere, owner }: Seen): Weighed {
  if (!isElsewhere && !owner.isElsewhere) return one;
  return doubting(one, 'otherPlace', one.score * 0.5);
}

/** What rules of the office say the duty is; units as read, or as the rule says. */
function ruleCandidates(dutyId: DutyId, rules: readonly MatchRule[], seen: Seen, context: Context): readonly Weighed[] {
  const [words] = context.index.wordsOf(dutyId);
  const rule = rules.find(({ effect }) => effect.kind === 'duty' && effect.dutyId === dutyId);
  if (words === undefined || rule === undefined) return [];
  const owners = context.index.owners(dutyId);
  const read = seen.owner.options.filter(({ unitId }) => owners.has(unitId));
  const [sole] = owners.size === 1 ? owners : [];
  const options = read.length > 0 ? read : sole === undefined ? [] : [byRule(sole, rule.id, seen)];
  const duty: DutyOption = { words, reason: { kind: 'duty', by: 'rule', ruleId: rule.id }, weight: 1, doubts: [] };
  const all = options.flatMap((option) => weigh(option, duty, seen.timed, context));
  return withNear(
    bestOfEach(all)
      .map((one) => elsewhere(one, seen))
      .sort(inOrder),
  );
}

function byRule(unitId: UnitId, ruleId: MatchRuleId, { owner }: Seen): UnitOption {
  const doubts: readonly MatchDoubt[] = owner.isOpen ? [] : ['twoUnits'];
  return { unitId, reason: { kind: 'unit', by: 'rule', ruleId }, weight: 0.95, doubts };
}

/** The rule to ignore that holds, where none that names a duty asks for as much. */
function ignoringRule(rules: readonly MatchRule[]): IgnoreReason | undefined {
  const strictest = (kind: MatchRule['effect']['kind']) =>
    Math.max(-1, ...rules.filter(({ effect }) => effect.kind === kind).map(strictness));
  const most = strictest('ignore');
  if (most < 0 || strictest('duty') > most) return undefined;
  const holding = rules
    .filter((rule) => rule.effect.kind === 'ignore' && strictness(rule) === most)
    .sort((a, b) => compareTexts(a.id, b.id))[0];
  return holding?.effect.kind === 'ignore'
    ? { by: 'rule', ruleId: holding.id, reason: holding.effect.reason }
    : undefined;
}

/** From where on a title says a duty so plainly that a default reason alone does not take it away. */
const PLAINLY = 0.75;

function ignoredByDefault(seen: Seen, plain: readonly Weighed[], context: Context): IgnoreReason | undefined {
  const found = defaultIgnoreOf(blank(seen.publication.title, seen.owner.inTitle), context.isOff);
  if (found === undefined) {
    const isPress = seen.owner.isElsewhere && seen.owner.options.length === 0;
    if (!isPress || context.isOff('reprint')) return undefined;
    const text = seen.publication.units.findIndex((unit) => context.names.written(unit).kind === 'elsewhere');
    const length = seen.publication.units[text]?.length ?? 0;
    return { by: 'default', default: 'reprint', span: { in: 'unit', index: text, start: 0, end: length } };
  }
  const [first] = plain;
  if (
    first !== undefined &&
    found.default !== 'reprint' &&
    found.default !== 'correction' &&
    found.default !== 'test'
  ) {
    const content = context.duties.get(first.dutyId)?.content ?? '';
    const share = first.duty.by === 'words' ? first.duty.share : 0;
    if (
      asksFor(content, found.default) ||
      (found.default === 'notice' && share >= PLAINLY && !first.doubts.includes('moreWords'))
    )
      return undefined;
  }
  return { by: 'default', ...found };
}

/** What a publication may fulfil by itself, whatever others there are. */
export function readPublication(publication: Publication, context: Context): Read {
  const seen = see(publication, context);
  const units = new Set(seen.owner.options.map(({ unitId }) => unitId));
  const rules = context.rules.of(publication, units);
  const ignoring = rules.length === 0 ? undefined : ignoringRule(rules);
  if (ignoring !== undefined) return { kind: 'ignored', reason: ignoring };
  const named = new Set<DutyId>();
  const notDuties = new Set<DutyId>();
  for (const { effect } of rules) {
    if (effect.kind === 'duty') named.add(effect.dutyId);
    if (effect.kind === 'notDuty') notDuties.add(effect.dutyId);
  }
  if (named.size > 0) {
    const lists = [...named]
      .filter((dutyId) => !notDuties.has(dutyId))
      .sort(compareTexts)
      .map((dutyId) => ruleCandidates(dutyId, rules, seen, context))
      .filter((list) => list.length > 0);
    return { kind: 'open', why: units.size === 0 ? 'noUnit' : 'noPeriod', lists };
  }
  const plain = withNear(plainCandidates(seen, context, notDuties).sort(inOrder));
  const byDefault = ignoredByDefault(seen, plain, context);
  if (byDefault !== undefined) return { kind: 'ignored', reason: byDefault };
  return { kind: 'open', why: units.size === 0 ? 'noUnit' : 'noDuty', lists: plain.length === 0 ? [] : [plain] };
}
