import type { ParsedInputOf } from '../../contract/index.ts';
import { daysBetween } from '../../domain/dates/plainDate.ts';
import { sameOccurrence, type OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { shortened } from '../year/openDuty.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { findEach, findOpenItems, itemNames, type FoundItem } from '../year/foundItems.ts';

/** An extension beyond this is taken for a slip of the pen. */
const LONGEST_EXTENSION = 366;

/** Extensions (延期) and exemptions (免除) of single occurrences. */
export function createExceptions(context: ServiceContext): AreaHandlers<'extensions'> & AreaHandlers<'exemptions'> {
  const { store, clock } = context;
  return {
    'extensions.save'(input) {
      const found = findAll(context, input.items);
      if (!found.ok) return found;
      const refusal = refuseExtension(found.value, input);
      if (refusal) return { ok: false, error: refusal };
      const { dueOn, reason } = input;
      return runCommand(context, { label: `延期至 ${dueOn}：${named(found.value)}` }, () => ({
        ids: input.items.map((item, index) => {
          // Recorded for an earlier version of the rule, or for a unit merged since: it gives way.
          replaced(found.value[index]?.occurrence.extensionId, item, store.extensions);
          return store.extensions.set(item, { dueOn, reason }, clock.now());
        }),
      }));
    },
    'extensions.remove'({ ids }) {
      const known = allOpen(context, ids, (id) => store.extensions.one(id), '延期');
      if (!known.ok) return known;
      return runCommand(context, { label: `取消 ${ids.length} 条延期` }, () => {
        store.extensions.remove(ids);
        return {};
      });
    },
    'exemptions.save'(input) {
      const found = findAll(context, input.items);
      if (!found.ok) return found;
      const refusal = refuseDone(found.value, '免除');
      if (refusal) return { ok: false, error: refusal };
      return runCommand(context, { label: `免除：${named(found.value)}` }, () => ({
        ids: input.items.map((item, index) => {
          replaced(found.value[index]?.occurrence.exemptionId, item, store.exemptions);
          return store.exemptions.set(item, { reason: input.reason }, clock.now());
        }),
      }));
    },
    'exemptions.remove'({ ids }) {
      const known = allOpen(context, ids, (id) => store.exemptions.one(id), '免除');
      if (!known.ok) return known;
      return runCommand(context, { label: `取消 ${ids.length} 条免除` }, () => {
        store.exemptions.remove(ids);
        return {};
      });
    },
  };
}

interface Records<Id> {
  one(id: Id): OccurrenceKey | undefined;
  remove(ids: readonly Id[]): number;
}

function replaced<Id>(id: Id | undefined, item: OccurrenceKey, records: Records<Id>): void {
  const before = id === undefined ? undefined : records.one(id);
  if (id !== undefined && before && !sameOccurrence(before, item)) records.remove([id]);
}

/** The occurrences that are meant, one for each item; the first that does not exist, or is of a closed year, is refused. */
function findAll(context: ServiceContext, items: readonly OccurrenceKey[]): Outcome<readonly FoundItem[]> {
  const open = findOpenItems(context, items);
  return open.ok ? findEach(context, items) : open;
}

function named(found: readonly FoundItem[]): string {
  const [first] = found;
  return first && found.length === 1 ? `${first.unit}，${shortened(first.duty.content)}` : `${found.length} 项`;
}

function refuseDone(found: readonly FoundItem[], what: string): Failure | undefined {
  const done = found.filter(({ occurrence }) => occurrence.done >= occurrence.needed);
  if (done.length === 0) return undefined;
  return fail('conflict', `${itemNames(done)}已经办结，不需要${what}。请去掉后重试。`).error;
}

function refuseExtension(
  found: readonly FoundItem[],
  { dueOn }: ParsedInputOf<'extensions.save'>,
): Failure | undefined {
  const exempt = found.filter(({ occurrence }) => occurrence.lamp === 'exempt');
  if (exempt.length > 0) {
    return fail('conflict', `${itemNames(exempt)}已经免除，不需要延期。如要恢复，请先取消免除。`).error;
  }
  const done = refuseDone(found, '延期');
  if (done) return done;
  const fields = { dueOn: '应晚于原到期日，且不超过一年' };
  for (const one of found) {
    const original = one.occurrence.originalDueOn ?? one.occurrence.dueOn;
    if (original === undefined || dueOn <= original) {
      return fail('invalid-input', `${itemNames([one])}原定 ${original ?? ''} 到期，延期应晚于这一天。请改正。`, {
        fields,
      }).error;
    }
    if (daysBetween(original, dueOn) > LONGEST_EXTENSION) {
      return fail('invalid-input', `${itemNames([one])}原定 ${original} 到期，延期不能超过一年。请检查年份是否写错。`, {
        fields,
      }).error;
    }
  }
  return undefined;
}

/** Checks that records exist and belong to open years. */
function allOpen<Id>(
  context: ServiceContext,
  ids: readonly Id[],
  one: (id: Id) => OccurrenceKey | undefined,
  what: string,
): Outcome<undefined> {
  for (const id of ids) {
    const found = one(id);
    const year = found && context.store.duties.yearOf(found.dutyId);
    if (year === undefined) return fail('not-found', `这条${what}已不存在，可能刚被取消。请刷新后重试。`);
    const closed = refuseClosedYear(context, year);
    if (closed) return { ok: false, error: closed };
  }
  return succeed(undefined);
}
