import Fraction from 'fraction.js';
import { assertNever } from '../brand.ts';
import type { DutyKind } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { dutyPeriodText } from '../model/occurrenceKey.ts';
import type { CountedMonth } from './counting.ts';
import type { CountedPeriod, LongerPeriods } from './longerPeriods.ts';
import { parsePoints, plainPoints, type Points } from '../points.ts';
import type { Indicator, Judgement } from '../model/scheme.ts';
import { ITEM_STATE_WORDS } from '../words/ledger.ts';
import { DUTY_STATE_WORDS, LAMP_WORDS } from '../words/states.ts';

/** What became of one occurrence: disclosure is `onTime`, `late`, taken down too early or `missed`; a measure is `done` or `notDone`. */
export type Verdict = 'onTime' | 'late' | 'breach' | 'missed' | 'done' | 'notDone';

export interface CountedOccurrence {
  readonly occurrence: Occurrence;
  readonly verdict: Verdict;
}

/** All of one unit's facts that indicators look at. */
export interface UnitEvidence {
  readonly occurrences: readonly Occurrence[];
  readonly kindOf: (occurrence: Occurrence) => DutyKind | undefined;
  readonly months: readonly CountedMonth[];
  /** Pieces of 信息报送 asked for by more than a month. */
  readonly longer: LongerPeriods;
  readonly judgements: readonly Judgement[];
}

/** What one indicator makes of a unit. `share` is 0 to 1, exact; `undefined` where the indicator does not apply. */
export interface IndicatorFinding {
  readonly share: Fraction | undefined;
  /** How it came about, in Chinese. */
  readonly basis: string;
  readonly counted: readonly CountedOccurrence[];
  readonly months?: readonly CountedMonth[];
  readonly longer?: readonly CountedPeriod[];
  readonly manual?: { readonly points: Points; readonly reason: string };
}

/** Applies an indicator's rule to a unit's evidence. */
export function applyIndicator(indicator: Indicator, evidence: UnitEvidence): IndicatorFinding {
  switch (indicator.rule) {
    case 'disclosureOnTime':
      return disclosureOnTime(evidence);
    case 'measuresDone':
      return measuresDone(evidence);
    case 'submissionsMet':
      return submissionsMet(evidence);
    case 'manual':
      return judged(indicator, evidence.judgements);
    default:
      return assertNever(indicator.rule);
  }
}

/**
 * 定时公开按时率: done on time over all that fell due or is done, of 定时公开 and 时限办件. Late-but-done is late, and so is what was taken down
 * too early. What stands apart counts nowhere (`Tally`); an extension counts with its own date. Lead and responsible units each answer in full
 * for their own occurrence; supporting units have none of their own beside them (occurrences/responsible.ts).
 */
function disclosureOnTime(evidence: UnitEvidence): IndicatorFinding {
  const counted = count(evidence, ['disclosure', 'case'], ({ tally }) =>
    tally === 'notDue' || tally === 'apart' ? undefined : tally,
  );
  const onTime = sum(counted, 'onTime');
  const breach = sum(counted, 'breach');
  const parts = [
    `应办 ${counted.length}`,
    `${LAMP_WORDS.onTime} ${onTime}`,
    `${LAMP_WORDS.late} ${sum(counted, 'late')}`,
    ...(breach > 0 ? [`${LAMP_WORDS.breach} ${breach}`] : []),
    `${LAMP_WORDS.overdue} ${sum(counted, 'missed')}`,
  ];
  const basis = counted.length > 0 ? parts.join('，') : '无应办事项，不计入';
  return {
    share: ratio(onTime, counted.length),
    counted,
    basis: basis + waitingWords(evidence, ['disclosure', 'case']),
  };
}

/** ；待核验 3 项次暂不计: what is registered and counts once the office has accepted it, where the score counts what is closed. */
function waitingWords({ occurrences, kindOf }: UnitEvidence, kinds: readonly DutyKind[]): string {
  const waiting = occurrences.filter((one) => {
    const kind = kindOf(one);
    return one.tally === 'notDue' && one.state === 'toVerify' && kind !== undefined && kinds.includes(kind);
  }).length;
  return waiting === 0 ? '' : `；${ITEM_STATE_WORDS.toVerify} ${waiting} 项次暂不计，销号后计入`;
}

/**
 * 任务举措完成: done, early or late, over all that fell due or is done; what was taken down too early was done, and the line says so. A counted measure
 * without a deadline counts once for each of the year's review dates (检查日), from the moment that day has passed, exactly as one due on it would.
 */
