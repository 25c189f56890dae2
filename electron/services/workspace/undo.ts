import type { CommandId, ReminderId } from '../../domain/brand.ts';
import { succeed } from '../../domain/failure.ts';
import type { Store } from '../../store/store.ts';
import type { Staying } from '../../store/log/takeBack.ts';
import { withChanged } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseFrozenStep } from '../assessment/undoLocks.ts';
import { objectionsTo } from '../year/objections.ts';

/** Takes back one command, the last unless one is named. Slips whose files somebody has cannot be unmade: they are voided. */
export async function undo(context: ServiceContext, commandId: CommandId | undefined) {
  const { store, clock } = context;
  const objections = await objectionsTo(context);
  let voided = 0;
  const staying = (revision: number): Staying | undefined => {
    const ids = fetchedOf(store, revision);
    voided = ids.size;
    if (voided === 0) return undefined;
    return {
      isStaying: (change) => store.reminders.isOf(change, ids),
      instead: () => ids.forEach((id) => store.reminders.withdraw(id, '撤销生成')),
    };
  };
  const last = commandId ?? store.undoable()?.id;
  const frozen = last && refuseFrozenStep(context, last, 'undo');
  if (frozen) return { ok: false as const, error: frozen };
  return withChanged(store, () => {
    const undone =
      commandId === undefined
        ? store.undoLast(clock.now(), objections, staying)
        : store.undo(commandId, clock.now(), objections, staying);
    if (!undone.ok) return undone;
    return succeed({ undone: undone.value.label, ...(voided === 0 ? {} : { note: voidedWords(voided) }) });
  });
}

/** What stands of a making of slips that was taken back; `undefined` where nothing does. */
export function voidedNote(store: Store, revision: number): string | undefined {
  const { size } = fetchedOf(store, revision);
  return size === 0 ? undefined : voidedWords(size);
}

function fetchedOf({ reminders }: Store, revision: number): ReadonlySet<ReminderId> {
  return new Set(reminders.madeIn(revision).flatMap(({ id, fetchedAt }) => (fetchedAt === undefined ? [] : [id])));
}

function voidedWords(count: number): string {
  return `文件已取走的 ${count} 份改为作废，编号保留`;
}
