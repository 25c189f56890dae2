import type { Year } from '../../domain/brand.ts';
import type { Register } from '../../domain/model/duty.ts';
import { NO_SHIFT } from '../../domain/model/timeRule.ts';
import { STATUTORY_DAYS } from '../../domain/rules/statutory.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';

const CONTENT: Readonly<Record<Register, string>> = { requests: '答复政府信息公开申请' };
const WORDING: Readonly<Record<Register, string>> = { requests: '自收到申请之日起20个工作日内' };

/** Adds the duty that stands for a register in a year, where it is not there; runs inside a command. */
export function addRegisterDuty(store: Store, year: Year, register: Register): void {
  if (store.duties.ofYear(year).some((duty) => duty.register === register)) return;
  const rule = {
    type: 'triggered',
    event: 'requestReceived',
    n: STATUTORY_DAYS.requestAnswer,
    count: 'workday',
    shift: NO_SHIFT,
  } as const;
  store.duties.add({
    year,
    kind: 'case',
    number: '',
    task: '依申请公开',
    subtask: '',
    content: CONTENT[register],
    timeWording: WORDING[register],
    unitsWording: '',
    sort: store.duties.lastSort(year) + 1,
    rules: [{ rule }],
    assignments: [],
    unresolved: [],
    register,
  });
}

/**
 * Sets up a register's duty in every open year. A step of its own that is not taken back: whatever is undone of the register, its other cases stay where
 * they are seen.
 */
export function openRegister({ store, clock }: Pick<ServiceContext, 'store' | 'clock'>, register: Register) {
  const years = store.workspace
    .years()
    .filter(
      ({ year, state }) => state === 'open' && !store.duties.ofYear(year).some((duty) => duty.register === register),
    );
  if (years.length === 0) return undefined;
  const opened = store.command(
    '设立依申请公开登记簿',
    clock.now(),
    () => {
      for (const { year } of years) addRegisterDuty(store, year, register);
    },
    { undoable: false },
  );
  return opened.ok ? undefined : opened.error;
}
