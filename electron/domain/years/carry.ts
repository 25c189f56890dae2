import type { UnitId, Year } from '../brand.ts';
import { dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { Assignment, Duty } from '../model/duty.ts';
import { rulesOf } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { TimeRule } from '../model/timeRule.ts';
import type { Unit } from '../model/unit.ts';
import { standIn } from '../occurrences/responsible.ts';
import { readDutyTime } from '../reading/wording/dutyTime.ts';
import { sameRules } from '../rules/equal.ts';
import { earlierYearIn, namedYears } from './namedYears.ts';

/** The time of a duty that is copied to a year. */
export interface CarriedTime {
  readonly rules: readonly TimeRule[];
  /** What a person must decide about it (待核), in Chinese. */
  readonly check?: string;
  /** The rules were set by a person and not by the wording: they are taken as they stand. */
  readonly isByHand: boolean;
}

/**
 * The rules of a duty in another year: its wordings are read again with that year as the plan's, so that 2月底前 ends on the day it has there. Rules that
 * a person set stay as they are. A date of a year before that is asked: nothing of it is owed until a person decides; words of a year before in what is
 * to be done are pointed out, and what is read is in force.
 */
export function carriedTime(duty: Duty, to: Year): CarriedTime {
  const read = readDutyTime(duty, to);
  const own = rulesOf(duty);
  const before = readDutyTime(duty, duty.year).rules.map(({ rule }) => rule);
  // What was over when it was copied was left out then: nobody set that.
  const isByHand = !sameRules(own, before) && !sameRules(own, copiedRules(duty));
  const wanted = isByHand ? own : read.rules.map(({ rule }) => rule);
  const rules = wanted.filter((rule) => !isOver(rule, to));
  const checks = [
    ...(isByHand || read.check === undefined ? [] : [read.check.replace(READER_ON_YEARS, '')]),
    ...timeQuestion(duty, to, rules.length < wanted.length),
    ...textQuestion(duty, to),
  ];
  const check = checks.join('');
  return { rules, isByHand, ...(check === '' ? {} : { check }) };
}

/** What the reader says of a date of a year before the plan's; it is said here with what follows from it. */
const READER_ON_YEARS = /所写年份早于\d+年，请确认。/gu;

/** The rules that the wordings of a copied duty read as in its own year, without what was over before it. */
export function copiedRules(duty: Duty): readonly TimeRule[] {
  return readDutyTime(duty, duty.year)
    .rules.map(({ rule }) => rule)
    .filter((rule) => !isOver(rule, duty.year));
}

/** Whether nothing of a rule can fall due in a year or after: its one date, or the part of a year for which it holds, is over. */
function isOver(rule: TimeRule, to: Year): boolean {
  switch (rule.type) {
    case 'once':
      return rule.year !== undefined && rule.year < to;
    case 'recurring':
    case 'interval':
    case 'quota':
      return rule.during?.to !== undefined && rule.during.to < dayInMonth(to, 1, 1);
    default:
      return false;
  }
}

function timeQuestion(duty: Duty, to: Year, isOver: boolean): readonly string[] {
  const named = earlierYearIn(duty.timeWording, to);
  if (named !== undefined) {
    const owed = isOver ? `，${to} 年度何时办理须另行确定` : '';
    return [`公开时限写明“${named.words}”，沿用到 ${to} 年度${owed}，请核对。`];
  }
  return isOver ? [`原来的时限在 ${to} 年度以前已经届满，沿用到 ${to} 年度何时办理须另行确定，请核对。`] : [];
}

/** How a question about words of a year before begins, so that it is known again once they are others. */
const WRITTEN = '文字中写有“';

function textQuestion(duty: Pick<Duty, 'task' | 'subtask' | 'content'>, to: Year): readonly string[] {
  const named = [duty.content, duty.subtask, duty.task].flatMap((text) => earlierYearIn(text, to) ?? []).at(0);
  return named === undefined ? [] : [`${WRITTEN}${named.words}”，是以前年度的，请核对后改为 ${to} 年度的文字。`];
}

/** Whether the words of what is to be done speak of a year before that of the duty. */
export function speaksOfEarlier(texts: Pick<Duty, 'task' | 'subtask' | 'content'>, year: Year): boolean {
  return textQuestion(texts, year).length > 0;
}

/** A question of a copied duty without what it says of words of a year before, which are others now; `undefined` where nothing is left to ask. */
export function withoutYearQuestion(check: string): string | undefined {
  const rest = check.replace(new RegExp(`${WRITTEN}[^”]*”，是以前年度的，请核对后改为 \\d+ 年度的文字。`, 'u'), '');
  return rest === '' ? undefined : rest;
}

/** Units named by a duty that are no more when a year begins, and whom nobody stands for. */
export function goneUnits(assignments: readonly Assignment[], units: readonly Unit[], to: Year): readonly Unit[] {
  const byId = new Map<UnitId, Unit>(units.map((unit) => [unit.id, unit]));
  const first = dayInMonth(to, 1, 1);
  return assignments.flatMap(({ party }) => {
    const unit = party.kind === 'unit' ? byId.get(party.id) : undefined;
    const isGone = unit?.to !== undefined && unit.to < first && standIn(byId, unit.id, first) === undefined;
    return unit && isGone ? [unit] : [];
  });
}

/** What a duty's year says to whether it comes again: `open` and `doneYearly` are copied, the others not. */
type CarryReason = 'open' | 'doneYearly' | 'doneNamed' | 'doneOnce' | 'ended' | 'notFollowed';

/** Whether copying a duty is proposed, and what that rests on; a duty that comes round needs no reason. */
export interface CarryProposal {
  readonly take: boolean;
  readonly why?: CarryReason;
}

const FINISHED: ReadonlySet<Occurrence['lamp']> = new Set(['onTime', 'late', 'breach', 'exempt', 'notCounted']);

/**
 * Whether a duty is proposed to be copied to the next year. What nobody follows and what was ended is not. A duty of one date that is done is where its
 * words give a day and no year: a table that comes every year says 2月底前 every year. Where the words name a year, or the date is not in them, it was for
 * once. `occurrences` are its own of its year.
 */
export function carryProposal(duty: Duty, occurrences: readonly Occurrence[]): CarryProposal {
  if (duty.following === 'none') return { take: false, why: 'notFollowed' };
  if (duty.rules.length > 0 && duty.rules.every(({ validTo }) => endsBefore(validTo, duty.year))) {
    return { take: false, why: 'ended' };
  }
  if (!isOneOff(duty)) return { take: true };
  const isDone = occurrences.length > 0 && occurrences.every(({ lamp }) => FINISHED.has(lamp));
  if (!isDone) return { take: true, why: 'open' };
  if (namedYears(`${duty.timeWording}\n${duty.content}`).length > 0) return { take: false, why: 'doneNamed' };
  return saysItsDays(duty) ? { take: true, why: 'doneYearly' } : { take: false, why: 'doneOnce' };
}

/** Whether all of a duty is due on single dates. */
export function isOneOff(duty: Duty): boolean {
  const rules = rulesOf(duty);
  return rules.length > 0 && rules.every(({ type }) => type === 'once');
}

/** Whether a duty's dates are those that its wordings give, none of a year of its own. */
function saysItsDays(duty: Duty): boolean {
  const own = rulesOf(duty);
  const read = readDutyTime(duty, duty.year).rules.map(({ rule }) => rule);
  return sameRules(own, read) && own.every((rule) => rule.type === 'once' && rule.year === undefined);
}

function endsBefore(validTo: PlainDate | undefined, year: Year): boolean {
  return validTo !== undefined && validTo <= dayInMonth(year, 12, 31);
}
