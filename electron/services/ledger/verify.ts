import type { LeftItem } from '../../contract/ledger.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { daysBetween, type PlainDate } from '../../domain/dates/plainDate.ts';
import { assertNever } from '../../domain/brand.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { hasEvidence, mayAccept } from '../../domain/ledger/verifying.ts';
import { isReturned } from '../../domain/model/ledger.ts';
import { occurrenceKey, occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { shortened } from '../year/openDuty.ts';
import { showing } from '../year/shown.ts';
import { factsIndex } from '../year/views.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import { findOpenItems, itemNames, refuseItems, type FoundItem } from '../year/foundItems.ts';

/** What a verification says of each item besides its result. */
interface Said {
  readonly on?: PlainDate;
  readonly reason: string;
  readonly elements: readonly string[];
  readonly by: string;
}

function recorded({ clock }: ServiceContext, { occurrence }: FoundItem, { on, reason, elements, by }: Said) {
  const recordedAt = clock.now();
  return { ...occurrenceKey(occurrence), on: on ?? clock.today(), reason, elements, by, recordedAt };
}

/** What shows that an item is done, or why nothing does: there is neither link nor file, or its files are gone or changed. */
export async function shownBy(
  context: ServiceContext,
  { year, occurrence }: FoundItem,
): Promise<'shown' | 'noEvidence' | 'evidenceLost'> {
  const { fulfilments } = factsIndex(context.store.facts(year));
  const own = occurrence.fulfilmentIds.flatMap((id) => fulfilments.get(id) ?? []);
  const evidence = context.store.evidence.ofItem(occurrenceKey(occurrence));
  if (hasEvidence(own, await showing(context, evidence))) return 'shown';
  return evidence.length > 0 ? 'evidenceLost' : 'noEvidence';
}

/** Closes items (销号). */
export async function accept(context: ServiceContext, input: ParsedInputOf<'ledger.accept'>) {
  const { store, clock } = context;
  const early = findOpenItems(context, input.items);
  if (!early.ok) return early;
  const shown = new Map<string, 'shown' | 'noEvidence' | 'evidenceLost'>();
  for (const item of early.value) shown.set(occurrenceText(item.occurrence), await shownBy(context, item));
  // Others were answered while files were read.
  const found = findOpenItems(context, input.items);
  if (!found.ok) return found;
  const refusal =
    refuseDay(context, input.on) ??
    refuseUnregistered(found.value, '核验') ??
    refuseBefore(context, found.value, input.on);
  if (refusal) return { ok: false as const, error: refusal };
  const closing: { readonly item: FoundItem; readonly waiver?: string }[] = [];
  const left: (LeftItem & { readonly found: FoundItem })[] = [];
  for (const item of found.value) {
    const isClosed = item.occurrence.state === 'closed';
    const how = shown.get(occurrenceText(item.occurrence)) ?? 'noEvidence';
    if (isClosed) left.push(leftOut(item, 'accepted'));
    else if (how === 'shown') closing.push({ item });
    else if (input.waiver === undefined) left.push(leftOut(item, how));
    else closing.push({ item, waiver: input.waiver });
  }
  if (closing.length === 0) return { ok: false as const, error: refuseAll(left) };
  const items = closing.map(({ item }) => item);
  return runCommand({ store, clock }, { label: `销号：${named(items)}` }, () => {
    for (const { item, waiver } of closing) {
      const why = waiver === undefined ? {} : { waiver };
      store.verifications.add({ ...recorded(context, item, input), result: 'accepted', ...why });
    }
    return { closed: closing.length, left: left.map(({ found: _found, ...one }) => one) };
  });
}

function leftOut(found: FoundItem, why: LeftItem['why']): LeftItem & { readonly found: FoundItem } {
  const { occurrence, unit, duty } = found;
  return { ...occurrenceKey(occurrence), unit, content: duty.content, period: occurrence.period.label, why, found };
}

/** Nothing is left to close: why, of all of them. */
function refuseAll(left: readonly { readonly why: LeftItem['why']; readonly found: FoundItem }[]): Failure {
  const of = (why: LeftItem['why']) => left.filter((one) => one.why === why).map(({ found }) => found);
  const bare = of('noEvidence');
  const lost = of('evidenceLost');
  const closed = of('accepted');
  const said = [
    ...(bare.length > 0 ? [`${itemNames(bare)}没有链接也没有文件，不能销号。请先补充佐证，或写明免佐证的理由。`] : []),
    ...(lost.length > 0
      ? [`${itemNames(lost)}的佐证文件不在了或被改动，不能销号。请放回原文件或补充佐证，或写明免佐证的理由。`]
      : []),
    ...(closed.length > 0 ? [`${itemNames(closed)}已经销号，不用再次核验。`] : []),
  ];
  const fields = bare.length + lost.length > 0 ? { fields: { waiver: '没有佐证，请写明理由' } } : {};
  return fail('conflict', said.join(''), fields).error;
}

/** Returns items (退回整改), all or nothing. */
export function giveBack(context: ServiceContext, input: ParsedInputOf<'ledger.return'>) {
  const { store, clock } = context;
  const found = findOpenItems(context, input.items);
  if (!found.ok) return found;
  const { fault, newDueOn } = input;
  const refusal =
    refuseDay(context, input.on) ??
    refuseNewDue(clock.today(), newDueOn) ??
    refuseItems(
      found.value.filter(({ occurrence }) => isReturned(occurrence)),
      '已经退回，还没有补报，不用再次退回。如要改期，请先撤销上次退回。',
    ) ??
    refuseUnregistered(found.value, '退回') ??
    refuseBefore(context, found.value, input.on);
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand({ store, clock }, { label: `退回整改：${named(found.value)}` }, () => {
    for (const item of found.value) {
      store.verifications.add({ ...recorded(context, item, input), result: 'returned', fault, newDueOn });
    }
    return { returned: found.value.length };
  });
}

/** Lets closed items be checked again, all or nothing. */
export function reopen(context: ServiceContext, input: ParsedInputOf<'ledger.reopen'>) {
  const { store, clock } = context;
  const found = findOpenItems(context, input.items);
  if (!found.ok) return found;
  const open = found.value.filter(({ occurrence }) => occurrence.state !== 'closed');
  const refusal = refuseItems(open, '没有销号，不用重新核验。请去掉后重试。');
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand({ store, clock }, { label: `重新核验：${named(found.value)}` }, () => {
    for (const item of found.value) {
      store.verifications.add({ ...recorded(context, item, { ...input, elements: [] }), result: 'reopened' });
    }
    return { reopened: found.value.length };
  });
}

function named(items: readonly FoundItem[]): string {
  const [first] = items;
  return first && items.length === 1 ? `${first.unit}，${shortened(first.duty.content)}` : `${items.length} 项`;
}

function refuseDay({ clock }: ServiceContext, on: PlainDate | undefined): Failure | undefined {
  return on === undefined ? undefined : refuseImpossibleDay(clock, on, 'on');
}

/** What was found on a day cannot be of what was done after it. */
function refuseBefore(
  context: ServiceContext,
  found: readonly FoundItem[],
  on: PlainDate | undefined,
): Failure | undefined {
  if (on === undefined) return undefined;
  const later = found.flatMap((item): { readonly item: FoundItem; readonly last: PlainDate }[] => {
    const last = lastDay(context, item);
    return last !== undefined && last > on ? [{ item, last }] : [];
  });
  const [first] = later;
  if (!first) return undefined;
  const names = itemNames(later.map(({ item }) => item));
  return fail('invalid-input', `${names}在 ${first.last} 才办结，核验日期 ${on} 不能早于办结日期。请改正。`, {
    fields: { on: `不能早于办结日期 ${first.last}` },
  }).error;
}

/** The day of the last that is registered for an item. */
function lastDay({ store }: ServiceContext, { year, occurrence }: FoundItem): PlainDate | undefined {
  const { fulfilments } = factsIndex(store.facts(year));
  return occurrence.fulfilmentIds
    .flatMap((id) => fulfilments.get(id)?.doneOn ?? [])
    .toSorted()
    .at(-1);
}

/** A new day beyond this is taken for a slip of the pen. */
const LONGEST_RETURN = 366;

function refuseNewDue(today: PlainDate, newDueOn: PlainDate): Failure | undefined {
  if (daysBetween(today, newDueOn) > LONGEST_RETURN) {
    return fail('invalid-input', `补正期限 ${newDueOn} 不能超过一年。请检查年份是否写错。`, {
      fields: { newDueOn: '不能超过一年' },
    }).error;
  }
  if (newDueOn > today) return undefined;
  return fail('invalid-input', `补正期限 ${newDueOn} 应晚于今天（${today}），请改正。`, {
    fields: { newDueOn: '应晚于今天' },
  }).error;
}

/** What nobody registered, or stands apart, cannot be checked. */
function refuseUnregistered(found: readonly FoundItem[], what: string): Failure | undefined {
  const open = found.filter(({ occurrence }) => !mayAccept(occurrence));
  const [first] = open;
  if (!first) return undefined;
  const { state } = first.occurrence;
  const same = open.filter(({ occurrence }) => occurrence.state === state);
  switch (state) {
    case 'registered':
      return refuseItems(same, '按设置不需要核验，登记后即为完成。请去掉后重试，或在事项里打开核验。');
    case 'before':
    case 'notCounted':
    case 'exempt':
      return refuseItems(same, `属于“免除、此前、不计入”之一，不需要${what}。请去掉后重试。`);
    case 'returned':
    case 'overdue':
    case 'reported':
    case 'upcoming':
    case 'dueSoon':
    case 'ongoing':
    case 'checkDue':
    case 'noReply':
    case 'toVerify':
    case 'closed':
      return refuseItems(same, `还没有登记办结，不能${what}。请先登记，或去掉后重试。`);
    default:
      return assertNever(state);
  }
}
