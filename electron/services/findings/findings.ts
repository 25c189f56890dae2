import type { ParsedInputOf } from '../../contract/index.ts';
import type { FindingId, UnitId, Year } from '../../domain/brand.ts';
import { dateParts, type PlainDate } from '../../domain/dates/plainDate.ts';
import { findingIdentity } from '../../domain/exchange/findingMatching.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { refuseRecheck, refuseReply } from '../../domain/findings/state.ts';
import type { Finding, FindingFacts } from '../../domain/model/finding.ts';
import { exceeds } from '../../domain/points.ts';
import { RECHECK_WORDS } from '../../domain/words/findings.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { shortened } from '../year/openDuty.ts';
import { findingViews } from '../year/findings.ts';
import { createIntake } from './intake.ts';
import { exportFindings } from './list.ts';

/** Findings (问题清单): put on record, answered by units, checked again by the office; lists in and out. */
export function createFindings(context: ServiceContext): AreaHandlers<'findings'> {
  return {
    'findings.list': ({ year, unitId }) => succeed(findingViews(context, year, unitId)),
    'findings.add': (input) => add(context, input),
    'findings.update': (input) => update(context, input),
    'findings.remove': ({ ids }) => remove(context, ids),
    'findings.setDay': (input) => setDay(context, input),
    'findings.reply': (input) => reply(context, input),
    'findings.removeReply': ({ ids }) => removeReply(context, ids),
    'findings.recheck': (input) => recheck(context, input),
    'findings.removeRecheck': ({ ids }) => removeRecheck(context, ids),
    'findings.export': (input) => exportFindings(context, input),
    ...createIntake(context),
  };
}

/** What a form says of a fault; a field that is left out is empty. */
function refuseFacts({ store, clock }: ServiceContext, facts: FindingFacts): Failure | undefined {
  const impossible = refuseImpossibleDay(clock, facts.foundOn, 'foundOn');
  if (impossible) return impossible;
  if (!store.units.units().some(({ id }) => id === facts.unitId)) {
    return fail('not-found', '所选的单位已不存在。请刷新后重新选择。', { fields: { unitId: '没有这个单位' } }).error;
  }
  const { full, points, rectifyBy, foundOn } = facts;
  if (rectifyBy !== undefined && rectifyBy < foundOn) return refuseDay(rectifyBy, foundOn);
  if (full !== undefined && points !== undefined && exceeds(points, full)) {
    return fail('invalid-input', `扣分 ${points} 大于分值 ${full}。请改正。`, {
      fields: { points: `不能大于 ${full}` },
    }).error;
  }
  return undefined;
}

function refuseDay(rectifyBy: PlainDate, foundOn: PlainDate): Failure {
  return fail('invalid-input', `整改时限 ${rectifyBy} 早于发现日期 ${foundOn}。请改正。`, {
    fields: { rectifyBy: `不能早于 ${foundOn}` },
  }).error;
}

/** A year's faults are found within it, or reported from the year before or after: what lies further off is a slip of the pen. */
function refuseOtherYear(year: Year, foundOn: PlainDate): Failure | undefined {
  if (Math.abs(dateParts(foundOn).year - year) <= 1) return undefined;
  return fail('invalid-input', `发现日期 ${foundOn} 离 ${year} 年度太远，没有登记。请核对日期，或登记到那一年度。`, {
    fields: { foundOn: `应在 ${year} 年前后` },
  }).error;
}

function refuseTwice(context: ServiceContext, year: Year, facts: FindingFacts): Failure | undefined {
  const known = context.store.findings.ofYear(year).find((each) => findingIdentity(each) === findingIdentity(facts));
  if (!known) return undefined;
  return fail(
    'conflict',
    `${unitName(context, facts.unitId)}的这个问题已经登记过（发现日期 ${known.foundOn}：${shortened(known.cause)}），没有重复登记。`,
    { fields: { cause: '已有这个问题' } },
  ).error;
}

function add(context: ServiceContext, { year, ...facts }: ParsedInputOf<'findings.add'>) {
  const refusal =
    refuseClosedYear(context, year) ??
    refuseFacts(context, facts) ??
    refuseOtherYear(year, facts.foundOn) ??
    refuseTwice(context, year, facts);
  if (refusal) return { ok: false as const, error: refusal };
  const label = `登记问题：${unitName(context, facts.unitId)} ${shortened(facts.cause)}`;
  return runCommand(context, { label }, () => ({
    id: context.store.findings.add(year, facts, context.clock.now()),
  }));
}

function update(context: ServiceContext, { id, ...facts }: ParsedInputOf<'findings.update'>) {
  const found = findOpen(context, [id]);
  if (!found.ok) return found;
  const [finding] = found.value;
  const refusal = refuseFacts(context, facts) ?? (finding && refuseLater(finding, facts.foundOn));
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(
    context,
    { label: `修改问题：${unitName(context, facts.unitId)} ${shortened(facts.cause)}` },
    () => {
      context.store.findings.update(id, facts);
      return {};
    },
  );
}

