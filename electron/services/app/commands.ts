import type { Changed } from '../../contract/define.ts';
import type { Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { closedYearFailure } from '../../store/log/closedYears.ts';
import type { ServiceContext } from './context.ts';

/** What a command is called in 撤销 and the change log. */
export interface CommandOptions {
  /** In Chinese, without a full stop: 登记办结 12 条. */
  readonly label: string;
  /** `false` for what cannot sensibly be taken back. */
  readonly undoable?: boolean;
}

/** Runs writes as one command, all or nothing, and answers its value with whether it wrote. Check everything before. */
export function runCommand<Value extends object>(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  { label, undoable = true }: CommandOptions,
  write: () => Value,
): Outcome<Value & Changed> {
  return withChanged(store, () => store.command(label, clock.now(), write, { undoable }));
}

/** Whether the work wrote anything, by the change log: no command says it of itself. The step that it is in 撤销 comes from there too. */
export function withChanged<Value extends object>(
  store: Pick<ServiceContext['store'], 'revision' | 'last'>,
  work: () => Outcome<Value>,
): Outcome<Value & Changed> {
  const before = store.revision();
  const outcome = work();
  if (!outcome.ok) return outcome;
  if (store.revision() === before) return succeed({ ...outcome.value, changed: false });
  const commandId = store.last()?.id;
  return succeed({ ...outcome.value, changed: true, ...(commandId === undefined ? {} : { commandId }) });
}

/** Why a year cannot be written to; `undefined` when it can. */
export function refuseClosedYear({ store }: Pick<ServiceContext, 'store'>, year: Year): Failure | undefined {
  const found = store.workspace.year(year);
  if (!found) {
    return fail('not-found', `还没有 ${year} 年度。请先在“设置”中新建该年度。`, { fields: { year: '没有这个年度' } })
      .error;
  }
  return found.state === 'closed' ? closedYearFailure(year) : undefined;
}
