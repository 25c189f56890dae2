import type { ParsedInputOf } from '../../contract/index.ts';
import type { CommandId, ReminderId } from '../../domain/brand.ts';
import { fail, succeed, type Failure } from '../../domain/failure.ts';
import type { Store } from '../../store/store.ts';
import type { Staying } from '../../store/log/takeBack.ts';
import { withChanged } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseLockedStep } from '../assessment/undoLocks.ts';
import { objectionsTo } from '../year/objections.ts';

/** Takes back one command, the last unless one is named. Slips whose files somebody has cannot be unmade: they are voided. */
export async function undo(context: ServiceContext, { commandId, unfreeze }: ParsedInputOf<'workspace.undo'>) {
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
  const refused = last && (refuseLockedStep(context, last, 'undo') ?? refuseUnasked(store, last, unfreeze));
  if (refused) return { ok: false as const, error: refused };
  return withChanged(store, () => {
    const undone =
      commandId === undefined
        ? store.undoLast(clock.now(), objections, staying)
        : store.undo(commandId, clock.now(), objections, staying);
    if (!undone.ok) return undone;
    return succeed({ undone: undone.value.label, ...(voided === 0 ? {} : { note: voidedWords(voided) }) });
  });
}

/**
 * A freeze is taken back only by who says that it is meant: figures and papers that may be out go with it. Not so the demo, which brings the units along with
 * what is frozen of them.
 */
function refuseUnasked(store: Store, commandId: CommandId, isMeant: boolean): Failure | undefined {
  if (isMeant) return undefined;
  const made = new Set(store.rowsOf(commandId).flatMap(({ table, before }) => (before === null ? [table] : [])));
  if (!made.has('score_freezes') || made.has('units')) return undefined;
  const message =
    '这一步是考核定稿。撤销后这一版的得分、材料和公布分不再有效，它的编号不再使用。确认要撤销的，请确认后再撤销。';
  return fail('conflict', message, { fields: { unfreeze: '还没有确认' } }).error;
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