function measuresDone(evidence: UnitEvidence): IndicatorFinding {
  const counted = count(evidence, ['measure'], ({ tally }) => {
    if (tally === 'onTime' || tally === 'late' || tally === 'breach') return 'done';
    return tally === 'missed' ? 'notDone' : undefined;
  });
  const done = sum(counted, 'done');
  const faults = (['late', 'breach'] as const).flatMap((lamp) => {
    const number = counted.filter(({ occurrence }) => occurrence.lamp === lamp).length;
    return number > 0 ? [`${LAMP_WORDS[lamp]} ${number}`] : [];
  });
  const measures = evidence.occurrences.filter((one) => evidence.kindOf(one) === 'measure');
  const open = measures.filter(({ lamp, tally }) => lamp === 'ongoing' && tally === 'notDue').length;
  const apart = measures.filter(({ lamp, tally }) => tally === 'apart' && lamp !== 'exempt').length;
  const parts = [
    counted.length > 0 ? `应办结 ${counted.length}，${DUTY_STATE_WORDS.done} ${done}` : '无到期举措，不计入',
  ];
  if (faults.length > 0) parts.push(`（其中${faults.join('、')}）`);
  if (open > 0) parts.push(`；另有${LAMP_WORDS.ongoing} ${open} 项次，到检查日计入`);
  if (apart > 0) parts.push(`；另有 ${apart} 项次不计入考核`);
  parts.push(waitingWords(evidence, ['measure']));
  return { share: ratio(done, counted.length), counted, basis: parts.join('') };
}

/**
 * 信息报送: months and longer periods that met their target over those that count, each of them one; see `submissionYear` for the months and
 * `longerPeriods` for how quarters, half-years and years stand beside them.
 */
function submissionsMet({ months, longer }: UnitEvidence): IndicatorFinding {
  const periods = [
    ...months.map(({ met }) => ({ met, word: '个月' })),
    ...longer.counted.map((period) => ({ met: period.met, word: lengthWord(period) })),
  ];
  const met = periods.filter((period) => period.met);
  const groups = [...Map.groupBy(periods, ({ word }) => word)];
  const due = groups.map(([word, own]) => `${own.length} ${word}`).join('、');
  const reached = groups.map(([word]) => `${met.filter((period) => period.word === word).length} ${word}`).join('、');
  const basis = periods.length > 0 ? `应报 ${due}，达标 ${reached}` : '无应报月份，不计入';
  const more =
    longer.contained.length > 0 ? `；另有 ${longer.contained.length} 期的要求已含在各月目标内，不重复计` : '';
  return { share: ratio(met.length, periods.length), counted: [], months, longer: longer.counted, basis: basis + more };
}

/** 个季度; a run of months that is no part of the calendar is 期. */
function lengthWord({ months: [first, last] }: CountedPeriod): string {
  const length = last - first + 1;
  if (length === 12) return '个年度';
  if (length === 6 && first % 6 === 1) return '个半年';
  return length === 3 && first % 3 === 1 ? '个季度' : '期';
}

/** A judged indicator: its points over its full marks. Left out until somebody judges it; never above full marks. */
function judged(indicator: Indicator, judgements: readonly Judgement[]): IndicatorFinding {
  const judgement = judgements.find((candidate) => candidate.indicatorId === indicator.id);
  const given = judgement && parsePoints(judgement.points);
  const full = parsePoints(indicator.full);
  if (!judgement || !given || !full || full.compare(0) <= 0)
    return { share: undefined, counted: [], basis: '尚未评议，不计入' };
  const share = given.div(full);
  const bounded = share.compare(1) > 0 ? new Fraction(1) : share.compare(0) < 0 ? new Fraction(0) : share;
  const reason = judgement.reason === '' ? '' : `：${judgement.reason}`;
  return {
    share: bounded,
    counted: [],
    basis: `评议 ${plainPoints(judgement.points)} 分${reason}`,
    manual: { points: judgement.points, reason: judgement.reason },
  };
}

const SEVERITY: Readonly<Record<Verdict, number>> = { missed: 0, notDone: 0, breach: 1, late: 1, onTime: 2, done: 2 };

/** Counted occurrences of some kinds, worst first, then by due date. */
function count(
  evidence: UnitEvidence,
  kinds: readonly DutyKind[],
  judge: (occurrence: Occurrence) => Verdict | undefined,
): readonly CountedOccurrence[] {
  const counted: CountedOccurrence[] = [];
  for (const occurrence of evidence.occurrences) {
    const kind = evidence.kindOf(occurrence);
    const verdict = kind !== undefined && kinds.includes(kind) ? judge(occurrence) : undefined;
    if (verdict !== undefined) counted.push({ occurrence, verdict });
  }
  return counted.toSorted((a, b) => SEVERITY[a.verdict] - SEVERITY[b.verdict] || byPlace(a.occurrence, b.occurrence));
}

function byPlace(a: Occurrence, b: Occurrence): number {
  return compareText(place(a), place(b));
}

function place(occurrence: Occurrence): string {
  return `${occurrence.dueOn ?? '9999'} ${dutyPeriodText(occurrence)}`;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sum(counted: readonly CountedOccurrence[], verdict: Verdict): number {
  return counted.filter((entry) => entry.verdict === verdict).length;
}

function ratio(part: number, whole: number): Fraction | undefined {
  return whole > 0 ? new Fraction(part, whole) : undefined;
}
