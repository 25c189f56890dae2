import type { CarriedDutyView } from '../../contract/years.ts';
import type { Year } from '../../domain/brand.ts';
import { dutyText } from '../../domain/exchange/importMatching.ts';
import type { Duty } from '../../domain/model/duty.ts';
import { dueDates } from '../../domain/rules/dueDates.ts';
import { carriedTime, carryProposal, goneUnits, type CarryProposal } from '../../domain/years/carry.ts';
import { SORT_STEP } from '../duties/edit.ts';
import type { NewDuty } from '../../store/repositories/dutyRecords.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { partiesText } from '../year/partyTexts.ts';
import { planNames } from '../year/planNames.ts';
import { assignmentView, ruleView } from '../year/views.ts';

/** What copying a duty, or not, is proposed for. */
const CARRY_WORDS: Readonly<Record<NonNullable<CarryProposal['why']>, string>> = {
  open: '一次性事项，上年没有办结',
  doneYearly: '上年已办结；时限没有写明年份，每年都有',
  doneNamed: '一次性事项，已办结；写明了年份',
  doneOnce: '一次性事项，已办结；写的时限看不出每年都有',
  ended: '时限已停用',
  notFollowed: '不计入的事项',
};

/** As many days of a duty as a line shows. */
const DAYS_SHOWN = 12;

/** The duties of a year that another one has not: neither copied there nor imported with the same words; registers set up their own. */
export function copyable(store: Store, from: Year, to: Year) {
  const there = store.facts(to).duties;
  const copied = new Set(there.flatMap(({ carriedFrom }) => carriedFrom ?? []));
  const written = new Set(there.map(wordsOf));
  const all = store.facts(from).duties.filter(({ register }) => register === undefined);
  const duties = all.filter((duty) => !copied.has(duty.id) && !written.has(wordsOf(duty)));
  return { duties, there: all.length - duties.length };
}

function wordsOf(duty: Duty): string {
  return `${duty.kind} ${dutyText(duty)}`;
}

/** How duties of one year would stand in another. */
export function carriedViews(
  context: ServiceContext,
  duties: readonly Duty[],
  { from, to }: { readonly from: Year; readonly to: Year },
): readonly CarriedDutyView[] {
  const { store, calendar } = context;
  const derived = derivedYear(context, from);
  const plans = planNames(store, from);
  return duties.map((duty): CarriedDutyView => {
    const { rules, isByHand, check } = carriedTime(duty, to);
    const { take, why } = carryProposal(duty, derived.ofDuty(duty.id));
    const question = [check ?? '', unitsQuestion(store, duty, to) ?? ''].join('');
    const { id, kind, number, task, content, timeWording, unitsWording } = duty;
    return {
      dutyId: id,
      kind,
      number,
      task,
      content,
      timeWording,
      units: partiesText({
        unitsWording,
        assignments: duty.assignments.map((each) => assignmentView(each, derived.facts)),
      }),
      plan: plans.get(id) ?? '',
      rules: rules.map((rule) => ruleView(rule, to).sentence),
      dates: rules
        .flatMap((rule) => dueDates({ rule }, to, calendar))
        .flatMap(({ dueOn }) => dueOn ?? [])
        .toSorted()
        .slice(0, DAYS_SHOWN),
      isByHand,
      take,
      ...(question === '' ? {} : { check: question }),
      ...(why === undefined ? {} : { note: CARRY_WORDS[why] }),
    };
  });
}

/** Writes copies of duties to a year, behind those that it has; runs inside a command. Answers how many, and how many are 待核. */
export function writeCopies(store: Store, duties: readonly Duty[], to: Year): { copied: number; toCheck: number } {
  let sort = store.duties.lastSort(to);
  const copies = duties.map((duty): NewDuty => {
    const { rules, check } = carriedTime(duty, to);
    const question = unitsQuestion(store, duty, to);
    sort += SORT_STEP;
    const { kind, number, task, subtask, content, timeWording, unitsWording, assignments } = duty;
    return {
      year: to,
      kind,
      number,
      task,
      subtask,
      content,
      timeWording,
      unitsWording,
      sort,
      rules: rules.map((rule) => ({ rule })),
      assignments,
      unresolved: store.duties.unresolvedOf(duty.id),
      carriedFrom: duty.id,
      ...(check === undefined ? {} : { timeCheck: check }),
      ...(question === undefined ? {} : { unitsCheck: question }),
      ...(duty.following === undefined || duty.isFollowingUndecided ? {} : { following: duty.following }),
      ...(duty.isVerified === undefined ? {} : { isVerified: duty.isVerified }),
    };
  });
  store.duties.addMany(copies);
  const toCheck = copies.filter(
    ({ timeCheck, unitsCheck, unresolved }) =>
      timeCheck !== undefined || unitsCheck !== undefined || unresolved.length > 0,
  );
  return { copied: copies.length, toCheck: toCheck.length };
}

/** The reader's own question about who answers, and units that are no more. */
function unitsQuestion(store: Store, duty: Duty, to: Year): string | undefined {
  const gone = goneUnits(duty.assignments, store.units.units(), to).map(({ name }) => `“${name}”`);
  const asked = store.duties.unitsQuestionOf(duty.id) ?? '';
  const isGone = gone.length === 0 ? '' : `责任单位${gone.join('、')}在 ${to} 年度以前已经撤销，请核对由谁负责。`;
  const question = `${asked}${isGone}`;
  return question === '' ? undefined : question;
}
