import type { Failure } from '../../domain/failure.ts';
import type { ServiceContext } from './context.ts';

/** What a copy is made before: an import, or the taking in of fill-in workbooks. */
export type BackupReason = 'import' | 'fill-in';

/** How many copies from before these are kept, together. */
export const KEPT_BACKUPS = 10;

const KIND = /^before-(?:import|fill-in)-(\d{8}-\d{6})(?:-(\d+))?$/u;

/** The name of the copy: what it was made before, and the time of day in China, which every office's clock shows. `now`: ISO instant. */
export function backupName(now: string, reason: BackupReason = 'import'): string {
  const [date = '', time = ''] = new Date(Date.parse(now) + 8 * 60 * 60 * 1000).toISOString().split('T');
  return `before-${reason}-${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}`;
}

/** Which copies go: all but the newest of those made before something came in. Others in the folder are none of this. */
export function surplusBackups(names: readonly string[], kept = KEPT_BACKUPS): readonly string[] {
  return names
    .flatMap((name) => {
      const [, time, number = '1'] = KIND.exec(name) ?? [];
      return time === undefined ? [] : [{ name, time, number: Number(number) }];
    })
    .sort((a, b) => (a.time === b.time ? b.number - a.number : a.time < b.time ? 1 : -1))
    .slice(kept)
    .map(({ name }) => name);
}

/** The last copy of a store, and the revision that it holds. */
const lastCopies = new WeakMap<object, { readonly name: string; readonly revision: number }>();

/**
 * A checked copy of everything as it is, before something comes in; why there is none, where there is none. Old copies of the kind go.
 * None is made where the last one holds the same, as when a refused write is tried again.
 */
export async function backUpBefore(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  reason: BackupReason,
): Promise<Failure | undefined> {
  const last = lastCopies.get(store);
  if (last?.revision === store.revision() && store.backups().includes(last.name)) return undefined;
  const revision = store.revision();
  const copy = await store.backup(backupName(clock.now(), reason));
  if (!copy.ok) {
    const what = reason === 'import' ? '导入' : '接收';
    return { ...copy.error, message: `${what}前的备份没有做成，没有${what}任何内容。${copy.error.message}` };
  }
  lastCopies.set(store, { name: copy.value.replace(/^.*[\\/]|\.sqlite$/gu, ''), revision });
  for (const name of surplusBackups(store.backups())) store.removeBackup(name);
  return undefined;
}
