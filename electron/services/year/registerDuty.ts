import type { Year } from '../../domain/brand.ts';
import { limitOn, limitWords, readLimits, type Limit } from '../../domain/cases/caseLimits.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { plainDate } from '../../domain/dates/plainDate.ts';
import { CASE_REGISTERS, type CaseLimits } from '../../domain/model/caseRecord.ts';
import type { Register } from '../../domain/model/duty.ts';
import { NO_SHIFT, type TimeRule, type TriggerEvent } from '../../domain/model/timeRule.ts';
import { STATUTORY_DAYS } from '../../domain/rules/statutory.ts';
import { REGISTER_DEFINITIONS } from '../../domain/words/registerDefinitions.ts';
import { LIMIT_DEFINITIONS, registerName } from '../../domain/words/registers.ts';
import { CASE_LIMITS } from '../../store/facts.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';

interface RegisterTexts {
  readonly content: string;
  readonly timeWording: string;
  readonly rule: TimeRule;
}

function triggered(event: TriggerEvent, n: number, count: 'workday' | 'day'): TimeRule {
  return { type: 'triggered', event, n, count, shift: NO_SHIFT };
}

/** What rule a limit comes to where duties are listed; each case is reckoned by the limit itself. */
function ruleOfLimit(event: TriggerEvent, { n, unit }: Limit): TimeRule {
  switch (unit) {
    case 'workday':
    case 'day':
      return triggered(event, n, unit);
    case 'hour':
      return triggered(event, Math.ceil(n / 24), 'day');
    case 'month':
      return triggered(event, n * 30, 'day');
    default:
      return unit satisfies never;
  }
}

/** The limits that the office has set. */
export function caseLimits(store: Pick<Store, 'workspace'>): CaseLimits {
  return readLimits(store.workspace.setting(CASE_LIMITS));
}

function textsOf(store: Store, year: Year, register: Register): RegisterTexts {
  if (register === 'requests') {
    return {
      content: '答复政府信息公开申请',
      timeWording: '自收到申请之日起20个工作日内',
      rule: triggered('requestReceived', STATUTORY_DAYS.requestAnswer, 'workday'),
    };
  }
  const { duty } = REGISTER_DEFINITIONS[register];
  if (duty.event === undefined || duty.limit === undefined) {
    return { content: duty.content, timeWording: '', rule: { type: 'continuous' } };
  }
  // The limit as the year ends: what was set during it holds for most of what is still to come.
  const last: PlainDate = plainDate(year, 12, 31) ?? ('9999-12-31' as PlainDate);
  const limit = limitOn(caseLimits(store), duty.limit, last);
  const timeWording = `${LIMIT_DEFINITIONS[duty.limit].word}：${limitWords(limit)}`;
  return { content: duty.content, timeWording, rule: ruleOfLimit(duty.event, limit) };
}

/** Adds the duty that stands for a register in a year, where it is not there; runs inside a command. */
export function addRegisterDuty(store: Store, year: Year, register: Register): void {
  if (store.duties.ofYear(year).some((duty) => duty.register === register)) return;
  const { content, timeWording, rule } = textsOf(store, year, register);
  store.duties.add({
    year,
    kind: 'case',
    number: '',
    task: registerName(register),
    subtask: '',
    content,
    timeWording,
    unitsWording: '',
    sort: store.duties.lastSort(year) + 1,
    rules: [{ rule }],
    assignments: [],
    unresolved: [],
    register,
  });
}

/** Adds the duties of all registers that are kept; runs inside the command that opens the year. */
export function addRegisterDuties(store: Store, year: Year): void {
  if (store.requests.all().length > 0) addRegisterDuty(store, year, 'requests');
  const used = new Set(store.cases.all().map(({ register }) => register));
  for (const register of CASE_REGISTERS) if (used.has(register)) addRegisterDuty(store, year, register);
}

/** Gives the duties of open years the limits that hold now; runs inside the command that sets a limit. */
export function refreshRegisterDuties(store: Store): void {
  for (const { year, state } of store.workspace.years()) {
    if (state !== 'open') continue;
    for (const duty of store.duties.ofYear(year)) {
      const { register, timeWording: before } = duty;
      if (register === undefined || register === 'requests') continue;
      const { timeWording, rule } = textsOf(store, year, register);
      const [own] = duty.rules;
      if (timeWording === before || own === undefined) continue;
      store.duties.update(duty.id, { timeWording });
      store.duties.setRules(duty.id, [{ ...own, rule }]);
    }
  }
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
    `设立${registerName(register)}登记簿`,
    clock.now(),
    () => {
      for (const { year } of years) addRegisterDuty(store, year, register);
    },
    { undoable: false },
  );
  return opened.ok ? undefined : opened.error;
}
