import type { ParsedInputOf } from '../../contract/index.ts';
import type { OpeningView } from '../../contract/years.ts';
import type { DutyId, Year } from '../../domain/brand.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { addMonths, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Duty } from '../../domain/model/duty.ts';
import { defaultFrame } from '../../domain/model/yearFrame.ts';
import { DEFAULT_SUBMISSION_TARGET } from '../../store/facts.ts';
import type { StoredYear } from '../../store/repositories/workspace.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { carriedWords, carrySchemes } from '../assessment/nextYear.ts';
import { shortened } from '../year/openDuty.ts';
import { addRegisterDuties } from '../year/registerDuty.ts';
import { renewalsOf } from '../year/renewals.ts';
import { yearBefore } from '../year/yearBefore.ts';
import { carriedViews, copyable, writeCopies } from './carrying.ts';

/** What opening a year would bring, or what of the year before an open year has not. */
export function previewOpening(
  context: ServiceContext,
  { year }: ParsedInputOf<'years.previewOpening'>,
): Outcome<OpeningView> {
  const { store } = context;
  const isThere = store.workspace.year(year) !== undefined;
  const refusal = isThere ? refuseClosedYear(context, year) : undefined;
  if (refusal) return { ok: false, error: refusal };
  const from = yearBefore(context, year);
  if (from === undefined) {
    return succeed({ year, isThere, duties: [], there: 0, registers: [], matchRules: 0, keeps: [] });
  }
  const { duties, there } = copyable(store, from, year);
  const views = carriedViews(context, duties, { from, to: year });
  const listed = new Set(duties.map(({ id }) => id));
  const ofListed = store.publicationMatching
    .rules()
    .filter(({ effect }) => effect.kind !== 'ignore' && listed.has(effect.dutyId));
  const before = store.workspace.year(from);
  return succeed({
    year,
    isThere,
    from,
    duties: views,
    there,
    registers: registersOf(context).map(({ content }) => content),
    matchRules: ofListed.length + (isThere ? renewalsOf(store, year).length : 0),
    keeps: isThere || !before ? [] : keeps(context, before, year),
  });
}

/** The registers' duties of all years, one of each. */
function registersOf({ store }: ServiceContext): readonly Duty[] {
  const all = store.workspace.years().flatMap(({ year }) => store.facts(year).duties);
  const own = all.filter(({ register }) => register !== undefined);
  return [...new Map(own.map((duty) => [duty.register, duty])).values()];
}

/** What a new year takes over besides duties. */
function keeps(context: ServiceContext, before: StoredYear, year: Year): readonly string[] {
  const { store } = context;
  const units = store.units.units().length;
  return [
    `单位 ${units} 个、单位组 ${store.units.groups().length} 个（各年度共用，按存续日期计算）`,
    `考核方案：${carriedWords(context, before.year)}`,
    `信息报送目标：每月 ${before.submissionTarget} 篇`,
    `检查日：${before.reviewDates.join('、')}`,
    `考核截止日：${chineseDate(nextCutOff(before, year))}；其余口径与 ${before.year} 年度相同`,
  ];
}

/** Opens a year with what the nearest one before hands on: one step, with the duties that were chosen. */
export function openYear(context: ServiceContext, input: ParsedInputOf<'workspace.openYear'>) {
  const { store } = context;
  const { year } = input;
  if (store.workspace.setting('district') === undefined) {
    return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  }
  if (store.workspace.year(year)) {
    return fail('conflict', `${year} 年度已经有了。`, { fields: { year: '已有这个年度' } });
  }
  const from = yearBefore(context, year);
  const chosen = chosenDuties(context, input.duties ?? [], from, year);
  if (!chosen.ok) return chosen;
  const label = `新建 ${year} 年度${chosen.value.length > 0 ? `（沿用事项 ${chosen.value.length} 项）` : ''}`;
  return runCommand(context, { label }, () =>
    writeOpening(context, { year, duties: chosen.value, renewRules: input.renewRules }),
  );
}

/** A year that is not there yet, with the duties of the nearest one before that it takes over. */
interface Opening {
  readonly year: Year;
  readonly duties: readonly Duty[];
  readonly renewRules: boolean;
}