/** What was found cannot be found after it was answered or checked again. */
function refuseLater({ reply: said, recheck: checked }: Finding, foundOn: PlainDate): Failure | undefined {
  const first = [said?.on, checked?.on].filter((day) => day !== undefined).toSorted()[0];
  if (first === undefined || foundOn <= first) return undefined;
  return fail('invalid-input', `发现日期 ${foundOn} 晚于已登记的回复或复核（${first}）。请改正。`, {
    fields: { foundOn: `不能晚于 ${first}` },
  }).error;
}

function remove(context: ServiceContext, ids: readonly FindingId[]) {
  return each(
    context,
    ids,
    '移除问题',
    () => undefined,
    () => context.store.findings.remove(ids),
  );
}

function setDay(context: ServiceContext, { ids, rectifyBy }: ParsedInputOf<'findings.setDay'>) {
  const { store } = context;
  const label = rectifyBy === null ? '取消整改时限' : `整改时限改为 ${rectifyBy}`;
  const refuse = ({ foundOn }: Finding) =>
    rectifyBy !== null && rectifyBy < foundOn ? refuseDay(rectifyBy, foundOn) : undefined;
  return each(context, ids, label, refuse, (found) => {
    for (const { id, rectifyBy: _before, ...facts } of found) {
      store.findings.update(id, rectifyBy === null ? facts : { ...facts, rectifyBy });
    }
  });
}

function reply(context: ServiceContext, { ids, text, link, on: given }: ParsedInputOf<'findings.reply'>) {
  const { store, clock } = context;
  const said = { text, link, on: given ?? clock.today() };
  const impossible = refuseImpossibleDay(clock, said.on, 'on');
  if (impossible) return { ok: false as const, error: impossible };
  return each(
    context,
    ids,
    '登记整改情况',
    (finding) => refuseReply(finding, said),
    (found) => {
      for (const { id } of found) store.findings.setReply(id, said);
    },
  );
}

function removeReply(context: ServiceContext, ids: readonly FindingId[]) {
  const refuse = ({ reply: said, recheck: checked }: Finding): Failure | undefined => {
    if (!said) return fail('conflict', '这个问题还没有登记整改情况。请刷新后重试。').error;
    return checked && checked.recordedIn >= said.recordedIn
      ? fail('conflict', '整改情况已复核，不能移除。请先移除复核。').error
      : undefined;
  };
  return each(context, ids, '移除整改情况', refuse, (found) => {
    for (const { id } of found) context.store.findings.setReply(id, undefined);
  });
}

function recheck(context: ServiceContext, { ids, on: given, result, note }: ParsedInputOf<'findings.recheck'>) {
  const { store, clock } = context;
  const checked = { on: given ?? clock.today(), result, note };
  const impossible = refuseImpossibleDay(clock, checked.on, 'on');
  if (impossible) return { ok: false as const, error: impossible };
  return each(
    context,
    ids,
    `复核为${RECHECK_WORDS[result]}`,
    (finding) => refuseRecheck(finding, checked),
    (found) => {
      for (const { id } of found) store.findings.setRecheck(id, checked);
    },
  );
}

function removeRecheck(context: ServiceContext, ids: readonly FindingId[]) {
  const refuse = (finding: Finding): Failure | undefined =>
    finding.recheck ? undefined : fail('conflict', '这个问题还没有复核。请刷新后重试。').error;
  return each(context, ids, '移除复核', refuse, (found) => {
    for (const { id } of found) context.store.findings.setRecheck(id, undefined);
  });
}

/** One step on some findings, all or nothing: the first that is refused is named. */
function each(
  context: ServiceContext,
  ids: readonly FindingId[],
  what: string,
  refuse: (finding: Finding) => Failure | undefined,
  write: (found: readonly Finding[]) => void,
) {
  const found = findOpen(context, ids);
  if (!found.ok) return found;
  for (const finding of found.value) {
    const refusal = refuse(finding);
    if (!refusal) continue;
    const which = found.value.length > 1 ? `${nameOf(context, finding)}：` : '';
    return { ok: false as const, error: { ...refusal, message: `${which}${refusal.message}` } };
  }
  const [first] = found.value;
  const label =
    found.value.length === 1 && first ? `${what}：${nameOf(context, first)}` : `${what} ${found.value.length} 个`;
  return runCommand(context, { label }, () => {
    write(found.value);
    return {};
  });
}

/** The findings that are meant, each once; the first that does not exist, or is of a closed year, is refused. */
function findOpen(context: ServiceContext, ids: readonly FindingId[]): Outcome<readonly Finding[]> {
  const found: Finding[] = [];
  for (const [index, id] of [...new Set(ids)].entries()) {
    const finding = context.store.findings.one(id);
    if (!finding) {
      return fail('not-found', `第 ${index + 1} 个问题已不存在，可能刚被移除。请刷新后重试。`, {
        fields: { [`ids.${index}`]: '没有这个问题' },
      });
    }
    found.push(finding);
  }
  for (const year of new Set(found.map((finding) => finding.year))) {
    const closed = refuseClosedYear(context, year);
    if (closed) return { ok: false, error: closed };
  }
  return succeed(found);
}

function unitName({ store }: ServiceContext, unitId: UnitId): string {
  return store.units.units().find(({ id }) => id === unitId)?.name ?? '';
}

function nameOf(context: ServiceContext, { unitId, cause }: Finding): string {
  return `${unitName(context, unitId)} ${shortened(cause)}`;
}