/** Opens a year inside a command. */
export function writeOpening(context: ServiceContext, { year, duties, renewRules }: Opening) {
  const { store } = context;
  const from = yearBefore(context, year);
  const before = from === undefined ? undefined : store.workspace.year(from);
  store.workspace.addYear({
    year,
    state: 'open',
    submissionTarget: before?.submissionTarget ?? DEFAULT_SUBMISSION_TARGET,
  });
  addRegisterDuties(store, year);
  if (!before) return { takenOver: undefined, copied: 0 };
  store.workspace.setReviewDates(year, before.reviewDates);
  const { cutOff: _of, countsBefore: _counts, ...frame } = before.frame;
  store.workspace.setFrame(year, { ...defaultFrame(year), ...frame, cutOff: nextCutOff(before, year) });
  const schemes = carrySchemes(context, before.year, year);
  const { copied, toCheck } = writeCopies(store, duties, year);
  const rules = copied > 0 && renewRules ? renew(context, year) : 0;
  const left = copied > 0 ? 0 : copyable(store, before.year, year).duties.length;
  return { takenOver: takenOver(before, schemes, { copied, toCheck, rules, left }), copied };
}

function takenOver(
  before: StoredYear,
  schemes: string,
  { copied, toCheck, rules, left }: { copied: number; toCheck: number; rules: number; left: number },
): string {
  const duties = copied === 0 ? '' : `事项 ${copied} 项${toCheck > 0 ? `（待核 ${toCheck} 项）` : ''}、`;
  const matching = rules === 0 ? '' : `比对规则 ${rules} 条、`;
  const waiting =
    left === 0 ? '' : `${before.year} 年度的事项 ${left} 项没有沿用，需要的可以在“年度”里点“沿用上年事项”选取。`;
  return `已沿用 ${before.year} 年度的${duties}${matching}考核方案（${schemes}）、报送目标每月 ${before.submissionTarget} 篇、检查日 ${before.reviewDates.join('、')} 和考核截止日等口径，请核对。${waiting}`;
}

/** Copies duties of the year before to a year that is open. */
export function copyDuties(context: ServiceContext, input: ParsedInputOf<'years.copyDuties'>) {
  const { store } = context;
  const { year } = input;
  const refusal = refuseClosedYear(context, year);
  if (refusal) return { ok: false as const, error: refusal };
  const from = yearBefore(context, year);
  const chosen = chosenDuties(context, input.duties, from, year);
  if (!chosen.ok) return chosen;
  return runCommand(context, { label: `沿用 ${from} 年度事项 ${chosen.value.length} 项到 ${year} 年度` }, () => {
    const written = writeCopies(store, chosen.value, year);
    return { ...written, rules: input.renewRules ? renew(context, year) : 0 };
  });
}

/** The named duties in their order; refused where one is not of the year before, or is there already. */
function chosenDuties(
  { store }: ServiceContext,
  ids: readonly DutyId[],
  from: Year | undefined,
  to: Year,
): Outcome<readonly Duty[]> {
  if (ids.length === 0) return succeed([]);
  if (from === undefined) {
    return fail('invalid-input', `${to} 年度以前没有别的年度，没有可以沿用的事项。`, {
      fields: { duties: '没有上一年度' },
    });
  }
  const wanted = new Set(ids);
  const known = new Map(store.facts(from).duties.map((duty) => [duty.id, duty]));
  const stray = ids.findIndex((id) => !known.has(id));
  if (stray >= 0) {
    return fail('not-found', `所选事项有的不在 ${from} 年度，没有沿用。请刷新后重新选择。`, {
      fields: { [`duties.${stray}`]: `不是 ${from} 年度的事项` },
    });
  }
  const { duties } = copyable(store, from, to);
  const open = new Set(duties.map(({ id }) => id));
  const there = ids.find((id) => !open.has(id));
  if (there !== undefined) {
    const content = known.get(there)?.content ?? '';
    return fail('conflict', `“${shortened(content)}”在 ${to} 年度已经有了，没有再沿用一次。请刷新后重新选择。`, {
      fields: { [`duties.${ids.indexOf(there)}`]: `${to} 年度已有这个事项` },
    });
  }
  return succeed(duties.filter(({ id }) => wanted.has(id)));
}

function renew({ store }: ServiceContext, year: Year): number {
  const wanted = renewalsOf(store, year);
  for (const { rule } of wanted) store.publicationMatching.addRule(rule);
  return wanted.length;
}

/** The same day of the year, as many years later. */
function nextCutOff({ year, frame, isFrameUndecided }: StoredYear, next: Year): PlainDate {
  return isFrameUndecided ? defaultFrame(next).cutOff : addMonths(frame.cutOff, (next - year) * 12);
}
